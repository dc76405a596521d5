"""The pairs of texts, and plain texts compared as documents, by LibreOffice and by Docxodus."""

from __future__ import annotations

import lzma
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from benchmarks.office import run
from benchmarks.wording import libreoffice
from tracker import parse
from tracker.errors import InputError
from tracker.model.block import CALL
from tracker.model.redline import RunKind

if TYPE_CHECKING:
    from collections.abc import Iterator


DRAFTS = Path(__file__).parents[2] / "drafts" / "solidarity"


def pairs(data: Path, folder: Path) -> dict[str, tuple[Path, Path]]:
    """Small, medium and large pairs, unpacked, and two equal texts of the large one.

    Raises:
        InputError: If the data is missing.
    """
    found = {}
    for side, stage in (("old", "2014-avant-projet"), ("new", "2017-final")):
        (folder / f"small.{side}.txt").write_text(_plain(DRAFTS / f"{stage}.fr.md"), encoding="utf-8")
    found["small"] = folder / "small.old.txt", folder / "small.new.txt"
    for size, name in (("medium", "medium_mut"), ("large", "large_real")):
        files = []
        for side in ("old", "new"):
            source = data / "benchmark" / "speed" / f"{name}.{side}.txt"
            packed = source.with_suffix(".txt.xz")
            if not source.exists() and not packed.exists():
                raise InputError(f"{source} is missing", remedy="name the folder of the data")
            files.append(folder / f"{size}.{side}.txt")
            files[-1].write_bytes(source.read_bytes() if source.exists() else lzma.decompress(packed.read_bytes()))
        found[size] = files[0], files[1]
    return {**found, "equal": (found["large"][1], found["large"][1])}


def _plain(file: Path) -> str:
    """The words of a structured text, a line each, without the calls of its notes."""
    return "\n\n".join(block.text.replace(CALL, "") for _, block in parse(file).blocks) + "\n"


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


_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BODY = "word/document.xml"
_KINDS = {
    f"{{{_WORD}}}{name}": kind
    for names, kind in ((("ins", "moveTo"), RunKind.INSERTED), (("del", "moveFrom"), RunKind.DELETED))
    for name in names
}


def redlined(old: Path, new: Path, out: Path) -> None:
    """Compare two files of plain text, each line a paragraph, as Word files with Docxodus into one with marks."""
    from python_redlines import DocxodusEngine  # noqa: PLC0415 – an extra

    marked, *_ = DocxodusEngine().run_redline("bench", *(_word(file) for file in (old, new)))
    out.write_bytes(marked)


def tracked_in_word(out: Path) -> Iterator[tuple[str, str]]:
    """The runs of a Word file, each with what its tracked changes say; a moved one is struck and written again."""
    with ZipFile(out) as package:
        body = etree.fromstring(package.read(_BODY), etree.XMLParser(resolve_entities=False, huge_tree=True))
    texts = {f"{{{_WORD}}}{name}" for name in ("t", "delText")}
    for element in body.iter(*texts):
        kinds = (_KINDS.get(str(parent.tag)) for parent in element.iterancestors())
        yield next(filter(None, kinds), RunKind.KEPT), element.text or ""


def _word(file: Path) -> bytes:
    lines = (line for line in file.read_text(encoding="utf-8").split("\n") if line.strip())
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    )
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, part in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), (_BODY, content)):
            package.writestr(name, part)
    return made.getvalue()
