"""The paragraphs of a Word file as lines: with their numbers, changes accepted or rejected, note calls in place.

What does not become text goes into the account: hidden and struck words, pictures, choices of fields, unknown elements.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from tracker.model.annotation import RevisionKind
from tracker.model.block import CALL
from tracker.readers.reading import ArtefactKind
from tracker.readers.structure.headings import article_line
from tracker.readers.structure.layout import is_layout, lay_out
from tracker.readers.structure.printed_line import is_finished
from tracker.readers.structure.raised import is_flattened, lower_text, raise_text
from tracker.readers.structure.rendered import RenderedLine
from tracker.readers.word.account import PARAGRAPH_MARK, Account, Trace
from tracker.readers.word.elements import (
    BLOCKS,
    CALLS,
    CHANGES,
    PASSED,
    PICTURES,
    RELATION,
    RUNS,
    SIGNS,
    SILENT,
    all_words,
    called_notes,
    chosen,
    descendants,
    name_of,
    note_name,
    outermost,
    refuse_deep,
    switched,
    value,
)  # fmt: skip
from tracker.readers.word.embedded import describe, read_chunk
from tracker.readers.word.fields import Field, Fields
from tracker.readers.word.formulas import read_formula
from tracker.readers.word.numbering import Numbering, is_renumbered
from tracker.readers.word.own import FURTHER_CALL_STYLE, former_style
from tracker.readers.word.package import Package, W
from tracker.readers.word.styles import Look, Styles
from tracker.readers.word.symbols import UNKNOWN, is_symbol_font, read_private, sign_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ABSENT_CHANGES = {"final": ("del", "moveFrom"), "original": ("ins", "moveTo")}
_ROW_CHANGES = {"ins": ("ins", "cellIns"), "del": ("del", "cellDel")}
_KINDS = {
    "ins": RevisionKind.INSERTED, "del": RevisionKind.DELETED, "moveFrom": RevisionKind.MOVED_AWAY,
    "moveTo": RevisionKind.MOVED_HERE,
}  # fmt: skip
_FRAMES = ("txbx", "textbox")
"""Elements around the words of a text box, by their local names."""
_OF_CONTENTS = frozenset(["t", "tab", "ptab", "instrText"])
_CONTENTS_GALLERY = "Table of Contents"
_MAX_CHUNKS = 200
"""Imported chunks that are read; files that programs join of articles or chapters have some dozens."""
_MAX_CHUNK_DEPTH = 3
"""Word files in Word files that are read; Word itself makes none."""


class _Piece(NamedTuple):
    """Characters in a row at one height: 1 for raised ones, -1 for lowered ones, else 0."""

    text: str
    height: int = 0


class Paragraphs:
    """A walk through the body of a document, or the text of a note.

    Args:
        numbering: The numbering of its paragraphs.
        revisions: ``final`` for the text with all changes accepted, ``original`` with all rejected.
        styles: The styles of the file.
        account: The account of the file; a new one if there is none.
        package: The file, for the parts that it refers to; None for none.
        trace: The trace of the file; a new one if there is none.

    Attributes:
        account: The account.
        trace: The trace.
        uncalled: Notes that only words outside of this text call, with the reason.
    """

    def __init__(  # noqa: PLR0913 – what a walk needs of the file
        self,
        numbering: Numbering,
        revisions: str = "final",
        *,
        styles: Styles | None = None,
        account: Account | None = None,
        package: Package | None = None,
        trace: Trace | None = None,
    ) -> None:
        self._numbering = numbering
        self._revisions = revisions
        self._styles = styles or Styles(None)
        self._package = package
        self._absent = _ABSENT_CHANGES[revisions]
        self._fields = Fields(ET.Element("none"), ())
        self._open: RenderedLine | None = None
        self._line: RenderedLine | None = None
        self._boxes: list[ET.Element] = []
        self._style = ""
        self._look = Look()
        self._font = ""
        self._aside = 0
        self._in_contents = False
        self._gap = False
        self._page = 0
        self._page_marks: frozenset[str] = frozenset()
        self._chunk_depth = 0
        self._marks: dict[str, str] = {}
        self.account = account or Account()
        self.trace = trace or Trace()
        self.uncalled: dict[str, ArtefactKind] = {}

    def lines(self, element: ET.Element) -> Iterator[RenderedLine]:
        """Yield the lines in an element, in order; empty ones too, which separate those around them.

        Args:
            element: The element.

        Raises:
            InputError: If the elements are nested too deeply.
        """
        self._fields = Fields(element, self._absent)
        if self._fields.broken:
            self.account.doubt("broken fields", None, count=self._fields.broken)
        self._page_marks = _page_marks(element)
        self._page = 1 if self._page_marks else 0
        yield from self._blocks(element, 0)
        yield from self._closed()

    def note(self, element: ET.Element, name: str, line: RenderedLine | None) -> list[str]:
        """Return the lines of a note; what is left out of it goes into the same account.

        Args:
            element: The note.
            name: Its name.
            line: The line that calls it; None if none does.
        """
        walk = Paragraphs(
            self._numbering, self._revisions, styles=self._styles, account=self.account, package=self._package,
            trace=self.trace,
        )  # fmt: skip
        lines = list(walk.lines(element))
        for inner in lines if line is not None else ():
            self.account.put_within(inner, line or inner)
        words = [f"{inner.label} {inner.text}" if inner.label else inner.text for inner in lines]
        mark = self._marks.get(name, "")
        if mark and words and words[0].lstrip().startswith(mark):
            self.account.leave_out(line, ArtefactKind.NOTE_FRAME, mark)
            words[0] = words[0].lstrip().removeprefix(mark)
        return words

    def _closed(self) -> Iterator[RenderedLine]:
        """Yield the line that waits for a paragraph to be joined with, as none comes."""
        if self._open is not None:
            self._open.page = self._open.page or self._page
            yield self._open
            self._open = None

    def _contained(self, elements: Iterable[ET.Element], depth: int) -> list[RenderedLine]:
        """Return the lines of a cell or box, which no paragraph outside is joined with."""
        outer, self._open = self._open, None
        style, look, line_gap = self._style, self._look, self._gap
        lines = [*self._blocks(elements, depth), *self._closed()]
        self._open, self._style, self._look, self._gap = outer, style, look, line_gap
        return lines

    # Blocks

    def _blocks(self, elements: Iterable[ET.Element], depth: int) -> Iterator[RenderedLine]:
        refuse_deep(depth)
        loose: list[ET.Element] = []
        for child in elements:
            name = name_of(child)
            if name in RUNS:
                loose.append(child)
                continue
            yield from self._loose(loose, depth)
            if name == "p":
                yield from self._paragraph(child, depth)
            elif name == "tbl":
                yield from self._closed()
                yield from self._table(child, depth)
            elif name == "altChunk":
                yield from self._chunk(child)
            elif name in ("tr", "tc"):
                yield from self._blocks(child, depth + 1)
            elif not self._passed_by(child, name):
                yield from self._surrounded(child, name, depth)
        yield from self._loose(loose, depth)

    def _surrounded(self, element: ET.Element, name: str, depth: int) -> Iterator[RenderedLine]:
        """Yield the lines in an element that surrounds others."""
        if name == "sdt":
            in_contents, self._in_contents = self._in_contents, self._in_contents or _is_contents(element)
            self._control(element, None)
            yield from self._blocks(element, depth + 1)
            self._in_contents = in_contents
        elif name in self._absent:
            self._leave_out_change(element, name, None)
        else:
            self._know(element, name, None)
            begin = len(self.trace.pieces)
            yield from self._blocks(chosen(element), depth + 1)
            if name in CHANGES:
                self.account.doubt("changes", None)
                self._note_change(element, _KINDS[name], "".join(self.trace.pieces[begin:]), self.trace.line_at(begin))

    def _loose(self, loose: list[ET.Element], depth: int) -> Iterator[RenderedLine]:
        """Yield the line of words that stand outside of all paragraphs."""
        if loose:
            paragraph = ET.Element(f"{W}p")
            paragraph.extend(loose)
            loose.clear()
            yield from self._paragraph(paragraph, depth)

    def _paragraph(self, paragraph: ET.Element, depth: int) -> Iterator[RenderedLine]:
        line = self._open or RenderedLine()
        outer_line_text = len(line.text)
        self._line = line
        self._style = self._style_of(paragraph)
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        mark_look = self._styles.look(self._style, mark)
        pieces: list[_Piece] = []
        self._gap = False
        self.trace.enter(line)
        self._words(paragraph, line, pieces, depth)
        line.in_contents |= self._in_contents or self._styles.is_contents(self._style) or _ends_with_page(paragraph)
        text = self._text(pieces, line)
        line.text += text
        self._change_of_mark(mark, line)
        ends = mark is None or not any(mark.find(f"{W}{name}") is not None for name in self._absent)
        has_words = bool(text.replace(CALL, "").strip())
        if ends and mark_look.hidden and not has_words and not outer_line_text:
            # A paragraph that is hidden with its mark is not shown and not counted.
            self._open = None
            line.page = line.page or self._page
            yield line
        elif ends and (mark_look.hidden or _is_drop_cap(paragraph)):
            self._open = line
            if mark_look.hidden:
                self._number(paragraph, line)
            if mark is not None and switched(mark, "specVanish") and not line.heading_length:
                line.heading_length = len(line.text)
        else:
            self._open = None if ends else line
            if ends:
                # Joined paragraphs have the properties of the last of them, whose paragraph mark remains.
                line.style = self._style
                self._number(paragraph, line)
                self._drop_struck_number(line, mark_look)
                line.page = line.page or self._page
                yield line
        self.trace.pieces.append("\n")
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.account.doubt("boxes", line)
            outer, self._fields = self._fields, Fields(box, self._absent)
            yield from self._contained(box, depth + 1)
            self._fields = outer

    def _style_of(self, paragraph: ET.Element) -> str:
        """Return the name of the style; in the original text that before a tracked change of it."""
        former = None
        if "ins" in self._absent:
            former = former_style(paragraph) or value(paragraph, "pPr/pPrChange/pPr/pStyle")
        return (value(paragraph, "pPr/pStyle") if former is None else former) or ""

    def _number(self, paragraph: ET.Element, line: RenderedLine) -> None:
        """Count a paragraph, and give its line the number; the number before a style separator comes first."""
        if is_renumbered(paragraph):
            self.account.doubt("changes", line)
        number = self._numbering.count(paragraph, former="ins" in self._absent)
        if number is not None and line.automatic is None:
            line.automatic, line.label = number, number.label

    def _drop_struck_number(self, line: RenderedLine, mark_look: Look) -> None:
        """Leave out the number of a paragraph of which all words and the mark are struck."""
        if line.label and mark_look.struck and self._revisions == "final" and not line.text.strip():
            self.account.leave_out(line, ArtefactKind.STRUCK, line.label)
            line.label, line.automatic = "", None

    def _text(self, pieces: list[_Piece], line: RenderedLine) -> str:
        """Return the text of a paragraph; raised figures become raised characters, unless all of it is raised."""
        heights = {piece.height for piece in pieces if piece.text.strip()}
        if len(heights) < 2 and not all(piece.text.replace(CALL, "").strip().isdecimal() for piece in pieces):
            return "".join(piece.text for piece in pieces)
        out = []
        for height, group in groupby(pieces, key=lambda piece: piece.height):
            text = "".join(piece.text for piece in group)
            if height and is_flattened(text):
                self.account.doubt("flattened", line, text)
            out.append(raise_text(text) if height > 0 else lower_text(text) if height else text)
        return "".join(out)

    def _change_of_mark(self, mark: ET.Element | None, line: RenderedLine) -> None:
        """Note a tracked change of a paragraph mark."""
        for name in _KINDS if mark is not None else ():
            change = mark.find(f"{W}{name}") if mark is not None else None
            if change is not None:
                self.account.doubt("changes", line)
                at = len(self.trace.pieces)
                self.account.change(line, _KINDS[name], _who(change), PARAGRAPH_MARK, begin=at, end=at)

    # Tables

    def _table(self, table: ET.Element, depth: int) -> Iterator[RenderedLine]:
        """Yield the rows of a table, or the lines of a table that only lays out."""
        rows: list[list[list[RenderedLine]]] = []
        for row in self._children(table, "tr", depth):
            if self._is_present_part(row, "trPr"):
                cells = list(self._children(row, "tc", depth)) if name_of(row) == "tr" else [row]
                cells = [cell for cell in cells if self._is_present_part(cell, "tcPr")]
                rows.append([self._contained(cell if name_of(cell) == "tc" else [cell], depth + 1) for cell in cells])
        if not is_layout([[[line.shown for line in cell] for cell in row_cells] for row_cells in rows]):
            yield from map(self._row, rows)
            return
        for row_cells in rows:
            lines = lay_out(row_cells)
            kept = set(map(id, lines))
            for inner in (line for cell in row_cells for line in cell if id(line) not in kept and lines):
                self.account.put_within(inner, lines[0])
            yield from lines

    def _row(self, cells: list[list[RenderedLine]]) -> RenderedLine:
        row = RenderedLine(row=True)
        texts = []
        for cell in cells:
            row.ids += [name for line in cell for name in line.ids]
            row.in_contents |= any(line.in_contents for line in cell)
            row.page = row.page or next((line.page for line in cell if line.page), 0)
            words = " ".join(
                f"{line.label} {line.text.strip('| ') if line.row else line.text}".strip() for line in cell
            )
            texts.append(" ".join(words.replace("|", "/").split()))
            for line in cell:
                self.account.put_within(line, row)
        if _holds_article(cells):
            self.account.doubt("articles in a table", row)
        row.text = "| " + " | ".join(texts) + " |"
        return row

    def _children(self, element: ET.Element, wanted: str, depth: int) -> Iterator[ET.Element]:
        """Yield the rows of a table or the cells of a row, and blocks that stand in their place."""
        refuse_deep(depth)
        for child in element:
            name = name_of(child)
            if name == wanted or name in ("p", "tbl") or name in RUNS:
                yield child
            elif name in self._absent:
                self._leave_out_change(child, name, None)
            elif not self._passed_by(child, name):
                self._know(child, name, None)
                if name == "sdt":
                    self._control(child, None)
                yield from self._children(chosen(child), wanted, depth + 1)

    def _is_present_part(self, part: ET.Element, properties_name: str) -> bool:
        """Return whether a row or cell is in the text that is read; what a tracked change took out is noted."""
        properties = part.find(f"{W}{properties_name}")
        if properties is None:
            return True
        if switched(properties, "hidden"):
            self._leave_out(part, None, ArtefactKind.HIDDEN)
            return False
        for kind, names in _ROW_CHANGES.items():
            change = next((found for name in names if (found := properties.find(f"{W}{name}")) is not None), None)
            if change is None:
                continue
            self.account.doubt("changes", None)
            if kind in self._absent or not any(name_of(inner) in CHANGES for inner in part.iter(f"{W}{kind}")):
                self._note_change(change, _KINDS[kind], " ".join(all_words(part).split()), None)
            if kind in self._absent:
                self._leave_out(part, None, ArtefactKind.DELETED)
                return False
        return True

    # Words

    def _words(self, element: Iterable[ET.Element], line: RenderedLine, out: list[_Piece], depth: int) -> None:
        """Collect the words in an element, and add the notes that they call to the line."""
        refuse_deep(depth)
        for child in element:
            name = name_of(child)
            if name == "r":
                self._run(child, line, out, depth)
            elif name in ("t", "delText"):
                self._emit(self._known_signs((child.text or "").replace(CALL, "").replace("\n", " "), line), line, out)
            elif name in SIGNS:
                self._break(child, name)
                self._emit(SIGNS[name], line, out)
            elif name in CALLS:
                self._emit(self._call(note_name(child), line), line, out, is_call=True)
            elif not self._particular(child, name, line, out, depth) and not self._passed_by(child, name):
                self._known_or_not(child, name, line, out, depth)

    def _particular(self, child: ET.Element, name: str, line: RenderedLine, out: list[_Piece], depth: int) -> bool:
        """Read an element that has a rule of its own; return whether it has one."""
        if name == "sym":
            self._emit(self._symbol(child, line), line, out)
        elif name == "fldChar":
            self._field(self._fields.mark(child), line, out)
        elif name in ("instrText", "delInstrText"):
            self._code(child, line, out, depth)
        elif name == "fldSimple":
            self._simple_field(child, line, out, depth)
        elif name == "m:oMath":
            self._formula(child, line, out)
        elif name in PICTURES:
            self._picture(child, line)
        elif name == "rt":
            self._note_aside(line, ArtefactKind.READING_AID, all_words(child))
        elif name == "sdt":
            self._control(child, line)
            self._words(child, line, out, depth + 1)
        elif name in ("txbxContent", "altChunk", "subDoc"):
            self._embedded(child, name, line)
        else:
            return False
        return True

    def _known_or_not(self, child: ET.Element, name: str, line: RenderedLine, out: list[_Piece], depth: int) -> None:
        """Read the words in an element that surrounds others, known or not."""
        if name in self._absent:
            self._leave_out_change(child, name, line)
            return
        self._know(child, name, line)
        if name in BLOCKS:
            self._emit(" ", line, out)
        begin = len(self.trace.pieces)
        self._words(chosen(child), line, out, depth + 1)
        if name in CHANGES:
            self.account.doubt("changes", line)
            if not self._aside:
                words = "".join(self.trace.pieces[begin:])
                self.account.change(line, _KINDS[name], _who(child), words, begin=begin, end=len(self.trace.pieces))

    def _emit(self, text: str, line: RenderedLine, out: list[_Piece], *, is_call: bool = False) -> None:
        """Add words to the text; words inside the code of a field go into the account."""
        if not text:
            return
        if self._fields.in_code and not self._aside and not is_call:
            self.account.leave_out(line, ArtefactKind.FIELD, text, len(self.trace.pieces))
            return
        if self._gap and text[0] == " " and (not out or out[-1].text[-1:].isspace()):
            # The blanks before and after struck words would meet.
            text = text[1:]
        self._gap = False
        if text.strip():
            self._fields.add_words()
            line.in_contents |= self._fields.in_contents
            line.page = line.page or self._page
        out.append(_Piece(text, self._look.height if not is_call else 0))
        if not self._aside:
            self.trace.pieces.append(text)

    def _run(self, run: ET.Element, line: RenderedLine, out: list[_Piece], depth: int) -> None:
        """Collect the words of a run, unless they are hidden or struck."""
        properties = run.find(f"{W}rPr")
        if properties is not None and value(properties, "rStyle") == FURTHER_CALL_STYLE:
            self._emit(self._call(f"#{_run_text(run)}", line), line, out, is_call=True)
            return
        look = self._styles.look(self._style, properties)
        fonts = None if properties is None else properties.find(f"{W}rFonts")
        outer, self._look = self._look, look
        self._font = "" if fonts is None else fonts.get(f"{W}ascii", "") or fonts.get(f"{W}hAnsi", "")
        if look.hidden or (look.struck and self._revisions == "final"):
            self._unseen_run(run, line, depth, ArtefactKind.HIDDEN if look.hidden else ArtefactKind.STRUCK)
        elif any(call.get(f"{W}customMarkFollows", "0") not in ("0", "false") for call in _calls_in(run)):
            self._marked_call(run, line, out)
        else:
            begin = len(self.trace.pieces)
            self._words(run, line, out, depth + 1)
            if look.struck and not self._aside:
                words = "".join(self.trace.pieces[begin:])
                end = len(self.trace.pieces)
                self.account.change(line, RevisionKind.STRUCK, ("", ""), words, begin=begin, end=end)
                if words.strip():
                    self.account.doubt("struck", line, words)
        self._look = outer

    def _unseen_run(self, run: ET.Element, line: RenderedLine, depth: int, kind: ArtefactKind) -> None:
        """Put the words of a run that is hidden or struck into the account."""
        unseen, aside = RenderedLine(), list[_Piece]()
        self._aside += 1
        self._words(run, unseen, aside, depth + 1)
        self._aside -= 1
        self.uncalled |= dict.fromkeys(unseen.ids, kind)
        words = "".join(piece.text for piece in aside)
        at = len(self.trace.pieces)
        if self._aside:
            line = self._line or line
        self.account.leave_out(line, kind, words, at)
        if kind is ArtefactKind.STRUCK and words.strip():
            self._gap = True
            self.account.change(line, RevisionKind.STRUCK, ("", ""), words, begin=at, end=at)
            self.account.doubt("struck", line, words)

    def _marked_call(self, run: ET.Element, line: RenderedLine, out: list[_Piece]) -> None:
        """Read a call that is printed as a mark of its own: the mark, which follows in the run, stands for the call."""
        for call in _calls_in(run):
            self._emit(self._call(note_name(call), line), line, out, is_call=True)
            self._marks[note_name(call)] = all_words(run).strip()
        self.account.leave_out(line, ArtefactKind.CALL, all_words(run), len(self.trace.pieces))

    def _call(self, name: str, line: RenderedLine) -> str:
        line.ids.append(name)
        return CALL

    def _known_signs(self, text: str, line: RenderedLine) -> str:
        """Return words with the private characters of symbol fonts as the signs that they draw."""
        if is_symbol_font(self._font) and (letters := sum(map(str.isalpha, text))):
            # Letters in such a font are shown as other signs; they are kept as the file holds them.
            self.account.doubt("symbols", line, count=letters)
        text, unknown = read_private(text, self._font)
        if unknown:
            self.account.doubt("symbols", line, count=unknown)
        return text

    def _symbol(self, element: ET.Element, line: RenderedLine) -> str:
        """Return the sign at a place of a symbol font."""
        place = element.get(f"{W}char", "")
        digits = place.isalnum() and len(place) <= 6 and set(place.lower()) <= set("0123456789abcdef")
        sign = sign_of(element.get(f"{W}font", ""), int(place, 16)) if digits else None
        if sign is None:
            self.account.doubt("symbols", line)
        return UNKNOWN if sign is None else sign

    def _break(self, element: ET.Element, name: str) -> None:
        """Count a page break."""
        if name == "br" and element.get(f"{W}type") == "page" and "br" in self._page_marks:
            self._page += 1

    def _passed_by(self, element: ET.Element, name: str) -> bool:
        """Pass an element that has no words, and take note of the place that it marks; return whether it has none."""
        if name == "lastRenderedPageBreak":
            self._page += "lastRenderedPageBreak" in self._page_marks
        elif name == "commentRangeStart":
            self.trace.begin(element.get(f"{W}id", ""))
        elif name == "commentRangeEnd":
            self.trace.end(element.get(f"{W}id", ""))
        elif name == "commentReference":
            self.trace.refer(element.get(f"{W}id", ""))
        else:
            # Words where the standard has none are words all the same.
            return name in SILENT and (len(element) == 0 or element.find(f".//{W}t") is None)
        return True

    def _know(self, element: ET.Element, name: str, line: RenderedLine | None) -> None:
        """Name an element that no rule knows."""
        if name not in PASSED and name not in BLOCKS and name.rpartition("}")[2] not in _FRAMES:
            own = "".join(filter(None, [element.text, *(child.tail for child in element)]))
            self.account.unknown(name, line, f"{own} {all_words(element)}".strip())

    # Particular elements

    def _field(self, ended: Field | None, line: RenderedLine, out: list[_Piece]) -> None:
        """Read the end of a field: one without a result may show words that its code states."""
        if ended is None or self._fields.in_code:
            return
        choices = [entry for entry in ended.entries() if entry]
        if ended.has_words:
            words: str | None = None
        else:
            words = ended.shown()
            if words is None and not ended.in_result:
                code = " ".join("".join(ended.code).split())
                self.account.leave_out(line, ArtefactKind.FORMULA if ended.kind == "EQ" else ArtefactKind.FIELD, code)
                self.account.doubt("fields", line, code)
        if choices:
            self.account.leave_out(line, ArtefactKind.FIELD, "choices: " + " | ".join(choices))
        self._emit(words or "", line, out)

    def _code(self, element: ET.Element, line: RenderedLine, out: list[_Piece], depth: int) -> None:
        """Read a piece of the code of a field; one that no field expects goes into the account."""
        if not self._fields.add_code(element.text or ""):
            self._note_aside(line, ArtefactKind.FIELD, element.text or "")
        self._words(element, line, out, depth + 1)

    def _simple_field(self, element: ET.Element, line: RenderedLine, out: list[_Piece], depth: int) -> None:
        field = Field(element.find(f"{W}ffData"), [element.get(f"{W}instr", "")])
        line.in_contents |= field.is_contents
        before = len(out)
        self._words([child for child in element if name_of(child) not in ("ffData", "fldData")], line, out, depth + 1)
        field.has_words = any(piece.text.strip() for piece in out[before:])
        self._field(field, line, out)

    def _formula(self, element: ET.Element, line: RenderedLine, out: list[_Piece]) -> None:
        formula = read_formula(element, self._absent)
        for change in outermost(element, self._absent):
            self._leave_out_change(change, name_of(change), line)
        for change in outermost(element, CHANGES.difference(self._absent)):
            self.account.doubt("changes", self._line)
            self._note_change(change, _KINDS[name_of(change)], "".join(_own_words(change)), line)
        text = self._known_signs(formula.text, line)
        outer, self._look = self._look, Look()
        self._emit(text, line, out)
        self._look = outer
        for name in formula.unknown:
            self.account.unknown(name, line, text)
        if not formula.is_plain and not self._aside:
            self.account.doubt("formulas", line, text)

    def _picture(self, element: ET.Element, line: RenderedLine) -> None:
        """Name a picture, and put the words of text boxes in it behind the paragraph."""
        boxes = list(outermost(element, ("txbxContent",)))
        drawn = describe(element, boxes, self._package)
        if self._aside:
            for box in boxes:
                self._leave_out(box, line, ArtefactKind.HIDDEN)
        else:
            self._boxes += boxes
        if drawn.is_formula:
            self._note_aside(line, ArtefactKind.FORMULA, drawn.text)
            self.account.doubt("old formulas", self._line)
        elif not drawn.is_frame:
            self._note_aside(line, ArtefactKind.PICTURE, drawn.text)

    def _control(self, element: ET.Element, line: RenderedLine | None) -> None:
        """Note the choices of a control, and a control that was not filled in."""
        properties = element.find(f"{W}sdtPr")
        if properties is None:
            return
        lists = (properties.find(f"{W}{name}") for name in ("dropDownList", "comboBox"))
        items = [item for found in lists if found is not None for item in found.findall(f"{W}listItem")]
        choices = [text for item in items if (text := item.get(f"{W}displayText") or item.get(f"{W}value", ""))]
        if choices:
            self.account.leave_out(line, ArtefactKind.FIELD, "choices: " + " | ".join(choices))
        if switched(properties, "showingPlcHdr") and (words := all_words(element).strip()):
            self.account.doubt("placeholders", line, words)

    def _embedded(self, element: ET.Element, name: str, line: RenderedLine) -> None:
        """Read a text box, or name a part that cannot be read inside a paragraph."""
        if name == "txbxContent":
            self._boxes.append(element)
        else:
            self._unread_part(element, line)

    def _chunk(self, element: ET.Element) -> Iterator[RenderedLine]:
        """Yield the lines of an imported chunk, or name it if it cannot be read."""
        package = self._package
        path, data = ("", b"") if package is None else package.file_related(element.get(f"{RELATION}id", ""))
        self.account.chunks += 1
        if package is None or not data or self.account.chunks > _MAX_CHUNKS or self._chunk_depth >= _MAX_CHUNK_DEPTH:
            self._unread_part(element, None, path)
        elif path.casefold().endswith((".docx", ".docm", ".dotx")):
            inner = Package(data, path, package)
            styles = inner.part("styles.xml")
            walk = Paragraphs(
                Numbering(inner.part("numbering.xml"), styles), self._revisions, styles=Styles(styles),
                account=self.account, package=inner,
            )  # fmt: skip
            walk._chunk_depth = self._chunk_depth + 1
            yield from walk.lines(inner.document())
        elif (lines := read_chunk(data, path)) is not None:
            yield from lines
        else:
            self._unread_part(element, None, path)

    def _unread_part(self, element: ET.Element, line: RenderedLine | None, path: str = "") -> None:
        name = path.rpartition("/")[2] or element.get(f"{RELATION}id", "")
        self.account.leave_out(line, ArtefactKind.NOT_UNDERSTOOD, f"<w:{name_of(element)}> {name}")
        self.account.doubt("chunks", line, name)

    # Tracked changes

    def _leave_out_change(self, element: ET.Element, name: str, line: RenderedLine | None) -> None:
        """Leave out a tracked change that is not in the text that is read."""
        self.account.doubt("changes", line)
        words = "".join(_own_words(element))
        if not self._aside:
            self._note_change(element, _KINDS[name], words, line)
        self._leave_out(element, line, ArtefactKind.DELETED)

    def _note_change(self, change: ET.Element, kind: RevisionKind, words: str, line: RenderedLine | None) -> None:
        at = len(self.trace.pieces)
        self.account.change(line, kind, _who(change), words, begin=at, end=at)

    def _leave_out(self, element: ET.Element, line: RenderedLine | None, kind: ArtefactKind) -> None:
        self.uncalled |= dict.fromkeys(called_notes(element), kind)
        self.account.leave_out(self._line if self._aside else line, kind, all_words(element), len(self.trace.pieces))

    def _note_aside(self, line: RenderedLine | None, kind: ArtefactKind, text: str) -> None:
        """Put something into the account that stands beside the words of a line, in a hidden run, too."""
        self.account.leave_out(self._line if self._aside else line, kind, text)


def _page_marks(root: ET.Element) -> frozenset[str]:
    """Return the marks that count pages: those that Word left when it saved the file, else typed page breaks."""
    if root.find(f".//{W}lastRenderedPageBreak") is not None:
        return frozenset(["lastRenderedPageBreak"])
    return frozenset(["br"]) if root.find(f".//{W}br[@{W}type='page']") is not None else frozenset()


def _is_contents(control: ET.Element) -> bool:
    """Return whether a control holds a table of contents."""
    gallery = value(control, "sdtPr/docPartObj/docPartGallery") or value(control, "sdtPr/docPartList/docPartGallery")
    return gallery == _CONTENTS_GALLERY


def _ends_with_page(paragraph: ET.Element) -> bool:
    """Return whether a paragraph ends with a tab and a field for the number of a page, as a line of contents does."""
    if paragraph.find(f".//{W}instrText") is None:
        return False
    tail = [(name_of(inner), inner.text or "") for inner in paragraph.iter() if name_of(inner) in _OF_CONTENTS]
    at = next((at for at in range(len(tail) - 1, -1, -1) if tail[at][0] == "instrText"), None)
    if at is None or not at or "PAGEREF" not in tail[at][1].upper() or tail[at - 1][0] not in ("tab", "ptab"):
        return False
    return all(name == "t" and not any(map(str.isalpha, text)) for name, text in tail[at + 1 :])


def _is_drop_cap(paragraph: ET.Element) -> bool:
    """Return whether a paragraph is the large first letter of the next one."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap", "none") != "none"


def _holds_article(cells: list[list[RenderedLine]]) -> bool:
    """Return whether a row holds the heading of an article with its text, so that it is no row of data."""
    worded = [lines for cell in cells if (lines := [text for line in cell if (text := line.shown)])]
    beside = len(worded) > 1 and len(worded[0]) == 1 and any(is_finished(lines[-1]) for lines in worded[1:])
    return (beside and _is_article(worded[0][0])) or any(
        len(lines) > 1 and _is_article(lines[0]) and is_finished(lines[-1]) for lines in worded
    )


def _is_article(text: str) -> bool:
    heading = article_line(text)
    return heading is not None and heading.is_heading


def _own_words(element: ET.Element) -> Iterator[str]:
    """Yield the words of a change, without those of changes inside it."""
    for inner in descendants(element, CHANGES):
        name = name_of(inner)
        if name in ("t", "delText", "m:t"):
            yield inner.text or ""
        elif name in SIGNS:
            yield SIGNS[name]


def _who(change: ET.Element) -> tuple[str, str]:
    """Return author and date of a change."""
    return change.get(f"{W}author", ""), change.get(f"{W}date", "")


def _calls_in(run: ET.Element) -> list[ET.Element]:
    return [child for child in run if name_of(child) in CALLS]


def _run_text(run: ET.Element) -> str:
    return "".join(text.text or "" for text in run.iter(f"{W}t"))
