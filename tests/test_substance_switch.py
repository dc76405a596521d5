"""The switch of the page that hides print, style and numbering, and nothing that is not known to be small."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.support.html_pages import tree
from tracker.cli import commands
from tracker.errors import InputError
from tracker.model.redline import Run, RunKind
from tracker.report.html.style import style_runs

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\ninstrument: lakes\nstage: s\nlanguage: en\n---\n\n"
BEFORE = (
    "### Article 1\n\nThe owners of the lakes shall count the fish in their waters every spring, "
    "and organise a feast for the guests "
    "of the villages around, who came to see the nonstop count of pikes and eels.\n"
)
AFTER = (
    "### Article 1\n\nThe owners of the lakes should count the fish in their waters every spring, "
    "and organize a feast for the guests "
    "of the villages around, who came to see the non-stop count of pikes and eels.\n"
)


def redlined(tmp_path: Path, *options: str, ending: str = "html") -> tuple[BaseException | None, Path]:
    names = [tmp_path / "before.md", tmp_path / "after.md"]
    for name, text in zip(names, (BEFORE, AFTER), strict=True):
        name.write_text(HEAD + text, encoding="utf-8")
    path = tmp_path / f"redline.{ending}"
    done = CliRunner().invoke(commands, ["redline", *map(str, names), "-o", str(path), *options])
    return done.exception, path


def test_the_switch_is_off_unless_it_is_asked_for(tmp_path: Path) -> None:
    for n, (options, on) in enumerate([((), False), (("--substance",), True)]):
        folder = tmp_path / str(n)
        folder.mkdir()
        _, path = redlined(folder, *options)
        switch = tree(path.read_bytes()).get_element_by_id("only-substance")
        assert ("checked" in switch.attrib) is on


def test_other_spellings_are_style_and_other_words_are_not(tmp_path: Path) -> None:
    _, path = redlined(tmp_path, "--substance")
    marks = [mark for mark in tree(path.read_bytes()).iter("ins", "del") if mark.text]
    style = {mark.text for mark in marks if "style" in (mark.get("class") or "").split()}

    assert style == {"organise", "organize", "nonstop", "non-stop"}
    assert {"shall", "should"} <= {mark.text for mark in marks} - style


def test_such_a_page_is_verified_as_any_other(tmp_path: Path) -> None:
    _, path = redlined(tmp_path, "--substance")

    assert CliRunner().invoke(commands, ["verify", str(path)]).exit_code == 0


def test_the_page_tells_in_a_drawer_what_changed_in_substance_with_links_to_the_lines(tmp_path: Path) -> None:
    _, path = redlined(tmp_path, "--substance")
    page = tree(path.read_bytes())
    drawer = page.get_element_by_id("substance-drawer")
    [link] = [link.get("href") for link in drawer.iter("a")]

    assert drawer.find("h2").text_content() == "What changed in substance"
    assert [(mark.tag, mark.text) for mark in drawer.iter("s", "u")] == [("s", "shall"), ("u", "should")]
    assert page.get_element_by_id(link.removeprefix("#")) is not None
    assert any(button.get("popovertarget") == "substance-drawer" for button in page.iter("button"))


def test_other_pages_have_no_such_drawer_and_no_style_for_it(tmp_path: Path) -> None:
    _, path = redlined(tmp_path)

    assert "substance-drawer" not in path.read_text(encoding="utf-8")
    assert ".substance table" not in path.read_text(encoding="utf-8")


def test_an_extract_has_the_switch_and_no_drawer(tmp_path: Path) -> None:
    _, path = redlined(tmp_path, "--substance", "--only", "article 1")

    assert "substance-drawer" not in path.read_text(encoding="utf-8")


def test_a_format_without_a_switch_refuses_it(tmp_path: Path) -> None:
    refusal, path = redlined(tmp_path, "--substance", ending="docx")

    assert isinstance(refusal, InputError)
    assert "-o redline.html" in str(refusal)
    assert not path.exists()


@pytest.mark.parametrize(
    ("gone", "new", "is_style"),
    [
        ("mobilisation", "mobilization", True),
        ("per cent", "percent", True),
        ("Parties", "parties", True),
        ("raise", "raize", False),
        ("co-operate", "cooperate", True),
        ("may", "must", False),
        ("advice", "advise", False),
        ("", "", False),
        ("not", "", False),
    ],
)
def test_what_is_style(gone: str, new: str, is_style: bool) -> None:
    runs = [Run(RunKind.KEPT, "a "), Run(RunKind.DELETED, gone), Run(RunKind.INSERTED, new), Run(RunKind.KEPT, " b")]

    assert style_runs(runs) == (frozenset({1, 2}) if is_style else frozenset())


def test_a_pair_inside_a_longer_change_is_no_style() -> None:
    runs = [Run(RunKind.DELETED, "organise"), Run(RunKind.INSERTED, "organize"), Run(RunKind.DELETED, " not")]

    assert style_runs(runs) == frozenset()
