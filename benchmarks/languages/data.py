"""Texts in several languages below a folder of data, and the facts of ``truth.tsv`` that a person found in them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.planted.source import Source, source
from tests.support.planted.treaties import LANGUAGES, treaty
from tracker.readers import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText

TRUTH = Path(__file__).parent / "truth.tsv"


@dataclass(frozen=True)
class Versions:
    """The language versions of one text.

    Attributes:
        name: Its name in ``truth.tsv``.
        languages: The language of each.
        drafts: What the program reads from each file.
        sources: Their printed lines, in which differences can be planted; empty if they are no plain text.
    """

    name: str
    languages: tuple[str, ...]
    drafts: tuple[DraftText, ...]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a reader found.

    Attributes:
        text: The text.
        places: Addresses, in any of the versions.
        standing: ``difference``, or ``print`` for what only print makes different: to name it is neither right nor
            wrong.
    """

    text: str
    places: frozenset[str]
    standing: str


def facts() -> tuple[Fact, ...]:
    """Return the facts that a person found by reading."""
    with TRUTH.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return tuple(
        Fact(row["text"], frozenset(filter(None, (row["place"], row["place_there"]))), row["standing"]) for row in rows
    )


def own_treaty(name: str) -> Versions:
    """Return a treaty that travels with the project."""
    sources = treaty(name)
    return Versions(name, LANGUAGES, tuple(version.draft for version in sources), sources)


def texts_of(data: Path) -> Iterator[Versions]:
    """Yield the texts below a folder of data that are there in several languages."""
    folder = data / "texts" / "udhr"
    yield _plain("udhr", {tag: folder / f"udhr_{tag}.txt" for tag in LANGUAGES})
    english = data / "texts" / "solidarity" / "2017_final_draft_declaration_en.txt"
    french = data / "texts" / "solidarity" / "2017_final_projet_de_declaration_fr.txt"
    drafts = (read_file(english).draft, read_file(french).draft)
    yield Versions("declaration", ("en", "fr"), drafts)
    for folder in sorted((*(data / "benchmark").glob("mapping*/*_en"),)):
        other = folder.with_name(folder.name.removesuffix("en") + "fr")
        if other.exists():
            for stage in ("old", "new"):
                name = f"{folder.name.removesuffix('_en')} {stage}"
                yield _plain(name, {"en": folder / f"{stage}.txt", "fr": other / f"{stage}.txt"})


def _plain(name: str, paths: dict[str, Path]) -> Versions:
    sources = tuple(source(path.read_text(encoding="utf-8"), tag) for tag, path in paths.items())
    return Versions(name, tuple(paths), tuple(version.draft for version in sources), sources)
