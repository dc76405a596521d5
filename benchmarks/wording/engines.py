"""Ways to mark what changed between two wordings: ours, and those of others."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch

from tracker.diff.prepare.tokens import split_tokens
from tracker.diff.wording.runs import word_runs
from tracker.model.redline import Run, RunKind

if TYPE_CHECKING:
    from redlines import Redlines

    from benchmarks.wording.measures import Marking

Engine = Callable[[str, str], "Marking"]

_KINDS = {-1: RunKind.DELETED, 0: RunKind.KEPT, 1: RunKind.INSERTED}
_SIGNS = ("\ue000", "\ue001", "\ue002", "\ue003")
"""Private characters with which the commands enclose the words that they strike and insert."""


def difflib_words(before: str, after: str) -> Marking:
    """The standard library on our words, signs and spaces."""
    old, new = split_tokens(before), split_tokens(after)
    runs: list[Run] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(RunKind.KEPT, "".join(old[i1:i2])))
            continue
        runs += _changed("".join(old[i1:i2]), "".join(new[j1:j2]))
    return tuple(runs)


def dmp_characters(before: str, after: str) -> Marking:
    """diff-match-patch as its manual shows it."""
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    edits = engine.diff_main(before, after, False)
    engine.diff_cleanupSemantic(edits)
    return tuple(Run(_KINDS[kind], text) for kind, text in edits)


def dmp_words(before: str, after: str, *, clean: bool = True) -> Marking:
    """diff-match-patch on our words, signs and spaces, cleaned up while they are encoded, so that none is cut."""
    codes: dict[str, str] = {}
    a, b = (
        "".join(codes.setdefault(token, chr(0xF0000 + len(codes))) for token in split_tokens(text))
        for text in (before, after)
    )
    tokens = {code: token for token, code in codes.items()}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    edits = engine.diff_main(a, b, False)
    if clean:
        engine.diff_cleanupSemantic(edits)
    return tuple(Run(_KINDS[kind], "".join(tokens[code] for code in text)) for kind, text in edits)


def redlines(before: str, after: str) -> Marking:
    """The package of that name, by the operations it tells."""
    from redlines import Redlines  # noqa: PLC0415 – an extra, needed by nothing else

    return runs_of_redlines(Redlines(before, after))


def runs_of_redlines(compared: Redlines) -> Marking:
    """Read the runs that the package redlines has found."""
    runs: list[Run] = []
    for found in compared._diff_ops:  # noqa: SLF001 – what is kept stands nowhere else
        tag, i1, i2, j1, j2 = found.opcodes
        old, new = "".join(found.source_chunk.text[i1:i2]), "".join(found.test_chunk.text[j1:j2])
        runs += [Run(RunKind.KEPT, old)] if tag == "equal" else _changed(old, new)
    return tuple(runs)


def marks() -> list[str]:
    """The options of wdiff and dwdiff that enclose what is struck and what is written in signs of our own."""
    return [part for option, sign in zip("wxyz", _SIGNS, strict=True) for part in (f"-{option}", sign)]


def marked(output: str) -> Marking:
    """Read the runs of a text with these signs in it."""
    kinds = {_SIGNS[0]: RunKind.DELETED, _SIGNS[2]: RunKind.INSERTED}
    runs, kind = [], RunKind.KEPT
    for part in re.split(f"([{_SIGNS[0]}-{_SIGNS[3]}])", output):
        if part in _SIGNS:
            kind = kinds.get(part, RunKind.KEPT)
        elif part:
            runs.append(Run(kind, part))
    return tuple(runs)


def command(name: str, *options: str, before: str, after: str) -> Marking:
    """A command that prints one text with marks in it."""
    with TemporaryDirectory() as folder:
        files = [Path(folder, side) for side in ("before", "after")]
        for file, text in zip(files, (before, after), strict=True):
            file.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [name, *options, *marks(), *files],
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    if done.returncode > 1:
        raise OSError(done.stderr.decode(errors="replace"))
    return marked(done.stdout.decode("utf-8", "replace"))


def ours(before: str, after: str) -> Marking:
    """This project."""
    return word_runs(before, after)


def engines() -> tuple[dict[str, Engine], list[str]]:
    """The engines that are here, ours first, by name with version; and the names of those that are missing."""
    found: dict[str, Engine] = {"tracker": ours, f"difflib, Python {platform.python_version()}": difflib_words}
    dmp = f"diff-match-patch {version('diff-match-patch')}"
    found[f"{dmp}, words"] = dmp_words
    found[f"{dmp}, characters"] = dmp_characters
    missing = []
    try:
        found[f"redlines {version('redlines')}"] = redlines
    except PackageNotFoundError:
        missing.append("redlines")
    for name, options in (("wdiff", ()), ("dwdiff", ()), ("dwdiff", ("-P",))):
        if shutil.which(name) is None:
            missing.append(name)
            continue
        version_text = subprocess.run([name, "--version"], capture_output=True, check=True, text=True).stdout
        number = re.search(r"\d+(\.\d+)+", version_text)
        found[" ".join([name, number[0] if number else "", *options])] = partial(_by_command, name, options)
    return found, missing


def _by_command(name: str, options: tuple[str, ...], before: str, after: str) -> Marking:
    return command(name, *options, before=before, after=after)


def _changed(old: str, new: str) -> list[Run]:
    return [Run(kind, text) for kind, text in ((RunKind.DELETED, old), (RunKind.INSERTED, new)) if text]
