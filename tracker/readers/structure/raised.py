"""Raised and lowered characters (superscripts, subscripts) as characters of the text: ``10⁶``, ``CO₂``.

Dropping the position would change figures in silence: ``5×10⁶`` would become ``5×106``, ``30²`` days 302.
"""

from __future__ import annotations

from tracker.model.block import CALL

_PLAIN = "0123456789+-\N{MINUS SIGN}=()"
_RAISED = str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_NEUTRAL = frozenset(f" \t\n\u00a0\u202f,;.*†‡{CALL}⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
"""Signs that have no raised twin and need none: white space, separators (``1, 2``), note marks, raised figures."""


def raise_text(text: str) -> str:
    """Return raised characters as they stand in a text.

    >>> raise_text("-3"), raise_text("1, 2"), raise_text("er"), raise_text("n+1")
    ('⁻³', '¹, ²', 'er', 'n+1')

    Args:
        text: A run of raised characters.

    Returns:
        Its superscript characters, if all are figures, plus, minus, equals or brackets, with separators between them;
        else the run as it is: Unicode has no twin for most letters, and ``1er`` means the same without.
    """
    return text.translate(_RAISED) if _has_twins(text) else text


def lower_text(text: str) -> str:
    """Return lowered characters as they stand in a text; as :func:`raise_text`.

    >>> f"CO{lower_text('2')}"
    'CO₂'
    """
    return text.translate(_LOWERED) if _has_twins(text) else text


def is_flattened(text: str) -> bool:
    """Return whether a raised or lowered run stays plain although it holds a figure, so that numbers may be misread.

    >>> is_flattened("n+1"), is_flattened("٦"), is_flattened("6"), is_flattened("er")
    (True, True, False, False)
    """
    return not _has_twins(text) and any(char.isdecimal() for char in text)


def _has_twins(text: str) -> bool:
    return all(char in _PLAIN or char in _NEUTRAL for char in text)
