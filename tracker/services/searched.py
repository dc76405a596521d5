"""The texts that are searched for words: stages of a store in all their languages, or files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.language.tags import language_name, primary_subtag
from tracker.lineage.addresses import enclosing
from tracker.model.block import BlockKind
from tracker.model.provision import ProvisionKind
from tracker.readers.input.typed_paths import is_web_address, typed_path
from tracker.search.folding import squash
from tracker.services.lineage.read import lineage_of_store, lineage_of_texts
from tracker.services.naming import is_file_name, is_part
from tracker.services.sources import file_source, stating_language, words_in
from tracker.spelling import nearest
from tracker.store.formats.paths import text_path
from tracker.store.snapshot import decode
from tracker.text.front import FENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tracker.lineage.reader import LineageReader
    from tracker.model.block import Block
    from tracker.model.draft import DraftText
    from tracker.model.lineage.graph import Node
    from tracker.model.provision import Eid
    from tracker.model.stage import FrontMatter
    from tracker.services.sources import Source
    from tracker.services.stores import LazyStore
    from tracker.store.formats.manifest import Instrument, Stage
    from tracker.store.snapshot import Snapshot
    from tracker.store.store import Store


@dataclass(frozen=True, kw_only=True)
class SearchedText:
    """A text that is read when it may have the words: from its record in the lineage, which is kept.

    Attributes:
        name: The stage, or the name of the file.
        date: Its date, as treaty.toml or the file states it; may be empty.
        letters: Reads its letters, with which it is decided whether it must be searched.
        reader: The lineage of its track.
        number: Its position there.
    """

    name: str
    date: str
    letters: Callable[[], str] = field(repr=False)
    reader: LineageReader = field(repr=False)
    number: int

    @cached_property
    def squashed(self) -> str:
        """Its letters, in the form in which a word can be looked for (:func:`tracker.search.folding.squash`)."""
        return squash(self.letters())

    @cached_property
    def lines(self) -> list[tuple[Eid, Block]]:
        """Its headings, lines and notes in order, with their addresses."""
        return list(self.reader.text(self.number).blocks.items())

    @property
    def draft(self) -> DraftText:
        """The text as a tree.

        Raises:
            StoreError: If it cannot be read.
        """
        return self.reader.sources[self.number].read()

    @property
    def front(self) -> FrontMatter:
        """Its front matter."""
        return self.reader.text(self.number).front

    @property
    def _nodes(self) -> Mapping[Eid, Node]:
        return self.reader.text(self.number).nodes

    @cached_property
    def _inside(self) -> Counter[Eid]:
        """The number of provisions with rows of their own inside each article and the like."""
        return Counter(node.home for node in self._nodes.values() if node.home != node.eid)

    def row(self, eid: Eid) -> Eid:
        """Return the provision by which a line is followed: the innermost around it that has a row of its own."""
        return next((around for around in enclosing(eid) if around in self._nodes), eid)

    def units(self, eid: Eid) -> Eid:
        """Return the provision in which several words are searched together.

        It is the numbered paragraph with its points; where there is none, the article; else what has a row.
        """
        around = [self._nodes[one] for one in enclosing(eid) if one in self._nodes]
        numbered = [node for node in around if node.kind is ProvisionKind.PARAGRAPH and node.label]
        whole = next((node for node in around if node.kind is ProvisionKind.ARTICLE), None)
        return (numbered[-1] if numbered else whole or around[0]).eid if around else eid

    def name_of(self, eid: Eid, words: Mapping[str, str]) -> str:
        """Return the name of the provision in which a line stands; the title and notes have names of their own.

        Args:
            eid: Address of the line.
            words: The words of the report.
        """
        row = self.row(eid)
        if row in self._nodes:
            node = self._nodes[row]
            # A line that is all of its article needs no name of its own.
            alone = not node.label and self._inside[node.home] == 1 and node.home in self._nodes
            return self._nodes[node.home].name if alone else node.name
        if eid.startswith(_NOTE):
            return words["note_number"].format(n=eid.removeprefix(_NOTE))
        return words["what_title"] if dict(self.lines)[eid].kind is BlockKind.TITLE else eid


_NOTE = "note_"
"""Beginning of the address of a note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedTrack:
    """The texts of one instrument in one language, or files of one language, in their order.

    Attributes:
        instrument: The instrument; empty for files.
        language: The tag of the language; empty if unknown.
        reader: The lineage of the texts.
        texts: The texts.
    """

    instrument: str
    language: str
    reader: LineageReader
    texts: tuple[SearchedText, ...]


@dataclass(frozen=True, slots=True)
class NamedSearch:
    """Words and the texts in which they are searched, as a person types them.

    Attributes:
        words: The words.
        texts: Stages, parts of their names, or files; empty for all stages.
        unquoted: The text that stood behind words without quotation marks, and could be one of them; empty for none.
    """

    words: str
    texts: tuple[str, ...]
    unquoted: str = ""


def name_search(typed: Sequence[str], store: LazyStore, instrument: str = "") -> NamedSearch:
    """Understand what is typed as words and the texts behind them.

    A phrase in quotation marks is one argument; all behind it are texts. Without them, the stages and files at the end
    are texts, and all before are words.

    Args:
        typed: The arguments.
        store: The store to look in; opened only where an argument is no file.
        instrument: Only its stages.
    """
    first, *rest = typed
    if " " in first.strip() or not rest:
        return NamedSearch(first, tuple(rest))
    slugs = _slugs(store, instrument)
    at = len(typed)
    while at > 1 and (is_file_name(typed[at - 1]) or _is_file(typed[at - 1]) or _fitting(typed[at - 1], slugs)):
        at -= 1
    texts = tuple(typed[at:])
    in_doubt = next((text for text in texts if text.isalpha() and text.casefold() not in slugs), "")
    return NamedSearch(" ".join(typed[:at]), texts, in_doubt)


def _slugs(store: LazyStore, instrument: str) -> list[str]:
    if store.folder is None:
        return []
    instruments = (item for item in store.get().instruments() if instrument in ("", item.slug))
    return list(dict.fromkeys(stage.slug for item in instruments for stage in item.stages))


def _fitting(typed: str, slugs: Iterable[str]) -> list[str]:
    """Return the stages that a name means: the one of this name, else all that have it in theirs."""
    wanted = typed.strip().casefold().replace("_", "-")
    slugs = list(slugs)
    return [slug for slug in slugs if slug.casefold() == wanted] or [
        slug for slug in slugs if is_part(wanted, slug.casefold())
    ]


def _is_file(name: str) -> bool:
    return not is_web_address(name) and typed_path(name).is_file()


def tracks_to_search(
    texts: Sequence[str], store: LazyStore, *, instrument: str = "", language: str = ""
) -> tuple[SearchedTrack, ...]:
    """Return the texts to search: a track for each instrument and language, and one for the files of each language.

    Args:
        texts: Stages, parts of their names, release tags, or files; empty for all stages of the store.
        store: The store; opened only if a name is no file.
        instrument: Only this instrument.
        language: Only this language.

    Raises:
        InputError: If a name is neither a file nor a stage, or nothing is left to search.
        StoreError: If a store is needed and cannot be read.
    """
    files = [name for name in texts if is_file_name(name) or (_is_file(name) and not _fitting(name, _slugs(store, "")))]
    stages = [name for name in texts if name not in files]
    tracks = list(_files(files, language))
    if stages or not files:
        tracks[:0] = _stages(stages, store, instrument, language)
    return tuple(tracks)


def _files(names: Iterable[str], language: str) -> Iterator[SearchedTrack]:
    by_language: dict[str, list[Source]] = {}
    for name in names:
        source = stating_language(file_source(typed_path(name)), language)
        by_language.setdefault(primary_subtag(source.language), []).append(source)
    for sources in by_language.values():
        # Two files may have one name, and the texts of a lineage may not.
        reader = lineage_of_texts([replace(one, name=f"{n} {one.name}") for n, one in enumerate(sources)]).reader
        texts = tuple(
            SearchedText(
                name=one.name, date=one.draft.front.date, letters=partial(words_in, one), reader=reader, number=n
            )
            for n, one in enumerate(sources)
        )
        yield SearchedTrack(instrument="", language=sources[0].language, reader=reader, texts=texts)


def _stages(names: Sequence[str], store: LazyStore, instrument: str, language: str) -> Iterator[SearchedTrack]:
    snapshot = store.get().snapshot()
    instruments = [item for item in store.get().instruments() if instrument in ("", item.slug)]
    if not instruments:
        slugs = [item.slug for item in store.get().instruments()]
        raise InputError(
            f"There is no instrument “{instrument}” in the store" if slugs else "The store has no stage yet",
            cause=f"there are: {', '.join(slugs)}" if slugs else "",
            remedy="write one of these" if slugs else "add the first draft: tracker add FILE",
        )
    wanted = _wanted(names, instruments)
    found = False
    for item in instruments:
        stages = [stage for stage in item.stages if wanted is None or stage.slug in wanted]
        languages = {tag for stage in stages for tag in _languages(snapshot, item, stage)}
        for tag in sorted(languages):
            if language and primary_subtag(tag) != primary_subtag(language):
                continue
            found = True
            yield _track_of(
                store.get(), item, [stage for stage in stages if tag in _languages(snapshot, item, stage)], tag
            )
    if not found and language:
        all_languages = sorted({tag for item in instruments for tag in item.languages})
        raise InputError(
            f"No text that is to be searched is in {language_name(language)}",
            cause=f"the languages of the store are: {', '.join(all_languages)}" if all_languages else "",
            remedy="leave out --language, or name one of these" if all_languages else "leave out --language",
        )


def _languages(snapshot: Snapshot, instrument: Instrument, stage: Stage) -> tuple[str, ...]:
    return snapshot.languages(instrument.slug, stage.slug)


def _track_of(store: Store, instrument: Instrument, stages: Sequence[Stage], language: str) -> SearchedTrack:
    """Return the track of some stages of an instrument that have a text in a language."""
    names = [stage.slug for stage in stages]
    reader = lineage_of_store(store, names, instrument=instrument.slug, language=language).reader
    numbers = {source.name: n for n, source in enumerate(reader.sources)}
    snapshot = store.snapshot()
    texts = tuple(
        SearchedText(
            name=stage.slug,
            date=stage.date,
            letters=partial(_letters_of, snapshot, text_path(instrument.slug, stage.slug, language)),
            reader=reader,
            number=numbers[stage.slug],
        )
        for stage in stages
    )
    return SearchedTrack(instrument=instrument.slug, language=language, reader=reader, texts=texts)


def _letters_of(snapshot: Snapshot, path: str) -> str:
    content = decode(snapshot.read(path), path)
    if content.startswith(_FENCE):  # The keys of the front matter are no words of the text.
        content = content[content.find(f"\n{_FENCE}", len(_FENCE) - 1) + 1 + len(_FENCE) :]
    return content


_FENCE = f"{FENCE}\n"


def _wanted(names: Sequence[str], instruments: Sequence[Instrument]) -> set[str] | None:
    """Return the stages that names mean; None for all.

    Raises:
        InputError: If one means none.
    """
    slugs = list(dict.fromkeys(stage.slug for item in instruments for stage in item.stages))
    symbols = {stage.symbol.casefold(): stage.slug for item in instruments for stage in item.stages if stage.symbol}
    wanted: set[str] = set()
    for name in names:
        tag = name.rpartition("/")[2] if name.startswith("draft/") else name
        fitting = _fitting(tag, slugs) or [slug for symbol, slug in symbols.items() if symbol == name.casefold()]
        if not fitting:
            near = nearest(name, slugs, 1)
            raise InputError(
                f"There is no stage or file “{name}”",
                cause=f"the stages are: {', '.join(slugs)}" if slugs else "the store has no stage yet",
                remedy=f"type {near[0] if near else 'one of these names'}; words of a phrase go in quotation marks",
            )
        wanted.update(fitting)
    return wanted if names else None
