"""Akoma Ntoso of others: collections, attachments, quoted articles, drafts of the standard; no word goes unsaid."""

from __future__ import annotations

import copy

import pytest
from lxml import etree

from tests.support.word_law import words
from tracker.model.annotation import RevisionKind
from tracker.readers import read_bytes
from tracker.readers.reading import ArtefactKind, Reading

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
CALL = "\ufffc"
ACT = """<act name="act"><meta><identification source="#x"/></meta>
<preface><longTitle><p>Agreement on <docTitle>Ferries</docTitle></p></longTitle></preface>
<preamble><recitals><recital><num>(1)</num><p>Recalling the ferries,</p></recital></recitals></preamble>
<body><chapter><num>Chapter I</num><heading>Fares</heading>
<article><num>Article 1</num><heading>Tariff</heading><subheading>for all</subheading>
<paragraph><num>1.</num><content><p>The fare is <b>fixed</b>.</p></content></paragraph>
<paragraph><num>2.</num><list><intro><p>It covers:</p></intro>
<point><num>(a)</num><content><p>bicycles;</p></content></point>
<point><num>(b)</num><content><p>dogs.</p>
<table><tr><th><p>Dog</p></th><td><p>One coin</p></td></tr></table></content></point>
</list></paragraph></article>
<article><num>Article 2</num><content><p>The end.</p></content></article></chapter></body></act>"""


def document(content: str, namespace: str = NAMESPACE) -> bytes:
    return f'<akomaNtoso xmlns="{namespace}" xmlns:x="urn:other">{content}</akomaNtoso>'.encode()


def body(content: str) -> str:
    return f'<act name="a"><body><article><num>Article 1</num><content>{content}</content></article></body></act>'


def lines(reading: Reading) -> list[str]:
    return [block.text for _, block in reading.draft.blocks]


def outline(reading: Reading) -> list[tuple[str, str]]:
    return [(str(eid), block.text) for eid, block in reading.draft.blocks]


def found(reading: Reading, kind: ArtefactKind) -> list[str]:
    return [artefact.text for artefact in reading.artefacts if artefact.kind is kind]


def test_every_word_of_an_act_is_in_the_text_in_its_order() -> None:
    reading = read_bytes(document(ACT), "act.xml")
    wanted = words(" ".join(map(str, etree.fromstring(document(ACT)).itertext())))

    assert words("\n".join(lines(reading))) == wanted
    assert not reading.artefacts
    assert not reading.problems


@pytest.mark.parametrize("name", ["{urn:other}strange", f"{{{NAMESPACE}}}novel"])
def test_an_unknown_element_at_any_place_is_named_and_keeps_its_words(name: str) -> None:
    places = sum(1 for _ in etree.fromstring(document(ACT)).iter()) - 1
    for place in range(1, places + 1):
        root = etree.fromstring(document(ACT))
        beside = list(root.iter())[place]
        if "identification" in str(beside.tag) or "meta" in str(beside.tag):
            continue
        unknown = etree.Element(name)
        unknown.text = " Foghorn bell "
        for change in (beside.addnext, lambda new, at=beside: at.insert(0, new), lambda new, at=beside: at.append(new)):
            tree_unknown = copy.deepcopy(unknown)
            change(tree_unknown)
            reading = read_bytes(etree.tostring(root, encoding="utf-8"), "act.xml")
            text = "\n".join(lines(reading))

            assert text.count("Foghorn bell") == 1, (beside.tag, text)
            (named,) = found(reading, ArtefactKind.NOT_UNDERSTOOD)
            assert "Foghorn bell" in named
            assert etree.QName(name).localname in named
            # In their order, but for a number or heading, which stands before what was put before it.
            assert sorted(words(text)) == sorted(words(" ".join(map(str, root.itertext())))), beside.tag
            parent = tree_unknown.getparent()
            assert parent is not None
            parent.remove(tree_unknown)


@pytest.mark.parametrize(
    "namespace",
    [f"{NAMESPACE}/CSD13", f"{NAMESPACE}/WD17", "http://www.akomantoso.org/2.0", "http://www.akomantoso.org/1.0"],
)
def test_drafts_of_the_standard_are_read_and_said(namespace: str) -> None:
    reading = read_bytes(document(ACT, namespace), "act.xml")

    assert lines(reading) == lines(read_bytes(document(ACT), "act.xml"))
    (problem,) = reading.problems
    assert namespace.rpartition("/")[2] in problem.message


def test_a_collection_is_its_first_document_with_the_others_as_annexes() -> None:
    reading = read_bytes(
        document(
            '<documentCollection name="proposal"><meta/><preface><p>Proposal for a '
            "<docTitle>Pact on Ferries</docTitle></p>"
            '</preface><collectionBody><component><documentRef href="#one" showAs="Pact"/></component>'
            '<component><documentRef href="/elsewhere/impact" showAs="Impact assessment"/></component>'
            "</collectionBody>"
            f'<components><component eId="one">{body("<p>Ferries run.</p>")}</component>'
            '<component><doc name="annex"><mainBody><p>ANNEX I – Piers</p><p>The northern pier.</p></mainBody></doc>'
            "</component></components></documentCollection>"
        ),
        "collection.xml",
    )

    assert outline(reading) == [
        ("title", "Proposal for a Pact on Ferries"),
        ("art_1", "Article 1"),
        ("art_1__al_1", "Ferries run."),
        ("annex_I", "ANNEX I – Piers"),
        ("annex_I__al_1", "The northern pier."),
    ]
    (problem,) = reading.problems
    assert "Impact assessment" in problem.message


@pytest.mark.parametrize("label", ["Annex I", "ANNEXE I", "Anexo I", "Приложение I", "附件1", "المرفق 1"])
def test_an_attachment_is_an_annex_in_every_language(label: str) -> None:
    attachment = f'<attachment><doc name="annex"><mainBody><p>{label}</p><p>Piers.</p></mainBody></doc></attachment>'
    act = body("<p>Ferries run.</p>").replace("</act>", f"<attachments>{attachment}</attachments></act>")
    reading = read_bytes(document(act), "a.xml")

    assert [eid.partition("_")[0] for eid, _ in outline(reading)][-2:] == ["annex", "annex"]
    assert lines(reading)[-2:] == [label, "Piers."]


def test_an_attachment_without_a_label_is_no_part_of_the_last_article() -> None:
    attachment = (
        '<attachment><doc name="list"><mainBody><p>The northern pier is free.</p></mainBody></doc></attachment>'
    )
    act = body("<p>Ferries run.</p>").replace("</act>", f"<attachments>{attachment}</attachments></act>")

    assert outline(read_bytes(document(act), "a.xml"))[-1] == ("div_1__al_1", "The northern pier is free.")


def test_quoted_articles_are_lines_of_the_article_that_amends() -> None:
    reading = read_bytes(
        document(
            body(
                "<p>Article 7 is replaced: <mod><quotedStructure startQuote='“' endQuote='”'><article>"
                "<num>Article 7</num>"
                "<heading>Dogs</heading><paragraph><num>1.</num><content><p>Dogs<authorialNote>"
                "<p>All dogs.</p></authorialNote> pay.</p>"
                "</content></paragraph><paragraph><num>2.</num><content><p>Cats do not.</p></content>"
                "</paragraph></article>"
                "</quotedStructure></mod>; and the word <quotedText startQuote='“' endQuote='”'>fare"
                "</quotedText> is deleted.</p>"
            )
        ),
        "a.xml",
    )

    assert lines(reading) == [
        "Article 1",
        "Article 7 is replaced:",
        "“Article 7 Dogs",
        f"1. Dogs{CALL} pay.",
        "2. Cats do not.”",
        "; and the word “fare” is deleted.",
        "All dogs.",
    ]
    assert reading.draft.notes == ("All dogs.",)


def test_sections_of_an_article_stand_below_it() -> None:
    reading = read_bytes(
        document(
            "<act name='a'><body><article><num>Article II</num><section><num>Section 1.</num><content>"
            "<p>Piers.</p></content>"
            "</section></article><article><num>Article III</num><section><num>Section 1.</num>"
            "<content><p>Fares.</p></content>"
            "</section></article></body></act>"
        ),
        "a.xml",
    )

    assert [block.level for _, block in reading.draft.blocks if block.level] == [3, 4, 3, 4]


def test_raised_figures_stay_raised() -> None:
    reading = read_bytes(
        document(body("<p>A mass of 5×10<sup>6</sup> kg of CO<sub>2</sub>, on the 1<sup>er</sup>.</p>")), "a.xml"
    )

    assert lines(reading)[1] == "A mass of 5×10⁶ kg of CO₂, on the 1er."


def test_what_is_no_treaty_text_is_in_the_account() -> None:
    reading = read_bytes(
        document(
            "<act name='a'><coverPage><p>SENATE</p><p>No. 5</p></coverPage><preface><toc>"
            "<tocItem>1. Fares</tocItem></toc></preface>"
            "<body><article><num>Article 1</num><content><p>Fares<remark>[amended 2020]</remark> are "
            "<img src='a.png' alt='a coin'/>"
            "<del>high</del><ins>low</ins>.</p><p status='removed'>Gone.</p></content></article></body></act>"
        ),
        "a.xml",
    )

    assert lines(reading)[1] == "Fares are low."
    assert found(reading, ArtefactKind.HEAD) == ["SENATE", "No. 5"]
    assert found(reading, ArtefactKind.CONTENTS) == ["1. Fares"]
    assert found(reading, ArtefactKind.COMMENT) == ["[amended 2020]"]
    assert found(reading, ArtefactKind.PICTURE) == ["a coin"]
    assert found(reading, ArtefactKind.DELETED) == ["high", "Gone."]
    assert [(change.kind, change.text) for change in reading.revisions] == [
        (RevisionKind.DELETED, "high"),
        (RevisionKind.INSERTED, "low"),
        (RevisionKind.DELETED, "Gone."),
    ]


def test_the_text_before_marked_changes_can_be_read() -> None:
    page = document(body("<p>Fares are <del>high</del><ins>low</ins>.</p><p status='removed'>Gone.</p>"))
    reading = read_bytes(page, "a.xml", revisions="original")

    assert lines(reading)[1:] == ["Fares are high.", "Gone."]
    assert found(reading, ArtefactKind.DELETED) == ["low"]


def test_a_formula_keeps_its_characters_and_is_a_doubt() -> None:
    math = "<math xmlns='http://www.w3.org/1998/Math/MathML'><mfrac><mi>a</mi><mn>2</mn></mfrac></math>"
    reading = read_bytes(document(body(f"<p>The fare is <foreign>{math}</foreign> coins.</p>")), "a.xml")

    assert lines(reading)[1] == "The fare is a2 coins."
    assert found(reading, ArtefactKind.FORMULA) == ["a2"]
    assert any("a2" in problem.message for problem in reading.problems)


def test_a_placeholder_is_text() -> None:
    page = document(body("<p>On <placeholder>[date]</placeholder>.</p>"))

    assert lines(read_bytes(page, "a.xml"))[1] == "On [date]."
