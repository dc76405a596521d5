"""The runs of two wordings: kept, deleted and inserted words; never letters.

Words are compared in their print form (:func:`~tracker.diff.prepare.tokens.print_form`), so that another apostrophe
does not make another word; a change of the print form alone is a run of its own category. The ends of each change are
trimmed once more sign by sign, so that a new comma does not mark the word before it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import (
    has_words,
    is_word,
    print_form,
    printed_words,
    spaced_tokens,
    split_at_signs,
    split_tokens,
)
from tracker.diff.wording.align import MAX_TOKENS, align, common_ends
from tracker.diff.wording.edit_borders import slide_edit
from tracker.diff.wording.lifted_brackets import set_brackets_apart
from tracker.model.block import CALL
from tracker.model.redline import ChangeCategory, Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.diff.wording.align import Pair

_form = lru_cache(maxsize=100_000)(print_form)
"""The print form of a token; most tokens occur repeatedly."""

_Edit = tuple[str, str, str]
"""Deleted text, inserted text in its place, and the kept text behind."""


def word_runs(before: str, after: str) -> tuple[Run, ...]:
    """Compare two wordings.

    >>> [(run.kind.value, run.text) for run in word_runs("The State shall act.", "The State may act.")]
    [('kept', 'The State '), ('deleted', 'shall'), ('inserted', 'may'), ('kept', ' act.')]

    Args:
        before: One line.
        after: One line.

    Returns:
        Runs that tile both: without the insertions they are ``before``, without the deletions ``after``.
        Of two neighbours a deletion comes first; no two neighbours are of one kind, but for brackets
        that are set apart; none is empty.
    """
    if before == after:
        return (Run(RunKind.KEPT, before),) if before else ()
    if not before or not after:
        return tuple(_as_runs([(before, after, "")]))
    old, new = spaced_tokens(before), spaced_tokens(after)
    edits = _join_edits(_edits(old, new, _kept_pairs(old, new)))
    return tuple(set_brackets_apart(_as_runs(_slide_edits(_join_edits(_trim_edits(edits))))))


BREAK = "\ufdd0"
"""Stands for the end of a line inside a text that was joined of several: no text holds it (Unicode, section 23.7)."""


MAX_TOKENS_AT_BREAK = 6
"""Words and signs on either side of a change beside a break up to which each that stays is kept: "; and" where "and on"
stood. In a longer stretch of other wording a lonely "the" would be kept."""


@dataclass(frozen=True, slots=True)
class KeptWords:
    """The words that stay where lines are compared as one text.

    Attributes:
        common: For a line before and a line after, where any stay, their positions among the words of both lines.
        sizes: The number of words of each line, before and after.
    """

    common: Mapping[tuple[int, int], Sequence[tuple[int, int]]]
    sizes: tuple[Sequence[int], Sequence[int]]

    @property
    def total(self) -> int:
        """The number of words that stay."""
        return sum(map(len, self.common.values()))


def kept_words(before: Sequence[str], after: Sequence[str]) -> KeptWords:
    """Compare lines as one text, and find the words that stay by line.

    >>> kept = kept_words(["The Board meets. It sits in Riga."], ["The Board meets.", "It sits in Bern."])
    >>> {pair: len(words) for pair, words in kept.common.items()}
    {(0, 0): 3, (0, 1): 3}

    Args:
        before: The lines before, in order.
        after: The lines after, in order.
    """
    lines = [[spaced_tokens(line) for line in side] for side in (before, after)]
    # Of each token its line, and its position among the words of that line.
    places = [[place for n, tokens in enumerate(side) for place in _word_places(n, tokens)] for side in lines]
    old, new = ([token for tokens in side for token in tokens] for side in lines)
    common: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for x, y in _kept_pairs(old, new):
        if is_word(old[x]):
            (i, n), (j, m) = places[0][x], places[1][y]
            common[i, j].append((n, m))
    sizes = [[sum(map(is_word, tokens)) for tokens in side] for side in lines]
    return KeptWords(dict(common), (sizes[0], sizes[1]))


def _word_places(line: int, tokens: Iterable[str]) -> Iterator[tuple[int, int]]:
    position = 0
    for token in tokens:
        yield line, position
        position += is_word(token)


def line_runs(before: Sequence[str], after: Sequence[str]) -> tuple[Run, ...]:
    """Compare lines as one text in which :data:`BREAK` stands between two lines.

    Args:
        before: The lines before, in order.
        after: The lines after, in order.

    Returns:
        Runs as those of :func:`word_runs`. A break has no value of its own: the words decide, and a break that stands
        in the same place of both texts is kept.
    """
    sides = [_with_breaks(lines) for lines in (before, after)]
    plain = [[n for n, token in enumerate(tokens) if token != BREAK] for tokens in sides]
    kept = _kept_pairs(*([tokens[n] for n in row] for tokens, row in zip(sides, plain, strict=True)))
    old, new = sides
    pairs = list(_with_words_at_breaks([(plain[0][x], plain[1][y]) for x, y in kept], old, new))
    edits = _join_edits(_edits(old, new, _with_kept_breaks(pairs, old, new)))
    return tuple(set_brackets_apart(_as_runs(_slide_edits(_join_edits(_trim_edits(edits))))))


def _with_words_at_breaks(pairs: Sequence[Pair], old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Yield the pairs of kept tokens, and small words beside a break, where a reader stops in any case."""
    i = j = 0
    for x, y in [*pairs, (len(old), len(new))]:
        left, right = ([n for n in row if side[n] != BREAK] for side, row in ((old, range(i, x)), (new, range(j, y))))
        few = max(len(left), len(right)) <= MAX_TOKENS_AT_BREAK
        if left and right and few and len(left) + len(right) < x - i + y - j:
            found = align([_form(old[n]) for n in left], [_form(new[n]) for n in right], change_cost=0)
            yield from ((left[a], right[b]) for a, b in found)
        if x < len(old):
            yield x, y
        i, j = x + 1, y + 1


def _with_breaks(lines: Sequence[str]) -> list[str]:
    tokens: list[str] = []
    for n, line in enumerate(lines):
        tokens += [*([BREAK] if n else []), *spaced_tokens(line)]
    return tokens


def _with_kept_breaks(pairs: Sequence[Pair], old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Yield the pairs of kept tokens, and between them the breaks that stand in both texts."""
    i = j = 0
    for x, y in [*pairs, (len(old), len(new))]:
        breaks = [n for n in range(i, x) if old[n] == BREAK], [n for n in range(j, y) if new[n] == BREAK]
        if all(breaks):
            count = min(map(len, breaks))
            # Where a line came or went between two others, the break beside the kept words is the kept one.
            first = not _words_of(old[i : breaks[0][0]]) and not _words_of(new[j : breaks[1][0]])
            yield from zip(*(row[:count] if first else row[-count:] for row in breaks), strict=True)
        if x < len(old):
            yield x, y
        i, j = x + 1, y + 1


def deletions_first(runs: Iterable[Run]) -> list[Run]:
    """Put each deletion before the insertion in its place."""
    out = list(runs)
    for n in range(len(out) - 1):
        if out[n].kind is RunKind.INSERTED and out[n + 1].kind is RunKind.DELETED:
            out[n], out[n + 1] = out[n + 1], out[n]
    return out


def is_coarse(runs: Sequence[Run]) -> bool:
    """Return whether runs hold a passage that is too long to be compared word by word, deleted and inserted whole.

    Args:
        runs: The result of :func:`word_runs`.
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


def _kept_pairs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the pairs of kept tokens; also words between changed signs: a new comma is no reason to delete a word."""
    a, b = list(map(_form, old)), list(map(_form, new))
    pairs: list[Pair] = []
    i = j = 0
    for x, y in [*align(a, b), (len(a), len(b))]:
        if i < x and j < y:
            left, right = a[i:x], b[j:y]
            if _words_of(left) == _words_of(right) != []:
                pairs += ((i + n, j + m) for n, m in align(left, right, change_cost=0))
        pairs.append((x, y))
        i, j = x + 1, y + 1
    return pairs[:-1]


def _words_of(tokens: Iterable[str]) -> list[str]:
    return [token for token in tokens if token and is_word(token)]


def _edits(old: Sequence[str], new: Sequence[str], pairs: Iterable[Pair]) -> Iterator[_Edit]:
    """Yield the edits between the pairs of kept tokens; a kept token printed otherwise is an edit too."""
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
                yield from _edits_of_print(old[x], new[y])
        i, j = x + 1, y + 1
    yield "", "", "".join(same)


def _edits_of_print(old: str, new: str) -> Iterator[_Edit]:
    """Yield the edits of a token printed otherwise; if its letters are the same, only of the signs or spaces."""
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


def _trim_edits(edits: Iterable[_Edit]) -> Iterator[_Edit]:
    """Keep the tokens with which a deletion and the insertion in its place both begin or end."""
    for deleted, inserted, kept in edits:
        old, new = split_tokens(deleted), split_tokens(inserted)
        head, tail = common_ends(old, new)
        yield "", "", "".join(old[:head])
        ends = len(old) - tail, len(new) - tail
        yield "".join(old[head : ends[0]]), "".join(new[head : ends[1]]), "".join(old[ends[0] :]) + kept


def _join_edits(edits: Iterable[_Edit]) -> list[_Edit]:
    """Join the edits with no kept text between them."""
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


def _slide_edits(edits: list[_Edit]) -> list[_Edit]:
    """Slide each insertion or deletion without a counterpart to the best of its positions."""
    out: list[_Edit] = [("", "", "")]
    for n, (deleted, inserted, kept) in enumerate(edits):
        if (deleted or inserted) and not (deleted and inserted):
            before, changed, kept = slide_edit(  # noqa: PLW2901 – slid with it
                out[-1][2],
                deleted or inserted,
                kept,
                first=not (out[-1][0] or out[-1][1]),
                last=n == len(edits) - 1,
            )
            out[-1] = (*out[-1][:2], before)
            deleted, inserted = (changed, "") if deleted else ("", changed)  # noqa: PLW2901
        out.append((deleted, inserted, kept))
    return out


def _as_runs(edits: Iterable[_Edit]) -> Iterator[Run]:
    kept = ""
    for (deleted, inserted, behind), category in _categorise(edits):
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


def _categorise(edits: Iterable[_Edit]) -> Iterator[tuple[_Edit, ChangeCategory | None]]:
    """Yield edits with their categories, None without a change; neighbouring words printed otherwise are one edit."""
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
    """Return the category of a change."""
    deleted, inserted = deleted.replace(BREAK, ""), inserted.replace(BREAK, "")
    if CALL in deleted or CALL in inserted or _differ_in_words(deleted, inserted):
        return ChangeCategory.WORDS
    return ChangeCategory.TYPOGRAPHY if print_form(deleted) == print_form(inserted) else ChangeCategory.PUNCTUATION


def _differ_in_words(deleted: str, inserted: str) -> bool:
    """Return whether other words were inserted than deleted; of one of them alone, whether it has any words."""
    if deleted and inserted:
        return printed_words(deleted) != printed_words(inserted)
    return has_words(deleted or inserted)
