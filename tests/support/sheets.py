"""Sheets of Excel workbooks, read without the library that wrote them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Workbook:
    """A workbook.

    Attributes:
        names: The names of its sheets, in order.
    """

    def __init__(self, file: Path) -> None:
        with zipfile.ZipFile(file) as archive:
            self._parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
        self._shared = [
            "".join(map(str, item.itertext())) for item in self._parts["xl/sharedStrings.xml"].iter(f"{S}si")
        ]
        self.names = [str(sheet.get("name")) for sheet in self._parts["xl/workbook.xml"].iter(f"{S}sheet")]

    def xml(self, name: str) -> etree._Element:
        """The XML of a sheet."""
        return self._parts[f"xl/worksheets/sheet{self.names.index(name) + 1}.xml"]

    def rows(self, name: str) -> list[list[str]]:
        """The cells of a sheet as text; empty ones are left in their place."""
        return [[self._text(cell) for cell in row] for row in self.xml(name).iter(f"{S}row")]

    def _text(self, cell: etree._Element) -> str:
        value = cell.findtext(f"{S}v") or ""
        return self._shared[int(value)] if value and cell.get("t") == "s" else value
