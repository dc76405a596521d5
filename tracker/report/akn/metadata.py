"""Metadata of Akoma Ntoso: identification, changes, notes, and the data that the standard has no place for."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracker.language.tags import THREE_LETTERS, primary_subtag
from tracker.model.stage import Authenticity
from tracker.report.akn.elements import TRACKER, add, fill
from tracker.report.view.places import place_value
from tracker.report.xml_text import replace_illegal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.provision import Eid
    from tracker.model.redline import RedlineBlock
    from tracker.report.view.redline_view import RedlineView, RowView, SideView

SOURCE = "#tracker"
"""The organisation that made the metadata, named in the references."""


def work_uri(side: SideView) -> str:
    """Return the URI of a text as a work: ``/akn/un/statement/draft/2017-04-25/A-HRC-35-35``."""
    name = re.sub(r"[^A-Za-z0-9.]+", "-", side.symbol or side.name).strip("-") or "draft"
    return f"/akn/un/statement/draft/{_date(side.date)[0]}/{name}"


def expression_uri(side: SideView) -> str:
    """Return the URI of a text in its language: ``…/fra@2017-04-25``."""
    return f"{work_uri(side)}/{_language(side)}@{_date(side.date)[0]}"


def add_identification(meta: ET.Element, side: SideView, component: str = "main") -> None:
    """Add the identification of the document as work, expression and manifestation (FRBR).

    Args:
        meta: The element of the metadata.
        side: The text.
        component: The part of the document: ``main``, or the address of an annex.
    """
    element = add(meta, "identification", source=SOURCE)
    work, expression = work_uri(side), expression_uri(side)
    day, precision = _date(side.date)
    for tag, uri in (("FRBRWork", work), ("FRBRExpression", expression), ("FRBRManifestation", f"{expression}.xml")):
        level = add(element, tag)
        add(level, "FRBRthis", value=f"{uri}/!{component}")
        add(level, "FRBRuri", value=uri)
        if tag == "FRBRWork" and side.title:
            add(level, "FRBRalias", value=side.title, name="title")
        add(level, "FRBRdate", date=day, name=precision)
        add(level, "FRBRauthor", href="#author" if tag == "FRBRWork" else SOURCE)
        if tag == "FRBRWork":
            add(level, "FRBRcountry", value="un")
            add(level, "FRBRsubtype", value="draft")
            if side.symbol:
                add(level, "FRBRnumber", value=side.symbol)
            add(level, "FRBRname", value=side.name)
        elif tag == "FRBRExpression":
            official = side.authenticity is Authenticity.OFFICIAL
            add(level, "FRBRauthoritative", value="true" if official else "false")
            add(level, "FRBRlanguage", language=_language(side))
        else:
            add(level, "FRBRformat", value="application/akn+xml")


def _date(text: str) -> tuple[str, str]:
    """Return a whole date, as the standard wants it, and its meaning: ``issued``, ``year`` or ``unknown``."""
    if re.fullmatch(r"\d{4}", text) and int(text):
        return f"{text}-01-01", "year"
    try:
        return date.fromisoformat(text).isoformat(), "issued"
    except ValueError:
        return "0001-01-01", "unknown"


def _language(side: SideView) -> str:
    return THREE_LETTERS.get(primary_subtag(side.language), "und")


def add_references(meta: ET.Element) -> None:
    """Add the organisations that the metadata names."""
    element = add(meta, "references", source=SOURCE)
    for name, shown in (("tracker", "Treaty Tracker"), ("author", "The issuing body")):
        add(element, "TLCOrganization", eId=name, href=f"/akn/ontology/organization/{name}", showAs=shown)


def add_notes(meta: ET.Element, blocks: Iterable[RedlineBlock], *, compared: bool) -> None:
    """Add the notes, which the calls in the text refer to.

    Args:
        meta: The element of the metadata.
        blocks: The notes of both texts.
        compared: Each note records its place in either text.
    """
    element: ET.Element | None = None
    for block in blocks:
        place = block.place
        if element is None:
            element = add(meta, "notes", source=SOURCE)
        removed = block.after is None
        places = {"tt_before": place_value(block.before), "tt_after": place_value(block.after)} if compared else {}
        note = add(
            element, "note", eId=f"removed__{place.eid}" if removed else str(place.eid), placement="bottom",
            marker=place.eid.rpartition("_")[2], status="removed" if removed else "", **places,
        )  # fmt: skip
        fill(add(note, "p"), block.runs)


def add_proprietary(meta: ET.Element, sides: Sequence[SideView], statements: Iterable[tuple[str, str]] = ()) -> None:
    """Add the data that the standard has no place for: front matter, notices, and the seal of a report.

    Args:
        meta: The element of the metadata.
        sides: The texts.
        statements: The statements of the seal.
    """
    element = add(meta, "proprietary", source=SOURCE)
    for side in sides:
        front = ET.SubElement(
            element, f"{{{TRACKER}}}front", {"text": replace_illegal(side.name), "sha256": side.digest}
        )
        for name, value in side.front:
            ET.SubElement(front, f"{{{TRACKER}}}entry", {"name": replace_illegal(name)}).text = replace_illegal(value)
        for sentence in (side.notice.headline, *side.notice.sentences) if side.notice else ():
            ET.SubElement(front, f"{{{TRACKER}}}notice").text = replace_illegal(sentence)
    for name, value in statements:
        ET.SubElement(element, f"{{{TRACKER}}}said", {"name": replace_illegal(name)}).text = replace_illegal(value)


def add_cover_page(parent: ET.Element, sides: Sequence[SideView], *first: str) -> None:
    """Add a page before the text with the notices, for readers of the document, who do not see its metadata.

    Args:
        parent: The document.
        sides: The texts.
        first: Sentences that come first: of an extract that it is one, that nothing changed. Empty ones are left out.
    """
    sentences = [sentence for sentence in first if sentence]
    for side in sides:
        if side.notice:
            sentences += [f"{side.name}: {side.notice.headline}", *side.notice.sentences]
    if sentences:
        page = add(parent, "coverPage")
        for sentence in sentences:
            add(page, "p", sentence, class_="notice")


# Changes


def add_analysis(meta: ET.Element, view: RedlineView, rows: Sequence[RowView]) -> None:
    """Add renumberings, splits, joins, repeals, insertions, substitutions, each with its source; and all new addresses.

    The standard has no name for a move: a block that moved has an attribute in the text.

    Args:
        meta: The element of the metadata.
        view: The comparison.
        rows: Its rows.
    """
    changes = list(_changes(rows))
    mapped = [row.row for row in rows if row.row.linked and row.row.primary and row.row.before != row.row.after]
    if not changes and not mapped:
        return
    element = add(meta, "analysis", source=SOURCE)
    before, after = map(expression_uri, view.sides)
    if changes:
        modifications = add(element, "passiveModifications")
        for n, (kind, before_eids, after_eids, confidence) in enumerate(changes, 1):
            change = add(
                modifications, "textualMod", type=kind, eId=f"pmod_{n}",
                tt_confidence="" if confidence is None else f"{confidence:.2f}",
            )  # fmt: skip
            add(change, "source", href=f"{after}/!main")
            for name in map(str, after_eids) if after_eids else (f"removed__{eid}" for eid in before_eids):
                add(change, "destination", href=f"#{name}")
            for eid in before_eids:
                add(change, "previous" if len(before_eids) == 1 else "old", href=f"{before}/!main~{eid}")
    if mapped:
        mappings = add(element, "mappings", source=SOURCE)
        for row in mapped:
            add(mappings, "mapping", original=str(row.before), current=str(row.after))


_Change = tuple[str, "list[Eid]", "list[Eid]", "float | None"]


def _changes(rows: Iterable[RowView]) -> Iterator[_Change]:
    """Yield the changes: name in the standard, provisions before, provisions after, confidence (None: certain)."""
    split: dict[Eid, list[tuple[Eid, float]]] = defaultdict(list)
    joined: dict[Eid, list[tuple[Eid, float]]] = defaultdict(list)
    for view in rows:
        row = view.row
        if row.before is None or row.after is None or not row.linked:
            before_eids, after_eids = ([eid] if eid else [] for eid in (row.before, row.after))
            if row.inserted or row.deleted:  # A place-holder alone is neither.
                yield "insertion" if row.inserted else "repeal", before_eids, after_eids, None
            continue
        confidence = row.confidence or 0.0
        if row.split:
            split[row.before].append((row.after, confidence))
        if row.merged:
            joined[row.after].append((row.before, confidence))
        if row.renumbered and row.primary:
            yield "renumbering", [row.before], [row.after], row.confidence
        if row.reworded and row.primary:
            yield "substitution", [row.before], [row.after], row.confidence
    for eid, links in split.items():
        yield "split", [eid], [other for other, _ in links], min(confidence for _, confidence in links)
    for eid, links in joined.items():
        yield "join", [other for other, _ in links], [eid], min(confidence for _, confidence in links)
