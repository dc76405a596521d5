"""LibreOffice, which shares nothing with this program, rejects and accepts all changes of its Word files."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import office
from benchmarks.accept.check import Check, pairs
from tracker.diff.redline import compare
from tracker.readers import read_file
from tracker.report.view.redline_view import build_view
from tracker.report.word.write import render
from tracker.text.writer import digest


def check(data: Path) -> list[Check]:
    """Compare the words of both texts for each pair; one failed check if LibreOffice is not installed."""
    if not office.is_installed():
        return [Check("LibreOffice", False, "not here: apt install libreoffice-writer-nogui python3-uno")]
    return [_check(name, *files) for name, files in pairs(data).items()]


def _check(name: str, old: Path, new: Path) -> Check:
    before, after = (read_file(file).draft for file in (old, new))
    view = build_view(compare(before, after), ("before", "after"), (digest(before), digest(after)))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "redline.docx"
        file.write_bytes(render(view))
        [(rejected, accepted)] = office.reject_and_accept([file])
        size = file.stat().st_size
    holds = rejected == office.expected_words(before), accepted == office.expected_words(after)
    figure = f"{len(rejected)} and {len(accepted)} words, {size / 1e6:.2f} MB"
    return Check(f"{name}: rejected the text before, accepted the text after", all(holds), figure)
