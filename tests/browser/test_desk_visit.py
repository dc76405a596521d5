"""The desk as people use it: a whole visit in Chromium, by keyboard alone, without scripts, in every look."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from benchmarks import office
from tests.support.axe import violations
from tests.support.chromium import LOOKS
from tests.support.samples import stage
from tests.support.visits import served
from tracker.readers import read_file
from tracker.report.word.read import read_back
from tracker.services.render import export
from tracker.services.stores import init_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

BEFORE, AFTER = "2014-avant-projet", "2017-final"
DROP = """async files => {
    const list = new DataTransfer();
    for (const [name, base64, modified] of files) {
        const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
        list.items.add(new File([bytes], name, {lastModified: modified}));
    }
    document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: list, bubbles: true, cancelable: true}));
}"""
"""What the browser does when a person drops files: the test cannot take hold of the desktop."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("desk") / "store"
    with init_store(folder):
        pass
    with served(folder) as found:
        yield found


@pytest.fixture
def word_files(tmp_path: Path) -> tuple[Path, Path]:
    files = tmp_path / "avant-projet.docx", tmp_path / "final.docx"
    for file, name in zip(files, (BEFORE, AFTER), strict=True):
        file.write_bytes(export(stage(name), "docx", name))
    return files


class Desk:
    """A window on the desk: what it asks of other places, and what the browser complains about, are failures."""

    def __init__(self, browser: Browser, address: str, *, script: bool = True) -> None:
        self.address = address
        self.context = browser.new_context(java_script_enabled=script, accept_downloads=True, locale="en-GB")
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console", lambda message: self.complaints.append(message.text) if message.type == "error" else None
        )
        self.page.goto(address)

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "blob:", "data:")):
            self.complaints.append(f"asked for {url}")

    def close(self) -> None:
        self.context.close()
        assert self.complaints == []


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Desk]:
    desk = Desk(browser, address)
    yield desk
    desk.close()


def test_a_whole_visit_from_two_dropped_files_to_a_word_redline_that_gives_both_back(
    desk: Desk, word_files: tuple[Path, Path], tmp_path: Path
) -> None:
    page = desk.page
    dropped = [
        (file.name, base64.b64encode(file.read_bytes()).decode(), when)
        for file, when in zip(word_files, (1000, 2000), strict=True)
    ]
    page.evaluate(DROP, dropped[::-1])  # The later one first: the older file is the earlier text all the same.
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/pairs/*")

    frame = page.frame_locator("iframe")
    assert frame.locator("ins").first.text_content()
    assert page.locator(".names").text_content() == "avant-projet.docx → final.docx"

    page.get_by_role("link", name="What was read").click()
    assert "10 Articles" in page.locator("main").inner_text()

    page.get_by_role("link", name="Concordance").click()
    page.get_by_role("link", name="Goes to …: Article 6 → —").click()
    page.get_by_label("Goes to …").select_option(label="Article 5")
    assert page.get_by_label("It went elsewhere, to:").is_checked()
    page.get_by_label("Reason").fill("both say who holds the right")
    page.get_by_label("Your name").fill("Ana Sá")
    page.get_by_role("button", name="Keep this").click()
    page.wait_for_url("**/rows")
    assert page.get_by_role("status").text_content() == "Kept: Article 6 is Article 5."
    row = page.get_by_role("row", name="Article 6 Article 5")
    assert "stated by a person: both say who holds the right (Ana Sá)" in row.inner_text()

    page.get_by_role("link", name="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word With tracked changes").click()
    assert waiting.value.suggested_filename == "avant-projet--final.docx"
    redline = tmp_path / "redline.docx"
    waiting.value.save_as(redline)

    before, after = (read_file(file).draft for file in word_files)
    old, new = read_back(redline.read_bytes())
    assert old == [block for _, block in before.blocks]
    assert new == [block for _, block in after.blocks]
    if office.is_installed():
        ((rejected, accepted),) = office.reject_and_accept([redline])
        assert rejected == office.expected_words(before)
        assert accepted == office.expected_words(after)


def test_every_job_works_without_scripts(
    browser: Browser, address: str, word_files: tuple[Path, Path], tmp_path: Path
) -> None:
    desk = Desk(browser, address, script=False)
    page = desk.page
    page.set_input_files("#before", word_files[0])
    page.set_input_files("#after", word_files[1])
    page.click("button.main")
    page.wait_for_url("**/pairs/*", timeout=60_000)
    assert page.frame_locator("iframe").locator("ins").count() > 20

    for file, name in zip(word_files, (BEFORE, AFTER), strict=True):
        page.goto(f"{address}drafts")
        page.set_input_files("#file", file)
        page.click("button.main")
        page.wait_for_url("**/drafts/*", timeout=60_000)
        page.fill("#f-instrument", "solidarity")
        page.fill("#f-stage", name)
        page.fill("#f-date", name[:4])
        if page.locator("#name").count():
            page.fill("#name", "Ana Sá")
        page.click("text=Keep this draft")
        page.wait_for_url("**/store", timeout=60_000)
        assert f"Kept as {name} (fr)" in page.inner_text("main")
    page.click("text=Compare")
    page.wait_for_url("**/pairs/*", timeout=60_000)
    page.click("text=Download")
    with page.expect_download() as waiting:
        page.locator(".cards a", has_text="With tracked changes").click()
    waiting.value.save_as(tmp_path / "r.docx")
    assert len(read_back((tmp_path / "r.docx").read_bytes())[0]) > 100
    desk.close()


def press_until(page: Page, words: str) -> None:
    """Press Tab until a control with these words has the focus."""
    seen = []
    for _ in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "() => { const e = document.activeElement;"
            " return e.getAttribute('aria-label') || (e.labels && e.labels[0] ? e.labels[0].innerText : e.innerText) }"
        )
        if (name or "").startswith(words):
            return
        seen.append(name)
    pytest.fail(f"“{words}” cannot be reached; reached: {seen}")


def test_a_draft_is_brought_in_and_a_row_judged_by_keyboard_alone(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    words = "Every coastal town lights its tower at dusk and puts the light out at dawn."
    for name, text in (("zero", words), ("first", words.replace("dusk", "nightfall"))):
        file = tmp_path / f"{name}.txt"
        file.write_text(f"Article 1\n\n{text}\n", "utf-8")
        page.goto(f"{desk.address}drafts")
        with page.expect_file_chooser() as chooser:
            press_until(page, "The draft")
            page.keyboard.press("Enter")
        chooser.value.set_files(file)
        press_until(page, "Read it")
        page.keyboard.press("Enter")
        page.wait_for_url("**/drafts/*")
        press_until(page, "Treaty: one short word")
        page.keyboard.insert_text("lights")
        press_until(page, "Name of the draft")
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(name)
        press_until(page, "Date")
        page.keyboard.insert_text("2030" if name == "zero" else "2031")
        if page.locator("#name").count():
            press_until(page, "Your name")
            page.keyboard.insert_text("Bo")
        press_until(page, "Keep this draft")
        page.keyboard.press("Enter")
        page.wait_for_url("**/store")
    page.goto(f"{desk.address}compare?before=zero&after=first&instrument=lights")
    page.wait_for_url("**/pairs/*")
    press_until(page, "Concordance")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rows")
    press_until(page, "Right: Article 1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/row?*")
    press_until(page, "Reason")
    page.keyboard.insert_text("one word changed")
    press_until(page, "Keep this")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rows")

    assert "Kept: Article 1 is Article 1." in page.inner_text("main")


PAGES = ["", "store", "drafts", "verify", "person", "nothing", "compare?before=a&after=a"]


@pytest.fixture
def sample(desk: Desk, tmp_path: Path) -> str:
    """The address of two files that were compared."""
    page = desk.page
    texts = {"a.txt": "Article 1\n\nPeace and quiet.\n", "b.txt": "Article 1\n\nPeace.\n\nArticle 2\n\nBread.\n"}
    for side, (name, text) in zip(("#before", "#after"), texts.items(), strict=True):
        (tmp_path / name).write_text(text, "utf-8")
        page.set_input_files(side, tmp_path / name)
    page.click("form.drop button.main")
    page.wait_for_url("**/pairs/*")
    return page.url.removeprefix(desk.address)


def faults_of(desk: Desk, paths: list[str], looks: Iterable[str]) -> dict[tuple[str, str], dict[str, str]]:
    """What axe finds on some pages in some looks; none of them is wider than its window."""
    page, faults = desk.page, {}
    for path in paths:
        page.goto(desk.address + path)
        page.wait_for_function(
            "!document.querySelector('[data-job]')", timeout=60_000
        )  # Long work gives way to its page.
        for name in looks:
            LOOKS[name].put_on(page)
            if found := violations(page):
                faults[path, name] = found
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0 or LOOKS[name].printed, f"{path} is {wide} pixels too wide when {name}"
    desk.complaints[:] = [words for words in desk.complaints if "404" not in words and "422" not in words]
    return faults


@pytest.mark.parametrize("language", ["ar", "zh", "en"])
def test_axe_finds_no_fault_with_the_desk_in_any_look(desk: Desk, sample: str, language: str) -> None:
    page = desk.page
    page.goto(desk.address)
    page.select_option("#language", language)
    page.wait_for_function("tag => document.documentElement.lang === tag", arg=language)
    row = f"{sample}/row?before=art_1&after=art_1"
    paths = [*PAGES, sample, f"{sample}/rows", f"{sample}/read", f"{sample}/substance", f"{sample}/files", row]

    assert faults_of(desk, paths, LOOKS if language == "ar" else ("light", "narrow")) == {}


def test_axe_finds_no_fault_with_the_pages_about_a_draft(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    page.goto(f"{desk.address}drafts")
    file = tmp_path / "[draft].txt"
    file.write_text("Page 1\n\nArticle 1\n\nPeace [and quiet].\n\nArticle 1\n\nSee article 9.\n", "utf-8")
    page.set_input_files("#file", file)
    page.click("button.main")
    page.wait_for_url("**/drafts/*")
    draft = page.url.removeprefix(desk.address)
    looks = ("light", "dark", "narrow")

    assert faults_of(desk, [draft, f"{draft}/text"], looks) == {}

    page.goto(desk.address + draft)
    for field, value in (("instrument", "judged"), ("stage", "one"), ("language", "en")):
        page.fill(f"#f-{field}", value)
    if page.locator("#name").count():
        page.fill("#name", "Bo")
    page.click("button[value=keep]")
    page.wait_for_url("**/store")
    base = "stages/judged/one/en"
    inner = ["", "/check", "/brackets", "/clean", "/release", "/rename", "/remove"]
    assert faults_of(desk, ["store", "papers/judged", "share", *(base + path for path in inner)], looks) == {}


def test_a_slow_upload_shows_its_progress_and_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    (tmp_path / "large.txt").write_text("Article 1\n\nPeace.\n" * 300_000, "utf-8")
    page.goto(f"{desk.address}verify")
    page.set_input_files("#file", tmp_path / "large.txt")
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 300_000}
    network.send("Network.emulateNetworkConditions", slow)

    page.click("form.drop button.main")
    page.wait_for_function("() => document.querySelector('#sending progress').value > 0.05")
    assert page.evaluate("document.activeElement.closest('#sending') !== null"), "the keyboard is at the way to stop it"
    assert page.locator("#sending [role=status]").is_visible()
    page.click("#sending button")

    page.wait_for_selector("#sending", state="hidden")
    assert page.url == f"{desk.address}verify"
    assert page.locator("form.drop button.main").is_enabled()


def test_a_page_says_that_the_desk_does_not_answer(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    page.route("**/jobs/*/state", lambda route: route.abort())
    (tmp_path / "a.txt").write_text("Article 1\n\nPeace and quiet.\n\n" * 120_000, "utf-8")
    page.goto(f"{desk.address}verify")
    page.set_input_files("#file", tmp_path / "a.txt")
    page.click("form.drop button.main")

    page.wait_for_selector(".progress .problem", state="visible", timeout=60_000)
    assert "tracker serve" in page.inner_text(".progress .problem")  # In the language that was chosen last.
    page.goto("about:blank")
    desk.complaints.clear()
