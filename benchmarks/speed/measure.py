"""Measure a program with all processes that it starts: seconds, processor seconds, peak memory."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.startup import installed_environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_COMPILED = TemporaryDirectory()
_LOOK = 0.004
"""Seconds between two looks at what the processes hold. What Linux tells is the peak so far, so little is missed."""
_YOUNG = 0.5
"""Seconds after which those that it started are looked at too."""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The time and memory of one run.

    Attributes:
        seconds: By the clock.
        cpu: Processor seconds, those of the processes it started included.
        memory: Bytes that the greatest of its processes held at most.
        done: Whether it came to its end in time.
    """

    seconds: float
    cpu: float
    memory: int
    done: bool = True


def run(command: Sequence[str | Path], *, out: Path, limit: float) -> Taken:
    """Run a program.

    Args:
        command: The program and its arguments.
        out: Where its standard output goes.
        limit: Seconds after which it is stopped.

    Raises:
        OSError: If it fails. Programs that compare leave with 1 where there are differences, which is no failure.
    """
    seen: dict[int, tuple[float, int]] = {}
    started = time.perf_counter()
    with out.open("wb") as file:
        # A group of its own, so that what it started can be stopped with it.
        process = subprocess.Popen(
            [str(part) for part in command],
            stdout=file,
            stderr=subprocess.PIPE,
            start_new_session=True,
            env=installed_environment(_COMPILED.name),
        )
        done = True
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            # To find all child processes takes longer, and a program that has any runs longer.
            for pid in _family(process.pid) if seconds_of(started) > _YOUNG else [process.pid]:
                seen[pid] = _seen(pid, seen.get(pid, (0.0, 0)))
            if seconds_of(started) > limit:
                os.killpg(process.pid, signal.SIGKILL)
                done = False
                _, status, usage = os.wait4(process.pid, 0)
                break
            time.sleep(_LOOK if seconds_of(started) < _YOUNG else 10 * _LOOK)
    seconds = seconds_of(started)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.stderr is not None
    with process.stderr as errors:
        message = errors.read().decode(errors="replace") if done else ""
    if done and process.returncode not in (0, 1):
        raise OSError(f"{command[0]} left with {process.returncode}: {message[-500:]}")
    cpu = max(usage.ru_utime + usage.ru_stime, sum(spent for spent, _ in seen.values()))
    return Taken(seconds=seconds, cpu=cpu, memory=max((held for _, held in seen.values()), default=0), done=done)


def seconds_of(started: float) -> float:
    """Seconds since then."""
    return time.perf_counter() - started


def middle(runs: Iterable[Taken]) -> Taken:
    """The medians of several runs."""
    runs = list(runs)
    return replace(
        runs[0],
        seconds=median(result.seconds for result in runs),
        cpu=median(result.cpu for result in runs),
        memory=int(median(result.memory for result in runs)),
    )


def _family(leader: int) -> list[int]:
    """A process that leads a session, and all that belong to it."""
    out = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                stat = (folder / "stat").read_text(encoding="ascii", errors="replace")
            except OSError:  # It has ended.
                continue
            if int(stat.rpartition(")")[2].split()[3]) == leader:
                out.append(int(folder.name))
    return out


def _seen(pid: int, before: tuple[float, int]) -> tuple[float, int]:
    """Processor seconds and peak of memory of one process; those of the last look if it has ended."""
    try:
        times = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return before
    held = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)
    return (int(times[11]) + int(times[12])) / _TICKS, max(before[1], held * 1024)
