"""A note stands in the column before under the number that it had before, wherever both texts stand side by side."""

from __future__ import annotations

from lxml import html

from tests.support.reports import parts_of
from tracker.diff.redline import compare
from tracker.model.block import CALL
from tracker.report.formats import REDLINE_FORMATS
from tracker.report.terminal.comparison import section_side_by_side
from tracker.report.view.redline_view import RedlineView, build_view
from tracker.text.parser import parse

BEFORE = """### Article 1

Towers[^1] are lit.

### Article 2

The Board[^2] meets at the seat of the Fund.

[^1]: See document A/1.
[^2]: The Board has twelve members.
"""
AFTER = """### Article 1

Towers are lit.

### Article 2

The Board[^1] meets at the seat of the Bank.

[^1]: The Board has eleven members.
"""


def view() -> RedlineView:
    return build_view(compare(parse(BEFORE)[0], parse(AFTER)[0]), ("old", "new"), ("", ""), "en")


def in_column(shown: RedlineView, column: str, name: str) -> list[html.HtmlElement]:
    """The elements of one class in the cells of one side of the page."""
    page = html.fromstring(REDLINE_FORMATS["html"].render(shown))
    cells = [cell for cell in page.iter("td") if column in cell.get("class", "").split()]
    return [part for cell in cells for part in cell.iter() if name in (part.get("class") or "").split()]


def notes_in(column: str) -> dict[str, str]:
    return {note.text_content(): note.get("data-n", "") for note in in_column(view(), column, "note")}


def test_the_columns_of_the_page_number_the_notes_of_their_own_text() -> None:
    assert notes_in("before") == {"See document A/1.": "1", "The Board has twelve members.": "2"}
    assert notes_in("after") == {"The Board has eleven members.": "1"}


def test_the_calls_in_the_page_hold_the_numbers_of_both_texts() -> None:
    calls = in_column(view(), "before", "call")

    assert [(call.get("data-cb"), call.get("data-ca")) for call in calls] == [("1", "0"), ("2", "1")]


def test_the_terminal_numbers_notes_and_calls_of_each_text_in_its_own_column() -> None:
    found = view()
    lines = "\n".join(
        section_side_by_side(section, found, 100, colour=False) for section in found.sections
    ).splitlines()
    columns = [[cell.strip() for cell in line.split(" | ")] for line in lines if " | " in line]

    assert ["[2] The Board has {-twelve-} members.", "[1] The Board has {+eleven+} members."] in columns
    assert [
        "The Board[2] meets at the seat of the {-Fund-}.",
        "The Board[1] meets at the seat of the {+Bank+}.",
    ] in columns


def test_a_new_number_of_a_note_alone_leaves_the_old_one_in_the_column_before() -> None:
    after = AFTER.replace("eleven", "twelve")
    found = build_view(compare(parse(BEFORE)[0], parse(after)[0]), ("old", "new"), ("", ""), "en")
    old = in_column(found, "before", "note")

    assert [note.get("data-n") for note in old] == ["1", "2"]


def test_markdown_and_word_hold_both_numbers_of_a_note() -> None:
    found = view()

    assert '- <sup title="2">1</sup> The Board has' in REDLINE_FORMATS["markdown"].render(found).decode()
    assert b'w:name="note_2_1_' in parts_of("docx", REDLINE_FORMATS["docx"].render(found))["word/footnotes.xml"]


def test_a_call_that_comes_to_a_label_leaves_the_label_standing() -> None:
    before = parse("### Article 1\n\nEach Party reports[^1] to the Board.\n\n[^1]: A year is a calendar year.\n")[0]
    after = parse("### Article 1[^1]\n\nEach Party reports to the Board.\n\n[^1]: A year is a calendar year.\n")[0]
    for drafts, kind in (((before, after), "inserted"), ((after, before), "deleted")):
        redline = compare(*drafts)
        found = build_view(redline, ("old", "new"), ("", ""), "en")
        label = next(line.block.runs for line in found.sections[0].lines)
        shown = REDLINE_FORMATS["html"].render(found).decode()

        assert [(run.kind, run.text.replace(CALL, "[]")) for run in label] == [("kept", "Article 1"), (kind, "[]")]
        assert next((row.before, row.after) for row in found.rows) == ("Article 1", "Article 1")
        assert CALL not in shown
        assert '<del class="label">Article' not in shown  # It would be shown as "ex-Article 1".
