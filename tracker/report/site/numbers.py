"""The page of all numbers: whichever draft a number stood in, what became of it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.language.scripts import in_latin
from tracker.model.provision import ProvisionKind
from tracker.report.document.about import closing_lines_of
from tracker.report.document.content import Column, Document, Look, Paragraph, Row, Table, Words, cell, paragraph
from tracker.report.site.home import title_of
from tracker.report.site.pages import INDEX
from tracker.report.site.paths import HISTORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.lineage.graph import Node
    from tracker.model.provision import Eid
    from tracker.report.document.content import Cell
    from tracker.report.matrix.view import MatrixRow, MatrixView
    from tracker.report.site.paths import Pages

_FIGURES = re.compile(r"(\d+)")
_RANKS = (ProvisionKind.PREAMBLE, ProvisionKind.ARTICLE, ProvisionKind.ANNEX)


def document_of(view: MatrixView, rows: Sequence[MatrixRow], lives: Sequence[str], pages: Pages) -> Document:
    """Return the page as a document.

    Args:
        view: The provisions and the stages.
        rows: The rows of the matrix.
        lives: The address of the page of the life of each row.
        pages: The pages of the site.
    """
    words = view.words
    heads = (("site_number", 24), ("matrix_stages", 32), ("site_became", 44))
    table = Table(
        name=words["site_index"],
        columns=tuple(Column(heading=cell(words[key]), width=width) for key, width in heads),
        rows=tuple(_rows(view, rows, lives)),
    )
    return Document(
        name="provisions",
        kind=words["site_index"],
        title=view.title or view.instrument,
        language=words["lang"],
        notices=view.notices,
        blocks=(
            paragraph(words["site_index_about"]),
            Paragraph(words=(Words(words["history_whole"], link=HISTORY),)),
            table,
        ),
        closing=closing_lines_of(((stage.name, stage.digest) for stage in view.stages), words),
        links=pages.links_from(INDEX, words),
    )


def _rows(view: MatrixView, rows: Sequence[MatrixRow], lives: Sequence[str]) -> Iterator[Row]:
    for name, holders in numbers_of(rows):
        for row, columns in holders:
            stages = view.words["comma"].join(_runs(columns, [view.stage_name(n) for n in view.shown]))
            yield Row(cells=(cell(name), cell(stages), _became(view, rows[row], lives[row])))


def _runs(columns: Sequence[int], names: Sequence[str]) -> Iterator[str]:
    """Yield the names of columns, of three or more neighbours the first and the last.

    >>> list(_runs([0, 1, 3, 4, 5], ["a", "b", "c", "d", "e", "f"]))
    ['a', 'b', 'd – f']
    """
    for _, run in groupby(enumerate(columns), key=lambda pair: pair[1] - pair[0]):
        shown = [names[n] for _, n in run]
        if len(shown) > 2:
            yield f"{shown[0]} – {shown[-1]}"
        else:
            yield from shown


def _became(view: MatrixView, row: MatrixRow, path: str) -> Cell:
    words, way = view.words, view.words["dir"]
    link = Words(title_of(row, words), link=path)
    if row.cells[-1] is not None:
        arrow = "←" if way == "rtl" else "→"
        return (Paragraph(words=(Words(f"{arrow} "), link)),)
    end = next((end for end in reversed(row.ends) if end is not None), None)
    happened = words["deleted"]
    if end is not None and end.onward:
        happened = words["matrix_gone"].format(places=words["listing"].join(view.targets(end.onward)))
    last = max(n for n, found in enumerate(row.cells) if found)
    stage = words["thread_last"].format(stage=in_latin(view.stages[last].name, way))
    remark = Words(words["listing"] + words["with_remark"].format(what=happened, remark=stage), Look.REMARK)
    return (Paragraph(words=(link, remark)),)


def numbers_of(rows: Sequence[MatrixRow]) -> list[tuple[str, list[tuple[int, list[int]]]]]:
    """Return each number that a provision ever had, by its last name, with the rows that had it and their columns.

    Provisions with one address in their texts have one number, whether it stands in brackets or not. They follow the
    order of their numbers: preamble, articles, annexes, then divisions.

    Args:
        rows: The rows of the matrix.
    """
    holders: dict[Eid, dict[int, list[int]]] = {}
    names: dict[Eid, tuple[int, str, tuple[object, ...]]] = {}
    for n, row in enumerate(rows):
        for column, held in enumerate(row.cells):
            if held is not None:
                node = held.node
                holders.setdefault(node.eid, {}).setdefault(n, []).append(column)
                named = column, node.name.replace("[", "").replace("]", ""), (_rank(node), *_natural(node.eid))
                names[node.eid] = max(named, names.get(node.eid, named), key=lambda name: name[0])
    ordered = sorted(holders, key=lambda eid: names[eid][2])
    return [(names[eid][1], sorted(holders[eid].items(), key=lambda item: item[1])) for eid in ordered]


def _rank(node: Node) -> int:
    if node.eid.startswith("annex"):
        return _RANKS.index(ProvisionKind.ANNEX)
    return _RANKS.index(node.kind) if node.kind in _RANKS else len(_RANKS)


def _natural(eid: Eid) -> Iterator[tuple[int, str]]:
    """Yield the parts of an address so that figures follow by value: art_9 before art_10."""
    for part in _FIGURES.split(eid):
        yield (int(part), "") if part.isdecimal() else (0, part)
