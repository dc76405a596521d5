"""Finds the cross-references in a line of treaty text.

::

    reference = group { joint group }            paragraph 2 (b) of article 7; article 7, paragraph 2
    group     = unit numbers | this unit | unit "précédent" | 第 number unit
    numbers   = number { "(" number ")" } { ( "," | "and" | "to" ) number … }

What may refer to another instrument ("article 55 of the Charter") is left out, and so is what is only pointed at from
words around it ("that article"): of these nothing can be said for sure.
"""

from __future__ import annotations

from itertools import pairwise

from tracker.language import reference_words as words
from tracker.model.reference import THIS, Mention, Number, Reference, Step
from tracker.references.chains import Chain, spaced_chains
from tracker.references.han import han_chains


def find_references(text: str) -> tuple[Reference, ...]:
    """Find the references to provisions of the same text.

    Args:
        text: One line.

    Returns:
        In the order of the words; those to other texts are left out, and those of which that is not sure.
    """
    chains = [*spaced_chains(text), *han_chains(text)]
    if not chains:
        return ()
    chains.sort(key=lambda chain: chain.start)
    _share(text, chains)
    _name_again(chains)
    made = (_reference(chain) for chain in chains if not chain.outside and all(group.known for group in chain.groups))
    return tuple(reference for reference in made if reference.mentions)


def _share(text: str, chains: list[Chain]) -> None:
    """What is said behind the last of several references that stand in a row is said of all.

    "Article 5 and Article 7 of the Charter": both are the Charter's. "Paragraph 2 and paragraph 3 of article 5": the
    first may be that article's too, so nothing is said of it.
    """
    for one, two in zip(reversed(chains[:-1]), reversed(chains[1:]), strict=True):
        if one.own or not words.BETWEEN.fullmatch(text, one.end, two.start):
            continue
        unclear = two.ascending or not all(group.known for group in two.groups)
        if two.outside or (not _leads(one) and unclear):
            one.outside = True
    for one, two in pairwise(chains):
        # "Article 5, and paragraph 2": of which article the paragraph is cannot be known.
        relative = not _leads(two)
        foreign = one.outside or _in_division(one)
        doubtful = not two.own and (foreign or (relative and _leads(one)))
        if doubtful and words.BETWEEN.fullmatch(text, one.end, two.start):
            two.outside = True


def _name_again(chains: list[Chain]) -> None:
    """After "section 2371 of title 10, except for subsection (b) of section 2371": the same text is meant."""
    foreign = {key for chain in chains if chain.outside or _in_division(chain) for key in _articles(chain)}
    for chain in chains:
        if not chain.own and foreign.intersection(_articles(chain)) and not _in_division(chain):
            chain.outside = True


def _articles(chain: Chain) -> set[Step]:
    groups = (group for group in chain.groups if group.unit in ("article", "section"))
    return {item.numbers[0].step for group in groups for item in group.items} - {Step("article", THIS)}


def _in_division(chain: Chain) -> bool:
    return len(chain.groups) > 1 and any(group.unit in ("title", "part", "book", "chapter") for group in chain.groups)


def _leads(chain: Chain) -> bool:
    return min(group.rank for group in chain.groups) <= 2


def _reference(chain: Chain) -> Reference:
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
