"""The numbers by which the structure of a text is recognised: one case on each side of every one."""

from __future__ import annotations

import pytest

from tracker.readers.options import ReadOptions
from tracker.readers.structure.classify import classify
from tracker.readers.structure.extent import find_extent
from tracker.readers.structure.outline import find_outline
from tracker.readers.structure.preamble import preamble_kinds, split_run_in_preamble
from tracker.readers.structure.printed_line import PrintedLine
from tracker.readers.structure.titles import title_lines_below
from tracker.readers.structure.wrapping import _width as width_of
from tracker.readers.structure.wrapping import join_wrapped_lines


def lines(*texts: str) -> list[PrintedLine]:
    return [PrintedLine(number, text) for number, text in enumerate(texts, 1)]


def joined(*texts: str) -> list[str]:
    return [line.text for line in join_wrapped_lines(lines(*texts)).lines]


def of_length(length: int, first: str = "Word", last: str = "ends") -> str:
    """Return a line of words of just that length."""
    return f"{first} {'x' * (length - len(first) - len(last) - 2)} {last}"


# Wrapped text


def width(*texts: str) -> int:
    return width_of(lines(*texts))


@pytest.mark.parametrize(("certain", "columns"), [(1, 0), (2, 50)])
def test_two_breaks_inside_a_sentence_show_a_width(certain: int, columns: int) -> None:
    assert width(of_length(50), *[of_length(50, "small")] * (certain - 1), "small words end.") == columns


@pytest.mark.parametrize(("breaks", "columns"), [(2, 0), (3, 50)])
def test_three_breaks_before_capitals_show_a_width(breaks: int, columns: int) -> None:
    assert width(*[of_length(50)] * breaks, "Capital words end.") == columns


@pytest.mark.parametrize(("breaks", "columns"), [(19, 0), (20, 60)])
def test_one_line_in_twenty_is_left_out_of_the_width(breaks: int, columns: int) -> None:
    full = [of_length(60, "small")] * (breaks - 1)
    assert width(of_length(90, "small"), *full, "small words end.") == columns


@pytest.mark.parametrize(("width", "wrapped"), [(23, False), (24, True), (160, True), (161, False)])
def test_lines_of_24_to_160_columns_may_be_wrapped(width: int, wrapped: bool) -> None:
    full = [of_length(width), of_length(width, "small"), of_length(width, "small")]
    assert (joined(*full, "Capital words end.")[-1] != "Capital words end.") is wrapped


@pytest.mark.parametrize(("length", "wrapped"), [(74, False), (78, True)])
def test_a_line_is_full_from_85_hundredths_of_the_width(length: int, wrapped: bool) -> None:
    full = [of_length(100), of_length(100, "small"), of_length(100, "small"), of_length(100, "small")]
    # With "Capital" and a blank the last line has 82 or 86 columns.
    assert (joined(*full, of_length(length, "small"), "Capital words.")[-1] != "Capital words.") is wrapped


@pytest.mark.parametrize(("short", "wrapped"), [(4, False), (3, True)])
def test_seven_of_ten_certain_breaks_are_at_full_lines(short: int, wrapped: bool) -> None:
    full = [of_length(60, "small") for _ in range(10 - short)]
    ragged = ["small words" for _ in range(short)]
    text = [*full[:-1], *ragged, full[-1]]
    assert (joined(*text, "small " + "y" * 53, "Capital words.")[-1] != "Capital words.") is wrapped


@pytest.mark.parametrize(("lines_in_all", "wrapped"), [(18, False), (22, True)])
def test_one_line_in_twenty_may_be_wider(lines_in_all: int, wrapped: bool) -> None:
    wide = [PrintedLine(1, of_length(90) + ".", after_blank=True)]
    full = [PrintedLine(n, of_length(60, "small")) for n in range(2, lines_in_all - 1)]
    last = [PrintedLine(50, of_length(60, "small")), PrintedLine(51, "Capital words.")]
    text = [*wide, full[0]._replace(after_blank=True), *full[1:], *last]
    assert (join_wrapped_lines(text).lines[-1].text != "Capital words.") is wrapped


@pytest.mark.parametrize(("wide", "wrapped"), [(1, True), (2, False)])
def test_of_twenty_inner_lines_one_may_be_wider(wide: int, wrapped: bool) -> None:
    full = [of_length(60, "small") for _ in range(23 - wide)]
    text = [*full[:5], *[of_length(90, "small") for _ in range(wide)], *full[5:]]
    assert (joined(*text, "Capital words.")[-1] != "Capital words.") is wrapped


@pytest.mark.parametrize(("part", "word"), [("por", "portrellis"), ("port", "port-trellis")])
def test_a_part_of_four_letters_before_a_hyphen_is_a_word(part: str, word: str) -> None:
    text = ["Done.", *[of_length(60, "small")] * 3, of_length(60, part, f"{part}-"), "trellis ends here."]

    assert f" {word} ends" in joined(*text)[-1]


# Headings


@pytest.mark.parametrize(("rules", "level"), [(1, None), (2, 3)])
def test_two_headings_of_a_unit_make_it_play_the_article(rules: int, level: int | None) -> None:
    texts = [text for n in range(1, rules + 1) for text in (f"Rule {n}", "Words end.")]
    heading = find_outline(lines(*texts)).headings.get(0)
    assert (heading[0] if heading else None) == level


@pytest.mark.parametrize(("rows", "found"), [(1, 0), (2, 2)])
def test_two_lines_that_count_from_one_make_a_row_of_articles(rows: int, found: int) -> None:
    texts = [f"Article {n} The Parties agree on it." for n in range(1, rows + 1)]
    assert len(find_outline(lines(*texts)).headings) == found


@pytest.mark.parametrize(("titles", "found"), [(2, 0), (3, 3)])
def test_three_numbered_titles_make_articles(titles: int, found: int) -> None:
    texts = [text for n in range(1, titles + 1) for text in (f"{n}. Title", "Words end.")]
    assert len(find_outline(lines(*texts)).headings) == found


@pytest.mark.parametrize(("length", "is_title"), [(30, True), (31, False)])
def test_a_chinese_title_has_up_to_thirty_characters(length: int, is_title: bool) -> None:
    outline = find_outline(lines(f"第一条 {'定' * length}", "缔约方应当报告。"))
    assert outline.headings[0][1].is_heading is is_title


@pytest.mark.parametrize(("between", "is_list"), [(398, True), (399, False)])
def test_the_second_label_of_a_doubtful_list_comes_within_400_lines(between: int, is_list: bool) -> None:
    blocks = classify(lines("Article 1", "A. They light.", *["Words end."] * between, "B. They report.")).blocks
    assert ("A." in [block.text for block in blocks]) is is_list


@pytest.mark.parametrize(("capitals", "taken"), [(3, 3), (4, 4), (5, 4)])
def test_the_title_of_a_division_takes_four_lines_at_most(capitals: int, taken: int) -> None:
    text = lines("Part I", *["LAW", "OF ALL", "PORTS", "BAYS", "PIERS"][:capitals], "Peace lasts.")

    assert len(title_lines_below(text, 0, ())) == taken


# Preambles


@pytest.mark.parametrize(("recitals", "parts"), [(1, 1), (2, 3)])
def test_two_joints_divide_a_preamble(recitals: int, parts: int) -> None:
    text = "The Conference, " + " ".join(f"Noting word {n}," for n in range(recitals))
    assert len(split_run_in_preamble(lines(text), 1)) == parts


@pytest.mark.parametrize(("length", "kind"), [(80, "formula"), (81, "recital")])
def test_opening_words_without_a_comma_have_up_to_80_characters(length: int, kind: str) -> None:
    opening = "The Conference".ljust(length, "x").replace("Conferencex", "Conference x", 1)[:length]
    assert preamble_kinds([opening, "Have agreed as follows:"], headed=False)[0] == kind


# Extent


@pytest.mark.parametrize(("length", "first"), [(151, 2), (152, 1)])
def test_the_title_of_an_annex_has_up_to_150_characters(length: int, first: int) -> None:
    annex = f"Annex I — {'x' * length}"
    assert find_extent(["Report", annex, "Article 1", "Peace."], ReadOptions(), "a.txt").first == first
