"""Finds the references in a line of treaty text that name provisions of the same text.

References that may name another instrument ("article 55 of the Charter") are left out, and so is a provision that only
the words around it identify ("that article"): of these nothing can be known for sure.
"""

from __future__ import annotations

from itertools import pairwise

from tracker.language import reference_words as words
from tracker.model.reference import THIS, Mention, NumberSpan, Reference, Step
from tracker.references.grammar import Chain, han_chains, spaced_chains

_OPENING = "«“„‘\"'‹「『 \u00a0\u202f"


def find_references(text: str) -> tuple[Reference, ...]:
    """Find the references to provisions of the same text.

    Args:
        text: One line.

    Returns:
        The references in the order of the words. Those to other texts are left out, and doubtful ones too.

    >>> line = "Paragraph 2 of article 7 follows from article 55 of the Charter."
    >>> [line[reference.start : reference.end] for reference in find_references(line)]
    ['Paragraph 2 of article 7']
    """
    chains = [*spaced_chains(text), *han_chains(text)]
    if not chains:
        return ()
    chains.sort(key=lambda chain: chain.start)
    if text[: chains[0].start].strip() and not text[: chains[0].start].strip(_OPENING):
        chains[0].outside = True  # «Article 24. – …»: the heading of an article that is quoted, of another text.
    _share_tails(text, chains)
    _exclude_repeated(chains)
    made = (_reference(chain) for chain in chains if not chain.outside and all(group.known for group in chain.groups))
    return tuple(reference for reference in made if reference.mentions)


def _share_tails(text: str, chains: list[Chain]) -> None:
    """Exclude references in a row where words behind the last one name the text of all of them.

    "Article 5 and Article 7 of the Charter": both are the Charter's. "Paragraph 2 and paragraph 3 of article 5": the
    first may be that article's too, so it is left out.
    """
    for chain, following in zip(reversed(chains[:-1]), reversed(chains[1:]), strict=True):
        if chain.own or not words.BETWEEN.fullmatch(text, chain.end, following.start):
            continue
        unclear = following.ascending or not all(group.known for group in following.groups)
        if following.outside or (not chain.reaches_article and unclear):
            chain.outside = True
    for chain, following in pairwise(chains):
        # "Article 5, and paragraph 2": of which article the paragraph is cannot be known.
        relative = not following.reaches_article
        foreign = chain.outside or chain.within_division
        doubtful = not following.own and (foreign or (relative and chain.reaches_article))
        if doubtful and words.BETWEEN.fullmatch(text, chain.end, following.start):
            following.outside = True


def _exclude_repeated(chains: list[Chain]) -> None:
    """Exclude articles of another text that are named again without it.

    "Section 2371 of title 10, except for subsection (b) of section 2371": the second names the same text.
    """
    foreign = {key for chain in chains if chain.outside or chain.within_division for key in _articles(chain)}
    for chain in chains:
        if not chain.own and foreign.intersection(_articles(chain)) and not chain.within_division:
            chain.outside = True


def _articles(chain: Chain) -> set[Step]:
    groups = (group for group in chain.groups if group.unit in ("article", "section"))
    return {item.numbers[0].step for group in groups for item in group.items} - {Step("article", THIS)}


def _reference(chain: Chain) -> Reference:
    """Return the reference that a chain makes, the steps of its mentions sorted from the outside in."""
    groups = sorted(chain.groups, key=lambda group: group.rank)
    mentions: list[Mention] = []
    outer: list[NumberSpan] = []
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
