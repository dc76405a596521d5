"""The parts of a Word file, opened within limits: a file that comes by mail may be made to do harm."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from xml.etree import ElementTree as ET

from tracker.errors import InputError
from tracker.readers.input.limits import count_markup, refuse_bulk

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

MAX_PART = 100_000_000
"""Bytes of one part, unpacked. The redline of 10,000 articles has a part of twenty million."""
MAX_ENTRIES = 5_000
"""Files in an archive; a report with many pictures has some hundreds."""

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, ET.ParseError, LookupError, ValueError, RuntimeError, EOFError,
    OSError, OverflowError,
)  # fmt: skip
"""Exceptions that a damaged archive or document may raise."""


class Package:
    """A Word file.

    Args:
        data: Its bytes.
        name: Name of the file, for messages.

    Attributes:
        main: Path of the main part in the archive.

    Raises:
        InputError: If it is no Word file, is damaged, or is larger inside than any treaty.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._markup = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        except _DAMAGED as error:
            raise self._damaged(str(error)) from None
        if len(self._archive.infolist()) > MAX_ENTRIES:
            raise InputError(
                f"{name} holds too many files", cause=f"more than {MAX_ENTRIES:,}", remedy="save it again in Word"
            )
        self.main = self._main()

    @property
    def saved_by_office(self) -> bool:
        """True if a word processor saved it: these put their name into the file, and this program does not."""
        return "docProps/app.xml" in self._entries

    def part(self, name: str) -> ET.Element | None:
        """Return a part in the folder of the main part, as ``numbering.xml``; None if there is none."""
        return self._parsed(posixpath.join(posixpath.dirname(self.main), name))

    def document(self) -> ET.Element:
        """Return the main part.

        Raises:
            InputError: If it is missing or damaged.
        """
        document = self._parsed(self.main)
        if document is None:
            raise self._damaged(f"it has no {self.main}")
        return document

    def _main(self) -> str:
        """Return the path of the main part, as the relations of the package name it."""
        relations = self._parsed("_rels/.rels")
        for relation in () if relations is None else relations.iter(f"{_RELATIONS}Relationship"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(relation.get("Target", "").lstrip("/"))
        return "word/document.xml"

    def _parsed(self, name: str) -> ET.Element | None:
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.file_size > MAX_PART:
            raise InputError(
                f"{self._name} is larger inside than any treaty",
                cause=f"{name} has {entry.file_size:,} bytes unpacked; up to {MAX_PART:,} are read",
                remedy="check where the file comes from; it may be made to do harm",
            )
        try:
            with self._archive.open(entry) as file:
                content = file.read(entry.file_size + 1)
            self._markup += count_markup(content)
            refuse_bulk(self._markup, self._name)
            head = content.replace(b"\0", b"")
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise InputError(
                    f"{self._name} declares entities",
                    cause=f"{name} does, which no Word file needs: entities can hide text and open other files",
                    remedy="check where the file comes from, and save it again in Word",
                )
            return ET.fromstring(content.replace(_STRICT[1:-1].encode(), W[1:-1].encode()))  # noqa: S314 – none declared
        except _DAMAGED as error:
            raise self._damaged(f"{name}: {error}") from None

    def _damaged(self, cause: str) -> InputError:
        return InputError(
            f"{self._name} is damaged, or no Word file",
            cause=cause,
            remedy="open it in Word or LibreOffice and save it again as .docx",
        )
