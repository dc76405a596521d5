"""The sheet of corrections in words: for each correction its place, the words it quotes, and what to read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.addresses.names import ProvisionNames
from tracker.language.corrigendum_words import corrigendum_words
from tracker.language.note import grammar_of
from tracker.language.scripts import in_latin, is_han
from tracker.language.tags import ENGLISH_NAMES, primary_subtag
from tracker.model.block import CALL, Block, BlockKind
from tracker.model.corrigendum import Act, Corrigendum, Rectification
from tracker.report.document.content import Look, Paragraph, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.language.note.grammar import Grammar
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.report.document.content import Cell
    from tracker.report.languages.view import PlacedDifference
    from tracker.report.view.notice import NamedNotice
    from tracker.report.view.redline_view import RedlineView, SideView

FIRST_WORDS = 5
"""Words of the beginning of a passage by which a reader finds it, as in the note of changes."""
FIRST_HAN = 10
"""Han characters of such a beginning."""
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row of the sheet.

    Attributes:
        place: The place in the text before, as people cite it; several where the same correction is made in each.
        old: The words quoted, or the passage that is meant; empty for an insertion of lines.
        new: The words to be read, or what is to be done.
        replaces: For some words others are to be read; else the two cells say themselves what is to be done.
    """

    place: str
    old: Cell
    new: Cell
    replaces: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """The sheet of one language.

    Attributes:
        language: Language of its words, a BCP 47 tag.
        words: Its words.
        title: The name of the language, as the heading of the part.
        sides: The two texts.
        notices: The notices on texts that are not official.
        corrigendum: The corrections.
        rows: The rows.
        standard: The version in another language that is named as right; None for two texts in one language.
        left: What differs from that version and is left to the reader; the corrected version comes first.
    """

    language: str
    words: dict[str, str]
    title: str
    sides: tuple[SideView, SideView]
    notices: tuple[NamedNotice, ...]
    corrigendum: Corrigendum
    rows: tuple[SheetRow, ...]
    standard: SideView | None = None
    left: tuple[PlacedDifference, ...] = ()

    @property
    def heading(self) -> str:
        """The heading of the part in a sheet of several."""
        return self.words["corrigendum"] + self.words["colon"] + self.title

    @property
    def facts(self) -> tuple[tuple[str, SideView], ...]:
        """The two texts that a reader has at hand, each with its part in the sheet."""
        if self.standard is not None:
            return (self.words["mend_own"], self.sides[0]), (self.words["mend_other"], self.standard)
        before, after = self.sides
        return (self.words["before"], before), (self.words["after"], after)

    @property
    def intro(self) -> str:
        """The sentence that says which texts are meant."""
        if self.standard is not None and not self.corrigendum.items:
            return self.words["mend_none"]
        if self.standard is not None:
            own, other = (side.language_in(self.words) for side in (self.sides[0], self.standard))
            return self.words["mend_intro"].format(own=own, other=other)
        before, after = (in_latin(side.name, self.words["dir"]) for side in self.sides)
        return self.words["corrigendum_intro"].format(before=before, after=after)

    @property
    def remarks(self) -> tuple[str, ...]:
        """The sentences for a text that needs no corrections, or too many of them."""
        if self.standard is not None:
            return ()
        if not self.corrigendum.items:
            return (self.words["corrigendum_none"],)
        if not self.corrigendum.is_overlong:
            return ()
        share = f"{100 * self.corrigendum.share:.0f}"
        return (self.words["corrigendum_overlong"].format(share=share),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of corrections, with a part for each language version.

    Attributes:
        parts: The parts, at least one.
    """

    parts: tuple[SheetPart, ...]

    @property
    def main(self) -> SheetPart:
        """The first part, whose words stand at the head of the sheet."""
        return self.parts[0]


def part_of(view: RedlineView, corrigendum: Corrigendum, language: str = "") -> SheetPart:
    """Return the sheet of one comparison.

    Args:
        view: The whole comparison, no extract.
        corrigendum: Its corrections.
        language: Language of the words; that of the texts if empty.

    Raises:
        ValueError: If the view is an extract.
    """
    if view.redline is None:
        raise ValueError("an extract has no corrigendum")
    words = corrigendum_words(language or view.language)
    own = view.sides[1].language or view.sides[0].language
    first = primary_subtag(own)
    return SheetPart(
        language=words["lang"],
        words=words,
        title=words.get(f"lang_{first}") or ENGLISH_NAMES.get(first) or own,
        sides=view.sides,
        notices=view.notices,
        corrigendum=corrigendum,
        rows=tuple(_Rows(view.redline.before, corrigendum, words, own).rows()),
    )


class _Rows:
    """Puts the corrections of one text into words.

    Args:
        draft: The text before.
        corrigendum: Its corrections.
        words: The words of the sheet.
        own: The language of the text.
    """

    def __init__(self, draft: DraftText, corrigendum: Corrigendum, words: dict[str, str], own: str) -> None:
        self._draft, self._corrigendum, self._words = draft, corrigendum, words
        self._own = own if primary_subtag(own) != words["lang"] else ""
        self._grammar: Grammar = grammar_of(words["lang"])
        self._names = ProvisionNames(draft, words)
        self._blocks = dict(draft.blocks)
        self._lines_of: defaultdict[Eid, set[Eid]] = defaultdict(set)
        for provision in draft.root.walk():
            self._lines_of[provision.eid] = {eid for eid, _ in provision.blocks()}

    def rows(self) -> Iterator[SheetRow]:
        """Yield the rows; the same correction of lines that follow each other is one row."""
        waiting: list[Rectification] = []
        for item in self._corrigendum.items:
            if waiting and not _is_same(waiting[-1], item):
                yield self._row(waiting)
                waiting = []
            waiting.append(item)
        if waiting:
            yield self._row(waiting)
        if self._corrigendum.notes:
            old, new = zip(*self._corrigendum.notes, strict=True)
            yield SheetRow(
                place=self._words["note_numbers"],
                old=(_own_words(self._numbers(old)),),
                new=(_own_words(self._numbers(new)),),
                replaces=True,
            )

    def _row(self, items: Sequence[Rectification]) -> SheetRow:
        item = items[0]
        if item.in_line:
            place = self._words["semicolon"].join(dict.fromkeys(map(self._place_of_words, items)))
            old, new = self._in_line(item)
            return SheetRow(place=place, old=old, new=new, replaces=item.act is Act.REPLACE)
        if item.act is Act.INSERT_NOTE:
            place = self._words["new_note"].format(n=item.number)
            return SheetRow(
                place=place, old=(), new=(_own_words(self._words["insert_lines"]), *self._lines(item.blocks))
            )
        if item.act is Act.INSERT_LINES:
            lines = (_own_words(self._words["insert_lines"]), *self._lines(item.blocks))
            return SheetRow(place=self._behind(item.behind), old=(), new=lines)
        place = self._places(item.eids)
        existing = (self._existing(item.eids),)
        if item.act is Act.TRANSFER:
            target = self._words["transfer"].format(place=self._behind(item.behind))
            return SheetRow(place=place, old=existing, new=(_own_words(target),))
        if item.act is Act.DELETE_LINES:
            return SheetRow(place=place, old=existing, new=(_own_words(self._words["delete"]),))
        before = [self._blocks[eid] for eid in item.eids]
        if [(block.text, block.calls) for block in before] == [(block.text, block.calls) for block in item.blocks]:
            return SheetRow(place=place, old=existing, new=(_own_words(self._words["level"]),))
        return SheetRow(place=place, old=existing, new=self._lines(item.blocks), replaces=True)

    def _in_line(self, item: Rectification) -> tuple[Cell, Cell]:
        """Return the two cells of a correction of words."""
        words = _with_calls(item.words, item.calls)
        reading = _with_calls(item.reading, item.new_calls)
        if item.act is Act.DELETE:
            return (self._quoted("{words}", words),), (_own_words(self._words["delete"]),)
        if item.act is Act.REPLACE:
            return (self._quoted("{words}", words),), (self._quoted("{words}", reading),)
        form = self._words["after_words" if item.act is Act.INSERT_AFTER else "before_words"]
        return (self._quoted(form, words),), (self._quoted(self._words["insert"], reading),)

    def _quoted(self, form: str, words: str) -> Paragraph:
        """Return a form with words in quotation marks in its gap; what is said stands apart from what is quoted."""
        before, _, after = form.partition("{words}")
        quoted = Words(self._grammar.quoted(words))
        around = (Words(before, Look.REMARK), quoted, Words(after, Look.REMARK))
        return Paragraph(words=tuple(part for part in around if part.text))

    def _existing(self, eids: Sequence[Eid]) -> Paragraph:
        """Return "the existing text beginning …" for whole lines."""
        texts = (_with_calls(self._blocks[eid].text, self._blocks[eid].calls) for eid in eids)
        text = next((text for text in texts if len(text) > 1 and any(map(str.isalpha, text))), "")
        first = _first_words(text)
        if not first:
            return _own_words(self._words["existing"])
        return self._quoted(self._words["existing_beginning"], first)

    def _lines(self, blocks: Iterable[Block]) -> Cell:
        """Return whole lines as they are to be printed; the label of a paragraph or point stands before its words."""
        out: list[Paragraph] = []
        label = ""
        for block in blocks:
            text = _with_calls(block.text, block.calls)
            if block.is_label:
                if label:
                    out.append(self._line(label))
                label = text if text != "~" else ""
                continue
            if block.kind is BlockKind.HEADING:
                if label:
                    out.append(self._line(label))
                label = ""
                out.append(self._line(text, Look.STRONG))
                continue
            out.append(self._line(f"{label} {text}" if label else text))
            label = ""
        if label:
            out.append(self._line(label))
        return tuple(out)

    def _line(self, text: str, look: Look = Look.PLAIN) -> Paragraph:
        return Paragraph(words=(Words(text, look),), language=self._own)

    def _place_of_words(self, item: Rectification) -> str:
        place = self._name(item.eids[0], words=item.words)
        if item.sentence:
            place = self._words["sentence"].format(place=place, n=item.sentence)
        return place

    def _name(self, eid: Eid, words: str = "") -> str:
        """Return the name of the place of a line; of a heading as such, if the words stand behind its label."""
        block = self._blocks[eid]
        if block.kind is BlockKind.TITLE:
            return self._words["title_of_text"]
        if block.kind is BlockKind.FORMULA:
            return self._words["formula_of_text"]
        name = self._names.name(eid)
        provision = self._draft.provisions.get(eid)
        has_heading = block.kind is BlockKind.HEADING and provision is not None and bool(provision.heading)
        if has_heading and not (words and words in self._names.label(eid)):
            name = self._words["heading_of"].format(place=name)
        return self._capital(name)

    def _places(self, eids: Sequence[Eid]) -> str:
        """Return the places of whole lines: of provisions of which all lines are meant, their names alone."""
        left, wanted = list(eids), set(eids)
        names: list[str] = []
        while left:
            eid = left[0]
            whole = self._whole_around(eid, wanted)
            taken = self._lines_of[whole] if whole is not None else {eid}
            names.append(self._capital(self._names.name(whole)) if whole is not None else self._name(eid))
            left = [other for other in left if other not in taken]
        return self._words["semicolon"].join(dict.fromkeys(names))

    def _whole_around(self, eid: Eid, wanted: set[Eid]) -> Eid | None:
        """Return the provision that begins with a line and of which all lines are meant; None for none."""
        provision = self._draft.provisions.get(eid)
        if provision is None or self._blocks[eid].kind is not BlockKind.HEADING:
            return None
        return eid if self._lines_of[eid] <= wanted else None

    def _behind(self, eid: Eid | None) -> str:
        if eid is None:
            return self._words["at_start"]
        return self._words["after_place"].format(place=self._name(eid))

    @staticmethod
    def _capital(name: str) -> str:
        return name[:1].upper() + name[1:]

    def _numbers(self, numbers: Sequence[int]) -> str:
        """Return numbers with ranges: "3–8, 10"."""
        runs: list[list[int]] = []
        for n in numbers:
            if runs and n == runs[-1][-1] + 1:
                runs[-1].append(n)
            else:
                runs.append([n])
        shown = (f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
        return self._words["comma"].join(shown)


def _is_same(one: Rectification, other: Rectification) -> bool:
    """Return whether two corrections ask for the same, each in its line."""
    if not (one.in_line and other.in_line) or one.eids == other.eids:
        return False
    return (one.act, one.words, one.reading, one.calls, one.new_calls) == (
        other.act,
        other.words,
        other.reading,
        other.calls,
        other.new_calls,
    )


def _own_words(text: str) -> Paragraph:
    """Return words of the sheet, which are no words of the treaty."""
    return Paragraph(words=(Words(text, Look.REMARK),))


def _with_calls(text: str, calls: Sequence[int]) -> str:
    """Return words with the numbers of the notes that they call, raised.

    >>> _with_calls("solidarity" + CALL + ",", (12,))
    'solidarity¹²,'
    """
    parts = text.split(CALL)
    numbers = [str(n).translate(_SUPERSCRIPT) for n in calls]
    return parts[0] + "".join(number + part for number, part in zip(numbers, parts[1:], strict=True))


def _first_words(text: str) -> str:
    """Return the beginning of a passage, by which a reader finds it.

    >>> _first_words("States shall protect every river and lake"), _first_words("各缔约方应当每五年举行一次会议")
    ('States shall protect every river', '各缔约方应当每五年举')
    """
    if is_han(text[:1]):
        return text[:FIRST_HAN]
    return " ".join(text.split()[:FIRST_WORDS])
