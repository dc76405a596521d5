"""Writes numbers in words in the six languages, as the grammars say; shares nothing with the code that reads them."""

from __future__ import annotations


def _words(words: str) -> list[str]:
    return words.split()


_EN = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen "
)
_EN_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
_FR = _words("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize ")
_FR_TENS = _words("vingt trente quarante cinquante soixante")
_ES = _words(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"
    " diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco"
    " veintiséis veintisiete veintiocho veintinueve "
)
_ES_TENS = _words("treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_ES_HUNDREDS = _words(
    "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos "
)
_RU = _words(
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать"
    " четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать "
)
_RU_GENITIVE = _words(
    "ноля одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати"
    " четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати "
)
_RU_TENS = _words("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")
_RU_TENS_GENITIVE = _words("двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста ")
_RU_HUNDREDS = _words("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот")
_RU_HUNDREDS_GENITIVE = _words("ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот ")
_AR = _words("صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة")
_AR_TENS = _words("عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون")
_AR_HUNDREDS = _words("مائة مائتان ثلاثمائة أربعمائة خمسمائة ستمائة سبعمائة ثمانمائة تسعمائة")
_ZH = "零一二三四五六七八九"


def english(n: int) -> str:
    """Write a number up to 1000."""
    if n == 1000:
        return "one thousand"
    if n >= 100:
        rest = f" and {english(n % 100)}" if n % 100 else ""
        return f"{_EN[n // 100]} hundred{rest}"
    if n >= 20:
        return _EN_TENS[n // 10 - 2] + (f"-{_EN[n % 10]}" if n % 10 else "")
    return _EN[n]


def french(n: int) -> str:
    """Write a number up to 1000, in the spelling of the Academy before 1990."""
    if n == 1000:
        return "mille"
    if n >= 100:
        head = "cent" if n < 200 else f"{_FR[n // 100]} cent{'' if n % 100 else 's'}"
        return head + (f" {french(n % 100)}" if n % 100 else "")
    if n >= 80:
        return "quatre-vingts" if n == 80 else f"quatre-vingt-{french(n - 80)}"
    if n == 71:
        return "soixante et onze"
    if n in (21, 31, 41, 51, 61):
        return f"{_FR_TENS[n // 10 - 2]} et un"
    if n >= 60:
        return "soixante" + (f"-{french(n - 60)}" if n > 60 else "")
    if n >= 20:
        return _FR_TENS[n // 10 - 2] + (f"-{_FR[n % 10]}" if n % 10 else "")
    return _FR[n] if n <= 16 else f"dix-{_FR[n - 10]}"


def spanish(n: int) -> str:
    """Write a number up to 1000."""
    if n == 1000:
        return "mil"
    if n >= 100:
        head = ("cien" if n == 100 else "ciento") if n < 200 else _ES_HUNDREDS[n // 100 - 2]
        return head + (f" {spanish(n % 100)}" if n % 100 else "")
    if n >= 30:
        return _ES_TENS[n // 10 - 3] + (f" y {_ES[n % 10]}" if n % 10 else "")
    return _ES[n]


def russian(n: int, *, genitive: bool = False) -> str:
    """Write a number up to 1000, in the nominative or the genitive."""
    ones, tens, hundreds = (
        (_RU_GENITIVE, _RU_TENS_GENITIVE, _RU_HUNDREDS_GENITIVE) if genitive else (_RU, _RU_TENS, _RU_HUNDREDS)
    )
    if n == 1000:
        return "тысячи" if genitive else "тысяча"
    if n >= 100:
        return hundreds[n // 100 - 1] + (f" {russian(n % 100, genitive=genitive)}" if n % 100 else "")
    if n >= 20:
        return tens[n // 10 - 2] + (f" {ones[n % 10]}" if n % 10 else "")
    return ones[n]


def arabic(n: int, *, oblique: bool = False) -> str:
    """Write a number up to 1000, in the nominative or the oblique case."""
    words = _arabic(n)
    return words.replace("ون", "ين").replace("تان", "تين").replace("اثنا ", "اثني ") if oblique else words


def _arabic(n: int) -> str:
    if n == 1000:
        return "ألف"
    if n >= 100:
        return _AR_HUNDREDS[n // 100 - 1] + (f" و{_arabic(n % 100)}" if n % 100 else "")
    if n >= 20:
        return (f"{_AR[n % 10]} و" if n % 10 else "") + _AR_TENS[n // 10 - 2]
    if n > 10:
        return {11: "أحد", 12: "اثنا"}.get(n, _AR[n - 10]) + " عشر"
    return _AR[n]


def chinese(n: int) -> str:
    """Write a number up to 1000."""
    if n == 1000:
        return "一千"
    if n >= 100:
        rest = n % 100
        tail = "" if not rest else f"零{_ZH[rest]}" if rest < 10 else ("一" if rest < 20 else "") + chinese(rest)
        return f"{_ZH[n // 100]}百{tail}"
    if n >= 10:
        return ("" if n < 20 else _ZH[n // 10]) + "十" + (_ZH[n % 10] if n % 10 else "")
    return _ZH[n]


SPELL = {"en": english, "fr": french, "es": spanish, "ru": russian, "ar": arabic, "zh": chinese}
"""The writers by language."""
