"""A draft that was added by mistake is taken back, and comments are kept beside their text."""

from __future__ import annotations

import json
import shlex
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.support.stores import ANA, AT, add, all_bytes, doubts, draft, git, honest, new_store
from tests.support.word_files import dele, docx, ins, p, r
from tracker.cli import commands
from tracker.errors import InputError, StoreError
from tracker.model.annotation import Annotations, Comment, Revision, RevisionKind
from tracker.model.provision import Eid
from tracker.report.terminal.annotations import comment_lines
from tracker.report.terminal.plain import display_width
from tracker.store.formats.annotations import read_annotations, write_annotations
from tracker.store.git import journal
from tracker.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

NOTES = Annotations(
    comments=(
        Comment(
            author="Ana Sá", date="2024-03-01T10:00:00Z", anchor="rights", text="Which ones?\nAll?", eid=Eid("art_1")
        ),
        Comment(author="Бо", date="", anchor="", text="Все.", eid=Eid("art_1"), answers=0, resolved=True),
        Comment(author="", date="", anchor="the Charter", text="Of 1945.", eid=Eid("recs__rec_1"), line=7),
    ),
    revisions=(
        Revision(kind=RevisionKind.DELETED, author="Bo Li", date="2024-03-02T09:00:00Z", text="may", eid=Eid("art_1")),
    ),
)


def invoke(*args: str) -> Result:
    return CliRunner().invoke(commands, list(args))


def keep(
    store: Store, stage: str, notes: Annotations, *, replacing: bool = False, words: str = "All have rights."
) -> None:
    store.add(
        draft(stage, words), source_sha256="0" * 64, author=ANA, at=AT, annotations=notes, replace=replacing,
        reason="again" if replacing else "",
    )  # fmt: skip


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three stages, each drafted from the one before; the middle one has comments."""
    folder = tmp_path_factory.mktemp("template") / "store"
    with new_store(folder) as store:
        add(store, draft("2013", date="2013"))
        keep(store, "2014", NOTES)
        add(store, draft("2017", date="2017"), after="2014")
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A copy of that store."""
    shutil.copytree(template, tmp_path / "store")
    return tmp_path / "store"


# --- remove ---


def test_a_wrong_draft_is_taken_back_and_the_next_one_follows_the_one_before_it(folder: Path) -> None:
    done = invoke("remove", "2014", "--reason", "the wrong file", "--store", str(folder))

    assert done.exit_code == 0, done.output
    assert "Removed solidarity 2014 (en)." in done.output
    assert "2017 follows 2013 now." in done.output
    assert "4 comments and marked changes went with it." in done.output
    with Store.open(folder) as store:
        assert [(stage.slug, stage.predecessor) for stage in store.stages()] == [("2013", ""), ("2017", "2013")]
    assert not (folder / "text/solidarity/2014").exists()
    assert not (folder / "annotations").exists()
    assert "the wrong file" in git(folder, "log", "-1", "--format=%B")
    assert git(folder, "status", "--porcelain") == ""
    assert not doubts(folder)


def test_the_commands_that_it_prints_bring_the_text_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(folder) as store:
        before = store.text("2014").sha256
    done = invoke("remove", "2014", "--reason", "wrong", "--store", str(folder))
    show, again = (line.strip() for line in done.output.splitlines()[-2:])
    words = shlex.split(show.partition(" > ")[0])
    monkeypatch.chdir(folder.parent)
    (folder.parent / show.partition(" > ")[2]).write_text(git(folder, *words[3:]) + "\n", encoding="utf-8")
    kept = invoke(*shlex.split(again)[1:], "--store", str(folder))

    assert kept.exit_code == 0, kept.output
    with Store.open(folder) as store:
        assert store.text("2014").sha256 == before
    assert not doubts(folder)


def test_a_dry_run_removes_nothing_and_says_the_same(folder: Path) -> None:
    before = all_bytes(folder)
    done = invoke("remove", "2014", "--reason", "x", "--store", str(folder), "--dry-run")

    assert "Would remove solidarity 2014 (en)." in done.output
    assert "2017 would follow 2013." in done.output
    assert all_bytes(folder) == before


def test_one_language_of_several_goes_only_when_it_is_named(folder: Path) -> None:
    with Store.open(folder) as store:
        add(store, draft("2017", "Tous ont des droits.", language="fr", date="2017"))
    unnamed = invoke("remove", "2017", "--reason", "x", "--store", str(folder))
    one = invoke("remove", "2017", "--reason", "x", "--language", "fr", "--store", str(folder))

    assert isinstance(unnamed.exception, InputError)
    assert "en, fr" in str(unnamed.exception)
    assert "The stage stays, with its texts in other languages." in one.output
    with Store.open(folder) as store:
        assert store.languages("2017") == ("en",)
        assert store.instruments()[0].languages == ("en",)
    assert not doubts(folder)


def test_all_languages_go_when_they_are_all_named_and_the_last_stage_takes_the_instrument_along(tmp_path: Path) -> None:
    with new_store(tmp_path / "store") as store:
        add(store, draft("2014"))
        add(store, draft("2014", language="fr"))
    done = invoke("remove", "2014", "--all-languages", "--reason", "x", "--store", str(tmp_path / "store"))

    assert "It was the only stage of solidarity, which went with it." in done.output
    with Store.open(tmp_path / "store") as store:
        assert store.instruments() == ()
        add(store, draft("2014"))
    assert not doubts(tmp_path / "store")


def test_a_removal_has_a_reason_and_an_existing_stage(folder: Path) -> None:
    without = invoke("remove", "2014", "--store", str(folder))
    unknown = invoke("remove", "2015", "--reason", "x", "--store", str(folder))
    both = invoke("remove", "2014", "--reason", "x", "--language", "en", "--all-languages", "--store", str(folder))

    assert "for a reason" in str(without.exception)
    assert "2014" in str(unknown.exception)
    assert "--all-languages" in str(both.exception)


def test_a_released_text_stays_and_a_language_added_since_may_go(folder: Path) -> None:
    with Store.open(folder) as store:
        store.release("2017", author=ANA, at=AT)
        add(store, draft("2017", language="fr", date="2017"))
    refused = invoke("remove", "2017", "--language", "en", "--reason", "x", "--store", str(folder))
    removed = invoke("remove", "2017", "--language", "fr", "--reason", "x", "--store", str(folder))

    assert isinstance(refused.exception, StoreError)
    assert "--replace" in str(refused.exception)
    assert removed.exit_code == 0
    assert not doubts(folder)


def test_corrections_about_the_stage_are_taken_back_with_it(tmp_path: Path) -> None:
    folder = honest(tmp_path / "store")
    git(folder, "tag", "--delete", "draft/solidarity/2017")
    git(folder, "update-ref", "-d", "refs/tracker/newest-release")
    done = invoke("remove", "2017", "--reason", "x", "--store", str(folder))

    assert "1 correction of a person went with it." in done.output
    assert not (folder / "concordance").exists()
    assert not doubts(folder)


def test_a_text_that_was_deleted_by_other_means_is_still_doubted(folder: Path) -> None:
    git(folder, "rm", "--quiet", "-r", "text/solidarity/2017")
    git(folder, "commit", "--quiet", "--message", "Remove solidarity 2017 (en)")

    assert doubts(folder)


def test_a_rival_draft_that_goes_leaves_the_other_predecessor(tmp_path: Path) -> None:
    with new_store(tmp_path / "store") as store:
        for stage in ("2013", "2014", "2015"):
            add(store, draft(stage, date=stage))
        store.add(draft("2017", date="2017"), source_sha256="", author=ANA, at=AT, predecessors=("2014", "2015"))
        store.remove("2015", reason="x", author=ANA, at=AT)
        first = {stage.slug: (stage.predecessor, stage.also_from) for stage in store.stages()}
        store.remove("2013", reason="x", author=ANA, at=AT)
        second = {stage.slug: (stage.predecessor, stage.also_from) for stage in store.stages()}

    assert first == {"2013": ("", ()), "2014": ("2013", ()), "2017": ("2014", ())}
    assert second == {"2014": ("", ()), "2017": ("2014", ())}


def test_a_removal_that_was_killed_is_finished_by_the_next_writer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with Store.open(folder) as store, monkeypatch.context() as patched:
        patched.setattr(journal, "clear", die)
        with pytest.raises(KeyboardInterrupt):
            store.remove("2014", reason="x", author=ANA, at=AT)
    with Store.open(folder) as store:
        slugs = [stage.slug for stage in store.stages()]
    present = (folder / "text/solidarity/2014/en.md").exists()

    assert present == ("2014" in slugs)
    assert git(folder, "status", "--porcelain") == ""
    assert not doubts(folder)


# --- comments and marked changes beside the text ---


def test_comments_are_kept_in_the_commit_of_their_text_and_shown_with_their_replies(folder: Path) -> None:
    done = invoke("show", "2014", "--comments", "--store", str(folder))
    text = invoke("show", "2014", "--store", str(folder))

    assert "Comments: 3, by Ana Sá (1), Бо (1), author not named (1)" in done.output
    assert (
        "Ana Sá, 2024-03-01 10:00, art_1\n  On “rights”\n  Which ones?\n  All?\n\n  Бо, art_1 (resolved)\n    Все."
        in done.output
    )
    assert "- Deleted, Bo Li, 2024-03-02 09:00, art_1: may" in done.output
    assert "Which ones?" not in text.output
    assert (folder / "annotations/solidarity/2014/en.json").read_text(encoding="utf-8") == write_annotations(NOTES)


def test_comments_of_one_provision_come_with_their_replies(folder: Path) -> None:
    article = invoke("show", "2014", "article 1", "--comments", "--store", str(folder))
    preamble = invoke("show", "2014", "preamble", "--comments", "--store", str(folder), "--format", "json")
    none = invoke("show", "2013", "--comments", "--store", str(folder))

    assert "Which ones?" in article.output
    assert "Все." in article.output
    assert "1945" not in article.output
    data = json.loads(preamble.output)
    assert (data["schema"], [comment["text"] for comment in data["comments"]]) == (
        "tracker.annotations/1",
        ["Of 1945."],
    )
    assert none.output == "No comments.\n"


def test_a_redline_never_contains_a_comment(folder: Path) -> None:
    done = invoke("redline", "2013", "2014", "--format", "json", "--store", str(folder))

    assert done.exit_code == 0, done.output
    assert "Which ones?" not in done.stdout


def test_a_new_text_brings_its_own_comments_and_the_same_text_from_a_clean_file_takes_none_away(folder: Path) -> None:
    path = folder / "annotations/solidarity/2014/en.json"
    with Store.open(folder) as store:
        keep(store, "2014", Annotations())
        assert path.exists()
        with pytest.raises(StoreError, match="other comments"):
            keep(store, "2014", Annotations(comments=NOTES.comments[:1]))
        keep(store, "2014", Annotations(comments=NOTES.comments[:1]), replacing=True)
        assert len(store.annotations("2014").comments) == 1
        keep(store, "2014", Annotations(), replacing=True, words="All peoples have a right.")
    assert not path.exists()
    assert not doubts(folder)


def test_comments_move_with_a_renamed_stage_and_with_an_exported_store(folder: Path, tmp_path: Path) -> None:
    invoke("rename", "2014", "2014-draft", "--reason", "x", "--store", str(folder))
    invoke("export", "--store", str(folder), "-o", str(tmp_path / "all.bundle"))
    imported = invoke("import", str(tmp_path / "all.bundle"), str(tmp_path / "copy"))

    assert imported.exit_code == 0, imported.output
    with Store.open(tmp_path / "copy") as store:
        assert store.annotations("2014-draft") == NOTES
    assert not doubts(tmp_path / "copy")


def test_a_word_file_that_went_round_is_kept_with_what_people_wrote_into_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    remark = '<w:comment w:id="1" w:author="Ana Sá" w:date="2024-03-01T10:00:00Z">'
    remark += f"{p(r('Why not may?'))}</w:comment>"
    about = f'<w:commentRangeStart w:id="1"/>{r("shall")}<w:commentRangeEnd w:id="1"/>'
    about += '<w:r><w:commentReference w:id="1"/></w:r>'
    body = p(r("Article 1")) + p(r("The Parties "), about, r(" keep the "), ins("peace"), dele("truce"), r("."))
    (tmp_path / "round.docx").write_bytes(docx(body + p(r("Article 2")) + p(r("They meet.")), comments=remark))
    named = ("--stage", "first", "--language", "en", "--instrument", "peace", "--store", "store")
    invoke("init", "store")
    added = invoke("add", "round.docx", *named)
    of_file, of_stage = (
        invoke("show", "round.docx", "--comments"),
        invoke("show", "first", "--comments", "--store", "store"),
    )

    assert "Comments:  1 in the margin, by Ana Sá" in added.output
    assert "Changes:   1 inserted, 1 deleted" in added.output
    assert of_file.output == of_stage.output
    assert "On “shall”\n  Why not may?" in of_stage.output
    assert "art_1: truce" in of_stage.output
    assert "No comments." in invoke("show", "first", "article 2", "--comments", "--store", "store").output
    assert not doubts(tmp_path / "store")


@pytest.mark.parametrize("damage", [
    lambda text: text.replace("Which", "What"), lambda text: text[:-20],
    lambda text: text.replace('"answers": 0', '"answers": 9'),
    lambda text: text.replace('"deleted"', '"eaten"'), lambda text: text.replace('"line": 0', '"line": "0"'),
    lambda text: text.replace("annotations/1", "annotations/2"), lambda text: len(text) * 200 * "[",
])  # fmt: skip
def test_comments_that_were_changed_by_other_means_are_found(folder: Path, damage: object) -> None:
    path = folder / "annotations/solidarity/2014/en.json"
    old = path.read_text(encoding="utf-8")
    path.write_text(damage(old), encoding="utf-8", newline="")  # type: ignore[operator]  # lambdas have no common type
    assert path.read_text(encoding="utf-8") != old
    git(folder, "commit", "--quiet", "--all", "--message", "Edit")

    assert [doubt for doubt in doubts(folder) if "annotations/solidarity/2014/en.json" in doubt]


def test_comments_without_a_text_are_found(folder: Path) -> None:
    path = folder / "annotations/solidarity/2099/en.json"
    path.parent.mkdir()
    path.write_text(write_annotations(NOTES), encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Add")

    assert any("there is no text to which it belongs" in doubt for doubt in doubts(folder))


def test_the_same_comments_give_the_same_bytes_and_come_back() -> None:
    text = write_annotations(NOTES)

    assert read_annotations(text, "en.json") == NOTES
    assert write_annotations(read_annotations(text, "en.json")) == text


def test_a_broken_character_of_a_file_is_no_obstacle() -> None:
    broken = Annotations(comments=(replace(NOTES.comments[0], text="half \ud83d"),))

    assert read_annotations(write_annotations(broken), "x").comments[0].text == "half ?"


def test_long_threads_and_comments_that_answer_each_other_are_shown_in_80_columns() -> None:
    deep = [Comment(author="A", date="", anchor="", text=f"reply {at} " + "word " * 30, answers=at - 1 if at else None)
            for at in range(40)]  # fmt: skip
    odd = [Comment(author="A", date="", anchor="", text=f"odd {at}", answers=1 - at) for at in range(2)]
    shown = "\n".join(comment_lines(deep))

    assert all(f"reply {at} " in shown for at in range(40))
    assert all(display_width(line) <= 80 for line in shown.split("\n"))
    assert all(f"odd {at}" in "\n".join(comment_lines(odd)) for at in range(2))
