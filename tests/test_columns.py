"""The table in columns: each column gives its stage letter for letter, rows follow the threads, words are marked."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from jsonschema import Draft202012Validator
from lxml import etree, html

from benchmarks import office
from tests.support.chromium import refuse
from tests.support.golden_histories import FOLDERS, read_history
from tests.support.histories.history import written
from tests.support.histories.plans import plans
from tests.support.samples import DRAFTS, ROOT, STAGES
from tests.support.word_schemas import faults
from tracker.cli import commands
from tracker.errors import InputError, ProofError
from tracker.model.block import CALL
from tracker.report.columns.document import GAP, MOST_IN_WORD, MOST_ON_A4
from tracker.report.columns.reading import as_docx
from tracker.report.columns.reading.proof import prove
from tracker.report.columns.units import units_of
from tracker.report.formats import COLUMNS_FORMATS
from tracker.services.lineage.columns import columns, columns_file
from tracker.services.lineage.read import lineage_of_texts
from tracker.services.sources import Source
from tracker.text.parser import parse
from tracker.text.writer import digest

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.report.columns.view import ColumnsView

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROTECT = (
    "The Parties shall protect the lakes of the valley, with their reeds, birds and springs, for all who live there "
    "now and for all who will live there after them."
)
COUNCIL = "The Council of the valley meets in the spring of each year in the town of its oldest member"
HERONS = "Every Party shall count its herons each year and tell the others."
LAKES = (
    f"""### Article 1

#### 1.

{PROTECT.replace("shall", "should")}

#### 2.

{COUNCIL}, and publishes its findings.

### Article 2

#### 1.

{HERONS}
""",
    f"""### Article 1

#### 1.

{PROTECT}

### Article 2

No boat shall carry lead.

### Article 3

#### 1.

{COUNCIL}.

#### 2.

{HERONS}
""",
)


def view_of(*drafts: DraftText, against: str = "", with_remarks: bool = False) -> ColumnsView:
    sources = [
        Source(name=draft.front.stage or f"draft-{n}", draft=draft, sha256=digest(draft), source_sha256="")
        for n, draft in enumerate(drafts, 1)
    ]
    return columns(lineage_of_texts(sources), against=against, with_remarks=with_remarks)


def lakes(**options: Any) -> ColumnsView:
    return view_of(*(parse(f"---\nlanguage: en\n---\n\n{text}")[0] for text in LAKES), **options)


@cache
def golden(name: str) -> tuple[ColumnsView, dict[str, bytes]]:
    history = read_history(next(folder for folder in FOLDERS if folder.name == name))
    view = view_of(*history.drafts.values())
    return view, {form: columns_file(view, form) for form in COLUMNS_FORMATS}


def paragraphs(file: bytes) -> dict[str, str]:
    """The words of each paragraph of a text by its anchor, read by a program that is not ours."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    found = {}
    for line in document.iter(f"{W}p"):
        mark = line.find(f"{W}bookmarkStart")
        if mark is None:
            continue
        words = ""
        for run in line.iter(f"{W}r"):
            style = run.find(f"{W}rPr/{W}rStyle")
            raised = run.find(f"{W}rPr/{W}vertAlign") is not None
            text = "".join(str(part.text or "") for part in run.iter(f"{W}t"))
            words += CALL if raised else "" if style is not None else text
        assert mark.get(f"{W}name") not in found
        found[str(mark.get(f"{W}name"))] = words
    return found


def cells_of(view: ColumnsView) -> list[list[str]]:
    """The words of each cell with *different* words in asterisks, names in brackets behind a number sign."""
    signs = {"different": "*{}*", "missing": GAP, "call": "", "same": "{}"}
    return [
        [
            " / ".join(
                (f"#{one.name}: " if one.away else "")
                + "".join(signs[words.difference].format(words.text) for words in one.words)
                for one in cell
            )
            for cell in row.cells
        ]
        for row in view.rows
    ]


# Each column gives its stage


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_column_of_the_word_file_gives_its_stage_letter_for_letter(folder: Path) -> None:
    _, files = golden(folder.name)
    found = paragraphs(files["docx"])

    for column, draft in enumerate(read_history(folder).drafts.values(), 1):
        mine = [words for anchor, words in found.items() if anchor.startswith(f"c{column}_")]
        in_order = [found[f"c{column}_{n}"] for n in range(1, len(mine) + 1)]
        assert " ".join(in_order) == " ".join(block.text for _, block in draft.blocks if block.text != "~")


@given(plans(stages=3, articles=5))
def test_every_column_of_made_up_histories_is_proved(plan: Any) -> None:
    view = view_of(*(stage.draft for stage in written(plan).stages))

    for form in COLUMNS_FORMATS:
        assert columns_file(view, form)


def test_the_same_stages_give_the_same_bytes() -> None:
    assert all(columns_file(lakes(), form) == columns_file(lakes(), form) for form in COLUMNS_FORMATS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"lakes", b"lake"),
        (b'w:name="c1_2"', b'w:name="c1_9"'),
        (b'w:name="c2_3"', b'w:name="c1_3"'),
        (b"springs", b""),
    ],
)
def test_the_proof_finds_a_letter_that_is_lost_or_out_of_order(old: bytes, new: bytes) -> None:
    view = lakes()
    page = columns_file(view, "docx")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(page)) as archive, zipfile.ZipFile(out, "w") as written_again:
        for name in archive.namelist():
            written_again.writestr(name, archive.read(name).replace(old, new))
    drafts = [text.draft for text in view.texts]

    prove(as_docx.read_back(page), drafts)
    with pytest.raises(ProofError, match="letter for letter"):
        prove(as_docx.read_back(out.getvalue()), drafts)


# The rows


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_articles_of_one_thread_stand_in_one_row(folder: Path) -> None:
    view, _ = golden(folder.name)
    history = read_history(folder)
    rows = [
        {view.texts[n].name: one.unit.eids[0] for n, cell in enumerate(row.cells) for one in cell if one.unit.level > 1}
        for row in view.rows
        if row.level > 0
    ]

    for matter, life in history.threads.items():
        assert life in rows, matter


def test_rows_follow_the_order_of_the_column_of_comparison() -> None:
    for folder in FOLDERS:
        view, _ = golden(folder.name)
        numbers = [one.unit.number for row in view.rows for one in row.cells[view.against]]
        assert numbers == sorted(numbers)
        assert not any(one.away for row in view.rows for one in row.cells[view.against])


def test_a_reader_sees_what_changed_what_is_new_and_what_moved() -> None:
    assert cells_of(lakes()) == [
        ["Article 1", "Article 1"],
        [f"1. {PROTECT.replace('shall', '*should*')}", f"1. {PROTECT}"],
        ["", "Article 2"],
        ["", "No boat shall carry lead."],
        ["Article 2", "Article 3"],
        [
            f"#Article 1 (2): 2. {COUNCIL}*, and publishes its findings*.",
            f"1. {COUNCIL}.",
        ],
        [f"1. {HERONS}", f"2. {HERONS}"],
    ]


def test_against_another_column_the_rows_follow_it_and_its_missing_words_have_a_bar() -> None:
    assert cells_of(lakes(against="draft-1")) == [
        ["Article 1", "Article 1"],
        [f"1. {PROTECT.replace('shall', 'should')}", f"1. {PROTECT.replace('shall', '*shall*')}"],
        [
            f"2. {COUNCIL}, and publishes its findings.",
            f"#Article 3 (1): 1. {COUNCIL}{GAP}.",
        ],
        ["", "Article 2"],
        ["", "*No boat shall carry lead.*"],
        ["Article 2", "Article 3"],
        [f"1. {HERONS}", f"2. {HERONS}"],
    ]


def articles(*texts: str) -> DraftText:
    """A draft with an article for each text."""
    return parse("".join(f"### Article {n}\n\n{text}\n\n" for n, text in enumerate(texts, 1)))[0]


def test_a_dropped_article_stands_behind_the_one_before_it_and_never_inside() -> None:
    first = articles("Herons nest here.", "Nobody shall fish by night.", "Frogs sing.")
    second = articles("Herons nest here.\n\nThey come in March.\n\nThey leave in May.", "Frogs sing.")

    assert [(row[0].strip("*"), row[1]) for row in cells_of(view_of(first, second))] == [
        ("Article 1", "Article 1"),
        ("Herons nest here.", "Herons nest here."),
        ("", "They come in March."),
        ("", "They leave in May."),
        ("Article 2", ""),
        ("Nobody shall fish by night.", ""),
        ("Article 3", "Article 2"),
        ("Frogs sing.", "Frogs sing."),
    ]


def test_lines_without_a_counterpart_in_the_base_stand_beside_their_own_kind() -> None:
    kept, gone = "Herons nest in the reeds.\n", "A fine is paid for every boat that is found in the reeds at night.\n"
    texts = [f"### Article 1\n\n{kept}\n{gone}", f"### Article 1\n\n{kept}\n{gone.replace('night', 'dusk')}", kept]
    view = view_of(*(parse(text if "#" in text else f"### Article 1\n\n{text}")[0] for text in texts))

    [row] = [row for row in cells_of(view) if "fine" in row[0]]
    assert "dusk" in row[1]
    assert row[2] == ""


def test_notes_stand_at_the_end_under_their_numbers() -> None:
    text = "### Article 1\n\nLakes[^1] are kept.\n\n[^1]: {}\n"
    view = view_of(*(parse(text.format(note))[0] for note in ("Small ones too.", "Small ones also.")))
    file = columns_file(view, "html").decode()
    lines = [" ".join("".join(map(str, line.itertext())).split()) for line in html.fromstring(file).iter("p")]

    assert "1. Small ones too." in lines
    assert lines.index("Notes") < lines.index("1. Small ones too.")
    assert "Lakes1 are kept." in lines


# The file


def test_the_word_file_is_a_landscape_table_with_the_standing_of_each_text() -> None:
    view, files = golden(FOLDERS[0].name)
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    [head, *rows] = document.iter(f"{W}tr")
    headings = ["\n".join(map(str, cell.itertext())) for cell in head.iter(f"{W}tc")]

    assert document.find(f".//{W}pgSz").get(f"{W}orient") == "landscape"  # type: ignore[union-attr]
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert not [tag for tag in ("ins", "del", "moveFrom", "moveTo") if document.find(f".//{W}{tag}") is not None]
    for text, heading in zip(view.texts, headings[1:], strict=True):
        assert text.name in heading
        assert view.words[text.draft.front.authenticity] in heading


def test_a_row_taller_than_the_page_may_go_on_on_the_next() -> None:
    draft = parse(f"### Article 1\n\n{'The Parties shall act in good faith. ' * 400}\n")[0]
    with zipfile.ZipFile(io.BytesIO(columns_file(view_of(draft, draft), "docx"))) as archive:
        rows = list(etree.fromstring(archive.read("word/document.xml")).iter(f"{W}tr"))

    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True, False]


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_word_file_is_valid_by_the_official_schemas(folder: Path, tmp_path: Path) -> None:
    assert faults(golden(folder.name)[1]["docx"], tmp_path) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_json_is_valid_by_the_schema(folder: Path) -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "tracker.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator({"$ref": "#/$defs/columns", "$defs": schema["$defs"]})
    data = json.loads(golden(folder.name)[1]["json"])

    assert list(validator.iter_errors(data)) == []
    assert list(validator.iter_errors(data | {"rows": [{}]})) != []


@pytest.mark.slow
@pytest.mark.xdist_group("office")
def test_libreoffice_loses_no_word_and_cuts_no_row(tmp_path: Path) -> None:
    if not office.is_installed():
        refuse("there is no LibreOffice here: apt install libreoffice-writer")
    long = parse(f"### Article 1\n\n{' '.join(f'word{n}' for n in range(900))}\n\n### Article 2\n\nShort.\n")[0]
    short = parse("### Article 1\n\nSo short.\n\n### Article 2\n\nShort.\n")[0]
    (tmp_path / "columns.docx").write_bytes(columns_file(view_of(short, long, short, short, long), "docx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/user", "--headless", "--convert-to", "txt:Text",
         "--outdir", tmp_path, tmp_path / "columns.docx"],
        check=True, capture_output=True,
    )  # fmt: skip
    found = Counter((tmp_path / "columns.txt").read_text(encoding="utf-8-sig").split())

    assert {found[f"word{n}"] for n in range(900)} == {2}


# The command


def run(*words: str) -> str:
    made = CliRunner().invoke(commands, ["columns", *words], catch_exceptions=False)
    assert made.exit_code == 0, made.output
    return made.output


@pytest.fixture
def stages() -> list[str]:
    return [str(DRAFTS / f"{name}.fr.md") for name in STAGES]


def test_the_command_writes_a_word_file_unless_another_is_asked_for(
    stages: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    message = run(*stages)

    assert [path.name for path in tmp_path.iterdir()] == ["2013-preliminary.fr--2017-final.fr-columns.docx"]
    assert "3 columns" in message
    run(*stages, "-o", "x.html", "--remarks")
    head = html.parse(tmp_path / "x.html").getroot().findall(".//thead//th")
    assert "".join(map(str, head[-1].itertext())).strip() == "Observations"


def test_stages_of_a_store_are_named_in_the_order_of_the_columns(tmp_path: Path) -> None:
    folder = next(folder for folder in FOLDERS if folder.name.startswith("es"))
    history = read_history(folder)
    names = list(history.drafts)
    store = ["--store", str(history.in_store(tmp_path / "store"))]
    asked = [names[2], names[1], names[3]]  # Rival drafts are columns too.
    data = json.loads(run(*asked, "--format", "json", "--against", names[1], *store))

    assert [stage["stage"] for stage in data["stages"]] == asked
    assert data["against"] == names[1]
    assert json.loads(run(*asked, "--format", "json", "--against", "norte", *store))["against"] == names[1]
    assert [stage["stage"] for stage in json.loads(run("--format", "json", *store))["stages"]] == names


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--against", "2016"], "none of the stages"),
        (["--against", "20"], "several names"),
        (["article 5"], "neither a stage nor a file"),
    ],
)
def test_a_wrong_request_is_refused_with_its_cure(options: list[str], message: str, stages: list[str]) -> None:
    made = CliRunner().invoke(commands, ["columns", *stages, *options])

    assert isinstance(made.exception, InputError)
    assert message in str(made.exception)
    assert made.exception.remedy


def test_more_columns_take_larger_paper_and_too_many_a_page_or_a_sheet() -> None:
    draft = articles("Herons nest here.")
    sizes = []
    for count in (MOST_ON_A4, MOST_ON_A4 + 1, MOST_IN_WORD):
        with zipfile.ZipFile(io.BytesIO(columns_file(view_of(*[draft] * count), "docx"))) as archive:
            page = etree.fromstring(archive.read("word/document.xml")).find(f".//{W}pgSz")
        sizes.append(page.get(f"{W}w"))  # type: ignore[union-attr]
    many = view_of(*[draft] * (MOST_IN_WORD + 1))

    assert sizes == ["16838", "23811", "23811"]
    assert columns_file(many, "html")
    assert columns_file(many, "xlsx")
    with pytest.raises(InputError, match="no more than 12 columns"):
        columns_file(many, "docx")


def test_one_text_alone_is_no_table(stages: list[str]) -> None:
    made = CliRunner().invoke(commands, ["columns", stages[0]])

    assert isinstance(made.exception, InputError)
    assert "two stages" in str(made.exception)


# Texts as they come


def test_hostile_words_stay_words() -> None:
    hostile = "<script>alert(1)</script> =SUM(A1) ▌ {{ 7 * 7 }} [x](y)"
    view = view_of(*(parse(f"### Article 1\n\n{hostile} {n}\n")[0] for n in range(3)))

    for form in COLUMNS_FORMATS:
        assert columns_file(view, form)
    page = html.document_fromstring(columns_file(view, "html").decode())
    assert page.xpath("//script") == []


def test_every_block_of_a_draft_stands_in_one_paragraph() -> None:
    for folder in FOLDERS:
        for draft in read_history(folder).drafts.values():
            orders = [order for unit in units_of(draft) for order in unit.orders]
            printed = [n for n, (_, block) in enumerate(draft.blocks) if not (block.is_label and block.text == "~")]
            assert orders == printed


def test_a_text_of_which_nothing_stayed_stands_in_its_own_rows() -> None:
    first = articles(*(f"Line {n} of the first text." for n in range(400)))
    view = view_of(first, articles("Nothing of it."))

    assert sum(bool(row.cells[0]) for row in view.rows) == len(units_of(first))


@pytest.mark.parametrize("form", ["docx", "html"])
def test_a_table_that_is_given_to_verify_is_called_by_its_name(form: str, stages: list[str], tmp_path: Path) -> None:
    path = tmp_path / f"columns.{form}"
    run(*stages, "-o", str(path))
    made = CliRunner().invoke(commands, ["verify", str(path), *stages[:2]])

    assert isinstance(made.exception, InputError)
    assert "tracker columns" in made.exception.remedy
