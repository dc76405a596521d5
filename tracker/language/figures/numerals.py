"""Numerals in running text, cardinal and ordinal, in every form that laws use; Chinese ones are signs, not words.

Labels need whole numbers of a few words, which :mod:`tracker.language.number_words` reads by patterns of all languages
together. A line of text is read word by word, in one language, so that long lines take no longer than their length.
All words stand here without accents and in small letters (:func:`~tracker.language.scripts.without_accents`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tracker.language.scripts import without_accents


@dataclass(frozen=True, slots=True)
class Numeral:
    """One word of a number.

    Attributes:
        value: Its value.
        ordinal: Whether it makes the number an ordinal.
        multiplies: Whether it multiplies what stands before it, as "hundred" and "million" do.
        alone: Whether it may be a number by itself; not so of an English "hundred", or of the Arabic "one" of "eleven".
        plain: Whether it is the cardinal one, which is an article or a pronoun as well.
    """

    value: int
    ordinal: bool = False
    multiplies: bool = False
    alone: bool = True
    plain: bool = False


def _forms(words: str, first: int, step: int = 1) -> dict[str, int]:
    """Return words with their values; forms of one number are divided by a slash."""
    return {form: first + n * step for n, forms in enumerate(words.split()) for form in forms.split("/")}


def _table(
    cardinals: dict[str, int],
    ordinals: dict[str, int],
    factors: dict[str, int],
    never_alone: frozenset[str] = frozenset(),
    ones: str = "",
) -> dict[str, Numeral]:
    table = {without_accents(word): Numeral(value) for word, value in cardinals.items()}
    table |= {without_accents(word): Numeral(value, ordinal=True) for word, value in ordinals.items()}
    for word, value in factors.items():
        table[without_accents(word)] = Numeral(value, multiplies=True)
    for word in ones.split():
        table[without_accents(word)] = Numeral(1, plain=True)
    for word in never_alone:
        entry = table[without_accents(word)]
        table[without_accents(word)] = Numeral(entry.value, entry.ordinal, entry.multiplies, alone=False)
    return table


def _english() -> dict[str, Numeral]:
    cardinals = _forms(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", 0
    )
    cardinals |= _forms("sixteen seventeen eighteen nineteen", 16)
    cardinals |= _forms("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10) | {"dozen": 12}
    ordinals = _forms("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth", 1)
    ordinals |= _forms("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 14)
    ordinals |= _forms(
        "twentieth thirtieth fortieth/fourtieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10
    )
    ordinals |= {"hundredth": 100, "thousandth": 1000}
    factors = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    factors |= {"hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
    return _table(cardinals, ordinals, factors, frozenset(factors), "one")


_FRENCH_CHANGES = {"cinq": "cinqu", "neuf": "neuv"}


def _french() -> dict[str, Numeral]:
    below = _forms("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 2)
    tens = _forms("vingt trente quarante cinquante soixante septante huitante/octante nonante", 20, 10)
    cardinals = {"zéro": 0, **below, **tens, "vingts": 20, "douzaine": 12}
    stems = below | tens | {"un": 1, "cent": 100, "mill": 1000}
    ordinals: dict[str, int] = {}
    for word, n in stems.items():
        stem = _FRENCH_CHANGES.get(word, word.removesuffix("e"))
        ordinals |= {f"{stem}ième": n, f"{stem}ièmes": n}
    ordinals |= dict.fromkeys(("premier", "première", "premiers", "premières"), 1)
    ordinals |= dict.fromkeys(("second", "seconde"), 2)
    factors = {"cent": 100, "cents": 100, "mille": 1000, "mil": 1000}
    great = {"million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9, "billions": 10**12}
    return _table(cardinals, ordinals, factors | great, frozenset(great), "un une")


def _spanish() -> dict[str, Numeral]:
    ones = _forms("dos tres cuatro cinco seis siete ocho nueve", 2)
    cardinals = {"cero": 0, **ones, **_forms("diez once doce trece catorce quince", 10)}
    cardinals |= _forms("dieciséis diecisiete dieciocho diecinueve veinte", 16)
    cardinals |= _forms("veintiún/veintiuno/veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis", 21)
    cardinals |= _forms("veintisiete veintiocho veintinueve", 27)
    cardinals |= _forms("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10) | {"docena": 12}
    cardinals |= {"cien": 100, "ciento": 100}
    hundreds = "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
    for word, n in _forms(hundreds, 200, 100).items():
        cardinals |= {word: n, word.replace("ientos", "ientas"): n}
    stems = _forms("primer segund tercer cuart quint sext séptim/sétim octav noven décim undécim duodécim", 1)
    stems |= _forms("decimotercer decimocuart decimoquint decimosext decimoséptim decimoctav decimonoven", 13)
    stems |= _forms("vigésim trigésim cuadragésim quincuagésim sexagésim septuagésim octogésim nonagésim", 20, 10)
    stems |= {"centésim": 100, "milésim": 1000}
    ordinals = {f"{stem}{end}": n for stem, n in stems.items() for end in ("o", "a", "os", "as")}
    ordinals |= {"primer": 1, "tercer": 3, "decimotercer": 13}
    del ordinals["segundos"], ordinals["terceros"], ordinals["terceras"]  # Seconds, and third parties.
    great = {"millón": 10**6, "millones": 10**6, "billón": 10**12, "billones": 10**12}
    return _table(cardinals, ordinals, {"mil": 1000, **great}, frozenset(great), "un uno una")


_RUSSIAN_ENDINGS = [
    "ый",
    "ого",
    "ому",
    "ым",
    "ом",
    "ая",
    "ой",
    "ую",
    "ою",
    "ое",
    "ые",
    "ых",
    "ыми",
    "ий",
    "его",
    "ему",
    "им",
    "ем",
    "яя",
    "ей",
    "юю",
    "ее",
    "ие",
    "их",
    "ими",
]


def _russian() -> dict[str, Numeral]:
    cardinals = _forms("ноль/нуль/ноля/нуля", 0) | _forms(
        "два/две/двух/двум/двумя/двое/двоих трех/трём/тремя/три/трое/троих четыре/четырех/четырем/четырьмя/четверо", 2
    )
    for word, n in _forms("пять шесть семь восемь девять десять", 5).items():
        stem = word.removesuffix("ь")
        cardinals |= {word: n, f"{stem}и": n, f"{word}ю": n}
    cardinals |= {"восьми": 8, "восьмью": 8}
    teens = "одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
    for word, n in (_forms(teens, 11) | {"двадцать": 20, "тридцать": 30}).items():
        cardinals |= {word: n, f"{word.removesuffix('ь')}и": n, f"{word}ю": n}
    cardinals |= {"сорок": 40, "сорока": 40, "девяносто": 90, "девяноста": 90, "сто": 100, "ста": 100, "дюжина": 12}
    stems = _forms("пят шест сем восем", 50, 10)
    for stem, n in stems.items():
        genitive = "восьми" if stem == "восем" else f"{stem}и"
        cardinals |= {f"{stem}ьдесят": n, f"{genitive}десяти": n, f"{stem}ьюдесятью": n, f"{genitive}десятью": n}
        cardinals |= {f"{stem}ьсот": 10 * n, f"{genitive}сот": 10 * n, f"{genitive}стам": 10 * n}
        cardinals |= {f"{stem}ьюстами": 10 * n, f"{genitive}стах": 10 * n}
    cardinals |= dict.fromkeys(("девятьсот", "девятисот", "девятистам", "девятьюстами", "девятистах"), 900)
    cardinals |= dict.fromkeys(("двести", "двухсот", "двумстам", "двумястами", "двухстах"), 200)
    cardinals |= dict.fromkeys(("триста", "трехсот", "тремстам", "тремястами", "трехстах"), 300)
    cardinals |= dict.fromkeys(("четыреста", "четырехсот", "четыремстам", "четырьмястами", "четырехстах"), 400)
    nth = _forms("перв втор трет четверт пят шест седьм восьм девят десят", 1)
    nth |= {word.removesuffix("ь"): n for word, n in _forms(teens, 11).items()}
    nth |= _forms("двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност сот", 20, 10)
    nth |= _forms("двухсот трехсот четырехсот пятисот шестисот семисот восьмисот девятисот", 200, 100)
    nth |= {"тысячн": 1000, "двухтысячн": 2000}
    ordinals = {
        f"{stem}{end}": n for stem, n in nth.items() for end in _RUSSIAN_ENDINGS if stem not in ("трет", "третьи")
    }
    ends = ("ий", "ья", "ье", "ьи", "ьего", "ьей", "ьему", "ьим", "ьем", "ью", "ьих", "ьими")
    ordinals |= {f"трет{end}": 3 for end in ends}
    factors = dict.fromkeys(("тысяча", "тысячи", "тысяч", "тысяче", "тысячу", "тысячей", "тысячью", "тысячам",
                             "тысячами", "тысячах", "тыс"), 1000)  # fmt: skip
    for stem, n in {"миллион": 10**6, "миллиард": 10**9, "триллион": 10**12}.items():
        factors |= dict.fromkeys((f"{stem}{end}" for end in ("", "а", "ов", "у", "ом", "е", "ы", "ам", "ами", "ах")), n)
    factors |= {"млн": 10**6, "млрд": 10**9, "трлн": 10**12}
    one = "один одна одно одного одной одному одним одном одну одною"
    return _table(cardinals, ordinals, factors, frozenset({"тысяч", "тыс", "млн", "млрд", "трлн"}), one)


def _arabic() -> dict[str, Numeral]:
    cardinals = {"صفر": 0} | _forms("اثنان/اثنين/اثنتان/اثنتين/اثنا/اثني/اثنتا/اثنتي ثلاث/ثلاثة أربع/أربعة خمس/خمسة", 2)
    cardinals |= _forms("ست/ستة سبع/سبعة ثمان/ثماني/ثمانية/ثمانيا تسع/تسعة عشر/عشرة", 6)
    cardinals |= _forms("عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين", 20, 10)
    cardinals |= _forms("ثمانون/ثمانين تسعون/تسعين", 80, 10) | {"أحد": 1, "إحدى": 1}
    cardinals |= dict.fromkeys(("مائتان", "مائتين", "مئتان", "مئتين", "مائتا", "مائتي", "مئتا", "مئتي"), 200)
    prefixes = _forms("ثلاث أربع خمس ست سبع ثماني/ثمان تسع", 300, 100)
    cardinals |= {f"{word}{hundred}": n for word, n in prefixes.items() for hundred in ("مائة", "مئة", "ماية")}
    cardinals |= dict.fromkeys(("ألفان", "ألفين", "ألفا", "ألفي"), 2000)
    cardinals |= dict.fromkeys(("مليونان", "مليونين", "مليونا", "مليوني"), 2 * 10**6)
    nth = _forms("أول/أولى ثاني/ثانية/ثان ثالث/ثالثة رابع/رابعة خامس/خامسة سادس/سادسة سابع/سابعة ثامن/ثامنة", 1)
    nth |= _forms("تاسع/تاسعة عاشر/عاشرة", 9) | {"حادي": 1, "حادية": 1}
    factors = dict.fromkeys(("مائة", "مئة", "ماية"), 100) | dict.fromkeys(("ألف", "ألفا", "آلاف", "ألاف"), 1000)
    factors |= dict.fromkeys(("مليون", "مليونا", "ملايين"), 10**6)
    factors |= dict.fromkeys(("مليار", "مليارا", "مليارات", "بليون", "بليونا", "بلايين"), 10**9)
    return _table(
        cardinals, nth, factors, frozenset({"أحد", "إحدى", "حادي", "حادية", "آلاف", "ملايين"}), "واحد واحدة واحدا"
    )


_TABLES = {"en": _english, "fr": _french, "es": _spanish, "ru": _russian, "ar": _arabic}


@cache
def numerals(language: str) -> dict[str, Numeral]:
    """Return the words of numbers of a language, folded; empty for Chinese and languages that are not of the six.

    >>> numerals("ru")["пятидесяти"].value, numerals("fr")["quatrieme"].ordinal
    (50, True)
    """
    made = _TABLES.get(language)
    return made() if made else {}


JOINTS = {"en": frozenset({"and"}), "fr": frozenset({"et"}), "es": frozenset({"y"}), "ru": frozenset[str](),
          "ar": frozenset({"و"})}  # fmt: skip
"""Words inside a number: "one hundred and five", "vingt et un", "treinta y uno"; the Arabic one may be joined."""


# Adjectives of durations: "тридцатидневный срок", "un periodo bienal" is none: it says how often.

_RUSSIAN_STEMS = {"дневн": "day", "недельн": "week", "месячн": "month", "летн": "year", "годичн": "year",
                  "часов": "hour", "суточн": "day", "минутн": "minute"}  # fmt: skip


@cache
def _russian_prefixes() -> dict[str, int]:
    prefixes = {"одно": 1, "двух": 2, "трех": 3, "четырех": 4, "сорока": 40, "девяносто": 90, "сто": 100}
    return prefixes | {
        word: entry.value
        for word, entry in numerals("ru").items()
        if word.endswith("и") and not entry.ordinal and not entry.multiplies and 5 <= entry.value < 100
    }


def russian_duration(word: str) -> tuple[int, str] | None:
    """Read an adjective that states a duration.

    Args:
        word: One word, folded.

    >>> from tracker.language.scripts import without_accents
    >>> (
    ...     russian_duration(without_accents("тридцатидневный")),
    ...     russian_duration(without_accents("двадцатичетырехчасового")),
    ... )
    ((30, 'day'), (24, 'hour'))

    Returns:
        The number and the unit; None for other words.
    """
    for stem, unit in _RUSSIAN_STEMS.items():
        head, found, ending = word.partition(stem)
        if found and head and ending in _folded_endings():
            value = _prefix_value(head)
            return (value, unit) if value else None
    return None


def russian_unit(word: str) -> str:
    """Return the unit of an adjective behind a number in figures: "30-дневный"; empty for other words.

    >>> russian_unit("летнего")
    'year'
    """
    for stem, unit in _RUSSIAN_STEMS.items():
        if word.startswith(stem) and word[len(stem) :] in _folded_endings():
            return unit
    return ""


@cache
def _folded_endings() -> frozenset[str]:
    return frozenset(map(without_accents, _RUSSIAN_ENDINGS))


def _prefix_value(head: str) -> int:
    prefixes = _russian_prefixes()
    if head in prefixes:
        return prefixes[head]
    for cut in range(len(head) - 1, 2, -1):
        ten, one = prefixes.get(head[:cut], 0), prefixes.get(head[cut:], 0)
        if ten >= 20 and ten % 10 == 0 and 0 < one < (100 if ten == 100 else 10):
            return ten + one
    return 0
