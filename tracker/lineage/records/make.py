"""Make the records of texts, comparisons and origins; what was worked out for them is at hand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lineage.kept_words import kept_words
from tracker.lineage.nodes import nodes_of
from tracker.lineage.records.compact import Plain, line_of, row_values, section_values
from tracker.lineage.records.origins import OriginsRecord
from tracker.lineage.records.step import StepRecord
from tracker.lineage.records.text import TextRecord
from tracker.model.provision import LISTED_KINDS
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.draft import DraftText
    from tracker.model.lineage.graph import Node
    from tracker.model.lineage.origins import StageOrigins
    from tracker.model.provision import Eid
    from tracker.model.redline import Redline, RedlineSection

_FIELDS = ("eid", "kind", "label", "name", "heading", "home", "words", "brackets", "order")


def text_record(draft: DraftText) -> TextRecord:
    """Return the record of a draft."""
    nodes = nodes_of(draft)
    head = [digest(draft), draft.front.items()]
    listed = [node for node in nodes.values() if node.kind in LISTED_KINDS]
    others = [node for node in nodes.values() if node.kind not in LISTED_KINDS]
    blocks = [[eid, block.kind, block.text, block.level, list(block.calls)] for eid, block in draft.blocks]
    record = TextRecord([line_of(head), line_of(_values(listed)), line_of(_values(others)), line_of(blocks)])
    record.nodes, record.blocks = nodes, dict(draft.blocks)
    return record


def step_record(redline: Redline) -> StepRecord:
    """Return the record of a comparison."""
    kept = kept_words(redline)
    rows = [[row_values(row), kept[row.after] if row.linked and row.after else 0] for row in redline.concordance]
    listed = [row for row in rows if row[0][0] in LISTED_KINDS]
    others = [row for row in rows if row[0][0] not in LISTED_KINDS]
    sections = [section_values(section) for section in redline.sections]
    index = [[*values[:3], _came_from(section)] for values, section in zip(sections, redline.sections, strict=True)]
    record = StepRecord([*map(line_of, (listed, others, index)), *map(line_of, sections)])
    record.sections = redline.sections
    return record


def origins_record(origins: StageOrigins) -> OriginsRecord:
    """Return the record of some origins."""
    names = list(dict.fromkeys((span.stage, span.eid) for spans in origins.spans.values() for span in spans))
    numbers = {name: n for n, name in enumerate(names)}
    spans = [
        [eid, [[span.length, numbers[span.stage, span.eid], span.offset] for span in line]]
        for eid, line in origins.spans.items()
    ]
    record = OriginsRecord([line_of([origins.stage, list(origins.fresh), origins.returns]), line_of([names, spans])])
    record.origins = origins
    return record


def _values(nodes: Iterable[Node]) -> Plain:
    return [[getattr(node, field) for field in _FIELDS] for node in nodes]


def _came_from(section: RedlineSection) -> list[Eid]:
    """Return the other sections of the text before from which lines of a section came."""
    sources = dict.fromkeys(block.before.section for block in section.blocks if block.before is not None)
    return [eid for eid in sources if eid != section.before]
