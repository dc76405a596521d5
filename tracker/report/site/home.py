"""The first page of a site: a sentence that answers, the stages in time, the flow of articles, all provisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.brief_words import brief_words
from tracker.language.scripts import in_latin
from tracker.model.provision import ProvisionKind
from tracker.report.document.about import closing_lines_of, date_beside
from tracker.report.document.content import Document, Paragraph, Words
from tracker.report.html.write import fill_template
from tracker.report.matrix.wording import end_in_words, main_facts
from tracker.report.site.flow import lay_out
from tracker.report.site.flow_svg import flow_svg
from tracker.report.site.pages import HOME, STAGES
from tracker.report.site.paths import brackets_page, brief_page, redline_page, stage_page
from tracker.report.view.facts import words_behind_count
from tracker.report.view.summary import telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.model.lineage.graph import LineageStage
    from tracker.report.matrix.view import MatrixCell, MatrixEnd, MatrixRow, MatrixView
    from tracker.report.site.paths import Pages

MOST_CHANGED = 6
"""Provisions that are named as the most changed ones: more would be a table, and the matrix is one."""
MOST_ROWS = 150
"""Provisions up to which the first page has a row for each; of more it has those that came, went, were divided or
joined, and the page of all numbers has the others: of 400 articles in twelve stages the table had a megabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The content of the first page.

    Attributes:
        matrix: The provisions and the stages.
        rows: The rows of the matrix.
        provisions: The address of the page of each provision, in the order of the rows.
        pages: The pages of the site.
        summaries: What changed in each stage since its main predecessor: facts with their numbers, by the position of
            the stage.
        brackets: The number of open brackets of each stage, by its position.
        articles: The number of articles of each stage, by its position.
        downloads: Files of the whole, each with its address and its name.
        languages: The other languages of the site, each with the address of its first page and its name.
    """

    matrix: MatrixView
    rows: tuple[MatrixRow, ...]
    provisions: tuple[str, ...]
    pages: Pages
    summaries: Mapping[int, tuple[tuple[str, int], ...]]
    brackets: Mapping[int, int]
    articles: Mapping[int, int]
    downloads: tuple[tuple[str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stage in the time line.

    Attributes:
        name: Its name, and the address of its page.
        facts: Symbol, date and standing, whatever its name does not say.
        release: It is released.
        from_: The names of the stages that it was drafted from, where these are not the one before alone.
        changes: What changed since its main predecessor, in words; empty for the first.
        pages: The redline with that, and the brief of substance: names and addresses.
        articles: The number of its articles.
        brackets: The number of its open brackets, the address of their page, and their share of the most that a stage
            has, in percent.
    """

    name: tuple[str, str]
    facts: tuple[str, ...]
    release: bool
    from_: tuple[str, ...]
    changes: str
    pages: tuple[tuple[str, str], ...]
    articles: int
    brackets: tuple[int, str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One of the provisions that changed most.

    Attributes:
        name: Its name and heading.
        path: The address of the page of its life.
        words: The number of words that came into it over the stages.
        percent: The same as a share of the most.
    """

    name: str
    path: str
    words: int
    percent: int


def render(home: Home) -> bytes:
    """Return the page."""
    view = home.matrix
    names = [stage.name for stage in view.stages]
    flow = lay_out(view, home.rows)
    rows = list(zip(home.rows, home.provisions, strict=True))
    shown = rows if len(rows) <= MOST_ROWS else [(row, path) for row, path in rows if _is_turn(row)]
    return fill_template(
        "site.html.j2",
        view=view,
        words=view.words,
        links=home.pages.links_from(HOME, view.words),
        answer=_answer(view, home.rows),
        languages=home.languages,
        stops=list(_stops(home)),
        flow="".join(flow_svg(flow, names, home.provisions, home.pages, view.words)) if flow else "",
        changed=_most_changed(home),
        names=[in_latin(name, view.words["dir"]) for name in names],
        rows=[
            (title_of(row, view.words), path, [_cell(row, n, view) for n in range(len(names))]) for row, path in shown
        ],
        left_out=len(rows) - len(shown),
        downloads=home.downloads,
        stages_page=STAGES,
        closing=closing_lines_of(((stage.name, stage.digest) for stage in view.stages), view.words),
        scrolls_smoothly=True,
    ).encode()


def _answer(view: MatrixView, rows: tuple[MatrixRow, ...]) -> str:
    """Return the sentence that answers: how many drafts, how many provisions, and what became of the first ones."""
    first, last = view.stages[0], view.stages[-1]
    live = sum(row.cells[0] is not None and row.cells[-1] is not None for row in rows)
    came = sum(row.cells[0] is None and row.cells[-1] is not None for row in rows)
    went = sum(row.cells[-1] is None for row in rows)
    way = view.words["dir"]
    return view.words["site_answer"].format(
        stages=len(view.stages),
        first=in_latin(first.name, way),
        last=in_latin(last.name, way),
        now=live + came,
        live=live,
        came=came,
        went=went,
    )


# The stages in time


def _stops(home: Home) -> Iterator[Stop]:
    view, words = home.matrix, home.matrix.words
    way, most = words["dir"], max(home.brackets.values(), default=0)
    for column, (position, stage) in enumerate(zip(view.shown, view.stages, strict=True)):
        front = stage.front
        facts = (
            in_latin(front.symbol, way),
            in_latin(date_beside(stage.name, front.date), way),
            words[front.authenticity],
        )
        usual = stage.predecessors == (view.shown[column - 1],) if column else not stage.predecessors
        count = home.brackets.get(position, 0)
        page = brackets_page(stage.name)
        yield Stop(
            name=(in_latin(stage.name, way), stage_page(stage.name)),
            facts=tuple(filter(None, facts)),
            release=bool(stage.release),
            from_=() if usual else view.predecessors(stage),
            changes=_changes(stage, home.summaries.get(position, ()), home),
            pages=tuple(_pages_of(stage, home)),
            articles=home.articles.get(position, 0),
            brackets=(count, page if page in home.pages.paths else "", round(100 * count / most) if most else 0),
        )


def _changes(stage: LineageStage, summary: tuple[tuple[str, int], ...], home: Home) -> str:
    words = home.matrix.words
    if not stage.predecessors:
        return ""
    counts = (
        words["figure"].format(count=count, what=words_behind_count(fact, count, words))
        for fact, count in telling(summary)
    )
    return words["comma"].join(counts)


def _pages_of(stage: LineageStage, home: Home) -> Iterator[tuple[str, str]]:
    if stage.predecessors:
        words = brief_words(home.matrix.words["lang"])
        names = home.matrix.lineage.stages[stage.predecessors[0]].name, stage.name
        for page, key in ((redline_page(*names), "redline"), (brief_page(*names), "brief")):
            if page in home.pages.paths:
                yield words[key], page


# The provisions


def _most_changed(home: Home) -> list[Changed]:
    """Return the provisions into which most words came after their first stage, the most changed one first."""
    found = sorted(((_new_words(row), -n) for n, row in enumerate(home.rows)), reverse=True)
    chosen = [(words, -n) for words, n in found if words][:MOST_CHANGED]
    most = chosen[0][0] if chosen else 1
    return [
        Changed(
            name=title_of(home.rows[n], home.matrix.words),
            path=home.provisions[n],
            words=words,
            percent=max(1, round(100 * words / most)),
        )
        for words, n in chosen
    ]


def _new_words(row: MatrixRow) -> int:
    """Return the number of words that a redline marks as new in a provision, over all its stages but the first."""
    if row.kind is ProvisionKind.DIVISION:
        return 0  # Its words are those of its articles.
    cells = [cell for cell in row.cells if cell and cell.main]
    return sum(round(cell.node.words * (1 - (cell.kept_share or 0.0))) for cell in cells)


def title_of(row: MatrixRow, words: Mapping[str, str]) -> str:
    """Return the last name and the last heading of a provision.

    Args:
        row: Its row.
        words: The words of the report.
    """
    heading = row.heading if row.heading not in row.name else ""
    return words["after_head"].join(filter(None, (row.name, heading)))


def _is_turn(row: MatrixRow) -> bool:
    """Return whether a provision came, went, was divided, joined or moved."""
    facts = {fact for cell in row.cells if cell for fact in cell.facts}
    return not all(row.cells) or bool(facts & {"split", "merged", "moved"})


def _cell(row: MatrixRow, column: int, view: MatrixView) -> tuple[str, str, str]:
    """Return the name of a provision in one stage, what happened to it in words, and the fact that comes first."""
    found, end = row.cells[column], row.ends[column]
    if found is not None:
        facts = list(main_facts(found, view)) if column else []
        return found.node.label or found.node.name, _happened(found, facts, view), facts[0][0] if facts else ""
    return "", end_in_words(end, view) if end else "", _ended(end)


def _happened(found: MatrixCell, facts: list[tuple[str, str]], view: MatrixView) -> str:
    words = view.words
    happened = words["listing"].join(text for _, text in facts)
    return words["history_returned"] if found.back is not None else happened


def _ended(end: MatrixEnd | None) -> str:
    return "" if end is None else "on" if end.onward else "deleted"


def entrance_of(view: MatrixView, languages: list[tuple[str, str]]) -> Document:
    """Return the first page of a site of several languages, which leads to each of them.

    Args:
        view: The provisions and the stages in the first language.
        languages: The address and the name of each language.
    """
    return Document(
        name="site",
        kind=view.words["language"],
        title=view.title or view.instrument,
        language=view.words["lang"],
        blocks=tuple(Paragraph(words=(Words(name, link=path),), listed=True) for path, name in languages),
    )
