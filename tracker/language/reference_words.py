"""Patterns of the words of cross-references in the six languages of the United Nations.

All languages are matched together: a draft quotes others, and words of different languages are not confused where a
number must follow. Collected from UN documents, EU acts, French codes, Chinese statutes, the
Chilean drafts and the US Code.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.language.numerals import HAN_NUMERALS, ROMAN_DIGITS, ROMAN_IN_LISTS, SUFFIX
from tracker.language.scripts import ARABIC_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_AR = "[وفبكل]{0,2}"  # "and", "in", "by", "like", "to" are prefixes of the word

UNITS: dict[str, tuple[float, str, str]] = {
    "annex": (0, "annex(?:es?)? anexos? anejos? appendix schedules? приложени(?:[еяюи]|ем|й|ям|ями|ях)",
              f"{_AR}(?:ال|ل)?مرفق"),
    "book": (1, "books? livres? libros? книг[аеиу]", f"{_AR}الكتاب"),
    "part": (1.1, "parts? parties? partes? част(?:[ьи]|ью|ей|ям|ях)", f"{_AR}الجزء"),
    "title": (1.2, "titles? titres? títulos?", f"{_AR}الباب"),
    "chapter": (1.3, "chapters? chapitres? capítulos? глав(?:[аеуы]|ой|ам|ах)?", f"{_AR}الفصل"),
    "section": (1.4, "sections? secci(?:ón|ones) §§? раздел(?:[ауеы]|ом|ов)?", f"{_AR}القسم"),
    "article": (2, "articles? art[íi]culos? arts?\\. стат(?:ь(?:[яиею]|ей|ям|ями|ях)|ей) ст\\.",
                f"{_AR}(?:ال|ل)?(?:مادة|مادتين|مادتان|مواد)"),
    "subsection": (2.5, "sub-?sections?", ""),
    "paragraph": (3, ("paragraph(?:e?s?) paras?\\. párrafos? incisos? numeral(?:es)?"
                      " пункт(?:[ауеы]|ом|ов|ам|ами|ах)? п\\."),
                  f"{_AR}(?:ال|ل)?(?:فقرة|فقرتين|فقرتان|فقرات)(?!\\s+الفرعية)"),
    "point": (4, ("points? sub-?paragraph(?:e?s?) items? lettres? letras? literal(?:es)?"
                  " подпункт(?:[ауеы]|ом|ов|ам|ами|ах)?"),
              f"{_AR}(?:ال|ل)?(?:فقرة الفرعية|فقرات الفرعية|بند|بندين|بنود)"),
    "clause": (5, "clauses? cláusulas?", ""),
    "rule": (2, "rules? règles? reglas? правил(?:[оауе]|ом|ам|ах)?", f"{_AR}(?:ال|ل)?(?:قاعدة|قواعد)"),
    "regulation": (2, "regulations? règlements? reglamentos?", f"{_AR}(?:ال|ل)?لائحة"),
    "principle": (2, "principles? principes? principios? принцип(?:[ауеы]|ом|ов|ам|ах)?",
                  f"{_AR}(?:ال|ل)?(?:مبدأ|مبادئ)(?!\\s+(?:ال)?توجيهي)"),
    "guideline": (2, "guidelines? lignes?\\s+directrices? directriz directrices",
                  f"{_AR}(?:ال|ل)?(?:مبدأ|مبادئ)\\s+(?:ال)?توجيهية?"),
    "standard": (2, "standards? normes? normas? стандарт(?:[ауеы]|ом|ов|ам|ах)? норм(?:[ауеы]|ой|ам|ах)?",
                 f"{_AR}(?:ال|ل)?معيار"),
    "recommendation": (2, "recommendations? recommandations? recomendaci(?:ón|ones) рекомендаци(?:[яиюй]|ей|ям|ях)",
                       f"{_AR}(?:ال|ل)?توصية"),
    "objective": (2, "objectives? goals? objectifs? objetivos? цел(?:[ьией]|ью|ям|ях)", f"{_AR}(?:ال|ل)?هدف"),
    "action": (2, "actions? acci(?:ón|ones)", f"{_AR}(?:ال|ل)?إجراء"),
}  # fmt: skip
"""For each unit its rank, where a lower rank encloses a higher one; patterns of its inflected words, separated by
blanks; and a pattern of its Arabic words."""

HAN_UNITS = {"附件": "annex", "编": "title", "部分": "part", "章": "chapter", "节": "section", "条": "article",
             "條": "article", "款": "paragraph", "项": "point"}  # fmt: skip
HAN_RANK = {"annex": 0.0, "title": 1.0, "part": 1.1, "chapter": 1.2, "section": 1.3, "article": 2.0,
            "paragraph": 3.0, "point": 4.0}  # fmt: skip

_END = r"(?![^\W\d_])"


def _first(word: tuple[str, str]) -> str:
    return word[0][0]


_SPACED = sorted(((word, unit) for unit, (_, spaced, _) in UNITS.items() for word in spaced.split()), key=_first)
_ARABIC = [(words, unit) for unit, (_, _, words) in UNITS.items() if words]
_UNIT_OF_GROUP = [unit for _, unit in (*_SPACED, *_ARABIC)]
_ANY_ARABIC = re.compile(f"[{ARABIC_LETTERS}]")


def _words_with_first(first: str, words: Iterable[tuple[str, str]]) -> str:
    """Return a pattern of words with the same first letter, each a group, with no letter before them."""
    return f"{first}(?<!\\w{first})(?:{'|'.join(f'({word[1:]})' for word, _ in words)})"


# If all branches of a pattern begin with a plain letter, the search stops at those letters only.
_WORD = re.compile(
    f"(?:{'|'.join(_words_with_first(first, group) for first, group in groupby(_SPACED, _first))}){_END}"
)


@cache
def _word_or_arabic() -> re.Pattern[str]:
    arabic = "|".join(f"({words})" for words, _ in _ARABIC)
    return re.compile(rf"{_WORD.pattern}|(?<!\w)(?:{arabic}){_END}")


def word_in(low: str) -> re.Pattern[str]:
    """Return the pattern that finds the words of units in a line.

    Args:
        low: The line in small letters (:func:`lowered`). To search without regard to case took three times as long.
    """
    return _word_or_arabic() if _ANY_ARABIC.search(low) else _WORD


def lowered(text: str) -> str:
    """Return a text in small letters without changing its length: ``İ`` alone would become two characters."""
    return text.replace("İ", "i").lower()


_PLURAL = re.compile(r".*(?:s\.?|§§|[иы]|ей|ям|ями|ях|ов|ам|ами|ах|تين|تان|مواد|فقرات|بنود)", re.IGNORECASE)


def unit_of(hit: re.Match[str]) -> str:
    """Return the unit that a word names, by the group that matched."""
    return _UNIT_OF_GROUP[(hit.lastindex or 0) - 1]


@cache
def is_plural(word: str) -> bool:
    """Return whether a word may announce several numbers; the Russian genitive of one looks like the plural."""
    return _PLURAL.fullmatch(word) is not None


_DIGITS = (
    r"\d{1,5}(?:[°º]|er|re)?(?:[a-zA-Z]|(?!d[ue]|et|ou|l[ae]|au|of|to|in|by)[a-z]{2})?"
    + _END
    + r"(?:[-‑]\d+[a-z]?)*(?:\.\d{1,3})*(?-i:[-‑][A-Z](?![\w-]))?"
    rf"(?:[ -]?(?:{SUFFIX}){_END})?(?![\d/])"
)
_CODE = r"(?-i:[LRDA])(?:\.[ \u00a0]?|(?=\*?\d))\*?[ ]?\d+(?:-\d+)*"
_ROMAN = rf"(?-i:[{ROMAN_DIGITS}]+)(?:er)?(?![\w’'])"
_AR_ORDINAL = (
    "(?:الأولى|الأول|الحادية|الحادي|الثانية|الثاني|الثالثة|الثالث|الرابعة|الرابع|الخامسة|الخامس|السادسة|السادس|السابعة|السابع"
    "|الثامنة|الثامن|التاسعة|التاسع|العاشرة|العاشر)(?: عشرة?| وال(?:عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)[وي]ن)?"
)
_ORDINAL = f"(?:premi[eè]re?|primer[oa]|único|first|{_AR_ORDINAL}){_END}"
_SMALL_ROMAN = f"[{ROMAN_IN_LISTS}]{{1,5}}"
_PAREN = rf"\([ ]?(?:{_SMALL_ROMAN}|aa|bb|cc|dd|[a-zа-яA-Z]|\d{{1,3}}[a-z]?|[{ARABIC_LETTERS}]ـ?)[ ]?\)"
_HALF = rf"(?:{_SMALL_ROMAN}|aa|bb|cc|dd|[a-zа-я]|\d{{1,3}}[°º]?|[{ARABIC_LETTERS}])\)"
_LETTER = r"(?-i:[A-Z])(?![\w.’'-])"

NUMBER = re.compile(
    rf"\s*(?:من\s+)?(?P<number>{_CODE}|{_DIGITS}(?!\))|\d{{1,3}}(?=[a-zа-я]\))"
    rf"|{_ROMAN}|{_ORDINAL}|{_PAREN}|{_HALF}|{_LETTER})",
    re.IGNORECASE,
)
"""A number behind the word of its unit, or behind a list separator."""
SUB = re.compile(rf"[ \u00a0]?(?P<number>{_PAREN})|[ \u00a0]?(?P<half>[a-zа-я]\))", re.IGNORECASE)
"""A number in brackets behind another: "2(1)", "2 (b)", "2 b)", "2b)"."""

_AND = "and/or|and|or|et/ou|et|ou|y/o|y|e|o|u|и/или|и|или|либо|أو|و"
LIST = re.compile(rf"\s*[,;،]?\s+(?P<word>{_AND})\s+|\s*(?P<comma>[,،])\s*|\s+(?P<waw>و)\s?(?=\d)", re.IGNORECASE)
"""The separators between the numbers of a list."""
RANGE = re.compile(r"\s+(?:to|through|à|al?|по|до|إلى)\s+|\s?[–—]\s?(?=\d)|(?<=\d)[-‑](?=\d)", re.IGNORECASE)
"""The separators between the ends of a range."""
MEASURE = re.compile(
    r"\s*(?:%|per\b|days?|months?|years?|hours?|weeks?|jours?|mois\b|ans\b|années?|heures?|días?|meses|años?|horas?|дн|месяц"
    r"|лет\b|год|час(?!т)|يوم|أيام|شهر|أشهر|سن|EUR|€|million|euro"
    r"|(?:pour|por|per)[ ]?cien?t|процент|calendar|copies\b|exemplaires|ejemplares"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b"
    r"|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre))",
    re.IGNORECASE,
)
"""Words behind a number that show that it is a quantity and no reference."""

_LINE = (
    r"(?:first|second|third|fourth|fifth|sixth|last|premi(?:er|ère)s?|deuxième|second|troisième|quatrième|cinquième|dernier"
    r"|primer|segundo|tercer|último)\s+(?:and\s+\w+\s+|or\s+\w+\s+|et\s+\w+\s+)?"
    r"(?:sub-?paragraphs?|paragraphs?|sentences?|indents?|alinéas?|phrases?|tirets?|párrafos?|incisos?)"
    r"|(?:inciso|párrafo|alinéa)\s+(?:primero|segundo|tercero|cuarto|quinto|sexto|séptimo|octavo|final)"
)
AFTER = re.compile(
    r"(?:[ ]?\.\d+\)?)?"
    rf"(?:\s*,?\s+(?:of\s+(?:the\s+)?|d[eu]\s+|de\s+la\s+|del\s+)?(?:{_LINE}))*"
    r"(?:\s+(?:y\s+siguientes|et\s+suivants|et\s+seq\.?|ff\.|и\s+далее))?",
    re.IGNORECASE,
)
"""Words between a reference and the name of its text: "article 5, first sentence, of the Charter"."""
BETWEEN = re.compile(
    rf"(?:\s*,?\s+(?:{_LINE}))*"
    r"\s*[,;،]?\s*(?:and|or|et|ou|y|o|и|или|أو|و|as well as|ainsi que)?\s*"
    r"(?:to|of|with|in|under|du|des|de\s+l['’]|de\s+la|aux?|à\s+l['’]|à|les?|l['’]|the|del?|la|los|el|al|в|со?|к"
    rf"|(?:{_LINE})|\s)*",
    re.IGNORECASE,
)
"""Words between references in a row: "article 5, first sentence, and the second paragraph of article 7"."""

JOINT = re.compile(
    rf"(?:\s*,?\s+(?:of\s+(?:the\s+)?|d[eu]\s+|de\s+la\s+|del\s+)?(?:{_LINE}))*"
    r"(?P<comma>\s*[,،])?\s+"
    r"(?P<of>(?:of|in|under)\s+(?:the\s+)?|d(?:u|es|e\s+la|e\s+l['’]|el|e\s+las|e\s+los)(?:\s+|(?<=['’]))"
    r"|(?:من|في)\s+)?",
    re.IGNORECASE,
)
"""Words between two groups of one chain: "paragraph 2 of article 7", "article 7, first sentence, point (a)"."""

THIS_WORD = r"this|(?:the\s+)?present|présente?|presente|est[ae]|настоящ[а-я]+|هذ[اه]"
_THAT = (
    "that|those|these|said|such|same|cette|cet|ce|ces|ledit|ladite|dudit|même|dich[oa]s?|es[ae]|mism[oa]|указанн[а-я]+|этой|этого|эта"
    "|этот|этом|том|той|following|above|تلك|ذلك|aforementioned|latter|abovementioned|следующ[а-я]+|each|any|every|un|une|una|an?|no"
)
DEMONSTRATIVE = re.compile(
    rf"(?:(?P<this>{THIS_WORD})|(?P<previous>(?:immediately\s+)?(?:preceding|previous|foregoing)|предыдущ[а-я]+)"
    rf"|(?P<next>next|succeeding)|(?P<that>{_THAT}))\s+",
    re.IGNORECASE,
)
DEMONSTRATIVE_BEFORE = re.compile(rf"(?<![^\W_])(?:{DEMONSTRATIVE.pattern})$", re.IGNORECASE)
DEMONSTRATIVE_AFTER = re.compile(
    r"\s+(?:(?P<previous>précédent|qui\s+précède|precedente|anterior|السابقة?)|(?P<next>suivant|siguiente|التالية?))"
    + _END,
    re.IGNORECASE,
)
DEGREES = re.compile(
    r"(?<![\w-])\d{1,2}[°º](?:(?:\s*,|\s+et|\s+ou|\s+à)\s+\d{1,2}[°º])*(?=\s+(?:de\s+l['’]|des\s+)article)"
)
"""French points before their article: "aux 1° à 5° de l'article 1369-4"."""

INTERNAL_TAIL = re.compile(
    rf"\s*,?\s+(?:(?:of|to|in|du|de|del|de\s+la|des|de\s+l['’]|из|من|в)\s*)?(?:the\s+|la\s+|el\s+)?(?:{THIS_WORD})\s+"
    r"(?![^\W\d_]*\s*\d)",
    re.IGNORECASE,
)
"""… of this Declaration: the text itself is named."""
_RU_INSTRUMENT = (
    "закон|устав|конвенц|договор|пакт|соглашени|протокол|кодекс|конституц|декларац|резолюц|регламент|директив|указ"
)
EXTERNAL_TAIL = re.compile(
    r"\s*\((?:as\s+)?(?:added|amended|inserted)\b"
    r"|\s*,?\s+(?:of(?!\s+which)|annexed\s+to|thereof|thereto|as\s+amended)\b"
    r"|\s+to\s+(?:the\s+)?(?-i:[A-Z])"
    r"|\s*,?\s+(?:de\s+|of\s+|from\s+)?(?:sus?|leurs?|its|their|его|ее|их)\b"
    r"|\s*,?\s+(?-i:(?:du|de\s+la|des|dudit|desdites?|desdits|de\s+ladite|de\s+cette|de\s+cet?|de\s+ces)\b|de\s+l['’]|d['’]une?\b)"
    r"|\s*,?\s+(?-i:(?:del|de\s+(?:los|las|dich[oa]|es[ae]|una?)\b|de\s+(?=[A-ZÁÉÍÓÚ])))"
    r"|\s+(?-i:\(?[A-Z]{2,}\b|[A-Z]\.[A-Z]\.|[A-Z][a-z]*[A-Z])"
    r"|\s+(?-i:[А-ЯЁ][а-яё])"
    rf"|\s+(?:[а-яё]+(?:ого|ей|ой|его|ых|их)\s+)?(?:{_RU_INSTRUMENT})"
    r"|\s+(?:этого|этой|указанн|упомянут|названн|того\s+же|той\s+же)"
    r"|\s*،?\s+من\s+(?!أجل|قبل|دون|غير|حيث|خلال|جانب)",
    re.IGNORECASE,
)
"""… of the Charter, de la Charte, Устава, من ميثاق: another text is named, or may be."""
EXTERNAL_HEAD = re.compile(
    r"\b(?:ses|leurs?|its|their|sus?|его|ее|их)\s+$"
    r"|(?<!présent )(?<!presente )(?<!est[ae] )(?<!this )"
    r"(?:\d/\d+(?:/\w+)?|(?:Treaty|Convention|Charter|Covenant|Statute|Act|Code|Law|Constitution"
    r"|TFEU|TEU|Protocol|Charte|Traité|Pacte|loi|code|Ley|Constitución|Tratado|Convenio|Código))"
    r"(?:\s+\([^()]*\))?\s*[,(]?\s*(?:(?:and\s+)?in\s+particular|notamment|en\s+particulier)?\s*(?:l['’]|les?\s|the\s)?$"
)
"""Directive 2002/58/EC, Article 4: another text is named before."""
_AMENDING = re.compile(
    r"amended\s+as\s+follows|replaced\s+by\s+the\s+following|(?:is|are|shall\s+be)\s+(?:hereby\s+)?(?:inserted|replaced\s+by|deleted|"
    r"repealed)|modifiée?s?\s+comme\s+suit|(?:est|sont)\s+(?:remplacée?s?\s+par|insérée?s?|supprimée?s?|abrogée?s?|ainsi\s+modifiée?s?)"
    r"|изложить|se\s+(?:sustituye|modifica|suprime|deroga)n?\b|queda(?:n)?\s+(?:modificad|sustituid|derogad|redactad)",
    re.IGNORECASE,
)
_AMENDING_STEMS = (
    "amended", "replaced", "inserted", "deleted", "repealed", "modifi", "remplac", "insér", "supprim", "abrog",
    "изложить", "sustitu", "suprime", "deroga", "redactad",
)  # fmt: skip
"""Everything that :data:`_AMENDING` matches contains one of them; to search for them first is ten times as fast."""


def amends(lines: Sequence[str]) -> bool:
    """Return whether one of these lines amends another text, whose articles it then names."""
    return _may_amend("\n".join(lines)) and any(_may_amend(line) and _AMENDING.search(line) for line in lines)


def _may_amend(text: str) -> bool:
    low = text.casefold()
    return any(stem in low for stem in _AMENDING_STEMS)


_HAN_NUMBER = rf"[{HAN_NUMERALS}]+|\d+"
HAN_GROUP = re.compile(
    rf"第[ ]?[（(]?(?P<number>{_HAN_NUMBER})[）)]?[ ]?(?P<unit>条|條|款|项|章|节|编|部分)(?:之(?P<bis>{_HAN_NUMBER}))?"
    rf"|(?P<annex>附件)(?P<annexed>{_HAN_NUMBER})|(?P<relative>本|前)(?P<here>条(?!例)|款)"
)
HAN_LIST = re.compile(r"(?:、|，?和|，?及|，?以及|，?与|，?或者?)(?=第)")
HAN_RANGE = re.compile(r"(?:至|到)(?=第)")
_HAN_INSTRUMENTS = "法|法典|条例|公约|宪章|规定|办法|协定|条约|议定书|宣言|盟约|决议|规则|章程|细则|决定|宪法"
HAN_INSTRUMENT = re.compile(f"(?:》|{_HAN_INSTRUMENTS})的?$")
HAN_OWN = re.compile(f"本(?:{_HAN_INSTRUMENTS})的?$")
"""Words before a Chinese reference: the name of a text, or 本法 and its like for the same text."""
