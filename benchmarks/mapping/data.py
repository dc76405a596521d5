"""Pairs of acts with the official statement of which article became which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.mapping.measures import Pair, Truth
from tracker.diff.prepare.outline import number_token
from tracker.errors import InputError
from tracker.language.labels import number_of
from tracker.model.block import BlockKind
from tracker.model.draft import DraftText
from tracker.model.provision import Provision
from tracker.readers import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NEEDED = ("old.txt", "new.txt", "truth.tsv")


@dataclass(frozen=True, slots=True)
class Article:
    """The view of an article that every engine gets.

    Attributes:
        number: Its number in comparable form.
        lines: Its title, if any, and the text of each paragraph and point, without labels.
    """

    number: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All its lines as one text."""
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Case:
    """One pair of acts.

    Attributes:
        name: Name of the set, as in ``nis_fr``.
        before: The old text as our reader reads it.
        after: The new text.
        old: The articles of the old text, in order.
        new: Those of the new text.
        truth: Which became which, by position.
        unlisted: Positions of the old and of the new articles that no row of the official table names.
    """

    name: str
    before: DraftText
    after: DraftText
    old: tuple[Article, ...]
    new: tuple[Article, ...]
    truth: Truth
    unlisted: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    @property
    def act(self) -> str:
        """The act, whatever the language."""
        return self.name.rpartition("_")[0]

    @property
    def language(self) -> str:
        """Its language, as in ``fr``."""
        return self.name.rpartition("_")[2]


def read_cases(folder: Path) -> list[Case]:
    """Read a folder of sets.

    Args:
        folder: Holds one folder a set, named ``act_language``.

    Returns:
        The sets by name.

    Raises:
        InputError: If there is no set, a set lacks a file, or its table names an article that is not in its text.
    """
    found = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    if not found:
        raise InputError(
            f"There are no pairs of acts in {folder}",
            cause=f"Each is a folder with {', '.join(NEEDED)}",
            remedy="name the folder in which the pairs of acts lie",
        )
    return [read_case(path) for path in found]


def read_case(folder: Path) -> Case:
    """Read one set; what it gives and raises is as in :func:`read_cases`."""
    for name in NEEDED:
        if not (folder / name).is_file():
            raise InputError(
                f"{folder / name} is missing", cause=f"A pair of acts has {', '.join(NEEDED)}", remedy="add the file"
            )
    before, after = (read_file(folder / f"{side}.txt").draft for side in ("old", "new"))
    old, new = articles(before), articles(after)
    pairs = _table(folder / "truth.tsv", old, new)
    alternatives = folder / "truth_alt.tsv"
    neutral = _table(alternatives, old, new) if alternatives.exists() else frozenset()
    unlisted = _unlisted(folder / "unlisted.tsv", old, new)
    return Case(folder.name, before, after, old, new, Truth(pairs, neutral - pairs), unlisted)


def _unlisted(path: Path, *sides: Sequence[Article]) -> tuple[frozenset[int], frozenset[int]]:
    """The articles named in a list with the columns side and article; none without the file."""
    rows = path.read_text(encoding="utf-8").splitlines()[1:] if path.exists() else []
    named = {(side, _number(label)) for side, label in (row.split("\t") for row in rows)}
    old, new = (
        frozenset(at for at, article in enumerate(side) if (name, article.number) in named)
        for name, side in zip(("old", "new"), sides, strict=True)
    )
    return old, new


def articles(draft: DraftText) -> tuple[Article, ...]:
    """The articles of a draft, in order."""
    return tuple(_article(provision) for provision in draft.articles)


def _article(provision: Provision) -> Article:
    headings = (node.heading for node in provision.walk() if node.heading)
    texts = (block.text for _, block in provision.blocks() if block.kind is not BlockKind.HEADING)
    return Article(number_token(provision), (*headings, *texts))


def _table(path: Path, old: Sequence[Article], new: Sequence[Article]) -> frozenset[Pair]:
    """The two-sided rows of a table of labels, as positions. One-sided rows say what no other row says."""
    places = [{article.number: at for at, article in enumerate(side)} for side in (old, new)]
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    pairs = set()
    for row in rows:
        sides = row.split("\t")
        numbers = [_number(label) for label in sides]
        if len(sides) != 2 or any(n and n not in places[side] for side, n in enumerate(numbers)):
            raise InputError(
                f"{path}: “{row}” cannot be used",
                cause=f"A row has two labels of articles, as its first line says: {head!r}",
                remedy="correct the row, or the text in which the article is missing",
            )
        if all(numbers):
            pairs.add((places[0][numbers[0]], places[1][numbers[1]]))
    return frozenset(pairs)


def _number(label: str) -> str:
    """The comparable form of a bare label: ``28 bis``, ``253l-1``."""
    number = number_of(f"Article {label}") if label.strip() else None
    return number.token if number else label.strip()
