"""Texts that came by e-mail: its head and signature are left out, its marks taken off, its encoding reported."""

from __future__ import annotations

import pytest

from tests.support.word_law import breaches
from tracker.readers import ArtefactKind, Reading, read_bytes
from tracker.text.writer import body

TEXT = "Convention on Bridges\n\nArticle 1\n\nBridges are open to all.\n\nArticle 2\n\nNo toll is levied.\n"


def read(text: str) -> Reading:
    reading = read_bytes(text.encode(), "mail.txt")
    assert breaches(text, reading) == []
    return reading


def mail(reading: Reading) -> list[str]:
    return [artefact.text for artefact in reading.artefacts if artefact.kind is ArtefactKind.MAIL]


@pytest.mark.parametrize(
    "head",
    [
        ["From: A Secretary <a@example.org>", "To: Delegations", "Date: 3 May 2021", "Subject: Draft convention"],
        ["-----Original Message-----", "From: A Secretary", "Sent: 3 May 2021", "To: Delegations", "Subject: Draft"],
        ["De : Le secrétariat", "À : Délégations", "Envoyé : 3 mai 2021", "Objet : Projet"],
        ["De: La secretaría", "Enviado: 3 de mayo", "Para: Delegaciones", "Asunto: Proyecto"],
        ["От: Секретариат", "Кому: Делегации", "Дата: 3 мая", "Тема: Проект"],
        ["发件人：秘书处", "收件人：各代表团", "日期：5月3日", "主题：草案"],
        ["من: الأمانة", "إلى: الوفود", "التاريخ: 3 أيار", "الموضوع: مشروع"],
        ["*From:* A Secretary", "*To:* Delegations", "*Subject:* Draft"],
    ],
)
def test_the_head_of_an_e_mail_is_left_out(head: list[str]) -> None:
    reading = read("\n".join([*head, "", TEXT]))
    assert mail(reading) == head
    assert body(reading.draft) == body(read(TEXT).draft)


def test_the_signature_is_left_out() -> None:
    reading = read(f"{TEXT}\n-- \nA. Secretary\nDivision of Bridges\nsecretary@example.org\n")
    assert mail(reading) == ["--", "A. Secretary", "Division of Bridges", "secretary@example.org"]
    assert body(reading.draft) == body(read(TEXT).draft)


def test_marks_of_quotation_are_taken_off() -> None:
    quoted = "\n".join(f"> {line}".rstrip() for line in TEXT.split("\n"))
    reading = read_bytes(quoted.encode(), "mail.txt")
    assert body(reading.draft) == body(read(TEXT).draft)
    assert {artefact.text for artefact in reading.artefacts} == {">"}


@pytest.mark.parametrize(
    "text",
    [
        "From: here to eternity\n\nArticle 1\n\nPeace.\n",
        "Article 1\n\nPeace.\n\n--\n\nArticle 2\n\nTrust.\n",
        "Article 1\n\nPeace.\n\n--\n\nDone at Geneva.\n",
        "Article 1\n\nTo: means towards.\nFrom: means away.\nDate: means day.\nSubject: means topic.\n",
    ],
)
def test_words_of_the_treaty_are_no_e_mail(text: str) -> None:
    assert mail(read(text)) == []


def test_text_encoded_for_e_mail_is_reported() -> None:
    reading = read("Article 1\n\nL=E9galit=E9 et la libert=E9 =\nsont =E9gales =E0 tout.\n")
    assert ["encoding for e-mail" in problem.message for problem in reading.problems] == [True]
    assert read("Article 1\n\nSee https://example.org/?a=20&b=E9.\n").problems == ()


@pytest.mark.parametrize(
    ("introduction", "farewell"),
    [
        ("On Sunday, the secretariat wrote:", "Regards,\nA. Delegate"),
        ("Le 3 mai 2021 à 10:02, le secrétariat a écrit :", "Cordialement"),
        ("El lunes, la secretaría escribió:", "Saludos"),
        ("В понедельник секретариат написал:", "С уважением"),
        ("秘书处写道：", "此致"),
        ("كتبت الأمانة:", "مع التحية"),
    ],
)
def test_a_treaty_quoted_in_an_answer_is_read_without_the_words_of_the_sender(introduction: str, farewell: str) -> None:
    quoted = "\n".join(f"> {line}".rstrip() for line in TEXT.strip().split("\n"))
    long_answer = "\n\n".join(f"A word of thanks, number {number}." for number in range(9))
    reading = read(f"{introduction}\n{quoted}\n\n{long_answer}\n\n{farewell}\n")

    assert body(reading.draft) == body(read(TEXT).draft)
    assert mail(reading)[0] == introduction
    assert mail(reading)[-1] == farewell.rsplit("\n", maxsplit=1)[-1]


def test_words_between_quoted_lines_stay_in_the_text() -> None:
    lines = [f"> {line}".rstrip() for line in TEXT.strip().split("\n")]
    lines[5:5] = ["", "We propose to add: at all hours.", ""]
    reading = read("\n".join(["The secretariat wrote:", *lines]))

    assert "We propose to add: at all hours." in body(reading.draft)


def test_a_treaty_that_quotes_other_texts_keeps_its_own_lines() -> None:
    quoted = "The note reads:\n\n> Bridges are old.\n> They are open.\n> No toll is levied."
    reading = read(f"{TEXT}\n{quoted}\n")

    assert mail(reading) == []
    assert len(reading.draft.articles) == 2
