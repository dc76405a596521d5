"""The numbers by which page furniture is found: one case on each side of every one."""

from __future__ import annotations

import pytest

from tracker.readers.structure.furniture.breaks import goes_on
from tracker.readers.structure.furniture.contents import find_contents, is_contents_heading
from tracker.readers.structure.furniture.entry import split_tail
from tracker.readers.structure.furniture.mail import find_mail
from tracker.readers.structure.furniture.masthead import find_masthead
from tracker.readers.structure.furniture.page_numbers import find_page_numbers
from tracker.readers.structure.furniture.running_heads import find_running_heads
from tracker.readers.structure.furniture.source_line import SourceLine


@pytest.mark.parametrize(("length", "wrapped"), [(39, False), (40, True)])
def test_a_line_of_forty_characters_may_go_on_with_a_capital(length: int, wrapped: bool) -> None:
    assert goes_on("States " + "x" * (length - 7), "Parties act.", above="The Council of the") is wrapped


# Tables of contents

NAMES = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta", "Iota")


def contents(entries: int, *, with_text: int | None = None, above: tuple[str, ...] = ()) -> set[int]:
    """Return the lines of a table found above its articles, of which the last ones hold text."""
    headings = [f"Article {n} {name}" for n, name in enumerate(NAMES[:entries], 1)]
    bare = entries - (entries if with_text is None else with_text)
    text = [
        line
        for n, heading in enumerate(headings)
        for line in (heading, *(["It applies to ports."] if n >= bare else []))
    ]
    return find_contents([*above, *headings, *text])


@pytest.mark.parametrize(("entries", "found"), [(2, False), (3, True)])
def test_three_entries_without_any_mark_are_a_table(entries: int, found: bool) -> None:
    assert bool(contents(entries)) is found


@pytest.mark.parametrize(("entries", "found"), [(1, False), (2, True)])
def test_two_entries_with_dots_below_their_heading_are_a_table(entries: int, found: bool) -> None:
    dotted = [f"{name} ...... {n}" for n, name in enumerate(NAMES[:entries], 1)]

    assert bool(find_contents(["Contents", *dotted, "It applies to ports."])) is found


@pytest.mark.parametrize(("length", "found"), [(60, True), (61, False)])
def test_the_heading_of_a_table_has_sixty_characters_at_most(length: int, found: bool) -> None:
    assert is_contents_heading("Table of contents".ljust(length, ":")) is found


@pytest.mark.parametrize(("with_text", "found"), [(1, False), (2, True)])
def test_two_entries_of_a_table_have_text_below(with_text: int, found: bool) -> None:
    assert bool(contents(3, with_text=with_text)) is found


@pytest.mark.parametrize(("entries", "found"), [(8, True), (9, False)])
def test_one_entry_in_four_has_text_below(entries: int, found: bool) -> None:
    assert bool(contents(entries, with_text=2)) is found


@pytest.mark.parametrize(("lines", "found"), [(3, True), (4, False)])
def test_a_title_takes_three_lines_beside_the_first(lines: int, found: bool) -> None:
    words = ["Alpha", "Bays", "Coasts", "Docks"][:lines]
    entries = [f"Article 1 {' '.join(words)}", "Article 2 Beta", "Article 3 Gamma"]
    text = ["Article 1", *words, "It applies.", "Article 2 Beta", "It ends.", "Article 3 Gamma", "It lasts."]

    assert bool(find_contents([*entries, *text])) is found


@pytest.mark.parametrize(("others", "found"), [(5, True), (6, False)])
def test_six_places_of_the_first_label_are_tried(others: int, found: bool) -> None:
    annexes = [line for n in range(others) for line in (f"Article 1 Other {n}", "It applies.")]
    text = ["Article 1 Alpha", "It applies.", "Article 2 Beta", "It ends."]

    assert bool(find_contents(["Contents", "Article 1 Alpha", "Article 2 Beta", *annexes, *text])) is found


@pytest.mark.parametrize(("length", "page"), [(250, 2), (251, 0)])
def test_an_entry_has_250_characters_at_most(length: int, page: int) -> None:
    assert split_tail("A" * (length - 6) + " ... 2").page == page


@pytest.mark.parametrize(("dots", "leader"), [("..", False), ("...", True)])
def test_three_dots_lead_to_a_page(dots: str, leader: bool) -> None:
    assert split_tail(f"Scope {dots} 2").dots is leader


@pytest.mark.parametrize(("number", "page"), [("1234", 1234), ("12345", 0)])
def test_the_number_of_a_page_has_four_digits_at_most(number: str, page: int) -> None:
    assert split_tail(f"Scope ... {number}").page == page


@pytest.mark.parametrize(("others", "found"), [(1, True), (2, False)])
def test_three_lines_in_four_of_a_table_at_the_end_are_entries(others: int, found: bool) -> None:
    table = ["Table des matières", *["They end here."] * others, *(f"{name} ...... 2" for name in NAMES[:3])]

    assert bool(find_contents(["Article 1", "It applies.", *table])) is found


# E-mail


@pytest.mark.parametrize(("lines", "found"), [(5, True), (6, False)])
def test_the_head_of_an_email_begins_within_six_lines(lines: int, found: bool) -> None:
    assert bool(find_mail([*["Peace"] * lines, "From: A", "To: B", "Subject: Draft", "Peace."])) is found


@pytest.mark.parametrize(("fields", "found"), [(2, False), (3, True)])
def test_the_head_of_an_email_has_three_fields(fields: int, found: bool) -> None:
    assert bool(find_mail([*["From: A", "Subject: Draft", "To: B"][:fields], "", "Peace."])) is found


@pytest.mark.parametrize(("lines", "found"), [(12, True), (13, False)])
def test_a_signature_has_twelve_lines_at_most(lines: int, found: bool) -> None:
    assert bool(find_mail(["Peace.", "--", "a@example.org", *["Peace"] * (lines - 1)])) is found


# The head of a document

HEAD = ("United Nations A/HRC/26/34", "Distr.: General", "1 April 2014")


@pytest.mark.parametrize(("number", "series"), [(193, "ETS"), (194, "CETS")])
def test_the_treaty_series_changed_its_name_with_number_194(number: int, series: str) -> None:
    found = find_masthead([f"Council of Europe Treaty Series – No. {number}"])

    assert found.offered.symbol == f"{series} No. {number}"


def test_a_head_stands_in_the_first_forty_lines() -> None:
    assert max(find_masthead([*HEAD, *["A/HRC/26/34"] * 45]).lines) == 39


@pytest.mark.parametrize(("length", "found"), [(200, True), (201, False)])
def test_a_line_of_a_head_has_200_characters_at_most(length: int, found: bool) -> None:
    line = "United Nations".ljust(length - len("Distr.: General")) + "Distr.: General"

    assert bool(find_masthead([line, "1 April 2014"]).lines) is found


@pytest.mark.parametrize(("lines", "found"), [(3, True), (4, False)])
def test_a_head_begins_within_four_lines(lines: int, found: bool) -> None:
    assert bool(find_masthead([*["Peace"] * lines, *HEAD]).lines) is found


@pytest.mark.parametrize(("place", "date"), [(7, "2019-11-27"), (8, "")])
def test_the_date_of_an_act_stands_in_the_first_eight_lines(place: int, date: str) -> None:
    lines = ["Regulation (EU) 2019/2088", *["Peace"] * (place - 1), "27 November 2019"]

    assert find_masthead(lines).offered.date == date


@pytest.mark.parametrize(("lines", "found"), [(3, True), (4, False)])
def test_three_unknown_lines_stand_within_a_head(lines: int, found: bool) -> None:
    text = [*HEAD, *["Committee on Ports"] * lines, "Original: English", "Peace."]

    assert (3 + lines in find_masthead(text).lines) is found


@pytest.mark.parametrize(
    ("lines", "found"), [(["United Nations A/26"], False), (["United Nations A/26", "3 May 2014"], True)]
)
def test_three_kinds_of_lines_make_a_head(lines: list[str], found: bool) -> None:
    assert bool(find_masthead([*lines, "Peace."]).lines) is found


# Numbers of pages


def numbered(*texts: str) -> set[str]:
    """Return the lines that are numbers of pages, of lines with blank lines between them."""
    lines = [SourceLine(text) for line in texts for text in (line, "")]
    return {lines[at].text for at in find_page_numbers(lines)}


def pages(numbers: list[str], *, characters: int, lines: int) -> list[str]:
    """Return numbers, with so many characters in so many lines between them."""
    length, more = divmod(characters, lines)
    page = ["X" * (length + (more if n == 0 else 0) - 1) + "." for n in range(lines)]
    return [line for number in numbers for line in (*page, number)]


@pytest.mark.parametrize(("numbers", "found"), [(1, False), (2, True)])
def test_two_numbers_in_a_form_of_pages_are_pages(numbers: int, found: bool) -> None:
    assert bool(numbered(*pages(["p. 2", "p. 3"][:numbers], characters=90, lines=1), "Peace.")) is found


@pytest.mark.parametrize(("numbers", "found"), [(2, False), (3, True)])
def test_three_bare_numbers_are_pages(numbers: int, found: bool) -> None:
    assert bool(numbered(*pages(["5", "6", "7"][:numbers], characters=500, lines=5), "Peace.")) is found


@pytest.mark.parametrize(("lines", "found"), [(2, False), (3, True)])
def test_three_lines_stand_between_bare_numbers(lines: int, found: bool) -> None:
    assert bool(numbered(*pages(["5", "6", "7"], characters=600, lines=lines), "Peace.")) is found


@pytest.mark.parametrize(("characters", "found"), [(198, False), (199, True)])
def test_200_characters_stand_between_bare_numbers(characters: int, found: bool) -> None:
    """The number itself is one of them."""
    assert bool(numbered(*pages(["5", "6", "7"], characters=characters, lines=6), "Peace.")) is found


@pytest.mark.parametrize(("characters", "found"), [(798, False), (799, True)])
def test_800_characters_prove_a_page(characters: int, found: bool) -> None:
    assert bool(numbered(*pages(["5", "6", "7"], characters=characters, lines=2), "Peace.")) is found


@pytest.mark.parametrize(("number", "found"), [(5, True), (6, False)])
def test_numbers_of_pages_rise_by_three_at_most(number: int, found: bool) -> None:
    assert bool(numbered(*pages(["p. 2", f"p. {number}"], characters=90, lines=1), "Peace.")) is found


@pytest.mark.parametrize(("series", "found"), [(11, 22), (12, 24), (13, 24)])
def test_twelve_series_of_pages_are_examined(series: int, found: int) -> None:
    lines = [SourceLine(text) for text in pages(["p. 2", "p. 3"] * series, characters=90, lines=1)]

    assert len(find_page_numbers(lines)) == found


@pytest.mark.parametrize(("others", "found"), [(3, True), (4, False)])
def test_four_candidates_with_one_number_are_remembered(others: int, found: bool) -> None:
    """The others stand too near to the next number to be that of the page before it."""
    first, *rest = ("2", "3", "4", "5", "6", "7")
    text = [*pages([first], characters=500, lines=5), *pages([""], characters=500, lines=5)[:-1], *["2"] * others]
    later = pages(rest, characters=500, lines=5)[5:]

    assert bool(numbered(*text, *later, "Peace.")) is found


@pytest.mark.parametrize(("length", "found"), [(60, True), (61, False)])
def test_a_line_with_the_number_of_a_page_has_60_characters_at_most(length: int, found: bool) -> None:
    symbol = "A/" + "B" * (length - 43)
    numbers = [f"{number}{' ' * 40}{symbol}" for number in (5, 6)]

    assert bool(numbered(*pages(numbers, characters=90, lines=1), "Peace.")) is found


# Running heads


def heads(*heads_of_pages: tuple[str, ...]) -> list[str]:
    """Return the running heads found on pages, each of which begins with some lines and has five lines of text."""
    lines = [
        SourceLine(text, page)
        for page, own in enumerate(heads_of_pages, 1)
        for text in (*own, *(f"{'x' * page}{n} stands here." for n in range(5)))
    ]
    return [lines[at].text for at in sorted(find_running_heads(lines, ()))]


@pytest.mark.parametrize(("length", "found"), [(120, 3), (121, 0)])
def test_a_running_head_has_120_characters_at_most(length: int, found: int) -> None:
    assert len(heads(*[("A" * length,)] * 4)) == found


def test_three_lines_beside_a_break_may_be_its_head() -> None:
    assert heads(*[("Alpha", "Beta", "Gamma", "Delta")] * 3) == ["Alpha", "Beta", "Gamma"] * 2


@pytest.mark.parametrize(("pages_with_text", "found"), [(2, 0), (3, 2)])
def test_a_running_head_stands_at_two_breaks(pages_with_text: int, found: int) -> None:
    assert len(heads(*[("Alpha",)] * pages_with_text)) == found


@pytest.mark.parametrize(("number", "found"), [(9, 3), (10, 0)])
def test_a_running_head_stands_at_one_break_in_three(number: int, found: int) -> None:
    bare = [()] * (number - 4)

    assert len(heads((), *[("Alpha",)] * 3, *bare)) == found


@pytest.mark.parametrize(("figure", "found"), [(16, 2), (17, 0)])
def test_the_number_in_a_head_rises_with_the_pages(figure: int, found: int) -> None:
    """By two for each page; and by as much again, for the first head of two may stand before its break."""
    assert len(heads((), ("Bridges 12",), (f"Bridges {figure}",))) == found


@pytest.mark.parametrize(("times", "found"), [(2, 0), (3, 3)])
def test_a_symbol_that_stands_alone_three_times_is_a_head(times: int, found: int) -> None:
    lines = [SourceLine(text) for n in range(times) for text in (f"Peace {n}.", "", "A/CONF.1/L.2", "")]

    assert len(find_running_heads([*lines, SourceLine("Trust.")], ())) == found
