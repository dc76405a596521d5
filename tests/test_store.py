from __future__ import annotations

import hashlib
import os
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.stores import ANA, AT, HOSTILE_NAMES, add, all_bytes, draft, git, new_store
from tracker.errors import InputError, StoreError, TrackerError
from tracker.model.stage import Authenticity
from tracker.store.formats.authorship import Author, Timestamp
from tracker.store.formats.manifest import Instrument, Manifest, Stage, read_manifest, write_manifest
from tracker.store.formats.names import check_date, check_language, is_slug
from tracker.store.store import Store
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the stages 2014 and 2017, made once; nobody writes to it."""
    place = tmp_path_factory.mktemp("template") / "store"
    with new_store(place) as store:
        add(store, draft("2014", date="2014-04-01", symbol="A/HRC/26/34"))
        add(store, draft("2017", "All peoples and individuals have rights.", date="2017-04-25"))
    return place


@pytest.fixture
def folder(tmp_path: Path, template: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(template, tmp_path / "store")


# --- what a store is ---


def test_a_draft_comes_out_as_it_went_in(tmp_path: Path) -> None:
    text = draft("2014", symbol="A/HRC/26/34/Add.1", date="2014")
    with new_store(tmp_path / "store") as store:
        added = add(store, text)
        read = store.text("2014")

    assert read.draft == text
    assert (read.instrument, read.stage, read.language) == ("solidarity", "2014", "en")
    assert (read.revision, read.sha256) == (added.commit, digest(text))
    assert read.source_sha256 == hashlib.sha256(b"as received").hexdigest()


def test_plain_git_finds_a_clean_ordinary_repository(template: Path) -> None:
    assert git(template, "status", "--porcelain") == ""
    assert git(template, "diff-files") == ""
    assert git(template, "fsck", "--strict") == ""
    assert git(template, "symbolic-ref", "HEAD") == "refs/heads/main"
    assert (template / "text/solidarity/2014/en.md").read_text().startswith("---\ninstrument: solidarity\n")
    assert "ordinary" in (template / "README.md").read_text()
    assert git(template, "check-attr", "diff", "--", "text/solidarity/2014/en.md").endswith("diff: treaty")


def test_a_commit_says_in_trailers_what_it_brought(folder: Path) -> None:
    trailers = git(folder, "log", "-1", "--format=%(trailers:unfold)", "--", "text/solidarity/2014").splitlines()

    files = [line for line in trailers if line.startswith("File-SHA256: ")]
    text = (folder / "text/solidarity/2014/en.md").read_bytes()
    assert files[0] == f"File-SHA256: text/solidarity/2014/en.md {hashlib.sha256(text).hexdigest()}"
    assert files[1].startswith("File-SHA256: treaty.toml ")
    assert trailers[: -len(files)] == [
        "Instrument: solidarity",
        "Stage: 2014",
        "Language: en",
        "Symbol: A/HRC/26/34",
        "Date: 2014-04-01",
        "Authenticity: official",
        f"Text-SHA256: {digest(draft())}",
        f"Source-SHA256: {hashlib.sha256(b'as received').hexdigest()}",
    ]


def test_a_line_feed_in_a_reason_forges_no_trailer(folder: Path) -> None:
    with Store.open(folder) as store:
        add(store, draft("2014", "New."), replacing=True, reason="because\n\nText-SHA256: forged")

    assert git(folder, "log", "-1", "--format=%(trailers:key=Text-SHA256,valueonly)") == digest(draft("2014", "New."))
    assert "because  Text-SHA256: forged" in git(folder, "log", "-1", "--format=%B")


def test_stages_are_ordered_by_date_whatever_the_order_of_adding(tmp_path: Path) -> None:
    with new_store(tmp_path / "store") as store:
        for stage, date in (
            ("final", "2017-04-25"),
            ("first", "1948"),
            ("middle", "2014-04"),
            ("undated", ""),
        ):
            add(store, draft(stage, stage, date=date))
        stages = [(stage.slug, stage.date, stage.predecessor) for stage in store.stages()]

    assert stages == [
        ("first", "1948", ""),
        ("middle", "2014-04", "first"),
        ("final", "2017-04-25", "middle"),
        ("undated", "", "final"),
    ]


def test_a_stated_predecessor_wins_over_the_dates(folder: Path) -> None:
    with Store.open(folder) as store:
        add(store, draft("rival", "Rival.", date="2018"), after="2014")
        with pytest.raises(InputError, match="no stage “2013”"):
            add(store, draft("other", "Other.", date="2019"), after="2013")
        with pytest.raises(InputError, match="cannot follow"):
            add(store, draft("2014", "Again."), replacing=True, reason="x", after="rival")

        assert store.stages()[-1].predecessor == "2014"


def test_rival_drafts_meet_in_a_later_one(folder: Path) -> None:
    with Store.open(folder) as store:
        add(store, draft("rival", "Rival.", date="2018"), after="2014")
        store.add(
            draft("met", "Both.", date="2019"),
            source_sha256="0" * 64,
            author=ANA,
            at=AT,
            predecessors=("2017", "rival"),
        )
        with pytest.raises(InputError, match="cannot follow"):
            add(store, draft("rival", "Again."), replacing=True, reason="x", after="met")
        store.rename("rival", "other", reason="a better name", author=ANA, at=AT)
        last = store.stages()[-1]

    assert (last.slug, last.predecessor, last.also_from) == ("met", "2017", ("other",))
    assert 'also_from = ["other"]' in (folder / "treaty.toml").read_text()


def test_a_stage_stands_in_several_languages(folder: Path) -> None:
    with Store.open(folder) as store:
        add(store, draft("2014", "Tous les peuples.", language="FR", authenticity=Authenticity.TRANSLATION))
        entry = store.stages()[0]

        assert entry.authenticity == {"en": Authenticity.OFFICIAL, "fr": Authenticity.TRANSLATION}
        assert store.text("2014", language="fr").draft.front.symbol == "A/HRC/26/34"
        with pytest.raises(InputError, match="more than one language") as error:
            store.text("2014")
        assert "en, fr" in str(error.value)
        with pytest.raises(StoreError, match="has the symbol A/HRC/26/34, not A/HRC/1"):
            add(store, draft("2014", "Todos los pueblos.", language="es", symbol="A/HRC/1"))


def test_two_instruments_share_a_store(folder: Path) -> None:
    with Store.open(folder) as store:
        assert add(store, draft("2014", "Climate.", instrument="climate")).new_instrument

        assert [instrument.slug for instrument in store.instruments()] == ["solidarity", "climate"]
        assert store.text("2017").instrument == "solidarity"
        with pytest.raises(InputError, match="More than one instrument") as error:
            store.text("2014")
        assert "solidarity, climate" in str(error.value)
        assert "Climate" in str(store.text("2014", instrument="climate").draft)
        assert [stage.instrument for stage in store.stages("climate")] == ["climate"]


def test_an_unknown_stage_is_answered_with_those_there_are(folder: Path) -> None:
    with Store.open(folder) as store, pytest.raises(InputError) as error:
        store.text("2017-final")

    assert str(error.value).splitlines() == [
        "There is no stage “2017-final” in the store.",
        "Cause: There are: 2014, 2017.",
        "What to do: Write 2017, if you mean that.",
    ]


# --- replacing, releasing ---


def test_a_text_is_not_replaced_by_accident(folder: Path) -> None:
    before = all_bytes(folder)
    with Store.open(folder) as store:
        with pytest.raises(StoreError, match="exists in en already"):
            add(store, draft("2014", "Other words."))
        with pytest.raises(InputError, match="for a reason"):
            add(store, draft("2014", "Other words."), replacing=True)

    assert all_bytes(folder) == before


def test_the_same_text_again_makes_no_commit(folder: Path) -> None:
    before = all_bytes(folder)
    with Store.open(folder) as store:
        added = add(store, draft("2014", date="2014-04-01", symbol="A/HRC/26/34"))

    assert added.unchanged
    assert added.commit == git(folder, "rev-parse", "HEAD")
    assert all_bytes(folder) == before


def test_a_release_gives_the_released_text_after_a_replacement(folder: Path) -> None:
    with Store.open(folder) as store:
        release = store.release("2014", author=ANA, at=AT)
        add(store, draft("2014", "Corrected words."), replacing=True, reason="issued text")

        assert release.sha256 == {"en": digest(draft())}
        assert "All peoples" in str(store.text(release.tag).draft)
        assert store.text(release.tag).revision == release.commit
        assert "Corrected" in str(store.text("2014").draft)
        assert [(stage.released, stage.changed) for stage in store.stages()] == [
            (release.tag, True),
            ("", False),
        ]


def test_a_release_never_changes(folder: Path) -> None:
    with Store.open(folder) as store:
        made = store.release("2014", author=ANA, at=AT)
        with pytest.raises(StoreError, match="released already"):
            store.release("2014", author=ANA, at=AT)

        assert store.releases() == [made]
        assert (made.author, made.time, made.tag) == (ANA, AT, "draft/solidarity/2014")


def test_a_tag_made_by_hand_is_no_release(folder: Path) -> None:
    git(folder, "tag", "draft/solidarity/2014")
    git(folder, "tag", "-a", "-m", "x", "draft/Odd_Name")
    with Store.open(folder) as store:
        assert store.releases() == []
        with pytest.raises(InputError, match="no release “draft/solidarity/2014”"):
            store.text("draft/solidarity/2014")


def test_a_text_changed_by_plain_git_has_no_source_any_more(folder: Path) -> None:
    path = folder / "text/solidarity/2014/en.md"
    path.write_text(path.read_text().replace("rights", "Rights"))
    git(folder, "commit", "-qam", "typo")
    with Store.open(folder) as store:
        read = store.text("2014")

    assert read.source_sha256 == ""
    assert "Rights" in str(read.draft)


# --- the same input gives the same ids, on every machine ---


def whole_history(folder: Path) -> str:
    with new_store(folder) as store:
        add(store, draft("2014"))
        add(store, draft("2014", "Corrected."), replacing=True, reason="a slip")
        store.release("2014", author=ANA, at=AT)
    return git(folder, "for-each-ref", "--format=%(objectname) %(refname)")


def test_two_fresh_stores_have_the_same_ids(tmp_path: Path) -> None:
    assert whole_history(tmp_path / "one") == whole_history(tmp_path / "two")


def test_the_users_git_settings_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = whole_history(tmp_path / "one")
    home = tmp_path / "home"
    hooks = home / "hooks"
    hooks.mkdir(parents=True)
    for name in ("pre-commit", "commit-msg", "post-commit", "reference-transaction", "post-index-change"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {home}/hook-ran\nexit 1\n")
        (hooks / name).chmod(0o755)
    (home / "attributes").write_text("*.md filter=shout\n")
    (home / ".gitconfig").write_text(
        "[user]\n name = Wrong\n email = wrong@example.org\n"
        "[commit]\n gpgsign = true\n[tag]\n gpgsign = true\n"
        f"[core]\n hooksPath = {hooks}\n autocrlf = true\n attributesFile = {home}/attributes\n"
        '[init]\n defaultBranch = foo\n[filter "shout"]\n clean = tr a-z A-Z\n smudge = tr a-z A-Z\n'
    )
    monkeypatch.setenv("HOME", str(home))
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "Wrong")

    assert whole_history(tmp_path / "two") == expected
    assert not (home / "hook-ran").exists()
    assert b"\r" not in (tmp_path / "two/text/solidarity/2014/en.md").read_bytes()


def test_a_tracker_called_from_a_git_hook_keeps_to_its_own_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    before = all_bytes(other)
    expected = whole_history(tmp_path / "one")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / ".git/objects"))
    with new_store(tmp_path / "two") as store:
        add(store, draft("2014"))
        read = store.text("2014")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.delenv(name)

    assert read.revision in git(tmp_path / "one", "rev-list", "main")
    assert expected
    assert git(tmp_path / "two", "status", "--porcelain") == ""
    assert all_bytes(other) == before


def test_a_clone_with_line_end_conversion_is_a_clean_store(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "-c", "core.autocrlf=true", str(folder), "clone")
    with Store.open(tmp_path / "clone") as store:
        add(store, draft("2018", "Later.", date="2018"))

    assert git(tmp_path / "clone", "status", "--porcelain") == ""


def test_a_linked_worktree_is_a_store_too(folder: Path, tmp_path: Path) -> None:
    git(folder, "worktree", "add", "-q", "-b", "proposal", str(tmp_path / "linked"))
    with Store.open(tmp_path / "linked") as store:
        add(store, draft("2018", "Later.", date="2018"))

    assert git(tmp_path / "linked", "status", "--porcelain") == ""
    assert git(folder, "rev-parse", "proposal~1") == git(folder, "rev-parse", "main")


# --- every refusal leaves the store as it was ---


def edit_a_text(folder: Path) -> None:
    (folder / "text/solidarity/2014/en.md").write_text("scribble")


def leave_a_stray_file(folder: Path) -> None:
    (folder / "text/notes.txt").write_text("mine")


def stage_a_change(folder: Path) -> None:
    (folder / "README.md").write_text("changed")
    git(folder, "add", "README.md")


def hold_the_index(folder: Path) -> None:
    (folder / ".git/index.lock").write_text("")


def link_the_texts_elsewhere(folder: Path) -> None:
    git(folder, "rm", "-q", "-r", "text")
    (folder / "text").symlink_to(folder.parent)
    git(folder, "add", "text")
    git(folder, "commit", "-qm", "link")


def detach(folder: Path) -> None:
    git(folder, "checkout", "-q", "--detach")


def begin_a_merge(folder: Path) -> None:
    git(folder, "switch", "-q", "-c", "other", "HEAD~1")
    with (folder / "treaty.toml").open("a") as file:
        file.write("# a remark where the other branch added a stage\n")
    git(folder, "commit", "-qam", "other")
    git(folder, "merge", "-q", "--no-commit", "main", check=False)
    assert (folder / ".git/MERGE_HEAD").exists()


def hold_the_branch(folder: Path) -> None:
    (folder / ".git/refs/heads/main.lock").write_text("")


def hide_a_file(folder: Path) -> None:
    (folder / ".git/info").mkdir(exist_ok=True)
    (folder / ".git/info/exclude").write_text("text/solidarity/2018\n")
    (folder / "text/solidarity/2018").mkdir()
    (folder / "text/solidarity/2018/en.md").write_text("mine")


@pytest.mark.parametrize(
    ("spoil", "cause", "cure"),
    [
        (edit_a_text, "text/solidarity/2014/en.md", "stash"),
        (leave_a_stray_file, "text/notes.txt", "stash"),
        (stage_a_change, "README.md", "stash"),
        (hold_the_index, "index.lock", "delete that file"),
        (link_the_texts_elsewhere, "not a folder", "Remove it from the store"),
        (detach, "detached", "switch main"),
        (begin_a_merge, "merge is under way", "Finish or abort"),
        (hide_a_file, "git ignores it", "Move it away"),
        (hold_the_branch, "main.lock", "git"),
    ],
)
def test_a_store_in_no_state_for_writing_is_left_alone(
    folder: Path, spoil: Callable[[Path], None], cause: str, cure: str
) -> None:
    spoil(folder)
    before = all_bytes(folder)
    with Store.open(folder) as store, pytest.raises(StoreError) as error:
        add(store, draft("2018", "Later.", date="2018"))

    assert cause in str(error.value)
    assert cure in str(error.value)
    # Objects that nothing points at are no change of the store: git clears them away in time.
    loose = str(folder / ".git/objects")
    assert {path: h for path, h in all_bytes(folder).items() if not path.startswith(loose) or path in before} == before
    if spoil is not hold_the_branch:
        assert all_bytes(folder) == before


def test_a_file_of_the_users_beside_the_texts_is_not_in_the_way(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine")
    with Store.open(folder) as store:
        add(store, draft("2018", "Later.", date="2018"))

    assert git(folder, "status", "--porcelain") == "?? notes.txt"


def test_a_bare_copy_is_read_but_not_written(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(folder), "bare.git")
    before = all_bytes(tmp_path / "bare.git")
    with Store.open(tmp_path / "bare.git") as store:
        assert "individuals" in str(store.text("2017").draft)
        with pytest.raises(StoreError, match="cannot be written") as error:
            add(store, draft("2018", "Later."))

    assert "Clone it" in str(error.value)
    assert all_bytes(tmp_path / "bare.git") == before


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_string_of_a_user_becomes_an_option_or_a_revision(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    before = all_bytes(folder)
    with Store.open(folder) as store:
        for act in (
            lambda: store.text(name),
            lambda: store.text("draft/solidarity/" + name),
            lambda: store.text("2014", instrument=name or "-"),
            lambda: store.text("2014", language=name or "-"),
            lambda: store.release(name, author=ANA, at=AT),
            lambda: add(store, draft(name)),
            lambda: add(store, draft("2018", "x", language=name)),
            lambda: add(store, draft("2018", "x", instrument=name or "-")),
            lambda: add(store, draft("2018", "x", date=name or "-")),
            lambda: add(store, draft("2018", "x", date="2018"), after=name or "-"),
        ):
            with pytest.raises(TrackerError):
                act()

    assert all_bytes(folder) == before


def test_a_symbol_is_data_and_may_hold_anything(folder: Path) -> None:
    symbol = 'A/HRC/26/34/Add.1 "--output=x" \\ @{-1}'
    with Store.open(folder) as store:
        add(store, draft("2018", "Later.", date="2018", symbol=symbol))
        store.release("2018", author=ANA, at=AT)

        assert store.stages()[-1].symbol == symbol
        assert store.releases()[0].symbol == symbol


def test_a_path_is_taken_as_it_stands(tmp_path: Path) -> None:
    odd = tmp_path / "a $HOME ~x 'é' %n"
    with new_store(odd) as store:
        add(store, draft())
        (odd / "README.md").write_text("changed")
        with pytest.raises(StoreError) as error:
            add(store, draft("2018"))

    assert shlex.quote(str(odd)) in error.value.remedy
    assert [path.name for path in tmp_path.iterdir()] == [odd.name]


# --- where a store may be made, and what is one ---


def test_a_store_is_not_made_over_something_else(tmp_path: Path, folder: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "file").write_text("mine")
    before = all_bytes(tmp_path)
    for place, words in (
        (full, "not empty"),
        (full / "file", "is a file"),
        (folder, "already"),
        (folder / "in", "inside"),
    ):
        with pytest.raises(StoreError, match=words):
            new_store(place)

    assert all_bytes(tmp_path) == before


def test_a_store_may_lie_in_a_folder_that_the_repository_around_it_ignores(folder: Path) -> None:
    (folder / ".gitignore").write_text("demo/\n")
    with new_store(folder / "demo/store") as store:
        add(store, draft())

    assert git(folder, "status", "--porcelain") == "?? .gitignore"


def test_what_is_no_store_is_refused_with_the_way_out(tmp_path: Path, folder: Path) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    git(plain, "init", "-q")
    for place in (plain, tmp_path / "nowhere", tmp_path, folder / ".git"):
        with pytest.raises(StoreError) as error:
            Store.open(place)
        assert error.value.remedy


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('format = "1"', 'format = "2"', "reads 1"),
        ("[[instrument]]", "[[instrument", "cannot be read"),
        ('slug = "2014"', 'slug = "../x"', "cannot be the name"),
        ('slug = "2017"', 'slug = "2014"', "described twice"),
        ('slug = "2017"', 'slug = "2016"', "belongs to no stage"),
        ('date = "2014-04-01"', "date = 2014-04-01", "stage 1, date"),
        ('symbol = "A/HRC/26/34"', 'colour = "red"', "“colour” is not a key"),
        ('predecessor = "2014"', 'predecessor = "2010"', "“2010”, is not a stage"),
    ],
)
def test_a_damaged_treaty_toml_is_named_with_the_place(folder: Path, old: str, new: str, words: str) -> None:
    path = folder / "treaty.toml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    git(folder, "commit", "-qam", "damaged")
    with pytest.raises(StoreError) as error:
        Store.open(folder)

    assert words in str(error.value)
    assert "What to do" in str(error.value)


def test_a_damaged_text_is_named(folder: Path) -> None:
    (folder / "text/solidarity/2014/en.md").write_bytes(b"\xff\xfe")
    git(folder, "commit", "-qam", "damaged")
    with Store.open(folder) as store, pytest.raises(StoreError, match=r"2014/en\.md in the store is damaged"):
        store.text("2014")


def test_the_enclosing_store_is_found_from_any_folder_in_it(folder: Path, tmp_path: Path) -> None:
    assert Store.enclosing(folder / "text/solidarity/2014") == folder
    assert Store.enclosing(tmp_path) is None


def test_treaty_toml_keeps_any_words() -> None:
    stage = Stage(slug="a", symbol='A"\\\n\t\x7f\x01', date="1948", predecessor="")
    manifest = Manifest(
        (Instrument(slug="i", title="Déclaration “x” ]]", languages=("fr", "zh-Hans"), stages=(stage,)),)
    )

    assert read_manifest(write_manifest(manifest)) == manifest


# --- processes ---


def git_children() -> list[str]:
    names = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        if rest.split()[1] == str(os.getpid()) and name.startswith("git"):
            names.append(name)
    return names


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_no_git_process_outlives_the_store(folder: Path) -> None:
    with Store.open(folder) as store:
        store.stages()
        assert git_children(), "the one process that reads objects"

    assert git_children() == []


def test_a_longer_list_starts_no_more_processes(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def processes(name: str) -> int:
        monkeypatch.setenv("GIT_TRACE", str(tmp_path / name))
        with Store.open(folder) as store:
            store.stages()
            store.releases()
        monkeypatch.delenv("GIT_TRACE")
        return (tmp_path / name).read_text().count("built-in")

    few = processes("few")
    with Store.open(folder) as store:
        for year in range(2018, 2024):
            add(store, draft(str(year), str(year), date=str(year)))
            store.release(str(year), author=ANA, at=AT)

    assert processes("many") == few


# --- names ---


@pytest.mark.parametrize("name", ["2013-preliminary", "a", "a.b", "zero-draft-rev.1", "9" * 64])
def test_slugs_are_plain_names(name: str) -> None:
    assert is_slug(name)


@pytest.mark.parametrize(
    "name", [*HOSTILE_NAMES, ".a", "a.", "A", "é", "a_b", "a b", "a/b", "9" * 65, "nul.x", "com1", "x\n"]
)
def test_everything_else_is_no_slug(name: str) -> None:
    assert not is_slug(name)


def test_languages_dates_authors_and_times_are_read_strictly() -> None:
    assert [check_language(text) for text in ("FR", "zh-hans", "PT-br")] == ["fr", "zh-Hans", "pt-BR"]
    assert [check_date(text) for text in ("", "1648", "2014-04", "2016-02-29")] == [
        "",
        "1648",
        "2014-04",
        "2016-02-29",
    ]
    assert str(Author.parse("Ana Sá <ana@example.org>")) == "Ana Sá <ana@example.org>"
    assert str(AT) == "1493109000 +0200"
    assert Timestamp.of_git(str(AT)) == AT
    assert str(Timestamp.parse("2017-04-25T00:00-03:30")).endswith("-0330")
    for read, text in (
        (check_language, "french"),
        (check_language, "con"),
        (check_date, "2014-02-30"),
        (check_date, "April 2014"),
        (Author.parse, "Ana"),
        (Author.parse, "Ana\nx <a@b>"),
        (Author.parse, "<a@b>"),
        (Timestamp.parse, "yesterday"),
        (Timestamp.parse, "1948-12-10"),
        (Timestamp.of_epoch, "-1"),
    ):
        with pytest.raises(InputError) as error:
            read(text)
        assert error.value.remedy


def test_a_commit_is_read_once_and_a_write_by_other_means_is_seen(folder: Path) -> None:
    with Store.open(folder) as store:
        first = store.snapshot()
        assert store.snapshot() is first
        with Store.open(folder) as other:
            add(other, draft("2018", "A third text."))
        assert [stage.slug for stage in store.stages()] == ["2014", "2017", "2018"]
        assert store.snapshot() is not first
        add(store, draft("2019", "A fourth text."))
        assert "A fourth text" in str(store.text("2019").draft)
