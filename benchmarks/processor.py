"""The time of the processor, which other work on the machine changes less than the time by the clock."""

from __future__ import annotations

import resource
import time


def spent() -> float:
    """Processor seconds of this process and of those that it started and that have ended: what two do counts twice."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime
