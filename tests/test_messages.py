"""All messages of the program, read for the faults that a machine can find; style is for people to judge.

Reports have tests of their own in ``test_words.py``.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from click import Context, Option
from click.testing import CliRunner

from tests.support.commands import process
from tests.support.samples import ROOT
from tracker.cli import COMMANDS, commands
from tracker.errors import InputError
from tracker.model.finding import Finding
from tracker.spelling import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATTERNS = ROOT / "tracker" / "language" / "substance"
"""Patterns of words of six languages, and no messages."""
MODULES = sorted(
    path for path in (ROOT / "tracker").rglob("*.py") if "interface" not in path.parts and path.parent != PATTERNS
)

FAULTS = {
    "a small letter after a full stop": r"[a-z”)\]][.!?] (?!tracker |git )[a-z]",
    "two blanks": r"\A[^\n]*[a-z,.;] {2}[a-z]",
    "singular and plural at once": r"[a-z]\((?:s|es)\)",
    "“is no” for “is not a”": r"(?<!here )\b(?:is|are) no (?!longer|more|such)[a-z“{]",
    "a percent sign that may begin a line": r"[\d}] %(?!\()",
    "“behind” for “after”": r"\b(?:put|kept|formerly|stood|it is) behind\b",
}
"""Faults of English sentences, as patterns."""

CONTROLS = (
    "the file is empty. it was not read",
    "the file  is empty",
    "3 line(s) were left out",
    "the file is no list",
    "53 % of the words",
    "formerly behind article 5",
)
"""A sentence with each of the faults, in their order."""


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module that are not documentation, with {…} for what is filled in, and their lines."""
    tree = ast.parse(source)
    skipped: set[ast.AST] = {line.value for line in ast.walk(tree) if isinstance(line, ast.Expr)}
    skipped |= {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "{…}" for part in node.values)
            yield node.lineno, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def faults(text: str) -> list[str]:
    """Return the names of the faults of a text; none of patterns, markup and styles, which are no sentences."""
    if not re.search(r"[a-z]{2,} [a-z“{]", text) or re.search(r"\(\?|\\s|<w:|<html|style=|/\*", text):
        return []
    return [name for name, pattern in FAULTS.items() if re.search(pattern, text)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_message_has_a_fault_that_a_machine_can_see(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert [(line, text, faults(text)) for line, text in sentences(source) if faults(text)] == []


@pytest.mark.parametrize(("fault", "control"), list(zip(FAULTS, CONTROLS, strict=True)))
def test_each_fault_is_seen(fault: str, control: str) -> None:
    [(_, text)] = sentences(f"print(f'{control}: {{name}}')")

    assert faults(text) == [fault]


# --- sentences ---


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("the folder is empty", "The folder is empty."),
        ("the folder is empty.", "The folder is empty."),
        ("git’s index is locked", "git’s index is locked."),
        ("git ignores it (.gitignore)", "git ignores it (.gitignore)."),
        ("draft.txt is empty", "draft.txt is empty."),
        ("2017-final is released", "2017-final is released."),
        ("“5” can be two provisions", "“5” can be two provisions."),
        ("make one: tracker init DIR", "Make one: tracker init DIR"),
        ('state it: --reason "issued text"', 'State it: --reason "issued text"'),
        ("leave out --from and --to", "Leave out --from and --to."),
        ("complete it: tracker doctor --mend; nothing is lost", "Complete it: tracker doctor --mend; nothing is lost."),
        ("", ""),
    ],
)
def test_words_become_a_sentence_and_a_command_is_not_closed_with_a_stop(words: str, wanted: str) -> None:
    assert sentence(words) == wanted


def test_errors_and_findings_are_printed_as_sentences() -> None:
    error = InputError("draft.txt contains no words", cause="the file is empty", remedy="name another file")
    finding = Finding(line=7, message="“2.” occurs again", cause="another one has it", remedy="renumber one of them")

    assert str(error).splitlines() == [
        "draft.txt contains no words.",
        "Cause: The file is empty.",
        "What to do: Name another file.",
    ]
    assert str(finding) == "line 7: “2.” occurs again. Another one has it. Renumber one of them."


# --- on the command line ---


def help_of(*command: str) -> str:
    found = CliRunner().invoke(commands, [*command, "--help"], env={"COLUMNS": "80"}, terminal_width=80)
    assert found.exit_code == 0
    return found.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_made_of_sentences(name: str) -> None:
    command = commands.get_command(Context(commands), name)
    assert command is not None
    for text in (command.help, *(option.help for option in command.params if isinstance(option, Option))):
        assert text
        assert re.fullmatch(r"(?:[A-Z“]|before: ).*[.)]", text.strip(), re.DOTALL), text
        assert not faults(text), text


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_has_examples_that_begin_with_the_command(name: str) -> None:
    _, _, examples = help_of(*filter(None, [name])).partition("Examples:\n")
    first = [line.strip() for line in examples.splitlines() if re.match(r" {2,4}\S", line)]

    assert first
    assert all(line.startswith(f"tracker {name}".rstrip()) for line in first)


@pytest.mark.parametrize(
    "typed",
    [
        ["show", "nowhere"],
        ["check", "missing.txt"],
        ["stages"],
        ["release", "2017"],
        ["show", "2017", "--at", "never"],
        ["redline", "draft.txt", "missing.txt"],
        ["add", "draft.txt", "--stage", "2017"],
        ["add", "draft.txt", "--from", "9", "--to", "3", "--dry-run"],
        ["init", "."],
        ["doctor", "--store", "missing"],
        ["import", "draft.txt", "folder"],
        ["verify", "draft.txt"],
    ],
    ids=" ".join,
)
def test_an_error_says_thing_cause_and_cure_in_sentences(typed: list[str], tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Article 1\n\nEach Party keeps a register.\n", encoding="utf-8")
    done = process(*typed, cwd=tmp_path)

    assert done.returncode in (1, 2)
    lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
    assert lines
    for line in lines:
        assert not faults(line), line
        for mark in ("Error: ", "Cause: ", "What to do: "):
            if line.startswith(mark):
                assert re.match(r"[A-Z“\d/.]|(?:draft|missing)\.txt|folder", line.removeprefix(mark)), line
    assert "Traceback" not in done.stderr
