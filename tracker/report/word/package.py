"""The package of a Word file: what lists its parts, its properties, and the archive that holds them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from tracker.report.word.markup import XML_HEAD, escape_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"

_ENTRY_TIME = (1980, 1, 1, 0, 0, 0)
"""Time of every entry of the archive: the first that a zip archive knows. The same input gives the same bytes."""


def relationships(parts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the parts that list the other parts, by name: content types and relationships.

    Args:
        parts: Name and kind of each part beside the document, in the order of their relationships: rId1 and on.
    """
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in (
            ("word/document.xml", f"{_WORD_TYPE}.document.main+xml"),
            *(
                (f"word/{name}.xml", _THEME_TYPE if kind == "theme" else f"{_WORD_TYPE}.{kind}+xml")
                for name, kind in parts
            ),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
        )
    )
    return {
        "[Content_Types].xml": (
            f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
        ),
        "_rels/.rels": _relationships(
            (
                (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties",
                 "docProps/core.xml"),
                (f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
            )
        ),
        "word/_rels/document.xml.rels": _relationships(
            (f"{_OFFICE}/relationships/{kind}", f"{name}.xml") for name, kind in parts
        ),
    }  # fmt: skip


def _relationships(targets: Iterable[tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def properties(title: str, author: str, language: str, date: str, named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the properties of the file, by name of the part.

    Args:
        title: The title that Word shows in its window and readers of screens say first.
        author: The author.
        language: Language of the text, a BCP 47 tag.
        date: The time at which it was made, ``2017-04-25T00:00:00Z``; empty for none.
        named: Statements of our own, by name.
    """
    dates = (
        "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{escape_xml(date)}</dcterms:{name}>'
            for name in ("created", "modified")
        )
        if date
        else ""
    )
    core = (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape_xml(title)}</dc:title><dc:creator>{escape_xml(author)}</dc:creator>"
        f"<dc:language>{escape_xml(language)}</dc:language>{dates}</cp:coreProperties>"
    )
    statements = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name="{escape_xml(name)}">'
        f"<vt:lpwstr>{escape_xml(value)}</vt:lpwstr></property>"
        for n, (name, value) in enumerate(named, 2)
    )
    namespaces = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    custom = f"{XML_HEAD}<Properties {namespaces}>{statements}</Properties>"
    return {"docProps/core.xml": core, "docProps/custom.xml": custom}


def zipped(parts: Mapping[str, str]) -> bytes:
    """Return the archive that holds some parts, in their order.

    Args:
        parts: The parts, by name.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _ENTRY_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix: the same on every machine.
            archive.writestr(entry, text.encode())
    return out.getvalue()
