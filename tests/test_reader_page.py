"""Web pages: the words, numbers and notes that a browser shows; what it does not show is named."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.samples import STAGES, finished, stage
from tracker.errors import InputError
from tracker.readers import Reading, read_bytes
from tracker.readers.reading import ArtefactKind
from tracker.report.formats import REDLINE_FORMATS


def page(body: str, name: str = "page.html") -> Reading:
    return read_bytes(f"<!doctype html>\n<html><head><title>T</title></head><body>{body}</body></html>".encode(), name)


def left_out(reading: Reading) -> list[tuple[ArtefactKind, str]]:
    return [(artefact.kind, artefact.text) for artefact in reading.artefacts]


def texts(reading: Reading) -> list[str]:
    return [block.text for _, block in reading.draft.blocks]


OHCHR = """
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<main><h1>Declaration on the Right to Peace</h1>
<p><em>The General Assembly</em>,</p>
<p><em>Guided</em> by the Charter<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>,</p>
<p>Declares the following:</p>
<p><strong>Article&nbsp;1</strong></p>
<p>Everyone has the right to
   enjoy peace<sup><a href="#_ftn2" name="_ftnref2">2</a></sup>.</p>
<p>Article 2<br>States</p>
<p>States should:</p>
<ol type="a"><li>respect equality;</li><li>guarantee freedom from fear.</li></ol>
<p><a href="#_ftnref1" name="_ftn1">[1]</a> See Article 1.</p>
<p id="_ftn2"><sup>2</sup> <i>Ibid.</i></p></main>
<script>var a = "Article 3";</script><div hidden>Article 4</div>
"""


def test_a_page_of_a_un_body() -> None:
    reading = page(OHCHR)

    assert texts(reading) == [
        "Declaration on the Right to Peace", "The General Assembly,", "Guided by the Charter\ufffc,",
        "Declares the following:", "Article 1", "Everyone has the right to enjoy peace\ufffc.",
        "Article 2 — States", "States should:", "a.", "respect equality;", "b.", "guarantee freedom from fear.",
        "See Article 1.", "Ibid.",
    ]  # fmt: skip
    assert not reading.problems
    assert len(reading.draft.notes) == 2
    assert (ArtefactKind.NAVIGATION, "Home") in left_out(reading)
    assert (ArtefactKind.HIDDEN, "Article 4") in left_out(reading)


EUR_LEX = """
<p class="ti-art">Article 3</p><p class="sti-art">Definitions</p>
<p>For the purposes of this Regulation:</p>
<table><tr><td><p>(1)</p></td><td><p>‘goods’ means any tangible item;</p></td></tr></table>
<table><tr><td><p>(2)</p></td><td><p>‘seller’ means:</p>
<table><tr><td>(a)</td><td>any natural person;</td></tr><tr><td>(b)</td><td>any legal person.</td></tr></table>
</td></tr></table>
<table><tr><th>State</th><th>Seats</th></tr><tr><td>A</td><td>3</td></tr></table>
"""


def test_points_that_are_set_as_tables() -> None:
    reading = page(EUR_LEX)

    assert texts(reading) == [
        "Article 3 — Definitions", "For the purposes of this Regulation:", "(1)", "‘goods’ means any tangible item;",
        "(2)", "‘seller’ means:", "(a)", "any natural person;", "(b)", "any legal person.", "| State | Seats |",
        "| A | 3 |",
    ]  # fmt: skip
    assert "art_3__para_2__point_b" in reading.draft.provisions


def test_lists_have_the_numbers_that_a_browser_shows() -> None:
    reading = page(
        "<p>Article 1</p><ol start='3'><li>three;</li><li value='7'>seven;</li><li>eight:<ol type='a'><li>one;</li>"
        "<li>two.</li></ol></li></ol><ul><li>no number.</li></ul>"
    )

    assert texts(reading)[1:] == [
        "3.", "three;", "7.", "seven;", "8.", "eight:", "a.", "one;", "b.", "two.", "no number.",
    ]  # fmt: skip


@pytest.mark.parametrize("name", STAGES)
def test_words_of_our_own_page_are_all_there(name: str) -> None:
    """A page compared with itself holds the text once, among much else."""
    draft = stage(name)
    reading = read_bytes(REDLINE_FORMATS["html"].render(finished(draft, draft).view), "redline.html")
    words = set(" ".join(texts(reading)).split())
    wanted = set(" ".join(block.text for _, block in draft.blocks).split())

    assert {word for word in wanted if "\ufffc" not in word} <= words
    assert len(reading.draft.articles) == len(draft.articles)


def test_deleted_words_are_left_out() -> None:
    reading = page("<p>Article 1</p><p>Peace <del>and quiet </del><ins>and trust</ins>.</p>")

    assert texts(reading)[1] == "Peace and trust."
    assert "2 marked changes" in reading.problems[0].message


def test_lines_can_be_chosen() -> None:
    text = "<!doctype html><p>Report</p><p>Article 1</p><p>Peace.</p><p>Signed</p>"
    reading = read_bytes(text.encode(), "a.html", first=2, last=3)

    assert texts(reading) == ["Article 1", "Peace."]
    assert [line for _, line in reading.outside] == ["Report", "Signed"]


@pytest.mark.parametrize(
    "text", ["<!doctype html><html></html>", "<html>" + "<div>" * 3000, "<!doctype html><![x[<p>a"]
)
def test_unreadable_pages_are_refused(text: str) -> None:
    with suppress(InputError):
        assert not read_bytes(text.encode(), "a.html").draft.articles


TAGS = [
    "p",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "a href='#x'",
    "a name='x'",
    "br",
    "del",
    "nav",
    "div hidden",
    "sup",
    "h1",
]


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(["", "Article 1", "1", "x y."]), st.booleans())))
def test_any_tags_are_read_or_refused(parts: list[tuple[str, str, bool]]) -> None:
    body = "".join(f"<{tag}>{text}{f'</{tag.split()[0]}>' if closed else ''}" for tag, text, closed in parts)
    with suppress(InputError):
        page(body)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(InputError):
        read_bytes(b"<!doctype html>" + data, "a.html")
