"""What a store withstands: writers that are killed, many at once, a disk that is full."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import traceback
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from benchmarks.store.kills import kill_often
from benchmarks.store.writers import crowd
from tests.support.stores import ANA, AT, add, doubts, draft, git, honest, new_store
from tracker.cli import commands
from tracker.errors import StoreError
from tracker.store.git import lock as locks
from tracker.store.git.journal import Journal
from tracker.store.git.lock import holder, lock
from tracker.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")


@pytest.mark.slow
def test_a_writer_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    tally = kill_often(tmp_path, times=40, seed=int(os.environ.get("TRACKER_SEED", "1")))

    assert tally.faults == []
    assert tally.kills == 40


@pytest.mark.slow
def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    assert crowd(tmp_path, writers=8, rounds=3) == []


def limited(size: int, store: Path) -> int:
    """Add a stage where no file may grow beyond so many bytes, as on a disk that is full; gives the exit code."""
    import resource  # noqa: PLC0415 – there is none on Windows

    child = os.fork()
    if child == 0:
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            with Store.open(store) as opened:
                add(opened, draft("2018", "Later. " * 200, date="2018"))
            os._exit(0)
        except StoreError as error:
            os._exit(2 if error.cause else 3)
        except BaseException:  # noqa: BLE001 – what should not come
            traceback.print_exc()
            os._exit(4)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.slow
def test_a_full_disk_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    before = git(store, "for-each-ref")
    codes = [limited(size, store) for size in (0, 1, 10, 40, 60, 100, 200, 300, 500, 800, 1200)]

    assert set(codes) == {2}
    assert git(store, "for-each-ref") == before
    assert git(store, "status", "--porcelain") == ""
    assert limited(10_000_000, store) == 0
    assert not doubts(store)


def stop_half_way(store: Path, text: DraftText, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop a writer when the branch has moved and no file has followed yet."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, Store.open(store) as opened:
        patch.setattr(Journal, "roll_forward", stopped)
        with pytest.raises(KeyboardInterrupt):
            add(opened, text, replacing=True, reason="x")


@pytest.mark.slow
def test_what_was_stopped_half_way_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = honest(tmp_path / "store")
    stop_half_way(store, draft("2018", "Later.", date="2018"), monkeypatch)
    half = git(store, "status", "--porcelain")
    done = CliRunner().invoke(commands, ["doctor", "--store", str(store)])
    mended = CliRunner().invoke(commands, ["doctor", "--mend", "--store", str(store)])

    assert "text/solidarity/2018/en.md" in half
    assert done.exit_code == 1
    assert "a change was interrupted; nothing is lost" in " ".join(done.output.split())
    assert "was finished" in mended.output
    assert git(store, "status", "--porcelain") == ""
    assert not doubts(store)


def test_what_a_person_wrote_meanwhile_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = honest(tmp_path / "store")
    stop_half_way(store, draft("2017", "Corrected."), monkeypatch)
    assert (store / ".git/index.lock").exists()
    (store / "text/solidarity/2017/en.md").write_text("my own words\n")
    with Store.open(store) as opened:
        assert "Corrected" in str(opened.text("2017").draft)

    assert (store / "text/solidarity/2017/en.md").read_text() == "my own words\n"
    assert git(store, "status", "--porcelain") == "M text/solidarity/2017/en.md"
    assert not (store / ".git/index.lock").exists()


def test_an_interruption_waits_until_the_change_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = honest(tmp_path / "store")
    real = Journal.roll_forward

    def interrupted(*args: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        real(*args)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(Journal, "roll_forward", interrupted)
    heeded = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with Store.open(store) as opened, pytest.raises(KeyboardInterrupt):
            add(opened, draft("2018", "Later.", date="2018"))
    finally:
        signal.signal(signal.SIGINT, heeded)

    assert git(store, "status", "--porcelain") == ""
    assert (store / "text/solidarity/2018/en.md").exists()


@pytest.mark.slow
def test_of_two_that_make_a_store_in_one_folder_one_does(tmp_path: Path) -> None:
    for n in range(6):
        place = tmp_path / f"store-{n}"
        command = [sys.executable, "-m", "tracker", "init", str(place)]
        both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        for process in both:
            process.communicate()

        assert sorted(process.returncode for process in both) == [0, 2]
        assert not doubts(place)


def test_what_was_stopped_before_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = honest(tmp_path / "store")

    def stopped(*_: object) -> None:
        os._exit(9)

    child = os.fork()
    if child == 0:
        monkeypatch.setattr("tracker.store.git.repository.Repository.update_refs", stopped)
        with Store.open(store) as opened:
            add(opened, draft("2018", "Later.", date="2018"))
    os.waitpid(child, 0)
    assert (store / ".git/index.lock").exists()
    with Store.open(store) as opened:
        assert [stage.slug for stage in opened.stages()] == ["2014", "2017"]
        added = add(opened, draft("2019", "Later.", date="2019"))

    assert not added.unchanged
    assert not (store / ".git/index.lock").exists()
    assert not (store / "text/solidarity/2018").exists()
    assert git(store, "status", "--porcelain") == ""


@pytest.mark.slow
def test_who_waits_too_long_is_told_whom_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = honest(tmp_path / "store")
    monkeypatch.setattr(locks, "PATIENCE", 0.2)
    with lock(store / ".git"):
        assert f"process {os.getpid()}" in holder(store / ".git")
        with Store.open(store) as opened, pytest.raises(StoreError, match="Another tracker") as error:
            add(opened, draft("2018", "Later."))
        assert f"process {os.getpid()}" in str(error.value)
        with Store.open(store) as reading:
            assert reading.text("2014").draft.articles
    with Store.open(store) as opened:
        assert not add(opened, draft("2018", "Later.")).unchanged
    assert holder(store / ".git") == ""


@pytest.mark.skipif(sys.platform == "win32", reason="names of stages there are tested by their grammar")
def test_a_stage_keeps_what_people_said_under_its_new_name(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    git(store, "tag", "--delete", "draft/solidarity/2017")
    git(store, "update-ref", "-d", "refs/tracker/newest-release")
    with Store.open(store) as opened:
        source = opened.text("2017").source_sha256
        opened.rename("2017", "2017-final", reason="as all call it", author=ANA, at=AT)
        read = opened.text("2017-final")
        stages = [(stage.slug, stage.predecessor) for stage in opened.stages()]

    assert (read.draft.front.stage, read.source_sha256) == ("2017-final", source)
    assert stages == [("2014", ""), ("2017-final", "2014")]
    assert (store / "concordance/solidarity/2014--2017-final.toml").exists()
    assert not (store / "text/solidarity/2017").exists()
    assert git(store, "status", "--porcelain") == ""
    assert not doubts(store)


def test_a_released_stage_keeps_its_name(tmp_path: Path) -> None:
    with new_store(tmp_path / "store") as store:
        add(store, draft("2014"))
        store.release("2014", author=ANA, at=AT)
        with pytest.raises(StoreError, match="cannot be renamed"):
            store.rename("2014", "2015", reason="x", author=ANA, at=AT)
