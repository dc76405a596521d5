"""Two wordings → runs of kept, deleted and inserted words; never letters.

Words are compared in the form in which they are printed alike (:func:`~tracker.diff.prepare.tokens.print_form`), so
that another apostrophe does not make another word; what only print changed is a run of its own quiet manner. The ends
of each change are trimmed once more sign by sign, so that a comma that came does not mark the word before it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import (
    is_word,
    is_worded,
    print_form,
    printed_words,
    spaced_tokens,
    split_at_signs,
    split_tokens,
)
from tracker.diff.wording.align import MAX_TOKENS, align, common_ends
from tracker.diff.wording.edit_borders import settled
from tracker.model.block import CALL
from tracker.model.redline import ChangeCategory, Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.diff.wording.align import Pair

_form = lru_cache(maxsize=100_000)(print_form)
"""The print form of a token; most tokens come again and again."""

_Edit = tuple[str, str, str]
"""What is struck, what is written in its place, and what is kept behind."""


def word_runs(before: str, after: str) -> tuple[Run, ...]:
    """Compare two wordings.

    Args:
        before: One line.
        after: One line.

    Returns:
        Runs that tile both: without the insertions they are ``before``, without the deletions ``after``.
        Of two neighbours a deletion comes first; no two neighbours are of one kind; none is empty.
    """
    if before == after:
        return (Run(RunKind.KEPT, before),) if before else ()
    if not before or not after:
        return tuple(_runs([(before, after, "")]))
    old, new = spaced_tokens(before), spaced_tokens(after)
    edits = _joined(_edits(old, new, _kept(old, new)))
    return tuple(_runs(_settled(_joined(_trimmed(edits)))))


def is_coarse(runs: Sequence[Run]) -> bool:
    """Whether a passage is struck and written again that is too long to be compared word by word.

    Args:
        runs: What :func:`word_runs` gave.
    """
    sizes = [(run.kind, len(run.text)) for run in runs if run.kind is not RunKind.KEPT]
    if sum(size for _, size in sizes) <= MAX_TOKENS:  # Letters, which are more than the words.
        return False
    # The ends were trimmed once more, by up to a word on either side.
    return any(
        (before.kind, after.kind) == (RunKind.DELETED, RunKind.INSERTED)
        and sum(len(spaced_tokens(run.text)) for run in (before, after)) > MAX_TOKENS - 2
        for before, after in pairwise(runs)
    )


def _kept(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The words that stay; also those between changed signs, since a new comma is no reason to strike a word."""
    a, b = list(map(_form, old)), list(map(_form, new))
    pairs: list[Pair] = []
    i = j = 0
    for x, y in [*align(a, b), (len(a), len(b))]:
        if i < x and j < y:
            left, right = a[i:x], b[j:y]
            if _words(left) == _words(right) != []:
                pairs += ((i + n, j + m) for n, m in align(left, right, place=0))
        pairs.append((x, y))
        i, j = x + 1, y + 1
    return pairs[:-1]


def _words(tokens: Iterable[str]) -> list[str]:
    return [token for token in tokens if token and is_word(token)]


def _edits(old: Sequence[str], new: Sequence[str], pairs: Iterable[Pair]) -> Iterator[_Edit]:
    i = j = 0
    same: list[str] = []
    for x, y in [*pairs, (len(old), len(new))]:
        if x == i < len(old) and y == j and old[x] == new[y]:
            same.append(old[x])
        else:
            yield "", "", "".join(same)
            same = []
            yield "".join(old[i:x]), "".join(new[j:y]), ""
            if x < len(old):
                yield from _respelt(old[x], new[y])
        i, j = x + 1, y + 1
    yield "", "", "".join(same)


def _respelt(old: str, new: str) -> Iterator[_Edit]:
    """One word on both sides; where its letters are the same, only the signs or spaces that differ are marked."""
    if old == new:
        yield "", "", old
        return
    a, b = split_at_signs(old), split_at_signs(new)
    spaces = ["" if not part[-1].isspace() else part for part in (a[-1], b[-1])]
    a, b = (row[:-1] if space else row for row, space in zip((a, b), spaces, strict=True))
    if len(a) == len(b) and all(x == y or not (is_word(x) or is_word(y)) for x, y in zip(a, b, strict=True)):
        for x, y in zip(a, b, strict=True):
            yield ("", "", x) if x == y else (x, y, "")
    elif a == b:
        yield "", "", "".join(a)
    else:
        yield "".join(a), "".join(b), ""
    yield ("", "", spaces[0]) if spaces[0] == spaces[1] else (spaces[0], spaces[1], "")


def _trimmed(edits: Iterable[_Edit]) -> Iterator[_Edit]:
    """Give back to the kept text what a deletion and the insertion beside it begin or end with."""
    for deleted, inserted, kept in edits:
        old, new = split_tokens(deleted), split_tokens(inserted)
        head, tail = common_ends(old, new)
        yield "", "", "".join(old[:head])
        ends = len(old) - tail, len(new) - tail
        yield "".join(old[head : ends[0]]), "".join(new[head : ends[1]]), "".join(old[ends[0] :]) + kept


def _joined(edits: Iterable[_Edit]) -> list[_Edit]:
    """Edits with kept text behind each; what nothing parts is one."""
    out: list[_Edit] = []
    for edit in edits:
        if out and not out[-1][2]:
            last = out.pop()
            out.append((last[0] + edit[0], last[1] + edit[1], edit[2]))
        elif out and not edit[0] and not edit[1]:
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + edit[2])
        else:
            out.append(edit)
    return out


def _settled(edits: list[_Edit]) -> list[_Edit]:
    """Edits of one side alone, each at the best of its places."""
    out: list[_Edit] = [("", "", "")]
    for deleted, inserted, kept in edits:
        if (deleted or inserted) and not (deleted and inserted):
            before, changed, kept = settled(out[-1][2], deleted or inserted, kept)  # noqa: PLW2901 – what follows gave or took
            out[-1] = (*out[-1][:2], before)
            deleted, inserted = (changed, "") if deleted else ("", changed)  # noqa: PLW2901
        out.append((deleted, inserted, kept))
    return out


def _runs(edits: Iterable[_Edit]) -> Iterator[Run]:
    kept = ""
    for (deleted, inserted, behind), category in _gathered(edits):
        if not category:
            kept += behind
            continue
        if kept:
            yield Run(RunKind.KEPT, kept)
        if deleted:
            yield Run(RunKind.DELETED, deleted, category=category)
        if inserted:
            yield Run(RunKind.INSERTED, inserted, category=category)
        kept = behind
    if kept:
        yield Run(RunKind.KEPT, kept)


def _gathered(edits: Iterable[_Edit]) -> Iterator[tuple[_Edit, ChangeCategory | None]]:
    """Edits with their manner, None where nothing changed; words printed otherwise one after the other are one edit."""
    last: tuple[_Edit, ChangeCategory | None] = ("", "", ""), None
    for edit in edits:
        category = _category(edit[0], edit[1]) if edit[0] or edit[1] else None
        if category is last[1] is ChangeCategory.TYPOGRAPHY and last[0][2].isspace():
            gap = last[0][2]
            last = (last[0][0] + gap + edit[0], last[0][1] + gap + edit[1], edit[2]), category
            continue
        yield last
        last = edit, category
    yield last


def _category(deleted: str, inserted: str) -> ChangeCategory:
    """What a change is a change of."""
    if CALL in deleted or CALL in inserted or _differ(deleted, inserted):
        return ChangeCategory.WORDS
    return ChangeCategory.TYPOGRAPHY if print_form(deleted) == print_form(inserted) else ChangeCategory.PUNCTUATION


def _differ(deleted: str, inserted: str) -> bool:
    """Whether other words were written than were struck; where only one was done, whether these were words at all."""
    if deleted and inserted:
        return printed_words(deleted) != printed_words(inserted)
    return is_worded(deleted or inserted)
