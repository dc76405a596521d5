"""Find, open and make stores.

The modules of the store load git, which takes a tenth of a second and has to be installed. They are imported here, when
a store is used, and not before: help, and the comparison of two files, need no git.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

from tracker.errors import StoreError
from tracker.store.formats.authorship import DEFAULT_AUTHOR, Author, Timestamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from tracker.store.formats.manifest import Instrument
    from tracker.store.records import StageEntry
    from tracker.store.store import Store


def store_class() -> type[Store]:
    """Return the class of stores, importing git.

    Raises:
        StoreError: If git is not installed.
    """
    try:
        from tracker.store.store import Store  # noqa: PLC0415 – loaded when used
    except ImportError as error:
        raise StoreError(
            "git cannot be run",
            cause=str(error).splitlines()[0],
            remedy="install git, and make sure that the command git works in a terminal",
        ) from error
    return Store


def open_store(folder: Path) -> Store:
    """Open a store; use it in a ``with`` statement, because git keeps running until the store is closed.

    Args:
        folder: The folder of the store.

    Raises:
        StoreError: If the folder is no store, the store cannot be read, or git is not installed.
    """
    return store_class().open(folder)


def init_store(folder: Path, *, author: Author = DEFAULT_AUTHOR, at: Timestamp | None = None) -> Store:
    """Make an empty store and open it; use it in a ``with`` statement.

    Args:
        folder: A folder that is empty or does not exist; inside another git repository only if that one ignores it.
        author: Author of the first commit.
        at: Time of the first commit; now if not given.

    Raises:
        StoreError: If no store can be made there, or git is not installed.
    """
    return store_class().init(folder, author=author, at=at or Timestamp.now())


def stages(
    store: Store, instrument: str = "", progress: Callable[[int, int], None] = lambda _done, _total: None
) -> list[StageEntry]:
    """Return the stages of a store in order, with their texts and release tags.

    Args:
        store: The store.
        instrument: Only the stages of this instrument; all if empty.
        progress: Called with the number of stages read and their total.

    Raises:
        InputError: If there is no such instrument.
        StoreError: If a text cannot be read.
    """
    return store.stages(instrument, progress)


def instrument_of(store: Store, stage: str, instrument: str = "") -> Instrument | None:
    """Return the instrument that has a stage, or a given one if it has it; None if there is none."""
    choices = (item for item in store.instruments() if instrument in ("", item.slug))
    return next((item for item in choices if item.stage(stage)), None)


class LazyStore:
    """The store that a command is about: opened when it is first needed, once, and closed with the ``with`` block.

    Args:
        named: The folder that the user named, if any.
        start: Where to look if none was named: the nearest store that encloses this folder.
    """

    def __init__(self, named: Path | None, start: Path) -> None:
        self._named = named
        self._start = start
        self._opened: Store | None = None

    @cached_property
    def folder(self) -> Path | None:
        """The folder of the store; None where there is none."""
        return self._named or store_class().enclosing(self._start)

    def require_folder(self) -> Path:
        """Return the folder of the store.

        Raises:
            StoreError: If none was named, and none encloses the start.
        """
        if self.folder is None:
            raise StoreError(
                f"{self._start} is not inside a store",
                remedy="go into the folder of a store, name one with --store DIR, or make one: tracker init DIR",
            )
        return self.folder

    def get(self) -> Store:
        """Return the opened store.

        Raises:
            StoreError: If there is none, or it cannot be opened.
        """
        if self._opened is None:
            self._opened = open_store(self.require_folder())
        return self._opened

    def close(self) -> None:
        """Close the store, if it was opened."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
