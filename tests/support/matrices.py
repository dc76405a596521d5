"""Matrices made through the command line, for the tests of their pages and sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from tests.support.stores import add, new_store
from tracker.cli import commands
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

SCOPE = "### Article {n} — Scope\n\nThe Parties protect the river, its banks and all that lives in it in good faith.\n"
FUNDS = """### Article {n} — Funds

Each Party pays its fair share every year, and the Council keeps the accounts, which the Assembly examines.
"""
HARBOURS = "### Article {n} — Harbours\n\nHarbours stay open to the ships of every Party in winter and at night.\n"
COURT = "### Article {n} — Court\n\nDisputes go to three judges, whom the Assembly elects for a term of nine years.\n"
BRACKETED = FUNDS.replace("pays its", "[shall][should] pay its [fair]").replace("Article {n}", "[Article {n}bis]")
RIVER = {
    "2001-zero": (SCOPE, BRACKETED, HARBOURS),
    "2002-revised": (SCOPE, COURT, FUNDS),
    "2003-final": (SCOPE, HARBOURS, FUNDS, COURT),
}
"""A small treaty in three stages: an article is dropped and comes back, one is new, brackets are lifted."""


def text_of(parts: tuple[str, ...]) -> str:
    """The articles of a stage, numbered in their order."""
    return "\n".join(part.format(n=n) for n, part in enumerate(parts, 1))


def put_in(folder: Path, stages: dict[str, tuple[str, ...]], **front: str) -> Path:
    """A store with these stages, each drafted from the one before it."""
    with new_store(folder) as store:
        for stage, parts in stages.items():
            head = {"instrument": "river", "stage": stage, "language": "en", "title": "River Convention", **front}
            lines = "".join(f"{key}: {value}\n" for key, value in head.items())
            add(store, parse(f"---\n{lines}---\n\n# River Convention\n\n{text_of(parts)}")[0])
    return folder


def written(store: Path, file: Path, *args: str) -> Path:
    """The matrix of a store in a file, whose ending chooses the format."""
    done = CliRunner().invoke(commands, ["matrix", *args, "--store", str(store), "-o", str(file), "--force"])
    assert done.exit_code == 0, done.output
    return file
