"""The view of a comparison: the rows and words that every report prints, without anything of a file format."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.addresses.names import ProvisionNames
from tracker.language.interface import reason_in_words, words_of
from tracker.language.tags import ENGLISH_NAMES, direction, primary_subtag
from tracker.model.block import without_calls
from tracker.model.concordance import ChangeKind
from tracker.model.marks import kinds_in
from tracker.model.negotiation import Fate, MarkKind, Negotiation
from tracker.model.provision import ProvisionKind
from tracker.model.redline import Redline, RunKind
from tracker.model.side import Side
from tracker.model.stage import Authenticity
from tracker.report.brackets.fates import BracketFates, fates_of_all, fates_of_sections
from tracker.report.site.pages import STAGES, PageLink, page_links
from tracker.report.view.facts import count_facts, facts_of
from tracker.report.view.flags import ReferenceFlag
from tracker.report.view.flow import FlowDiagram, lay_out_flow
from tracker.report.view.notice import NamedNotice, Notice, named_notices, notice_for
from tracker.report.view.sections import BlockView, SectionView, section_views

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.model.concordance import Correspondence
    from tracker.model.provision import Eid


_NO_MARKS = Negotiation()


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One of the two texts of a comparison.

    Attributes:
        name: The stage; for texts without stages the name of the file.
        symbol: The symbol of the document.
        date: The date, as the front matter has it.
        title: The title of the instrument.
        language: The language, a BCP 47 tag.
        authenticity: The authenticity.
        source: The document that the text was taken from.
        digest: sha256 of the canonical body.
        notice: The notice on a text that is not official; None for an official text.
        front: The front matter: keys and values.
    """

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

    def language_in(self, words: dict[str, str]) -> str:
        """Return the name of the language: that of a UN language in the words of the report, else the English one.

        Args:
            words: The words of the report.
        """
        first = primary_subtag(self.language)
        return words.get(f"lang_{first}") or ENGLISH_NAMES.get(first) or self.language


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row of the table of concordance.

    Its names are looked up at each call: a page shows a quarter of the rows of a long code.

    Attributes:
        row: The row itself.
        names: The names of provisions before and after.
        language: Language of the report's words.
    """

    row: Correspondence
    names: tuple[ProvisionNames, ProvisionNames]
    language: str

    @property
    def before(self) -> str:
        """The name of the provision before; a dash for none."""
        return self.names[0].row_name(self.row.before)

    @property
    def after(self) -> str:
        """The name of the provision after; a dash for none."""
        return self.names[1].row_name(self.row.after)

    @property
    def heading_before(self) -> str:
        """The heading in words of the provision before; empty where it has none beside its name."""
        return self.names[0].heading(self.row.before)

    @property
    def heading_after(self) -> str:
        """The same after."""
        return self.names[1].heading(self.row.after)

    @property
    def label_before(self) -> str:
        """The label of the provision before as printed, else its address; empty for none."""
        return self.names[0].label(self.row.before)

    @property
    def label_after(self) -> str:
        """The same after."""
        return self.names[1].label(self.row.after)

    @property
    def facts(self) -> tuple[str, ...]:
        """Keys of :data:`~tracker.report.view.facts.FACTS` that hold; ``unchanged`` alone where nothing changed."""
        return facts_of(self.row)

    @property
    def reason(self) -> str:
        """The reason in words."""
        return reason_in_words(self.row.reason, self.language, self.nearest)

    @property
    def probably(self) -> bool:
        """The link is less than sure."""
        return self.row.unsure

    @property
    def nearest(self) -> str:
        """On a one-sided row the name of the nearest provision of the other text; empty for none."""
        return "" if self.row.nearest is None else self.names[self.row.deleted].row_name(self.row.nearest)


@dataclass(frozen=True, kw_only=True)
class RedlineView:
    """The content of a report.

    Attributes:
        language: Language of both texts, which chooses the words.
        direction: ``ltr`` or ``rtl``.
        words: The words of the report.
        before: The text before.
        after: The text after.
        summary: Facts, each with the number of its articles, in the order of :data:`~tracker.report.view.facts.FACTS`.
        sizes: The number of articles before and after.
        rows: The whole table of concordance.
        sections: The text.
        redline: The comparison, for the flow diagram; None for an extract, which has none.
        names: The names of provisions before and after.
        corrections: Number of corrections that the comparison was given.
        negotiation: The marks of negotiation with their fates; in an extract those in it.
        extract_notice: The sentence that says that this is an extract, and of which provision; empty for the whole.
        substance: The switch that hides what changes no substance is on when the page opens.
        brief: What changed in substance (:class:`tracker.report.substance.brief.Brief`, which is made of a view), for a
            drawer of the page; None where it was not asked for, and in an extract.
        site: The main pages of the site that a web page of it is a part of; empty where it stands alone.
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
    names: tuple[ProvisionNames, ProvisionNames]
    corrections: int = 0
    negotiation: Negotiation = _NO_MARKS
    extract_notice: str = ""
    substance: bool = False
    brief: object | None = None
    site: tuple[str, ...] = ()

    @property
    def site_links(self) -> tuple[PageLink, ...]:
        """The main pages of the site, as a page of a redline names them; a site has its redlines in a folder."""
        return page_links(self.site, self.words, folder="../", around=STAGES)

    @cached_property
    def lines(self) -> tuple[BlockView, ...]:
        """The blocks of the text in the order of reading."""
        return tuple([line for section in self.sections for line in section.lines])

    @cached_property
    def _marked(self) -> tuple[BlockView, ...]:
        """The blocks of the text with a mark, a number, a sign or a flag: few of the lines of a long code."""
        return tuple([line for line in self.lines if not line.untouched or line.number or line.signs or line.flags])

    @cached_property
    def flow(self) -> FlowDiagram | None:
        """The flow diagram of the articles, for the few formats that show it; None where a side has no article."""
        return lay_out_flow(self.redline, self.names) if self.redline else None

    @cached_property
    def changes(self) -> int:
        """The number of numbered changes."""
        return max((line.number for line in self._marked), default=0)

    @cached_property
    def identical(self) -> bool:
        """The redline sets no mark: both texts are the same, or this part of them is."""
        if self.redline is not None:
            return bool(self.before.digest) and self.before.digest == self.after.digest
        return all(section.unchanged for section in self.sections)

    @property
    def differing_front(self) -> tuple[str, ...]:
        """The names of what the front matter of the texts states differently: title, symbol, date, authenticity.

        Where one of them states nothing, nothing is known to differ; the authenticity of a text is always known.
        """
        names = ("title", "symbol", "date", "authenticity")
        stated = ((name, getattr(self.before, name), getattr(self.after, name)) for name in names)
        return tuple(name for name, old, new in stated if old and new and old != new)

    @property
    def same_line(self) -> str:
        """The sentence that says that nothing changed; empty where something did."""
        return self.same_line_in(self.words)

    def same_line_in(self, words: Mapping[str, str]) -> str:
        """Return the sentence that says that nothing changed; empty where something did.

        Args:
            words: The words of the language to say it in.
        """
        if not self.identical:
            return ""
        if self.before.digest != self.after.digest:
            return words["same_part"]
        if what := [words[f"what_{name}"] for name in self.differing_front]:
            return words["same_but"].format(what=words["listing"].join(what))
        return words["none"]

    @cached_property
    def following(self) -> int:
        """The number of lines whose marks are not numbered: numbers, references that follow, differences of print."""
        return sum(line.follows for line in self._marked)

    @property
    def changes_line(self) -> str:
        """The number of changes; behind it those of the lines with other marks, if there are any."""
        counts = (("bracketed_count", self.bracketed), ("following_count", self.following))
        others = [self.words[key].format(count=count) for key, count in counts if count]
        return self.words["semicolon"].join([self.words["changes_count"].format(count=self.changes), *others])

    @cached_property
    def bracketed(self) -> int:
        """The number of lines in which brackets alone were lifted or set."""
        return sum(line.brackets_alone for line in self._marked)

    @property
    def brackets_line(self) -> str:
        """The numbers of brackets before and after, and what became of them; empty where neither text has any."""
        return self.brackets_line_with("{}")

    def brackets_line_with(self, number: str) -> str:
        """Return the same line with its numbers in a form of their own, ``<b>{}</b>``.

        Args:
            number: The form of a number.
        """
        every = self.all_brackets
        if not every.before and not every.now:
            return ""
        known = [
            self.words[f"brackets_{name}"].format(count=number.format(count)) for name, count in every.counts if count
        ]
        line = self.words["brackets_line"].format(before=number.format(every.before), after=number.format(every.now))
        return self.words["semicolon"].join([line, self.words["comma"].join(known)] if known else [line])

    @property
    def options_line(self) -> str:
        """The numbers of options before and after, and how many were chosen; empty where neither text has any."""
        before, after = (
            sum(mark.kind is MarkKind.OPTION for mark in marks.marks)
            for marks in (self.negotiation.before, self.negotiation.after)
        )
        if not before and not after:
            return ""
        line = self.words["options_line"].format(before=before, after=after)
        chosen = sum(
            item.mark.kind is MarkKind.OPTION and item.fate is Fate.CHOSEN for item in self.negotiation.followed
        )
        return line + (self.words["semicolon"] + self.words["options_chosen"].format(count=chosen) if chosen else "")

    @property
    def brackets_left_line(self) -> str:
        """The articles in which brackets are left, each with their number, or the sentence that none is left."""
        left = [(row.name or self.words["what_title"], row.now) for row in self.brackets_by_section if row.now]
        if not left:
            return self.words["brackets_none"]
        places = [self.words["with_remark"].format(what=name, remark=count) for name, count in left]
        return self.words["brackets_left"].format(places=self.words["listing"].join(places))

    @cached_property
    def all_brackets(self) -> BracketFates:
        """The brackets of the whole and their fates."""
        return fates_of_all(self.negotiation)

    @cached_property
    def brackets_by_section(self) -> tuple[BracketFates, ...]:
        """The brackets of each article and their fates, and the ones that are left there."""
        return fates_of_sections(self.sections, self.negotiation, self.names[1])

    @cached_property
    def has_brackets(self) -> bool:
        """Some bracket was lifted or set."""
        return self._has(ChangeKind.BRACKET)

    @cached_property
    def has_print(self) -> bool:
        """Some difference is one of typography alone, and can be hidden."""
        return self._has(ChangeKind.TYPOGRAPHY)

    @property
    def key(self) -> tuple[str, ...]:
        """The sentences that explain the signs that occur: keys of the words of the report."""
        ends = {line.block.end for line in self._marked}
        occurring = (
            (any(line.is_new_paragraph for line in self._marked), "key_new"),
            (any(line.block.moved for line in self._marked), "key_moved"),
            (RunKind.INSERTED in ends, "key_divided"),
            (RunKind.DELETED in ends, "key_joined"),
            (self._has(ChangeKind.STRUCTURE), "key_level"),
            (self._has(ChangeKind.CONSEQUENTIAL), "key_following"),
            (self.has_brackets, "key_brackets"),
            (any(sign.badge for line in self._marked for sign in line.signs), "key_chosen"),
            (self.has_print, "key_print"),
        )
        return "key_words", *(key for occurs, key in occurring if occurs)

    def _has(self, kind: ChangeKind) -> bool:
        return any(kind in kinds_in(line.block) for line in self._marked)

    @property
    def flags(self) -> list[tuple[Eid, ReferenceFlag]]:
        """The cross-references to look at, each with the address of its provision or line."""
        return [(line.place.eid, flag) for line in self._marked for flag in line.flags]

    @property
    def arrow(self) -> str:
        """The arrow from a name before to a name after, with its blanks.

        In Arabic it has marks of direction at both ends: between two names in Latin letters it would else point from
        the later to the earlier one.
        """
        return "\N{RIGHT-TO-LEFT MARK} ← \N{RIGHT-TO-LEFT MARK}" if self.words["dir"] == "rtl" else " → "

    @property
    def sides(self) -> tuple[SideView, SideView]:
        """Before, then after."""
        return self.before, self.after

    @cached_property
    def notices(self) -> tuple[NamedNotice, ...]:
        """The notices on texts that are not official, under the names of the texts."""
        return named_notices(((side.name, side.notice) for side in self.sides), self.words)

    def part_changes(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Yield the one or two names of each part of an extract, and what became of it: keys of the words.

        A part that went into another one, which is named for itself, is named with the one that it went into.
        """
        for section in self.sections:
            if section.section.kind is ProvisionKind.INSTRUMENT:
                continue  # The title, and the notes that the others call.
            names = section.name_before, section.name
            facts = section.head_facts or ("unchanged" if section.unchanged else "changed",)
            into = [row for row in self.rows if row.row.before == section.section.before and row.row.after]
            if section.section.after is None and not section.head_facts and into:
                names = section.name_before, into[0].after
                facts = (*(["probably"] if into[0].probably else []), *into[0].facts)
            yield tuple(dict.fromkeys(filter(None, names))), facts

    def rows_of(self, kinds: Iterable[ProvisionKind]) -> list[RowView]:
        """Return the rows of some levels, in order."""
        levels = set(kinds)
        return [row for row in self.rows if row.row.level in levels]


def build_view(
    redline: Redline,
    names: tuple[str, str],
    digests: tuple[str, str],
    language: str = "",
    negotiation: Negotiation = _NO_MARKS,
) -> RedlineView:
    """Build the view of a comparison.

    Args:
        redline: The comparison.
        names: The names of the two files; they name texts without stages, or of the same stage.
        digests: sha256 of the two canonical bodies.
        language: Language of the report's words; that of the texts if empty.
        negotiation: The marks of negotiation of both texts, with their fates.
    """
    language = language or redline.after.front.language or redline.before.front.language
    words = words_of(language)
    provision_names = ProvisionNames(redline.before, words), ProvisionNames(redline.after, words)
    stages = redline.before.front.stage, redline.after.front.stage
    if stages[0] == stages[1] and names[0] != names[1]:
        titles = names  # Two files of one stage, one of them corrected: the stage would name both.
    else:
        titles = stages[0] or names[0], stages[1] or names[1]
    rows = tuple(RowView(row=row, names=provision_names, language=language) for row in redline.concordance)
    return RedlineView(
        language=language,
        direction=direction(language),
        words=words,
        before=_side_view(redline, Side.BEFORE, titles[0], digests[0]),
        after=_side_view(redline, Side.AFTER, titles[1], digests[1]),
        summary=count_facts(redline.concordance),
        sizes=(len(redline.before.articles), len(redline.after.articles)),
        rows=rows,
        sections=section_views(redline, provision_names, words, negotiation),
        redline=redline,
        names=provision_names,
        corrections=len(redline.rulings),
        negotiation=negotiation,
    )


def _side_view(redline: Redline, side: Side, name: str, digest: str) -> SideView:
    draft = redline.side(side)
    front = draft.front
    title = next(
        (p.head.text for p in draft.provisions.values() if p.kind is ProvisionKind.TITLE and p.head), front.title
    )
    return SideView(
        name=name,
        symbol=front.symbol,
        date=front.date,
        title=front.title or without_calls(title),
        language=front.language,
        authenticity=front.authenticity,
        source=front.source,
        digest=digest,
        notice=notice_for(front),
        front=tuple(front.items()),
    )
