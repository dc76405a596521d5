"""One browser for all tests of this folder, and pages opened in it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import Look, Window, lacking, refuse, started

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.support.chromium import Show


PLAIN = Look()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if what := lacking():
        refuse(what)
    with started() as browser:
        yield browser


@pytest.fixture(scope="session")
def show(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Show:
    """Opens a page. What is open already is only looked at in another way; who changes a page asks for a fresh one."""
    folder = tmp_path_factory.mktemp("pages")
    windows: dict[bool, Window] = {}
    untouched: dict[bool, str] = {}
    numbers = count()

    def show(html: str, look: Look = PLAIN, *, script: bool = True, fresh: bool = False) -> Page:
        window = windows.get(script) or windows.setdefault(script, Window(browser, script=script))
        if fresh or untouched.get(script) != html:
            untouched.pop(script, None)
            file = folder / f"{next(numbers)}.html"
            file.write_text(html, "utf-8")
            window.open(file)
            if not fresh:
                untouched[script] = html
        look.put_on(window.page)
        return window.page

    return show
