"""The commits of a store: who did what, when, and which files each touched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.store.formats.messages import by_first_word, trailers_of

if TYPE_CHECKING:
    from tracker.store.git.repository import Repository

_RAW = re.compile(r":\d{6} \d{6} [0-9a-f]{40} (?P<id>[0-9a-f]{40}) [A-Z]\d*\t(?P<path>.*)")


@dataclass(frozen=True, eq=False)
class Commit:
    """One commit.

    Attributes:
        id: Its id.
        parents: Ids of those before it.
        author: Who answers for it, ``Name <address>``.
        at: Timestamp, in ISO form.
        message: What it says.
        touched: The id of each file that it changed, by its path; 40 noughts for one that it took away.
    """

    id: str
    parents: tuple[str, ...]
    author: str
    at: str
    message: str
    touched: dict[str, str]

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return self.message.partition("\n")[0]

    @cached_property
    def trailers(self) -> list[tuple[str, str]]:
        """What the message states for programs."""
        return trailers_of(self.message)

    @cached_property
    def said(self) -> dict[str, str]:
        """The same, of each name the last."""
        return dict(self.trailers)

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Language and digest of each text that it says it brought in, or gave another name."""
        renamed = [value.split(" ") for name, value in self.trailers if name == "Renamed-Text"]
        found = [(each[0], each[1]) for each in renamed if len(each) > 1]
        if "Text-SHA256" in self.said:
            found.append((self.said.get("Language", ""), self.said["Text-SHA256"]))
        return found

    @cached_property
    def files(self) -> dict[str, str]:
        """The sha256 of each file that it says it wrote, by path; a word for one that it says it took away."""
        return by_first_word(self.trailers, "File-SHA256")

    @property
    def reason(self) -> str:
        """What the message says between its first line and what it states."""
        parts = self.message.strip().split("\n\n")
        return "\n\n".join(parts[1 : -1 if self.trailers else None])


def history(repository: Repository, commit: str) -> list[Commit]:
    """All commits up to one, each before those it goes on from, in two processes however many there are.

    Args:
        repository: The repository.
        commit: Its id.

    Raises:
        StoreError: If git refuses.
    """
    layout = "%H%x00%P%x00%an <%ae>%x00%aI%x00%B%x00"
    output = repository.run("log", "--topo-order", f"--format=tformat:{layout}", "--end-of-options", commit)
    fields = output.decode("utf-8", "replace").split("\0")
    rows = [fields[n : n + 5] for n in range(0, len(fields) - 1, 5)]
    touched = _touched(repository, commit)
    return [
        Commit(row[0].strip(), tuple(row[1].split()), row[2], row[3], row[4], touched.get(row[0].strip(), {}))
        for row in rows
    ]


def _touched(repository: Repository, commit: str) -> dict[str, dict[str, str]]:
    """The files that each commit changed. Of a merge, those that differ from any of its parents."""
    options = ("--raw", "--no-abbrev", "--no-renames", "--full-history", "-m", "--format=%H")
    output = repository.run("log", *options, "--end-of-options", commit).decode("utf-8", "replace")
    found: dict[str, dict[str, str]] = {}
    at = ""
    for line in output.splitlines():
        if match := _RAW.fullmatch(line):
            found[at][match["path"]] = match["id"]
        elif line:
            at = line
            found.setdefault(at, {})
    return found
