"""Sets brackets that were lifted or set apart from the words beside them.

Where "[shall][should]" becomes "shall", a comparison of words finds the one replaced by the other: a single word that
is kept between two changes counts for nothing. A reader sees a bracket that was lifted, and an alternative that fell.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.marks.attributions import length_of_attribution
from tracker.model.redline import ChangeCategory, Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SIGN = re.compile(r"[\[\]［］【】]")
_PARTNERS = {"[": "]", "［": "］", "【": "】"}
_OPENED_BY = {closing: opening for opening, closing in _PARTNERS.items()}
_ONLY_BRACKETS = re.compile(r"\s*[\[\]［］【】][\[\]［］【】\s]*")
_TOKEN = re.compile(r"[\[\]［］【】]|\s+|[^\[\]［］【】\s]+")
MOST_TOKENS = 200
"""Tokens of a passage up to which the choices in it are worked out: longer ones are a paragraph that was rewritten, and
the work grows with the square."""


def set_brackets_apart(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs with the brackets whose partner stands elsewhere, or whose words stay, as runs of their own.

    Args:
        runs: The runs of a line that has a counterpart.

    >>> runs = [Run(RunKind.DELETED, "[shall][should]"), Run(RunKind.INSERTED, "shall")]
    >>> [(run.kind.value, run.text, run.category.value) for run in set_brackets_apart(runs)][:3]
    [('deleted', '[', 'bracket'), ('kept', 'shall', 'words'), ('deleted', ']', 'bracket')]
    """
    for kept, group in groupby(runs, key=lambda run: run.kind is RunKind.KEPT):
        changed = list(group)
        if kept or not any(_SIGN.search(run.text) for run in changed):
            yield from changed
            continue
        if len(changed) == 2 and (chosen := _chosen(*changed)):
            yield from chosen
        else:
            for run in changed:
                yield from _divide(run)


def _divide(run: Run) -> Iterator[Run]:
    """Yield the parts of a run: brackets without a partner in it, and the words between them."""
    if _ONLY_BRACKETS.fullmatch(run.text):
        yield replace(run, category=ChangeCategory.BRACKET)
        return
    begin = 0
    for place in _without_partner(run.text):
        if begin < place:
            yield replace(run, text=run.text[begin:place])
        yield replace(run, text=run.text[place], category=ChangeCategory.BRACKET)
        begin = place + 1
    if begin < len(run.text):
        yield replace(run, text=run.text[begin:])


def _without_partner(text: str) -> list[int]:
    """Return the places of the brackets in a text that have no partner in it."""
    open_signs: list[int] = []
    alone: list[int] = []
    for found in _SIGN.finditer(text):
        opening = _OPENED_BY.get(found[0])
        if opening is None:
            open_signs.append(found.start())
        elif open_signs and text[open_signs[-1]] == opening:
            open_signs.pop()
        else:
            alone.append(found.start())
    return sorted([*alone, *open_signs])


def _chosen(deleted: Run, inserted: Run) -> list[Run]:
    """Return the runs of a choice: one text is the other with each bracket lifted or dropped; empty if it is none."""
    if deleted.kind is not RunKind.DELETED or inserted.kind is not RunKind.INSERTED:
        return []
    for bracketed, plain in ((deleted, inserted), (inserted, deleted)):
        if _SIGN.search(bracketed.text) and (kinds := _choice(_TOKEN.findall(bracketed.text), plain.text)):
            return _runs_of_choice(_TOKEN.findall(bracketed.text), kinds, bracketed)
    return []


_KEPT, _LIFTED, _FELL = range(3)


def _choice(tokens: Sequence[str], plain: str) -> tuple[int, ...]:
    """Return for each token of a bracketed text its part in a choice: kept, lifted or fell; empty if it is none.

    Args:
        tokens: The bracketed text: brackets, blanks and words.
        plain: The text that it may have become.
    """
    if len(tokens) > MOST_TOKENS or not plain.strip():
        return ()
    closing = _closing_of(tokens)

    @cache
    def rest(at: int, met: int) -> tuple[int, ...] | None:
        """Return the parts of the tokens from a place on, with some letters of the other text met; None if none fit."""
        if at == len(tokens):
            return () if met == len(plain) else None
        token = tokens[at]
        if plain.startswith(token, met) and (found := rest(at + 1, met + len(token))) is not None:
            return (_KEPT, *found)
        if _SIGN.fullmatch(token):
            if (found := rest(at + 1, met)) is not None:
                return (_LIFTED, *found)
            holders = _tokens_of_holders(tokens, at + 1)
            if holders and (found := rest(at + 1 + holders, met)) is not None:
                return (_LIFTED, *(_FELL,) * holders, *found)
            end = closing.get(at)
            if end is not None and (found := rest(end + 1, met)) is not None:
                return ((_FELL,) * (end + 1 - at)) + found
        elif token.isspace() and (found := rest(at + 1, met)) is not None:
            return (_FELL, *found)
        return None

    return rest(0, 0) or ()


def _tokens_of_holders(tokens: Sequence[str], begin: int) -> int:
    """Return the number of tokens that name the holders of a bracket, which fall with it: "[EU: in time]"."""
    # A stretch that ends with the colon has its words behind it.
    length = length_of_attribution("".join(tokens[begin:]) + ".")
    count = 0
    while length > 0 and begin + count < len(tokens):
        length -= len(tokens[begin + count])
        count += 1
    return count


def _closing_of(tokens: Sequence[str]) -> dict[int, int]:
    """Return the place of the closing bracket for that of each opening one."""
    open_places: list[int] = []
    closing = {}
    for at, token in enumerate(tokens):
        if token in _PARTNERS:
            open_places.append(at)
        elif open_places and _PARTNERS[tokens[open_places[-1]]] == token:
            closing[open_places.pop()] = at
    return closing


def _runs_of_choice(tokens: Sequence[str], parts: Sequence[int], run: Run) -> list[Run]:
    runs = []
    for part, group in groupby(zip(parts, tokens, strict=True), key=lambda pair: pair[0]):
        text = "".join(token for _, token in group)
        if part == _KEPT:
            runs.append(Run(RunKind.KEPT, text, run.part))
        elif part == _LIFTED:
            runs.append(replace(run, text=text, category=ChangeCategory.BRACKET))
        else:
            runs.append(replace(run, text=text, category=ChangeCategory.WORDS if text.strip() else run.category))
    return runs
