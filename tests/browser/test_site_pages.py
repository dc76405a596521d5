"""The pages of a site: judged by axe-core, on the first screen, narrow, printed, and walked with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.support.axe import violations
from tests.support.chromium import LOOKS, Look
from tests.support.histories.history import in_store
from tests.support.histories.history import written as made_up
from tests.support.histories.plans import planned
from tests.support.samples import DRAFTS
from tracker.cli import commands

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.chromium import Show

pytestmark = pytest.mark.slow

KINDS = (
    "index.html", "stages.html", "provisions.html", "matrix.html", "columns.html", "search.html", "proof.html",
    "history.html", "provisions/*.html", "stages/*.html", "origins/*.html", "redlines/*.html", "brackets/*.html",
    "briefs/*.html",
)  # fmt: skip
"""The kinds of pages, each with the pattern of its files."""


def made(store: Path, folder: Path) -> Path:
    done = CliRunner().invoke(commands, ("site", "--store", str(store), "-o", str(folder)))
    assert done.exit_code == 0, (done.output, done.exception)
    return folder


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The sites by name: the declaration, made-up histories with rival drafts in two scripts, and one draft alone."""
    folder = tmp_path_factory.mktemp("sites")

    def site(name: str) -> Path:
        if (folder / name).exists():
            return folder / name
        store = folder / f"store-{name}"
        if name in ("declaration", "alone"):
            stages = ("2013-preliminary", "2014-avant-projet", "2017-final")
            assert CliRunner().invoke(commands, ("init", str(store))).exit_code == 0
            for stage in stages if name == "declaration" else stages[:1]:
                draft = str(DRAFTS / f"{stage}.fr.md")
                assert CliRunner().invoke(commands, ("add", draft, "--store", str(store))).exit_code == 0
        else:
            in_store(made_up(planned(2, language=name, stages=5, articles=10, rivals=True)), store)
        return made(store, folder / name)

    return site


def page_of(site: Path, kind: str) -> str | None:
    """The largest page of a kind; None where the site has none."""
    found = max(site.glob(kind), key=lambda path: (path.stat().st_size, path.name), default=None)
    return found.read_text(encoding="utf-8") if found else None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["declaration", "ar"])
def test_axe_finds_no_fault(name: str, kind: str, sites: Callable[[str], Path], show: Show) -> None:
    html = page_of(sites(name), kind)
    if html is None:
        assert (name, kind) == ("declaration", "brackets/*.html")
        return
    for look in ("light", "dark", "narrow", "forced colours"):
        assert violations(show(html, LOOKS[look])) == {}, look


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["declaration", "ar", "zh", "alone"])
def test_nothing_reaches_beyond_a_narrow_window(name: str, kind: str, sites: Callable[[str], Path], show: Show) -> None:
    html = page_of(sites(name), kind)
    if html is not None:
        page = show(html, LOOKS["narrow"])

        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "search.html"])
def test_the_first_screen_answers(kind: str, sites: Callable[[str], Path], show: Show) -> None:
    html = page_of(sites("declaration"), kind)
    for look in (Look(), LOOKS["narrow"]):
        page = show(html or "", look)
        top = page.evaluate("document.querySelector('main')?.getBoundingClientRect().top ?? 0")

        assert top < page.evaluate("innerHeight") - 40, kind


def test_the_keyboard_goes_from_the_skip_link_over_the_pages_to_the_stages(
    sites: Callable[[str], Path], show: Show
) -> None:
    page = show(page_of(sites("declaration"), "index.html") or "", fresh=True)
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getAttribute('href') ?? document.activeElement.tagName"))

    assert seen[0] == "#content"
    assert seen[1:4] == ["stages.html", "provisions.html", "matrix.html"]
    assert "stages/2013-preliminary.html" in seen


def test_the_main_pages_are_not_printed(sites: Callable[[str], Path], show: Show) -> None:
    for kind in KINDS[:-1]:
        page = show(page_of(sites("declaration"), kind) or "", LOOKS["print"])

        assert page.locator(".pages").is_hidden(), kind


def test_on_a_narrow_window_the_stages_of_a_provision_stand_below_each_other(
    sites: Callable[[str], Path], show: Show
) -> None:
    page = show(page_of(sites("declaration"), "index.html") or "", LOOKS["narrow"])
    tops = page.eval_on_selector_all(
        ".lives tbody tr:first-child > *", "cells => cells.map(cell => cell.getBoundingClientRect().top)"
    )

    assert len(tops) == 4
    assert tops == sorted(set(tops))
    assert page.locator(".flow svg").is_hidden()
