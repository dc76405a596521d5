"""The numbers by which web pages, Markdown, e-mail and marked-up text are read: one case on each side of every one."""

from __future__ import annotations

import pytest

from tracker.readers import ArtefactKind, read_bytes
from tracker.readers.html.lines import PageLine, Run, divided
from tracker.readers.html.navigation import mark_furniture
from tracker.readers.input.charsets import declared_encoding, is_certainly_utf8
from tracker.readers.input.file_kinds import is_akn, is_html, is_html_fragment
from tracker.readers.input.garbled import garbled_letters
from tracker.readers.markdown.recognition import Kind, markdown_kind
from tracker.readers.plain.quoting import encoded, without_quotes
from tracker.text.parser import parse


@pytest.mark.parametrize(("breaks", "lines"), [(2, 1), (3, 4)])
def test_three_breaks_in_a_paragraph_are_lines_broken_by_hand(breaks: int, lines: int) -> None:
    assert len(list(divided(PageLine([Run("peace" + "\npeace" * breaks)]), is_heading=False))) == lines


def furniture(*texts: str, link: str | None = None, at: int = 0) -> list[bool]:
    """Return whether lines are navigation; one of them is a link."""
    lines = [PageLine([Run(text, link if n == at else None)]) for n, text in enumerate(texts)]
    mark_furniture(lines, {})
    return [line.furniture is ArtefactKind.NAVIGATION for line in lines]


@pytest.mark.parametrize(("below", "found"), [(11, True), (12, False)])
def test_the_foot_of_a_page_has_twelve_lines(below: int, found: bool) -> None:
    assert furniture("Peace lasts.", "© 2020 Ports", *["Peace"] * below)[1] is found


@pytest.mark.parametrize(("letters", "found"), [(60, True), (61, False)])
def test_a_link_to_a_place_above_has_sixty_letters(letters: int, found: bool) -> None:
    assert furniture("Peace lasts.", "x" * letters, "Peace lasts.", link="top", at=1)[1] is found


@pytest.mark.parametrize(("lines", "row"), [(6, True), (7, False)])
def test_a_cell_of_a_table_has_six_lines(lines: int, row: bool) -> None:
    cell = "".join(f"<p>peace {n}</p>" for n in range(lines))
    table = f"<table><tr><th>Port</th><th>Fee</th></tr><tr><td>{cell}</td><td>war</td></tr></table>"
    reading = read_bytes(f"<html><body><p>Article 1</p>{table}</body></html>".encode(), "a.html")

    assert any("| war |" in block.text for _, block in reading.draft.blocks) is row


@pytest.mark.parametrize(("end", "found"), [(8192, True), (8200, False)])
def test_an_encoding_is_declared_in_the_first_eight_kibibytes(end: int, found: bool) -> None:
    meta = b'<meta charset="gb2312">'

    assert bool(declared_encoding(b"<html>" + b" " * (end - 6 - len(meta)) + meta)) is found


@pytest.mark.parametrize(("letters", "certain"), [(7, False), (8, True)])
def test_eight_letters_prove_utf8(letters: int, certain: bool) -> None:
    assert is_certainly_utf8("é ".encode() * letters, "gb18030") is certain


@pytest.mark.parametrize(("page", "found"), [("<p>Peace", False), ("<p>Peace<p>War", True)])
def test_two_tags_of_blocks_make_a_fragment_of_a_page(page: str, found: bool) -> None:
    assert is_html_fragment(page) is found


@pytest.mark.parametrize(("letters", "found"), [(3980, True), (4000, False)])
def test_a_page_begins_in_its_first_4000_characters(letters: int, found: bool) -> None:
    assert is_html(f"<!--{'x' * letters}--><html>") is found


@pytest.mark.parametrize(("letters", "found"), [(19_990, True), (20_000, False)])
def test_the_tags_of_a_fragment_stand_in_its_first_20000_characters(letters: int, found: bool) -> None:
    assert is_html_fragment(f"<p>{'x' * letters}<p>") is found


@pytest.mark.parametrize(("letters", "found"), [(1980, True), (2000, False)])
def test_akoma_ntoso_begins_in_its_first_2000_characters(letters: int, found: bool) -> None:
    assert is_akn(f"<!--{'x' * letters}--><akomaNtoso>") is found


@pytest.mark.parametrize(("labels", "kind"), [(1, Kind.NEITHER), (2, Kind.MARKDOWN)])
def test_two_bold_labels_make_markdown(labels: int, kind: Kind) -> None:
    assert markdown_kind("".join(f"**Article {n}**\n\nPeace.\n\n" for n in range(labels)), "a.txt") is kind


@pytest.mark.parametrize(("quoted", "other", "taken"), [(2, 0, False), (3, 0, True), (7, 3, False), (8, 2, True)])
def test_three_quoted_lines_and_four_in_five_make_an_email(quoted: int, other: int, taken: bool) -> None:
    assert bool(without_quotes([*["> Peace"] * quoted, *["War"] * other])[1]) is taken


@pytest.mark.parametrize(("signs", "doubt"), [(4, False), (5, True)])
def test_five_signs_show_the_encoding_of_email(signs: int, doubt: bool) -> None:
    assert (encoded("=E9 " * signs) is not None) is doubt


@pytest.mark.parametrize(("letters", "heading"), [(120, True), (121, False)])
def test_the_heading_of_an_annex_has_120_letters(letters: int, heading: bool) -> None:
    label = "ANNEX I – " + "A" * (letters - 10)
    text = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body><article><num>Article 1</num>'
        "<content><p>Peace.</p></content></article></body><attachments><attachment>"
        f'<doc name="annex"><mainBody><p>{label}</p><p>Piers.</p></mainBody></doc>'
        "</attachment></attachments></act></akomaNtoso>"
    )
    blocks = [block for _, block in read_bytes(text.encode(), "a.xml").draft.blocks]

    assert any(block.kind == "heading" and block.text == label for block in blocks) is heading


def garbled(text: str) -> bool:
    """Return whether letters of a text are doubted."""
    return any(garbled_letters(parse(f"### Article 1\n\n{text}\n")[0]))


@pytest.mark.parametrize(("stretches", "true", "doubt"), [(2, 0, False), (3, 0, True), (4, 6, False), (5, 5, True)])
def test_three_garbled_stretches_and_half_of_all_are_doubted(stretches: int, true: int, doubt: bool) -> None:
    assert garbled("Ã©tat " * stretches + "état " * true) is doubt


@pytest.mark.parametrize(("letters", "lost", "doubt"), [(3, 2, True), (4, 3, False)])
def test_a_quarter_of_the_bytes_of_a_garbled_stretch_may_be_lost(letters: int, lost: int, doubt: bool) -> None:
    """Two of eight, or three of eleven."""
    assert garbled(("Ã©" * letters + "Ã" * lost + "tat ") * 3) is doubt
