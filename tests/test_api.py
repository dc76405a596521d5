"""``import tracker``: what the program offers to other programs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import tracker
from tests.support.forms import PORTABLE
from tests.support.samples import DRAFTS, ROOT
from tracker.report.formats import TABLE_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = DRAFTS / "2014-avant-projet.fr.md", DRAFTS / "2017-final.fr.md"


def found() -> tracker.Redline:
    return tracker.compare(tracker.parse(OLD), tracker.parse(NEW))


def test_a_text_is_read_from_a_file_from_bytes_and_from_words() -> None:
    assert tracker.parse(NEW) == tracker.parse(NEW.read_bytes(), "final.md")
    assert tracker.parse("Article 1\n\nPeace.\n\nArticle 2\n\nSolidarity.\n").articles[1].label == "Article 2"
    assert tracker.read("Article 1\n\nPeace.\n\nArticle 1\n\nSolidarity.\n").problems
    with pytest.raises(tracker.InputError):
        tracker.parse(DRAFTS / "none.md")


def test_the_table_in_both_orders_and_levels() -> None:
    rows = tracker.concordance(found())

    assert [row.after for row in rows if row.before == "art_5"] == ["art_4"]
    assert [row.before for row in tracker.concordance(found(), order="before")][:2] == ["art_1", "art_2"]
    assert len(tracker.concordance(found(), "all")) > len(rows)


@pytest.mark.slow
@pytest.mark.parametrize("form", PORTABLE)
def test_the_redline_in_every_form(form: str) -> None:
    page = tracker.render(found(), form, author="Ana", date="2017-04-25T00:00:00Z")

    assert page == tracker.render(found(), form, author="Ana", date="2017-04-25T00:00:00Z")
    assert tracker.render(found(), form, only="article 5") != page


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_the_table_in_every_form(form: str) -> None:
    assert tracker.render_table(found(), form, level="all", order="before")


def test_words_in_another_language() -> None:
    assert "Table of concordance" in tracker.render(found(), language="en").decode()
    assert json.loads(tracker.render(found(), "json", names=("a", "b")))["before"]["stage"] == "2014-avant-projet"


@pytest.mark.parametrize("call", [
    lambda redline: tracker.render(redline, "odt"), lambda redline: tracker.render_table(redline, "ods"),
    lambda redline: tracker.concordance(redline, "word"), lambda redline: tracker.concordance(redline, order="up"),
    lambda redline: tracker.render(redline, only="article 99"),
])  # fmt: skip
def test_what_is_not_there_is_refused(call: object) -> None:
    with pytest.raises((ValueError, tracker.InputError)):
        call(found())  # type: ignore[operator]  # lambdas in a list have no common type


def test_everything_that_is_offered_is_there() -> None:
    assert all(getattr(tracker, name) for name in tracker.__all__)
    with pytest.raises(AttributeError):
        _ = tracker.nothing


def test_it_is_loaded_when_asked_for() -> None:
    code = "import sys, tracker; print([m for m in sys.modules if m.startswith('tracker.')])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert loaded.strip() == "[]"


def test_what_is_offered_is_listed() -> None:
    assert set(tracker.__all__) <= set(dir(tracker))


def examples(page: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)


def test_the_example_in_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").symlink_to(ROOT / "drafts")
    (code,) = examples("README.md")

    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "redline.docx").read_bytes().startswith(b"PK")


def test_the_examples_in_the_description_run_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    exec(compile("\n".join(examples("docs/api.md")), "docs/api.md", "exec"), {})


def test_every_public_name_is_described() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")

    assert [name for name in tracker.__all__ if not re.search(rf"\b{name}\b", page)] == ["__version__"]
