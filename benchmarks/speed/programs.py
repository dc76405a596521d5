"""The programs that are compared, and how what they write is read back into both texts."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from benchmarks import office
from benchmarks.speed.measure import run
from benchmarks.wording.engines import marked, marks
from tracker.model.redline import RunKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

Marked = "Iterable[tuple[str, str]]"
"""What happened to a stretch of text (a value of RunKind), and the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program that compares two files.

    Attributes:
        name: With its version.
        command: Its command line for the files before and after, and the file of its result.
        prints: Whether the result is what it prints.
        read: What its result marks; None where that cannot be read.
    """

    name: str
    command: Callable[[Path, Path, Path], list[str | Path]]
    prints: bool = False
    read: Callable[[Path], Iterable[tuple[str, str]]] | None = None

    def texts(self, out: Path) -> tuple[str, str] | None:
        """Both texts out of its result, without white space; None where it holds none."""
        if self.read is None:
            return None
        runs = list(self.read(out))
        old = squeezed("".join(text for kind, text in runs if kind != RunKind.INSERTED))
        return old, squeezed("".join(text for kind, text in runs if kind != RunKind.DELETED))


def squeezed(text: str) -> str:
    """A text without its white space: programs keep it in different ways, and no reader sees it."""
    return "".join(text.split())


def _ours(out: Path) -> Iterable[tuple[str, str]]:
    from tracker.report.html.read import read_back  # noqa: PLC0415 – loaded when used

    for kind, blocks in zip((RunKind.DELETED, RunKind.INSERTED), read_back(out.read_bytes()), strict=True):
        yield kind, "\n".join(block.text for block in blocks)


def _porcelain(out: Path) -> Iterable[tuple[str, str]]:
    kinds = {" ": RunKind.KEPT, "-": RunKind.DELETED, "+": RunKind.INSERTED}
    started = False
    for line in out.read_text(encoding="utf-8").split("\n"):
        if started and line[:1] in kinds:
            yield kinds[line[0]], line[1:] + "\n"
        started = started or line.startswith("@@")


def _signs(out: Path) -> Iterable[tuple[str, str]]:
    return ((run.kind, run.text) for run in marked(out.read_text(encoding="utf-8", errors="replace")))


def _runs(out: Path) -> Iterable[tuple[str, str]]:
    return (tuple(load) for load in json.loads(out.read_text(encoding="utf-8"))[1:])


def _edits(out: Path) -> Iterable[tuple[str, str]]:
    kinds = {-1: RunKind.DELETED, 0: RunKind.KEPT, 1: RunKind.INSERTED}
    return ((kinds[kind], text) for kind, text in json.loads(out.read_text(encoding="utf-8"))[1:])


def _elements(out: Path) -> Iterable[tuple[str, str]]:
    from lxml import html  # noqa: PLC0415 – an extra

    def walk(element: html.HtmlElement, kind: str) -> Iterable[tuple[str, str]]:
        yield kind, element.text or ""
        for child in element:
            yield from walk(child, {"ins": RunKind.INSERTED, "del": RunKind.DELETED}.get(str(child.tag), kind))
            yield kind, child.tail or ""

    return walk(html.fromstring(out.read_text(encoding="utf-8")), RunKind.KEPT)


def _tracked(out: Path) -> Iterable[tuple[str, str]]:
    from benchmarks.wording.libreoffice import markings  # noqa: PLC0415 – needs an extra

    return ((run.kind, run.text) for run in markings(out, 1)[0])


def _word_changes(out: Path) -> Iterable[tuple[str, str]]:
    from benchmarks.speed.documents import tracked_in_word  # noqa: PLC0415 – needs an extra

    return tracked_in_word(out)


def _clauses(out: Path) -> Iterable[tuple[str, str]]:
    """The words of the clauses that it reports; it does not hold those that stayed as they were."""
    for change in json.loads(out.read_text(encoding="utf-8"))["changes"]:
        for step in change["word_diff"]:
            if step["operation"] == "equal":
                yield RunKind.KEPT, step["new_text"]
            else:
                yield RunKind.DELETED, step["old_text"]
                yield RunKind.INSERTED, step["new_text"]


def job(name: str) -> Callable[[Path, Path, Path], list[str | Path]]:
    """The command line of a job of benchmarks.speed.once."""
    return lambda old, new, out: [sys.executable, "-m", "benchmarks.speed.once", name, old, new, out]


def alone(name: str, old: Path, new: Path, out: Path, *, limit: float = math.inf) -> tuple[float, int]:
    """Run a job of benchmarks.speed.once.

    Args:
        name: Its name.
        old: The file before.
        new: The file after.
        out: Where its result goes.
        limit: Seconds after which it is stopped.

    Returns:
        Its processor seconds without the start of Python, infinite if it was stopped; and the peak of memory, in bytes.
    """
    output = out.with_name("printed")
    done = run(job(name)(old, new, out), out=output, limit=limit)
    return (float(json.loads(output.read_text(encoding="ascii"))) if done.done else math.inf), done.memory


def _redline(old: Path, new: Path, out: Path) -> list[str | Path]:
    return [sys.executable, "-m", "tracker", "redline", old, new, "--force", "-o", out]


OURS = Program(name="tracker", command=_redline, read=_ours)


def programs() -> tuple[list[Program], list[str]]:
    """Ours and those of others that are here; and the names of those that are not."""
    found, missing = [OURS], []
    commands = {
        "git": (["diff", "--no-index", "--word-diff=porcelain", "-U1000000000"], _porcelain),
        "wdiff": (marks(), _signs),
        "dwdiff": (marks(), _signs),
    }
    for name, (options, read) in commands.items():
        if shutil.which(name) is None:
            missing.append(name)
            continue
        version_text = subprocess.run([name, "--version"], capture_output=True, check=True, text=True).stdout
        number = re.search(r"\d+(\.\d+)+", version_text)
        title = f"{name} {number[0] if number else ''}" + (" word-diff" if name == "git" else "")
        found.append(Program(name=title, command=_command(name, options), prints=True, read=read))
    packages = {
        "redlines": ("redlines", _runs),
        "diff-match-patch": ("diff-match-patch", _edits),
        "lxml.html.diff": ("lxml", _elements),
        "xmldiff": ("xmldiff", None),
        "Docxodus": ("python-redlines-docxodus", _word_changes),
    }
    for name, (package, readable) in packages.items():
        try:
            found.append(Program(name=f"{name} {version(package)}", command=job(name), read=readable))
        except PackageNotFoundError:
            missing.append(name)
    if office.is_installed():
        found.append(Program(name=office.version(), command=job("LibreOffice"), read=_tracked))
    else:
        missing.append("LibreOffice")
    if shutil.which("governdiff"):
        printed = subprocess.run(["governdiff", "--version"], capture_output=True, check=True, text=True).stdout
        found.append(
            Program(
                name=f"GovernDiff {printed.split()[-1]}", read=_clauses,
                command=lambda old, new, out: ["governdiff", "diff", old, new, "--format", "json", "--output", out],
            )
        )  # fmt: skip
    else:
        missing.append("GovernDiff")
    return found, missing


def _command(name: str, options: list[str]) -> Callable[[Path, Path, Path], list[str | Path]]:
    return lambda old, new, _: [name, *options, old, new]


os.environ["LC_ALL"] = "C.UTF-8"  # wdiff and dwdiff would take letters beyond ASCII for bytes.
