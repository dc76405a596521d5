"""Memory that is free, and how it goes back to the system."""

from __future__ import annotations

from contextlib import suppress


def give_back() -> None:
    """Give back what was freed but is kept for later by the C library; where that cannot be asked, nothing is done.

    It keeps whatever stands below anything that is still in use: after two codes of 10,000 articles were compared,
    50 MB of 215. It takes some milliseconds.
    """
    with suppress(ImportError, OSError, TypeError, AttributeError):
        import ctypes  # noqa: PLC0415 – loaded when used; not every Python has it

        ctypes.CDLL(None).malloc_trim(0)
