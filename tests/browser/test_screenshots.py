"""`make pictures` makes pictures, `make picture` the one of the README."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import LOOKS, VIEWS, refuse
from tests.support.pages import arabic, html_of
from tests.support.picture import HEIGHT, PICTURE, WIDTH, page, stating, taken
from tests.support.screenshots import PDFTOPPM, pictures

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.support.chromium import Show

pytestmark = pytest.mark.slow


def size(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def test_there_is_a_picture_of_every_view_and_look(show: Show, tmp_path: Path) -> None:
    if not PDFTOPPM:
        refuse("there is no pdftoppm here: apt install poppler-utils")
    made = list(pictures(show(html_of(arabic()), fresh=True), "arabic", tmp_path))

    assert sorted(made) == sorted(tmp_path.iterdir())
    for view in VIEWS:
        for look, put in LOOKS.items():
            first = min(file for file in made if file.name.startswith(f"arabic-{view}-{look.replace(' ', '-')}-"))
            width, height = size(first.read_bytes())
            assert height > 500
            assert put.printed or width == put.width
    # Views may print a page alike where they have the same to say.
    assert len({file.read_bytes() for file in made}) > 0.8 * len(made)


def test_the_picture_of_the_readme_can_be_taken_again(browser: Browser) -> None:
    picture = stating(taken(browser, page()), "0" * 64)

    assert size(picture) == size(PICTURE.read_bytes()) == (WIDTH, HEIGHT)
