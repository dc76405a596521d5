"""The language of a file that states none: found by its reader, used where two texts are compared, and named."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.support.stores import add, draft, new_store
from tracker.cli import commands
from tracker.errors import InputError
from tracker.model.stage import FrontMatter
from tracker.readers import read_bytes, read_file
from tracker.services import sources

if TYPE_CHECKING:
    from click.testing import Result

    from tracker.readers import Reading

FILES = {
    "ar-1.txt": "المادة 1\n\nلكل شعب الحق في السلام.\n",
    "ar-2.txt": "المادة 1\n\nلكل الشعوب الحق في السلام.\n",
    "fr.txt": "Article 1\n\nTous les peuples ont droit à la paix.\n",
    "en.txt": "Article 1\n\nAll peoples have a right.\n",
    "short.txt": "Article 1\n\nPax.\n",
}


def invoke(*args: str) -> Result:
    return CliRunner().invoke(commands, list(args))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files whose readers are sure of the language; the present folder."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def read_surely(path: Path) -> Reading:
        language = path.name[:2] if path.name != "short.txt" else ""
        return replace(read_bytes(path.read_bytes(), str(path)), offered=FrontMatter(language=language))

    monkeypatch.setattr(sources, "read_file", read_surely)
    return tmp_path


def test_arabic_files_make_a_page_from_right_to_left_without_a_word_from_the_user() -> None:
    done = invoke("redline", "ar-1.txt", "ar-2.txt", "-o", "page.html")
    page = Path("page.html").read_text(encoding="utf-8")

    assert done.exit_code == 0, done.output
    assert 'lang="ar"' in page
    assert 'dir="rtl"' in page
    assert done.stderr.count("Language: Arabic (ar), found from their words") == 1


def test_a_word_file_of_one_draft_is_set_in_its_language_too() -> None:
    done = invoke("show", "ar-1.txt", "--format", "akn", "-o", "draft.xml")

    assert done.exit_code == 0, done.output
    assert 'FRBRlanguage language="ara"' in Path("draft.xml").read_text(encoding="utf-8")


def test_the_text_itself_stays_as_the_file_states_it() -> None:
    assert "language:" not in invoke("show", "ar-1.txt", "--raw").stdout


@pytest.mark.parametrize("command", ["redline", "concordance", "compare", "diff"])
def test_files_in_two_languages_are_refused_unless_the_user_says_that_they_are_one(command: str) -> None:
    refused = invoke(command, "fr.txt", "en.txt")
    allowed = invoke(command, "fr.txt", "en.txt", "--language", "fr")

    assert isinstance(refused.exception, InputError)
    assert "fr.txt is in French (fr), en.txt in English (en)" in str(refused.exception)
    assert "--language" in refused.exception.remedy
    assert allowed.exit_code == 0, allowed.output
    assert "found from" not in allowed.stderr


def test_a_file_of_unknown_language_takes_that_of_the_other_one() -> None:
    done = invoke("concordance", "fr.txt", "short.txt", "--format", "json")

    assert [json.loads(done.stdout)[side]["language"] for side in ("before", "after")] == ["fr", "fr"]
    assert "found from the words of fr.txt;" in done.stderr


def test_two_files_of_unknown_language_are_compared_as_ever() -> None:
    done = invoke("concordance", "short.txt", "short.txt", "--format", "json")

    assert json.loads(done.stdout)["before"]["language"] == ""
    assert done.stderr == "Language of both files: not sure, perhaps English; --language en states it\n"


def test_a_stage_in_several_languages_is_compared_in_that_of_the_file(folder: Path) -> None:
    with new_store(folder / "store") as store:
        add(store, draft("2014"))
        add(store, draft("2014", "Tous les peuples ont des droits.", language="fr"))
        add(store, draft("2017"))
    done = invoke("concordance", "2014", "fr.txt", "--format", "json", "--store", "store")
    refused = invoke("concordance", "2017", "fr.txt", "--store", "store")

    assert json.loads(done.stdout)["before"]["language"] == "fr"
    assert "2017 is in English (en), fr.txt in French (fr)" in str(refused.exception)


@pytest.mark.parametrize("command", [("compare",), ("concordance",), ("redline", "--format", "json")])
def test_doubtful_places_of_a_file_are_one_line_with_the_command_that_shows_them(command: tuple[str, ...]) -> None:
    Path("short.txt").write_text(
        "Article 1\n\nPax.\n\nArticle 2\n\nLex.\n\nArticle 2\n\nRex.\n\nArticle 3\n\nDux.\n\nArticle 3\n\nFax.\n"
    )
    done = invoke(*command, "short.txt", "fr.txt")
    checked = invoke("check", "short.txt")

    line = "2 places in short.txt were doubtful. To see them: tracker add --dry-run short.txt\n"
    assert line in done.stderr
    assert line in checked.stderr
    assert "2 place" in invoke("add", "--dry-run", "short.txt").stdout


SHORT = {
    "Latin": "Article 1\n\nPax.\n",
    "Cyrillic": "Статья 1\n\nМир.\n",
    "Arabic": "المادة 1\n\nسلام.\n",
    "Chinese": "第一条\n\n和平。\n",
}


@pytest.mark.parametrize(("one", "other"), [(one, other) for one in SHORT for other in SHORT])
def test_two_scripts_are_two_languages_however_short_the_texts_are(
    one: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "read_file", lambda path: read_bytes(path.read_bytes(), str(path)))
    Path("one.txt").write_text(SHORT[one], encoding="utf-8")
    Path("other.txt").write_text(SHORT[other], encoding="utf-8")

    done = invoke("redline", "one.txt", "other.txt", "-o", "page.html")
    stated = invoke("redline", "one.txt", "other.txt", "--language", "en", "-o", "stated.html")

    assert Path("page.html").exists() == (one == other)
    assert stated.exit_code == 0, stated.output
    if one != other and "Chinese" not in (one, other):
        assert isinstance(done.exception, InputError)
        assert f"one.txt is written in {one} script, other.txt in {other}" in str(done.exception)


def test_a_text_in_two_languages_is_compared_with_a_text_in_one_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "read_file", lambda path: read_bytes(path.read_bytes(), str(path)))
    english = "Article 1\n\nAll peoples have the right to live in peace and in friendship with one another.\n"
    french = "Article premier\n\nTous les peuples ont le droit de vivre en paix et en amitié les uns avec les autres.\n"
    Path("both.txt").write_text(english + "\n" + french, encoding="utf-8")
    Path("one.txt").write_text(english, encoding="utf-8")

    assert invoke("redline", "both.txt", "one.txt", "-o", "page.html").exit_code == 0


# What is said of each file, and how a language is typed


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files that the true readers read, in languages of many kinds."""
    monkeypatch.setattr(sources, "read_file", read_file)
    for name, text in {
        "es.txt": "Artículo 1\n\nLos Estados cooperarán de buena fe para conservar el agua.\n",
        "pt.txt": "Artigo 1\n\nAs Partes cooperarão de boa-fé para a conservação da água.\n",
        "ru.txt": "Статья 1\n\nГосударства сотрудничают в целях сохранения воды.\n",
        "uk.txt": "Стаття 1\n\nДержави співпрацюють з метою збереження води.\n",
        "zh.txt": "第一条\n\n各國應當合作，以保護水資源。\n",
        "ar.txt": "المادة 1\n\nتتعاون الدول (WHO) على حفظ المياه [بحسن نية].\n",
        "fa.txt": "ماده ۱\n\nصلح.\n",
        "none.txt": "5\n\n(a)\n",
        "both.txt": "Article 1\n\n"
        + "The States Parties shall cooperate in good faith to conserve the waters of the river.\n" * 3
        + "\nLes États parties coopèrent de bonne foi à la conservation des eaux du fleuve.\n" * 3,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


NAMES = {
    "es": "Spanish (es)", "pt": "Portuguese (pt)", "ru": "Russian (ru)", "uk": "Ukrainian (uk)", "zh": "Chinese (zh)",
    "ar": "Arabic (ar)",
}  # fmt: skip


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("command", ["show", "check", "compare", "diff", "concordance", "redline"])
def test_every_command_that_reads_a_file_says_its_language_in_one_line(command: str, language: str) -> None:
    file = f"{language}.txt"
    done = invoke(command, *([file] if command in ("show", "check") else [file, file]))

    lines = [line for line in done.stderr.splitlines() if line.startswith("Language")]
    assert len(lines) == 1
    assert lines[0].startswith(f"Language: {NAMES[language]}, found from ")
    assert lines[0].endswith("; --language changes it")
    assert len(lines[0]) <= 80


@pytest.mark.usefixtures("files")
def test_a_language_that_is_not_sure_is_said_so_with_the_option_that_states_it() -> None:
    assert "Language of none.txt: not sure; state it with --language (fr, Arabic" in invoke("show", "none.txt").stderr
    assert "state one with --language" in invoke("check", "both.txt").stderr
    assert "not sure, the text is in " in invoke("check", "both.txt").stderr
    assert "Language:  not sure; state it with --language" in invoke("add", "--dry-run", "none.txt").output


@pytest.mark.usefixtures("files")
def test_a_file_too_short_to_tell_is_taken_to_be_in_the_language_of_the_other() -> None:
    done = invoke("diff", "es.txt", "none.txt")

    assert "found from the words of es.txt; none.txt is taken to be in it too;" in " ".join(done.stderr.split())


@pytest.mark.usefixtures("files")
def test_an_unknown_language_of_arabic_script_runs_from_right_to_left_all_the_same() -> None:
    done = invoke("redline", "fa.txt", "fa.txt", "-o", "page.html")

    assert done.exit_code == 0, done.output
    assert "not sure" in done.stderr
    assert '<main id="text" tabindex="-1" lang="und-Arab" dir="rtl">' in Path("page.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("typed", ["ar", "AR", "Arabic", "arabe", "العربية", "ara"])
def test_a_language_can_be_typed_by_its_name(typed: str) -> None:
    done = invoke("concordance", "none.txt", "none.txt", "--language", typed, "--format", "json")

    assert json.loads(done.stdout)["before"]["language"] == "ar"
    assert "Language" not in done.stderr


@pytest.mark.parametrize("command", ["redline", "add"])
def test_a_language_that_nobody_knows_is_refused(command: str) -> None:
    done = invoke(command, "fr.txt", *(["fr.txt"] if command == "redline" else []), "--language", "klingon")

    assert isinstance(done.exception, InputError)
    assert "“klingon” is neither a language tag, nor the name of a language" in str(done.exception)


def test_a_language_that_the_file_contradicts_is_refused() -> None:
    Path("stated.md").write_text("---\nlanguage: fr\n---\n\n### Article 1\n\nLa paix.\n", encoding="utf-8")
    done = invoke("redline", "stated.md", "stated.md", "--language", "Spanish")

    assert "stated.md says itself that it is in French (fr)" in str(done.exception)


OTHERS = {
    "pt": ("Artigo 1.º", "Cada Parte adotará um plano nacional para a conservação da água.", "Portuguese (pt)"),
    "de": ("Artikel 1", "Jede Vertragspartei verabschiedet einen nationalen Plan.", "German (de)"),
    "it": ("Articolo 1", "Ciascuna Parte adotta un piano nazionale per l’acqua.", "Italian (it)"),
    "uk": ("Стаття 1", "Кожна Сторона ухвалює національний план збереження води.", "Ukrainian (uk)"),
    "fa": ("ماده ۱", "هر طرف یک برنامه ملی برای حفاظت از آب تصویب می‌کند.", "Persian (fa)"),
}


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("language", OTHERS)
def test_a_text_in_another_language_is_named_and_read_and_reported_in_english(language: str) -> None:
    label, words, name = OTHERS[language]
    Path("one.txt").write_text(f"{label}\n\n{words}\n", encoding="utf-8")
    Path("other.txt").write_text(f"{label}\n\n{words} {words}\n", encoding="utf-8")
    done = invoke("redline", "one.txt", "other.txt", "-o", "page.html")
    page = Path("page.html").read_text(encoding="utf-8")

    assert f"Language: {name}, found from their words" in done.stderr
    assert "no article was found" not in done.stderr
    assert '<html lang="en" dir="ltr">' in page
    assert f'lang="{language}" dir="{"rtl" if language == "fa" else "ltr"}">' in page
    assert f"<dd>{name.split()[0]}</dd>" in page


# What is stated of two files


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("command", ["redline", "concordance"])
def test_two_files_are_official_if_their_user_says_so(command: str) -> None:
    plain, stated = (
        invoke(command, "es.txt", "es.txt", "--format", "json", *options)
        for options in ((), ("--authenticity", "official", "--before-symbol", "A/1", "--after-symbol", "A/2"))
    )
    before, after = (json.loads(stated.stdout)[side] for side in ("before", "after"))

    assert json.loads(plain.stdout)["before"]["authenticity"] == "unverified"
    assert (before["authenticity"], before["symbol"]) == ("official", "A/1")
    assert (after["authenticity"], after["symbol"]) == ("official", "A/2")


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("command", ["compare", "diff"])
def test_the_authenticity_of_one_file_goes_before_that_of_both(command: str) -> None:
    options = ("--authenticity", "official", "--before-authenticity", "translation")
    done = invoke(command, "es.txt", "es.txt", *options)

    assert done.exit_code == 0, done.output
    assert "! es.txt: unofficial translation" in done.output
    assert "unverified" not in done.output


@pytest.mark.usefixtures("files")
def test_a_page_has_the_title_that_is_stated() -> None:
    invoke("redline", "zh.txt", "zh.txt", "--title", "水公约草案", "-o", "page.html")

    assert "水公约草案" in Path("page.html").read_text(encoding="utf-8")


def test_a_file_is_not_called_official_against_its_own_word() -> None:
    Path("own.md").write_text("---\nauthenticity: reconstruction\n---\n\n### Article 1\n\nPeace.\n", encoding="utf-8")
    done = invoke("redline", "own.md", "own.md", "--authenticity", "official", "-o", "page.html")

    assert "own.md itself states another authenticity: reconstruction" in str(done.exception)
    assert not Path("page.html").exists()


def test_what_is_stated_of_a_stage_is_refused(folder: Path) -> None:
    with new_store(folder / "store") as store:
        add(store, draft("2014"))
        add(store, draft("2017"))
    both = invoke("redline", "2014", "2017", "--authenticity", "official", "--store", "store")
    one = invoke("redline", "2014", "en.txt", "--before-symbol", "A/1", "--store", "store")
    other = invoke(
        "concordance", "2014", "en.txt", "--authenticity", "official", "--store", "store", "--format", "json"
    )

    assert "--authenticity is about a file, and 2014 is a stage of the store" in str(both.exception)
    assert "--before-symbol is about a file, and 2014 is a stage" in str(one.exception)
    assert json.loads(other.stdout)["after"]["authenticity"] == "official"


@pytest.mark.usefixtures("files")
def test_a_file_added_in_the_wrong_language_is_a_doubt() -> None:
    wrong, right, short = (
        invoke("add", "--dry-run", file, "--language", "French").output for file in ("es.txt", "fr.txt", "none.txt")
    )

    assert "The words seem to be in Spanish (es), and --language says French (fr)" in " ".join(wrong.split())
    assert "seem to be" not in right + short
