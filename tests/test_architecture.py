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
    "figures": {"figures", "model", "language"},
    "readers": {"readers", "model", "language", "addresses", "text"},
    "store": {"store", "model", "language", "addresses", "text"},
    "diff": {"diff", "model", "language", "addresses", "references", "marks"},
    "marks": {"marks", "model", "language", "text"},
    "lineage": {"lineage", "model", "language", "addresses", "text", "diff", "marks"},
    "corrigendum": {"corrigendum", "model", "language"},
    "search": {"search", "model", "language", "marks"},
    "languages": {"languages", "model", "language", "addresses", "references", "marks", "figures"},
    "check": {"check", "model", "language", "addresses", "references", "marks"},
    "substance": {"substance", "model", "language", "references", "figures"},
    "report": {"report", "model", "language", "addresses"},
    "services": {"services", "model", "language", "addresses", "text", "references", "readers", "store", "diff",
                 "marks", "lineage", "search", "figures", "languages", "check", "substance", "corrigendum", "report"},
    "desk": {"desk", "services", "report", "readers", "model", "language", "store"},
    "cli": {"cli", "desk", "services", "model", "language", "addresses", "text", "references", "readers", "store",
            "diff", "marks", "lineage", "search", "languages", "check", "corrigendum", "report"},
}  # fmt: skip
"""What each folder may import of ours, besides ``tracker`` itself and ``tracker.errors``."""

HOMES = {
    "git": ("store/",),
    "difflib": ("diff/",),
    "diff_match_patch": ("diff/",),
    "jinja2": ("report/html/write.py",),
    "markupsafe": ("report/html/write.py",),
    "click": ("cli/",),
    "flask": ("desk/",),
    "werkzeug": ("desk/",),
    "waitress": ("desk/",),
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
    folders = {target.split(".")[1] for target in imports(module) if target.startswith("tracker.")}

    assert (folders & ARROWS.keys()) <= allowed


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_libraries_stay_where_they_belong(module: Path) -> None:
    used = {target.split(".")[0] for target in imports(module)} & HOMES.keys()

    assert [library for library in used if not name(module).startswith(HOMES[library])] == []


@pytest.mark.parametrize("module", [path for path in MODULES if not name(path).startswith("cli/")], ids=name)
def test_only_the_commands_print_or_read_the_environment(module: Path) -> None:
    words = {"print", "input", "environ", "environb", "getenv", "stdout", "stderr", "argv"}
    nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    named = {node.id for node in nodes if isinstance(node, ast.Name)}
    owned = {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in {"os", "sys"}
    }

    assert (named | owned | {target.split(".")[-1] for target in imports(module)}) & words == set()


def module_graph() -> dict[str, set[str]]:
    """Each module of the package with the modules that it imports, also for types alone and inside functions."""
    names = {".".join(("tracker", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in MODULES}
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        importer = ".".join(("tracker", *path.relative_to(PACKAGE).with_suffix("").parts))
        targets = set()
        for target in imports(path):
            owner = target.rpartition(".")[0]
            targets |= {target, owner} & names
        graph[importer] = targets - {importer}
    return graph


def test_no_modules_import_each_other_in_a_circle() -> None:
    waiting = module_graph()
    while free := {module for module, targets in waiting.items() if not targets & waiting.keys()}:
        waiting = {module: targets for module, targets in waiting.items() if module not in free}

    assert waiting == {}


LARGEST_ROOM = 14
"""Modules of a room without rooms inside; about twelve can be overlooked."""


def test_large_rooms_have_rooms_inside() -> None:
    rooms = {path.parent for path in MODULES}
    large = [
        room.relative_to(PACKAGE).as_posix()
        for room in rooms
        if len([path for path in room.glob("*.py") if path.stem != "__init__"]) > LARGEST_ROOM
        and not any(room == inner.parent for inner in rooms)
    ]

    assert large == []


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
        path.stem.rstrip("_") for path in PACKAGE.glob("cli/*/*.py") if "\n@click.command(" in path.read_text("utf-8")
    }

    assert with_a_command == {*COMMANDS, *HIDDEN}


@pytest.mark.parametrize(("command", "line"), COMMANDS.items())
def test_every_command_says_what_its_help_line_says_and_shows_examples(command: str, line: str) -> None:
    found = import_module(module_of(command)).command

    assert found.help.splitlines()[0] == line
    assert "\nExamples:\n  tracker " in found.epilog
