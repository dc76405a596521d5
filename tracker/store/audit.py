"""Is the store what it says? Every text, every commit that states a digest, every release, every statement of people.

A store is an ordinary git repository, in which anybody with access can write by other means. What tracker wrote states
the digests of texts in its commits and tags, so what was changed by other means does not agree with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store import messages
from tracker.store.names import TagName, check_language, check_slug, tag_name
from tracker.store.releasing import REFS
from tracker.store.repository import Repository, TagRecord
from tracker.store.snapshot import Snapshot, decoded
from tracker.store.statements import FOLDER, Stages, read_statements
from tracker.text.parser import parse
from tracker.text.writer import digest, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SHORT = 10
_TEXTS = "text/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """One thing that was looked at.

    Attributes:
        holds: Whether it is as it should be; None for what could not be looked at.
        what: A sentence.
    """

    holds: bool | None
    what: str


def audit(folder: Path) -> list[Audited]:
    """Look at everything that can be proved of a store, damaged or not, without changing anything.

    Args:
        folder: The folder of the store.

    Raises:
        StoreError: If there is no git repository.
    """
    with Repository(folder) as repository:
        return list(_audited(repository))


def _audited(repository: Repository) -> Iterator[Audited]:
    try:
        repository.run("fsck", "--full", "--strict", "--no-dangling", "--no-progress")
        yield Audited(holds=True, what="git: every object is whole, and named by its content")
    except StoreError as error:
        yield Audited(holds=False, what=f"git finds the repository damaged: {error.cause}")
        yield Audited(
            holds=None, what="texts, history and releases were not looked at; mend the repository, or take a copy"
        )
        return
    head = repository.head()
    if not head:
        yield Audited(holds=False, what="there is no commit that could be looked at")
        return
    try:
        now = Snapshot.take(repository, head)
    except (StoreError, InputError) as error:
        yield Audited(holds=False, what=f"{error.what}: {error.cause}")
        return
    yield from _texts(now)
    yield from _statements(now)
    yield from _history(now)
    yield from _releases(repository, head)


# The store as it stands


def _texts(now: Snapshot) -> Iterator[Audited]:
    """Every text can be read, is as the program writes it, and is stated by the commit that brought it in."""
    sound = 0
    for path in (path for path in now.files if path.startswith(_TEXTS)):
        doubt = _doubt_of(now, path)
        if doubt:
            yield Audited(holds=False, what=f"{path}: {doubt}")
        sound += not doubt
    yield Audited(holds=True, what=f"texts: {sound} as the commits that brought them in state them")


def _doubt_of(now: Snapshot, path: str) -> str:
    try:
        instrument, stage, language = path.removeprefix(_TEXTS).removesuffix(".md").split("/")
        content = decoded(now.repository.read(now.files[path]), path)
        draft, problems = parse(content, path)
    except (InputError, StoreError) as error:
        return error.cause or error.what
    except ValueError:
        return "no text of a stage stands there"
    front = draft.front
    if problems or write(draft) != content:
        return "it is not written as the program writes it"
    if (front.instrument, front.stage, front.language) != (instrument, stage, language):
        return f"it says that it is {front.instrument} {front.stage} ({front.language})"
    stated = {
        (trailers.get("Text-SHA256"), trailers.get("Language"))
        for message in now.repository.messages(now.commit, path)
        if (trailers := dict(messages.trailers_of(message)))
    }
    if (digest(draft), language) not in stated:
        return "no commit of tracker states this text; it was changed by other means"
    return ""


def _statements(now: Snapshot) -> Iterator[Audited]:
    """What people said of links can be read, and is of stages that are there."""
    sound = 0
    for path in (path for path in now.files if path.startswith(FOLDER)):
        try:
            instrument, _, pair = path.removeprefix(FOLDER).removesuffix(".toml").partition("/")
            before, _, after = pair.partition("--")
            read_statements(decoded(now.repository.read(now.files[path]), path), Stages(instrument, before, after))
        except (InputError, StoreError) as error:
            yield Audited(holds=False, what=f"{path}: {error.cause or error.what}")
            continue
        described = now.manifest.instrument(instrument)
        if described is None or not (described.stage(before) and described.stage(after)):
            yield Audited(holds=False, what=f"{path}: the stages that it is about are not in the store")
            continue
        sound += 1
    if sound:
        yield Audited(holds=True, what=f"corrections: {sound} files can be read")


# Its history


def _history(now: Snapshot) -> Iterator[Audited]:
    """Each commit that states the digest of a text holds that text, and none of these texts is gone."""
    repository = now.repository
    output = repository.run("log", "-z", "--format=%H%n%B", "--end-of-options", now.commit).decode("utf-8", "replace")
    sound = 0
    seen: set[tuple[str, str, str]] = set()
    for record in filter(None, output.split("\0")):
        commit, _, message = record.partition("\n")
        said = dict(messages.trailers_of(message))
        if "Text-SHA256" not in said or "Stage" not in said:
            continue
        text = said.get("Instrument", ""), said["Stage"], said.get("Language", "")
        when = f"commit {commit[:_SHORT]} ({message.partition(chr(10))[0]})"
        if _digest_at(repository, commit, *text) != said["Text-SHA256"]:
            yield Audited(holds=False, what=f"{when} states a text that it does not hold; history was rewritten")
        elif text not in seen and Snapshot.path(*text) not in now.files:
            yield Audited(holds=False, what=f"{when} brought in a text that is gone; it was taken out by other means")
        else:
            sound += 1
        seen.add(text)
    yield Audited(holds=True, what=f"history: {sound} commits hold the texts that they state")


def _digest_at(repository: Repository, commit: str, instrument: str, stage: str, language: str) -> str:
    """The digest of a text in a commit; empty if it is not there or cannot be read."""
    try:
        check_slug(instrument, "instrument")
        check_slug(stage, "stage")
        path = Snapshot.path(instrument, stage, check_language(language))
        draft, _ = parse(decoded(repository.read(f"{commit}:{path}"), path), path)
    except (InputError, StoreError):
        return ""
    return digest(draft)


# Its releases


def _releases(repository: Repository, head: str) -> Iterator[Audited]:
    records = repository.tags(f"{REFS}draft/")
    commits = set(repository.run("rev_list", "--end-of-options", head).decode().split())
    sound = 0
    for record in records:
        doubts = list(_doubts_of(repository, record, commits))
        for doubt in doubts:
            yield Audited(holds=False, what=f"release {record.ref.removeprefix(REFS)}: {doubt}")
        sound += not doubts
    yield Audited(holds=True, what=f"releases: {sound} hold the texts that they state, and stand in the history")
    if records:
        yield Audited(holds=None, what="who made the releases was not proved: they carry no signatures")


def _doubts_of(repository: Repository, record: TagRecord, commits: set[str]) -> Iterator[str]:
    name = record.ref.removeprefix(REFS)
    try:
        parts = tag_name(name)
    except InputError as error:
        yield error.what
        return
    if parts is None or (record.kind, record.target_kind) != ("tag", "commit"):
        yield "it is no tag that tracker made"
        return
    if f"\ntag {name}\n" not in repository.read(record.id).decode("utf-8", "replace"):
        yield "the tag was made under another name"
    if record.target not in commits:
        yield "it stands outside of the history; that was rewritten, or the tag was moved"
    trailers = messages.trailers_of(record.message)
    plain = dict(trailers)
    if (plain.get("Instrument"), plain.get("Stage")) != (parts.instrument, parts.stage):
        yield "its message is about another stage"
    yield from _texts_of(repository, record.target, parts, messages.by_language(trailers, "Text-SHA256"), plain)


def _texts_of(
    repository: Repository, commit: str, parts: TagName, stated: dict[str, str], plain: dict[str, str]
) -> Iterator[str]:
    try:
        then = Snapshot.take(repository, commit)
    except (StoreError, InputError) as error:
        yield f"the store of then cannot be read: {error.cause or error.what}"
        return
    if not stated:
        yield "it states no texts"
    for language in sorted({*stated, *then.languages(parts.instrument, parts.stage)}):
        found = _digest_at(repository, commit, parts.instrument, parts.stage, language)
        if found != stated.get(language):
            yield f"the text in {language} is not the one that it states"
    instrument = then.manifest.instrument(parts.instrument)
    stage = instrument.stage(parts.stage) if instrument else None
    if stage is None or (stage.symbol, stage.date) != (plain.get("Symbol", ""), plain.get("Date", "")):
        yield "symbol or date are not those that it states"
