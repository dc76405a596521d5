"""Options and delivery of a result: its format, the file or screen that it goes to, and what is checked before."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

import click

from tracker.cli.opening import open_file, open_option
from tracker.cli.output import check_free, deliver, force_option, form_of, output_option, path_for, refuse_own_source
from tracker.cli.pager import no_pager_option
from tracker.cli.paths import STANDARD_OUTPUT, FormatName
from tracker.errors import InputError
from tracker.report.formats import ENDINGS, USES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tracker.report.formats import FileFormat
    from tracker.services.sources import Source

TEXT = "text"
"""The form that is read in the terminal."""


class Destination:
    """The file or screen to which a result goes, checked before anything is computed.

    Args:
        formats: The formats of the files by name.
        form: The format that was asked for by its name.
        output: The file or folder as typed; None for none.
        force: Replace a file that exists.
        opening: Open the file afterwards.
        usual: The format where none is asked for.

    Attributes:
        form: The format.
        is_text: The result is text for the terminal.

    Raises:
        InputError: If the file cannot be written so, or a library is missing that its format needs.
    """

    def __init__(
        self,
        formats: Mapping[str, FileFormat],
        form: str | None,
        output: Path | None,
        *,
        force: bool,
        opening: bool,
        usual: str = TEXT,
    ) -> None:
        self._endings = {name: ENDINGS[name] for name in dict.fromkeys((usual, *formats))}
        self.form = form_of(output, form, self._endings, usual)
        self.is_text = self.form == TEXT
        self._formats, self._output, self._force, self._opening = formats, output, force, opening
        refuse_open_on_screen(output, opening=opening)
        if not self.is_text:
            formats[self.form].require()
        if output is not None and output != STANDARD_OUTPUT and not output.is_dir():
            check_free(path_for(output, self._endings[self.form][0], ""), force=force)

    @property
    def to_screen(self) -> bool:
        """True for text that is read in the terminal, and goes into no file."""
        return self.is_text and self._path("") == STANDARD_OUTPUT

    def _path(self, stem: str) -> Path:
        """Return the path of the result; the standard output for text that nobody wants in a file."""
        streams = self.is_text or self._formats[self.form].streams
        if self._output is None and not self._opening and streams:
            return STANDARD_OUTPUT
        return path_for(self._output, self._endings[self.form][0], stem)

    def check(self, stem: str, *sources: Source) -> None:
        """Refuse a file that exists, or is one of the texts that are read.

        Args:
            stem: The name of the file without ending, where none was typed.
            sources: The texts.

        Raises:
            InputError: If it would be lost.
        """
        path = self._path(stem)
        if path != STANDARD_OUTPUT:
            refuse_own_source(path, *sources)
            check_free(path, force=self._force)

    def give(
        self, content: str | bytes, stem: str, remarks: Sequence[str] = (), sources: Sequence[Source] = ()
    ) -> None:
        """Write the result, say where it is, and open it if that was asked for.

        Args:
            content: The text or the bytes.
            stem: The name of the file without ending, where none was typed.
            remarks: Lines about it, printed behind the name of the file.
            sources: The texts that it was made of, over which it is not written.

        Raises:
            InputError: If a file would be lost.
        """
        self.check(stem, *sources)
        path = self._path(stem)
        deliver(content, path, force=self._force, remarks=[*remarks, *([] if self._opening else [USES[self.form]])])
        if self._opening:
            open_file(path)


def refuse_open_on_screen(output: Path | None, *, opening: bool) -> None:
    """Refuse to open a file where none is written.

    Args:
        output: The file or folder as typed; None for none.
        opening: Open the file afterwards.

    Raises:
        InputError: If both are asked for.
    """
    if opening and output == STANDARD_OUTPUT:
        raise InputError("--open opens a file, and -o - writes none", remedy="leave out one of them")


def giving(
    formats: Mapping[str, FileFormat], usual: str = TEXT, about: str = ""
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add the options of a result that goes to a file or to the screen; the command gets them as ``to``.

    Args:
        formats: The formats of the files by name.
        usual: The format where none is asked for: text for the terminal, or that of a result that no terminal shows.
        about: The formats in words, for the help; empty where the list of names is enough.
    """
    forms = FormatName(list(dict.fromkeys((usual, *formats))))
    named = f"{about or 'The format.'} Without it the ending of -o chooses, else {usual}."

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def with_destination(
            *args: object, form: str | None, output: Path | None, force: bool, opening: bool, **others: object
        ) -> None:
            to = Destination(formats, form, output, force=force, opening=opening, usual=usual)
            command(*args, to=to, **others)

        decorated: Callable[..., None] = with_destination
        format_option = click.option("--format", "form", type=forms, help=named)
        for option in (no_pager_option, force_option, open_option, output_option, format_option):
            decorated = option(decorated)
        return decorated

    return decorate
