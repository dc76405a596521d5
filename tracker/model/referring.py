"""Finds the cross-references in a line of treaty text.

::

    reference = group { joint group }            paragraph 2 (b) of article 7; article 7, paragraph 2
    group     = unit numbers | this unit | unit "précédent" | 第 number unit
    numbers   = number { "(" number ")" } { ( "," | "and" | "to" ) number … }

What may refer to another instrument ("article 55 of the Charter") is left out, and so is what is only pointed at from
words around it ("that article"): of these nothing can be said for sure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.model import reference_words as words
from tracker.model.numbering import number_of
from tracker.model.reference import NEXT, PREVIOUS, THIS, Mention, Number, Reference, Step

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class _Item:
    """A number of a list, with those in brackets behind it."""

    numbers: list[Number]
    closes_range: bool = False


@dataclass
class _Group:
    """A unit with its numbers."""

    start: int
    end: int
    unit: str
    rank: float
    items: list[_Item] = field(default_factory=list)
    known: bool = True
    plural: bool = False


@dataclass
class _Chain:
    """Groups that together lead to a provision, in the order of the words."""

    groups: list[_Group]
    ascending: bool = False
    outside: bool = False
    """It names another text."""
    own: bool = False
    """It names this text."""

    @property
    def start(self) -> int:
        return self.groups[0].start

    @property
    def end(self) -> int:
        return self.groups[-1].end


def find_references(text: str) -> tuple[Reference, ...]:
    """Find the references to provisions of the same text.

    Args:
        text: One line.

    Returns:
        In the order of the words; those to other texts are left out, and those of which that is not sure.
    """
    chains = [*_spaced(text), *_han(text)]
    if not chains:
        return ()
    chains.sort(key=lambda chain: chain.start)
    _share(text, chains)
    _name_again(chains)
    made = (_reference(chain) for chain in chains if not chain.outside and all(group.known for group in chain.groups))
    return tuple(reference for reference in made if reference.mentions)


def _spaced(text: str) -> Iterator[_Chain]:
    place = 0
    while hit := words.WORD.search(text, place):
        group = _group(text, hit)
        if group is None:
            place = hit.end()
            continue
        chain = _chain(text, group)
        before = text[max(0, chain.start - 60) : chain.start]
        chain.own, named = _tail(text, chain.end)
        chain.outside = not chain.own and (named or words.EXTERNAL_HEAD.search(before) is not None)
        yield chain
        place = chain.end


def _tail(text: str, end: int) -> tuple[bool, bool]:
    """Whether behind a reference its own text is named, and whether another is, or may be."""
    after = words.AFTER.match(text, end)
    place = after.end() if after else end
    if words.INTERNAL_TAIL.match(text, place):
        return True, False
    if text.startswith(",", place) and place >= len(text) - 2:
        return False, True  # The sentence goes on in another line, and may name a text there.
    tail = words.EXTERNAL_TAIL.match(text, place)
    # "Article 18, paragraphe 1, de l'article 21": a list goes on.
    return False, tail is not None and not words.WORD.match(text, tail.end() + text.startswith(" ", tail.end()))


def _group(text: str, hit: re.Match[str], *, single: bool = False) -> _Group | None:
    """The group at a word; None where the word is only a word. ``single``: it has one number, no list."""
    unit = words.unit_of(hit[0])
    group = _Group(hit.start(), hit.end(), unit, words.UNITS[unit][0], plural=words.is_plural(hit[0]))
    if first := words.NUMBER.match(text, hit.end()):
        if first.start("number") == hit.end() and hit[0][-1] not in ".§":
            return None
        _numbers(text, first, group, single=single and not group.plural)
        return group
    if words.is_plural(hit[0]) and unit_is_latin(hit[0]):
        return None
    after = words.DEMONSTRATIVE_AFTER.match(text, hit.end())
    before = words.DEMONSTRATIVE_BEFORE.search(text, max(0, hit.start() - 26), hit.start())
    if after:
        group.end = after.end()
        return _pointed(group, after, hit.start())
    return _pointed(group, before, hit.start()) if before else None


def unit_is_latin(word: str) -> bool:
    """Whether a word is written in Latin letters, where a plural shows for sure."""
    return word[0].isascii()


def _pointed(group: _Group, how: re.Match[str], start: int) -> _Group:
    """A group without a number: the present article, the preceding article, that article."""
    token = {"this": THIS, "previous": PREVIOUS, "next": NEXT}.get(how.lastgroup or "", "")
    group.known = token != ""
    span = how.span(how.lastgroup or 0)
    if how.start() < start:
        group.start = span[0]
    group.items.append(_Item([Number(*span, Step(group.unit, token))]))
    return group


def _numbers(text: str, first: re.Match[str], group: _Group, *, single: bool) -> None:
    """Take the numbers of a list into its group."""
    item, place = _item(text, first, group.unit)
    group.items.append(item)
    group.end = place
    waiting: list[_Item] = []  # Behind commas alone: a list only if it ends with "and", or the word is a plural.
    while not single:
        range_sign = words.RANGE.match(text, place)
        sign = range_sign or words.LIST.match(text, place)
        if not sign:
            break
        after = words.NUMBER.match(text, sign.end())
        if not after or words.MEASURE.match(text, after.end()):
            break
        if not range_sign and not _alike(after["number"], group.items[0].numbers[0]):
            break
        item, place = _item(text, after, group.unit, group.items[-1])
        item.closes_range = bool(range_sign)
        waiting.append(item)
        if group.plural or range_sign or sign["word"] or sign["waw"]:
            group.items += waiting
            group.end = place
            waiting = []


def _alike(printed: str, first: Number) -> bool:
    """Whether a number may go on a list: after digits digits, or a bracket, which is a further part of the last."""
    if printed.endswith(")"):
        return True
    if first.step.token[:1].isdecimal():
        return any(char.isdigit() for char in printed)
    return not printed.isdecimal()


def _item(text: str, match: re.Match[str], unit: str, last: _Item | None = None) -> tuple[_Item, int]:
    """A number with those in brackets behind it, and where it ends."""
    span = match.span("number")
    printed = match["number"]
    if last and len(last.numbers) > 1 and printed.startswith("(") and text[last.numbers[0].start] != "(":
        # "Article 16(3) and (5)": another paragraph of the same article.
        number = Number(*span, Step("", _token("", printed)))
        item = _Item([*last.numbers[: _depth(last, number.step.token)], number])
    elif re.fullmatch(r"\d+(?:\.\d+)+", printed):
        item, start = _Item([]), span[0]
        for part in printed.split("."):
            step = Step(unit if not item.numbers else "", part)
            item.numbers.append(Number(start, start + len(part), step))
            start += len(part) + 1
    else:
        item = _Item([Number(*span, Step(unit, _token(unit, printed)))])
    place = match.end()
    while sub := words.SUB.match(text, place):
        group = "number" if sub["number"] else "half"
        item.numbers.append(Number(*sub.span(group), Step("", _token("", sub[group]))))
        place = sub.end()
    return item, place


def _depth(last: _Item, token: str) -> int:
    """Which number of the last item another one stands beside: the innermost of its form."""
    forms = [_form(number.step.token) for number in last.numbers]
    wanted = _form(token)
    if wanted == "roman" and forms[-1] != "roman":
        wanted = "letter"
    return next((n for n in range(len(forms) - 1, 0, -1) if forms[n] == wanted), len(forms) - 1)


def _form(token: str) -> str:
    if token[:1].isdecimal():
        return "digits"
    return "roman" if token and set(token) <= set("ivx") else "letter"


_AR_TENS = {"عشر": 20, "ثلاث": 30, "أربع": 40, "خمس": 50, "ست": 60, "سبع": 70, "ثمان": 80, "تسع": 90}


def _token(unit: str, printed: str) -> str:
    """A printed number in comparable form."""
    parts = printed.split(" ", 1)
    if len(parts) == 2 and parts[0].startswith("ال"):
        ones = "1" if parts[0].startswith("الحاد") else _token(unit, parts[0])
        tens = next((value for stem, value in _AR_TENS.items() if parts[1].startswith(f"وال{stem}")), 10)
        return str(tens + int(ones)) if ones.isdecimal() else ""
    number = number_of(f"article {printed}" if unit and not printed.endswith(")") else printed.replace("ـ", ""))
    return number.token if number else printed.strip("()°º ").casefold()


def _chain(text: str, group: _Group) -> _Chain:
    """The group with those that it hangs together with."""
    chain = _Chain([group])
    if group.unit == "article" and (degrees := _degrees(text, group)):
        chain.groups.insert(0, degrees)
        chain.ascending = True
    while joint := words.JOINT.match(text, chain.end):
        place = joint.end()
        how = words.DEMONSTRATIVE.match(text, place)
        hit = words.WORD.match(text, how.end() if how else place)
        following = _group(text, hit, single=chain.groups[-1].plural) if hit else None
        if following is None:
            break
        ranks = [each.rank for each in chain.groups]
        bare = not joint["comma"] and not joint["of"]
        outer = following.rank < min(ranks) and (bool(joint["of"]) or (bare and not unit_is_latin(hit[0] if hit else "a")))
        inner = following.rank > max(ranks) and not joint["of"] and not chain.ascending
        if not (outer and (chain.ascending or len(chain.groups) == 1)) and not inner:
            if joint["of"] and not joint["comma"] and not chain.ascending and following.rank == ranks[0]:
                # "Article 6, point 5 of Article 7": the point is the second one's.
                del chain.groups[1:]
            break
        chain.ascending = chain.ascending or outer
        chain.groups.append(following)
    if chain.ascending and len(chain.groups) > 1:
        _russian_part(chain)
    return chain


def _russian_part(chain: _Chain) -> None:
    """"Часть 2 статьи 7": the part of an article is its paragraph."""
    if chain.groups[-1].unit == "article" and chain.groups[0].unit == "part":
        group = chain.groups[0]
        for item in group.items:
            item.numbers = [Number(n.start, n.end, Step("paragraph" * bool(n.step.unit), n.step.token)) for n in item.numbers]


def _degrees(text: str, group: _Group) -> _Group | None:
    """The French points that stand before an article."""
    start = max(0, group.start - 60)
    for found in words.DEGREES.finditer(text, start, group.start + 7):
        between = text[found.end() : group.start]
        if re.fullmatch(r"\s+(?:de\s+l['’]|des\s+)", between):
            numbers = re.finditer(r"\d+", found[0])
            items = [
                _Item([Number(found.start() + n.start(), found.start() + n.end(), Step("point", n[0]))]) for n in numbers
            ]
            return _Group(found.start(), found.end(), "point", 4, items)
    return None


def _share(text: str, chains: list[_Chain]) -> None:
    """What is said behind the last of several references that stand in a row is said of all.

    "Article 5 and Article 7 of the Charter": both are the Charter's. "Paragraph 2 and paragraph 3 of article 5": the
    first may be that article's too, so nothing is said of it.
    """
    for one, two in zip(reversed(chains[:-1]), reversed(chains[1:]), strict=True):
        if one.own or not words.BETWEEN.fullmatch(text, one.end, two.start):
            continue
        if two.outside:
            one.outside = True
        elif min(group.rank for group in one.groups) > 2 and (two.ascending or not all(group.known for group in two.groups)):
            one.outside = True
    for one, two in zip(chains, chains[1:], strict=False):
        # "Article 5, and paragraph 2": of which article the paragraph is cannot be known.
        relative = not _leads(two)
        foreign = one.outside or _in_division(one)
        if not two.own and (foreign or (relative and _leads(one))) and words.BETWEEN.fullmatch(text, one.end, two.start):
            two.outside = True


def _name_again(chains: list[_Chain]) -> None:
    """"Section 2371 of title 10, except for subsection (b) of section 2371": said in short, the same text is meant."""
    foreign = {key for chain in chains if chain.outside or _in_division(chain) for key in _articles(chain)}
    for chain in chains:
        if not chain.own and foreign.intersection(_articles(chain)) and not _in_division(chain):
            chain.outside = True


def _articles(chain: _Chain) -> set[Step]:
    groups = (group for group in chain.groups if group.unit in ("article", "section"))
    return {item.numbers[0].step for group in groups for item in group.items} - {Step("article", THIS)}


def _in_division(chain: _Chain) -> bool:
    return len(chain.groups) > 1 and any(group.unit in ("title", "part", "book", "chapter") for group in chain.groups)


def _leads(chain: _Chain) -> bool:
    return min(group.rank for group in chain.groups) <= 2


def _reference(chain: _Chain) -> Reference:
    """The reference that a chain makes, its ways sorted from the outside in."""
    groups = sorted(chain.groups, key=lambda group: group.rank)
    mentions: list[Mention] = []
    outer: list[Number] = []
    for n, group in enumerate(groups):
        last = n == len(groups) - 1
        if last or len(group.items) > 1:
            mentions += [Mention((*outer, *item.numbers), item.closes_range) for item in group.items]
        if len(group.items) > 1 and not last:
            # "Points (a) and (b) of paragraphs 2 and 3": which point of which is not followed.
            if chain.ascending:
                break
            mentions.pop()
        outer += group.items[-1].numbers
    return Reference(chain.start, chain.end, tuple(m for m in mentions if all(n.step.token for n in m.numbers)))


def _han(text: str) -> Iterator[_Chain]:
    """The chains of Chinese, whose units stand behind their numbers: 第五条第二款、第三款."""
    if "条" not in text and "款" not in text and "章" not in text and "附件" not in text and "條" not in text:
        return
    place = 0
    while hit := words.HAN_GROUP.search(text, place):
        chain = _Chain([_han_group(hit)])
        while more := words.HAN_GROUP.match(text, chain.end):
            following = _han_group(more)
            if following.rank <= chain.groups[-1].rank:
                break
            chain.groups.append(following)
        _han_list(text, chain)
        head = text[max(0, hit.start() - 24) : hit.start()]
        instrument = words.HAN_INSTRUMENT.search(head)
        chain.outside = bool(instrument and not re.search(f"本{_INSTRUMENT_WORD}的?$", head))
        yield chain
        place = chain.end


_INSTRUMENT_WORD = "(?:[法约典章例定法言议则]|条例|公约|宪章|规定|办法|协定|条约|议定书|宣言|盟约|决议|规则|章程|细则|决定|宪法|法典)"


def _han_list(text: str, chain: _Chain) -> None:
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


def _han_group(hit: re.Match[str]) -> _Group:
    if hit["relative"]:
        unit = words.HAN_UNITS[hit["here"]]
        token, span = (THIS if hit["relative"] == "本" else PREVIOUS), hit.span("relative")
    elif hit["annex"]:
        unit, span = "annex", hit.span("annexed")
        token = _token("", hit["annexed"])
    else:
        unit, span = words.HAN_UNITS[hit["unit"]], hit.span("number")
        token = _token("", hit["number"])
        if hit["bis"]:
            token, span = f"{token}-{_token('', hit['bis'])}", (span[0], hit.end("bis"))
    return _Group(*hit.span(), unit, words.HAN_RANK[unit], [_Item([Number(*span, Step(unit, token))])])
