"""The redline as a mail: one draft message, both texts in each of its parts, nothing that a mail program must fetch."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from lxml import html

from tests.support.cases import FOLDERS, read
from tests.support.generated import GENERATED
from tests.support.reports import parts_of, replaced
from tests.support.samples import blocks, finished, stage
from tests.support.strategies import hostile_pairs, pairs
from tracker.errors import ProofError
from tracker.report.mail.read import read_back
from tracker.report.mail.write import render

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from tracker.model.draft import DraftText


def mail_of(before: DraftText, after: DraftText) -> bytes:
    return render(finished(before, after).view)


def shown(mail: bytes) -> str:
    """The page that a mail program shows."""
    return next(part.decode() for part in parts_of("eml", mail).values() if b'role="presentation"' in part)


def opened(mail: bytes) -> EmailMessage:
    return message_from_bytes(mail, policy=default)


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_mail_gives_every_case_back(folder: Path) -> None:
    before, after = read(folder, "before"), read(folder, "after")

    assert read_back(mail_of(before, after)) == (blocks(before), blocks(after))


@pytest.mark.parametrize("name", GENERATED)
def test_the_mail_gives_texts_in_any_script_back(name: str) -> None:
    before, after = GENERATED[name]()
    mail = mail_of(before, after)

    assert read_back(mail) == (blocks(before), blocks(after))
    assert ('dir="rtl"' in shown(mail)) == (name == "arabic")


@given(pairs)
def test_the_mail_gives_any_two_texts_back(pair: tuple[DraftText, DraftText]) -> None:
    assert read_back(mail_of(*pair)) == (blocks(pair[0]), blocks(pair[1]))


@given(hostile_pairs())
def test_hostile_words_stay_words(pair: tuple[DraftText, DraftText]) -> None:
    mail = mail_of(*pair)
    page = html.document_fromstring(shown(mail).encode(), parser=html.HTMLParser(encoding="utf-8"))

    assert read_back(mail) == (blocks(pair[0]), blocks(pair[1]))
    assert opened(mail).keys() == ["Subject", "X-Unsent", "MIME-Version", "Content-Type"]
    for element in page.iter():
        assert element.tag not in {"script", "style", "img", "link", "a", "iframe", "object", "form"}
        assert not [name for name in map(str, element.attrib) if name.startswith("on") or name in {"href", "src"}]


def test_it_is_a_draft_with_plain_text_a_page_and_the_full_page() -> None:
    mail = mail_of(stage("2014-avant-projet"), stage("2017-final"))
    message = opened(mail)
    kinds = [part.get_content_type() for part in message.walk()]

    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/html"]
    assert message["X-Unsent"] == "1"
    assert str(message["Subject"]).startswith("Texte comparé")
    assert mail == mail_of(stage("2014-avant-projet"), stage("2017-final"))
    assert max(map(len, mail.splitlines())) <= 998  # RFC 5322, 2.1.1


def test_what_outlook_drops_is_not_used() -> None:
    page = shown(mail_of(stage("2014-avant-projet"), stage("2017-final")))

    assert not re.search(r"<style|class=|display:|position:|float:|var\(|::", page)
    assert all("line-through" in tag for tag in re.findall(r"<del[^>]*>", page))
    assert all("underline" in tag for tag in re.findall(r"<ins[^>]*>", page))
    assert page.count("Traduction non officielle") == 1


def test_the_reader_of_a_mail_sees_the_answer_first_and_nothing_that_only_a_program_reads() -> None:
    mail = mail_of(stage("2014-avant-projet"), stage("2017-final"))
    plain = parts_of("eml", mail)["2"].decode()
    body = html.document_fromstring(shown(mail).encode(), parser=html.HTMLParser(encoding="utf-8"))
    first, *_ = body.iter("p")

    assert "".join(map(str, first.itertext())).startswith("Articles\xa0: 12 avant, 10 maintenant\xa0; 2 suppressions")
    for text in (plain, "".join(map(str, body.itertext()))):
        assert not re.search(r"[0-9a-f]{16}|tracker-", text.replace("treaty-tracker", ""))
    assert "The treaty text" not in plain


@pytest.mark.slow
@pytest.mark.parametrize(("old", "new"), [("solidarité", "solidarite"), ("<ins", "<del"), ("</main>", "")])
def test_parts_that_do_not_agree_are_refused(old: str, new: str) -> None:
    mail = mail_of(stage("2014-avant-projet"), stage("2017-final"))
    tampered = replaced("eml", mail, old.encode(), new.encode())

    assert tampered != mail
    if old == "</main>":
        assert read_back(tampered) == read_back(mail)  # No letter of the texts: `tracker verify` finds it.
    else:
        with pytest.raises(ProofError):
            read_back(tampered)
