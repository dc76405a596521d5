"""Letters that are not what they look like, in a file that does not say which characters its signs are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.readers.pdf.letters import PrintedPage

_MAX_UNKNOWN = 0.03
"""Share of letters without a character up to which a file is read: signs of lists and logos."""
_MIN_JUDGED = 200
"""Letters from which on their frequencies are judged."""
_VOWELS = (0.22, 0.7)
"""Share of vowels among Latin letters: 0.37 to 0.48 in the languages of Europe, 0.6 in Polynesian ones."""
_MAX_WESTERN = 0.3
"""Share of the letters À to ÿ, at most: French has 0.04, Icelandic 0.12; Russian read as Western letters has 1."""
_CID = re.compile(r"\(cid:\d+\)")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_VOWEL = re.compile(r"[AEIOUYaeiouyÀ-ÆÈ-ÏÒ-ÖØ-Ýà-æè-ïò-öø-ýÿĀ-ąĒ-ěĨ-ıŌ-œŨ-ų]")
_MAX_PICTURE = 0.5
"""Part of a page that a picture covers, from which on a page without letters is a scanned one."""


def refuse_illegible(pages: Sequence[PrintedPage], name: str) -> None:
    """Refuse a file of which no letter, or not the true letters, can be read.

    Args:
        pages: Its pages.
        name: Name of the file, for messages.

    Raises:
        InputError: With the reason.
    """
    texts = ["".join(letter.char for letter in page.letters) for page in pages]
    text = "".join("".join(texts).split())
    if len(text) < len(pages):
        raise InputError(
            f"{name} contains no letters, only pictures of pages",
            cause="It was scanned",
            remedy="run text recognition (OCR) on it first, and save the result as text or Word",
        )
    unknown = text.count("\ufffd") + sum(len(_CID.findall(page)) for page in texts)
    latin = _LATIN.findall(text)
    western = sum("À" <= letter <= "ÿ" for letter in latin)
    vowels = len(_VOWEL.findall(text))
    reason = ""
    if unknown > _MAX_UNKNOWN * len(text):
        reason = f"For {unknown} of {len(text)} letters it does not say which characters they are"
    elif len(latin) >= _MIN_JUDGED and 2 * len(latin) > len(text):
        if western > _MAX_WESTERN * len(latin):
            reason = "Nearly all its letters have accents, as happens when another script is read as Latin"
        elif not _VOWELS[0] * len(latin) <= vowels <= _VOWELS[1] * len(latin):
            reason = "Its letters do not form words: no language has so many or so few vowels"
    if reason:
        raise InputError(
            f"The letters in {name} are not those that the page shows",
            cause=reason,
            remedy="run text recognition (OCR) on it, or use the Word file",
        )


def scanned_pages(pages: Sequence[PrintedPage]) -> list[int]:
    """Return the numbers of pages that are a picture without letters."""
    return [page.number for page in pages if not page.letters and _covered(page) >= _MAX_PICTURE]


def _covered(page: PrintedPage) -> float:
    """Return the part of a page that its largest picture covers."""
    area = (page.box.right - page.box.left) * (page.box.high - page.box.low)
    return max(((x.right - x.left) * (x.high - x.low) / area for x in page.pictures), default=0.0) if area else 0.0
