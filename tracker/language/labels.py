"""Reads printed labels: "Article premier", "5 bis", "28h", "第一条", "(a)".

A number never identifies a provision across stages (the concordance does); it addresses a provision inside one text,
finds one by a typed query, and shows that it was renumbered. Words and number forms were collected from UN documents in
the six languages, the Chinese statutes, the Chilean drafts and the US Code.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from tracker.language.number_words import MAX_LABEL, begins_number, may_hold_number, number_in_words, pattern_for
from tracker.language.numerals import (
    HAN_NUMERALS,
    RAISED_DIGITS,
    ROMAN_DIGITS,
    SUFFIX,
    ascii_digits,
    compatible,
    han_value,
)
from tracker.language.scripts import is_han, without_accents
from tracker.model.block import without_calls
from tracker.model.heading import SEPARATOR, Heading, Number

WORDS: dict[str, tuple[str, ...]] = {
    "article": ("article", "articles", "art", "arts", "artículo", "artículos", "articulo", "статья", "статьи", "ст",
                "المادة", "مادة", "条", "條",
                # Other languages in which treaties are drafted and translated; the reports on them are in English.
                "artigo", "artigos", "articolo", "articoli", "artikel", "artykuł", "стаття", "статті", "άρθρο", "ماده",
                "madde", "pasal"),
    "section": ("section", "sections", "sec", "§", "sección", "seccion", "раздел", "القسم", "节", "節"),
    "paragraph": ("paragraph", "paragraphs", "para", "paras", "par", "paragraphe", "paragraphes", "párrafo", "пункт",
                  "الفقرة", "款"),
    "point": ("point", "points", "subparagraph", "item", "lettre", "alinéa", "inciso", "letra", "подпункт",
              "الفقرة الفرعية", "项"),
    "annex": ("annex", "annexe", "annexes", "anexo", "anejo", "приложение", "مرفق", "المرفق", "ملحق", "الملحق", "附件",
              "schedule", "appendix", "appendice", "apéndice", "apendice", "добавление", "تذييل", "التذييل", "附录",
              "protocol", "protocole"),
    "book": ("book", "livre", "libro", "книга", "الكتاب"),
    "part": ("part", "partie", "parte", "часть", "الجزء", "部分", "分编"),
    "title": ("title", "titre", "título", "titulo", "титул", "الباب", "编", "編", "subtitle", "sous-titre"),
    "chapter": ("chapter", "chapitre", "capítulo", "capitulo", "capitolo", "kapitel", "rozdział", "розділ",
                "глава", "الفصل", "章"),
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
_NEW = r"(?:new|nouveau|nouvel(?:le)?|nuev[oa]|нов(?:ая|ый|ое)|جديدة?)"
_LEAD = (
    rf"(?:(?:{_NEW}|draft|proposed|alternative|revised|additional|(?:avant-)?projet|propuesta|(?:ante)?proyecto|проект"
    r"|предлагаемая|مشروع|مقترح)[ \u00a0](?:d['’]|de[ \u00a0])?)"
)
"""Words before the word of a unit: "Draft article 5", "Projet d'article 5", "Проект статьи 5"."""
LEADING_WORDS = frozenset(
    [
        "new",
        "nouveau",
        "nouvel",
        "nouvelle",
        "nuevo",
        "nueva",
        "новая",
        "новый",
        "новое",
        "draft",
        "proposed",
        "alternative",
        "revised",
        "additional",
        "avant",
        "projet",
        "propuesta",
        "anteproyecto",
        "proyecto",
        "проект",
        "предлагаемая",
        "مشروع",
        "مقترح",
    ]
)
"""Their first words."""
_OPEN_TOKENS = frozenset({"new", "blank"})

_DIGITS = (
    r"\d+(?:\.?[°ºª]|\.[oa](?![^\W\d_])|[ ]?er(?![a-z])|re(?![a-z])|ère|(?:st|nd|rd|th)(?![^\W\d_]))?[^\W\d_]{0,3}"
    r"(?:[-.–]\d+(?:[^\W\d_]{1,2}(?![^\W\d_]))?)*(?:/\d{1,2}(?![\w/]))?(?-i:-[A-Z](?![^\W_-]))?"  # 253l-1, 5/1, 5-A
    # 5 bis, 5 bis AA; the last mark of مكرراً is no \w
    rf"(?:[ .-]?(?:{SUFFIX})(?![^\W_¹²³⁰-⁹])(?-i:[ ][A-Z]{{1,2}}(?=[ \u00a0]*(?:$|[\]:–—.-])))?)?"
)
_CODE = r"[A-Z]{1,2}\.?\*?[ ]?\d+(?:-\d+)*(?-i:[ ][A-Z](?!\w))?"  # L. 122-1, L1453-1 A of the French codes
_ROMAN = rf"[{ROMAN_DIGITS}]+(?:er|re)?(?![^\W\d_])(?:[ ](?:{SUFFIX})(?![^\W_¹²³⁰-⁹]))?"  # Titre Ier, Article IV bis
_HAN = f"[{HAN_NUMERALS}]+"
_WORDS_BEHIND = rf"(?:[ ](?:{SUFFIX})(?!\w))?"
_NUMBER = rf"(?:{_DIGITS}|{_CODE}|{_ROMAN}|[^\W\d_](?![^\W\d_]))"
_BLANK = r"\[[ \u00a0….·_*-]*\]|…+|\.{3,}|_{2,}|\[[xXnN]{1,3}\]|\*{3}"
"""The place of a number that is still open."""
_MARKS = r"(?:[ ]?[*†‡]+(?=[\s.:\])]|$)|[⁰¹²³⁴-⁹]+(?!\w)|\[(?:\d{1,2}|\^\w+)\])?"
"""Signs of notes behind a number: "Article 5*", "Article 5[1]"."""
_ADDED = rf"(?:[ ]?[(\[]{_NEW}[)\]])?"
_PRINTED = (
    rf"(?:(?P<open>[\[(](?![^\W\d_][\])]))?NUMBER(?(open)\.?[\])](?:[ ](?:{SUFFIX})(?![^\W_¹²³⁰-⁹]))?)"
    rf"|{_BLANK}|{_NEW}(?![^\W\d_]))"
    rf"{_MARKS}{_ADDED}"
)
_WORDS_BY_LENGTH = sorted((word for words in WORDS.values() for word in words), key=len, reverse=True)
_UNITS_SPACED = "|".join(re.escape(word) for word in _WORDS_BY_LENGTH if not is_han(word[0]))
_UNITS_HAN = "|".join(re.escape(word) for word in _WORDS_BY_LENGTH if is_han(word[0]))
_HAN_BRACKETED = rf"[\[(（［]?(?:{_HAN}|\d+)[\])）］]?"
_HAN_BEHIND = (
    rf"(?:之(?P<han_bis>{_HAN}|\d+))?(?:[ ]?(?P<han_suffix>{SUFFIX})(?!\w))?(?:草案)?{_MARKS}(?:[(（[]新[)）\]])?"
)


def _match_number(text: str) -> re.Match[str] | None:
    """Match the label with a number that a text begins with."""
    if not _MAY_BEGIN.match(text):
        return None
    return _numbered(pattern_for(text[:MAX_LABEL]) if _may_be_in_words(text) else "").match(text)


_MAY_BEGIN = re.compile(r"[^\W\d_]|[\[(（［§\s]|\d+[\])）］]?\s?[^\W\d_]")
"""The beginning of a label with a number: a word, a sign, or figures before a Chinese word."""
_WORD = re.compile(r"[^\W\d_]+")
_UNIT_ENDS = frozenset(
    found[-1] for words in WORDS.values() for word in words if (found := _WORD.findall(without_accents(word)))
)
"""The last words of the names of units."""


def _may_be_in_words(text: str) -> bool:
    """Return whether a number in words may stand behind the word of a unit; quickly, since few labels have one.

    >>> (
    ...     _may_be_in_words("Article premier"),
    ...     _may_be_in_words("Section 2. The two Parties"),
    ...     _may_be_in_words("Two Parties"),
    ... )
    (True, False, False)
    """
    if not may_hold_number(text):
        return False
    words = _WORD.findall(without_accents(text[:MAX_LABEL]))
    return "§" in text or any(unit in _UNIT_ENDS and begins_number(number) for unit, number in pairwise(words))


@cache
def _numbered(words: str) -> re.Pattern[str]:
    """Return the pattern of a label with a number, in figures or in these words, which take long and few need."""
    printed = _PRINTED.replace("NUMBER", f"(?:{words}{_WORDS_BEHIND}|{_NUMBER})" if words else _NUMBER)
    return re.compile(
        rf"""
      \[?{_LEAD}?(?P<unit>{_UNITS_SPACED})(?![^\W\d_])\.?[ \u00a0]*(?P<number>{printed})  # Article 5 bis
      \.?(?:-(?=\s|$))?\]?
    | \[?{_NEW}[ \u00a0](?P<new_unit>{_UNITS_SPACED})(?![^\W\d_])(?![ \u00a0.]*\d)\]?  # New article
    | \[?(?P<open_unit>{_UNITS_HAN})\s?第?\s?(?P<open_han>{_HAN_BRACKETED})[条條]?(?![^\W_])\]?  # 规则1, 附件一
    | \[?新?增?第?\s?(?P<han>{_HAN_BRACKETED})\s?(?P<han_unit>{_UNITS_HAN}){_HAN_BEHIND}\]?  # 第五条之二
    | \[?新(?:增)?(?P<new_han>{_UNITS_HAN})(?![^\W_])\]?  # 新条款
    """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _bare_number(words: str) -> re.Pattern[str]:
    return re.compile(f"(?:{words}{_WORDS_BEHIND}|{_NUMBER})" if words else _NUMBER, re.IGNORECASE)


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
    numbered = _match_number(line)
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
    text = without_calls(compatible(label)).strip()
    if serial := _SERIAL.match(text):
        return Number(_UNIT.get(serial["unit"].casefold(), ""), serial["number"])
    match = _match_number(text)
    if match:
        if match["han"]:
            token = han_value(match["han"].strip("[]()"))
            if match["han_bis"]:
                token += "-" + han_value(match["han_bis"])
            return Number(_UNIT[match["han_unit"]], token + (match["han_suffix"] or ""))
        if match["open_han"]:
            return Number(_UNIT[match["open_unit"]], han_value(match["open_han"].strip("[]()")))
        if unit := match["new_unit"] or match["new_han"]:
            return Number(_UNIT.get(unit.casefold(), ""), "new")
        # A dotless i matches without case, and is no letter of any unit.
        unit = _UNIT.get(match["unit"].casefold(), "")
        return Number(unit, _token(match["number"], match["unit"]))
    bare = text.strip("[]().-–—:、．。 «»\t")
    if re.fullmatch(_HAN, bare):
        return Number("", han_value(bare))
    if _bare_number(
        pattern_for(bare) if may_hold_number(bare) and begins_number(bare.split(maxsplit=1)[0]) else ""
    ).fullmatch(bare):
        return Number("", _token(bare))
    unit = _UNIT.get(text.strip("[]. :").casefold())
    return Number(unit, "") if unit else None


def is_open(label: str) -> bool:
    """Return whether the number of a label is still open; several such labels are no duplicates.

    >>> is_open("New article"), is_open("Article [ ]"), is_open("Article 5")
    (True, True, False)
    """
    number = number_of(label)
    return number is not None and number.token in _OPEN_TOKENS and number.unit != ""


@lru_cache(maxsize=50_000)
def printed_label(line: str) -> str:
    """Return the numbered label that a line begins with; empty without one.

    >>> printed_label("Article 5 bis. The Parties")
    'Article 5 bis.'
    """
    match = _match_number(line)
    return match[0] if match else ""


def number_as_printed(label: str) -> str:
    """Return the number of a label as it is printed, without its word and the signs around it; empty for none.

    >>> number_as_printed("Article premier"), number_as_printed("[Article 3 bis]"), number_as_printed("(a)")
    ('premier', '3 bis', 'a')
    >>> number_as_printed("المادة الرابعة"), number_as_printed("第五条之二"), number_as_printed("Final provisions")
    ('الرابعة', '五之二', '')
    """
    text = without_calls(label).strip()
    if number_of(text) is None:
        return ""
    if _SERIAL.match(text) or not (match := _match_number(text)):
        return "" if text.strip("[]. :").casefold() in _UNIT else text.strip(_AROUND_NUMBER)
    if match["han"] or match["open_han"]:
        added = match["han_bis"] or match["han_suffix"]
        return (match["han"] or match["open_han"]).strip(_AROUND_NUMBER) + (f"之{added}" if added else "")
    return _TRAILING.sub("", match["number"] or "").strip(_AROUND_NUMBER)


_AROUND_NUMBER = "()[]（）［］.．:：、,،;-–—\u00ab\u00bb \u00a0\t"
_PLAIN = re.compile(r"[A-Z]?[0-9]+(?:-[0-9]+)*")
"""The most frequent numbers, which need no change but that of case: 5, 12-1, L122-1."""
_IS_ROMAN = re.compile(_ROMAN)
_ORDINAL_ENDING = re.compile(r"(?<=\d)(?:[°º]|[ ]?er|re|ère|st|nd|rd|th)(?![^\W\d_])")
_BEFORE_LETTER = re.compile(r"[\s.-]+(?=[^\W\d_])")
_IS_BLANK = re.compile(_BLANK)
_IS_NEW = re.compile(_NEW, re.IGNORECASE)
_TRAILING = re.compile(rf"(?<=.)(?:{_MARKS}{_ADDED})$", re.IGNORECASE)
_WITH_SUFFIX = re.compile(rf"(?P<words>.*?)(?P<suffix>[ ](?:{SUFFIX}))?", re.IGNORECASE)
_RAISED = re.compile(f"[{RAISED_DIGITS}]+")
_SLIPS = {"quarter": "quater"}


def _token(printed: str, unit: str = "") -> str:
    """Return a printed number in comparable form.

    Args:
        printed: The number with the signs around it, in Unicode's compatible form.
        unit: The word before it, as printed.
    """
    if _PLAIN.fullmatch(printed):
        return printed.casefold()
    number = ascii_digits(printed)
    if _IS_BLANK.fullmatch(number):
        return "blank"
    if _IS_NEW.fullmatch(number):
        return "new"
    inserted = ""
    if "а" <= unit[:1].casefold() <= "я" and (raised := _RAISED.search(number)):
        # In Russian acts "статья 5¹" is an article inserted behind article 5; elsewhere the sign calls a note.
        inserted = "-" + "".join(str(RAISED_DIGITS.index(char)) for char in raised[0])
    number = _TRAILING.sub("", number)
    if number[:1] in "[(":
        number = number[1:].replace("]", "").replace(")", "")
    number = number.rstrip(".")
    parts = _WITH_SUFFIX.fullmatch(number)
    value = number_in_words(parts["words"]) if parts else None
    if parts and value is not None:
        return f"{value}{_suffix(parts['suffix'] or '')}"
    if parts and _IS_ROMAN.fullmatch(parts["words"]):
        return parts["words"].removesuffix("er").removesuffix("re") + _suffix(parts["suffix"] or "")
    folded = _ORDINAL_ENDING.sub("", number.casefold())
    folded = _BEFORE_LETTER.sub("", folded).replace("–", "-")
    return (_slips_mended(folded) if folded[:1].isdecimal() else folded) + inserted


def _suffix(printed: str) -> str:
    return _slips_mended(printed.strip().casefold())


def _slips_mended(token: str) -> str:
    """Return a token without blanks inside and common slips: "27 quarter", "5 alt 1"."""
    for slip, right in _SLIPS.items():
        token = token.replace(slip, right)
    return re.sub(r"[ .]+(?=\d)", "", token) if "alt" in token else token
