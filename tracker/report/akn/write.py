"""A comparison, or one text, as a document of Akoma Ntoso."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.provision import ALL_LISTED_KINDS
from tracker.report.akn import meta as about
from tracker.report.akn.body import Body
from tracker.report.akn.elements import add, xml_bytes
from tracker.report.akn.merged import merged
from tracker.report.seal import seal

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from tracker.report.view.redline_view import RedlineView


def render(view: RedlineView) -> bytes:
    """The redline: the text after with insertions and deletions, new addresses beside old ones, and what changed.

    Args:
        view: What to print.
    """
    root, meta = _started(view, "multipleVersions")
    about.analysis(meta, view, view.rows_of(ALL_LISTED_KINDS))
    return _finished(root, meta, view, compared=True)


def render_clean(view: RedlineView) -> bytes:
    """One text, from a view of it against itself.

    Args:
        view: What to print.
    """
    root, meta = _started(view, "singleVersion")
    return _finished(root, meta, view, compared=False)


def _started(view: RedlineView, contains: str) -> tuple[ET.Element, ET.Element]:
    root = add(None, "akomaNtoso")
    meta = add(add(root, "statement", name="draft", contains=contains), "meta")
    about.identification(meta, view.after)
    return root, meta


def _finished(root: ET.Element, meta: ET.Element, view: RedlineView, *, compared: bool) -> bytes:
    statement = root[0]
    lines = [(line.block, line.place.kind is BlockKind.NOTE) for line in view.lines]
    text = [block for block, is_note in lines if not is_note]
    about.references(meta)
    about.notes(meta, [block for block, is_note in lines if is_note], compared=compared)
    sides = view.sides if compared else (view.after,)
    about.proprietary(meta, sides, seal(view) if compared else ())
    about.cover(statement, sides, view.extract_notice)
    tree, flat = merged(text)

    def annex(eid: str) -> ET.Element:
        element = add(None, "meta")
        about.identification(element, view.after, eid)
        return element

    Body(text, flat, annex, compared=compared).document(statement, tree)
    return xml_bytes(root)
