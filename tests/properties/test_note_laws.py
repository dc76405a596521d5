"""Laws of the note of changes: it names what changed, nothing else, and quotes only what stands in a text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cases import FOLDERS, PAIRS, read
from tests.support.strategies import hostile_pairs, pairs
from tracker.diff.redline import compare
from tracker.language.note import NOTE_LANGUAGES
from tracker.model.block import CALL
from tracker.model.concordance import ChangeKind
from tracker.model.marks import kinds_in
from tracker.model.side import Side
from tracker.report.formats import NOTE_FORMATS
from tracker.services.note import note_of_redline

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.model.redline import Redline, RedlineBlock
    from tracker.report.note.note import Note

languages = st.sampled_from(NOTE_LANGUAGES)


def named(note: Note, side: Side) -> set[str]:
    return {eid for one in note.sentences for eid in (one.before if side is Side.BEFORE else one.after)}


def around(draft: DraftText) -> dict[str, set[str]]:
    """The provisions around every provision and line, and itself."""
    found: dict[str, set[str]] = {}
    waiting = [(draft.root, set[str]())]
    while waiting:
        provision, outer = waiting.pop()
        found[provision.eid] = outer = outer | {provision.eid}
        found |= {line.eid: outer | {line.eid} for line in provision.lines}
        waiting += [(child, outer) for child in provision.children]
    return found


def missing(note: Note, redline: Redline) -> list[str]:
    """Changed rows that no sentence names: neither them, nor something in them, nor a new or dropped one around it."""
    found = []
    trees = {side: around(redline.side(side)) for side in Side}
    names = {side: named(note, side) for side in Side}
    inside = {side: {outer for eid in names[side] for outer in trees[side].get(eid, ())} for side in Side}
    for row in redline.concordance:
        if row.unchanged or (row.linked and not row.primary):
            continue
        sides = [(side, eid) for side, eid in ((Side.BEFORE, row.before), (Side.AFTER, row.after)) if eid is not None]
        if not any(eid in inside[side] or trees[side][eid] & names[side] for side, eid in sides):
            found.append(f"{row.before} {row.after}")
    return found


def unchanged_but_named(note: Note, redline: Redline) -> list[str]:
    changed_before = {row.before for row in redline.concordance if not row.unchanged}
    changed_after = {row.after for row in redline.concordance if not row.unchanged}
    return [
        str(row.after)
        for row in redline.concordance
        if row.unchanged
        and ((row.after in named(note, Side.AFTER) and row.after not in changed_after)
             or (row.before in named(note, Side.BEFORE) and row.before not in changed_before))
    ]  # fmt: skip


def invented(note: Note, pair: tuple[DraftText, DraftText]) -> list[str]:
    texts = [block.text.replace(CALL, "") for draft in pair for _, block in draft.blocks]
    return [quote for one in note.sentences for quote in one.quotes if not any(quote in text for text in texts)]


@given(pairs, languages)
def test_what_changed_is_named_and_nothing_else(pair: tuple[DraftText, DraftText], language: str) -> None:
    redline = compare(*pair)
    note = note_of_redline(redline, language=language)

    assert missing(note, redline) == []
    assert unchanged_but_named(note, redline) == []


@given(pairs, languages)
def test_nothing_is_called_reworded_new_or_dropped_that_is_not(
    pair: tuple[DraftText, DraftText], language: str
) -> None:
    redline = compare(*pair)
    note = note_of_redline(redline, language=language)
    after = {row.after: [one for one in redline.concordance if one.after == row.after] for row in redline.concordance}
    before = {
        row.before: [one for one in redline.concordance if one.before == row.before] for row in redline.concordance
    }

    for one in note.sentences:
        rows = [after[eid] for eid in one.after if eid in after]
        if one.kind in {"reworded", "largely"}:
            assert all(any(ChangeKind.WORDS in row.changes for row in found) for found in rows), one
        if one.kind == "new":
            assert all(any(row.inserted for row in found) for found in rows), one
        if one.kind == "dropped":
            assert all(any(row.deleted for row in before[eid]) for eid in one.before if eid in before), one


@given(pairs, languages)
def test_every_line_with_a_mark_is_named_or_stands_in_what_is(pair: tuple[DraftText, DraftText], language: str) -> None:
    redline = compare(*pair)
    note = note_of_redline(redline, language=language)
    names = named(note, Side.BEFORE), named(note, Side.AFTER)
    trees = around(pair[0]), around(pair[1])

    def is_named(block: RedlineBlock) -> bool:
        places = (block.before, block.after)
        sides = [(n, place.eid) for n, place in enumerate(places) if place is not None]
        if any(eid in trees[n] and trees[n][eid] & names[n] for n, eid in sides):
            return True
        return any(eid in names[n] for n, eid in sides)

    marked = [block for block in redline.blocks if set(kinds_in(block)) - {ChangeKind.LABEL, ChangeKind.ORDER}]
    assert [block for block in marked if not is_named(block)] == []


@given(pairs, languages)
def test_every_quotation_stands_in_a_text_and_in_its_sentence(pair: tuple[DraftText, DraftText], language: str) -> None:
    note = note_of_redline(compare(*pair), language=language)

    assert invented(note, pair) == []
    assert [quote for one in note.sentences for quote in one.quotes if quote not in one.text] == []


@given(pairs, languages)
def test_a_text_beside_itself_has_no_note(pair: tuple[DraftText, DraftText], language: str) -> None:
    assert not note_of_redline(compare(pair[0], pair[0]), language=language).items


@pytest.mark.parametrize("folder", [*FOLDERS, *PAIRS], ids=lambda folder: folder.name)
def test_the_golden_cases_keep_the_laws_in_every_language(folder: Path) -> None:
    pair = read(folder, "before"), read(folder, "after")
    redline = compare(*pair)

    for language in NOTE_LANGUAGES:
        note = note_of_redline(redline, language=language)
        assert missing(note, redline) == []
        assert unchanged_but_named(note, redline) == []
        assert invented(note, pair) == []


@given(hostile_pairs(), languages)
def test_hostile_words_do_nothing_in_any_format(pair: tuple[DraftText, DraftText], language: str) -> None:
    redline = compare(*pair)
    note = note_of_redline(redline, language=language)

    assert missing(note, redline) == []
    for form in ("html", "markdown", "text", "json"):
        page = NOTE_FORMATS[form].render(note).decode()
        if form == "html":
            assert "<script" not in page.replace("&lt;script", "")
            assert "<img" not in page
        if form == "markdown":
            assert "<script" not in page.replace("\\<script", "")


def test_a_sentence_that_is_missing_is_missed() -> None:
    """Control: the first law objects where a sentence was taken out of a note."""
    folder = next(folder for folder in FOLDERS if folder.name == "new-article")
    redline = compare(read(folder, "before"), read(folder, "after"))
    note = note_of_redline(redline, language="en")

    assert missing(note, redline) == []
    assert missing(replace(note, parts=()), redline) != []
