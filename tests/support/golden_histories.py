"""The golden histories: folders with an invented treaty in several stages, and what a careful reader says of it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.support.stores import ANA, AT
from tracker.model.provision import Eid
from tracker.store.store import Store
from tracker.text.parser import parse
from tracker.text.writer import digest, write

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

HISTORIES = Path(__file__).parents[1] / "histories"
FOLDERS = sorted(folder for folder in HISTORIES.iterdir() if folder.is_dir())
NOWHERE = "-"


class GoldenLink(NamedTuple):
    """A further link of an article, beside the one along its thread.

    Attributes:
        before_stage: The earlier stage.
        before: The article there.
        after_stage: The stage that was drafted from it.
        after: The article there.
        kind: ``split``, ``merged`` or ``moved-part``.
    """

    before_stage: str
    before: Eid
    after_stage: str
    after: Eid
    kind: str


class GoldenOrigin(NamedTuple):
    """A passage and the stage that first had it.

    Attributes:
        stage: The stage in which the passage was read.
        words: The passage; it stands there once.
        first: The stage that first had it.
    """

    stage: str
    words: str
    first: str


@dataclass(frozen=True)
class GoldenHistory:
    """An invented treaty in several stages.

    Attributes:
        drafts: Its stages in order, by name.
        predecessors: The stages that each was drafted from, the main one first.
        threads: What each thread is about, and its articles by stage; a stage that lacks it is left out.
        links: The further links: of splits, mergers, and parts that moved.
        origins: Passages with the stage that first had them.
    """

    drafts: dict[str, DraftText]
    predecessors: dict[str, tuple[str, ...]]
    threads: dict[str, dict[str, Eid]]
    links: tuple[GoldenLink, ...]
    origins: tuple[GoldenOrigin, ...]

    def true_links(self, before: str, after: str) -> set[tuple[Eid, Eid]]:
        """Return all links of articles between a stage and one that was drafted from it."""
        along = {(life[before], life[after]) for life in self.threads.values() if {before, after} <= life.keys()}
        return along | {
            (link.before, link.after) for link in self.links if (link.before_stage, link.after_stage) == (before, after)
        }

    def in_store(self, folder: Path) -> Path:
        """Put it into a new store, a commit a stage, with its predecessors."""
        with Store.init(folder, author=ANA, at=AT) as store:
            for name, draft in self.drafts.items():
                store.add(
                    draft, source_sha256=digest(draft), author=ANA, at=AT, predecessors=self.predecessors[name]
                )  # fmt: skip
        return folder


def read_history(folder: Path) -> GoldenHistory:
    """Read a golden history."""
    stages = {name: tuple(earlier.split()) for name, earlier in _rows(folder / "stages.tsv")}
    drafts = {}
    for name in stages:
        text = (folder / f"{name}.md").read_text("utf-8")
        drafts[name], problems = parse(text)
        assert write(drafts[name]) == text, "it is written as the tracker writes it, so that it means what it shows"
        assert not problems
    threads = {
        matter: {name: Eid(eid) for name, eid in zip(stages, eids, strict=True) if eid != NOWHERE}
        for matter, *eids in _rows(folder / "threads.tsv")
    }
    return GoldenHistory(
        drafts=drafts,
        predecessors=stages,
        threads=threads,
        links=tuple(
            GoldenLink(before_stage, Eid(before), after_stage, Eid(after), kind)
            for before_stage, before, after_stage, after, kind in _rows(folder / "links.tsv")
        ),
        origins=tuple(GoldenOrigin(*row) for row in _rows(folder / "origin.tsv")),
    )


def _rows(file: Path) -> list[list[str]]:
    """Return the rows of a table without its head."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
