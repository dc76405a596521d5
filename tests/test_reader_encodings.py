"""Encodings: what a file declares is believed if its bytes agree, and nothing is guessed."""

from __future__ import annotations

import io
import zipfile

import pytest

from tracker.errors import InputError
from tracker.readers import read_bytes
from tracker.readers.input.charsets import codec_of

PAGE = "<!doctype html>\n<html><head>{meta}<title>T</title></head><body><h2>{label}</h2><p>{words}</p></body></html>"
META = '<meta charset="{}">'
HTTP = "<meta content='text/html; charset={}' http-equiv=Content-Type>"
TEXTS = [
    ("iso-8859-1", "cp1252", "Article 1", "Les États coopèrent – l’égalité prime."),
    ("windows-1251", "cp1251", "Статья 1", "Стороны сотрудничают в духе доверия."),
    ("KOI8-R", "koi8-r", "Статья 1", "Стороны сотрудничают в духе доверия."),
    ("gb2312", "gb18030", "第一条", "各缔约方应当每年报告镕基河的水量。"),
    ("Big5", "big5hkscs", "第一條", "各締約方應當每年報告。"),
    ("windows-1256", "cp1256", "المادة 1", "تتعاون الأطراف فيما بينها."),
    ("iso-8859-15", "iso8859-15", "Artículo 1", "La cuota asciende a 5 € por año."),
]


def words(data: bytes, name: str = "page.html") -> list[str]:
    return [block.text for _, block in read_bytes(data, name).draft.blocks]


def refusal(data: bytes, name: str = "page.html") -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name)
    return f"{caught.value.message} | {caught.value.cause} | {caught.value.remedy}"


@pytest.mark.parametrize("meta", [META, HTTP], ids=["charset", "http-equiv"])
@pytest.mark.parametrize(("declared", "codec", "label", "text"), TEXTS, ids=[text[0] for text in TEXTS])
def test_a_page_is_decoded_as_it_declares(meta: str, declared: str, codec: str, label: str, text: str) -> None:
    page = PAGE.format(meta=meta.format(declared), label=label, words=text)

    assert words(page.encode(codec)) == [label, text]


def test_an_xml_declaration_counts_for_pages_and_for_akoma_ntoso() -> None:
    page = '<?xml version="1.0" encoding="ISO-8859-1"?>' + PAGE.format(meta="", label="Article 1", words="Égalité.")

    assert words(page.encode("latin-1")) == ["Article 1", "Égalité."]
    akn = (
        '<?xml version="1.0" encoding="windows-1252"?>'
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="a"><body>'
        "<article><num>Article 1</num><content><p>Égalité – toujours.</p></content></article>"
        "</body></act></akomaNtoso>"
    )
    assert "Égalité – toujours." in words(akn.encode("cp1252"), "a.xml")


def test_a_page_that_was_saved_again_in_utf_8_is_read_as_what_it_is() -> None:
    page = PAGE.format(meta=META.format("iso-8859-1"), label="Article 1", words="Égalité.")

    assert words(page.encode()) == ["Article 1", "Égalité."]
    chinese = PAGE.format(meta=META.format("gb2312"), label="第一条", words="各缔约方应当每年向理事会报告。")
    assert words(chinese.encode()) == ["第一条", "各缔约方应当每年向理事会报告。"]


def test_a_declaration_that_does_not_fit_is_refused_with_the_reason() -> None:
    message = refusal(
        PAGE.format(meta=META.format("gb2312"), label="Article 1", words="\x80")
        .encode("cp1252", "replace")
        .replace(b"<p>", b"<p>\xff\xff")
    )

    assert "not written in gb2312, as it declares: line 2, byte" in message
    assert "0xFF" in message


def test_an_unknown_declaration_is_named_where_the_bytes_are_not_utf_8() -> None:
    page = PAGE.format(meta=META.format("wingdings"), label="Article 1", words="Égalité.")

    assert words(page.encode())[1] == "Égalité."
    assert "declares the encoding wingdings, which is unknown" in refusal(page.encode("latin-1"))


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_without_a_declaration_nothing_is_guessed(name: str) -> None:
    assert "line 3, byte 1 is 0xC9" in refusal("Article 1\n\nÉgalité.\n".encode("latin-1"), name)
    page = PAGE.format(meta="<!-- <meta charset=latin1> -->", label="Article 1", words="Égalité.")
    assert "UTF-8" in refusal(page.encode("latin-1"), name)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "text", ["Article 1\n\nPeace lasts.\n", "第一条\n\n各方应当报告。\n", "المادة 1\n\nتتعاون الأطراف.\n"]
)
def test_unicode_with_a_mark_or_without_is_read_where_it_is_certain(encoding: str, text: str) -> None:
    assert words(text.encode(encoding), "a.txt") == [line for line in text.split("\n") if line]


def test_every_label_of_the_standard_that_people_use_is_known() -> None:
    labels = (
        "utf8 latin1 ascii windows-1250 cp1251 x-cp1252 iso-8859-2 iso-8859-5 iso-8859-6 koi8-u gbk euc-jp sjis big5"
    )

    assert all(codec_of(label) for label in labels.split())
    assert [codec_of(label) for label in ("rot13", "zip", "idna", "unicode-escape", "utf-7", "nothing")] == [""] * 6


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name in names:
            packed.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "phrase"),
    [
        (archive("treaty.txt"), "unpack it"),
        (archive("xl/workbook.xml"), "a table of Excel"),
        (archive("ppt/presentation.xml"), "slides of PowerPoint"),
        (archive("word/document.xml"), "Word"),
        (archive("word/document.xml")[:40], "Word"),
        (b"PK\x03\x04", "damaged office document"),
    ],
    ids=["zip", "excel", "powerpoint", "no-words", "cut", "empty"],
)
def test_archives_that_hold_no_word_text_are_refused_by_what_they_are(data: bytes, phrase: str) -> None:
    assert phrase in refusal(data, "draft.docx")


SAMPLES = (
    ("cp1252", "Article 1 – Objet\n\nLes États s’engagent à coopérer. L’accès est libre, déjà, à l’été."),
    ("cp1251", "Статья 1\n\nГосударства обязуются сотрудничать."),
    ("cp1252", "第一条\n\n各国应当合作。"),
)


@pytest.mark.parametrize(("encoding", "text"), SAMPLES)
def test_text_that_another_program_opened_in_a_wrong_encoding_is_doubtful(encoding: str, text: str) -> None:
    bytes_as_signs = "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in f"{text}\n\n{text}\n".encode()
    )
    garbled = read_bytes(bytes_as_signs.encode(), "peace.txt")
    assert any("turned into other signs" in problem.message for problem in garbled.problems)
    sound = read_bytes(f"{text}\n\n{text}\n".encode(), "peace.txt")
    assert not any("turned into" in problem.message for problem in sound.problems)


def test_capitals_before_quotation_marks_are_no_wrong_encoding() -> None:
    text = "Article 1\n\n" + "Le «CONGRÈS DU PASSÉ» siège. L’«ÉTÉ» aussi, et la «LIBERTÉ».\n"
    assert not any("turned into" in problem.message for problem in read_bytes(text.encode(), "x.txt").problems)


def test_the_sign_of_a_lost_letter_is_doubtful() -> None:
    reading = read_bytes("Article 1\n\nLes \ufffdtats coop\ufffdrent.\n".encode(), "peace.txt")
    found = [problem for problem in reading.problems if "Letters were lost" in problem.message]
    assert [("2 times" in problem.message, bool(problem.remedy)) for problem in found] == [(True, True)]


@pytest.mark.parametrize("name", ["draft.docx", "draft.pdf"])
def test_noise_with_the_name_of_a_document_is_called_damaged(name: str) -> None:
    assert "is damaged, or is not a ." in refusal(b"\xff\0\x01\x9c" * 50, name)
