"""The account of a reading: what ``tracker add`` shows of every file, and what it asks for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.support.stores import all_bytes, git
from tracker.cli import commands
from tracker.model.annotation import Comment, Revision, RevisionKind
from tracker.model.finding import Finding
from tracker.model.stage import FrontMatter
from tracker.readers import read_bytes
from tracker.readers.reading import Artefact, ArtefactKind, FileFormat, Reading
from tracker.report.terminal.account import DOUBTS, FIRST, account_lines
from tracker.report.terminal.plain import display_width
from tracker.services import add as service
from tracker.services.reading.account import NAMES, account_data, account_of, not_taken

if TYPE_CHECKING:
    from click.testing import Result

TEXT = "Article 1\n\nThe Parties shall keep the peace.\n\nArticle 2\n\nThe Parties shall cooperate.\n"


def invoke(*args: str) -> Result:
    return CliRunner().invoke(commands, list(args))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a draft that says nothing about itself; the present folder."""
    (tmp_path / "Second draft.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def stated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers that find a symbol, a date and a language in every file."""
    offered = FrontMatter(symbol="A/CONF.9/L.2", date="1998-07-17", language="fr", title="A draft")

    def read_file(path: Path, **options: object) -> Reading:
        front = options["front"]
        assert isinstance(front, FrontMatter)
        return replace(read_bytes(path.read_bytes(), str(path), front=front), offered=offered)

    monkeypatch.setattr(service, "read_file", read_file)


def reading(**changes: object) -> Reading:
    return replace(read_bytes(TEXT.encode(), "draft.txt"), **changes)  # type: ignore[arg-type]  # fields by name


def account(*, verbose: bool = False, **changes: object) -> str:
    lines = account_lines(account_of(reading(**changes), "draft.txt"), verbose=verbose)
    assert all(display_width(line) <= 80 for text in lines for line in text.split("\n"))
    return "\n".join(lines)


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("content", "name", "kind"), [
    (TEXT, "a.txt", "plain text, lines 1 to 7"), (TEXT, "a", "plain text, lines 1 to 7"),
    ("---\nstage: 1\ninstrument: peace\n---\n\n### Article 1\n\nPeace.\n", "a.txt", "structured text, lines"),
    ("# Treaty\n\n## Article 1\n\nPeace.\n\n## Article 2\n\nTrade.\n", "a.md", "Markdown text, lines"),
    ("<!doctype html><p>Article 1<p>Peace.", "a.txt", "web page, paragraphs 1 to 2"),
])  # fmt: skip
def test_the_kind_of_a_file_is_known_by_its_contents(content: str, name: str, kind: str) -> None:
    lines = account_lines(account_of(read_bytes(content.encode(), name), name))

    assert kind in in_one_line(lines[0])


# --- what was left out ---


def test_every_kind_that_a_reader_may_leave_out_has_a_name() -> None:
    assert set(NAMES) == set(ArtefactKind)


@pytest.mark.parametrize("kind", ArtefactKind)
@pytest.mark.parametrize("number", [1, 2, 40])
def test_everything_that_was_left_out_is_counted(kind: ArtefactKind, number: int) -> None:
    left_out = tuple(Artefact(line, f"words {line} of it", kind) for line in range(1, number + 1))
    brief, whole = in_one_line(account(artefacts=left_out)), in_one_line(account(artefacts=left_out, verbose=True))

    assert f"{number} {NAMES[kind][number != 1]}" in brief
    assert "line 1 “words 1 of it”" in brief
    assert (f"and {number - FIRST} more" in brief) == (number > FIRST)
    assert all(f"{artefact.line}: {artefact.text}" in whole for artefact in left_out)


def test_what_a_treaty_may_be_lacking_comes_first() -> None:
    left_out = (Artefact(1, "- 2 -", ArtefactKind.PAGE_NUMBER), Artefact(9, "w:altChunk", ArtefactKind.NOT_UNDERSTOOD))
    shown = account(artefacts=left_out)

    assert shown.index("1 element not understood") < shown.index("1 page number")


def test_long_words_are_quoted_by_their_beginning_and_in_full_when_asked() -> None:
    words = "hidden words of great length " * 20
    left_out = (Artefact(3, words, ArtefactKind.HIDDEN),)

    assert "words of great length h" not in in_one_line(account(artefacts=left_out))[-40:]
    assert in_one_line(words) in in_one_line(account(artefacts=left_out, verbose=True))


def test_a_character_that_no_terminal_shows_is_named_by_its_code_point() -> None:
    shown = account(artefacts=(Artefact(4, "\u00ad", ArtefactKind.INVISIBLE),))
    assert "1 invisible character: line 4 U+00AD" in shown


def test_a_picture_without_words_and_an_element_without_a_line_are_shown_too() -> None:
    left_out = (Artefact(0, "", ArtefactKind.PICTURE), Artefact(0, "chart", ArtefactKind.NOT_UNDERSTOOD))

    assert "1 picture: without words" in account(artefacts=left_out)
    assert "1 element not understood: “chart”" in account(artefacts=left_out)


def test_a_hostile_file_cannot_steer_the_terminal_through_the_account() -> None:
    hostile = "\x1b[2J\x9b31m"
    comment = Comment(author=hostile, date=hostile, anchor=hostile, text=hostile)
    revision = Revision(kind=RevisionKind.DELETED, author=hostile, date=hostile, text=hostile)
    shown = account(
        artefacts=(Artefact(1, hostile, ArtefactKind.FIELD),), outside=((2, hostile),), comments=(comment,),
        revisions=(revision,), problems=(Finding(message=hostile, line=1),), offered=FrontMatter(symbol=hostile),
        verbose=True,
    )  # fmt: skip

    assert "\x1b" not in shown
    assert "\x9b" not in shown


def test_many_counts_fit_into_80_columns() -> None:
    provisions = "".join(
        f"{word}. Until then the Board decides.\n\n" for word in ("First", "Second", "Third", "Fourth")
    )
    text = TEXT + "\nTransitional provisions\n\n" + provisions
    lines = account_lines(account_of(read_bytes(text.encode(), "draft.txt"), "draft.txt"))

    assert "4 transitional provisions" in in_one_line("\n".join(lines))
    assert all(display_width(line) <= 80 for entry in lines for line in entry.split("\n"))


# --- doubts, comments, changes ---


def test_the_same_doubt_in_many_places_is_one_entry_with_all_lines() -> None:
    doubts = tuple(
        Finding(message=f"“{line}.” occurs again", remedy="Renumber one", line=line) for line in range(5, 10)
    )
    brief = in_one_line(account(problems=doubts))

    assert "Doubtful: 5 places" in brief
    assert brief.count("Renumber one") == 1
    assert "The same at 4 more places: line 6 (“6.”), line 7 (“7.”), line 8 (“8.”), line 9 (“9.”)" in brief
    assert account(problems=doubts, verbose=True).count("Renumber one") == 5


def test_doubts_that_differ_in_an_address_are_of_one_kind() -> None:
    doubts = tuple(
        Finding(message=f"“{n}.” occurs again", cause=f"It is addressed as art_{n}__para_1~2", line=n)
        for n in range(1, 5)
    )
    brief = in_one_line(account(problems=doubts))

    assert brief.count("It is addressed") == 1
    assert "The same at 3 more places: line 2 (“2.”), line 3 (“3.”), line 4 (“4.”)" in brief


def test_two_doubts_and_doubts_of_different_kinds_stand_in_full() -> None:
    doubts = (Finding(message="“1.” occurs again", line=4), Finding(message="“2.” occurs again", line=5),
              Finding(message="A bracket does not close", line=9))  # fmt: skip
    shown = account(problems=doubts)

    assert all(str(doubt) in shown for doubt in doubts)


def test_a_hundred_kinds_of_doubts_are_cut_with_the_number_of_the_rest() -> None:
    doubts = tuple(Finding(message=f"Fault {chr(96 + number)} was found", line=number) for number in range(1, 101))

    assert f"and {100 - DOUBTS} more; -v lists them" in account(problems=doubts)
    assert f"Fault {chr(196)} was found" in account(problems=doubts, verbose=True)


def test_places_of_a_word_file_are_paragraphs_and_every_sentence_begins_with_a_capital() -> None:
    doubts = (Finding(message="a note is lost", remedy="check it", line=4),)
    shown = account(problems=doubts, format=FileFormat.WORD)

    assert "- paragraph 4: A note is lost. Check it." in shown


def test_comments_and_changes_are_counted_by_their_authors() -> None:
    comments = tuple(
        Comment(author=name, date="", anchor="shall", text="Why not may?") for name in ("Ana", "Bo", "Ana", "")
    )
    revisions = (Revision(kind=RevisionKind.INSERTED, author="Ana", date="2024-03-01T10:00:00Z", text="new"),
                 Revision(kind=RevisionKind.STRUCK, author="", date="", text="may"))  # fmt: skip
    shown = in_one_line(account(comments=comments, revisions=revisions))

    assert "Comments: 4 in the margin, by Ana (2), Bo (1), author not named (1)" in shown
    assert "Ana, on “shall”: “Why not may?”" in shown
    assert "and 1 more" in shown
    assert "Changes: 1 inserted, 1 struck, by Ana (1), author not named (1), 2024-03-01, read as accepted" in shown
    assert "struck: “may”" in shown


# --- what is missing ---


def test_a_draft_that_states_nothing_is_shown_once_and_its_command_is_given(folder: Path) -> None:
    invoke("init", "store")
    before = all_bytes(folder)
    done = invoke("add", "Second draft.txt", "--store", "store")

    assert done.exit_code == 2
    assert done.stdout.count("Articles:  Article 1, Article 2") == 1
    assert "tracker add 'Second draft.txt' --store store --stage second-draft" in done.stderr
    assert "--instrument INSTRUMENT" in done.stderr
    assert all_bytes(folder) == before


@pytest.mark.usefixtures("folder")
def test_the_command_that_is_given_keeps_the_draft() -> None:
    invoke("init", "store")
    done = invoke("add", "Second draft.txt", "--store", "store", "--language", "en", "--instrument", "peace")
    command = next(line for line in done.stderr.splitlines() if line.startswith("  tracker add"))
    options = command.partition("txt' ")[2].split()
    kept = invoke("add", "Second draft.txt", *options)

    assert "Not kept: the stage of this text is not known." in done.stderr
    assert kept.exit_code == 0, kept.output
    assert "Kept as peace second-draft (en)." in kept.output


@pytest.mark.usefixtures("folder")
def test_outside_of_a_store_the_draft_is_shown_all_the_same() -> None:
    done = invoke("add", "Second draft.txt", "--stage", "2", "--language", "en", "--instrument", "peace")
    lacking = invoke("add", "Second draft.txt", "--language", "en")

    assert "Counted:   2 articles" in done.stdout
    assert (done.exit_code, lacking.exit_code) == (1, 2)  # An error that main() makes words of.
    assert "tracker init DIR" in str(done.exception)
    assert "tracker init DIR" in lacking.stderr


@pytest.mark.usefixtures("folder")
def test_a_dry_run_shows_the_same_account_and_says_whether_the_draft_would_be_kept() -> None:
    without_store = invoke("add", "Second draft.txt", "--dry-run")
    invoke("init", "store")
    named = ("--store", "store", "--stage", "1998", "--language", "en", "--instrument", "peace")
    dry = invoke("add", "Second draft.txt", *named, "--dry-run")
    kept = invoke("add", "Second draft.txt", *named)
    Path("Second draft.txt").write_text(TEXT.replace("peace", "truce"))
    refused = invoke("add", "Second draft.txt", *named, "--dry-run")
    again = invoke("add", "Second draft.txt", *named)

    assert [done.exit_code for done in (without_store, dry, kept, refused)] == [0] * 4
    assert "It could not be kept yet: the stage" in without_store.stdout
    assert "There is no store here" in without_store.stdout
    assert dry.stdout.partition("It would be kept as peace 1998 (en).")[0] == kept.stdout.partition("Kept as")[0]
    assert dry.stdout.endswith("It would be kept as peace 1998 (en).\nNothing was kept (--dry-run).\n")
    assert "It would be refused: Stage 1998 of peace exists in en already" in refused.stdout
    assert again.exit_code == 1


@pytest.mark.usefixtures("folder")
def test_a_dry_run_of_two_views_takes_them_one_after_the_other() -> None:
    invoke("init", "store")
    named = ("--store", "store", "--stage", "1998", "--language", "en", "--instrument", "peace")
    dry = invoke("add", "Second draft.txt", *named, "--revisions", "both", "--dry-run")

    assert "It would be kept as peace 1998-original (en)." in dry.stdout
    assert "It would be kept as peace 1998 (en), after 1998-original." in dry.stdout
    assert git(Path("store"), "rev-list", "--count", "HEAD") == "1"


# --- what a file states about itself ---


@pytest.mark.usefixtures("folder", "stated")
def test_what_the_file_states_is_shown_and_not_taken_by_itself() -> None:
    invoke("init", "store")
    named = ("--store", "store", "--instrument", "peace")
    shown = invoke("add", "Second draft.txt", *named)
    invoke("add", "Second draft.txt", *named, "--stage", "first")
    invoke("add", "Second draft.txt", *named, "--stage", "second", "--as-stated")
    first, second = (invoke("show", stage, "--raw", "--store", "store").output for stage in ("first", "second"))

    assert "States:    symbol A/CONF.9/L.2; date 1998-07-17; title “A draft”" in shown.stdout
    assert "--stage 1998-a-conf.9-l.2" in shown.stderr
    assert "symbol:" not in first
    assert "symbol: A/CONF.9/L.2\ndate: 1998-07-17\nlanguage: fr\ntitle: A draft\n" in second


@pytest.mark.usefixtures("folder", "stated")
def test_options_win_over_what_the_file_states() -> None:
    shown = invoke("add", "Second draft.txt", "--dry-run", "--symbol", "A/1", "--language", "en", "--as-stated")

    assert "Language:  English (en)\n" in shown.output
    assert "States:" not in shown.output
    assert json.loads(
        invoke("add", "Second draft.txt", "--dry-run", "--symbol", "A/1", "--as-stated", "--format", "json").output
    )["front"] == {
        "symbol": "A/1",
        "date": "1998-07-17",
        "language": "fr",
        "title": "A draft",
        "authenticity": "unverified",
    }


@pytest.mark.usefixtures("folder", "stated")
def test_a_language_that_was_found_is_used_and_said() -> None:
    invoke("init", "store")
    done = invoke("add", "Second draft.txt", "--store", "store", "--instrument", "peace", "--stage", "1998")

    assert "Language:  French (fr), found from its words; --language changes it" in done.output
    assert "Kept as peace 1998 (fr)." in done.output


def test_a_stated_field_is_offered_only_while_the_draft_lacks_it() -> None:
    front = FrontMatter(symbol="A/1", date="1998", title="Peace")

    assert not_taken(reading(offered=front)) == front
    assert not_taken(replace(read_bytes(TEXT.encode(), "draft.txt", front=front), offered=front)) == FrontMatter()


# --- for programs ---


def test_programs_get_everything() -> None:
    comment = Comment(author="Ana", date="2024-03-01", anchor="shall", text="Why?", line=3)
    revision = Revision(kind=RevisionKind.DELETED, author="Bo", date="", text="may", line=4)
    full = reading(
        artefacts=(Artefact(2, "- 2 -", ArtefactKind.PAGE_NUMBER),), outside=((9, "The end."),), comments=(comment,),
        revisions=(revision,), problems=(Finding(message="odd", line=5),), offered=FrontMatter(symbol="A/1"),
    )  # fmt: skip
    data = account_data(full, "draft.txt")

    assert data["schema"] == "tracker.reading/1"
    assert [article["label"] for article in data["articles"]] == ["Article 1", "Article 2"]
    assert "keep the peace" in data["articles"][0]["text"]
    assert data["artefacts"] == [{"kind": "page number", "line": 2, "text": "- 2 -"}]
    assert data["outside"] == [{"line": 9, "text": "The end."}]
    assert (data["comments"][0]["anchor"], data["revisions"][0]["kind"]) == ("shall", "deleted")
    assert data["problems"][0]["what"] == "odd"
    assert data["offered"] == {"symbol": "A/1"}


@pytest.mark.usefixtures("folder")
def test_json_is_for_a_dry_run_alone() -> None:
    shown = invoke("add", "Second draft.txt", "--dry-run", "--format", "json")
    refused = invoke("add", "Second draft.txt", "--format", "json")

    assert json.loads(shown.output)["accepted"] is False
    assert "--dry-run" in str(refused.exception)


# --- the language of the words ---

WORDS = {
    "ar": "المادة ١\n\nتتعهد الدول الأطراف باحترام هذه الاتفاقية وبتنفيذ أحكامها بحسن نية.\n",
    "en": "Article 1\n\nThe States Parties undertake to respect this Convention and to apply it in good faith.\n",
    "es": "Artículo 1\n\nLos Estados partes respetarán la presente Convención y la aplicarán de buena fe.\n",
    "fr": "Article 1\n\nLes États parties respectent la présente Convention et l’appliquent de bonne foi.\n",
    "ru": "Статья 1\n\nГосударства-участники обязуются соблюдать настоящую Конвенцию и добросовестно её применять.\n",
    "zh": "第一条\n\n各缔约国承诺尊重本公约，并善意地予以适用。\n",
}


@pytest.mark.parametrize("language", WORDS)
def test_the_language_of_the_words_is_found_in_every_format_where_nobody_states_it(language: str) -> None:
    page = "".join(f"<p>{line}</p>" for line in WORDS[language].split("\n\n"))
    web = read_bytes(f'<!doctype html><meta charset="utf-8">{page}'.encode(), "a.html")
    plain = read_bytes(WORDS[language].encode(), "a.txt")
    named = read_bytes(WORDS[language].encode(), "a.txt", front=FrontMatter(language="pt"))

    assert (web.offered.language, plain.offered.language) == (language, language)
    assert (plain.draft.front.language, named.draft.front.language, named.offered.language) == ("", "pt", "")


@pytest.mark.usefixtures("folder")
def test_add_takes_the_language_that_it_found_and_names_it() -> None:
    Path("draft.txt").write_text(WORDS["ru"], encoding="utf-8")
    invoke("init", "store")
    done = invoke("add", "draft.txt", "--stage", "1998", "--instrument", "peace", "--store", "store")

    assert "Language:  Russian (ru), found from its words; --language changes it" in done.output
    assert "Kept as peace 1998 (ru)." in done.output


def test_the_words_go_before_a_head_that_names_another_edition() -> None:
    head = (
        "UNITED NATIONS\n\nA/AC.9/L.2\n\nDistr.: General\n3 March 1998\n\nOriginal: English\n\nProjet de convention\n\n"
    )
    found = read_bytes((head + WORDS["fr"]).encode(), "a.txt").offered

    assert found.language == "fr"
