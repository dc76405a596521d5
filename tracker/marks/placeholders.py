"""Tells brackets that keep a place, and words that say that there is to be none."""

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
_NO_TEXT = re.compile(
    r"[\s\[(*_]*(?:no (?:text|article|provision|reference|paragraph|further|additional)\b"
    r"|(?:pas|aucun|point) (?:de |d['’])?(?:texte|article|disposition|paragraphe|référence)|sans texte"
    r"|(?:sin|ningún) (?:texto|artículo|párrafo)|ninguna (?:disposición|referencia)"
    r"|(?:без текста|нет текста|никакого текста|статья отсутствует|без статьи)"
    r"|(?:لا نص|بدون نص|بلا نص|لا توجد مادة|لا يوجد نص)"
    r"|(?:无案文|没有案文|无条文|不设(?:此|本)?条|无此条))",
    re.IGNORECASE,
)
_MOST_WORDS_OF_NO_TEXT = 12
"""Words of a passage that can say that there is none: "No reference to loss and damage (no Article 5)" has eight. A
longer one says something: "No Party shall …" has a verb of duty, which is tested too."""
_DUTY = re.compile(
    r"\b(?:shall|should|may|must|will|can|doit|doivent|peut|peuvent|devr\w+|podr\w+|deber\w+|debe|должн\w+|может|следует)\b"
    r"|يجب|ينبغي|يجوز|应|须|可",
    re.IGNORECASE,
)


def is_open_place(inside: str) -> bool:
    """Return whether the inside of a bracket keeps a place for words or a number.

    >>> [is_open_place(words) for words in ("X", "20XX", " ", "Placeholder for finance", "à compléter", "Parties")]
    [True, True, True, True, True, False]
    """
    return _BLANK.fullmatch(inside) is not None or _TO_COME.match(inside) is not None


def says_no_text(words: str) -> bool:
    """Return whether an option or bracket says that there is to be no text.

    >>> [says_no_text(words) for words in ("No text.", "Pas de texte", "无案文", "No Party shall withdraw.")]
    [True, True, True, False]
    """
    short = len(words.split()) <= _MOST_WORDS_OF_NO_TEXT
    return short and _NO_TEXT.match(words) is not None and _DUTY.search(words) is None
