"""Findings that a reader judged one by one, drawn from all texts: a second, larger estimate of precision."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.substance.labels import Place
from benchmarks.substance.measures import Share

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.substance.findings import At

SHORT = 60
"""Characters of the words that the table keeps: enough to tell findings at one place apart, too few to be the text."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reader's word on a finding.

    Attributes:
        drawn_in: The round in which it was drawn, from 1; rules were mended between the rounds.
        place: Place of the change.
        digest: Digest of both lines.
        name: The class.
        words: The words before and after, at most :data:`SHORT` characters of each.
        right: ``yes``, ``no``, or ``?`` where a careful reader may say either.
    """

    drawn_in: int
    place: Place
    digest: str
    name: str
    words: tuple[str, str]
    right: str


def verdicts(table: Path) -> list[Verdict]:
    """Read the table of judged findings."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Verdict(
            int(row["round"]),
            Place(row["pair"], row["before"], row["after"], int(row["line"])),
            row["digest"],
            row["class"],
            (row["words_before"], row["words_after"]),
            row["right"],
        )
        for row in rows
    ]


def key_of(found: At) -> tuple[str, str, tuple[str, str]]:
    """Return what tells a finding from all others: both lines, its class, its words."""
    return found.digest, found.finding.kind.value, (found.words[0][:SHORT], found.words[1][:SHORT])


def precision(table: Iterable[Verdict], found: Iterable[At] | None = None) -> dict[str, Share]:
    """Return for each class the share of the judged findings that are right.

    Args:
        table: The verdicts.
        found: What the rules find today: verdicts on others do not count. Without it all count, as they were read.
    """
    there = None if found is None else {key_of(one) for one in found}
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for verdict in table:
        counted = there is None or (verdict.digest, verdict.name, verdict.words) in there
        if counted and verdict.right != "?":
            counts[verdict.name][1] += 1
            counts[verdict.name][0] += verdict.right == "yes"
    return {name: Share(*count) for name, count in sorted(counts.items())}


def drawn(found: Iterable[At], number: int, seed: str) -> list[At]:
    """Draw findings of each class by chance; an act has no more than a quarter of a class, if others have enough.

    Args:
        found: All findings.
        number: How many of every class.
        seed: The seed.
    """
    by_class: dict[str, list[At]] = defaultdict(list)
    for one in found:
        by_class[one.finding.kind.value].append(one)
    out = []
    for name, of_class in sorted(by_class.items()):
        shuffled = random.Random(f"{seed} {name}").sample(of_class, len(of_class))
        taken: list[At] = []
        left: list[At] = []
        counts: dict[str, int] = defaultdict(int)
        for one in shuffled:
            few = counts[one.place.pair] < max(1, number // 4)
            (taken if few else left).append(one)
            counts[one.place.pair] += few
        out += [*taken, *left][:number]
    return out
