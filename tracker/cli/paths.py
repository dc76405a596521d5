"""Names of files and formats as people type them: parameter types that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    _Choice = click.Choice[str]
    _PathType = click.ParamType[Path]
else:
    _Choice, _PathType = click.Choice, click.ParamType  # They take no parameter in click 8.1.

STANDARD_OUTPUT = Path("-")


class _FileToRead(_PathType):
    """A file to read: the home folder is filled in, ``file://`` and paths of Windows are understood."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ANN401 – of click
        """Return the path; refuse a web address."""
        del param, ctx
        from tracker.readers.input.typed_paths import typed_path  # noqa: PLC0415 – loaded when used, for a fast --help

        return typed_path(str(value))


class _FileToWrite(_PathType):
    """A file to write, or a folder that exists."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ANN401 – of click
        """Return the path; refuse an empty name, a web address, and a folder that does not exist."""
        del param, ctx
        from tracker.readers.input.typed_paths import is_web_address, typed_path  # noqa: PLC0415 – loaded when used

        if isinstance(value, Path):
            return value
        name = str(value)
        if not name.strip():
            raise InputError("-o names no file", remedy="give the file a name: -o redline.html")
        if is_web_address(name):
            raise InputError(
                f"{name} is a web address, and -o names a file",
                cause="the program uses no network",
                remedy="write the file to this machine first, then put it there",
            )
        from tracker.report.formats import ENDINGS  # noqa: PLC0415 – loaded when used, for a fast --help

        if name.lower() in {ending for endings in ENDINGS.values() for ending in endings}:
            raise InputError(
                f"-o {name} is an ending without a name",
                remedy=f"name the file redline{name}, or leave -o out and type: --format {name[1:]}",
            )
        path = typed_path(name.rstrip(".") if name.strip(".") and not name.endswith(("/.", "/..")) else name)
        if name.endswith("/") and not path.is_dir():
            raise InputError(f"There is no folder {path}", remedy="make it first, or name another")
        return path


class FormatName(_Choice):
    """The name of a format, its ending, or another name that people have for it: ``docx``, ``.DOCX``, ``word``."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(list(names), case_sensitive=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 – of click
        """Return the name of the format."""
        from tracker.report.formats import ALIASES  # noqa: PLC0415 – loaded when used, for a fast --help

        plain = str(value).lower().lstrip(".")
        return super().convert(ALIASES.get(plain, plain) if plain not in self.choices else plain, param, ctx)


FILE_TO_READ = _FileToRead()
FILE_TO_WRITE = _FileToWrite()
