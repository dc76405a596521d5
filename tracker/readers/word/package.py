"""The parts of a Word file, opened within limits: a file that comes by mail may be made to do harm."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tracker.errors import InputError
from tracker.readers.input.limits import count_markup, refuse_bulk

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = {
    f"http://purl.oclc.org/ooxml/{strict}".encode(): f"http://schemas.openxmlformats.org/{usual}".encode()
    for strict, usual in {
        "wordprocessingml/main": "wordprocessingml/2006/main",
        "officeDocument/relationships": "officeDocument/2006/relationships",
        "officeDocument/math": "officeDocument/2006/math",
    }.items()
}
"""Names of the strict form of the standard, with those of the usual one."""
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

MAX_PART = 100_000_000
"""Bytes of one part, unpacked. The redline of 10,000 articles has a part of twenty million."""
MAX_UNPACKED = 200_000_000
"""Bytes of all parts together, those of imported Word files included; a part is unpacked once."""
MAX_ENTRIES = 5_000
"""Files in an archive; a report with many pictures has some hundreds."""

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, ET.ParseError, LookupError, ValueError, RuntimeError, EOFError,
    OSError, OverflowError,
)  # fmt: skip
"""Exceptions that a damaged archive or document may raise."""


@dataclass(slots=True)
class Used:
    """Tags and attributes, and bytes, that were read of a file and of those imported into it."""

    markup: int = 0
    unpacked: int = 0


class Package:
    """A Word file.

    Args:
        data: Its bytes.
        name: Name of the file, for messages.
        outer: The Word file that it was imported into, whose limits it shares; None for none.

    Attributes:
        main: Path of the main part in the archive.
        used: Amounts that were read so far, against the limits.

    Raises:
        InputError: If it is no Word file, is damaged, or is larger inside than any treaty.
    """

    def __init__(self, data: bytes, name: str, outer: Package | None = None) -> None:
        self._name = name
        self.used: Used = Used() if outer is None else outer.used
        self._roots: dict[str, ET.Element | None] = {}
        self._related: dict[str, tuple[str, str]] | None = None
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        except _DAMAGED as error:
            raise self._damaged(f"The file was cut off, or its parts cannot be found ({error})") from None
        if len(self._archive.infolist()) > MAX_ENTRIES:
            raise InputError(
                f"{name} contains too many files", cause=f"more than {MAX_ENTRIES:,}", remedy="save it again in Word"
            )
        self.main = self._main()

    @property
    def saved_by_office(self) -> bool:
        """True if a word processor saved it: these put their name into the file, and this program does not."""
        return "docProps/app.xml" in self._entries

    def part(self, name: str) -> ET.Element | None:
        """Return a part of the main part, as ``numbering.xml``: that of this kind, else of this name; None for none."""
        kind = "/" + name.removesuffix(".xml")
        path = next((path for type_, path in self._relations().values() if type_.endswith(kind)), "")
        return self._parsed(path if path in self._entries else self._beside_main(name))

    def xml_related(self, relation: str) -> ET.Element | None:
        """Return the part that the main part refers to by a relation, as ``rId7``; None if there is none."""
        path = self._relations().get(relation, ("", ""))[1]
        if path not in self._roots:
            self._roots[path] = self._parsed(path)
        return self._roots[path]

    def file_related(self, relation: str) -> tuple[str, bytes]:
        """Return name and bytes of the part that the main part refers to by a relation; empty if there is none.

        Raises:
            InputError: If it is damaged, or larger inside than any treaty.
        """
        path = self._relations().get(relation, ("", ""))[1]
        entry = self._entries.get(path)
        if entry is None:
            return path, b""
        try:
            content = self._unpacked(entry)
        except _DAMAGED as error:
            raise self._damaged(f"{path}: {error}") from None
        self.used.markup += count_markup(content)
        refuse_bulk(self.used.markup, self._name)
        return path, content

    def core(self) -> ET.Element | None:
        """Return the properties of the document: its title, author and dates; None if it has none."""
        return self._parsed("docProps/core.xml")

    def custom(self, name: str) -> str:
        """Return a property that a program gave the document, by its name; empty if it has none."""
        root = self._parsed("docProps/custom.xml")
        found = () if root is None else (prop for prop in root if prop.get("name") == name)
        return "".join(words for prop in found for words in prop.itertext()).strip()

    def _relations(self) -> dict[str, tuple[str, str]]:
        """Return kind and path of each relation of the main part, by its name."""
        if self._related is None:
            folder, name = posixpath.split(self.main)
            root = self._parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._related = {
                relation.get("Id", ""): (relation.get("Type", ""), self._beside_main(relation.get("Target", "")))
                for relation in (() if root is None else root.iter(f"{_RELATIONS}Relationship"))
                if relation.get("TargetMode") != "External"
            }
        return self._related

    def _beside_main(self, target: str) -> str:
        """Return the path of a part that is named from the folder of the main part, or from the root of the file."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(self.main), target)).lstrip("/")

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
        try:
            content = self._unpacked(entry)
            self.used.markup += count_markup(content)
            refuse_bulk(self.used.markup, self._name)
            head = content.replace(b"\0", b"")
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise InputError(
                    f"{self._name} declares entities",
                    cause=f"{name} does, though no Word file needs them; entities can hide text and open other files",
                    remedy="check where the file comes from, and save it again in Word",
                )
            for strict, usual in _STRICT.items():
                content = content.replace(strict, usual)
            return ET.fromstring(content)  # noqa: S314 – none declared
        except _DAMAGED as error:
            raise self._damaged(f"{name}: {error}") from None

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        self.used.unpacked += entry.file_size
        if entry.file_size > MAX_PART or self.used.unpacked > MAX_UNPACKED:
            raise InputError(
                f"{self._name} is larger inside than any treaty",
                cause=f"{entry.filename} has {entry.file_size:,} bytes unpacked; up to {MAX_PART:,} are read",
                remedy="check where the file comes from; it may have been made to do harm",
            )
        with self._archive.open(entry) as file:
            return file.read(entry.file_size + 1)

    def _damaged(self, cause: str) -> InputError:
        return InputError(
            f"{self._name} is damaged, or is not a Word file",
            cause=cause,
            remedy="open it in Word or LibreOffice and save it again as .docx",
        )
