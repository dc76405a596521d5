"""A doubtful link says "probably" wherever it is shown, and a sure one nowhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.support.reports import parts_of
from tracker.diff.redline import compare
from tracker.model.redline import Redline
from tracker.report.formats import REDLINE_FORMATS
from tracker.report.terminal.comparison import section_side_by_side
from tracker.report.terminal.patch import patch_lines
from tracker.report.view.redline_view import RedlineView, build_view
from tracker.services.sources import parse

BEFORE = """Article 1
The Parties shall light every tower on the northern coast of the lake.

Article 2
The Board meets in Geneva on the first Monday of every month of the year.

Article 3
Keepers are paid a fair wage by the Fund, in gold, on the last day of harvest.
"""
AFTER = """Article 1
Keepers are paid a fair wage by the Fund, in silver, on the last day of harvest.

Article 2
The Parties shall light every tower on the northern coast of the lake.

Article 3
The Board meets in Geneva on the first Monday of every month of the year.
"""


def view_with(confidence: float, language: str = "en") -> RedlineView:
    """The comparison in which article 3 became article 1, with this confidence in that link."""
    redline: Redline = compare(parse(BEFORE), parse(AFTER))
    rows = tuple(
        replace(row, confidence=confidence) if (row.before, row.after) == ("art_3", "art_1") else row
        for row in redline.concordance
    )
    return build_view(replace(redline, concordance=rows), ("old", "new"), ("", ""), language)


def text_of(form: str, view: RedlineView) -> str:
    return "\n".join(
        part.decode("utf-8", "replace") for part in parts_of(form, REDLINE_FORMATS[form].render(view)).values()
    )


IN_HEAD = {
    "html": r'class="fact probably">probably<',
    "markdown": r"\*probably, ",
    "criticmarkup": r"\{>>probably, ",
    "docx": r"Article 3 → Article 1 \(probably\)",
    "eml": r"Article 3 → Article 1 · probably",
}


@pytest.mark.parametrize("form", IN_HEAD)
def test_the_head_of_an_article_says_probably(form: str) -> None:
    assert re.search(IN_HEAD[form], text_of(form, view_with(0.6)))
    assert not re.search(IN_HEAD[form], text_of(form, view_with(0.9)))


@pytest.mark.parametrize("form", IN_HEAD)
def test_the_stub_at_the_old_place_says_probably(form: str) -> None:
    stub = r"Old Article 3, moved: now Article 1"

    if re.search(stub, text_of(form, view_with(0.9))):
        assert re.search(stub + r" \(probably\)", text_of(form, view_with(0.6)))
        assert not re.search(stub + r" \(probably\)", text_of(form, view_with(0.9)))
    else:
        assert form in ("docx", "eml")  # Word moves the text itself; a mail has no stubs.


def test_the_terminal_says_probably_beside_the_names() -> None:
    def heads(view: RedlineView) -> list[str]:
        pages = [section_side_by_side(section, view, 80, colour=False) for section in view.sections]
        return [page.splitlines()[0] for page in pages if page.startswith("Article 3 → Article 1")]

    (doubtful,), (sure,) = heads(view_with(0.6)), heads(view_with(0.9))

    assert doubtful.startswith("Article 3 → Article 1   (probably, renumbered")
    assert "probably" not in sure
    assert any("probably" in line for line in patch_lines(view_with(0.6)) if line.startswith("@@"))
    assert not any("probably" in line for line in patch_lines(view_with(0.9)))


def test_the_diagram_says_probably_at_the_band() -> None:
    assert "(probably)</title>" in text_of("html", view_with(0.6))
    assert "(probably)</title>" not in text_of("html", view_with(0.9))


def test_the_place_that_a_moved_paragraph_came_from_says_probably() -> None:
    gold = "Keepers are paid a fair wage by the Fund, in gold, on the last day of harvest."
    towers, board = BEFORE.split("\n\n")[:2]
    before = f"{towers}\n2. {gold}\n\n{board}\n".replace("The Parties", "1. The Parties").replace(
        "The Board", "1. The Board"
    )
    after = f"{towers}\n\n{board}\n2. {gold}\n".replace("The Parties", "1. The Parties").replace(
        "The Board", "1. The Board"
    )
    redline = compare(parse(before), parse(after))

    def places(confidence: float) -> tuple[set[str], str]:
        rows = tuple(replace(row, confidence=confidence) if row.linked else row for row in redline.concordance)
        view = build_view(replace(redline, concordance=rows), ("old", "new"), ("", ""))
        origins = {item.came_from for section in view.sections for item in section.lines if item.came_from}
        return origins, "\n".join(
            item.text for section in view.sections for item in section.items if hasattr(item, "text")
        )

    assert places(0.9) == ({"Article 1 (2)"}, "Old Article 1 (2), now Article 2 (2)")
    assert places(0.6) == ({"Article 1 (2) (probably)"}, "Old Article 1 (2), now Article 2 (2) (probably)")


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("fr", "Article 1 (probablement)"),
        ("es", "Article 1 (probablemente)"),
        ("ru", "Article 1 (вероятно)"),
        ("zh", "Article 1（可能）"),
        ("ar", "Article 1 (على الأرجح)"),
    ],
)
def test_the_doubt_speaks_the_language_of_the_report(language: str, word: str) -> None:
    assert word in text_of("docx", view_with(0.6, language))


def test_a_reference_that_should_follow_a_doubtful_link_says_so() -> None:
    before = parse(BEFORE + "\nArticle 4\nWages under article 3 are free of tax.\n")
    after = parse(AFTER + "\nArticle 4\nWages under article 3 are free of tax.\n")
    redline = compare(before, after)
    doubtful = tuple(
        replace(row, confidence=0.6) if (row.before, row.after) == ("art_3", "art_1") else row
        for row in redline.concordance
    )

    sure_view = build_view(redline, ("old", "new"), ("", ""))
    view = build_view(replace(redline, concordance=doubtful), ("old", "new"), ("", ""))

    assert [flag.text for _, flag in sure_view.flags] == [
        "“article 3” in Article 4: formerly Article 3, which is now Article 1; as it stands it leads to Article 3."
    ]
    assert "which is now Article 1 (probably);" in view.flags[0][1].text
