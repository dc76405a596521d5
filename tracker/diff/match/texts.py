"""Which passage of one text is which of the other, in named steps, surest first.

1. What is the same, word for word.
2. What went nearly whole from one to one. Like the first, it is settled, and takes no part in what follows.
3. The rest is weighed pair by pair and judged: a passage may have several partners, or none. Of several, those go that
   only repeat what better ones say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.diff.match.anchors import among_several, by_lines, by_words, identical
from tracker.diff.match.common_words import common_words
from tracker.diff.match.confidence import LINK_THRESHOLD, NEAREST_THRESHOLD, NEARLY_WHOLE_CONFIDENCE, confidence
from tracker.diff.match.features.context import ContextTable, PairContext
from tracker.diff.match.features.pair import PairFeatures, weigh
from tracker.diff.match.features.quoted_terms import terms_in_common
from tracker.diff.match.in_place import behind
from tracker.diff.match.redundant import redundant_links
from tracker.diff.prepare.vocabulary import EncodedText, ProvisionText, Vocabulary
from tracker.model.concordance import Ground, Reason

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """Two passages that are one.

    Attributes:
        pair: Their places before and after.
        similarity: Share of the words of both that stand in passages common to both, 0 to 1.
        confidence: How sure, 0 to 1.
        reason: Why.
        primary: The one link of both passages through which their words are compared.
    """

    pair: Pair
    similarity: float
    confidence: float
    reason: Reason
    primary: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """What the first two steps leave.

    Attributes:
        same: Pairs of passages with the same words.
        whole: Pairs of which nearly the whole is common.
        readings: The words of the passages whose lines did not settle it, before and after, by place.
        left: Places of the passages without a pair, before and after.
        passages: All passages before and after.
        lexicon: What their words were read with.
    """

    same: list[Pair]
    whole: list[Pair]
    readings: tuple[dict[int, EncodedText], dict[int, EncodedText]]
    left: tuple[list[int], list[int]]
    passages: tuple[Sequence[ProvisionText], Sequence[ProvisionText]]
    lexicon: Vocabulary

    @property
    def sizes(self) -> tuple[int, int]:
        """The number of all passages before and after."""
        return len(self.passages[0]), len(self.passages[1])

    def reading(self, side: int, place: int) -> EncodedText:
        """The words of a passage."""
        return self.readings[side].get(place) or self.lexicon.reading(self.passages[side][place])


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found.

    Attributes:
        links: The links by place; a passage without any is new or dropped, one with several split or merged.
        nearest: For passages without a link, before or after, the pair that comes nearest to one, if any does.
    """

    links: list[TextLink]
    nearest: list[TextLink]


def match(before: Sequence[ProvisionText], after: Sequence[ProvisionText]) -> Matches:
    """Match passages of one kind (articles with articles, recitals with recitals).

    Args:
        before: The passages before, in order.
        after: The passages after, in order.
    """
    settled = find_anchors(before, after)
    judged = {pair: confidence(*each) for pair, each in candidates(settled).items()}
    sure = dict.fromkeys(settled.whole, NEARLY_WHOLE_CONFIDENCE)
    sure |= {pair: value for pair, value in judged.items() if value >= LINK_THRESHOLD}
    for pair in redundant_links(sure, lambda side, place: settled.reading(side, place).words):
        del sure[pair]
    links = [_link(pair, value, settled) for pair, value in sure.items()]
    main = _primary(links, {*sure, *settled.same})
    links = [replace(link, primary=link.pair in main) for link in links]
    links += [_same(pair, before) for pair in settled.same]
    near = _nearest(judged, {link.pair for link in links})
    return Matches(
        links=sorted(links, key=lambda link: link.pair),
        nearest=[_nearby(_link(pair, judged[pair], settled)) for pair in near],
    )


def _nearest(judged: Mapping[Pair, float], linked: AbstractSet[Pair]) -> list[Pair]:
    """The best pair of each passage that has no link, where it is not too far off."""
    best: dict[tuple[int, int], tuple[float, Pair]] = {}
    for pair, value in judged.items():
        for side, place in enumerate(pair):
            most = best.get((side, place))
            if value >= NEAREST_THRESHOLD and (most is None or value > most[0]):
                best[side, place] = value, pair
    taken = {(side, place) for pair in linked for side, place in enumerate(pair)}
    return sorted({pair for which, (_, pair) in best.items() if which not in taken})


def _nearby(link: TextLink) -> TextLink:
    return replace(link, reason=replace(link.reason, ground=Ground.NEAREST))


def find_anchors(before: Sequence[ProvisionText], after: Sequence[ProvisionText]) -> Anchors:
    """The first two steps.

    Args:
        before: The passages before, in order.
        after: The passages after, in order.
    """
    sides = before, after
    same = identical(before, after)
    left = [_without(range(len(side)), same, n) for n, side in enumerate(sides)]
    whole = _placed(left, by_lines(*([side[n].lines for n in row] for row, side in zip(left, sides, strict=True))))
    left = [_without(row, whole, n) for n, row in enumerate(left)]
    lexicon = Vocabulary()
    readings = [{n: lexicon.reading(side[n]) for n in row} for row, side in zip(left, sides, strict=True)]
    # The same words, printed otherwise: quotation marks, spaces, capitals.
    same += _placed(left, identical(*_keys(left, readings)))
    left = [_without(row, same, n) for n, row in enumerate(left)]
    rows = [{n: words[n].words for n in row} for row, words in zip(left, readings, strict=True)]
    whole += (found := behind(rows[0], rows[1], [*same, *whole]))
    for n, side in enumerate(rows):
        for pair in found:
            del side[pair[n]]
    whole += by_words(rows[0], rows[1], [*same, *whole])
    left = [_without(row, whole, n) for n, row in enumerate(left)]
    several = [dict(zip(row, keys, strict=True)) for row, keys in zip(left, _keys(left, readings), strict=True)]
    same += among_several(several[0], several[1], [*same, *whole])
    left = [_without(row, same, n) for n, row in enumerate(left)]
    return Anchors(
        same=same,
        whole=whole,
        readings=(readings[0], readings[1]),
        left=(left[0], left[1]),
        passages=sides,
        lexicon=lexicon,
    )


def candidates(settled: Anchors) -> dict[Pair, tuple[PairFeatures, PairContext]]:
    """The third step: for each pair of the rest that has anything in common, the evidence and what stands around."""
    rows = [[words[n] for n in row] for row, words in zip(settled.left, settled.readings, strict=True)]
    # Only of what is weighed: to look for quotation marks in all of a long code takes a tenth of the whole time.
    terms = [
        [settled.lexicon.terms(side[n]) for n in row] for row, side in zip(settled.left, settled.passages, strict=True)
    ]
    found = weigh(rows[0], rows[1], terms_in_common(terms[0], terms[1]))
    evidence = dict(zip(_placed(settled.left, found), found.values(), strict=True))
    surroundings = ContextTable(evidence, [*settled.same, *settled.whole], settled.sizes)
    return {pair: (each, surroundings.of(pair)) for pair, each in evidence.items()}


def _without(places: Iterable[int], pairs: Iterable[Pair], side: int) -> list[int]:
    taken = {pair[side] for pair in pairs}
    return [n for n in places if n not in taken]


def _keys(left: Sequence[Sequence[int]], readings: Sequence[dict[int, EncodedText]]) -> list[list[Hashable]]:
    """What must be equal for two passages to have the same words; what has no words is like nothing else."""
    return [
        [words[n] if words[n].words else (side, n) for n in row]
        for side, (row, words) in enumerate(zip(left, readings, strict=True))
    ]


def _placed(rest: Sequence[Sequence[int]], pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs counted in the rest, as places in the whole."""
    return [(rest[0][i], rest[1][j]) for i, j in pairs]


def _same(pair: Pair, before: Sequence[ProvisionText]) -> TextLink:
    reason = Reason(
        ground=Ground.IDENTICAL,
        same_heading=bool(before[pair[0]].heading),
        share_before=1.0,
        share_after=1.0,
    )
    return TextLink(pair=pair, similarity=1.0, confidence=1.0, reason=reason, primary=True)


def _link(pair: Pair, sure: float, settled: Anchors) -> TextLink:
    a, b = (settled.reading(side, place) for side, place in enumerate(pair))
    words = a.words, b.words
    common = common_words(*words)
    shares = [count / (len(side) or 1) for count, side in zip(common, words, strict=True)]
    reason = Reason(
        ground=Ground.PASSAGE,
        same_heading=bool(a.heading) and a.heading == b.heading,
        share_before=shares[0],
        share_after=shares[1],
    )
    similarity = sum(common) / (sum(map(len, words)) or 1)
    return TextLink(pair=pair, similarity=similarity, confidence=sure, reason=reason, primary=False)


IN_PLACE_BONUS = 0.1
"""What standing behind a linked pair adds when the main link is chosen: of two halves of an article that come from two
articles, or that become two, the first goes on where it stood and the other is the one that came or went, if they carry
about as many words."""


def _primary(links: Iterable[TextLink], linked: AbstractSet[Pair]) -> set[Pair]:
    """Of several links of a passage the one that carries most words and is surest; of equals, the one in place."""

    def rank(link: TextLink) -> tuple[float, Pair]:
        i, j = link.pair
        in_place = i == j == 0 or (i - 1, j - 1) in linked
        return (-round(link.confidence * link.similarity + IN_PLACE_BONUS * in_place, 9), link.pair)

    taken: tuple[set[int], set[int]] = (set(), set())
    out = set()
    for link in sorted(links, key=rank):
        i, j = link.pair
        if i not in taken[0] and j not in taken[1]:
            out.add(link.pair)
            taken[0].add(i)
            taken[1].add(j)
    return out
