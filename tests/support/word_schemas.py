"""Word files judged by the official schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openxml_audit import OpenXmlValidator

if TYPE_CHECKING:
    from pathlib import Path


def faults(file: bytes, folder: Path) -> list[str]:
    """The faults that an independent validator finds by the official schemas."""
    path = folder / "validated.docx"
    path.write_bytes(file)
    return [str(error.description) for error in OpenXmlValidator().validate(path).errors]
