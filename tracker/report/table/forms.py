"""The forms of the table of concordance: each is a module that writes it, and a line here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from tracker.report.table.rows import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """One form of the table.

    Attributes:
        name: What it is called on the command line.
        ending: Ending of its files, with the dot.
        streams: Whether it is text to read as it is, which goes to the standard output unless a file is named.
        writer: Module with ``render(table) -> bytes``; loaded when used.
    """

    name: str
    ending: str
    streams: bool = False
    writer: str

    def render(self, table: Table) -> bytes:
        """The finished file.

        Args:
            table: What to print.
        """
        return cast("bytes", import_module(self.writer).render(table))


_ALL = (
    TableForm(name="json", ending=".json", streams=True, writer="tracker.report.table.as_json"),
    TableForm(name="csv", ending=".csv", streams=True, writer="tracker.report.table.as_csv"),
    TableForm(name="markdown", ending=".md", streams=True, writer="tracker.report.table.as_markdown"),
    TableForm(name="html", ending=".html", writer="tracker.report.table.as_html"),
    TableForm(name="akn", ending=".xml", writer="tracker.report.table.as_akn"),
    TableForm(name="xlsx", ending=".xlsx", writer="tracker.report.table.as_xlsx"),
)
TABLE_FORMS = {each.name: each for each in _ALL}
"""The forms by name."""
