"""JSON: all output for programs is valid by the published schema, and a redline gives both texts back."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from jsonschema import Draft202012Validator

from tests.support.cases import FOLDERS, read
from tests.support.divided_lines import LANGUAGES, divided_pair
from tests.support.generated import GENERATED
from tests.support.reports import cut, table_of
from tests.support.samples import DRAFTS, ROOT, STAGES, finished, stage
from tests.support.strategies import hostile_pairs, pairs
from tracker.cli import commands
from tracker.errors import ProofError
from tracker.model.annotation import Comment, Revision, RevisionKind
from tracker.model.concordance import ChangeKind
from tracker.model.finding import Finding
from tracker.readers import read_bytes
from tracker.readers.reading import Artefact, ArtefactKind
from tracker.report.formats import TABLE_FORMATS
from tracker.report.json.read import read_back
from tracker.report.json.write import render
from tracker.report.view.facts import FACTS
from tracker.services.reading.account import account_data

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.services.compare import Comparison

SCHEMA = ROOT / "docs" / "schemas" / "tracker.schema.json"


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})


def faults(data: dict[str, Any], name: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(data)]


def check(comparison: Comparison) -> None:
    assert not faults(json.loads(render(comparison.view)), "redline")
    assert not faults(json.loads(TABLE_FORMATS["json"].render(table_of(comparison))), "concordance")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_case_is_valid_by_the_schema(folder: Path) -> None:
    check(finished(read(folder, "before"), read(folder, "after")))


@pytest.mark.parametrize("name", GENERATED)
def test_every_language_is_valid_by_the_schema(name: str) -> None:
    check(finished(*GENERATED[name]()))


@given(pairs)
def test_any_two_texts_are_valid_by_the_schema(pair: tuple[DraftText, DraftText]) -> None:
    check(finished(*pair))


@given(hostile_pairs())
def test_hostile_text_is_text(pair: tuple[DraftText, DraftText]) -> None:
    comparison = finished(*pair)

    check(comparison)
    before, after = read_back(render(comparison.view))
    assert [block.text for block in before] == [block.text for _, block in pair[0].blocks]
    assert [block.text for block in after] == [block.text for _, block in pair[1].blocks]


def test_an_extract_is_valid_by_the_schema() -> None:
    part, _ = cut(finished(stage("2014-avant-projet"), stage("2017-final")), "art_5", "art_5")

    assert not faults(json.loads(render(part)), "redline")


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("a value more", lambda data: data | {"more": 1}),
        ("a value less", lambda data: {key: value for key, value in data.items() if key != "seal"}),
        ("another number", lambda data: data | {"schema": "tracker.redline/2"}),
        ("an unknown fact", lambda data: data | {"summary": {"rewritten": 1}}),
        ("a digest cut short", lambda data: data | {"after": data["after"] | {"sha256": "04d0"}}),
    ],
)
def test_the_schema_refuses(name: str, change: Any) -> None:
    data = json.loads(render(finished(stage("2014-avant-projet"), stage("2017-final")).view))

    assert not faults(data, "redline")
    assert faults(change(data), "redline"), name


@pytest.mark.parametrize("change", [
    lambda data: data["sections"][0]["blocks"].append(data["sections"][0]["blocks"][0]),
    lambda data: data["sections"][0]["blocks"][0].update(before=None),
    lambda data: data["sections"][0]["blocks"][0]["before"].pop("order"),
    lambda data: data["sections"][0]["blocks"][0]["before"].update(mark="poem"),
    lambda data: data.pop("sections"),
    lambda data: data.update(sections=[1]),
])  # fmt: skip
def test_a_corrupt_file_is_refused(change: Any) -> None:
    data = json.loads(render(finished(stage("2014-avant-projet"), stage("2017-final")).view))
    change(data)

    with pytest.raises(ProofError):
        read_back(json.dumps(data).encode())


def printed(*args: str) -> Any:
    return json.loads(CliRunner().invoke(commands, args).stdout)


def test_everything_about_a_reading_is_valid_by_the_schema() -> None:
    reading = replace(
        read_bytes(b"Report\n\nArticle 1\n\nPeace.\n", "a.txt"),
        artefacts=(Artefact(2, "- 2 -", ArtefactKind.PAGE_NUMBER),), problems=(Finding(message="odd", line=5),),
        comments=(Comment(author="Ana", date="", anchor="", text="Why?"),
                  Comment(author="Bo", date="", anchor="", text="So.", answers=0)),
        revisions=tuple(Revision(kind=kind, author="", date="", text="may") for kind in RevisionKind),
    )  # fmt: skip
    data = account_data(reading, "a.txt") | {"accepted": False, "outcome": []}

    assert not faults(data, "reading")
    assert faults(data | {"artefacts": [{"line": 2}]}, "reading")


@pytest.mark.slow
def test_the_output_of_the_commands_is_valid_by_the_schema(tmp_path: Path) -> None:
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    store = ["--store", str(tmp_path / "store")]
    page = tmp_path / "redline.html"
    for args in (
        ("init", str(tmp_path / "store")), ("add", sides[0], *store), ("add", sides[1], *store),
        ("release", "2017-final", *store, "--author", "Ana <ana@example.org>"),
        ("redline", *sides, "-o", str(page)),
    ):  # fmt: skip
        assert CliRunner().invoke(commands, args).exit_code == 0, args

    assert not faults(printed("redline", *sides, "--format", "json"), "redline")
    assert not faults(printed("concordance", *sides, "--format", "json", "--level", "all"), "concordance")
    assert not faults(printed("verify", str(page), "--json"), "verification")
    assert not faults(printed("check", sides[1], "--since", sides[0], "--format", "json"), "check")
    assert not faults(printed("add", sides[1], "--dry-run", "--format", "json"), "reading")
    assert not faults(printed("add", sides[1], "--dry-run", "--format", "json", "--revisions", "both"), "reading")
    assert not faults(printed("show", sides[1], "--comments", "--format", "json"), "annotations")
    assert not faults(printed("stages", "--json", *store), "stages")
    assert not faults(printed("releases", "--json", *store), "releases")
    assert not faults(printed("log", "--json", *store), "log")
    assert not faults(printed("doctor", "--json", *store), "doctor")


def bracketed(tmp_path: Path) -> tuple[str, str]:
    """Two drafts, of which the later one chose among alternatives and options, and has a bracket that never closes."""
    texts = (
        "# Pact\n\n### [Article 1]\n\nStates [shall][should] pay in [EU: gold].\n\nOption 1: So.\n\nOption 2: [X]\n",
        "# Convention\n\n### Article 1\n\nStates shall pay in [EU: gold] [or later.\n\nSo.\n",
    )
    files = [tmp_path / f"{name}.md" for name in ("may", "june")]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    return str(files[0]), str(files[1])


def test_the_marks_of_negotiation_are_valid_by_the_schema(tmp_path: Path) -> None:
    before, after = bracketed(tmp_path)
    redline = printed("redline", before, after, "--format", "json")
    alone = printed("brackets", before, "--format", "json")
    followed = printed("brackets", after, "--since", before, "--format", "json")

    assert not faults(redline, "redline")
    assert not faults(alone, "brackets")
    assert not faults(followed, "brackets")
    assert faults(alone | {"marks": [alone["marks"][0] | {"kind": "brace"}]}, "brackets")


def test_a_redline_tells_what_became_of_each_mark(tmp_path: Path) -> None:
    negotiation = printed("redline", *bracketed(tmp_path), "--format", "json")["negotiation"]
    followed = printed("brackets", bracketed(tmp_path)[1], "--since", bracketed(tmp_path)[0], "--format", "json")
    names = {(mark["words"], mark["fate"]) for mark in negotiation["fates"]}

    assert {("shall", "chosen"), ("should", "rejected"), ("Article 1", "lifted"), ("or later.", "new")} <= names
    assert negotiation["before"] == followed["totals_before"]
    assert negotiation["after"] == followed["totals"]
    assert [(mark["eid"], mark["offset"], mark["fate"]) for mark in negotiation["fates"]] == [
        (mark["eid"], mark["offset"], mark["fate"]) for mark in followed["marks"]
    ]


def test_a_lifted_bracket_is_a_run_of_its_own_manner(tmp_path: Path) -> None:
    data = printed("redline", *bracketed(tmp_path), "--format", "json")
    runs = [run for section in data["sections"] for block in section["blocks"] for run in block["runs"]]

    assert ("deleted", "label", "[") in {(r["kind"], r["part"], r["text"]) for r in runs if r["manner"] == "bracket"}
    assert ("deleted", "text", "[") in {(r["kind"], r["part"], r["text"]) for r in runs if r["manner"] == "bracket"}


def test_the_schema_names_every_fact_and_every_kind_of_mark() -> None:
    names = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]

    assert names["fact"]["enum"] == list(FACTS)
    assert names["row"]["properties"]["changes"]["items"]["enum"] == list(ChangeKind)
    assert names["redline"]["properties"]["summary"]["propertyNames"]["enum"] == ["unchanged", *FACTS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_that_was_divided_stands_in_numbered_pieces(language: str) -> None:
    comparison = finished(*divided_pair(language))
    places = [
        block[side]
        for section in json.loads(render(comparison.view))["sections"]
        for block in section["blocks"]
        for side in ("before", "after")
        if block[side] and "piece" in block[side]
    ]

    check(comparison)
    assert [place["piece"] for place in places] == list(range(len(places)))
    assert [place["ends"] for place in places] == [False] * (len(places) - 1) + [True]
