"""``tracker verify``: honest reports pass, and what was tampered with is found and located."""

from __future__ import annotations

import io
import json
import re
import shutil
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
from tracker.report.formats import ENDINGS, REDLINE_FORMATS, TABLE_FORMATS, detect_format
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
    assert "is not in it" in messages


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
    assert "every letter is as it was" in messages


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


def run(*args: object) -> tuple[int, str]:
    """Exit code of the command, and all that it says, in one line."""
    result = CliRunner().invoke(commands, ["verify", *map(str, args)])
    if isinstance(result.exception, InputError):
        return result.exception.exit_code, " ".join(str(result.exception).split())
    return result.exit_code, result.stdout


def answer(*args: object) -> tuple[int, str, str]:
    """Exit code, verdict and headline."""
    code, output = run(*args, "--json")
    result = json.loads(output)
    return code, result["verdict"], result["headline"]


def test_the_command_says_what_it_found(tmp_path: Path) -> None:
    page = tmp_path / "redline.html"
    page.write_bytes(report("html"))
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]

    assert run(page)[0] == 0
    code, output = run(page, *sides)
    assert (code, output.splitlines()[0]) == (0, "Genuine: this redline is true to both texts, letter for letter.")
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


# A genuine report beside other texts

TEXT = """\
---
instrument: peace
stage: {stage}
symbol: A/{stage}
date: {stage}
language: en
authenticity: {whose}
---

# Treaty

### Article 1

{words}

### Article 2

That is all.
"""
WORDS = {
    "2013": "All States shall keep the peace.",
    "2014": "All States shall keep the peace with each other.",
    "2015": "All States and all peoples shall keep the peace with each other.",
}


def text_of(name: str, whose: str = "official") -> str:
    return TEXT.format(stage=name, whose=whose, words=WORDS[name])


def tracker(*args: object) -> str:
    done = CliRunner().invoke(commands, [str(arg) for arg in args])
    assert done.exit_code == 0, f"{done.output}{done.exception}"
    return done.stdout


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three texts, a store of them, and what was made of 2014 and 2015 in every format."""
    folder = tmp_path_factory.mktemp("verify")
    store = folder / "store"
    tracker("init", store)
    for name in WORDS:
        file = folder / f"{name}.md"
        file.write_text(text_of(name), encoding="utf-8")
        tracker("add", file, "--store", store)
    for form in PORTABLE:
        made = folder / f"{form}{ENDINGS[form][0]}"
        tracker("redline", "2014", "2015", "--store", store, "--format", form, "-o", made)
    for form, ending in (("docx", ".docx"), ("akn", ".xml")):
        tracker("show", "2015", "--store", store, "--format", form, "-o", folder / f"2015{ending}")
    return folder


@FORMS
def test_a_genuine_redline_of_other_texts_is_called_genuine(form: str, place: Path) -> None:
    page = place / f"{form}{ENDINGS[form][0]}"
    store = ("--store", place / "store")

    assert answer(page, "2014", "2015", *store)[:2] == (0, "true")
    for named, words in {
        ("2013", "2014"): (
            "made of other texts than you named: of stage 2014 (en) of this store (A/2014",
            "stage 2015",
        ),
        ("2013", "2015"): ("another text before than 2013: of stage 2014 (en)", "The text after is right"),
        ("2014", "2013"): ("another text after than 2013: of stage 2015 (en)", "The text before is right"),
        ("2015", "2014"): ("the other way round: its text before is 2014, its text after 2015",),
    }.items():
        code, verdict, headline = answer(page, *named, *store)
        assert (code, verdict) == (1, "other-texts")
        assert headline.startswith("Genuine, but")
        for word in words:
            assert word in headline
        assert "ltered" not in run(page, *named, *store)[1]


def test_files_name_the_texts_too(place: Path) -> None:
    page = place / "html.html"

    assert answer(page, place / "2014.md", place / "2015.md")[:2] == (0, "true")
    code, verdict, headline = answer(page, place / "2013.md", place / "2015.md")
    assert (code, verdict) == (1, "other-texts")
    assert "than 2013.md: of 2014 (A/2014, 2014, sha256 " in headline


def test_a_redline_of_another_text_under_the_same_name_is_said_to_call_itself_so(place: Path, tmp_path: Path) -> None:
    forged = tmp_path / "2015.md"
    forged.write_text(text_of("2015").replace("all peoples", "some peoples"), encoding="utf-8")
    page = tmp_path / "redline.html"
    tracker("redline", place / "2014.md", forged, "-o", page)
    code, verdict, headline = answer(page, "2014", "2015", "--store", place / "store")

    assert (code, verdict) == (1, "other-texts")
    assert "another text after than 2015" in headline
    assert "Article 1" in run(page, "2014", "2015", "--store", place / "store")[1]


def test_the_store_names_the_texts_if_nobody_does(place: Path) -> None:
    code, verdict, headline = answer(place / "docx.docx", "--store", place / "store")

    assert (code, verdict) == (0, "known")
    assert "true to stage 2014 (en) and stage 2015 (en) of this store" in headline
    assert answer(place / "docx.docx")[:2] == (0, "consistent")


def test_a_text_that_was_replaced_since_is_named(place: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(place / "store", store)
    newer = tmp_path / "2015.md"
    newer.write_text(text_of("2015").replace("That is all", "That is nearly all"), encoding="utf-8")
    tracker("add", newer, "--replace", "--reason", "issued text", "--store", store)
    code, _, headline = answer(place / "html.html", "2014", "2015", "--store", store)

    assert code == 1
    assert "of an earlier text of stage 2015 (en), added on " in headline


def test_an_extract_that_holds_nothing_of_one_side_is_not_of_any_text(place: Path, tmp_path: Path) -> None:
    longer = tmp_path / "2015.md"
    longer.write_text(text_of("2015") + "\n### Article 3\n\nPeace is for everybody.\n", encoding="utf-8")
    page = tmp_path / "extract.html"
    tracker("redline", place / "2014.md", longer, "--only", "article 3", "-o", page)

    assert answer(page, place / "2014.md", longer)[:2] == (0, "true")
    assert answer(page, place / "2013.md", longer)[:2] == (1, "other-texts")


def test_one_text_may_be_named(place: Path) -> None:
    store = ("--store", place / "store")

    assert "its text after is 2015, letter for letter" in answer(place / "html.html", "2015", *store)[2]
    assert answer(place / "html.html", "2013", *store)[:2] == (1, "other-texts")


def test_a_redline_that_calls_a_text_official_is_told_from_the_text(place: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    tracker("init", store)
    for name in ("2014", "2015"):
        file = tmp_path / f"{name}.md"
        file.write_text(text_of(name, "translation"), encoding="utf-8")
        tracker("add", file, "--store", store)
    code, verdict, _ = answer(place / "html.html", "2014", "2015", "--store", store)

    assert (code, verdict) == (1, "misdescribed")
    assert "states the authenticity “official”" in " ".join(
        run(place / "html.html", "2014", "2015", "--store", store)[1].split()
    )


# Clean texts, drafts and tables


def test_an_altered_clean_text_is_neither_before_nor_after(place: Path, tmp_path: Path) -> None:
    page = tmp_path / "2015.docx"
    page.write_bytes(
        repacked((place / "2015.docx").read_bytes(), "word/document.xml", lambda text: text.replace("peoples", "men"))
    )
    for named in ((), ("2015", "--store", place / "store")):
        code, output = run(page, *named)
        assert code == 1
        assert output.startswith("Altered since it was made, or damaged: do not rely on this file of 2015.")
        assert "Article 1" in output
        assert "before" not in output
        assert "text after" not in output


def test_a_clean_text_is_proved_beside_its_stage(place: Path) -> None:
    store = ("--store", place / "store")

    for file in (place / "2015.docx", place / "2015.xml", place / "2015.md"):
        code, verdict, headline = answer(file, *store)
        assert (code, verdict) == (0, "known")
        assert "this is the text of stage 2015 (en) in this store, letter for letter" in headline.lower().replace(
            "genuine: ", ""
        )
        assert answer(file, "2015", *store)[:2] == (0, "true")
        code, verdict, headline = answer(file, "2014", *store)
        assert (code, verdict) == (1, "other-texts")
        assert "not the text of 2014" in headline
        assert "stage 2015 (en) of this store" in headline


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_a_table_is_made_again_beside_its_texts(form: str, place: Path, tmp_path: Path) -> None:
    page = tmp_path / f"table{ENDINGS[form][0]}"
    store = ("--store", place / "store")
    tracker("concordance", "2014", "2015", "--format", form, "--level", "all", "-o", page, *store)

    assert answer(page, "2014", "2015", *store)[:2] == (0, "true")
    assert answer(page, "2013", "2015", *store)[:2] == (1, "altered")
    code, message = run(page, *store)
    assert code == 2
    assert "a table of concordance, which carries no seal" in message
    assert "BEFORE AFTER" in message


def test_a_sheet_with_both_texts_is_made_again_too(place: Path, tmp_path: Path) -> None:
    page = tmp_path / "table.xlsx"
    tracker("concordance", "2014", "2015", "--text", "-o", page, "--store", place / "store")

    assert answer(page, "2014", "2015", "--store", place / "store")[:2] == (0, "true")


# Files that other programs saved again


def saved_by_an_office_program(page: bytes, change: Callable[[str], str] = str) -> bytes:
    """A Word file as another program writes it: with its name, properties in another order, and parts of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(page)) as archive, zipfile.ZipFile(out, "w") as written:
        for name in archive.namelist():
            content = archive.read(name).decode("utf-8")
            if name == "docProps/custom.xml":
                entries = re.findall(r"<property .*?</property>", content)
                content = content.replace("".join(entries), "".join(sorted(entries, key=lambda item: item[::-1])))
            if name == "word/document.xml":
                content = change(content.replace("<w:body>", "<w:body><!-- -->"))
            written.writestr(name, content)
        written.writestr("docProps/app.xml", "<Properties><Application>LibreOffice/7.4</Application></Properties>")
    return out.getvalue()


@pytest.mark.parametrize("name", ["docx.docx", "2015.docx"])
def test_a_word_file_saved_again_keeps_its_words(name: str, place: Path, tmp_path: Path) -> None:
    page = tmp_path / name
    page.write_bytes(saved_by_an_office_program((place / name).read_bytes()))
    code, verdict, headline = answer(page)

    assert (code, verdict) == (1, "saved-again")
    assert "as they were, letter for letter, but LibreOffice saved the file again" in headline
    page.write_bytes(
        saved_by_an_office_program((place / name).read_bytes(), lambda text: text.replace("peoples", "men"))
    )
    code, verdict, headline = answer(page)
    assert (code, verdict) == (1, "altered")
    assert "LibreOffice saved it again, which may be the cause" in headline


@pytest.mark.parametrize("form", ["html", "markdown", "criticmarkup", "json", "akn"])
def test_other_ends_of_lines_are_no_alteration(form: str, place: Path, tmp_path: Path) -> None:
    name = f"{form}{ENDINGS[form][0]}"
    page = tmp_path / name
    page.write_bytes(b"\xef\xbb\xbf" + (place / name).read_bytes().replace(b"\n", b"\r\n"))

    assert answer(page)[:2] == (0, "consistent")


def test_the_redline_in_a_mail_that_was_sent_is_verified(place: Path, tmp_path: Path) -> None:
    page = tmp_path / "received.eml"
    sent = (place / "eml.eml").read_bytes().replace(b"X-Unsent: 1\r\n", b"").replace(b"X-Unsent: 1\n", b"")
    page.write_bytes(b"Received: from example.org\nMessage-ID: <1@example.org>\n" + sent)

    assert answer(page)[:2] == (0, "consistent")
    assert "the mail itself was not looked at" in run(page)[1]


# Files that are no report


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("redline.docx", b"", "an empty file, though its name ends in .docx"),
        ("redline.docx", b"<!doctype html><p>x</p>", "a web page, though its name ends in .docx"),
        ("redline.pdf", b"\x89PNG\r\n\x1a\n\0\0", "an image, though its name ends in .pdf"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "an image."),
        ("redline.html", b"%PDF-1.7\n", "a PDF file, though its name ends in .html"),
        ("notes.txt", b"Peace in our time.\n", "a plain text."),
        ("note.txt", "Статья 1\n\nМир.\n".encode(), "a plain text."),
        ("data.json", b'{"a": 1}', "a JSON file."),
        ("mail.eml", b"From: a@example.org\nMIME-Version: 1.0\n\nPeace.\n", "a mail."),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old Office program."),
        ("text.md", text_of("2014").encode(), "a structured text"),
        ("odd.bin", b"\x00\x01\x02\xff", "a file of a kind that this program does not know"),
    ],
)
def test_the_answer_says_what_a_file_is(name: str, content: bytes, kind: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    code, message = run(file)

    assert code == 2
    assert f"{file} is not a redline: it is {kind}" in message


def test_a_folder_is_verified_as_a_store_and_a_stage_is_no_file(place: Path) -> None:
    assert run(place / "store")[0] == 0
    code, message = run("2015", "--store", place / "store")
    assert code == 2
    assert "There is no file 2015" in message
    assert "tracker verify without a file verifies the store" in message


def test_a_redline_under_a_wrong_ending_is_verified_all_the_same(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "redline.docx"
    file.write_bytes((place / "html.html").read_bytes())

    assert answer(file)[:2] == (0, "consistent")
    assert "redline.docx is a web page, in spite of its name" in run(file)[1]


@pytest.mark.parametrize("form", ["html", "docx"])
def test_a_redline_that_lost_its_seal_is_recognised(form: str, place: Path, tmp_path: Path) -> None:
    file = tmp_path / f"{form}.{form}"
    page = (place / file.name).read_bytes()
    if form == "html":
        file.write_bytes(re.sub(rb'<meta name="tracker[^>]*>', b"", page))
    else:
        file.write_bytes(
            repacked(page, "docProps/custom.xml", lambda text: re.sub("<property .*</property>", "", text))
        )
    code, message = run(file)

    assert code == 2
    assert "a redline of this program whose seal was lost" in message
