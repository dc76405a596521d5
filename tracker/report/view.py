"""A redline as plain rows: what every report prints, with nothing of any format in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.model.block import Mark
from tracker.model.change import (
    NOTES,
    Correspondence,
    Place,
    Redline,
    RedlineBlock,
    RedlineSection,
    RunKind,
    Side,
)
from tracker.model.notice import Notice, notice
from tracker.model.provision import Eid, Kind
from tracker.model.stage import Authenticity
from tracker.report.places import Places
from tracker.report.stubs import Stub, Stubs
from tracker.report.words import direction, reason_in_words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FACTS = ("inserted", "deleted", "renumbered", "moved", "split", "merged", "reworded")
"""The facts of a row in the order in which they are told."""

PROBABLY = 0.70
"""Confidence below which a row says "probably"; the judge's constant of the same name says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """What is compared, one side of it."""

    name: str
    symbol: str
    date: str
    title: str
    language: str
    authenticity: Authenticity
    source: str
    digest: str
    notice: Notice | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row of the table of concordance.

    Attributes:
        row: The row itself.
        before: Its name before; a dash for none.
        after: Its name after.
        label_before: Its label as printed before, else its address; empty for none.
        label_after: The same after.
        facts: Keys of :data:`FACTS` that hold; ``unchanged`` alone for a link where nothing changed.
        reason: Why, in words.
        probably: Whether the link is less than sure.
        nearest: Name of what comes nearest on the other side of a row with one side; empty for nothing.
    """

    row: Correspondence
    before: str
    after: str
    label_before: str
    label_after: str
    facts: tuple[str, ...]
    reason: str
    probably: bool
    nearest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """One block of text.

    Attributes:
        block: The block itself.
        place: Where it stands after, else before.
        name: What it is called there.
        depth: Level of the heading it stands under in its section; its own for a heading.
        came_from: Name of the place it moved from; empty unless it moved.
    """

    block: RedlineBlock
    place: Place
    name: str
    depth: int
    came_from: str = ""

    @property
    def untouched(self) -> bool:
        """Nothing happened to it."""
        return not self.block.moved and all(run.kind is RunKind.KEPT for run in self.block.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """An article, the preamble, the heading of a part, the notes.

    Attributes:
        section: The section itself.
        name: What it is called after, else before.
        name_before: What it was called before; empty where it is new.
        facts: What happened to it, keys of :data:`FACTS`.
        remarks: Sentences to show above it: where else its parts come from or went.
        unchanged: No run differs, nothing moved.
        items: Its blocks and stubs in order.
    """

    section: RedlineSection
    name: str
    name_before: str
    facts: tuple[str, ...]
    remarks: tuple[str, ...]
    unchanged: bool
    items: tuple[BlockView | Stub, ...]


@dataclass(frozen=True, kw_only=True)
class View:
    """All that a report prints.

    Attributes:
        language: Language of both texts, which chooses the words.
        direction: ``ltr`` or ``rtl``.
        words: The words of the report.
        before: One side.
        after: The other.
        summary: Fact and number of articles, in the order of telling.
        rows: The whole table of concordance.
        sections: The text.
    """

    language: str
    direction: str
    words: dict[str, str]
    before: SideView
    after: SideView
    summary: tuple[tuple[str, int], ...]
    rows: tuple[RowView, ...]
    sections: tuple[SectionView, ...]

    @property
    def sides(self) -> tuple[SideView, SideView]:
        """Before, then after."""
        return self.before, self.after

    def rows_of(self, kinds: Iterable[Kind]) -> list[RowView]:
        """The rows of some levels, in order."""
        wanted = set(kinds)
        return [row for row in self.rows if row.row.level in wanted]


def view(redline: Redline, names: tuple[str, str], digests: tuple[str, str], language: str = "") -> View:
    """Make the rows that reports print.

    Args:
        redline: The comparison.
        names: What the two texts are called where they have no stage: names of files.
        digests: sha256 of the two canonical bodies.
        language: Language of the report's words; that of the texts if empty.
    """
    language = language or redline.after.front.language or redline.before.front.language
    words = words_of(language)
    places = Places(redline.before, words), Places(redline.after, words)
    rows = tuple(_row(row, places, language) for row in redline.concordance)
    return View(
        language=language,
        direction=direction(language),
        words=words,
        before=_side(redline, Side.BEFORE, names[0], digests[0]),
        after=_side(redline, Side.AFTER, names[1], digests[1]),
        summary=_summary(redline.concordance),
        rows=rows,
        sections=tuple(_Sections(redline, places, words).views()),
    )


def _side(redline: Redline, side: Side, name: str, digest: str) -> SideView:
    draft = redline.side(side)
    front = draft.front
    title = next((p.head.text for p in draft.provisions.values() if p.kind is Kind.TITLE and p.head), front.title)
    return SideView(
        name=front.stage or name,
        symbol=front.symbol,
        date=front.date,
        title=front.title or title,
        language=front.language,
        authenticity=front.authenticity,
        source=front.source,
        digest=digest,
        notice=notice(front),
    )


def _row(row: Correspondence, places: tuple[Places, Places], language: str) -> RowView:
    nearest = places[row.deleted].name(row.nearest) if row.nearest is not None else ""
    return RowView(
        row=row,
        before=places[0].name(row.before),
        after=places[1].name(row.after),
        label_before=places[0].label(row.before),
        label_after=places[1].label(row.after),
        facts=facts_of(row),
        reason=reason_in_words(row.reason, language, nearest),
        probably=is_unsure(row),
        nearest=nearest,
    )


def facts_of(row: Correspondence) -> tuple[str, ...]:
    """The facts that hold of a row, in the order of telling; ``unchanged`` where none does."""
    return tuple(fact for fact in FACTS if getattr(row, fact)) or ("unchanged",)


def is_unsure(row: Correspondence) -> bool:
    """Whether a row must say "probably"."""
    return row.confidence is not None and row.confidence < PROBABLY


def _summary(rows: Iterable[Correspondence]) -> tuple[tuple[str, int], ...]:
    """How many articles each fact holds of; an article split or merged counts once."""
    counts: Counter[str] = Counter()
    seen: set[tuple[str, Eid | None]] = set()
    for row in rows:
        if row.level is not Kind.ARTICLE:
            continue
        for fact in facts_of(row):
            if not row.primary and fact not in ("split", "merged"):
                continue
            key = (fact, row.before if fact in ("split", "deleted") else row.after)
            if key not in seen:
                seen.add(key)
                counts[fact] += 1
    return tuple((fact, counts[fact]) for fact in ("unchanged", *FACTS) if counts[fact])


class _Sections:
    """Makes the sections of a view, with remarks and stubs."""

    def __init__(self, redline: Redline, places: tuple[Places, Places], words: dict[str, str]) -> None:
        self._redline = redline
        self._places = places
        self._words = words
        self._stubs = Stubs(redline, places, words)
        self._rows = {(row.before, row.after): row for row in redline.concordance}
        self._from: dict[Eid, list[Correspondence]] = defaultdict(list)
        self._to: dict[Eid, list[Correspondence]] = defaultdict(list)
        for row in redline.concordance:
            if row.level is Kind.ARTICLE and not row.primary and row.before and row.after:
                self._from[row.after].append(row)
                self._to[row.before].append(row)

    def views(self) -> Iterator[SectionView]:
        for section in self._redline.sections:
            found = self._view(section)
            if found.items:
                yield found

    def _view(self, section: RedlineSection) -> SectionView:
        row = self._rows.get((section.before, section.after))
        items: list[BlockView | Stub] = [*self._stubs.inside(section.before, None)]
        depth = 0
        for block in section.blocks:
            found = self._block(block, depth)
            depth = found.depth
            if items and isinstance(items[-1], BlockView) and items[-1].came_from == found.came_from:
                found = replace(found, came_from="")  # Said at its label already.
            items.append(found)
            if block.before is not None:
                items += self._stubs.inside(section.before, block.before.order)
        items += self._stubs.behind(section.before)
        facts = facts_of(row) if row else ()
        return SectionView(
            section=section,
            name=self._name(section),
            name_before=self._places[0].name(section.before) if section.before else "",
            facts=facts,
            remarks=tuple(self._remarks(section, row)),
            unchanged=all(isinstance(item, BlockView) and item.untouched for item in items),
            items=tuple(items),
        )

    def _name(self, section: RedlineSection) -> str:
        if section.kind is Kind.INSTRUMENT:
            return self._words["notes"] if NOTES in (section.before, section.after) else ""
        if section.after is not None:
            return self._places[1].name(section.after)
        return self._places[0].name(section.before)

    def _remarks(self, section: RedlineSection, row: Correspondence | None) -> Iterator[str]:
        if row is not None and row.moved and row.before is not None:
            yield self._words["moved_badge"].format(place=self._predecessor(row.before))
        if section.after is not None and (rows := self._from.get(section.after)):
            yield self._words["also_from"].format(places=self._list(rows, 0))
        if section.before is not None and (rows := self._to.get(section.before)):
            key = "also_to" if section.after is not None else "went_to"
            yield self._words[key].format(places=self._list(rows, 1))

    def _list(self, rows: Iterable[Correspondence], side: int) -> str:
        names = []
        for row in rows:
            name = self._places[side].name(row.after if side else row.before)
            remark = self._words["with_remark"].format(what=name, remark=self._words["probably"])
            names.append(remark if is_unsure(row) else name)
        return self._words["listing"].join(names)

    def _predecessor(self, eid: Eid) -> str:
        """What stood before an article (or recital) among its kind before."""
        kind = self._redline.before.provisions[eid].kind
        row = [p.eid for p in self._redline.before.provisions.values() if p.kind is kind]
        place = row.index(eid)
        return self._places[0].name(row[place - 1]) if place else self._words["start"]

    def _block(self, block: RedlineBlock, depth: int) -> BlockView:
        place = block.after or block.before
        assert place is not None  # noqa: S101 – a block has a place on one side at least
        came_from = ""
        if block.moved and block.before and place.mark is not Mark.NOTE:
            came_from = self._places[0].name(block.before.eid)
        return BlockView(
            block=block,
            place=place,
            name=self._places[1 if block.after else 0].name(place.eid),
            depth=place.level or depth,
            came_from=came_from,
        )
