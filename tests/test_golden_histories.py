"""Golden histories: invented treaties in several stages, in Arabic, Chinese, Russian, and Spanish with rival drafts.

To add one, add a folder with a text for each stage, ``stages.tsv``, ``threads.tsv``, ``links.tsv``, ``origin.tsv`` and
``why.md``. A person writes the tables by reading; no program does.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.support.golden_histories import FOLDERS, GoldenHistory, read_history
from tests.support.revisions import ARTICLE, HAN_NUMBERS
from tracker import compare
from tracker.lineage.spans import cut
from tracker.services.lineage.read import lineage_of_store
from tracker.store.store import Store
from tracker.text.parser import parse
from tracker.text.writer import body

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.lineage.reader import LineageReader
    from tracker.model.draft import DraftText

EACH = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@cache
def history(folder: Path) -> GoldenHistory:
    return read_history(folder)


@EACH
def test_every_article_stands_in_one_thread(folder: Path) -> None:
    made = history(folder)
    for name, draft in made.drafts.items():
        placed = [life[name] for life in made.threads.values() if name in life]

        assert sorted(placed) == sorted(article.eid for article in draft.articles)


@EACH
def test_a_passage_stands_once_where_it_was_read_and_in_the_stage_that_first_had_it(folder: Path) -> None:
    made = history(folder)
    for origin in made.origins:
        assert body(made.drafts[origin.stage]).count(origin.words) == 1
        if origin.words not in body(made.drafts[origin.first]):
            assert "[" in body(made.drafts[origin.first]), "it stood in brackets"
        earlier = list(made.drafts)[: list(made.drafts).index(origin.first)]
        assert not any(origin.words in body(made.drafts[name]) for name in earlier)


@EACH
def test_the_concordance_of_two_stages_says_what_a_careful_reader_says(folder: Path) -> None:
    made = history(folder)
    for after, earlier in made.predecessors.items():
        for before in earlier:
            articles = {article.eid for article in made.drafts[after].articles}
            rows = compare(made.drafts[before], made.drafts[after]).concordance
            found = {(row.before, row.after) for row in rows if row.linked and row.after in articles}

            assert found == made.true_links(before, after)


@EACH
def test_a_store_takes_it_with_the_stages_that_each_was_drafted_from(folder: Path, tmp_path: Path) -> None:
    made = history(folder)
    with Store.open(made.in_store(tmp_path / "store")) as store:
        (instrument,) = store.instruments()

        assert {stage.slug: stage.predecessors for stage in instrument.stages} == made.predecessors


@pytest.fixture(scope="module")
def lineages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], LineageReader]:
    """Read the lineage of a golden history from a store, once."""

    @cache
    def of(folder: Path) -> LineageReader:
        with Store.open(history(folder).in_store(tmp_path_factory.mktemp(folder.name) / "store")) as store:
            reader = lineage_of_store(store).reader
            for number in range(len(reader.sources)):
                reader.origins(number)
            assert reader.main
            return reader

    return of


@EACH
def test_the_threads_are_those_of_a_careful_reader(folder: Path, lineages: Callable[[Path], LineageReader]) -> None:
    made, lineage = history(folder), lineages(folder).main
    names = [stage.name for stage in lineage.stages]
    articles = {(name, article.eid) for name, draft in made.drafts.items() for article in draft.articles}
    found = [{names[place.stage]: place.eid for place in thread.places()} for thread in lineage.threads]

    wanted = sorted(made.threads.values(), key=str)
    assert sorted((life for life in found if articles & life.items()), key=str) == wanted


@EACH
def test_a_passage_is_dated_from_the_stage_that_first_had_it(
    folder: Path, lineages: Callable[[Path], LineageReader]
) -> None:
    made, reader = history(folder), lineages(folder)
    names = [stage.name for stage in reader.stages]
    for origin in made.origins:
        number = names.index(origin.stage)
        ((eid, start),) = [
            (eid, block.text.index(origin.words))
            for eid, block in reader.text(number).blocks.items()
            if origin.words in block.text
        ]
        found = cut(reader.origins(number).origins.spans[eid], start, start + len(origin.words))

        assert {span.stage for span in found} == {origin.first}, origin.words


@EACH
def test_a_provision_returned_only_where_no_line_of_descent_kept_it(
    folder: Path, lineages: Callable[[Path], LineageReader]
) -> None:
    made, lineage = history(folder), lineages(folder).main
    names = [stage.name for stage in lineage.stages]
    gaps = {
        (name, life[name])
        for life in made.threads.values()
        for name, earlier in made.predecessors.items()
        if name in life and earlier and not any(before in life for before in earlier)
        if any(other in life for other in names[: names.index(name)])
    }
    articles = {(name, article.eid) for name, draft in made.drafts.items() for article in draft.articles}

    assert {(names[back.target.stage], back.target.eid) for back in lineage.returns} & articles == gaps


@EACH
def test_a_history_says_which_trap_it_guards(folder: Path) -> None:
    why = (folder / "why.md").read_text("utf-8")

    assert "trap" in why
    assert "Wanted:" in why


def test_there_are_histories_in_other_scripts_and_one_with_rival_drafts() -> None:
    made = [history(folder) for folder in FOLDERS]
    languages = {draft.front.language for one in made for draft in one.drafts.values()}

    assert {"ar", "es", "ru", "zh"} <= languages
    assert any(len(earlier) > 1 for one in made for earlier in one.predecessors.values())


@EACH
def test_two_articles_that_have_nothing_to_do_with_each_other_are_not_linked(folder: Path) -> None:
    """One article goes, another comes in elsewhere, all others stay: of characters alone, Chinese has a third alike."""
    final = list(history(folder).drafts.values())[-1]
    language = final.front.language
    texts = [[block.text for _, block in article.blocks() if not block.level] for article in final.articles]

    def draft(articles: list[list[str]]) -> DraftText:
        numbers = HAN_NUMBERS[1:] if language == "zh" else range(1, len(articles) + 1)
        labels = [ARTICLE[language].format(number) for number in numbers]
        parts = ["### " + "\n\n".join([label, *lines]) for label, lines in zip(labels, articles, strict=False)]
        return parse(f"---\nlanguage: {language}\n---\n\n" + "\n\n".join(parts) + "\n")[0]

    for gone, come in zip(texts, texts[5:] + texts[:5], strict=True):
        others = [lines for lines in texts if lines not in (gone, come)][:8]
        rows = compare(draft([*others[:3], gone, *others[3:]]), draft([*others[:5], come, *others[5:]])).concordance

        assert {row.after for row in rows if row.before == "art_4" and row.linked} == set()
