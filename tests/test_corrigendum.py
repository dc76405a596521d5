"""The corrigendum: what a depositary sends when a text has a few errors, in the words that depositaries use."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from lxml import etree

from tests.support.html_pages import tree
from tests.support.samples import ROOT
from tests.support.stores import add, draft, new_store
from tracker.cli import commands
from tracker.corrigendum.make import corrigendum_of
from tracker.corrigendum.words import joint, sentence_of, without
from tracker.diff.redline import compare
from tracker.errors import InputError, ProofError
from tracker.language.corrigendum_words import CORRIGENDUM_WORDS
from tracker.model.corrigendum import Act
from tracker.report.corrigendum.read_json import read_back
from tracker.report.corrigendum.sheet import Sheet
from tracker.report.formats import CORRIGENDUM_FORMATS
from tracker.services.corrigendum import sheet_of_redline
from tracker.services.sources import parse
from tracker.text.parser import parse as read

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

OLD = """# Treaty on the river

### Article 1 — Use of the terms

In this Treaty "river" means the river and its lakes.

### Article 4

#### 4.

The upstream Parties should continue taking the lead. The other Parties should continue enhancing their efforts.

#### 5.

Each Party shall report every year, as appropriate, to the Council.

### Article 5

The Council meets in the capital of the Party which has the chair at that time.
"""
NEW = """# Treaty on the river

### Article 1 — Use of terms

In this Treaty "river" means the river, its lakes and its lakesides.

### Article 4

#### 4.

The upstream Parties shall continue taking the lead. The other Parties should continue enhancing their efforts.

#### 5.

Each Party shall report every year to the Council.

#### 6.

The report is public.

### Article 5

The Council meets in the capital of the Party which has the chair at that time.
"""


def sheet(old: str, new: str, language: str = "") -> Sheet:
    return sheet_of_redline(compare(parse(old), parse(new)), language=language)


def rows(old: str, new: str, language: str = "en") -> list[tuple[str, str, str]]:
    return rows_of(sheet(old, new, language))


def rows_of(made: Sheet) -> list[tuple[str, str, str]]:
    return [
        (row.place, " | ".join(line.text for line in row.old), " | ".join(line.text for line in row.new))
        for row in made.main.rows
    ]


def structured(old: str, new: str) -> Sheet:
    """The sheet of two texts in the format of the store."""
    return sheet_of_redline(compare(read(old)[0], read(new)[0]), language="en")


def front(language: str, text: str) -> str:
    return f"---\nlanguage: {language}\n---\n\n{text}"


def test_a_sheet_reads_as_a_depositary_writes_it() -> None:
    assert rows(OLD, NEW) == [
        ("Article 1, heading", "“the”", "delete"),
        ("Article 1", "“river and”", "“river,”"),
        ("Article 1", "after “lakes”", "insert “and its lakesides”"),
        ("Article 4 (4), sentence 1", "“upstream Parties should”", "“upstream Parties shall”"),
        ("Article 4 (5)", "“, as appropriate,”", "delete"),
        ("After Article 4 (5)", "", "insert: | 6. The report is public."),
    ]


def test_words_that_stand_twice_are_quoted_with_their_neighbours() -> None:
    """“should” stands twice in the paragraph: alone, nobody could tell which one is meant."""
    (item,) = corrigendum_of(
        compare(
            parse("### Article 1\n\nA should act; B should pay.\n"),
            parse("### Article 1\n\nA should act; B shall pay.\n"),
        )
    ).items

    assert (item.words, item.reading) == ("B should", "B shall")


def test_texts_that_are_the_same_need_no_corrections() -> None:
    part = sheet(OLD, OLD).main

    assert part.rows == ()
    assert part.remarks == ("No corrections: the texts are the same.",)


SIX = {
    "ar": (
        "### المادة 1\n\nينبغي للأطراف أن تقدم تقريرا كل سنة إلى الأمانة.\n",
        "### المادة 1\n\nيتعين على الأطراف أن تقدم تقريرا كل سنتين إلى الأمانة.\n",
        [("المادة 1", "«ينبغي للأطراف»", "«يتعين على الأطراف»"), ("المادة 1", "«سنة»", "«سنتين»")],
    ),
    "es": (
        "### Artículo 1\n\nLas Partes deberían presentar un informe anual a la Secretaría.\n",
        "### Artículo 1\n\nLas Partes deberán presentar un informe anual y público a la Secretaría.\n",
        [
            ("Artículo 1", "“deberían”", "“deberán”"),
            ("Artículo 1", "después de “anual”", "insértese “y público”"),
        ],
    ),
    "fr": (
        "### Article premier\n\nLes Parties devraient, s’il y a lieu, présenter un rapport au Secrétariat.\n",
        "### Article premier\n\nLes Parties doivent présenter un rapport annuel au Secrétariat.\n",
        [
            ("Article premier", "«\u00a0devraient, s’il y a lieu,\u00a0»", "«\u00a0doivent\u00a0»"),
            ("Article premier", "après «\u00a0rapport\u00a0»", "insérer «\u00a0annuel\u00a0»"),
        ],
    ),
    "ru": (
        "### Статья 1\n\nСторонам следует ежегодно представлять доклад Секретариату в письменной форме.\n",
        "### Статья 1\n\nСтороны обязаны ежегодно представлять доклад Секретариату.\n",
        [("Статья 1", "«Сторонам следует»", "«Стороны обязаны»"), ("Статья 1", "«в письменной форме»", "исключить")],
    ),
    "zh": (
        "### 第一条\n\n缔约方可以每年向秘书处提交一份书面报告。\n",
        "### 第一条\n\n缔约方应当每两年向秘书处提交一份书面报告。\n",
        [("第一条", "“可以每”", "“应当每两”")],
    ),
}


@pytest.mark.parametrize("language", sorted(SIX))
def test_each_language_has_the_words_of_its_depositaries(language: str) -> None:
    old, new, expected = SIX[language]
    found = rows(front(language, old), front(language, new), "")

    assert [row for row in expected if row not in found] == [], found


@pytest.mark.parametrize("language", sorted(CORRIGENDUM_WORDS))
def test_every_language_has_every_word_with_the_same_gaps(language: str) -> None:
    english, other = CORRIGENDUM_WORDS["en"], CORRIGENDUM_WORDS[language]

    assert other.keys() == english.keys()
    for key, form in other.items():
        assert {gap for gap in ("{place}", "{words}", "{n}", "{before}", "{after}", "{share}") if gap in form} == {
            gap for gap in ("{place}", "{words}", "{n}", "{before}", "{after}", "{share}") if gap in english[key]
        }, key


def test_moved_provisions_are_transferred_and_the_reader_is_told_that_a_redline_serves_better() -> None:
    articles = [
        f"### Article {n}\n\nThe {word} of the river is kept by the Council with great care.\n"
        for n, word in enumerate(("harbour", "embankment", "lighthouse", "ferry"), 1)
    ]
    moved = [articles[1], articles[2], articles[3], articles[0]]
    part = sheet("\n".join(articles), "\n".join(moved), "en").main

    assert [row.new[0].text for row in part.rows if "transfer" in row.new[0].text] == [
        "transfer to this place: After Article 4"
    ]
    assert "redline" in part.remarks[0]


def test_notes_are_corrected_added_and_renumbered() -> None:
    old = "### Article 1\n\nThe river[^1] is clean.\n\n[^1]: See the map of the river.\n"
    new = (
        "### Article 1\n\nThe lake[^1] and the river[^2] are clean.\n\n[^1]: See the list of lakes."
        "\n\n[^2]: See the new map of the river.\n"
    )
    found = rows_of(structured(old, new))

    assert ("New note 1", "", "insert: | See the list of lakes.") in found
    assert ("Numbers of the notes", "1", "2") in found
    assert any(place == "Note 1" and "new" in reading for place, _, reading in found)
    assert any("¹" in reading for _, _, reading in found), "calls of notes stand raised in quotations"


def test_a_line_that_was_divided_is_set_out_whole() -> None:
    old = "### Article 1\n\nThe Council meets once a year. It decides by consensus. Its seat is in the capital.\n"
    new = "### Article 1\n\nThe Council meets once a year.\n\nIt decides by consensus. Its seat is in the capital.\n"

    assert [item.act for item in corrigendum_of(compare(parse(old), parse(new))).items] == [Act.REPLACE_LINES]


def test_a_provision_at_another_level_with_the_same_words_is_said_so() -> None:
    old = "### Article 1\n\nStates:\n\n#### (a)\n\nkeep the river clean;\n\n#### (b)\n\nkeep the lake clean.\n"

    assert ("the same text, set at another level") in [
        row[2] for row in rows_of(structured(old, old.replace("####", "#####")))
    ]


# What people open


def cells_of_page(page: bytes) -> list[list[str]]:
    """The rows of the tables of a page, read by a parser that is not ours."""
    found = tree(page).xpath("//tbody/tr")
    return [["\n".join(p.text_content() for p in cell.iter("p")) for cell in row] for row in found]


def cells_of_word(file: bytes) -> list[list[str]]:
    document = etree.fromstring(zipfile.ZipFile(io.BytesIO(file)).read("word/document.xml"))
    found = [
        [
            "\n".join("".join(str(t.text) for t in p.iter(f"{W}t")) for p in cell.iter(f"{W}p"))
            for cell in row.iter(f"{W}tc")
        ]
        for row in document.iter(f"{W}tr")
    ]
    return found[1:]


@pytest.mark.parametrize("form", ["html", "docx"])
def test_page_and_word_file_show_every_correction_in_three_columns(form: str) -> None:
    made = sheet(OLD, NEW)
    file = CORRIGENDUM_FORMATS[form].render(made)
    expected = [
        [row.place, *("\n".join(line.text for line in cell) for cell in (row.old, row.new))] for row in made.main.rows
    ]

    assert (cells_of_page if form == "html" else cells_of_word)(file) == expected


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_plain_formats_show_every_quotation(form: str) -> None:
    page = " ".join(CORRIGENDUM_FORMATS[form].render(sheet(OLD, NEW)).decode().split())

    for _, old, new in rows(OLD, NEW):
        for words in re.findall("“.*?”", old + new):
            assert words in page


@pytest.mark.parametrize("form", ["text", "docx", "html", "markdown"])
def test_no_sheet_claims_to_be_official(form: str) -> None:
    file = CORRIGENDUM_FORMATS[form].render(sheet(OLD, NEW, "en"))
    text = zipfile.ZipFile(io.BytesIO(file)).read("word/document.xml") if form == "docx" else file

    assert "not a notification by a depositary" in " ".join(text.decode().split())


def test_hostile_words_stay_words() -> None:
    evil = "The <script>alert(1)</script> | `x` & “y” of the river stands."
    made = sheet(f"### Article 1\n\n{evil}\n", f"### Article 1\n\n{evil.replace('stands', '<b>falls</b>')}\n")
    page = CORRIGENDUM_FORMATS["html"].render(made)

    assert b"<script>alert" not in page
    assert b"<b>falls" not in page
    etree.fromstring(zipfile.ZipFile(io.BytesIO(CORRIGENDUM_FORMATS["docx"].render(made))).read("word/document.xml"))


def test_an_arabic_sheet_runs_from_right_to_left_also_beside_an_english_one() -> None:
    parts = [sheet(OLD, NEW).main, sheet(front("ar", SIX["ar"][0]), front("ar", SIX["ar"][1])).main]
    both = Sheet(parts=tuple(parts))
    tables = tree(CORRIGENDUM_FORMATS["html"].render(both)).xpath("//table")
    word = zipfile.ZipFile(io.BytesIO(CORRIGENDUM_FORMATS["docx"].render(both))).read("word/document.xml").decode()

    assert [table.get("dir") for table in tables] == [None, "rtl"]
    assert word.count("<w:bidiVisual/>") == 1


# For programs


def test_the_json_is_valid_by_the_schema() -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "tracker.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator({"$ref": "#/$defs/corrigendum", "$defs": schema["$defs"]})
    data = json.loads(CORRIGENDUM_FORMATS["json"].render(sheet(OLD, NEW)))

    assert list(validator.iter_errors(data)) == []
    assert list(validator.iter_errors(data | {"versions": [{}]})) != []


def test_the_json_is_read_back_as_it_was_made() -> None:
    made = sheet(OLD, NEW)

    assert read_back(CORRIGENDUM_FORMATS["json"].render(made))[0].items == made.main.corrigendum.items


@pytest.mark.parametrize("page", [b"", b"{}", b"[]", b'{"schema": "tracker.note/1"}'])
def test_what_is_no_corrigendum_is_refused(page: bytes) -> None:
    with pytest.raises(ProofError, match="not a corrigendum"):
        read_back(page)


# The command


def run(*args: str) -> str:
    result = CliRunner().invoke(commands, list(args))
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with two stages in two languages."""
    folder = tmp_path / "store"
    with new_store(folder) as made:
        for stage, after, words in (("adopted", "", "should"), ("corrected", "adopted", "shall")):
            for language, text in (
                ("en", f"All States {words} protect the river."),
                ("fr", f"Les {words} États protègent la rivière."),
            ):
                add(made, draft(stage, text, language=language), after=after)
    return folder


def test_one_sheet_has_a_part_for_each_language(store: Path) -> None:
    data = json.loads(
        run("corrigendum", "adopted", "corrected", "--store", str(store), "--all-languages", "--format", "json")
    )

    assert [(part["language"], len(part["corrections"])) for part in data["versions"]] == [("en", 1), ("fr", 1)]
    text = run("corrigendum", "adopted", "corrected", "--store", str(store), "--all-languages")
    assert "Corrigendum: English" in text
    assert "Rectificatif" in text


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--all-languages", "--language", "en"), "exclude each other"),
        (("article", "1"), "A corrigendum is of the whole text"),
        (("--report-language", "German"), "There are no notes"),
    ],
)
def test_wrong_use_is_refused_with_the_cure(store: Path, args: tuple[str, ...], message: str) -> None:
    result = CliRunner().invoke(commands, ["corrigendum", "adopted", "corrected", *args, "--store", str(store)])

    assert isinstance(result.exception, InputError)
    assert message in str(result.exception)
    assert result.exception.remedy


def test_files_have_one_language(tmp_path: Path) -> None:
    for name, text in (("old.md", OLD), ("new.md", NEW)):
        (tmp_path / name).write_text(text, "utf-8")
    names = [str(tmp_path / name) for name in ("old.md", "new.md")]
    result = CliRunner().invoke(commands, ["corrigendum", *names, "--all-languages"])

    assert isinstance(result.exception, InputError)
    assert "A file has one language" in str(result.exception)
    run("corrigendum", *names, "-o", str(tmp_path / "sheet.docx"))
    assert (tmp_path / "sheet.docx").read_bytes().startswith(b"PK")


# Words beside each other


@pytest.mark.parametrize(
    ("one", "two", "between"),
    [("Parties", "shall", " "), ("Parties", ", as", ""), ("(", "a", ""), ("各国", "应当", ""), ("الأطراف", "،", "")],
)
def test_a_blank_is_set_where_a_person_sets_one(one: str, two: str, between: str) -> None:
    assert joint(one, two) == between


def test_deleted_words_take_one_blank_with_them() -> None:
    assert without("shall now act", 6, 9) == (5, 9)
    assert without("Now they act", 0, 3) == (0, 4)


@pytest.mark.parametrize(
    ("line", "words", "number"),
    [
        ("It acts. It pays.", "pays", 2),
        ("See No. 5 of the list.", "list", 0),
        ("各国应当行动。各国应当付款。", "付款", 2),
        ("Ils agissent. Ils paient.", "agissent. Ils", 0),
        ("تعمل الأطراف معا. وتدفع الأطراف.", "تدفع", 2),
    ],
)
def test_sentences_are_counted_where_they_are_sure(line: str, words: str, number: int) -> None:
    at = line.index(words)

    assert sentence_of(line, at, at + len(words)) == number


def test_a_line_of_one_word_a_thousand_times_takes_no_square_time() -> None:
    """Nothing can be quoted there that stands once; the line is set out whole, and soon."""
    words = ["shall"] * 4000
    changed = [*words[:2000], "should", *words[2000:]]
    began = time.process_time()
    redline = compare(parse(f"### Article 1\n\n{' '.join(words)}\n"), parse(f"### Article 1\n\n{' '.join(changed)}\n"))
    compared = time.process_time()
    items = corrigendum_of(redline).items

    assert [item.act for item in items] == [Act.REPLACE_LINES]
    assert time.process_time() - compared < max(2.0, 3 * (compared - began))


def test_a_text_and_itself_make_no_sheet(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Article 1\n\nEach Party shall report every year.\n", "utf-8")

    done = CliRunner().invoke(commands, ["corrigendum", str(file), str(file)])

    assert isinstance(done.exception, InputError)
    assert "have the same text" in str(done.exception)
