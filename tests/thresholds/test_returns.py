"""Provisions that are back: one text on each side of the threshold."""

from __future__ import annotations

import pytest

from tracker.diff.redline import compare
from tracker.lineage.reader import LineageReader
from tracker.lineage.sources import Comparing, NoKeeping, StageSource
from tracker.text.parser import parse

REST = """### Article 1

The moon shines upon the quiet harbour every night of the year.

### Article 2

Boats leave at dawn with nets and lamps, and come back at dusk with fish.
"""
BACK = "glass amber cedar flint quartz basalt marble copper silver cobalt nickel zinc"


def returns(before: str, after: str) -> list[tuple[str, str]]:
    """Return the articles that are back: that of the first stage, and that of the third; the second has neither."""
    texts = f"{REST}\n### Article 3\n\n{before}\n", REST, f"{REST}\n### Article 7\n\n{after}\n"
    drafts = [parse(text)[0] for text in texts]
    sources = [
        StageSource(name="first", predecessors=(), key="first", read=lambda: drafts[0]),
        StageSource(name="second", predecessors=(0,), key="second", read=lambda: drafts[1]),
        StageSource(name="third", predecessors=(1,), key="third", read=lambda: drafts[2]),
    ]
    comparing = Comparing(
        compare=lambda one, other: compare(drafts[one], drafts[other]), key=lambda one, other: f"{one} {other}"
    )
    found = LineageReader(sources, comparing, NoKeeping()).main.returns
    return [(back.source.eid, back.target.eid) for back in found]


@pytest.mark.parametrize(("letters", "found"), [(76, [("art_3", "art_7")]), (77, [])])
def test_half_of_the_letters_now_must_have_come_back(letters: int, found: list[tuple[str, str]]) -> None:
    # With the blank before them as many letters are new as came back: 77.
    assert returns(BACK, f"{BACK} {'x' * letters}") == found


@pytest.mark.parametrize(("letters", "found"), [(76, [("art_3", "art_7")]), (77, [])])
def test_half_of_the_letters_of_old_must_have_come_back(letters: int, found: list[tuple[str, str]]) -> None:
    assert returns(f"{BACK} {'x' * letters}", BACK) == found
