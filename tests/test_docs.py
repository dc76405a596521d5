"""The guides for developers name files that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GUIDES = [ROOT / "CONTRIBUTING.md", *(ROOT / "docs" / f"{name}.md" for name in ("architecture", "testing", "api"))]

PATH = re.compile(r"`([a-z_][\w.-]*/[\w./-]*)`")


def page_name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", GUIDES, ids=page_name)
def test_guides_name_files_that_exist(page: Path) -> None:
    named = PATH.findall(page.read_text(encoding="utf-8"))

    assert [name for name in named if not any((start / name).exists() for start in (ROOT, ROOT / "tracker"))] == []
