"""Print: to the terminal, or into a file that is written whole or not at all."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.pager import page
from tracker.cli.paths import FILE_TO_WRITE, STANDARD_OUTPUT
from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.model.stage import FrontMatter
    from tracker.services.compare import Comparison
    from tracker.services.sources import Source

DIFFERENT = 1
"""Exit code of ``--exit-code`` where the texts differ."""
GRADES = {
    "same": (0, ""),
    "substance": (DIFFERENT, "The texts differ in substance, or in provisions, lines or brackets"),
    "print": (4, "The texts differ in print alone"),
    "moved": (5, "The texts differ in order and numbers alone: no word changed"),
    "wording": (6, "Words or signs changed that no rule knows to be of substance: read them"),
}
"""Exit codes of ``--exit-code`` by the grade of the changes, with the line that says it; 2 and 3 tell faults."""
CHECK_FAILED = 1
"""Exit code of a check that found something."""
output_option = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=FILE_TO_WRITE,
    help="Write to this file. Its ending chooses the format.",
)
force_option = click.option("--force", is_flag=True, help="Replace the file if it exists.")


# Files


def form_of(
    output: Path | None,
    typed: str | None,
    forms: Mapping[str, tuple[str, ...]],
    usual: str,
    elsewhere: Mapping[str, str] | None = None,
) -> str:
    """Return the format of what is to be written: the ending of ``-o`` chooses it, else ``--format``, else the usual.

    Args:
        output: The file or folder, as typed; None for none.
        typed: What ``--format`` asks for; None for nothing.
        forms: The formats that the command writes, each with the endings of its files.
        usual: The format where nothing says which.
        elsewhere: Endings of files that another command makes, each with that command as a person would type it.

    Raises:
        InputError: If the ending contradicts ``--format``, or no format has it.
    """
    from tracker.report.formats import choose_format  # noqa: PLC0415 – loaded when used

    is_name = output is not None and output != STANDARD_OUTPUT and not output.is_dir()
    return choose_format(str(output) if is_name else "", typed or "", forms, usual, elsewhere)


def path_for(output: Path | None, ending: str, stem: str) -> Path:
    """Return the path of what is to be written.

    Args:
        output: The file or folder, as typed; None for none.
        ending: The ending of the file, with the dot; a name without any ending gets it.
        stem: The name without ending where none was typed, or only a folder.
    """
    from tracker.report.formats import ending_of  # noqa: PLC0415 – loaded when used

    if output is None or output.is_dir():
        return (output or Path()) / f"{stem}{ending}"
    if output == STANDARD_OUTPUT or ending_of(output.name) or _is_device(output):
        return output
    return output.with_name(f"{output.name}{ending}")


def _is_device(path: Path) -> bool:
    """Return whether a path is no file but a device or a pipe: ``/dev/null``, ``/dev/stdout``."""
    return path.exists() and not path.is_file()


def check_free(path: Path, *, force: bool) -> None:
    """Refuse to replace a file unasked.

    Raises:
        InputError: If it exists and ``force`` is not given, or its folder does not exist.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder", remedy="name a file with -o")
    if _is_device(path):
        return
    if path.exists() and not force:
        raise InputError(f"{path} exists already", remedy="give another name with -o, or --force to replace it")
    if not path.absolute().parent.is_dir():
        raise InputError(f"There is no folder {path.absolute().parent}", remedy="make it first, or name another")


def refuse_own_source(path: Path, *sources: Source) -> None:
    """Refuse to write over a text that is read, even where ``--force`` is given: it would be lost.

    Args:
        path: The file to be written.
        sources: The texts.

    Raises:
        InputError: If it is the file of one of them.
    """
    for source in sources:
        if source.path is not None and path.exists() and path.samefile(source.path):
            raise InputError(
                f"{path} is the draft itself, and would be lost",
                cause="the file to write has the name of a file that is read",
                remedy="give the new file another name with -o",
            )


def put(data: bytes, path: Path) -> None:
    """Write a file whole: under another name first, then renamed, so that nobody ever sees half a file.

    Raises:
        InputError: If it cannot be written.
    """
    if _is_device(path):
        path.write_bytes(data)
        return
    try:
        handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            umask = os.umask(0)
            os.umask(umask)
            Path(name).chmod(0o666 & ~umask)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(f"{path} cannot be written", cause=error.strerror or str(error)) from None


def deliver(content: str | bytes, path: Path | None, *, force: bool, remarks: Sequence[str] = ()) -> None:
    """Write a text or a finished file to a path; to the standard output if there is none, or it is ``-``.

    Args:
        content: The text or the bytes; a text longer than the terminal is shown in a pager.
        path: The path.
        force: Replace a file that exists.
        remarks: Lines to print on stderr behind the name of the file: what is in it, and what opens it.
    """
    to_screen = path is None or path == STANDARD_OUTPUT
    if isinstance(content, str) and to_screen and sys.stdout.isatty():
        page(content)
        return
    data = content if isinstance(content, bytes) else content.encode()
    if path is None or path == STANDARD_OUTPUT:
        if b"\0" in data and sys.stdout.isatty():
            raise InputError("This file is not text, and a terminal cannot show it", remedy="name a file with -o")
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    check_free(path, force=force)
    put(data, path)
    from tracker.report.terminal.plain import safe, wrap  # noqa: PLC0415 – loaded when used

    click.echo("\n".join([safe(f"Wrote {path}"), *(wrap(safe(line)) for line in remarks if line)]), err=True)


def pair_name(comparison: Comparison) -> str:
    """Return the name of a report for which none was given, without its ending: ``BEFORE--AFTER``."""
    return f"{stem_of(comparison.before.name)}--{stem_of(comparison.after.name)}"


def stem_of(name: str) -> str:
    """Return the name of a text as a part of the name of a file: that of a file without its ending."""
    from tracker.readers.input.typed_paths import READABLE_ENDINGS  # noqa: PLC0415 – loaded when used

    path = Path(name)
    return path.stem if path.suffix.lower() in READABLE_ENDINGS else path.name


# The terminal


def say(text: str) -> None:
    """Print a message on stderr; on a terminal no line is longer than it, and a command at the end stays whole.

    Args:
        text: The message, of one or several lines.
    """
    from tracker.report.terminal.plain import safe, wrap_message  # noqa: PLC0415 – loaded when used

    click.echo(wrap_message(safe(text), text_width()) if sys.stderr.isatty() else safe(text), err=True)


PATIENCE = 1.0
"""Seconds after which a person at a terminal is told what takes so long."""


@contextmanager
def working(doing: str) -> Iterator[None]:
    """Name the work on stderr if it takes longer than :data:`PATIENCE`, and a person waits at a terminal.

    Args:
        doing: The work, as a sentence without its end: "Comparing the two texts".
    """
    timer = threading.Timer(PATIENCE, click.echo, [f"{doing} …"], {"err": True})
    timer.daemon = True
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def json_text(kind: str, **content: object) -> str:
    """Return a JSON object that names its schema, ``tracker.<kind>/1``, with a line feed at the end."""
    return json.dumps({"schema": f"tracker.{kind}/1", **content}, ensure_ascii=False, indent=2) + "\n"


def print_json(kind: str, **content: object) -> None:
    """Print a JSON object that names its schema, ``tracker.<kind>/1``."""
    click.echo(json_text(kind, **content), nl=False)


def use_colour() -> bool:
    """Return whether to print in colour: only on a terminal, and not if ``NO_COLOR`` is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def screen_width() -> int:
    """Return the number of columns to use, from 60 to 160."""
    return max(60, min(shutil.get_terminal_size((80, 24)).columns, 160))


def text_width() -> int:
    """Return the columns of running text: those of the terminal, but at most 80, which are read with comfort."""
    return min(screen_width(), 80)


def notices(comparison: Comparison, width: int = 80) -> list[str]:
    """Return the notices on texts that are not official, a line each; one line for two of the same standing."""
    from tracker.report.terminal.plain import notice_text  # noqa: PLC0415 – loaded when used

    standings: dict[tuple[str, str], tuple[FrontMatter, list[str]]] = {}
    for source, side in zip((comparison.before, comparison.after), comparison.view.sides, strict=True):
        front = source.draft.front
        _, names = standings.setdefault((front.authenticity, front.symbol), (front, []))
        names += [] if side.name in names else [side.name]
    texts = (notice_text(front, width, " and ".join(names)) for front, names in standings.values())
    return list(filter(None, texts))


def print_doubts(source: Source) -> None:
    """Print on stderr the number of doubtful places of a file, and the command that shows them."""
    if source.problems and source.path:
        from tracker.spelling import counted  # noqa: PLC0415 – loaded when used

        command = shlex.join(["tracker", "add", "--dry-run", str(source.path)])
        verb, pronoun = ("was", "it") if len(source.problems) == 1 else ("were", "them")
        places = counted(len(source.problems), "place")
        say(f"{places} in {source.name} {verb} doubtful. To see {pronoun}: {command}")


def print_choices(source: Source, query: str) -> list[str]:
    """Return the names of the provisions that a query finds, if several; where it can mean any of them, print them.

    Args:
        source: The text.
        query: As typed.
    """
    from tracker.addresses.lookup import choices, find_meant, is_ambiguous  # noqa: PLC0415 – loaded when used

    found = find_meant(source.draft, query)
    if len(found) < 2:
        return []
    names = choices(source.draft, found)
    if is_ambiguous(source.draft, query):
        listed = "; ".join(names)
        say(f"“{query}” in {source.name} can be: {listed}. For one of them type its name.")
    return names


def print_warnings(comparison: Comparison) -> None:
    """Print on stderr the language that was found, and the doubtful places."""
    from tracker.cli.about_files import print_language  # noqa: PLC0415 – loaded when used

    print_language(comparison.before, comparison.after)
    for source in (comparison.before, comparison.after):
        if not source.draft.articles:
            say(f"Note: no article was found in {source.name}; its lines are compared as they stand.")
        print_doubts(source)


def print_corrections(comparison: Comparison, query: str = "", *, rows_tell: bool = False) -> None:
    """Print on stderr, below an answer, one line on the corrections that touch it and that no row explains.

    Args:
        comparison: The comparison.
        query: The provision that was asked for, as typed; empty for the whole.
        rows_tell: The answer has rows, which say of a link that a person stated it.
    """
    if not comparison.statements:
        return
    from tracker.report.terminal.corrections import correction_note  # noqa: PLC0415 – loaded when used
    from tracker.report.view.corrections import corrections_about  # noqa: PLC0415 – loaded when used
    from tracker.services.compare import find_in_both  # noqa: PLC0415 – loaded when used

    touching = comparison.statements
    if query:
        touching = corrections_about(touching, find_in_both(comparison, query))
    command = ["tracker", "concordance", comparison.before.name, comparison.after.name, "--corrections"]
    typed = click.get_current_context().params
    for name in ("instrument", "language"):
        command += [f"--{name}", typed[name]] if typed.get(name) else []
    if note := correction_note(touching, shlex.join(command), rows_tell=rows_tell):
        say(note)


def leave_with_grade(comparison: Comparison) -> None:
    """End with the exit code that tells the changes of two texts apart, and say on the standard error which it is."""
    from tracker.services.substance import grade_of_comparison  # noqa: PLC0415 – loaded when used, for a fast --help

    code, line = GRADES[grade_of_comparison(comparison)]
    if line:
        click.echo(f"{line} (exit code {code})", err=True)
        sys.exit(code)
