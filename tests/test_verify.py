"""``tracker verify``: honest reports pass, and what was tampered with is found and located."""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cases import CASES, FOLDERS, read
from tests.support.corruptions import HTML_CORRUPTIONS as HTML
from tests.support.corruptions import MARKDOWN_CORRUPTIONS as MARKDOWN
from tests.support.corruptions import WORD_CORRUPTIONS as WORD
from tests.support.corruptions import repacked
from tests.support.forms import PORTABLE
from tests.support.generated import GENERATED
from tests.support.reports import cut, verdict
from tests.support.samples import DRAFTS, STAGES, finished, stage
from tests.support.sampling import one_in
from tests.support.strategies import pairs
from tracker import __version__
from tracker.cli import commands
from tracker.errors import InputError
from tracker.report.formats import REDLINE_FORMATS, detect_format
from tracker.report.word.write import render_clean
from tracker.services.verify import verify_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.services.compare import Comparison

FORMS = pytest.mark.parametrize("form", PORTABLE)


@cache
def declaration() -> Comparison:
    return finished(stage("2014-avant-projet"), stage("2017-final"))


@cache
def report(form: str) -> bytes:
    return REDLINE_FORMATS[form].render(declaration().view)


def proved(page: bytes, originals: Comparison | None = None) -> bool:
    """Whether everything was looked at, and holds."""
    return all(finding.holds for finding in verify_report(page, originals))


# Honest reports


@pytest.mark.slow
@FORMS
def test_the_declaration_passes_alone_and_beside_its_texts(form: str) -> None:
    assert detect_format(report(form)) is REDLINE_FORMATS[form]
    assert proved(report(form))
    assert proved(report(form), declaration())


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "form"), one_in(5, FOLDERS, PORTABLE))
def test_every_case_passes_in_both_directions(folder: Path, form: str) -> None:
    before, after = read(folder, "before"), read(folder, "after")

    assert proved(REDLINE_FORMATS[form].render(finished(before, after).view))
    assert proved(REDLINE_FORMATS[form].render(finished(after, before).view))


@FORMS
@given(pairs)
def test_any_two_texts_pass(form: str, pair: tuple[DraftText, DraftText]) -> None:
    assert proved(REDLINE_FORMATS[form].render(finished(*pair).view))


@pytest.mark.parametrize("name", GENERATED)
def test_a_signed_and_a_clean_word_file_pass(name: str) -> None:
    before, after = GENERATED[name]()

    assert proved(
        REDLINE_FORMATS["docx"].render(finished(before, after).view, author="Ana", date="2017-04-25T00:00:00Z")
    )
    assert proved(render_clean(finished(after, after).view))


@FORMS
def test_an_extract_passes_and_says_what_was_not_proved(form: str) -> None:
    found = declaration()
    part, _ = cut(found, "art_5", "art_5")
    page = REDLINE_FORMATS[form].render(part)
    for originals in (None, found):
        sound, messages = verdict(page, originals)
        assert sound
        assert "not proved: this is an extract" in messages
    sound, messages = verdict(page, finished(stage("2014-avant-projet"), stage("2014-avant-projet")))
    assert not sound
    assert "does not stand there" in messages


# Tampering


def _swap(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda page: page.replace(old.encode(), new.encode(), 1)


def _insert(before: str, what: str) -> Callable[[bytes], bytes]:
    return _swap(before, what + before)


PICTURE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a notice that says official": (_swap("Traduction non officielle de", "Traduction officielle de"), "officielle"),
    "a notice taken out": (
        lambda page: re.sub(rb'<(\w+) class="notice.*?</\1>', b"", page, count=1, flags=re.DOTALL), "line",
    ),
    "another symbol": (_swap("<dd>A/HRC/35/35</dd>", "<dd>A/HRC/35/36</dd>"), "A/HRC/35/36"),
    "another date": (_swap("<dd>2017-04-25</dd>", "<dd>2017-04-26</dd>"), "2017-04-26"),
    "another digest to read": (lambda page: re.sub(rb'(class="digest">)0', rb"\g<1>1", page, count=1), "line"),
    "another figure in the summary": (_swap("<b>9</b>", "<b>8</b>"), "<b>8</b>"),
    "another share of words": (_swap("72\u00a0% des mots", "99\u00a0% des mots"), "99"),
    "a row taken out of the table": (
        lambda page: re.sub(rb"<tr[^>]*>\s*<td>(?:(?!</tr>).)*</tr>", b"", page, count=1, flags=re.DOTALL), "line",
    ),
    "a link to another article": (_swap('href="#a-art_4"', 'href="#a-art_5"'), "art_5"),
    "an article under another address": (_swap('id="a-art_4"', 'id="a-art_44"'), "art_44"),
    "struck words hidden": (_insert("</style>", "del{display:none}"), "display"),
    "new words not marked": (_swap("ins {", "ins { color: inherit !important; text-decoration: none;"), "line"),
    "a script": (_insert("</body>", "<script>document.title='x'</script>"), "script"),
    "another script": (_swap("let current = 0", "let current = 1"), "current = 1"),
    "a looser policy": (_swap("default-src 'none'", "default-src *"), "line"),
    "a paragraph that is not of the treaty": (_insert("</header>", "<p>Adopted without a vote.</p>"), "Adopted"),
    "a paragraph after the text": (_insert("</main>", "<p>Article 11</p>"), "Article 11"),
    "a paragraph that hides": (_swap('<p class="block', '<p hidden class="block'), "hidden"),
    "a comment": (_insert("<main", "<!-- draft -->"), "draft"),
    "letters as entities": (_swap("Empreinte", "&#69;mpreinte"), "#69"),
    "another title of the window": (_swap("<title>", "<title>Final: "), "Final"),
    "another language": (_swap('<html lang="fr"', '<html lang="en"'), "lang"),
    "a flow band of another width": (
        lambda page: re.sub(rb'(<path class="band[^>]* d="M)', rb"\g<1>1", page, count=1), "line",
    ),
    "another stage in the seal": (
        _swap('name="tracker-after" content="2017', 'name="tracker-after" content="2018'), "2018",
    ),
    "text behind the end": (lambda page: page + b"<p>x</p>", "line"),
}  # fmt: skip
"""What does not touch a letter of either text: found by making the page again."""

LETTERS: dict[str, Callable[[bytes], bytes]] = {
    "a letter that looks the same": _swap("fondement de la paix", "fondement de la pаix"),
    "a sign that turns the direction": _swap("de la solidarité", "de la \u202esolidarité"),
    "a sign of no width": _swap("de la solidarité", "de la soli\u200bdarité"),
    "a digest of a text": lambda page: re.sub(rb'(before-sha256"?[:,]? ?(?:content=)?")0', rb"\g<1>1", page, count=1),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", one_in(3, PICTURE))
def test_what_surrounds_the_text_cannot_be_changed(name: str) -> None:
    change, where = PICTURE[name]
    tampered = change(report("html"))
    sound, messages = verdict(tampered)

    assert tampered != report("html"), "nothing was tampered with"
    assert not sound
    assert where in messages
    assert "every letter is as the report says" in messages


@pytest.mark.parametrize("name", HTML)
def test_the_text_of_the_page_cannot_be_changed(name: str) -> None:
    assert not verdict(HTML[name](report("html")))[0]


@pytest.mark.parametrize("name", MARKDOWN)
def test_the_text_of_the_markdown_cannot_be_changed(name: str) -> None:
    corrupt = MARKDOWN[name](report("markdown").decode()).encode()
    if name == "the end cut off":
        with pytest.raises(InputError, match=r"no report|not a report"):
            verdict(corrupt)  # Its last line holds the proof.
        return
    assert not verdict(corrupt)[0]


@pytest.mark.parametrize("name", WORD)
def test_the_text_of_the_word_file_cannot_be_changed(name: str) -> None:
    part, change = WORD[name]

    assert not verdict(repacked(report("docx"), f"word/{part}.xml", change))[0]


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_not_even_what_cannot_be_seen(name: str, form: str) -> None:
    tampered = LETTERS[name](report(form))
    if tampered == report(form):
        assert name == "a letter that looks the same"  # That phrase stands in no heading of this text.
        return

    assert not verdict(tampered)[0]


OFFICE: dict[str, tuple[str, str, str]] = {
    "a notice at the head": ("word/header2.xml", "non officielle", "officielle"),
    "a hidden word": ("word/document.xml", "<w:t xml", "<w:rPr><w:vanish/></w:rPr><w:t xml"),
    "a white style": ("word/styles.xml", 'w:val="7A4A00"', 'w:val="FFFFFF"'),
    "another author in one place": ("word/document.xml", 'w:author="Treaty Tracker"', 'w:author="Somebody"'),
    "tracking switched off": ("word/settings.xml", "<w:trackRevisions/>", ""),
    "a relation to the outside": (
        "word/_rels/document.xml.rels", "</Relationships>",
        '<Relationship Id="rId99" Type="x" Target="http://example.org" TargetMode="External"/></Relationships>',
    ),
    "a comment changed": ("word/comments.xml", "Article", "Articl"),
    "a field": ("word/footer1.xml", " PAGE ", " AUTHOR "),
    "a symbol in the properties": ("docProps/custom.xml", "2017-final", "2018-final"),
    "a digest in the properties": ("docProps/custom.xml", "04d094bd", "14d094bd"),
}  # fmt: skip


@pytest.mark.parametrize("name", one_in(3, OFFICE))
def test_no_part_of_a_word_file_can_be_changed(name: str) -> None:
    part, old, new = OFFICE[name]
    tampered = repacked(report("docx"), part, lambda text: text.replace(old, new, 1))
    sound, _ = verdict(tampered)

    with zipfile.ZipFile(io.BytesIO(tampered)) as archive:
        assert new in archive.read(part).decode()
    assert not sound


def test_a_part_more_is_found() -> None:
    out = io.BytesIO(report("docx"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", "macro")
    sound, messages = verdict(out.getvalue())

    assert not sound
    assert "vbaProject" in messages


def test_tampering_is_located() -> None:
    page = report("html")
    for change, place in (
        (_swap("cadre institutionnel approprié", "cadre institutionnel adéquat"), "cadre institutionnel"),
        (
            lambda text: text.replace("cadre institutionnel approprié".encode(), "cadre institutionnel sûr".encode()),
            "Article 8",
        ),
        (lambda text: re.sub(rb'<p class="block recital[^>]*>.*?</p>', b"", text, count=1), "Rappelant la Charte"),
    ):
        sound, messages = verdict(change(page))
        assert not sound
        assert place in messages


def test_a_report_of_other_texts_is_found_beside_the_right_ones_only() -> None:
    other = read(CASES / "split-article", "before"), read(CASES / "split-article", "after")
    page = REDLINE_FORMATS["html"].render(finished(*other).view)

    assert proved(page)
    sound, messages = verdict(page, declaration())
    assert not sound
    assert "differ at" in messages


def test_another_version_proves_the_texts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.report.seal.__version__", "0.0.1")
    page = REDLINE_FORMATS["html"].render(declaration().view)
    sound, messages = verdict(page)

    assert sound
    assert "version 0.0.1 made the report" in messages


@FORMS
def test_a_report_cannot_pass_for_one_of_another_version(form: str) -> None:
    page = re.sub(
        rb'((?:tracker-|\[")version"?(?:>|[:,]? ?(?:content=)?"))(?:[0-9.]|\\u002e)+', rb"\g<1>0.0.1", report(form)
    )
    if form == "docx":
        page = repacked(page, "docProps/custom.xml", lambda text: text.replace(__version__, "0.0.1"))
    if form == "eml":
        return  # The page is packed there; what holds of it holds here.
    sound, messages = verdict(page)

    assert not sound
    assert "says of itself" in messages


@cache
def short(form: str) -> bytes:
    case = CASES / "split-article"
    return REDLINE_FORMATS[form].render(finished(read(case, "before"), read(case, "after")).view)


@FORMS
@given(place=st.integers(0, 10**6), turned=st.integers(1, 255))
def test_one_byte_anywhere_is_found_or_refused(form: str, place: int, turned: int) -> None:
    page = bytearray(short(form))
    page[place % len(page)] ^= turned

    try:
        sound, messages = verdict(bytes(page))
    except InputError:
        return
    # What only packs the parts of an archive or a mail may differ: nobody reads it.
    assert not sound or form in ("docx", "eml"), messages


# The command


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(commands, ["verify", *args])
    if isinstance(result.exception, InputError):
        return result.exception.exit_code, str(result.exception)
    return result.exit_code, result.stdout


def test_the_command_says_what_it_found(tmp_path: Path) -> None:
    page = tmp_path / "redline.html"
    page.write_bytes(report("html"))
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]

    assert run(str(page))[0] == 0
    code, output = run(str(page), *sides)
    assert (code, output.splitlines()[-1]) == (0, "The report is true to both texts.")
    code, output = run(str(page), *sides[::-1], "--json")
    assert code == 1
    assert json.loads(output)["schema"] == "tracker.verification/1"
    assert json.loads(output)["doubt"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<!doctype html><p>x</p>", b"# A text\n", b"\xff\xfe"])
def test_what_is_no_report_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "redline.html"
    file.write_bytes(content)

    assert run(str(file))[0] == 2
    assert run(str(tmp_path / "none.html"))[0] == 2
