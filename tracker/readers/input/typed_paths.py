"""The path that a person means by the name of a file: typed, dragged into the terminal, or copied from elsewhere."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tracker.errors import InputError

READABLE_ENDINGS = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".html", ".htm", ".txt", ".md", ".markdown", ".xml")
"""Endings of the names of files that can be read."""
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]+:/{1,2}[^/]|www\.\w)", re.IGNORECASE)
"""The beginning of a web address; a program or a person may have taken a stroke away: "https:/un.org"."""
_DRIVE = re.compile(r"([A-Za-z]):[\\/]")
"""The drive at the beginning of a path of Windows."""
_SHOWN = 4
"""Files of a folder that a message names."""


def typed_path(name: str) -> Path:
    """Return the path that a name means.

    The home folder is filled in, and ``file://`` addresses and paths of Windows are understood.

    Args:
        name: The name, as typed.

    Raises:
        InputError: If it is a web address, or on a drive that this machine does not have.

    >>> typed_path("file:///home/ana/Draft%201.docx").as_posix()
    '/home/ana/Draft 1.docx'
    """
    if name.lower().startswith("file:/"):
        parts = urlsplit(name)
        return Path(unquote(parts.path if parts.netloc in ("", "localhost") else f"//{parts.netloc}{parts.path}"))
    path = Path(name)
    if is_web_address(name) and not path.exists():
        raise InputError(
            f"{name} is a web address",
            cause="the program uses no network, so that a draft stays on this machine",
            remedy="open the address in your browser, save the page or the file, and name the saved file",
        )
    if not path.exists() and ("\\" in name or _DRIVE.match(name)) and os.sep == "/":
        return _windows_path(name)
    return path.expanduser() if name.startswith("~") else path


def is_web_address(name: str) -> bool:
    """Return whether a name is an address in a network, and no name of a file.

    >>> [is_web_address(name) for name in ("https://un.org/a.docx", "www.un.org", "file:///a.txt", "2014.md")]
    [True, True, False, False]
    """
    return bool(_ADDRESS.match(name)) and not name.lower().startswith("file:")


def _windows_path(name: str) -> Path:
    r"""Return a path of Windows as this machine knows it: ``C:\`` is ``/mnt/c`` where Windows runs it as Linux."""
    plain = name.replace("\\", "/")
    drive = _DRIVE.match(name)
    found = Path(f"/mnt/{drive[1].lower()}/{plain[3:]}" if drive else plain)
    if found.exists():
        return found
    if drive:
        raise InputError(
            f"There is no file {name}",
            cause="this is a path of Windows, and this machine has no drives with letters",
            remedy="name the file by its path on this machine, or go into its folder and give its name alone",
        )
    return Path(name)


def similar_files(path: Path) -> list[str]:
    """Return the names of files beside a path that does not exist, which a person may have meant.

    They are those of the same name with an ending that was left out, with another one, or in other letter case.

    Args:
        path: The path that does not exist.
    """
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return []
    wanted = path.name.casefold()
    same = [name for name in names if name.casefold() == wanted]
    longer = [name for name in names if _is_readable(name) and Path(name).stem.casefold() == wanted]
    other = [name for name in names if _is_readable(name) and Path(name).stem.casefold() == path.stem.casefold()]
    return [str(path.with_name(name)) for name in (same or longer or other)[:_SHOWN]]


def missing_file(path: Path) -> InputError:
    """Return the error for a file that does not exist; it names those beside it that a person may have meant.

    Args:
        path: The path, as a person typed it.
    """
    message = f"There is no file {path}"
    if similar := similar_files(path):
        return InputError(
            message, cause=f"there is {', '.join(similar)}", remedy="name it with its ending, as it is written"
        )
    if spelt := _spelt_nearly(path):
        return InputError(
            message, cause="its name is mistyped, or it is in another folder", remedy=f"type {spelt}, if you mean that"
        )
    if not path.absolute().parent.is_dir():
        return InputError(message, cause=f"there is no folder {path.parent}", remedy="check the name of the folder")
    return InputError(
        message, cause="its name is mistyped, or it is in another folder", remedy="check the name and the folder"
    )


def _spelt_nearly(path: Path) -> Path | None:
    """Return the file beside a path whose name is nearest to it, with the same ending; None if none is near."""
    from tracker.spelling import nearest  # noqa: PLC0415 – loaded when used

    try:
        names = {
            entry.stem: entry.name for entry in path.parent.iterdir() if entry.suffix == path.suffix and entry.is_file()
        }
    except OSError:
        return None
    swapped = [stem for stem in sorted(names) if sorted(stem) == sorted(path.stem)]  # "nwe" shares no pair with "new".
    near = swapped or nearest(path.stem, sorted(names), 1)
    return path.with_name(names[near[0]]) if near else None


def readable_files(folder: Path) -> list[str]:
    """Return the paths of the first files of a folder that can be read as drafts.

    Args:
        folder: The folder.
    """
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.is_file() and _is_readable(entry.name))
    except OSError:
        return []
    return [str(folder / name) for name in names[:_SHOWN]]


def _is_readable(name: str) -> bool:
    return name.lower().endswith(READABLE_ENDINGS) and not name.startswith((".", "~$"))
