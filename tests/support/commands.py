"""The command line run as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.support.samples import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def process(*args: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, with nothing of ours around it."""
    return subprocess.run(
        [sys.executable, "-m", "tracker", *args],
        check=False, capture_output=True, encoding="utf-8", cwd=cwd, env={**os.environ, "PYTHONPATH": str(ROOT), **env},
    )  # fmt: skip


def tracker(*args: str, folder: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "80"}
    return subprocess.run(
        [sys.executable, "-m", "tracker", *args],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
