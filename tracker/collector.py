"""The search of Python for objects that hold each other, put off while a draft or a redline is built.

What is built is a tree of plain values that holds no circles. Python would walk over all of it again and again while it
grows: on two codes of 11,000 articles a seventh of the time, on two equal ones a quarter.
"""

from __future__ import annotations

import gc
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


def without_collector(build: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """Return a function that builds the same without that search, and has it on again at its end, if it was on.

    >>> without_collector(gc.isenabled)(), gc.isenabled()
    (False, True)
    """

    @wraps(build)
    def builds(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Result:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return build(*args, **kwargs)
        finally:
            if was_on:
                gc.enable()

    return builds
