"""Tells brackets that keep a place for words to come."""

from __future__ import annotations

import re

from tracker.model.block import CALL

_BLANK = re.compile(
    rf"[\s{CALL}]*(?:[xX]{{1,4}}|[nN]|[yY]{{2,4}}|[-–—_.…·*#●•∙\s]+|20[xX]{{2}}|[\s{CALL}]*)[\s{CALL}]*[.,;]?"
)
"""The place of a number, a date or words: "[X]", "[20XX]", "[ ]", "[___]", "[###]"."""
_TO_COME = re.compile(
    r"[\s*_]*(?:place[- ]?holder|to be (?:inserted|completed|added|determined|developed|elaborated"
    r"|decided|agreed|specified|confirmed|provided)"
    r"|(?:text|language|date|number|name|reference|amount)s?(?: \w+){0,4} to (?:be \w+|come|follow)|tb[cda]|insert\b"
    r"|emplacement|(?:\w+ )?à (?:préciser|fixer|insérer|compléter|déterminer|définir)|texte à venir|réservé"
    r"|marcador de posición|(?:\w+ )?(?:por|a) (?:precisar|fijar|insertar|completar|determinar|definir)"
    r"|se (?:insertará|completará)|reservado"
    r"|заполнитель|подлежит (?:включению|дополнению|определению|уточнению|согласованию)"
    r"|будет (?:включено|дополнено|определено|уточнено)|резерв"
    r"|(?:س?[يت]|[يت]ُ)حدد لاحقا|يدرج لاحقا|عنصر نائب|محجوز"
    r"|占位|待(?:定|补充|填写|插入|确定)|保留)",
    re.IGNORECASE,
)


_NAME_OF_PLACE = re.compile(
    r"\W*(?:date|number|name|year|amount|place|nombre|nom|lieu|montant|année|fecha|número|lugar|importe|año"
    r"|дата|число|место|сумма|год|تاريخ|التاريخ|عدد|العدد|مكان|日期|数目|数字|地点|金额)\W*",
    re.IGNORECASE,
)
"""The name of what will stand there, alone: "[date]"."""


def is_open_place(inside: str) -> bool:
    """Return whether the inside of a bracket keeps a place for words or a number.

    >>> [is_open_place(words) for words in ("X", "20XX", " ", "Placeholder for finance", "à compléter", "Parties")]
    [True, True, True, True, True, False]
    """
    return _BLANK.fullmatch(inside) is not None or any(
        found is not None for found in (_TO_COME.match(inside), _NAME_OF_PLACE.fullmatch(inside))
    )
