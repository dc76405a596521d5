"""Work that a forked process helps with: the same results, whatever becomes of that process."""

from __future__ import annotations

import gc
import marshal
import os
import signal
import struct
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.cases import CASES, read
from tests.support.html_pages import redline_html
from tests.support.samples import finished, stage
from tracker import two_cores
from tracker.diff.match.features import pair as evidence
from tracker.diff.redline import compare
from tracker.diff.references import references_ahead
from tracker.two_cores import both, shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
HERE = os.getpid()
WORK = range(40)


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """A second process each time, however few cores the machine has and whatever threads the test runner has."""
    made: list[int] = []
    fork = os.fork

    def counted() -> int:
        process = fork()
        made.append(process)
        return process

    monkeypatch.setattr(two_cores, "can_fork", lambda: True)
    monkeypatch.setattr(os, "fork", counted)
    yield made
    for process in made:  # None is left, not even a dead one; other tests have processes of their own.
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
    assert gc.isenabled()


def there() -> bool:
    return os.getpid() != HERE


def square(number: int) -> tuple[int, str]:
    return number * number, "é" * 5000  # More than a pipe holds at once.


def killed(number: int) -> tuple[int, str]:
    if there() and number > 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return square(number)


def fails_there(number: int) -> tuple[int, str]:
    if there():
        raise ValueError("there alone")
    return square(number)


def silent(number: int) -> tuple[int, str]:
    if there():
        os._exit(0)
    return square(number)


class Promising(struct.Struct):
    """Says of every answer from the tenth on that it is longer than it is."""

    def pack(self, number: int, length: int) -> bytes:
        return super().pack(number, length + (number > 9))


@pytest.mark.parametrize("function", [square, killed, fails_there, silent])
def test_nothing_is_lost_whatever_becomes_of_the_other_process(
    function: Callable[[int], tuple[int, str]], forks: list[int]
) -> None:
    with shared(function, WORK, worth=True) as results:
        assert list(results) == [square(number) for number in WORK]
    assert forks


def test_answers_that_break_off_are_worked_out_here(forks: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two_cores, "HEAD", Promising(two_cores.HEAD.format))

    with shared(square, WORK, worth=True) as results:
        assert list(results) == [square(number) for number in WORK]
    assert forks


def test_both_processes_take_part(forks: list[int]) -> None:
    assert not forks
    done = set()
    for _ in range(50):  # The other one may be late.
        with shared(lambda _: sum(range(100_000)) * 0 + os.getpid(), WORK, worth=True) as results:
            done |= set(results)
        if len(done) > 1:
            break
    assert HERE in done
    assert len(done) > 1


def test_an_exception_comes_as_if_there_were_one_process(forks: list[int]) -> None:
    def fails(number: int) -> int:
        if number == 17:
            raise ValueError("the seventeenth")
        return number

    with pytest.raises(ValueError, match="the seventeenth"), shared(fails, WORK, worth=True) as results:
        list(results)
    assert forks


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_work_that_is_broken_off_leaves_no_process(error: type[BaseException], forks: list[int]) -> None:
    def broken_off() -> None:
        with shared(square, WORK, worth=True) as results:
            next(results)
            raise error

    with pytest.raises(error):
        broken_off()
    with shared(square, WORK, worth=True):
        pass  # Never asked for.
    assert len(forks) == 2


def test_one_process_does_it_where_no_other_may_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(two_cores, "can_fork", lambda: True)
    monkeypatch.setattr(os, "fork", refused)

    with shared(square, WORK, worth=True) as results:
        assert list(results) == [square(number) for number in WORK]
    assert gc.isenabled()


@pytest.mark.parametrize(("work", "worth"), [(WORK, False), (range(1), True), (range(256), True)])
def test_little_work_is_done_by_one(work: range, worth: bool, forks: list[int]) -> None:
    with shared(square, work, worth=worth) as results:
        assert list(results) == [square(number) for number in work]
    assert not forks


def test_no_process_is_forked_on_one_core_or_beside_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    assert two_cores.can_fork()
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert not two_cores.can_fork()
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {1})
    assert not two_cores.can_fork()
    monkeypatch.delattr(os, "sched_getaffinity")
    assert not two_cores.can_fork()


@pytest.mark.parametrize("worth", [True, False])
def test_two_things_are_worked_out_each_in_its_place(worth: bool, forks: list[int]) -> None:
    assert both(lambda: 7, lambda: ("a", [0.1]), worth=worth) == (7, ("a", [0.1]))
    assert bool(forks) is worth


PAIRS = {
    "declaration": (stage("2014-avant-projet"), stage("2017-final")),
    # No line of the declaration refers to another.
    "references": tuple(read(CASES / "reference-left-behind", side) for side in ("before", "after")),
}


@pytest.mark.parametrize("name", PAIRS)
def test_what_two_compare_is_the_same_as_what_one_compares(
    name: str, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = PAIRS[name]
    alone = compare(before, after)
    assert not forks
    monkeypatch.setattr(references_ahead, "MANY", 0)
    monkeypatch.setattr(evidence, "MANY", 0)

    assert compare(before, after) == alone
    assert forks


@pytest.mark.parametrize("name", PAIRS)
def test_all_that_is_shared_can_be_sent(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be sent is worked out here: nothing would be lost, and nobody would know that nothing was gained."""
    sent: list[int] = []

    @contextmanager
    def by_post(function: Callable[[Any], Any], work: Sequence[Any], *, worth: bool) -> Iterator[Iterator[Any]]:
        def made(piece: Any) -> Any:
            letter = marshal.dumps(function(piece))
            sent.append(len(letter))
            return marshal.loads(letter)

        assert worth
        yield map(made, work)

    before, after = PAIRS[name]
    alone = finished(before, after)
    assert bool(alone.redline.reference_checks) is (name == "references")
    page = redline_html(alone.view)
    for module in (references_ahead, evidence):
        monkeypatch.setattr(module, "MANY", 0)
    for module in (two_cores, references_ahead):
        monkeypatch.setattr(module, "shared", by_post)

    found = finished(before, after)
    assert found.redline == alone.redline
    assert redline_html(found.view) == page
    assert len(sent) > 4
