"""Two plain texts compared by LibreOffice as documents."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from benchmarks.office import run
from benchmarks.wording import libreoffice


def compared(old: Path, new: Path, out: Path) -> None:
    """Compare two files of plain text, each line a paragraph, into a flat document with tracked changes."""
    with TemporaryDirectory() as folder:
        files = [Path(folder, f"{side}.fodt") for side in ("old", "new")]
        for file, text in zip(files, (old, new), strict=True):
            lines = [line for line in text.read_text(encoding="utf-8").split("\n") if line.strip()]
            file.write_text(libreoffice.document([FENCE, *map(escape, lines)]), encoding="utf-8")
        run(libreoffice.SCRIPT, [*files, out.absolute()])


FENCE = libreoffice.FENCE.format(n=0)
"""The line at the head of both, behind which reading begins."""
