"""Test whether a program understands that an article moved and all others were renumbered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.speed.measure import run
from tracker import compare, parse
from tracker.model.redline import BlockPart, RunKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.speed.programs import Program

_BODIES = (
    "This Convention applies to ships that fly the flag of a State Party and to their masters and crews.",
    "Each State Party shall report to the Secretariat every second year on the measures that it has taken.",
    "The Secretary-General of the United Nations shall be the depositary of this Convention.",
    "A dispute that cannot be settled by negotiation may be brought before the International Court of Justice.",
    "The Committee consists of eighteen experts of high moral standing, who serve in their personal capacity.",
    "Nobody shall be punished for having brought a complaint in good faith before the competent authorities.",
    "The costs of the meetings are borne by the States Parties in proportion to their contributions.",
    "Any State may withdraw by written notice, which takes effect one year after it has been received.",
    "The Arabic, Chinese, English, French, Russian and Spanish texts of this Convention are equally authentic.",
)


def _text(bodies: Sequence[str]) -> str:
    return "".join(f"Article {n}\n\n{body}\n\n" for n, body in enumerate(bodies, 1))


def understands(program: Program, folder: Path, limit: float) -> str:
    """Count the words that a program marks where the last article but one became the second, without other changes.

    Numbers aside, since they did change. None means that it understands.
    """
    moved = [_BODIES[0], _BODIES[-2], *_BODIES[1:-2], _BODIES[-1]]
    old, new, out = (folder / name for name in ("moved.old.txt", "moved.new.txt", "moved.out"))
    old.write_text(_text(_BODIES), encoding="utf-8")
    new.write_text(_text(moved), encoding="utf-8")
    out.unlink(missing_ok=True)
    if program.name == "tracker":
        found = compare(parse(old), parse(new))
        # A page shows moved text once; only what is marked in it counts.
        texts = [
            run.text
            for block in found.blocks
            for run in block.runs
            if run.kind is not RunKind.KEPT and run.part is BlockPart.TEXT
        ]
    elif program.read is None:
        return "cannot be told"
    else:
        run(program.command(old, new, out), out=out if program.prints else folder / "told", limit=limit)
        texts = [text for kind, text in program.read(out) if kind != RunKind.KEPT]
    count = sum(len([word for word in re.findall(r"[^\W\d]+", text) if word != "Article"]) for text in texts)
    return f"{count} words" if count else "none"
