"""Verification of the papers about two texts, which have no seal: each is made again from both texts, and compared.

The corrections of a corrigendum are proved besides: applied to the text before they give the text after.
"""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from tracker.corrigendum.apply import apply
from tracker.errors import ProofError
from tracker.language.note import NOTE_LANGUAGES
from tracker.report.corrigendum.as_document import NAME as CORRIGENDUM
from tracker.report.corrigendum.read_json import read_back
from tracker.report.formats import BRIEF_FORMATS, CORRIGENDUM_FORMATS, NOTE_FORMATS
from tracker.report.note.as_document import NAME as NOTE
from tracker.report.substance.as_document import NAME as SUBSTANCE
from tracker.services.compare import view_of_redline
from tracker.services.corrigendum import sheet_of_redline
from tracker.services.note import note_of_comparison
from tracker.services.substance import brief_of_comparison
from tracker.services.verifying import file_kinds as kinds
from tracker.services.verifying.tables import document_name, is_same
from tracker.text.writer import body, write_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.report.formats import DocumentFormat, ViewFormat
    from tracker.services.compare import Comparison
    from tracker.services.verifying.file_kinds import FileKind

_PAPERS: dict[str, Mapping[str, ViewFormat | DocumentFormat]] = {
    CORRIGENDUM: CORRIGENDUM_FORMATS,
    SUBSTANCE: BRIEF_FORMATS,
    NOTE: NOTE_FORMATS,
}
"""The papers by the names that their files bear, each with its formats."""
_FORMATS = {kinds.JSON: "json", kinds.HTML: "html", kinds.WORD: "docx"}
"""The format of the paper that a file of each kind may hold. Text and Markdown do not say which paper they are."""


def paper_name(page: bytes, kind: FileKind) -> str:
    """Return the paper that a file says it is: corrigendum, substance or note; empty for none.

    Args:
        page: The bytes of the file, which is no redline.
        kind: Its kind.
    """
    name = document_name(page, kind)
    if kind is kinds.JSON:
        try:
            data = json.loads(page)
        except (ValueError, RecursionError):
            return ""
        schema = data.get("schema") if isinstance(data, dict) else None
        name = schema.removeprefix("tracker.").removesuffix("/1") if isinstance(schema, str) else ""
    return name if name in _PAPERS else ""


def paper_options(page: bytes, name: str, kind: FileKind, comparison: Comparison) -> str | None:
    """Return the options with which the program makes exactly this paper of two texts; None if with none.

    Args:
        page: The bytes of the file.
        name: The paper.
        kind: The kind of the file.
        comparison: The two texts, compared.
    """
    form = _FORMATS[kind]
    for options, made in _making(name, form, comparison):
        if is_same(page, made):
            return options
    return None


def _making(name: str, form: str, comparison: Comparison) -> Iterator[tuple[str, bytes]]:
    """Yield the paper in each language and length, with the options that make it."""
    for language, everything in product(("", *NOTE_LANGUAGES), (False, True) if name == SUBSTANCE else (False,)):
        options = [f"--report-language {language}"] * bool(language) + ["--all"] * everything + [f"--format {form}"]
        yield " ".join(options), _PAPERS[name][form].render(_paper(name, comparison, language, everything=everything))


def _paper(name: str, comparison: Comparison, language: str, *, everything: bool) -> object:
    names = comparison.before.name, comparison.after.name
    if name == CORRIGENDUM:
        return sheet_of_redline(comparison.redline, names, language)
    if name == NOTE:
        return note_of_comparison(comparison, language)
    view = view_of_redline(comparison.redline, names, language) if language else comparison.view
    return brief_of_comparison(replace(comparison, view=view), everything=everything)


def corrections_give(page: bytes, comparison: Comparison) -> bool:
    """Return whether the corrections of a corrigendum, applied to the text before, give the text after.

    Args:
        page: The bytes of the file, a corrigendum in JSON with a part for these two texts or for several languages.
        comparison: The two texts, compared.
    """
    before, after = comparison.redline.before, body(comparison.redline.after)
    try:
        return any(write_blocks(apply(before, part)) == after for part in read_back(page))
    except ProofError:
        return False
