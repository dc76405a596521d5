"""Conditions, softeners and exceptions that came, went or were replaced."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.model.substance import Direction, SubstanceClass
from tracker.substance.elsewhere import changes_level
from tracker.substance.found import changed_cues, exchanged, is_half_kept, is_inserted
from tracker.substance.line import Span, count_letters
from tracker.substance.negations import changed_polarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.model.provision import Eid
    from tracker.substance.cues import Cue
    from tracker.substance.elsewhere import Elsewhere
    from tracker.substance.found import Found
    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Vocabulary

IF = "if"
"""The value of the words that head a condition of any content: if, where, provided that, si, если."""
OTHER_THAN = "other than"
"""The value of an exception that a negation says too: "goods other than food", "goods that are not food"."""
PROVIDED = "provided"
"""The value of those of them that open a proviso."""
_SAME = {PROVIDED: IF}
LARGEST_RESERVATION = 1 / 2
"""Likewise :data:`LARGEST_REPLACEMENT`, for "without prejudice to" and "notwithstanding": they name what they except,
so that more can change beside them."""
SHORTEST_WORD = 5
"""Letters of the last word of a softener that can stand for it: "necessary", "possible", and not "case"."""
LONGEST_HEAD = 10
"""Characters behind a cue that tell that a clause is the same: "where the seller", two words of it."""
FEWEST_LETTERS = 10
"""Letters behind a "provided that" that came or went with it, from which on they are its condition: "provided that they
are" can stand before a word that stays."""
_CLAUSE_OPENS = re.compile(
    r"(?:^|[,;:.(\[、，；：。،؛—–-]|\b(?:and|or|only|except|including|et|ou|y|o|и|или))\s*$", re.IGNORECASE
)
"""Text before a "where" that heads a condition; behind a noun it names a place: "the place where it is lodged"."""
_WORD = re.compile(r"\w+")
_RELATIVE = frozenset({"where", "when", "où", "donde", "когда", "где"})

OPEN_CONDITIONS = frozenset({IF, "extent", "subject"})
"""Words that head a clause of any content. A clause can be put in other words, and one of these for another says the
same; they are told only where the whole clause came or went."""
OPEN_EXCEPTIONS = frozenset({"unless", "except", OTHER_THAN})
"""Likewise: "except as provided" is "other than as provided", and "unless" is "if not"."""


def changed_conditions(
    line: ChangedLine, words: Vocabulary, elsewhere: Elsewhere, eids: tuple[Eid, Eid]
) -> Iterator[Found]:
    """Yield the conditions and exceptions that came, went or were replaced in a line.

    Args:
        line: The line.
        words: The words of its language.
        elsewhere: The texts of its article.
        eids: Address of the line before and after.
    """

    def conditions(text: str) -> list[Cue]:
        return list(_conditions(text, words))

    def exceptions(text: str) -> list[Cue]:
        return list(words.exceptions.find(text))

    def changed(
        kind: SubstanceClass, cues_of: Callable[[str], list[Cue]], open_values: frozenset[str]
    ) -> Iterator[Found]:
        cues = [cues_of(text) for text in line.texts]
        for found in changed_cues(line, kind, *cues):
            if found.direction is Direction.CHANGED:
                values = {cue.value for text in cues for cue in text if cue.span in found.spans}
                is_change = kind is SubstanceClass.CONDITION and not values <= open_values
            else:
                is_change = (
                    not is_half_kept(line, found)
                    and not _is_said_otherwise(line, found, eids)
                    and _is_told(line, found, words)
                    and not elsewhere.stays(found, line, eids, lambda text: [cue.value for cue in cues_of(text)])
                )
            if is_change:
                yield found

    yield from changed(SubstanceClass.CONDITION, conditions, OPEN_CONDITIONS)
    yield from changed(SubstanceClass.EXCEPTION, exceptions, OPEN_EXCEPTIONS)


def _is_said_otherwise(line: ChangedLine, found: Found, eids: tuple[Eid, Eid]) -> bool:
    """Return whether the other text has the same clause, or the last word of a softener among its own words.

    "If deemed necessary" is "the necessary". A clause before points, which one text alone has, can stand in them.
    """
    side = Side.AFTER if found.direction is Direction.ADDED else Side.BEFORE
    text, other, span = line.texts[side.position], line.texts[side.other.position], found.spans[side.position]
    if found.value in OPEN_CONDITIONS | OPEN_EXCEPTIONS:
        is_head = len({one.rstrip().endswith(":") for one in line.texts}) > 1
        clause = text[span.start : span.end + LONGEST_HEAD]
        return is_head or changes_level(eids) or (len(clause) > LONGEST_HEAD and clause.casefold() in other.casefold())
    if found.kind is SubstanceClass.EXCEPTION:
        return changes_level(eids)
    last = _WORD.findall(text[span.start : span.end])[-1:]
    own = (other[slice(*one.spans[side.other.position])] for one in line.stretches if not one.shared)
    return len("".join(last)) >= SHORTEST_WORD and any(last[0] in _WORD.findall(part) for part in own)


def _is_told(line: ChangedLine, found: Found, words: Vocabulary) -> bool:
    """Return whether words that came or went are not only another wording of what the other text says."""
    if found.kind is SubstanceClass.CONDITION:
        if found.value not in OPEN_CONDITIONS:
            return True
        return is_inserted(line, found) and (found.value != IF or _is_proviso(line, found, words))
    side = Side.AFTER if found.direction is Direction.ADDED else Side.BEFORE
    spans = exchanged(line, side, found.spans[side.position])
    if spans is None:
        return False
    if found.value in OPEN_EXCEPTIONS:
        clause = (spans[0], Span(0, 0)) if side is Side.BEFORE else (Span(0, 0), spans[1])
        cancelled = changed_polarity(line, found.spans[1].start, words, but=clause) > 0
        return is_inserted(line, found) and not cancelled
    other = line.texts[side.other.position][slice(*spans[side.other.position])]
    return is_inserted(line, found, LARGEST_RESERVATION) and next(words.only.find(other), None) is None


def _conditions(text: str, words: Vocabulary) -> Iterator[Cue]:
    """Yield the conditions of a line; a phrase that is part of an exception or of words of time is none."""
    others = [*words.exceptions.find(text), *words.times.find(text)]
    for cue in words.conditions.find(text):
        relative = text[cue.span.start : cue.span.end].casefold() in _RELATIVE
        if relative and not _CLAUSE_OPENS.search(text[: cue.span.start]):
            continue
        if not any(cue.span.overlap(other.span) for other in others):
            yield replace(cue, value=_SAME.get(str(cue.value), cue.value))


def _is_proviso(line: ChangedLine, found: Found, words: Vocabulary) -> bool:
    """Return whether a condition came or went with its words behind "provided that"; "if" and "where" are not told.

    They can be said by a relative clause, a participle or a noun: of thirty that were found ten were no change.
    """
    for side, span in zip(Side, found.spans, strict=True):
        text, cue = line.texts[side.position], words.conditions.at(line.texts[side.position], span.start)
        for _, stretch in line.stretches_around(side, span):
            letters = count_letters(text, Span(span.end, stretch.spans[side.position].end))
            return cue is not None and cue.value == PROVIDED and letters >= FEWEST_LETTERS
    return False
