"""Steps that the commands over all stages share: name the texts, open the lineage, write the result."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from tracker.cli.opening import open_file, open_option
from tracker.cli.options import complete_stage, instrument_option, language_option, store_option
from tracker.cli.output import check_free, deliver, force_option, form_of, output_option, path_for, working
from tracker.cli.pager import no_pager_option
from tracker.cli.paths import STANDARD_OUTPUT, FormatName
from tracker.errors import InputError
from tracker.report.formats import ENDINGS, USES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from tracker.report.formats import FileFormat
    from tracker.services.lineage.read import OpenLineage

_F = TypeVar("_F", bound="Callable[..., None]")
TEXT = "text"


def over_stages(metavar: str, formats: Mapping[str, FileFormat], usual: str = TEXT) -> Callable[[_F], _F]:
    """Add the words and options of a command over all stages.

    Args:
        metavar: The words in its usage line.
        formats: The formats of its files.
        usual: The format where none is asked for: text for the terminal, or that of a result that no terminal shows.
    """
    forms = FormatName(list(dict.fromkeys((usual, *formats))))

    def decorate(command: _F) -> _F:
        for option in (
            language_option,
            instrument_option,
            store_option,
            no_pager_option,
            force_option,
            open_option,
            output_option,
            click.option(
                "--format", "form", type=forms, help=f"The format. Without it the ending of -o chooses, else {usual}."
            ),
        ):
            command = option(command)
        return click.argument("words", nargs=-1, metavar=metavar, shell_complete=complete_stage)(command)

    return decorate


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
        self._endings = {name: ENDINGS[name] for name in (usual, *formats)}
        self.form = form_of(output, form, self._endings, usual)
        self.is_text = self.form == TEXT
        self._formats, self._output, self._force, self._opening = formats, output, force, opening
        if opening and output == STANDARD_OUTPUT:
            raise InputError("--open opens a file, and -o - writes none", remedy="leave out one of them")
        if not self.is_text:
            formats[self.form].require()
        if output is not None and output != STANDARD_OUTPUT and not output.is_dir():
            check_free(path_for(output, self._endings[self.form][0], ""), force=force)

    def give(self, content: str | bytes, stem: str, remarks: tuple[str, ...] = ()) -> None:
        """Write the result, and say where it is.

        Args:
            content: The text or the bytes.
            stem: The name of the file without ending, where none was typed.
            remarks: Lines about it, printed behind the name of the file.
        """
        streams = self.is_text or self._formats[self.form].streams
        if self._output is None and not self._opening and streams:
            path = STANDARD_OUTPUT
        else:
            path = path_for(self._output, self._endings[self.form][0], stem)
        deliver(content, path, force=self._force, remarks=[*remarks, *([] if self._opening else [USES[self.form]])])
        if self._opening:
            open_file(path)


@contextmanager
def following() -> Iterator[None]:
    """Name the work on stderr where it takes long."""
    with working("Comparing the stages; the result is kept, and the next time is quick"):
        yield


def say_left_out(opened: OpenLineage) -> None:
    """Print on stderr the stages that have no text in the language."""
    from tracker.cli.output import say  # noqa: PLC0415 – loaded when used

    if opened.left_out:
        one = len(opened.left_out) == 1
        verbs = ("has", "is") if one else ("have", "are")
        say(f"Note: {', '.join(opened.left_out)} {verbs[0]} no text in {opened.language}, and {verbs[1]} left out.")
