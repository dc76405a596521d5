"""The grammar of cross-references: reads units and their numbers into groups, and groups into chains.

::

    chain   = group { joint group }               point a) du paragraphe 2 de l'article 3; article 7, paragraph 2
    group   = unit numbers                        articles 9 à 12; paragraph 2 (b)
            | demonstrative unit                  the present article
            | unit demonstrative                  article précédent
    numbers = number { sub } { sign number { sub } }
    sub     = "(" number ")"                      the (b) of 2 (b)
    sign    = "," | "and" | "or" | "to" | "–" …
    joint   = [ "," ] [ "of" ]

In Chinese the unit stands behind its number, and nothing between groups::

    chain   = group { group } { sign group }      第五条第二款、第三款
    group   = "第" number unit [ "之" number ] | "附件" number | ( "本" | "前" ) unit

The patterns are in :mod:`tracker.language.reference_words`. Which chains are references to the same text is decided in
:mod:`tracker.references.find`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.language import reference_words as words
from tracker.language.labels import number_of
from tracker.language.number_words import number_in_words
from tracker.model.reference import NEXT, PREVIOUS, THIS, NumberSpan, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

_POINT_RANK = words.UNITS["point"][0]
_HEAD_BEFORE = 60
"""Characters before a chain in which the name of another text, or French points of the article, are looked for."""


@dataclass
class Item:
    """A number of a list with the numbers in brackets behind it: "2 (b)".

    Attributes:
        numbers: The numbers, from the outside in.
        closes_range: Whether it is the end of a range that begins with the item before.
    """

    numbers: list[NumberSpan]
    closes_range: bool = False


@dataclass
class Group:
    """A unit with its numbers: "articles 9 à 12", "paragraph 2 (b)".

    Attributes:
        start: Its first character in the line.
        end: One past its last.
        unit: A key of :data:`~tracker.language.reference_words.UNITS`.
        rank: Rank of the unit; what has the lower one encloses the other.
        items: Its numbers.
        known: Whether it is known what it names; not so of "that article".
        plural: Whether its word is a plural, which announces a list.
    """

    start: int
    end: int
    unit: str
    rank: float
    items: list[Item] = field(default_factory=list)
    known: bool = True
    plural: bool = False


@dataclass
class Chain:
    """Groups that together lead to a provision, in the order of the words.

    Attributes:
        groups: The groups.
        ascending: Whether they lead from the inside out: "point (a) of article 3".
        outside: Whether it names another text, or may do so.
        own: Whether it names its own text: "article 3 of this Declaration".
    """

    groups: list[Group]
    ascending: bool = False
    outside: bool = False
    own: bool = False

    @property
    def start(self) -> int:
        """Its first character."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.groups[-1].end

    @property
    def reaches_article(self) -> bool:
        """Return whether it leads from an article, or from what encloses articles, and not from where it stands."""
        return min(group.rank for group in self.groups) <= words.UNITS["article"][0]

    @property
    def within_division(self) -> bool:
        """Return whether it names a division and something in it: "section 2371 of title 10"."""
        return len(self.groups) > 1 and any(group.unit in ("title", "part", "book", "chapter") for group in self.groups)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in which references are looked for.

    Attributes:
        text: As printed.
        low: The same in small letters.
        word: The pattern that finds the words of units in ``low``.
    """

    text: str
    low: str
    word: re.Pattern[str]


# Scripts with spaces: the unit stands before its numbers


def spaced_chains(text: str) -> Iterator[Chain]:
    """Find the chains of a line in a script with spaces, those to other texts among them."""
    low = words.lowered(text)
    line = _Line(text, low, words.word_in(low))
    place = 0
    while hit := line.word.search(low, place):
        group = _read_group(text, hit)
        if group is None:
            place = hit.end()
            continue
        chain = _read_chain(line, group)
        before = text[max(0, chain.start - _HEAD_BEFORE) : chain.start]
        chain.own, foreign = _read_tail(line, chain.end)
        chain.outside = not chain.own and (foreign or words.EXTERNAL_HEAD.search(before) is not None)
        yield chain
        place = chain.end


def _read_tail(line: _Line, end: int) -> tuple[bool, bool]:
    """Return whether the words behind a chain name its own text, and whether they name another, or may do so."""
    text = line.text
    after = words.AFTER.match(text, end)
    place = after.end() if after else end
    if words.INTERNAL_TAIL.match(text, place):
        return True, False
    if text.startswith(",", place) and place >= len(text) - 2:
        return False, True  # The sentence goes on in another line, and may name a text there.
    tail = words.EXTERNAL_TAIL.match(text, place)
    if tail is None:
        return False, False
    # "Article 18, paragraphe 1, de l'article 21": a list goes on, but not in "article 4 of Regulation (EU) No 575".
    hit = line.word.match(line.low, tail.end() + text.startswith(" ", tail.end()))
    return False, hit is None or _read_group(text, hit) is None


def _read_chain(line: _Line, group: Group) -> Chain:
    """Return a group with those that are joined to it."""
    text = line.text
    chain = Chain([group])
    if group.unit == "article" and (degrees := _read_degrees(text, group)):
        chain.groups.insert(0, degrees)
        chain.ascending = True
    while joint := words.JOINT.match(text, chain.end):
        place = joint.end()
        demonstrative = words.DEMONSTRATIVE.match(text, place)
        hit = line.word.match(line.low, demonstrative.end() if demonstrative else place)
        following = _read_group(text, hit, single=chain.groups[-1].plural) if hit else None
        if following is None:
            break
        ranks = [group.rank for group in chain.groups]
        bare = not joint["comma"] and not joint["of"]
        outer = following.rank < min(ranks) and (bool(joint["of"]) or (bare and not _is_latin(hit[0] if hit else "a")))
        inner = following.rank > max(ranks) and not joint["of"] and not chain.ascending
        if not (outer and (chain.ascending or len(chain.groups) == 1)) and not inner:
            if joint["of"] and not joint["comma"] and not chain.ascending and following.rank == ranks[0]:
                # "Article 6, point 5 of Article 7": the point is the second one's.
                del chain.groups[1:]
            break
        chain.ascending = chain.ascending or outer
        chain.groups.append(following)
    return _with_russian_part(text, chain)


def _with_russian_part(text: str, chain: Chain) -> Chain:
    """Return the chain with "часть 2 статьи 7" read as paragraph 2: the Russian part of an article is no division."""
    first, *rest = chain.groups
    if first.unit == "part" and not _is_latin(text[first.start]) and rest and rest[0].unit == "article":
        first.rank = words.UNITS["paragraph"][0]
        for item in first.items:
            number = item.numbers[0]
            item.numbers[0] = NumberSpan(number.start, number.end, Step("paragraph", number.step.token))
    return chain


def _read_degrees(text: str, group: Group) -> Group | None:
    """Return the French points that stand before an article: "aux 1° à 5° de l'article 1369-4"."""
    start = max(0, group.start - _HEAD_BEFORE)
    for hit in words.DEGREES.finditer(text, start, group.start + 7):
        between = text[hit.end() : group.start]
        if re.fullmatch(r"\s+(?:de\s+l['’]|des\s+)", between):
            spans = [(hit.start() + n.start(), hit.start() + n.end(), n[0]) for n in re.finditer(r"\d+", hit[0])]
            items = [Item([NumberSpan(first, last, Step("point", token))]) for first, last, token in spans]
            return Group(hit.start(), hit.end(), "point", _POINT_RANK, items)
    return None


def _read_group(text: str, hit: re.Match[str], *, single: bool = False) -> Group | None:
    """Read the group that begins with the word of a unit.

    Args:
        text: The line.
        hit: The word.
        single: Whether it may have one number only, and no list.

    Returns:
        The group; None where the word names no provision.
    """
    unit = words.unit_of(hit)
    group = Group(hit.start(), hit.end(), unit, words.UNITS[unit][0], plural=words.is_plural(hit[0]))
    if first := words.NUMBER.match(text, hit.end()):
        if first.start("number") == hit.end() and hit[0][-1] not in ".§":
            return None
        if words.MEASURE.match(text, first.end()):
            return None  # "A todas las Partes 180 días": a quantity, behind a word that happens to be a unit's.
        _read_numbers(text, first, group, single=single and not group.plural)
        if unit == "clause" and first["number"][0].isdecimal():
            group.rank = words.UNITS["article"][0]  # "Clause 5" of a contract; "clause (ii)" is a point of a point.
        return group
    if words.is_plural(hit[0]) and _is_latin(hit[0]):
        return None
    after = words.DEMONSTRATIVE_AFTER.match(text, hit.end())
    before = words.DEMONSTRATIVE_BEFORE.search(text, max(0, hit.start() - 26), hit.start())
    if after:
        group.end = after.end()
        return _with_demonstrative(group, after, hit.start())
    return _with_demonstrative(group, before, hit.start()) if before else None


def _is_latin(word: str) -> bool:
    """Return whether a word is written in Latin letters, where a plural can be told from its form."""
    return word[0].isascii()


def _with_demonstrative(group: Group, hit: re.Match[str], start: int) -> Group:
    """Return a group without a number: the present article, the preceding article, that article."""
    token = {"this": THIS, "previous": PREVIOUS, "next": NEXT}.get(hit.lastgroup or "", "")
    group.known = token != ""
    span = hit.span(hit.lastgroup or 0)
    if hit.start() < start:
        group.start = span[0]
    group.items.append(Item([NumberSpan(*span, Step(group.unit, token))]))
    return group


def _read_numbers(text: str, first: re.Match[str], group: Group, *, single: bool) -> None:
    """Read the numbers of a list into its group."""
    item, place = _read_item(text, first, group.unit)
    group.items.append(item)
    group.end = place
    waiting: list[Item] = []  # Behind commas alone: a list only if it ends with "and", or the word is a plural.
    while True:
        range_sign = words.RANGE.match(text, place)
        sign = range_sign or words.LIST.match(text, place)
        if not sign:
            break
        after = words.NUMBER.match(text, sign.end())
        if not after or words.MEASURE.match(text, after.end()):
            break
        if single and not (len(item.numbers) > 1 and after["number"].endswith(")")):
            break  # But "2 b) or c)" goes on.
        if not range_sign and not _continues(after["number"], group.items[0].numbers[0]):
            break
        item, place = _read_item(text, after, group.unit, group.items[-1])
        item.closes_range = bool(range_sign)
        waiting.append(item)
        if group.plural or range_sign or sign["word"] or sign["waw"]:
            group.items += waiting
            group.end = place
            waiting = []


def _continues(printed: str, first: NumberSpan) -> bool:
    """Return whether a number may continue a list: digits after digits, or a bracket, a further part of the last."""
    if printed.endswith(")"):
        return True
    if first.step.token[:1].isdecimal():
        return any(char.isdigit() for char in printed)
    return not printed.isdecimal()


def _read_item(text: str, match: re.Match[str], unit: str, last: Item | None = None) -> tuple[Item, int]:
    """Return a number with those in brackets behind it, and its end.

    Args:
        text: The line.
        match: The number.
        unit: The unit of the group.
        last: The item before in the list.
    """
    span = match.span("number")
    printed = match["number"]
    if last and len(last.numbers) > 1 and printed.endswith(")") and text[last.numbers[0].start] != "(":
        # "Article 16(3) and (5)", "paragraph 2 b) or c)": another paragraph of the same article.
        number = NumberSpan(*span, Step("", _token_of("", printed)))
        item = Item([*last.numbers[: _depth(last, number.step.token)], number])
    elif re.fullmatch(r"\d+(?:\.\d+)+", printed):
        item, start = Item([]), span[0]
        for part in printed.split("."):
            step = Step(unit if not item.numbers else "", part)
            item.numbers.append(NumberSpan(start, start + len(part), step))
            start += len(part) + 1
    elif unit in ("paragraph", "point") and (ends := re.fullmatch(r"(\d+)[-‑]\d+", printed)):
        # "Paragraphs 2-3" is a range; only articles have such numbers ("article 1369-4").
        return Item([NumberSpan(span[0], span[0] + ends.end(1), Step(unit, ends[1]))]), span[0] + ends.end(1)
    else:
        item = Item([NumberSpan(*span, Step(unit, _token_of(unit, printed)))])
    place = match.end()
    while sub := words.SUB.match(text, place):
        name = "number" if sub["number"] else "half"
        item.numbers.append(NumberSpan(*sub.span(name), Step("", _token_of("", sub[name]))))
        place = sub.end()
    return item, place


def _depth(last: Item, token: str) -> int:
    """Return the index of the number in the last item that another number replaces: the innermost of its form."""
    forms = [_form(number.step.token) for number in last.numbers]
    wanted = _form(token)
    if wanted == "roman" and forms[-1] != "roman":
        wanted = "letter"
    return next((n for n in range(len(forms) - 1, 0, -1) if forms[n] == wanted), len(forms) - 1)


def _form(token: str) -> str:
    if token[:1].isdecimal():
        return "digits"
    return "roman" if token and set(token) <= set("ivx") else "letter"


def _token_of(unit: str, printed: str) -> str:
    """Return a printed number in comparable form."""
    if value := number_in_words(printed):
        return str(value)
    number = number_of(f"article {printed}" if unit and not printed.endswith(")") else printed.replace("ـ", ""))
    return number.token if number else printed.strip("()°º ").casefold()


# Chinese: the unit stands behind its number


def han_chains(text: str) -> Iterator[Chain]:
    """Find the chains of a Chinese line, those to other texts among them."""
    if not any(sign in text for sign in ("条", "款", "章", "附件", "條")):
        return
    place = 0
    while hit := words.HAN_GROUP.search(text, place):
        chain = Chain([_han_group(hit)])
        while more := words.HAN_GROUP.match(text, chain.end):
            following = _han_group(more)
            if following.rank <= chain.groups[-1].rank:
                break
            chain.groups.append(following)
        _read_han_list(text, chain)
        head = text[max(0, hit.start() - 24) : hit.start()]
        chain.outside = bool(words.HAN_INSTRUMENT.search(head)) and not words.HAN_OWN.search(head)
        yield chain
        place = chain.end


def _read_han_list(text: str, chain: Chain) -> None:
    """Read further numbers of the innermost unit into its group."""
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
        token = _token_of("", hit["annexed"])
    else:
        unit, span = words.HAN_UNITS[hit["unit"]], hit.span("number")
        token = _token_of("", hit["number"])
        if hit["bis"]:
            token, span = f"{token}-{_token_of('', hit['bis'])}", (span[0], hit.end("bis"))
    return Group(*hit.span(), unit, words.HAN_RANK[unit], [Item([NumberSpan(*span, Step(unit, token))])])
