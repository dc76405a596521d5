"""Which passage of one text is which of the other, in named steps, surest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diff.evidence import Evidence, Pair, Passage, weigh
from tracker.diff.judge import LINKED, confidence
from tracker.model.change import Ground, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two passages that are one.

    Attributes:
        pair: Their places before and after.
        similarity: Share of common words, weighted by rarity, 0 to 1.
        confidence: How sure, 0 to 1.
        reason: Why.
        primary: The one link of both passages through which their words are compared.
    """

    pair: Pair
    similarity: float
    confidence: float
    reason: Reason
    primary: bool


def match(before: Sequence[Passage], after: Sequence[Passage]) -> list[Link]:
    """Match passages of one kind (articles with articles, recitals with recitals).

    Args:
        before: The passages before, in order.
        after: The passages after, in order.

    Returns:
        The links by place; a passage without any is new or dropped, one with several split or merged.
    """
    identical = _identical(before, after)
    links = [_identical_link(pair, before) for pair in identical]
    rest_before = _without(before, {i for i, _ in identical})
    rest_after = _without(after, {j for _, j in identical})
    evidence = {
        (rest_before[a], rest_after[b]): found
        for (a, b), found in weigh([before[i] for i in rest_before], [after[j] for j in rest_after]).items()
    }
    judged = _judged(evidence, identical)
    judged |= _found_elsewhere(before, after, evidence, judged)
    primary = _primary(judged, evidence, before, after)
    links += [
        Link(
            pair=pair,
            similarity=_similarity(evidence[pair]),
            confidence=sure,
            reason=_reason(evidence[pair], before[pair[0]], after[pair[1]]),
            primary=pair in primary,
        )
        for pair, sure in judged.items()
    ]
    return sorted(links, key=lambda link: link.pair)


def _without(passages: Sequence[Passage], taken: set[int]) -> list[int]:
    return [n for n in range(len(passages)) if n not in taken]


def _identical(before: Sequence[Passage], after: Sequence[Passage]) -> list[Pair]:
    """Step 1: the same words, heading included; where several are alike, in their order.

    Alike in order is the simplest story: it moves nothing.
    """
    places: dict[Passage, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, passages in enumerate((before, after)):
        for n, passage in enumerate(passages):
            places[passage][side].append(n)
    return sorted(pair for a, b in places.values() for pair in zip(a, b, strict=False))


def _identical_link(pair: Pair, before: Sequence[Passage]) -> Link:
    reason = Reason(
        ground=Ground.IDENTICAL,
        same_heading=bool(before[pair[0]].heading),
        share_before=1.0,
        share_after=1.0,
    )
    return Link(pair=pair, similarity=1.0, confidence=1.0, reason=reason, primary=True)


TOO_LITTLE = 0.25
"""Share of the words of either passage that must stand in the other. What has no rival at all may still be nothing:
a recital that was dropped is not "probably" the one that was put in its place."""


def _judged(evidence: dict[Pair, Evidence], identical: Iterable[Pair]) -> dict[Pair, float]:
    """Step 2: what the wording says, in the light of what stands around it."""
    firm = set(identical) | {pair for pair, e in evidence.items() if e.rank_before == 0 and e.rank_after == 0}
    out = {}
    for (i, j), found in evidence.items():
        around = sum((i + d, j + d) in firm for d in (-2, -1, 1, 2)) / 4
        sure = confidence(found, around)
        if sure >= LINKED and max(found.share_before, found.share_after) >= TOO_LITTLE:
            out[i, j] = sure
    return out


ELSEWHERE = 0.30
"""Likeness from which on a line that is the best counterpart of a line elsewhere, and that line its own, links
their articles: the usual trace of a split or merge. On acts with official tables such lines raise the recall of
splits from 0.60 to 0.70 and leave F1 where it is."""

ELSE_LOST = 0.2
"""… and where one of the two articles would have no counterpart at all. Chosen so that article 1 of the 2014 draft of
the declaration is found in article 1 of 2017, not measured on acts left out."""

FROM_A_LINE = 0.4
"""Confidence of such a link. Of 63 in fifteen of the acts 24 stand in the official tables: all say "probably"."""


def _found_elsewhere(
    before: Sequence[Passage], after: Sequence[Passage], evidence: dict[Pair, Evidence], judged: dict[Pair, float]
) -> dict[Pair, float]:
    """Step 3: single lines that went to another article than the rest."""
    linked = ({i for i, _ in judged}, {j for _, j in judged})
    out: dict[Pair, float] = {}
    for (i, j), found in evidence.items():
        if (i, j) in judged or len(before[i].lines) == len(after[j].lines) == 1:
            continue  # Of one line each the whole was judged already.
        lost = i not in linked[0] or j not in linked[1]
        enough = max(found.share_before, found.share_after) >= TOO_LITTLE
        if found.mutual_line >= ELSEWHERE or (lost and enough and found.near_line >= ELSE_LOST):
            out[i, j] = FROM_A_LINE
    return out


IN_PLACE = 0.1
"""What standing as far from the beginning or the end on both sides adds when the main link is chosen: where two halves
of an article come from two articles, the one that stood there already stays, and the other moved in."""


def _primary(
    judged: dict[Pair, float], evidence: dict[Pair, Evidence], before: Sequence[Passage], after: Sequence[Passage]
) -> set[Pair]:
    """Of several links of a passage the one that carries most words and is surest; of equals, the one in place."""

    def rank(pair: Pair) -> tuple[float, Pair]:
        in_place = pair[0] == pair[1] or len(before) - pair[0] == len(after) - pair[1]
        return (-round(judged[pair] * _similarity(evidence[pair]) + IN_PLACE * in_place, 9), pair)

    order = sorted(judged, key=rank)
    taken: tuple[set[int], set[int]] = (set(), set())
    out = set()
    for pair in order:
        if pair[0] not in taken[0] and pair[1] not in taken[1]:
            out.add(pair)
            taken[0].add(pair[0])
            taken[1].add(pair[1])
    return out


def _similarity(evidence: Evidence) -> float:
    """Twice the common words over all words of both (Dice), weighted by rarity."""
    a, b = evidence.share_before, evidence.share_after
    return 2 * a * b / (a + b) if a and b else 0.0


def _reason(evidence: Evidence, before: Passage, after: Passage) -> Reason:
    whole = min(evidence.share_before, evidence.share_after) >= 0.5
    return Reason(
        ground=Ground.WORDING if whole else Ground.PASSAGE,
        same_heading=bool(before.heading) and before.heading == after.heading,
        share_before=min(1.0, evidence.share_before),
        share_after=min(1.0, evidence.share_after),
    )
