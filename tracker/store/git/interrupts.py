"""Steps that Ctrl-C does not cut in two: the interruption takes effect when the steps are done."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def delayed_interrupt() -> Iterator[None]:
    """Delay an interruption to the end of the block, in the main thread and under Python's own handler.

    Raises:
        KeyboardInterrupt: At the end, if there was one.
    """
    default = threading.current_thread() is threading.main_thread() and (
        signal.getsignal(signal.SIGINT) is signal.default_int_handler
    )
    if not default:
        yield
        return
    received: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _frame: received.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if received:
        raise KeyboardInterrupt
