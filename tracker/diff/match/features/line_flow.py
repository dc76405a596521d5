"""The flow of lines: to which texts of the other draft the lines of a text went.

The flow of words asks where each rare word went, this where each line went, by the stems of all its words together: the
many ordinary words of a line, and other forms of them, tell its counterpart where no rare sequence survives.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.diff.match.line_vectors import LineVectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.diff.match.line_vectors import Row
    from tracker.diff.prepare.vocabulary import EncodedText

Pair = tuple[int, int]

TEMPERATURE = 0.03
"""Difference of two cosines at which the better place takes e times as much of a line as the other."""

NEGLIGIBLE = 0.2
"""Difference of two cosines from which on the lesser place takes nothing: a thousandth at that temperature."""

MOST_LINES = 400
"""In a text that is not long, a stem in up to this many lines still counts: the ordinary words of a line, together, say
where it went. Mean F1 on acts never fitted on rises by 0.007 with it, by 0.004 with 60 lines (decision 30)."""


def line_flow(
    before: Sequence[EncodedText],
    after: Sequence[EncodedText],
    stems: Mapping[int, int],
    pairs: Iterable[Pair] | None = None,
) -> dict[Pair, float]:
    """Divide the lines of each text among the texts of the other draft, by where their nearest lines stand.

    >>> from tracker.diff.prepare.vocabulary import Vocabulary, ProvisionText
    >>> vocabulary = Vocabulary()
    >>> drafts = [["Ships carry lights.", "Fees are paid yearly."], ["Yearly payment of a fee.", "Lit ships."]]
    >>> sides = [[vocabulary.encode_provision(ProvisionText((line,))) for line in lines] for lines in drafts]
    >>> line_flow(*sides, vocabulary.stems())
    {(0, 1): 1.0, (1, 0): 1.0}

    Args:
        before: The texts before, in order.
        after: The texts after, in order.
        stems: The stem of each word (:meth:`tracker.diff.prepare.vocabulary.Vocabulary.stems`); a word that is not
            there is its own.
        pairs: The pairs asked for; all to which anything went if not given.

    Returns:
        For each pair the share of the surviving lines of either text that went to the other, by their words and by how
        well they survive; both views averaged, 0 to 1.
    """
    sides = before, after
    owner = [[n for n, text in enumerate(side) for _ in text.lines] for side in sides]
    lines = [
        [tuple([stems.get(word, word) for word in line]) for text in side for line in text.lines] for side in sides
    ]
    ahead: list[Row] = []
    back: list[Row] = [{} for _ in lines[1]]
    negligible = [0.0] * len(lines[1])
    vectors = LineVectors(lines[0], lines[1], pairs=False, most_lines=MOST_LINES)
    for mine, row in zip(owner[0], vectors.cosines(), strict=True):
        places: Row = {}
        least = max(row.values(), default=0.0) - NEGLIGIBLE
        # Most cosines are negligible both ways, and asking that first is quicker.
        for j, cosine in [(j, x) for j, x in row.items() if x > least or x > negligible[j]]:
            if cosine > least:
                theirs = owner[1][j]
                if cosine > places.get(theirs, 0.0):
                    places[theirs] = cosine
            if cosine > negligible[j]:
                sources = back[j]
                if cosine > sources.get(mine, 0.0):
                    sources[mine] = cosine
                    negligible[j] = max(negligible[j], cosine - NEGLIGIBLE)
        ahead.append(places)
    gone = _divided(owner[0], map(len, lines[0]), ahead)
    came = _divided(owner[1], map(len, lines[1]), back)
    wanted = sorted({*gone, *((i, j) for j, i in came)}) if pairs is None else pairs
    return {(i, j): (gone.get((i, j), 0.0) + came.get((j, i), 0.0)) / 2 for i, j in wanted}


def _divided(owner: Sequence[int], sizes: Iterable[int], rows: Sequence[Row]) -> dict[Pair, float]:
    """Return the shares of the surviving lines of each text of one draft that went to each text of the other.

    Args:
        owner: The text of each line.
        sizes: The number of words of each line.
        rows: For each line the best cosine in each text of the other draft.
    """
    flow: dict[Pair, float] = defaultdict(float)
    whole: dict[int, float] = defaultdict(float)
    for text, size, row in zip(owner, sizes, rows, strict=True):
        if not row:
            continue
        best = max(row.values())
        shares = {
            place: math.exp((cosine - best) / TEMPERATURE)
            for place, cosine in row.items()
            if cosine > best - NEGLIGIBLE
        }
        survives = size * best
        whole[text] += survives
        unit = survives / math.fsum(shares.values())
        for place, share in shares.items():
            flow[text, place] += unit * share
    return {pair: value / whole[pair[0]] for pair, value in flow.items()}
