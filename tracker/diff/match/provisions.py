"""Matching of provisions: articles and recitals by their words, divisions and annexes by their contents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.diff.match.branch_evidence import BranchEvidence
from tracker.diff.match.branches import branch_tree, pair_branches
from tracker.diff.match.common_words import dice
from tracker.diff.match.divisions import DivisionLink, match_divisions
from tracker.diff.match.texts import TextLink, match_texts
from tracker.diff.prepare.outline import Section, provision_text, provisions_of_kind
from tracker.diff.prepare.tokens import folded_words
from tracker.diff.prepare.vocabulary import Vocabulary
from tracker.model.concordance import Ground, Reason
from tracker.model.draft import DraftText
from tracker.model.provision import Eid, Provision, ProvisionKind
from tracker.model.redline import NOTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

POSITION_CONFIDENCE = 0.8
"""Confidence of a link that rests on position alone: a title or enacting words can hardly correspond to others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionLink:
    """A link between two provisions.

    Attributes:
        level: Their kind.
        before: Address before.
        after: Address after.
        similarity: Share of the words of both in common, 0 to 1.
        confidence: Probability that they correspond, 0 to 1.
        reason: The grounds of the link.
        primary: Whether it is the one link of both provisions through which their words are compared.
    """

    level: ProvisionKind
    before: Eid
    after: Eid
    similarity: float
    confidence: float
    reason: Reason
    primary: bool = True

    @property
    def pair(self) -> tuple[Eid, Eid]:
        """The addresses before and after."""
        return self.before, self.after

    def inverted(self) -> ProvisionLink:
        """Return the same link with the sides exchanged."""
        return replace(self, before=self.after, after=self.before, reason=self.reason.inverted())


@dataclass(frozen=True, slots=True)
class ProvisionLinks:
    """The links between the provisions of two drafts.

    Attributes:
        links: The links, articles first; at most one primary link for each provision.
        nearest: The nearest pairs of articles and recitals without a link; they are no links.
    """

    links: list[ProvisionLink]
    nearest: list[ProvisionLink]


def match_provisions(before: DraftText, after: DraftText, vocabulary: Vocabulary | None = None) -> ProvisionLinks:
    """Match the provisions of two drafts, down to articles and recitals.

    Args:
        before: One draft.
        after: The other.
        vocabulary: The table of words of both drafts; a new one if not given.
    """
    vocabulary = vocabulary or Vocabulary()
    trees = branch_tree(before, vocabulary), branch_tree(after, vocabulary)
    titles = pair_branches(*trees)
    evidence: Mapping[tuple[int, int], float] = BranchEvidence(*trees, titles) if len(titles) > 1 else {}
    articles = _match_by_words(before, after, ProvisionKind.ARTICLE, vocabulary, evidence)
    recitals = _match_by_words(before, after, ProvisionKind.RECITAL, vocabulary)
    links = [*articles.links, *recitals.links]
    continued = [link.pair for link in articles.links if link.primary]
    links += map(_division_link, match_divisions(trees, titles, continued, vocabulary))
    for kind in (ProvisionKind.TITLE, ProvisionKind.PREAMBLE, ProvisionKind.CONCLUSIONS, ProvisionKind.FORMULA):
        links += _match_by_position(before, after, kind)
    return ProvisionLinks(links, [*articles.nearest, *recitals.nearest])


def _division_link(link: DivisionLink) -> ProvisionLink:
    a, b = link.pair
    return ProvisionLink(
        level=a.kind,
        before=a.eid,
        after=b.eid,
        similarity=link.similarity,
        confidence=link.confidence,
        reason=link.reason,
        primary=link.primary,
    )


def _match_by_words(
    before: DraftText,
    after: DraftText,
    kind: ProvisionKind,
    vocabulary: Vocabulary,
    evidence: Mapping[tuple[int, int], float] = MappingProxyType({}),
) -> ProvisionLinks:
    old, new = provisions_of_kind(before, kind), provisions_of_kind(after, kind)
    matches = match_texts(list(map(provision_text, old)), list(map(provision_text, new)), vocabulary, evidence)

    def provision_link(link: TextLink) -> ProvisionLink:
        return ProvisionLink(
            level=kind,
            before=old[link.pair[0]].eid,
            after=new[link.pair[1]].eid,
            similarity=link.similarity,
            confidence=link.confidence,
            reason=link.reason,
            primary=link.primary,
        )

    return ProvisionLinks(list(map(provision_link, matches.links)), list(map(provision_link, matches.nearest)))


def _match_by_position(before: DraftText, after: DraftText, kind: ProvisionKind) -> list[ProvisionLink]:
    """Match provisions that open or close a draft: equal formulas first, then first with first."""
    sides = old, new = provisions_of_kind(before, kind), provisions_of_kind(after, kind)
    positions: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, provisions in enumerate(sides):
        for n, provision in enumerate(provisions):
            positions[_own_text(provision) if kind is ProvisionKind.FORMULA else ""][side].append(n)
    pairs = [pair for a, b in positions.values() for pair in zip(a, b, strict=False)]
    rest = zip(
        sorted(set(range(len(old))) - {i for i, _ in pairs}),
        sorted(set(range(len(new))) - {j for _, j in pairs}),
        strict=False,
    )
    links = []
    for i, j in [*sorted(pairs), *rest]:
        link = _link_by_own_words(old[i], new[j], Ground.POSITION, POSITION_CONFIDENCE)
        # Of a preamble the heading alone may be identical.
        if link.reason.ground is Ground.IDENTICAL and _all_texts(old[i]) != _all_texts(new[j]):
            link = replace(link, reason=replace(link.reason, ground=Ground.POSITION))
        links.append(link)
    return links


def _all_texts(provision: Provision) -> list[str]:
    return [block.text for _, block in provision.blocks()]


def _own_text(provision: Provision) -> str:
    """Return the words of a title, formula or heading itself."""
    return provision.head.text if provision.head is not None else ""


def _link_by_own_words(a: Provision, b: Provision, ground: Ground, confidence: float) -> ProvisionLink:
    """Return the link of two provisions; where their own words are equal, it is sure and says so."""
    texts = _own_text(a), _own_text(b)
    similarity = dice(*(folded_words(text or p.heading) for text, p in zip(texts, (a, b), strict=True)))
    if texts[0] == texts[1] and texts[0]:
        ground, confidence = Ground.IDENTICAL, 1.0
    return ProvisionLink(
        level=a.kind,
        before=a.eid,
        after=b.eid,
        similarity=similarity,
        confidence=confidence,
        reason=Reason(
            ground=ground,
            same_heading=bool(a.heading) and folded_words(a.heading) == folded_words(b.heading),
            share_before=similarity,
            share_after=similarity,
        ),
    )


def section_partners(
    links: Iterable[ProvisionLink], before: Sequence[Section], after: Sequence[Section]
) -> tuple[dict[int, int], set[tuple[int, int]]]:
    """Return the links between provisions as links between sections.

    Args:
        links: The links between provisions.
        before: Sections before.
        after: Sections after.

    Returns:
        The section after that continues each section before, by number; and all linked pairs, those of splits
        and merges included. The notes continue each other, and so do blocks outside of all provisions.
    """
    numbers = [{section.eid: n for n, section in enumerate(side)} for side in (before, after)]
    partners = {numbers[0][eid]: numbers[1][eid] for eid in (NOTES, Eid("")) if eid in numbers[0] and eid in numbers[1]}
    linked = set(partners.items())
    for link in links:
        if link.before in numbers[0] and link.after in numbers[1]:
            pair = numbers[0][link.before], numbers[1][link.after]
            linked.add(pair)
            if link.primary:
                partners[pair[0]] = pair[1]
    return partners, linked
