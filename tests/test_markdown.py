"""The finished Markdown gives both texts back, does no harm, and reads well."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import tracker.report.markdown.write as writer
from tests.support.cases import CASES, FOLDERS, read
from tests.support.corruptions import BEGIN, END, MARKDOWN_CORRUPTIONS
from tests.support.samples import DRAFTS, SAMPLES, STAGES, blocks, finished, stage
from tests.support.strategies import HOSTILE_WORDS, WORDS, drafts, hostile_pairs, pairs
from tracker.cli import commands
from tracker.errors import ProofError
from tracker.model.block import CALL
from tracker.model.redline import Run, RunKind
from tracker.model.stage import Authenticity, FrontMatter
from tracker.report.formats import REDLINE_FORMATS
from tracker.report.markdown.critic import escape, mark_changes, remark
from tracker.report.markdown.read import read_back
from tracker.report.proof import prove
from tracker.text.compose import with_front
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from tracker.model.draft import DraftText
    from tracker.services.compare import Comparison

MARKDOWN = REDLINE_FORMATS["markdown"]


def page_of(before: DraftText, after: DraftText) -> bytes:
    return MARKDOWN.render(finished(before, after).view)


@cache
def sample(before: str, after: str) -> tuple[Comparison, str]:
    found = finished(stage(before), stage(after))
    return found, MARKDOWN.render(found.view).decode()


def text_of(page: str) -> str:
    """What stands between the lines that say where the treaty text begins and ends."""
    return "".join(part.split(f"\n{END}\n")[0] for part in page.split(f"\n{BEGIN}\n")[1:])


# Both texts come back


@pytest.mark.parametrize(("before", "after"), SAMPLES)
def test_the_page_gives_both_stages_back(before: str, after: str) -> None:
    found, page = sample(before, after)

    assert read_back(page.encode()) == (blocks(found.before.draft), blocks(found.after.draft))
    prove(page.encode(), found.redline, MARKDOWN)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_page_gives_every_case_back(folder: Path) -> None:
    before, after = read(folder, "before"), read(folder, "after")

    assert read_back(page_of(before, after)) == (blocks(before), blocks(after))


@given(pairs)
def test_the_page_gives_any_two_texts_back(pair: tuple[DraftText, DraftText]) -> None:
    assert read_back(page_of(*pair)) == (blocks(pair[0]), blocks(pair[1]))


SIGNS = [
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
    page = page_of(*pair)

    assert read_back(page) == (blocks(pair[0]), blocks(pair[1]))
    assert harms(page.decode()) == []


def _plain(line: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])|`(U\+[^`]+)`", lambda m: m[1] or _named(m[2]), line)


def _named(names: str) -> str:
    return "".join(chr(int(name[2:], 16)) for name in names.split(" "))  # noqa: FURB166 – "U+" is no base


@given(st.lists(st.tuples(st.sampled_from(RunKind), signs), min_size=1, max_size=5))
def test_rejecting_and_accepting_give_the_two_wordings(parts: list[tuple[RunKind, str]]) -> None:
    """As any CriticMarkup tool does it: by regular expressions that know nothing of backslashes."""
    runs = [Run(kind, text.replace(CALL, "")) for kind, text in parts]
    line = mark_changes(runs, start=True)
    rejected = re.sub(r"\{--(.*?)--\}", r"\1", re.sub(r"\{\+\+(.*?)\+\+\}", "", line))
    accepted = re.sub(r"\{\+\+(.*?)\+\+\}", r"\1", re.sub(r"\{--(.*?)--\}", "", line))

    for kind, found in ((RunKind.INSERTED, rejected), (RunKind.DELETED, accepted)):
        kept = "".join(run.text for run in runs if run.kind is not kind)
        assert _plain(found) == kept


# Controls: one corruption of the finished bytes each, and the proof refuses


@pytest.mark.parametrize("name", MARKDOWN_CORRUPTIONS)
def test_a_corrupt_page_is_refused(name: str) -> None:
    for before, after in (("2014-avant-projet", "2017-final"), ("2013-preliminary", "2017-final")):
        found, page = sample(before, after)
        try:
            corrupt = MARKDOWN_CORRUPTIONS[name](page)
        except AssertionError:
            continue
        with pytest.raises(ProofError):
            prove(corrupt.encode(), found.redline, MARKDOWN)
        return
    raise AssertionError("the corruption found nothing to corrupt")


@given(pairs, st.data())
def test_any_other_character_is_refused(pair: tuple[DraftText, DraftText], data: st.DataObject) -> None:
    found = finished(*pair)
    page = MARKDOWN.render(found.view).decode()
    words = [
        n
        for line in re.finditer(r"^(?!<|\{>>|## |- \[).+$", page, re.MULTILINE)
        for n in range(line.start(), line.end())
        if BEGIN in page[:n] and END not in page[:n] and page[n].isalpha() and page[n] != "x"
    ]
    # What a comment says, and the name of a character that is shown by it, is no treaty text.
    words = [
        n for n in words if not re.search(r"(<!--[^>]*|`[^`]*|&nbs|<br)$", page[page.rfind("\n", 0, n) + 1 : n + 1])
    ]
    if not words:
        return
    place = data.draw(st.sampled_from(words))

    prove(page.encode(), found.redline, MARKDOWN)
    with pytest.raises(ProofError):
        prove(f"{page[:place]}x{page[place + 1 :]}".encode(), found.redline, MARKDOWN)


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
    r'<!-- The treaty text (begins|ends) -->\n?|<!-- (before|after): [a-z0-9, ]+ -->|<br>|<div dir="rtl">\n?|</div>\n?'
    r'|(?:<!-- tracker-[a-z0-9-]+: "(?:[^"<>\\]|\\.)*" -->\n?)+'
)
PLAIN = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hr"),
    *("blockquote_open", "blockquote_close", "bullet_list_open", "bullet_list_close"),
    *("list_item_open", "list_item_close"),
    *("table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close"),
    *("th_open", "th_close", "td_open", "td_close", "strong_open", "strong_close", "html_block", "html_inline"),
    "code_inline",
}  # fmt: skip


def harms(page: str) -> list[str]:
    """Whatever is no plain words: links, pictures, elements, code, emphasis that we do not print."""
    out = re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|(?<!\\)\bhttps?://|(?i:\bwww\.)", page)

    def look(tokens: list[Token]) -> None:
        for token in tokens:
            if token.type not in PLAIN:
                out.append(f"{token.type}: {token.content!r}")
            if token.type in ("html_block", "html_inline") and not OURS.fullmatch(token.content):
                out.append(f"{token.type}: {token.content!r}")
            if token.type == "code_inline" and not re.fullmatch(
                r"U\+[0-9A-F U+]+|[0-9a-f]{64}|tracker .*", token.content
            ):
                out.append(f"{token.type}: {token.content!r}")
            look(token.children or [])

    look(engine().parse(page))
    return out


@pytest.mark.parametrize(("before", "after"), SAMPLES)
def test_the_stages_do_no_harm(before: str, after: str) -> None:
    assert harms(sample(before, after)[1]) == []


@given(hostile_pairs())
def test_hostile_words_stay_words(pair: tuple[DraftText, DraftText]) -> None:
    page = page_of(*pair)

    assert harms(page.decode()) == []
    assert read_back(page) == (blocks(pair[0]), blocks(pair[1]))


@pytest.mark.parametrize(
    "harm",
    ["[x](http://e.example)", "<script>", "![x](y)", "*x*", "`x`", "~~x~~", "<http://e.example>", "\u202e", "    x"],
)
def test_harm_is_seen(harm: str) -> None:
    """The control of the tests above."""
    page = sample("2014-avant-projet", "2017-final")[1]

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
    assert "\n### {--Article 5--}{++Article 4++}\n\n{>>renumérotation, numérotation interne, notes<<}\n\n" in page
    assert "\n- **a)** " in page
    assert "\n> {--Rappelant--}{++Guidée par++} la Charte" in page
    assert "\n>> L’Assemblée générale,\n" in page
    assert "\n## Notes\n" in page
    assert "\n- [^1] " in page
    assert max(page.count("\n\n\n"), page.count(" \n")) == 0


def test_a_text_against_itself_is_said_to_be_the_same() -> None:
    draft = stage("2017-final")
    page = page_of(draft, draft).decode()

    assert "Les deux textes sont identiques." in page
    assert not re.search(r"\{\+\+|\{--|<!-- before", text_of(page))


def test_moved_text_says_where_it_came_from_and_went() -> None:
    folder = CASES / "moved-and-reworded"
    page = page_of(read(folder, "before"), read(folder, "after")).decode()

    assert "{>>Déplacement\u00a0; figurait après\u00a0: Article 3<<}" in page
    assert "{>>Article 4 devient Article 2 (déplacement)<<}" in page
    assert "\n### {--Article 4--}{++Article 2++} <!-- before: block 8 -->\n" in page


def test_splits_say_where_their_parts_are() -> None:
    folder = CASES / "split-article"
    page = page_of(read(folder, "before"), read(folder, "after")).decode()

    assert "{>>Des parties figurent désormais dans\u00a0: Article 4<<}" in page
    assert "{>>Article 3, alinéa 3 figure désormais ici\u00a0: Article 4, alinéa 1<<}" in page
    assert "{>>Des parties proviennent de\u00a0: Article 3<<}" in page


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
        assert len(re.findall(r"^(?:> ⚠ )?\*\*x\xa0: .*\*\*", part, re.MULTILINE)) == expected


def test_a_notice_has_nothing_to_type() -> None:
    page = sample("2013-preliminary", "2014-avant-projet")[1]

    assert page.count("Ceci n’est pas le texte de A/HRC/26/34/Add.1") == 2
    assert "--authenticity" not in page


def test_arabic_stands_from_right_to_left() -> None:
    folder = CASES / "arabic-vowelled"
    page = page_of(read(folder, "before"), read(folder, "after")).decode()

    assert page.count('\n\n<div dir="rtl">\n\n') == page.count("\n\n</div>\n\n") == 1


def test_a_table_in_the_text_is_no_table_of_ours() -> None:
    article = "\n### Article 1\n\nThe annual contributions of the States Parties are these:\n\n"
    text = article + "| {} | 5 % of the costs |\n\n| --- |\n"
    before, after = (parse(text.format(word))[0] for word in ("one", "two"))
    page = page_of(before, after).decode()

    assert "\n| {--one--}{++two++} | 5 % of the costs |\n\n| --- |\n" in page
    assert read_back(page.encode()) == (blocks(before), blocks(after))


@given(drafts())
def test_a_mark_stands_for_each_run(draft: DraftText) -> None:
    other = read(CASES / "note-added-above", "after")
    page = page_of(draft, other).decode()
    found = finished(draft, other)
    kinds = [run.kind for block in found.redline.blocks for run in block.runs]

    assert len(re.findall(r"(?<!\\)\{\+\+", text_of(page))) <= kinds.count(RunKind.INSERTED)
    assert len(re.findall(r"(?<!\\)\{--", text_of(page))) <= kinds.count(RunKind.DELETED)


def test_a_remark_cannot_end_early() -> None:
    assert remark("a <<} b {++c++}") == r"{>>a \<\<\} b \{\++c++\}<<}"
