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
from tracker.readers.pdf.edges import find_running_heads, split_notes
from tracker.readers.pdf.paragraphs import join_rows
from tracker.readers.pdf.rows import Row, _row, read_pages
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
    class Page:
        def extract_text(self, **_: object) -> str:
            return ""

    class Reader:
        is_encrypted = False

        def __init__(self, _: object) -> None:
            self.pages = [Page()] * pages

    monkeypatch.setattr(pypdf, "PdfReader", Reader)

    assert bool(refusal(lambda: read_pages(b"", "a.pdf"))) is refused


# Lines and letters of a PDF


def row(text: str, top: float, **more: Any) -> Row:
    return Row(**{"page": 1, "left": 70.0, "size": 10.0, "top": top, "text": text, **more})


@pytest.mark.parametrize(("pages", "head"), [(10, True), (9, False)])
def test_a_running_head_stands_on_two_pages_in_five(pages: int, head: bool) -> None:
    text = [
        [
            row("A/HRC/35/35" if n < pages else f"Line {'x' * n}", 800),
            *(row(f"{'y' * n}a{m}b", 700 - 10 * m) for m in range(7)),
        ]
        for n in range(25)
    ]

    assert ("A/HRC/35/35" in find_running_heads(text).values()) is head


@pytest.mark.parametrize(("place", "head"), [(2, True), (3, False)])
def test_a_running_head_is_one_of_the_first_three_lines(place: int, head: bool) -> None:
    text = [
        [row("Head" if m == place else f"{'y' * n}{chr(97 + m)}", 700 - 10 * m) for m in range(9)] for n in range(4)
    ]

    assert ("Head" in find_running_heads(text).values()) is head


@pytest.mark.parametrize(("size", "note"), [(9.2, True), (9.4, False)])
def test_a_note_has_smaller_letters(size: float, note: bool) -> None:
    lines = [row("Peace.", 100), row("1 See above.", 90, size=size)]

    assert bool(split_notes(lines, 10.0)[1]) is note


@pytest.mark.parametrize(("size", "raised"), [(7.7, True), (7.9, False)])
def test_a_raised_figure_is_smaller(size: float, raised: bool) -> None:
    line = _row([(100.0, 70.0, 10.0, "peace"), (103.0, 95.0, size, "7"), (100.0, 99.0, 10.0, " and war")], 1)

    assert bool(line.ids) is raised


def paragraphs(*rows: Row) -> int:
    return len(list(join_rows(rows, [])))


RUNNING = [row("The States Parties to this Convention shall", 500), row("act in good faith.", 488)]
"""Two lines of one paragraph, twelve points apart."""


@pytest.mark.parametrize(("gap", "number"), [(14.5, 1), (14.8, 2)])
def test_a_greater_distance_begins_a_paragraph(gap: float, number: int) -> None:
    assert paragraphs(*RUNNING, row("They shall report.", 488 - gap)) == number


@pytest.mark.parametrize(("indent", "number"), [(7.9, 1), (8.1, 2)])
def test_an_indent_begins_a_paragraph(indent: float, number: int) -> None:
    assert paragraphs(*RUNNING, row("They shall report.", 476, left=70 + indent)) == number


@pytest.mark.parametrize(("gap", "number"), [(18.8, 1), (19.0, 3)])
def test_lines_far_apart_are_paragraphs_where_none_certainly_goes_on(gap: float, number: int) -> None:
    """The line spacing is taken to be 15.5 points at most, and 1.22 of these end a paragraph: 18.91."""
    assert paragraphs(*(row(f"States shall act {name}.", 500 - n * gap) for n, name in enumerate("abc"))) == number


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
