"""Files of older and other word processors (.doc, .odt, .rtf): LibreOffice, where it is installed, converts them."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.finding import Finding
from tracker.readers.input.file_kinds import office_suffix
from tracker.readers.word.document import read_docx

if TYPE_CHECKING:
    from tracker.model.stage import FrontMatter
    from tracker.readers.options import ReadOptions
    from tracker.readers.reading import Reading

_TIMEOUT = 120
"""Seconds that LibreOffice may take; a treaty takes five."""


def read_converted(data: bytes, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read a .doc, .odt or .rtf file through LibreOffice.

    Args:
        data: Its bytes.
        name: Name of the file, for messages.
        front: Front matter that the caller knows.
        options: The part of the file that is the treaty, and the state of tracked changes.

    Returns:
        The draft, with a problem that reports the conversion.

    Raises:
        InputError: If LibreOffice is not installed or cannot open the file, or the result cannot be read.
    """
    reading = read_docx(_converted(data, name), name, front, options)
    conversion = Finding(
        line=1,
        message="LibreOffice converted the file to a Word file, which was read",
        cause="This program does not read that format itself",
        remedy="check numbers and notes, which the conversion may have changed",
    )
    return replace(reading, problems=(*reading.problems, conversion))


def _converted(data: bytes, name: str) -> bytes:
    """Return the document as a Word file."""
    suffix = office_suffix(data)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise InputError(
            f"{name} is a {suffix} file, which can only be read with LibreOffice",
            cause="LibreOffice is not installed here",
            remedy="install LibreOffice, or open the file in Word and save it as .docx",
        )
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"source{suffix}"
        source.write_bytes(data)
        # A profile of its own: the user's settings do not count, macros are off, and no open window is waited for.
        command = [
            program, f"-env:UserInstallation={Path(folder).as_uri()}/profile", "--headless", "--norestore",
            "--convert-to", "docx:Office Open XML Text", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT)  # noqa: S603 – a fixed command
            return (Path(folder) / "source.docx").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise InputError(
                f"LibreOffice cannot open {name}",
                cause="it took too long" if isinstance(error, subprocess.TimeoutExpired) else "the file may be damaged",
                remedy="open it in Word or LibreOffice and save it as .docx",
            ) from None
