"""Write a comparison, or one text, as a document of Akoma Ntoso."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.provision import ALL_LISTED_KINDS
from tracker.report.akn import metadata
from tracker.report.akn.body import Body
from tracker.report.akn.elements import add, xml_bytes
from tracker.report.akn.merge import merge_trees
from tracker.report.seal import seal

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from tracker.report.view.redline_view import RedlineView


def render(view: RedlineView) -> bytes:
    """Return the redline: the text after with insertions and deletions, old addresses beside new ones, and the changes.

    Args:
        view: The comparison, whole or an extract.
    """
    root, meta = _begin(view, "multipleVersions")
    metadata.add_analysis(meta, view, view.rows_of(ALL_LISTED_KINDS))
    return _complete(root, meta, view, compared=True)


def render_clean(view: RedlineView) -> bytes:
    """Return one text.

    Args:
        view: The text compared with itself.
    """
    root, meta = _begin(view, "singleVersion")
    return _complete(root, meta, view, compared=False)


def _begin(view: RedlineView, contains: str) -> tuple[ET.Element, ET.Element]:
    """Return the root of the document and its metadata, with the identification."""
    root = add(None, "akomaNtoso")
    meta = add(add(root, "statement", name="draft", contains=contains), "meta")
    metadata.add_identification(meta, view.after)
    return root, meta


def _complete(root: ET.Element, meta: ET.Element, view: RedlineView, *, compared: bool) -> bytes:
    """Add the rest of the metadata and the text, and return the bytes."""
    statement = root[0]
    notes = [line.block for line in view.lines if line.place.kind is BlockKind.NOTE]
    blocks = [line.block for line in view.lines if line.place.kind is not BlockKind.NOTE]
    sides = view.sides if compared else (view.after,)
    metadata.add_references(meta)
    metadata.add_notes(meta, notes, compared=compared)
    metadata.add_proprietary(meta, sides, seal(view) if compared else ())
    metadata.add_cover_page(statement, sides, view.extract_notice, view.same_line if compared else "")
    tree, flat = merge_trees(blocks)

    def annex_metadata(eid: str) -> ET.Element:
        element = add(None, "meta")
        metadata.add_identification(element, view.after, eid)
        return element

    Body(blocks, flat, annex_metadata, compared=compared).add_text(statement, tree)
    return xml_bytes(root)
