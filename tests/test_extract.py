"""``--only``: the report of one provision is complete, has the notice of an extract, and is proved like the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import tracker.report.view.extract as extracting
from tests.support.cases import CASES, FOLDERS, read
from tests.support.forms import PORTABLE
from tests.support.html_pages import broken_links
from tests.support.reports import cut, parts_of, replaced
from tests.support.samples import DRAFTS, STAGES, finished, stage
from tests.support.sampling import one_in
from tests.support.strategies import pairs
from tracker.cli import commands
from tracker.errors import InputError, ProofError
from tracker.model.side import Side
from tracker.report.formats import REDLINE_FORMATS
from tracker.report.proof import prove
from tracker.report.view.extract import block_orders

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.report.view.redline_view import RedlineView
    from tracker.services.compare import Comparison

FILES = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
FORMATS = pytest.mark.parametrize("form", PORTABLE)


def names(part: RedlineView) -> list[tuple[str | None, str | None]]:
    return [(section.section.before, section.section.after) for section in part.sections]


def case(name: str) -> Comparison:
    return finished(read(CASES / name, "before"), read(CASES / name, "after"))


def text_of(form: str, page: bytes) -> str:
    return "".join(part.decode() for part in parts_of(form, page).values())


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "form"), one_in(5, FOLDERS, PORTABLE))
def test_the_extract_of_every_article_of_every_case_is_proved(folder: Path, form: str) -> None:
    comparison = finished(read(folder, "before"), read(folder, "after"))
    for eid in {
        article.eid for draft in (comparison.before.draft, comparison.after.draft) for article in draft.articles
    }:
        part, asked = cut(comparison, eid, eid)
        page = REDLINE_FORMATS[form].render(part)

        prove(page, comparison.redline, REDLINE_FORMATS[form], part, asked)
        if form == "html":
            assert broken_links(page) == []


@given(pairs, st.data(), st.sampled_from(sorted(PORTABLE)))
def test_the_extract_of_anything_is_proved(pair: tuple[DraftText, DraftText], data: st.DataObject, form: str) -> None:
    comparison = finished(*pair)
    eids = sorted({eid for draft in pair for eid in draft.provisions})
    if not eids:
        return
    part, asked = cut(comparison, data.draw(st.sampled_from(eids)), data.draw(st.sampled_from(eids)))
    page = REDLINE_FORMATS[form].render(part)

    prove(page, comparison.redline, REDLINE_FORMATS[form], part, asked)
    if form == "html":
        assert broken_links(page) == []
    for side in Side:
        assert set(block_orders(part, side)) <= set(block_orders(comparison.view, side))


def test_both_answers_are_in_it() -> None:
    comparison = finished(stage("2014-avant-projet"), stage("2017-final"))
    part, _ = cut(comparison, "art_5", "art_5")

    assert ("art_5", "art_4") in names(part)  # The article that article 5 became,
    assert ("art_7", "art_5") in names(part)  # and the article that article 5 is now.
    assert ("art_3", "art_2") not in names(part)


def test_a_split_article_comes_with_all_its_parts() -> None:
    part, _ = cut(case("split-article"), "art_3", "none")

    assert names(part) == [("art_3", "art_3"), (None, "art_4")]


def test_a_merged_article_comes_with_all_it_came_from() -> None:
    comparison = case("merged-halves")
    part, _ = cut(comparison, "none", "art_4")

    assert {before for before, _ in names(part)} >= {"art_4", "art_5"}


def test_a_stub_that_points_out_of_the_extract_becomes_a_remark() -> None:
    part, _ = cut(case("moved-article"), "art_1", "art_1")
    whole = "".join(REDLINE_FORMATS["markdown"].render(case("moved-article").view).decode())
    [article] = [section for section in part.sections if section.section.before]

    assert [remark for remark in article.remarks if remark not in whole] == []


def test_notes_that_are_called_come_with_it_and_no_others() -> None:
    comparison = case("note-added-above")
    part, _ = cut(comparison, "art_3", "art_3")
    page = REDLINE_FORMATS["markdown"].render(part).decode()

    assert re.findall(r"^- <sup[^>]*>(\d+)</sup>", page, re.MULTILINE) == ["3"]


@FORMATS
def test_it_has_the_notice_of_an_extract(form: str) -> None:
    part, _ = cut(case("renumbered-only"), "art_1", "art_1")
    page = text_of(form, REDLINE_FORMATS[form].render(part))

    assert "Extrait\u00a0: seulement this" in page
    assert "Les deux textes peuvent être reconstitués" not in page
    if form in ("html", "pdf", "eml"):  # The others have no summary, or none with a heading.
        assert "Résumé de cet extrait" in page


# Controls


@FORMATS
def test_an_extract_that_lacks_a_part_is_refused(form: str) -> None:
    comparison = case("split-article")
    _, asked = cut(comparison, "art_3", "art_3")
    other, _ = cut(comparison, "art_1", "art_1")
    page = REDLINE_FORMATS[form].render(other)

    prove(page, comparison.redline, REDLINE_FORMATS[form], other)
    with pytest.raises(ProofError):
        prove(page, comparison.redline, REDLINE_FORMATS[form], other, asked)


@FORMATS
def test_a_corrupt_extract_is_refused(form: str) -> None:
    comparison = case("split-article")
    part, asked = cut(comparison, "art_3", "art_3")
    page = REDLINE_FORMATS[form].render(part)
    for old, new in ((b"gratuite", b"gratuit"), (b"aide juridictionnelle", b"aide")):
        corrupt = replaced(form, page, old, new)
        assert corrupt != page
        with pytest.raises(ProofError):
            prove(corrupt, comparison.redline, REDLINE_FORMATS[form], part, asked)
    with pytest.raises(ProofError):
        prove(page, comparison.redline, REDLINE_FORMATS[form])


# On the command line


def run(*args: str) -> str:
    result = CliRunner().invoke(commands, ["redline", *FILES, *args], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


@pytest.mark.parametrize("query", ["article 5", "5.1", "titre II", "preamble", "art_12"])
def test_a_provision_is_found_by_any_of_its_names(query: str) -> None:
    page = run("--format", "markdown", "--only", query)

    assert f"**Extrait\u00a0: seulement {query}".replace("_", r"\_") in page
    assert len(page) < len(run("--format", "markdown"))


def test_markdown_goes_to_the_standard_output_or_into_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = run("--format", "markdown")

    assert page.startswith("# Texte comparé")
    assert list(tmp_path.iterdir()) == []
    assert run("--format", "markdown", "-o", "here.md") == ""
    assert (tmp_path / "here.md").read_text("utf-8") == page
    assert run("--only", "5") == ""
    assert [path.name for path in tmp_path.glob("*.html")] == ["2014-avant-projet.fr--2017-final.fr.html"]


def test_a_provision_that_does_not_exist_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(commands, ["redline", *FILES, "--only", "article 99"])

    assert isinstance(result.exception, InputError)
    assert "There is no “article 99”" in result.exception.message
    assert list(tmp_path.iterdir()) == []


def test_an_extract_that_lost_a_section_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(extracting, "_touches", lambda section, _: section.section.after != "art_4")
    result = CliRunner().invoke(commands, ["redline", *FILES, "--only", "article 5"])

    assert isinstance(result.exception, ProofError)
    assert list(tmp_path.iterdir()) == []
