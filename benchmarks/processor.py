"""Processor time, which other work on the machine changes less than wall-clock time."""

from __future__ import annotations

import resource
import time


def spent() -> float:
    """Return the processor seconds of this process and of its child processes that have ended, added up."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime
