"""Numbers as word processors and browsers write them before the items of a list: ``iv``, ``б``, ``十二``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.readers.structure.counted import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
"""Word leaves out ё, й, ъ, ы and ь, as Russian lists do."""
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_HAN = "〇一二三四五六七八九"
_OFTEN = 30
"""Times that a letter is repeated at most, as Word does."""


def figure(n: int, form: str) -> str:
    """A number in one of Word's forms; in figures where the form is not known.

    Args:
        n: The number.
        form: The name of the form (ECMA-376 part 1, 17.18.59): ``lowerRoman``.
    """
    return FORMS.get(form, str)(n)


def kind_of(form: str) -> Kind:
    """What counts in a label of this form.

    Args:
        form: Its name.
    """
    return _KINDS.get(form, Kind.NUMBER)


def _letters(alphabet: str) -> Callable[[int], str]:
    """Z is followed by aa, bb, as Word counts."""

    def figure(n: int) -> str:
        times, place = divmod(n - 1, len(alphabet))
        return alphabet[place] * (times + 1) if 0 <= times < _OFTEN else str(n)

    return figure


def _roman(n: int) -> str:
    if not 0 < n < 4000:
        return str(n)
    out = ""
    for value, sign in _ROMAN:
        count, n = divmod(n, value)
        out += sign * count
    return out


def _han(n: int) -> str:
    """一, 十, 十一, 二十, 一百零五."""
    if not 0 < n < 1000:
        return "".join(_HAN[int(figure)] for figure in str(n)) if n >= 0 else str(n)
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    out = _HAN[hundreds] + "百" if hundreds else ""
    if tens:
        out += ("" if tens == 1 and not hundreds else _HAN[tens]) + "十"
    elif hundreds and ones:
        out += "零"
    return out + (_HAN[ones] if ones else "")


FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str, "none": lambda _: "", "decimalZero": lambda n: f"{n:02}", "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(), "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN.upper()), "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN.upper()), "arabicAbjad": _letters(_ABJAD), "arabicAlpha": _letters(_ARABIC),
    "hindiNumbers": lambda n: str(n).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "chineseCounting": _han, "chineseCountingThousand": _han,
    "ideographDigital": lambda n: "".join(_HAN[int(figure)] for figure in str(n)),
    "japaneseCounting": _han, "taiwaneseCountingThousand": _han,
    "ordinal": lambda n: f"{n}.",
    "decimalFullWidth": lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "numberInDash": lambda n: f"- {n} -",
}  # fmt: skip
"""How each form of numbers is written (ECMA-376 part 1, 17.18.59)."""

_KINDS = {
    **dict.fromkeys(("lowerLetter", "russianLower", "arabicAbjad", "arabicAlpha"), Kind.LETTER),
    **dict.fromkeys(("upperLetter", "russianUpper"), Kind.CAPITAL),
    "lowerRoman": Kind.ROMAN, "upperRoman": Kind.ROMAN_CAPITAL, "bullet": Kind.DASH,
}  # fmt: skip
