"""No move, split, merge or renumbering that did not happen: real texts against copies whose story is known."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING

from tracker.diff.redline import compare
from tracker.model.block import Block, BlockKind
from tracker.model.provision import ProvisionKind
from tracker.readers import read_file
from tracker.text.parser import parse
from tracker.text.writer import write_blocks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.model.concordance import Correspondence
    from tracker.model.draft import DraftText

Check = tuple[str, bool, str]

OTHER_WORDS = 0.1
"""Share of the words that a reworded copy has otherwise, each replaced by a word from elsewhere in the same text."""

NEW = "A provision that stands nowhere else, written for this check, about lighthouses, sextants and the tides of May."


def check(mapping: Path) -> list[Check]:
    """Each old text against itself, a reworded copy in the same order, and a copy with an article put on top."""
    out = []
    for folder in sorted(path for path in mapping.iterdir() if path.is_dir()):
        draft = read_file(folder / "old.txt").draft
        chance = random.Random(7)
        vocabulary = [word for _, block in draft.blocks for word in block.text.split()]
        copies: dict[str, tuple[DraftText, int]] = {
            "itself": (draft, 0),
            "a reworded copy": (_changed(draft, partial(_reworded, vocabulary=vocabulary, chance=chance)), 0),
            "an article put on top": (_on_top(draft), 1),
        }
        for name, (copy, ahead) in copies.items():
            rows = [row for row in compare(draft, copy).concordance if row.level is ProvisionKind.ARTICLE]
            reported = false_tales(rows, draft, copy, ahead)
            lost = sum(row.before is not None and row.after is None for row in rows)
            figure = ", ".join(reported[:3]) or f"none; {lost} of {len(draft.articles)} articles not found again"
            out.append((f"{folder.name} against {name}: no false tale", not reported, figure))
    return out


def false_tales(rows: list[Correspondence], before: DraftText, after: DraftText, ahead: int) -> list[str]:
    """Changes that the rows report and that did not happen: every article stands ``ahead`` places further on."""
    places = [{article.eid: n for n, article in enumerate(draft.articles)} for draft in (before, after)]
    out = []
    for row in rows:
        if row.before is None or row.after is None:
            continue
        if row.moved or row.split or row.merged or places[0][row.before] + ahead != places[1][row.after]:
            out.append(f"{row.before} -> {row.after}")
        elif row.renumbered and not ahead:
            out.append(f"{row.before} renumbered")
    return out


def _changed(draft: DraftText, change: Callable[[str], str]) -> DraftText:
    blocks = [
        b if b.kind is BlockKind.HEADING else Block(b.kind, change(b.text), b.level, b.calls) for _, b in draft.blocks
    ]
    return parse(write_blocks(blocks))[0]


def _reworded(text: str, vocabulary: list[str], chance: random.Random) -> str:
    return " ".join(chance.choice(vocabulary) if chance.random() < OTHER_WORDS else word for word in text.split(" "))


def _on_top(draft: DraftText) -> DraftText:
    """Every article has the number of the next one; the last keeps the numbers going."""
    blocks = [block for _, block in draft.blocks]
    heads = [n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING and block.level == 3]
    texts = [blocks[n].text for n in heads]
    labels = [article.label for article in draft.articles]
    moved = [*labels[1:], f"{labels[0].split()[0]} 99999"]
    for n, text, old, new in zip(heads, texts, labels, moved, strict=True):
        blocks[n] = Block(BlockKind.HEADING, new + text.removeprefix(old), 3)
    top = [Block(BlockKind.HEADING, labels[0], 3), Block(BlockKind.TEXT, NEW)]
    return parse(write_blocks([*blocks[: heads[0]], *top, *blocks[heads[0] :]]))[0]
