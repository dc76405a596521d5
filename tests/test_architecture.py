"""The arrows of docs/architecture.md, held by reading the imports."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tracker
from tracker.cli import COMMANDS, HIDDEN, module_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(tracker.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

ARROWS = {
    "model": {"model"},
    "language": {"language", "model"},
    "addresses": {"addresses", "model", "language"},
    "text": {"text", "model", "language", "addresses"},
    "references": {"references", "model", "language", "addresses", "text"},
    "readers": {"readers", "model", "language", "addresses", "text"},
    "store": {"store", "model", "language", "addresses", "text"},
    "diff": {"diff", "model", "language", "addresses", "references"},
    "check": {"check", "model", "language", "addresses", "references"},
    "report": {"report", "model", "language", "addresses"},
    "services": {"services", "model", "language", "addresses", "text", "references", "readers", "store", "diff",
                 "check", "report"},
    "cli": {"cli", "services", "model", "language", "addresses", "text", "references", "readers", "store", "diff",
            "check", "report"},
}  # fmt: skip
"""What each folder may import of ours, besides ``tracker`` itself and ``tracker.errors``."""

HOMES = {
    "git": ("store/",),
    "difflib": ("diff/",),
    "diff_match_patch": ("diff/",),
    "jinja2": ("report/html/write.py",),
    "markupsafe": ("report/html/write.py",),
    "click": ("cli/",),
}
"""Where alone each of these may be imported."""


def name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.name}: a relative import hides an arrow"
            # "from tracker import store" is an import of tracker.store too.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_imports_follow_the_arrows(module: Path) -> None:
    folder = name(module).split("/")[0]
    allowed = ARROWS.get(folder, set().union(*ARROWS.values()) if folder in {"__init__.py", "__main__.py"} else set())
    folders = {each.split(".")[1] for each in imports(module) if each.startswith("tracker.")}

    assert (folders & ARROWS.keys()) <= allowed


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_libraries_stay_where_they_belong(module: Path) -> None:
    used = {each.split(".")[0] for each in imports(module)} & HOMES.keys()

    assert [each for each in used if not name(module).startswith(HOMES[each])] == []


@pytest.mark.parametrize("module", [each for each in MODULES if not name(each).startswith("cli/")], ids=name)
def test_only_the_commands_print_or_read_the_environment(module: Path) -> None:
    words = {"print", "input", "environ", "environb", "getenv", "stdout", "stderr", "argv"}
    nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    named = {node.id for node in nodes if isinstance(node, ast.Name)}
    owned = {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in {"os", "sys"}
    }

    assert (named | owned | {each.split(".")[-1] for each in imports(module)}) & words == set()


TESTS = Path(__file__).parent


@pytest.mark.parametrize(
    "module",
    sorted(TESTS.rglob("*.py")),
    ids=lambda path: path.relative_to(TESTS).as_posix(),
)
def test_tests_import_shared_helpers_from_support_alone(module: Path) -> None:
    """A test that is moved or deleted breaks no other test."""
    outside = {
        target
        for target in imports(module)
        if target.split(".")[0] == "tests" and target.split(".")[1] not in {"support", "conftest"}
    }

    assert outside == set()


def test_every_command_module_is_listed_and_no_other() -> None:
    with_a_command = {
        each.stem.rstrip("_") for each in PACKAGE.glob("cli/*/*.py") if "\n@click.command(" in each.read_text("utf-8")
    }

    assert with_a_command == {*COMMANDS, *HIDDEN}


@pytest.mark.parametrize(("command", "line"), COMMANDS.items())
def test_every_command_says_what_its_help_line_says_and_shows_examples(command: str, line: str) -> None:
    found = import_module(module_of(command)).command

    assert found.help.splitlines()[0] == line
    assert "\nExamples:\n  tracker " in found.epilog
