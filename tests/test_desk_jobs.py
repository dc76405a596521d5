"""Long work of the desk in processes of its own: progress, stopping, faults; and the server around it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner

from tests.support.visits import Visit, served, text_of
from tracker.cli import commands
from tracker.desk.folders import private_folder
from tracker.desk.jobs import Job, Jobs, State
from tracker.errors import InputError, StoreError
from tracker.services.stores import init_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.desk.jobs import Tell

PATIENCE = 60


def report(words: str, *, tell: Tell) -> str:
    tell("Beginning well", 0.5)
    return words.upper()


def refuse(words: str, *, tell: Tell) -> None:
    del tell
    raise InputError(words, cause="of this", remedy="do that")


def crash(*, tell: Tell) -> None:
    del tell
    raise ZeroDivisionError("a fault of ours")


def vanish(*, tell: Tell) -> None:
    del tell
    os.kill(os.getpid(), signal.SIGKILL)


def sleep(*, tell: Tell) -> None:
    tell("Sleeping")
    time.sleep(PATIENCE)


def write_a_while(log: Path, *, tell: Tell) -> int:
    """Note the beginning, wait, and count those who are at it: with another writer between them there would be two."""
    del tell
    with log.open("a", encoding="utf-8") as out:
        out.write("in\n")
    time.sleep(0.5)
    lines = log.read_text("utf-8").splitlines()
    with log.open("a", encoding="utf-8") as out:
        out.write("out\n")
    return lines.count("in") - lines.count("out")


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.stop_all()


def done(jobs: Jobs, work: Callable[..., object], *arguments: object) -> Job:
    job = jobs.start(Job("a job", "/there"), work, *arguments)
    assert job.wait(PATIENCE)
    return job


def test_a_job_does_its_work_elsewhere_and_brings_back_the_result(jobs: Jobs) -> None:
    results: list[str] = []
    job = jobs.start(Job("a job", "/there", then=results.append), report, "peace")

    assert job.wait(PATIENCE)
    assert (job.state, job.value, job.doing) == (State.DONE, "PEACE", "Beginning well")
    assert job.share == 0.5
    assert results == ["PEACE"]


def test_an_error_comes_back_as_it_was_raised(jobs: Jobs) -> None:
    job = done(jobs, refuse, "no such file")

    assert job.state is State.FAILED
    assert isinstance(job.error, InputError)
    assert (job.error.message, job.error.cause, job.error.remedy) == ("no such file", "of this", "do that")


def test_a_fault_is_told_in_words(jobs: Jobs) -> None:
    error = done(jobs, crash).error

    assert error
    assert "fault of this program" in error.message
    assert "a fault of ours" in error.cause


def test_a_process_that_the_system_ends_leaves_an_error_and_no_ghost(jobs: Jobs) -> None:
    error = done(jobs, vanish).error

    assert error
    assert "broke off" in error.message
    assert "memory" in error.cause


def test_a_job_is_stopped_within_a_second(jobs: Jobs) -> None:
    job = jobs.start(Job("a job", "/there"), sleep)
    deadline = time.monotonic() + PATIENCE
    while job.doing != "Sleeping" and time.monotonic() < deadline:
        time.sleep(0.05)

    began = time.monotonic()
    job.stop()

    assert job.wait(1)
    assert time.monotonic() - began < 1
    assert job.error
    assert "stopped" in job.error.message
    assert done(jobs, report, "next").value == "NEXT", "its place is free again"


def test_writers_come_one_after_the_other(jobs: Jobs, tmp_path: Path) -> None:
    log = tmp_path / "log"
    writers = [jobs.start(Job("a job", "/there"), write_a_while, log, writing=True) for _ in range(2)]

    assert all(job.wait(PATIENCE) for job in writers)
    assert [job.value for job in writers] == [1, 1]


def test_the_page_of_a_job_refreshes_without_scripts_and_can_be_stopped(tmp_path: Path) -> None:
    visit = Visit(tmp_path)
    visit.desk.jobs = Jobs()
    job = visit.desk.jobs.start(Job("two <b> files", f"{visit.root}verify"), sleep)

    page = visit.get(f"jobs/{job.id}")
    stopped = visit.send(f"jobs/{job.id}/stop")

    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page.get_data(as_text=True)
    assert "two <b> files" in text_of(page)
    assert visit.get(f"jobs/{job.id}/state").json == {"state": "failed", "doing": job.doing, "share": 0.0}
    assert "The work was stopped" in text_of(stopped)


# The command


def test_help_loads_no_web_framework() -> None:
    code = (
        "import sys; from tracker.cli import commands\n"
        "commands.main(['--help'], standalone_mode=False)\n"
        "commands.main(['serve', '--help'], standalone_mode=False)\n"
        "assert not {'flask', 'waitress', 'werkzeug', 'jinja2'} & set(sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)

    assert ended.returncode == 0, ended.stderr


def test_a_port_that_is_taken_is_named_with_the_cure() -> None:
    import socket  # noqa: PLC0415 – for this test alone

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = CliRunner().invoke(commands, ["serve", "--port", port])

    assert isinstance(ended.exception, InputError)
    assert f"port {port}" in str(ended.exception)
    assert "Leave out --port" in str(ended.exception)


def test_a_store_that_cannot_be_opened_is_named_before_the_desk_opens(tmp_path: Path) -> None:
    ended = CliRunner().invoke(commands, ["serve", "--store", str(tmp_path)])

    assert isinstance(ended.exception, StoreError)


def test_the_desk_is_closed_from_its_page(tmp_path: Path) -> None:
    with init_store(tmp_path / "store"):
        pass
    with served(tmp_path / "store") as address:
        with urlopen(address, timeout=20) as page:
            token = re.search(r'name="token" value="([^"]+)"', page.read().decode())
        assert token
        request = Request(f"{address}close", data=f"token={token[1]}".encode(), method="POST")
        request.add_header("Origin", f"http://{urlsplit(address).netloc}")
        with urlopen(request, timeout=20) as page:
            assert "The desk is closed" in page.read().decode()
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                urlopen(address, timeout=5).close()
            except OSError:
                break
            time.sleep(0.1)
        else:
            pytest.fail("the desk is still open")


def test_the_files_that_were_brought_in_go_with_the_desk(tmp_path: Path) -> None:
    visit = Visit(tmp_path)
    visit.compare(b"Article 1\n\nPeace.\n", b"Article 1\n\nBread.\n")
    assert list(visit.desk.folder.iterdir())

    visit.desk.close()

    assert not visit.desk.folder.exists()


def test_a_desk_that_was_killed_leaves_a_folder_that_the_next_one_clears_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    code = "from tracker.desk.folders import private_folder; print(private_folder(), flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stdout
        old = Path(killed.stdout.readline().strip())
        foreign, mine = tmp_path / "treaty-desk-of-another-kind", private_folder()
        foreign.mkdir()
        assert old.is_dir(), "a desk that runs keeps its folder"
        killed.kill()
        killed.wait()

    new = private_folder()

    assert not old.exists()
    assert foreign.is_dir(), "nothing is deleted that is not certainly ours"
    assert mine.is_dir()
    assert new.is_dir()
