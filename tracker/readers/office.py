"""Older and other word processors' files (.doc, .odt, .rtf) → Word files, by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.errors import InputError

_SECONDS = 120
"""How long LibreOffice may take; a treaty takes it five."""

_ENDINGS = {b"\xd0\xcf\x11\xe0": ".doc", b"{\\rtf": ".rtf"}


def kind_of(data: bytes) -> str:
    """The ending of such a file, by what is in it; empty for any other."""
    if data.startswith(b"PK\x03\x04") and b"application/vnd.oasis.opendocument.text" in data[:512]:
        return ".odt"
    return next((ending for sign, ending in _ENDINGS.items() if data.startswith(sign)), "")


def as_docx(data: bytes, name: str) -> bytes:
    """The same document as a Word file.

    Args:
        data: The bytes of a .doc, .odt or .rtf file.
        name: Its name, for messages.

    Raises:
        InputError: If LibreOffice is not there, or cannot read it.
    """
    ending = kind_of(data)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise InputError(
            f"{name} is a {ending} file, which only LibreOffice can open for us",
            cause="LibreOffice is not installed here",
            remedy="install it, or open the file in Word and save it as .docx",
        )
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"source{ending}"
        source.write_bytes(data)
        # A profile of its own: nobody's settings, macros off, and no window of theirs is waited for.
        command = [
            program, f"-env:UserInstallation={Path(folder).as_uri()}/profile", "--headless", "--norestore",
            "--convert-to", "docx:Office Open XML Text", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 – a fixed command
            return (Path(folder) / "source.docx").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise InputError(
                f"LibreOffice cannot open {name}",
                cause="it took too long" if isinstance(error, subprocess.TimeoutExpired) else "the file may be damaged",
                remedy="open it in Word or LibreOffice and save it as .docx",
            ) from None
