"""No report of a change that did not happen: real texts against copies whose changes are known."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.accept.check import Check
from tracker.diff.redline import compare
from tracker.model.block import ARTICLE_LEVEL, Block, BlockKind
from tracker.model.provision import ProvisionKind
from tracker.readers import read_file
from tracker.text.parser import parse
from tracker.text.writer import write_blocks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.model.concordance import Correspondence
    from tracker.model.draft import DraftText

REPLACED_WORDS = 0.1
"""Share of the words that a reworded copy replaces, each by a word from elsewhere in the same text."""

NEW = "A provision that stands nowhere else, written for this check, about lighthouses, sextants and the tides of May."


def check(mapping: Path) -> list[Check]:
    """Compare each old text with itself, a reworded copy in the same order, and a copy with an article put on top."""
    checks = []
    for folder in sorted(path for path in mapping.iterdir() if path.is_dir()):
        draft = read_file(folder / "old.txt").draft
        chance = random.Random(7)
        vocabulary = [word for _, block in draft.blocks for word in block.text.split()]
        copies: dict[str, tuple[DraftText, int]] = {
            "itself": (draft, 0),
            "a reworded copy": (_with_text(draft, partial(_reworded, vocabulary=vocabulary, chance=chance)), 0),
            "an article put on top": (_with_article_on_top(draft), 1),
        }
        for name, (copy, shift) in copies.items():
            rows = [row for row in compare(draft, copy).concordance if row.level is ProvisionKind.ARTICLE]
            reported = false_changes(rows, draft, copy, shift)
            lost = sum(row.before is not None and row.after is None for row in rows)
            figure = ", ".join(reported[:3]) or f"none; {lost} of {len(draft.articles)} articles not found again"
            checks.append(Check(f"{folder.name} against {name}: no false change", not reported, figure))
    return checks


def false_changes(rows: list[Correspondence], before: DraftText, after: DraftText, shift: int) -> list[str]:
    """Return the changes that the rows report and that did not happen.

    Args:
        rows: The rows of the articles.
        before: The text.
        after: Its copy.
        shift: Number of places by which every article stands further back in the copy.
    """
    places = [{article.eid: n for n, article in enumerate(draft.articles)} for draft in (before, after)]
    changes = []
    for row in rows:
        if row.before is None or row.after is None:
            continue
        if row.moved or row.split or row.merged or places[0][row.before] + shift != places[1][row.after]:
            changes.append(f"{row.before} -> {row.after}")
        elif row.renumbered and not shift:
            changes.append(f"{row.before} renumbered")
    return changes


def _with_text(draft: DraftText, change: Callable[[str], str]) -> DraftText:
    """Return a copy in which every block but the headings has other words."""
    blocks = [
        block if block.kind is BlockKind.HEADING else Block(block.kind, change(block.text), block.level, block.calls)
        for _, block in draft.blocks
    ]
    return parse(write_blocks(blocks))[0]


def _reworded(text: str, vocabulary: list[str], chance: random.Random) -> str:
    words = text.split(" ")
    return " ".join(chance.choice(vocabulary) if chance.random() < REPLACED_WORDS else word for word in words)


def _with_article_on_top(draft: DraftText) -> DraftText:
    """Return a copy with a new first article; each old one takes the number of the next, the last a high one."""
    blocks = [block for _, block in draft.blocks]
    headings = [n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING and block.level == ARTICLE_LEVEL]
    texts = [blocks[n].text for n in headings]
    labels = [article.label for article in draft.articles]
    shifted = [*labels[1:], f"{labels[0].split()[0]} 99999"]
    for n, text, old, new in zip(headings, texts, labels, shifted, strict=True):
        blocks[n] = Block(BlockKind.HEADING, new + text.removeprefix(old), ARTICLE_LEVEL)
    top = [Block(BlockKind.HEADING, labels[0], ARTICLE_LEVEL), Block(BlockKind.TEXT, NEW)]
    return parse(write_blocks([*blocks[: headings[0]], *top, *blocks[headings[0] :]]))[0]
