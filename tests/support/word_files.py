"""Makes small Word files with known content."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OTHERS = {
    "r": _R,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
NS = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in {"w": _W, "mc": _MC, "wps": _WPS, **_OTHERS}.items())
_P = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = {"document": "document.main"}


def docx(body: str, **parts: str) -> bytes:
    """A Word file.

    Args:
        body: What stands in its body.
        parts: What stands in ``numbering``, ``styles``, ``footnotes``, ``endnotes``.
    """
    parts = {"document": f"<w:body>{body}<w:sectPr/></w:body>", **parts}
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_P}.{_MAIN.get(name, name)}+xml"/>' for name in parts
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
        if name != "document"
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{links}</Relationships>',
    } | {f"word/{name}.xml": f"<w:{name} {NS}>{content}</w:{name}>" for name, content in parts.items()}
    return packed({name: f'<?xml version="1.0" encoding="UTF-8"?>{text}' for name, text in files.items()})


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def with_files(data: bytes, files: dict[str, str | bytes], relations: dict[str, tuple[str, str]]) -> bytes:
    """A Word file with more files in it.

    Args:
        data: The Word file.
        files: Their contents, by path.
        relations: Kind and target of relations of the document, by id: ``{"rId9": ("aFChunk", "chunk.html")}``.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        all_files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    links = "".join(f'<Relationship Id="{i}" Type="{_R}/{kind}" Target="{to}"/>' for i, (kind, to) in relations.items())
    known = all_files["word/_rels/document.xml.rels"]
    assert isinstance(known, bytes)
    all_files["word/_rels/document.xml.rels"] = known.replace(b"</Relationships>", links.encode() + b"</Relationships>")
    return packed(all_files | files)


def p(*runs: str, num: str = "", level: int | None = None, style: str = "", end: str = "") -> str:
    """A paragraph; ``end`` is what is said of its mark: ``<w:del …/>``."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        depth = "" if level is None else f'<w:ilvl w:val="{level}"/>'
        properties += f'<w:numPr>{depth}<w:numId w:val="{num}"/></w:numPr>'
    properties += f"<w:rPr>{end}</w:rPr>" if end else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "", tag: str = "t") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


_WHO = 'w:id="{}" w:author="A" w:date="2020-01-01T00:00:00Z"'


def ins(text: str, n: int = 1) -> str:
    """Inserted words."""
    return f"<w:ins {_WHO.format(n)}>{r(text)}</w:ins>"


def dele(text: str, n: int = 2) -> str:
    """Deleted words."""
    return f"<w:del {_WHO.format(n)}>{r(text, tag='delText')}</w:del>"


def mark(kind: str, n: int = 3) -> str:
    """What is said of a paragraph mark that was inserted or deleted."""
    return f"<w:{kind} {_WHO.format(n)}/>"


def levels(*forms: tuple[str, str], more: dict[int, str] | None = None) -> str:
    """Levels of a list: form and pattern; ``more`` adds elements to a level."""
    more = more or {}
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more.get(n, "")}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (form, pattern) in enumerate(forms)
    )


def numbering(abstract: dict[str, str], nums: dict[str, str]) -> str:
    """Lists: their levels by name; and for each number of a list ``abstract`` or ``abstract|overrides``."""
    out = "".join(
        f'<w:abstractNum w:abstractNumId="{name}"><w:multiLevelType w:val="multilevel"/>{content}</w:abstractNum>'
        for name, content in abstract.items()
    )
    for name, points in nums.items():
        to, _, over = points.partition("|")
        out += f'<w:num w:numId="{name}"><w:abstractNumId w:val="{to}"/>{over}</w:num>'
    return out


def note(number: int, text: str, kind: str = "footnote") -> str:
    """A note."""
    return f'<w:{kind} w:id="{number}">{p(r("", tag=f"{kind}Ref"), r(f" {text}"))}</w:{kind}>'.replace(
        f'<w:{kind}Ref xml:space="preserve"></w:{kind}Ref>', f"<w:{kind}Ref/>"
    )


def call(number: int, kind: str = "footnote") -> str:
    """The call of a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'
