"""Readers: from a file to a draft, with its problems and an account of what was left out.

A folder a format. :mod:`~tracker.readers.dispatch` chooses the reader by the contents of the file. All formats but
structured text and Akoma Ntoso say nothing about what a line is; :mod:`tracker.readers.structure` recognises headings,
paragraphs and points in them, the same way for all.
"""

from tracker.readers.dispatch import read_bytes, read_file
from tracker.readers.reading import Artefact, ArtefactKind, Reading

__all__ = ["Artefact", "ArtefactKind", "Reading", "read_bytes", "read_file"]
