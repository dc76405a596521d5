"""Read the texts that a user names: a file, bytes, a stage of a store, or a release tag."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.language.detect import detect_script
from tracker.language.tags import UNKNOWN, language_name, primary_subtag
from tracker.model.annotation import Annotations
from tracker.model.draft import DraftText
from tracker.readers import Reading, read_bytes, read_file
from tracker.readers.input.typed_paths import similar_files, typed_path
from tracker.report.terminal.plain import safe
from tracker.services.naming import is_file_name, stage_named
from tracker.services.reading.annotations import annotations_of
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.finding import Finding
    from tracker.model.stage import FrontMatter
    from tracker.services.stores import LazyStore
    from tracker.store.store import Store

_NO_ANNOTATIONS = Annotations()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One text to compare, check or print.

    Attributes:
        name: The stage, or the name of the file.
        draft: The text.
        sha256: SHA-256 of its canonical body.
        source_sha256: SHA-256 of the file as received; empty if the store does not know it.
        instrument: The instrument of the stage; empty for a file.
        release: The release tag, if the stage was named by one.
        problems: Doubtful places that the reader of the file reported; those of a stage were reported by ``add``.
        path: The file; None for a stage.
        found: Language that the reader of the file found; empty if the file states one, or none is sure. The front
            matter of ``draft`` has it only where two texts are compared, or a file is made.
        unsure: The file states no language, and none was found.
        annotations: Comments and marked changes of a file; those of a stage are asked of the store.
    """

    name: str
    draft: DraftText
    sha256: str
    source_sha256: str
    instrument: str = ""
    release: str = ""
    problems: tuple[Finding, ...] = ()
    path: Path | None = None
    found: str = ""
    unsure: bool = False
    annotations: Annotations = _NO_ANNOTATIONS

    @property
    def language(self) -> str:
        """Its language, stated or found; empty if unknown."""
        return self.draft.front.language or self.found


# Texts in memory


def read(source: Path | str | bytes, name: str = "text.txt", front: FrontMatter | None = None) -> Reading:
    r"""Read a draft, with its doubtful places and an account of what was left out.

    Args:
        source: A file; or the bytes of one; or a text, plain or structured.
        name: For bytes and texts, the name to use in messages; one that ends in ``.md`` is structured text.
        front: Front matter of the draft, as far as it is known; takes precedence over the file's own front matter.

    Raises:
        InputError: If it cannot be read; the error names the thing, the place, the cause and the remedy.

    >>> reading = read("Article 1\n\nPeace.\n\nArticle 1\n\nSolidarity.\n")
    >>> [article.label for article in reading.draft.articles], len(reading.problems)
    (['Article 1', 'Article 1'], 1)
    """
    if isinstance(source, Path):
        return read_file(source, front=front)
    return read_bytes(source.encode() if isinstance(source, str) else source, name, front=front)


def parse(source: Path | str | bytes, name: str = "text.txt", front: FrontMatter | None = None) -> DraftText:
    r"""Read a draft, as :func:`read` does, and return the draft alone.

    Raises:
        InputError: If it cannot be read.

    >>> parse("Article 1\n\nPeace.\\n").articles[0].label
    'Article 1'
    """
    return read(source, name, front).draft


# Texts by name


def resolve(name: str, store: LazyStore, *, instrument: str = "", language: str = "") -> Source:
    """Read one text by its name.

    Args:
        name: A stage, a release tag or a file, as typed.
        store: The store to look in; opened only if the name is no file.
        instrument: The instrument; empty for the only one.
        language: The language; empty for the only one.

    Raises:
        InputError: If it is neither a file nor a stage, or more than one text fits.
        StoreError: If a store is needed and cannot be read.
    """
    if path := _file_named(name, store):
        return stating_language(file_source(path), language)
    return stage_source(store.get(), name, instrument=instrument, language=language)


def resolve_both(
    before: str, after: str, store: LazyStore, *, instrument: str = "", language: str = ""
) -> tuple[Source, Source]:
    """Read both texts of a comparison by their names.

    Args:
        before: The text before: a stage, a release tag or a file, as typed.
        after: The text after, likewise.
        store: The store to look in; opened only if a name is no file.
        instrument: The instrument; empty for the only one.
        language: The language; empty for the only one that both texts have.

    Raises:
        InputError: If a name is neither a file nor a stage, or the languages differ.
        StoreError: If a store is needed and cannot be read.
    """
    files = _file_named(before, store), _file_named(after, store)
    if not any(files):
        return stage_sources(store.get(), before, after, instrument=instrument, language=language)
    # The file first: where the stage stands in several languages, that of the file is meant.
    read = [stating_language(file_source(path), language) if path else None for path in files]
    wanted = language or next((source.language for source in read if source and source.language), "")
    first, second = (
        source or _stage_in(store.get(), name, instrument=instrument, language=language, wanted=wanted)
        for name, source in zip((before, after), read, strict=True)
    )
    return _same_language(*_with_two_names(first, second), language)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFiles:
    """Two files that can be compared.

    Attributes:
        sources: The texts before and after, in one language.
        readings: Their readings, with the account of what was left out; the drafts are those of the sources.
    """

    sources: tuple[Source, Source]
    readings: tuple[Reading, Reading]


def compared_files(before: Path, after: Path, language: str = "") -> ComparedFiles:
    """Read two files to compare, as :func:`resolve_both` does, and keep their readings.

    Args:
        before: The file before.
        after: The file after.
        language: Their language as stated; empty if nobody stated it.

    Raises:
        InputError: If one cannot be read, or the languages differ.
    """
    first, second = read_file(before), read_file(after)
    sources = (
        stating_language(source_of(reading, path), language) for reading, path in ((first, before), (second, after))
    )
    texts = _same_language(*_with_two_names(*sources), language)
    return ComparedFiles(
        sources=texts,
        readings=(replace(first, draft=texts[0].draft), replace(second, draft=texts[1].draft)),
    )


def _with_two_names(first: Source, second: Source) -> tuple[Source, Source]:
    """Return two texts whose names differ: of two files called draft.docx the names of their folders are added."""
    if first.path is None or second.path is None or first.name != second.name:
        return first, second
    parts = first.path.absolute().parts, second.path.absolute().parts
    for size in range(2, max(map(len, parts)) + 1):
        names = ["/".join(part[-size:]) for part in parts]
        if names[0] != names[1]:
            return replace(first, name=safe(names[0])), replace(second, name=safe(names[1]))
    return first, second


def stage_sources(
    store: Store, before: str, after: str, *, instrument: str = "", language: str = ""
) -> tuple[Source, Source]:
    """Read both texts of a comparison from a store; arguments and errors as for :func:`resolve_both`."""
    names = stage_named(store, before, instrument), stage_named(store, after, instrument)
    chosen = language or _common_language(store, names, instrument)
    first, second = (stage_source(store, name, instrument=instrument, language=chosen) for name in names)
    return _same_language(first, second, language)


def is_file(name: str, store: LazyStore) -> bool:
    """Return whether a name means a file, and no stage of the store.

    Raises:
        InputError: If it means neither, and there is no store.
    """
    return _file_named(name, store) is not None


def in_one_language(sources: Sequence[Source], language: str = "") -> list[Source]:
    """Return texts of one language, each with another name.

    Args:
        sources: The texts.
        language: The language that their user states; empty for the one that they state, or that was found.

    Raises:
        InputError: If two of them are in different languages, or are one text of a store.
    """
    out: list[Source] = []
    for source in sources:
        added = source
        for n, earlier in enumerate(out):
            out[n], added = _same_language(*_with_two_names(earlier, added), language)
        out.append(added)
    names = [source.name for source in out]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise InputError(f"{twice} is named twice", remedy="name each text once")
    return out


def common_store(before: Source, after: Source, store: LazyStore) -> Store | None:
    """Return the store of two stages, opened; None if one of the texts is a file."""
    return store.get() if before.instrument and after.instrument else None


def file_source(path: Path) -> Source:
    """Read a file.

    Raises:
        InputError: If it cannot be read.
    """
    return source_of(read_file(path), path)


def source_of(reading: Reading, path: Path) -> Source:
    """Return a file that was read as a text to compare.

    Args:
        reading: Its reading.
        path: The file.
    """
    return Source(
        name=safe(path.name),
        draft=reading.draft,
        sha256=digest(reading.draft),
        source_sha256=reading.sha256,
        problems=reading.problems,
        path=path,
        found="" if reading.draft.front.language else reading.offered.language,
        unsure=not (reading.draft.front.language or reading.offered.language),
        annotations=annotations_of(reading),
    )


def stating_language(source: Source, language: str) -> Source:
    """Return a file with the language that its user states.

    Args:
        source: The file.
        language: The tag; empty for none.

    Raises:
        InputError: If the file itself states another language.
    """
    stated = source.draft.front.language
    if not language or (stated and primary_subtag(stated) == primary_subtag(language)):
        return source
    if stated:
        raise InputError(
            f"{source.name} says itself that it is in {language_name(stated)}",
            cause=f"--language says that it is in {language_name(language)}",
            remedy="leave out --language, or correct the line “language:” of the file",
        )
    return _in_language(replace(source, found="", unsure=False), language)


def words_in(source: Source) -> str:
    """Return the words of a text, a line each block."""
    return "\n".join(block.text for _, block in source.draft.blocks)


def in_found_language(source: Source) -> Source:
    """Return a text with the language that was found for it, where it states none."""
    return _in_language(source, source.language or _tag_of_script(source))


def _stage_in(store: Store, name: str, *, instrument: str, language: str, wanted: str) -> Source:
    """Read a stage, in a language that is wanted if it has a text in it and no other was asked for."""
    name = stage_named(store, name, instrument)
    if not language:
        available = store.languages(name, instrument=instrument)
        fitting = [tag for tag in available if primary_subtag(tag) == primary_subtag(wanted)]
        language = fitting[0] if len(fitting) == 1 else ""
    return stage_source(store, name, instrument=instrument, language=language)


def stage_source(store: Store, name: str, *, instrument: str = "", language: str = "") -> Source:
    """Read a stage, by its name or a part of it, or a release by its tag.

    Raises:
        InputError: If there is no such stage, or more than one text fits.
        StoreError: If the text cannot be read.
    """
    text = store.text(stage_named(store, name, instrument), instrument=instrument, language=language)
    front = text.draft.front
    draft = replace(text.draft, front=replace(front, stage=front.stage or text.stage, language=text.language))
    return Source(
        name=text.stage,
        draft=draft,
        sha256=text.sha256,
        source_sha256=text.source_sha256,
        instrument=text.instrument,
        release=text.release,
    )


def _file_named(name: str, store: LazyStore) -> Path | None:
    """Return the file that a name means; None if it means a stage."""
    path = typed_path(name)
    if is_file_name(name):
        return path
    if store.folder is None:
        if path.exists():
            return path
        similar = similar_files(path)
        raise InputError(
            f"There is no file “{name}”, and no store encloses {Path.cwd()}",
            cause=f"there is {', '.join(similar)}"
            if similar
            else "a text is a stage of a store, a release tag, or a file",
            remedy="name it with its ending, as it is written"
            if similar
            else "check the spelling, name the store with --store DIR, or go into it",
        )
    if not path.is_file():
        return None
    try:
        store.get().languages(name)
    except InputError:
        return path
    return None


def _common_language(store: Store, names: tuple[str, str], instrument: str) -> str:
    """Return the one language that both stages have."""
    before, after = (store.languages(name, instrument=instrument) for name in names)
    common = [language for language in before if language in after]
    if len(common) == 1:
        return common[0]
    languages = f"{names[0]} is in {', '.join(before)}; {names[1]} is in {', '.join(after)}"
    if common:
        raise InputError("Both stages have several languages", cause=languages, remedy="name one with --language")
    raise InputError(
        "The two stages have no language in common",
        cause=f"{languages}; two languages are never compared",
        remedy="add one of them in the other's language",
    )


def _same_language(before: Source, after: Source, language: str) -> tuple[Source, Source]:
    """Give both texts the same language: that which they state, else the one that was asked for, else the one found.

    Raises:
        InputError: If their languages differ.
    """
    both = before, after
    languages = [source.language for source in both]
    if len({primary_subtag(tag) for tag in languages if tag}) > 1:
        found = any(source.found for source in both)
        first, second = (language_name(tag) for tag in languages)
        raise InputError(
            f"{before.name} is in {first}, {after.name} in {second}",
            cause="two languages are never compared" + "; the language was found from the words of the file" * found,
            remedy="compare texts of one language" + ", or state it, if that is wrong: --language" * found,
        )
    if not language and not all(languages):
        _refuse_two_scripts(before, after)
    stated = (source.draft.front.language for source in both)
    chosen = next((tag for tag in (*stated, language, *languages) if tag), "") or _tag_of_script(before, after)
    return _in_language(before, chosen), _in_language(after, chosen)


def _refuse_two_scripts(before: Source, after: Source) -> None:
    """Refuse two texts in two scripts, which show that the languages differ where too few words say which they are.

    Raises:
        InputError: If each is written in one script, and not in that of the other.
    """
    first, second = (detect_script(words_in(source)) for source in (before, after))
    if first and second and first != second:
        raise InputError(
            f"{before.name} is written in {first} script, {after.name} in {second}",
            cause="two languages are never compared",
            remedy="compare texts of one language, or state it, if both are in one: --language",
        )


def _tag_of_script(*sources: Source) -> str:
    """Return the tag of an unknown language that is written in Arabic script, so that it runs from right to left.

    Returns:
        ``und-Arab`` if the texts are written in Arabic script, else empty.
    """
    return f"{UNKNOWN}-Arab" if {detect_script(words_in(source)) for source in sources} == {"Arabic"} else ""


def _in_language(source: Source, language: str) -> Source:
    front = source.draft.front
    if front.language == language:
        return source
    return replace(source, draft=replace(source.draft, front=replace(front, language=language)))
