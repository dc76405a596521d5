"""What a store keeps of its lineage is never stale, never believed when damaged, and written by several at once."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.support.histories.answers import answers, computed_anew, kept_folder
from tests.support.histories.history import AT, INSTRUMENT, WHO, Written, in_store, written
from tests.support.histories.plans import Plan, Step, planned
from tests.support.sampling import one_in
from tests.support.stores import edit, git
from tracker.errors import InputError, StoreError
from tracker.model.correction import Verdict
from tracker.store.corrections import StatementChange
from tracker.store.formats.statements import StagePair, Statement
from tracker.store.store import Store
from tracker.text.compose import with_front

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid

MADE = written(planned(7, stages=6, articles=5, pace=1.0, rivals=True))


def add(
    store: Store, draft: DraftText, name: str = "", *, after: tuple[str, ...] = (), replacing: bool = False
) -> None:
    front = draft.front
    store.add(
        with_front(draft, replace(front, stage=name or front.stage)),
        source_sha256="0" * 64, author=WHO, at=AT, predecessors=after,
        replace=replacing, reason="the issued text" if replacing else "",
    )  # fmt: skip


def correct(store: Store, before: str, after: str, verdict: Verdict, eids: tuple[Eid, Eid]) -> None:
    texts = [store.text(name) for name in (before, after)]
    statement = Statement(
        verdict=verdict, before=eids[0], after=eids[1], before_label="Article", after_label="Article",
        reason="as the chair said", author=str(WHO), date=AT.iso(), language="en",
        before_text=texts[0].sha256, after_text=texts[1].sha256,
    )  # fmt: skip
    change = StatementChange(added=(statement,), reason="as the chair said")
    store.correct(StagePair(INSTRUMENT, before, after), change, author=WHO, at=AT)


def first_articles(stage: Written) -> list[Eid]:
    return list(stage.threads)


def add_stage(store: Store) -> None:
    add(store, MADE.stages[5].draft)


def add_earlier(store: Store) -> None:
    """A stage whose date lies between those of others, so that the order of stages changes."""
    draft = with_front(MADE.stages[5].draft, replace(MADE.stages[5].draft.front, date="2002-06"))
    add(store, draft, "between")


def add_rival(store: Store) -> None:
    add(store, MADE.stages[5].draft, "rival", after=("s01",))


def unite(store: Store) -> None:
    add(store, MADE.stages[5].draft, "united", after=("s02", "s04", "s00"))


def replace_text(store: Store) -> None:
    add(store, MADE.stages[4].draft, "s02", replacing=True)


def replace_first(store: Store) -> None:
    add(store, MADE.stages[5].draft, "s00", replacing=True)


def remove(store: Store) -> None:
    store.remove("s02", reason="the wrong file", author=WHO, at=AT)


def remove_last(store: Store) -> None:
    store.remove("s04", reason="the wrong file", author=WHO, at=AT)


def rename(store: Store) -> None:
    store.rename("s01", "zero-draft", reason="its proper name", author=WHO, at=AT)


def exchange_names(store: Store) -> None:
    """Two stages with each other's name: a record under a name must not be taken for the other's."""
    for old, new in (("s01", "aside"), ("s02", "s01"), ("aside", "s02")):
        store.rename(old, new, reason="exchanged by mistake", author=WHO, at=AT)


def forbid(store: Store) -> None:
    eid = first_articles(MADE.stages[0])[0]
    correct(store, "s00", "s01", Verdict.FORBID, (eid, eid))


def pin(store: Store) -> None:
    before, after = first_articles(MADE.stages[0]), first_articles(MADE.stages[1])
    correct(store, "s00", "s01", Verdict.PIN, (before[0], after[-1]))


def release(store: Store) -> None:
    store.release("s03", author=WHO, at=AT)


def other_predecessor_by_git(store: Store) -> None:
    """The last stage is said to be drafted from the first."""

    def changed(text: str) -> str:
        head, key, tail = text.rpartition("predecessor = ")
        return head + key + '"s00"' + tail[tail.index("\n") :] + "# by hand\n"

    edit(store.folder, "treaty.toml", changed)


def other_words_by_git(store: Store) -> None:
    edit(store.folder, f"text/{INSTRUMENT}/s03/en.md", lambda text: text + "\nEvery lake has a shore.\n")


def back_in_git(store: Store) -> None:
    git(store.folder, "reset", "--quiet", "--hard", "HEAD~2")


CHANGES: tuple[Callable[[Store], None], ...] = (
    add_stage, add_earlier, add_rival, unite, replace_text, replace_first, remove, remove_last, rename, exchange_names,
    forbid, pin, release,
)  # fmt: skip
BY_GIT = (other_predecessor_by_git, other_words_by_git, back_in_git)


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with five of six stages, whose lineage was computed and kept."""
    folder = tmp_path_factory.mktemp("lineage") / "store"
    in_store(MADE, folder, 5)
    answers(folder)
    return folder


@pytest.fixture
def store(master: Path, tmp_path: Path) -> Path:
    subprocess.run(["cp", "-r", str(master), str(tmp_path / "store")], check=True)
    return tmp_path / "store"


@pytest.mark.parametrize("change", one_in(4, [*CHANGES, *BY_GIT]))
def test_no_answer_is_stale_after_a_change(store: Path, change: Callable[[Store], None]) -> None:
    before = answers(store)
    with Store.open(store) as opened:
        change(opened)
    kept = answers(store)

    assert kept == computed_anew(store)
    assert kept == answers(store)
    assert kept != before


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_no_answer_is_stale_after_many_changes(store: Path, seed: int) -> None:
    random = Random(seed)
    for change in random.sample(CHANGES, len(CHANGES)):
        # After others a change may be refused: its stage is gone, or released.
        with suppress(InputError, StoreError), Store.open(store) as opened:
            change(opened)
        if random.random() < 0.6:
            assert answers(store) == computed_anew(store)
    assert answers(store) == computed_anew(store)


def test_a_change_that_is_taken_back_brings_the_old_answer_back(store: Path) -> None:
    before = answers(store)
    with Store.open(store) as opened:
        add_stage(opened)
        assert answers(store) != before
        opened.remove("s05", reason="too early", author=WHO, at=AT)

    assert answers(store) == before


@pytest.mark.parametrize("damage", one_in(3, ["cut", "emptied", "text", "flipped", "exchanged", "folder"]))
def test_damaged_records_are_computed_anew(store: Path, damage: str) -> None:
    right = answers(store)
    files = sorted(path for path in kept_folder(store).rglob("*") if path.is_file())
    contents = [path.read_bytes() for path in files]
    for path, content, other in zip(files, contents, contents[1:] + contents[:1], strict=True):
        middle = len(content) // 2
        match damage:
            case "cut":
                path.write_bytes(content[:middle])
            case "emptied":
                path.write_bytes(b"")
            case "flipped":
                path.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
            case "exchanged":
                path.write_bytes(other)
            case "text":
                path.write_text("no record\n", "utf-8")
            case "folder":
                path.unlink()
                path.mkdir()

    assert answers(store) == right
    if damage != "folder":
        assert [path.read_bytes() for path in files] == contents, "and mended"


def test_a_half_written_record_is_no_record(store: Path) -> None:
    right = answers(store)
    (folder,) = (path for path in kept_folder(store).iterdir() if path.is_dir())
    (folder / ".part-x").write_bytes(b"{")

    assert answers(store) == right


def test_a_store_that_keeps_nothing_gives_the_same_answers(store: Path) -> None:
    right = answers(store)
    kept = kept_folder(store)
    subprocess.run(["rm", "-r", str(kept)], check=True)
    kept.write_text("a file in the place of the folder", "utf-8")

    assert answers(store) == right
    assert kept.read_text("utf-8") == "a file in the place of the folder"


@pytest.mark.slow
def test_several_processes_at_once_give_the_same_answer(store: Path) -> None:
    subprocess.run(["rm", "-r", str(kept_folder(store))], check=True)
    command = [sys.executable, "-m", "tracker", "matrix", "--all", "--format", "json", "--store", str(store)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    printed = {process.communicate()[0] for process in running}

    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(printed) == 1
    assert answers(store) == computed_anew(store)
    assert not [path for path in kept_folder(store).rglob("*") if path.name.startswith(".part")]


def test_records_of_stages_that_are_gone_are_deleted(store: Path) -> None:
    count = len(list(kept_folder(store).rglob("*")))
    with Store.open(store) as opened:
        remove_last(opened)
    answers(store)

    assert len(list(kept_folder(store).rglob("*"))) < count


def test_another_history_gets_another_answer(tmp_path: Path) -> None:
    """The control: the answers that are compared above tell histories apart."""
    other = written(Plan(8, "en", 4, (Step((), (0,)),)))

    assert answers(in_store(other, tmp_path / "a")) != answers(in_store(MADE, tmp_path / "b", 2))
