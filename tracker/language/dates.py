"""Dates as documents print them in the six languages of the UN, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date

from tracker.language.numerals import HAN_NUMERALS, ascii_digits, han_value, roman_value

_MONTHS = (
    "january janvier enero января январь يناير كانون الثاني",
    "february février fevrier febrero февраля февраль فبراير شباط",
    "march mars marzo марта март مارس آذار",
    "april avril abril апреля апрель أبريل ابريل إبريل نيسان",
    "may mai mayo мая май مايو أيار",
    "june juin junio июня июнь يونيه يونيو حزيران",
    "july juillet julio июля июль يوليه يوليو تموز",
    "august août aout agosto августа август أغسطس آب",
    "september septembre septiembre setiembre сентября сентябрь سبتمبر أيلول",
    "october octobre octubre октября октябрь أكتوبر تشرين الأول",
    "november novembre noviembre ноября ноябрь نوفمبر تشرين الثاني",
    "december décembre decembre diciembre декабря декабрь ديسمبر كانون الأول",
)
_TWO_WORDS = re.compile("(كانون|تشرين) (الثاني|الأول)")
"""The months of the Levant that take two words; Arabic documents of the UN print both names: ``نيسان/أبريل``."""
MONTHS = {
    name.replace("_", " "): number
    for number, names in enumerate(_MONTHS, start=1)
    for name in _TWO_WORDS.sub(r"\1_\2", names).split()
}
"""The names of the months in the six languages, in small letters, with their numbers."""
_NAMES = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_YEAR = r"(?P<year>\d{4})"
DATE = re.compile(
    rf"""(?<!\w)(?:
        (?P<day>\d{{1,2}})(?:er|st|nd|rd|th|º|°)?[ \u00a0]+(?:de[ ]|of[ ])?(?P<month>{_NAMES})(?:/(?:{_NAMES}))?
            [ \u00a0]+(?:de[ ]|del[ ])?{_YEAR}(?:[ \u00a0]?(?:года|г\.))?
      | (?P<us_month>{_NAMES})[ \u00a0](?P<us_day>\d{{1,2}}),?[ \u00a0](?P<us_year>\d{{4}})
      | (?P<han_year>\d{{4}}|[{HAN_NUMERALS}]{{4}})[ ]?年[ ]?(?P<han_month>\d{{1,2}}|[{HAN_NUMERALS}]{{1,3}})[ ]?月
            [ ]?(?P<han_day>\d{{1,2}}|[{HAN_NUMERALS}]{{1,3}})[ ]?日
      | (?P<n_day>\d{{1,2}})[./](?P<n_month>\d{{1,2}}|[IVX]{{1,4}})[./](?P<n_year>\d{{4}})
      | (?P<i_year>\d{{4}})-(?P<i_month>\d{{2}})-(?P<i_day>\d{{2}})
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A date with its day; ``16.V.2005`` is the form of the Council of Europe."""


def iso_date(text: str) -> str:
    """Return the first date of a text as ISO 8601; empty without one.

    >>> (
    ...     iso_date("Geneva, 1 April 2014"),
    ...     iso_date("١ نيسان/أبريل ٢٠١٤"),
    ...     iso_date("2014年4月1日"),
    ...     iso_date("16.V.2005"),
    ... )
    ('2014-04-01', '2014-04-01', '2014-04-01', '2005-05-16')

    Args:
        text: Any words; a day comes before its month, but for the American order of names.
    """
    match = DATE.search(text)
    if match is None:
        return ""
    parts = {name.rpartition("_")[2]: value for name, value in match.groupdict().items() if value}
    try:
        return date(_number(parts["year"]), _number(parts["month"]), _number(parts["day"])).isoformat()
    except (ValueError, KeyError):  # The thirtieth of February; "Aprıl", which equals "april" to a pattern alone.
        return ""


def _number(printed: str) -> int:
    if printed.isdecimal():
        return int(ascii_digits(printed))
    if month := MONTHS.get(printed.casefold()):
        return month
    return roman_value(printed) or int(han_value(printed))
