"""The limits and forms by which files are read: one case on each side of every one."""

from __future__ import annotations

import struct
import time
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from tests.support.word_files import docx, packed
from tracker.errors import InputError
from tracker.model.block import BlockKind
from tracker.readers import read_bytes
from tracker.readers.input.decoding import refuse_large
from tracker.readers.input.limits import Deadline, refuse_bulk
from tracker.readers.pdf.edges import find_running_heads
from tracker.readers.pdf.file import open_file
from tracker.readers.pdf.letters import Box, Letter
from tracker.readers.pdf.notes import split_notes
from tracker.readers.pdf.paragraphs import Joined, join_rows
from tracker.readers.pdf.rows import Row, lines_of, row_of
from tracker.readers.structure.headings import article_line, division_line, split_embedded_headings
from tracker.readers.structure.preamble import preamble_kinds
from tracker.readers.structure.printed_line import PrintedLine, is_title
from tracker.readers.structure.titles import articles_with_titles, may_be_unlabelled_heading

if TYPE_CHECKING:
    from collections.abc import Callable


def refusal(call: Callable[[], object]) -> str:
    """Return what a call is refused with; empty if it is not."""
    try:
        call()
    except InputError as error:
        return str(error)
    return ""


# Size, depth and time


@pytest.mark.parametrize(("more", "refused"), [(0, False), (1, True)])
def test_files_of_64_mebibytes_are_read(more: int, refused: bool) -> None:
    assert bool(refusal(lambda: refuse_large(64 * 2**20 + more, "a.txt"))) is refused


@pytest.mark.parametrize(("more", "refused"), [(0, False), (1, True)])
def test_two_million_tags_are_read(more: int, refused: bool) -> None:
    assert bool(refusal(lambda: refuse_bulk(2_000_000 + more, "a.html"))) is refused


@pytest.mark.parametrize(("seconds", "refused"), [(59.5, False), (60.5, True)])
def test_a_file_may_take_a_minute(monkeypatch: pytest.MonkeyPatch, seconds: float, refused: bool) -> None:
    deadline = Deadline("a.html")
    later = time.monotonic() + seconds
    monkeypatch.setattr(time, "monotonic", lambda: later)

    assert bool(refusal(deadline.check)) is refused


def akn(depth: int) -> bytes:
    inner = "<p>Peace.</p>"
    for _ in range(depth):
        inner = f"<hcontainer><content>{inner}</content></hcontainer>"
    return f'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>{inner}</body></act></akomaNtoso>'.encode()


def page(depth: int) -> bytes:
    return ("<html><body>" + "<div>" * depth + "<p>Article 1</p><p>Peace.</p>").encode()


def word(depth: int) -> bytes:
    return docx("<w:sdt><w:sdtContent>" * depth + "<w:p/>" + "</w:sdtContent></w:sdt>" * depth)


@pytest.mark.parametrize(
    ("name", "made", "read", "refused"),
    [("a.xml", akn, 97, 102), ("a.html", page, 1990, 2010), ("a.docx", word, 95, 105)],
)
def test_nesting_is_limited(name: str, made: Callable[[int], bytes], read: int, refused: int) -> None:
    assert "nested too deeply" not in refusal(lambda: read_bytes(made(read), name))
    assert "nested too deeply" in refusal(lambda: read_bytes(made(refused), name))


def with_size(file: bytes, size: int) -> bytes:
    """Return a Word file whose directory says that its text has so many bytes."""
    at = file.rindex(b"word/document.xml") - 46
    assert file[at : at + 4] == b"PK\x01\x02"
    return file[: at + 24] + struct.pack("<I", size) + file[at + 28 :]


@pytest.mark.parametrize(("more", "refused"), [(0, False), (1, True)])
def test_a_part_of_a_word_file_has_a_hundred_million_bytes_at_most(more: int, refused: bool) -> None:
    file = with_size(docx("<w:p/>"), 100_000_000 + more)

    assert ("larger inside" in refusal(lambda: read_bytes(file, "a.docx"))) is refused


@pytest.mark.parametrize(("entries", "refused"), [(5000, False), (5001, True)])
def test_a_word_file_holds_five_thousand_files_at_most(entries: int, refused: bool) -> None:
    file = packed({"word/document.xml": "", **{f"word/{n}": "" for n in range(entries - 1)}})

    assert ("too many files" in refusal(lambda: read_bytes(file, "a.docx"))) is refused


@pytest.mark.parametrize(("pages", "refused"), [(3000, False), (3001, True)])
def test_a_pdf_has_three_thousand_pages_at_most(monkeypatch: pytest.MonkeyPatch, pages: int, refused: bool) -> None:
    class Reader:
        is_encrypted = False

        def __init__(self, _: object) -> None:
            self.pages: list[dict[str, object]] = [{}] * pages

    monkeypatch.setattr(pypdf, "PdfReader", Reader)

    assert (f"has {pages} pages" in refusal(lambda: open_file(b"", "a.pdf"))) is refused


# Lines and letters of a PDF


def row(text: str, top: float, **more: Any) -> Row:
    width = 4.0 * len(text)
    measures = {"page": 1, "left": 70.0, "right": 70.0 + width, "size": 10.0, "top": top, "text": text, "place": (1,)}
    return Row(**{**measures, "first_word": 4.0 * len(text.partition(" ")[0]), **more})


def heads(pages: list[list[Row]]) -> set[str]:
    kinds = find_running_heads(pages, [Box(0.0, 0.0, 600.0, 842.0)] * len(pages))
    return {line.text for page in pages for line in page if id(line) in kinds}


@pytest.mark.parametrize(("pages", "head"), [(8, True), (7, False)])
def test_a_running_head_stands_on_three_pages_in_ten(pages: int, head: bool) -> None:
    text = [
        [
            row("A/HRC/35/35" if n < pages else f"Line {'x' * n}", 800),
            *(row(f"{'y' * n}a{m}b", 700 - 10 * m) for m in range(7)),
        ]
        for n in range(25)
    ]

    assert ("A/HRC/35/35" in heads(text)) is head


@pytest.mark.parametrize(("top", "head"), [(674.0, True), (672.0, False)])
def test_a_running_head_stands_in_the_first_fifth_of_its_page(top: float, head: bool) -> None:
    text = [[row("Head", top), row(f"{'y' * n} and on", 400)] for n in range(4)]

    assert ("Head" in heads(text)) is head


def test_no_line_of_the_text_stands_outside_of_a_running_head() -> None:
    text = [[row(f"{'y' * n}a", 800), row("Peace.", 780), row(f"{'y' * n} and on", 400)] for n in range(4)]

    assert not heads(text)


def test_a_number_that_does_not_rise_with_the_pages_is_no_page_number() -> None:
    text = [[row("Peace.", 400, page=n), row(str(7 + n), 30, page=n)] for n in range(1, 3)]
    text.append([row("Peace.", 400, page=3), row("2023", 60, page=3)])

    assert heads(text) == {"8", "9"}


@pytest.mark.parametrize(("size", "note"), [(9.2, True), (9.4, False)])
def test_a_note_has_smaller_letters(size: float, note: bool) -> None:
    lines = [row("Peace\ufffc.", 100, ids=["1"]), row("1 See above.", 90, size=size)]

    assert bool(split_notes(lines, 10.0, [])[1]) is note


@pytest.mark.parametrize(("right", "note"), [(105.0, True), (140.0, False)])
def test_a_short_line_at_the_side_divides_the_notes_from_the_text(right: float, note: bool) -> None:
    lines = [row("Peace\ufffc and trust.", 100, ids=["1"]), row("1 See above.", 70)]

    assert bool(split_notes(lines, 10.0, [Box(70.0, 85.0, right, 85.5)])[1]) is note


def printed_line(words: str, base: float = 100.0, *, left: float = 70.0, size: float = 10.0) -> list[Letter]:
    return [Letter(c, left + n * size / 2, left + (n + 1) * size / 2, base, size, n) for n, c in enumerate(words)]


@pytest.mark.parametrize(("base", "raised"), [(101.5, True), (107.4, True), (107.6, False), (101.1, False)])
def test_a_raised_figure_stands_above_its_line_and_not_on_the_next(base: float, raised: bool) -> None:
    first, *_ = lines_of([*printed_line("peace"), *printed_line("7", base, left=95.0, size=6.0)])[-1:]

    assert bool(row_of(first, 1, right_to_left=False).ids) is raised


@pytest.mark.parametrize(("gap", "words"), [(1.8, "peaceful"), (2.0, "peace ful")])
def test_a_gap_of_a_fifth_of_the_size_is_a_blank(gap: float, words: str) -> None:
    line = lines_of([*printed_line("peace"), *printed_line("ful", left=95.0 + gap)])[0]

    assert row_of(line, 1, right_to_left=False).text == words


def paragraphs(*rows: Row) -> int:
    return len(list(join_rows(rows, Joined())))


RUNNING = [row("The States Parties to this Convention shall", 500), row("act in good faith.", 488)]
"""Two lines of one paragraph, twelve points apart."""


@pytest.mark.parametrize(("gap", "number"), [(14.5, 1), (14.8, 2)])
def test_a_greater_distance_begins_a_paragraph(gap: float, number: int) -> None:
    assert paragraphs(*RUNNING, row("They shall report.", 488 - gap)) == number


@pytest.mark.parametrize(("indent", "number"), [(7.9, 1), (8.1, 2)])
def test_an_indent_begins_a_paragraph(indent: float, number: int) -> None:
    assert paragraphs(*RUNNING, row("They shall report.", 476, indent=indent)) == number


@pytest.mark.parametrize(("gap", "number"), [(18.8, 1), (19.0, 3)])
def test_lines_far_apart_are_paragraphs_where_none_certainly_goes_on(gap: float, number: int) -> None:
    """The line spacing is taken to be 15.5 points at most, and 1.22 of these end a paragraph: 18.91."""
    assert paragraphs(*(row(f"States shall act {name}.", 500 - n * gap) for n, name in enumerate("abc"))) == number


@pytest.mark.parametrize(("slack", "number"), [(28.9, 1), (29.1, 2)])
def test_a_line_with_room_for_the_next_word_ends_a_paragraph(slack: float, number: int) -> None:
    """The word takes 20 points, and what must be left 9."""
    lines = [RUNNING[0], row("act in good faith.", 488, slack=slack), row("Every State shall report.", 476)]

    assert paragraphs(*lines) == number


# Headings, titles and lists


@pytest.mark.parametrize(("letters", "heading"), [(120, True), (121, False)])
def test_a_title_on_the_line_of_its_label_is_short(letters: int, heading: bool) -> None:
    title = "A" * letters

    assert bool(article_line(f"Article 5 {title}")) is heading
    assert bool(division_line(f"§ 5 {title}")) is heading


@pytest.mark.parametrize(("letters", "heading"), [(80, True), (81, False)])
def test_a_title_with_a_full_stop_or_without_a_label_is_shorter(letters: int, heading: bool) -> None:
    assert bool(division_line("Título II. " + "A" * (letters - 1) + ".")) is heading
    assert may_be_unlabelled_heading(PrintedLine(1, "A" * letters)) is heading


@pytest.mark.parametrize(("letters", "title"), [(260, True), (261, False)])
def test_no_title_has_more_letters_than_the_longest_that_were_seen(letters: int, title: bool) -> None:
    assert is_title("A" * letters) is title


@pytest.mark.parametrize(("word", "split"), [("Disposicio 12345", True), ("Disposicion 12345", False)])
def test_a_plain_article_heading_is_short(word: str, split: bool) -> None:
    name = word.split(maxsplit=1)[0]
    lines = [
        PrintedLine(n, text) for n, text in enumerate([word, f"Peace. {name} 12346 Trust lasts.", f"{name} 12347"])
    ]

    assert (len(split_embedded_headings(lines)) > 3) is split


@pytest.mark.parametrize(("letters", "formula"), [(220, True), (221, False)])
def test_opening_words_are_limited(letters: int, formula: bool) -> None:
    end = " Assembly, " + "x" * 150 + ","
    line = "The " + "a" * (letters - len("The ") - len(end)) + end
    kinds = preamble_kinds([line, "Recalling the Charter,", "Declares:"], headed=False)

    assert (kinds[0] is BlockKind.FORMULA) is formula


@pytest.mark.parametrize(("place", "formula"), [(5, True), (6, False)])
def test_opening_words_stand_among_the_first_lines(place: int, formula: bool) -> None:
    kinds = preamble_kinds([*["Peace and quiet"] * place, "The General Assembly,", "Recalling"], headed=False)

    assert (BlockKind.FORMULA in kinds) is formula


def test_the_custom_of_five_articles_on_either_side_makes_a_title() -> None:
    """Of the last article and the five before it three have the form; of four before it too few, and of six as well."""
    lines: list[PrintedLine] = []
    headings: list[int] = []
    for n, form in enumerate([False, True, True, False, False, False, True]):
        headings.append(len(lines))
        first = "Peace and quiet" if form else "Peace is kept."
        lines += [PrintedLine(n, text) for text in (f"Article {n}", first, "States act.")]

    assert headings[-1] in articles_with_titles(lines, headings, [*headings[1:], len(lines)])


@pytest.mark.parametrize(("lines", "note"), [(12, True), (13, False)])
def test_a_note_in_the_text_has_twelve_lines_at_most(lines: int, note: bool) -> None:
    words = "\n".join(["See above"] * lines)
    reading = read_bytes(
        f"Article 1\n\nPeace[footnoteRef:8] lasts. [8: {words}]\n\nArticle 2\n\nWar.\n".encode(), "a.txt"
    )

    assert bool(reading.draft.notes) is note


def test_a_list_goes_down_to_twelve_levels() -> None:
    """Structured text may go deeper; no list of a treaty does."""
    shapes = ["1.", "(a)", "(i)", "(A)", "(1)", "a)", "i)", "A)", "1)", "a.", "i.", "A.", "(aa)", "I."]
    text = "Article 1\n\nPeace:\n" + "".join(f"{shape} States shall act as follows:\n" for shape in shapes)
    reading = read_bytes(text.encode(), "a.txt")

    assert max(block.level for _, block in reading.draft.blocks) == 12
