"""Metadata of Akoma Ntoso: what a document is, what changed in it, its notes, and what only we have to say."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracker.language.tags import THREE_LETTERS, primary_subtag
from tracker.model.stage import Authenticity
from tracker.report.akn.body import placed
from tracker.report.akn.elements import OURS, add, fill, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.provision import Eid
    from tracker.model.redline import RedlineBlock
    from tracker.report.view.redline_view import RedlineView, RowView, SideView

SOURCE = "#tracker"


def work_uri(side: SideView) -> str:
    """The address of a text as a work: ``/akn/un/statement/draft/2017-04-25/A-HRC-35-35``."""
    name = re.sub(r"[^A-Za-z0-9.]+", "-", side.symbol or side.name).strip("-") or "draft"
    return f"/akn/un/statement/draft/{_date(side.date)[0]}/{name}"


def expression_uri(side: SideView) -> str:
    """The same in its language: ``…/fra@2017-04-25``."""
    return f"{work_uri(side)}/{_language(side)}@{_date(side.date)[0]}"


def identification(meta: ET.Element, side: SideView, component: str = "main") -> None:
    """What the document is, as work, expression and file (FRBR).

    Args:
        meta: The metadata.
        side: The text.
        component: Which part of the document: ``main``, or the address of an annex.
    """
    element = add(meta, "identification", source=SOURCE)
    work, expression = work_uri(side), expression_uri(side)
    day, what = _date(side.date)
    for tag, uri in (("FRBRWork", work), ("FRBRExpression", expression), ("FRBRManifestation", f"{expression}.xml")):
        level = add(element, tag)
        add(level, "FRBRthis", value=f"{uri}/!{component}")
        add(level, "FRBRuri", value=uri)
        if tag == "FRBRWork" and side.title:
            add(level, "FRBRalias", value=side.title, name="title")
        add(level, "FRBRdate", date=day, name=what)
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
    """A date as the standard wants it, whole, and what it is: ``issued``; ``year`` where no more is known."""
    if re.fullmatch(r"\d{4}", text) and int(text):
        return f"{text}-01-01", "year"
    try:
        return date.fromisoformat(text).isoformat(), "issued"
    except ValueError:
        return "0001-01-01", "unknown"


def _language(side: SideView) -> str:
    return THREE_LETTERS.get(primary_subtag(side.language), "und")


def references(meta: ET.Element) -> None:
    """Whom the metadata names."""
    element = add(meta, "references", source=SOURCE)
    for name, shown in (("tracker", "Treaty Tracker"), ("author", "The issuing body")):
        add(element, "TLCOrganization", eId=name, href=f"/akn/ontology/organization/{name}", showAs=shown)


def notes(meta: ET.Element, blocks: Iterable[RedlineBlock], *, compared: bool) -> None:
    """The notes, which calls in the text name.

    Args:
        meta: The metadata.
        blocks: The notes, of either text.
        compared: Whether each says where it stands in either text.
    """
    element: ET.Element | None = None
    for block in blocks:
        place = block.after or block.before
        assert place is not None  # noqa: S101 – a block has a place on one side at least
        if element is None:
            element = add(meta, "notes", source=SOURCE)
        gone = block.after is None
        places = {"tt_before": placed(block.before), "tt_after": placed(block.after)} if compared else {}
        note = add(
            element, "note", eId=f"removed__{place.eid}" if gone else str(place.eid), placement="bottom",
            marker=place.eid.rpartition("_")[2], status="removed" if gone else "", **places,
        )  # fmt: skip
        fill(add(note, "p"), block.runs)


def proprietary(meta: ET.Element, sides: Sequence[SideView], said: Iterable[tuple[str, str]] = ()) -> None:
    """What the standard has no place for: the front matter, whose words the text is, and the seal of a report.

    Args:
        meta: The metadata.
        sides: The texts.
        said: What a report says of itself.
    """
    element = add(meta, "proprietary", source=SOURCE)
    for side in sides:
        front = ET.SubElement(element, f"{{{OURS}}}front", {"text": safe(side.name), "sha256": side.digest})
        for name, value in side.front:
            ET.SubElement(front, f"{{{OURS}}}entry", {"name": safe(name)}).text = safe(value)
        for sentence in (side.notice.headline, *side.notice.sentences) if side.notice else ():
            ET.SubElement(front, f"{{{OURS}}}notice").text = safe(sentence)
    for name, value in said:
        ET.SubElement(element, f"{{{OURS}}}said", {"name": safe(name)}).text = safe(value)


def cover(parent: ET.Element, sides: Sequence[SideView], only: str = "") -> None:
    """A page before the text that says what is not official, for whoever reads the document and not its metadata.

    Args:
        parent: The document.
        sides: The texts.
        only: Of an extract, the sentence that says so.
    """
    told = [only] if only else []
    for side in sides:
        if side.notice:
            told += [f"{side.name}: {side.notice.headline}", *side.notice.sentences]
    if told:
        page = add(parent, "coverPage")
        for sentence in told:
            add(page, "p", sentence, class_="notice")


# What changed


def analysis(meta: ET.Element, view: RedlineView, rows: Sequence[RowView]) -> None:
    """Renumbering, splits, joins, repeals, insertions and substitutions, each with its sources; and all new addresses.

    There is no word for a move among the standard's; what moved says so where it stands in the text.

    Args:
        meta: The metadata.
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
        for n, (kind, old, new, sure) in enumerate(changes, 1):
            change = add(
                modifications, "textualMod", type=kind, eId=f"pmod_{n}",
                tt_confidence="" if sure is None else f"{sure:.2f}",
            )  # fmt: skip
            add(change, "source", href=f"{after}/!main")
            for name in map(str, new) if new else (f"removed__{eid}" for eid in old):
                add(change, "destination", href=f"#{name}")
            for eid in old:
                add(change, "previous" if len(old) == 1 else "old", href=f"{before}/!main~{eid}")
    if mapped:
        mappings = add(element, "mappings", source=SOURCE)
        for row in mapped:
            add(mappings, "mapping", original=str(row.before), current=str(row.after))


_Change = tuple[str, "list[Eid]", "list[Eid]", "float | None"]


def _changes(rows: Iterable[RowView]) -> Iterator[_Change]:
    """What happened: its name in the standard, the provisions before and after, and how sure that is."""
    split: dict[Eid, list[tuple[Eid, float]]] = defaultdict(list)
    joined: dict[Eid, list[tuple[Eid, float]]] = defaultdict(list)
    for view in rows:
        row = view.row
        if row.before is None or row.after is None:
            old, new = ([eid] if eid else [] for eid in (row.before, row.after))
            yield "insertion" if new else "repeal", old, new, None
            continue
        sure = row.confidence or 0.0
        if row.split:
            split[row.before].append((row.after, sure))
        if row.merged:
            joined[row.after].append((row.before, sure))
        if row.renumbered and row.primary:
            yield "renumbering", [row.before], [row.after], row.confidence
        if row.reworded and row.primary:
            yield "substitution", [row.before], [row.after], row.confidence
    for eid, found in split.items():
        yield "split", [eid], [other for other, _ in found], min(sure for _, sure in found)
    for eid, found in joined.items():
        yield "join", [other for other, _ in found], [eid], min(sure for _, sure in found)
