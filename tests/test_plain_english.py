"""Plain standard English: a short list of phrases and names that the project does not use.

The list holds the private dialect of earlier versions. It is no style guide: a person who reads the text is. Add a
phrase when a reader stumbles over it.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    path
    for folder in ("tracker", "benchmarks", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if path.name not in {"notice_words.py", "test_plain_english.py"}  # words of the interface; the list itself
)
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])

NAMES = {"each", "said", "told", "unsaid", "whoever", "heirs", "bag", "tie", "ties"}
"""Names that say nothing about their value, or that had a private meaning here."""

PHRASES = {
    "as said": "repeat the condition",
    "bears up": "has a status: updated, stale, dangling",
    "bear up": "have a status: updated, stale, dangling",
    "what is one with what": "the result of matching",
    "is one with": "corresponds to",
    "are one with": "correspond to",
    "what of which": "name both things",
    "what is what": "name both things",
    "which is which of": "which corresponds to which",
    "by what they hold": "by their contents",
    "whoever": "anybody who, or the name of the person",
    "heirs": "successors",
    "with a pencil": "by hand",
    "look what": "check",
    "tells of": "reports",
    "no tale": "no false report",
    "a tale": "a report",
}
"""Phrases of the private dialect, with the plain words for them."""

RIDDLES = ("What", "Whether", "Whose", "Who", "Which", "How", "Where", "When", "If", "Why", "That")
"""A docstring begins with a verb or with a noun, not with one of these."""


def identifiers(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Names that a module gives: variables, arguments, attributes, functions, imports under another name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.alias) and node.asname:
            yield node.lineno, node.asname


def prose(source: str) -> Iterator[tuple[int, str]]:
    """Comments and string constants of a module, with the line on which each begins."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in (tokenize.COMMENT, tokenize.STRING):
            yield token.start[0], token.string


def docstrings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Docstrings of a module, its classes and its functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            text = ast.get_docstring(node)
            if text:
                yield (node.body[0].lineno, text)


def stumbles(path: Path) -> Iterator[str]:
    """Places in a file where a reader stumbles, as ``line: cause``."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        yield from stumbles_in_prose(enumerate(source.split("\n"), 1))
        return
    tree = ast.parse(source)
    yield from stumbles_in_prose(prose(source))
    for line, identifier in identifiers(tree):
        if identifier.strip("_") in NAMES:
            yield f"{line}: the name “{identifier}”"
    if not path.is_relative_to(ROOT / "tests"):
        yield from stumbles_in_docstrings(tree)


def stumbles_in_prose(lines: Iterable[tuple[int, str]]) -> Iterator[str]:
    for line, text in lines:
        plain = re.sub(r"\s+#?\s*", " ", text).casefold()
        for phrase, better in PHRASES.items():
            if re.search(rf"\b{phrase}\b", plain):
                yield f"{line}: “{phrase}” (better: {better})"


def stumbles_in_docstrings(tree: ast.AST) -> Iterator[str]:
    for line, text in docstrings(tree):
        if text.split(maxsplit=1)[0] in RIDDLES:
            yield f"{line}: a docstring that begins with “{text.split(maxsplit=1)[0]}”"
        for entry in re.finditer(r"^ {4}\w+: What (?:is|was|becomes|to)\b.*", text, re.MULTILINE):
            yield f"{line}: a riddle: “{entry[0].strip()}”"


@pytest.mark.parametrize(
    "path",
    [*MODULES, *DOCUMENTS],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_the_project_speaks_plain_english(path: Path) -> None:
    assert list(stumbles(path)) == []
