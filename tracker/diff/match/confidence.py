"""The confidence of a link: a logistic regression over the features and the context of a pair.

One formula for all drafts and languages.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.diff.match.features.context import PairContext
    from tracker.diff.match.features.pair import PairFeatures

LINK_THRESHOLD = 0.34
"""Confidence from which on a pair is a row of the concordance. On acts that the weights had not seen F1 is flat
from 0.22 to 0.42 (0.911 to 0.919); a lower one finds more splits and merges, a higher one reports fewer that are
none."""

NEARLY_WHOLE_CONFIDENCE = 0.99
"""Confidence of a pair with nearly all wording in common: 607 of 608 in sixteen pairs of acts are right."""

NEAREST_THRESHOLD = 0.1
"""Confidence from which on the nearest provision is named for a provision without any counterpart. Of such hints one in
six to one in three is right, so they are no rows of their own."""

BIAS = -3.16

WEIGHTS = {
    "word_flow": 3.08,
    "line_share_of_best": 2.1,
    "line_flow": 3.21,
    "line_weight": 0.43,
    "heading": 1.74,
    "quoted_terms": 5.33,
    "lead": 0.31,
    "neighbours": 1.37,
    "anchored": -4.01,
    "background": -0.85,
    "size_ratio": -0.1,
    "size_ratio_flow_of_all": 1.65,
    "short": -2.59,
    "short_flow_of_all": -2.69,
    "short_word_flow": -8.27,
    "short_word_flow_of_all": 7.61,
    "short_least_word_flow_of_all": 12.29,
    "short_heading": 1.5,
    "short_anchored": 4.33,
    "short_background": 1.09,
}
"""Fitted on the sixteen pairs of real acts with official tables; every act counts alike, whatever its size and its
number of languages; rounded. ``make fit DATA=DIR`` computes them anew, and again with each whole act left out.
``anchored`` and ``background`` make one formula fit a light recast and a rewriting: where most texts are anchors
already, and where anything resembles anything, a link needs more evidence. All inputs are the same when the drafts are
exchanged, but for which terms are too common to find lines: so :func:`tracker.diff.redline.compare` matches every two
drafts in one order.

The last eight act in short drafts only, where there are few texts to have gone to: there a share of the surviving
wording says little and a share of the whole says more, and neither anchors nor the overlap of unrelated provisions say
anything. They were learnt from pieces of 2 to 12 articles of the same acts, which weigh a twentieth of the whole acts,
and from small texts of two acts in which nothing corresponds. ``size_ratio`` with ``size_ratio_flow_of_all`` finds the
short articles into which a long one was cut: learnt also from the same acts with articles cut at their paragraphs
(decision 27 in docs/decisions)."""

SHORT_BELOW = 40
"""Number of candidate texts below which a pair of drafts is short: the least number in the sixteen pairs of acts."""

SHORTEST = 8
"""Number of candidate texts below which it becomes no shorter: smaller pieces were too few to learn from."""

MAX_ANCHORED_SHARE = 0.8
"""Share of anchors above which it counts no further: no act above it was seen, and in a long code with one article
rewritten that article still has its successor."""


def regression_inputs(features: PairFeatures, context: PairContext) -> dict[str, float]:
    """Return the inputs of the regression, under the names of :data:`WEIGHTS`.

    Args:
        features: The features of the pair.
        context: Its context.
    """
    anchored = min(context.anchored, MAX_ANCHORED_SHARE)
    short = max(0.0, math.log(SHORT_BELOW / max(SHORTEST, context.candidates)))
    return {
        "word_flow": features.word_flow,
        "line_share_of_best": features.line_share_of_best,
        "line_flow": features.line_flow,
        "line_weight": features.line_weight * (1 - anchored),
        "heading": max(features.heading, features.heading_in_line),
        "quoted_terms": features.quoted_terms,
        "lead": context.lead,
        "neighbours": context.neighbours,
        "anchored": anchored,
        "background": context.background,
        "size_ratio": features.size_ratio,
        "size_ratio_flow_of_all": features.size_ratio * features.flow_of_all[1],
        "short": short,
        "short_flow_of_all": short * features.flow_of_all[1],
        "short_word_flow": short * features.word_flow,
        "short_word_flow_of_all": short * features.word_flow_of_all[1],
        "short_least_word_flow_of_all": short * features.word_flow_of_all[0],
        "short_heading": short * features.heading,
        "short_anchored": short * anchored,
        "short_background": short * context.background,
    }


def confidence(features: PairFeatures, context: PairContext, evidence: float = 0.0) -> float:
    """Return the probability that the two texts of a pair correspond, from 0 to 1, both exclusive.

    Args:
        features: The features of the pair.
        context: Its context.
        evidence: What speaks for the pair beside its words, in logits: 0 for nothing, negative for what speaks against.
    """
    inputs = regression_inputs(features, context)
    logit = BIAS + math.fsum(WEIGHTS[name] * value for name, value in inputs.items()) + evidence
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
