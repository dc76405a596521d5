"""The limits by which texts, addresses and references are read, and errors found: one case on each side."""

from __future__ import annotations

import pytest

from tests.support.html_pages import page_of
from tests.support.word_files import docx, levels, numbering, p, r
from tracker.addresses.lookup import find
from tracker.check import check
from tracker.model.block import BlockKind
from tracker.readers import read_bytes
from tracker.references.find import find_references
from tracker.text.line_numbers import lines_in
from tracker.text.parser import parse


def articles(*numbers: int) -> str:
    return "".join(f"### Article {n}\n\nPeace number {n}.\n\n" for n in numbers)


@pytest.mark.parametrize(("number", "gap"), [(15, True), (16, False)])
def test_numbers_that_jump_by_ten_begin_a_chapter(number: int, gap: bool) -> None:
    draft, _ = parse(articles(4, 5, number, number + 1))

    assert bool(check(draft)) is gap


@pytest.mark.parametrize(("number", "gap"), [(21, False), (31, False)])
def test_numbers_that_end_in_one_begin_a_chapter_sooner(number: int, gap: bool) -> None:
    draft, _ = parse(articles(number - 7, number - 6, number, number + 1))

    assert bool(check(draft)) is gap


@pytest.mark.parametrize(("level", "kind"), [(40, BlockKind.HEADING), (41, BlockKind.TEXT)])
def test_headings_go_down_to_forty_levels(level: int, kind: BlockKind) -> None:
    draft, _ = parse(f"### Article 1\n\n{'#' * level} a)\n\nPeace.\n")

    assert [block.kind for _, block in draft.blocks][1] is kind


def test_a_block_is_found_in_its_file_by_thirty_characters() -> None:
    """The line above has 29 of them in common, and the words behind stand on the next line of the file."""
    words = "States shall act in good faithfulness."
    draft, _ = parse(f"### Article 1\n\n{words}\n")
    file = f"Article 1\n{words[:29]}x\n{words[:30]}\n{words[30:]}\n"

    assert list(lines_in(draft, file).values()) == [1, 3]


@pytest.mark.parametrize(("distance", "line"), [(3900, 3), (4100, 1)])
def test_a_block_is_looked_for_in_the_next_four_thousand_characters(distance: int, line: int) -> None:
    draft, _ = parse("### Article 1\n\nPeace.\n")

    assert list(lines_in(draft, f"Article 1\n{'x' * distance}\nPeace.\n").values()) == [1, line]


@pytest.mark.parametrize(
    ("query", "eid"),
    [
        ("chapter 1 of annex 1", "annex_1__chp_1"),
        ("article 5 of chapter 1", "art_5"),
        ("paragraph 2 of article 5", "art_5__para_2"),
        ("point a of paragraph 2 of article 5", "art_5__para_2__point_a"),
    ],
)
def test_an_address_may_be_given_from_the_inside_out(query: str, eid: str) -> None:
    draft, _ = parse(
        "## Chapter 1\n\n### Article 5\n\n#### 1.\n\nPeace.\n\n#### 2.\n\n##### a)\n\nBread.\n\n"
        "## Annex 1\n\n### Chapter 1\n\nRoses.\n"
    )

    assert [provision.eid for provision in find(draft, query)] == [eid]


@pytest.mark.parametrize(("distance", "other"), [(60, True), (61, False)])
def test_another_text_is_named_within_sixty_characters(distance: int, other: bool) -> None:
    before = "Convention (" + "x" * (distance - len("Convention () ")) + ") "

    assert (find_references(f"{before}article 4 applies.") == ()) is other


def test_the_levels_of_chapters_articles_paragraphs_and_points() -> None:
    text = (
        "Chapter I\n\nArticle 1\n\n1. States shall:\n(a) act;\n(b) rest.\n2. Peace.\n\n"
        "Article 2\n\n(a) War;\n(b) Trade.\n"
    )
    draft = read_bytes(text.encode(), "a.txt").draft
    seen = {block.text: block.level for _, block in draft.blocks if block.kind is BlockKind.HEADING}

    assert seen == {"Chapter I": 2, "Article 1": 3, "1.": 4, "2.": 4, "Article 2": 3, "(a)": 5, "(b)": 5}
    page = page_of(draft, draft).decode()
    assert page.count('<h2 class="block') == 1
    assert page.count('<h3 data-k="heading 3"') == 2


def test_a_line_has_three_labels_at_most() -> None:
    draft = read_bytes(b"Article 1\n\n1. (a) (i) (A) Peace.\n\nArticle 2\n\nWar.\n", "a.txt").draft

    assert [block.text for _, block in draft.blocks][:5] == ["Article 1", "1.", "(a)", "(i)", "(A) Peace."]


def labels(pattern: str, level: int) -> str:
    """Return the label of a paragraph of a Word list whose level has a pattern."""
    forms = [("decimal", f"%{n + 1}.") for n in range(level)] + [("decimal", pattern)]
    file = docx(
        p(r("Article 1")) + p(r("Peace."), num="1", level=level),
        numbering=numbering({"0": levels(*forms)}, {"1": "0"}),
    )
    return read_bytes(file, "a.docx").draft.blocks[1][1].text


def test_a_list_of_word_has_nine_levels() -> None:
    assert labels("(%9)", 8) == "(1)"
    assert labels("(%10)", 0) == "(10)"
