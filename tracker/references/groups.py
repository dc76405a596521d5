"""Reads the groups that make a cross-reference: a unit with its numbers, as "articles 9 à 12" or "paragraph 2 (b)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tracker.language import reference_words as words
from tracker.language.labels import number_of
from tracker.language.numerals import arabic_ordinal_value
from tracker.model.reference import NEXT, PREVIOUS, THIS, Number, Step


@dataclass
class Item:
    """A number of a list, with those in brackets behind it."""

    numbers: list[Number]
    closes_range: bool = False


@dataclass
class Group:
    """A unit with its numbers."""

    start: int
    end: int
    unit: str
    rank: float
    items: list[Item] = field(default_factory=list)
    known: bool = True
    plural: bool = False


def read_group(text: str, hit: re.Match[str], *, single: bool = False) -> Group | None:
    """The group at a word; None where the word is only a word. ``single``: it has one number, no list."""
    unit = words.unit_of(hit)
    group = Group(hit.start(), hit.end(), unit, words.UNITS[unit][0], plural=words.is_plural(hit[0]))
    if first := words.NUMBER.match(text, hit.end()):
        if first.start("number") == hit.end() and hit[0][-1] not in ".§":
            return None
        _numbers(text, first, group, single=single and not group.plural)
        return group
    if words.is_plural(hit[0]) and is_latin(hit[0]):
        return None
    after = words.DEMONSTRATIVE_AFTER.match(text, hit.end())
    before = words.DEMONSTRATIVE_BEFORE.search(text, max(0, hit.start() - 26), hit.start())
    if after:
        group.end = after.end()
        return _pointed(group, after, hit.start())
    return _pointed(group, before, hit.start()) if before else None


def is_latin(word: str) -> bool:
    """Whether a word is written in Latin letters, where a plural shows for sure."""
    return word[0].isascii()


def _pointed(group: Group, how: re.Match[str], start: int) -> Group:
    """A group without a number: the present article, the preceding article, that article."""
    token = {"this": THIS, "previous": PREVIOUS, "next": NEXT}.get(how.lastgroup or "", "")
    group.known = token != ""
    span = how.span(how.lastgroup or 0)
    if how.start() < start:
        group.start = span[0]
    group.items.append(Item([Number(*span, Step(group.unit, token))]))
    return group


def _numbers(text: str, first: re.Match[str], group: Group, *, single: bool) -> None:
    """Take the numbers of a list into its group."""
    item, place = _item(text, first, group.unit)
    group.items.append(item)
    group.end = place
    waiting: list[Item] = []  # Behind commas alone: a list only if it ends with "and", or the word is a plural.
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


def _item(text: str, match: re.Match[str], unit: str, last: Item | None = None) -> tuple[Item, int]:
    """A number with those in brackets behind it, and where it ends."""
    span = match.span("number")
    printed = match["number"]
    if last and len(last.numbers) > 1 and printed.startswith("(") and text[last.numbers[0].start] != "(":
        # "Article 16(3) and (5)": another paragraph of the same article.
        number = Number(*span, Step("", token_of("", printed)))
        item = Item([*last.numbers[: _depth(last, number.step.token)], number])
    elif re.fullmatch(r"\d+(?:\.\d+)+", printed):
        item, start = Item([]), span[0]
        for part in printed.split("."):
            step = Step(unit if not item.numbers else "", part)
            item.numbers.append(Number(start, start + len(part), step))
            start += len(part) + 1
    else:
        item = Item([Number(*span, Step(unit, token_of(unit, printed)))])
    place = match.end()
    while sub := words.SUB.match(text, place):
        group = "number" if sub["number"] else "half"
        item.numbers.append(Number(*sub.span(group), Step("", token_of("", sub[group]))))
        place = sub.end()
    return item, place


def _depth(last: Item, token: str) -> int:
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


def token_of(unit: str, printed: str) -> str:
    """A printed number in comparable form."""
    if tens := arabic_ordinal_value(printed):
        return tens
    number = number_of(f"article {printed}" if unit and not printed.endswith(")") else printed.replace("ـ", ""))
    return number.token if number else printed.strip("()°º ").casefold()
