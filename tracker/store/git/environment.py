"""What git sees of the machine: nothing that could change what it does."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OFF = {
    "core.hooksPath": os.devnull,
    "core.attributesFile": os.devnull,
    "core.excludesFile": os.devnull,
    "core.autocrlf": "false",
    "core.fsmonitor": "false",
    "commit.gpgSign": "false",
    "tag.gpgSign": "false",
    "log.showSignature": "false",
    "core.alternateRefsCommand": ":",
    "gc.auto": "0",
    "pack.threads": "1",
    "transfer.fsckObjects": "true",
}
"""Set from the environment, which wins over the repository's own configuration too."""


def environment(git_dir: Path, common: Path, more: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Everything that could point git elsewhere or change what it does, fixed.

    A tracker called from a git hook inherits GIT_DIR and GIT_INDEX_FILE of another repository.

    Args:
        git_dir: The repository's ``.git`` folder.
        common: That of the repository whose linked work tree it is; else the same.
        more: Further settings of git to be overruled.
    """
    settings = {}
    for number, (key, value) in enumerate((_OFF | dict(more)).items()):
        settings[f"GIT_CONFIG_KEY_{number}"] = key
        settings[f"GIT_CONFIG_VALUE_{number}"] = value
    return settings | {
        "GIT_DIR": str(git_dir),
        "GIT_COMMON_DIR": str(common),
        "GIT_INDEX_FILE": str(git_dir / "index"),
        "GIT_OBJECT_DIRECTORY": str(common / "objects"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": "",
        "GIT_NAMESPACE": "",
        "GIT_CONFIG_COUNT": str(len(_OFF) + len(more)),
        "GIT_CONFIG_PARAMETERS": "",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        # Nothing is fetched, not even an object that a repository says it left elsewhere.
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
    }
