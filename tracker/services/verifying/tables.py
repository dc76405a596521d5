"""Verification of a table of concordance, which has no seal: it is made again from both texts, and compared."""

from __future__ import annotations

import json
import re
from itertools import product
from typing import TYPE_CHECKING

from tracker.readers.word.package import Package
from tracker.report.derivation.document import NAME as DERIVATION
from tracker.report.document.as_docx import DOCUMENT
from tracker.report.formats import DERIVATION_FORMATS, TABLE_FORMATS
from tracker.report.table.as_docx import NAME
from tracker.services.render import LEVELS, table_of
from tracker.services.verifying import file_kinds as kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.services.compare import Comparison
    from tracker.services.verifying.file_kinds import FileKind

_SCHEMAS = ("tracker.concordance/1", "tracker.derivation/1")
_FORMATS = {
    kinds.JSON: "json",
    kinds.CSV: "csv",
    kinds.TEXT: "markdown",
    kinds.HTML: "html",
    kinds.AKN: "akn",
    kinds.EXCEL: "xlsx",
    kinds.WORD: "docx",
}
"""The format of the table that a file of each kind may hold."""
_EXTRAS = {"xlsx": "--text", "docx": "--remarks"}
"""The option that adds columns to a table of a format."""
_GENERATOR = re.compile(rb'<meta name="generator" content="treaty-tracker')
_DOCUMENT = re.compile(rb'<meta name="tracker-document" content="([a-z]+)"')
_RULE = re.compile(rb"^\|(?: ?:?-+:? ?\|)+", re.MULTILINE)
"""The line below the head of a table in Markdown."""
_SEARCHED = 20_000
"""Bytes in which the marks of a table stand: its head."""


_AKN_TABLE = re.compile(rb'<(?:\w+:)?doc name="concordance"')


def document_name(page: bytes, kind: FileKind) -> str:
    """Return the name of the document of this program that a Word file or a page says it is; empty for none.

    Args:
        page: The bytes of the file, which is no redline.
        kind: Its kind.
    """
    if kind is kinds.WORD:
        return Package(page, "the file").custom(DOCUMENT)
    found = _DOCUMENT.search(page[:_SEARCHED]) if kind is kinds.HTML else None
    return found[1].decode() if found else ""


def is_table(page: bytes, kind: FileKind) -> bool:
    """Return whether a file looks like a table of concordance of this program; whether it is one, its remaking tells.

    Args:
        page: The bytes of the file, which is no redline.
        kind: Its kind.
    """
    head = page[:_SEARCHED]
    if kind is kinds.JSON:
        try:
            data = json.loads(page)
        except (ValueError, RecursionError):
            return False
        return isinstance(data, dict) and data.get("schema") in _SCHEMAS
    if kind is kinds.HTML:
        return _GENERATOR.search(head) is not None and document_name(page, kind) in ("", DERIVATION)
    if kind is kinds.AKN:
        return _AKN_TABLE.search(head) is not None
    if kind is kinds.TEXT:
        return head.removeprefix(b"\xef\xbb\xbf").startswith(b"# ") and _RULE.search(head) is not None
    if kind is kinds.WORD:
        return document_name(page, kind) in (NAME, DERIVATION)
    return kind in (kinds.CSV, kinds.EXCEL)


def options_of(page: bytes, kind: FileKind, comparison: Comparison) -> str:
    """Return the options with which the program makes exactly this table of two texts; empty if with none.

    Args:
        page: The bytes of the file.
        kind: Its kind.
        comparison: The two texts, compared.
    """
    form = _FORMATS.get(kind)
    return next(_making(page, form, comparison), "") if form else ""


def _making(page: bytes, form: str, comparison: Comparison) -> Iterator[str]:
    """Yield the options that make this table."""
    extra = _EXTRAS.get(form, "")
    for level, order, extended in product(LEVELS, ("after", "before"), (False, True) if extra else (False,)):
        table = table_of(
            comparison,
            level,
            order,
            with_texts=extended and extra == "--text",
            with_remarks=extended and extra == "--remarks",
        )
        if is_same(page, TABLE_FORMATS[form].render(table)):
            yield f"--format {form} --level {level} --order {order}" + f" {extra}" * extended
    for level in LEVELS if form in DERIVATION_FORMATS else ():
        if is_same(page, DERIVATION_FORMATS[form].render(table_of(comparison, level))):
            yield f"--derivation --format {form} --level {level}"


def is_same(page: bytes, made: bytes) -> bool:
    """Return whether two files are the same, but for ends of lines: mail programs and editors change them, unseen.

    Args:
        page: The bytes of the file.
        made: The bytes as the program makes them.
    """
    return page == made or page.replace(b"\r\n", b"\n") == made.replace(b"\r\n", b"\n")
