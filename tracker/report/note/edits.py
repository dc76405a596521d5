"""The changes of wording inside a line, as a drafter would tell them: words added, deleted, replaced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.scripts import is_han
from tracker.model.block import CALL
from tracker.model.redline import BlockPart, ChangeCategory, Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_QUOTE = 12
"""Words of the longest passage that is quoted whole. Amendments quote a phrase; of a longer passage a reader wants the
beginning, and reads the rest in the redline. Of the changes of two drafts of Paris four in five are shorter."""
FIRST_WORDS = 5
"""Words of the beginning of a longer passage: enough to find it."""
WORDS_BEFORE = 3
"""Words before an insertion that say where it stands."""
HAN_PER_WORD = 2
"""Han characters that count as one word."""

LONGEST_HAN = 14
"""Han characters before an insertion that are quoted back to the last sign: a clause has no blanks to cut it at."""

_HAN_SIGN = re.compile("[，。；：、！？（）“”《》\\[\\]]")
_EDGES = " \t\n\u00a0,;:.،؛。，；：、"
"""Signs and blanks that are left out at both ends of a quotation, as drafters do."""
_WORD = re.compile(r"\S+")
_ENDS_SENTENCE = re.compile(r"[.!?。！？؟…][\"”»’)\]]*\s*$")
_SENTENCE_END = re.compile(r"[.!?؟][\"”»’)\]]*(?=\s|$)|[。！？]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change inside a line.

    Attributes:
        old: The words deleted, without blanks and commas at their ends; empty for an insertion.
        new: The words inserted, likewise; empty for a deletion.
        behind: The last words before it that stayed; empty where none did.
        starts: Whether it stands at the beginning of the line.
        ends: Whether it stands at the end of the line.
        sentences: The number of whole sentences that were added or deleted; 0 for less than a sentence.
    """

    old: str
    new: str
    behind: str = ""
    starts: bool = False
    ends: bool = False
    sentences: int = 0


def edits_of(runs: Sequence[Run]) -> list[Edit]:
    """Return the changes of words in the text of a line; changes of signs, numbers and brackets alone are none.

    >>> kept, new = RunKind.KEPT, RunKind.INSERTED
    >>> edits_of([Run(kept, "Each Party shall pay"), Run(new, " every year"), Run(kept, ".")])[0]
    Edit(old='', new='every year', behind='Party shall pay', starts=False, ends=True, sentences=0)
    """
    text = [run for run in runs if run.part is BlockPart.TEXT]
    found = []
    for first, last in _stretches(text):
        group = text[first:last]
        if not any(run.category is ChangeCategory.WORDS for run in group):
            continue
        old = trimmed("".join(run.text for run in group if run.kind is RunKind.DELETED))
        new = trimmed("".join(run.text for run in group if run.kind is RunKind.INSERTED))
        if not old and not new:
            continue
        before = "".join(run.text for run in text[:first] if run.kind is RunKind.KEPT)
        behind = _kept_before(text[:first])
        after = "".join(run.text for run in text[last:] if run.kind is RunKind.KEPT)
        found.append(
            Edit(
                old=old,
                new=new,
                behind=last_words(behind),
                starts=not before.strip(_EDGES),
                ends=not after.strip(_EDGES),
                sentences=_whole_sentences(group, before),
            )
        )
    return found


def _stretches(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Yield the first run and the one behind the last of each stretch without kept text."""
    first: int | None = None
    for n, run in enumerate(runs):
        if run.kind is RunKind.KEPT:
            if first is not None:
                yield first, n
            first = None
        elif first is None:
            first = n
    if first is not None:
        yield first, len(runs)


def _kept_before(runs: Sequence[Run]) -> str:
    """Return the kept text directly before a change: it stands so in both texts."""
    return runs[-1].text if runs and runs[-1].kind is RunKind.KEPT else ""


def _whole_sentences(group: Sequence[Run], before: str) -> int:
    """Return the number of whole sentences in a stretch that was only added or only deleted."""
    if len({run.kind for run in group}) > 1:
        return 0
    words = "".join(run.text for run in group)
    begins = not before.strip() or _ENDS_SENTENCE.search(before)
    return len(_SENTENCE_END.findall(words)) if begins and _ENDS_SENTENCE.search(words) else 0


def trimmed(words: str) -> str:
    """Return words as they are quoted: without signs and blanks at their ends, and without brackets that do not pair.

    >>> trimmed(", as appropriate, "), trimmed("][should]"), trimmed("[and in Y]")
    ('as appropriate', '[should]', '[and in Y]')
    """
    words = max(words.split(CALL), key=len).strip(_EDGES)
    while words and _unpaired(words, 0):
        words = words[1:].strip(_EDGES)
    while words and _unpaired(words, -1):
        words = words[:-1].strip(_EDGES)
    return words if any(map(str.isalnum, words)) else ""


def _unpaired(words: str, end: int) -> bool:
    """Return whether words begin (0) or end (-1) in a square bracket whose partner is not among them."""
    if words[end] not in "[]":
        return False
    if words[end] == ("]" if end == 0 else "["):
        return True
    depth = 0
    for letter in words if end == 0 else reversed(words):
        depth += {"[": 1, "]": -1}.get(letter, 0) * (1 if end == 0 else -1)
        if depth == 0:
            return False
    return True


def is_balanced(words: str) -> bool:
    """Return whether every square bracket in words has its partner."""
    depth = 0
    for letter in words:
        depth += {"[": 1, "]": -1}.get(letter, 0)
        if depth < 0:
            return False
    return depth == 0


def count_words(words: str) -> int:
    """Return the number of words; Han text has none between blanks, and is counted by characters.

    >>> count_words("every five years"), count_words("每五年")
    (3, 2)
    """
    han = sum(map(is_han, words))
    return len(_WORD.findall("".join(" " if is_han(letter) else letter for letter in words))) + -(-han // HAN_PER_WORD)


def is_short(words: str) -> bool:
    """Return whether words are quoted whole."""
    return count_words(words) <= LONGEST_QUOTE


def first_words(words: str) -> str:
    """Return the beginning of a passage, as it stands.

    >>> (
    ...     first_words("The Conference of the Parties shall meet every year."),
    ...     first_words("缔约方会议应当每五年举行一次会议"),
    ... )
    ('The Conference of the Parties', '缔约方会议应当每五年')
    """
    words = words.lstrip("[] ")
    if is_han(words[:1]):
        return words[: FIRST_WORDS * HAN_PER_WORD].strip(_EDGES + "[]")
    found = list(_WORD.finditer(words))[:FIRST_WORDS]
    return words[: found[-1].end()].strip(_EDGES + "[]") if found else ""


def last_words(words: str) -> str:
    """Return the end of a passage, as it stands: the words behind which others were inserted."""
    words = words.replace(CALL, "\n").rpartition("\n")[2].strip(_EDGES + "[]")
    if is_han(words[-1:]):
        clause = _HAN_SIGN.split(words)[-1]
        tail = clause if len(clause) <= LONGEST_HAN else clause[-WORDS_BEFORE * HAN_PER_WORD :]
        return tail.strip(_EDGES + "[]")
    found = list(_WORD.finditer(words))[-WORDS_BEFORE:]
    tail = words[found[0].start() :].strip(_EDGES + "[]") if found else ""
    return tail if is_balanced(tail) and any(map(str.isalnum, tail)) else ""
