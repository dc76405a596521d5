"""Laws of the lineage over all stages, on made-up histories in the six languages."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings

from tests.support.histories.history import History, written
from tests.support.histories.measures import reader_of
from tests.support.histories.plans import Plan, plans
from tracker.diff.redline import compare
from tracker.lineage.threads import carries_on
from tracker.model.lineage.graph import Lineage, StagePlace
from tracker.model.provision import LISTED_KINDS
from tracker.model.redline import RunKind

SMALL = settings(max_examples=8)
"""A history is a handful of comparisons: fewer of them say as much as many pairs."""


def both(history: History) -> tuple[Lineage, Lineage]:
    reader = reader_of(history)
    return reader.main, reader.full


@SMALL
@given(plans(articles=5))
def test_the_links_are_the_rows_of_the_concordance_of_each_stage_with_its_predecessors(plan: Plan) -> None:
    history = written(plan)
    main, full = both(history)
    for after in history.stages:
        for before in after.predecessors:
            rows = compare(history.stages[before].draft, after.draft).concordance
            listed = [row for row in rows if row.level in LISTED_KINDS]
            parts = [row for row in rows if row.level not in LISTED_KINDS]
            for lineage, expected in ((full, listed + parts), (main, listed)):
                links = [link.row for link in lineage.links if (link.before, link.after) == (before, after.number)]
                assert links == expected


@SMALL
@given(plans(articles=5))
def test_every_provision_of_every_stage_is_in_one_thread(plan: Plan) -> None:
    for lineage in both(written(plan)):
        places = Counter(place for thread in lineage.threads for place in thread.places())

        assert places == Counter(StagePlace(n, eid) for n, nodes in enumerate(lineage.nodes) for eid in nodes)


@SMALL
@given(plans(articles=5))
def test_a_thread_goes_on_by_a_link_or_a_return_and_by_nothing_else(plan: Plan) -> None:
    history = written(plan)
    for lineage in both(history):
        joined = {(link.source, link.target) for link in lineage.links if carries_on(link.row)}
        joined |= {(back.source, back.target) for back in lineage.returns}
        for thread in lineage.threads:
            places = list(thread.places())
            for n, place in enumerate(places[1:], 1):
                assert any((earlier, place) in joined for earlier in places[:n])


@SMALL
@given(plans(articles=5))
def test_every_letter_stood_where_it_is_said_to_come_from(plan: Plan) -> None:
    history = written(plan)
    reader = reader_of(history)
    names = {stage.name: stage.number for stage in history.stages}
    for stage in history.stages:
        allowed = history.forebears(stage.number) | {stage.number}
        for eid, spans in reader.origins(stage.number).origins.spans.items():
            text, at = reader.text(stage.number).blocks[eid].text, 0
            for span in spans:
                source = reader.text(names[span.stage]).blocks[span.eid].text
                old, new = source[span.offset : span.offset + span.length], text[at : at + span.length]
                assert names[span.stage] in allowed
                assert len(old) == span.length
                assert old.casefold() == new.casefold()
                at += span.length
            assert at == len(text)


@SMALL
@given(plans(articles=5))
def test_a_word_that_is_of_a_stage_stays_of_it_while_its_line_stays(plan: Plan) -> None:
    """No later stage makes a line that did not change any older or younger."""
    history = written(plan)
    reader = reader_of(history)
    for before, after in pairwise(history.stages):
        if after.predecessors != (before.number,):
            continue
        old, new = reader.origins(before.number).origins.spans, reader.origins(after.number).origins.spans
        for block in compare(before.draft, after.draft).blocks:
            places = (block.before, block.after)
            whole = all(place is not None and place.ends and not place.piece for place in places)
            if whole and all(run.kind is RunKind.KEPT for run in block.runs):
                assert block.before is not None
                assert block.after is not None
                assert old[block.before.eid] == new[block.after.eid]
