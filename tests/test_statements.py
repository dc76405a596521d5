"""The file in which a store keeps the statements of people: read strictly, written in one way."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.stores import ANA, AT, HOSTILE_NAMES, add, all_bytes, draft, git, new_store
from tracker.errors import InputError, StoreError, TrackerError
from tracker.model.correction import Verdict
from tracker.model.provision import Eid
from tracker.store.corrections import StatementChange
from tracker.store.formats.statements import StagePair, Statement, read_statements, write_statements
from tracker.store.store import Store
from tracker.text.writer import digest

if TYPE_CHECKING:
    from pathlib import Path

STAGES = StagePair("solidarity", "2014", "2017")


def statement(before: str = "art_5", after: str = "art_4", **changed: str) -> Statement:
    default = Statement(
        verdict=Verdict.PIN,
        before=Eid(before) if before else None,
        after=Eid(after) if after else None,
        before_label="Article 5" if before else "",
        after_label="Article 4" if after else "",
        reason='Seen, "at" the session \\ é',
        author=str(ANA),
        date=AT.iso(),
        language="en",
        before_text=hashlib.sha256(b"before").hexdigest(),
        after_text=hashlib.sha256(b"after").hexdigest(),
    )
    return replace(default, **changed)  # type: ignore[arg-type]  # fields by name, as strings


WRITTEN = write_statements(STAGES, (statement(),))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("template") / "store"
    with new_store(place) as store:
        add(store, draft("2014", date="2014"))
        add(store, draft("2017", "All peoples and individuals have rights.", date="2017"))
    return place


def test_what_is_written_is_read_again() -> None:
    every = (statement(), statement("art_12", ""), statement("", "art_10"), statement("art_9", "art_7"))

    assert set(read_statements(write_statements(STAGES, every), STAGES)) == set(every)


def test_the_order_of_the_statements_does_not_show() -> None:
    every = (statement("art_10", ""), statement(), statement("", "art_1"), statement("art_9", "art_7"))
    text = write_statements(STAGES, every)

    assert text == write_statements(STAGES, every[::-1])
    assert [item.before for item in read_statements(text, STAGES)] == ["art_5", "art_9", "art_10", None]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('format = "1"', 'format = "2"', "format is “2”"),
        ('format = "1"', "format = 1", "not a string in double quotes"),
        ('after = "2017"', 'after = "2016"', "the name of the file says 2017"),
        ('verdict = "pin"', 'verdict = "maybe"', "confirm, pin, forbid"),
        ('verdict = "pin"', 'verdict = "forbid"\nafter = ""\n[[correction]]\nverdict = "pin"', "correction 1"),
        ('before = "art_5"', 'before = ""\nx = 1', "“x” is not a key"),
        ('before = "art_5"', 'before = ["art_5"]', "correction 1, before"),
        ('before = "art_5"', 'before = "art 5"', "not the address"),
        ('before = "art_5"', 'before = "art_5\\u0007"', "not one line of plain text"),
        ('author = "Ana Sá <ana@example.org>"', 'author = "Ana"', "not an author"),
        ('language = "en"', 'language = "../x"', "neither a language tag"),
        (f'date = "{AT.iso()}"', 'date = "yesterday"', "correction 1, date"),
        ("before_text = ", "before_txt = ", "correction 1, before_text"),
        ('reason = "', 'reason = ""\nxreason = "', "it must say why"),
        ("[[correction]]", "[correction]", "not written as [[correction]]"),
        ("[[correction]]", "[[corrections]]", "“corrections” is not a key"),
        ("[[correction]]", "[[correction", "cannot be read"),
        (WRITTEN, WRITTEN + WRITTEN[WRITTEN.index("\n[[") :].replace("Seen", "Seen again"), "in this file twice"),
    ],
)
def test_a_damaged_file_is_refused_with_its_place(old: str, new: str, words: str) -> None:
    assert old in WRITTEN
    with pytest.raises(StoreError) as error:
        read_statements(WRITTEN.replace(old, new, 1), STAGES)

    assert words in str(error.value)
    assert "concordance/solidarity/2014--2017.toml" in str(error.value)
    assert "Correct the file" in str(error.value)


def test_the_store_keeps_turns_and_forgets(template: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(template), "store")
    one, turned = statement(), statement().inverted()
    with Store.open(tmp_path / "store") as store:
        assert store.corrections(STAGES) == ()
        commit = store.correct(STAGES.inverted(), StatementChange(added=(turned,), reason="seen"), author=ANA, at=AT)
        assert store.corrections(STAGES) == (one,)
        assert store.corrections(STAGES.inverted()) == (turned,)
        assert git(store.folder, "rev-parse", "HEAD") == commit
        assert (store.folder / STAGES.path).read_text(encoding="utf-8") == write_statements(STAGES, (one,))
        store.correct(STAGES, StatementChange(forgotten=(one,), reason="no"), author=ANA, at=AT)
        assert store.corrections(STAGES) == ()
        assert git(store.folder, "status", "--porcelain") == ""
        with pytest.raises(StoreError, match="no longer in the store"):
            store.correct(STAGES, StatementChange(forgotten=(one,), reason="no"), author=ANA, at=AT)


def test_the_same_statement_gives_the_same_commit_everywhere(template: Path, tmp_path: Path) -> None:
    commits = set()
    for name in ("a", "b"):
        git(tmp_path, "clone", "-q", str(template), name)
        with Store.open(tmp_path / name) as store:
            commits.add(store.correct(STAGES, StatementChange(added=(statement(),), reason="x"), author=ANA, at=AT))

    assert len(commits) == 1


def test_what_cannot_be_kept_changes_nothing(template: Path) -> None:
    before = all_bytes(template)
    with Store.open(template) as store:
        for stages in [StagePair("solidarity", "2014", bad) for bad in (*HOSTILE_NAMES, "2014", "2099")]:
            with pytest.raises(InputError):
                store.correct(stages, StatementChange(added=(statement(),), reason="x"), author=ANA, at=AT)
        for change in (
            StatementChange(reason="nothing"),
            StatementChange(added=(statement(reason=""),)),
            StatementChange(added=(statement(), statement())),
            StatementChange(added=(statement("a b"),)),
        ):
            with pytest.raises(TrackerError):
                store.correct(STAGES, change, author=ANA, at=AT)

    assert all_bytes(template) == before


def test_a_file_for_each_order_is_refused(template: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(template), "store")
    folder = tmp_path / "store/concordance/solidarity"
    folder.mkdir(parents=True)
    for stages in (STAGES, STAGES.inverted()):
        (folder / stages.path.rsplit("/", 1)[1]).write_text(write_statements(stages, ()), encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "both")

    with Store.open(tmp_path / "store") as store, pytest.raises(StoreError, match="both exist"):
        store.corrections(STAGES)


def test_a_replaced_text_is_found_again_even_on_a_side_that_a_merge_left_behind(template: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(template), "store")
    old, side, now = (draft("2014", words, date="2014") for words in ("All peoples have rights.", "Side.", "Now."))
    with Store.open(tmp_path / "store") as store:
        git(store.folder, "switch", "-qc", "side")
        add(store, side, replacing=True, reason="one view")
        git(store.folder, "switch", "-q", "main")
        add(store, now, replacing=True, reason="another")
        git(store.folder, "merge", "-q", "-X", "ours", "-m", "merge", "side")
        git(store.folder, "branch", "-D", "side")
        for text in (old, side, now):
            old_draft = store.draft_with_digest("solidarity", "2014", "en", digest(text))
            assert old_draft is not None
            assert digest(old_draft) == digest(text)
        assert store.draft_with_digest("solidarity", "2014", "en", digest(draft("2014", "Never."))) is None
        assert store.draft_with_digest("solidarity", "2017", "en", digest(old)) is None
