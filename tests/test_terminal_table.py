"""The table of concordance in the terminal: a line a row, at every width, in every script, with nothing broken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.support.cases import CORPUS, FOLDERS, PAIRS
from tests.support.sampling import one_in
from tracker.cli import commands
from tracker.report.terminal.plain import display_width, shorten

if TYPE_CHECKING:
    from pathlib import Path

NOTICES = """\
! old: unofficial translation of A/1. Do not quote it.
! new: unverified; not confirmed as the issued text."""
TABLE = """\
Article → Article  Heading                Change                         Same, %
--------------------------------------------------------------------------------
      1 → —        Harbours               dropped
      2 → 1        Lighthouses of the …   renumbered                   100 | 100
      3 → 2        Fees                   renumbered, reworded, notes   75 | 100"""
ARTICLES = ("Harbours", "Lighthouses of the northern coast", "Fees")


def table(*args: str, width: int = 80) -> str:
    result = CliRunner().invoke(commands, ["concordance", *args], env={"COLUMNS": str(width)})
    assert result.exit_code == 0, result.output
    return result.stdout


def of_folder(folder: Path, *args: str, width: int = 80) -> str:
    return table(str(folder / "before.md"), str(folder / "after.md"), *args, width=width)


def rows_of(text: str) -> list[str]:
    """The lines between the rule and the empty line below the rows."""
    lines = text.split("\n")
    rule = next(n for n, line in enumerate(lines) if line and set(line) == {"-"})
    return lines[rule + 1 : lines.index("", rule)]


@pytest.fixture
def drafts(tmp_path: Path) -> list[str]:
    """Article 1 goes, the other two move up; the last one loses a word and its note, and gains a paragraph break."""
    old = "".join(
        f"### Article {n} — {heading}\n\nThe Board keeps the {heading.lower()} for ever.\n\n"
        for n, heading in enumerate(ARTICLES, 1)
    )
    new = old.partition("### Article 2")[2]
    new = (
        f"### Article 1{new}".replace("Article 3", "Article 2").replace("fees for ever.", "fees.[^1]")
        + "[^1]: As of 1900.\n"
    )
    files = []
    for name, text, front in (("old.md", old, "authenticity: translation\nsymbol: A/1\n"), ("new.md", new, "")):
        (tmp_path / name).write_text(f"---\nstage: {name[:3]}\n{front}language: en\n---\n\n{text}", "utf-8")
        files.append(str(tmp_path / name))
    return files


def test_a_row_is_a_line_with_the_number_the_heading_the_changes_and_the_shares(drafts: list[str]) -> None:
    assert table(*drafts).split("\n\n")[:3] == [
        NOTICES,
        "old (A/1) → new",
        TABLE,
    ]


@pytest.mark.parametrize("folder", [*one_in(4, FOLDERS), *PAIRS], ids=lambda folder: folder.name)
@pytest.mark.parametrize("width", [60, 80, 120, 160])
def test_no_line_is_wider_than_the_screen_in_any_language(folder: Path, width: int) -> None:
    for level in ("article", "all"):
        lines = of_folder(folder, "--level", level, width=width).split("\n")
        assert [line for line in lines if display_width(line) > width] == []


@pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)
def test_every_article_has_one_line_at_80_columns_in_any_language(folder: Path) -> None:
    rows = rows_of(of_folder(folder))

    assert all(" → " in row for row in rows)
    # The arrow and the bar between the shares stand in one place in all lines.
    arrows = {display_width(row.partition("→")[0]) for row in rows}
    bars = {display_width(row.rpartition("|")[0]) for row in rows if re.search(r"\d \| +\d+$", row)}
    assert len(arrows) == len(bars) == 1


def test_a_name_that_is_too_long_is_folded_between_words_and_never_inside_one(tmp_path: Path) -> None:
    part = "Provisions on the harbours and on the canals of the north"
    file = tmp_path / "a.md"
    file.write_text(
        f"## {part}\n\n### Article 1\n\nA b c.\n\n## Other provisions\n\n### Article 1\n\nD e f.\n", "utf-8"
    )

    rows = rows_of(table(str(file), str(file)))

    words = f"{part}, Other provisions, Article 1 → unchanged 100 |".split()
    assert {word for row in rows for word in row.split()} == set(words)


def test_changes_that_do_not_fit_are_named_with_verbose_and_so_is_the_reason() -> None:
    short, long = (of_folder(CORPUS / "es-moved-and-exchanged", *args) for args in ((), ("--verbose",)))

    assert "El Consejo          renumbered, numbers inside …  100 | 100" in short
    assert "…: --verbose names the other changes" in short
    assert "of its words before" not in short
    assert "      renumbered, numbers inside, rearranged: same heading; passages in common:\n      100" in long
    assert "…: --verbose" not in long


def test_the_nearest_provision_is_named_where_the_window_is_wide_or_with_verbose() -> None:
    folder = CORPUS / "en-quoted-definitions"
    samples = [of_folder(CORPUS / "fr-heavy-rewriting", width=width) for width in (80, 160)]

    assert "nearest" not in of_folder(folder)
    assert "nearest: " not in samples[0]
    assert "nearest: " in samples[1] + of_folder(folder, width=160)
    assert "nearest: " in of_folder(CORPUS / "fr-heavy-rewriting", "-v") + of_folder(folder, "-v")


def test_a_doubtful_link_says_probably_at_any_width() -> None:
    for width in (60, 80, 160):
        assert re.search(r"4 → \S*4 .*probably; reworded", of_folder(CORPUS / "ar-declaration", width=width))


def test_arabic_names_do_not_change_places_with_their_neighbours() -> None:
    head = next(line for line in of_folder(CORPUS / "ar-declaration").split("\n") if "→ المادة" in line)

    assert head.startswith("\u200e")
    assert re.search("\u200e → المادة\u200e", head)


@pytest.mark.parametrize(("width", "headed"), [(60, False), (80, True)])
def test_headings_are_given_where_they_have_room(width: int, *, headed: bool) -> None:
    assert ("Heading" in of_folder(CORPUS / "es-moved-and-exchanged", width=width)) == headed


def test_a_shortened_text_ends_behind_a_word() -> None:
    for width in range(8, 40):
        short = shorten("Cooperation among all States and other actors", width)
        assert display_width(short) <= width
        if width > len("Cooperation "):
            assert re.fullmatch(r"(\w+ )+…", short)
