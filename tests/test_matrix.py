"""``tracker matrix`` as a delegate uses it: the life of every provision at one glance, over all stages."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from tests.support.golden_histories import FOLDERS, read_history
from tests.support.histories.history import in_store
from tests.support.histories.history import written as made_up
from tests.support.histories.plans import planned
from tests.support.html_pages import broken_links, tree
from tests.support.matrices import RIVER, put_in, text_of, written
from tests.support.samples import ROOT
from tests.support.sheets import S, Workbook
from tracker.cli import commands
from tracker.errors import InputError
from tracker.language.interface import WORDS
from tracker.report.terminal.plain import display_width

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put_in(tmp_path_factory.mktemp("river") / "store", RIVER, authenticity="official")


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The golden histories, each in a store."""
    folder = tmp_path_factory.mktemp("golden")
    return {path.name: read_history(path).in_store(folder / path.name) for path in FOLDERS}


def run(*args: str) -> Result:
    done = CliRunner().invoke(commands, ["matrix", *args])
    assert done.exit_code == 0, done.output
    return done


def matrix(store: Path, *args: str) -> str:
    return run("--store", str(store), *args).stdout


def data(store: Path, *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(matrix(store, *args, "--format", "json"))
    return found


# --- in the terminal ---


def test_every_provision_is_a_row_with_its_numbers_and_what_stayed_of_its_words(store: Path) -> None:
    lines = matrix(store).split("\n")

    assert lines[0] == "River Convention: 4 provisions in 3 stages, all of them in 2003-final, 1 was"
    assert lines[3:14] == [
        "Heading   2001-zero   2002-revised  2003-final",
        "----------------------------------------------",
        "Scope     1           1             1",
        "                        =             =",
        "Harbours  3           dropped       2",
        "                                      returned",
        "Funds     [2bis]      3             3",
        "            [4          89%           =",
        "Court     –           2             4",
        "                        new           100%",
        "",
    ]


def test_what_came_and_went_is_told_in_words_by_stage(store: Path) -> None:
    text = matrix(store)

    assert "2002-revised, since 2001-zero\n  New: Article 2.\n  Dropped: Article 3 (Harbours).\n" in text
    assert "2003-final, since 2002-revised\n  Returned: Article 2 (Article 3 in 2001-zero).\n" in text


def test_signs_are_explained_where_they_occur_and_nowhere_else(store: Path) -> None:
    text = matrix(store)

    assert "4: Article 4.\n" in text
    assert "[12: it has 12 square brackets.\n" in text
    assert "=: unchanged.\n" in text
    assert "probably" not in text
    assert "→" not in text


@pytest.mark.parametrize("name", [folder.name for folder in FOLDERS])
def test_a_matrix_fits_a_terminal_in_every_script(name: str, golden: dict[str, Path]) -> None:
    text = matrix(golden[name])

    assert max(map(display_width, text.split("\n"))) <= 80
    history = read_history(next(folder for folder in FOLDERS if folder.name == name))
    assert all(stage in text.replace("-\n", "-") or stage.split("-")[0] in text for stage in history.drafts)


def test_many_stages_are_folded_into_several_tables(tmp_path: Path) -> None:
    stages = {f"20{n:02}-draft": RIVER["2001-zero"] for n in range(11)}
    text = matrix(put_in(tmp_path / "store", stages, authenticity="official"))

    assert max(map(display_width, text.split("\n"))) <= 80
    assert text.count("Heading ") == 2
    assert [text.count(stage) for stage in stages] == [text.count("2000-draft"), *[1] * 9, 2]


def test_a_provision_whose_text_went_to_another_says_where(golden: dict[str, Path]) -> None:
    text = matrix(golden["zh-shared-lakes"])

    assert "→ 第十条" in text
    assert "No more, text went on: 第九条 (秘书处) to 第十条." in text
    assert "New, with text of others: 第七条 of 第五条." in text


def test_rival_drafts_that_meet_are_no_mergers(golden: dict[str, Path]) -> None:
    text = matrix(golden["es-rival-paths"])

    assert "Drafted: 2029-propuesta-norte from 2029-proyecto; 2029-propuesta-sur from" in text
    assert "Parts went: Artículo 3 (2029-propuesta-sur) to Artículo 5." in text
    assert "Artículo 1 to Artículo 1" not in text


def test_of_rival_drafts_a_provision_is_compared_with_the_nearest(golden: dict[str, Path], tmp_path: Path) -> None:
    rows = {row["cells"][-1]["heading"]: row["cells"][-1] for row in data(golden["es-rival-paths"])["rows"]}
    page = tree(written(golden["es-rival-paths"], tmp_path / "matrix.html").read_bytes())

    assert (rows["Definiciones"]["since_stage"], rows["Definiciones"]["kept"]) == ("2029-propuesta-sur", 1)
    assert rows["Definiciones"]["facts"] == ["unchanged"]
    assert rows["Obras públicas"]["since_stage"] == "2029-propuesta-norte"
    assert words_in(page.xpath("//tr[th='Definiciones']/td[4]")[0]).endswith("sin cambios, ← 2029-propuesta-sur")


def test_a_text_that_is_not_official_says_so_first(tmp_path: Path) -> None:
    text = matrix(put_in(tmp_path / "store", RIVER, authenticity="translation", symbol="A/1"))

    assert text.startswith("! 2001-zero, 2002-revised, 2003-final: unofficial translation of A/1. Do not")


# --- what is asked for ---


def test_stages_that_are_named_are_compared_with_each_other(store: Path) -> None:
    found = data(store, "2001", "2003")
    rows = {row["cells"][1]["heading"]: row for row in found["rows"]}

    assert [stage["predecessors"] for stage in found["stages"]] == [[], ["2001-zero"]]
    assert [cell["label"] for cell in rows["Harbours"]["cells"]] == ["Article 3", "Article 2"]
    assert rows["Court"]["cells"][0] is None
    assert {link["from_stage"] for row in found["rows"] for link in row["links"]} == {"2001-zero"}


def test_files_in_order_need_no_store(tmp_path: Path) -> None:
    files = []
    for name, parts in RIVER.items():
        files.append(tmp_path / f"{name}.md")
        files[-1].write_text(f"# River Convention\n\n{text_of(parts)}".replace("### ", ""), encoding="utf-8")

    text = run(*map(str, files)).stdout

    assert "2001-zero.md" in text
    assert "Dropped: Article 3" in text


def test_a_word_that_is_no_stage_is_answered_with_what_to_type(store: Path) -> None:
    done = CliRunner().invoke(commands, ["matrix", "2001", "article", "3", "--store", str(store)])

    assert isinstance(done.exception, InputError)
    assert "“article 3” is not a stage or a file" in str(done.exception)
    assert done.exception.remedy == "name stages only; for one provision, type: tracker history article 3"


def test_a_stage_that_is_not_there_is_named(store: Path) -> None:
    done = CliRunner().invoke(commands, ["matrix", "2001", "2009-nothing", "--store", str(store)])

    assert isinstance(done.exception, InputError)
    assert "2009-nothing" in str(done.exception)


def test_the_same_stages_give_the_same_text(store: Path) -> None:
    assert matrix(store) == matrix(store)


# --- as a page ---


@pytest.fixture(scope="module")
def page(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return tree(written(store, tmp_path_factory.mktemp("page") / "matrix.html").read_bytes())


def words_in(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_the_page_is_a_table_that_a_screen_reader_can_walk(page: Any) -> None:
    table = page.xpath("//table[@class='grid']")[0]

    assert table.xpath("string(caption)").startswith("Matrix of provisions and stages. ")
    assert [words_in(head) for head in table.xpath("thead//th[@scope='col']/b")] == list(RIVER)
    assert table.xpath("tbody/tr/th[@scope='row']/text()") == ["Scope", "Harbours", "Funds", "Court"]
    assert {len(row) for row in table.xpath("tbody/tr")} == {4}


def test_a_cell_says_label_share_brackets_and_what_happened(page: Any) -> None:
    rows = {
        row.xpath("string(th)"): list(map(words_in, row.xpath("td"))) for row in page.xpath("//tbody/tr[td/button]")
    }

    assert rows["Scope"] == ["Article 1", *["Article 1 Words kept: 100% unchanged"] * 2]
    assert rows["Harbours"] == ["Article 3", "dropped", "Article 2 returned"]
    assert rows["Funds"][0] == "[Article 2bis] [4Brackets left: 4"
    assert rows["Funds"][1] == "Article 3 Words kept: 89% renumbered, reworded"
    assert rows["Court"][:2] == ["–", "Article 2 new"]
    assert page.xpath("//tr[th='Funds']/td[2]//i/@style") == ["width:89%"]


def test_every_cell_opens_a_card_with_all_that_is_known(page: Any) -> None:
    targets = page.xpath("//td/button/@popovertarget")
    cards = {card.get("id"): card for card in page.xpath("//div[@popover]")}

    assert targets == list(cards)
    funds = next(card for card in cards.values() if words_in(card).startswith("Article 3 2002-revised"))
    facts = dict(zip(map(words_in, funds.xpath(".//dt")), map(words_in, funds.xpath(".//dd")), strict=True))
    assert facts["Compared with"] == "2001-zero, [Article 2bis]"
    assert facts["Words kept"] == "89%"
    assert facts["Basis"].startswith("same heading; passages in common: ")
    assert "Earlier stage: 2001-zero" in words_in(funds)


def test_a_return_says_from_where_and_how_much_of_it(page: Any) -> None:
    card = next(card for card in page.xpath("//div[@popover]") if words_in(card).startswith("Article 2 2003-final"))

    assert "Compared with 2001-zero, Article 3" in words_in(card).replace("Compared with2001", "Compared with 2001")
    assert "% of the words before" in words_in(card)


def test_the_page_loads_nothing_and_runs_its_own_script_alone(store: Path, tmp_path: Path) -> None:
    content = written(store, tmp_path / "matrix.html").read_bytes()
    root = tree(content)
    policy = root.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    digest = base64.b64encode(hashlib.sha256(root.xpath("string(//script)").encode()).digest()).decode()

    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    assert not root.xpath("//@src | //link")
    assert broken_links(content) == []
    assert written(store, tmp_path / "again.html").read_bytes() == content


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    hostile = '### Article {n} — </h3><script>alert("1")</script>\n\nThe <b>Parties</b> & "States" agree.\n'
    store = put_in(tmp_path / "store", {"first": (hostile,), "second": (hostile.replace("agree", "disagree"),)})
    root = tree(written(store, tmp_path / "matrix.html").read_bytes())

    assert len(root.xpath("//script")) == 1
    assert root.xpath("string(//tbody/tr/th)") == '</h3><script>alert("1")</script>'


def test_hostile_names_of_files_stay_names(tmp_path: Path) -> None:
    names = ['a"><i>b.md', "c d\x1b[2J&amp;.md"]
    for name in names:
        (tmp_path / name).write_text("Article 1\n\nThe Parties agree.\n", encoding="utf-8")
    files = [str(tmp_path / name) for name in names]
    text = run(*files).stdout
    run(*files, "-o", str(tmp_path / "matrix.html"))
    root = tree((tmp_path / "matrix.html").read_bytes())

    assert "\x1b" not in text
    assert root.xpath("//i") == root.xpath("//span[@class='bar']/i")
    assert [name.replace("\x1b", "") for name in root.xpath("//thead/tr/th/b/bdi/text()")] == [
        'a"><i>b.md',
        "c d[2J&amp;.md",
    ]
    assert not [name for name in root.xpath("//@id") if " " in name]


def test_the_page_warns_of_texts_that_are_not_official(tmp_path: Path) -> None:
    store = put_in(tmp_path / "store", RIVER, authenticity="translation", symbol="A/1")
    root = tree(written(store, tmp_path / "matrix.html").read_bytes())

    assert len(root.xpath("//header//div[@role='note']")) == 1
    assert [words_in(line) for line in root.xpath("//header//*[@class='headline']")] == [
        f"{', '.join(RIVER)}: Unofficial translation of A/1."
    ]
    assert (
        words_in(root.xpath("//footer/p")[0]) == "2001-zero, 2002-revised, 2003-final: Unofficial translation of A/1."
    )
    assert root.xpath("//table[@class='grid']//thead//span[.='unofficial translation']")


@pytest.mark.parametrize("language", WORDS)
def test_the_page_is_in_the_language_of_the_texts(language: str, tmp_path: Path) -> None:
    history = made_up(planned(2, language=language, stages=5, articles=10))
    store = in_store(history, tmp_path / "store")
    root = tree(written(store, tmp_path / "matrix.html").read_bytes())
    words = WORDS[language]

    assert (root.get("lang"), root.get("dir")) == (language, words["dir"])
    assert root.xpath("string(//p[@class='kind'])") == words["matrix"]
    facts = set(map(words_in, root.xpath("//span[starts-with(@class, 'fact')]")))
    assert len(facts & set(words.values())) >= 3
    assert max(map(display_width, matrix(store).split("\n"))) <= 80


def test_the_page_tells_the_same_shares_as_the_data(golden: dict[str, Path], tmp_path: Path) -> None:
    for name, store in golden.items():
        root = tree(written(store, tmp_path / f"{name}.html").read_bytes())
        shown = [int(style.removeprefix("width:").removesuffix("%")) for style in root.xpath("//tbody//i/@style")]
        cells = [cell for row in data(store)["rows"] for cell in row["cells"] if cell and cell["kept"] is not None]

        assert all(abs(100 * cell["kept"] - share) < 1 for cell, share in zip(cells, shown, strict=True))


# --- as a workbook ---


@pytest.fixture(scope="module")
def book(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return Workbook(written(store, tmp_path_factory.mktemp("book") / "matrix.xlsx"))


def test_the_workbook_has_the_matrix_the_links_and_the_stages(book: Workbook) -> None:
    title, figures, _, head, *rows = book.rows("Matrix of provisions and stages")

    assert book.names == ["Matrix of provisions and stages", "All links", "Stages"]
    assert title[0] == "Matrix of provisions and stages: River Convention"
    assert figures[0] == "Provisions: 4; in 2003-final: 4; returned: 1"
    assert head == ["Provision", *(f"{stage}\nofficial text" for stage in RIVER)]
    assert rows[1] == ["Harbours", "Article 3", "✕ dropped", "Article 2\nreturned"]
    assert rows[2] == [
        "Funds",
        "[Article 2bis]\n[4",
        "Article 3\n89%\nrenumbered, reworded",
        "Article 3\n100%\nunchanged",
    ]


def test_the_sheet_of_links_gives_the_reason_of_each(book: Workbook, store: Path) -> None:
    _, head, *rows = book.rows("All links")
    links = [dict(zip(head, row, strict=True)) for row in rows if len(row) == len(head)]
    funds = next(link for link in links if link["Before: Provision"] == "[Article 2bis]")
    unique = {json.dumps(link) for row in data(store)["rows"] for link in row["links"]}

    assert len(links) == len(unique)
    assert (funds["Before: Stage"], funds["After: Stage"]) == ("2001-zero", "2002-revised")
    assert (funds["After: Provision"], funds["Main link"]) == ("Article 3", "yes")
    assert funds["Basis"].startswith("same heading; passages in common: ")
    assert int(funds["Words kept"]) > 10
    assert 50 < int(funds["Confidence in %"]) <= 100
    dropped = next(link for link in links if link["Before: Provision"] == "Article 3" and not link["After: Provision"])
    assert (dropped["Change"], dropped["Main link"], dropped["Confidence in %"]) == ("dropped", "", "")


def test_the_sheet_of_stages_says_whose_words_they_are(tmp_path: Path) -> None:
    store = put_in(tmp_path / "store", RIVER, authenticity="translation", symbol="A/1")
    book = Workbook(written(store, tmp_path / "matrix.xlsx"))
    rows = book.rows("Stages")

    assert rows[1][0].startswith("2001-zero, 2002-revised, 2003-final: Unofficial translation of A/1. ")
    assert rows[4][:6] == ["2002-revised", "A/1", "", "unofficial translation", "2001-zero", ""]
    assert [row[6] for row in rows[3:6]] == ["3", "3", "4"]
    assert all(book.rows(name)[1][0].startswith("2001-zero, 2002-revised") for name in book.names)


def test_the_sheets_keep_their_heads_in_view_and_print_across(book: Workbook) -> None:
    panes = {name: next(book.xml(name).iter(f"{S}pane")) for name in book.names}

    assert panes["Matrix of provisions and stages"].get("xSplit") == "1"
    for name, pane in panes.items():
        rows = book.rows(name)
        assert rows[int(pane.get("ySplit") or 0) - 1][0] in {"Provision", "Before: Stage", "Stage"}
        setup = next(book.xml(name).iter(f"{S}pageSetup"))
        assert (setup.get("orientation"), setup.get("fitToHeight"), setup.get("paperSize")) == ("landscape", "0", "9")


def test_no_text_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    hostile = '### Article {n} — =HYPERLINK("http://example.org")\n\nThe Parties agree.\n'
    book = Workbook(written(put_in(tmp_path / "s", {"one": (hostile,), "two": (hostile,)}), tmp_path / "m.xlsx"))

    assert not [cell for name in book.names for cell in book.xml(name).iter(f"{S}f")]
    assert '=HYPERLINK("http://example.org")' in {row[0] for row in book.rows(book.names[0])}


def test_an_arabic_workbook_runs_from_right_to_left(golden: dict[str, Path], tmp_path: Path) -> None:
    book = Workbook(written(golden["ar-wells"], tmp_path / "matrix.xlsx"))

    assert book.names[1] == "جميع الروابط"
    assert all(next(book.xml(name).iter(f"{S}sheetView")).get("rightToLeft") == "1" for name in book.names)


# --- for programs ---


@pytest.mark.parametrize("name", [folder.name for folder in FOLDERS])
def test_the_data_is_valid_by_the_schema(name: str, golden: dict[str, Path]) -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "tracker.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator({"$ref": "#/$defs/matrix", "$defs": schema["$defs"]})
    found = data(golden[name], "--all")

    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(found)] == []
    assert [*validator.iter_errors(found | {"more": 1})]
    assert {"$ref": "#/$defs/matrix"} in schema["oneOf"]


def test_the_data_says_where_a_provision_ends_and_where_it_is_back(store: Path) -> None:
    rows = {row["cells"][-1]["heading"]: row for row in data(store)["rows"]}
    harbours = rows["Harbours"]

    assert [cell and cell["event"] for cell in harbours["cells"]] == ["first", None, "back"]
    assert harbours["ends"] == [
        {"stage": "2002-revised", "event": "dropped", "from_stage": "2001-zero", "from_eid": "art_3"}
    ]
    assert harbours["returns"][0]["from_eid"] == "art_3"
    assert [cell and cell["event"] for cell in rows["Court"]["cells"]] == [None, "new", "goes_on"]


@pytest.mark.parametrize("name", ["es-rival-paths", "zh-shared-lakes"])
def test_the_links_are_the_rows_of_the_tables_of_concordance(name: str, golden: dict[str, Path]) -> None:
    found = data(golden[name])
    links = {json.dumps(link, sort_keys=True): link for row in found["rows"] for link in row["links"]}
    facts = ("renumbered", "moved", "reworded", "split", "merged", "similarity", "confidence", "reason")
    for stage in found["stages"]:
        for before in stage["predecessors"]:
            args = [
                "concordance",
                before,
                stage["stage"],
                "--store",
                str(golden[name]),
                "--format",
                "json",
                "--level",
                "all",
            ]
            table = json.loads(CliRunner().invoke(commands, args).stdout)["rows"]
            kinds = {"preamble", "division", "article", "annex"}
            wanted = [
                (row["before_eid"], row["after_eid"], *(row[fact] for fact in facts))
                for row in table
                if row["level"] in kinds
            ]
            ours = [
                (link["from_eid"], link["to_eid"], *(link[fact] for fact in facts))
                for link in links.values()
                if (link["from_stage"], link["to_stage"]) == (before, stage["stage"])
            ]

            assert sorted(map(str, ours)) == sorted(map(str, wanted))


def test_texts_without_articles_say_so(tmp_path: Path) -> None:
    for name, words in (("one.txt", "Nothing here."), ("two.txt", "Nothing there.")):
        (tmp_path / name).write_text(f"{words}\n", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("one.txt", "two.txt")]

    assert "two.txt: there are no articles in 2 stages.\n" in run(*files).stdout
    for form in ("html", "xlsx"):
        run(*files, "-o", str(tmp_path / f"matrix.{form}"))
    assert Workbook(tmp_path / "matrix.xlsx").names == ["Matrix of provisions and stages", "All links", "Stages"]
