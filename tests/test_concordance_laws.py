"""Laws of the concordance on the real declaration, which has what random texts seldom have: splits and merges."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.support.samples import DRAFTS
from tracker.diff.prepare.units import units_of
from tracker.diff.redline import compare
from tracker.text.parser import parse

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

PAIRS = list(combinations(("2013-preliminary", "2014-avant-projet", "2017-final"), 2))


def draft(stage: str) -> DraftText:
    return parse((DRAFTS / f"{stage}.fr.md").read_text(encoding="utf-8"))[0]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_exchanging_the_texts_inverts_the_table(before: str, after: str) -> None:
    there = compare(draft(before), draft(after)).concordance
    back = compare(draft(after), draft(before)).concordance

    assert {row.inverted() for row in there} == set(back)
    assert len(there) == len(back)


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_every_provision_of_both_texts_has_a_row(before: str, after: str) -> None:
    redline = compare(draft(before), draft(after))

    assert {row.before for row in redline.concordance} - {None} == {unit.eid for unit in units_of(redline.before)}
    assert {row.after for row in redline.concordance} - {None} == {unit.eid for unit in units_of(redline.after)}


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_articles_stand_in_the_order_after_and_dropped_ones_behind_their_predecessor(before: str, after: str) -> None:
    redline = compare(draft(before), draft(after))
    rows = [row for row in redline.concordance if row.level == "article"]
    order = {article.eid: n for n, article in enumerate(redline.after.articles)}

    places = [order[row.after] for row in rows if row.after is not None]
    assert places == sorted(places)
    old = [article.eid for article in redline.before.articles]
    for n, row in enumerate(rows):
        if row.deleted and row.before is not None and old.index(row.before):
            assert rows[n - 1].before == old[old.index(row.before) - 1]
