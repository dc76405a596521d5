"""The options of a draft: several drafts of the same provisions, of which one will be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.labels import number_of
from tracker.language.options import is_option
from tracker.model.provision import Eid, Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Option:
    """One option.

    Attributes:
        eid: Address of what bears its name: a division, or the article itself.
        articles: Addresses of its articles.
    """

    eid: Eid
    articles: tuple[Eid, ...]


def option_groups(root: Provision) -> list[tuple[Option, ...]]:
    r"""Return the groups of options of a draft, each in the order of the text.

    >>> from tracker.text.parser import parse
    >>> articles = "### Article 2\n\nA fund.\n\n## Option B\n\n### Article 2\n\nNo fund.\n\n### Article 3\n\nShips.\n"
    >>> draft, _ = parse("## Option A\n\n" + articles)
    >>> [[option.articles for option in group] for group in option_groups(draft.root)]
    [[('art_2',), ('art_2~2',)]]

    Args:
        root: The draft as a tree of provisions.

    Returns:
        Groups of two or more. Nothing is printed where the last option ends: to it belong the articles that have
        numbers of the other options; without numbers in common, as many as the longest other option has.
    """
    parents = (provision for provision in root.walk() if len(provision.children) > 1)
    return [_group(row) for provision in parents for row in _rows(provision.children) if len(row) > 1]


def _rows(siblings: Iterable[Provision]) -> Iterator[list[Provision]]:
    """Yield the rows of neighbouring options; a name that comes again begins another row."""
    row: list[Provision] = []
    names: set[str] = set()
    for provision in siblings:
        name = _option_name(provision)
        begins = not name or name in names or (row and _place(provision) != _place(row[0]))
        if begins and row:
            yield row
            row, names = [], set()
        if name:
            row.append(provision)
            names.add(name)
    yield row


def _option_name(provision: Provision) -> str:
    """Return the name of an option; empty for what is none."""
    if provision.kind is ProvisionKind.DIVISION and is_option(str(provision.parts)):
        return str(provision.parts).casefold()
    if provision.kind is ProvisionKind.ARTICLE and is_option(provision.heading):
        return provision.heading.casefold()
    return ""


def _place(provision: Provision) -> str:
    """Return what the options of a row have in common: the number of an article, nothing for divisions."""
    return _token(provision) if provision.kind is ProvisionKind.ARTICLE else ""


def _group(row: Sequence[Provision]) -> tuple[Option, ...]:
    articles = [[inner for inner in option.walk() if inner.kind is ProvisionKind.ARTICLE] for option in row]
    others = {_token(article) for option in articles[:-1] for article in option} - {""}
    last = [article for article in articles[-1] if _token(article) in others]
    articles[-1] = last or articles[-1][: max(map(len, articles[:-1]))]
    return tuple(
        Option(option.eid, tuple(article.eid for article in inside))
        for option, inside in zip(row, articles, strict=True)
    )


def _token(article: Provision) -> str:
    number = number_of(article.label)
    return number.token if number else ""
