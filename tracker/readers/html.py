"""Web pages saved to disk → a draft: of the OHCHR, of EUR-Lex, and our own redlines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.language.numerals import format_number
from tracker.model.block import CALL
from tracker.model.finding import Finding
from tracker.readers.input.limits import Deadline, marks_in, refuse_bulk
from tracker.readers.structure.counted import Counted, kind_of_format
from tracker.readers.structure.items import item_line
from tracker.readers.structure.shown import Line, Shown, read_shown
from tracker.readers.wanted import Wanted
from tracker.text.compose import FoundNote

if TYPE_CHECKING:
    from tracker.model.stage import FrontMatter
    from tracker.readers.reading import Reading

_LEFT_OUT = frozenset([
    "script", "style", "noscript", "template", "head", "nav", "form", "button", "select", "svg", "iframe", "object",
    "textarea", "datalist", "audio", "video", "canvas", "dialog", "del",
])  # fmt: skip
_MUTE = frozenset(["script", "style", "noscript", "template", "head", "svg", "del"])
"""Left out, and no words that a reader of the page would miss."""
_VOID = frozenset([
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
])  # fmt: skip
_BLOCKS = frozenset([
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main",
    "header", "footer", "aside", "blockquote", "pre", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption",
    "figure", "figcaption", "address", "details", "summary", "hr", "body", "html", "center", "fieldset", "legend",
])  # fmt: skip
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_STYLE = re.compile(rf"list-style(?:-type)?\s*:[^;]*?\b(?P<form>{'|'.join(_STYLES)})\b", re.IGNORECASE)
_NOTE = re.compile(r"\s*[\[(]?(\d{1,4}|[*†])[\])]?\s*\.?\s*")
_DEEPEST = 2_000


def read_page(text: str, name: str, front: FrontMatter, wanted: Wanted) -> Reading:
    """Read a web page.

    Args:
        text: The whole page.
        name: Its name, for messages.
        front: What is known about the draft.
        wanted: What is asked of it.

    Returns:
        The draft; its "lines" are the paragraphs of the page.

    Raises:
        InputError: If it is nested too deeply, or holds no words.
    """
    refuse_bulk(marks_in(text), name)
    page = _Page(Deadline(name))
    try:
        page.feed(text)
        page.close()
    except AssertionError as error:  # What html.parser raises on some broken declarations.
        raise InputError(f"{name} cannot be read as a web page", cause=str(error), remedy="save it again") from None
    notes, called = page.notes()
    lines = [_with_calls(line, called) for line in page.lines if not any(name in notes for name in line.anchors)]
    doubts = list(_doubts(page, called, notes))
    found = [FoundNote(key, words) for key, words in notes.items()]
    return read_shown(Shown(lines=[each.line for each in lines], notes=found, doubts=doubts), name, front, wanted)


@dataclass(slots=True)
class _Shown:
    """A line of the page, the anchors in it, and where in it links go to anchors of the page."""

    line: Line = field(default_factory=Line)
    anchors: list[str] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)


class _Page(HTMLParser):
    """Collects the lines of a page."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__(convert_charrefs=True)
        self._deadline = deadline
        self.lines: list[_Shown] = []
        self.changes = 0
        self.passed: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._out = self._mute = 0
        self._current = _Shown()
        self._lists: list[tuple[str, int]] = []
        self._rows: list[list[list[_Shown]]] = []
        self._link: tuple[int, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        self.changes += tag in ("ins", "del")
        if tag not in _VOID:
            self._enter(tag, hidden="hidden" in said)
        if self._out:
            return
        if tag in _BLOCKS:
            self._end_line()
        self._current.anchors += [value for key in ("id", "name") if (value := said.get(key, ""))]
        if tag == "br":
            self._current.line.text += "\n"
        elif tag == "a" and "#" in (target := said.get("href", "")):
            self._link = len(self._current.line.text), target.rpartition("#")[2]
        else:
            self._begin(tag, said)

    def _enter(self, tag: str, *, hidden: bool) -> None:
        if len(self._open) > _DEEPEST:
            raise InputError("The page is nested too deeply", cause=f"more than {_DEEPEST} elements in one another")
        out = hidden or tag in _LEFT_OUT
        self._open.append((tag, out))
        self._out += out
        self._mute += out and tag in _MUTE

    def _begin(self, tag: str, said: dict[str, str]) -> None:
        """A list, an item, a row or a cell."""
        if tag in ("ol", "ul"):
            start = said.get("start", "")
            number = int(start) if start.isdecimal() and len(start) < 6 else 1
            self._lists.append((_form(said) if tag == "ol" else "", number - 1))
        elif tag == "li":
            self._current.line.counted = counted = self._number(said.get("value", ""))
            self._current.line.label = counted.label if counted else ""
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append([])

    def handle_endtag(self, tag: str) -> None:
        known = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n][0] == tag), None)
        if known is None:
            return
        closed, self._open = self._open[known:], self._open[:known]
        self._mute -= sum(out and name in _MUTE for name, out in closed)
        self._out -= sum(out for _, out in closed)
        if self._out:
            return
        if tag == "a" and self._link is not None:
            start, target = self._link
            self._current.links.append((start, len(self._current.line.text), target))
            self._link = None
        if tag in _BLOCKS:
            self._end_line()
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "tr" and self._rows:
            self._end_row(self._rows.pop())

    def handle_data(self, data: str) -> None:
        self._deadline.check()
        if self._out:
            self.passed += [data] if not self._mute and data.strip() else []
        else:
            # A line feed in the source is a space; only <br> breaks a line.
            self._current.line.text += re.sub(r"[\t\n\r\f ]+", " ", data.replace(CALL, ""))

    def close(self) -> None:
        """Read to the end."""
        super().close()
        self._end_line()

    def _number(self, value: str) -> Counted | None:
        """The number that a browser shows before an item of a list."""
        if not self._lists or not self._lists[-1][0]:
            return None
        form, count = self._lists[-1]
        count = int(value) if value.isdecimal() and len(value) < 6 else count + 1
        self._lists[-1] = form, count
        label = f"{format_number(count, form)}."
        return Counted(label=label, shape="x.", kind=kind_of_format(form), value=count, depth=len(self._lists) - 1)

    def _end_line(self) -> None:
        self._link = None
        current, self._current = self._current, _Shown()
        if not current.line.text.strip():
            # What had no words keeps its number and its anchors for what follows.
            self._current.anchors, self._current.line.label = current.anchors, current.line.label
            self._current.line.counted = current.line.counted
        elif self._rows and self._rows[-1]:
            self._rows[-1][-1].append(current)
        else:
            self.lines.append(current)

    def _end_row(self, cells: list[list[_Shown]]) -> None:
        """A row of a table; EUR-Lex sets points as rows of a label and its words."""
        filled = [cell for cell in cells if cell]
        whole = self._rows[-1][-1] if self._rows and self._rows[-1] else self.lines
        first = filled[0][0].line.text.strip() if filled else ""
        label = item_line(f"{first} x") if first else None
        if len(filled) < 2 or (len(filled[0]) == 1 and label is not None and label.label == first):
            if len(filled) > 1:
                filled[1][0].line.label = first
                filled[1][0].anchors += filled[0][0].anchors
                filled = filled[1:]
            whole += [each for cell in filled for each in cell]
            return
        row = _Shown(Line(row=True))
        texts = [" ".join(f"{each.line.label} {each.line.text}".strip() for each in cell) for cell in cells]
        row.line.text = "| " + " | ".join(" ".join(text.replace("|", "/").split()) for text in texts) + " |"
        row.anchors = [name for cell in cells for each in cell for name in each.anchors]
        whole.append(row)

    def notes(self) -> tuple[dict[str, str], set[str]]:
        """The notes of the page by their anchors, and which of them are called.

        A note is a line with an anchor that begins with a number, to which a link leads whose words are that number.
        """
        targets = {name: line for line in self.lines for name in line.anchors}
        called = set()
        notes = {}
        for line in self.lines:
            for start, end, target in line.links:
                number = _NOTE.fullmatch(line.line.text[start:end])
                note = targets.get(target)
                if number is None or note is None or note is line:
                    continue
                begin = _NOTE.match(note.line.text)
                if begin is not None and begin[1] == number[1] and not _is_call(note, begin.end(), line):
                    called.add(target)
                    notes[target] = " ".join(note.line.text[begin.end() :].split())
        return notes, called


def _form(said: dict[str, str]) -> str:
    """How a list writes its numbers: its own style goes before its type, as in a browser."""
    style = _STYLE.search(said.get("style", ""))
    return _STYLES[style["form"].lower()] if style else _FORMS.get(said.get("type", "1"), "decimal")


def _is_call(note: _Shown, end: int, caller: _Shown) -> bool:
    """Whether the line is no note but holds the call: the way back leads there, too."""
    return not note.line.text[end:].strip() or caller.line.text.strip() == note.line.text.strip()


def _with_calls(shown: _Shown, called: set[str]) -> _Shown:
    """The line with a sign in the place of each call of a note."""
    text, at = "", 0
    for start, end, target in shown.links:
        if target in called and start >= at:
            text += shown.line.text[at:start].rstrip("([") + CALL
            shown.line.ids.append(target)
            at = end
            if shown.line.text[at : at + 1] in (")", "]"):
                at += 1
    shown.line.text = text + shown.line.text[at:]
    return shown


def _doubts(page: _Page, called: set[str], notes: dict[str, str]) -> list[Finding]:
    out = []
    passed = " ".join(" ".join(page.passed).split())
    if passed:
        out.append(
            Finding(
                line=1,
                message=f"Menus, forms and hidden parts of the page were passed over: “{passed[:200]}”",
                cause="They are no text of a treaty",
                remedy="if any of it is, copy it into a text file",
            )
        )
    if page.changes:
        out.append(
            Finding(
                line=1,
                message=f"The page holds {page.changes} marked insertions and deletions; it was read as accepted",
                cause="It is a comparison",
                remedy="if you need the old text, save the page of that text",
            )
        )
    if called:
        out.append(
            Finding(
                line=1,
                message=f"{len(notes)} notes were taken from below the text",
                cause="On a page a note is a link like any other; these lead to a line that begins with their number",
                remedy="look whether each is called where it should be",
            )
        )
    return out
