"""The environment in which git runs: nothing of the machine that could change its behaviour."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FIXED_SETTINGS = {
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
"""Settings that are given in the environment, which overrides even the repository's own configuration."""


def environment(git_dir: Path, common: Path, more: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return values for every variable that could point git elsewhere or change its behaviour.

    A tracker that a git hook calls inherits GIT_DIR and GIT_INDEX_FILE of another repository.

    Args:
        git_dir: The repository's ``.git`` folder.
        common: For a linked work tree, the ``.git`` folder of its main repository; else the same.
        more: Further settings of git to override.
    """
    settings = {}
    for number, (key, value) in enumerate((_FIXED_SETTINGS | dict(more)).items()):
        settings[f"GIT_CONFIG_KEY_{number}"] = key
        settings[f"GIT_CONFIG_VALUE_{number}"] = value
    return settings | {
        "GIT_DIR": str(git_dir),
        "GIT_COMMON_DIR": str(common),
        "GIT_INDEX_FILE": str(git_dir / "index"),
        "GIT_OBJECT_DIRECTORY": str(common / "objects"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": "",
        "GIT_NAMESPACE": "",
        "GIT_CONFIG_COUNT": str(len(_FIXED_SETTINGS) + len(more)),
        "GIT_CONFIG_PARAMETERS": "",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        # Nothing is fetched, not even the missing objects of a partial clone.
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
    }
