"""Time the reading of each format: ``python -m benchmarks.speed.formats FILE``, a plain text.

One text is written in every format, by our own writers where we have one. Each file is read in a process of its own.
Seconds are told by the megabyte of the *text*, since the files hold much besides.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import TYPE_CHECKING

from benchmarks.speed import report
from benchmarks.speed.programs import alone
from tracker import export, parse
from tracker.model.block import BlockKind
from tracker.text.writer import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText

TURNS = 3
_LETTERS, _LINES = 85, 52
"""Letters of a line and lines of a page of the PDF, as of a page printed on A4."""


def written(plain: Path, folder: Path) -> dict[str, Path]:
    """Write a plain text in every format; gives the files by the name of the format.

    Args:
        plain: The text, in letters that Windows-1252 has.
        folder: An empty folder.
    """
    draft = parse(plain)
    contents = {
        "plain": plain.read_bytes(), "markdown": write(draft).encode(), "html": _page(draft).encode(),
        "docx": export(draft, "docx"), "xml": export(draft, "akn"), "pdf": _pdf(plain.read_text(encoding="utf-8")),
    }  # fmt: skip
    names = {"plain": "plain text", "markdown": "Markdown", "html": "HTML", "docx": "Word", "xml": "Akoma Ntoso"}
    files = {}
    for ending, content in contents.items():
        file = folder / f"text.{ {'plain': 'txt', 'markdown': 'md'}.get(ending, ending) }"
        file.write_bytes(content)
        files[names.get(ending, "PDF")] = file
    return files


def _page(draft: DraftText) -> str:
    """A web page as legislators publish them: headings and paragraphs."""
    lines = [
        f"<h{min(block.level, 6)}>{escape(block.text)}</h{min(block.level, 6)}>"
        if block.kind is BlockKind.HEADING
        else f"<p>{escape(block.text)}</p>"
        for _, block in draft.blocks
    ]
    return "<!DOCTYPE html>\n<html><head><title>A text</title></head><body>\n" + "\n".join(lines) + "\n</body></html>\n"


def _pdf(text: str) -> bytes:
    """A printed text: one letter, one size, each paragraph apart."""
    lines = [line for paragraph in text.split("\n") for line in (wrap(paragraph, _LETTERS) or [""])]
    pages = [lines[start : start + _LINES] for start in range(0, len(lines), _LINES)]
    first = 4
    numbers = [first + 2 * n for n in range(len(pages))]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{n} 0 R' for n in numbers)}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in zip(numbers, pages, strict=True):
        drawn = b"\n".join([b"BT /F1 10 Tf 14 TL 60 790 Td", *_shown(page), b"ET"])
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn),
        ]
    return _file(objects)


def _shown(lines: list[str]) -> Iterator[bytes]:
    for line in lines:
        letters = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252", "replace")
        yield b"(%b) Tj T*" % letters


def _file(objects: list[bytes]) -> bytes:
    """The objects of a PDF with the table of their places."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table)
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start))


def measured(plain: Path, folder: Path) -> dict[str, dict[str, float]]:
    """Read the text in every format.

    Returns:
        For each format ``bytes`` of the file and ``seconds`` of the processor by the megabyte of the text.
    """
    megabytes = plain.stat().st_size / 1e6
    files = written(plain, folder)
    runs: dict[str, list[float]] = {name: [] for name in files}
    for _ in range(TURNS):
        for name, file in files.items():
            runs[name].append(alone("read", file, file, folder / "out")[0])
    return {
        name: {"bytes": file.stat().st_size, "seconds": median(runs[name]) / megabytes} for name, file in files.items()
    }


def main(plain: Path) -> None:
    """Measure and print Markdown."""
    with TemporaryDirectory() as folder:
        found = measured(plain, Path(folder))
    print(report.formats({"formats": found}))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m benchmarks.speed.formats FILE")
    main(Path(sys.argv[1]))
