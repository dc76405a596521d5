"""Reads Chinese cross-references, whose units stand behind their numbers: 第五条第二款、第三款."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language import reference_words as words
from tracker.model.reference import PREVIOUS, THIS, Number, Step
from tracker.references.chains import Chain
from tracker.references.groups import Group, Item, token_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def han_chains(text: str) -> Iterator[Chain]:
    """The chains of Chinese, whose units stand behind their numbers: 第五条第二款、第三款."""
    if "条" not in text and "款" not in text and "章" not in text and "附件" not in text and "條" not in text:
        return
    place = 0
    while hit := words.HAN_GROUP.search(text, place):
        chain = Chain([_han_group(hit)])
        while more := words.HAN_GROUP.match(text, chain.end):
            following = _han_group(more)
            if following.rank <= chain.groups[-1].rank:
                break
            chain.groups.append(following)
        _han_list(text, chain)
        head = text[max(0, hit.start() - 24) : hit.start()]
        chain.outside = bool(words.HAN_INSTRUMENT.search(head)) and not words.HAN_OWN.search(head)
        yield chain
        place = chain.end


def _han_list(text: str, chain: Chain) -> None:
    """Further numbers of the innermost unit of a chain."""
    last = chain.groups[-1]
    while sign := words.HAN_RANGE.match(text, chain.end) or words.HAN_LIST.match(text, chain.end):
        more = words.HAN_GROUP.match(text, sign.end())
        if not more:
            break
        following = _han_group(more)
        next_group = words.HAN_GROUP.match(text, following.end)
        if following.unit != last.unit or (next_group and _han_group(next_group).rank > last.rank):
            break
        following.items[0].closes_range = sign.re is words.HAN_RANGE
        last.items += following.items
        last.end = following.end


def _han_group(hit: re.Match[str]) -> Group:
    if hit["relative"]:
        unit = words.HAN_UNITS[hit["here"]]
        token, span = (THIS if hit["relative"] == "本" else PREVIOUS), hit.span("relative")
    elif hit["annex"]:
        unit, span = "annex", hit.span("annexed")
        token = token_of("", hit["annexed"])
    else:
        unit, span = words.HAN_UNITS[hit["unit"]], hit.span("number")
        token = token_of("", hit["number"])
        if hit["bis"]:
            token, span = f"{token}-{token_of('', hit['bis'])}", (span[0], hit.end("bis"))
    return Group(*hit.span(), unit, words.HAN_RANK[unit], [Item([Number(*span, Step(unit, token))])])
