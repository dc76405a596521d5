"""A redline as plain rows: what every report prints, with nothing of any format in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.language.interface import reason_in_words, words_of
from tracker.language.tags import direction
from tracker.model.provision import ProvisionKind
from tracker.model.redline import ChangeCategory, Redline
from tracker.model.side import Side
from tracker.model.stage import Authenticity
from tracker.report.view.facts import count_facts, facts_of
from tracker.report.view.flags import ReferenceFlag
from tracker.report.view.flow import FlowDiagram, lay_out_flow
from tracker.report.view.notice import Notice, notice_for
from tracker.report.view.provision_names import ProvisionNames
from tracker.report.view.sections import BlockView, SectionView, section_views

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.concordance import Correspondence
    from tracker.model.provision import Eid


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
    front: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row of the table of concordance.

    Its names are made when they are asked for: a page shows a quarter of the rows of a long code.

    Attributes:
        row: The row itself.
        places: The names of provisions before and after.
        language: Language of the report's words.
    """

    row: Correspondence
    places: tuple[ProvisionNames, ProvisionNames]
    language: str

    @property
    def before(self) -> str:
        """Its name before; a dash for none."""
        return self.places[0].name(self.row.before)

    @property
    def after(self) -> str:
        """Its name after; a dash for none."""
        return self.places[1].name(self.row.after)

    @property
    def label_before(self) -> str:
        """Its label as printed before, else its address; empty for none."""
        return self.places[0].label(self.row.before)

    @property
    def label_after(self) -> str:
        """The same after."""
        return self.places[1].label(self.row.after)

    @property
    def facts(self) -> tuple[str, ...]:
        """Keys of :data:`~tracker.report.view.facts.FACTS` that hold; ``unchanged`` alone where nothing changed."""
        return facts_of(self.row)

    @property
    def reason(self) -> str:
        """Why, in words."""
        return reason_in_words(self.row.reason, self.language, self.nearest)

    @property
    def probably(self) -> bool:
        """Whether the link is less than sure."""
        return self.row.unsure

    @property
    def nearest(self) -> str:
        """Name of what comes nearest on the other side of a row with one side; empty for nothing."""
        return "" if self.row.nearest is None else self.places[self.row.deleted].name(self.row.nearest)


@dataclass(frozen=True, kw_only=True)
class RedlineView:
    """All that a report prints.

    Attributes:
        language: Language of both texts, which chooses the words.
        direction: ``ltr`` or ``rtl``.
        words: The words of the report.
        before: One side.
        after: The other.
        summary: Fact and number of articles, in the order of telling.
        sizes: The number of articles before and after.
        rows: The whole table of concordance.
        sections: The text.
        redline: What is drawn as the flow picture; None for an extract, which has none.
        places: The names of provisions before and after.
        corrections: How many statements of people the comparison followed or was given.
        extract_notice: The sentence that says that this is an extract, and of which provision; empty for the whole.
    """

    language: str
    direction: str
    words: dict[str, str]
    before: SideView
    after: SideView
    summary: tuple[tuple[str, int], ...]
    sizes: tuple[int, int]
    rows: tuple[RowView, ...]
    sections: tuple[SectionView, ...]
    redline: Redline | None
    places: tuple[ProvisionNames, ProvisionNames]
    corrections: int = 0
    extract_notice: str = ""

    @property
    def lines(self) -> Iterator[BlockView]:
        """The blocks of the text in the order of reading."""
        return (item for section in self.sections for item in section.items if isinstance(item, BlockView))

    @cached_property
    def flow(self) -> FlowDiagram | None:
        """The flow picture of the articles, which few formats show; None where a side has no article."""
        return lay_out_flow(self.redline, self.places) if self.redline else None

    @cached_property
    def changes(self) -> int:
        """How many changes are numbered."""
        return max((line.number for line in self.lines), default=0)

    @cached_property
    def has_print(self) -> bool:
        """Whether any difference is one of print alone, and can be hidden."""
        return self._has(ChangeCategory.TYPOGRAPHY)

    @property
    def key(self) -> tuple[str, ...]:
        """The sentences of the key to the signs that occur: keys of the words of the report."""
        moved = any(line.block.moved for line in self.lines)
        held = (
            (moved, "key_moved"),
            (self._has(ChangeCategory.CONSEQUENTIAL), "key_following"),
            (self.has_print, "key_print"),
        )
        return "key_words", *(key for holds, key in held if holds)

    def _has(self, category: ChangeCategory) -> bool:
        return any(run.category is category for line in self.lines if not line.untouched for run in line.block.runs)

    @property
    def flags(self) -> list[tuple[Eid, ReferenceFlag]]:
        """The cross-references that should be looked at, with the provision or line where each stands."""
        return [(line.place.eid, flag) for line in self.lines for flag in line.flags]

    @property
    def sides(self) -> tuple[SideView, SideView]:
        """Before, then after."""
        return self.before, self.after

    def rows_of(self, kinds: Iterable[ProvisionKind]) -> list[RowView]:
        """The rows of some levels, in order."""
        wanted = set(kinds)
        return [row for row in self.rows if row.row.level in wanted]


def build_view(redline: Redline, names: tuple[str, str], digests: tuple[str, str], language: str = "") -> RedlineView:
    """Make the rows that reports print.

    Args:
        redline: The comparison.
        names: What the two texts are called where they have no stage, or the same: names of files.
        digests: sha256 of the two canonical bodies.
        language: Language of the report's words; that of the texts if empty.
    """
    language = language or redline.after.front.language or redline.before.front.language
    words = words_of(language)
    places = ProvisionNames(redline.before, words), ProvisionNames(redline.after, words)
    # A text beside its own correction: the stage would name both.
    stages = redline.before.front.stage, redline.after.front.stage
    called = (
        names if stages[0] == stages[1] and names[0] != names[1] else (stages[0] or names[0], stages[1] or names[1])
    )
    rows = tuple(RowView(row=row, places=places, language=language) for row in redline.concordance)
    return RedlineView(
        language=language,
        direction=direction(language),
        words=words,
        before=_side(redline, Side.BEFORE, called[0], digests[0]),
        after=_side(redline, Side.AFTER, called[1], digests[1]),
        summary=count_facts(redline.concordance),
        sizes=(len(redline.before.articles), len(redline.after.articles)),
        rows=rows,
        sections=section_views(redline, places, words),
        redline=redline,
        places=places,
        corrections=len(redline.rulings),
    )


def _side(redline: Redline, side: Side, name: str, digest: str) -> SideView:
    draft = redline.side(side)
    front = draft.front
    title = next(
        (p.head.text for p in draft.provisions.values() if p.kind is ProvisionKind.TITLE and p.head), front.title
    )
    return SideView(
        name=name,
        symbol=front.symbol,
        date=front.date,
        title=front.title or title,
        language=front.language,
        authenticity=front.authenticity,
        source=front.source,
        digest=digest,
        notice=notice_for(front),
        front=tuple(front.items()),
    )
