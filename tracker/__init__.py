r"""Compare the drafts of a treaty, article by article.

``file → readers → DraftText → store (git) → diff (match, then wording) → Redline → report``

One direction, no way back; each folder of this package is one step of that line. The names in ``__all__`` are the
public interface, described in ``docs/api.md``; each is loaded when it is first used: ``import tracker`` stays fast.

>>> import tracker
>>> before = tracker.parse("Article 1\n\nStates shall cooperate to keep the peace.\n")
>>> after = tracker.parse("Article 2\n\nStates shall cooperate to keep the peace.\n")
>>> [(row.before, row.after, row.renumbered) for row in tracker.concordance(tracker.compare(before, after))]
[('art_1', 'art_2', True)]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.diff.redline import compare
    from tracker.errors import InputError, ProofError, StoreError, TrackerError
    from tracker.marks.fate import follow_marks
    from tracker.model.annotation import Annotations, Comment, Revision, RevisionKind
    from tracker.model.concordance import Correspondence
    from tracker.model.correction import Correction, Verdict
    from tracker.model.draft import DraftText
    from tracker.model.finding import Finding, Severity
    from tracker.model.negotiation import Fate, Mark, MarkKind, Marks, Negotiation
    from tracker.model.provision import ProvisionKind
    from tracker.model.redline import Redline
    from tracker.model.side import Side
    from tracker.model.stage import Authenticity, FrontMatter
    from tracker.readers import Reading
    from tracker.services.add import add
    from tracker.services.brackets import marks_of
    from tracker.services.check import check_draft
    from tracker.services.clean import clean_draft
    from tracker.services.compare import Comparison, compare_stages
    from tracker.services.correct import correct, corrections
    from tracker.services.corrigendum import sheet_of_redline, sheet_of_versions
    from tracker.services.history import history
    from tracker.services.languages import align_languages
    from tracker.services.lineage.history import history_of
    from tracker.services.lineage.matrix import matrix
    from tracker.services.lineage.origin import fates_of, origin_of
    from tracker.services.lineage.read import lineage_of_store, lineage_of_texts
    from tracker.services.note import note_of_redline
    from tracker.services.reading.annotations import stage_annotations
    from tracker.services.releases import release, releases
    from tracker.services.remove import remove
    from tracker.services.render import concordance, export, render, render_table
    from tracker.services.sources import parse, read, stage_source
    from tracker.services.stores import init_store, open_store, stages
    from tracker.services.substance import brief_of_redline
    from tracker.services.verify import verify_report, verify_store
    from tracker.store.formats.authorship import Author, Timestamp
    from tracker.store.records import Release
    from tracker.store.store import Store

__version__ = "0.1.0"

_MODULES = {
    "tracker.diff.redline": ("compare",),
    "tracker.errors": ("InputError", "ProofError", "StoreError", "TrackerError"),
    "tracker.marks.fate": ("follow_marks",),
    "tracker.model.annotation": ("Annotations", "Comment", "Revision", "RevisionKind"),
    "tracker.model.concordance": ("Correspondence",),
    "tracker.model.correction": ("Correction", "Verdict"),
    "tracker.model.draft": ("DraftText",),
    "tracker.model.finding": ("Finding", "Severity"),
    "tracker.model.negotiation": ("Fate", "Mark", "MarkKind", "Marks", "Negotiation"),
    "tracker.model.provision": ("ProvisionKind",),
    "tracker.model.redline": ("Redline",),
    "tracker.model.side": ("Side",),
    "tracker.model.stage": ("Authenticity", "FrontMatter"),
    "tracker.readers": ("Reading",),
    "tracker.services.add": ("add",),
    "tracker.services.brackets": ("marks_of",),
    "tracker.services.check": ("check_draft",),
    "tracker.services.clean": ("clean_draft",),
    "tracker.services.compare": ("Comparison", "compare_stages"),
    "tracker.services.correct": ("correct", "corrections"),
    "tracker.services.corrigendum": ("sheet_of_redline", "sheet_of_versions"),
    "tracker.services.history": ("history",),
    "tracker.services.languages": ("align_languages",),
    "tracker.services.lineage.history": ("history_of",),
    "tracker.services.lineage.matrix": ("matrix",),
    "tracker.services.lineage.origin": ("fates_of", "origin_of"),
    "tracker.services.lineage.read": ("lineage_of_store", "lineage_of_texts"),
    "tracker.services.note": ("note_of_redline",),
    "tracker.services.substance": ("brief_of_redline",),
    "tracker.services.reading.annotations": ("stage_annotations",),
    "tracker.services.releases": ("release", "releases"),
    "tracker.services.remove": ("remove",),
    "tracker.services.render": ("concordance", "export", "render", "render_table"),
    "tracker.services.sources": ("parse", "read", "stage_source"),
    "tracker.services.stores": ("init_store", "open_store", "stages"),
    "tracker.services.verify": ("verify_report", "verify_store"),
    "tracker.store.records": ("Release",),
    "tracker.store.formats.authorship": ("Author", "Timestamp"),
    "tracker.store.store": ("Store",),
}
"""The public names by the module that holds them."""

_HOMES = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "Annotations",
    "Authenticity",
    "Author",
    "Comment",
    "Comparison",
    "Correction",
    "Correspondence",
    "DraftText",
    "Fate",
    "Finding",
    "FrontMatter",
    "InputError",
    "Mark",
    "MarkKind",
    "Marks",
    "Negotiation",
    "ProofError",
    "ProvisionKind",
    "Reading",
    "Redline",
    "Release",
    "Revision",
    "RevisionKind",
    "Severity",
    "Side",
    "Store",
    "StoreError",
    "Timestamp",
    "TrackerError",
    "Verdict",
    "__version__",
    "add",
    "align_languages",
    "brief_of_redline",
    "check_draft",
    "clean_draft",
    "compare",
    "compare_stages",
    "concordance",
    "correct",
    "corrections",
    "export",
    "fates_of",
    "follow_marks",
    "history",
    "history_of",
    "init_store",
    "lineage_of_store",
    "lineage_of_texts",
    "marks_of",
    "matrix",
    "note_of_redline",
    "open_store",
    "origin_of",
    "parse",
    "read",
    "release",
    "releases",
    "remove",
    "render",
    "render_table",
    "sheet_of_redline",
    "sheet_of_versions",
    "stage_annotations",
    "stage_source",
    "stages",
    "verify_report",
    "verify_store",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Load a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return globals().setdefault(name, getattr(import_module(_HOMES[name]), name))


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
