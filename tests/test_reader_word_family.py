"""Word files of every kind of numbering, language, note and tracked change are read as what was put into them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.readers.word_family import (
    CHANGES,
    LANGUAGES,
    NOTES,
    STATES,
    WAYS,
    Content,
    Para,
    Read,
    file_of,
    read_as,
    there_in,
    treaty,
)
from tracker.model.block import CALL
from tracker.readers import read_bytes


def read(content: Content, view: str) -> Read:
    draft = read_bytes(file_of(content), "draft.docx", revisions=view).draft
    blocks = [block for _, block in draft.blocks if block.mark != "note"]
    return Read(tuple((block.mark.value, block.level, block.text) for block in blocks), draft.notes)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_read_as_what_was_put_into_it(language: str, way: str, change: str) -> None:
    for notes in NOTES:
        content = treaty(language, way, notes, change)
        for view in ("final", "original"):
            assert read(content, view) == read_as(content, view), (notes, view)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Any treaty: steps down of one depth, any steps up, lines without number, every state, ends of any kind."""
    language = draw(st.sampled_from(sorted(LANGUAGES)))
    said = LANGUAGES[language]
    way = draw(st.sampled_from([way for way in WAYS if way not in {"typed", "a list for each depth"}]))
    paragraphs = [Para(0)]
    deepest = 0
    for at in range(draw(st.integers(1, 14))):
        depth = draw(st.sampled_from([None, *range(deepest + 2)][:5]))
        deepest = deepest if depth is None else depth
        called = CALL * draw(st.integers(0, 1))
        # Without a number, words that end in no mark may be a title; here they are none.
        end = draw(st.sampled_from([*said.ends, ""])) if depth else said.ends[2]
        first, second = f"{said.words}{called} {at}", f" {said.title}{end}"
        kinds = draw(
            st.sampled_from([("", ""), ("", "ins"), ("", "del"), ("ins", "del"), ("del", "")][: 5 if depth else 1])
        )
        state = draw(st.sampled_from(STATES)) if depth else "kept"
        pieces = tuple(zip(kinds if state == "kept" else ("", ""), (first, second), strict=True))
        paragraphs.append(Para(depth, pieces, state) if depth != 0 else Para(0))
    # A paragraph that goes on in the next needs one, and is no part of a heading.
    for at, each in enumerate(paragraphs):
        following = paragraphs[at + 1] if at + 1 < len(paragraphs) else Para(0)
        if each.state.endswith("the next") and (following.depth == 0 or following.state != "kept"):
            paragraphs[at] = replace(each, state="kept")
    return Content(language, way, draw(st.sampled_from(NOTES[1:])), tuple(paragraphs))


def is_whole(content: Content, view: str) -> bool:
    """Whether each point stands in a paragraph, and so on; a change may take away what it stood in."""
    there = [each for each in content.paragraphs if there_in(each, view) and each.depth is not None]
    depths = [each.depth or 0 for each in there]
    return all(below <= above + 1 for above, below in pairwise(depths))


def flat(one: Read) -> list[tuple[str, str]]:
    return [(mark, text) for mark, _, text in one.blocks]


@given(contents())
@example(Content("en", "begun later", "none", (Para(0), Para(1, (("", "Peace"),)), Para(2, (("", "and trust."),)))))
def test_any_file_is_read_as_what_was_put_into_it(content: Content) -> None:
    for view in ("final", "original"):
        found, wanted = read(content, view), read_as(content, view)
        assert (flat(found), found.notes) == (flat(wanted), wanted.notes)
        if is_whole(content, view):
            assert found == wanted
