"""Word files of every kind of numbering, language, note and tracked change are read as what was put into them."""

from __future__ import annotations

import pytest

from tests.readers.word_family import CHANGES, LANGUAGES, NOTES, WAYS, Content, Read, file_of, read_as, treaty
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
