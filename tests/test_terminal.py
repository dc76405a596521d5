"""Side by side in the terminal: columns aligned at every width and in every script, changes of words marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cases import CASES, FOLDERS, read
from tests.support.samples import finished
from tests.support.sampling import one_in
from tests.support.strategies import pairs
from tracker.model.redline import ChangeCategory, Run, RunKind
from tracker.report.terminal.comparison import section_side_by_side
from tracker.report.terminal.concordance import concordance_text
from tracker.report.terminal.plain import display_width, wrap
from tracker.report.terminal.side_by_side import QUIET, side_by_side_lines
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText

KEPT, DELETED, INSERTED = RunKind.KEPT, RunKind.DELETED, RunKind.INSERTED
WIDTHS = (60, 80, 120, 160)


def screen(before: DraftText, after: DraftText, width: int, *, colour: bool = False, brief: bool = False) -> str:
    view = finished(before, after).view
    return "\n".join(section_side_by_side(s, view, width, colour=colour, brief=brief) for s in view.sections)


def case(name: str, width: int = 80, *, brief: bool = False) -> str:
    return screen(read(CASES / name, "before"), read(CASES / name, "after"), width, brief=brief)


def bare(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


@pytest.mark.parametrize("folder", one_in(3, FOLDERS))
def test_the_columns_are_aligned_at_every_width(folder: Path) -> None:
    for width in WIDTHS:
        for line in screen(read(folder, "before"), read(folder, "after"), width).split("\n"):
            assert display_width(line) <= width
            if " | " in line or line.endswith(" |"):
                assert display_width(re.split(r" \|(?: |$)", line)[0]) <= (width - 3) // 2


@given(pairs, st.sampled_from(WIDTHS))
def test_no_line_is_too_wide(pair: tuple[DraftText, DraftText], width: int) -> None:
    plain, colours = screen(*pair, width), bare(screen(*pair, width, colour=True))

    assert all(display_width(line) <= width for text in (plain, colours) for line in text.split("\n"))


@pytest.mark.parametrize("category", ChangeCategory)
def test_only_changes_of_words_and_signs_are_marked(category: ChangeCategory) -> None:
    runs = [
        Run(KEPT, "see article "),
        Run(DELETED, "5", category=category),
        Run(INSERTED, "4", category=category),
        Run(KEPT, " below"),
    ]
    [plain] = side_by_side_lines(runs, ("", ""), 80, colour=False)
    [colours] = side_by_side_lines(runs, ("", ""), 80, colour=True)

    if category in QUIET:
        assert [cell.strip() for cell in plain.split("|")] == ["see article 5 below", "see article 4 below"]
        assert set(re.findall("\x1b\\[([0-9;]*)m", colours)) == {"2", "0"}
    elif category is ChangeCategory.BRACKET:
        assert [cell.strip() for cell in plain.split("|")] == ["see article 5 below", "see article 4 below"]
        assert set(re.findall("\x1b\\[([0-9;]*)m", colours)) == {"31", "34", "0"}
    else:
        assert [cell.strip() for cell in plain.split("|")] == ["see article {-5-} below", "see article {+4+} below"]
        assert set(re.findall("\x1b\\[([0-9;]*)m", colours)) == {"31;9", "34;4", "0"}
        assert [cell.strip() for cell in bare(colours).split("|")] == ["see article 5 below", "see article 4 below"]


def test_an_article_that_changed_its_number_only_is_one_line() -> None:
    brief = case("renumbered-only", brief=True)

    assert "Article 4 → Article 3   (renumérotation)\n(The words are the same.)\n" in brief
    assert "{-Article 4-}" in case("renumbered-only")
    assert "(The words are the same" not in case("split-article", brief=True).split("Article 3 ")[1].split("\n\n")[0]


def test_neighbours_of_one_kind_are_marked_as_one() -> None:
    lines = side_by_side_lines(
        [Run(INSERTED, "Part I"), Run(INSERTED, " — "), Run(INSERTED, "Scope")],
        ("", ""),
        80,
        colour=False,
        both=(False, True),
    )

    assert [line.strip(" |") for line in lines] == ["{+Part I — Scope+}"]


def test_no_line_breaks_inside_a_word() -> None:
    runs = [Run(KEPT, "xxxxxxxxxxxxxxxxxxx l’"), Run(DELETED, "eau"), Run(INSERTED, "air"), Run(KEPT, "\xa0; etc.")]
    for line in side_by_side_lines(runs, ("", ""), 60, colour=False):
        for cell in line.split(" | "):
            assert not cell.startswith("\xa0")
            assert not cell.rstrip().endswith("l’")


def test_chinese_lines_begin_with_no_closing_sign() -> None:
    text = "各缔约国承诺采取一切必要措施，保护海洋环境，防止、减少和控制任何来源的污染。"
    for width in range(40, 80):
        for runs in ([Run(KEPT, text)], [Run(KEPT, text[:14]), Run(DELETED, text[14:20]), Run(KEPT, text[20:])]):
            for line in side_by_side_lines(runs, ("", ""), width, colour=False):
                for cell in line.split(" | "):
                    assert not re.match(r"[，。、]|-\]", cell), line
                    assert not cell.rstrip().endswith("{-"), line
        assert not re.search(r"^[，。、]", wrap(text, width=width), re.MULTILINE)


def test_arabic_columns_are_kept_apart() -> None:
    """A terminal that reorders Arabic would reorder the two columns with it, but for the marks."""
    for line in case("arabic-vowelled").split("\n"):
        if " | " in line and re.search("[\u0600-\u06ff]", line):
            assert re.fullmatch("\u200e[^|]*\u200e \\| (\u200e[^|]*)?", line), line
    assert "\u200e" not in case("renumbered-only")


@pytest.mark.parametrize(
    ("text", "width"),
    [("a", 1), ("é", 1), ("e\u0301", 1), ("约", 2), ("لِكلِّ", 3), ("\u200e|", 1), ("ก็", 1), ("x\xady", 3)],
)
def test_the_width_is_that_of_a_terminal(text: str, width: int) -> None:
    assert display_width(text) == width


def test_notes_have_their_numbers() -> None:
    out = case("note-added-above")

    assert re.search(r"^new     \| \[1\] Resolution", out, re.MULTILINE)
    assert re.search(r"^\[1\] See resolution.*\| \[2\] See resolution", out, re.MULTILINE)


def test_splits_and_merges_name_their_further_links() -> None:
    assert re.search(r"^Article 3   \(scission\)\nDes parties .*: Article 4$", case("split-article"), re.MULTILINE)
    assert "(fusionné" not in case("split-article")
    assert "Parts of it come from Article 5" in case("merged-halves")


def test_a_long_heading_is_wrapped() -> None:
    name = "Cooperation among all States and all other actors in the progressive realisation of this right"
    before, after = (parse(f"\n## {name}\n\n### Article 1\n\nWords {word}.\n")[0] for word in ("one", "two"))

    assert all(display_width(line) <= 60 for line in screen(before, after, 60).split("\n"))


def test_a_table_with_long_chinese_names_is_no_wider_than_asked() -> None:
    name = "第一章 各缔约国在国际合作中的权利和义务以及与之有关的各项原则和目标的总则"
    before, after = (parse(f"\n## {name}\n\n### 第一条\n\n各缔约国承诺{word}。\n")[0] for word in ("合作", "协作"))
    view = finished(before, after).view

    assert all(display_width(line) <= 80 for line in concordance_text(view, view.rows, ()).split("\n"))
