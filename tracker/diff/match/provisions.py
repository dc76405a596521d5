"""Which provision before is which after: articles and recitals by their words, what holds them by what they hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from tracker.diff.match.texts import TextLink, match
from tracker.diff.prepare.outline import Section, of_kind, passage, token
from tracker.diff.prepare.tokens import folded_words
from tracker.model.concordance import Ground, Reason
from tracker.model.draft import DraftText
from tracker.model.provision import Eid, Provision, ProvisionKind
from tracker.model.redline import NOTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

POSITION_CONFIDENCE = 0.8
"""Confidence of a link that rests on place alone (the title, the enacting words): what else could they be."""

MIN_SHARE_OF_CONTENT = 0.3
"""Share of the words of a division that must have gone into another for the two to be one, unless their headings
say so. A part whose articles were dealt out to three new ones is none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionLink:
    """One link between provisions, before any fact about it is worked out."""

    level: ProvisionKind
    before: Eid
    after: Eid
    similarity: float
    confidence: float
    reason: Reason
    primary: bool

    def inverted(self) -> ProvisionLink:
        """The same link with the sides exchanged."""
        return replace(self, before=self.after, after=self.before, reason=self.reason.inverted())


@dataclass(frozen=True, slots=True)
class ProvisionLinks:
    """What was found between the provisions of two drafts.

    Attributes:
        links: The links, articles first; at most one primary link for each provision.
        nearest: What comes nearest to articles and recitals that have no link; it is no link.
    """

    links: list[ProvisionLink]
    nearest: list[ProvisionLink]


def provision_links(before: DraftText, after: DraftText) -> list[ProvisionLink]:
    """The links of :func:`links_and_nearest` alone."""
    return links_and_nearest(before, after).links


def links_and_nearest(before: DraftText, after: DraftText) -> ProvisionLinks:
    """Link the provisions of two drafts, down to articles and recitals.

    Args:
        before: One draft.
        after: The other.
    """
    found = _by_words(before, after, ProvisionKind.ARTICLE)
    recitals = _by_words(before, after, ProvisionKind.RECITAL)
    articles, out = found.links, [*found.links, *recitals.links]
    for kind in (ProvisionKind.DIVISION, ProvisionKind.ANNEX):
        out += _by_content(before, after, kind, articles)
    for kind in (ProvisionKind.TITLE, ProvisionKind.PREAMBLE, ProvisionKind.CONCLUSIONS, ProvisionKind.FORMULA):
        out += _by_place(before, after, kind)
    return ProvisionLinks(out, [*found.nearest, *recitals.nearest])


def _by_words(before: DraftText, after: DraftText, kind: ProvisionKind) -> ProvisionLinks:
    old, new = of_kind(before, kind), of_kind(after, kind)
    found = match([passage(p) for p in old], [passage(p) for p in new])

    def tie(link: TextLink) -> ProvisionLink:
        return ProvisionLink(
            level=kind,
            before=old[link.pair[0]].eid,
            after=new[link.pair[1]].eid,
            similarity=link.similarity,
            confidence=link.confidence,
            reason=link.reason,
            primary=link.primary,
        )

    return ProvisionLinks([tie(link) for link in found.links], [tie(link) for link in found.nearest])


def _by_content(
    before: DraftText, after: DraftText, kind: ProvisionKind, articles: Iterable[ProvisionLink]
) -> list[ProvisionLink]:
    """Divisions and annexes: by the articles that went from one into the other, then by their headings."""
    old, new = of_kind(before, kind), of_kind(after, kind)
    old_home, new_home = _homes(old), _homes(new)
    size_old, size_new = _sizes(old_home), _sizes(new_home)
    votes: dict[tuple[Eid, Eid], int] = defaultdict(int)
    for tie in articles:
        if tie.primary:
            for a in old_home.get(tie.before, ()):
                for b in new_home.get(tie.after, ()):
                    votes[a, b] += 1
    places = [{p.eid: n for n, p in enumerate(side)} for side in (old, new)]
    names = [[_name(p) for p in side] for side in (old, new)]
    likely = {(places[0][a], places[1][b]) for a, b in votes} | _same(*names)
    numbers = [[token(p) for p in side] for side in (old, new)]
    scored = []
    for i, j in likely:
        share = votes[old[i].eid, new[j].eid] / max(size_old[old[i].eid], size_new[new[j].eid], 1)
        same_name = names[0][i] == names[1][j]
        same_number = numbers[0][i] == numbers[1][j]
        if share >= MIN_SHARE_OF_CONTENT or same_name:
            scored.append((-(share + same_name), -same_number, abs(i - j), i, j, share))
    return [
        _held(
            _tie(kind, old[i], new[j], Ground.WORDING, sure=0.9),
            votes[old[i].eid, new[j].eid],
            (size_old[old[i].eid], size_new[new[j].eid]),
        )
        for i, j, _ in _one_to_one((s[3], s[4], s[5]) for s in sorted(scored))
    ]


def _held(tie: ProvisionLink, articles: int, sizes: tuple[int, int]) -> ProvisionLink:
    """The link of a division or annex with the share of its articles that went over as the reason, if any did."""
    if not articles:
        return tie
    went, came = articles / sizes[0], articles / sizes[1]
    return replace(tie, reason=replace(tie.reason, ground=Ground.CONTENT, share_before=went, share_after=came))


def _name(provision: Provision) -> tuple[str, ...]:
    """What a division is called: the words of its heading, else its number, else what is printed."""
    return tuple(folded_words(provision.heading)) or (token(provision) or provision.label,)


def _same(old: list[tuple[str, ...]], new: list[tuple[str, ...]]) -> set[tuple[int, int]]:
    """Pairs with the same name, each with the nearest few of that name."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, name in enumerate(new):
        places[name].append(j)
    rank: dict[tuple[str, ...], int] = defaultdict(int)
    out = set()
    for i, name in enumerate(old):
        here = places.get(name, [])
        at = rank[name]
        rank[name] += 1
        out |= {(i, j) for j in here[max(0, at - 2) : at + 3]}
    return out


def _one_to_one(scored: Iterable[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Of scored pairs, best first, those whose sides are both still free."""
    rows: set[int] = set()
    columns: set[int] = set()
    out = []
    for i, j, share in scored:
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            out.append((i, j, share))
    return out


def _homes(containers: Iterable[Provision]) -> dict[Eid, list[Eid]]:
    """For each article the containers it stands in."""
    out: dict[Eid, list[Eid]] = defaultdict(list)
    for container in containers:
        for inner in container.walk():
            if inner.kind is ProvisionKind.ARTICLE:
                out[inner.eid].append(container.eid)
    return out


def _sizes(homes: Mapping[Eid, Iterable[Eid]]) -> Counter[Eid]:
    """How many articles each container holds."""
    return Counter(chain.from_iterable(homes.values()))


def _by_place(before: DraftText, after: DraftText, kind: ProvisionKind) -> list[ProvisionLink]:
    """What there is one of, or what opens and closes: alike texts first, then first with first."""
    old, new = of_kind(before, kind), of_kind(after, kind)
    same: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, provisions in enumerate((old, new)):
        for n, provision in enumerate(provisions):
            same[_own(provision) if kind is ProvisionKind.FORMULA else ""][side].append(n)
    pairs = [pair for a, b in same.values() for pair in zip(a, b, strict=False)]
    rest = zip(
        sorted(set(range(len(old))) - {i for i, _ in pairs}),
        sorted(set(range(len(new))) - {j for _, j in pairs}),
        strict=False,
    )
    found = [_tie(kind, old[i], new[j], Ground.POSITION, sure=POSITION_CONFIDENCE) for i, j in [*sorted(pairs), *rest]]
    return [
        replace(tie, reason=replace(tie.reason, ground=Ground.POSITION))
        if tie.reason.ground is Ground.IDENTICAL and _texts(old, tie.before) != _texts(new, tie.after)
        else tie
        for tie in found
    ]


def _texts(provisions: Iterable[Provision], eid: Eid) -> list[str]:
    """All that stands in a provision: of a preamble the heading alone is seldom all."""
    return [block.text for p in provisions if p.eid == eid for _, block in p.blocks()]


def _tie(kind: ProvisionKind, a: Provision, b: Provision, ground: Ground, *, sure: float) -> ProvisionLink:
    alike = _dice(_own(a) or a.heading, _own(b) or b.heading)
    if _own(a) == _own(b) and _own(a):
        ground, sure = Ground.IDENTICAL, 1.0
    return ProvisionLink(
        level=kind,
        before=a.eid,
        after=b.eid,
        similarity=alike,
        confidence=sure,
        reason=Reason(
            ground=ground,
            same_heading=bool(a.heading) and folded_words(a.heading) == folded_words(b.heading),
            share_before=alike,
            share_after=alike,
        ),
        primary=True,
    )


def _own(provision: Provision) -> str:
    """The words that a title, formula or heading is itself."""
    return provision.head.text if provision.head is not None else ""


def _dice(a: str, b: str) -> float:
    """Twice the common words over all words."""
    left, right = folded_words(a), folded_words(b)
    if not left or not right:
        return 0.0
    common = sum(min(left.count(w), right.count(w)) for w in set(left))
    return 2 * common / (len(left) + len(right))


def section_partners(
    found: Iterable[ProvisionLink], before: Sequence[Section], after: Sequence[Section]
) -> tuple[dict[int, int], set[tuple[int, int]]]:
    """The links between provisions as links between sections.

    Args:
        found: The links.
        before: Sections before.
        after: Sections after.

    Returns:
        The section after that continues each section before, by number; and all linked pairs, those of splits
        and merges included. The notes, and what stands in no provision, continue each other.
    """
    index = [{s.eid: n for n, s in enumerate(side)} for side in (before, after)]
    partners = {index[0][eid]: index[1][eid] for eid in (NOTES, Eid("")) if eid in index[0] and eid in index[1]}
    linked = set(partners.items())
    for tie in found:
        if tie.before in index[0] and tie.after in index[1]:
            pair = index[0][tie.before], index[1][tie.after]
            linked.add(pair)
            if tie.primary:
                partners[pair[0]] = pair[1]
    return partners, linked
