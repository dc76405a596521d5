"""Numbers in words, cardinal and ordinal, to 199 at least: "Twenty-first", "décimo primero", "الحادية والعشرون".

A grammar for each of the six languages of the United Nations says which words form a number: hundreds, tens and ones in
its order, its joints, its endings. So a number is read whole or not at all: "Two hundred" is never 2, nor is
"الثانية والعشرون". Accents, case, hyphens and vowel signs may be printed or not. Chinese numbers are digits in
effect, and stand in :mod:`tracker.language.numerals`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tracker.language.numerals import HAN_NUMERALS, han_value
from tracker.language.scripts import ARABIC_LETTERS, without_accents

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLANK = "[ \u00a0]"
_JOINT = "[ \u00a0\u2010\u2011-]"
_VOWEL_SIGNS = "[\u064b-\u0652]?"
_TIMES = {
    "hundred": 100,
    "cent": 100,
    "cents": 100,
    "centieme": 100,
    "hundredth": 100,
    "vingt": 20,
    "vingts": 20,
    "vingtieme": 20,
}
"""Words that multiply a smaller number before them: "two hundred", "quatre-vingts"."""


def _loose(word: str) -> str:
    """Return a pattern of a word whose accents and Arabic vowel signs may be missing."""
    out = ""
    for char in word:
        plain = without_accents(char)
        if "\u0621" <= char <= "\u064a":
            out += {"أ": "[أاإ]", "إ": "[إاأ]", "ة": "[ةه]", "ى": "[ىي]"}.get(char, char) + _VOWEL_SIGNS
        else:
            out += char if plain == char else f"[{char}{plain}]"
    return out


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(_loose, words), key=len, reverse=True)) + ")"


def _numbered(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """Return words with their numbers; forms of one number are divided by a slash."""
    return {form: first + n * step for n, forms in enumerate(words.split()) for form in forms.split("/")}


# English, as in "one hundred and twenty-first"

_EN_ONES = _numbered("one two three four five six seven eight nine")
_EN_TEENS = _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
_EN_TENS = _numbered("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10)
_EN_NTH = _numbered("first second third fourth fifth sixth seventh eighth ninth")
_EN_TEENTH = _numbered(
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 10
)
_EN_TENTH = _numbered("twentieth thirtieth fortieth/fourtieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10)
_EN_HUNDRED = f"(?:{_any(_EN_ONES)}{_JOINT})?hundred"
_EN_AND = f"{_EN_HUNDRED}{_JOINT}(?:and{_BLANK})?"
_EN_CARDINAL = (
    f"(?:(?:{_EN_AND})?(?:{_any(_EN_TENS)}(?:{_JOINT}?{_any(_EN_ONES)})?|{_any([*_EN_TEENS, *_EN_ONES])})"
    f"|{_EN_HUNDRED})"
)
_EN_ORDINAL = (
    f"(?:(?:{_EN_AND})?(?:{_any(_EN_TENS)}{_JOINT}?{_any(_EN_NTH)}|{_any([*_EN_TENTH, *_EN_TEENTH, *_EN_NTH])})"
    f"|{_EN_HUNDRED}th)"
)

# French: "cent vingt et unième", "quatre-vingt-dix-septième"

_FR_ONES = _numbered("un/une deux trois quatre cinq six sept huit neuf")
_FR_TEENS = _numbered("dix onze douze treize quatorze quinze seize", 10)
_FR_TENS = _numbered("vingt trente quarante cinquante soixante septante huitante/octante nonante", 20, 10)


def _french_ordinals(words: dict[str, int]) -> dict[str, int]:
    """Return the ordinals of cardinals: "onze", "onzième"; "neuf", "neuvième"; "cinq", "cinquième"."""
    changed = {"cinq": "cinqu", "neuf": "neuv"}
    return {f"{changed.get(word, word.removesuffix('e'))}ième": n for word, n in words.items()}


_FR_NTH, _FR_TEENTH, _FR_TENTH = map(_french_ordinals, (_FR_ONES, _FR_TEENS, _FR_TENS))
_FR_FIRST = _numbered("premier/première second/seconde")


def _french(ones: str, teens: str, tens: str, hundred: str) -> str:
    """Return the grammar of the numbers whose last word is one of these."""
    teen = f"(?:dix{_JOINT}(?!un|deux|trois|quatre|cinq|six){ones}|{teens})"
    ten = _any(word for word, n in _FR_TENS.items() if n != 60)
    et = f"{_JOINT}(?:et{_JOINT})?"
    below = (
        f"quatre{_JOINT}vingts?{_JOINT}(?:et{_JOINT})?(?:{teen}|{ones})|soixante{et}(?:{teen}|{ones})|{ten}{et}{ones}"
        f"|quatre{_JOINT}(?:{tens})|{teen}|{tens}|{ones}"
    )
    hundreds = f"(?:{_any(_FR_ONES)}{_JOINT})?cent"
    return f"(?:(?:{hundreds}s?{et})?(?:{below})|{hundreds}{hundred})"


_FR_CARDINAL = _french(_any(_FR_ONES), _any(_FR_TEENS), f"(?:{_any(_FR_TENS)}|vingts)", "s?")
_FR_ORDINAL = f"(?:{_french(_any(_FR_NTH), _any(_FR_TEENTH), _any(_FR_TENTH), _loose('ième'))}|{_any(_FR_FIRST)})"

# Spanish: "centésimo vigésimo primero", "decimotercera", "treinta y uno"

_ES_ONES = _numbered("uno/una/un dos/dós tres/trés cuatro cinco seis/séis siete ocho nueve")
_ES_TEENS = _numbered("diez once doce trece catorce quince", 10)
_ES_TENS = _numbered("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
_ES_NTH = _numbered("primer segund tercer cuart quint sext séptim/sétim octav noven/non")
_ES_TENTH = _numbered(
    "décim vigésim trigésim cuadragésim/quadragésim quincuagésim sexagésim septuagésim octogésim nonagésim", 10, 10
)
_ES_TEENTH = _numbered("undécim duodécim", 11)
_ES_CARDINAL = (
    f"(?:(?:ciento{_BLANK})?(?:(?:dieci|diez{_BLANK}y{_BLANK}|veinti|veinte{_BLANK}y{_BLANK}|{_any(_ES_TENS)}{_BLANK}y{_BLANK})"
    f"{_any(_ES_ONES)}|{_any(_ES_TENS)}|veinte|{_any(_ES_TEENS)}|{_any(_ES_ONES)})|cien(?:to)?)"
)
_ES_ENDING = "(?:[oa])"
_ES_LAST = f"(?:{_any(_ES_NTH)}{_ES_ENDING}|(?:primer|tercer)(?![^\\W\\d_]))"
_ES_ORDINAL = (
    f"(?:(?:{_loose('centésim')}{_ES_ENDING}{_JOINT}?)?"
    f"(?:{_any(_ES_TENTH)}(?:{_ES_ENDING}{_JOINT}?|(?=oct)){_ES_LAST}"
    f"|{_any([*_ES_TENTH, *_ES_TEENTH])}{_ES_ENDING}|{_ES_LAST})"
    f"|{_loose('centésim')}{_ES_ENDING}|{_loose('únic')}{_ES_ENDING})"
)

# Russian: "сто двадцать первая", in any case and gender

_RU_ONES = _numbered("один/одна/одно два/две три четыре пять шесть семь восемь девять")
_RU_TEENS = _numbered(
    "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
    10,
)
_RU_TENS = _numbered("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто", 20, 10)
_RU_HUNDREDS = _numbered("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот", 100, 100)
_RU_NTH = _numbered("перв втор трет четверт/четвёрт пят шест седьм восьм девят")
_RU_TEENTH = {word.removesuffix("ь"): n for word, n in _RU_TEENS.items()}
_RU_TENTH = _numbered("двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност", 20, 10)
_RU_HUNDREDTH = _numbered("сот двухсот трёхсот/трехсот четырёхсот/четырехсот пятисот", 100, 100)
_RU_ENDING = "(?:ь?(?:его|ему|ей|ем|им|ий|я|е|ю)|ый|ой|ий|ая|ое|ого|ому|ую|ым|ом)"
_RU_CARDINAL = (
    f"(?:(?:{_any(_RU_HUNDREDS)}{_BLANK})?(?:{_any(_RU_TENS)}(?:{_BLANK}{_any(_RU_ONES)})?|{_any(_RU_TEENS)}|{_any(_RU_ONES)})"
    f"|{_any(_RU_HUNDREDS)})"
)
_RU_ORDINAL = (
    f"(?:(?:{_any(_RU_HUNDREDS)}{_BLANK})?"
    f"(?:(?:{_any(_RU_TENS)}{_BLANK})?{_any(_RU_NTH)}|{_any([*_RU_TEENTH, *_RU_TENTH])})"
    f"{_RU_ENDING}|{_any(_RU_HUNDREDTH)}{_RU_ENDING})"
)

# Arabic: the ones stand first, "الحادية والعشرون بعد المائة"

_AR_NTH = _numbered(
    "أول/أولى/حادي/حادية/حاد ثاني/ثانية/ثان ثالث/ثالثة رابع/رابعة خامس/خامسة سادس/سادسة سابع/سابعة ثامن/ثامنة"
    " تاسع/تاسعة عاشر/عاشرة"
)
_AR_TENS = _numbered(
    "عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين", 20, 10
)
_AR_TEN = _numbered("عشر/عشرة", 10)
_AR_HUNDREDS = _numbered("مائة/مئة مائتان/مائتين/مئتان/مئتين", 100, 100)
_AR_ONES = [word for word, n in _AR_NTH.items() if n < 10]
_AR_LAST_SIGN = "\u064b?ا?\u064b?"  # The ending of أولاً, ثانياً
_AR_BELOW = (
    f"(?:(?:ال)?{_any(_AR_ONES)}{_BLANK}{_any(_AR_TEN)}|(?:(?:ال)?{_any(_AR_ONES)}{_BLANK}و{_BLANK}?)?(?:ال)?{_any(_AR_TENS)}"
    f"|(?:ال)?{_any(_AR_NTH)}{_AR_LAST_SIGN})"
)
_AR_HUNDRED = f"(?:ال)?{_any(_AR_HUNDREDS)}"
_AR_ORDINAL = (
    f"(?:{_AR_BELOW}{_BLANK}بعد{_BLANK}{_AR_HUNDRED}|{_AR_HUNDRED}(?:{_BLANK}و{_BLANK}?{_AR_BELOW})?|{_AR_BELOW})"
)

_CARDINALS = {"en": _EN_CARDINAL, "fr": _FR_CARDINAL, "es": _ES_CARDINAL, "ru": _RU_CARDINAL}
_ORDINALS = {"en": _EN_ORDINAL, "fr": _FR_ORDINAL, "es": _ES_ORDINAL, "ru": _RU_ORDINAL, "ar": _AR_ORDINAL}
_GOES_ON = (
    rf"(?!{_JOINT}+(?:(?:hundred|thousand|million|cents?|mille|mil|vingts?)(?![^\W\d_])|сот|тысяч"
    rf"|(?:و{_BLANK}?)?(?:ال)?(?:مائ|مئ|[أا]لف|عشر)|بعد{_BLANK}ال))(?!-[^\W\d_]{{2}})"
)
"""What stands behind a number that is no whole one: a magnitude, or the rest of a compound ("one-third")."""
_ENDS = rf"(?![^\W\d_]){_GOES_ON}"
_OTHER_SCRIPTS = re.compile(f"[\u0400-\u052f{ARABIC_LETTERS}]")


def _pattern(*languages: str) -> str:
    """Return a pattern of the numbers in words of some languages; to be compiled without regard to case."""
    # The ordinals come first: "twenty-first" begins with a cardinal.
    words = (table[language] for table in (_ORDINALS, _CARDINALS) for language in languages if language in table)
    return f"(?:{'|'.join(words)}){_ENDS}"


PATTERN = _pattern("en", "fr", "es", "ru", "ar")
_LATIN_PATTERN = _pattern("en", "fr", "es")


def pattern_for(text: str) -> str:
    """Return a pattern of all numbers in words that a text may hold; to be compiled without regard to case.

    Without Russian and Arabic it compiles in half the time, which is a tenth of a short job.
    """
    return PATTERN if _OTHER_SCRIPTS.search(text) else _LATIN_PATTERN


ORDINAL_PATTERN = f"(?:{'|'.join(_ORDINALS.values())}){_ENDS}"
"""A pattern of the ordinals among them."""

_ALL = (
    _EN_ONES, _EN_TEENS, _EN_TENS, _EN_NTH, _EN_TEENTH, _EN_TENTH, _FR_ONES, _FR_TEENS, _FR_TENS, _FR_NTH, _FR_TEENTH,
    _FR_TENTH, _FR_FIRST, _ES_ONES, _ES_TEENS, _ES_TENS, _ES_NTH, _ES_TENTH, _ES_TEENTH, _RU_ONES, _RU_TEENS, _RU_TENS,
    _RU_HUNDREDS, _RU_NTH, _RU_TEENTH, _RU_TENTH, _RU_HUNDREDTH, _AR_NTH, _AR_TENS, _AR_TEN, _AR_HUNDREDS,
    {"únic": 1, "dieci": 10, "veinti": 20, "veinte": 20, "cien": 100, "ciento": 100, "centésim": 100}, _TIMES,
)  # fmt: skip
_VALUES = {without_accents(word): n for words in _ALL for word, n in words.items()}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a compiled pattern. These take long to compile, and many runs need none of them."""
    return re.compile(pattern, re.IGNORECASE)


_STARTS = frozenset(word[:3] for word in _VALUES)
_EXAMINED = 6
"""Words among which the number of a label stands: "Draft Article Two", "المشروع مادة الحادية عشرة"."""


MAX_LABEL = 100
"""Characters in which these words stand."""
_IN_FIGURES = re.compile(r"(?:[^\W\d_]+[.\s]*)?[\[(]?\d")
"""A label whose number is in figures: "Article 2", "2."."""


def may_hold_number(text: str) -> bool:
    """Return whether the first words of a text may hold a number in words; quickly, since few do.

    >>> may_hold_number("Article Two"), may_hold_number("Article 2")
    (True, False)
    """
    if _IN_FIGURES.match(text):
        return False
    for word in text[:MAX_LABEL].split(maxsplit=_EXAMINED)[:_EXAMINED]:
        folded = word.lower() if word.isascii() else without_accents(word)
        if folded.strip("[]().,:").removeprefix("و").removeprefix("ال")[:3] in _STARTS:
            return True
    return False


@lru_cache(maxsize=20_000)
def begins_number(word: str) -> bool:
    """Return whether a word may be the first of a number in words; quickly, with false positives.

    >>> begins_number("Première"), begins_number("Parties")
    (True, False)
    """
    folded = word.lower() if word.isascii() else without_accents(word)
    return folded.removeprefix("ال")[:3] in _STARTS


@cache
def _atoms() -> re.Pattern[str]:
    """Return the pattern of the words and stems that have a value, the longest first."""
    return re.compile("|".join(sorted(_VALUES, key=len, reverse=True)))


def number_in_words(text: str) -> int | None:
    """Read a text that is a number in words, and nothing else.

    >>> number_in_words("Twenty-first"), number_in_words("décimo primero"), number_in_words("quatre-vingt-dix-neuf")
    (21, 11, 99)
    >>> number_in_words("الحادية والعشرون بعد المائة"), number_in_words("сто вторая"), number_in_words("two thousand")
    (121, 102, None)

    Returns:
        The number; None for any other text.
    """
    if not may_hold_number(text):
        return None
    return _value(text) if _compiled(pattern_for(text)).fullmatch(text) else None


def _value(words: str) -> int:
    """Return the value of words that the grammar of their language admits."""
    total = last = 0
    for atom in _atoms().findall(without_accents(words)):
        value = _VALUES[atom]
        if atom in _TIMES and (last == 4 if value == 20 else 0 < last < 10):
            total, value = total - last, last * value
        total, last = total + value, value
    return total


_HEADS = (
    r"(?:disposici[óo]n|cl[áa]usula|art[íi]culo|disposition|clause|article)?[ \u00a0]*"
    r"(?:transitori[oa]|transitoire|final[e]?|adicional|additionnelle|derogatori[oa]|abrogatoire)?[ \u00a0]*"
)
_ORDINAL_LABEL = rf"[\[(]?(?:{_HEADS})(?P<words>{ORDINAL_PATTERN})[\])]?[ \u00a0]*[.:)]?[–—-]{{0,2}}"
_HAN_ORDINAL_LABEL = re.compile(f"[\\[（(]?第(?P<han>[{HAN_NUMERALS}]+|\\d+)[\\]）)]?[、.．:：]?")


def ordinal_of(text: str) -> int | None:
    """Read a line that is an ordinal in words, as transitional provisions are numbered.

    The words of the provision may stand before it ("Disposición transitoria primera"), and signs behind it.

    >>> ordinal_of("Segunda.-"), ordinal_of("Twenty-First"), ordinal_of("ثانياً"), ordinal_of("第三")
    (2, 21, 2, 3)
    >>> ordinal_of("Disposición transitoria primera"), ordinal_of("First of all"), ordinal_of("Two")
    (1, None, None)

    Returns:
        The number; None for any other line, a cardinal among them.
    """
    text = text.strip()
    if match := _compiled(_ORDINAL_LABEL).fullmatch(text):
        return _value(match["words"])
    match = _HAN_ORDINAL_LABEL.fullmatch(text)
    return int(han_value(match["han"])) if match else None


_FINAL_PROVISIONS = (
    r"(?<![^\W\d_])(?:"
    r"(?:(?:final|transitional|transitory|additional|supplementary|derogatory|repealing|closing|concluding|miscellaneous)"
    r"(?:, | and | or |/)?[ ]?)+(?:provision|clause|article|rule)s?"
    r"|(?:disposition|clause|article)s? "
    r"(?:(?:diverse|générale|finale?|transitoire|additionnel(?:le)?|complémentaire|abrogatoire)s?"
    r"(?:, | et | ou )?)+"
    r"|(?:disposici[óo]n(?:es)?|cl[áa]usulas?|art[íi]culos?) "
    r"(?:(?:generales|final(?:es)?|transitori[oa]s?|adicional(?:es)?"
    r"|complementari[oa]s?|derogatori[oa]s?|diversas)(?:, | y | e )?)+"
    r"|(?:(?:общи|заключительн|переходн|дополнительн|отменяющ|прочи)[а-яё]*(?:, | и | ))+"
    r"(?:положени|постановлени|стать)[а-яё]+"
    r"|(?:ال)?[أا]حكام (?:(?:و)?(?:ال)?(?:عامة|ختامية|نهائية|انتقالية|[إا]ضافية|تكميلية|ملغاة|متفرقة)(?:، | و ?| )?)+"
    r")(?![^\W\d_])"
    r"|(?:最后|最终|过渡|过渡性|附加|补充|废止|杂项)(?:和|及|、)?(?:最后|最终|过渡|过渡性|附加|补充)?(?:性)?(?:条款|规定)|附则"
)
_TRANSITORY = frozenset(["transitorios", "transitorias", "artículos transitorios"])
"""Headings of transitional provisions in Latin America, without a noun."""
_MAX_HEADING = 100
"""Characters of a heading of final provisions; longer lines are sentences."""


def names_final_provisions(heading: str) -> bool:
    """Return whether a heading is one of final, transitional, additional or derogatory provisions.

    Below such headings provisions often bear ordinals alone ("First", "Segunda").

    >>> (
    ...     names_final_provisions("TRANSITIONAL AND FINAL PROVISIONS"),
    ...     names_final_provisions("Disposiciones transitorias"),
    ... )
    (True, True)
    >>> names_final_provisions("第六章 最后条款"), names_final_provisions("General provisions")
    (True, False)
    """
    if heading.strip(" .:").casefold() in _TRANSITORY:
        return True
    return len(heading) <= _MAX_HEADING and any(
        _is_final(match[0]) for match in _compiled(_FINAL_PROVISIONS).finditer(heading)
    )


_FINAL = re.compile(
    "final|transit|addition|supplement|derogat|repeal|closing|concluding|adicional|complement|complément|abrogat"
    "|заключительн|переходн|дополнительн|отменяющ|ختامي|نهائي|انتقالي|[إا]ضافي|تكميلي|ملغا|最|过渡|附|补充|废止",
    re.IGNORECASE,
)


def _is_final(words: str) -> bool:
    """Return whether one of these words says more than "general" or "miscellaneous"."""
    return _FINAL.search(words) is not None
