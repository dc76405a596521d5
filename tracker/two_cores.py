"""Pure work on two cores: a second process, forked from this one, takes pieces of it and sends back what came out.

What comes out is the same as with one core, and in the same order. Both processes take the next piece from one row, so
that neither waits while there is work, however busy the other core is. What the other process did not deliver, because
the function failed there or the process was killed, is worked out here: so no piece is ever lost, and an exception is
raised here as if there were no other process.

It pays where much is to be done with few large objects, as the bytes of a finished page. Of work that goes through many
small ones, the second process copies all memory in which they stand: Python counts references in the objects.
"""

from __future__ import annotations

import gc
import marshal
import os
import signal
import struct
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Piece = TypeVar("Piece")
Made = TypeVar("Made")
One = TypeVar("One")
Other = TypeVar("Other")

MOST = 255
"""Pieces that the work can have: each is known by one byte."""
HEAD = struct.Struct(">BQ")
"""What stands before each result that is sent: the number of its piece, and its length."""


@contextmanager
def shared(function: Callable[[Piece], Made], work: Sequence[Piece], *, worth: bool) -> Iterator[Iterator[Made]]:
    """Work on pieces, with a second process if there is a core for it: it begins at once, and ends with the block.

    Args:
        function: Pure: it depends on nothing but its piece, and changes nothing. What it makes consists of plain values
            (numbers, strings, bytes; tuples, lists and dictionaries of these), which are cheap to send.
        work: The pieces, at most :data:`MOST`.
        worth: Whether there is so much to do that a second process pays: to fork one of 250 MB, and to copy what both
            write to, takes some 50 ms.

    Yields:
        What is made of each piece, in their order.
    """
    helper = _Helper(function, work) if worth and 1 < len(work) <= MOST and can_fork() else None
    try:
        yield helper.results() if helper else map(function, work)
    finally:
        if helper:
            helper.end()


def both(one: Callable[[], One], other: Callable[[], Other], *, worth: bool) -> tuple[One, Other]:
    """Work out two things, each in a process of its own if there is a core for it.

    Args:
        one: Pure, and what it makes consists of plain values, as in :func:`shared`.
        other: The same.
        worth: As in :func:`shared`.
    """
    work: tuple[Callable[[], Any], ...] = one, other
    with shared(_called, work, worth=worth) as made:
        first, second = made
    return first, second


def _called(function: Callable[[], Any]) -> Any:  # noqa: ANN401 – two things of two types
    return function()


def can_fork() -> bool:
    """Whether a second process can be forked, and would have a core of its own.

    Never where threads run: the forked process has none of them, and what they hold would be held there for ever.
    """
    if not hasattr(os, "fork") or not hasattr(os, "sched_getaffinity"):
        return False
    # What may be used, not what there is: ``taskset`` and containers leave a process fewer cores.
    return len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


class _Helper(Generic[Piece, Made]):
    """A forked process that takes pieces from the same row as this one.

    Args:
        function: What to do with a piece.
        work: The pieces.
    """

    def __init__(self, function: Callable[[Piece], Made], work: Sequence[Piece]) -> None:
        self._function = function
        self._work = work
        # The row is a pipe with the number of every piece in it: who reads a byte has taken that piece.
        self._row, row = os.pipe()
        os.write(row, bytes(range(len(work))))
        os.close(row)
        self._answers, answers = os.pipe()
        # Looking for garbage writes to every object, and what is written to is no longer shared between processes.
        self._collects = gc.isenabled()
        gc.disable()
        self._process = 0
        with suppress(OSError):  # No further process is allowed: this one does all.
            self._process = os.fork()
            if self._process == 0:
                os.close(self._answers)
                self._help(answers)
        os.close(answers)

    def results(self) -> Iterator[Made]:
        """What is made of each piece, in their order."""
        made = {number: self._function(self._work[number]) for number in self._taken()}
        sent = self._sent()
        for number, piece in enumerate(self._work):
            if number in made:
                yield made.pop(number)
            else:  # Taken by the other process: it sends in order, and nothing more once anything is missing.
                answer = next(sent, None)
                yield answer[1] if answer and answer[0] == number else self._function(piece)

    def end(self) -> None:
        """Leave nothing behind: no process, no open pipe; if the work was broken off, the other process is too."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self._process, 0)
        os.close(self._row)
        os.close(self._answers)
        if self._collects:
            gc.enable()

    def _taken(self) -> Iterator[int]:
        while number := os.read(self._row, 1):
            yield number[0]

    def _help(self, answers: int) -> NoReturn:
        """All that the forked process does; whatever happens, it goes no further."""
        status = 1
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # A key stroke ends it without a word.
            # Sent when all is made: the pipe is full at once, and the other side reads when it has nothing to do.
            made = [(number, self._packed(self._work[number])) for number in self._taken()]
            with open(answers, "wb") as out:
                for number, data in made:
                    out.write(HEAD.pack(number, len(data)))
                    out.write(data)
            status = 0
        finally:
            os._exit(status)

    def _packed(self, piece: Piece) -> bytes:
        made: Any = self._function(piece)  # Of plain values: what is not, marshal refuses.
        return marshal.dumps(made)

    def _sent(self) -> Iterator[tuple[int, Any]]:
        """The answers of the other process; those that came whole."""
        with open(self._answers, "rb", closefd=False) as answers:
            while len(head := answers.read(HEAD.size)) == HEAD.size:
                number, length = HEAD.unpack(head)
                data = answers.read(length)
                if len(data) < length:
                    return
                yield number, marshal.loads(data)  # noqa: S302 – it comes from this very program
