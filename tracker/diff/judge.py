"""From evidence to confidence: one formula for all texts and languages."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.diff.evidence import Evidence

LINKED = 0.31
"""Confidence from which on a pair is a row of the concordance. Judged on whole acts that the weights had not
seen, F1 is flat between 0.3 and 0.42; within that, 0.37 was the fitted choice and 0.31 was taken so that
article 6 of the 2014 declaration (English) is found in article 5 of 2017."""

PROBABLY = 0.70
"""Below this a row says "probably"."""

# A logistic regression on the sixteen pairs of real acts with official tables, every act counting alike, weights
# rounded and the same for both directions so that exchanging the texts changes nothing. Leaving out one whole act
# at a time its macro F1 is 0.88 (docs/accuracy.md). What weighs most is where the rare word sequences that survive
# went, and to have no rival: even a thin likeness means something if nothing else comes near.
_BIAS = -5.75
_JOURNEY = 2.65
_TRAFFIC = 0.55
_BEST_LINE = 1.25
_RANK = 1.1
_LEAD = 0.95
_HEADING = 1.0
_NEIGHBOURS = 0.65


def confidence(evidence: Evidence, neighbours: float) -> float:
    """How sure it is that two passages are one.

    Args:
        evidence: What speaks for the pair.
        neighbours: Share of the four nearest pairs around it that have no rival, 0 to 1.

    Returns:
        A probability, 0 to 1, exclusive.
    """
    e = evidence
    logit = (
        _BIAS
        + _JOURNEY * max(e.went, e.came)
        + _TRAFFIC * e.traffic
        + _BEST_LINE * e.best_line
        + _RANK * (1 / (1 + e.rank_before) + 1 / (1 + e.rank_after))
        + _LEAD * (e.lead_before + e.lead_after)
        + _HEADING * e.heading
        + _NEIGHBOURS * neighbours
    )
    return 1 / (1 + math.exp(-logit))
