"""Place-holders: the words that keep the number of a provision that was dropped, or that is still to come.

"Article 2 (deleted)" is no new article, and what stood there was dropped. The formulas were collected from UN
conventions and their amending protocols, and from consolidated acts in the languages below.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.language.labels import WORDS
from tracker.model.block import CALL

MAX_LETTERS = 200
"""Letters up to which a text may be a place-holder. "Repealed by section 3 of Act 12 of 1998, with effect from …" is
the longest kind, and stays below 150; a longer text says something."""

_MAX_LEAD = 80
"""Letters within which the formula stands: "The present article 10 bis has been intentionally deleted". A limit makes
the search in lines of ordinary text three times as fast."""

_FORMULAS = {
    "en": r"deleted|omitted|repealed|reserved|suppressed|withdrawn|vacant|void|abrogated|struck out|removed|cancell?ed"
    r"|revoked|rescinded|spent|lapsed|not used|unused|(?:left )?blank|superseded|no longer (?:in force|applicable)",
    "fr": r"(?:supprimé|abrogé|réservé|retiré|annulé|vacant)e?s?|caduc|caduque"
    r"|sans (?:objet|effet)|laissée?s? en blanc",
    "es": r"(?:suprimid|derogad|reservad|eliminad|abrogad|anulad|retirad)[oa]s?|vacantes?|en blanco"
    r"|(?:dejad[oa]s? )?sin (?:contenido|efecto)|se (?:suprime|deroga|elimina)n?",
    "ru": r"исключ[её]н[аоы]?|исключить|утратил[аио]? силу|утративш\w+ силу|(?:за)?резервирован[аоы]?|резерв"
    r"|отмен[её]н[аоы]?|удал[её]н[аоы]?|сн[яё]т[аоы]?|изъят[аоы]?|упраздн[её]н[аоы]?|аннулирован[аоы]?",
    "ar": r"محذوفة?|حذفت?|ملغاة|ملغى|ملغية?|[أا]لغيت?|محجوزة?|شاغرة?"
    r"|(?:تم|جرى) (?:حذفها?|إلغاؤها?|(?:حذف|إلغاء) (?:هذه )?(?:المادة|الفقرة|البند))",
    "zh": r"已?(?:予以)?(?:删除|刪除|删去|刪去|废止|廢止|废除|廢除|撤销|撤銷|取消|保留|空缺)(?:[此本该該][条條款项])?",
    "de": r"aufgehoben|gestrichen|weggefallen|entfällt|entfallen|reserviert|freigehalten|gegenstandslos",
    "it": r"(?:soppress|abrogat|riservat|eliminat)[oaie]",
    "nl": r"vervallen|geschrapt|ingetrokken|gereserveerd",
    "pl": r"(?:uchylon|skreślon|pominięt|zastrzeżon)[yae]",
    "pt": r"(?:revogad|suprimid)[oa]s?",
}
"""The words that say that a provision has none, in the languages of the United Nations and in some more."""

_DETERMINERS = (
    "this|the|present|the present|le|la|les|l['’]|cet|cette|ce|el|los|las|este|esta"
    "|данная|данный|настоящая|настоящий|эта|этот|هذه|هذا|此|本|该|該"
)
_NUMBER = r"[(\[]?(?:\d+|[ivxlcdm]+|[^\W\d_])[)\]]?(?![^\W\d_])(?: ?(?:bis|ter|quater))?"
_AND = r"to|and|through|à|et|al|a|y|по|и|إلى|و|至|,|–|-"
_HAN_SUBJECT = "第[一二三四五六七八九十百0-9]+[条條款项章]"
_VERB = (
    "(?:has|have) been|was|were|is|are|stands|(?:a|ont) été|est|sont|(?:ha|han) sido|fue|fueron|queda|quedan|ist|wurde"
    "|был|была|было|были"
)
_ADVERB = (
    "intentionally|deliberately|hereby|intentionnellement|volontairement|deliberadamente|intencionalmente|намеренно"
)
_FURTHER = (
    r"\d+|by|with effect|in|on|as (?:of|from)|since|from|pursuant|under|for (?:future|later)|at|see|effective"
    r"|previously|formerly|pub|act|par|le|à compter|depuis|en|au|aux|dès|voir|pour|conformément|avec effet"
    r"|por|el|desde|a partir|mediante|según|véase|para|con efecto"
    r"|с|со|от|по|в|на|согласно|решением|законом|федеральн\w+|постановлением|протоколом|указом|см|для"
    r"|بموجب|ب\w+|في|من|اعتبارا|منذ|انظر|وفقا|ل\w+|durch|mit wirkung|pelo|pela|da|dal|dalla|bij|per|przez"
)
"""Beginnings of what may follow: who dropped it, and when."""

_SIGNS = re.compile(rf"[\s{CALL}\[\](){{}}（）［］【】〔〕«»“”\"'‘’*·.,;:。；،؛…–—-]+")
_SILENT = re.compile("[\u0640\u064b-\u065f\u0670]")
"""Vowel signs of Arabic, and the stroke that widens a word."""


_FORMULA = "|".join(_FORMULAS.values())
_MAY_HOLD_FORMULA = re.compile(
    rf"(?<!\w)(?:{'|'.join(words for language, words in _FORMULAS.items() if language != 'zh')})|{_FORMULAS['zh']}"
)
"""Any of the formulas at the beginning of a word, in text without capitals; most lines have none, and need no more than
this. It is fourteen times as fast as a search that knows no beginnings of words and ignores case."""


@cache
def _unit() -> str:
    words = sorted((re.escape(word) for words in WORDS.values() for word in words), key=len, reverse=True)
    return "|".join([*words, "provisions?", "dispositions?", "disposición", "disposiciones", "положение"])


@cache
def _beginning() -> re.Pattern[str]:
    """Return the pattern of a line in small letters that begins as a place-holder may; few lines do."""
    signs = _SIGNS.pattern.removesuffix("+") + "*"
    first = "|".join([_unit().casefold(), _HAN_SUBJECT, _VERB, _ADVERB, _FORMULA])
    return re.compile(rf"{signs}(?:(?:{_DETERMINERS}){signs})?(?:{first})")


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a place-holder without its signs; compiled when first needed, for a fast start."""
    unit = _unit()
    subject = rf"(?:(?:{_DETERMINERS}) ?)?(?:{unit})(?: ?{_NUMBER}(?: ?(?:(?:{_AND}) ?)?{_NUMBER})*+)?|{_HAN_SUBJECT}"
    formula = rf"(?:(?:{subject}) ?)?(?:(?:{_VERB}) )?(?:(?:{_ADVERB}) )?(?:{_FORMULA})(?!\w)"
    formula += rf"(?: (?:{_ADVERB}))?"
    return re.compile(rf"{formula}(?: (?:(?:and|et|y|и) )?{formula})*(?: (?:{_FURTHER})(?:\b.*)?)?", re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Return whether a text is a formula that stands in the place of a provision.

    >>> [is_placeholder(text) for text in ("(deleted)", "[Réservé]", "Утратила силу.", "（删除）", "محذوفة")]
    [True, True, True, True, True]
    >>> is_placeholder("Repealed by Protocol No. 11"), is_placeholder("Articles 5 to 7 (deleted)")
    (True, True)
    >>> is_placeholder("Reservations"), is_placeholder("[…]"), is_placeholder("Reserved matters are listed below.")
    (False, False, False)

    Args:
        text: All the words of a provision but its label.
    """
    if not 0 < len(text) <= MAX_LETTERS:
        return False
    text = _SILENT.sub("", text)
    if not _beginning().match(text.casefold()):
        return False
    words = _SIGNS.sub(" ", text).strip()
    return bool(_MAY_HOLD_FORMULA.search(words.casefold(), 0, _MAX_LEAD) and _pattern().fullmatch(words))
