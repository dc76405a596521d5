"""The head of an issued document: who issued it, its symbol, date, languages and distribution, session and agenda.

The forms are those of the United Nations in their six languages (Editorial Manual, "Mastheads"), of the Council of
Europe and of the Official Journal of the European Union. The title of the treaty, its opening words and its recitals
are no part of the head.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.language.dates import DATE, iso_date
from tracker.model.stage import FrontMatter
from tracker.readers.structure.furniture.breaks import is_heading
from tracker.readers.structure.items import item_line
from tracker.readers.structure.printed_line import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

_SYMBOL = re.compile(r"(?<![\w/])[A-Z]{1,10}(?:/[A-Z0-9][A-Z0-9.()\-]{0,24}){1,8}(?<![.(\-])(?![\w/])\*{0,3}")
_ISSUER = re.compile(
    r"united nations|nations unies|naciones unidas|организация объедин[её]нных наций|объедин[её]нные нации"
    r"|الأمم المتحدة|联合国",
    re.IGNORECASE,
)
_DISTRIBUTION = re.compile(
    r"distr(?:ibution|ibución)?\b\.?[ \u00a0]*:?[ \u00a0]*"
    r"(?:general|limited|restricted|g[eé]n[eé]rale|limit[eé]e|restreinte|r[eé]serv[eé]e|limitada|reservada"
    r"|общая|ограниченная|для служебного пользования|عامة?|محدودة?|普遍|一般|有限)?"
    r"|распространение[ ]?:?[ ]?(?:общее|ограниченное)"
    r"|分发[:：]?[ ]?(?:普遍|一般|有限)"
    r"|(?:ال)?توزيع[ ]?:?[ ]?(?:عام|محدود)",
    re.IGNORECASE,
)
_LANGUAGES = {
    "en": "english anglais inglés английский الإنكليزية الانكليزية 英文 英语",
    "fr": "french français francés французский الفرنسية 法文 法语",
    "es": "spanish espagnol español испанский الإسبانية 西班牙文 西班牙语",
    "ru": "russian russe ruso русский الروسية 俄文 俄语",
    "ar": "arabic arabe árabe арабский العربية 阿拉伯文 阿拉伯语",
    "zh": "chinese chinois chino китайский الصينية 中文 汉语",
}
_LANGUAGE_OF = {name: language for language, names in _LANGUAGES.items() for name in names.split()}
_OWN_NAMES = {"en": "english", "fr": "français", "es": "español", "ru": "русский", "ar": "العربية", "zh": "中文"}
_NAMES = "|".join(sorted(_LANGUAGE_OF, key=len, reverse=True))
_ORIGINAL = re.compile(
    r"(?:original|langue originale|idioma original|оригинал|язык оригинала|الأصل|原文|原件)[ \u00a0]*[:：][ \u00a0]*"
    rf"(?P<original>(?:(?:{_NAMES})(?:[ ]?(?:[/,،、]|and|et|y|и|و)[ ]?)?){{1,6}})(?:[ ]only)?",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(rf"(?<!\w)(?P<language>{_NAMES})(?:[ ](?:only|seulement|solamente))?(?!\w)", re.IGNORECASE)
_BODY = re.compile(
    r"general assembly|security council|economic and social council|human rights council|trusteeship council"
    r"|secretariat|assemblée générale|conseil de sécurité|conseil économique et social|conseil des droits de l[’']homme"
    r"|asamblea general|consejo de seguridad|consejo económico y social|consejo de derechos humanos"
    r"|генеральная ассамблея|совет безопасности|экономический и социальный совет|совет по правам человека"
    r"|الجمعية العامة|مجلس الأمن|المجلس الاقتصادي والاجتماعي|مجلس حقوق الإنسان"
    r"|大会|安全理事会|经济及社会理事会|人权理事会",
    re.IGNORECASE,
)
_ORDINAL = (
    r"(?:[\w-]*(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|ieth|enth|lfth)|\d+(?:st|nd|rd|th))"
)
_SESSION_FORM = (
    rf"(?:resumed[ ])?{_ORDINAL}[ \u00a0](?:(?:special|emergency|resumed|regular)[ ]){{0,2}}(?:session|meeting)s?"
    r"|(?:[\w-]+[ \u00a0]){1,3}session(?: (?:extraordinaire|ordinaire))?"
    r"|(?:[\w-]+[ \u00a0]){1,4}per[ií]odo (?:extraordinario )?de sesiones"
    r"|(?:[\w-]+[ \u00a0]){1,3}сессия"
    r"|الدورة(?:[ \u00a0][\w-]+){1,4}"
    r"|第?[\w ]{1,8}(?:届会议|次会议)"
)
_AGENDA = re.compile(
    r"(?:provisional )?agenda items?[ \u00a0]\d.{0,30}"
    r"|items? \d.{0,20} of the (?:provisional |preliminary )?(?:list|agenda)\W{0,3}"
    r"|points? \d.{0,20} de l[’']ordre du jour(?: provisoire)?\W{0,3}"
    r"|temas? \d.{0,20} del programa(?: provisional)?\W{0,3}"
    r"|пункты? \d.{0,20} (?:предварительной )?повестки дня\W{0,3}"
    r"|(?:البند|البنود) .{1,20} من جدول الأعمال(?: المؤقت)?\W{0,3}"
    r"|(?:临时)?议程项目[ ]?\d.{0,20}",
    re.IGNORECASE,
)
_PLACE = r"[^\W\d_][\w .’'-]{1,30}[,،，][ ]?"
_DAYS = (
    rf"(?:{_PLACE})?\d{{1,2}}(?:er|º)?[^.;:\d]{{0,30}}\d{{1,2}}(?:er|º)?[^.;:\d]{{0,30}}\d{{4}}(?:[ ]года|[ ]г\.)?"
    rf"|\d{{4}}年\d{{1,2}}月\d{{1,2}}日?[^.;:\d]{{1,3}}(?:\d{{1,2}}月)?\d{{1,2}}日"
)
_PLACE_AND_DAYS = re.compile(_DAYS, re.IGNORECASE)
"""``New York, 23 March–2 April 2026``; ``6-23 June 2017``."""
_PLACE_AND_DAY = re.compile(f"{_PLACE}(?:{DATE.pattern})", re.VERBOSE | re.IGNORECASE)
_SESSION = re.compile(rf"(?:[^.;:]{{1,160}}[ ])?(?:{_SESSION_FORM})(?:,?[ ](?:{_DAYS}))?", re.IGNORECASE)
"""``Third session``; where lines were joined, with the body before and the days behind it."""
_SERIES = re.compile(
    r"(?:(?:council of europe|european) treaty series|série des traités (?:du conseil de l[’']europe|européens)"
    r"|cets|ets|stce|ste)[ \u00a0]*[-–—/]*[ \u00a0]*(?:no\.?|n[°ºo]\.?)?[ \u00a0]*(?P<number>\d{1,3})",
    re.IGNORECASE,
)
"""``Council of Europe Treaty Series – No. 198``."""
_FIRST_OF_NEW_SERIES = 194
"""From this number on (2004) the series is that of the Council of Europe; before it was the European one."""
_OF_UNION = "(?:EU|EC|EEC|UE|CE|CEE)"
_UNION_ACT = re.compile(
    r"(?:(?:commission|council|implementing|delegated|framework)[ ]){0,3}"
    r"(?:regulation|directive|decision|règlement|décision|reglamento|directiva|decisión)\b.{0,30}?"
    rf"(?P<symbol>\({_OF_UNION}(?:,[ ]Euratom)?\)[ ](?:No[ ]|n[oº°][ ])?\d{{1,4}}/\d{{2,4}}"
    rf"|\d{{2,4}}/\d{{1,4}}/{_OF_UNION})",
    re.IGNORECASE,
)
"""``Regulation (EU) 2019/2088``, ``Directive 95/46/EC``."""
_OPENING = re.compile(r"(?:the|we|les?|las?|los|el|nous|l[’'])(?![^\W\d_])", re.IGNORECASE)
"""The first word of opening words that are wrapped before their comma; no committee is called so in a head."""
_INTRODUCING = (",", "，", "،", ";", "；", "؛")
"""Ends of opening words, "The General Assembly,", and of recitals; no line of a head ends so."""
_MAX_LINES = 40
"""Lines from the top in which a head may stand."""
_MAX_HEAD_LINE = 200
"""Characters of a line of a head; several may have been joined."""
_MAX_START = 4
"""Lines with words before its first line: a picture, a name of a file."""
_MAX_DATE = 8
"""Lines from the top in which the date of such an act may stand."""
_MAX_UNKNOWN = 3
"""Lines in a row that are not recognised: the name of a committee, the title of an item of the agenda."""
_MIN_KINDS = 3
"""Kinds of lines (issuer, symbol, date …) that make a head; "United Nations" alone may begin a title."""
_STRONG = frozenset({"symbol", "distribution", "original"})
_ALL_TOKENS = (
    ("original", _ORIGINAL), ("distribution", _DISTRIBUTION), ("symbol", _SYMBOL), ("issuer", _ISSUER), ("body", _BODY),
    ("date", DATE), ("language", _LANGUAGE),
)  # fmt: skip
_WHOLE_LINES = (
    ("agenda", _AGENDA), ("days", _PLACE_AND_DAYS), ("days", _PLACE_AND_DAY), ("session", _SESSION),
)  # fmt: skip


class Masthead(NamedTuple):
    """The head of a document.

    Attributes:
        lines: Indexes of its lines.
        offered: The symbol, date, language and title that it states.
    """

    lines: frozenset[int]
    offered: FrontMatter


def find_masthead(lines: Sequence[str]) -> Masthead:
    """Find the head of an issued document.

    >>> found = find_masthead(["United Nations A/HRC/26/34", "Distr.: General", "1 April 2014", "Draft declaration"])
    >>> sorted(found.lines), found.offered.symbol, found.offered.date, found.offered.title
    ([0, 1, 2], 'A/HRC/26/34', '2014-04-01', 'Draft declaration')

    Args:
        lines: All lines; those that are known to be furniture are empty.
    """
    top = [at for at, text in enumerate(lines) if text][:_MAX_LINES]
    known = {at: kinds for at in top if (kinds := _kinds(lines[at]))}
    head = _united_nations(lines, top, known)
    if not head:
        return _other_head(lines, top)
    texts = [lines[at] for at in head]
    rest = [at for at in top if at > head[-1]]
    title = next((lines[at] for at in rest[:1] if is_title(lines[at]) and not is_heading(lines[at])), "")
    symbols = [match[0].rstrip("*") for text in texts if (match := _SYMBOL.search(text))]
    dates = [iso_date(lines[at]) for at in head if "date" in known.get(at, ())]
    offered = FrontMatter(
        symbol=symbols[0] if symbols else "", date=next(filter(None, dates), ""), language=_language(texts), title=title
    )
    return Masthead(frozenset(head), offered)


def _kinds(text: str) -> frozenset[str]:
    """Return the kinds of information of which a line consists; none if it holds anything else."""
    if len(text) > _MAX_HEAD_LINE or text.endswith(_INTRODUCING):
        return frozenset()
    for kind, pattern in _WHOLE_LINES:
        if pattern.fullmatch(text):
            return frozenset({kind})
    found = set()
    for kind, pattern in _ALL_TOKENS:
        text, count = pattern.subn(" ", text)
        if count:
            found.add(kind)
    return frozenset(found) if not any(char.isalnum() for char in text) else frozenset()


def _united_nations(lines: Sequence[str], top: Sequence[int], known: dict[int, frozenset[str]]) -> list[int]:
    """Return the lines of a head in the form of the United Nations; empty if there is none."""
    begin = next((row for row, at in enumerate(top[:_MAX_START]) if at in known), None)
    if begin is None:
        return []
    end, kinds = begin, set[str]()
    for row in range(begin, len(top)):
        at = top[row]
        if at in known:
            kinds |= known[at]
            end = row + 1
        elif row - end >= _MAX_UNKNOWN or not _may_be_unknown(lines[at]):
            break
    if len(kinds) < _MIN_KINDS or not kinds & _STRONG:
        return []
    if "agenda" in known.get(top[end - 1], ()):
        end += _agenda_title(lines, top[end:])
    return list(top[begin:end])


def _may_be_unknown(text: str) -> bool:
    """Return whether a line may stand between those of a head: no heading, label, sentence or opening words."""
    if not is_title(text) or is_heading(text) or item_line(text):
        return False
    return not _OPENING.match(text)


def _agenda_title(lines: Sequence[str], rest: Sequence[int]) -> int:
    """Return the number of lines that the title of an item of the agenda takes: none if no other title follows."""
    for count, at in enumerate(rest):
        if not _may_be_unknown(lines[at]):
            return 0
        following = rest[count + 1] if count + 1 < len(rest) else None
        if following is None:
            return 0
        if following > at + 1 or not any(not text for text in lines):
            return count + 1 if _may_be_unknown(lines[following]) else 0
    return 0


def _language(texts: Sequence[str]) -> str:
    """Return the language that a head states; that of the original counts only where it is named in itself."""
    for text in texts:
        if (match := _LANGUAGE.fullmatch(text)) or (
            not _ORIGINAL.fullmatch(text) and (match := _LANGUAGE.search(_ORIGINAL.sub(" ", text)))
        ):
            return _LANGUAGE_OF.get(match["language"].casefold(), "")
    for text in texts:
        if match := _ORIGINAL.search(text):
            # "Original: English" heads documents in English; all others name their own language above it.
            name = match["original"].strip(" /,،、").casefold()
            return next((language for language, own in _OWN_NAMES.items() if name == own), "")
    return ""


def _other_head(lines: Sequence[str], top: Sequence[int]) -> Masthead:
    """Return what the heads of the Council of Europe and of the European Union state."""
    dates = (iso_date(lines[at]) for at in top[:_MAX_DATE] if len(lines[at]) <= _MAX_HEAD_LINE)
    for at in top[:_MAX_START]:
        if match := _SERIES.fullmatch(lines[at].rstrip("_ ")):
            series = "CETS" if int(match["number"]) >= _FIRST_OF_NEW_SERIES else "ETS"
            offered = FrontMatter(symbol=f"{series} No. {match['number']}", date=next(filter(None, dates), ""))
            return Masthead(frozenset({at}), offered)
        if match := _UNION_ACT.match(lines[at]):
            return Masthead(frozenset(), FrontMatter(symbol=match["symbol"], date=next(filter(None, dates), "")))
    return Masthead(frozenset(), FrontMatter())
