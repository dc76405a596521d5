"""The numbers by which printed pages are read: one case on each side of every one."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.errors import InputError
from tracker.readers.pdf.bilingual import are_parallel
from tracker.readers.pdf.columns import _piece, blocks_of, strips_of
from tracker.readers.pdf.edges import find_running_heads
from tracker.readers.pdf.layout import lay_out
from tracker.readers.pdf.legible import refuse_illegible, scanned_pages
from tracker.readers.pdf.letters import Box, Letter, PrintedPage, printed_pages
from tracker.readers.pdf.margins import find_line_numbers
from tracker.readers.pdf.notes import split_notes
from tracker.readers.pdf.paragraphs import Joined, join_rows
from tracker.readers.pdf.rows import Line, Row, lines_of, mark_struck, row_of

PAGE = Box(0.0, 0.0, 600.0, 842.0)


def row(text: str, top: float = 500.0, **more: Any) -> Row:
    width = 4.0 * len(text)
    measures = {"page": 1, "left": 70.0, "right": 70.0 + width, "size": 10.0, "top": top, "text": text, "place": (1,)}
    return Row(**{**measures, "first_word": 4.0 * len(text.partition(" ")[0]), **more})


def word(words: str, base: float = 100.0, *, left: float = 70.0, size: float = 10.0) -> list[Letter]:
    """Return letters, each half as wide as high, side by side."""
    return [Letter(c, left + n * size / 2, left + (n + 1) * size / 2, base, size, n) for n, c in enumerate(words)]


def texts(letters: list[Letter]) -> list[str]:
    return [row_of(line, 1, right_to_left=False).text for line in lines_of(letters)]


# Two languages


def parallel(left: int, shared: int) -> bool:
    """Return whether a column of some articles and one with the first of them are two versions of one text."""
    return are_parallel([row(f"Article {n}", place=(1, side)) for side in (0, 1) for n in range((left, shared)[side])])


def stretches(*gaps: float) -> int:
    """Return the number of stretches of a line of words with these gaps between them, in sizes of letters."""
    letters, left = word("aa"), 80.0
    for gap in gaps:
        letters += word("aa", left=left + 10 * gap)
        left += 10 * gap + 10
    return len(_piece(Line(letters)).spans)


@pytest.mark.parametrize(("gaps", "number"), [(2, 3), (3, 1)])
def test_three_gaps_show_which_are_usual(gaps: int, number: int) -> None:
    assert stretches(*[1.0] * gaps) == number


@pytest.mark.parametrize(("gap", "number"), [(1.25, 1), (1.35, 2)])
def test_a_strip_is_a_third_wider_than_the_usual_gap(gap: float, number: int) -> None:
    assert stretches(1.0, 1.0, 1.0, gap) == number


@pytest.mark.parametrize(("gap", "number"), [(1.95, 1), (2.05, 2)])
def test_a_gap_of_two_letters_is_a_strip(gap: float, number: int) -> None:
    assert stretches(1.8, 1.8, 1.8, gap) == number


@pytest.mark.parametrize(("gap", "number"), [(0.14, 1), (0.16, 4)])
def test_words_are_15_hundredths_of_a_letter_apart(gap: float, number: int) -> None:
    assert stretches(gap, gap, gap, gap, 1.0, 1.0, 1.0) == number


@pytest.mark.parametrize(("articles", "two"), [(1, False), (2, True)])
def test_two_versions_share_two_articles(articles: int, two: bool) -> None:
    assert parallel(articles, articles) is two


@pytest.mark.parametrize(("left", "shared", "two"), [(5, 3, True), (9, 5, False)])
def test_two_versions_share_three_articles_in_five(left: int, shared: int, two: bool) -> None:
    assert parallel(left, shared) is two


# Columns


def columns(lefts: list[int], *, gap: float = 10.0, right: int = 20, at: float = 70.0) -> list[Line]:
    """Return lines in two columns: of the letters given in the left one, and some in the right one, to its right."""
    start = at + 5.0 * max(lefts) + gap
    return [
        [*word("x" * letters, 700.0 - 12 * n, left=at), *word("x" * right, 700.0 - 12 * n, left=start)]
        for n, letters in enumerate(lefts)
    ]


@pytest.mark.parametrize(("gap", "number"), [(6.5, 1), (7.5, 2)])
def test_columns_are_seven_tenths_of_a_letter_apart(gap: float, number: int) -> None:
    assert len(blocks_of(columns([20] * 10, gap=gap))) == number


def test_a_strip_is_looked_for_every_two_points() -> None:
    """The text is 210 points wide; from 18 hundredths of it on, the first even step right of the column counts."""
    assert strips_of([columns([20] * 10)]) == [pytest.approx(70 + 0.18 * 210 + 2 * 32)]


@pytest.mark.parametrize(("letters", "number"), [(16, 2), (17, 1)])
def test_a_column_has_18_hundredths_of_the_width(letters: int, number: int) -> None:
    """A column of 20 points, and in all 108 or 113."""
    assert len(blocks_of(columns([4] * 10, gap=8.0, right=letters))) == number


@pytest.mark.parametrize(("lines", "number"), [(3, 1), (4, 2)])
def test_columns_have_four_lines(lines: int, number: int) -> None:
    assert len(blocks_of(columns([20] * lines))) == number


@pytest.mark.parametrize(("full", "number"), [(4, 1), (5, 2)])
def test_half_of_the_lines_of_a_column_are_full(full: int, number: int) -> None:
    assert len(blocks_of(columns([*[20] * full, *[10] * (10 - full)]))) == number


@pytest.mark.parametrize(("letters", "number"), [(13, 1), (15, 2)])
def test_a_full_line_reaches_seven_tenths_of_its_column(letters: int, number: int) -> None:
    assert len(blocks_of(columns([*[20] * 4, *[letters] * 6]))) == number


@pytest.mark.parametrize(("lower", "number"), [(5, 2), (6, 1)])
def test_columns_stand_beside_each_other_for_half_of_their_height(lower: int, number: int) -> None:
    """Both are ten lines and a line high."""
    lines = [
        [
            *(word("x" * 20, 700.0 - 12 * n) if n <= 10 else []),
            *(word("x" * 20, 700.0 - 12 * n, left=180) if n >= lower else []),
        ]
        for n in range(11 + lower)
    ]

    assert len(blocks_of(lines)) == number


@pytest.mark.parametrize(("distance", "number"), [(9, 2), (11, 0)])
def test_strips_of_two_pages_differ_by_ten_points(distance: int, number: int) -> None:
    assert len(strips_of([columns([20] * 4), columns([20] * 4, at=70.0 + distance)])) == number


@pytest.mark.parametrize(("lines", "number"), [(7, 0), (8, 1)])
def test_a_shared_strip_has_eight_lines(lines: int, number: int) -> None:
    assert len(strips_of([columns([20] * lines)])) == number


def test_columns_stand_in_columns_four_deep() -> None:
    lines = [
        [letter for column in range(16) for letter in word("x" * 20, 700.0 - 12 * n, left=125.0 * column)]
        for n in range(6)
    ]

    assert max(len(block.path) for block in blocks_of(lines)) == 4


# Edges of pages


def heads(pages: list[list[Row]]) -> list[str]:
    kinds = find_running_heads(pages, [PAGE] * len(pages))
    return [line.text for page in pages for line in page if id(line) in kinds]


def test_eight_lines_at_the_edge_may_be_running_heads() -> None:
    pages = [
        [row("Head " + "abcdefghi"[n], 820 - 10 * n) for n in range(9)]
        + [row(f"{'y' * page}{n}a", 600 - 10 * n) for n in range(9)]
        for page in range(1, 4)
    ]

    assert len(heads(pages)) == 8 * 3


@pytest.mark.parametrize(("top", "found"), [(797.2, 4), (796.8, 0)])
def test_a_running_head_is_three_points_below_other_words_at_most(top: float, found: int) -> None:
    pages = [[row("y" * n + "a", 800), row("Head", top), row("z" * n + "b", 400)] for n in range(4)]

    assert len(heads(pages)) == found


@pytest.mark.parametrize(("first", "found"), [("Ports", 3), ("Bridge", 4)])
def test_a_part_of_a_running_head_has_six_letters(first: str, found: int) -> None:
    pages = [[row(f"{first} of peace", 800), row(f"{'y' * n} and on", 400)] for n in range(3)]

    assert len(heads([*pages, [row(first, 800), row("Peace lasts", 400)]])) == found


@pytest.mark.parametrize(("distance", "found"), [(2, 1), (3, 0)])
def test_a_repeated_heading_comes_again_within_two_pages(distance: int, found: int) -> None:
    pages = [
        [row("Chapter 4: Ports" if n in (1, 1 + distance) else f"{'y' * n}a", 800, page=n), row("z" * n, 400, page=n)]
        for n in range(1, 6)
    ]

    assert len(heads(pages)) == found


# Lines of a page


@pytest.mark.parametrize(("number", "indent"), [(24, 20.0), (26, 0.0)])
def test_four_lines_in_a_hundred_may_reach_over_the_side(number: int, indent: float) -> None:
    lines = [word(f"peace{chr(97 + n)}" * 3, 700.0 - 12 * n, left=50.0 if n == 3 else 70.0) for n in range(number)]
    page = PrintedPage(1, PAGE, [letter for line in lines for letter in line])

    assert lay_out([page], [], keeps_struck=False).rows[0].indent == indent


@pytest.mark.parametrize(("shift", "number"), [(1.1, 1), (1.3, 2)])
def test_letters_of_a_line_stand_an_eighth_of_their_size_apart(shift: float, number: int) -> None:
    assert len(texts([*word("peace"), *word("trust", 100.0 + shift, left=120.0)])) == number


@pytest.mark.parametrize(("base", "number"), [(101.3, 2), (101.5, 1)])
def test_a_raised_letter_stands_a_seventh_of_the_size_above(base: float, number: int) -> None:
    assert len(texts([*word("peace"), *word("7", base, left=95.0, size=6.0)])) == number


@pytest.mark.parametrize(("base", "text"), [(95.2, "peace₇"), (94.8, "peace")])
def test_a_lowered_letter_stands_half_of_the_size_below(base: float, text: str) -> None:
    assert texts([*word("peace"), *word("7", base, left=95.0, size=6.0)])[0] == text


@pytest.mark.parametrize(("gap", "number"), [(3.6, 1), (4.4, 2)])
def test_a_raised_letter_touches_its_word(gap: float, number: int) -> None:
    assert len(texts([*word("peace"), *word("7", 103.0, left=95.0 + gap, size=6.0)])) == number


@pytest.mark.parametrize(("letters", "number"), [(14, 1), (15, 2)])
def test_a_raised_run_has_fourteen_letters_at_most(letters: int, number: int) -> None:
    assert len(texts([*word("p" * 20), *word("q" * letters, 103.0, left=170.0, size=6.0)])) == number


@pytest.mark.parametrize(("size", "number"), [(10.1, 1), (10.3, 2)])
def test_a_raised_letter_is_no_larger_than_its_line(size: float, number: int) -> None:
    assert len(texts([*word("peace"), *word("7", 103.0, left=95.0, size=size)])) == number


@pytest.mark.parametrize(("between", "raised"), [(2, True), (3, False)])
def test_the_line_of_a_raised_letter_is_one_of_three_below(between: int, raised: bool) -> None:
    others = [letter for n in range(between) for letter in word("war", 116.0 - 1.5 * n, left=500.0 + 30 * n)]
    found = texts([*word("peace", size=30.0), *word("7", 119.0, left=145.0, size=18.0), *others])

    assert len(found) == between + (1 if raised else 2)


def with_blank(width: float, gap: float) -> str:
    """Return two words with a blank of some width in the gap between them."""
    return texts([*word("peace"), Letter(" ", 95.0, 95.0 + width, 100.0, 10.0, 5), *word("ful", left=95.0 + gap)])[0]


@pytest.mark.parametrize(("gap", "text"), [(0.7, "peaceful"), (0.9, "peace ful")])
def test_a_blank_without_width_is_one_in_a_gap(gap: float, text: str) -> None:
    assert with_blank(0.0, gap) == text


@pytest.mark.parametrize(("width", "text"), [(0.18, "peaceful"), (0.22, "peace ful")])
def test_a_blank_has_a_fiftieth_of_the_size(width: float, text: str) -> None:
    assert with_blank(width, 0.3) == text


@pytest.mark.parametrize(("gap", "text"), [(6.5, "缔约各国合作"), (7.5, "缔约各国 合作")])
def test_chinese_letters_are_set_apart_by_seven_tenths(gap: float, text: str) -> None:
    assert texts([*word("缔约各国"), *word("合作", left=90.0 + gap)]) == [text]


def with_initial(size: float, lines: int) -> str:
    """Return the first of some lines beside an initial, which stands on the line below them."""
    initial = Letter("T", 70.0 - size / 2, 70.0, 100.0, size, 0)
    beside = [letter for n in range(lines) for letter in word("he Parties", 100.0 + 12 * (lines - n))]
    return texts([initial, *beside, *word("agree.")])[0]


@pytest.mark.parametrize(("size", "initial"), [(17.5, False), (18.5, True)])
def test_an_initial_is_nearly_twice_as_large(size: float, initial: bool) -> None:
    assert with_initial(size, 1).startswith("The") is initial


@pytest.mark.parametrize(("lines", "initial"), [(4, True), (5, False)])
def test_four_lines_stand_beside_an_initial(lines: int, initial: bool) -> None:
    assert with_initial(80.0, lines).startswith("The") is initial


@pytest.mark.parametrize(("shift", "text"), [(1.1, "peace"), (1.3, "peacee")])
def test_a_letter_printed_twice_is_one(shift: float, text: str) -> None:
    assert texts([*word("peace"), Letter("e", 90.0 + shift, 95.0 + shift, 100.0, 10.0, 50)]) == [text]


@pytest.mark.parametrize(("height", "struck"), [(1.2, False), (1.6, True), (4.8, True), (5.2, False)])
def test_a_line_strikes_letters_in_their_middle(height: float, struck: bool) -> None:
    line = word("peace")
    mark_struck([line], [Box(60.0, 100.0 + height, 120.0, 100.0 + height)])

    assert all(letter.struck is struck for letter in line)


def notes(*pages: list[list[Letter]]) -> list[bool]:
    """Return which pages have notes at their foot."""
    printed_ones = [PrintedPage(n, PAGE, [x for line in page for x in line]) for n, page in enumerate(pages, 1)]
    return [bool(rows) for rows in lay_out(printed_ones, [], keeps_struck=False).notes]


CALL = [*word("peacefully", 780.0), *word("7", 783.0, left=120.0, size=6.0)]
NOTE = word("7 See above.", 40.0, size=8.0)


def line(n: int, base: float) -> list[Letter]:
    return word(f"wordsofthewholetreaty{chr(97 + n % 26)}{chr(97 + n // 26)}", base)


@pytest.mark.parametrize(("lines", "found"), [(59, True), (60, False)])
def test_the_call_of_a_note_overleaf_stands_in_the_last_sixty_lines(lines: int, found: bool) -> None:
    first = [CALL, *(line(n, 760.0 - 12 * n) for n in range(lines))]

    assert notes(first, [line(99, 400.0), NOTE]) == [False, found]


@pytest.mark.parametrize(("page", "found"), [(3, False), (4, True)])
def test_the_notes_of_two_pages_are_remembered(page: int, found: bool) -> None:
    """A note of that number stands on page 1; small letters with the same number are no note of the same call."""
    between = [[line(n, 400.0)] for n in range(page - 2)]

    assert notes([CALL, NOTE], *between, [line(99, 400.0), word("7 Of all bays.", 50.0, size=8.0)])[-1] is found


# Letters


def judged(text: str) -> bool:
    """Return whether a page of letters is refused."""
    try:
        refuse_illegible([PrintedPage(1, PAGE, word(text))], "a.pdf")
    except InputError:
        return True
    return False


@pytest.mark.parametrize(("unknown", "refused"), [(29, False), (31, True)])
def test_three_letters_in_a_hundred_may_be_unknown(unknown: int, refused: bool) -> None:
    assert judged("ж" * (1000 - unknown) + "\ufffd" * unknown) is refused


@pytest.mark.parametrize(("letters", "refused"), [(199, False), (200, True)])
def test_two_hundred_letters_are_judged(letters: int, refused: bool) -> None:
    assert judged("x" * letters) is refused


@pytest.mark.parametrize(("vowels", "refused"), [(210, True), (230, False), (690, False), (710, True)])
def test_a_language_has_22_to_70_vowels_in_a_hundred(vowels: int, refused: bool) -> None:
    assert judged("a" * vowels + "x" * (1000 - vowels)) is refused


@pytest.mark.parametrize(("accents", "refused"), [(290, False), (310, True)])
def test_three_letters_in_ten_may_have_accents(accents: int, refused: bool) -> None:
    assert judged("a" * 400 + "ñ" * accents + "x" * (600 - accents)) is refused


@pytest.mark.parametrize(("part", "scanned"), [(0.49, []), (0.51, [1])])
def test_a_picture_of_half_a_page_is_a_scan(part: float, scanned: list[int]) -> None:
    page = PrintedPage(1, PAGE, pictures=[Box(0.0, 0.0, 600.0, 842.0 * part)])

    assert scanned_pages([page]) == scanned


def printed(drawing: bytes) -> PrintedPage:
    """Return the page of a PDF file with some drawing on it."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (n, content) for n, content in enumerate(objects, 1))
    return next(printed_pages(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>", "a.pdf"))


@pytest.mark.parametrize(("wide", "thick", "number"), [(90, 1.9, 1), (90, 2.1, 0), (3.2, 1, 1), (2.8, 1, 0)])
def test_a_ruled_line_is_thin_and_long(wide: float, thick: float, number: int) -> None:
    assert len(printed(f"70 100 {wide} {thick} re f".encode()).rules) == number


@pytest.mark.parametrize(("size", "number"), [(11, 0), (13, 1)])
def test_a_picture_is_twelve_points_wide(size: int, number: int) -> None:
    image = b"BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI"

    assert len(printed(b"q %d 0 0 %d 70 100 cm %s Q" % (size, size, image)).pictures) == number


@pytest.mark.parametrize(("slope", "turned"), [(0.055, ""), (0.067, "War.")])
def test_a_crooked_line_differs_by_three_degrees(slope: float, turned: str) -> None:
    upright = b"BT /F 10 Tf 70 700 Td (Peace lasts.) Tj ET "

    assert printed(upright + f"BT /F 10 Tf 1 {slope} -{slope} 1 70 600 Tm (War.) Tj ET".encode()).turned == turned


@pytest.mark.parametrize(("mode", "invisible"), [(1, ""), (2, ""), (3, "War."), (4, "")])
def test_only_the_mode_that_draws_nothing_is_invisible(mode: int, invisible: str) -> None:
    drawing = b"BT /F 10 Tf 70 700 Td (Peace lasts.) Tj ET BT /F 10 Tf %d Tr 70 600 Td (War.) Tj ET" % mode

    assert printed(drawing).invisible == invisible


# Line numbers


def counted(
    lines: int, numbers: dict[int, int], *, gap: float = 10.0, crossing: tuple[int, ...] = (), shifted: float = 0.0
) -> int:
    """Return how many line numbers are found: the value of each by its line; the third ends further to the right."""
    page = []
    for n in range(lines):
        base, figures = 700.0 - 12 * n, str(numbers.get(n, ""))
        end = 54.3 + (shifted if n in list(numbers)[2:3] else 0.0)
        left = 40.0 if n in crossing else 54.3 + shifted + gap
        page.append([*word(figures, base, left=end - 5 * len(figures)), *word("xyz" * 10, base, left=left)])
    return len(find_line_numbers([page])[0])


FIVES = {4: 5, 9: 10, 14: 15}


@pytest.mark.parametrize(("gap", "number"), [(3.5, 0), (4.5, 3)])
def test_a_line_number_is_four_tenths_of_a_letter_away(gap: float, number: int) -> None:
    assert counted(15, FIVES, gap=gap) == number


@pytest.mark.parametrize(("numbers", "found"), [({4: 5, 9: 10}, 0), (FIVES, 3)])
def test_three_numbers_count_lines(numbers: dict[int, int], found: int) -> None:
    assert counted(15, numbers) == found


@pytest.mark.parametrize(("shifted", "number"), [(4.1, 3), (4.3, 0)])
def test_line_numbers_stand_in_one_column(shifted: float, number: int) -> None:
    """The place between them is a multiple of three points: 57 for 54.3 and 58.4, none for 54.3 and 58.6."""
    assert counted(15, FIVES, shifted=shifted) == number


@pytest.mark.parametrize(("lines", "crossing", "number"), [(55, (20, 30), 3), (70, (20, 30, 40), 0)])
def test_four_lines_in_a_hundred_may_cross_the_column(lines: int, crossing: tuple[int, ...], number: int) -> None:
    assert counted(lines, FIVES, crossing=crossing) == number


@pytest.mark.parametrize(("line", "number"), [(5, 3), (6, 0)])
def test_a_tenth_of_the_page_at_its_head_may_cross_the_column(line: int, number: int) -> None:
    """The text is 648 points high; the lines stand 60 and 72 below the first."""
    assert counted(55, FIVES, crossing=(line, 20, 30)) == number


@pytest.mark.parametrize(("numbered", "found"), [(6, 0), (8, 8)])
def test_seven_lines_in_ten_have_numbers_that_rise_by_one(numbered: int, found: int) -> None:
    places = [*range(numbered - 1), 9]

    assert counted(10, dict(zip(places, range(1, numbered + 1), strict=True))) == found


# Notes and paragraphs


@pytest.mark.parametrize(("part", "note"), [(0.09, False), (0.11, True), (0.55, True), (0.65, False)])
def test_the_line_above_notes_has_a_tenth_to_six_tenths_of_the_width(part: float, note: bool) -> None:
    lines = [row("Peace\ufffc and trust of all.", 100, ids=["1"]), row("1 See above.", 70)]
    width = lines[0].right - lines[0].left

    assert bool(split_notes(lines, 10.0, [Box(70.0, 85.0, 70.0 + part * width, 85.5)])[1]) is note


@pytest.mark.parametrize(("distance", "note"), [(3.5, False), (4.5, True)])
def test_a_line_close_below_words_underlines_them(distance: float, note: bool) -> None:
    lines = [row("Peace\ufffc and trust of all.", 100, ids=["1"]), row("1 See above.", 70)]

    assert bool(split_notes(lines, 10.0, [Box(70.0, 99.0 - distance, 100.0, 100.0 - distance)])[1]) is note


def paragraphs(*rows: Row) -> list[str]:
    return [line.text for line in join_rows(rows, Joined())]


RUNNING = [row("The States Parties to this Convention shall", 512), row("keep the peace and", 500)]
"""Two lines of one paragraph, twelve points apart."""


@pytest.mark.parametrize(("slack", "number"), [(28, 1), (30, 2)])
def test_a_short_line_leaves_three_tenths_of_its_column(slack: float, number: int) -> None:
    """The line takes 68 points."""
    lines = [*RUNNING, row("act in good faith", 488, slack=slack), row("A State shall report", 476)]

    assert len(paragraphs(*lines)) == number


@pytest.mark.parametrize(("distance", "number"), [(39, 1), (41, 2)])
def test_lines_of_a_paragraph_are_four_sizes_apart_at_most(distance: float, number: int) -> None:
    assert len(paragraphs(row("The States Parties shall", 500), row("act in good faith.", 500 - distance))) == number


@pytest.mark.parametrize(("difference", "number"), [(14, 2), (16, 3)])
def test_a_centred_line_has_as_much_room_on_both_sides(difference: float, number: int) -> None:
    title = [row(text, 470 - 12 * n, indent=100, slack=100 + difference) for n, text in enumerate(["Of All", "Ports"])]

    assert len(paragraphs(*RUNNING, row("act in good faith.", 488, slack=200), *title)) == number


@pytest.mark.parametrize(("titled", "last"), [(4, "Ports States shall act"), (5, "States shall act")])
def test_six_labels_in_ten_have_titles_below(titled: int, last: str) -> None:
    """Of seven labels; whether a title at the foot of a page goes on overleaf depends on them."""
    top, rows = 800.0, []
    for n in range(7):
        first, gap = ("Ports", 20) if n < titled else ("They act.", 12)
        rows += [row(f"Article {n}", top), row(first, top - 12), row("They report.", top - 12 - gap)]
        top -= 100
    rows += [row("Article 8", 30), row("Ports", 18), row("States shall act", 800, place=(2,), page=2)]

    assert paragraphs(*RUNNING, *rows)[-1] == last


@pytest.mark.parametrize(("known", "last"), [(2, "trab-olmet."), (3, "trabolmet.")])
def test_three_broken_words_show_that_a_program_hyphenates(known: int, last: str) -> None:
    lines = ["They cooperate and coop-", *["erate and coop-"] * (known - 1), "erate and trab-", "olmet."]

    assert paragraphs(*(row(text, 500 - 12 * n) for n, text in enumerate(lines)))[0].split()[-1] == last
