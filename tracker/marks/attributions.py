"""Reads who holds a bracket: "[EU: retain]", "[G77, RF: …]", "(USA, JPN)" behind it."""

from __future__ import annotations

import re

from tracker.marks.parties import KNOWN_CODES, KNOWN_NAMES

_LONGEST = 120
"""Letters of a list of parties: "Argentina, Brazil, Uruguay and Paraguay on behalf of the Group of 77 and China"."""
_INSIDE = re.compile(rf"\s*(?P<by>[^\[\]:：.;()（）]{{2,{_LONGEST}}}?)\s*(?:[:：]|\s[–—])\s*(?=\S)")
"""Words before a colon at the beginning of a bracket."""
_BEHIND = re.compile(rf"\s?[(（](?P<by>[^()（）]{{2,{_LONGEST}}})[)）](?!\s?\d)")
"""Words in round brackets directly behind a bracket; "[Regulation] (EU) 2016/679" is the name of an act."""
_PARTED = re.compile(
    r"\s*(?:[,،、，/+&]|\b(?:and|et|y|e|и)\b|\b(?:on behalf of|supported by|au nom (?:de|du|des)|appuyée? par"
    r"|en nombre de(?:l)?|apoyad[oa] por|от имени|при поддержке)\b|باسم|نيابة عن|بدعم من|和|代表|\sو(?=\w))\s*",
    re.IGNORECASE,
)
"""Signs and words between parties."""
_ARTICLE = re.compile(r"(?:the|les?|la|l[’']|el|los|las|del?|du|des)\s*\b", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:(?:\w+[ -]){0,3}(?:group|union|forum|countries|states)|(?:group|alliance|coalition) (?:of|for) [\w -]+"
    r"|(?:groupe|alliance|coalition|union) [\w’' -]+|(?:grupo|alianza|coalición|unión) [\w -]+"
    r"|(?:группа|союз|альянс|коалиция) [\w -]+|[\w-]+(?: [\w-]+)? (?:группа|союз)"
    r"|(?:مجموعة|تحالف|اتحاد) [\wـ -]+|المجموعة [\w -]+|[\w]+(?:集团|联盟|国家组|组))",
    re.IGNORECASE,
)
"""Groups of states by the form of their names: "African Group", "Groupe des 77", "الاتحاد الأفريقي"."""
_CODE = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ0-9-]{1,9}s?")
"""A code: capitals and digits."""
_NO_PARTY = re.compile(
    r"[IVXLC]+|(?:OPTION|ALT|NOTE|ARTICLE|ANNEX|PART|CHAPTER|SECTION|PREAMBLE|TITLE|PP|OP|TBC|TBD)\d*"
)
"""Capitals that name nobody."""


def attribution(inside: str, behind: str = "") -> str:
    """Return the parties that are named for a bracket, as printed; empty for none.

    Before a colon any code in capitals names a party; in round brackets behind, where acronyms are explained, only one
    that is known.

    Args:
        inside: The words inside the bracket.
        behind: The text directly behind it.

    >>> attribution("EU: retain"), attribution("G77, RF: the"), attribution("shall", " (USA, JPN) take")
    ('EU', 'G77, RF', 'USA, JPN')
    >>> attribution("Option 1: the"), attribution("Purpose: peace"), attribution("the Parties", " (a) take")
    ('', '', '')
    """
    found = _INSIDE.match(inside)
    if found and all(_is_party(name) or _is_code(name) for name in _parties(found["by"])):
        return found["by"]
    found = _BEHIND.match(behind)
    return found["by"] if found and all(map(_is_party, _parties(found["by"]))) else ""


def length_of_attribution(inside: str) -> int:
    """Return the number of letters before the words themselves, where a bracket begins with its holders; else 0.

    >>> length_of_attribution("EU: retain"), length_of_attribution("retain")
    (4, 0)
    """
    found = _INSIDE.match(inside)
    return found.end() if found and attribution(inside) else 0


def _parties(words: str) -> list[str]:
    """Return the names in a list of parties; one that has such a word in its own name stays whole."""
    whole = words.strip()
    return [whole] if _is_party(whole) else [name for name in _PARTED.split(whole) if name] or [""]


def _is_party(name: str) -> bool:
    plain = _ARTICLE.sub("", name.strip(), count=1) if _ARTICLE.match(name.strip()) else name.strip()
    is_known = any(part in KNOWN_CODES or part.casefold() in KNOWN_NAMES for part in (name.strip(), plain))
    return is_known or (_GROUP.fullmatch(plain) is not None and not plain[:1].islower())


def _is_code(name: str) -> bool:
    return _CODE.fullmatch(name) is not None and _NO_PARTY.fullmatch(name) is None
