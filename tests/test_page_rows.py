"""What the page is laid out from: rows of old beside new, what the changes alone leave out, the flow picture."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given

from tests.support.cases import CASES, FOLDERS, read
from tests.support.html_pages import redline_html
from tests.support.samples import finished, stage
from tests.support.strategies import pairs
from tracker.cli import commands
from tracker.language.interface import WORDS
from tracker.model.provision import Eid
from tracker.model.side import Side
from tracker.report.formats import REDLINE_FORMATS
from tracker.report.html.escaping import escape_text
from tracker.report.html.flow import flow_svg
from tracker.report.html.text import fold_unchanged
from tracker.report.view import flow
from tracker.report.view.flags import ReferenceFlag
from tracker.report.view.flow import HEIGHT_RANGE, LINE_HEIGHT, THINNEST, FlowBand, FlowBar, FlowDiagram, join_thin
from tracker.report.view.sections import BlockView
from tracker.report.view.side_by_side import SideBySideRow, side_by_side_rows
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.model.redline import BlockPlace
    from tracker.report.view.redline_view import RedlineView
    from tracker.report.view.stubs import Stub
    from tracker.services.compare import Comparison


def seen(case: str) -> RedlineView:
    return finished(read(CASES / case, "before"), read(CASES / case, "after")).view


def cell(items: tuple[BlockView | Stub, ...], side: Side) -> list[str]:
    out = []
    for item in items:
        other = "inserted" if side is Side.BEFORE else "deleted"
        out.append(
            "".join(run.text for run in item.block.runs if run.kind != other) if isinstance(item, BlockView) else "stub"
        )
    return out


def rows(view: RedlineView, name: str) -> list[tuple[list[str], list[str]]]:
    [section] = [item for item in view.sections if item.name == name]
    return [(cell(row.before, Side.BEFORE), cell(row.after, Side.AFTER)) for row in side_by_side_rows(section.items)]


def places(found: list[SideBySideRow], side: Side) -> list[BlockPlace | None]:
    cells = [row.before if side is Side.BEFORE else row.after for row in found]
    blocks = [item.block for element in cells for item in element if isinstance(item, BlockView)]
    return [block.before if side is Side.BEFORE else block.after for block in blocks]


@given(pairs)
def test_every_block_stands_once_on_each_side_that_it_has(pair: tuple[DraftText, DraftText]) -> None:
    for section in finished(*pair).view.sections:
        found = side_by_side_rows(section.items)
        items = [item for item in section.items if isinstance(item, BlockView)]

        assert places(found, Side.BEFORE) == [i.block.before for i in items if i.block.before]
        assert places(found, Side.AFTER) == [i.block.after for i in items if i.block.after]


def test_a_label_shares_the_row_of_its_words() -> None:
    found = rows(finished(stage("2014-avant-projet"), stage("2017-final")).view, "Article 4")

    assert found[0] == (["Article 5"], ["Article 4"])
    assert [len(item) for item in found[1]] == [2, 2]
    assert found[1][0][0] == found[1][1][0] == "1."


def test_what_is_gone_does_not_stand_beside_what_is_new() -> None:
    """Side by side they would seem to be the same provision."""
    for section in finished(stage("2014-avant-projet"), stage("2017-final")).view.sections:
        for row in side_by_side_rows(section.items):
            blocks = [[i.block for i in c if isinstance(i, BlockView)] for c in (row.before, row.after)]
            texts = [{id(b) for b in side if b.before is None or b.after is None} for side in blocks]
            labels = any(b.before is not None and b.after is not None for side in blocks for b in side)
            assert labels or not (texts[0] and texts[1])


@pytest.mark.parametrize("case", ["split-article", "points-exchanged", "note-added-above", "new-article"])
def test_the_changes_alone_leave_out_what_did_not_change_and_say_how_much(case: str) -> None:
    for section in seen(case).sections:
        shown = list(fold_unchanged(section.items))
        out = [item for item, left_out, _ in shown if left_out]

        assert [item for item, _, _ in shown if item] == list(section.items)
        assert all(isinstance(item, BlockView) and item.untouched for item in out)
        paragraphs = [item for item in out if isinstance(item, BlockView) and item.place.level <= 3]
        assert sum(gap for _, _, gap in shown) == len(paragraphs)


def test_a_flagged_reference_is_not_left_out() -> None:
    section = next(item for item in seen("new-article").sections if item.unchanged and len(item.items) > 1)
    last = section.items[-1]
    assert isinstance(last, BlockView)
    flagged = BlockView(
        untouched=True,
        block=last.block,
        place=last.place,
        depth=last.depth,
        flags=(ReferenceFlag(start=0, end=1, text="!"),),
    )

    assert [left_out for _, left_out, _ in fold_unchanged([last])][:1] == [True]
    assert [left_out for _, left_out, _ in fold_unchanged([flagged])] == [False]


# The flow picture


def picture(view: RedlineView) -> FlowDiagram:
    assert view.flow is not None
    return view.flow


def test_bands_are_as_wide_as_the_words_that_went_across() -> None:
    found = picture(seen("renumbered-only"))

    for band in found.bands:
        ends = [next(n for n in side if n.name == name) for side, name in
                ((found.before, band.before), (found.after, band.after))]  # fmt: skip
        assert band.left[1] == pytest.approx(ends[0].height, abs=0.02)
        assert band.right[1] == pytest.approx(ends[1].height, abs=0.02)


@given(pairs)
def test_no_band_leaves_its_bars(pair: tuple[DraftText, DraftText]) -> None:
    found = finished(*pair).view.flow
    if found is None:
        assert not all(draft.articles for draft in pair)
        return
    for side, ends in ((found.before, [b.left for b in found.bands]), (found.after, [b.right for b in found.bands])):
        tops = [(node.y, node.y + node.height) for node in side]
        assert all(one[1] <= other[0] for one, other in pairwise(tops))
        assert tops[-1][1] <= found.height <= HEIGHT_RANGE[1] + 2 * LINE_HEIGHT
        for y, height in ends:
            assert any(top - 0.05 <= y and y + height <= bottom + 0.05 for top, bottom in tops)


def test_new_and_dropped_articles_have_no_band() -> None:
    found = picture(seen("new-article"))

    assert [node.alone for node in found.before] == [False] * len(found.before)
    assert sum(node.alone for node in found.after) == 1


# What is too thin to be seen in it is joined


def links(found: Comparison) -> list[tuple[Eid, Eid]]:
    return [
        (row.before, row.after)
        for row in found.redline.concordance
        if row.level == "article" and row.before and row.after
    ]


def shrunk(whole: FlowDiagram) -> FlowDiagram:
    """A picture so small that no bar in it can be seen, as of a code; one name in four stands beside its bar."""

    def end(place: tuple[float, float]) -> tuple[float, float]:
        return place[0] / 2000, place[1] / 2000

    def bar(node: FlowBar, n: int) -> FlowBar:
        return replace(node, y=node.y / 2000, height=node.height / 2000, named=n % 4 == 1)

    before, after = (tuple(bar(node, n) for n, node in enumerate(side)) for side in (whole.before, whole.after))
    bands = tuple(replace(band, left=end(band.left), right=end(band.right)) for band in whole.bands)
    return FlowDiagram(height=whole.height, before=before, after=after, bands=bands)


def lies_in(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return other[0] - 0.02 <= one[0] and one[0] + one[1] <= other[0] + other[1] + 0.02


def ground(node: FlowBar) -> tuple[float, float]:
    return node.y, node.height


def holds(band: FlowBand, other: FlowBand) -> bool:
    """Whether a band covers another of its kind."""
    same_kind = (band.fact, band.unsure) == (other.fact, other.unsure)
    return same_kind and lies_in(other.left, band.left) and lies_in(other.right, band.right)


@given(pairs)
def test_what_is_joined_covers_the_same_ground_and_its_words_add_up(pair: tuple[DraftText, DraftText]) -> None:
    found = finished(*pair)
    if found.view.flow is None:
        return
    whole = shrunk(found.view.flow)
    small = join_thin(whole, links(found))

    assert small.height == whole.height
    assert sum(band.words for band in small.bands) == sum(band.words for band in whole.bands)
    assert all(any(holds(band, item) for band in small.bands) for item in whole.bands)
    for side, seen_side in ((whole.before, small.before), (whole.after, small.after)):
        assert [node for node in seen_side if node.named] == [node for node in side if node.named]
        assert seen_side[0].y == side[0].y
        assert sum(ground(seen_side[-1])) == pytest.approx(sum(ground(side[-1])), abs=0.02)
        for node in side:
            assert any(lies_in(ground(node), ground(bar)) and node.alone == bar.alone for bar in seen_side)
        for bar, other in pairwise(seen_side):
            assert bar.named or other.named or bar.alone != other.alone, "more could have been joined"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_is_joined_where_every_bar_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = finished(read(folder, "before"), read(folder, "after"))
    whole = picture(found.view)

    assert all(node.height >= THINNEST for node in (*whole.before, *whole.after))
    assert join_thin(whole, links(found)) is whole
    monkeypatch.setattr(flow, "THINNEST", 0.0)
    assert picture(finished(found.before.draft, found.after.draft).view) == whole


def test_up_to_375_articles_the_space_alone_keeps_bars_apart() -> None:
    assert HEIGHT_RANGE[1] / 375 / 4 >= THINNEST > HEIGHT_RANGE[1] / 376 / 4


def code(*, dropped: int) -> DraftText:
    """A code in which a long article leaves a third of a pixel to each of eight hundred short ones."""
    words = "\n\n".join(" ".join(f"{word}{n}" for n in range(6_000)) for word in ("alpha", "beta", "gamma", "delta"))
    numbers = (n for n in range(1, 801) if n != dropped)
    short = "".join(f"### Article {n}\n\nThe sum of year {n} is {n * 37} francs.\n\n" for n in numbers)
    return parse(f"---\nlanguage: en\n---\n\n# Code\n\n{short}### Article 801\n\n{words}\n")[0]


def test_the_picture_of_a_code_has_a_bar_for_what_can_be_seen() -> None:
    found = finished(code(dropped=0), code(dropped=150))
    whole = picture(found.view)
    page = redline_html(found.view)

    assert (len(found.before.draft.articles), len(found.after.draft.articles)) == (801, 800)
    assert len(whole.before) < 150
    assert whole.before[-1].name == "Article 801"
    assert [node.name for node in whole.before if node.alone] == ["Article 150"]
    assert "<title>Article 2 – Article 19</title></rect>" in page
    assert "<title>Article 2 – Article 19 to Article 2 – Article 19; words: 180</title><path" in page
    for side in (whole.before, whole.after):
        assert all(one.y + one.height <= other.y for one, other in pairwise(side))


# Cross-references that should be looked at


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("reference-left-behind", ["formerly Article 3, which is now Article 4; as it stands it leads to Article 3."]),
        (
            "reference-to-dropped-article",
            ["所指的第三条已删除", "原指第四条，该条款现为第三条"],
        ),
        ("reference-to-nothing", ["no existe tal disposición en el presente texto"]),
        ("reference-follows", []),
    ],
)
def test_a_reference_left_behind_is_flagged_where_it_stands_and_above_the_text(case: str, expected: list[str]) -> None:
    found = finished(read(CASES / case, "before"), read(CASES / case, "after"))
    shown = [flag.text for _, flag in found.view.flags]

    assert len(shown) == len(expected)
    assert all(words in flag for words, flag in zip(expected, shown, strict=True))
    for form, count in (("html", 2), ("markdown", 2)):  # Once in the list, once below the line.
        report = REDLINE_FORMATS[form].render(found.view).decode()
        assert all(report.count(flag) == count for flag in shown)
    inside = CliRunner().invoke(commands, ["compare", *(str(CASES / case / f"{side}.md") for side in Side)])
    assert inside.output.count("(! ") == len(expected)


def test_an_article_with_a_flag_is_not_folded_away() -> None:
    [section] = [s for s in seen("reference-to-nothing").sections if s.flags]

    assert section.unchanged
    assert not section.quiet
    page = redline_html(seen("reference-to-nothing"))
    assert 'class="section article unchanged whole" id="a-art_2"' in page
    assert 'class="section article unchanged" id="a-art_3"' in page


def test_the_key_explains_the_signs_that_occur_and_no_others() -> None:
    assert seen("new-article").key == ("key_words", "key_new")
    assert seen("reference-follows").key == ("key_words", "key_following")
    assert seen("paragraph-crosses-articles").key == ("key_words", "key_moved")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Article L1234-56-78", "Article L1234-56-78"),
        ("Article Annexe II à l’article R4312-6", "Article Annexe II à l’arti…"),
        ("第一百二十三条之一", "第一百二十三条之一"),
        ("第一百二十三条之一、第一百二十四条之二", "第一百二十三条之一、第一百…"),
        ("Article <b>bold</b> and much longer", "Article &lt;b&gt;bold&lt;/b&gt; and mu…"),
    ],
)
def test_a_name_beside_the_picture_has_room_there(name: str, shown: str) -> None:
    bar = FlowBar(eid=Eid("art_1"), name=name, named=True, y=0, height=20, alone=False)
    drawn = "".join(flow_svg(FlowDiagram(height=40, before=(bar,), after=(), bands=()), WORDS["en"]))

    assert f">{shown}</text>" in drawn
    assert f"<title>{escape_text(name)}</title>" in drawn
