"""LibreOffice, which knows nothing of us, rejects and accepts all changes of our Word files: word for word."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import office
from tracker.diff.redline import compare
from tracker.readers import read_file
from tracker.report.view.redline_view import build_view
from tracker.report.word.write import render
from tracker.text.writer import digest

Check = tuple[str, bool, str]

_DRAFTS = Path(__file__).resolve().parent.parent / "drafts" / "solidarity"
_STAGES = ("2013-preliminary", "2014-avant-projet", "2017-final")
_ACTS = ("brussels1_fr", "ccd_en", "evidence_en", "sales_fr")
"""Acts that were recast: renumbered, moved, split, merged, in two languages."""


def check(data: Path) -> list[Check]:
    """The declaration, the civil code, four acts, two laws in Chinese, and the Chilean drafts."""
    if not office.is_here():
        return [("LibreOffice", False, "not here: apt install libreoffice-writer-nogui python3-uno")]
    return [_judged(name, *files) for name, files in pairs(data).items()]


def pairs(data: Path) -> dict[str, tuple[Path, Path]]:
    """The files before and after, by what they are."""
    texts, acts = data / "texts", data / "benchmark" / "mapping"
    found = {f"{a} -> {b}": (_DRAFTS / f"{a}.fr.md", _DRAFTS / f"{b}.fr.md") for a, b in pairwise(_STAGES)}
    found[f"{_STAGES[0]} -> {_STAGES[2]}"] = _DRAFTS / f"{_STAGES[0]}.fr.md", _DRAFTS / f"{_STAGES[2]}.fr.md"
    code = texts / "fr_code_civil"
    found["civil code"] = code / "2016-08-10_avant_fr.txt", code / "2016-10-01_apres_fr.txt"
    found |= {name: (acts / name / "old.txt", acts / name / "new.txt") for name in _ACTS}
    for act, old, new in (("lifafa", 2015, 2023), ("fanjiandiefa", 2014, 2023)):
        found[f"{act} (Chinese)"] = texts / "zh_laws" / f"{act}_{old}_zh.txt", texts / "zh_laws" / f"{act}_{new}_zh.txt"
    return found


def _judged(name: str, old: Path, new: Path) -> Check:
    before, after = (read_file(file).draft for file in (old, new))
    seen = build_view(compare(before, after), ("before", "after"), (digest(before), digest(after)))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "redline.docx"
        file.write_bytes(render(seen))
        [(rejected, accepted)] = office.judged([file])
        size = file.stat().st_size
    holds = rejected == office.expected(before), accepted == office.expected(after)
    figure = f"{len(rejected)} and {len(accepted)} words, {size / 1e6:.2f} MB"
    return f"{name}: rejected the text before, accepted the text after", all(holds), figure
