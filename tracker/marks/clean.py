"""Lifts the brackets of a draft: the text as it would read if all agreed, or with a choice among options.

The signs go, the words stay. Blanks and punctuation are mended only where a sign stood. Alternatives and options of
which none was chosen stay as they are printed, since no one can read "shall should"; so do places of words to come, the
omissions of editors and the calls of notes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracker.language.tags import primary_subtag
from tracker.marks.find import Text, find_marks
from tracker.marks.option_rows import option_rows
from tracker.model.block import ARTICLE_LEVEL, CALL, BlockKind
from tracker.model.negotiation import Mark, MarkKind, Place
from tracker.model.provision import Eid
from tracker.text.compose import FoundBlock, FoundNote, compose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tracker.marks.option_rows import NamedOption
    from tracker.model.draft import DraftText
    from tracker.model.negotiation import Marks
    from tracker.model.provision import Provision

_CODE = r"[A-ZА-ЯЁ][A-ZА-ЯЁ0-9&’'-]{1,14}"
_SURE_HOLDER = re.compile(rf"{_CODE}(?:\s*(?:[,/+&]|and|et|y|и|و|和)\s*{_CODE})*|Group of 77(?: and China)?")
"""Holders of a bracket that are surely no words of the treaty: codes of delegations."""
_INSTRUCTION = re.compile(
    r"\W*(?:retain|keep|maintain|delete|remove|strike|bracket|reserv(?:e|es|ed|ation)(?: its| the)?(?: position)?"
    r"|conserver|garder|maintenir|supprimer|réserve|à (?:conserver|maintenir|supprimer)"
    r"|mantener|conservar|suprimir|eliminar|reserva|сохранить|оставить|исключить|опустить|снять|оговорка"
    r"|الإبقاء(?: عليه)?|يحذف|حذف|تحفظ|保留|删除|刪除|删去|刪去)"
    r"(?:\s+(?:the |this |le |la |el |этот |эту )?(?:text|paragraph|article|sentence|word|words|bracket|brackets|texte"
    r"|paragraphe|texto|párrafo|текст|пункт))?\W*",
    re.IGNORECASE,
)
"""All words of a bracket that only says what a delegation wants: “[EU: retain]”."""
_BEHIND_NAME = re.compile(rf"[\])）】*_]*[\s{CALL}]*[.:：–—-]*[\s:：*_]*")
"""Signs behind the name of an option."""
_TITLE = re.compile(r"[(（][^()（）]*[)）][.:：]?")
"""All words behind the name of an option, in round brackets."""
_CLOSING = ",.)،؛؟。，、；：）;:"
_FRENCH_CLOSING = ",.)"
"""Signs before which no blank stands; French has one before two of them."""
_ATTACHED = "(（"
_NO_BLANKS = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Letters of a script without blanks between words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives or options of which one excludes the others.

    Attributes:
        members: The marks, in reading order.
        names: The name of each: the words of an alternative, the name of an option.
    """

    members: tuple[Mark, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A draft with its brackets lifted.

    Attributes:
        draft: The new draft, under the old front matter.
        lifted: Number of brackets that were lifted.
        dropped: The alternatives and options that fell, with the bracket of a remark.
        open: The choices that nobody made; their marks stay in the text.
        places: The places of words to come, which stay in the text.
        strays: Number of brackets without a partner, which were taken out.
        moot: The marks that were chosen, and stand in something that fell.
    """

    draft: DraftText
    lifted: int = 0
    dropped: tuple[Mark, ...] = ()
    open: tuple[Choice, ...] = ()
    places: tuple[Mark, ...] = ()
    strays: int = 0
    moot: tuple[Mark, ...] = ()


def choices_of(draft: DraftText, marks: Marks | None = None) -> list[Choice]:
    r"""Return the choices that are open in a draft: sets of alternatives, and rows of options, in reading order.

    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("### Article 1\n\nStates [shall][should] pay.\n\nOption 1: Now.\n\nOption 2: Later.\n")
    >>> [choice.names for choice in choices_of(draft)]
    [('shall', 'should'), ('Option 1', 'Option 2')]

    Args:
        draft: The draft.
        marks: Its marks, if they are known.
    """
    marks = marks or find_marks(draft)
    text = Text(draft)
    sets: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks.marks:
        if mark.kind is MarkKind.ALTERNATIVE and mark.choice is not None and mark.closes is not None:
            sets[mark.choice].append(mark)
    found = [
        Choice(tuple(members), tuple(text.between(mark.opens, mark.closes) for mark in members))
        for members in sets.values()
        if len(members) > 1
    ]
    found += [
        Choice(tuple(option.mark for option in row), tuple(option.name for option in row))
        for row in option_rows(draft, marks.marks)
    ]
    return sorted(found, key=lambda choice: text.place(choice.members[0].opens))


def clean(draft: DraftText, taken: Iterable[Mark] = (), *, without_brackets: bool = False) -> Cleaned:
    r"""Lift the brackets of a draft.

    Args:
        draft: The draft.
        taken: The alternatives and options that were chosen, marks of :func:`find_marks`; their rivals fall.
        without_brackets: Whether the brackets fall with their words, instead of being lifted; not those of labels.

    >>> from tracker.text.parser import parse
    >>> from tracker.text.writer import body
    >>> draft, _ = parse("### [Article 1]\n\nStates [, where possible,] [shall][should] pay [in time].\n")
    >>> print(body(clean(draft).draft), end="")
    ### Article 1
    <BLANKLINE>
    States, where possible, [shall][should] pay in time.
    """
    first = _clean_once(draft, frozenset(taken), without_brackets=without_brackets)
    last = first
    # A sign that went can make a bracket of two others; each round takes out signs, so that this ends.
    while last.draft is not draft:
        draft = last.draft
        last = _clean_once(draft, frozenset(), without_brackets=without_brackets)
    return replace(first, draft=last.draft, open=last.open, places=last.places)


@dataclass(slots=True)
class _Cuts:
    """The parts of lines that are taken out.

    Attributes:
        signs: Places of single signs.
        words: Parts that fall with their words: first letter, one past the last.
        headings: The lines that are headings of parts and articles.
    """

    signs: dict[Eid, set[int]] = field(default_factory=lambda: defaultdict(set))
    words: dict[Eid, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    headings: frozenset[Eid] = frozenset()

    def drop(self, text: Text, first: Place, last: Place) -> None:
        """Drop all from one letter to another, both included."""
        for eid, start, end in text.lines(Place(first.eid, first.offset - 1), Place(last.eid, last.offset + 1)):
            self.words[eid].append((start, end))

    def sign(self, place: Place) -> None:
        """Take out one sign."""
        self.signs[place.eid].add(place.offset)

    def holds(self, place: Place) -> bool:
        """Return whether a letter falls."""
        return any(start <= place.offset < end for start, end in self.words.get(place.eid, ()))


def _clean_once(draft: DraftText, taken: frozenset[Mark], *, without_brackets: bool) -> Cleaned:
    marks = find_marks(draft)
    if not marks.marks and not marks.strays:
        return Cleaned(draft=draft)
    headings = (eid for eid, block in draft.blocks if 0 < block.level <= ARTICLE_LEVEL)
    text, cuts = Text(draft), _Cuts(headings=frozenset(headings))
    dropped: list[Mark] = []
    moot: list[Mark] = []
    choices = choices_of(draft, marks)
    for row in option_rows(draft, marks.marks):
        moot += [option.mark for option in row if option.mark in taken and cuts.holds(option.mark.opens)]
        dropped += _take_option(row, taken, cuts, text)
    for choice in choices:
        if choice.members[0].kind is MarkKind.ALTERNATIVE:
            moot += [mark for mark in choice.members if mark in taken and cuts.holds(mark.opens)]
            dropped += _take_alternative(choice, taken, cuts, text)
    if without_brackets:
        dropped += _drop_brackets(marks, taken, cuts, text)
    dropped += _drop_remarks(marks, cuts, text)
    choices = [_left_of(choice, taken, cuts) for choice in choices]
    still_open = tuple(choice for choice in choices if len(choice.members) > 1)
    held = {mark for choice in still_open for mark in choice.members}
    lifted = 0
    for mark in marks.marks:
        stays = mark in held or mark.kind is MarkKind.PLACEHOLDER
        if mark.ordinal is None or mark.closes is None or (stays and not cuts.holds(mark.opens)):
            continue
        lifted += not cuts.holds(mark.opens)
        cuts.sign(mark.opens)
        cuts.sign(mark.closes)
        _cut_holder(mark, cuts, text)
    for stray in marks.strays:
        cuts.sign(stray.place)
    places = tuple(mark for mark in marks.marks if mark.kind is MarkKind.PLACEHOLDER and not cuts.holds(mark.opens))
    return Cleaned(
        draft=_rebuilt(draft, cuts),
        lifted=lifted,
        dropped=tuple(sorted(dropped, key=lambda mark: text.place(mark.opens))),
        open=still_open,
        places=places,
        strays=len(marks.strays),
        moot=tuple(moot),
    )


# What falls


def _take_option(row: Sequence[NamedOption], taken: frozenset[Mark], cuts: _Cuts, text: Text) -> list[Mark]:
    """Drop the rivals of an option that was taken, and its name."""
    if not any(option.mark in taken for option in row):
        return []
    dropped: list[Mark] = []
    for n, option in enumerate(row):
        opens = option.mark.opens
        line = text.of[opens.eid]
        if option.mark not in taken or option.mark.empty:
            following = row[n + 1].mark.opens if n + 1 < len(row) else None
            cuts.drop(text, opens, _end_of(option, following, text))
            dropped += [option.mark] if option.mark not in taken else []
        elif opens.eid in cuts.headings:
            # The heading of an option is all its name: "Option B – no fund".
            cuts.drop(text, Place(opens.eid, 0), Place(opens.eid, len(line) - 1))
        else:
            start = len(line[: opens.offset].rstrip("*_"))
            behind = _BEHIND_NAME.match(line, option.ends)
            end = behind.end() if behind else option.ends
            # "Option I (paragraphs 1 to 4)" says where the option stands, and nothing else.
            cuts.words[opens.eid].append((start, len(line) if _TITLE.fullmatch(line, end) else end))
    return dropped


def _end_of(option: NamedOption, following: Place | None, text: Text) -> Place:
    """Return the last letter of an option: before the next of its row, or where its text ends.

    Provisions whose number occurs again belong to the option above them, whose numbers restarted.
    """
    eids = list(text.of)
    if following is not None:
        if following.offset > 0:
            return Place(following.eid, following.offset - 1)
        last = eids[eids.index(following.eid) - 1]
        return Place(last, len(text.of[last]) - 1)
    end = option.mark.closes or Place(option.mark.opens.eid, len(text.of[option.mark.opens.eid]) - 1)
    home = _article(end.eid)
    last = end.eid
    for eid in eids[eids.index(end.eid) + 1 :]:
        if not home or _article(eid) != home or not _REPEATED.search(eid.removeprefix(home)):
            break
        last = eid
    return end if last == end.eid else Place(last, len(text.of[last]) - 1)


_REPEATED = re.compile(r"__(?:para|point|indent)_[^_]*~\d+")


def _article(eid: Eid) -> str:
    """Return the address of the article of a line; empty outside of one."""
    found = re.match(r"(?:.*?__)??art_[^_]+(?=__|$)", eid)
    return found[0] if found else ""


def _take_alternative(choice: Choice, taken: frozenset[Mark], cuts: _Cuts, text: Text) -> list[Mark]:
    """Drop the rivals of an alternative that was taken, with the blanks between them."""
    chosen = next((mark for mark in choice.members if mark in taken), None)
    if chosen is None or chosen.closes is None:
        return []
    first, last = choice.members[0], choice.members[-1]
    if chosen is not first:
        cuts.drop(text, first.opens, Place(chosen.opens.eid, chosen.opens.offset))
    if chosen is not last and last.closes is not None:
        cuts.drop(text, chosen.closes, last.closes)
    if chosen.empty:
        cuts.drop(text, chosen.opens, chosen.closes)
    return [mark for mark in choice.members if mark is not chosen]


def _drop_brackets(marks: Marks, taken: frozenset[Mark], cuts: _Cuts, text: Text) -> list[Mark]:
    """Drop the outermost brackets with their words, but those round labels and places of words to come."""
    dropped = []
    for mark in marks.marks:
        falls = mark.ordinal is not None and mark.kind is not MarkKind.PLACEHOLDER and mark not in taken
        if falls and mark.closes is not None and not mark.of_label and not cuts.holds(mark.opens):
            cuts.drop(text, mark.opens, mark.closes)
            dropped.append(mark)
    return dropped


def _drop_remarks(marks: Marks, cuts: _Cuts, text: Text) -> list[Mark]:
    """Drop the brackets that hold no words of the treaty, only what a delegation wants: “[EU: retain]”."""
    dropped = []
    for mark in marks.marks:
        if mark.kind is MarkKind.BRACKET and mark.by and mark.closes is not None and not cuts.holds(mark.opens):
            inside = text.between(mark.opens, mark.closes)
            words = inside.removeprefix(mark.by)
            if words != inside and _SURE_HOLDER.fullmatch(mark.by) and _INSTRUCTION.fullmatch(words):
                cuts.drop(text, mark.opens, mark.closes)
                dropped.append(mark)
    return dropped


def _cut_holder(mark: Mark, cuts: _Cuts, text: Text) -> None:
    """Take out the name of the Party that holds a bracket, where it is surely one."""
    if not mark.by or mark.closes is None or not _SURE_HOLDER.fullmatch(mark.by):
        return
    line = text.of[mark.opens.eid]
    if before := re.compile(rf"\s*{re.escape(mark.by)}\s*[:–—]\s*").match(line, mark.opens.offset + 1):
        cuts.words[mark.opens.eid].append(before.span())
        return
    line = text.of[mark.closes.eid]
    if behind := re.compile(rf"\s?[(（]{re.escape(mark.by)}[)）]").match(line, mark.closes.offset + 1):
        cuts.words[mark.closes.eid].append(behind.span())


def _left_of(choice: Choice, taken: frozenset[Mark], cuts: _Cuts) -> Choice:
    """Return a choice with the members that still stand; of one that was made, none."""
    if any(mark in taken for mark in choice.members):
        return Choice((), ())
    left = [(mark, name) for mark, name in zip(choice.members, choice.names, strict=True) if not cuts.holds(mark.opens)]
    return Choice(tuple(mark for mark, _ in left), tuple(name for _, name in left))


# The new text


def _rebuilt(draft: DraftText, cuts: _Cuts) -> DraftText:
    """Return the draft without what is taken out."""
    touched = cuts.words.keys() | cuts.signs.keys()
    if not touched:
        return draft
    french = primary_subtag(draft.front.language) == "fr"
    lines: dict[Eid, tuple[str, tuple[int, ...]]] = {}
    for eid, block in draft.blocks:
        lines[eid] = (block.text, block.calls)
        if eid in touched:
            parts = list(_kept_parts(len(block.text), cuts.words.get(eid, ()), cuts.signs.get(eid, ())))
            lines[eid] = (_joined(block.text, parts, french=french), _calls_in(block.text, block.calls, parts))
    if all(lines[eid][0] == block.text for eid, block in draft.blocks):
        return draft
    fallen = {eid for eid in touched if not lines[eid][0].strip()}
    fallen |= _emptied(draft.root, fallen & cuts.words.keys())
    blocks, called = [], set()
    for eid, block in draft.blocks:
        if block.kind is BlockKind.NOTE or (eid in fallen and (eid in touched or block.kind is BlockKind.HEADING)):
            continue
        words, calls = lines[eid]
        blocks.append(FoundBlock(block.kind, words, block.level, tuple(map(str, calls))))
        called |= set(calls)
    before = {call for _, block in draft.blocks for call in block.calls}
    notes = []
    for n, note in enumerate(draft.notes, 1):
        if n in called or n not in before:
            words, _ = lines[Eid(f"note_{n}")]
            notes.append(FoundNote(str(n), words if words.strip() else note))
    return compose(blocks, notes, draft.front)[0]


def _emptied(root: Provision, fallen: Collection[Eid]) -> set[Eid]:
    """Return the provisions with a number or heading that had words, all of which fell."""
    empty: set[Eid] = set()
    for provision in reversed(list(root.walk())):
        inside = [eid for eid, _ in provision.blocks() if eid != provision.eid]
        if provision.head is not None and inside and all(eid in fallen or eid in empty for eid in inside):
            empty.add(provision.eid)
    return empty


def _kept_parts(length: int, words: Sequence[tuple[int, int]], signs: Iterable[int]) -> Iterator[tuple[int, int, bool]]:
    """Yield the parts of a line that stay: first letter, one past the last, and whether words fell before it."""
    place, fell = 0, False
    for start, end, is_word in sorted([*((a, b, True) for a, b in words), *((n, n + 1, False) for n in signs)]):
        if start > place:
            yield place, start, fell
            fell = False
        fell = fell or is_word
        place = max(place, end)
    if place < length:
        yield place, length, fell


def _joined(text: str, parts: Sequence[tuple[int, int, bool]], *, french: bool) -> str:
    result = ""
    last_end = 0
    for start, end, fell in parts:
        piece = text[start:end]
        if start:
            gap = text[last_end:start]
            result = _join(result, piece, side_by_side="][" in gap and not fell, french=french)
        else:
            result = piece
        last_end = end
    if last_end < len(text):
        result = result.rstrip()
    return unicodedata.normalize("NFC", result)


def _join(left: str, right: str, *, side_by_side: bool, french: bool) -> str:
    """Join two parts of a line where a sign stood, and mend blanks and punctuation there.

    Args:
        left: What stands before it.
        right: What stands behind it.
        side_by_side: Whether two brackets stood side by side, so that two words meet.
        french: Whether a blank stands before a semicolon and a colon.
    """
    if not left:
        return right.lstrip()
    if left[-1].isspace() and right[:1].isspace():
        right = right.lstrip()
    if right[:1] in tuple(_FRENCH_CLOSING if french else _CLOSING):
        left = left.rstrip(" ")
    if left[-1:] in tuple(_ATTACHED):
        right = right.lstrip()
    if (left[-1:] == "," and right[:1] in (",", ".", ";")) or (left[-1:] == "." == right[:1] and right[:2] != ".."):
        left = left[:-1]
    words_meet = (side_by_side and left[-1:].isalnum()) or left[-1:] in (",", ";", ":")
    if words_meet and right[:1].isalpha() and not _NO_BLANKS.match(right):
        left += " "
    return left + right


def _calls_in(text: str, calls: tuple[int, ...], parts: Sequence[tuple[int, int, bool]]) -> tuple[int, ...]:
    """Return the numbers of the calls of notes that stay."""
    places = [n for n, char in enumerate(text) if char == CALL]
    return tuple(
        call for place, call in zip(places, calls, strict=True) if any(start <= place < end for start, end, _ in parts)
    )
