"""The texts that are searched for words: stages of a store in all their languages, or files."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.addresses.names import ProvisionNames
from tracker.errors import InputError
from tracker.language.tags import language_name, primary_subtag
from tracker.readers.input.typed_paths import is_web_address, typed_path
from tracker.search.folding import squash
from tracker.search.places import rows_of
from tracker.services.naming import is_file_name, is_part
from tracker.services.sources import file_source, stating_language
from tracker.spelling import nearest
from tracker.store.formats.paths import text_path
from tracker.store.snapshot import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.services.sources import Source
    from tracker.services.stores import LazyStore
    from tracker.store.formats.manifest import Instrument
    from tracker.store.snapshot import Snapshot


@dataclass(frozen=True, kw_only=True)
class SearchedText:
    """A text that is read when it may have the words.

    Attributes:
        name: The stage, or the name of the file.
        date: Its date, as treaty.toml or the file states it; may be empty.
        language: Its language; empty if unknown.
        instrument: The instrument of a stage; empty for a file.
        source: The file; None for a stage.
        snapshot: The store of a stage; None for a file.
    """

    name: str
    date: str
    language: str
    instrument: str = ""
    source: Source | None = None
    snapshot: Snapshot | None = field(default=None, repr=False)

    @cached_property
    def squashed(self) -> str:
        """Its letters, in the form in which a word can be looked for (:func:`tracker.search.folding.squash`)."""
        if self.source:
            return squash("\n".join(block.text for _, block in self.source.draft.blocks))
        assert self.snapshot is not None  # noqa: S101 – either the one or the other
        path = text_path(self.instrument, self.name, self.language)
        return squash(decode(self.snapshot.read(path), path))

    @cached_property
    def draft(self) -> DraftText:
        """The text, read in full.

        Raises:
            StoreError: If it cannot be read.
        """
        if self.source:
            return self.source.draft
        assert self.snapshot is not None  # noqa: S101 – either the one or the other
        return self.snapshot.draft(self.instrument, self.name, self.language)

    @cached_property
    def rows(self) -> dict[Eid, Eid]:
        """For each line the provision by which it is followed (:func:`tracker.search.places.rows_of`)."""
        return rows_of(self.draft)

    @cached_property
    def _names(self) -> dict[str, ProvisionNames]:
        return {}

    def names(self, words: dict[str, str]) -> ProvisionNames:
        """Return the names of its provisions, which are made once.

        Args:
            words: The words of the report.
        """
        language = words["lang"]
        if language not in self._names:
            self._names[language] = ProvisionNames(self.draft, words)
        return self._names[language]


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
) -> tuple[tuple[SearchedText, ...], ...]:
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


def _files(names: Iterable[str], language: str) -> Iterator[tuple[SearchedText, ...]]:
    by_language: dict[str, list[SearchedText]] = {}
    for name in names:
        source = stating_language(file_source(typed_path(name)), language)
        text = SearchedText(
            name=source.name, date=source.draft.front.date, language=source.language, source=source
        )  # fmt: skip
        by_language.setdefault(primary_subtag(source.language), []).append(text)
    yield from map(tuple, by_language.values())


def _stages(
    names: Sequence[str], store: LazyStore, instrument: str, language: str
) -> Iterator[tuple[SearchedText, ...]]:
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
        languages = {tag: None for stage in stages for tag in snapshot.languages(item.slug, stage.slug)}
        for tag in sorted(languages):
            if language and primary_subtag(tag) != primary_subtag(language):
                continue
            found = True
            yield tuple(
                SearchedText(
                    name=stage.slug, date=stage.date, language=tag, instrument=item.slug, snapshot=snapshot
                )
                for stage in stages
                if tag in snapshot.languages(item.slug, stage.slug)
            )  # fmt: skip
    if not found and language:
        all_languages = sorted({tag for item in instruments for tag in item.languages})
        raise InputError(
            f"No text that is to be searched is in {language_name(language)}",
            cause=f"the languages of the store are: {', '.join(all_languages)}" if all_languages else "",
            remedy="leave out --language, or name one of these" if all_languages else "leave out --language",
        )


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
