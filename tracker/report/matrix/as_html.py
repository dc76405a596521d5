"""Write the matrix as a web page: a table to walk with the arrow keys, and a card with all that is known of each cell.

The arrow keys alone need the script: the cards are popovers, which the browser opens and closes, and the style sheet
filters the rows.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.language.tags import direction, primary_subtag
from tracker.report.html.escaping import escape_attribute, escape_text
from tracker.report.html.write import fill_template, template_folder
from tracker.report.matrix.printing import print_size
from tracker.report.matrix.wording import (
    about_stage,
    details_of,
    details_of_end,
    end_in_words,
    facts_in_words,
    figures_of,
    main_facts,
    share_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.report.matrix.view import MatrixCell, MatrixEnd, MatrixRow, MatrixView
    from tracker.report.site.pages import PageLink

_TURNS = {"inserted", "deleted", "placeholder", "split", "merged", "moved", "back"}
"""Facts of the rows that a reader sees who asks for what came, went, was merged or divided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixSite:
    """The site that a matrix is a part of.

    Attributes:
        links: Its main pages.
        lives: The address of the page of the life of each row.
        redlines: The address of each redline by the positions of its stages.
    """

    links: tuple[PageLink, ...]
    lives: tuple[str, ...]
    redlines: Mapping[tuple[int, int], str]


def render(view: MatrixView, site: MatrixSite | None = None) -> bytes:
    """Return one self-contained page.

    Args:
        view: The matrix.
        site: The site that it is a part of; None where it stands alone.
    """
    rows = list(view.rows())
    script = (template_folder() / "matrix.js").read_text(encoding="utf-8")
    printer = _Printer(view, rows, site)
    heads = [(stage, about_stage(stage, view)) for stage in view.stages]
    return fill_template(
        "matrix.html.j2",
        view=view,
        words=view.words,
        links=site.links if site else (),
        figures=figures_of(view, rows),
        heads=heads,
        rows=printer.rows(),
        cards=printer.cards(),
        text_direction=direction(view.language) if view.language else "auto",
        print_size=print_size(view, rows),
        script=script,
        script_digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        scrolls_smoothly=True,
    ).encode()


class _Printer:
    """Prints the rows of the table, and the cards of its cells, as HTML.

    Args:
        view: The matrix.
        rows: Its rows.
        site: The site that it is a part of.
    """

    def __init__(self, view: MatrixView, rows: list[MatrixRow], site: MatrixSite | None) -> None:
        self._view, self._rows, self._site = view, rows, site
        self._words = {key: escape_text(text) for key, text in view.words.items()}
        self._names = [stage.name for stage in view.stages]
        # The report speaks the language of the texts, or English where it has no words of theirs.
        foreign = primary_subtag(view.language) != view.words["lang"]
        tag = escape_attribute(view.language or "und")
        self._language = f' lang="{tag}" dir="auto"' if foreign else ""

    # The table

    def rows(self) -> Iterator[str]:
        """Yield the rows of the table."""
        for number, row in enumerate(self._rows):
            cells = "".join(self._place(row, number, column) for column in range(len(self._names)))
            kinds = [str(row.kind), *self._kinds(row)]
            name = escape_text(row.heading or row.name)
            if self._site:
                name = f'<a href="{escape_attribute(self._site.lives[number])}">{name}</a>'
            yield f'<tr class="{" ".join(kinds)}"><th scope="row"{self._language}>{name}</th>{cells}</tr>\n'

    def _kinds(self, row: MatrixRow) -> Iterator[str]:
        """Yield the classes by which the rows are filtered."""
        last = row.cells[-1]
        if any(row.ends) or any(fact in _TURNS for cell in row.cells if cell for fact, _ in self._facts(cell)):
            yield "turns"
        if last and last.node.brackets:
            yield "bracketed"
        if last is None:
            yield "gone"

    def _facts(self, cell: MatrixCell) -> Iterator[tuple[str, str]]:
        return facts_in_words(cell, self._view)

    def _place(self, row: MatrixRow, number: int, column: int) -> str:
        cell, end = row.cells[column], row.ends[column]
        if cell is None and end is None:
            return '<td class="none"><span aria-hidden="true">–</span></td>'
        inside = anchor = ""
        if cell:
            inside, facts = self._cell(cell, row), " ".join(fact for fact, _ in self._facts(cell))
            anchor = (
                f' id="{escape_attribute("-".join(self._names[column].split()))}/{escape_attribute(cell.node.eid)}"'
            )
        elif end:
            inside, facts = self._end(end), "on" if end.onward else "deleted"
        opens = f'<button type="button" popovertarget="d{number}-{column}">{inside}</button>'
        return f'<td{anchor} class="{facts}">{opens}</td>'

    def _cell(self, cell: MatrixCell, row: MatrixRow) -> str:
        words, node = self._words, cell.node
        parts = [f"<b{self._language}>{escape_text(node.name)}</b>"]
        if node.heading and node.heading != row.heading:
            parts.append(f'<span class="heading"{self._language}>{escape_text(node.heading)}</span>')
        if share := share_in_words(cell, self._view):
            parts.append(
                f'<span class="share"><span class="bar" aria-hidden="true"><i style="width:{cell.percent}%"></i></span>'
                f'<span class="sr">{words["matrix_kept"]}{words["colon"]}</span>{escape_text(share)}</span>'
            )
        if node.brackets:
            spoken = words["brackets_open"].format(count=node.brackets)
            parts.append(
                f'<span class="left"><span aria-hidden="true">[{node.brackets}</span>'
                f'<span class="sr">{spoken}</span></span>'
            )
        facts = words["listing"].join(
            f'<span class="fact {fact}">{escape_text(text)}</span>' for fact, text in main_facts(cell, self._view)
        )
        return " ".join([*parts, *([f'<span class="what">{facts}</span>'] if facts else [])])

    def _end(self, end: MatrixEnd) -> str:
        fact = "on" if end.onward else "deleted"
        return f'<span class="fact {fact}">{escape_text(end_in_words(end, self._view))}</span>'

    # The cards

    def cards(self) -> Iterator[str]:
        """Yield a card for each cell."""
        for number, row in enumerate(self._rows):
            columns = [n for n, (cell, end) in enumerate(zip(row.cells, row.ends, strict=True)) if cell or end]
            for at, column in enumerate(columns):
                before, after = columns[at - 1 : at][:1], columns[at + 1 : at + 2]
                yield self._card(row, number, column, before, after)

    def _card(self, row: MatrixRow, number: int, column: int, before: list[int], after: list[int]) -> str:
        words, cell, end = self._words, row.cells[column], row.ends[column]
        details = details_of(cell, self._view) if cell else details_of_end(end, self._view) if end else ()
        facts = "".join(
            f"<div><dt>{escape_text(name)}</dt><dd>{escape_text(value)}</dd></div>" for name, value in details if value
        )
        name = escape_text(cell.node.name if cell else row.name)
        heading = cell.node.heading if cell else row.heading
        title = f"<p{self._language}>{escape_text(heading)}</p>" if heading else ""
        steps = "".join(
            [self._step(number, there, "earlier") for there in before]
            + [self._step(number, there, "later") for there in after]
        )
        ways = self._ways(row, number, column)
        return (
            f'<div popover class="card" id="d{number}-{column}" role="dialog" aria-labelledby="h{number}-{column}">'
            f'<h2 id="h{number}-{column}" tabindex="-1" autofocus><span{self._language}>{name}</span> '
            f"<small><bdi>{escape_text(self._names[column])}</bdi></small></h2>{title}<dl>{facts}</dl>{ways}"
            f'<p class="steps">{steps}<button type="button" popovertarget="d{number}-{column}" '
            f'popovertargetaction="hide">{words["matrix_close"]}</button></p></div>\n'
        )

    def _ways(self, row: MatrixRow, number: int, column: int) -> str:
        """Return the links from a cell to the life of the provision, and to the redlines that lead to it there."""
        if self._site is None:
            return ""
        words, stage = self._words, self._view.shown[column]
        ways = [f'<a href="{escape_attribute(self._site.lives[number])}">{words["history"]}</a>']
        cell, end = row.cells[column], row.ends[column]
        for before in self._view.lineage.stages[stage].predecessors:
            page = self._site.redlines.get((before, stage))
            anchor = f"#a-{quote(cell.node.eid)}" if cell else f"#b-{quote(end.source.eid)}" if end else ""
            if page:
                name = f"<bdi>{escape_text(self._view.lineage.stages[before].name)}</bdi>"
                text = words["matrix_since"] + words["colon"] + name
                ways.append(f'<a href="{escape_attribute(page + anchor)}">{text}</a>')
        return f'<p class="steps">{words["comma"].join(ways)}</p>'

    def _step(self, number: int, column: int, way: str) -> str:
        name = self._words[f"matrix_{way}"] + self._words["colon"] + f"<bdi>{escape_text(self._names[column])}</bdi>"
        return f'<button type="button" class="{way}" popovertarget="d{number}-{column}">{name}</button>'
