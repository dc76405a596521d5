"""The account of a reading in the terminal: what was understood, what was left out, what is doubtful."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tracker.language.tags import language_name
from tracker.report.terminal.annotations import by_authors, kinds_of, period, quote
from tracker.report.terminal.outline import outline
from tracker.report.terminal.plain import safe, wrap
from tracker.spelling import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.finding import Finding
    from tracker.report.view.account import AccountView, LeftOut, Place

FIRST = 3
"""Places of one kind that the account quotes unless all are asked for: enough to see of what kind they are."""
REPEATED = 3
"""Doubts of one kind from which on they become one entry: two are read faster than their summary."""
FIRST_LINES = 12
"""Lines of a repeated doubt that are listed unless all are asked for: they fill two lines of the terminal."""

DOUBTS = 20
"""Entries of doubts that are listed unless all are asked for: they fill a screen."""
WORDS_OF_COMMENT = 120
"""Columns of a comment or marked change that are quoted unless all are asked for: two lines of the terminal."""

_LABEL = "Left out:  "
_INDENT = "  "
_QUOTED = re.compile("“[^”]*”")
_VARIABLE = re.compile(r"“[^”]*”|\w+__\S+|[a-z]+_\w\S*|\d+")
"""Parts of a message in which doubts of one kind differ: quoted words, addresses, numbers."""


def account_lines(account: AccountView, *, verbose: bool = False) -> list[str]:
    """Return the account of a reading, at most 80 columns wide; nothing that was left out is without a number.

    Args:
        account: The account.
        verbose: Whether to list every place in full.
    """
    unit = f"{account.unit}s"
    kind = f", {account.kind}" if account.kind else ""
    lines = [wrap(f"{safe(account.name)}{kind}, {unit} {account.first} to {account.last}", first="Read:      ")]
    if account.language:
        found = ", found from its words; --language changes it" if account.language_found else ""
        lines.append(wrap(f"{language_name(account.language)}{found}", first="Language:  "))
    else:
        lines.append(wrap("not sure; state it with --language", first="Language:  "))
    lines += map(safe, outline(account.draft))
    lines += _stated(account)
    lines += _left_out(account, verbose=verbose)
    lines += _annotations(account, verbose=verbose)
    lines += _doubts(account, verbose=verbose)
    return lines


def _stated(account: AccountView) -> Iterator[str]:
    """Yield what the file states about itself, for confirmation."""
    stated = account.stated
    fields = (
        ("symbol", stated.symbol),
        ("date", stated.date),
        ("title", stated.title and quote(stated.title, WORDS_OF_COMMENT)),
    )
    if statements := [f"{name} {safe(value)}" for name, value in fields if value]:
        yield wrap(f"{'; '.join(statements)} (not kept unless you say so: --as-stated)", first="States:    ")


def _left_out(account: AccountView, *, verbose: bool) -> Iterator[str]:
    """Yield what was left out, beside the treaty text and inside it."""
    label = _LABEL
    if account.outside:
        number = counted(len(account.outside), account.unit)
        hint = "" if verbose else "; -v lists them" if len(account.outside) != 1 else "; -v lists it"
        yield wrap(f"{number} before or after the treaty text{hint}", first=label)
        label = " " * len(_LABEL)
        if verbose:
            yield from (wrap(safe(place.text), first=f"{_INDENT}{place.line}: ") for place in account.outside)
    for group in account.left_out:
        yield from _group(group, account.unit, label, verbose=verbose)
        label = " " * len(_LABEL)


def _group(group: LeftOut, unit: str, label: str, *, verbose: bool) -> Iterator[str]:
    if verbose:
        yield wrap(f"{group.name}:", first=label)
        for place in group.places:
            yield wrap(_words(place), first=f"{_INDENT}{place.line}: " if place.line else f"{_INDENT}- ")
        return
    shown = [_brief(place, unit) for place in group.places[:FIRST]]
    rest = len(group.places) - FIRST
    more = f", and {rest} more (-v)" if rest > 0 else ""
    yield wrap(f"{group.name}: {', '.join(shown)}{more}", first=label, rest=" " * len(_LABEL))


def _code_points(text: str) -> str:
    r"""Return the code points of characters that a terminal does not show; empty if one of them is shown.

    >>> _code_points("\xad"), _code_points("peace\xad"), _code_points("")
    ('U+00AD', '', '')
    """
    if text.isspace() or not all(unicodedata.category(char).startswith("C") for char in text):
        return ""
    return " ".join(f"U+{ord(char):04X}" for char in text)


def _words(place: Place) -> str:
    return _code_points(place.text) or safe(place.text).replace("\n", " ") or "(without words)"


def _brief(place: Place, unit: str) -> str:
    words = _code_points(place.text) or (quote(place.text) if place.text.strip() else "")
    where = f"{unit} {place.line}" if place.line else ""
    return " ".join(part for part in (where, words) if part) or "without words"


def _annotations(account: AccountView, *, verbose: bool) -> Iterator[str]:
    """Yield the comments and marked changes: how many, by whom, and the first of them."""
    comments, revisions = account.comments, account.revisions
    if comments:
        authors = by_authors([comment.author for comment in comments])
        yield wrap(
            f"{len(comments)} in the margin, {authors}; tracker show --comments prints them", first="Comments:  "
        )
        for comment in comments if verbose else comments[:FIRST]:
            about = f", on {quote(comment.anchor)}" if comment.anchor.strip() else ""
            width = len(comment.text) * 2 if verbose else WORDS_OF_COMMENT
            yield wrap(f"{safe(comment.author) or 'author not named'}{about}: {quote(comment.text, width)}",
                       first=f"{_INDENT}- ")  # fmt: skip
        if not verbose and len(comments) > FIRST:
            yield f"{_INDENT}and {len(comments) - FIRST} more (-v)"
    if revisions:
        authors = by_authors([revision.author for revision in revisions])
        when = period([revision.date for revision in revisions])
        read = "taken out" if account.revisions_read == "original" else "accepted"
        parts = [kinds_of(revisions), authors, when, f"read as {read}"]
        yield wrap(", ".join(part for part in parts if part), first="Changes:   ")
        for revision in revisions if verbose else revisions[:FIRST]:
            width = len(revision.text) * 2 if verbose else WORDS_OF_COMMENT
            yield wrap(f"{revision.kind}: {quote(revision.text, width)}", first=f"{_INDENT}- ")
        if not verbose and len(revisions) > FIRST:
            yield f"{_INDENT}and {len(revisions) - FIRST} more (-v)"


def _doubts(account: AccountView, *, verbose: bool) -> Iterator[str]:
    """Yield the doubtful places; those that differ in quoted words, addresses and numbers alone become one entry."""
    doubts, unit = account.doubts, account.unit
    if not doubts:
        return
    yield f"Doubtful:  {counted(len(doubts), 'place')}"
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for at, doubt in enumerate(doubts):
        parts = (doubt.message, doubt.cause, doubt.remedy)
        key = (str(at),) if verbose else tuple(_VARIABLE.sub("", part) for part in parts)
        groups.setdefault(key, []).append(doubt)
    shown = 0
    for entry in list(groups.values())[: None if verbose else DOUBTS]:
        shown += len(entry)
        if len(entry) < REPEATED:
            yield from (wrap(_sentences(doubt, unit), first=f"{_INDENT}- ") for doubt in entry)
            continue
        first, *others = entry
        yield wrap(_sentences(first, unit), first=f"{_INDENT}- ")
        yield wrap(f"The same at {counted(len(others), 'more place')}: {_places(others, unit)}", first=f"{_INDENT}  ")
    if shown < len(doubts):
        yield f"{_INDENT}and {len(doubts) - shown} more; -v lists them"


def _sentences(doubt: Finding, unit: str) -> str:
    """Return place, message, cause and remedy of a doubt as sentences."""
    parts = (doubt.message, doubt.cause, doubt.remedy)
    return safe(f"{_place(doubt, unit)}: " + " ".join(sentence(part) for part in parts if part))


def _place(doubt: Finding, unit: str) -> str:
    column = f", column {doubt.column}" if doubt.column else ""
    return f"{unit} {doubt.line}{column}" if doubt.line else "the text"


def _places(doubts: Sequence[Finding], unit: str) -> str:
    """Return the places of some doubts, each with the words that its message quotes first."""
    places = []
    for doubt in doubts[:FIRST_LINES]:
        quoted = _QUOTED.search(doubt.message)
        place = _place(doubt, unit)
        places.append(safe(f"{place} ({quote(quoted[0][1:-1], 24)})" if quoted else place))
    rest = len(doubts) - FIRST_LINES
    return ", ".join(places) + (f", and {rest} more (-v)" if rest > 0 else "")
