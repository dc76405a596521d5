"""Numbers that no test has to catch when they move, each with the reason."""

from __future__ import annotations

EXEMPT: dict[str, str] = {
    "diff/prepare/vocabulary.py _STRIDE": "Any large number gives the same result: it only numbers pairs of words.",
    "diff/wording/align.py _FIRST_CODE": "Any plane of Unicode without letters gives the same result.",
    "diff/match/anchors.py _NO_POSITION down": "Any number below −1 is no place.",
    "diff/match/anchors.py MIN_SHARE_OF_CANDIDATE down": (
        "A bar that saves time: a rival with less is below MAX_SHARE_OF_RIVAL too (0.12 × 0.45 = 0.054)."
    ),
    "addresses/lookup.py _RANK['annex'] down": "An order: the annex stays the outermost unit.",
    "addresses/lookup.py _RANK['point'] up": "An order: the point stays the innermost unit.",
    "readers/word/conversion.py _TIMEOUT": "How long LibreOffice may take depends on the machine.",
    "report/html/read.py _CHUNK": "Memory: the page is read in pieces of any size, with the same result.",
    "readers/structure/headings.py _MAX_PLAIN_ARTICLE up": "A bar that saves time: the pattern matches no longer line.",
}
"""Reason by label (see ``Constant.label``), with "down" or "up" behind it where only that move is exempt."""
