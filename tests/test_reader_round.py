"""Word file → store → Word file → store: the same provisions, words and notes, whatever the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import tracker
from tests.support.cases import FOLDERS
from tests.support.cases import read as case
from tests.support.generated import GENERATED
from tests.support.samples import DRAFTS, STAGES, stage
from tests.support.sampling import one_in
from tests.support.word_family import LANGUAGES, file_of, treaty
from tracker.cli import commands
from tracker.readers import read_bytes
from tracker.text.parser import parse
from tracker.text.writer import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.model.draft import DraftText

KINDS = ("one list", "words inserted"), ("1.1", "a paragraph moved"), ("typed", "none")


def samples() -> Iterator[tuple[str, DraftText]]:
    """Yield every sample text."""
    for name in STAGES:
        yield name, stage(name)
    for name, pair in GENERATED.items():
        yield from zip((f"{name} before", f"{name} after"), pair(), strict=True)
    for folder in FOLDERS:
        yield from ((f"{folder.name} {side}", case(folder, side)) for side in ("before", "after"))
    for language in LANGUAGES:
        for way, change in KINDS:
            yield f"{language} {way}", read_bytes(file_of(treaty(language, way, "both", change)), "a.docx").draft


def provisions(draft: DraftText) -> list[tuple[object, ...]]:
    """Return address, kind, label and words of each provision, and the notes."""
    listed = [
        (provision.eid, provision.kind, str(provision.parts), *(line.block.text for line in provision.lines))
        for provision in draft.root.walk()
    ]
    return [*listed, draft.notes]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "draft"), list(samples()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_text_goes_through_word_twice_unchanged(name: str, draft: DraftText) -> None:
    """What is kept in the store between is the structured text."""
    first = parse(write(read_bytes(tracker.export(draft, "docx"), "a.docx").draft))[0]
    second = parse(write(read_bytes(tracker.export(first, "docx"), "a.docx").draft))[0]

    assert len(provisions(draft)) > 2, name
    assert provisions(first) == provisions(draft)
    assert provisions(second) == provisions(draft)


def run(*args: str | Path) -> str:
    result = CliRunner().invoke(commands, [str(argument) for argument in args])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("language", one_in(4, [*(name for name in LANGUAGES if len(name) == 2), *STAGES]))
def test_a_word_file_goes_through_a_store_twice_unchanged(language: str, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "store")
    received = tmp_path / "received.docx"
    if language in STAGES:
        draft = tracker.parse(DRAFTS / f"{language}.fr.md")
        received.write_bytes(tracker.export(draft, "docx"))
        spoken = "fr"
    else:
        received.write_bytes(file_of(treaty(language, "one list", "both", "two paragraphs joined")))
        draft, spoken = read_bytes(received.read_bytes(), "a.docx").draft, language
    about = ("--instrument", "peace", "--language", spoken, *store)
    run("init", tmp_path / "store")
    run("add", received, "--stage", "one", *about)
    run("show", "one", "--format", "docx", "-o", tmp_path / "sent.docx", *store)
    run("add", tmp_path / "sent.docx", "--stage", "two", *about)
    kept = [parse((tmp_path / f"store/text/peace/{name}/{spoken}.md").read_text("utf-8"))[0] for name in ("one", "two")]

    assert len(draft.articles) > 1
    assert [provisions(text) for text in kept] == [provisions(draft)] * 2
