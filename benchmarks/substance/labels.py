"""The labels of changes, and the changes they speak of, found again in the texts by their addresses.

The tables hold facts, addresses and short cues, and no texts; ``README.md`` beside this file says how they were made.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.diff.redline import compare
from tracker.errors import InputError
from tracker.model.redline import BlockPart, ChangeCategory, RunKind
from tracker.model.side import Side
from tracker.readers import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.draft import DraftText
    from tracker.model.redline import Redline, RedlineBlock

HERE = Path(__file__).parent

FILES = {
    "paris_1": ("texts/paris/2015-10-23.md", "texts/paris/2015-12-04.md"),
    "paris_2": ("texts/paris/2015-12-04.md", "texts/paris/2015-12-09.md"),
    "paris_3": ("texts/paris/2015-12-09.md", "texts/paris/2015-12-12.md"),
    "paris_4": ("texts/paris/2015-12-12.md", "texts/paris/2016-01-29.md"),
    "solidarity_1": (
        "texts/solidarity/2014_proposed_draft_declaration_en.txt",
        "texts/solidarity/2017_final_draft_declaration_en.txt",
    ),
    "solidarity_2": (
        "texts/solidarity/2017_final_draft_declaration_en.txt",
        "texts/solidarity/2023_revised_draft_declaration_en.txt",
    ),
    "code_civil_fr": (
        "texts/fr_code_civil/2016-08-10_avant_fr.txt",
        "texts/fr_code_civil/2016-10-01_apres_fr.txt",
    ),
    "chile_2022_es": (
        "texts/chile_constitution/2022-05-14_borrador_es.txt",
        "texts/chile_constitution/2022-07-04_propuesta_es.txt",
    ),
    "chile_2023_es": (
        "texts/chile_constitution/2023-10-06_texto_aprobado_consejo_es.txt",
        "texts/chile_constitution/2023-11-07_propuesta_es.txt",
    ),
    "lifafa_zh": ("texts/zh_laws/lifafa_2015_zh.txt", "texts/zh_laws/lifafa_2023_zh.txt"),
    "gongsifa_zh": ("texts/zh_laws/gongsifa_2018_zh.txt", "texts/zh_laws/gongsifa_2023_zh.txt"),
    "animals_en": ("texts/council_of_europe/anim68.txt", "texts/council_of_europe/anim03.txt"),
    "guowuyuan_zh": ("texts/zh_laws/guowuyuan_zuzhifa_1982_zh.txt", "texts/zh_laws/guowuyuan_zuzhifa_2024_zh.txt"),
    "fanjiandiefa_zh": ("texts/zh_laws/fanjiandiefa_2014_zh.txt", "texts/zh_laws/fanjiandiefa_2023_zh.txt"),
}
"""Pairs of files whose names tell nothing; the others are folders of :data:`_ACTS`, each with an old and a new text."""

BACK = "back_"
"""Beginning of the name of a pair whose newer text is taken for the older: changes that no rule was written on."""

CLASSES = frozenset(
    [
        "modal",
        "negation",
        "quantity",
        "time",
        "actor",
        "condition",
        "exception",
        "definition",
        "reference",
        "verb",
        "other",
        "style",
        "none",
    ]
)
DIRECTIONS = frozenset(("", "stronger", "weaker", "other"))
LONGEST_CUE = 6
"""Words of a cue: enough to find the place, too few to be the text."""

_ACTS = ("benchmark/mapping", "benchmark/mapping_more", "benchmark/treaties")


@dataclass(frozen=True, slots=True)
class Place:
    """Place of a change.

    Attributes:
        pair: Name of the pair of texts.
        before: Address of the line before.
        after: Address of the line after.
        line: Its number among the lines that stand at the same two addresses, from 1.
    """

    pair: str
    before: str
    after: str
    line: int

    def __str__(self) -> str:
        line = "" if self.line == 1 else f", line {self.line}"
        return f"{self.pair}: {self.before} > {self.after}{line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One class that a reader found in a change.

    Attributes:
        place: Place of the change.
        digest: First eight digits of the sha256 of both lines: the change that was read.
        drawn: ``random``, or ``sign`` where the change was drawn for a word that may matter.
        language: Its language.
        name: The class, or ``none``, ``style``, ``other``.
        direction: For ``modal``: ``stronger``, ``weaker`` or ``other``; empty elsewhere.
        cue_before: At most six words before that show it; empty where they came.
        cue_after: At most six words after; empty where they went.
        sure: Whether the reader was sure; other labels count neither way.
    """

    place: Place
    digest: str
    drawn: str
    language: str
    name: str
    direction: str
    cue_before: str
    cue_after: str
    sure: bool


def pairs(data: Path) -> dict[str, tuple[Path, Path]]:
    """List every pair of texts in the data, by name, and each the other way round too (:data:`BACK`).

    Args:
        data: The folder of the data, with ``texts/`` and ``benchmark/``.
    """
    found = {name: (data / before, data / after) for name, (before, after) in FILES.items()}
    for before in sorted((HERE / "made_up").glob("*_before.txt")):
        stem = before.name.removesuffix("_before.txt")
        found[f"made_up_{stem}"] = before, before.with_name(f"{stem}_after.txt")
    for folder in (act for place in _ACTS for act in sorted((data / place).glob("*/"))):
        found[folder.name] = folder / "old.txt", folder / "new.txt"
    return found | {f"{BACK}{name}": (new, old) for name, (old, new) in found.items()}


def labels(table: Path) -> list[Label]:
    """Read a table of labels.

    Raises:
        InputError: If a class or a direction is none of ours, or a cue has more than six words.
    """
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    out = []
    for number, row in enumerate(rows, 2):
        cues = (row["cue_before"], row["cue_after"])
        wrong = next((word for word in (row["class"], row["direction"]) if word not in CLASSES | DIRECTIONS), "")
        wrong = wrong or next((cue for cue in cues if len(cue.split()) > LONGEST_CUE), "")
        if wrong or row["sure"] not in ("yes", "?"):
            raise InputError(
                f"Line {number} of {table.name} cannot be read: {wrong or row['sure']!r}",
                cause="It names a class or a direction that there is not, or has a cue of more than six words",
                remedy="write the row as README.md says",
            )
        place = Place(row["pair"], row["before"], row["after"], int(row["line"]))
        out.append(
            Label(
                place=place,
                digest=row["digest"],
                drawn=row["drawn"],
                language=row["language"],
                name=row["class"],
                direction=row["direction"],
                cue_before=cues[0],
                cue_after=cues[1],
                sure=row["sure"] == "yes",
            )
        )
    return out


def found(data: Path, wanted: Iterable[Label]) -> dict[Place, RedlineBlock]:
    """Find the changes that labels speak of, by their addresses.

    Raises:
        InputError: If a change is gone, or is no longer the one that was read.
    """
    out: dict[Place, RedlineBlock] = {}
    there: dict[str, dict[Place, RedlineBlock]] = {}
    for label in wanted:
        pair = label.place.pair
        if pair not in there:
            there[pair] = dict(changes(redline_of(data, pair), pair))
        block = there[pair].get(label.place)
        if block is None or digest(block) != label.digest:
            raise InputError(
                f"The change at {label.place} is {'gone' if block is None else 'another one'}",
                cause="The texts, or the lines that are paired, are no longer those that were read",
                remedy="read this change again, and write its labels anew",
            )
        for side, cue in zip(Side, (label.cue_before, label.cue_after), strict=True):
            if cue not in folded(block.text_on(side)[0]):
                raise InputError(
                    f"The words {cue!r} do not stand at {label.place}",
                    cause=f"They are the cue of a label, {side.value}",
                    remedy="quote the words as they are printed",
                )
        out[label.place] = block
    return out


@cache
def redline_of(data: Path, pair: str) -> Redline:
    """Compare a pair of texts.

    Raises:
        InputError: If there is no such pair.
    """
    files = pairs(data).get(pair)
    if files is None:
        raise InputError(
            f"There is no pair {pair!r} in {data}",
            cause="A label names a pair of texts that the data does not hold",
            remedy="take the data that the labels were made on",
        )
    before, after = (_read(file) for file in files)
    return compare(before, after)


@cache
def _read(file: Path) -> DraftText:
    return read_file(file).draft


def language_of(pair: str) -> str:
    """Return the language of a pair.

    >>> language_of("paris_3"), language_of("code_civil_fr")
    ('en', 'fr')
    """
    end = pair.rsplit("_", 1)[-1]
    return end if end in ("ar", "es", "fr", "ru", "zh") else "en"


def lines(redline: Redline, pair: str) -> Iterator[tuple[Place, RedlineBlock]]:
    """List the lines that stand on both sides, each with its place."""
    counts: Counter[tuple[str, str]] = Counter()
    for block in redline.blocks:
        if block.before is not None and block.after is not None:
            addresses = (block.before.eid, block.after.eid)
            counts[addresses] += 1
            yield Place(pair, *addresses, counts[addresses]), block


def changes(redline: Redline, pair: str) -> Iterator[tuple[Place, RedlineBlock]]:
    """List the lines that stand on both sides and whose words differ, each with its place."""
    for place, block in lines(redline, pair):
        if any(
            run.kind is not RunKind.KEPT and run.part is BlockPart.TEXT and run.category is ChangeCategory.WORDS
            for run in block.runs
        ):
            yield place, block


def folded(text: str) -> str:
    """Return a text with every stretch of spaces, of whatever kind, as one space.

    >>> folded("Article\u00a024,  paragraph 3")
    'Article 24, paragraph 3'
    """
    return " ".join(text.split())


def digest(block: RedlineBlock) -> str:
    """Return the first eight digits of the sha256 of both lines."""
    lines = "\0".join(block.text_on(side)[0] for side in Side)
    return hashlib.sha256(lines.encode()).hexdigest()[:8]
