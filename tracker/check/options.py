"""Checks options and alternatives: one alone, numbers that are missing in their row, two with the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.language.option_numbers import option_numbers
from tracker.model.finding import Finding
from tracker.model.negotiation import MarkKind, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.marks.find import Text
    from tracker.marks.option_rows import NamedOption
    from tracker.model.negotiation import Mark


def rows_with_gaps(rows: Sequence[tuple[NamedOption, ...]], text: Text) -> Iterator[Finding]:
    """Yield options alone in their row, and numbers that are missing in one."""
    for row in rows:
        first = row[0]
        if first.number > 1 and not _mentioned(first, 1, text):
            yield _option(
                "option-missing",
                first,
                f"“{first.name}” has no option before it",
                "A row of options begins with the first",
                "Add the options before it, or give it the first number",
            )
        elif first.number == 1 and len(row) == 1 and not _mentioned(first, 2, text):
            yield _option(
                "option-alone",
                first,
                f"“{first.name}” has no second option",
                "One option leaves no choice",
                "Add the other option, or “No text”; or delete the name of this one",
            )
        for before, after in pairwise(row):
            missing = range(before.number + 1, after.number)
            if missing and not any(_mentioned(after, number, text) for number in missing):
                numbers = str(missing[0]) if len(missing) == 1 else f"{missing[0]} to {missing[-1]}"
                yield _option(
                    "option-missing",
                    after,
                    f"{'Option' if len(missing) == 1 else 'Options'} {numbers} {'is' if len(missing) == 1 else 'are'} "
                    f"missing before “{after.name}”",
                    f"The option before it is “{before.name}”",
                    "Renumber the options, or keep the missing one as “No text”",
                )


def _mentioned(option: NamedOption, number: int, text: Text) -> bool:
    """Return whether another option of this number is named in its article, in a form that begins no line."""
    word = re.escape(re.split(r"[\W\d]", option.name)[0] or option.name[:2])
    home = "__".join(option.mark.opens.eid.split("__")[:2])
    pattern = re.compile(rf"{word}[ \u00a0]?[(（]?(?:\d+|[IVX]+|\w)\b", re.IGNORECASE)
    lines = (line for eid, line in text.of.items() if eid.startswith(home.partition("~")[0].split("__")[0]))
    return any(number in option_numbers(match[0]) for line in lines for match in pattern.finditer(line))


def _option(check: str, option: NamedOption, message: str, cause: str, remedy: str) -> Finding:
    place = option.mark.opens
    return Finding(
        check=check, eid=place.eid, message=message, cause=cause, remedy=remedy, start=place.offset, end=option.ends
    )


def alike(marks: Sequence[Mark], rows: Sequence[tuple[NamedOption, ...]], text: Text) -> Iterator[Finding]:
    """Yield alternatives and options that have the words of one before them."""
    choices: dict[int, list[tuple[Mark, str]]] = defaultdict(list)
    for mark in marks:
        if mark.kind is MarkKind.ALTERNATIVE and mark.choice is not None and mark.closes is not None:
            choices[mark.choice].append((mark, text.between(mark.opens, mark.closes)))
    for rivals in choices.values():
        yield from _repeated(rivals, "alternative")
    for row in rows:
        yield from _repeated([(option.mark, _option_words(option, text)) for option in row], "option")


def _option_words(option: NamedOption, text: Text) -> str:
    return text.between(Place(option.mark.opens.eid, option.ends - 1), option.mark.closes, inclusive=False)


def _repeated(rivals: Sequence[tuple[Mark, str]], what: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for mark, words in rivals:
        folded = " ".join(re.findall(r"[^\W_]+", words.casefold()))
        if folded and folded in seen:
            closes = mark.closes
            one_line = closes is not None and closes.eid == mark.opens.eid
            yield Finding(
                check="alternatives-alike",
                eid=mark.opens.eid,
                message=f"“{mark.words}” has the words of an {what} before it",
                cause=f"Of two {what}s that are alike there is nothing to choose",
                remedy="Delete one of them, or give it the words that were meant",
                start=mark.opens.offset,
                end=closes.offset + 1 if closes is not None and one_line else mark.opens.offset + 1,
            )
        seen.add(folded)
