"""Reads chains of groups that together lead to a provision: "point a) du paragraphe 2 de l'article 3"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language import reference_words as words
from tracker.model.reference import Number, Step
from tracker.references.groups import Group, Item, is_latin, read_group

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Chain:
    """Groups that together lead to a provision, in the order of the words."""

    groups: list[Group]
    ascending: bool = False
    outside: bool = False
    """It names another text."""
    own: bool = False
    """It names this text."""

    @property
    def start(self) -> int:
        """Its first character."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """One past its last."""
        return self.groups[-1].end


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in which references are looked for.

    Attributes:
        text: As printed.
        low: The same in small letters.
        word: What finds the words of units in the latter.
    """

    text: str
    low: str
    word: re.Pattern[str]


def spaced_chains(text: str) -> Iterator[Chain]:
    """The chains of a line in a spaced script, those to other texts among them."""
    low = words.lowered(text)
    line = _Line(text, low, words.word_in(low))
    place = 0
    while hit := line.word.search(low, place):
        group = read_group(text, hit)
        if group is None:
            place = hit.end()
            continue
        chain = _chain(line, group)
        before = text[max(0, chain.start - 60) : chain.start]
        chain.own, named = _tail(line, chain.end)
        chain.outside = not chain.own and (named or words.EXTERNAL_HEAD.search(before) is not None)
        yield chain
        place = chain.end


def _tail(line: _Line, end: int) -> tuple[bool, bool]:
    """Whether behind a reference its own text is named, and whether another is, or may be."""
    text = line.text
    after = words.AFTER.match(text, end)
    place = after.end() if after else end
    if words.INTERNAL_TAIL.match(text, place):
        return True, False
    if text.startswith(",", place) and place >= len(text) - 2:
        return False, True  # The sentence goes on in another line, and may name a text there.
    tail = words.EXTERNAL_TAIL.match(text, place)
    # "Article 18, paragraphe 1, de l'article 21": a list goes on.
    return False, tail is not None and not line.word.match(line.low, tail.end() + text.startswith(" ", tail.end()))


def _chain(line: _Line, group: Group) -> Chain:
    """The group with those that it hangs together with."""
    text = line.text
    chain = Chain([group])
    if group.unit == "article" and (degrees := _degrees(text, group)):
        chain.groups.insert(0, degrees)
        chain.ascending = True
    while joint := words.JOINT.match(text, chain.end):
        place = joint.end()
        how = words.DEMONSTRATIVE.match(text, place)
        hit = line.word.match(line.low, how.end() if how else place)
        following = read_group(text, hit, single=chain.groups[-1].plural) if hit else None
        if following is None:
            break
        ranks = [each.rank for each in chain.groups]
        bare = not joint["comma"] and not joint["of"]
        outer = following.rank < min(ranks) and (bool(joint["of"]) or (bare and not is_latin(hit[0] if hit else "a")))
        inner = following.rank > max(ranks) and not joint["of"] and not chain.ascending
        if not (outer and (chain.ascending or len(chain.groups) == 1)) and not inner:
            if joint["of"] and not joint["comma"] and not chain.ascending and following.rank == ranks[0]:
                # "Article 6, point 5 of Article 7": the point is the second one's.
                del chain.groups[1:]
            break
        chain.ascending = chain.ascending or outer
        chain.groups.append(following)
    return _russian_part(text, chain)


def _russian_part(text: str, chain: Chain) -> Chain:
    """The chain, "часть 2 статьи 7" read as paragraph 2: the Russian part of an article is no part of the text."""
    first, *rest = chain.groups
    if first.unit == "part" and not is_latin(text[first.start]) and rest and rest[0].unit == "article":
        first.rank = words.UNITS["paragraph"][0]
        for item in first.items:
            number = item.numbers[0]
            item.numbers[0] = Number(number.start, number.end, Step("paragraph", number.step.token))
    return chain


def _degrees(text: str, group: Group) -> Group | None:
    """The French points that stand before an article."""
    start = max(0, group.start - 60)
    for found in words.DEGREES.finditer(text, start, group.start + 7):
        between = text[found.end() : group.start]
        if re.fullmatch(r"\s+(?:de\s+l['’]|des\s+)", between):
            numbers = re.finditer(r"\d+", found[0])
            items = [
                Item([Number(found.start() + n.start(), found.start() + n.end(), Step("point", n[0]))]) for n in numbers
            ]
            return Group(found.start(), found.end(), "point", 4, items)
    return None
