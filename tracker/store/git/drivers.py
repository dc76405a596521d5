"""What makes plain git speak of articles: its settings for drafts, in one copy of the store.

They stand in ``.git``, which no clone, push or bundle copies: whoever receives a store runs nothing that came with it.
"""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.store.git.repository import Repository

# -P: git runs them in the work tree, and a folder "tracker" in a store must not be taken for this program.
_TRACKER = shlex.join([sys.executable, "-P", "-m", "tracker"])
_SHOW = f"{_TRACKER} show --raw"
_MERGE = f"{_TRACKER} merge %O %A %B %P"
SETTINGS = {
    # Only the headings of divisions and articles: with paragraphs too, "#### 1." would be all that git shows.
    "diff.treaty.xfuncname": "^(#{2,3} .*)$",
    "diff.treaty.wordRegex": "[^[:space:][:punct:]]+|[^[:space:]]",
    "diff.word-file.textconv": _SHOW,
    "diff.word-file.xfuncname": "^(#{2,3} .*)$",
    "merge.tracker-list.name": "stages and statements, one by one",
    "merge.tracker-list.driver": _MERGE,
}
"""The first two say which line is shown above a change, and what a word is; the next read Word files as text; the last
bring together what two people wrote into the lists of a store."""

ATTRIBUTES = (
    "*.md diff=treaty",
    "*.docx diff=word-file",
    "/treaty.toml merge=tracker-list",
    "/concordance/**/*.toml merge=tracker-list",
)
"""Which files they are for."""


def install_drivers(repository: Repository) -> None:
    """Install them in this copy; nothing is committed.

    Raises:
        StoreError: If git refuses.
        OSError: If the disk does.
    """
    for key, value in SETTINGS.items():
        repository.run("config", "--local", key, value)
    file = repository.common / "info" / "attributes"
    file.parent.mkdir(exist_ok=True)
    old = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    new = [*old, *(each for each in ATTRIBUTES if each not in old)]
    if new != old:
        file.write_text("\n".join(new) + "\n", encoding="utf-8")


def missing_drivers(repository: Repository) -> list[str]:
    """The settings that this copy lacks."""
    return [key for key, value in SETTINGS.items() if repository.setting(key) != value]
