"""Two wordings → runs of kept, deleted and inserted words; never letters.

Engine, as measured on 1,574 pairs of real articles: difflib opcodes on word tokens with the common ends
trimmed, cleaned up by diff-match-patch *while the tokens are still encoded as characters* (cleaning decoded
text cuts words again), then the ends of each change trimmed once more on finer tokens, so that a comma that
came does not mark the word before it.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING, Protocol

from tracker.diff.words import fine_tokens, marking_tokens
from tracker.model.change import Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_MATCHES = 400_000
"""Pairs of equal tokens up to which difflib is used. It looks at all of them, many times over on repetitive text:
22 s were measured at 3,000 words. Above it diff-match-patch takes over, whose cost follows the differences."""

MAX_TOKENS = 6_000
"""Tokens (both sides, ends trimmed) up to which words are compared at all by either engine. diff-match-patch is
quadratic in the differences (9 s on a rewrite of 3,000 words); a longer stretch is compared sentence by sentence."""

NO_ISLAND = 2
"""Words from which on a stretch that stands on both sides is kept between longer changes; a single one ("for") alone
in a long deletion is an island that only disturbs the reader."""

_FIRST_CODE = 0xF0000
"""Tokens are encoded in the private plane 15 and on: there no character is a letter, digit or space, so that
diff-match-patch's preference for cuts at "word ends" cannot tell the codes apart."""

_DELETE, _INSERT, _EQUAL = -1, 1, 0
Edit = tuple[int, str]


class _DiffMatchPatch(Protocol):
    """What we use of diff-match-patch, which ships no types."""

    Diff_Timeout: float

    def diff_main(self, text1: str, text2: str, checklines: bool) -> list[Edit]: ...
    def diff_cleanupSemantic(self, diffs: list[Edit]) -> None: ...  # noqa: N802 – its name


@cache
def _engine() -> _DiffMatchPatch:
    from diff_match_patch import diff_match_patch  # noqa: PLC0415 – loaded when first used, for a fast start

    engine: _DiffMatchPatch = diff_match_patch()
    engine.Diff_Timeout = 0  # its default of one second makes the output depend on the machine
    return engine


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
        return _runs([(_EQUAL, before)])
    edits = _edits(marking_tokens(before), marking_tokens(after))
    return _runs(_polish(edits))


def _edits(before: Sequence[str], after: Sequence[str]) -> list[Edit]:
    """Compare two rows of tokens: the common ends, and between them the engine that can bear it."""
    head, tail = _common_ends(before, after)
    left, right = before[head : len(before) - tail], after[head : len(after) - tail]
    middle: list[Edit] = []
    if left and right:
        long = len(left) + len(right) > MAX_TOKENS
        middle = _by_sentence(left, right) if long else _by_word(left, right)
    elif left or right:
        middle = [(_DELETE, "".join(left)), (_INSERT, "".join(right))]
    return [(_EQUAL, "".join(before[:head])), *middle, (_EQUAL, "".join(before[len(before) - tail :]))]


def _common_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many tokens both begin with, and how many of the rest both end with."""
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, tail


def _by_word(left: Sequence[str], right: Sequence[str]) -> list[Edit]:
    """Compare words; the white space behind them is no part of what makes two words equal."""
    codes: dict[str, str] = {}

    def encode(tokens: Iterable[str]) -> str:
        return "".join(codes.setdefault(token.rstrip(), chr(_FIRST_CODE + len(codes))) for token in tokens)

    a, b = encode(left), encode(right)
    if sum(a.count(code) * b.count(code) for code in codes.values()) > MAX_MATCHES:
        edits = _engine().diff_main(a, b, False)
    else:
        edits = _opcodes(a, b)
    _engine().diff_cleanupSemantic(edits)
    return list(_decoded(edits, left, right))


def _decoded(edits: Iterable[Edit], left: Sequence[str], right: Sequence[str]) -> Iterator[Edit]:
    """Edits of codes as edits of text; where only the white space behind a word differs, that is the change."""
    i = j = 0
    for kind, text in edits:
        size = len(text)
        if kind == _DELETE:
            yield _DELETE, "".join(left[i : i + size])
            i += size
        elif kind == _INSERT:
            yield _INSERT, "".join(right[j : j + size])
            j += size
        else:
            for old, new in zip(left[i : i + size], right[j : j + size], strict=True):
                word = old.rstrip()
                yield from (
                    [(_EQUAL, old)]
                    if old == new
                    else [(_EQUAL, word), (_DELETE, old[len(word) :]), (_INSERT, new[len(word) :])]
                )
            i += size
            j += size


def _opcodes(a: str, b: str) -> list[Edit]:
    edits: list[Edit] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            edits.append((_EQUAL, a[i1:i2]))
            continue
        if i2 > i1:
            edits.append((_DELETE, a[i1:i2]))
        if j2 > j1:
            edits.append((_INSERT, b[j1:j2]))
    return edits


def _by_sentence(left: Sequence[str], right: Sequence[str]) -> list[Edit]:
    """Compare sentences first, then words inside each stretch of replaced sentences that is short enough."""
    a, b = _sentences(left), _sentences(right)
    edits: list[Edit] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        old = [token for sentence in a[i1:i2] for token in sentence]
        new = [token for sentence in b[j1:j2] for token in sentence]
        if tag == "equal":
            edits.append((_EQUAL, "".join(old)))
        elif old and new and len(old) + len(new) <= MAX_TOKENS:
            edits += _by_word(old, new)
        else:
            edits += [(_DELETE, "".join(old)), (_INSERT, "".join(new))]
    return edits


def _sentences(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    out: list[list[str]] = [[]]
    for token in tokens:
        out[-1].append(token)
        if token.rstrip() in {".", ";", ":", "。", "；", "؛", "۔", "?", "؟", "!"}:
            out.append([])
    return [tuple(sentence) for sentence in out if sentence]


def _polish(edits: list[Edit]) -> list[Edit]:
    """Give back to the kept text what a deletion and the insertion beside it have in common.

    That is what both begin or end with; and the whole of either, where it stands inside the other: the semantic
    clean-up takes in a short stretch between two long insertions, and nobody would strike it to write it again.
    """
    out: list[Edit] = []
    for deleted, inserted, kept in _changes(edits):
        old, new = fine_tokens(deleted), fine_tokens(inserted)
        head, tail = _common_ends(old, new)
        out.append((_EQUAL, "".join(old[:head])))
        out += _unswallowed(old[head : len(old) - tail], new[head : len(new) - tail])
        out.append((_EQUAL, "".join(old[len(old) - tail :]) + kept))
    return out


def _unswallowed(old: list[str], new: list[str]) -> list[Edit]:
    for shorter, longer, kind in ((old, new, _INSERT), (new, old, _DELETE)):
        if sum(bool(token.strip()) for token in shorter) >= NO_ISLAND:
            for at in range(len(longer) - len(shorter) + 1):
                if longer[at : at + len(shorter)] == shorter:
                    rest = longer[:at], longer[at + len(shorter) :]
                    return [(kind, "".join(rest[0])), (_EQUAL, "".join(shorter)), (kind, "".join(rest[1]))]
    return [(_DELETE, "".join(old)), (_INSERT, "".join(new))]


def _changes(edits: list[Edit]) -> list[tuple[str, str, str]]:
    """Edits as triples of deleted, inserted and then kept text."""
    out: list[tuple[str, str, str]] = []
    deleted = inserted = ""
    for kind, text in edits:
        if kind == _DELETE:
            deleted += text
        elif kind == _INSERT:
            inserted += text
        elif text:
            out.append((deleted, inserted, text))
            deleted = inserted = ""
    return [*out, (deleted, inserted, "")]


def _runs(edits: Iterable[Edit]) -> tuple[Run, ...]:
    """Neighbours of one kind joined, empty ones left out, deletions before insertions."""
    out: list[Run] = []
    for deleted, inserted, kept in _changes(list(edits)):
        for kind, text in (
            (RunKind.DELETED, deleted), (RunKind.INSERTED, inserted), (RunKind.KEPT, kept)
        ):  # fmt: skip
            if not text:
                continue
            if out and out[-1].kind is kind:
                out[-1] = Run(kind, out[-1].text + text)
            else:
                out.append(Run(kind, text))
    return tuple(out)
