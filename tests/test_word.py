"""The finished Word file: it gives both texts back, follows the rules of Word, and holds nothing harmful."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from functools import cache, partial
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from lxml import etree

import tracker.report.word.write as writer
from benchmarks import office
from tests.support.bracketed import AFTER, BEFORE, SENTENCES, bracketed_texts
from tests.support.cases import CASES, FOLDERS, read
from tests.support.chromium import refuse
from tests.support.corruptions import WORD_CORRUPTIONS, changed_once, repacked
from tests.support.divided_lines import LANGUAGES, divided_pair
from tests.support.generated import GENERATED
from tests.support.samples import DRAFTS, ROOT, SAMPLES, STAGES, blocks, finished, stage
from tests.support.strategies import drafts, hostile_pairs, pairs
from tests.support.word_schemas import faults
from tracker.cli import commands
from tracker.errors import ProofError
from tracker.report.formats import REDLINE_FORMATS
from tracker.report.proof import prove
from tracker.report.word.read import read_back
from tracker.report.word.write import render, render_clean
from tracker.text.parser import parse
from tracker.text.writer import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.services.compare import Comparison

WORD = REDLINE_FORMATS["docx"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REVISIONS = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "moveFromRangeStart", "moveToRangeStart")


def file_of(before: DraftText, after: DraftText) -> bytes:
    return render(finished(before, after).view)


@cache
def sample(before: str, after: str) -> tuple[Comparison, bytes]:
    comparison = finished(stage(before), stage(after))
    return comparison, render(comparison.view)


def parts_of(file: bytes) -> dict[str, Any]:
    """The parts of a file by name, parsed by lxml."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


# Both texts come back


@pytest.mark.parametrize(("before", "after"), SAMPLES)
def test_the_file_gives_both_stages_back(before: str, after: str) -> None:
    comparison, file = sample(before, after)

    assert read_back(file) == (blocks(comparison.before.draft), blocks(comparison.after.draft))
    prove(file, comparison.redline, WORD)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_file_gives_every_case_back(folder: Path) -> None:
    before, after = read(folder, "before"), read(folder, "after")

    assert read_back(file_of(before, after)) == (blocks(before), blocks(after))


@pytest.mark.parametrize("name", GENERATED)
def test_the_file_gives_texts_with_everything_back(name: str) -> None:
    before, after = GENERATED[name]()

    assert read_back(file_of(before, after)) == (blocks(before), blocks(after))
    assert read_back(file_of(after, before)) == (blocks(after), blocks(before))


@given(pairs)
def test_the_file_gives_any_two_texts_back(pair: tuple[DraftText, DraftText]) -> None:
    assert read_back(file_of(*pair)) == (blocks(pair[0]), blocks(pair[1]))


@given(drafts())
def test_a_clean_file_gives_any_text_back_and_has_no_revision(draft: DraftText) -> None:
    file = render_clean(finished(draft, draft).view)

    assert read_back(file) == (blocks(draft), blocks(draft))
    for part in parts_of(file).values():
        assert [element.tag for element in part.iter() if element.tag in {f"{W}{name}" for name in REVISIONS}] == []


# LibreOffice, an independent program, accepts and rejects all changes


def _stages(before: str, after: str) -> tuple[DraftText, DraftText]:
    return stage(before), stage(after)


def _case(folder: Path) -> tuple[DraftText, DraftText]:
    return read(folder, "before"), read(folder, "after")


def _drafts(before: str, after: str) -> tuple[DraftText, DraftText]:
    return parse(before)[0], parse(after)[0]


def _moved(language: str) -> tuple[DraftText, DraftText]:
    """Two texts in which an article with a line that was divided or joined went behind two others."""
    (head, before), (_, after) = (write(draft).split("### ", 1) for draft in divided_pair(language))
    others = (
        "### 7\n\nWhoever pays the fee keeps the bill for ten years in a safe place, and shows it to the Keeper."
        " Bills that were lost are written again by the office that wrote them, at no charge, within thirty days.\n\n"
        "### 8\n\nThe harbour master inspects every vessel twice before it leaves the port, and signs the list."
        " A vessel that was not inspected stays at its berth, and her owner bears whatever this costs the port.\n\n"
    )
    before, after = (article.split("\n### ")[0] for article in (before, after))
    return _drafts(f"{head}### {before}\n{others}", f"{head}{others}### {after}")


PAIRS: dict[str, Callable[[], tuple[DraftText, DraftText]]] = {
    **{f"{a} {b}": partial(_stages, a, b) for a, b in combinations(STAGES, 2)},
    **{folder.name: partial(_case, folder) for folder in FOLDERS},
    **GENERATED,
    **{f"divided lines, {language}": partial(divided_pair, language) for language in LANGUAGES},
    **{
        f"brackets, {language}": partial(_drafts, *bracketed_texts(language, SENTENCES[language]))
        for language in SENTENCES
    },
    "brackets lifted, chosen, dropped, kept and set": partial(_drafts, BEFORE, AFTER),
    **{f"moved and divided, {language}": partial(_moved, language) for language in ("en", "ar")},
    "title and paragraph": partial(
        _drafts,
        "### Article 7\n\n#### 1.\n\nThe Board meets.\n",
        "### Article 6 — Board\n\nAims\n\n#### 1.\n\nThe Board meets.\n",
    ),
}


@pytest.fixture(scope="module")
def libreoffice_texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[str], list[str]]]:
    """Both texts of every pair, and of the same pairs with the sides exchanged, as LibreOffice reads them."""
    if not office.is_installed():
        refuse("there is no LibreOffice with its Python here: apt install libreoffice-writer-nogui python3-uno")
    folder = tmp_path_factory.mktemp("word")
    files: dict[str, Path] = {}
    for name, make_pair in PAIRS.items():
        before, after = make_pair()
        files[name], files[f"{name} back"] = folder / f"{len(files)}.docx", folder / f"{len(files) + 1}.docx"
        files[name].write_bytes(file_of(before, after))
        files[f"{name} back"].write_bytes(file_of(after, before))
    return dict(zip(files, office.reject_and_accept(list(files.values())), strict=True))


@pytest.mark.slow
@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("name", PAIRS)
def test_rejected_is_the_old_text_and_accepted_the_new(
    name: str, libreoffice_texts: dict[str, tuple[list[str], list[str]]]
) -> None:
    before, after = PAIRS[name]()

    assert libreoffice_texts[name][0] == office.expected_words(before)
    assert libreoffice_texts[name][1] == office.expected_words(after)
    assert libreoffice_texts[f"{name} back"] == (office.expected_words(after), office.expected_words(before))


@pytest.mark.parametrize("name", PAIRS)
def test_no_insertion_or_deletion_runs_through_the_end_of_a_paragraph_that_stayed(name: str) -> None:
    """LibreOffice takes two that meet there for one, and loses the end of the paragraph."""
    before, after = PAIRS[name]()
    for one, other in ((before, after), (after, before)):
        paragraphs = list(parts_of(file_of(one, other))["word/document.xml"].iter(f"{W}p"))
        for paragraph, following in pairwise(paragraphs):
            marks = [etree.QName(part).localname for part in paragraph if part.tag != f"{W}pPr"]
            first = next((etree.QName(part).localname for part in following if part.tag != f"{W}pPr"), "")
            properties = paragraph.find(f"{W}pPr/{W}rPr")
            stayed = properties is None or not len(properties)
            is_call = paragraph[-1].find(f".//{W}rStyle") is not None  # The numbers of notes are runs by themselves.
            if stayed and len(set(marks)) > 1 and not is_call:
                assert marks[-1] == "r" or marks[-1] != first


# The rules of Word


@pytest.mark.parametrize("name", [*GENERATED, "2014-avant-projet 2017-final"])
def test_the_file_is_built_as_word_wants_it(name: str) -> None:
    file = render(finished(*PAIRS[name]()).view, "Ana Sá", "2017-04-25T00:00:00Z")
    parts = parts_of(file)
    numbers = [
        element.get(f"{W}id")
        for part in ("word/document.xml", "word/footnotes.xml")
        for element in parts[part].iter()
        if element.tag.removeprefix(W) in REVISIONS
    ]
    revisions = [
        element
        for part in parts.values()
        for element in part.iter()
        if element.get(f"{W}author") and element.tag != f"{W}comment"
    ]
    notes = {note.get(f"{W}id") for note in parts["word/footnotes.xml"]}
    calls = [call.get(f"{W}id") for call in parts["word/document.xml"].iter(f"{W}footnoteReference")]
    styles = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    used = {
        element.get(f"{W}val")
        for part in parts.values()
        for kind in ("pStyle", "rStyle")
        for element in part.iter(f"{W}{kind}")
    }

    assert len(set(numbers)) == len(numbers) > 0
    assert {(revision.get(f"{W}author"), revision.get(f"{W}date")) for revision in revisions} == {
        ("Ana Sá", "2017-04-25T00:00:00Z")
    }
    assert len(set(calls)) == len(calls)
    assert notes == {"-1", "0", *calls}
    assert used <= styles
    for deletion in parts["word/document.xml"].iter(f"{W}del"):
        assert not list(deletion.iter(f"{W}t"))  # Word calls such a file damaged.


@pytest.mark.parametrize("name", GENERATED)
def test_every_part_is_listed_and_every_relationship_stays_inside(name: str) -> None:
    parts = parts_of(file_of(*GENERATED[name]()))
    entries = parts["[Content_Types].xml"]
    listed = {entry.get("PartName") for entry in entries if entry.get("PartName")}
    relationships = [entry for path, part in parts.items() if path.endswith(".rels") for entry in part]

    assert listed == {f"/{path}" for path in parts if not path.endswith(".rels") and path != "[Content_Types].xml"}
    for relationship in relationships:
        assert relationship.get("TargetMode") is None
        assert relationship.get("Target") in parts or f"word/{relationship.get('Target')}" in parts


@pytest.mark.slow
@pytest.mark.parametrize("name", [*GENERATED, "2014-avant-projet 2017-final"])
def test_the_file_is_valid_by_the_official_schemas(name: str, tmp_path: Path) -> None:
    before, after = PAIRS[name]()

    assert faults(file_of(before, after), tmp_path) == []
    assert faults(render(finished(after, before).view, "Ana Sá", "2017-04-25T00:00:00Z"), tmp_path) == []
    assert faults(render_clean(finished(after, after).view), tmp_path) == []


@pytest.mark.parametrize(
    "change",
    [
        changed_once("<w:body><w:p>", "<w:body><w:p><w:p/>"),
        changed_once(r' w:author="[^"]*"', ""),
        changed_once(r"<w:moveToRangeStart w:name=\"[^\"]*\"", "<w:moveToRangeStart"),
    ],
)
def test_the_validator_finds_faults(change: Callable[[str], str], tmp_path: Path) -> None:
    _, file = sample("2014-avant-projet", "2017-final")

    assert faults(repacked(file, "word/document.xml", change), tmp_path) != []


def test_moves_are_moves_and_have_both_ends() -> None:
    document = parts_of(file_of(*PAIRS["moved-and-reworded"]()))["word/document.xml"]
    sources, targets = (
        [start.get(f"{W}name") for start in document.iter(f"{W}{kind}RangeStart")] for kind in ("moveFrom", "moveTo")
    )
    moved = ["".join(mark.itertext()) for mark in document.iter(f"{W}moveTo")]
    inserted = ["".join(mark.itertext()) for mark in document.iter(f"{W}ins")]

    assert sources == targets != []
    assert any(moved)
    assert any(inserted), "a move that is reworded shows both"
    for kind in ("moveFrom", "moveTo"):
        starts, ends = (
            [mark.get(f"{W}id") for mark in document.iter(f"{W}{kind}Range{end}")] for end in ("Start", "End")
        )
        assert starts == ends


def test_every_page_has_the_notices_on_texts_that_are_not_official() -> None:
    _, file = sample("2013-preliminary", "2014-avant-projet")
    parts = parts_of(file)
    for name in ("word/header1.xml", "word/header2.xml"):
        header = "".join(parts[name].itertext())
        assert "2013-preliminary" in header
        assert "reconstitution" in header.casefold()
        assert "traduction non officielle" in header.casefold()


def test_arabic_runs_from_right_to_left() -> None:
    document = parts_of(file_of(*GENERATED["arabic"]()))["word/document.xml"]

    assert all(paragraph.find(f"{W}pPr/{W}bidi") is not None for paragraph in document.iter(f"{W}p"))
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in document.iter(f"{W}r"))


def test_the_arrow_between_two_latin_names_points_to_the_later_text_in_arabic_too() -> None:
    """Without marks of direction the names and the arrow would run from left to right, and it would point back."""
    view = finished(*GENERATED["arabic"]()).view
    header = "".join(parts_of(render(view))["word/header1.xml"].itertext())

    assert "\u200f ← \u200f" in header


# Controls: the proof refuses a file with one corruption


@pytest.mark.parametrize("name", WORD_CORRUPTIONS)
def test_a_corrupt_file_is_refused(name: str) -> None:
    comparison, file = sample("2014-avant-projet", "2017-final")
    part, change = WORD_CORRUPTIONS[name]

    with pytest.raises(ProofError):
        prove(repacked(file, f"word/{part}.xml", change), comparison.redline, WORD)


@pytest.mark.parametrize("file", [b"", b"PK", b"<html>", b"PK\x05\x06" + bytes(18)])
def test_other_files_are_refused(file: bytes) -> None:
    with pytest.raises(ProofError):
        read_back(file)


def test_a_corrupt_file_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    part, change = WORD_CORRUPTIONS["one letter"]
    monkeypatch.setattr(
        writer, "render", lambda view, **signature: repacked(render(view, **signature), f"word/{part}.xml", change)
    )
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    result = CliRunner().invoke(commands, ["redline", *sides, "--format", "docx"])

    assert isinstance(result.exception, ProofError)
    assert list(tmp_path.iterdir()) == []


# The same bytes, and nothing harmful


@pytest.mark.slow
def test_the_hash_seed_changes_nothing(tmp_path: Path) -> None:
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    files = set()
    for seed in ("0", "4242"):
        subprocess.run(
            [
                sys.executable,
                "-m",
                "tracker",
                "redline",
                *sides,
                "--format",
                "docx",
                "--force",
                "-o",
                tmp_path / "x.docx",
            ],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1493078400"},
            cwd=ROOT,
            capture_output=True,
        )
        files.add((tmp_path / "x.docx").read_bytes())

    assert len(files) == 1
    assert b"2017" not in next(iter(files))[:60]  # Entries hold no time of the run.


@given(hostile_pairs())
def test_hostile_words_stay_words(pair: tuple[DraftText, DraftText]) -> None:
    file = file_of(*pair)
    parts = parts_of(file)
    fields = [field.text for part in parts.values() for field in part.iter(f"{W}instrText")]
    harmful = {"hyperlink", "fldSimple", "object", "pict", "drawing", "altChunk", "subDoc", "control"}

    assert read_back(file) == (blocks(pair[0]), blocks(pair[1]))
    assert fields == [" PAGE "]
    assert not [e.tag for part in parts.values() for e in part.iter() if e.tag.removeprefix(W) in harmful]
    assert not [
        entry for name, part in parts.items() if name.endswith(".rels") for entry in part if entry.get("TargetMode")
    ]


# The command


def test_the_command_writes_a_signed_file_and_a_clean_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    signed = ["--author", "Ana Sá <ana@example.org>", "--at", "2017-05-02T10:00:00+02:00"]
    for arguments in (
        ["redline", *sides, "--format", "docx", *signed],
        ["init", "store"],
        ["add", sides[1], "--store", "store"],
        ["show", "2017-final", "--store", "store", "--format", "docx"],
    ):
        result = CliRunner().invoke(commands, arguments)
        assert result.exit_code == 0, result.output
    redline = tmp_path / "2014-avant-projet.fr--2017-final.fr.docx"
    [insertion, *_] = parts_of(redline.read_bytes())["word/document.xml"].iter(f"{W}ins")

    assert insertion.get(f"{W}author") == "Ana Sá"
    assert insertion.get(f"{W}date") == "2017-05-02T10:00:00+02:00"
    assert read_back((tmp_path / "2017-final.docx").read_bytes())[1] == blocks(stage("2017-final"))
    again = CliRunner().invoke(commands, ["show", "2017-final", "--store", "store", "--format", "docx"])
    assert again.exit_code != 0
    assert "--force" in str(again.exception)


def test_the_case_for_moves_is_there() -> None:
    assert (CASES / "moved-and-reworded").is_dir()


def test_the_remarks_are_the_programs_and_the_changes_their_authors() -> None:
    """A diplomat who sends a redline has not written what the program remarks in its margin."""
    file = render(finished(stage("2014-avant-projet"), stage("2017-final")).view, "Ana Sá", "2017-04-25T00:00:00Z")
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}
    signed = [
        (etree.QName(element).localname, element.get(f"{{{element.nsmap['w']}}}author"))
        for part in parts.values()
        for element in part.iter(etree.Element)
        if "w" in element.nsmap and element.get(f"{{{element.nsmap['w']}}}author")
    ]

    assert {author for name, author in signed if name == "comment"} == {"treaty-tracker"}
    assert {author for name, author in signed if name != "comment"} == {"Ana Sá"}
    assert {"ins", "del", "comment"} <= {name for name, _ in signed}
