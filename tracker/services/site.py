"""Make a site of all stages: pages that link to each other, for a browser and without any server."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.language.interface import words_of
from tracker.language.tags import language_name
from tracker.model.block import BlockKind
from tracker.model.provision import ProvisionKind
from tracker.report.columns.document import MOST_IN_WORD, anchor
from tracker.report.document import as_docx, as_html
from tracker.report.document.content import Paragraph, Words
from tracker.report.formats import REDLINE_FORMATS
from tracker.report.history import as_document as history_document
from tracker.report.history.story import chapters
from tracker.report.matrix import as_html as matrix_page
from tracker.report.site import home, life_page, numbers, proof, search, stage_text, stages, versions
from tracker.report.site.pages import COLUMNS, HOME, INDEX, MATRIX, PROOF, SEARCH, STAGES
from tracker.report.site.paths import (
    HISTORY,
    Pages,
    brackets_page,
    brief_page,
    origin_page,
    provision_pages,
    redline_page,
    relative,
    stage_page,
    versions_page,
    with_commas,
)
from tracker.report.substance import as_document as brief_document
from tracker.report.view.facts import count_facts
from tracker.services.brackets import brackets_of_text
from tracker.services.check import check_text
from tracker.services.compare import compare_stages
from tracker.services.languages import languages_of_text
from tracker.services.lineage.columns import columns, columns_file
from tracker.services.lineage.history import history_of
from tracker.services.lineage.matrix import matrix
from tracker.services.lineage.origin import origin_of
from tracker.services.render import export, render_comparison
from tracker.services.substance import brief_of_comparison

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.model.provision import Eid
    from tracker.report.brackets.view import BracketsView
    from tracker.report.columns.view import ColumnsView
    from tracker.report.document.content import Document
    from tracker.report.history.story import Chapter
    from tracker.report.history.view import HistoryView
    from tracker.report.matrix.view import MatrixRow
    from tracker.report.site.pages import PageLink
    from tracker.services.compare import Comparison
    from tracker.services.lineage.read import OpenLineage
    from tracker.services.stores import LazyStore
    from tracker.store.store import Store

ALL_PAIRS = 6
"""Stages up to which every two of them get a redline; of more, neighbours, and each with the first and the last: of
twelve stages of four hundred articles all pairs would be 66 pages of some megabytes each."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of a site.

    Attributes:
        path: Its address, relative to the folder of the site, with slashes.
        make: Makes its content.
    """

    path: str
    make: Callable[[], bytes]


def site_files(languages: Sequence[OpenLineage], lazy: LazyStore) -> Iterator[SiteFile]:
    """Yield the files of a site; of several languages each has a folder, and the first page leads to all.

    Args:
        languages: The lineage in each language, at least one, all of one instrument.
        lazy: The store.
    """
    if len(languages) == 1:
        yield from _LanguageSite(languages[0], lazy).files()
        return
    tags = [opened.language for opened in languages]
    held = Counter(source.name for opened in languages for source in opened.reader.sources)
    shared = frozenset(stage for stage, count in held.items() if count > 1)
    for opened in languages:
        others = tuple((f"../{tag}/{HOME}", language_name(tag)) for tag in tags if tag != opened.language)
        for file in _LanguageSite(opened, lazy, others, shared).files():
            yield SiteFile(f"{opened.language}/{file.path}", file.make)
    yield SiteFile(HOME, lambda: _entrance(languages))


def _entrance(languages: Sequence[OpenLineage]) -> bytes:
    """Return the first page of a site of several languages: that of the first, with its links made to fit."""
    first = matrix(languages[0])
    document = home.entrance_of(first, [(f"{one.language}/{HOME}", language_name(one.language)) for one in languages])
    return as_html.render(document)


class _LanguageSite:
    """The site of one language.

    Args:
        opened: The lineage.
        lazy: The store.
        others: The other languages, each with the address of its first page and its name.
        shared: The names of the stages that have a text in several languages.
    """

    def __init__(
        self,
        opened: OpenLineage,
        lazy: LazyStore,
        others: tuple[tuple[str, str], ...] = (),
        shared: frozenset[str] = frozenset(),
    ) -> None:
        assert opened.store is not None  # noqa: S101 – a site is made of a store
        self._opened, self._lazy, self._others, self._shared = opened, lazy, others, shared
        self._store: Store = opened.store
        self._reader = opened.reader
        self._words = words_of(opened.language)
        self._compared: tuple[tuple[str, str], Comparison] | None = None
        self._names = [source.name for source in opened.reader.sources]
        self._matrix = matrix(opened)
        self._rows = list(self._matrix.rows())
        self._provisions = provision_pages(self._last_name(n) for n in range(len(self._rows)))

    def files(self) -> Iterator[SiteFile]:
        """Yield its files."""
        yield SiteFile(HOME, self._home)
        yield SiteFile(STAGES, self._stages)
        yield SiteFile(INDEX, self._index)
        yield SiteFile(MATRIX, self._matrix_page)
        if len(self._names) > 1:
            yield SiteFile(COLUMNS, lambda: columns_file(replace(self._columns, links=self._links(COLUMNS)), "html"))
        if self._has_columns_in_word:
            yield SiteFile("columns.docx", lambda: columns_file(self._columns, "docx"))
        yield SiteFile(HISTORY, lambda: as_html.render(self._linked(self._history, HISTORY)))
        yield SiteFile("history.docx", lambda: as_docx.render(self._history))
        for number, path in enumerate(self._provisions):
            yield SiteFile(path, partial(self._life, number))
        for before, after in self._pairs:
            names = self._names[before], self._names[after]
            for ending, form in ((".html", "html"), (".docx", "docx")):
                path = redline_page(*names, ending)
                yield SiteFile(path, partial(self._redline, names, form))
            yield SiteFile(brief_page(*names), partial(self._brief, names))
        for number, name in enumerate(self._names):
            yield from self._stage_files(number, name)
        yield SiteFile(SEARCH, self._search)
        yield SiteFile(PROOF, self._proof)

    def _stage_files(self, number: int, name: str) -> Iterator[SiteFile]:
        yield SiteFile(stage_page(name), lambda: self._stage(number))
        yield SiteFile(stage_page(name).replace(".html", ".docx"), lambda: self._export(number, "docx"))
        yield SiteFile(stage_page(name).replace(".html", ".xml"), lambda: self._export(number, "akn"))
        if number:
            yield SiteFile(origin_page(name), lambda: self._origin(number))
        if name in self._shared:
            yield SiteFile(versions_page(name), lambda: self._versions(name))
        if self._has_brackets(number):
            yield SiteFile(brackets_page(name), lambda: self._brackets_file(name))

    # What there is

    @cached_property
    def _pages(self) -> Pages:
        stages = [
            path
            for n, name in enumerate(self._names)
            for path, exists in (
                (stage_page(name), True),
                (origin_page(name), n > 0),
                (versions_page(name), name in self._shared),
                (brackets_page(name), self._has_brackets(n)),
            )
            if exists
        ]
        single = [HOME, STAGES, INDEX, MATRIX, HISTORY, SEARCH, PROOF, *([COLUMNS] if len(self._names) > 1 else [])]
        redlines = [redline_page(self._names[before], self._names[after]) for before, after in self._pairs]
        briefs = [brief_page(self._names[before], self._names[after]) for before, after in self._pairs]
        return Pages(frozenset([*single, *self._provisions, *stages, *redlines, *briefs]))

    @cached_property
    def _pairs(self) -> list[tuple[int, int]]:
        """The stages that have a redline, by their positions."""
        last = len(self._names) - 1
        steps = [(before, n) for n, source in enumerate(self._reader.sources) for before in source.predecessors]
        if last < ALL_PAIRS:
            further = [(before, after) for after in range(last + 1) for before in range(after)]
        else:
            further = [*((before, last) for before in range(last)), *((0, after) for after in range(1, last))]
        return list(dict.fromkeys((*steps, *further)))

    @property
    def _has_columns_in_word(self) -> bool:
        return 1 < len(self._names) <= MOST_IN_WORD

    def _has_brackets(self, number: int) -> bool:
        return any(node.brackets for node in self._reader.text(number).listed.values())

    def _last_name(self, number: int) -> str:
        return next(cell.node.name for cell in reversed(self._rows[number].cells) if cell)

    # Pages

    def _home(self) -> bytes:
        downloads = [("history.docx", f"{self._words['history_whole']} (.docx)")]
        if self._has_columns_in_word:
            downloads.insert(0, ("columns.docx", f"{self._words['columns']} (.docx)"))
        content = home.Home(
            matrix=self._matrix,
            rows=tuple(self._rows),
            provisions=tuple(self._provisions),
            pages=self._pages,
            summaries=self._summaries,
            brackets={n: count for n in range(len(self._names)) if (count := self._open_brackets(n))},
            articles={n: self._articles(n) for n in range(len(self._names))},
            downloads=tuple(downloads),
            languages=self._others,
        )
        return home.render(content)

    def _matrix_page(self) -> bytes:
        redlines = {pair: redline_page(*(self._names[n] for n in pair)) for pair in self._pairs}
        site = matrix_page.MatrixSite(links=self._links(MATRIX), lives=tuple(self._provisions), redlines=redlines)
        return matrix_page.render(self._matrix, site)

    def _stages(self) -> bytes:
        language = self._opened.language if self._others else ""
        return as_html.render(stages.document_of(self._matrix, self._pages, self._summaries, language))

    def _index(self) -> bytes:
        return as_html.render(numbers.document_of(self._matrix, self._rows, self._provisions, self._pages))

    @cached_property
    def _summaries(self) -> dict[int, tuple[tuple[str, int], ...]]:
        return {n: self._summary(n) for n in range(len(self._names))}

    def _open_brackets(self, number: int) -> int:
        """Return the number of brackets of a stage, as its page of brackets counts them."""
        return self._marks(self._names[number]).count.brackets if self._has_brackets(number) else 0

    def _articles(self, number: int) -> int:
        nodes = self._reader.text(number).listed.values()
        return sum(node.kind is ProvisionKind.ARTICLE for node in nodes)

    def _summary(self, number: int) -> tuple[tuple[str, int], ...]:
        """Count the facts of a stage's articles since its main predecessor."""
        predecessors = self._reader.sources[number].predecessors
        if not predecessors:
            return ()
        rows = [
            link.row for link in self._matrix.lineage.links if (link.before, link.after) == (predecessors[0], number)
        ]
        return count_facts(rows)

    @cached_property
    def _columns(self) -> ColumnsView:
        return columns(self._opened)

    @cached_property
    def _whole(self) -> HistoryView:
        return history_of(self._opened)

    @cached_property
    def _history(self) -> Document:
        return history_document.document_of(self._whole)

    def _links(self, path: str) -> tuple[PageLink, ...]:
        return self._pages.links_from(path, self._words)

    def _linked(self, document: Document, path: str) -> Document:
        return replace(document, links=self._links(path))

    def _life(self, number: int) -> bytes:
        """Return the page of the life of a provision, with links to its neighbours."""
        view = self._whole
        life = view.lives[number]
        path = self._provisions[number]
        one = replace(view, asked=life.name, lives=(life,))
        ways = self._ways(number, chapters(life, one), path)
        document = life_page.with_ways(history_document.document_of(one), ways, self._words)
        neighbours = [
            Words(self._words[key].format(name=self._last_name(n)), link=relative(self._provisions[n], path))
            for n, key in ((number - 1, "site_previous"), (number + 1, "site_next"))
            if 0 <= n < len(self._provisions)
        ]
        blocks = (Paragraph(words=with_commas(neighbours, self._words)), *document.blocks)
        return as_html.render(self._linked(replace(document, blocks=blocks), path))

    def _ways(self, number: int, story: Sequence[Chapter], path: str) -> list[life_page.Way]:
        """Return for each chapter of a life the pages that show its provision at that stage."""
        row, positions = self._rows[number], {name: n for n, name in enumerate(self._names)}
        return [self._way(row, positions[chapter.stage.name], chapter, path) for chapter in story]

    def _way(self, row: MatrixRow, stage: int, chapter: Chapter, path: str) -> life_page.Way:
        words, eid, name = self._words, row.thread.eids[stage], self._names[stage]
        found: list[tuple[str, str]] = []
        if eid is not None and eid in self._places[stage]:
            found.append((words["text"], f"{stage_page(name)}#p{self._places[stage][eid]}"))
        for before in self._reader.sources[stage].predecessors:
            source = row.thread.eids[before]
            place = f"#a-{quote(eid)}" if eid else f"#b-{quote(source)}" if source else ""
            page = redline_page(self._names[before], name)
            if page in self._pages.paths and place:
                found.append((words["redline"], page + place))
        if eid is not None and stage and eid in self._headed[stage]:
            found.append((words["origin"], f"{origin_page(name)}#o-{quote(eid)}"))
        if eid is not None and (anchor := self._column_anchors.get((stage, eid))):
            found.append((words["columns"], f"{COLUMNS}#{anchor}"))
        node = self._reader.full.nodes[stage][eid].name if eid is not None else ""
        links = tuple((text, relative(target, path)) for text, target in found)
        return life_page.Way(stage=name, name=node, verdict=chapter.verdict, links=links)

    @cached_property
    def _places(self) -> list[dict[Eid, int]]:
        """The place of each line of each stage among the lines of its page, by its address."""
        return [{eid: n for n, eid in enumerate(self._reader.text(stage).blocks)} for stage in range(len(self._names))]

    @cached_property
    def _headed(self) -> list[set[Eid]]:
        """The provisions of each stage that have a heading."""
        texts = (self._reader.text(n).blocks for n in range(len(self._names)))
        return [
            {eid for eid, block in blocks.items() if block.kind is BlockKind.HEADING and not block.is_label}
            for blocks in texts
        ]

    @cached_property
    def _column_anchors(self) -> dict[tuple[int, Eid], str]:
        """The anchor of the first paragraph of each provision in the table in columns, by stage and address."""
        if len(self._names) == 1:
            return {}
        return {
            (column, eid): anchor(column, placed.unit.number)
            for row in self._columns.rows
            for column, cell in enumerate(row.cells)
            for placed in cell
            for eid in placed.unit.eids
        }

    def _redline(self, names: tuple[str, str], form: str) -> bytes:
        comparison = self._comparison(names)
        if form == "html":
            view = replace(comparison.view, site=tuple(sorted(self._pages.main)))
            comparison = replace(comparison, view=view)
        return render_comparison(comparison, REDLINE_FORMATS[form])

    def _brief(self, names: tuple[str, str]) -> bytes:
        path = brief_page(*names)
        redline = relative(redline_page(*names), path)
        brief = brief_of_comparison(self._comparison(names), everything=True, redline=redline)
        return as_html.render(self._linked(brief_document.document_of(brief), path))

    def _comparison(self, names: tuple[str, str]) -> Comparison:
        """Return the comparison of two stages; the last one is kept, since its files are made one after the other."""
        if self._compared is None or self._compared[0] != names:
            comparison = compare_stages(
                self._store, *names, instrument=self._opened.instrument, language=self._opened.language
            )
            self._compared = names, comparison
        return self._compared[1]

    def _stage(self, number: int) -> bytes:
        stage = self._reader.stages[number]
        name = stage.name
        checked = check_text(name, self._lazy, instrument=self._opened.instrument, language=self._opened.language)
        findings = tuple((item.finding.eid, item.place, item.finding.message) for item in checked.findings)
        lives: dict[Eid, str] = {}
        for row, path in zip(self._rows, self._provisions, strict=True):
            if (eid := row.thread.eids[number]) is not None:
                lives[eid] = path
        downloads = tuple((stage_page(name).replace(".html", ending), f"{ending[1:]}") for ending in (".docx", ".xml"))
        content = stage_text.StageText(
            stage=stage,
            blocks=self._reader.text(number).blocks,
            lives=lives,
            findings=findings,
            downloads=downloads,
            words=self._words,
            pages=self._pages,
        )
        return as_html.render(stage_text.document_of(content))

    def _export(self, number: int, form: str) -> bytes:
        return export(self._reader.sources[number].read(), form, self._names[number])

    def _origin(self, number: int) -> bytes:
        from tracker.report.origin import as_html as origin_html  # noqa: PLC0415 – a name that others bear, too

        name = self._names[number]
        return origin_html.render(origin_of(self._opened, name), self._links(origin_page(name)))

    def _brackets_file(self, name: str) -> bytes:
        from tracker.report.brackets import as_html as brackets_html  # noqa: PLC0415 – a name that others bear, too

        return brackets_html.render(self._marks(name), self._links(brackets_page(name)))

    def _marks(self, name: str) -> BracketsView:
        view, _ = brackets_of_text(name, self._lazy, instrument=self._opened.instrument, language=self._opened.language)
        return view

    def _versions(self, name: str) -> bytes:
        view, _ = languages_of_text(
            [name], self._lazy, instrument=self._opened.instrument, report_language=self._opened.language
        )
        return as_html.render(versions.document_of(view, name, self._pages))

    def _search(self) -> bytes:
        places: dict[str, list[tuple[str, str, str]]] = {}
        for number, name in enumerate(self._names):
            nodes = self._reader.full.nodes[number]
            inside = ""
            for position, (eid, block) in enumerate(self._reader.text(number).blocks.items()):
                inside = nodes[eid].name if eid in nodes else inside
                text = block.text.replace("\ufffc", "").strip()
                if text and not block.is_label:
                    places.setdefault(text, []).append((name, inside, f"{stage_page(name)}#p{position}"))
        lines = [search.SearchLine(text, tuple(found)) for text, found in places.items()]
        return search.render(self._matrix.title, lines, self._words, self._pages)

    def _proof(self) -> bytes:
        releases = tuple(
            (release.tag, self._words["comma"].join(filter(None, (str(release.author or ""), release.date))))
            for release in self._store.releases()
            if release.instrument == self._opened.instrument
        )
        content = proof.Proof(
            title=self._matrix.title,
            stages=self._reader.stages,
            releases=releases,
            words=self._words,
            pages=self._pages,
        )
        return as_html.render(proof.document_of(content))
