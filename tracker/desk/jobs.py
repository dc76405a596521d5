"""Long work in a process of its own: it reports progress, can be stopped, and cannot take the desk down with it."""

from __future__ import annotations

import gc
import multiprocessing
import secrets
import signal
import threading
import traceback
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from tracker.errors import InputError, ProofError, StoreError, TrackerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

AT_ONCE = 2
"""Jobs that run at the same time; more would only slow each other down on the machine of one person."""
KEPT = 40
"""Jobs that are remembered. The result of one can have tens of megabytes (a code of 11,000 articles), and nobody goes
back further in one visit."""
OBJECTS_BEFORE_COLLECTION = 5_000_000
"""As in :mod:`tracker.cli`: a comparison makes some million objects that live until its end."""

_ERRORS = {kind.__name__: kind for kind in (InputError, StoreError, ProofError)}


class State(StrEnum):
    """State of a job."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Tell(Protocol):
    """Takes the progress of a job."""

    def __call__(self, words: str, share: float = 0.0, /) -> None:
        """Pass the progress on to the page that waits.

        Args:
            words: Sentence on what the job is doing now.
            share: Share of the work that is done, 0 to 1; 0 where nobody can know.
        """


@dataclass(eq=False)
class Job:
    """A piece of long work.

    Attributes:
        title: Its name for people, in a few words.
        target: Address of the page that shows its result.
        back: Address of the page on which it was begun.
        then: Called with the result, before anybody sees it.
        id: Its name in addresses.
        doing: Sentence on what it is doing now; empty at the beginning.
        share: Share of the work that is done, 0 to 1; 0 where nobody can know.
        state: Its state.
        value: Its result, once it is done.
        error: The reason why it failed.
    """

    title: str
    target: str
    back: str = ""
    then: Callable[[Any], None] = lambda _: None
    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    doing: str = ""
    share: float = 0.0
    state: State = State.RUNNING
    value: Any = None
    error: TrackerError | None = None
    _ended: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _process: BaseProcess | None = None

    def wait(self, seconds: float) -> bool:
        """Wait for the end; return whether it came in time."""
        return self._ended.wait(seconds)

    def stop(self) -> None:
        """End the work, if it is still running."""
        with self._lock:
            self._end(error=InputError("The work was stopped", remedy="begin again when you like"))
            if self._process is not None:
                self._process.kill()

    def finish(self, *, value: Any = None, error: TrackerError | None = None) -> None:  # noqa: ANN401 – of one job
        """Note the result or the error, once: the first one counts."""
        with self._lock:
            self._end(value=value, error=error)

    def follow(self, process: BaseProcess, receiver: Connection, sender: Connection) -> None:
        """Start a process, and follow it to its end.

        Args:
            process: The process.
            receiver: The end of the pipe that receives what the process has to say.
            sender: The other end, which the process got a copy of.
        """
        with self._lock:
            if self._ended.is_set():
                return
            process.start()
            self._process = process
        sender.close()  # Else the pipe would never end with the process.
        try:
            while not self._ended.is_set():
                self._receive(*receiver.recv())
        except (EOFError, OSError):
            process.join()
            self.finish(error=_broken(process.exitcode))
        process.join()
        with self._lock:
            self._process = None

    def _end(self, *, value: Any = None, error: TrackerError | None = None) -> None:  # noqa: ANN401 – of one job
        if not self._ended.is_set():
            if error is None:
                try:
                    self.then(value)
                except Exception:  # noqa: BLE001 – a job without an end would keep its page waiting for ever
                    error = TrackerError(_FAULT, cause=_last_line(), remedy=_REPORT)
            self.value, self.error = value, error
            self.state = State.FAILED if error else State.DONE
            self._ended.set()

    def _receive(self, kind: str, content: Any) -> None:  # noqa: ANN401 – as it was sent
        if kind == "doing":
            self.doing, self.share = content
        elif kind == "value":
            self.finish(value=content)
        else:
            name, message, cause, remedy = content
            self.finish(error=_ERRORS.get(name, TrackerError)(message, cause=cause, remedy=remedy))


class Jobs:
    """The jobs of a visit.

    Args:
        inline: Whether to do the work at once and in this process; for tests.
    """

    def __init__(self, *, inline: bool = False) -> None:
        self._inline = inline
        self._jobs: dict[str, Job] = {}
        self._free = threading.Semaphore(AT_ONCE)
        self._writing = threading.Semaphore(1)
        self._lock = threading.Lock()

    def start(self, job: Job, work: Callable[..., Any], *arguments: object, writing: bool = False) -> Job:
        """Begin a piece of work.

        Args:
            job: The job.
            work: The function that does it, of a module that another process can import; it takes ``tell`` as well.
            arguments: Its arguments; another process must be able to receive them.
            writing: Whether it writes to the store; one job does so at a time.
        """
        with self._lock:
            self._jobs[job.id] = job
            for old in list(self._jobs)[:-KEPT]:
                self._jobs.pop(old).stop()
        if self._inline:
            _work_here(job, work, arguments)
        else:
            free = self._writing if writing else self._free
            threading.Thread(target=_run, args=(job, work, arguments, free), daemon=True).start()
        return job

    def get(self, name: str) -> Job | None:
        """Return a job by its name; None if it is not known (any more)."""
        return self._jobs.get(name)

    def forget(self, job: Job | None) -> None:
        """Stop a job, and let its result go."""
        if job is not None:
            job.stop()
            self._jobs.pop(job.id, None)

    def stop_all(self) -> None:
        """End all work."""
        for job in list(self._jobs.values()):
            job.stop()


def _run(job: Job, work: Callable[..., Any], arguments: tuple[object, ...], free: threading.Semaphore) -> None:
    """Do the work of a job in a process of its own, once there is room for it."""
    # A forked process would inherit the locks of all threads of the server.
    context = multiprocessing.get_context("spawn")
    with free:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_work_there, args=(sender, work, arguments), daemon=True)
        try:
            job.follow(process, receiver, sender)
        except OSError as error:
            job.finish(error=InputError("The work could not be started", cause=error.strerror or str(error)))
        finally:
            receiver.close()
            sender.close()


def _work_here(job: Job, work: Callable[..., Any], arguments: tuple[object, ...]) -> None:
    """Do the work of a job in this process."""

    def tell(words: str, share: float = 0.0, /) -> None:
        job.doing, job.share = words, share

    try:
        job.finish(value=work(*arguments, tell=tell))
    except TrackerError as error:
        job.finish(error=error)


def _work_there(pipe: Connection, work: Callable[..., Any], arguments: tuple[object, ...]) -> None:
    """Do the work of a job in a process of its own, and send what comes of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The desk ends its jobs itself.
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)

    def tell(words: str, share: float = 0.0, /) -> None:
        pipe.send(("doing", (words, share)))

    try:
        pipe.send(("value", work(*arguments, tell=tell)))
    except TrackerError as error:
        pipe.send(("error", (type(error).__name__, error.message, error.cause, error.remedy)))
    except MemoryError:
        pipe.send(("error", ("InputError", "There was not enough memory for this", "", "try a smaller file")))
    except Exception:  # noqa: BLE001 – the place where a fault in another process becomes words
        pipe.send(("error", ("TrackerError", _FAULT, _last_line(), _REPORT)))


def _last_line() -> str:
    """Return the fault that is being handled, in one line."""
    return traceback.format_exc().strip().splitlines()[-1]


_FAULT = "A fault of this program stopped the work"
_REPORT = "nothing was lost or changed; please send us the file that you used, if you may"


def _broken(code: int | None) -> TrackerError:
    """Return the error of a process that ended without a word: the system ends one that takes too much memory."""
    return InputError(
        "The work broke off",
        cause=f"the system ended it (code {code}); most often, it took more memory than there is",
        remedy="close other programs and try again, or divide the text into its parts",
    )
