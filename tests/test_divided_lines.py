"""Lines that were divided or joined, in every format: the words that stay are not marked, the break alone is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.support.divided_lines import LANGUAGES, divided_pair
from tests.support.samples import finished
from tracker.model.concordance import ChangeKind
from tracker.model.redline import RunKind
from tracker.report.formats import REDLINE_FORMATS
from tracker.report.proof import prove

if TYPE_CHECKING:
    from tracker.services.compare import Comparison

FORMATS = [name for name in REDLINE_FORMATS if name != "pdf"]
BOTH_WAYS = pytest.mark.parametrize("back", [False, True], ids=["divided or joined", "back"])
IN_SIX_LANGUAGES = pytest.mark.parametrize("language", LANGUAGES)


@cache
def comparison(language: str, *, back: bool = False) -> Comparison:
    return finished(*divided_pair(language, back=back))


@cache
def page_of(language: str, *, back: bool = False) -> str:
    return REDLINE_FORMATS["html"].render(comparison(language, back=back).view).decode()


@IN_SIX_LANGUAGES
@BOTH_WAYS
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_both_texts_back(form: str, language: str, back: bool) -> None:
    found = comparison(language, back=back)

    prove(REDLINE_FORMATS[form].render(found.view), found.redline, REDLINE_FORMATS[form])


@IN_SIX_LANGUAGES
@BOTH_WAYS
def test_a_break_is_a_change_of_its_own(language: str, back: bool) -> None:
    found = comparison(language, back=back)
    row = next(row for row in found.redline.concordance if row.before and row.before.startswith("art_1"))
    article = next(section for section in found.view.sections if section.section.before == "art_1")
    pieces = [line for line in article.lines if line.block.end is not RunKind.KEPT]

    assert ChangeKind.BREAK in row.changes
    assert not article.unchanged
    assert pieces
    assert all(line.number for line in pieces)
    assert found.view.changes >= len(pieces)
