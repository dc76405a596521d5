"""What BEFORE and AFTER mean: a stage, a release tag, or a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.options import open_store, store_class
from tracker.errors import InputError
from tracker.language.tags import primary_subtag
from tracker.model.draft import DraftText
from tracker.readers import read_file
from tracker.report.terminal.plain import safe
from tracker.text.writer import digest

if TYPE_CHECKING:
    from tracker.model.finding import Finding
    from tracker.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One side of a comparison.

    Attributes:
        name: The stage, or the name of the file.
        draft: The text.
        sha256: Digest of its canonical body.
        source_sha256: Digest of the file as it was received; empty where the store does not know it.
        instrument: The instrument whose stage it is; empty for a file.
        problems: Doubtful places that reading found; those of a store were told when it was added.
        path: The file; None for a stage.
    """

    name: str
    draft: DraftText
    sha256: str
    source_sha256: str
    instrument: str = ""
    problems: tuple[Finding, ...] = ()
    path: Path | None = None


def sources(names: tuple[str, str], folder: Path | None, instrument: str, language: str) -> tuple[Source, Source]:
    """Read both sides of a comparison.

    Args:
        names: BEFORE and AFTER as typed.
        folder: The store that was named, if any.
        instrument: Which instrument; empty for the only one.
        language: Which language; empty for the only common one.

    Raises:
        InputError: If a side is neither file nor stage, or the languages differ.
        StoreError: If a store is needed and cannot be read.
    """
    files = [_as_file(name, folder) for name in names]
    if all(files):
        before, after = (_from_file(path) for path in files if path)
    else:
        with open_store(folder) as store:
            chosen = language or _common_language(store, names, files, instrument)
            before, after = (
                _from_file(path) if path else _from_store(store, name, instrument, chosen)
                for name, path in zip(names, files, strict=True)
            )
    return _one_language(before, after, language)


def one_source(name: str, folder: Path | None, instrument: str, language: str) -> Source:
    """Read one text.

    Args:
        name: The stage, release tag or file as typed.
        folder: The store that was named, if any.
        instrument: Which instrument; empty for the only one.
        language: Which language; empty for the only one.

    Raises:
        InputError: If it is neither file nor stage.
        StoreError: If a store is needed and cannot be read.
    """
    if path := _as_file(name, folder):
        return _from_file(path)
    with open_store(folder) as store:
        return _from_store(store, name, instrument, language)


def _as_file(name: str, folder: Path | None) -> Path | None:
    """The file that is meant; None for a stage. ``./name`` always means a file."""
    path = Path(name)
    if name.startswith(("./", "../", "/", "~")) or path.suffix.lower() in {".txt", ".md", ".docx", ".pdf", ".html"}:
        return path.expanduser()
    if not path.is_file():
        if folder is None and store_class().enclosing(Path.cwd()) is None:
            raise InputError(
                f"There is no file “{name}”, and no store encloses {Path.cwd()}",
                cause="a text is a stage of a store, a release tag, or a file",
                remedy="check the spelling, name the store with --store DIR, or go into it",
            )
        return None
    if folder is None and store_class().enclosing(Path.cwd()) is None:
        return path
    with open_store(folder) as store:
        try:
            store.languages(name)
        except InputError:
            return path
    return None


def _from_file(path: Path) -> Source:
    reading = read_file(path)
    return Source(
        name=safe(path.name),
        draft=reading.draft,
        sha256=digest(reading.draft),
        source_sha256=reading.sha256,
        problems=reading.problems,
        path=path,
    )


def _from_store(store: Store, name: str, instrument: str, language: str) -> Source:
    text = store.text(name, instrument=instrument, language=language)
    front = text.draft.front
    draft = replace(text.draft, front=replace(front, stage=front.stage or text.stage, language=text.language))
    return Source(
        name=text.stage,
        draft=draft,
        sha256=text.sha256,
        source_sha256=text.source_sha256,
        instrument=text.instrument,
    )


def _common_language(store: Store, names: tuple[str, str], files: list[Path | None], instrument: str) -> str:
    """The one language that both stages stand in; empty where one side is a file."""
    if any(files):
        return ""
    before, after = (store.languages(name, instrument=instrument) for name in names)
    common = [language for language in before if language in after]
    if len(common) == 1:
        return common[0]
    what = f"{names[0]} is in {', '.join(before)}; {names[1]} is in {', '.join(after)}"
    if common:
        raise InputError("Both stages stand in several languages", cause=what, remedy="name one with --language")
    raise InputError(
        "The two stages have no language in common",
        cause=f"{what}; two languages are never compared",
        remedy="add one of them in the other's language",
    )


def _one_language(before: Source, after: Source, language: str) -> tuple[Source, Source]:
    """Both with the same language; a file that names none takes the other's, or the option's."""
    languages = [source.draft.front.language for source in (before, after)]
    named = {primary_subtag(each) for each in languages if each}
    if len(named) > 1:
        raise InputError(
            f"{before.name} is in {languages[0]}, {after.name} in {languages[1]}",
            cause="two languages are never compared",
            remedy="compare texts of one language",
        )
    chosen = next((each for each in (*languages, language) if each), "")
    return _in_language(before, chosen), _in_language(after, chosen)


def _in_language(source: Source, language: str) -> Source:
    front = source.draft.front
    if front.language == language:
        return source
    return replace(source, draft=replace(source.draft, front=replace(front, language=language)))
