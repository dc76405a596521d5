"""The desk, job by job: two files, the store, corrections, release, verification; without a browser."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.support.samples import DRAFTS
from tests.support.visits import HOST, ORIGIN, Visit, text_of
from tracker.services.stores import init_store, open_store, stages

if TYPE_CHECKING:
    from pathlib import Path

LIGHTS = "Every coastal town lights its tower at dusk and puts the light out at dawn."
FEE = "The master of a vessel pays the harbour fee before the vessel leaves its berth."
RECORDS = "The records of the meetings stay in the vault of the Board for ten years at least."
OLD = f"Article 1\n\n{LIGHTS}\n\nArticle 2\n\n{FEE}\n"
NEW = f"Article 1\n\n{FEE.replace('before', 'a day before')}\n\nArticle 2\n\n{RECORDS}\n"
BEFORE, AFTER = OLD.encode(), NEW.encode()


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    return Visit(tmp_path)


@pytest.fixture
def with_store(tmp_path: Path) -> Visit:
    with init_store(tmp_path / "store"):
        pass
    return Visit(tmp_path, tmp_path / "store")


def bring_in(visit: Visit, name: str, content: bytes, **facts: str) -> str:
    """Bring a file in, keep it with what is known, and return the words of the last page."""
    answer = visit.send("drafts", {"file": (name, content)})
    assert answer.status_code == 200, text_of(answer)
    given = {"do": "keep", "instrument": "lights", "language": "en", "name": "Ana Sá"} | facts
    return text_of(visit.send(answer.request.path, **given))


# Two files


def test_two_files_become_a_redline_that_is_proved_and_stands_in_a_frame(visit: Visit) -> None:
    address = visit.compare(BEFORE, AFTER)
    page = visit.page(address)
    frame = visit.get(str(page.xpath("string(//iframe/@src)")))

    assert "old.txt → new.txt" in text_of(visit.get(address))
    assert b"<ins" in frame.data
    assert "frame-ancestors 'self'" in frame.headers["Content-Security-Policy"]
    assert "script-src 'sha256-" in frame.headers["Content-Security-Policy"]


def test_a_person_sees_what_was_read_and_every_doubt(visit: Visit) -> None:
    address = visit.compare(b"Page 1\n\n" + BEFORE + b"\nArticle 2\n\nAgain.\n", AFTER)
    words = text_of(visit.get(f"{address}/read"))

    assert "old.txt" in words
    assert "English" in words
    assert "Doubtful places: 1" in words
    assert "Article 2" in words


@pytest.mark.parametrize("form", ["html", "docx", "markdown", "criticmarkup", "akn", "json", "eml"])
def test_every_format_is_downloaded_under_the_names_of_both_files(visit: Visit, form: str) -> None:
    address = visit.compare(BEFORE, AFTER, ("مسودة.txt", "new.txt"))
    answer = visit.get(f"{address}/files/{form}")

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%D9%85")
    assert len(answer.data) > 500


@pytest.mark.parametrize("form", ["xlsx", "html", "csv"])
def test_the_table_of_concordance_is_downloaded(visit: Visit, form: str) -> None:
    address = visit.compare(BEFORE, AFTER)
    answer = visit.get(f"{address}/table/{form}")

    assert answer.status_code == 200
    assert f"old--new-concordance.{form}" in answer.headers["Content-Disposition"]


def test_files_in_two_languages_are_refused_in_words_without_options(visit: Visit) -> None:
    answer = visit.send(
        "compare-files",
        {"before": ("a.txt", BEFORE * 3), "after": ("b.txt", (DRAFTS / "2017-final.fr.md").read_bytes())},
    )
    words = text_of(answer)

    assert answer.status_code == 422
    assert "a.txt is in English, b.txt in French" in words or "a.txt is in English" in words
    assert "--" not in words
    assert str(visit.desk.folder) not in words


@pytest.mark.parametrize(
    ("content", "why"), [(b"", "is empty"), (b"\x00\x01\x02" * 50, "cannot"), (b"PK\x03\x04 no archive", "")]
)
def test_a_file_that_cannot_be_read_is_named_with_the_cause(visit: Visit, content: bytes, why: str) -> None:
    answer = visit.send("compare-files", {"before": ("bad.txt", content), "after": ("new.txt", AFTER)})

    assert answer.status_code == 422
    assert "bad.txt" in text_of(answer)
    assert why in text_of(answer) or why == "cannot"
    assert "Traceback" not in text_of(answer)


# Corrections


def row_of(visit: Visit, address: str, name: str, verdict: str) -> str:
    """The address of the judgement of a row, by the name of its first provision."""
    links = visit.page(f"{address}/rows").xpath("//td[@class='choices']/a")
    return next(str(link.get("href")) for link in links if link.get("aria-label").startswith(f"{verdict}: {name} →"))


def judge(visit: Visit, address: str, name: str, **answer: str) -> str:
    page = visit.page(row_of(visit, address, name, "Right"))
    fields = {field: page.xpath(f"//input[@name='{field}']/@value")[0] for field in ("before", "after")}
    given = {"reason": "both speak of the fee", "name": "Ana Sá"}
    return text_of(visit.send(f"{address}/row", **fields, **given, **answer))


def test_a_correction_of_two_files_holds_for_the_visit_and_stands_in_the_word_file(visit: Visit) -> None:
    address = visit.compare(BEFORE, AFTER)

    words = judge(visit, address, "Article 1", answer="elsewhere", target="art_2")

    assert "Kept: Article 1 is Article 2." in words
    assert "both speak of the fee (Ana Sá" in words
    assert "stated by a person" in words
    assert visit.get(f"{address}/files/docx").data.startswith(b"PK")
    assert visit.desk.pairs[address.split("/")[1]].stated


def test_a_correction_is_taken_back_with_a_reason(visit: Visit) -> None:
    address = visit.compare(BEFORE, AFTER)
    judge(visit, address, "Article 1", answer="elsewhere", target="art_2")
    link = visit.page(f"{address}/rows").xpath("//a[starts-with(@aria-label, 'Take back')]/@href")[0]

    asked = text_of(visit.get(link))
    words = text_of(visit.send(f"{address}/take-back", pair="art_1=art_2", reason="it was a slip"))

    assert "Article 1 is Article 2" in asked
    assert "Taken back: Article 1 is Article 2." in words
    assert not visit.desk.pairs[address.split("/")[1]].stated


def test_a_link_is_confirmed_and_denied(visit: Visit) -> None:
    address = visit.compare(BEFORE, AFTER)

    assert "Kept: Article 2 is Article 1." in judge(visit, address, "Article 2", answer="right")
    words = judge(visit, address, "Article 2", answer="wrong")
    assert "contradicts" in words
    assert "Ana Sá" in words


def test_a_correction_without_reason_or_answer_is_refused(visit: Visit) -> None:
    address = visit.compare(BEFORE, AFTER)
    fields = {"before": "art_2", "after": "art_1", "name": "Ana"}

    assert "A correction needs a reason" in text_of(visit.send(f"{address}/row", answer="right", **fields))
    assert "Nothing was chosen" in text_of(visit.send(f"{address}/row", answer="elsewhere", reason="x", **fields))


def test_an_error_leads_back_to_the_row_that_it_is_about(visit: Visit) -> None:
    address = visit.compare(BEFORE, AFTER)
    row = row_of(visit, address, "Article 2", "Right")
    sent = {"token": visit.gate.token, "before": "art_2", "after": "art_1", "answer": "right", "name": "Ana"}

    headers = {"Host": HOST, "Origin": ORIGIN, "Referer": f"{ORIGIN}{row}"}
    answer = visit.client.post(f"{visit.root}{address}/row", data=sent, headers=headers, follow_redirects=True)
    back = str(html.document_fromstring(answer.data).xpath("string(//main//a[@class='button']/@href)"))

    assert "A correction needs a reason" in text_of(answer)
    assert back == row
    visit.send(f"{address}/row", before="art_2", after="art_1", answer="elsewhere", reason="the fee", name="Ana")
    assert visit.page(back).xpath("string(//input[@name='reason']/@value)") == "the fee"


def test_nothing_is_kept_without_a_name_and_the_name_is_asked_once(visit: Visit) -> None:
    address = visit.compare(BEFORE, AFTER)
    fields = {"before": "art_2", "after": "art_1", "answer": "right", "reason": "yes"}

    assert "Your name is missing" in text_of(visit.send(f"{address}/row", **fields))
    visit.send("person", name="Ana Sá", mail="ana@example.org")
    assert "Kept:" in text_of(visit.send(f"{address}/row", **fields))
    assert str(visit.desk.person) == "Ana Sá <ana@example.org>"


# The store


def test_a_store_is_made_in_the_documents_of_the_person(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))

    words = text_of(visit.send("store/make", folder="Solidarity drafts", name="Ana Sá"))

    assert "This store is empty" in words
    assert visit.desk.store == home / "Documents" / "solidarity-drafts"
    assert (home / "Documents" / "solidarity-drafts" / "treaty.toml").is_file()


@pytest.mark.parametrize("name", ["../outside", "/etc/x", "..", "", "a/b", "con"])
def test_a_store_is_never_made_elsewhere(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))

    visit.send("store/make", folder=name, name="Ana Sá")

    assert {path.parent for path in tmp_path.rglob("treaty.toml")} <= {path for path in home.iterdir() if path.is_dir()}


def test_a_draft_is_brought_in_only_after_the_person_has_seen_it(with_store: Visit) -> None:
    visit = with_store
    answer = visit.send("drafts", {"file": ("Draft 2.txt", BEFORE)})
    words = text_of(answer)

    assert "2 Articles" in words
    assert "Fill in what is missing" in words
    assert 'value="draft-2"' in answer.get_data(as_text=True)
    with open_store(visit.store or visit.folder) as store:
        assert stages(store) == []

    facts = {"instrument": "lights", "stage": "zero", "language": "English", "date": "2031"}
    again = visit.send(answer.request.path, do="read", **facts)
    assert "It would be kept as zero (en)." in text_of(again)
    kept = visit.send(answer.request.path, do="keep", name="Ana Sá", **facts)
    assert "Kept as zero (en)." in text_of(kept)
    with open_store(visit.store or visit.folder) as store:
        (entry,) = stages(store)
        assert (entry.slug, entry.date, entry.languages) == ("zero", "2031", ("en",))


def test_a_text_that_was_read_wrongly_is_mended_by_hand(with_store: Visit) -> None:
    visit = with_store
    read = visit.send("drafts", {"file": ("a.txt", BEFORE.replace(b"Article 2", b"Artcle 2"))}).request.path
    text = visit.page(f"{read}/text").xpath("string(//textarea)")

    mended = text_of(visit.send(f"{read}/text", text=str(text).replace("Artcle 2", "\n### Article 2\n")))
    facts = {"instrument": "lights", "stage": "zero", "language": "en"}
    visit.send(read, do="keep", name="Ana Sá", **facts)

    assert "2 Articles" in mended
    assert "The text was mended by hand." in mended
    with open_store(visit.store or visit.folder) as store:
        assert [article.label for article in store.text("zero").draft.articles] == ["Article 1", "Article 2"]


def test_a_compared_file_goes_on_into_the_store(with_store: Visit) -> None:
    address = with_store.compare(BEFORE, AFTER)

    words = text_of(with_store.send("drafts/of-pair", pair=address.split("/")[1], side="after"))

    assert "new.txt" in words
    assert "Fill in what is missing" in words


def test_the_language_is_stated_where_it_is_not_found(visit: Visit) -> None:
    files = {"before": ("a.txt", b"Article 1\n\nXyz.\n"), "after": ("b.txt", b"Article 1\n\nXyw.\n")}
    answer = visit.send("compare-files", files, language="Swahili")

    assert "Swahili" in text_of(visit.get(f"{answer.request.path}/read"))
    assert "neither a language tag" in text_of(visit.send("compare-files", files, language="<b>"))


def test_a_draft_that_is_there_already_is_replaced_with_a_reason_alone(with_store: Visit) -> None:
    visit = with_store
    bring_in(visit, "a.txt", BEFORE, stage="zero")
    read = visit.send("drafts", {"file": ("b.txt", AFTER)}).request.path
    facts = {"instrument": "lights", "stage": "zero", "language": "en", "name": "Ana Sá"}

    refused = text_of(visit.send(read, do="read", **facts))
    kept = text_of(visit.send(read, do="keep", replacing="1", reason="the issued text", **facts))

    assert "It would be refused" in refused
    assert "the box “Replace the present text”" in refused
    assert "--" not in refused
    assert "Kept as zero (en)." in kept


def test_what_a_file_states_of_itself_is_offered(with_store: Visit) -> None:
    answer = with_store.send("drafts", {"file": ("x.md", (DRAFTS / "2017-final.fr.md").read_bytes())})
    page = answer.get_data(as_text=True)

    assert 'value="A/HRC/35/35"' in page
    assert 'value="2017-04-25"' in page
    assert "It would be kept as 2017-final (fr)" in text_of(answer)


def two_stages(visit: Visit) -> None:
    bring_in(visit, "a.txt", BEFORE, stage="zero", date="2030")
    bring_in(visit, "b.txt", AFTER, stage="first", date="2031")


def test_two_stages_are_compared_and_a_correction_is_kept_in_the_store(with_store: Visit) -> None:
    two_stages(with_store)
    answer = with_store.get("compare?before=zero&after=first&instrument=lights")
    address = answer.request.path.removeprefix(with_store.root)

    words = judge(with_store, address, "Article 1", answer="elsewhere", target="art_2")
    again = with_store.get("compare?before=zero&after=first&instrument=lights")

    assert "Kept: Article 1 is Article 2." in words
    assert "stated by a person" in text_of(with_store.get(f"{address}/rows"))
    assert again.status_code == 200
    assert "Ana Sá" in text_of(with_store.get("store"))


def test_a_stage_is_read_checked_downloaded_and_released(with_store: Visit) -> None:
    two_stages(with_store)
    base = "stages/lights/first/en"

    assert "The records of the meetings" in text_of(with_store.get(base))
    assert "No drafting error was found" in text_of(with_store.get(f"{base}/check"))
    assert with_store.get(f"{base}/files/docx").data.startswith(b"PK")
    assert with_store.get(f"{base}/files/akn").data.startswith(b"<?xml")
    assert b"<iframe" in with_store.get(f"{base}/brackets?since=zero").data
    assert with_store.get(f"{base}/brackets/xlsx?since=zero").data.startswith(b"PK")
    released = text_of(with_store.send(f"{base}/release", name="Ana Sá"))
    assert "first is released. A release never changes." in released
    assert "Nothing to do: first was released before." in text_of(with_store.send(f"{base}/release"))


def test_all_drafts_together_are_the_pages_of_the_site(with_store: Visit) -> None:
    two_stages(with_store)
    address = str(with_store.page("site/lights").xpath("string(//iframe/@src)"))

    first = with_store.get(address)
    links = [link.get("href", "") for link in html.document_fromstring(first.data).iter("a")]
    pages = [link for link in links if not link.startswith("#")]

    assert "frame-ancestors 'self'" in first.headers["Content-Security-Policy"]
    assert "matrix.html" in pages
    base = address.rpartition("/")[0]
    assert {page: with_store.get(f"{base}/{page.partition('#')[0]}").status_code for page in pages} == dict.fromkeys(
        pages, 200
    )
    for path in ("../../treaty.toml", "%2e%2e/a", ".made", "nothing.html"):
        assert with_store.get(f"{base}/{path}").status_code == 404


def test_a_text_is_taken_back_and_renamed(with_store: Visit) -> None:
    two_stages(with_store)

    renamed = text_of(with_store.send("stages/lights/first/en/rename", new="second", reason="its usual name"))
    removed = text_of(with_store.send("stages/lights/second/en/remove", reason="the wrong file"))

    assert "first is called second now." in renamed
    assert "second (en) was taken back" in removed
    with open_store(with_store.store or with_store.folder) as store:
        assert [entry.slug for entry in stages(store)] == ["zero"]


def test_a_text_that_was_taken_back_comes_in_again_as_it_was(with_store: Visit) -> None:
    two_stages(with_store)
    folder = with_store.store or with_store.folder
    with open_store(folder) as store:
        before = stages(store)
    removed = with_store.send("stages/lights/first/en/remove", reason="a slip")
    link = str(html.document_fromstring(removed.data).xpath("string(//a[starts-with(., 'Bring it in again')]/@href)"))

    page = with_store.page(link)
    facts = {name: str(page.xpath(f"string(//input[@name='{name}']/@value)")) for name in
             ("instrument", "stage", "language", "date", "symbol", "title")}  # fmt: skip
    with_store.send(link, do="keep", authenticity="unverified", **facts)

    with open_store(folder) as store:
        assert stages(store) == before
    assert "Bring it in again" not in text_of(with_store.get("store"))


def test_the_language_changes_on_the_page_where_one_is(visit: Visit) -> None:
    address = visit.compare(BEFORE, AFTER)
    page = visit.page(f"{address}/rows?level=all")
    back = str(page.xpath("string(//input[@name='back']/@value)"))

    answer = visit.send("language", language="fr", back=back)

    assert answer.request.full_path == f"{visit.root}{address}/rows?level=all"
    assert visit.send("language", language="en", back="https://evil.example/").request.path == visit.root
    assert "There is no such page" in text_of(visit.get("language"))


def test_a_released_text_cannot_be_taken_back(with_store: Visit) -> None:
    two_stages(with_store)
    with_store.send("stages/lights/first/en/release")

    answer = with_store.send("stages/lights/first/en/remove", reason="no")

    assert answer.status_code == 422
    assert "released" in text_of(answer)


def test_files_and_the_whole_store_are_verified(with_store: Visit) -> None:
    two_stages(with_store)
    address = with_store.get("compare?before=zero&after=first").request.path
    page = with_store.get(f"{address}/files/html").data

    assert "Nothing is in doubt" in text_of(with_store.send("verify", {"file": ("r.html", page)}))
    altered = page.replace(b"harbour", b"harvest", 1)
    assert "There is a doubt" in text_of(with_store.send("verify", {"file": ("r.html", altered)}))
    assert "Nothing is in doubt" in text_of(with_store.send("verify/store"))


@pytest.mark.parametrize(
    ("asked", "spoken"), [("ar-EG,en;q=0.5", "ar"), ("de,zh-CN;q=0.8", "zh"), ("de", "en"), ("<b>", "en")]
)
def test_the_desk_opens_in_the_language_that_the_browser_asks_for(visit: Visit, asked: str, spoken: str) -> None:
    header = {"Accept-Language": asked}
    assert f'<html lang="{spoken}"' in visit.get("", **header).text
    visit.send("language", language="fr")

    assert '<html lang="fr"' in visit.get("", **header).text, "what a person chose stays"


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh"])
def test_the_desk_speaks_the_languages_of_its_users(visit: Visit, language: str) -> None:
    visit.send("language", language=language)
    page = visit.page("")

    assert page.get("lang") == language
    assert page.get("dir") == ("rtl" if language == "ar" else "ltr")


# Two files that go on into a store


def test_corrections_of_two_files_go_along_into_the_store(with_store: Visit) -> None:
    visit = with_store
    address = visit.compare(BEFORE, AFTER)
    judge(visit, address, "Article 1", answer="elsewhere", target="art_2")

    first = visit.send("drafts/of-pair", pair=address.split("/")[1], side="both")
    facts = {"do": "keep", "instrument": "lights", "language": "en"}
    second = visit.send(first.request.path, stage="zero", date="2030", **facts)
    assert "Kept as zero (en)." in text_of(second)
    assert 'value="lights"' in second.get_data(as_text=True), "the treaty is filled in"
    last = text_of(visit.send(second.request.path, stage="first", date="2031", predecessor="zero", **facts))

    assert "Kept as first (en), after zero." in last
    assert "Corrections that were kept as well: 1" in last
    words = text_of(visit.get(visit.get("compare?before=zero&after=first").request.path + "/rows"))
    assert "Article 1 is Article 2. both speak of the fee (Ana Sá" in words


def test_two_files_wait_for_a_store_that_is_made_for_them(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path / "home")
    address = visit.compare(BEFORE, AFTER)

    asked = visit.send("drafts/of-pair", pair=address.split("/")[1], side="both")
    assert "A store for your drafts" in text_of(asked)
    made = text_of(visit.send("store/make", folder="lights", name="Ana Sá"))

    assert "You compared two files: old.txt and new.txt." in made


# Papers


@pytest.mark.parametrize("kind", ["substance", "note", "corrigendum"])
@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("html", b"<!doctype html>")])
def test_the_papers_of_two_texts_are_downloaded(visit: Visit, kind: str, form: str, start: bytes) -> None:
    address = visit.compare(BEFORE, AFTER)
    assert kind in visit.get(f"{address}/files").get_data(as_text=True)

    answer = visit.get(f"{address}/papers/{kind}/{form}")

    assert answer.data.lower().startswith(start.lower())
    assert f"old--new-{kind}." in answer.headers["Content-Disposition"]


def test_what_changed_in_substance_is_a_view_of_two_texts(visit: Visit) -> None:
    address = visit.compare(BEFORE, AFTER)
    page = visit.page(f"{address}/substance")

    frame = visit.get(str(page.xpath("string(//iframe/@src)")))

    assert frame.data.lower().startswith(b"<!doctype html>")
    assert "frame-ancestors 'self'" in frame.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "asked",
    ["history?form=docx", "history?form=html&words=article 1", "matrix?form=xlsx",
     "columns?form=docx&stage=zero&stage=first", "origin?form=html", "find?form=csv&words=harbour fee"],
)  # fmt: skip
def test_the_papers_over_all_drafts_are_made(with_store: Visit, asked: str) -> None:
    two_stages(with_store)
    assert "Tables and papers" in text_of(with_store.get("papers/lights"))

    answer = with_store.get(f"papers/lights/{asked}&save=1")

    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    assert len(answer.data) > 100
    if "html" in asked:
        page = with_store.page(f"papers/lights/{asked}")
        frame = with_store.get(str(page.xpath("string(//iframe/@src)")))
        assert "frame-ancestors 'self'" in frame.headers["Content-Security-Policy"]


def test_a_text_is_read_without_its_brackets_as_a_proposal(with_store: Visit) -> None:
    bracketed = OLD.replace("at dusk", "[at dusk][at night]").replace("The master", "[The master]")
    bring_in(with_store, "a.txt", bracketed.encode(), stage="zero")

    page = with_store.page("stages/lights/zero/en/clean")
    words = text_of(with_store.get("stages/lights/zero/en/clean"))
    assert "1 Brackets lifted" in words
    assert "nobody’s text" in words
    choice = next(value for value in page.xpath("//option/@value") if "night" in value)
    chosen = text_of(with_store.get(f"stages/lights/zero/en/clean?choice={choice}"))
    assert "lights its tower at night and" in chosen
    file = with_store.get(f"stages/lights/zero/en/clean/files/docx?choice={choice}")
    assert file.data.startswith(b"PK")
    assert "zero-proposal.docx" in file.headers["Content-Disposition"]


def test_language_versions_are_compared(with_store: Visit) -> None:
    bring_in(with_store, "a.txt", BEFORE, stage="zero")
    french = "Article premier\n\nLa ville côtière allume sa tour le soir.\n"
    bring_in(with_store, "b.txt", french.encode(), stage="zero", language="fr")

    assert "Language versions side by side" in text_of(with_store.get("stages/lights/zero/en"))
    answer = with_store.get("stages/lights/zero/en/languages/json")

    assert answer.status_code == 200
    assert answer.get_json()["schema"].startswith("tracker.")


# Handing a store on


def test_a_store_is_handed_on_as_one_file_and_taken_in(
    with_store: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path / "home")
    two_stages(with_store)
    bundle = with_store.get("share/export/bundle")
    assert "store.bundle" in bundle.headers["Content-Disposition"]
    assert "sha256" in with_store.get("share/export/text").get_data(as_text=True)

    file = ("../../lights.bundle", bundle.data)
    taken = text_of(with_store.send("share/import", {"file": file}, folder="from-ana", name="Li Wei"))

    assert "Everything in it was verified." in taken
    assert with_store.desk.store == tmp_path / "home" / "from-ana"
    with open_store(tmp_path / "home" / "from-ana") as store:
        assert [entry.slug for entry in stages(store)] == ["zero", "first"]


def test_a_damaged_file_of_a_store_is_refused_and_makes_nothing(
    with_store: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path / "home")
    two_stages(with_store)
    bundle = with_store.get("share/export/bundle").data

    for content in (b"no bundle at all", bundle[: len(bundle) // 2]):
        answer = with_store.send("share/import", {"file": ("a.bundle", content)}, folder="new", name="Li Wei")
        assert answer.status_code == 422
    assert not (tmp_path / "home" / "new").exists()
    assert with_store.desk.store == tmp_path / "store"


# Signatures


def test_a_release_is_signed_with_a_key_that_is_here_and_no_other(
    with_store: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    (home / ".ssh").mkdir(parents=True)
    monkeypatch.setattr("pathlib.Path.home", lambda: home)
    two_stages(with_store)
    assert "no SSH key of yours" in text_of(with_store.get("stages/lights/zero/en/release"))
    key = home / ".ssh" / "id_ed25519"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)

    page = with_store.page("stages/lights/zero/en/release")
    assert page.xpath("//select[@name='key']/option/text()") == ["not signed", str(key)]
    with_store.send("stages/lights/zero/en/release", key="/etc/passwd", name="Ana Sá", mail="ana@example.org")
    signed = text_of(
        with_store.send("stages/lights/zero/en/release", key=str(key), name="Ana Sá", mail="ana@example.org")
    )

    assert "zero is signed. The release itself did not change." in signed
