"""Settings by which plain git shows the articles of drafts, for one copy of a store.

They stand in ``.git``, which no clone, push or bundle copies: nobody who receives a store runs a program from it.
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
"""The first two set the line that is shown above a change, and the limits of words; the next read Word files as text;
the last merge the changes that two people made in the lists of a store."""

ATTRIBUTES = (
    "*.md diff=treaty",
    "*.docx diff=word-file",
    "/treaty.toml merge=tracker-list",
    "/concordance/**/*.toml merge=tracker-list",
)
"""The files that the settings apply to."""


def install_drivers(repository: Repository) -> None:
    """Install the settings in this copy; nothing is committed.

    Raises:
        StoreError: If git refuses.
        OSError: If the disk does.
    """
    for key, value in SETTINGS.items():
        repository.run("config", "--local", key, value)
    file = repository.common / "info" / "attributes"
    file.parent.mkdir(exist_ok=True)
    old = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    new = [*old, *(line for line in ATTRIBUTES if line not in old)]
    if new != old:
        file.write_text("\n".join(new) + "\n", encoding="utf-8")


def missing_drivers(repository: Repository) -> list[str]:
    """Return the settings that this copy lacks."""
    return [key for key, value in SETTINGS.items() if repository.setting(key) != value]
