"""Reads printed labels: "Article premier", "5 bis", "28h", "第一条", "(a)".

A number never identifies a provision across stages (the concordance does); it addresses a provision inside one text,
finds one by a typed query, and shows that it was renumbered. Words and number forms were collected from UN documents in
the six languages, the Chinese statutes, the Chilean drafts and the US Code.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from tracker.language.numerals import HAN_NUMERALS, ORDINALS, ROMAN_DIGITS, SUFFIX, ascii_digits, han_value
from tracker.language.scripts import is_han
from tracker.model.heading import SEPARATOR, Heading, Number

WORDS: dict[str, tuple[str, ...]] = {
    "article": ("article", "articles", "art", "arts", "artículo", "artículos", "articulo", "статья", "статьи", "ст",
                "المادة", "مادة", "条", "條"),
    "section": ("section", "sections", "sec", "§", "sección", "seccion", "раздел", "القسم", "节", "節"),
    "paragraph": ("paragraph", "paragraphs", "para", "paras", "par", "paragraphe", "paragraphes", "párrafo", "пункт",
                  "الفقرة", "款"),
    "point": ("point", "points", "subparagraph", "item", "lettre", "alinéa", "inciso", "letra", "подпункт",
              "الفقرة الفرعية", "项"),
    "annex": ("annex", "annexe", "annexes", "anexo", "anejo", "приложение", "مرفق", "المرفق", "ملحق", "附件",
              "schedule", "appendix", "appendice", "protocol", "protocole"),
    "book": ("book", "livre", "libro", "книга", "الكتاب"),
    "part": ("part", "partie", "parte", "часть", "الجزء", "部分", "分编"),
    "title": ("title", "titre", "título", "titulo", "титул", "الباب", "编", "編", "subtitle", "sous-titre"),
    "chapter": ("chapter", "chapitre", "capítulo", "capitulo", "глава", "الفصل", "章"),
    "subsection": ("subsection", "sous-section", "paragraphe §", "目"),
    "rule": ("rule", "rules", "règle", "règles", "regla", "reglas", "правило", "правила", "القاعدة", "قاعدة", "规则"),
    "regulation": ("regulation", "regulations", "règlement", "reglamento", "اللائحة", "لائحة", "条例", "规章"),
    "principle": ("principle", "principles", "principe", "principes", "principio", "principios", "принцип", "принципы",
                  "المبدأ", "مبدأ", "原则"),
    "guideline": ("guideline", "guidelines", "ligne directrice", "lignes directrices", "directive", "directriz",
                  "directrices", "pauta", "руководящий принцип", "руководящее положение", "المبدأ التوجيهي",
                  "مبدأ توجيهي", "准则", "指导方针", "指导原则", "指南"),
    "standard": ("standard", "standards", "norme", "normes", "norma", "normas", "стандарт", "норма", "المعيار", "معيار",
                 "标准"),
    "clause": ("clause", "clauses", "cláusula", "cláusulas", "clausula", "клаузула", "оговорка", "البند", "بند",
               "条款"),
    "recommendation": ("recommendation", "recommendations", "recommandation", "recommandations", "recomendación",
                       "recomendacion", "recomendaciones", "рекомендация", "التوصية", "توصية", "建议"),
    "objective": ("objective", "objectives", "goal", "goals", "objectif", "objectifs", "objetivo", "objetivos", "цель",
                  "الهدف", "هدف", "目标"),
    "action": ("action", "actions", "acción", "accion", "acciones", "действие", "الإجراء", "إجراء", "行动"),
    "preamble": ("preamble", "préambule", "preámbulo", "преамбула", "الديباجة", "ديباجة", "序言", "序"),
}  # fmt: skip
"""Words before (or, in Chinese, after) a number, by the unit that they name; compared without case."""

EID_PREFIX = {
    "article": "art", "section": "sec", "paragraph": "para", "point": "point", "annex": "annex", "book": "book",
    "part": "part", "title": "title", "chapter": "chp", "subsection": "subsec", "preamble": "preamble",
    "rule": "rule", "regulation": "regulation", "principle": "principle", "guideline": "guideline",
    "standard": "standard", "clause": "cl", "recommendation": "recommendation", "objective": "objective",
    "action": "action",
}  # fmt: skip
"""Akoma Ntoso's short names of the units (AKN 3.0, naming convention, table of abbreviations), else their own."""

MAIN_UNITS = ("article", "rule", "regulation", "principle", "guideline", "standard", "clause", "recommendation",
              "objective", "action", "section")  # fmt: skip
"""The units that can be the main unit of a text: rules of procedure, regulations of an annex, principles of a
declaration. The first of them that a text has plays the article."""

_UNIT = {word: unit for unit, words in WORDS.items() for word in words}
_DIGITS = (
    r"\d+(?:[°º]|[ ]?er(?![a-z])|re(?![a-z])|ère)?[^\W\d_]{0,3}(?:[-.–]\d+[^\W\d_]{0,2})*"  # 1er, 28h, 253l-1
    rf"(?:[ -]?(?:{SUFFIX})(?!\w)(?: [^\W\d_]{{1,2}}\b)?)?"  # 5 bis, 5 bis AA; the last mark of مكرراً is no \w
)
_CODE = r"[A-Z]{1,2}\.?\*?[ ]?\d+(?:-\d+)*(?-i:[ ][A-Z](?!\w))?"  # L. 122-1, L1453-1 A of the French codes
_ROMAN = rf"[{ROMAN_DIGITS}]+(?:er|re)?(?![^\W\d_])"  # Titre Ier
_HAN = f"[{HAN_NUMERALS}]+"
_WORD_FORMS = "|".join(sorted(map(re.escape, ORDINALS), key=len, reverse=True))
_NUMBER = rf"(?:{_DIGITS}|{_CODE}|{_ROMAN}|(?:{_WORD_FORMS})(?![^\W\d_])|[^\W\d_](?![^\W\d_]))"
_WORDS_BY_LENGTH = sorted((word for words in WORDS.values() for word in words), key=len, reverse=True)
_UNITS_SPACED = "|".join(re.escape(word) for word in _WORDS_BY_LENGTH if not is_han(word[0]))
_UNITS_HAN = "|".join(re.escape(word) for word in _WORDS_BY_LENGTH if is_han(word[0]))
_NUMBERED = re.compile(
    rf"""
      \[?(?P<unit>{_UNITS_SPACED})(?![^\W\d_])\.?[ \u00a0]*(?P<number>{_NUMBER})\.?(?:-(?=\s|$))?\]?  # Article 5 bis
    | \[?(?P<open_unit>{_UNITS_HAN})\s?第?\s?(?P<open_han>{_HAN}|\d+)[条條]?(?![^\W_])\]?  # 规则1, 附件一
    | \[?第?\s?(?P<han>{_HAN}|\d+)(?P<han_unit>{_UNITS_HAN})(?:之(?P<han_bis>{_HAN}|\d+))?\]?  # 第五条之二
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SERIAL = re.compile(rf"(?P<number>\d+)\.[ ]?-?[ ]?(?P<unit>{_UNITS_SPACED})[ ]", re.IGNORECASE)
"""``109.- Artículo 9G.-``: a draft's running number before an article's own, which is not unique there."""
_SEPARATED = re.compile(r"(?P<separator>[ \u00a0]*[:–—-][ \u00a0]+|[\u3000 ])(?P<heading>\S.*)", re.DOTALL)


@lru_cache(maxsize=50_000)
def split_heading(line: str) -> Heading:
    """Split a heading line into label, separator and heading.

    Args:
        line: The line without its hashes, one line, stripped.

    Returns:
        The parts; ``str()`` of them is always ``line`` again. ``" — "`` divides wherever it stands; other separators
        (``Chapter I – Scope``) divide only behind a numbered label.

    >>> split_heading("Chapter I – Scope")
    Heading(label='Chapter I', separator=' – ', heading='Scope')
    """
    if line.startswith(SEPARATOR.lstrip()):
        return Heading("", SEPARATOR.lstrip(), line[len(SEPARATOR) - 1 :])
    label, dash, heading = line.partition(SEPARATOR)
    if dash:
        return Heading(label, SEPARATOR, heading)
    numbered = _NUMBERED.match(line)
    if numbered and (rest := _SEPARATED.fullmatch(line, numbered.end())):
        return Heading(line[: numbered.end()], rest["separator"], rest["heading"])
    return Heading(line)


@cache
def number_of(label: str) -> Number | None:
    """Read a label.

    Args:
        label: As printed: ``Article 28 bis``, ``第五条``, ``(a)``, ``1.``.

    Returns:
        Its unit and number, or None for a label without either ("General provisions").

    >>> number_of("Article 28 bis"), number_of("第五条之二"), number_of("(a)")
    (Number(unit='article', token='28bis'), Number(unit='article', token='5-2'), Number(unit='', token='a'))
    """
    text = unicodedata.normalize("NFKC", label).strip()
    if serial := _SERIAL.match(text):
        return Number(_UNIT[serial["unit"].casefold()], serial["number"])
    match = _NUMBERED.match(text)
    if match:
        if match["han"]:
            token = han_value(match["han"])
            if match["han_bis"]:
                token += "-" + han_value(match["han_bis"])
            return Number(_UNIT[match["han_unit"]], token)
        if match["open_han"]:
            return Number(_UNIT[match["open_unit"]], han_value(match["open_han"]))
        return Number(_UNIT[match["unit"].casefold()], _token(match["number"]))
    bare = text.strip("[]().-–—:、．。 «»\t")
    if re.fullmatch(_HAN, bare):
        return Number("", han_value(bare))
    if re.fullmatch(_NUMBER, bare, re.IGNORECASE):
        return Number("", _token(bare))
    unit = _UNIT.get(text.strip("[]. :").casefold())
    return Number(unit, "") if unit else None


def printed_label(line: str) -> str:
    """Return the numbered label that a line begins with; empty without one.

    >>> printed_label("Article 5 bis. The Parties")
    'Article 5 bis.'
    """
    match = _NUMBERED.match(line)
    return match[0] if match else ""


_IS_ROMAN = re.compile(_ROMAN)
_ORDINAL_ENDING = re.compile(r"(?<=\d)(?:[°º]|[ ]?er|re|ère)(?![a-zà-ÿ])")
_BEFORE_LETTER = re.compile(r"[\s-]+(?=[^\W\d_])")


def _token(number: str) -> str:
    number = ascii_digits(number)
    folded = number.casefold()
    if folded in ORDINALS:
        return ORDINALS[folded]
    if _IS_ROMAN.fullmatch(number):
        return number.removesuffix("er").removesuffix("re")
    folded = _ORDINAL_ENDING.sub("", folded)
    return _BEFORE_LETTER.sub("", folded).replace("–", "-")
