"""``tracker site``: a folder of pages over all stages, which needs no server, no network and no script."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from tests.support.samples import DRAFTS
from tracker.cli import commands
from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STAGES = ("2013-preliminary", "2014-avant-projet", "2017-final")


class Page(HTMLParser):
    """The addresses to which a page leads, the anchors that it has, and whatever it would load."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.anchors.add(value or "")
            elif name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("src", "srcset", "action", "data") or (name == "href" and tag != "a"):
                self.loaded.append(f"{tag} {name}={value}")


def run(*args: str) -> str:
    done = CliRunner().invoke(commands, args)
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stderr


def refusal(*args: str) -> InputError:
    done = CliRunner().invoke(commands, args)
    assert isinstance(done.exception, InputError)
    return done.exception


def store_of(folder: Path, *texts: tuple[str, str, str]) -> str:
    """Make a store of texts, each with its stage and language, and return its folder."""
    run("init", str(folder / "store"))
    for stage, language, text in texts:
        file = folder / f"{stage}.{language}.txt"
        file.write_text(text, encoding="utf-8")
        run("add", str(file), "--instrument", "lights", "--stage", stage, "--language", language,
            "--store", str(folder / "store"))  # fmt: skip
        file.unlink()
    return str(folder / "store")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The declaration in its three stages."""
    folder = str(tmp_path_factory.mktemp("site") / "store")
    run("init", folder)
    for stage in STAGES:
        run("add", str(DRAFTS / f"{stage}.fr.md"), "--store", folder)
    return folder


@pytest.fixture(scope="module")
def site(store: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "site"
    run("site", "--store", store, "-o", str(folder))
    return folder


def pages(site: Path) -> Iterator[tuple[Path, Page]]:
    for path in sorted(site.rglob("*.html")):
        yield path, Page(path.read_text(encoding="utf-8"))


def test_every_link_of_every_page_leads_to_something(site: Path) -> None:
    known = {path.resolve(): page for path, page in pages(site)}
    followed = 0
    for path, page in known.items():
        for link in page.links:
            target, _, anchor = unquote(link).partition("#")
            other = (path.parent / target).resolve() if target else path
            assert other.is_file(), f"{path.name} leads to {link}"
            assert not anchor or other.suffix != ".html" or anchor in known[other].anchors, f"{path.name}: {link}"
            followed += 1

    assert followed > 200


def test_no_page_loads_anything(site: Path) -> None:
    assert [(path.name, page.loaded) for path, page in pages(site) if page.loaded] == []
    for path, _ in pages(site):
        text = path.read_text(encoding="utf-8")
        assert "default-src 'none'" in text, path
        assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", text), path


def test_without_scripts_it_says_what_became_of_an_article(site: Path) -> None:
    home = Page((site / "index.html").read_text(encoding="utf-8"))
    assert "provisions/article-5.html" in home.links

    text = re.sub(r"<[^>]+>", "", (site / "provisions" / "article-5.html").read_text(encoding="utf-8"))
    assert "Article 5 → Article 7" in text
    assert "2014-avant-projet" in text


def test_a_dropped_article_has_a_page_too(site: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (site / "provisions").glob("article-6*.html")]

    assert any("Les titulaires du droit" in text and "suppression" in text for text in texts)


def test_each_two_stages_have_a_redline_that_verifies(site: Path, store: str) -> None:
    made = sorted(path.name for path in (site / "redlines").iterdir())

    assert len(made) == 6
    for name in made:
        run("verify", str(site / "redlines" / name), "--store", store)


def test_the_same_store_makes_the_same_bytes(site: Path, store: str, tmp_path: Path) -> None:
    run("site", "--store", store, "-o", str(tmp_path / "again"))

    def digests(folder: Path) -> dict[str, str]:
        return {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file()
        }

    assert digests(tmp_path / "again") == digests(site)


def test_every_page_names_the_texts_that_are_not_official(site: Path) -> None:
    for path in (
        site / "index.html",
        site / "matrix.html",
        site / "columns.html",
        site / "stages" / f"{STAGES[0]}.html",
    ):
        assert "C’est une reconstitution" in path.read_text(encoding="utf-8"), path


def test_markup_in_a_text_stays_text(tmp_path: Path) -> None:
    evil = "Article 1\n\nStates </script><script>alert(1)</script> <img src=x onerror=alert(1)> shall act.\n"
    folder = store_of(tmp_path, ("first", "en", evil), ("second", "en", evil.replace("shall", "should")))
    run("site", "--store", folder, "-o", str(tmp_path / "site"))

    for path, page in pages(tmp_path / "site"):
        assert page.loaded == [], path
        assert "<script>alert" not in path.read_text(encoding="utf-8"), path


def test_one_stage_alone_has_a_site(tmp_path: Path) -> None:
    folder = store_of(tmp_path, ("first", "en", "Article 1\n\nStates shall act.\n"))
    run("site", "--store", folder, "-o", str(tmp_path / "site"))

    assert (tmp_path / "site" / "stages" / "first.html").is_file()
    assert not (tmp_path / "site" / "columns.html").exists()


def test_each_language_has_its_own_pages(tmp_path: Path) -> None:
    english, arabic_text = "Article 1\n\nStates shall act.\n", "المادة 1\n\nتتعاون الدول على حفظ السلام.\n"
    folder = store_of(tmp_path, ("first", "en", english), ("first", "ar", arabic_text))
    run("site", "--store", folder, "-o", str(tmp_path / "site"))
    arabic = (tmp_path / "site" / "ar" / "index.html").read_text(encoding="utf-8")

    assert 'dir="rtl"' in arabic
    assert "../en/index.html" in Page(arabic).links
    assert {"ar/index.html", "en/index.html"} <= set(Page((tmp_path / "site" / "index.html").read_text()).links)


def test_a_folder_with_other_files_is_left_alone(store: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")

    assert "this command did not make" in refusal("site", "--store", store, "-o", str(tmp_path), "--force").message
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_site_is_replaced_only_when_asked(store: str, tmp_path: Path) -> None:
    target = str(tmp_path / "site")
    run("site", "--store", store, "-o", target)
    (tmp_path / "site" / "index.html").write_text("old", encoding="utf-8")

    assert "exists already" in refusal("site", "--store", store, "-o", target).message
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"

    run("site", "--store", store, "-o", target, "--force")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") != "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_every_page_leads_to_the_main_pages(site: Path) -> None:
    for path, page in pages(site):
        up = "" if path.parent == site else "../"
        home, other = f"{up}index.html", f"{up}matrix.html"
        assert home in page.links or path.name == "index.html", path
        assert other in page.links or path.name == "matrix.html", path


def test_a_redline_with_a_forged_line_of_pages_does_not_verify(site: Path, store: str, tmp_path: Path) -> None:
    page = next(path for path in (site / "redlines").glob("*.html")).read_text(encoding="utf-8")
    assert 'href="../matrix.html"' in page
    forged = tmp_path / "forged.html"
    for wrong in (
        page.replace('href="../matrix.html"', 'href="https://example.org"'),
        page.replace('name="tracker-site" content="', 'name="tracker-site" content="other.html '),
    ):
        forged.write_text(wrong, encoding="utf-8")
        done = CliRunner().invoke(commands, ("verify", str(forged), "--store", store))

        assert done.exit_code == 1
        assert "Altered" in done.output + done.stderr


def words_of_page(path: Path) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8")))


def test_a_number_of_any_stage_leads_to_what_it_became_in_two_clicks(site: Path) -> None:
    home = Page((site / "index.html").read_text(encoding="utf-8"))
    assert "provisions.html" in home.links
    numbers = words_of_page(site / "provisions.html")

    assert "Article 5 2013-preliminary, 2017-final → Article 5 Article 5 2014-avant-projet → Article 4 " in numbers
    assert "2014-avant-projet Article 6 , suppression (en dernier lieu dans 2014-avant-projet)" in numbers


def test_numbers_follow_by_value_and_a_bracketed_one_is_that_number(tmp_path: Path) -> None:
    first = "".join(f"Article {n}\n\nStates shall keep lamp {n * 'again '}.\n\n" for n in range(1, 12))
    second = first.replace("Article 2\n", "[Article 2]\n").replace("Article 11\n", "Article 12\n")
    folder = store_of(tmp_path, ("first", "en", first), ("second", "en", second))
    run("site", "--store", folder, "-o", str(tmp_path / "site"))
    text = words_of_page(tmp_path / "site" / "provisions.html")
    places = [text.index(f"Article {n} ") for n in range(1, 13)]

    assert places == sorted(places)
    assert text.count("[Article 2]") == 1  # The name that it has now, behind the arrow.


def test_the_flow_leads_to_lives_and_redlines(site: Path) -> None:
    flow = (site / "index.html").read_text(encoding="utf-8").partition("<svg")[2].partition("</svg>")[0]
    links = Page(flow).links

    assert any(link.startswith("provisions/") for link in links)
    assert any(link.startswith("redlines/2014-avant-projet--2017-final.html#a-art_") for link in links)
    assert len(re.findall(r'class="stage"', flow)) == len(STAGES)


def test_of_many_stages_what_is_left_out_is_said_with_its_command(tmp_path: Path) -> None:
    text = "Article 1\n\nStates shall keep {} lamps.\n"
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight")
    folder = store_of(tmp_path, *((f"draft-{n}", "en", text.format(word)) for n, word in enumerate(words)))
    run("site", "--store", folder, "-o", str(tmp_path / "site"))
    made = {path.stem for path in (tmp_path / "site" / "redlines").glob("*.html")}

    assert made == {
        *(f"draft-{n}--draft-{n + 1}" for n in range(7)),
        *(f"draft-0--draft-{n}" for n in range(1, 8)),
        *(f"draft-{n}--draft-7" for n in range(7)),
    }
    page = words_of_page(tmp_path / "site" / "stages.html")
    assert "tracker redline draft-1 draft-3" in page


def test_more_stages_than_a_page_of_word_holds_have_a_site(tmp_path: Path) -> None:
    text = "Article 1\n\nStates shall keep lamp number {}.\n"
    folder = store_of(tmp_path, *((f"draft-{n:02}", "en", text.format(n)) for n in range(13)))
    run("site", "--store", folder, "-o", str(tmp_path / "site"))

    assert (tmp_path / "site" / "columns.html").is_file()
    assert not (tmp_path / "site" / "columns.docx").exists()


def test_the_first_page_and_the_page_of_brackets_count_alike(tmp_path: Path) -> None:
    folder = store_of(
        tmp_path,
        ("first", "en", "Article 1\n\nStates [shall][should] keep [forty] [and five [bright]] lamps.[^1]\n\n[...]\n"),
        ("second", "en", "Article 1\n\nStates shall keep [forty] lamps.\n"),
    )
    run("site", "--store", folder, "-o", str(tmp_path / "site"))
    home = words_of_page(tmp_path / "site" / "index.html")
    redline = words_of_page(tmp_path / "site" / "redlines" / "first--second.html")

    assert "brackets: 5" in home
    assert "brackets: 1" in home
    assert "Brackets: 5 before, 1 now" in redline


def test_what_a_killed_run_left_is_cleared_away_by_the_next(store: str, tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for name, process in (("dead", ended.pid), ("alive", os.getpid())):
        (tmp_path / f".site-{name}").mkdir()
        mark = tmp_path / f".site-{name}" / ".made-by-tracker-site"
        mark.write_text(f"Begun by tracker site, process {process}\n", encoding="utf-8")
    (tmp_path / ".site-mine").mkdir()
    run("site", "--store", store, "-o", str(tmp_path / "site"))

    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-alive", ".site-mine", "site"]


def test_an_interrupted_run_leaves_nothing_and_keeps_the_old_site(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    run("site", "--store", store, "-o", str(target))
    before = (target / "index.html").read_bytes()

    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("tracker.services.site.search.render", interrupted)
    CliRunner().invoke(commands, ("site", "--store", store, "-o", str(target), "--force"))

    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (target / "index.html").read_bytes() == before


def test_markup_in_names_headings_and_titles_stays_text(tmp_path: Path) -> None:
    front = "instrument: lights\nstage: {}\nlanguage: en\nsymbol: '<b>&\"x'\ntitle: '</title><script>alert(1)</script>'"
    article = "### Article 1 — <img src=x onerror=alert(2)> lamps{}\n\nStates shall act.\n"
    text = f"---\n{front}\n---\n\n{article}"
    folder = str(tmp_path / "store")
    run("init", folder)
    for stage, more in (("first", ""), ("second", " anew")):
        file = tmp_path / f"{stage}.md"
        file.write_text(text.format(stage, more), encoding="utf-8")
        run("add", str(file), "--store", folder)
    run("site", "--store", folder, "-o", str(tmp_path / "site"))

    made = list(pages(tmp_path / "site"))
    for path, page in made:
        assert page.loaded == [], path
        assert "<script>alert" not in path.read_text(encoding="utf-8"), path
        assert "<img" not in path.read_text(encoding="utf-8"), path
    assert len(made) > 10


def test_an_empty_store_has_no_site_and_the_message_says_why(tmp_path: Path) -> None:
    run("init", str(tmp_path / "store"))
    error = refusal("site", "--store", str(tmp_path / "store"), "-o", str(tmp_path / "site"))

    assert error.message == "The store is empty"
    assert not (tmp_path / "site").exists()


def test_of_many_stages_of_one_standing_a_notice_names_all_in_two_words(tmp_path: Path) -> None:
    text = "Article 1\n\nStates shall keep lamp number {}.\n"
    folder = store_of(tmp_path, *((f"draft-{n}", "en", text.format(n)) for n in range(5)))
    run("site", "--store", folder, "-o", str(tmp_path / "site"))

    for name in ("index", "stages", "provisions", "matrix"):
        assert "All stages: Unverified" in words_of_page(tmp_path / "site" / f"{name}.html"), name


def test_a_stage_in_several_languages_has_a_page_of_their_differences(tmp_path: Path) -> None:
    folder = store_of(
        tmp_path,
        ("first", "en", "Article 1\n\nStates shall keep forty lamps within 30 days.\n"),
        ("first", "fr", "Article premier\n\nLes États gardent quarante lampes dans un délai de 60 jours.\n"),
        ("second", "en", "Article 1\n\nStates shall keep fifty lamps within 30 days.\n"),
    )
    run("site", "--store", folder, "-o", str(tmp_path / "site"))
    english = tmp_path / "site" / "en" / "languages"

    assert [path.name for path in english.iterdir()] == ["first.html"]
    text = words_of_page(english / "first.html")
    assert "Article 1, first paragraph time limit English: 30 days; French: 60 jours" in text
    assert "Versions linguistiques" in words_of_page(tmp_path / "site" / "fr" / "stages.html")
    for path, page in pages(tmp_path / "site"):
        for link in page.links:
            assert (path.parent / unquote(link).partition("#")[0]).exists(), link
