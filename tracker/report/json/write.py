"""Write a comparison as JSON for programs: the rows of the table of concordance, and the text with every change in it.

``docs/schemas/tracker.schema.json`` describes the format; names and meanings stay the same under the same number behind
``tracker.redline/``.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tracker.language.interface import reason_in_words
from tracker.report.brackets.as_json import mark_data
from tracker.report.brackets.view import count
from tracker.report.seal import seal
from tracker.report.view.facts import FACTS
from tracker.report.view.notice import notice_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model.concordance import Correspondence
    from tracker.model.lineage.graph import LineageStage
    from tracker.model.negotiation import Negotiation
    from tracker.model.redline import BlockPlace, RedlineBlock, Run
    from tracker.report.view.redline_view import RedlineView, RowView, SideView
    from tracker.report.view.sections import BlockView, SectionView

SCHEMA = "tracker.redline/1"


def render(view: RedlineView) -> bytes:
    """Return the redline as JSON, schema ``tracker.redline/1``: UTF-8, one value a line.

    Args:
        view: The comparison, whole or an extract.
    """
    data = {
        "schema": SCHEMA,
        "only": view.extract_notice,
        "before": side_data(view.before),
        "after": side_data(view.after),
        "identical": view.identical,
        "summary": dict(view.summary),
        "negotiation": _negotiation(view.negotiation),
        **rows_data(view.rows),
        "sections": [_section(section) for section in view.sections],
        "seal": dict(seal(view)),
    }
    return json_text(data).encode()


def json_text(data: dict[str, Any]) -> str:
    """Return data as JSON text: letters unescaped, one value a line, a line feed at the end.

    >>> print(json_text({"name": "é"}), end="")
    {
     "name": "é"
    }
    """
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def side_facts(side: SideView) -> dict[str, str]:
    """Return the facts by which one text is told from others, for the papers that are no redline."""
    return {
        "stage": side.name,
        "symbol": side.symbol,
        "date": side.date,
        "language": side.language,
        "authenticity": side.authenticity,
        "sha256": side.digest,
    }


def side_data(side: SideView) -> dict[str, Any]:
    """Return the description of one text, for ``before`` and ``after``."""
    return {
        "stage": side.name,
        "symbol": side.symbol,
        "date": side.date,
        "title": side.title,
        "language": side.language,
        "authenticity": side.authenticity,
        "notice": [side.notice.headline, *side.notice.sentences] if side.notice else [],
        "sha256": side.digest,
    }


def _negotiation(negotiation: Negotiation) -> dict[str, Any]:
    """Return the numbers of marks of negotiation before and after, and the fate of each; new ones stand last."""
    before, after = (count(marks.marks, len(marks.strays)) for marks in (negotiation.before, negotiation.after))
    fates = [{**mark_data(item.mark), "fate": item.fate, "now_eid": item.now} for item in negotiation.followed]
    return {"before": asdict(before), "after": asdict(after), "fates": fates}


def rows_data(rows: Iterable[RowView]) -> dict[str, list[dict[str, Any]]]:
    """Return the table of concordance: ``rows``, which are links, and ``nearest``, which are none."""
    rows = list(rows)
    return {"rows": [_row(row) for row in rows], "nearest": [_nearest(row) for row in rows if row.nearest]}


def _row(view: RowView) -> dict[str, Any]:
    row = view.row
    return {
        "level": row.level,
        "before": [view.label_before] if row.before is not None else [],
        "after": [view.label_after] if row.after is not None else [],
        "before_eid": row.before,
        "after_eid": row.after,
        **row_data(row),
    }


def row_data(row: Correspondence) -> dict[str, Any]:
    """Return the facts of a row of the table of concordance."""
    return {
        **{fact: getattr(row, fact) for fact in ("renumbered", "moved", "reworded", "split", "merged")},
        "inserted": row.inserted,
        "deleted": row.deleted,
        "unchanged": row.unchanged,
        "number_kept": row.placeholder is not None,
        "option": row.option,
        "changes": sorted(row.changes),
        "similarity": None if row.similarity is None else round(row.similarity, 4),
        "confidence": None if row.confidence is None else round(row.confidence, 4),
        "reason": reason_in_words(row.reason) if row.linked else "",
    }


def stage_data(stage: LineageStage, stages: Sequence[LineageStage]) -> dict[str, Any]:
    """Return the description of one of several stages.

    Args:
        stage: The stage.
        stages: All stages of its lineage, to which its predecessors refer.
    """
    front, notice = stage.front, notice_for(stage.front)
    return {
        "stage": stage.name,
        "symbol": front.symbol,
        "date": front.date,
        "title": front.title,
        "language": front.language,
        "authenticity": front.authenticity,
        "notice": [notice.headline, *notice.sentences] if notice else [],
        "sha256": stage.digest,
        "release": stage.release,
        "predecessors": [stages[n].name for n in stage.predecessors],
    }


def _nearest(view: RowView) -> dict[str, Any]:
    """Return a provision without counterpart, with the provision of the other text that has most in common with it."""
    row = view.row
    return {
        "before": [view.label_before] if row.before is not None else [view.nearest],
        "after": [view.label_after] if row.after is not None else [view.nearest],
        "before_eid": row.before or row.nearest,
        "after_eid": row.after or row.nearest,
        "reason": reason_in_words(row.reason, "en", view.nearest),
    }


def _section(view: SectionView) -> dict[str, Any]:
    section = view.section
    return {
        "kind": section.kind,
        "before_eid": section.before,
        "after_eid": section.after,
        "name": view.name,
        "facts": [fact for fact in view.facts if fact in FACTS],
        "remarks": list(view.remarks),
        "blocks": [_block(line) for line in view.lines],
    }


def _block(line: BlockView) -> dict[str, Any]:
    return {
        "change": line.number or None,
        **block_data(line.block),
        "flags": [{"start": flag.start, "end": flag.end, "text": flag.text} for flag in line.flags],
    }


def block_data(block: RedlineBlock) -> dict[str, Any]:
    """Return a block of a redline: its places and its words."""
    return {
        "moved": block.moved,
        "before": _place(block.before),
        "after": _place(block.after),
        "runs": [_run(run) for run in block.runs],
    }


def _place(place: BlockPlace | None) -> dict[str, Any] | None:
    if place is None:
        return None
    data: dict[str, Any] = {"order": place.order, "eid": place.eid, "mark": place.kind, "level": place.level}
    return data if place.ends and not place.piece else data | {"piece": place.piece, "ends": place.ends}


def _run(run: Run) -> dict[str, Any]:
    """Return a run; note numbers are left out where there are none, so that the words can be read."""
    data: dict[str, Any] = {"kind": run.kind, "part": run.part, "manner": run.category, "text": run.text}
    if run.calls_before or run.calls_after:
        data |= {"calls_before": list(run.calls_before), "calls_after": list(run.calls_after)}
    return data
