"""The store as it stands: its texts, and what people said of links."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.audit.results import describe, doubtful, sound
from tracker.store.formats.statements import FOLDER, StagePair, Statement, read_statements, statement_digest
from tracker.store.snapshot import TEXTS, Snapshot, decoded
from tracker.text.parser import parse
from tracker.text.writer import digest, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.finding import Finding
    from tracker.store.history import Commit


def texts(now: Snapshot, commits: Sequence[Commit]) -> Iterator[Finding]:
    """Every text can be read, is as the program writes it, and is stated by the commit that brought it in.

    Args:
        now: The store as it stands.
        commits: Its history, newest first.
    """
    touching: dict[str, list[Commit]] = defaultdict(list)
    for commit in commits:
        for path in {*commit.touched, *commit.files}:
            touching[path].append(commit)
    right = 0
    for path in (path for path in now.files if path.startswith(TEXTS)):
        doubt = _doubt_of(now, path, touching[path])
        if doubt:
            since = f"; last touched {describe(touching[path][0])}" if touching[path] else ""
            yield doubtful(f"{path}: {doubt}{since}")
        right += not doubt
    yield sound(f"texts: {right} as the commits that brought them in state them")


def _doubt_of(now: Snapshot, path: str, touching: Sequence[Commit]) -> str:
    try:
        instrument, stage, language = path.removeprefix(TEXTS).removesuffix(".md").split("/")
        content = decoded(now.repository.read(now.files[path]), path)
        draft, problems = parse(content, path)
    except (InputError, StoreError) as error:
        return error.cause or error.message
    except ValueError:
        return "no text of a stage stands there"
    front = draft.front
    if problems or write(draft) != content:
        return "it is not written as the program writes it"
    if (front.instrument, front.stage, front.language) != (instrument, stage, language):
        return f"it says that it is {front.instrument} {front.stage} ({front.language})"
    if (language, digest(draft)) not in {text for each in touching for text in each.texts}:
        return "no commit of tracker states this text; it was changed by other means"
    return ""


def people_said(now: Snapshot, commits: Sequence[Commit]) -> Iterator[Finding]:
    """What people said of links can be read, is of stages that are there, and is all that commits say was said.

    Args:
        now: The store as it stands.
        commits: Its history, newest first.
    """
    there: dict[str, str] = {}
    for path in (path for path in now.files if path.startswith(FOLDER)):
        try:
            found = _read(now, path)
        except (InputError, StoreError) as error:
            yield doubtful(f"{path}: {error.cause or error.message}")
            return
        for one in found:
            link = f"{one.before_label or 'none'} = {one.after_label or 'none'}"
            there[statement_digest(one)] = f"{path}: no commit of tracker states “{one.verdict} {link}”"
    stated = _stated(commits)
    for each, commit in stated.items():
        if each not in there:
            yield doubtful(f"a correction is gone that nobody took back: {describe(commit)}")
    for each, what in there.items():
        if each not in stated:
            yield doubtful(what)
    if there:
        yield sound(f"corrections: {len(there)} statements of people were looked at")


def _read(now: Snapshot, path: str) -> tuple[Statement, ...]:
    instrument, _, pair = path.removeprefix(FOLDER).removesuffix(".toml").partition("/")
    before, _, after = pair.partition("--")
    found = read_statements(decoded(now.repository.read(now.files[path]), path), StagePair(instrument, before, after))
    described = now.manifest.instrument(instrument)
    if described is None or not (described.stage(before) and described.stage(after)):
        raise StoreError(path, cause="the stages that it is about are not in the store")
    return found


def _stated(commits: Sequence[Commit]) -> dict[str, Commit]:
    """The digests of all statements that were made and not taken back, and who made them."""
    last: dict[str, tuple[str, Commit]] = {}
    for commit in commits:
        for name, each in commit.trailers:
            if name in ("Statement-Added", "Statement-Forgotten"):
                last.setdefault(each, (name, commit))
    return {each: commit for each, (name, commit) in last.items() if name == "Statement-Added"}
