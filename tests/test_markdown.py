"""The finished Markdown gives both texts back, does no harm, and reads well."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import tracker
import tracker.report.markdown.write as writer
from tests.support.cases import CASES, FOLDERS, read
from tests.support.corruptions import CRITIC_CORRUPTIONS, MARKDOWN_CORRUPTIONS
from tests.support.reports import parts_of, table_of
from tests.support.samples import DRAFTS, SAMPLES, STAGES, blocks, finished, stage
from tests.support.strategies import HOSTILE_WORDS, WORDS, drafts, hostile_pairs, pairs
from tracker.cli import commands
from tracker.errors import ProofError
from tracker.model.block import CALL
from tracker.model.redline import Run, RunKind
from tracker.model.stage import Authenticity, FrontMatter
from tracker.report.formats import REDLINE_FORMATS, TABLE_FORMATS, detect_format
from tracker.report.markdown.notation import CRITIC, HTML, escape
from tracker.report.proof import prove
from tracker.text.compose import with_front
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from tracker.model.block import Block
    from tracker.model.draft import DraftText
    from tracker.services.compare import Comparison

FORMS = {name: REDLINE_FORMATS[name] for name in ("markdown", "criticmarkup")}
BOTH = pytest.mark.parametrize("form", FORMS)
CORRUPTIONS = {"markdown": MARKDOWN_CORRUPTIONS, "criticmarkup": CRITIC_CORRUPTIONS}
BEGIN, END = HTML.begin, HTML.end


def page_of(before: DraftText, after: DraftText, form: str = "markdown") -> bytes:
    return FORMS[form].render(finished(before, after).view)


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    return detect_format(page).read_back(page)


@cache
def sample(before: str, after: str, form: str = "markdown") -> tuple[Comparison, str]:
    found = finished(stage(before), stage(after))
    return found, FORMS[form].render(found.view).decode()


def text_of(page: str) -> str:
    """What stands between the lines that say where the treaty text begins and ends."""
    lines = "(?:The treaty text|The treaty text in CriticMarkup)"
    return "".join(re.findall(rf"\n<!-- {lines} begins -->\n(.*?)\n<!-- {lines} ends -->\n", page, re.DOTALL))


# Both texts come back


@BOTH
@pytest.mark.parametrize(("before", "after"), SAMPLES)
def test_the_page_gives_both_stages_back(before: str, after: str, form: str) -> None:
    found, page = sample(before, after, form)

    assert detect_format(page.encode()) is FORMS[form]
    assert read_back(page.encode()) == (blocks(found.before.draft), blocks(found.after.draft))
    prove(page.encode(), found.redline, FORMS[form])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_page_gives_every_case_back(folder: Path) -> None:
    found = finished(read(folder, "before"), read(folder, "after"))

    for form in FORMS.values():
        assert read_back(form.render(found.view)) == (blocks(found.before.draft), blocks(found.after.draft))


@given(pairs)
def test_the_page_gives_any_two_texts_back(pair: tuple[DraftText, DraftText]) -> None:
    found = finished(*pair)

    for form in FORMS.values():
        assert read_back(form.render(found.view)) == (blocks(pair[0]), blocks(pair[1]))


@BOTH
def test_the_two_notations_are_not_taken_for_each_other(form: str) -> None:
    page = sample("2014-avant-projet", "2017-final", form)[1].encode()
    [other] = [FORMS[name] for name in FORMS if name != form]

    assert other.read_back(page) == ([], [])


SIGNS = [
    *("<ins>", "</ins>", "<del>", "</del>", "<sup>1</sup>", '<sup title="2">3</sup>', "<!-- tracker-seal: [] -->"),
    *("{++", "++}", "{--", "--}", "{~~", "~>", "~~}", "{>>", "<<}", "{==", "==}", "{>>[^2]<<}", "<br>", "&nbsp;"),
    *(
        "**",
        "__",
        "`U+202E`",
        "``",
        "[x](http://e.example)",
        "[x]:",
        "http://e.example",
        "![",
        "](",
        "www.e.example",
        "$x$",
    ),
    *(
        "- ",
        "+",
        "-",
        "1.",
        "2)",
        "===",
        "| a | b |",
        "\\",
        "\\\\",
        BEGIN,
        END,
        CRITIC.begin,
        CRITIC.end,
        "<!-- before: block 1 -->",
        "\x07",
        "]",
    ),
    *("\u202e", "\u2066", "\U000e0041", "[^1]", "[^", "#", "######", "~", "*", "_"),
]
signs = st.lists(st.sampled_from([*SIGNS, *HOSTILE_WORDS, *WORDS]), min_size=1, max_size=6).flatmap(
    lambda parts: st.sampled_from([" ", ""]).map(lambda between: between.join(parts))
)


@st.composite
def signed_pairs(draw: st.DrawFn) -> tuple[DraftText, DraftText]:
    """Two drafts full of signs of Markdown and CriticMarkup, wherever words can stand."""
    kept = [draw(signs) for _ in range(3)]
    words = st.one_of(signs, st.sampled_from(kept))
    out = []
    for _ in range(2):
        lines = [f"# {draw(words)}", f">> {draw(words)}", f"> {draw(words)}[^1]", f"## Part I — {draw(words)}"]
        for n in range(1, draw(st.integers(2, 4))):
            lines += [f"### Article {n} — {draw(words)}", draw(words), f"#### {n}.", draw(words)]
            lines += [f"{'#' * draw(st.integers(4, 9))} {draw(words)}", draw(words), f"| {draw(words)} |"]
        lines += [f"[^1]: {draw(words)}\n    {draw(words)}"]
        out.append(parse("\n" + "\n\n".join(lines))[0])
    return out[0], out[1]


@given(signed_pairs())
def test_signs_of_markdown_stay_words(pair: tuple[DraftText, DraftText]) -> None:
    for form in FORMS:
        page = page_of(*pair, form)

        assert read_back(page) == (blocks(pair[0]), blocks(pair[1]))
        assert harms(page.decode(), form) == []


def _plain(line: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])|`(U\+[^`]+)`", lambda m: m[1] or _named(m[2]), line)


def _named(names: str) -> str:
    return "".join(chr(int(name[2:], 16)) for name in names.split(" "))  # noqa: FURB166 – "U+" is no base


@given(st.lists(st.tuples(st.sampled_from(RunKind), signs), min_size=1, max_size=5))
def test_rejecting_and_accepting_give_the_two_wordings(parts: list[tuple[RunKind, str]]) -> None:
    """As any CriticMarkup tool does it: by regular expressions that know nothing of backslashes."""
    runs = [Run(kind, text.replace(CALL, "")) for kind, text in parts]
    line = CRITIC.mark_changes(runs, start=True)
    rejected = re.sub(r"\{--(.*?)--\}", r"\1", re.sub(r"\{\+\+(.*?)\+\+\}", "", line))
    accepted = re.sub(r"\{\+\+(.*?)\+\+\}", r"\1", re.sub(r"\{--(.*?)--\}", "", line))

    for kind, found in ((RunKind.INSERTED, rejected), (RunKind.DELETED, accepted)):
        kept = "".join(run.text for run in runs if run.kind is not kind)
        assert _plain(found) == kept


# Controls: one corruption of the finished bytes each, and the proof refuses


@BOTH
@pytest.mark.parametrize("name", MARKDOWN_CORRUPTIONS)
def test_a_corrupt_page_is_refused(name: str, form: str) -> None:
    for before, after in (("2014-avant-projet", "2017-final"), ("2013-preliminary", "2017-final")):
        found, page = sample(before, after, form)
        try:
            corrupt = CORRUPTIONS[form][name](page)
        except AssertionError:
            continue
        with pytest.raises(ProofError):
            prove(corrupt.encode(), found.redline, FORMS[form])
        return
    raise AssertionError("the corruption found nothing to corrupt")


@given(pairs, st.data())
def test_any_other_character_is_refused(pair: tuple[DraftText, DraftText], data: st.DataObject) -> None:
    found = finished(*pair)
    form = FORMS[data.draw(st.sampled_from(list(FORMS)))]
    page = form.render(found.view).decode()
    begin, end = (HTML.begin, HTML.end) if form.name == "markdown" else (CRITIC.begin, CRITIC.end)
    words = [
        n
        for line in re.finditer(r"^(?!<!|<div|</div|\{>>|\*[^*]|## |- \[|- <sup).+$", page, re.MULTILINE)
        for n in range(line.start(), line.end())
        if begin in page[:n] and end not in page[:n] and page[n].isalpha() and page[n] != "x"
    ]
    # What a comment says, and the name of a character that is shown by it, is no treaty text.
    words = [
        n
        for n in words
        if not re.search(r"(<!--[^>]*|`[^`]*|&nbs|</?[a-z]+|<sup title)$", page[page.rfind("\n", 0, n) + 1 : n + 1])
    ]
    if not words:
        return
    place = data.draw(st.sampled_from(words))

    prove(page.encode(), found.redline, form)
    with pytest.raises(ProofError):
        prove(f"{page[:place]}x{page[place + 1 :]}".encode(), found.redline, form)


@pytest.mark.parametrize("name", ["one character", "a sign let loose"])
def test_a_corrupt_page_is_not_written(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    render = writer.render
    monkeypatch.setattr(writer, "render", lambda view: MARKDOWN_CORRUPTIONS[name](render(view).decode()).encode())
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    for output in ([], ["-o", "new.md"], ["-o", "-"]):
        result = CliRunner().invoke(commands, ["redline", *sides, "--format", "markdown", *output])

        assert isinstance(result.exception, ProofError)
        assert result.stdout == ""
    assert list(tmp_path.iterdir()) == []


# Harmless: as an engine sees it that is not ours


@cache
def engine() -> MarkdownIt:
    module = pytest.importorskip("markdown_it", reason="markdown-it-py is absent: pip install -e '.[dev]'")
    made: MarkdownIt = module.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return made


OURS = re.compile(
    r"<!-- The treaty text (?:in CriticMarkup )?(begins|ends) -->\n?|<!-- (before|after): [a-z0-9, ]+ -->|<br>"
    r'|<div dir="rtl">\n?|</div>\n?|<!-- tracker-seal: \[[^<>]*\] -->\n'
)
MARKS = re.compile(r'</?ins>|</?del>|<sup(?: title="\d+")?>|</sup>')
PLAIN = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hr"),
    *("blockquote_open", "blockquote_close", "bullet_list_open", "bullet_list_close"),
    *("list_item_open", "list_item_close"),
    *("table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close"),
    *("th_open", "th_close", "td_open", "td_close", "strong_open", "strong_close", "html_block", "html_inline"),
    "code_inline",
}  # fmt: skip


def harms(page: str, form: str = "markdown") -> list[str]:
    """Whatever is no plain words: links, pictures, elements, code, emphasis that we do not print."""
    elements = (OURS, MARKS) if form == "markdown" else (OURS,)
    plain = PLAIN | ({"em_open", "em_close"} if form == "markdown" else set())
    out = re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|(?<!\\)\bhttps?://|(?i:\bwww\.)", page)

    def look(tokens: list[Token]) -> None:
        for token in tokens:
            if token.type not in plain:
                out.append(f"{token.type}: {token.content!r}")
            if token.type in ("html_block", "html_inline") and not any(
                pattern.fullmatch(token.content) for pattern in elements
            ):
                out.append(f"{token.type}: {token.content!r}")
            if token.type == "code_inline" and not re.fullmatch(r"U\+[0-9A-F U+]+", token.content):
                out.append(f"{token.type}: {token.content!r}")
            look(token.children or [])

    look(engine().parse(page))
    return out


@BOTH
@pytest.mark.parametrize(("before", "after"), SAMPLES)
def test_the_stages_do_no_harm(before: str, after: str, form: str) -> None:
    assert harms(sample(before, after, form)[1], form) == []


@given(hostile_pairs())
def test_hostile_words_stay_words(pair: tuple[DraftText, DraftText]) -> None:
    for form in FORMS:
        page = page_of(*pair, form)

        assert harms(page.decode(), form) == []
        assert read_back(page) == (blocks(pair[0]), blocks(pair[1]))


@pytest.mark.parametrize(
    "harm",
    ["[x](http://e.example)", "<script>", "![x](y)", "*x*", "`x`", "~~x~~", "<http://e.example>", "\u202e", "    x"],
)
def test_harm_is_seen(harm: str) -> None:
    """The control of the tests above."""
    page = sample("2014-avant-projet", "2017-final", "criticmarkup")[1]

    assert harms(page.replace(f"{CRITIC.begin}\n", f"{CRITIC.begin}\n\n{harm}\n", 1), "criticmarkup") != []
    page = sample("2014-avant-projet", "2017-final")[1]
    if harm != "*x*":  # So a remark is printed.
        assert harms(page.replace(f"{BEGIN}\n", f"{BEGIN}\n\n{harm}\n", 1)) != []


def shown(line: str) -> str:
    """The words that an engine prints of one line; a character that is shown by its name as the character."""
    [token] = [token for token in engine().parse(line) if token.type == "inline"]
    pieces = [(child.type, child.content) for child in token.children or []]
    return "".join(_named(words) if kind == "code_inline" else words for kind, words in pieces)


@given(signs)
def test_an_engine_prints_the_very_words(words: str) -> None:
    words = " ".join(words.replace(CALL, "").split()) or "x"

    assert shown(escape(words, start=True)) == words


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Article [5]", "Article [5]"),
        ("[shall] [should]", "[shall] [should]"),
        ("[see](x)", r"[see\](x)"),
        ("1. First", r"1\. First"),
        ("2 500 States", "2 500 States"),
        ("- a dash", r"\- a dash"),
        ("A/HRC/35/35", "A/HRC/35/35"),
        ("http://un.example", r"http\://un.example"),
        ("{++x++}", r"\{\++x++\}"),
        ("a\u202eb", "a`U+202E`b"),
        ("[^1]", r"[\^1]"),
    ],
)
def test_only_what_would_work_is_kept_from_working(words: str, line: str) -> None:
    assert escape(words, start=True) == line


# Pleasant to read


def test_a_page_reads_well() -> None:
    page = sample("2014-avant-projet", "2017-final")[1]

    assert page.startswith("# Texte comparé\xa0: Projet de déclaration sur le droit à la solidarité internationale\n")
    assert "\n### <del>Article 5</del><ins>Article 4</ins>\n\n*renumérotation, numérotation interne, notes*\n\n" in page
    assert "\n- **a)** " in page
    assert "\n> <del>Rappelant</del><ins>Guidée par</ins> la Charte" in page
    assert "\n>> L’Assemblée générale,\n" in page
    assert "\n## Notes\n" in page
    assert "\n- <sup>1</sup> " in page
    assert max(page.count("\n\n\n"), page.count(" \n")) == 0


def test_a_text_against_itself_is_said_to_be_the_same() -> None:
    draft = stage("2017-final")
    page = page_of(draft, draft).decode()

    assert "Les deux textes sont identiques." in page
    assert not re.search(r"<ins>|<del>|<!-- before", text_of(page))


def test_moved_text_says_where_it_came_from_and_went() -> None:
    folder = CASES / "moved-and-reworded"
    page = page_of(read(folder, "before"), read(folder, "after")).decode()

    assert "\n*Déplacement\u00a0; figurait après\u00a0: Article 3*\n" in page
    assert "\n*Ancien Article 4, déplacé, désormais Article 2*\n" in page
    assert "\n### <del>Article 4</del><ins>Article 2</ins> <!-- before: block 8 -->\n" in page


def test_splits_say_where_their_parts_are() -> None:
    folder = CASES / "split-article"
    page = page_of(read(folder, "before"), read(folder, "after")).decode()

    assert "\n*Des parties figurent désormais dans\u00a0: Article 4*\n" in page
    assert "\n*Ancien Article 3, alinéa 3, désormais Article 4, alinéa 1*\n" in page
    assert "\n*Des parties proviennent de\u00a0: Article 3*\n" in page


@pytest.mark.parametrize("case", ["moved-article", "points-exchanged", "exchanged-articles", "renumbered-only"])
def test_as_few_blocks_as_possible_say_their_place(case: str) -> None:
    page = page_of(read(CASES / case, "before"), read(CASES / case, "after")).decode()

    assert page.count("<!-- before") == (0 if case == "renumbered-only" else 2)  # A heading, and its words.
    assert "<!-- after" not in page


@pytest.mark.parametrize("authenticity", Authenticity)
def test_only_an_official_text_has_no_notice(authenticity: Authenticity) -> None:
    official = stage("2017-final")
    other = with_front(official, FrontMatter(stage="x", language="fr", authenticity=authenticity))
    page = page_of(other, official).decode()

    expected = 0 if authenticity is Authenticity.OFFICIAL else 1
    for part in page.split(BEGIN)[0], page.rsplit(END, 1)[1]:
        assert len(re.findall(r"^(?:> ⚠ \*\*)?x\xa0: ", part, re.MULTILINE)) == expected


def test_a_notice_has_nothing_to_type() -> None:
    page = sample("2013-preliminary", "2014-avant-projet")[1]

    assert page.count("Ceci n’est pas le texte de A/HRC/26/34/Add.1") == 2
    assert "--authenticity" not in page


def test_arabic_stands_from_right_to_left() -> None:
    folder = CASES / "arabic-vowelled"
    found = finished(read(folder, "before"), read(folder, "after"))
    for page in (
        FORMS["markdown"].render(found.view).decode(),
        FORMS["criticmarkup"].render(found.view).decode(),
        TABLE_FORMATS["markdown"].render(table_of(found)).decode(),
    ):
        assert page.startswith('<div dir="rtl">\n\n# ')
        assert page.split("<!-- tracker-seal")[0].endswith("\n\n</div>\n" + "\n" * ("tracker-seal" in page))
    assert "<div" not in parts_of("eml", REDLINE_FORMATS["eml"].render(found.view))["2"].decode()


def test_an_arabic_text_in_a_report_of_english_words_stands_from_right_to_left() -> None:
    folder = CASES / "arabic-vowelled"
    redline = finished(read(folder, "before"), read(folder, "after")).redline
    page = tracker.render(redline, "markdown", language="en").decode()

    assert page.startswith("# Redline")
    assert page.count(f'{BEGIN}\n\n<div dir="rtl">\n\n') == 1
    assert "\n\n</div>\n\n" in page


def test_a_table_in_the_text_is_no_table_of_ours() -> None:
    article = "\n### Article 1\n\nThe annual contributions of the States Parties are these:\n\n"
    text = article + "| {} | 5 % of the costs |\n\n| --- |\n"
    before, after = (parse(text.format(word))[0] for word in ("one", "two"))
    page = page_of(before, after).decode()

    assert "\n| <del>one</del><ins>two</ins> | 5 % of the costs |\n\n| --- |\n" in page
    assert read_back(page.encode()) == (blocks(before), blocks(after))


@given(drafts())
def test_a_mark_stands_for_each_run(draft: DraftText) -> None:
    other = read(CASES / "note-added-above", "after")
    page = page_of(draft, other).decode()
    found = finished(draft, other)
    kinds = [run.kind for block in found.redline.blocks for run in block.runs]

    assert len(re.findall(r"(?<!\\)<ins>", text_of(page))) <= kinds.count(RunKind.INSERTED)
    assert len(re.findall(r"(?<!\\)<del>", text_of(page))) <= kinds.count(RunKind.DELETED)


def test_a_remark_cannot_end_early() -> None:
    assert CRITIC.remark("a <<} b {++c++}") == r"{>>a \<\<\} b \{\++c++\}<<}"
    assert HTML.remark("a* </ins> b") == r"*a\* \</ins> b*"


# The reader sees the answer first, and nothing that only a program reads


HEXADECIMAL = re.compile(r"[0-9a-f]{16}")


@BOTH
def test_digits_for_programs_stand_in_the_last_line_alone(form: str) -> None:
    *lines, last = sample("2013-preliminary", "2017-final", form)[1].splitlines()

    assert last.startswith("<!-- tracker-seal: ")
    assert [line for line in lines if HEXADECIMAL.search(line)] == []
    assert [line for line in lines if "tracker-" in line and "treaty-tracker" not in line] == []


def test_the_extract_of_an_article_is_two_lines_its_text_and_the_line_of_its_maker() -> None:
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    page = CliRunner().invoke(commands, ["redline", *sides, "--only", "article 9", "--format", "markdown"]).stdout
    above, text, below = page.split(BEGIN)[0], text_of(page), page.split(f"{END}\n")[-1]
    answer, texts, notice = above.strip().split("\n\n")

    before, after = answer.split("<br>\n")  # Article 9 of either text.
    assert before.startswith("**Article 9 → Article 7**")
    assert after.startswith("**Article 11 → Article 9**\xa0: renumérotation, reformulation")
    assert texts.startswith("**Extrait\xa0: seulement article 9")
    assert "A/HRC/26/34, 2014-04-01, traduction non officielle" in texts
    assert notice.startswith("> ⚠ **2014-avant-projet\xa0: Traduction non officielle")
    assert "\n### <del>Article 11</del><ins>Article 9</ins>\n" in text
    rule, maker, seal = below.strip().split("\n\n")
    assert (rule, maker.count("\n"), seal.count("\n")) == ("---", 0, 0)
    assert "| ---" not in page


@BOTH
def test_an_extract_can_be_verified_and_its_corruption_is_found(form: str, tmp_path: Path) -> None:
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    file = tmp_path / "article.md"
    asked = ["--only", "article 9", "--format", form, "-o", str(file)]

    assert CliRunner().invoke(commands, ["redline", *sides, *asked]).exit_code == 0
    assert CliRunner().invoke(commands, ["verify", str(file), *sides]).exit_code == 0
    file.write_text(file.read_text("utf-8").replace("discrimination", "distinction"), "utf-8")
    assert CliRunner().invoke(commands, ["verify", str(file)]).exit_code == 1


def test_the_ending_md_means_the_marks_of_forges_and_critic_markup_is_asked_for(tmp_path: Path) -> None:
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    for asked, mark in ([], "<ins>"), (["--format", "criticmarkup"], "{++"):
        result = CliRunner().invoke(commands, ["redline", *sides, *asked, "-o", str(tmp_path / f"{len(asked)}.md")])

        assert result.exit_code == 0
        assert mark in (tmp_path / f"{len(asked)}.md").read_text("utf-8")


def test_quiet_notices_of_two_files_are_one_line() -> None:
    before, after = (parse(f"\n### Article 1\n\n{word} Parties.\n")[0] for word in ("States", "All"))
    page = page_of(before, after).decode()

    assert page.count("Unverified") == 2  # At the head, and at the foot.
    assert re.search(r"^before\.md, after\.md: Unverified; not confirmed as the issued text\.$", page, re.MULTILINE)
