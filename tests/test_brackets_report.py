"""``tracker brackets`` as a negotiator and a journalist use it: numbers, open questions and fates, in every form."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from lxml import etree

from tests.support.html_pages import tree
from tests.support.samples import ROOT
from tracker.cli import commands
from tracker.errors import TrackerError
from tracker.report.brackets.parties import parties_of
from tracker.report.brackets.table import numbers_of
from tracker.report.terminal.plain import display_width
from tracker.services.brackets import brackets_of_text
from tracker.services.compare import compare_texts
from tracker.services.stores import LazyStore

if TYPE_CHECKING:
    from click.testing import Result

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LIGHTS = ROOT / "drafts" / "lights"
ZERO, REVISED = str(LIGHTS / "2031-zero-draft.en.md"), str(LIGHTS / "2031-revised.en.md")

OLD = """Article 1

The Parties [shall][should] share the catch [of [herring][cod]].

Article 2

The Council meets in [X] [and in Y].

Article 3

Each Party [may] set up a hatchery. [CHE: It reports every year.]
"""
NEW = """Article 1

The Parties shall share the catch [of [herring][cod]].

Article 2

Each Party may set up a hatchery.

Article 3

The harbours stay open [in winter].
"""
LANGUAGES = {
    "ar": "المادة 1\n\n[تتعهد][تلتزم] الأطراف بحماية مياه النهر [بحسن نية].\n",
    "en": "Article 1\n\nThe Parties [shall][should] protect the river [in good faith].\n",
    "es": "Artículo 1\n\nLas Partes [deberán][deberían] proteger el río [de buena fe].\n",
    "fr": "Article 1\n\nLes Parties [doivent][devraient] protéger le fleuve [de bonne foi].\n",
    "ru": "Статья 1\n\nСтороны [должны][могут] охранять реку [добросовестно].\n",
    "zh": "第一条\n\n各缔约方[应][宜]保护河流[并本着诚意]。\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {"old": OLD, "new": NEW, **LANGUAGES}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(commands, ["brackets", *args])


def ok(*args: str) -> str:
    result = run(*args)
    assert result.exception is None, result.output
    return result.stdout


def refused(*args: str) -> TrackerError:
    error = run(*args).exception
    assert isinstance(error, TrackerError)
    assert error.exit_code == 2
    return error


def write(text: str) -> None:
    Path("odd.txt").write_text(text, encoding="utf-8")


def table(text: str) -> dict[str, list[str]]:
    """The rows of the table of numbers by their names; the head by its empty name."""
    found = {}
    for line in text.split("\n\n")[1].splitlines():
        name, *cells = [cell.strip() for cell in ("-" + line).split("  ") if cell.strip()]
        if cells:
            found[name.removeprefix("-")] = cells
    return found


# The terminal


def test_numbers_stand_below_their_names_with_their_sum() -> None:
    lines = ok(ZERO).split("\n\n")[1].splitlines()

    assert lines[0].split() == ["Brackets", "Alternatives", "Options", "Placeholders"]
    assert len({display_width(line) for line in lines}) == 1  # Every number ends where its heading ends.
    rows = table(ok(ZERO))
    assert rows["Total"] == ["19", "8", "3", "1"]
    assert [sum(int(row[n]) for name, row in rows.items() if name[:1] in "AP[" and name and row[n] != "–")
            for n in range(4)] == [19, 8, 3, 1]  # fmt: skip


def test_columns_without_any_number_are_left_out() -> None:
    assert table(ok("en.txt", "--list"))[""] == ["Brackets", "Alternatives"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_keep_to_the_screen_in_every_language(language: str) -> None:
    text = ok(f"{language}.txt", "--list")

    assert all(display_width(line) <= 80 for line in text.splitlines())
    assert "3 brackets, 2 of them alternatives" in text
    assert len([line for line in text.splitlines() if line.count("] | [") == 1]) == 1


def test_what_is_asked_together_stands_together_and_what_is_inside_below() -> None:
    lines = ok(ZERO, "--list").splitlines()

    assert "  first paragraph: [shall] | [should]" in lines
    fund = lines.index("    Option 1: A fund for lights is established. [It has its seat in [X].]")
    assert lines[fund + 1 : fund + 5] == [
        "      [It has its seat in [X].]",
        "        [X] – placeholder",
        "    Option 2: The Council may receive voluntary contributions.",
        "    Option 3: No text. – no text",
    ]


def test_a_bracket_without_partner_is_named_with_the_words_around() -> None:
    write("Article 1\n\nThe Parties [shall pay.\n\nArticle 2\n\nThey meet] every year.\n")
    text = " ".join(ok("odd.txt").split())

    assert "Brackets without a partner: 2" in text
    assert "Article 1, first paragraph: “[” opened and not closed, in “The Parties [shall pay.”" in text
    assert "Article 2, first paragraph: “]” closed and not opened, in “They meet] every year.”" in text


def test_a_text_without_marks_says_so() -> None:
    write("Article 1\n\nThe Parties share the catch.\n")

    assert "The text has no square brackets and no options." in ok("odd.txt")


# What became of them


def test_each_mark_before_has_one_fate_and_stands_at_the_article_of_its_words() -> None:
    text = ok("new.txt", "--since", "old.txt")
    rows = table(text)
    head = rows.pop("")

    assert head[0] == "Before"
    assert head[-1] == "Now"
    for row in rows.values():
        numbers = dict(zip(head, (0 if cell == "–" else int(cell) for cell in row), strict=True))
        fates = ("Lifted", "Chosen", "Dropped", "Kept")
        assert sum(numbers.get(fate, 0) for fate in fates) == numbers["Before"]
    # Article 3 became article 2: its bracket was lifted there, and the sentence of CHE fell there.
    assert dict(zip(head, rows["Article 2"], strict=True))["Lifted"] == "1"
    assert "No brackets or options any more since old.txt: Article 2" in text


def test_an_article_that_is_gone_keeps_its_marks_under_its_old_name() -> None:
    page = ok("new.txt", "--since", "old.txt", "--format", "html", "-o", "-")
    rows = ["".join(row.itertext()).split("\n")[0] for row in tree(page.encode()).xpath("//tbody/tr")]

    assert any("not in the text any more" in row for row in rows)
    assert json.loads(ok("new.txt", "--since", "old.txt", "--format", "json"))["articles"][-1]["label"] == "Article 3"


def test_the_list_tells_open_questions_from_settled_ones() -> None:
    text = ok(REVISED, "--since", ZERO, "--list")

    assert "  Article 1, first paragraph: [shall] (chosen) | [should] (not chosen)" in text.splitlines()
    assert text.index("Open questions") < text.index("Settled", text.index("Open questions"))
    assert "[and on accidents near them] (new)" in text


@pytest.mark.parametrize(("before", "after"), [(ZERO, REVISED), ("old.txt", "new.txt")])
def test_the_numbers_are_those_of_the_redline(before: str, after: str) -> None:
    lazy = LazyStore(None, Path.cwd())
    ours, _ = brackets_of_text(after, lazy, since=before)
    comparison = compare_texts(before, after, lazy)

    every = comparison.view.all_brackets
    assert ours.before
    assert (every.before, every.now) == (ours.before.brackets, ours.count.brackets)
    rows = {row.name: (row.before, *(number for _, number in row.counts), row.now)
            for row in comparison.view.brackets_by_section}  # fmt: skip
    assert {part.label: numbers_of(part, ours)[:7] for part in ours.shown if part.count.brackets or part.before} == rows


# Some of them


def test_only_the_marks_of_a_party() -> None:
    assert "1 bracket\n" in ok(REVISED, "--by", "nor")
    assert "[EU, NOR: and in fog] – EU, NOR" in ok(REVISED, "--by", "EU")
    assert "Developed country" not in ok(REVISED, "--by", "EU")


def test_a_party_that_is_named_nowhere_is_answered_with_those_that_are() -> None:
    error = refused(REVISED, "--by", "JPN")

    assert error.message.endswith("names “JPN”")
    assert error.cause == "the parties named are EU, NOR, G77"
    assert refused("en.txt", "--by", "JPN").remedy == "leave out --by"


def test_the_numbers_of_one_provision_alone() -> None:
    assert ok(ZERO, "article", "2").splitlines()[1].endswith("4 brackets, 2 of them alternatives")
    assert ok(ZERO, "article", "2", "(2)").splitlines()[1].endswith("1 bracket")
    assert table(ok(REVISED, "article", "5", "--since", ZERO))["Article 5"][0] == "2"


@pytest.mark.parametrize(("by", "parties"), [
    ("EU", ("EU",)), ("G77, RF", ("G77", "RF")), ("USA and JPN", ("USA", "JPN")), ("EU + NOR", ("EU", "NOR")),
    ("Group of 77 and China", ("Group of 77 and China",)), ("ЕС и США", ("ЕС", "США")), ("G77/China", ("G77/China",)),
    ("EU, EU", ("EU",)),
])  # fmt: skip
def test_parties_are_told_apart(by: str, parties: tuple[str, ...]) -> None:
    assert parties_of(by) == parties


# The page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_language_of_the_text_and_loads_nothing(language: str) -> None:
    page = ok(f"{language}.txt", "--format", "html", "-o", "-")
    root = tree(page.encode())

    assert root.get("lang") == language
    assert root.get("dir") == ("rtl" if language == "ar" else "ltr")
    assert root.xpath("//script | //link | //img | //@onclick") == []
    assert "http" not in page.replace("http-equiv", "")
    assert [cell.text for cell in root.xpath("//tfoot//td")][:2] == ["3", "2"]


def test_every_link_of_the_page_leads_to_its_article_and_every_filter_to_marks() -> None:
    root = tree(ok(REVISED, "--since", ZERO, "--format", "html", "-o", "-").encode())
    targets = {str(name) for name in root.xpath("//@id")}

    assert {str(link).removeprefix("#") for link in root.xpath("//a/@href")} <= targets
    assert {str(value) for value in root.xpath("//select[@name='article']/option/@value") if value} <= targets
    for party in root.xpath("//select[@name='party']/option/@value"):
        assert not party or root.xpath(f"//li[contains(concat(' ', @class, ' '), ' {party} ')]")
    for kind in root.xpath("//input[@name='kind']/@id"):
        name = str(kind).removeprefix("kind-")
        assert name == "all" or root.xpath(f"//li[contains(concat(' ', @class, ' '), ' {name} ')]")


def test_words_of_a_draft_are_never_read_as_tags() -> None:
    write('Article 1\n\nThe Parties [<script>alert(1)</script> & "pay"] [EU: <b>now</b>].\n')
    root = tree(ok("odd.txt", "--format", "html", "-o", "-").encode())

    assert root.xpath("//script | //main//b") == []
    assert '[<script>alert(1)</script> & "pay"]' in "".join(root.itertext())


# Sheets


def test_csv_has_a_row_for_each_mark_and_the_notice_in_each() -> None:
    head, *rows = csv.reader(io.StringIO(ok(REVISED, "--since", ZERO, "--format", "csv").removeprefix("\ufeff")))

    assert head[:5] == ["No.", "Kind", "Article", "Place", "Words"]
    assert len(rows) == len(json.loads(ok(REVISED, "--since", ZERO, "--format", "json"))["marks"])
    assert all(len(row) == len(head) for row in rows)
    assert {row[-1] for row in rows} != {""}
    assert [row[head.index("What became of it")] for row in rows if row[4] == "shall"] == ["chosen"]


def test_csv_holds_no_formula() -> None:
    write("Article 1\n\nThe Parties [=1+1] [@pay].\n")
    rows = list(csv.reader(io.StringIO(ok("odd.txt", "--format", "csv"))))

    assert [row[4] for row in rows[1:]] == ["'=1+1", "'@pay"]


def test_the_workbook_has_numbers_marks_and_parties(folder: Path) -> None:
    ok(ZERO, "-o", "lights.xlsx")
    with zipfile.ZipFile(folder / "lights.xlsx") as archive:
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}
    sheets = [parts[f"xl/worksheets/sheet{n}.xml"] for n in (1, 2, 3)]
    names = [sheet.get("name") for sheet in parts["xl/workbook.xml"].iter(f"{S}sheet")]

    assert names == ["Articles", "Every mark", "Parties named"]
    for sheet in sheets:
        assert sheet.find(f".//{S}pane") is not None
        assert sheet.find(f"{S}autoFilter") is not None
        assert list(sheet.iter(f"{S}f")) == []
    numbers = [cell for cell in sheets[0].iter(f"{S}c") if cell.get("t") is None and cell.find(f"{S}v") is not None]
    assert [cell.findtext(f"{S}v") for cell in numbers][-5:] == ["19", "8", "3", "1", "0"]
    marks = json.loads(ok(ZERO, "--format", "json"))["marks"]
    ordinals = [
        cell for cell in sheets[1].iter(f"{S}c") if str(cell.get("r")).startswith("A") and cell.get("t") is None
    ]
    assert len(ordinals) >= len([mark for mark in marks if mark["ordinal"]])


# For programs


def test_json_keeps_its_keys() -> None:
    data = json.loads(ok(REVISED, "--since", ZERO, "--format", "json"))

    assert data["schema"] == "tracker.brackets/1"
    assert set(data["totals"]) == {"brackets", "unbalanced", "alternatives", "options", "placeholders"}
    assert {"label", "eid", *data["totals"]} == set(data["articles"][0])
    assert {"kind", "ordinal", "eid", "label", "words", "depth", "group", "by", "fate", "now_eid"} <= set(
        data["marks"][0]
    )
    for key, total in data["totals"].items():
        assert sum(article[key] for article in data["articles"]) == total
    assert [mark["ordinal"] for mark in data["marks"] if mark["ordinal"] and mark["fate"] != "new"] == list(
        range(1, 20)
    )


# Files


@pytest.mark.parametrize("ending", ["html", "csv", "xlsx", "json", "txt"])
def test_the_ending_chooses_the_form_and_the_same_input_gives_the_same_bytes(ending: str, folder: Path) -> None:
    ok(REVISED, "--since", ZERO, "-o", f"a.{ending}")
    ok(REVISED, "--since", ZERO, "-o", f"b.{ending}")

    assert (folder / f"a.{ending}").read_bytes() == (folder / f"b.{ending}").read_bytes()
    assert "exists already" in refused(REVISED, "--since", ZERO, "-o", f"a.{ending}").message


def test_files_without_a_name_are_called_after_the_texts(folder: Path) -> None:
    ok("new.txt", "--since", "old.txt", "--format", "html")
    ok("en.txt", "--format", "xlsx")

    assert {path.name for path in folder.glob("*brackets*")} == {"old--new-brackets.html", "en-brackets.xlsx"}


def test_the_draft_itself_is_never_replaced(folder: Path) -> None:
    assert "would be lost" in refused("en.txt", "-o", "en.txt", "--force").message
    assert (folder / "en.txt").read_text(encoding="utf-8") == LANGUAGES["en"]


def test_other_endings_are_refused_with_those_that_there_are() -> None:
    assert "docx" in refused("en.txt", "-o", "brackets.docx").message
