"""The brief of what changed in substance, as reports print it: classes by rank, each change with both quotations."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.language.brief_words import brief_words
from tracker.model.block import CALL
from tracker.model.provision import ProvisionKind
from tracker.model.redline import BlockPart, ChangeCategory, RunKind
from tracker.model.side import Side
from tracker.model.substance import Direction, Passage, SubstanceClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.addresses.names import ProvisionNames
    from tracker.model.provision import Eid
    from tracker.model.redline import BlockPlace, Redline, RedlineBlock
    from tracker.model.substance import SubstanceChange
    from tracker.report.view.notice import NamedNotice
    from tracker.report.view.redline_view import RedlineView, RowView, SideView

SCHEMA = "tracker.substance/1"
RANKS = (
    SubstanceClass.MODAL, SubstanceClass.NEGATION, SubstanceClass.QUANTITY, SubstanceClass.TIME, SubstanceClass.ACTOR,
    SubstanceClass.CONDITION, SubstanceClass.EXCEPTION, SubstanceClass.DEFINITION, SubstanceClass.REFERENCE,
    SubstanceClass.VERB,
)  # fmt: skip
"""The classes in the order in which readers look for them: first what turns a duty round, last its tone."""
PAGE = 16
"""Entries of the brief: as many as a page of A4 holds in Word, with both quotations and the heads of all classes."""
AT_LEAST = 1
"""Entries of each class that are shown before the page is filled by rank: no class fills it alone."""
NAMED = 12
"""Provisions that are listed by name as new or deleted, or where a change occurs again; more are counted."""
OTHER = "other"
"""The kind of changed words that no rule has put into a class."""
_Found = tuple[str, Direction, Passage, Passage]
"""A change with its kind and direction: before and after."""
_PARTS = frozenset({ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The words of a change on one side, in their line.

    Attributes:
        eid: Address of the line.
        place: Name of the line.
        text: The line, without the calls of notes.
        start: First character of the words in ``text``.
        end: One past their last; equal to ``start`` where the other text alone has the words.
    """

    eid: Eid
    place: str
    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words; empty where only the other text has them."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A change, with all places where it was made in the same words.

    Attributes:
        kind: Its class, or :data:`OTHER`.
        direction: Its direction.
        before: The words before, at the first place.
        after: The words after, at the first place.
        again: The further places: before and after.
    """

    kind: str
    direction: Direction
    before: Quoted
    after: Quoted
    again: tuple[tuple[Quoted, Quoted], ...] = ()

    @property
    def count(self) -> int:
        """The number of changes."""
        return 1 + len(self.again)

    def place_in(self, words: Mapping[str, str]) -> str:
        """Return the name of the first place.

        Args:
            words: The words of the brief.
        """
        return place_of(self.before, self.after, words)

    def also_in(self, words: Mapping[str, str]) -> str:
        """Return the sentence that names the further places; empty without any.

        Args:
            words: The words of the brief.
        """
        places = list(dict.fromkeys(place_of(*pair, words) for pair in self.again))
        return words["brief_also"].format(places=listed(places, words)) if places else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPart:
    """The changes of one class.

    Attributes:
        kind: The class, or :data:`OTHER`.
        entries: All its entries, in the order of the text after.
        shown: The number of entries that the page has room for.
    """

    kind: str
    entries: tuple[Entry, ...]
    shown: int

    @property
    def count(self) -> int:
        """The number of changes."""
        return sum(entry.count for entry in self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The brief.

    Attributes:
        language: Language of its words.
        words: The words of reports in it, those of the brief among them.
        sides: The texts before and after.
        notices: The notices on texts that are not official.
        parts: The classes that have changes, in the order of their ranks.
        others: The changed words that no rule has put into a class.
        new: Names of the provisions that are new, whole articles first; of what stands in a new one only the whole.
        deleted: Names of those that were deleted.
        left_out: The classes that are not shown.
        doubtful: The classes that are shown on request, though they are right too seldom.
        same: The sentence that says that nothing changed at all; empty where something did.
        redline: The page of the redline, to which places are linked; empty for none.
    """

    language: str
    words: Mapping[str, str]
    sides: tuple[SideView, SideView]
    notices: tuple[NamedNotice, ...]
    parts: tuple[BriefPart, ...]
    others: BriefPart
    new: tuple[str, ...]
    deleted: tuple[str, ...]
    left_out: tuple[SubstanceClass, ...]
    doubtful: tuple[SubstanceClass, ...]
    same: str
    redline: str = ""

    @property
    def shown(self) -> tuple[BriefPart, ...]:
        """The parts that have an entry on the page, the other changed words last."""
        return tuple(part for part in (*self.parts, self.others) if part.shown)

    @property
    def count(self) -> int:
        """The number of changes of substance."""
        return sum(part.count for part in self.parts)

    @property
    def provisions(self) -> int:
        """The number of lines of the text after in which they stand."""
        entries = (entry for part in self.parts for entry in part.entries)
        return len({after.eid for entry in entries for _, after in ((entry.before, entry.after), *entry.again)})

    @property
    def answer(self) -> str:
        """The numbers in one sentence."""
        words = self.words
        if not self.parts:
            return self.same or words["brief_none"]
        counts = [words["brief_count"].format(count=self.count), words["brief_places"].format(count=self.provisions)]
        counts += [words["brief_others"].format(count=self.others.count)] if self.others.count else []
        return words["semicolon"].join(counts) + words["brief_stop"]

    @property
    def classes(self) -> str:
        """The numbers of each class in a sentence, or of the other words that changed; empty where nothing did."""
        words = self.words
        parts = self.parts or ((self.others,) if self.others.count else ())
        counts = (f"{words[f'brief_{part.kind}']}{words['colon']}{part.count}" for part in parts)
        return words["semicolon"].join(counts) + words["brief_stop"] if parts else ""

    @property
    def provisions_lines(self) -> tuple[str, ...]:
        """The lines that name new and deleted provisions."""
        named = (("brief_new", self.new), ("brief_deleted", self.deleted))
        return tuple(self.words[key].format(places=listed(names, self.words)) for key, names in named if names)

    @property
    def limits(self) -> tuple[str, ...]:
        """The sentences that say how the changes were found, and which classes are left out or doubtful."""
        words = self.words
        named = (("brief_doubtful", self.doubtful), ("brief_left_out", self.left_out))
        sentences = (
            words[key].format(classes=words["listing"].join(words[f"brief_{kind}"] for kind in kinds))
            for key, kinds in named
            if kinds
        )
        return words["brief_limits"], *sentences

    @property
    def hidden(self) -> int:
        """The number of changes for which the page has no room."""
        return sum(entry.count for part in self.parts for entry in part.entries[part.shown :])

    def link(self, quoted: Quoted) -> str:
        """Return the address of a line of the text after in the page of the redline; empty without a page."""
        return f"{self.redline}#a-{quoted.eid}" if self.redline else ""


def brief_of(
    view: RedlineView,
    changes: Sequence[SubstanceChange],
    *,
    left_out: Iterable[SubstanceClass] = (),
    doubtful: Iterable[SubstanceClass] = (),
    everything: bool = False,
) -> Brief:
    """Return the brief of a comparison, in the language of the view.

    Args:
        view: The whole comparison.
        changes: Its changes of substance.
        left_out: The classes that are not shown.
        doubtful: The classes that are shown on request, though they are right too seldom.
        everything: Show every change, however many pages that takes.
    """
    words = brief_words(view.words["lang"])
    names = view.names
    entries = _entries(changes, names)
    by_class = {kind: tuple(entry for entry in entries if entry.kind is kind) for kind in RANKS}
    others = _other_entries(view.redline, changes, names) if view.redline else []
    page = len(entries) + len(others) if everything else PAGE
    rooms = _rooms([len(found) for found in by_class.values()], page)
    rest = min(len(others), max(0, page - sum(rooms)))
    parts = (
        BriefPart(kind=kind, entries=found, shown=room)
        for (kind, found), room in zip(by_class.items(), rooms, strict=True)
        if found
    )
    return Brief(
        language=words["lang"],
        words=words,
        sides=(view.before, view.after),
        notices=view.notices,
        parts=tuple(parts),
        others=BriefPart(kind=OTHER, entries=tuple(others), shown=rest),
        new=_whole(view.rows, Side.AFTER),
        deleted=_whole(view.rows, Side.BEFORE),
        left_out=tuple(kind for kind in RANKS if kind in frozenset(left_out)),
        doubtful=tuple(kind for kind in RANKS if kind in frozenset(doubtful)),
        same=view.same_line_in(words),
    )


def place_of(before: Quoted, after: Quoted, words: Mapping[str, str]) -> str:
    """Return the name of a place: that of the line after, with that of the line before where it differs.

    Args:
        before: The words before.
        after: The words after.
        words: The words of the brief.
    """
    if after.place == before.place:
        return after.place
    return words["with_remark"].format(what=after.place, remark=words["ex"] + before.place)


def listed(names: Sequence[str], words: Mapping[str, str]) -> str:
    """Return names as a list, and how many more there are where they are too many to be read.

    Args:
        names: The names.
        words: The words of the brief.
    """
    shown = words["listing"].join(names[:NAMED])
    more = len(names) - NAMED
    return words["with_remark"].format(what=shown, remark=words["brief_more"].format(count=more)) if more > 0 else shown


def _entries(changes: Iterable[SubstanceChange], names: tuple[ProvisionNames, ProvisionNames]) -> list[Entry]:
    """Return the changes of substance, those of the same words together, in the order of the first of them."""
    return _alike(((change.kind, change.direction, change.before, change.after) for change in changes), names)


def _other_entries(
    redline: Redline, changes: Sequence[SubstanceChange], names: tuple[ProvisionNames, ProvisionNames]
) -> list[Entry]:
    """Return the changed words of lines that stand in both texts, but for those of the changes of substance."""
    classed = [_spans(change.on(side) for change in changes) for side in Side]
    found: list[_Found] = []
    for section in redline.sections:
        for block in section.blocks:
            found += (
                (OTHER, _direction(before, after), before, after)
                for before, after in _changed_words(block)
                if not (_overlaps(before, classed[0]) or _overlaps(after, classed[1]))
            )
    return _alike(found, names)


def _spans(passages: Iterable[Passage]) -> dict[int, list[tuple[int, int]]]:
    """Return the spans of passages by the order of their block, sorted, those that overlap as one."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for passage in sorted(passages, key=lambda one: (one.order, one.start)):
        united = spans.setdefault(passage.order, [])
        if united and passage.start <= united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], passage.end))
        else:
            united.append((passage.start, passage.end))
    return spans


def _overlaps(passage: Passage, spans: dict[int, list[tuple[int, int]]]) -> bool:
    united = spans.get(passage.order, [])
    at = bisect_left(united, (passage.end,)) - 1
    return at >= 0 and united[at][1] > passage.start


def _direction(before: Passage, after: Passage) -> Direction:
    if before.words and after.words:
        return Direction.CHANGED
    return Direction.REMOVED if before.words else Direction.ADDED


def _changed_words(block: RedlineBlock) -> Iterator[tuple[Passage, Passage]]:
    """Yield the stretches of other words of a line that stands in both texts, without the blanks around them."""
    if block.before is None or block.after is None:
        return
    runs = [run for run in block.runs if run.part is BlockPart.TEXT]
    texts = ["".join(run.text for run in runs if run.is_on(side)) for side in Side]
    at = [0, 0]
    for is_change, group in groupby(runs, key=lambda run: run.kind is not RunKind.KEPT):
        start = at.copy()
        stretch = list(group)
        for run in stretch:
            for side in Side:
                at[side.position] += len(run.text) if run.is_on(side) else 0
        if is_change and any(run.category is ChangeCategory.WORDS for run in stretch):
            before, after = (
                _trimmed(place, text, first, last)
                for place, text, first, last in zip((block.before, block.after), texts, start, at, strict=True)
            )
            if any(char.isalnum() for char in before.words + after.words):
                yield before, after


def _trimmed(place: BlockPlace, text: str, start: int, end: int) -> Passage:
    words = text[start:end]
    lead = len(words) - len(words.lstrip()) if words.strip() else 0
    return Passage(place.order, place.eid, text, start + lead, start + lead + len(words.strip()))


def _alike(found: Iterable[_Found], names: tuple[ProvisionNames, ProvisionNames]) -> list[Entry]:
    alike: dict[tuple[str, ...], list[_Found]] = {}
    for one in found:
        kind, direction, before, after = one
        alike.setdefault((kind, direction, before.words.casefold(), after.words.casefold()), []).append(one)
    return [_entry(same, names) for same in alike.values()]


def _entry(same: Sequence[_Found], names: tuple[ProvisionNames, ProvisionNames]) -> Entry:
    kind, direction, _, _ = same[0]
    (before, after), *again = ((_quoted(one[2], names[0]), _quoted(one[3], names[1])) for one in same)
    return Entry(kind=kind, direction=direction, before=before, after=after, again=tuple(again))


def _quoted(passage: Passage, names: ProvisionNames) -> Quoted:
    """Return a passage with the name of its line, without the calls of notes."""
    text = passage.text
    start, end = (place - text.count(CALL, 0, place) for place in (passage.start, passage.end))
    return Quoted(
        eid=passage.eid,
        place=names.name(passage.eid),
        text=text.replace(CALL, "").replace("\n", " "),
        start=start,
        end=end,
    )


def _rooms(sizes: Sequence[int], page: int) -> list[int]:
    """Return how many entries of each class are shown.

    >>> _rooms([30, 1, 5], 24), _rooms([3, 1, 5], 24)
    ([22, 1, 1], [3, 1, 5])
    """
    rooms = [min(size, AT_LEAST) for size in sizes]
    left = max(0, page - sum(rooms))
    for n, size in enumerate(sizes):
        more = min(left, size - rooms[n])
        rooms[n] += more
        left -= more
    return rooms


def _whole(rows: Iterable[RowView], side: Side) -> tuple[str, ...]:
    """Return the names of provisions that one side alone has; of what stands in one of them only the whole."""
    alone: set[str] = set()
    named: list[tuple[bool, str]] = []
    for row in rows:
        eid = row.row.after if side is Side.AFTER else row.row.before
        if eid is None or not (row.row.inserted if side is Side.AFTER else row.row.deleted):
            continue
        if not any(outer in alone for outer in _around(eid)):
            named.append((row.row.level in _PARTS, row.after if side is Side.AFTER else row.before))
        alone.add(eid)
    return tuple(name for _, name in sorted(named, key=lambda pair: pair[0]))


def _around(eid: str) -> Iterator[str]:
    """Yield the addresses of what a provision stands in, from the inside out.

    >>> list(_around("art_5__para_2__point_a"))
    ['art_5__para_2', 'art_5']
    """
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        yield eid
