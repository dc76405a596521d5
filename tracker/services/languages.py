"""Compare the language versions of one text: structure, numbers, references and signs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.language.detect import detect_language
from tracker.language.tags import language_name, primary_subtag, tag_of
from tracker.language.versions import version_words
from tracker.languages.align import align_versions
from tracker.languages.differences import differences_of
from tracker.languages.lineage import unlike_lineages
from tracker.model.languages import AlignedVersions, Version
from tracker.report.languages.view import LanguagesView, VersionView, build_view, version_names
from tracker.services.compare import addresses_in, compare_drafts
from tracker.services.naming import stage_named
from tracker.services.sources import Source, common_store, file_source, in_found_language, is_file, stage_source
from tracker.services.stores import instrument_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.services.stores import LazyStore


def align_languages(drafts: Sequence[DraftText]) -> AlignedVersions:
    r"""Align the language versions of one text, and return the facts in which they differ.

    Args:
        drafts: The versions, two or more; the language of one that states none is found.

    >>> from tracker.services.sources import parse
    >>> aligned = align_languages([parse("Article 1\n\nA.\n\nArticle 2\n\nB.\n"), parse("Article premier\n\nA.\n")])
    >>> [(found.kind.value, found.values) for found in aligned.differences]
    [('lacking', ('Article 2', ''))]
    """
    versions = tuple(Version(name=str(n), draft=_with_language(draft)) for n, draft in enumerate(drafts))
    rows = align_versions(versions)
    return AlignedVersions(versions=versions, rows=rows, differences=differences_of(versions, rows))


def _with_language(draft: DraftText) -> DraftText:
    """Return a draft with its language, which is found from its words where it states none."""
    if draft.front.language:
        return draft
    words = "\n".join(block.text for _, block in draft.blocks)
    return replace(draft, front=replace(draft.front, language=detect_language(words)))


def languages_of_text(  # noqa: PLR0913 – the choices of a command, each by its name
    names: Sequence[str],
    store: LazyStore,
    *,
    provision: str = "",
    only: Sequence[str] = (),
    since: str = "",
    instrument: str = "",
    report_language: str = "",
) -> tuple[LanguagesView, tuple[Source, ...]]:
    """Compare the language versions of a stage, or several files.

    Args:
        names: A stage or a release tag; or two files or more, each in another language.
        store: The store to look in; opened only if a name is no file.
        provision: Only the differences in this provision: “article 5”; empty for the whole text.
        only: Only these languages, as people type them; empty for all.
        since: An earlier stage: provisions that came from others in one language than in another are differences too.
            If empty, the stage before, where it stands in the same languages.
        instrument: The instrument; empty for the only one.
        report_language: Language of the report's own words; English if empty.

    Returns:
        The view, and the texts as they were read.

    Raises:
        InputError: If there are not two versions, or two of them are in one language; if a name is neither a file nor
            a stage, or no version has the provision.
        StoreError: If a store is needed and cannot be read.
    """
    sources = versions_named(names, store, only=only, instrument=instrument)
    aligned = align_languages([source.draft for source in sources])
    earlier = _earlier(sources, since, store, instrument)
    if earlier:
        aligned = _with_lineage(aligned, earlier, sources, store)
    words = version_words(report_language)
    views = version_views(sources, words)
    inside = _addresses(sources, provision) if provision else None
    view = build_view(
        aligned,
        views,
        language=report_language,
        inside=inside,
        only=provision,
        since=earlier[0].name if earlier else "",
    )
    return view, tuple(sources)


def version_views(sources: Sequence[Source], words: dict[str, str]) -> list[VersionView]:
    """Return the names and the front matter of versions as reports show them.

    Args:
        sources: The versions.
        words: The words of the report.
    """
    titles = version_names([source.language for source in sources], [source.name for source in sources], words)
    return [
        VersionView(
            name=title,
            source=source.name,
            front=source.draft.front,
            sha256=source.sha256,
            source_sha256=source.source_sha256,
        )
        for title, source in zip(titles, sources, strict=True)
    ]


def versions_named(
    names: Sequence[str], store: LazyStore, *, only: Sequence[str] = (), instrument: str = ""
) -> list[Source]:
    """Read the versions of a stage, or several files; arguments and errors as for :func:`languages_of_text`."""
    return _chosen(_sources(names, store, instrument), only)


def _sources(names: Sequence[str], store: LazyStore, instrument: str) -> list[Source]:
    """Read the versions that are named."""
    from tracker.readers.input.typed_paths import typed_path  # noqa: PLC0415 – for files alone

    files = [is_file(name, store) for name in names]
    if len(names) == 1 and not files[0]:
        opened = store.get()
        stage = stage_named(opened, names[0], instrument)
        return [
            stage_source(opened, stage, instrument=instrument, language=tag)
            for tag in opened.languages(stage, instrument=instrument)
        ]
    if not all(files):
        raise InputError(
            "The versions of one stage are compared, or files",
            cause=f"{names[files.index(False)]} is a stage of the store",
            remedy="name one stage alone, or the files of all versions",
        )
    return [in_found_language(file_source(typed_path(name))) for name in names]


def differing_languages(source: Source, store: LazyStore) -> tuple[tuple[str, ...], int]:
    """Return the languages of the stage of a text, and in how many facts its versions differ.

    Args:
        source: The text.
        store: The store that it is from.

    Returns:
        The tags and the number; none and 0 for a file, and for a stage in one language alone.
    """
    if not source.instrument:
        return (), 0
    opened, name = store.get(), source.release or source.name
    tags = opened.languages(name, instrument=source.instrument)
    if len(tags) < 2:
        return (), 0
    drafts = [opened.text(name, instrument=source.instrument, language=tag).draft for tag in tags]
    return tags, len(align_languages(drafts).differences)


def _earlier(sources: Sequence[Source], since: str, store: LazyStore, instrument: str) -> list[Source]:
    """Return the texts of the earlier stage in the same languages; none where there is none, and none is asked for.

    Raises:
        InputError: If an earlier stage is asked for, and the versions are files or stand in other languages there.
    """
    if not sources[0].instrument:
        if since:
            raise InputError(
                "--since compares with an earlier stage, and these are files",
                remedy="add the versions of both stages to a store, or leave out --since",
            )
        return []
    opened = store.get()
    owner = instrument_of(opened, sources[0].name, instrument or sources[0].instrument)
    stage = owner.stage(sources[0].name) if owner else None
    name = stage_named(opened, since, instrument) if since else stage.predecessor if stage else ""
    if not name:
        return []
    there = opened.languages(name, instrument=instrument)
    lacking = [source.language for source in sources if source.language not in there]
    if lacking and since:
        raise InputError(
            f"{name} does not stand in {', '.join(map(language_name, lacking))}",
            remedy=f"name languages that both stages have behind --only; {name} has {', '.join(there)}",
        )
    if lacking:
        return []
    return [stage_source(opened, name, instrument=instrument, language=source.language) for source in sources]


def _with_lineage(
    aligned: AlignedVersions, earlier: Sequence[Source], sources: Sequence[Source], store: LazyStore
) -> AlignedVersions:
    """Return an alignment with the differences of the lineages since an earlier stage."""
    before = align_languages([source.draft for source in earlier])
    concordances = [
        compare_drafts(old, new, common_store(old, new, store))[0].concordance
        for old, new in zip(earlier, sources, strict=True)
    ]
    found = (*aligned.differences, *unlike_lineages(before.rows, aligned.rows, concordances))
    return replace(aligned, differences=tuple(sorted(found, key=lambda difference: difference.row)))


def _chosen(sources: Sequence[Source], only: Sequence[str]) -> list[Source]:
    """Return the versions in some languages; all if none is named."""
    wanted = [primary_subtag(tag_of(typed)) for typed in only]
    there = [primary_subtag(source.language) for source in sources]
    for typed, tag in zip(only, wanted, strict=True):
        if tag not in there:
            raise InputError(
                f"There is no version in “{typed}”",
                cause=f"there are {', '.join(language_name(tag) for tag in there)}",
                remedy="name some of these behind --only",
            )
    chosen = [source for source, tag in zip(sources, there, strict=True) if not wanted or tag in wanted]
    tags = [source.language for source in chosen]
    if twice := next((tag for tag in tags if tag and tags.count(tag) > 1), ""):
        raise InputError(
            f"Two of the texts are in {language_name(twice)}",
            cause="versions in different languages are compared here",
            remedy="compare two texts in one language with: tracker compare BEFORE AFTER",
        )
    if len(chosen) < 2:
        found = ", ".join(language_name(source.language) for source in chosen) or "none"
        raise InputError(
            "Only one language version is here",
            cause=f"it is {found}",
            remedy="name the file of another version too"
            if chosen and chosen[0].path
            else "add another version: tracker add FILE --stage STAGE --language TAG",
        )
    return chosen


def _addresses(sources: Sequence[Source], provision: str) -> list[Collection[Eid]]:
    """Return for each version the addresses of a provision; none where only other versions have it."""
    found: list[Collection[Eid]] = []
    failure: InputError | None = None
    for source in sources:
        try:
            found.append(addresses_in(source, provision))
        except InputError as error:
            found.append(frozenset())
            failure = failure or error
    if failure is not None and not any(found):
        raise failure
    return found
