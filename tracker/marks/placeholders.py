"""Tells brackets that keep a place for words to come."""

from __future__ import annotations

import re

from tracker.model.block import CALL

_BLANK = re.compile(
    rf"[\s{CALL}]*(?:[xX]{{1,4}}|[nN]|[yY]{{2,4}}|[-–—_.…·*#\s]+|20[xX]{{2}}|[\s{CALL}]*)[\s{CALL}]*[.,;]?"
)
"""The place of a number, a date or words: "[X]", "[20XX]", "[ ]", "[___]", "[###]"."""
_TO_COME = re.compile(
    r"[\s*_]*(?:place[- ]?holder|to be (?:inserted|completed|added|determined|developed|elaborated)|tb[cda]|insert\b"
    r"|emplacement|à (?:insérer|compléter|déterminer|définir)|texte à venir|réservé"
    r"|marcador de posición|por (?:insertar|completar|determinar|definir)|se (?:insertará|completará)|reservado"
    r"|заполнитель|подлежит (?:включению|дополнению|определению)|будет (?:включено|дополнено|определено)|резерв"
    r"|يحدد لاحقا|يُحدد لاحقا|يدرج لاحقا|عنصر نائب|محجوز"
    r"|占位|待(?:定|补充|填写|插入|确定)|保留)",
    re.IGNORECASE,
)


def is_open_place(inside: str) -> bool:
    """Return whether the inside of a bracket keeps a place for words or a number.

    >>> [is_open_place(words) for words in ("X", "20XX", " ", "Placeholder for finance", "à compléter", "Parties")]
    [True, True, True, True, True, False]
    """
    return _BLANK.fullmatch(inside) is not None or _TO_COME.match(inside) is not None
