"""Matching of the texts of provisions of one kind, in three steps, surest first.

1. Equal texts are linked.
2. Texts that passed almost entirely into a single other text are linked. Both kinds of links are anchors: they take
   no part in the third step.
3. The pairs of the remaining texts are measured, and a logistic regression gives their confidence. A text may have
   several partners, or none. Links that only repeat better ones go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.diff.match.absorbed import (
    ABSORBED_CONFIDENCE,
    CONTAINED_CONFIDENCE,
    absorbed_pairs,
    contained_pairs,
)
from tracker.diff.match.anchors import (
    anchors_by_lines,
    anchors_by_words,
    anchors_in_place,
    pair_identical,
    pair_repeated,
    pair_same_words,
)
from tracker.diff.match.common_words import common_words
from tracker.diff.match.confidence import LINK_THRESHOLD, NEAREST_THRESHOLD, NEARLY_WHOLE_CONFIDENCE, confidence
from tracker.diff.match.features.context import ContextTable, PairContext
from tracker.diff.match.features.pair import PairFeatures, measure_pairs
from tracker.diff.match.features.quoted_terms import common_quoted_terms, quoted_terms
from tracker.diff.match.law_at_large import shares_at_large
from tracker.diff.match.redundant import redundant_links
from tracker.diff.prepare.vocabulary import EncodedText, ProvisionText, Vocabulary
from tracker.model.concordance import Ground, Reason
from tracker.sequences import one_to_one

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

Pair = tuple[int, int]
"""Positions of two texts, before and after. Inside matching a side is 0 for before and 1 for after."""

IN_PLACE_BONUS = 0.1
"""Added to the rank of a link behind a linked pair when the main link is chosen: of two halves of an article that come
from two articles, or that become two, the first continues where it stood and the other is the one that came or went, if
they carry about as many words."""

MIN_SHARE_IN_COMMON = 0.005
"""Share of the words of either text in passages common to both below which the pair is neither a link nor the nearest:
it would be shown as "0 %"."""


MIN_HEADING_IN_COMMON = 0.5
"""Similarity of headings, or share of a heading in a line, from which on a link may rest on it alone, and says so."""


BETWEEN_NEIGHBOURS_CONFIDENCE = 0.6
"""Confidence of two texts without a link that are each other's nearest and stand between the same linked pairs. Of four
in twenty-nine pairs of acts and treaties three are in the tables made by lawyers; beside one linked pair alone stands
many a new last article that took nothing from the old one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """A link of two texts that correspond.

    Attributes:
        pair: Their positions before and after.
        similarity: Share of the words of both in passages common to both, 0 to 1.
        confidence: Probability that they correspond, 0 to 1.
        reason: The grounds of the link.
        primary: Whether it is the one link of both texts through which their words are compared.
    """

    pair: Pair
    similarity: float
    confidence: float
    reason: Reason
    primary: bool


@dataclass(frozen=True, slots=True)
class TextMatches:
    """The result of matching texts.

    Attributes:
        links: The links by position; a text without any is new or dropped, one with several split or merged.
        nearest: For texts without a link, before or after, the pair that comes nearest to one, if any does.
    """

    links: list[TextLink]
    nearest: list[TextLink]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The result of the first two steps.

    Attributes:
        identical: Pairs of texts with the same words.
        nearly_whole: Pairs with nearly all wording in common.
        encoded: The texts that their lines alone did not link, as numbers, before and after, by position.
        rest: Positions of the texts without a link, before and after.
        texts: All texts before and after.
        vocabulary: The table of words of both drafts.
        at_large: The share of the articles of other laws in which each term stands.
    """

    identical: list[Pair]
    nearly_whole: list[Pair]
    encoded: tuple[dict[int, EncodedText], dict[int, EncodedText]]
    rest: tuple[list[int], list[int]]
    texts: tuple[Sequence[ProvisionText], Sequence[ProvisionText]]
    vocabulary: Vocabulary
    at_large: Mapping[int, float]

    @property
    def sizes(self) -> tuple[int, int]:
        """The number of all texts before and after."""
        return len(self.texts[0]), len(self.texts[1])

    def encoded_text(self, side: int, position: int) -> EncodedText:
        """Return a text as numbers."""
        return self.encoded[side].get(position) or self.vocabulary.encode_provision(self.texts[side][position])


class _TextWords(Sequence[Sequence[int]]):
    """The words of the texts of one side, put together when they are asked for.

    Those of texts that their lines alone linked are not kept: they are asked for once, and are most of a long code.

    Args:
        anchors: The texts.
        side: 0 for before, 1 for after.
    """

    def __init__(self, anchors: Anchors, side: int) -> None:
        self._anchors = anchors
        self._side = side
        self._known: dict[int, Sequence[int]] = {}

    def __len__(self) -> int:
        """Return the number of texts."""
        return self._anchors.sizes[self._side]

    def __getitem__(self, position: int) -> Sequence[int]:  # type: ignore[override] # of no slices
        """Return the words of the text at a position."""
        words = self._known.get(position)
        if words is None:
            words = self._anchors.encoded_text(self._side, position).words
            if position in self._anchors.encoded[self._side]:
                self._known[position] = words
        return words


def match_texts(
    before: Sequence[ProvisionText],
    after: Sequence[ProvisionText],
    vocabulary: Vocabulary,
    evidence: Mapping[Pair, float] = MappingProxyType({}),
) -> TextMatches:
    """Match the texts of provisions of one kind: articles with articles, recitals with recitals.

    Args:
        before: The texts before, in order.
        after: The texts after, in order.
        vocabulary: The table of words of both drafts.
        evidence: What speaks for a pair beside its words, by position, in logits: added when the pair is judged. It
            makes no pair of texts without anything in common a link. Among texts that repeat each other it says
            which are anchors.
    """
    anchors = find_anchors(before, after, vocabulary, evidence)
    measured = measure_rest(anchors, evidence)
    judged = {pair: confidence(*measures, evidence.get(pair, 0.0)) for pair, measures in measured.items()}
    judged = {pair: value for pair, value in judged.items() if value >= NEAREST_THRESHOLD}
    in_words = {pair: value for pair, value in judged.items() if has_passage(pair, anchors)}
    judged = {pair: value for pair, value in judged.items() if pair in in_words or has_term(measured[pair][0])}
    confidences = dict.fromkeys(anchors.nearly_whole, NEARLY_WHOLE_CONFIDENCE)
    confidences |= {pair: value for pair, value in judged.items() if value >= LINK_THRESHOLD}
    words = _TextWords(anchors, 0), _TextWords(anchors, 1)
    for pair in redundant_links(confidences, lambda side, n: words[side][n]):
        del confidences[pair]
    for pair in absorbed_pairs(words[0], words[1], [*confidences, *anchors.identical]):
        confidences[pair] = ABSORBED_CONFIDENCE
    contained = contained_pairs(words[0], words[1], [*confidences, *anchors.identical])
    confidences |= dict.fromkeys(contained, CONTAINED_CONFIDENCE)
    in_words = {pair: value for pair, value in judged.items() if has_passage(pair, anchors)}
    between = _pairs_between_neighbours(in_words, {*confidences, *anchors.identical})
    confidences |= dict.fromkeys(between, BETWEEN_NEIGHBOURS_CONFIDENCE)
    stayed = _pairs_in_place(measured, {*confidences, *anchors.identical}, anchors)
    confidences |= dict.fromkeys(stayed, BETWEEN_NEIGHBOURS_CONFIDENCE)
    links = [_link(pair, value, anchors) for pair, value in confidences.items()]
    links = [_by_words_in_order(link, anchors) if link.pair in contained else link for link in links]
    links += [_identical_link(pair, before) for pair in anchors.identical]
    primary = _primary_pairs(links)
    links = [replace(link, primary=link.pair in primary) for link in links]
    nearest = [_link(pair, judged[pair], anchors) for pair in _nearest_pairs(in_words, {link.pair for link in links})]
    return TextMatches(
        links=sorted(links, key=lambda link: link.pair),
        nearest=[replace(link, reason=replace(link.reason, ground=Ground.NEAREST)) for link in nearest],
    )


def find_anchors(
    before: Sequence[ProvisionText],
    after: Sequence[ProvisionText],
    vocabulary: Vocabulary,
    evidence: Mapping[Pair, float] = MappingProxyType({}),
    count_at_large: Callable[[Vocabulary], Mapping[int, float]] = shares_at_large,
) -> Anchors:
    """Take the first two steps: link equal texts, and texts that passed almost entirely into another.

    Args:
        before: The texts before, in order.
        after: The texts after, in order.
        vocabulary: The table of words of both drafts.
        evidence: What speaks for a pair beside its words, in logits; of texts that repeat themselves it says which.
        count_at_large: Returns the share of the articles of other laws in which each term stands.
    """
    sides = before, after
    identical = pair_identical(before, after, evidence)
    rest = [_without(range(len(side)), identical, n) for n, side in enumerate(sides)]
    lines = ([side[n].lines for n in row] for row, side in zip(rest, sides, strict=True))
    nearly_whole = _positions(rest, anchors_by_lines(*lines))
    rest = [_without(row, nearly_whole, n) for n, row in enumerate(rest)]
    encoded = [{n: vocabulary.encode_provision(side[n]) for n in row} for row, side in zip(rest, sides, strict=True)]
    # The same words, printed otherwise: quotation marks, spaces, capitals.
    identical += pair_same_words(*_keys(rest, encoded), evidence)
    rest = [_without(row, identical, n) for n, row in enumerate(rest)]
    at_large = count_at_large(vocabulary) if all(rest) else MappingProxyType({})
    words = [{n: texts[n].words for n in row} for row, texts in zip(rest, encoded, strict=True)]
    in_place = anchors_in_place(words[0], words[1], [*identical, *nearly_whole], evidence)
    nearly_whole += in_place
    for n, side_words in enumerate(words):
        for pair in in_place:
            del side_words[pair[n]]
    nearly_whole += anchors_by_words(words[0], words[1], [*identical, *nearly_whole], evidence, at_large)
    rest = [_without(row, nearly_whole, n) for n, row in enumerate(rest)]
    identical += pair_repeated(*_keys(rest, encoded), [*identical, *nearly_whole], evidence)
    rest = [_without(row, identical, n) for n, row in enumerate(rest)]
    return Anchors(
        identical=identical,
        nearly_whole=nearly_whole,
        encoded=(encoded[0], encoded[1]),
        rest=(rest[0], rest[1]),
        texts=sides,
        vocabulary=vocabulary,
        at_large=at_large,
    )


def measure_rest(
    anchors: Anchors,
    evidence: Mapping[Pair, float] = MappingProxyType({}),
) -> dict[Pair, tuple[PairFeatures, PairContext]]:
    """Measure the pairs of the remaining texts with anything in common: the inputs of the third step.

    Args:
        anchors: The result of the first two steps.
        evidence: What speaks for a pair beside its words, in logits.
    """
    paired = anchors.vocabulary.paired
    encoded = [[paired(texts[n]) for n in row] for row, texts in zip(anchors.rest, anchors.encoded, strict=True)]
    # Only of the remaining texts: to look for quotation marks in all of a long code takes a tenth of the whole time.
    terms = [
        [quoted_terms(side[n], anchors.vocabulary) for n in row]
        for row, side in zip(anchors.rest, anchors.texts, strict=True)
    ]

    def of_rest(i: int, j: int) -> float:
        return evidence.get((anchors.rest[0][i], anchors.rest[1][j]), 0.0)

    quoted = common_quoted_terms(terms[0], terms[1])
    beside = of_rest if evidence else None
    stems = anchors.vocabulary.stems()
    measured = measure_pairs(encoded[0], encoded[1], quoted, anchors.at_large, beside, stems=stems)
    features = dict(zip(_positions(anchors.rest, measured), measured.values(), strict=True))
    contexts = ContextTable(features, [*anchors.identical, *anchors.nearly_whole], anchors.sizes)
    return {pair: (found, contexts.of(pair)) for pair, found in features.items()}


def has_passage(pair: Pair, anchors: Anchors) -> bool:
    """Return whether two texts have a passage in common, their headings included, of at least half of one percent.

    A row never rests on less: whatever else speaks for it, a reader is shown "0 % of the words".

    Args:
        pair: Their positions.
        anchors: The result of the first two steps.
    """
    words = [anchors.encoded_text(side, position).words for side, position in enumerate(pair)]
    shares = (count / (len(side) or 1) for count, side in zip(common_words(*words), words, strict=True))
    return max(shares) >= MIN_SHARE_IN_COMMON


def has_term(features: PairFeatures) -> bool:
    """Return whether two texts have a quoted term in common, or one the heading of the other or most of it.

    Args:
        features: Their features.
    """
    return features.quoted_terms > 0 or max(features.heading, features.heading_in_line) >= MIN_HEADING_IN_COMMON


def _without(positions: Iterable[int], pairs: Iterable[Pair], side: int) -> list[int]:
    taken = {pair[side] for pair in pairs}
    return [n for n in positions if n not in taken]


def _keys(
    rest: Sequence[Sequence[int]], encoded: Sequence[dict[int, EncodedText]]
) -> tuple[dict[int, Hashable], dict[int, Hashable]]:
    """Return keys by position that are equal for texts with the same words; a text without words has its own."""

    def keys(side: int) -> dict[int, Hashable]:
        return {n: encoded[side][n] if encoded[side][n].words else (side, n) for n in rest[side]}

    return keys(0), keys(1)


def _positions(rest: Sequence[Sequence[int]], pairs: Iterable[Pair]) -> list[Pair]:
    """Return pairs of indices into the remaining texts as positions among all texts."""
    return [(rest[0][i], rest[1][j]) for i, j in pairs]


def _pairs_between_neighbours(judged: Mapping[Pair, float], linked: AbstractSet[Pair]) -> list[Pair]:
    """Return the pairs of texts without a link that are each other's nearest, between two linked pairs."""
    taken = {i for i, _ in linked}, {j for _, j in linked}
    free = [pair for pair in judged if pair[0] not in taken[0] and pair[1] not in taken[1]]
    ranked = one_to_one(sorted(free, key=lambda pair: (-judged[pair], pair)))
    return [(i, j) for i, j in ranked if (i - 1, j - 1) in linked and (i + 1, j + 1) in linked]


def _pairs_in_place(measured: Iterable[Pair], linked: AbstractSet[Pair], anchors: Anchors) -> list[Pair]:
    """Return the pairs of texts without a link that kept number and place and have a passage in common.

    A text keeps its place between two linked pairs; the beginning and the end of both drafts count as such.
    """
    taken = {i for i, _ in linked}, {j for _, j in linked}
    sizes = anchors.sizes
    framed = {*linked, (-1, -1), sizes}
    return [
        (i, j)
        for i, j in measured
        if i not in taken[0]
        and j not in taken[1]
        and (i - 1, j - 1) in framed
        and (i + 1, j + 1) in framed
        and anchors.texts[0][i].number == anchors.texts[1][j].number != ""
        and has_passage((i, j), anchors)
    ]


def _nearest_pairs(judged: Mapping[Pair, float], linked: AbstractSet[Pair]) -> list[Pair]:
    """Return the best pair of each text without a link, where its confidence is not too low."""
    best: dict[tuple[int, int], tuple[float, Pair]] = {}
    for pair, value in judged.items():
        for side, position in enumerate(pair):
            most = best.get((side, position))
            if value >= NEAREST_THRESHOLD and (most is None or value > most[0]):
                best[side, position] = value, pair
    taken = {(side, position) for pair in linked for side, position in enumerate(pair)}
    return sorted({pair for text, (_, pair) in best.items() if text not in taken})


def _identical_link(pair: Pair, before: Sequence[ProvisionText]) -> TextLink:
    reason = Reason(
        ground=Ground.IDENTICAL,
        same_heading=bool(before[pair[0]].heading),
        share_before=1.0,
        share_after=1.0,
    )
    return TextLink(pair=pair, similarity=1.0, confidence=1.0, reason=reason, primary=True)


def _link(pair: Pair, value: float, anchors: Anchors) -> TextLink:
    """Return the link of a pair with a confidence, and its similarity in common words."""
    a, b = (anchors.encoded_text(side, position) for side, position in enumerate(pair))
    words = a.words, b.words
    common = common_words(*words)
    shares = [count / (len(side) or 1) for count, side in zip(common, words, strict=True)]
    reason = Reason(
        ground=Ground.PASSAGE if max(shares) >= MIN_SHARE_IN_COMMON else Ground.TERM,
        same_heading=bool(a.heading) and a.heading == b.heading,
        share_before=shares[0],
        share_after=shares[1],
    )
    similarity = sum(common) / (sum(map(len, words)) or 1)
    return TextLink(pair=pair, similarity=similarity, confidence=value, reason=reason, primary=False)


def _by_words_in_order(link: TextLink, anchors: Anchors) -> TextLink:
    """Return the link of two short texts of which one has all words of the other."""
    sizes = [len(anchors.encoded_text(side, position).words) for side, position in enumerate(link.pair)]
    shares = [min(sizes) / size for size in sizes]
    reason = replace(link.reason, ground=Ground.WORDING, share_before=shares[0], share_after=shares[1])
    return replace(link, reason=reason, similarity=2 * min(sizes) / sum(sizes))


def _primary_pairs(links: Sequence[TextLink]) -> set[Pair]:
    """Return of several links of a text the primary one.

    Identical texts come first, then the link that carries most words and is surest; of equals, the one in place.
    """
    linked = {link.pair for link in links}

    def rank(link: TextLink) -> tuple[bool, float, Pair]:
        i, j = link.pair
        in_place = i == j == 0 or (i - 1, j - 1) in linked
        weight = link.confidence * link.similarity + IN_PLACE_BONUS * in_place
        return link.reason.ground is not Ground.IDENTICAL, -round(weight, 9), link.pair

    taken: tuple[set[int], set[int]] = (set(), set())
    primary = set()
    for link in sorted(links, key=rank):
        i, j = link.pair
        if i not in taken[0] and j not in taken[1]:
            primary.add(link.pair)
            taken[0].add(i)
            taken[1].add(j)
    return primary
