"""Composes a draft of blocks and notes: numbers the notes, builds the tree, lists doubtful places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from tracker.addresses.tree import assemble
from tracker.language.labels import is_open, number_of
from tracker.language.options import begins_option
from tracker.model.block import CALL, Block, BlockKind
from tracker.model.draft import DraftText
from tracker.model.finding import Finding
from tracker.model.provision import Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.stage import FrontMatter


_FIRST_TOKENS = frozenset(["1", "a", "i", "A", "I", "а", "А", "أ"])


class FoundBlock(NamedTuple):
    """One block as a reader found it; a tuple, as a file has many.

    Attributes:
        kind: Its kind; :attr:`BlockKind.NOTE` is not a ``FoundBlock`` but a :class:`FoundNote`.
        text: Its words, cleaned, one :data:`~tracker.model.block.CALL` for each note call.
        level: Hashes of a heading, else 0.
        ids: The name of the note that each call refers to, as the source has it.
        line: Line in the source, from 1.
    """

    kind: BlockKind
    text: str
    level: int = 0
    ids: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class FoundNote:
    """The text of a note as a reader found it, under the name that calls use."""

    id: str
    text: str
    line: int = 0


def compose(
    found: Sequence[FoundBlock], notes: Iterable[FoundNote], front: FrontMatter
) -> tuple[DraftText, list[Finding]]:
    """Make a draft of blocks and notes.

    Args:
        found: The blocks in order.
        notes: The notes, in any order.
        front: The front matter.

    Returns:
        The draft, with notes numbered in order of their first call, and the doubtful places: a call without a note
        stays in the text as it was printed, a note without a call comes behind the others, a repeated label
        keeps its text and gets an address of its own.
    """
    problems: list[Finding] = []
    texts: dict[str, FoundNote] = {}
    spare: list[FoundNote] = []
    for note in notes:
        if note.id in texts:
            spare.append(note)
            problems.append(_double_note(note))
        else:
            texts[note.id] = note

    numbers: dict[str, int] = {}
    blocks = [_numbered(item, texts, numbers, problems) for item in found]
    uncalled = [note for note in texts.values() if note.id not in numbers]
    problems += [_uncalled_note(note) for note in uncalled]
    ordered = [texts[name].text for name in numbers] + [note.text for note in uncalled + spare]
    root = assemble(blocks)
    draft = DraftText(root=root, notes=tuple(ordered), front=front)
    problems += _repeated_labels(draft, found)
    return draft, sorted(problems, key=lambda p: (p.line, p.column, p.message))


def _numbered(item: FoundBlock, texts: dict[str, FoundNote], numbers: dict[str, int], problems: list[Finding]) -> Block:
    """Return the block with its calls numbered; a call without a note stays in the text as it was printed."""
    if not item.ids:
        # Most lines occur in the other text of a comparison too: only one copy is held.
        return Block(item.kind, intern(item.text), item.level)
    pieces = item.text.split(CALL)
    text, calls = pieces[0], []
    for name, piece in zip(item.ids, pieces[1:], strict=True):
        if name in texts:
            calls.append(numbers.setdefault(name, len(numbers) + 1))
            text += CALL + piece
        else:
            text += f"[^{name}]{piece}"
            problems.append(
                Finding(
                    line=item.line,
                    message=f"Note {name} has no text",
                    cause="The text refers to it, but there is no such note; the reference was kept as plain words",
                    remedy="Add the note, or delete the reference to it",
                )
            )
    return Block(item.kind, text, item.level, tuple(calls))


def _double_note(note: FoundNote) -> Finding:
    return Finding(
        line=note.line,
        message=f"Note {note.id} has two texts",
        cause="The second was kept after the other notes",
        remedy="Give the second a number of its own, and put that into the text; or delete it",
    )


def _uncalled_note(note: FoundNote) -> Finding:
    return Finding(
        line=note.line,
        message=f"Note {note.id} is not referred to",
        cause="It was kept after the other notes",
        remedy="Put its number where it belongs in the text, or delete the note",
    )


def _repeated_labels(draft: DraftText, found: Sequence[FoundBlock]) -> list[Finding]:
    """Return the labels that occur twice where one is expected; real drafts have them, so nothing is refused.

    A row of labels that begins anew is no slip in an annex, or in a division with articles of its own; in an article it
    is reported once.
    """
    repeating = [
        (row, container) for row, container in _rows(draft.root) if any("~" in provision.eid for provision, _ in row)
    ]
    if not repeating:
        return []
    heads = iter([item.line for item in found if item.kind not in (BlockKind.TEXT, BlockKind.ROW)])
    lines = {id(provision): next(heads) for provision in draft.root.walk() if provision.head is not None}
    problems: list[Finding] = []
    for row, container in repeating:
        again = reported = False
        options = 0
        for at, (provision, new_division) in enumerate(row):
            # Options of one provision count anew, which is no error (design, section 4).
            options += at > 0 and _ends_in_option(row[at - 1][0])
            repeated = "~" in provision.eid.rsplit("__", 1)[-1] and not options
            same_as_before = repeated and provision.label == row[at - 1][0].label
            # Twice the same label in a row is a slip, and no row that begins anew.
            begins_anew = (
                repeated and not same_as_before and (provision.label == row[0][0].label or _is_first(provision.label))
            )
            if same_as_before and (again or reported):
                continue  # One finding for a run of the same label.
            goes_on = repeated and again
            may_begin_anew = new_division if container == "articles" else container == "annex" and not same_as_before
            is_slip = repeated and not is_open(provision.label) and not goes_on and not may_begin_anew
            again, reported = begins_anew or goes_on, is_slip
            if is_slip:
                problems.append(_repeated_label(provision, lines[id(provision)], begins_anew=begins_anew))
    return problems


_Row = list[tuple[Provision, bool]]


def _rows(root: Provision) -> Iterator[tuple[_Row, str]]:
    """Yield the provisions that are numbered together, and their container: ``article``, ``annex`` or ``articles``.

    The articles of a text are one row. A row holds provisions, and of each whether it is the first in a division.
    """
    articles: _Row = []
    pending = [(root, False)]
    while pending:
        provision, in_article = pending.pop()
        if provision.kind is ProvisionKind.ARTICLE:
            in_article = True
        if not provision.children:
            continue
        rows: dict[ProvisionKind, _Row] = {}
        first = provision is not root
        for child in provision.children:
            if child.kind is ProvisionKind.ARTICLE:
                articles.append((child, first))
                first = False
            elif child.label and child.kind is not ProvisionKind.CLOSING:
                rows.setdefault(child.kind, []).append((child, False))
        yield from ((row, "article" if in_article else "annex") for row in rows.values())
        pending += [(child, in_article) for child in reversed(provision.children)]
    yield articles, "articles"


def _ends_in_option(provision: Provision) -> bool:
    """Return whether the last lines of a provision announce an option: the provisions behind it belong to that."""
    texts = [block.text for _, block in provision.blocks()]
    return any(map(begins_option, texts[1:]))


def _is_first(label: str) -> bool:
    """Return whether a label begins a row: it counts one."""
    number = number_of(label)
    return number is not None and number.token in _FIRST_TOKENS


def _repeated_label(provision: Provision, line: int, *, begins_anew: bool) -> Finding:
    if begins_anew:
        return Finding(
            line=line,
            message=f"The numbering starts again with “{provision.label}”",
            cause=f"An earlier provision has this label; the address of this one is {provision.eid}",
            remedy="Continue the numbering, or put a heading above the second series",
        )
    return Finding(
        line=line,
        message=f"“{provision.label}” occurs again",
        cause=f"An earlier provision has this label; the address of this one is {provision.eid}",
        remedy="Renumber one of them",
    )


def with_front(draft: DraftText, front: FrontMatter) -> DraftText:
    """Return the same words under other front matter."""
    return replace(draft, front=front)
