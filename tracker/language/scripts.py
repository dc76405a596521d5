"""Scripts: ranges of characters, sentence ends, the script of a letter. Ranges stand inside ``[…]`` of a pattern."""

from __future__ import annotations

import re
import unicodedata

HAN = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, and the kana among which they stand in Japanese: each is a word of its own."""

CJK = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The same with their punctuation: the blocks whose characters print in squares, a line breaking between any two."""

UNSPACED = f"{CJK}\uff00-\uffef"
"""The same with the full-width forms of Latin signs: characters of a text that has no blanks between its words."""

ARABIC_LETTERS = "\u0621-\u064a"

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Hebrew, Arabic, and the scripts between them, with their presentation forms."""

SENTENCE_ENDS = frozenset(".;:!?。；：؛؟۔")
"""Signs behind which a sentence or clause of a treaty ends."""

_SCRIPT_NAMES = {"LATIN": "Latin", "CYRILLIC": "Cyrillic", "GREEK": "Greek", "ARABIC": "Arabic"}
_HAN = re.compile(f"[{HAN}]")


def is_han(char: str) -> bool:
    """Return whether a character is Chinese (:data:`HAN`).

    >>> is_han("条"), is_han("。")
    (True, False)
    """
    return _HAN.match(char) is not None


def without_accents(text: str) -> str:
    """Return a text in small letters without accents and vowel signs, as people in a hurry type it.

    >>> without_accents("Préambule"), without_accents("Статьёй"), without_accents("المادّة")
    ('preambule', 'статьеи', 'المادة')
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def script_of(letter: str) -> str:
    """Return the script of a letter that can stand in a label: Latin, Cyrillic, Greek or Arabic; empty for others.

    >>> script_of("a"), script_of("а"), script_of("条")
    ('Latin', 'Cyrillic', '')
    """
    return _SCRIPT_NAMES.get(unicodedata.name(letter, "").split(" ")[0], "")


def in_latin(name: str, way: str) -> str:
    r"""Return a name of a file, a stage or a date so that it keeps its order inside a line of Arabic.

    Marks at both ends keep "2015-12-04" and "A/HRC/35/35" together, which else would turn round behind an Arabic word.

    Args:
        name: The name.
        way: The direction of the line, ``ltr`` or ``rtl``.

    >>> in_latin("2015-12-04", "rtl"), in_latin("2015-12-04", "ltr")
    ('\u200e2015-12-04\u200e', '2015-12-04')
    """
    if way != "rtl" or not name.isascii() or not name:
        return name
    return f"\N{LEFT-TO-RIGHT MARK}{name}\N{LEFT-TO-RIGHT MARK}"
