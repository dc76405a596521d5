"""From evidence to confidence: one formula for all texts and languages."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.diff.match.features.context import PairContext
    from tracker.diff.match.features.pair import PairFeatures

LINK_THRESHOLD = 0.34
"""Confidence from which on a pair is a row of the concordance. On acts that the weights had not seen F1 is highest here
and flat from 0.26 to 0.42 (0.915 to 0.921); lower finds more splits and merges, higher tells of fewer that are none."""

NEARLY_WHOLE_CONFIDENCE = 0.99
"""Confidence of a pair of which nearly the whole is common: 607 of 608 in sixteen pairs of acts are right."""

NEAREST_THRESHOLD = 0.1
"""Confidence from which on a provision without any counterpart is told what comes nearest. Of such hints one in six to
one in three is right, so they are no rows of their own."""

BIAS = -1.89

WEIGHTS = {
    "passed": 3.02,
    "words": 4.08,
    "standing": 2.46,
    "lines": 0.6,
    "heading": 1.73,
    "terms": 5.23,
    "lead": 0.36,
    "neighbours": 1.66,
    "settled": -5.49,
    "background": -1.93,
    "few": -1.82,
    "few_share": 4.6,
    "few_words": -4.38,
    "few_settled": 3.09,
    "few_background": 1.55,
}
"""A logistic regression on the sixteen pairs of real acts with official tables, every act counting alike whatever its
size and in how many languages it is there; weights rounded. ``make fit DATA=DIR`` computes them anew, and again with
each whole act left out. ``settled`` and ``background`` are what makes one formula fit a light recast and a rewriting:
where most is settled already, and where anything resembles anything, it takes more to be believed. All signals are the
same when the texts are exchanged.

The last five act in short texts only, where there are few places to have gone to: there a share of what survived says
little and a share of the whole says more, and what is settled or what unrelated provisions have in common says nothing.
They were learnt from pieces of 2 to 12 articles of the same acts, which weigh a twentieth of the whole acts."""

SHORT_BELOW = 40
"""Passages weighed below which a text is short: the least number in the sixteen pairs of acts."""

SHORTEST = 8
"""Below so many it is as short as can be: smaller pieces were too few to learn from."""

MAX_ANCHORED_SHARE = 0.8
"""Share of settled passages above which it counts no further: no act above it was seen, and in a long code of which one
article was rewritten that article still has its successor."""


def signals(evidence: PairFeatures, setting: PairContext) -> dict[str, float]:
    """What the formula weighs.

    Args:
        evidence: What speaks for the pair.
        setting: What stands around it.

    Returns:
        Numbers under the names of :data:`WEIGHTS`.
    """
    settled = min(setting.settled, MAX_ANCHORED_SHARE)
    few = max(0.0, math.log(SHORT_BELOW / max(SHORTEST, setting.rivals)))
    return {
        "passed": evidence.passed,
        "words": evidence.words,
        "standing": evidence.standing,
        "lines": evidence.lines * (1 - settled),
        "heading": max(evidence.heading, evidence.heading_found),
        "terms": evidence.terms,
        "lead": setting.lead,
        "neighbours": setting.neighbours,
        "settled": settled,
        "background": setting.background,
        "few": few,
        "few_share": few * evidence.share,
        "few_words": few * evidence.words,
        "few_settled": few * settled,
        "few_background": few * setting.background,
    }


def confidence(evidence: PairFeatures, setting: PairContext) -> float:
    """How sure it is that two passages are one.

    Args:
        evidence: What speaks for the pair.
        setting: What stands around it.

    Returns:
        A probability, 0 to 1, exclusive.
    """
    named = signals(evidence, setting)
    logit = BIAS + math.fsum(WEIGHTS[name] * value for name, value in named.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
