"""Lines that were divided or joined, in every format: the words that stay are not marked, the break alone is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.divided_lines import LANGUAGES, divided_pair
from tests.support.html_pages import tree
from tests.support.samples import blocks, finished
from tracker.errors import ProofError
from tracker.language.interface import words_of
from tracker.model.block import Block, BlockKind
from tracker.model.concordance import ChangeKind
from tracker.model.redline import RunKind
from tracker.readers import read_bytes
from tracker.report.formats import REDLINE_FORMATS
from tracker.report.joined_blocks import JoinedBlocks
from tracker.report.proof import prove
from tracker.report.terminal.comparison import section_side_by_side
from tracker.report.terminal.patch import patch_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.services.compare import Comparison

FORMATS = [name for name in REDLINE_FORMATS if name != "pdf"]
BOTH_WAYS = pytest.mark.parametrize("back", [False, True], ids=["divided or joined", "back"])
IN_SIX_LANGUAGES = pytest.mark.parametrize("language", LANGUAGES)


@cache
def comparison(language: str, *, back: bool = False) -> Comparison:
    return finished(*divided_pair(language, back=back))


@cache
def page_of(language: str, *, back: bool = False) -> str:
    return REDLINE_FORMATS["html"].render(comparison(language, back=back).view).decode()


@IN_SIX_LANGUAGES
@BOTH_WAYS
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_both_texts_back(form: str, language: str, back: bool) -> None:
    found = comparison(language, back=back)

    prove(REDLINE_FORMATS[form].render(found.view), found.redline, REDLINE_FORMATS[form])


@IN_SIX_LANGUAGES
@BOTH_WAYS
def test_a_break_is_a_change_of_its_own(language: str, back: bool) -> None:
    found = comparison(language, back=back)
    row = next(row for row in found.redline.concordance if row.before and row.before.startswith("art_1"))
    article = next(section for section in found.view.sections if section.section.before == "art_1")
    pieces = [line for line in article.lines if line.block.end is not RunKind.KEPT]

    assert ChangeKind.BREAK in row.changes
    assert not article.unchanged
    assert pieces
    assert all(line.number for line in pieces)
    assert found.view.changes >= len(pieces)


@IN_SIX_LANGUAGES
@BOTH_WAYS
def test_an_akoma_ntoso_comparison_is_read_as_the_text_after(language: str, back: bool) -> None:
    found = comparison(language, back=back)
    read = read_bytes(REDLINE_FORMATS["akn"].render(found.view), "redline.xml").draft

    assert [block.text for block in blocks(read)] == [block.text for block in blocks(found.after.draft)]


# The page


def shown(page: str, inside: str, *classes: str) -> list[Any]:
    """The blocks of a page with all of these classes, inside an element of a class."""
    found: list[Any] = tree(page.encode()).xpath(
        f"//*[contains(concat(' ', @class, ' '), ' {inside} ')]//*[contains(@class, 'block')]"
    )
    return [block for block in found if set(classes) <= set(block.get("class").split())]


@IN_SIX_LANGUAGES
@BOTH_WAYS
def test_the_page_marks_the_ends_of_lines_and_its_key_explains_the_marks(language: str, back: bool) -> None:
    words, page = words_of(language), page_of(language, back=back)
    ends = {kind for line in comparison(language, back=back).view.lines if (kind := line.block.end) is not RunKind.KEPT}
    names = {RunKind.INSERTED: "divided", RunKind.DELETED: "joined"}

    assert len(ends) == 1
    for kind, name in names.items():
        assert bool(shown(page, "inline", name)) == (kind in ends)
        assert (words[f"key_{name}"] in page) == (kind in ends)
    assert words["key_level"] not in page
    assert words["key_print"] not in page  # The blank that came or went with the end of the line is no print.


@BOTH_WAYS
def test_side_by_side_each_end_is_marked_once_in_the_text_that_has_it(back: bool) -> None:
    page = page_of("en", back=back)
    marked, unmarked = ("before", "after") if back else ("after", "before")
    name = "joined" if back else "divided"

    assert len(shown(page, marked, name)) == 4
    assert not shown(page, unmarked, name)
    assert len(shown(page, unmarked, "open")) == 4
    assert len(shown(page, unmarked, "further")) == 4


@BOTH_WAYS
def test_side_by_side_the_pieces_of_a_line_are_indented_as_it_is(back: bool) -> None:
    page = page_of("en", back=back)
    whole = "after" if back else "before"

    pieces = [*shown(page, whole, "open"), *shown(page, whole, "further")]
    assert {next(c for c in piece.get("class").split() if re.fullmatch(r"l\d", c)) for piece in pieces} == {"l4"}


def test_a_new_label_stands_side_by_side_before_the_words_that_stayed() -> None:
    rows = tree(page_of("es").encode()).xpath("//table[@class='beside']/tbody/tr")

    assert [[cell.text_content().strip() for cell in row] for row in rows[1:]] == [
        [
            "Cada puerto enciende sus faros al anochecer y los apaga al alba.",
            "1.Cada puerto enciende sus faros al anochecer y los apaga al alba.",
        ],
        ["El guardián lleva un registro de los faros.", "2.El guardián lleva un registro de los faros."],
    ]


# In a terminal


@BOTH_WAYS
def test_a_patch_shows_whole_lines(back: bool) -> None:
    lines = patch_lines(comparison("fr", back=back).view)
    one = "Chaque port allume ses feux au coucher du soleil. Il les éteint à l’aube, sauf si la brume tient."
    two = ["Chaque port allume ses feux au coucher du soleil.", "Il les éteint à l’aube, sauf si la brume tient."]

    if back:
        assert lines[3:] == [f"-{one}", *(f"+{line}" for line in two)]
    else:
        assert lines[3:] == [*(f"-{line}" for line in two), f"+{one}"]


@BOTH_WAYS
def test_the_terminal_marks_the_end_of_a_line_on_the_side_that_has_it(back: bool) -> None:
    view = comparison("zh", back=back).view
    shown = section_side_by_side(view.sections[0], view, 80, colour=False, brief=True)

    assert ("{+¶+}" in shown, "{-¶-}" in shown) == (not back, back)


# The proof


def _texts(*pieces: tuple[str, str]) -> list[str]:
    text = JoinedBlocks()
    for order, words in pieces:
        text.add(order, Block(BlockKind.TEXT, words))
    return [block.text for block in text.blocks()]


def test_pieces_are_joined_in_their_order() -> None:
    assert _texts(("1", "End."), ("0.1", "shall act."), ("0.0+", "States ")) == ["States shall act.", "End."]


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([("0.0+", "a"), ("1", "b")], id="the last piece is missing"),
        pytest.param([("0.1", "b"), ("1", "c")], id="the first piece is missing"),
        pytest.param([("0.0+", "a"), ("0.2", "c")], id="a piece in the middle is missing"),
        pytest.param([("0.0+", "a"), ("0.1+", "b")], id="the text ends in the middle of a line"),
        pytest.param([("0.0+", "a"), ("0.0+", "a"), ("0.1", "b")], id="a piece stands twice"),
        pytest.param([("0.0", "a"), ("0.1", "b")], id="a line goes on behind its end"),
    ],
)
def test_a_line_of_which_a_piece_is_missing_is_refused(pieces: list[tuple[str, str]]) -> None:
    with pytest.raises(ProofError):
        _texts(*pieces)


def _one_letter(page: str) -> str:
    return page.replace("the bells that", "the bolls that", 1)


def _without_a_piece(page: str) -> str:
    return re.sub(
        r'<p class="block text[^>]*>the pilots that it licenses\.(<del[^>]*>[^<]*</del>)?</p>', "", page, count=1
    )


def _exchanged(page: str) -> str:
    return (
        page.replace('data-b="2.1+ ', 'data-b="x ')
        .replace('data-b="2.2+ ', 'data-b="2.1+ ')
        .replace('data-b="x ', 'data-b="2.2+ ')
    )


@pytest.mark.parametrize("corrupt", [_one_letter, _without_a_piece, _exchanged])
def test_a_page_with_a_wrong_piece_is_refused(corrupt: Callable[[str], str]) -> None:
    page = page_of("en")
    wrong = corrupt(page)

    assert wrong != page
    with pytest.raises(ProofError):
        prove(wrong.encode(), comparison("en").redline, REDLINE_FORMATS["html"])
