"""The places of words as a document whose tables become the sheets of a workbook."""

from __future__ import annotations

from tracker.report.find.document import workbook_of as document_of

__all__ = ["document_of"]
