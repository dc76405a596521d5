"""The words of reports and notices: whole in the six languages of the United Nations, and right whatever they tell."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from tests.support.cases import FOLDERS, read
from tests.support.html_pages import page_of, tree
from tracker.addresses.names import ProvisionNames
from tracker.diff.redline import compare
from tracker.language.brief_words import BRIEF_WORDS
from tracker.language.corrigendum_words import CORRIGENDUM_WORDS
from tracker.language.interface import REASONS, WORDS, reason_in_words, words_of
from tracker.language.notice_words import ISSUED_TEXT, NOTICES
from tracker.language.tags import RIGHT_TO_LEFT, direction
from tracker.language.versions import VERSION_WORDS
from tracker.model.concordance import Ground, Reason
from tracker.model.stage import Authenticity, FrontMatter
from tracker.report.view.facts import FACTS, words_behind_count
from tracker.report.view.notice import notice_for
from tracker.report.view.redline_view import build_view

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
OTHERS = [language for language in LANGUAGES if language != "en"]

SIGNS = {
    "colon",
    "semicolon",
    "comma",
    "listing",
    "after_head",
    "with_remark",
    "dash",
    "figure",
    "find_quoted",
    "ins_end",
    "del_end",
    "dir",
    "matrix_share",
    "brief_stop",
}
"""Keys of signs, which several languages share."""

AS_IN_ENGLISH = {
    "es": {"ex"},
    "fr": {
        "footnotes",
        "mark_option",
        "marks_option",
        "marks_article",
        "marks_total",
        "ex",
        "date",
        "what_date",
        "source",
        "articles",
        "chapeau",
        "notes",
        "note_number",
        "kind_options",
        "kind_date",
    },
}
"""Words that are the same in English."""

SPACED = {"colon", "semicolon", "comma", "listing", "after_head", "ins_start", "ins_end", "del_start", "del_end", "ex"}
"""Keys of words that are joined to others as they stand, with the spaces that belong between them."""

NOT_OURS = re.compile(r"\{\w+\}|treaty-tracker|sha256|--authenticity|(?<![A-Za-z])[bnp](?![A-Za-z])|\u200e")
"""What stands in Latin letters in every language: names, options, keys."""

LETTERS = {"ar": r"[\u0620-\u065f]", "ru": r"[а-яё]", "zh": r"[\u4e00-\u9fff]"}

A_REASON = {
    "share_before": 0.01, "share_after": 1.0, "same_heading": True, "statement": "said so", "author": "A B <a@b>",
}  # fmt: skip


def places_to_fill(text: str) -> list[str]:
    """The names in braces; the signs of CriticMarkup in braces are none."""
    return sorted(re.findall(r"\{(\w+)\}", text))


def filled(text: str, filling: str = "7") -> str:
    return re.sub(r"\{\w+\}", filling, text)


def entries_of(language: str) -> dict[str, str]:
    """All words and sentences of a language, by a key that says where they stand."""
    found = {
        **WORDS[language],
        **VERSION_WORDS[language],
        **BRIEF_WORDS[language],
        **CORRIGENDUM_WORDS[language],
        **{f"reason {key}": text for key, text in REASONS[language].items()},
    }
    for authenticity, sentences in NOTICES[language].items():
        found |= {f"notice {authenticity} {n}": text for n, text in enumerate(sentences)}
    return {**found, "notice text": ISSUED_TEXT[language]}


def sentences_of(language: str) -> list[str]:
    """What is said in words of a language, without the names that stand in Latin letters everywhere."""
    return [NOT_OURS.sub("", text) for key, text in entries_of(language).items() if key not in {"lang", "dir"}]


def cases(language: str) -> list[Path]:
    return [folder for folder in FOLDERS if read(folder, "after").front.language == language]


# --- complete ---


def test_the_six_languages_have_words() -> None:
    for words in (WORDS, REASONS, NOTICES, ISSUED_TEXT):
        assert sorted(words) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_all_that_english_says(language: str) -> None:
    english, other = entries_of("en"), entries_of(language)

    assert list(WORDS[language]) == list(WORDS["en"])
    assert other.keys() == english.keys()
    assert {key: places_to_fill(text) for key, text in other.items()} == {
        key: places_to_fill(text) for key, text in english.items()
    }


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language: str) -> None:
    english = entries_of("en")
    same = {key for key, text in entries_of(language).items() if text == english[key]}

    assert same - SIGNS - {"reason statement", "reason author"} == AS_IN_ENGLISH.get(language, set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_filled(language: str) -> None:
    for key, text in entries_of(language).items():
        signs = r"\{(\+\+|--|>>).*?(\+\+|--|<<)\}"  # Of CriticMarkup, in the key to it.
        assert not re.search(r"[{}]", re.sub(signs, "", filled(text))), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_spaces_stand_only_between_words(language: str) -> None:
    for key, text in entries_of(language).items():
        assert text, key
        assert "  " not in text, key
        if key not in SPACED and not key.startswith("reason "):
            assert text == text.strip(), key


def test_no_key_of_facts_is_missing() -> None:
    assert {*FACTS, "unchanged"} | {f"{fact}_n" for fact in (*FACTS, "unchanged")} <= WORDS["en"].keys()
    assert {str(value) for value in Authenticity} | {f"lang_{tag}" for tag in LANGUAGES} <= WORDS["en"].keys()


# --- written as the language is written ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_say_their_language_and_direction(language: str) -> None:
    assert words_of(language)["lang"] == language
    assert words_of(language)["dir"] == direction(language)
    assert (direction(language) == "rtl") == (language in RIGHT_TO_LEFT) == (language == "ar")
    assert words_of(f"{language.upper()}-x") is words_of(language)


@pytest.mark.parametrize("language", ["de", "fa", "", "und"])
def test_a_language_without_words_gets_english(language: str) -> None:
    assert words_of(language) is WORDS["en"]
    assert reason_in_words(Reason(ground=Ground.IDENTICAL), language) == "identical text"


@pytest.mark.parametrize("language", LETTERS)
def test_a_language_is_written_in_its_letters(language: str) -> None:
    for text in sentences_of(language):
        assert not re.search(r"[A-Za-z]", text), text
        assert re.search(LETTERS[language], text) or not re.search(r"\w", text), text


def test_french_signs_keep_their_space_and_stay_on_the_line() -> None:
    for text in sentences_of("fr"):
        assert not re.search(r"(?<!\u00a0)[:;%?!»]|«(?!\u00a0)|['\"“”]", text), text


@pytest.mark.parametrize(
    ("language", "sign"),
    [("ar", "\u00a0في\u00a0المائة"), ("en", "%"), ("es", "\u00a0%"), ("fr", "\u00a0%"), ("ru", "\u00a0%"), ("zh", "%")],
)
def test_a_number_and_its_percent_are_never_on_two_lines(language: str, sign: str) -> None:
    shares = [text for text in REASONS[language].values() if "{after}" in text]

    assert len(shares) == 4
    for text in shares:
        assert re.findall(rf"\{{(?:before|after)\}}({sign})", text) == [sign, sign], text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_begins_with_a_capital_also_behind_a_full_stop(language: str) -> None:
    for key, text in entries_of(language).items():
        begun = NOT_OURS.sub("X", text)
        assert not re.search(r"[^\W\d_][.!?][ \u00a0][^\W\d_A-ZА-ЯÀ-Þ\u0600-\u06ff]", begun), text
        if re.search(r"\.$", text) and begun == begun.lstrip("«“{") and language not in {"ar", "zh"}:
            assert begun[:1].upper() == begun[:1], key


def test_russian_is_written_with_one_spelling_of_ye() -> None:
    """Documents of the United Nations do without ё; half with it and half without would look like a slip."""
    assert [text for text in sentences_of("ru") if "ё" in text.casefold()] == []


def test_arabic_has_arabic_signs() -> None:
    for text in sentences_of("ar"):
        assert not re.search(r"[,;?%\"“”]", text), text


def test_chinese_has_full_signs_and_no_spaces_before_them() -> None:
    for text in sentences_of("zh"):
        assert not re.search(r"[,;:?!()\".]|\s[：；，、。（）]|[：；，、。（）]\s", text), text


@pytest.mark.parametrize(
    ("language", "marks"), [("ar", "«»"), ("en", "“”"), ("es", "“”"), ("fr", "«»"), ("ru", "«»"), ("zh", "“”")]
)
def test_quotation_marks_are_those_of_the_language(language: str, marks: str) -> None:
    for text in entries_of(language).values():
        assert set(re.findall('[«»“”„"]', text)) <= set(marks), text
    assert all(mark in WORDS[language]["ref_stale"] for mark in marks)


# --- right whatever they tell ---


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
def test_where_numbers_govern_forms_there_is_one_form(language: str) -> None:
    words = WORDS[language]
    for fact in (*FACTS, "unchanged"):
        assert words[fact] == words[f"{fact}_n"]
    assert words["figure"].index("{what}") < words["figure"].index("{count}")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "(?:with|as) |(?:un|re)[a-z]+ed$|rearranged$"),
        ("es", "(?:con|como|sin) "),
        ("fr", "(?:avec|comme|sans) "),
    ],
)
def test_behind_one_there_is_no_plural(language: str, forms: str) -> None:
    """A fact without a singular has a preposition, which is right behind any number: 1 with changed notes."""
    words = WORDS[language]
    for fact in (*FACTS, "unchanged"):
        found = words_behind_count(fact, 1, words)
        assert found == words[fact] or re.match(forms, found), found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_stands_behind_its_name(language: str) -> None:
    """No noun follows a number, so that none must agree with it; Chinese counts articles by their measure word."""
    for key, text in WORDS[language].items():
        if key != "figure" and "{count}" in text:
            assert text.endswith("{count}"), key
            assert WORDS[language]["colon"].rstrip(" ") in text, key
    assert WORDS[language]["flow_band"].endswith("{words}")


@pytest.mark.parametrize("ground", Ground)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_can_be_said(language: str, ground: Ground) -> None:
    found = reason_in_words(Reason(ground=ground, **A_REASON), language, nearest="NEAREST")  # type: ignore[arg-type]

    assert not re.search(r"[{}]", found)
    assert ("said so" in found) == (ground is Ground.STATED)
    assert ("A B" in found, "a@b" in found) == (ground is Ground.STATED, False)
    assert ("NEAREST" in found) == (ground is Ground.NEAREST)
    assert found.startswith(REASONS[language]["heading"]) == (ground not in {Ground.STATED, Ground.IDENTICAL})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("symbol", ["A/HRC/35/35", ""])
def test_every_notice_speaks_the_language_of_its_text(language: str, symbol: str) -> None:
    for authenticity, sentences in NOTICES[language].items():
        found = notice_for(FrontMatter(language=language, symbol=symbol, authenticity=authenticity))

        assert found is not None
        assert len(found.sentences) == len(sentences) - 1
        if "{text}" in sentences[0]:
            assert (symbol or ISSUED_TEXT[language]) in found.headline


def test_names_of_provisions_are_those_of_the_language() -> None:
    def names(language: str) -> list[str]:
        draft = read(cases(language)[0], "after")
        return [name for name in ProvisionNames(draft, words_of(language)).names.values() if name]

    assert "第一条" in names("zh")
    assert "المادة 1" in names("ar")
    assert "Статья 2, абзац 2" in names("ru")
    assert WORDS["zh"]["comma"].join(("第一条", WORDS["zh"]["line_number"].format(n=2))) == "第一条，第2段"


# --- on the page ---


@pytest.mark.parametrize(
    ("language", "folder"),
    [pytest.param(tag, folder, id=f"{tag} {folder.name}") for tag in LANGUAGES for folder in cases(tag)],
)
def test_a_page_is_in_the_language_of_its_texts(language: str, folder: Path) -> None:
    root = tree(page_of(read(folder, "before"), read(folder, "after")))
    words = WORDS[language]

    assert (root.get("lang"), root.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
    assert root.xpath("string(//p[@class='kind'])") == words["redline"]
    assert root.xpath("string(//h2[@id='summary'])") == words["summary"]
    assert root.xpath("string(//h2[@id='contents-head'])") == words["contents"]
    assert root.xpath("string(//h2[@id='concordance'])") == words["concordance"]
    heads = [head.text_content() for head in root.xpath("//section[@class='drawer concordance']//thead//th")]
    assert heads[2:] == [words["change"], words["basis"]]
    assert [head.startswith(words[key]) for head, key in zip(heads, ("before", "after"), strict=False)] == [True, True]
    _no_other_letters(
        language,
        (
            element.text_content()
            for element in root.xpath(
                "//h2[@id] | //dt | //footer/p | //*[@class='key'] | //p[@class='answer'] | //nav//a"
                " | //section[@class='drawer concordance']//tbody//td"
            )
        ),
    )


def _no_other_letters(language: str, *rows: Iterable[str]) -> None:
    if language in LETTERS:
        for text in chain(*rows):
            assert not re.search(r"[A-Za-z]{2}", NOT_OURS.sub("", text)), text


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("ar", "دون تغيير: 3"),
        ("en", "3 unchanged"),
        ("es", "3 sin cambios"),
        ("fr", "3 sans changement"),
        ("ru", "без изменений: 3"),
        ("zh", "未变3条"),
    ],
)
def test_a_figure_is_put_as_the_language_puts_it(language: str, wanted: str) -> None:
    words = WORDS[language]

    assert words["figure"].format(count=3, what=words["unchanged_n"]) == wanted


def test_figures_stand_on_the_page_with_the_number_marked() -> None:
    for language in LANGUAGES:
        folder = cases(language)[0]
        before, after = read(folder, "before"), read(folder, "after")
        seen = build_view(compare(before, after), ("", ""), ("", ""))
        figures = tree(page_of(before, after)).xpath("//ul[@class='figures']/li")
        words = WORDS[language]

        assert [figure.text_content() for figure in figures] == [
            words["figure"].format(count=count, what=words[fact if count == 1 else f"{fact}_n"])
            for fact, count in seen.summary
        ]
        assert [figure.findtext("b") for figure in figures] == [str(count) for _, count in seen.summary]
