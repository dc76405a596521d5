"""Laws of the structured text (design, section 4)."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import WORDS, drafts
from tracker.addresses.tree import assemble
from tracker.errors import InputError
from tracker.text.front import front_of, read_front
from tracker.text.parser import parse
from tracker.text.writer import body, write

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

lines = st.lists(
    st.one_of(
        st.lists(st.sampled_from([*WORDS, "[^2]:", "    ", "####", "###"]), max_size=6).map(" ".join),
        st.text(max_size=20),
    ),
    max_size=20,
).map("\n".join)


bare = st.lists(
    st.tuples(st.sampled_from(["stage", "title", "no"]), st.text("a1é条:# -'\"[]{}&*!|>%@`,?.~", max_size=8)),
    max_size=3,
).map(lambda pairs: [f"{key}: {value}" for key, value in pairs])


@given(bare)
def test_front_matter_that_means_itself_is_read_as_yaml_would(lines: list[str]) -> None:
    try:
        wanted = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)
        found = read_front(lines)
    except (yaml.YAMLError, InputError):
        return

    assert found == front_of(wanted or {})


@given(drafts())
def test_what_is_written_is_read_back(draft: DraftText) -> None:
    again, _ = parse(write(draft))

    assert again == draft


@given(lines)
def test_any_file_becomes_a_canonical_text_that_no_longer_changes(text: str) -> None:
    once = body(parse("\n" + text)[0])
    twice = body(parse("\n" + once)[0])

    assert twice == once
    assert unicodedata.is_normalized("NFC", once)


@given(lines)
def test_no_letter_of_any_file_is_lost(text: str) -> None:
    kept = body(parse("\n" + text)[0])

    def letters(s: str) -> list[str]:
        return sorted(c for c in unicodedata.normalize("NFC", s) if c.isalpha())

    assert letters(kept) == letters(text)


@given(drafts())
def test_the_tree_holds_exactly_the_blocks_that_went_in(draft: DraftText) -> None:
    blocks = [block for _, block in draft.root.blocks()]

    assert [block for _, block in assemble(blocks).blocks()] == blocks


@given(drafts())
def test_every_provision_and_line_has_an_address_of_its_own(draft: DraftText) -> None:
    eids = list(draft.provisions) + [line.eid for p in draft.root.walk() for line in p.lines]

    assert len(eids) == len(set(eids))
