"""The finished HTML page gives both texts back to a parser that is not ours (lxml), and runs or loads nothing."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from html import unescape
from typing import TYPE_CHECKING, Any

import markupsafe
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

import tracker
import tracker.report.html.write as report_html
from tests.support.cases import CASES, FOLDERS, read
from tests.support.corruptions import HTML_CORRUPTIONS
from tests.support.html_pages import both_texts, broken_links, page_of, redline_html, sample, tree
from tests.support.samples import DRAFTS, ROOT, SAMPLES, STAGES, blocks, finished, stage
from tests.support.strategies import drafts, hostile_pairs, hostile_words, pairs, texts
from tracker.cli import commands
from tracker.errors import ProofError
from tracker.model.block import Block, BlockKind
from tracker.model.redline import RunKind
from tracker.model.stage import Authenticity, FrontMatter
from tracker.report.formats import REDLINE_FORMATS
from tracker.report.html.escaping import escape_attribute, escape_text
from tracker.report.html.read import read_back, read_seal
from tracker.report.proof import prove
from tracker.text.compose import with_front
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tracker.model.draft import DraftText


# Both texts come back


@pytest.mark.parametrize(("before", "after"), SAMPLES)
def test_the_page_gives_both_stages_back(before: str, after: str) -> None:
    found, page = sample(before, after)

    assert both_texts(page) == (blocks(found.before.draft), blocks(found.after.draft))
    assert read_back(page) == both_texts(page)
    prove(page, found.redline, REDLINE_FORMATS["html"])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_page_gives_every_case_back(folder: Path) -> None:
    before, after = read(folder, "before"), read(folder, "after")

    assert both_texts(page_of(before, after)) == (blocks(before), blocks(after))


def _reversed_attributes(page: bytes) -> bytes:
    """Write every tag of the text in another way: attributes in reverse order, single quotation marks, new lines."""

    def rewrite(found: re.Match[bytes]) -> bytes:
        attributes = re.findall(rb' [\w-]+="[^"]*"', found[2])
        return b"<" + found[1].upper() + b"".join(b"\n" + a.replace(b'"', b"'") for a in reversed(attributes)) + b" >"

    head, text = page.split(b"<main", 1)
    return head + b"<main" + re.sub(rb'<(p|div|h[23]|ins|del|sup|table|section)((?: [\w-]+="[^"]*")+)>', rewrite, text)


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda page: page.replace(b"<main", b"<!-- saved by a browser --><main"),
        lambda page: page.replace(b"</p>", b"</P>").replace(b"<del ", b"<DEL "),
        _reversed_attributes,
    ],
)
def test_a_page_is_read_back_in_any_form_of_html(rewrite: Callable[[bytes], bytes]) -> None:
    found, page = sample("2014-avant-projet", "2017-final")
    other = rewrite(page)

    assert other != page
    assert read_back(other) == both_texts(page)
    prove(other, found.redline, REDLINE_FORMATS["html"])


@pytest.mark.parametrize("size", [1, 7, 4096])
def test_pieces_of_any_size_give_the_same_blocks(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A piece may end inside a tag, an entity, or the bytes of one character."""
    page = page_of(read(CASES / "quotation-marks", "before"), read(CASES / "quotation-marks", "after"))
    whole, seal = read_back(page), read_seal(page)
    monkeypatch.setattr("tracker.report.html.read._CHUNK", size)

    assert read_back(page) == whole
    assert read_seal(page) == seal != {}


def test_a_long_line_that_was_compared_coarsely_is_said_to_be() -> None:
    before = "Article 1\n\n" + " ".join(f"w{n}" for n in range(6_001)) + "\n"
    after = before.replace("w0 ", "v0 ").replace(" w6000", " v6000")

    redline = tracker.compare(tracker.parse(before), tracker.parse(after))

    for form in ("html", "markdown"):
        assert b"too long to be compared word by word" in tracker.render(redline, form)


@given(pairs)
def test_the_page_gives_any_two_texts_back(pair: tuple[DraftText, DraftText]) -> None:
    page = page_of(*pair)

    assert both_texts(page) == (blocks(pair[0]), blocks(pair[1]))
    assert read_back(page) == both_texts(page)


# Controls: one corruption of the finished bytes each, and the proof refuses


SAME = rb"(<p data-k[^=>]*(?: id=[^>]*)?>)([^<]*)(</p>)"
"""A line that is the same in both texts: most lines are, and are read back by a way of their own."""
QUIET: dict[str, Callable[[re.Match[bytes]], bytes]] = {
    "a letter": lambda m: m[1] + m[2][:-1] + b"x" + m[3],
    "a space": lambda m: m[1] + m[2].replace(b" ", b"  ", 1) + m[3],
    "an entity": lambda m: m[1] + m[2] + b"&amp;" + m[3],
    "an entity without its end": lambda m: m[1] + m[2] + b"&lt" + m[3],
    "an entity twice escaped": lambda m: m[1] + m[2] + b"&amp;lt;" + m[3],
    "an empty line": lambda m: m[1] + m[3],
    "left out": lambda _: b"",
    "doubled": lambda m: m[0] + m[0],
    "a comment in its place": lambda m: b"<!-- " + m[0] + b" -->",
    "struck": lambda m: m[1] + b'<del class="text">' + m[2] + b"</del>" + m[3],
    "inserted": lambda m: m[1] + b"<ins>" + m[2] + b"</ins>" + m[3],
    "words before its end struck": lambda m: m[1] + m[2] + b"<ins>x</ins>" + m[3],
    "a note called": lambda m: m[1] + m[2] + b'<sup class="call" data-cb="1" data-ca="1"></sup>' + m[3],
    "its end behind other words": lambda m: m[1] + m[2] + b"x" + m[3],
    "a place of its own": lambda m: m[0].replace(b"data-k", b'data-b="1 text 0" data-a="9 text 0"', 1),
    "no place": lambda m: m[0].replace(b"data-k", b"", 1),
    "places counted anew": lambda m: b'<i data-kept="0 0"></i>' + m[0],
    "places that are no numbers": lambda m: b'<i data-kept="0"></i>' + m[0],
    "another mark": lambda m: m[0].replace(b"data-k", b'data-k="row 0"', 1),
    "another level": lambda m: m[0].replace(b"data-k", b'data-k="text 1"', 1),
    "a mark that is none": lambda m: m[0].replace(b"data-k", b'data-k="text"', 1),
    "inside another line": lambda m: m[1] + m[0] + m[2] + m[3],
    "a copy of nothing": lambda m: m[0] + m[0].replace(b"data-k", b'data-copy="b 1"'),
}


def _quietly(page: bytes, name: str) -> bytes:
    """A page with one of its lines changed that are the same in both texts: the second."""
    lines = list(re.finditer(SAME, page))
    assert len(lines) > 2, "there is no such line"
    corrupt = page[: lines[1].start()] + QUIET[name](lines[1]) + page[lines[1].end() :]
    assert corrupt != page
    return corrupt


@pytest.mark.parametrize("name", QUIET)
def test_a_corrupt_line_that_is_the_same_in_both_texts_is_refused(name: str) -> None:
    found, page = sample("2017-final", "2017-final")

    prove(page, found.redline, REDLINE_FORMATS["html"])
    with pytest.raises((ProofError, ValueError)):
        prove(_quietly(page, name), found.redline, REDLINE_FORMATS["html"])


@pytest.mark.parametrize(
    "words", ["a &lt; b &amp; c &gt; d &#39;e&#39; &#34;f&#34;", "&amp;lt;", "&lt &nbsp; &#8217;", "&"]
)
def test_entities_are_read_as_the_standard_library_reads_them(words: str) -> None:
    page = f'<!doctype html>\n<p class="block text l3" data-b="0 text 0" data-a="0 text 0">{words}</p>'.encode()

    assert read_back(page) == both_texts(page) == ([Block(BlockKind.TEXT, unescape(words))],) * 2


def test_what_is_between_the_lines_may_be_anything_that_says_nothing() -> None:
    found, page = sample("2014-avant-projet", "2017-final")
    for more in (
        b"<hr>",
        b"<br/>",
        b'<a title="a > b">x</a>',
        b"<section><p hidden>x</p></section>",
        b"<i data-c=x></i>",
    ):
        prove(page.replace(b"</section>", more + b"</section>", 2), found.redline, REDLINE_FORMATS["html"])


@pytest.mark.parametrize("name", HTML_CORRUPTIONS)
def test_a_corrupt_page_is_refused(name: str) -> None:
    found, page = sample("2014-avant-projet", "2017-final")
    corrupt = HTML_CORRUPTIONS[name](page)

    with pytest.raises(ProofError):
        prove(corrupt, found.redline, REDLINE_FORMATS["html"])


@given(pairs, st.data())
def test_any_other_character_is_refused(pair: tuple[DraftText, DraftText], data: st.DataObject) -> None:
    found = finished(*pair)
    page = redline_html(found.view)
    places = [
        n
        for block in re.finditer(r'data-a="[^"]*"[^>]*>(.*?)</(?:p|div|h2|h3)>', page, re.DOTALL)
        for stretch in re.finditer(r"(?:^|>)([^<&]+)", block[1])
        for n in range(block.start(1) + stretch.start(1), block.start(1) + stretch.end(1))
    ]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    if ";" in page[place : place + 8] or page[place] == "x":
        return  # It may be in the middle of an entity, or be the very character that is put there.

    prove(page.encode(), found.redline, REDLINE_FORMATS["html"])
    with pytest.raises(ProofError):
        prove(f"{page[:place]}x{page[place + 1 :]}".encode(), found.redline, REDLINE_FORMATS["html"])


MORE = [pytest.param(name, marks=pytest.mark.slow) for name in ("ins for del", "one block doubled")]


@pytest.mark.parametrize("name", ["one character", *MORE])
def test_a_corrupt_page_is_not_written(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    whole = report_html.render
    monkeypatch.setattr(report_html, "render", lambda seen: HTML_CORRUPTIONS[name](whole(seen)))
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    (tmp_path / "kept.html").write_text("as it was")
    for output in ([], ["-o", "new.html"], ["-o", "kept.html", "--force"], ["-o", "-"]):
        result = CliRunner().invoke(commands, ["redline", *sides, *output])

        assert isinstance(result.exception, ProofError)
        assert result.exception.exit_code == 3
        assert result.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["kept.html"]
    assert (tmp_path / "kept.html").read_text() == "as it was"


# The same bytes


def test_the_same_input_gives_the_same_bytes() -> None:
    found, page = sample("2014-avant-projet", "2017-final")

    assert redline_html(finished(found.before.draft, found.after.draft).view).encode() == page


@pytest.mark.slow
def test_the_hash_seed_changes_nothing() -> None:
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    pages = {
        subprocess.run(
            [sys.executable, "-m", "tracker", "redline", *sides, "-o", "-"],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
        ).stdout
        for seed in ("0", "1", "4242")
    }

    assert pages == {sample(*STAGES[1:])[1]}


# Harmless


TAGS = """
    a button fieldset form input label legend option output path rect script select svg text
    html head meta title style body a header p h1 div section h2 h3 b dl dt dd ul ol li table thead tbody tr th td
    main nav span small details summary progress footer ins del sup tspan code"""


def ours(element: Any) -> bool:
    """Return whether an element is the one script that the page may run."""
    script: str = (report_html.template_folder() / "redline.js").read_text("utf-8")
    return bool(element.tag == "script" and element.text == script and not element.attrib)


def harms(page: bytes) -> Iterator[str]:
    """Yield everything that could run a script or load a file."""
    root = tree(page)
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield f"a comment or instruction: {etree.tostring(element)!r}"
            continue
        if element.tag in {"script", "iframe", "object", "embed", "img", "link", "base", "audio"} and not ours(element):
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            if name.startswith("on") or name in {"style", "srcdoc", "formaction"}:
                yield f"{name}={value!r}"
            if name in {"href", "src", "action", "srcset", "poster", "data", "cite"} and not value.startswith("#"):
                yield f"{name}={value!r}"
    styles = root.findall(".//style")
    if len(styles) != 1:
        yield f"{len(styles)} style sheets"
    for style in styles:
        yield from re.findall(r"url\(|@import|expression\(|https?:|</?\w", style.text or "")


@pytest.mark.parametrize(("before", "after"), SAMPLES)
def test_the_page_of_the_stages_runs_and_loads_nothing(before: str, after: str) -> None:
    assert list(harms(sample(before, after)[1])) == []


@given(hostile_pairs())
def test_hostile_words_stay_words(pair: tuple[DraftText, DraftText]) -> None:
    page = page_of(*pair)

    assert list(harms(page)) == []
    assert both_texts(page) == (blocks(pair[0]), blocks(pair[1]))
    # What is between the blocks is of ours: no element that our templates do not print.
    tags = {element.tag for element in tree(page).iter()}
    assert tags <= set(re.findall(r"\w+", TAGS))


@given(hostile_words)
def test_words_are_escaped_as_the_templates_escape_them(words: str) -> None:
    assert escape_attribute(words) == str(markupsafe.escape(words))


@given(st.one_of(hostile_words, texts))
def test_words_between_tags_stay_words(words: str) -> None:
    """Quotation marks are not escaped: they can neither begin nor end a tag or an entity there."""
    escaped = escape_text(words)

    assert not set("<>") & set(escaped)
    assert words.count('"') + words.count("'") == escaped.count('"') + escaped.count("'")
    assert unescape(escaped) == words
    [element] = html.fragments_fromstring(f"<p>{escaped}</p>")
    assert (element.text or "", list(element)) == (words, [])


def test_a_page_that_escaped_quotation_marks_too_is_still_read() -> None:
    """Older versions of the program printed such pages: between tags ``&#39;`` and ``&#34;`` for quotation marks."""
    before = parse("Article 1\n\nL'un dit \"oui\" & l'autre <non>.\n\nD'autres s'en vont.\n")[0]
    after = parse("Article 1\n\nL'un dit \"non\" & l'autre <non>.\n\nD'autres s'en vont.\n")[0]
    found = finished(before, after)
    page = redline_html(found.view)
    head, main = page.split("<main", 1)
    text, foot = main.split("</main>", 1)
    older = re.sub(r">[^<]+", lambda m: m[0].replace("'", "&#39;").replace('"', "&#34;"), text)
    saved = f"{head}<main{older}</main>{foot}".encode()

    assert saved.count(b"&#39;") > 6
    assert saved.count(b"&#34;") > 3
    assert read_back(saved) == read_back(page.encode()) == (blocks(before), blocks(after))
    prove(saved, found.redline, REDLINE_FORMATS["html"])


def test_harm_is_seen() -> None:
    """The control of the two tests above."""
    page = sample("2014-avant-projet", "2017-final")[1]
    for harm in (
        b"<script>1</script>", b'<img src="http://x.example/">', b'<a href="https://x.example/">x</a>', b"<!-- x -->",
        b'<p onclick="x">', b"<style>p { background: url(x) }</style>", b'<p style="x">',
    ):  # fmt: skip
        assert list(harms(page.replace(b"<main", harm + b"<main", 1))), harm


def test_what_holds_the_text_is_not_asked_for_what_it_holds() -> None:
    """A page of 11,568 articles took 21 seconds to load with ``body:has(#view-beside:checked)``, and 10 without."""
    [style] = tree(sample("2014-avant-projet", "2017-final")[1]).xpath("//style/text()")

    assert style.count(".tools:has(#view-") > 3
    assert not re.findall(r"(?:html|body|main|:root)[^\s{},]*:has\(", style)


def test_the_page_forbids_loading_and_all_scripts_but_its_own() -> None:
    root = tree(sample("2014-avant-projet", "2017-final")[1])
    [policy] = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    [script] = root.xpath("//script")
    digest_of_script = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()

    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest_of_script}'"


# Links


@pytest.mark.parametrize(("before", "after"), SAMPLES)
def test_every_link_leads_somewhere(before: str, after: str) -> None:
    page = sample(before, after)[1]

    assert tree(page).xpath("count(//a)") > 20
    assert broken_links(page) == []


@given(pairs)
def test_every_link_leads_somewhere_in_any_page(pair: tuple[DraftText, DraftText]) -> None:
    assert broken_links(page_of(*pair)) == []


@given(pairs)
def test_every_link_to_anything_but_a_recital_leads_somewhere(pair: tuple[DraftText, DraftText]) -> None:
    assert [href for href in broken_links(page_of(*pair)) if "rec" not in href] == []


def test_a_broken_link_is_seen() -> None:
    page = sample("2014-avant-projet", "2017-final")[1]
    broken = page.replace(b'id="a-art_4"', b'id="a-art_99"')

    assert "#a-art_4" in broken_links(broken)
    assert "#a-art_4" not in broken_links(page)


# What the page says about itself


def test_notices_stand_before_and_after_the_text() -> None:
    page = sample("2013-preliminary", "2014-avant-projet")[1]
    before, after = page.split(b"<main", 1)[0], page.rsplit(b"</main>", 1)[1]
    for part in (before, after):
        text = " ".join(tree(b"<html><body>" + part.split(b"<body>")[-1]).text_content().split())

        assert "Ceci n’est pas le texte de A/HRC/26/34/Add.1. C’est une reconstitution." in text
        assert "Traduction non officielle de A/HRC/26/34." in text
    root = tree(page)
    assert root.xpath("//*[@role='note']//code") == []
    assert "--authenticity" not in root.text_content()
    assert len(root.xpath("//main//*[contains(@class, 'notice')]")) == 0


@pytest.mark.parametrize("authenticity", Authenticity)
def test_only_an_official_text_has_no_notice(authenticity: Authenticity) -> None:
    official = stage("2017-final")
    other = with_front(official, FrontMatter(stage="x", language="fr", authenticity=authenticity))
    root = tree(page_of(other, official))
    expected = 0 if authenticity is Authenticity.OFFICIAL else 1

    assert len(root.xpath("//header//*[@role='note']")) == expected
    assert len(root.xpath("//footer//*[@role='note']")) == expected


@pytest.mark.parametrize(
    ("case", "language", "direction"),
    [("arabic-vowelled", "ar", "rtl"), ("chinese-characters", "zh", "ltr"), ("renumbered-only", "fr", "ltr")],
)
def test_the_text_says_its_language_and_direction(case: str, language: str, direction: str) -> None:
    folder = CASES / case
    [main] = tree(page_of(read(folder, "before"), read(folder, "after"))).xpath("//main")

    assert main.xpath("ancestor-or-self::*[@lang][1]/@lang") == [language]
    assert main.xpath("ancestor-or-self::*[@dir][1]/@dir") == [direction]


@pytest.mark.parametrize(
    ("language", "spoken"), [("ar", "ar"), ("zh-Hans", "zh"), ("es", "es"), ("de", "en"), ("fa", "en")]
)
def test_words_of_the_report_say_in_which_language_they_are(language: str, spoken: str) -> None:
    """Where there are no words in the text's language the report speaks English, and screen readers must know."""
    folder = CASES / "moved-article"
    front = FrontMatter(stage="x", language=language)
    root = tree(page_of(*(with_front(read(folder, side), front) for side in ("before", "after"))))
    for element in root.xpath("//p[@class='kind'] | //p[@class='key'] | //footer/p | //thead//th"):
        assert element.xpath("ancestor-or-self::*[@lang][1]/@lang") == [spoken], element.text_content()
    assert root.xpath("//main/@lang") == [language]


@pytest.mark.parametrize(("before", "after"), SAMPLES)
def test_unchanged_articles_are_folded_and_no_others(before: str, after: str) -> None:
    found, page = sample(before, after)
    articles = {row.after: row for row in found.redline.concordance if row.level == "article" and row.after}
    for section in tree(page).xpath("//section[contains(@class, 'section article')][@id]"):
        row = articles[section.get("id").removeprefix("a-")]
        changed = section.xpath(".//ins | .//del | .//p[@class='stub'] | .//*[contains(@class, ' moved')]")

        assert bool(section.xpath("./details")) == (not changed)
        if row.reworded:
            assert not section.xpath("./details")


def test_texts_without_articles_are_called_the_same_only_if_they_are() -> None:
    one, other = (parse(f"---\nlanguage: en\n---\n\n{line}\n")[0] for line in ("One line.", "Another line."))

    assert b"The two texts are the same." in page_of(one, one)
    assert b"The two texts are the same." not in page_of(one, other)


def test_what_hides_differences_of_print_stands_only_where_there_are_some() -> None:
    for case, wanted in (("typography-only", True), ("quotation-marks", True), ("renumbered-only", False)):
        page = page_of(read(CASES / case, "before"), read(CASES / case, "after")).decode()

        assert ('id="hide-print"' in page) == wanted
        assert ('<del class="text typography">' in page) == wanted


def test_a_text_against_itself_is_folded_whole() -> None:
    draft = stage("2017-final")
    root = tree(page_of(draft, draft))

    assert root.xpath("//main//ins | //main//del | //main//p[@class='stub']") == []
    assert len(root.xpath("//main/section[contains(@class, 'section article')]/details")) == len(draft.articles)


BYTES_OF_LINE = 60
"""Markup that a line may cost that did not change, its address in. Of a code three lines in four are such."""
BYTES_OF_ARTICLE = 250
"""Markup that a folded article may cost: its element, both its addresses, and the line that opens it."""


def test_what_did_not_change_costs_little() -> None:
    draft = stage("2017-final")
    main = page_of(draft, draft).split(b"<main")[1].split(b"</main>")[0]
    words = sum(len(block.text.encode()) for block in blocks(draft))

    assert len(main) - words < BYTES_OF_LINE * len(blocks(draft)) + BYTES_OF_ARTICLE * (len(draft.articles) + 10)


@given(drafts())
def test_marks_are_as_many_as_runs(draft: DraftText) -> None:
    """Nothing outside the treaty text is marked as inserted or deleted."""
    found = finished(draft, read(CASES / "note-added-above", "after"))
    root = tree(redline_html(found.view).encode())
    runs = [run.kind for block in found.redline.blocks for run in block.runs]

    assert len(root.xpath("//ins[not(ancestor::table)]")) == runs.count(RunKind.INSERTED)
    assert len(root.xpath("//del[not(ancestor::table)]")) == runs.count(RunKind.DELETED)


def test_only_a_short_page_glides_to_where_a_link_leads(monkeypatch: pytest.MonkeyPatch) -> None:
    view = sample("2014-avant-projet", "2017-final")[0].view
    assert "scroll-behavior: smooth" in redline_html(view)
    monkeypatch.setattr("tracker.report.html.write.LONG_PAGE", len(view.sections))

    assert "scroll-behavior: smooth" not in redline_html(view)
