"""Results that were computed from the texts of a store, kept beside its data: in its ``.git`` folder, and in no commit.

A result stands under a name and says of which data it was made, by a key. One that was made of other data, or is
damaged, counts as missing: it is computed again, and takes the place of the old one. Clones, bundles and exports do not
carry it.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FOLDER = "tracker-lineage"
_SCHEMA = "tracker.kept/1"
_LONGEST_HEAD = 1000


class KeptResults:
    """The results of one instrument in one language.

    Args:
        git_dir: The ``.git`` folder of the store.
        group: The instrument and the language.
        method: Digest of the program that computes the results: another program, another result.
    """

    def __init__(self, git_dir: Path, group: str, method: str) -> None:
        self._folder = git_dir / FOLDER / _digest(group.encode())[:16]
        self._method = method

    def get(self, name: str, key: str) -> Sequence[bytes] | None:
        """Return the lines of a result; None if it is not kept, was made of other data, or is damaged.

        Args:
            name: Its name.
            key: The key of the data.
        """
        try:
            head, _, body = self._path(name).read_bytes().partition(b"\n")
            known = json.loads(head) if len(head) <= _LONGEST_HEAD else None
        except (OSError, ValueError):
            return None
        return body.split(b"\n") if known == self._head(key, body) else None

    def put(self, name: str, key: str, lines: Sequence[bytes]) -> None:
        """Keep the lines of a result in the place of the one that had its name.

        A store that cannot be written keeps nothing: the result is computed each time.

        Args:
            name: Its name.
            key: The key of the data.
            lines: The lines, without line feeds.
        """
        body = b"\n".join(lines)
        with suppress(OSError):
            self._make_folder()
            handle, part = tempfile.mkstemp(dir=self._folder, prefix=".part-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(json.dumps(self._head(key, body)).encode() + b"\n" + body)
                Path(part).replace(self._path(name))
            except BaseException:
                Path(part).unlink(missing_ok=True)
                raise

    def keep_only(self, names: Iterable[str]) -> None:
        """Delete the results that have none of some names: those of stages that are no longer there."""
        wanted = {self._path(name).name for name in names}
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in wanted:
                    path.unlink(missing_ok=True)

    def _head(self, key: str, body: bytes) -> dict[str, str]:
        return {"schema": _SCHEMA, "method": self._method, "key": key, "sha256": _digest(body)}

    def _path(self, name: str) -> Path:
        return self._folder / _digest(name.encode())[:40]

    def _make_folder(self) -> None:
        """Make the folder, and refuse one that leads elsewhere: nothing is written outside of the store.

        Raises:
            OSError: If it cannot be made, or is a link.
        """
        for folder in (self._folder.parent, self._folder):
            if folder.is_symlink():
                raise OSError("a link")
            folder.mkdir(exist_ok=True)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
