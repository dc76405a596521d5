"""Finds several provisions by one query: "articles 3-5", "articles 3, 5 and 7", "PP2 to PP4", "第三条至第五条".

A list is read as its members, each with the words around the first and the last of them: "paragraphs 1-3 of article 5"
is paragraph 1 of article 5 to paragraph 3 of article 5.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language.numerals import HAN_NUMERALS, compatible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.model.draft import DraftText
    from tracker.model.provision import Provision

_WORD = r"(?<![^\W_]){}(?![^\W_])"
_BARE = "|".join(
    (
        r"\d+(?:[ ]?(?:bis|ter|quater|er))?",
        _WORD.format(r"(?:premi(?:er|[èe]re)|first|primer[oa]|[ivxlc]+|[^\W\d_])"),
        f"[{HAN_NUMERALS}]+",
    )
)
_NUMBER = re.compile(rf"[(\[（](?:{_BARE})[)\]）]|(?:{_BARE})", re.IGNORECASE)
_RANGE = re.compile(
    r"\s*(?<=[\w)\]）])[-‐–—~～](?=[^\W_]|[(\[（])\s*"
    r"|\s+(?:[-–—]|to|through|until|à|au|a|al|hasta|до|по|إلى|الى|حتى)\s+"
    r"|\s*[至到]\s*",
    re.IGNORECASE,
)
"""Words and signs between the first and the last of a range, in six languages."""
_AND = re.compile(
    r"\s*(?:,\s*(?:and|et|y|и)|[,،、;](?=\s*[(\[（]?(?:\d|[^\W\d_](?![^\W_])))|\s(?:and|et|y|e|и|و)|&"
    r"|(?<=[^\W\d_\s])和|和|及)\s*(?=\S)",
    re.IGNORECASE,
)
"""Words and signs between the members of a list; a comma only before a number."""
_FROM = re.compile(r"(?<![^\W_])(?:from|between|de|du|des|desde|с|от|من)\s+(?=\S)|[从自]", re.IGNORECASE)
"""Words before the first of a range: "articles de 3 à 5", "статьи с 3 по 5", "المواد من 3 إلى 5"."""
_PLURALS = (
    "articles", "artículos", "articulos", "статьи", "المواد",
    "paragraphs", "paragraphes", "párrafos", "parrafos", "пункты", "الفقرات",
    "recitals", "considérants", "considerants", "considerandos", "points", "sections",
)  # fmt: skip
"""Units in the plural: behind them "3, 5" is a list, and no paragraph 5 of an article 3."""
_PLURAL = re.compile(rf"(?<![^\W_])(?:{'|'.join(_PLURALS)})(?![^\W_])", re.IGNORECASE)
_SINGULARS = {"المواد": "المادة", "الفقرات": "الفقرة", "пункты": "пункт"}
"""Singular forms of plurals that no label bears; the others are known as they are."""


def names_list(query: str) -> bool:
    """Return whether a query is a list for sure: two numbers behind a unit in the plural, or with "to" between them.

    >>> [names_list(query) for query in ("articles 3, 5", "article 3, 5", "articles 3", "3 to 5")]
    [True, False, False, True]
    """
    for divider in _RANGE.finditer(query):
        # A sign alone may be part of a number: "article 122-1".
        in_words = any(map(str.isalpha, divider[0]))
        if in_words and _ends_in_number(query[: divider.start()]) and _NUMBER.match(query, divider.end()):
            return True
    return _PLURAL.search(query) is not None and len(_NUMBER.findall(_PLURAL.sub(" ", query))) > 1


def find_several(draft: DraftText, query: str, find: Callable[[str], list[Provision]]) -> list[Provision]:
    """Find the provisions of a list or range.

    Args:
        draft: Where to look.
        query: As typed.
        find: Finds the provisions that one member means.

    Returns:
        The provisions in the order of the text, each once; none where the query is no list, a member leads nowhere, or
        the two ends of a range are not of one kind.
    """
    wanted = compatible(query).strip()
    for plural, singular in _SINGULARS.items():
        wanted = wanted.replace(plural, singular)
    order = {provision.eid: n for n, provision in enumerate(draft.root.walk())}
    found: dict[int, Provision] = {}
    members = list(_members(wanted))
    for member in members:
        hits = _find_range(draft, member, find) or (find(member) if len(members) > 1 else [])
        if not hits:
            return []
        # A single line has no place in the walk; it stands behind all.
        found.update({order.get(hit.eid, len(order) + n): hit for n, hit in enumerate(hits)})
    return [found[place] for place in sorted(found)]


def _members(query: str) -> Iterator[str]:
    """Yield the members of a list, each with the words that stand before the first and behind the last number."""
    parts = [part for part in _AND.split(query) if part.strip()]
    if len(parts) < 2 or not all(_NUMBER.search(part) for part in parts):
        yield query
        return
    first, last = next(_NUMBER.finditer(parts[0])), list(_NUMBER.finditer(parts[-1]))[-1]
    head, tail = parts[0][: first.start()], parts[-1][last.end() :]
    for n, part in enumerate(parts):
        begins = _NUMBER.match(part) is not None
        yield (head if n and begins else "") + part + (tail if n < len(parts) - 1 and _ends_in_number(part) else "")


def _find_range(draft: DraftText, query: str, find: Callable[[str], list[Provision]]) -> list[Provision]:
    """Find the provisions from the first to the last of a range; none where the query is no range."""
    for divider in _RANGE.finditer(query):
        left, right = _FROM.sub("", query[: divider.start()]), query[divider.end() :]
        starts = list(_NUMBER.finditer(left))
        end = _NUMBER.search(right)
        if not starts or end is None:
            continue
        start = starts[-1]
        head, behind = left[: start.start()], left[start.end() :]
        before, tail = right[: end.start()], right[end.end() :]
        for first in find(left if behind.strip() else left + tail)[:1]:
            for last in find(right if before.strip() else head + end[0] + tail)[:1]:
                if between := _between(draft, first, last):
                    return between
    return []


def _between(draft: DraftText, first: Provision, last: Provision) -> list[Provision]:
    """Return two provisions of one kind and what stands between them; none where they are not of one kind."""
    inside = first.eid.rpartition("__")[0]
    if first.kind is not last.kind or inside != last.eid.rpartition("__")[0]:
        return []
    peers = [
        provision
        for provision in draft.root.walk()
        if provision.kind is first.kind and provision.eid.rpartition("__")[0] == inside
    ]
    places = [n for n, peer in enumerate(peers) if peer.eid in (first.eid, last.eid)]
    if len(places) != 2 or peers[places[0]].eid != first.eid:
        return []
    return peers[places[0] : places[1] + 1]


def _ends_in_number(part: str) -> bool:
    return any(match.end() == len(part.rstrip()) for match in _NUMBER.finditer(part))
