"""The notes of a release name every article with its thread: its numbers in the drafts since the last release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.stores import ANA, AT, add, new_store
from tracker.services.releases import release, releases
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.store import Store

FUND = "A fund for the repair of dikes is established under the authority of the Council of Ministers."
WELLS = "A Party that uses the water of the river keeps a register of all its wells and pumps."
RATES = "Each Party pays a yearly rate that the assembly of users fixes at its session in March."
PEACE = "Disputes between users are settled by the oldest member of the board of the canal."


def stage(store: Store, name: str, *articles: str) -> None:
    front = f"---\ninstrument: canal\nstage: {name}\nlanguage: en\nauthenticity: official\ndate: {name[:4]}\n---\n\n"
    body = "\n\n".join(f"### Article {n}\n\n{words}" for n, words in enumerate(articles, 1))
    add(store, parse(f"{front}{body}\n")[0])


def notes_of(store: Store, name: str) -> str:
    release(store, name, author=ANA, at=AT)
    return releases(store, name)[0].notes


def test_an_article_is_named_with_what_it_was_called_between_two_releases(tmp_path: Path) -> None:
    with new_store(tmp_path / "store") as store:
        stage(store, "2030-zero", FUND, PEACE)
        notes_of(store, "2030-zero")
        stage(store, "2031-second", WELLS, PEACE, FUND)
        stage(store, "2032-third", PEACE, FUND.replace("dikes", "dikes and gates"))
        notes = notes_of(store, "2032-third")

    assert "2030-zero → 2032-third" in notes, "the changes are those since the release before"
    assert "- Article 1 → Article 2 (until 2031-second: Article 3): renumbered" in notes


def test_an_article_that_came_between_is_named_with_its_first_stage_and_one_that_went_with_its_last(
    tmp_path: Path,
) -> None:
    with new_store(tmp_path / "store") as store:
        stage(store, "2030-zero", FUND, PEACE)
        notes_of(store, "2030-zero")
        stage(store, "2031-second", FUND, PEACE, WELLS)
        stage(store, "2032-third", FUND, WELLS)
        notes = notes_of(store, "2032-third")

    assert "- Article 2 (until 2031-second: Article 3; first in 2031-second): new" in notes
    assert "(last in 2031-second): dropped" in notes


def test_without_a_release_before_the_notes_are_about_the_draft_before(tmp_path: Path) -> None:
    with new_store(tmp_path / "store") as store:
        stage(store, "2030-zero", FUND)
        stage(store, "2031-second", FUND, WELLS)
        notes = notes_of(store, "2031-second")

    assert "2030-zero → 2031-second" in notes
    assert "- Article 2: new" in notes


def test_an_article_that_only_the_drafts_between_connect_is_one_article(tmp_path: Path) -> None:
    steps = (
        f"{FUND} Its board meets in spring.",
        "Its board meets in spring and elects a chair from the users of the lower canal for two years.",
        "The chair is elected from the users of the lower canal for two years, and signs all contracts.",
    )
    with new_store(tmp_path / "store") as store:
        stage(store, "2030-zero", PEACE, steps[0])
        notes_of(store, "2030-zero")
        stage(store, "2031-second", PEACE, steps[1])
        stage(store, "2032-third", PEACE, RATES, steps[2])
        notes = notes_of(store, "2032-third")

    assert "Article 2 → Article 3" in notes
    assert "- Article 2: new" in notes
    assert "dropped" not in notes.split("\n\n")[-1]
