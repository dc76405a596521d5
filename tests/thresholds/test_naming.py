"""Limits of what is offered for a mistyped word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.addresses import lookup
from tracker.addresses.lookup import nearest_to
from tracker.services import naming
from tracker.text.parser import parse

if TYPE_CHECKING:
    import pytest

    from tracker.model.draft import DraftText


def numbered(count: int) -> DraftText:
    return parse("".join(f"### Article {n}\n\nWords.\n\n" for n in range(1, count + 1)))[0]


def test_a_slip_is_answered_with_the_one_name_that_is_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    assert nearest_to(numbered(9), "artcle 5").similar == ("Article 5",)
    monkeypatch.setattr(lookup, "AS_NEAR", 0.3)
    assert len(nearest_to(numbered(9), "artcle 5").similar) > 1


def test_at_most_three_names_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(nearest_to(numbered(9), "artcle").similar) == 3
    monkeypatch.setattr(lookup, "SIMILAR", 6)
    assert len(nearest_to(numbered(9), "artcle").similar) == 6


def test_one_letter_is_a_point_and_no_part_of_a_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    assert naming.is_part("fi", "2017-final")
    assert not naming.is_part("f", "2017-final")
    monkeypatch.setattr(naming, "SHORTEST_PART", 1)
    assert naming.is_part("f", "2017-final")
