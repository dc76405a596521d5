"""axe-core, which judges a page for everybody."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
JUDGE = """tags => axe.run(document, {resultTypes: ['violations'], iframes: false,
    runOnly: {type: 'tag', values: tags}})"""


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page: Page) -> dict[str, str]:
    """What axe finds fault with, and where: by the name of the rule; a report in a frame is judged by itself."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate(JUDGE, TAGS)["violations"]
    return {violation["id"]: "\n".join(_fault(node) for node in violation["nodes"]) for violation in found}


def _fault(node: dict[str, Any]) -> str:
    return f"{node['html']}\n{node['failureSummary']}"
