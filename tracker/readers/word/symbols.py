"""Signs of symbol fonts: such a font draws other signs in the places of letters, so the file holds no character."""

from __future__ import annotations

import re

_SYMBOL = dict(
    zip(
        [*range(0x21, 0x7F), *range(0xA0, 0xE6), 0xF1, 0xF2],
        "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⟩∫",
        strict=True,
    )
)
"""The font Symbol, as Adobe published its encoding."""
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→",
    0xFB: "✗", 0xFC: "✔", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
"""The signs of the font Wingdings that documents use: bullets, boxes, arrows."""
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = re.compile("[\ue000-\uf8ff]")
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def sign_of(font: str, place: int) -> str | None:
    """Return the sign at a place of a font.

    >>> sign_of("Symbol", 0xF0B3), sign_of("Times New Roman", 0x41), sign_of("Webdings", 0xF041)
    ('≥', 'A', None)

    Args:
        font: Name of the font.
        place: Its number; Word writes that of a symbol font shifted by F000.

    Returns:
        The sign; None if it is unknown, since a letter in its place would be a guess.
    """
    shifted = 0xF000 <= place <= 0xF0FF
    if known := _FONTS.get(font.casefold()):
        return known.get(place - 0xF000 if shifted else place)
    if shifted or not 0x20 <= place <= 0x10FFFF or is_symbol_font(font):
        return None
    sign = chr(place)
    return sign if sign.isprintable() and not _PRIVATE.match(sign) else None


def is_symbol_font(font: str) -> bool:
    """Return whether a font draws other signs in the places of letters.

    >>> is_symbol_font("Wingdings 2"), is_symbol_font("Arial")
    (True, False)
    """
    return font.casefold() in _FONTS or "dings" in font.casefold()


def read_private(text: str, font: str) -> tuple[str, int]:
    r"""Return a text with the private characters of symbol fonts as the signs that they draw.

    >>> read_private("30 \uf0b0C", "Symbol")
    ('30 °C', 0)

    Args:
        text: The text.
        font: Name of the font of its run; empty if the run states none.

    Returns:
        The text, and the number of private characters that stay unknown; these are kept.
    """
    unknown = 0

    def replaced(match: re.Match[str]) -> str:
        nonlocal unknown
        sign = sign_of(font, ord(match[0]))
        unknown += sign is None
        return sign or match[0]

    return (_PRIVATE.sub(replaced, text), unknown) if _PRIVATE.search(text) else (text, 0)
