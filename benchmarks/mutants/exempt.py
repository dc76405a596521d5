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
    "readers/pdf/edges.py _NO_FIGURES": "Any number larger than every page number gives the same result.",
    "readers/pdf/file.py _MAX_PAGE": "A limit against hostile files: far above the largest map, far below what harms.",
    "readers/pdf/file.py _MAX_FILE": "A limit against hostile files.",
    "readers/pdf/file.py _MAX_NESTING": "A limit against hostile files: programs nest two or three drawings.",
    "readers/pdf/file.py _MAX_ANNOTATIONS": "A limit against hostile files.",
    "readers/pdf/letters.py _MAX_LETTERS": "A limit against hostile files.",
    "readers/pdf/letters.py _MAX_OBJECTS": "A limit against hostile files.",
    "readers/pdf/letters.py _MAX_DEPTH": "A limit against hostile files: programs nest two or three groups.",
    "readers/pdf/document.py _MIN_QUOTED": "The length of a quotation in a message.",
    "readers/pdf/document.py _MAX_LISTED": "The length of a list in a message.",
    "readers/pdf/rows.py _LOWERED[1]": "Letters nearer to the baseline than _SAME_LINE belong to the line already.",
    "readers/html/page.py _MAX_NAMED": "The length of a quotation in the account.",
    "readers/html/styles.py _MAX_SHEET": "A limit against hostile files.",
    "readers/input/garbled.py _AROUND": "The length of a quotation in a message.",
    "readers/pdf/document.py _POINTS_IN_CM": "A unit: a point is a 72nd of an inch.",
    "readers/akn/walker.py _MAX_QUOTED": "The length of a quotation in the account.",
    "readers/markdown/foreign.py _MAX_NESTING": "A limit against hostile files.",
    "readers/structure/outline.py _QUOTED": "The length of a quotation in a message.",
    "readers/structure/wrapping.py _MAX_PAIRS": "A bar that saves time: a hundred breaks show the width.",
    "readers/structure/wrapping.py _TAIL": "A bar that saves time: no word at the end of a line is longer.",
    "readers/structure/printed_line.py _TAIL": "A bar that saves time: closing signs and a conjunction are shorter.",
    "readers/structure/preamble.py _BEGINNING": "A bar that saves time: no first words that are looked for are longer.",
    "readers/word/account.py _MAX_EXAMPLES": "The length of a list in a message.",
    "readers/structure/headings.py _MAX_DIGITS": "A limit against hostile files: no treaty has a million provisions.",
    "readers/word/account.py _MAX_QUOTED": "The length of a quotation in a message.",
    "readers/word/comments.py _MAX_ANCHOR": "The length of a quotation.",
    "readers/word/embedded.py _MAX_WORDS": "The length of a quotation in the account.",
    "readers/word/formulas.py _MAX_SHAPES": "A limit against hostile files.",
    "readers/word/package.py MAX_UNPACKED": "A limit against hostile files.",
    "readers/word/paragraphs.py _MAX_CHUNKS": "A limit against hostile files.",
    "readers/word/paragraphs.py _MAX_CHUNK_DEPTH": "A limit against hostile files: Word itself nests none.",
}
"""Reason by label (see ``Constant.label``), with "down" or "up" behind it where only that move is exempt."""
