"""Words by which the planter finds figures, time limits, dates and references in six languages, and what it puts there.

Each entry is a pair of forms that may stand in one another's place without breaking the grammar of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """The words of one language.

    Attributes:
        words: Numbers in words, each with another that can stand there.
        units: Units of time, each with another.
        months: Names of months, each with another.
        percent: What stands behind a percentage.
        article: What stands before the number of an article that is referred to.
        paragraph: What stands before the number of a paragraph that is referred to.
        annex: References to an annex, each with another.
    """

    words: dict[str, str]
    units: dict[str, str]
    months: dict[str, str]
    percent: str
    article: str
    paragraph: str
    annex: dict[str, str]


def _both(**pairs: str) -> dict[str, str]:
    return pairs | {second: first for first, second in pairs.items()}


TONGUES = {
    "en": Tongue(
        words={"two": "four", "three": "seven", "four": "nine", "five": "eight", "six": "eleven", "ten": "twelve",
               "twelve": "fifteen", "thirty": "forty", "sixty": "ninety", "twentieth": "fortieth",
               "ninetieth": "thirtieth", "sixtieth": "ninetieth", "fifteen": "fifty", "seven": "nine"},
        units={"days": "months", "months": "years", "years": "months", "hours": "days", "weeks": "months"},
        months=_both(January="June", March="May", September="November", December="October"),
        percent=r"(?: %| per cent|%)",
        article=r"\b[Aa]rticles? ",
        paragraph=r"\bparagraph ",
        annex={"annex I": "annex II", "annex II": "annex III", "Annex I": "Annex II", "Annex II": "Annex III"},
    ),
    "fr": Tongue(
        words={"deux": "quatre", "trois": "sept", "quatre": "neuf", "cinq": "huit", "six": "onze", "dix": "douze",
               "douze": "quinze", "trente": "quarante", "soixante": "cinquante", "vingtième": "quarantième",
               "quatre-vingt-dixième": "trentième", "soixantième": "trentième", "quinze": "cinquante", "sept": "neuf"},
        units={"jours": "mois", "mois": "jours", "ans": "mois", "années": "semaines", "heures": "jours"},
        months=_both(janvier="juin", mars="mai", septembre="novembre", décembre="octobre"),
        percent="[ \u00a0\u202f]?%",
        article=r"\b[Aa]rticles? ",
        paragraph=r"\bparagraphe ",
        annex={"annexe I": "annexe II", "annexe II": "annexe III"},
    ),
    "es": Tongue(
        words={"dos": "cuatro", "tres": "siete", "cuatro": "nueve", "cinco": "ocho", "seis": "once", "diez": "doce",
               "doce": "quince", "treinta": "cuarenta", "sesenta": "noventa", "vigésimo": "cuadragésimo",
               "nonagésimo": "trigésimo", "quince": "cincuenta", "siete": "nueve"},
        units={"días": "meses", "meses": "días", "años": "meses", "horas": "días"},
        months=_both(enero="junio", marzo="mayo", septiembre="noviembre", diciembre="octubre"),
        percent="[ \u00a0]?%",
        article=r"\b[Aa]rtículos? ",
        paragraph=r"\bpárrafo ",
        annex={"anexo I": "anexo II", "anexo II": "anexo III"},
    ),
    "ru": Tongue(
        words={"два": "четыре", "две": "четыре", "двух": "трех", "трех": "четырех", "пять": "восемь",
               "десяти": "двенадцати",
               "шести": "одиннадцати", "тридцати": "сорока", "двадцатого": "сорокового", "девяностый": "тридцатый",
               "пяти": "восьми", "двенадцати": "пятнадцати", "шестидесяти": "пятидесяти", "семи": "девяти"},
        units={"дней": "месяцев", "месяцев": "лет", "лет": "месяцев", "часов": "дней"},
        months=_both(января="июня", марта="мая", сентября="ноября", декабря="октября", февраля="апреля"),
        percent="(?:[ \u00a0]?%| процент)",
        article=r"\b[Сс]тать(?:я|и|е|ей|ю) ",
        paragraph=r"\bпункт(?:а|е|у|ом)? ",
        annex={"приложением I": "приложением II", "приложением II": "приложением III",
               "приложение II": "приложение III", "приложение I": "приложение II", "приложении I": "приложении II"},
    ),
    "zh": Tongue(
        words={"三名": "七名", "三十天": "四十天", "六个月": "十一个月", "五年": "八年", "两年": "四年", "三年": "七年",
               "第二十份": "第四十份", "第九十天": "第三十天", "十个": "十二个", "十五": "五十", "七名": "九名",
               "六十天": "九十天", "十二个月": "十八个月", "五名": "八名", "二十五": "三十五"},
        units={"天": "个月", "个月": "天", "年": "个月", "小时": "天"},
        months={"3月": "5月", "6月": "1月", "12月": "10月", "9月": "11月", "1月": "4月"},
        percent="%",
        article="第",
        paragraph="第",
        annex={"附件一": "附件二", "附件二": "附件三"},
    ),
    "ar": Tongue(
        words={"ثلاثة": "سبعة", "ثلاث": "سبع", "خمس": "ثماني", "ستة": "تسعة", "عشرة": "ثمانية", "ثلاثين": "أربعين",
               "العشرين": "الأربعين", "التسعين": "الثلاثين", "خمسة": "ثمانية", "سبعة": "تسعة", "ستين": "تسعين",
               "أربعة": "تسعة", "عشرين": "ثلاثين"},
        units={"يوما": "شهرا", "شهرا": "يوما", "أشهر": "أسابيع", "سنوات": "أشهر", "أيام": "أشهر"},
        months={"آذار/مارس": "أيار/مايو", "حزيران/يونيه": "تموز/يوليه", "كانون الأول/ديسمبر": "تشرين الأول/أكتوبر",
                "أيلول/سبتمبر": "تشرين الثاني/نوفمبر", "شباط/فبراير": "نيسان/أبريل"},
        percent="(?:%|٪| في المائة)",
        article=r"\b(?:المادة|المواد) ",
        paragraph=r"\bالفقرة ",
        annex={"المرفق الثاني": "المرفق الثالث", "للمرفق الأول": "للمرفق الثاني", "للمرفق الثاني": "للمرفق الثالث",
               "المرفق الأول": "المرفق الثاني"},
    ),
}  # fmt: skip
"""By language."""

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
"""Names of months as they stand in dates; Arabic prints two names, Chinese a number."""

DATE = {
    language: re.compile(
        rf"(?<!\d)(\d{{1,2}})(?:er|º|-?го)? (?:de )?({'|'.join(names.split())}) (?:de(?:l)? )?(\d{{4}})(?!\d)"
    )
    for language, names in MONTHS.items()
} | {
    "ar": re.compile(r"(?<!\d)(\d{1,2}) (\S+(?: \S+)?/\S+) (\d{4})(?!\d)"),
    "zh": re.compile(r"(?<!\d)(\d{4})年(\d{1,2}月)(\d{1,2})日"),
}
"""Dates: day, month, year; in Chinese year, month, day."""

FIGURE = re.compile(
    r"(?<![0-9A-Za-z/.,\-–:º])(?<!\d[ \u00a0\u202f])\d{1,3}(?:[.,]\d{1,2})?"
    r"(?![0-9A-Za-z/\-–:º]|[.,]\d|[ \u00a0\u202f]\d)"
)
"""A figure that stands alone: no part of a symbol, of a year, or of a number in groups of three."""
GROUPED = re.compile(
    r"(?<![\d/.,])(?<!\d[ \u00a0\u202f])(?:\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d{3}[ \u00a0]\d{1,2})"
    r"(?![\d/]|[ \u00a0\u202f]\d)"
)
"""A number in groups of three; in Arabic print the thousands may stand last, "000 50"."""
CHINESE_FIGURES = "一二三四五六七八九十"
"""The figures from which Chinese numbers up to 99 are made."""
