"""The derivation table: a row for each provision of the later text, its sources, and the reasons that people gave."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from jsonschema import Draft202012Validator
from lxml import etree, html

from tests.support.generated import GENERATED
from tests.support.reports import table_of
from tests.support.samples import DRAFTS, ROOT, STAGES, finished
from tests.support.strategies import hostile_pairs, pairs
from tracker.cli import commands
from tracker.errors import InputError
from tracker.report.derivation.rows import derivation_rows
from tracker.report.formats import DERIVATION_FORMATS, ENDINGS
from tracker.report.terminal.derivation import derivation_text
from tracker.report.terminal.plain import display_width

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText

OLD = (
    "### Article 1\n\nThe Parties shall protect the lakes and rivers of the valley for all who live there.\n\n"
    "### Article 2\n\nEach Party shall report on the state of its lakes every second year to the Council.\n\n"
    "### Article 3\n\nThe Council shall meet in the spring in the town of its oldest member.\n\n"
    "### Article 4\n\nNo fee shall be asked of fishermen who use nets of hemp.\n"
)
NEW = (
    "### Article 1\n\nThe Parties shall protect the lakes and rivers of the valley for all who live there.\n\n"
    "### Article 2\n\nEach Party shall report on the state of its lakes every second year to the Council. The Council "
    "shall meet in the spring in the town of its oldest member.\n\n"
    "### Article 3\n\nDisputes are settled by three persons whom the parties to the dispute choose together.\n"
)


@pytest.fixture
def store(tmp_path: Path) -> list[str]:
    where = ["--store", str(tmp_path / "store")]
    run("init", str(tmp_path / "store"))
    for name, text, front in (("old", OLD, ""), ("new", NEW, "predecessor: old\n")):
        path = tmp_path / f"{name}.md"
        path.write_text(
            f"---\nstage: {name}\nlanguage: en\n{front}authenticity: official\n---\n\n{text}", encoding="utf-8"
        )
        run("add", str(path), "--instrument", "lakes", "--date", "2020", *where)
    return where


def run(*words: str) -> str:
    made = CliRunner().invoke(commands, [*words], catch_exceptions=False)
    assert made.exit_code == 0, made.output
    return made.stdout


def as_data(store: list[str]) -> list[dict[str, object]]:
    return json.loads(run("concordance", "old", "new", "--derivation", "--format", "json", *store))["rows"]  # type: ignore[no-any-return]  # JSON


def test_every_new_provision_has_one_row_with_all_its_sources(store: list[str]) -> None:
    rows = as_data(store)

    assert [(row["after"], [source["before"] for source in row["from"]]) for row in rows] == [  # type: ignore[attr-defined]  # JSON
        ("Article 1", ["Article 1"]),
        ("Article 2", ["Article 2", "Article 3"]),
        (None, ["Article 4"]),
        ("Article 3", []),
    ]
    assert [row["reasons"] for row in rows] == [[], [], [], []]


def test_its_json_is_valid_by_the_schema(store: list[str]) -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "tracker.schema.json").read_text(encoding="utf-8"))
    data = json.loads(run("concordance", "old", "new", "--derivation", "--format", "json", *store))
    validator = Draft202012Validator({"$ref": "#/$defs/derivation", "$defs": schema["$defs"]})

    assert list(validator.iter_errors(data)) == []
    assert list(validator.iter_errors(data | {"rows": [{}]})) != []


def test_the_reason_of_a_correction_stands_in_its_row(store: list[str]) -> None:
    run(
        "concordance", "old", "new", "--pin", "4=3", "--reason", "agreed in the working group",
        "--author", "Ana Sá <ana@example.org>", *store,
    )  # fmt: skip
    text = run("concordance", "old", "new", "--derivation", *store)
    rows = as_data(store)

    assert [reason["reason"] for row in rows for reason in row["reasons"]] == ["agreed in the working group"]  # type: ignore[attr-defined]  # JSON
    assert [row["after"] for row in rows] == ["Article 1", "Article 2", "Article 3"]
    assert "Reason: agreed in the working group (Ana Sá)" in text


def test_a_dropped_provision_stands_in_the_row_of_its_correction(store: list[str]) -> None:
    run(
        "concordance", "old", "new", "--pin", "4=none", "--reason", "nobody uses hemp",
        "--author", "Ana Sá <ana@example.org>", *store,
    )  # fmt: skip

    assert [row["from"][0]["before"] for row in as_data(store) if row["reasons"]] == ["Article 4"]  # type: ignore[index]  # JSON


@given(pairs)
def test_every_row_of_the_concordance_stands_in_it_once(pair: tuple[DraftText, DraftText]) -> None:
    table = table_of(finished(*pair))
    rows = derivation_rows(table)
    after = [row.main.row.after for row in rows if row.main.row.after is not None]

    assert sorted(map(id, table.rows)) == sorted(id(link) for row in rows for link in row.links)
    assert len(after) == len(set(after))
    assert after == list(dict.fromkeys(row.row.after for row in table.rows if row.row.after is not None))


@pytest.mark.parametrize("name", GENERATED)
@pytest.mark.parametrize("form", DERIVATION_FORMATS)
def test_every_form_has_every_provision_and_the_notices(form: str, name: str) -> None:
    table = table_of(finished(*GENERATED[name]()))
    file = DERIVATION_FORMATS[form].render(table)
    text = file.decode("utf-8-sig") if not file.startswith(b"PK") else _unpacked(file)
    if form == "json":
        text = json.dumps(json.loads(text), ensure_ascii=False)
    if form == "html":
        text = "".join(map(str, html.document_fromstring(text).itertext()))

    for row in table.rows:
        if row.row.after is not None:
            assert row.after.replace("(", "").replace(")", "") in text.replace("\\", "").replace("(", "").replace(
                ")", ""
            )
    if form != "json":
        for side in table.view.sides:
            assert side.notice is None or side.notice.headline in text.replace("\\", "")
    assert file == DERIVATION_FORMATS[form].render(table)


def _unpacked(file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]
    return "\n".join("".join(map(str, part.itertext())) for part in parts)


@given(hostile_pairs())
def test_no_cell_is_a_formula_and_no_line_controls_the_terminal(pair: tuple[DraftText, DraftText]) -> None:
    table = table_of(finished(*pair))
    rows = csv.reader(io.StringIO(DERIVATION_FORMATS["csv"].render(table).decode("utf-8-sig"), newline=""))
    text = derivation_text(table, [])

    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
    assert all(char == "\n" or char.isprintable() or not char.isascii() for char in text)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_terminal_keeps_to_its_columns(width: int) -> None:
    for texts in GENERATED.values():
        lines = derivation_text(table_of(finished(*texts())), [], width).split("\n")
        assert max(map(display_width, lines)) <= width


@pytest.mark.parametrize("form", DERIVATION_FORMATS)
def test_the_command_writes_a_file_that_is_verified_beside_its_texts(form: str, tmp_path: Path) -> None:
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    path = tmp_path / f"derivation{ENDINGS[form][0]}"
    run("concordance", *sides, "--derivation", "-o", str(path))

    assert "--derivation" in run("verify", str(path), *sides) or form == "json"


@pytest.mark.parametrize(
    "options", [["--order", "before"], ["--remarks", "-o", "x.docx"], ["--format", "akn"], ["--text", "-o", "x.xlsx"]]
)
def test_what_a_derivation_table_is_not_is_refused(options: list[str]) -> None:
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    made = CliRunner().invoke(commands, ["concordance", *sides, "--derivation", *options])

    assert isinstance(made.exception, InputError)
    assert made.exception.remedy
