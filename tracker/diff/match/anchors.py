"""Anchors: the surest links, found before all others: equal texts, and texts that passed almost entirely into another.

Anchors take no part in the later steps. So a new article modelled on an old one that itself stayed (EU trade mark
Regulation: certification marks, Articles 83 to 93) is not taken for its successor.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from types import MappingProxyType

from tracker.diff.match.features.context import NEIGHBOUR_OFFSETS
from tracker.diff.prepare.vocabulary import bigrams
from tracker.sequences import one_to_one

Pair = tuple[int, int]
"""Positions of two texts, before and after."""

_Candidate = tuple[int, Pair]
"""A pair with the number of its common bigrams."""

_CandidatesByText = Mapping[int, Sequence[_Candidate]]
"""For each text of one side its two best candidates, best first."""

NEARLY_WHOLE = 0.7
"""Share of the rarer bigrams of a text that must stand in the other. Of the 608 pairs that are anchors by this, by the
lesser shares below and by their position (:func:`anchors_in_place`) in sixteen pairs of acts, 607 stand in the official
tables, and five further partners of their articles are lost. At 0.5 instead of 0.7 it was 741 of 744, with 38 lost."""

MIN_SHARE_UNRIVALLED = 0.45
"""Share that is enough where neither text has a rival, …"""

MAX_SHARE_OF_RIVAL = 0.12
"""… that is a third text with more than this share of the bigrams that the two have in common; or where the pair before
or the pair behind is an anchor."""

MIN_SHARE_OF_RIVAL_INSIDE = 0.5
"""Share of the common bigrams of a pair that leaves its Part from which on a rival inside it makes the pair a question:
then the judge of the third step weighs both."""

MIN_SHARE_OF_FURTHER_PART = 0.4
"""Share of the rarer bigrams of a text that stand in an anchored one, and not in the partners of that, from which on it
is a further part of it. Four in one of sixteen pairs of acts are found by it; no other candidate has over 0.12."""

MAX_SHARE_OF_SECOND_WHOLE = 0.5
"""A part that shares more than this, of its bigrams in common with its best counterpart, with another one as well may
come from both."""

MIN_SHARE_OF_CANDIDATE = 0.05
"""Share of the rarer bigrams of the shorter text below which a pair is no candidate."""

MIN_SHARE_IN_PLACE = 0.8
"""Share of all bigrams of either of two texts that must stand in the other for them to be an anchor at once where the
two before them are. At 0.7 similar neighbours are confused in a long code (F1 on 10,000 mutated articles 0.989; 0.991
at 0.8, chosen on these very articles). On the sixteen acts it hardly matters: F1 on acts left out 0.919 to 0.922
from 0.4 to 0.8."""

MAX_TEXTS_PER_BIGRAM = 8
"""A bigram in more texts finds no counterparts: with it the search would not be linear."""

TEXTS_OF_AN_ACT = 100
"""Texts as of which a small draft is counted: in two articles a bigram that stands in a tenth of the articles of other
laws is no rarer than in a hundred. Acts of more texts have their own count."""

MAX_COMBINATIONS = 10_000
"""Pairs of positions of equal texts up to which all are compared ("Repealed." a hundred times on either side)."""

_NO_POSITION = -2
"""No position, nor is the one behind it."""


def pair_identical(
    before: Sequence[Hashable], after: Sequence[Hashable], evidence: Mapping[Pair, float] = MappingProxyType({})
) -> list[Pair]:
    """Pair equal texts that stand as often in both drafts; repeated ones in their order, so that none of them moves.

    >>> pair_identical("abca", "caba")
    [(0, 1), (1, 2), (2, 0), (3, 3)]

    Args:
        before: Keys before, in order; texts with equal keys are equal.
        after: Keys after, in order.
        evidence: What speaks for a pair beside its words, by position: of repeated texts, those for which most speaks
            are paired first.

    Returns:
        Pairs, one to one, by position.
    """
    return pair_same_words(dict(enumerate(before)), dict(enumerate(after)), evidence)


def pair_same_words(
    before: Mapping[int, Hashable], after: Mapping[int, Hashable], evidence: Mapping[Pair, float] = MappingProxyType({})
) -> list[Pair]:
    """Pair equal texts like :func:`pair_identical`, of some of the positions only.

    Args:
        before: Keys before, by position.
        after: Keys after, by position.
        evidence: What speaks for a pair beside its words, by position.
    """
    positions = _positions_by_key(before.items(), after.items())
    return sorted(pair for a, b in positions if len(a) == len(b) for pair in _pair_equal(a, b, evidence))


def _pair_equal(a: Sequence[int], b: Sequence[int], evidence: Mapping[Pair, float]) -> Iterable[Pair]:
    """Pair as many equal texts before as after: by the evidence, then in their order."""
    if len(a) == 1 or not evidence or len(a) * len(b) > MAX_COMBINATIONS:
        return zip(a, b, strict=True)
    scored = ((-evidence.get((i, j), 0.0), abs(n - m), i, j) for n, i in enumerate(a) for m, j in enumerate(b))
    return one_to_one((i, j) for *_, i, j in sorted(scored))


def pair_repeated(
    before: Mapping[int, Hashable],
    after: Mapping[int, Hashable],
    known: Iterable[Pair],
    evidence: Mapping[Pair, float] = MappingProxyType({}),
) -> list[Pair]:
    """Pair equal texts that stand more often in one draft: "This Directive is addressed to the Member States".

    Args:
        before: Keys before, by position.
        after: Keys after, by position.
        known: Pairs of other positions known already, which support their neighbours.
        evidence: What speaks for a pair beside its words, by position.

    Returns:
        Pairs, one to one: those for which most speaks, then those among known neighbours, then the others in their
        order.
    """
    supporting = set(known)
    out: list[Pair] = []
    for a, b in _positions_by_key(before.items(), after.items()):
        pairs = ((i, j) for i in a for j in b) if len(a) * len(b) <= MAX_COMBINATIONS else zip(a, b, strict=False)
        support = {pair: sum((pair[0] + n, pair[1] + n) in supporting for n in NEIGHBOUR_OFFSETS) for pair in pairs}
        scored = ((-evidence.get(pair, 0.0), -count, pair) for pair, count in support.items())
        out += one_to_one(pair for *_, pair in sorted(scored))
    return sorted(out)


def _positions_by_key(
    before: Iterable[tuple[int, Hashable]], after: Iterable[tuple[int, Hashable]]
) -> list[tuple[list[int], list[int]]]:
    """Return the positions before and after of each key that stands in both drafts."""
    positions: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, keys in enumerate((before, after)):
        for n, key in keys:
            positions[key][side].append(n)
    return [(a, b) for a, b in positions.values() if a and b]


def anchors_by_lines(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> list[Pair]:
    """Find the texts that consist of lines which stand once in either draft, letter for letter.

    It finds little that :func:`anchors_by_words` would not, but without cutting lines into words, which is much faster.

    Args:
        before: The lines of each text before.
        after: The lines of each text after.

    Returns:
        Pairs by position; see :func:`anchors_by_words`.
    """
    unique = [_unique_lines(side) for side in (before, after)]
    common: Counter[Pair] = Counter()
    for line, i in unique[0].items():
        if line in unique[1]:
            common[i, unique[1][line]] += len(line)
    sizes = [[sum(map(len, lines)) for lines in side] for side in (before, after)]
    out: set[Pair] = set()
    for part, whole in ((0, 1), (1, 0)):
        covered: Counter[int] = Counter()
        parts = [pair for pair, size in common.items() if size >= NEARLY_WHOLE * sizes[part][pair[part]]]
        for pair in parts:
            covered[pair[whole]] += common[pair]
        out |= {p for p in parts if covered[p[whole]] >= NEARLY_WHOLE * sizes[whole][p[whole]]}
    return sorted(out)


def _unique_lines(side: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the lines that stand once in a draft, each with the position of its text."""
    counts = Counter(line for lines in side for line in lines)
    return {line: n for n, lines in enumerate(side) for line in lines if counts[line] == 1}


def anchors_in_place(
    before: Mapping[int, Sequence[int]],
    after: Mapping[int, Sequence[int]],
    known: Iterable[Pair],
    evidence: Mapping[Pair, float] = MappingProxyType({}),
) -> list[Pair]:
    """Find the texts that stand behind a known pair on both sides and are nearly wholly kept, one after the other.

    It finds little that :func:`anchors_by_words` would not, but without comparing all other texts, which is faster. In
    sixteen pairs of acts it finds 159 pairs, all of them right.

    Args:
        before: The words of each text before, by position, in order.
        after: The words of each text after.
        known: Pairs of other positions known already.
        evidence: What speaks for a pair beside its words, by position; none is found against which it speaks.

    Returns:
        Pairs by position, one to one.
    """
    known = list(known)
    frequencies = [Counter(pair[side] for pair in known) for side in (0, 1)]
    partner = {i: j for i, j in known if frequencies[0][i] == frequencies[1][j] == 1}
    out = []
    for i, words in before.items():
        j = partner.get(i - 1, _NO_POSITION) + 1
        if j in after and evidence.get((i, j), 0.0) >= 0:
            sets = set(bigrams(words)), set(bigrams(after[j]))
            if len(sets[0] & sets[1]) >= MIN_SHARE_IN_PLACE * max(map(len, sets)) > 0:
                out.append((i, j))
                partner[i] = j
    return out


def anchors_by_words(
    before: Mapping[int, Sequence[int]],
    after: Mapping[int, Sequence[int]],
    known: Iterable[Pair],
    evidence: Mapping[Pair, float] = MappingProxyType({}),
    at_large: Mapping[int, float] = MappingProxyType({}),
) -> list[Pair]:
    """Find the texts that passed almost entirely into another text, and those that were plainly joined or divided.

    A part must stand nearly whole in its best counterpart, and the parts together must make up nearly the whole of
    that; each must add wording that the greater ones do not. Of two texts without rivals, or next to a known pair on
    both sides, half is enough.

    Args:
        before: The words of each text before, by position.
        after: The words of each text after.
        known: Pairs of other positions known already, which support their neighbours.
        evidence: What speaks for a pair beside its words, by position.
        at_large: The share of the articles of other laws in which each bigram stands.

    Returns:
        Pairs by position. Several pairs of one text are its parts. A pair against which the evidence speaks is none if
        a rival for which it speaks is nearly as good.
    """
    sides = _rare_bigrams(at_large, before, after)
    candidates = _best_candidates(*sides)
    best = [{position: row[0] for position, row in side.items() if not _is_tied(row)} for side in candidates]
    anchors = _wholes(sides, candidates, best, 0, 1) | _wholes(sides, candidates, best, 1, 0)
    supporting = {*known, *anchors}
    taken = [{pair[side] for pair in anchors} for side in (0, 1)]
    for common, pair in best[0].values():
        i, j = pair
        if i in taken[0] or j in taken[1] or best[1].get(j, (0, None))[1] != pair:
            continue
        supported = (i - 1, j - 1) in supporting or (i + 1, j + 1) in supporting
        unrivalled = all(_is_unrivalled(candidates[side][pair[side]], MAX_SHARE_OF_RIVAL) for side in (0, 1))
        if (supported or unrivalled) and common >= MIN_SHARE_UNRIVALLED * max(len(sides[0][i]), len(sides[1][j])):
            anchors.add(pair)
    anchors |= _further_parts(sides, best, anchors, 0, 1) | _further_parts(sides, best, anchors, 1, 0)
    return sorted(pair for pair in anchors if not _is_better_elsewhere(pair, sides, evidence))


def _is_better_elsewhere(pair: Pair, sides: Sequence[Mapping[int, set[int]]], evidence: Mapping[Pair, float]) -> bool:
    """Return whether the evidence speaks against a pair and for one that has nearly as many bigrams in common."""
    if evidence.get(pair, 0.0) >= 0:
        return False
    i, j = pair
    least = MIN_SHARE_OF_RIVAL_INSIDE * len(sides[0][i] & sides[1][j])
    rivals = [(i, n) for n in sides[1] if n != j], [(n, j) for n in sides[0] if n != i]
    return any(
        evidence.get(rival, 0.0) > 0 and len(sides[0][rival[0]] & sides[1][rival[1]]) >= least
        for rival in chain(*rivals)
    )


def _further_parts(
    sides: Sequence[Mapping[int, set[int]]],
    best: Sequence[Mapping[int, _Candidate]],
    anchors: AbstractSet[Pair],
    part: int,
    whole: int,
) -> set[Pair]:
    """Return the unpaired texts of side ``part`` of which much stands in an anchored one and not in its partners."""
    partners: dict[int, list[int]] = defaultdict(list)
    for pair in anchors:
        partners[pair[whole]].append(pair[part])
    taken = {pair[part] for pair in anchors}
    out = set()
    for position, (_, pair) in best[part].items():
        if position not in taken and pair[whole] in partners:
            common = sides[part][position] & sides[whole][pair[whole]]
            own = common.difference(*(sides[part][n] for n in partners[pair[whole]]))
            if len(own) >= MIN_SHARE_OF_FURTHER_PART * len(sides[part][position]) > 0:
                out.add(pair)
    return out


def _wholes(
    sides: Sequence[Mapping[int, set[int]]],
    candidates: Sequence[_CandidatesByText],
    best: Sequence[Mapping[int, _Candidate]],
    part: int,
    whole: int,
) -> set[Pair]:
    """Return the texts of side ``part`` that together make up nearly the whole of a text of side ``whole``."""
    claims: dict[int, list[_Candidate]] = defaultdict(list)
    for position, (common, pair) in best[part].items():
        mutual = best[whole].get(pair[whole], (0, None))[1] == pair
        if common >= NEARLY_WHOLE * len(sides[part][position]) and (
            mutual or _is_unrivalled(candidates[part][position], MAX_SHARE_OF_SECOND_WHOLE)
        ):
            claims[pair[whole]].append((common, pair))
    out: set[Pair] = set()
    for position, claimed in claims.items():
        if position not in best[whole] or best[whole][position] not in claimed:
            continue
        left = set(sides[whole][position])
        accepted = []
        for _, pair in sorted(claimed, key=_most_first):
            terms = sides[part][pair[part]]
            if len(terms & left) >= NEARLY_WHOLE * len(terms):
                accepted.append(pair)
                left -= terms
        if len(left) <= (1 - NEARLY_WHOLE) * len(sides[whole][position]):
            out.update(accepted)
    return out


def _rare_bigrams(at_large: Mapping[int, float], *sides: Mapping[int, Sequence[int]]) -> list[dict[int, set[int]]]:
    """Return the bigrams of each text that stand in few texts of either draft, or would in more: others say little."""
    rare = [{position: set(bigrams(words)) for position, words in side.items()} for side in sides]
    counts = [Counter(chain.from_iterable(side.values())) for side in rare]
    common = {term for count in counts for term, n in count.items() if n > MAX_TEXTS_PER_BIGRAM}
    if missing := max(0, TEXTS_OF_AN_ACT - sum(map(len, sides))):
        terms_at_large = chain.from_iterable(count.items() for count in counts)
        common |= {term for term, n in terms_at_large if n + missing * at_large.get(term, 0.0) > MAX_TEXTS_PER_BIGRAM}
    for terms in chain.from_iterable(side.values() for side in rare):
        terms.difference_update(common)  # In place: a second copy of a long code would take much memory.
    return rare


def _best_candidates(
    before: Mapping[int, set[int]], after: Mapping[int, set[int]]
) -> tuple[_CandidatesByText, _CandidatesByText]:
    """Return for each text the two with most bigrams in common, best first, by an inverted index."""
    index: dict[int, list[int]] = defaultdict(list)
    for n, terms in after.items():
        for term in terms:
            index[term].append(n)
    least_after = {n: MIN_SHARE_OF_CANDIDATE * len(terms) for n, terms in after.items()}
    best_before: dict[int, list[_Candidate]] = {}
    best_after: dict[int, list[_Candidate]] = defaultdict(list)
    for i, terms in before.items():
        least = MIN_SHARE_OF_CANDIDATE * len(terms)
        counts = Counter(chain.from_iterable(filter(None, map(index.get, terms))))
        found = [(common, (i, j)) for j, common in counts.items() if common >= least or common >= least_after[j]]
        if found:
            best_before[i] = sorted(found, key=_most_first)[:2]
        for candidate in found:
            row = best_after[candidate[1][1]]
            # Of equals the first stays, which is the one that stands before.
            if len(row) < 2 or candidate[0] > row[1][0]:
                row.append(candidate)
                row.sort(key=_most_first)
                del row[2:]
    return best_before, best_after


def _most_first(candidate: _Candidate) -> tuple[int, Pair]:
    return -candidate[0], candidate[1]


def _is_unrivalled(row: Sequence[_Candidate], share: float) -> bool:
    """Return whether the second candidate has at most this share of the common bigrams of the first."""
    return len(row) < 2 or row[1][0] <= share * row[0][0]


def _is_tied(row: Sequence[_Candidate]) -> bool:
    return len(row) > 1 and row[0][0] == row[1][0]
