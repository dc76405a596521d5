"""Pieces of WordprocessingML (ECMA-376, part 1, 17.13.5: annotations) with the revisions that they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from tracker.report.word.order import Status

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can hold (XML 1.0, production 2). Treaty text never has any; names of files might."""

_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def plain(text: str) -> str:
    """Text as XML; what XML cannot hold becomes the replacement character."""
    return escape(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text))


@dataclass(slots=True)
class Marks:
    """Writes revisions, each with a number of its own.

    Attributes:
        author: Who changed the text, as Word shows it.
        date: When, ``2017-04-25T00:00:00Z``; empty if nobody said.
        right_to_left: Whether the script runs from right to left.
    """

    author: str
    date: str
    right_to_left: bool
    _last: int = field(default=0)

    def number(self) -> int:
        """A number that nothing else in the file has."""
        self._last += 1
        return self._last

    def signed(self, undated: str = "") -> str:
        """The attributes of a revision or comment: its number, who and when.

        Args:
            undated: What to say where nobody said when, but Word wants a date.
        """
        date = self.date or undated
        when = f' w:date="{plain(date)}"' if date else ""
        return f'w:id="{self.number()}" w:author="{plain(self.author)}"{when}'

    def properties(self, *more: str) -> str:
        """The properties of a run."""
        inside = "".join(more) + ("<w:rtl/>" if self.right_to_left else "")
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""

    def run(self, content: str, *properties: str) -> str:
        """A run with this content."""
        return f"<w:r>{self.properties(*properties)}{content}</w:r>"

    def words(self, text: str, status: Status, *properties: str) -> str:
        """A run of text, kept or as the revision that it is; tabs and line feeds become those of Word."""
        name = "w:delText" if status is Status.DELETED else "w:t"
        content = "".join(
            _BREAKS.get(part) or f'<{name} xml:space="preserve">{plain(part)}</{name}>'
            for part in re.split("([\t\n])", text)
            if part
        )
        return self.revised(self.run(content, *properties), status)

    def revised(self, runs: str, status: Status) -> str:
        """Runs as the revision that they are."""
        return runs if status is Status.KEPT else f"<w:{status} {self.signed()}>{runs}</w:{status}>"

    def paragraph(self, content: str, style: str, status: Status = Status.KEPT, formerly: str = "") -> str:
        """A paragraph.

        Args:
            content: Its runs.
            style: Its style.
            status: What becomes of its end.
            formerly: Its style in the text before, if that was another.
        """
        mark = "" if status is Status.KEPT else f"<w:{status} {self.signed()}/>"
        mark += "<w:rtl/>" if self.right_to_left else ""
        bidi = "<w:bidi/>" if self.right_to_left else ""
        changed = ""
        if formerly and formerly != style:
            changed = f'<w:pPrChange {self.signed()}><w:pPr><w:pStyle w:val="{formerly}"/>{bidi}</w:pPr></w:pPrChange>'
        rest = f"<w:rPr>{mark}</w:rPr>" if mark else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}{rest}{changed}</w:pPr>{content}</w:p>'
