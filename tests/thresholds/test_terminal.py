"""One input on each side of every limit of the table of concordance in the terminal."""

from __future__ import annotations

import pytest

from tests.support.cases import CORPUS
from tests.support.samples import finished
from tracker.model.provision import ProvisionKind
from tracker.report.terminal.concordance import concordance_text
from tracker.text.parser import parse

LONG = "Obligations of the keepers of lamps towards all coastal towns"


def table(before: str, after: str, width: int) -> str:
    view = finished(*(parse(text)[0] for text in (before, after))).view
    return concordance_text(view, view.rows_of([ProvisionKind.ARTICLE]), (), width)


def headed(heading: str, words: str = "Every town keeps its lamps in good order at its own expense.") -> str:
    return f"### Article 1 — {heading}\n\n{words}\n"


@pytest.mark.parametrize(("width", "named"), [(99, False), (100, True)])
def test_the_nearest_article_is_named_from_100_columns_on(width: int, *, named: bool) -> None:
    folder = CORPUS / "fr-heavy-rewriting"
    texts = [(folder / f"{side}.md").read_text("utf-8") for side in ("before", "after")]

    assert ("nearest: " in table(texts[0], texts[1], width)) == named


@pytest.mark.parametrize(("width", "shown"), [(52, False), (53, True)])
def test_headings_need_twelve_columns(width: int, *, shown: bool) -> None:
    assert ("Heading" in table(headed(LONG), headed(LONG), width)) == shown
