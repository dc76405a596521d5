"""The Chromium of this machine, driven through Playwright, and the ways in which a page is looked at."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
NO_SKIP = bool(os.environ.get("TRACKER_NO_SKIP"))
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

VIEWS = ("inline", "beside", "changes")
"""The views that a reader can choose; ``#view-<name>`` is the radio button of each. The first is shown at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a page is looked at: the window, and what the reader asked the browser for."""

    width: int = 1280
    dark: bool = False
    printed: bool = False
    forced_colors: bool = False
    still: bool = False

    def put_on(self, page: Page) -> None:
        page.set_viewport_size({"width": self.width, "height": 800})
        page.emulate_media(
            media="print" if self.printed else "screen",
            color_scheme="dark" if self.dark else "light",
            forced_colors="active" if self.forced_colors else "none",
            reduced_motion="reduce" if self.still else "no-preference",
        )


class Show(Protocol):
    """The fixture ``show``: opens a page and returns it."""

    def __call__(self, html: str, look: Look = ..., *, script: bool = ..., fresh: bool = ...) -> Page: ...


LOOKS = {
    "light": Look(),
    "dark": Look(dark=True),
    "print": Look(printed=True),
    "forced colours": Look(forced_colors=True),
    "narrow": Look(width=380),
}


def lacking() -> str:
    """What the browser tests need and is not here; empty if all is."""
    if not CHROMIUM:
        return "there is no Chromium here: apt install chromium"
    for package, name in (("playwright", "playwright"), ("axe_playwright_python", "axe-playwright-python")):
        if find_spec(package) is None:
            return f"there is no {name} here: pip install -e .[dev]"
    return ""


def refuse(what: str) -> None:
    """Skip the test for want of something; fail where nothing may be skipped."""
    if NO_SKIP:
        pytest.fail(f"TRACKER_NO_SKIP is set, but {what}", pytrace=False)
    pytest.skip(what)  # On a machine of one's own; where nothing may be skipped it failed above.


@contextmanager
def started() -> Iterator[Browser]:
    """The Chromium of the system. Playwright could download one of its own; it is never asked to."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 – may be absent

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Window:
    """A browser profile of its own with one page in it, without a network."""

    def __init__(self, browser: Browser, *, script: bool = True) -> None:
        context = browser.new_context(java_script_enabled=script, offline=True, locale="en-GB", timezone_id="UTC")
        self.page = context.new_page()
        self._asked: list[str] = []
        self._complaints: list[str] = []
        self.page.on("request", lambda request: self._asked.append(request.url))
        self.page.on("pageerror", lambda error: self._complaints.append(str(error)))
        self.page.on(
            "console", lambda message: self._complaints.append(message.text) if message.type == "error" else None
        )

    def open(self, file: Path) -> None:
        """Whatever a page asks for besides itself, and whatever the browser complains about, is a failure."""
        self._asked.clear()
        self._complaints.clear()
        self.page.goto(file.as_uri())

        assert self._asked == [file.as_uri()]
        assert self._complaints == []


def choose(page: Page, view: str) -> None:
    """Choose a view as a reader without a mouse does."""
    radio = page.locator(f"#view-{view}")
    if not radio.count():
        assert view == VIEWS[0], f"the page has no radio button “view-{view}”"
        return
    if not radio.is_visible():
        radio.evaluate("radio => radio.click()")  # On paper there are no tools; it is chosen before.
        return
    radio.focus()
    page.keyboard.press("Space")

    assert radio.is_checked(), f"“view-{view}” cannot be chosen with the keyboard"


def open_drawer(page: Page, name: str) -> None:
    """Open a drawer as a reader without a mouse does; on a narrow window its button is in that of the contents."""
    button = page.locator(f".contents [popovertarget={name}]").last
    if name == "contents" or not button.is_visible():
        page.focus(".list")
        page.keyboard.press("Enter")
    if name != "contents":
        button.focus()
        page.keyboard.press("Enter")

    assert page.locator(f"#{name}:popover-open").is_visible(), f"“{name}” cannot be opened with the keyboard"


def unfold(page: Page) -> None:
    """Open all that is folded in the text, with the mouse, so that it works where scripts do not."""
    for summary in page.locator("main details:not([open]) > summary").all()[::-1]:
        summary.click()

    assert page.locator("main details:not([open])").count() == 0
