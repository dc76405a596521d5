"""Elements of WordprocessingML (ECMA-376, part 1; 17.13.5: annotations) with revision marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from tracker.report.word.sequence import RevisionStatus
from tracker.report.xml_text import replace_illegal

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def escape_xml(text: str) -> str:
    r"""Return text as XML; characters that XML cannot hold become the replacement character.

    >>> escape_xml('"A" & <b>\x01')
    '&quot;A&quot; &amp; &lt;b&gt;�'
    """
    return escape(replace_illegal(text))


def part_xml(root: str, content: str) -> str:
    """Return one part of the file: a root element with this name and content."""
    return f"{XML_HEAD}<w:{root} {_NAMESPACES}>{content}</w:{root}>"


@dataclass(slots=True)
class Markup:
    """Makes runs and paragraphs with revision marks, each mark with a number of its own.

    Attributes:
        author: The author of the changes, as Word shows it.
        date: The time of the changes, ``2017-04-25T00:00:00Z``; empty for none.
        right_to_left: The script runs from right to left.
    """

    author: str
    date: str
    right_to_left: bool
    _last_number: int = field(default=0)

    def next_number(self) -> int:
        """Return a number that no other element of the file has."""
        self._last_number += 1
        return self._last_number

    def attribution(self, default_date: str = "", author: str = "") -> tuple[int, str]:
        """Return the number of a new revision or comment, and its attributes: number, author, date.

        Args:
            default_date: The date where none is known, for elements that must have one.
            author: Its author; the author of the changes if empty.
        """
        number = self.next_number()
        date = self.date or default_date
        date_attribute = f' w:date="{escape_xml(date)}"' if date else ""
        return number, f'w:id="{number}" w:author="{escape_xml(author or self.author)}"{date_attribute}'

    def run(self, content: str, *properties: str) -> str:
        """Return a run with this content and these properties."""
        inside = "".join(properties) + ("<w:rtl/>" if self.right_to_left else "")
        run_properties = f"<w:rPr>{inside}</w:rPr>" if inside else ""
        return f"<w:r>{run_properties}{content}</w:r>"

    def words(self, text: str, status: RevisionStatus, *properties: str) -> str:
        """Return a run of text with its revision mark; tabs and line feeds become those of Word."""
        name = "w:delText" if status is RevisionStatus.DELETED else "w:t"
        content = "".join(
            _BREAKS.get(piece) or f'<{name} xml:space="preserve">{escape_xml(piece)}</{name}>'
            for piece in re.split("([\t\n])", text)
            if piece
        )
        return self.revision(self.run(content, *properties), status)

    def revision(self, runs: str, status: RevisionStatus) -> str:
        """Return runs inside their revision mark; as they are if they are kept."""
        return runs if status is RevisionStatus.KEPT else f"<w:{status} {self.attribution()[1]}>{runs}</w:{status}>"

    def former_style(self, style: str) -> str:
        """Return a bookmark that names the style of its paragraph in the text before.

        Args:
            style: The style.
        """
        number = self.next_number()
        # Names of bookmarks must be unique: the number at the end makes them so.
        return f'<w:bookmarkStart w:id="{number}" w:name="former_{style}_{number}"/><w:bookmarkEnd w:id="{number}"/>'

    def paragraph(
        self, content: str, style: str, status: RevisionStatus = RevisionStatus.KEPT, former_style: str = ""
    ) -> str:
        """Return a paragraph.

        Args:
            content: Its runs.
            style: Its style.
            status: The revision status of its end.
            former_style: Its style in the text before; empty if it is not part of that text.
        """
        mark = "" if status is RevisionStatus.KEPT else f"<w:{status} {self.attribution()[1]}/>"
        mark += "<w:rtl/>" if self.right_to_left else ""
        bidi = "<w:bidi/>" if self.right_to_left else ""
        change = ""
        if former_style and former_style != style:
            former = f'<w:pPr><w:pStyle w:val="{former_style}"/>{bidi}</w:pPr>'
            change = f"<w:pPrChange {self.attribution()[1]}>{former}</w:pPrChange>"
        mark_properties = f"<w:rPr>{mark}</w:rPr>" if mark else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}{mark_properties}{change}</w:pPr>{content}</w:p>'
