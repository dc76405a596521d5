"""Verification of texts: each is readable, written in the standard way, and stated by a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.audit.results import describe, doubtful, sound
from tracker.store.formats.paths import TEXT_ENDING, TEXTS
from tracker.store.history import commits_by_path
from tracker.store.snapshot import decode
from tracker.text.parser import parse
from tracker.text.writer import digest, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.finding import Finding
    from tracker.store.history import Commit
    from tracker.store.snapshot import Snapshot


def verify_texts(snapshot: Snapshot, commits: Sequence[Commit]) -> Iterator[Finding]:
    """Check every text of a stage.

    Args:
        snapshot: The store as of HEAD.
        commits: Its history, newest first.
    """
    writers = commits_by_path(commits)
    right = 0
    for path in (path for path in snapshot.files if path.startswith(TEXTS)):
        touching = writers.get(path, [])
        doubt = _doubt_about(snapshot, path, touching)
        if doubt:
            since = f"; last touched {describe(touching[0])}" if touching else ""
            yield doubtful(f"{path}: {doubt}{since}")
        right += not doubt
    yield sound(f"texts: {right}, each exactly as the commit that added it states it" if right else "texts: none yet")


def _doubt_about(snapshot: Snapshot, path: str, writers: Sequence[Commit]) -> str:
    """Return the reason why a text is doubtful; empty if it is not."""
    try:
        instrument, stage, language = path.removeprefix(TEXTS).removesuffix(TEXT_ENDING).split("/")
        content = decode(snapshot.read(path), path)
        draft, _ = parse(content, path)
    except (InputError, StoreError) as error:
        return error.cause or error.message
    except ValueError:
        return "no text of a stage belongs there"
    front = draft.front
    # A doubtful place, as a label that comes twice, is printed so in the treaty: it is no damage.
    if write(draft) != content:
        return "it is not in the form that the program writes"
    if (front.instrument, front.stage, front.language) != (instrument, stage, language):
        return f"it says that it is {front.instrument} {front.stage} ({front.language})"
    if (language, digest(draft)) not in {text for commit in writers for text in commit.texts}:
        return "no commit of tracker states this text; it was changed by other means"
    return ""
