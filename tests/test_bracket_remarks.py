"""Brackets lifted and alternatives chosen, as forms without signs say them: Markdown, CriticMarkup, the terminal."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import tracker
from tracker.cli import commands
from tracker.report.markdown.read import read_back
from tracker.services.compare import view_of_redline

LINES = {
    "ar": (
        "المادة 1",
        "على الدول [أن تحمي][أن تصون] الأنهار [والبحيرات].",
        "الخيار 1: يدفع كل طرف.",
        "الخيار 2: لا نص.",
    ),
    "en": (
        "Article 1",
        "States [shall][should] guard rivers [and lakes].",
        "Option 1: Each pays.",
        "Option 2: No text.",
    ),
    "es": (
        "Artículo 1",
        "Se [deberán][deberían] cuidar los ríos [y lagos].",
        "Opción 1: Cada uno paga.",
        "Opción 2: No.",
    ),
    "fr": (
        "Article 1",
        "Ils [doivent][devraient] garder les eaux [et lacs].",
        "Option 1 : Chacun paie.",
        "Option 2 : Rien.",
    ),
    "ru": ("Статья 1", "Они [обязаны][должны] беречь реки [и озера].", "Вариант 1: Каждое платит.", "Вариант 2: Нет."),
    "zh": ("第一条", "各国[应][应当]保护河流[和湖泊]。", "备选案文1：各方付款。", "备选案文2：无案文。"),
}
AGREED = {
    "ar": ("المادة 1", "على الدول أن تحمي الأنهار والبحيرات.", "يدفع كل طرف."),
    "en": ("Article 1", "States shall guard rivers and lakes.", "Each pays."),
    "es": ("Artículo 1", "Se deberán cuidar los ríos y lagos.", "Cada uno paga."),
    "fr": ("Article 1", "Ils doivent garder les eaux et lacs.", "Chacun paie."),
    "ru": ("Статья 1", "Они обязаны беречь реки и озера.", "Каждое платит."),
    "zh": ("第一条", "各国应保护河流和湖泊。", "各方付款。"),
}
REMARKS = {
    "ar": ("مختار: أن تحمي؛ غير مختار: أن تصون", "مختار: الخيار 1؛ غير مختار: الخيار 2"),
    "en": ("chosen: shall; not chosen: should", "chosen: Option 1; not chosen: Option 2"),
    "es": ("elegido: deberán; no elegido: deberían", "elegido: Opción 1; no elegido: Opción 2"),
    "fr": ("retenu\xa0: doivent\xa0; non retenu\xa0: devraient", "retenu\xa0: Option 1\xa0; non retenu\xa0: Option 2"),
    "ru": ("выбрано: обязаны; не выбрано: должны", "выбрано: Вариант 1; не выбрано: Вариант 2"),
    "zh": ("选定：应；未选定：应当", "选定：备选案文1；未选定：备选案文2"),
}
LAST = {"ar": "والبحيرات", "en": "lakes", "es": "lagos", "fr": "lacs", "ru": "озера", "zh": "和湖泊"}
"""The last word inside a bracket that was lifted."""


def texts(language: str) -> tuple[str, str]:
    before, after = ("\n\n".join(lines[language]) + "\n" for lines in (LINES, AGREED))
    return before, after


def redline_of(language: str) -> tracker.Redline:
    before, after = map(tracker.parse, texts(language))
    return tracker.compare(before, after)


@pytest.mark.parametrize("language", LINES)
def test_a_chosen_alternative_is_said_to_be_chosen_once(language: str) -> None:
    redline = redline_of(language)
    page = tracker.render(redline, "markdown", language=language).decode()
    critic = tracker.render(redline, "criticmarkup", language=language).decode()

    for remark in REMARKS[language]:
        assert page.count(f"\n*{remark}*\n") == 1
        assert critic.count(f"\n{{>>{remark}<<}}\n") == 1


@pytest.mark.parametrize("language", LINES)
def test_a_lifted_bracket_is_a_mark_of_its_own_and_the_words_stay(language: str) -> None:
    page = tracker.render(redline_of(language), "markdown", language=language)
    before, after = read_back(page)

    assert f"{LAST[language]}<del>]</del>" in page.decode()
    assert tuple(block.text for block in before) == LINES[language]
    assert tuple(block.text for block in after) == AGREED[language]


@pytest.mark.parametrize("language", LINES)
def test_the_numbers_of_brackets_stand_under_the_counts(language: str) -> None:
    redline = redline_of(language)
    line = view_of_redline(redline, ("before", "after"), language).brackets_line
    above, _, _ = tracker.render(redline, "markdown", language=language).decode().partition("<!-- The treaty text")

    assert f"\n\n{line}\n\n" in above


def test_a_text_without_brackets_has_no_word_on_them() -> None:
    redline = tracker.compare(tracker.parse("Article 1\n\nPeace.\n"), tracker.parse("Article 1\n\nWar.\n"))

    assert "racket" not in tracker.render(redline, "markdown").decode()


def in_terminal(command: str, tmp_path_factory: pytest.TempPathFactory, before: str, after: str) -> str:
    folder = tmp_path_factory.mktemp("texts")
    files = [folder / "may.txt", folder / "june.txt"]
    for file, text in zip(files, (before, after), strict=True):
        file.write_text(text, encoding="utf-8")
    return CliRunner().invoke(commands, [command, *map(str, files)], env={"COLUMNS": "80"}).stdout


def test_the_terminal_sets_no_sign_at_a_lifted_bracket_and_counts_it_below(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    shown = in_terminal("compare", tmp_path_factory, *texts("en"))

    assert (
        "States [shall]{-[should]-} guard       | States shall guard rivers and lakes.\n"
        "rivers [and lakes].                    |\n"
        "(bracket lifted) (chosen: shall; not chosen: should)\n"
    ) in shown
    assert "Brackets: 3 before, 0 now; lifted: 1, chosen: 1, dropped: 1.\n" in shown


def test_a_bracket_over_several_lines_is_counted_where_it_opens(tmp_path_factory: pytest.TempPathFactory) -> None:
    before = "Article 1\n\n[The Board meets.\n\n[The] Chair opens the meeting.]\n"
    shown = in_terminal("compare", tmp_path_factory, before, before.replace("[", "").replace("]", ""))

    assert shown.count("(bracket lifted)\n") == 2


def test_the_lines_of_a_diff_say_that_brackets_alone_were_lifted_or_set(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    before = "Article 1\n\nThe [Board] meets [twice].\n\nThe [Chair] speaks.\n\nAll may vote.\n"
    after = "Article 1\n\nThe Board meets twice.\n\nThe Chair listens.\n\nAll may [vote].\n"
    lines = in_terminal("diff", tmp_path_factory, before, after).splitlines()

    assert lines[2] == "# Brackets: 3 before, 1 now; lifted: 3, new: 1"
    assert lines[4:] == [
        "-The [Board] meets [twice].",
        "+The Board meets twice.",
        "# bracket lifted ×2",
        "-The [Chair] speaks.",
        "+The Chair listens.",
        "-All may vote.",
        "+All may [vote].",
        "# bracket set",
    ]
