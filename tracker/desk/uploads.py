"""Files that a person brings in: kept in a private folder for the time of the visit, under a harmless name."""

from __future__ import annotations

import secrets
import unicodedata
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.report.terminal.plain import safe

if TYPE_CHECKING:
    from pathlib import Path

    from werkzeug.datastructures import FileStorage

MOST_BYTES_OF_NAME = 200
"""Bytes of a name that are kept; file systems allow 255."""
DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
"""Names that Windows keeps for devices, whatever their ending."""


def harmless_name(name: str) -> str:
    r"""Return the name of a file without folders, and without anything by which a name could do harm.

    >>> harmless_name("../../etc/passwd"), harmless_name("C:\\drafts\\old.docx"), harmless_name("مسودة.docx")
    ('passwd', 'old.docx', 'مسودة.docx')
    >>> harmless_name(".."), harmless_name("nul.txt"), harmless_name("a\x00b\n.txt"), harmless_name("-rf")
    ('file', 'file-nul.txt', 'ab.txt', 'file-rf')
    """
    last = unicodedata.normalize("NFC", safe(name).replace("\\", "/").replace("\n", "")).rpartition("/")[2]
    kept = "".join(char for char in last if char not in '<>:"|?*' and unicodedata.category(char)[0] != "C")
    kept = kept.strip(" .") if set(kept) <= {" ", "."} else kept.strip(" ").rstrip(".")
    if kept.startswith((".", "-")) or kept.partition(".")[0].lower() in DEVICES:
        kept = f"file{'' if kept.startswith('-') else '-'}{kept}"
    stem, dot, ending = kept.rpartition(".")
    while len(kept.encode()) > MOST_BYTES_OF_NAME and stem:
        stem = stem[:-1]
        kept = f"{stem}{dot}{ending}"
    return kept.encode()[:MOST_BYTES_OF_NAME].decode(errors="ignore") or "file"


def receive(sent: FileStorage | None, folder: Path, missing: str) -> Path:
    """Keep a file that came with a form, in a folder of its own, and return its path.

    Args:
        sent: The file of the form; None if the field is missing.
        folder: The private folder of the visit.
        missing: The message for a form without it: "The earlier text is missing".

    Raises:
        InputError: If no file was chosen, or it is empty.
    """
    if sent is None or not sent.filename:
        raise InputError(missing, remedy="choose a file, or drop one on the field")
    path = _place(folder) / harmless_name(sent.filename)
    sent.save(path)
    if not path.stat().st_size:
        raise InputError(f"{path.name} is empty", remedy="save the document again, and choose it once more")
    return path


def keep_bytes(content: bytes, name: str, folder: Path) -> Path:
    """Keep the bytes of a file in a folder of its own, and return its path.

    Args:
        content: The bytes.
        name: Its name.
        folder: The private folder of the visit.
    """
    path = _place(folder) / harmless_name(name)
    path.write_bytes(content)
    return path


def _place(folder: Path) -> Path:
    place = folder / secrets.token_hex(8)
    place.mkdir(mode=0o700)
    return place
