"""Lists that a file itself describes: its definition decides whether a label is a letter or a number."""

from __future__ import annotations

import pytest

from tests.support.word_files import call, docx, levels, note, numbering, p, r
from tracker.readers import Reading, read_bytes

Shown = list[tuple[int, str]]


def headings(reading: Reading) -> Shown:
    """Return hashes and words of each heading below an article."""
    return [(block.level, block.text) for _, block in reading.draft.blocks if block.level > 3]


def word(forms: list[tuple[str, str]], depths: list[int], **more: str) -> Shown:
    """The headings of a Word file with one list, whose paragraphs have these depths."""
    body = p(r("Article 1")) + "".join(p(r("Peace."), num="1", level=depth) for depth in depths)
    lists = numbering({"0": levels(*forms)}, {"1": "0" + more.get("over", "")})
    return headings(read_bytes(docx(body, numbering=lists), "a.docx"))


def page(body: str) -> Shown:
    return headings(read_bytes(f"<!doctype html><p>Article 1</p>{body}".encode(), "a.html"))


def start(number: int, level: int = 0) -> str:
    return f'|<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{number}"/></w:lvlOverride>'


@pytest.mark.parametrize("pattern", ["(%{})", "%{})", "%{}."])
def test_a_lone_i_is_what_the_list_of_a_word_file_says(pattern: str) -> None:
    """Behind h a lone i is the ninth letter in one file, and the first number below h in the other."""
    letters, numbers = ("lowerLetter", pattern.format(1)), ("lowerRoman", pattern.format(2))
    sign = pattern.format("").replace("%", "{}").format

    assert word([letters], [0, 0], over=start(8)) == [(5, sign("h")), (5, sign("i"))]
    assert word([letters, numbers], [0, 1], over=start(8)) == [(5, sign("h")), (6, sign("i"))]
    assert word([letters, numbers], [0, 1, 0], over=start(8)) == [(5, sign("h")), (6, sign("i")), (5, sign("i"))]
    # A list of numbers that reaches v is not begun anew by the letter v, nor goes on behind u.
    assert word([letters, numbers], [0, 1, 1, 0], over=start(21)) == [
        (5, sign("u")), (6, sign("i")), (6, sign("ii")), (5, sign("v")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "attributes", ['type="{1}"', 'style="margin: 0; list-style-type: {0}"', 'style="list-style:{0} outside"']
)
def test_a_lone_i_is_what_the_list_of_a_page_says(attributes: str) -> None:
    letters, numbers = attributes.format("lower-alpha", "a"), attributes.format("lower-roman", "i")
    inner = f"<ol {numbers}><li>Peace.</li></ol>"

    assert page(f'<ol {letters} start="8"><li>Peace.</li><li>Peace.</li></ol>') == [(5, "h."), (5, "i.")]
    assert page(f'<ol {letters} start="8"><li>Peace.{inner}</li></ol>') == [(5, "h."), (6, "i.")]
    assert page(f'<ol {letters} start="8"><li>Peace.{inner}</li><li>Peace.</li></ol>') == [
        (5, "h."), (6, "i."), (5, "i."),
    ]  # fmt: skip


def test_a_list_of_the_same_form_inside_another_is_inside_it() -> None:
    alike = [("decimal", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("lowerLetter", "%4)")]
    wanted = [(4, "1."), (5, "1."), (6, "a)"), (7, "a)"), (7, "b)"), (6, "b)"), (5, "2."), (4, "2.")]
    inside = "<ol type='a'><li>Peace.<ol type='a'><li>Peace.</li><li>Peace.</li></ol></li><li>Peace.</li></ol>"
    whole = f"<ol><li>Peace.<ol><li>Peace.{inside}</li><li>Peace.</li></ol></li><li>Peace.</li></ol>"

    assert word(alike, [0, 1, 2, 3, 3, 2, 1, 0]) == wanted
    assert page(whole) == [(level, label.replace(")", ".")) for level, label in wanted]


def test_lists_apart_are_as_deep_as_their_form_says() -> None:
    """Each list of these has one level: its depth says nothing of the depth in another."""
    lists = numbering(
        {"0": levels(("decimal", "%1.")), "1": levels(("lowerLetter", "(%1)")), "2": levels(("lowerRoman", "(%1)"))},
        {"1": "0", "2": "1", "3": "2"},
    )
    body = p(r("Article 1")) + "".join(p(r("Peace."), num=num, level=0) for num in "1223321")

    assert headings(read_bytes(docx(body, numbering=lists), "a.docx")) == [
        (4, "1."), (5, "(a)"), (5, "(b)"), (6, "(i)"), (6, "(ii)"), (5, "(c)"), (4, "2."),
    ]  # fmt: skip


def test_a_number_without_any_mark_is_a_label_where_the_file_counts_it() -> None:
    assert word([("decimal", "%1"), ("upperLetter", "%2.")], [0, 1, 1, 0]) == [(4, "1"), (5, "A."), (5, "B."), (4, "2")]
    # A capital or Roman number that nothing encloses may as well number a heading: it stays in the words.
    assert word([("upperRoman", "%1.")], [0, 0]) == []
    assert word([("decimal", "Rule %1")], [0, 0]) == []


@pytest.mark.parametrize(("sign", "shown"), [("o", "•"), ("§", "•"), ("\uf0a7", "•"), ("–", "–"), ("■", "■")])
def test_bullets_are_points(sign: str, shown: str) -> None:
    """Word draws a circle with the letter o of one font, and a square with the section sign of another."""
    assert word([("decimal", "%1."), ("bullet", sign)], [0, 1, 1]) == [(4, "1."), (5, shown), (5, shown)]


def test_an_automatic_label_is_no_part_of_the_sentence_before() -> None:
    body = p(r("Article 1")) + p(r("States that")) + p(r("keep the peace"), num="1", level=0)
    lists = numbering({"0": levels(("lowerLetter", "(%1)"))}, {"1": "0" + start(3)})

    assert headings(read_bytes(docx(body, numbering=lists), "a.docx")) == [(5, "(c)")]


def test_a_number_that_was_changed_with_tracking_is_read_both_ways() -> None:
    """Taken out of its list, put into one, and moved to another depth."""
    lists = numbering({"0": levels(("decimal", "%1."), ("lowerLetter", "(%2)"))}, {"1": "0"})
    who = 'w:id="9" w:author="A" w:date="2020-01-01T00:00:00Z"'
    inlist = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/>{}</w:numPr>'

    def changed(now: str, before: str) -> str:
        former = f"<w:pPrChange {who}><w:pPr>{before}</w:pPr></w:pPrChange>"
        return f"<w:p><w:pPr>{now}{former}</w:pPr>{r('Peace.')}</w:p>"

    body = (
        p(r("Article 1")) + p(r("Peace."), num="1", level=0)
        + changed("", inlist.format(0, 1, ""))
        + changed(inlist.format(0, 1, ""), "")
        + changed(inlist.format(1, 1, ""), inlist.format(0, 1, ""))
        + f"<w:p><w:pPr>{inlist.format(1, 1, f'<w:ins {who}/>')}</w:pPr>{r('Peace.')}</w:p>"
        + p(r("Peace."), num="1", level=0)
    )  # fmt: skip
    file = docx(body, numbering=lists)

    assert headings(read_bytes(file, "a.docx")) == [(4, "1."), (4, "2."), (5, "(a)"), (5, "(b)"), (4, "3.")]
    assert headings(read_bytes(file, "a.docx", revisions="original")) == [(4, "1."), (4, "2."), (4, "3."), (4, "4.")]
    assert "tracked changes" in " ".join(problem.message for problem in read_bytes(file, "a.docx").problems)


def test_a_note_of_a_row_that_was_deleted_is_in_the_other_text_only() -> None:
    def row(words: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{p(words)}</w:tc><w:tc>{p(r('1'))}</w:tc></w:tr>"

    gone = '<w:del w:id="9" w:author="A" w:date="2020-01-01T00:00:00Z"/>'
    table = f"<w:tbl>{row(r('State'))}{row(r('B') + call(2), gone)}</w:tbl>"
    file = docx(p(r("Article 1")) + table, footnotes=note(2, "See."))

    assert read_bytes(file, "a.docx").draft.notes == ()
    assert read_bytes(file, "a.docx", revisions="original").draft.notes == ("See.",)
