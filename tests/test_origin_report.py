"""``tracker origin`` as people read it: in the terminal and as a page, where words came from and where they went."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.support.html_pages import tree
from tracker.cli import commands
from tracker.report.origin.marked import begin_of_words, stage_shares
from tracker.report.terminal.plain import display_width
from tracker.services.lineage.origin import fates_of, origin_of
from tracker.services.lineage.read import open_lineage
from tracker.services.stores import LazyStore

FIRST = "Article 1\n\nEach Party shall protect the river in good faith.\n\nArticle 2\n\nHarbours stay open in winter.\n"
SECOND = "Article 1\n\nEach Party shall protect the river and its shores in good faith.\n"
THIRD = "Article 1\n\nEach Party shall protect the river and its shores.\n\nArticle 2\n\nLamps burn <b>all</b> night.\n"
CHINESE = "第一条\n\n各缔约方应当保护河流及其两岸的森林。\n"
ARABIC = "المادة 1\n\nتحمي الأطراف النهر والغابات على ضفتيه.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    texts = {"first": FIRST, "second": SECOND, "third": THIRD, "zh1": CHINESE, "ar1": ARABIC}
    texts |= {"zh2": CHINESE.replace("森林", "森林和草地"), "ar2": ARABIC.replace("النهر", "النهر والبحيرة")}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ok(*args: str) -> str:
    result = CliRunner().invoke(commands, ["origin", *args])
    assert result.exception is None, result.output
    return result.stdout


def page(*args: str) -> Any:
    ok(*args, "-o", "page.html", "--force")
    return tree(Path("page.html").read_bytes())


def words_of(passage: Any) -> str:
    """The words of a passage, without its number."""
    number = passage.find("sup")
    return f"{passage.text or ''}{'' if number is None else number.tail or ''}"


ENGLISH = ("first.txt", "second.txt", "third.txt")


# The terminal


def test_each_passage_has_the_number_of_the_stage_that_first_had_it() -> None:
    text = ok(*ENGLISH, "article 1")

    assert "¹Each Party shall protect the river ²and its shores" in text
    assert re.search(r"¹ +first\.txt +\d+ words +\d+% +#+", text)
    assert "³" not in text.split("\n\n")[-1]


def test_what_became_of_words_has_the_last_stage_that_has_them() -> None:
    text = ok(*ENGLISH, "--became")

    assert "³Each Party shall protect the river ²in good faith." in text
    assert "¹Harbours stay open in winter." in text
    assert "the last stage that has the words" in text


def test_no_line_is_wider_than_a_terminal() -> None:
    for args in ((*ENGLISH,), ("zh1.txt", "zh2.txt"), ("ar1.txt", "ar2.txt"), (*ENGLISH, "--became")):
        assert max(map(display_width, ok(*args).splitlines())) <= 80


def test_a_text_that_is_not_official_says_so_first() -> None:
    assert ok(*ENGLISH).startswith("! third.txt: unverified")


# The page


def test_the_page_marks_passages_with_number_shade_and_line() -> None:
    root = page(*ENGLISH)
    passages = {
        words_of(one): one.get("class") for one in root.iterfind(".//span[@class]") if "o s" in one.get("class", "")
    }

    assert passages["Each Party shall protect the river"] == "o s1"
    assert passages["and its shores."] == "o s2"
    style = "".join(root.find(".//style").itertext())
    shades = dict(re.findall(r"\.s(\d) \{ --shade: (\d+)%", style))
    lines = dict(re.findall(r"\.s(\d) \{ --shade: \d+%; --line: (\w+)", style))
    assert int(shades["1"]) < int(shades["2"]) < int(shades["3"])
    assert len(set(lines.values())) == 3
    assert [number.text for number in root.iterfind(".//table//span[@class]")] == ["1", "2", "3"]


def test_all_words_stand_on_the_page_and_none_is_markup() -> None:
    root = page(*ENGLISH)
    [text] = root.iterfind(".//main")
    for number in text.iterfind(".//sup"):
        number.text = ""
    words = "".join(text.itertext())

    assert "Each Party shall protect the river and its shores." in words
    assert "Lamps burn <b>all</b> night." in words
    assert root.find(".//main//b") is None
    assert root.find(".//script") is None


def test_a_reader_can_leave_one_stage_alone_marked() -> None:
    root = page(*ENGLISH)

    assert [choice.get("id") for choice in root.iterfind(".//input")] == ["only-all", "only-1", "only-2", "only-3"]
    style = "".join(root.find(".//style").itertext())
    assert ".tools:has(#only-2:checked) ~ main .o:not(.s2)" in style


@pytest.mark.parametrize(("language", "way", "title"), [("zh", "ltr", "词语来源"), ("ar", "rtl", "مصدر الكلمات")])
def test_the_page_speaks_and_runs_as_its_text(language: str, way: str, title: str) -> None:
    root = page(f"{language}1.txt", f"{language}2.txt")

    assert (root.get("lang"), root.get("dir")) == (language, way)
    assert root.find(".//main").get("dir") == way
    assert title in "".join(root.find(".//header").itertext())


def test_the_same_texts_give_the_same_page() -> None:
    page(*ENGLISH)
    before = Path("page.html").read_bytes()
    page(*ENGLISH)

    assert Path("page.html").read_bytes() == before


# The legend


def test_shares_and_shades_follow_the_stages() -> None:
    opened = open_lineage(ENGLISH, LazyStore(None, Path.cwd()))
    came, went = stage_shares(origin_of(opened)), stage_shares(fates_of(opened, "first.txt"))

    assert [share.rank for share in came] == [0, 1, 2]
    assert [share.rank for share in went] == [2, 1, 0]  # What is still there is plain, what fell at once is dark.
    assert [share.depth for share in came] == [0, 0.5, 1]
    assert all(share.percent >= 1 for share in came)


@pytest.mark.parametrize(("text", "begin"), [(", of it", 2), ("[shall]", 0), (" «или»", 1), ("—", 0), ("", 0)])
def test_a_number_stands_before_the_first_word(text: str, begin: int) -> None:
    assert begin_of_words(text) == begin
