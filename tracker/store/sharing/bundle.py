"""A whole store in one file, for a stick or a mail: a bundle, which plain git reads too."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.audit.verify import verify_store
from tracker.store.create import check_place
from tracker.store.git.drivers import install_drivers
from tracker.store.git.repository import NO_OBJECT, Move, Repository
from tracker.store.git.transaction import advance, writing
from tracker.store.releases.release import NEWEST, REFS, releases
from tracker.store.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.store.formats.authorship import Authorship
    from tracker.store.records import Release
    from tracker.store.releases.signatures import Signers

LARGEST = 1_000_000_000
"""Bytes of a bundle that is read: a thousand drafts of a long treaty take some ten million."""

_MARK = b"# v"


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A store as one file.

    Attributes:
        content: The bundle.
        sha256: Its digest.
        commit: The newest commit in it.
        branch: The branch that it stands at.
        releases: The releases in it.
    """

    content: bytes
    sha256: str
    commit: str
    branch: str
    releases: tuple[Release, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was brought in.

    Attributes:
        folder: The store.
        new: Whether it was made.
        commits: How many commits came.
        releases: The releases that came.
    """

    folder: Path
    new: bool
    commits: int
    releases: tuple[str, ...]


def export(repository: Repository) -> ExportResult:
    """The whole store, with its history and all its releases.

    Raises:
        StoreError: If git refuses.
    """
    if not repository.succeeds("symbolic_ref", "--quiet", "HEAD"):
        raise StoreError(
            "The store stands on no branch", cause="HEAD is detached", remedy="go back to one: git switch main"
        )
    branch = repository.run("symbolic_ref", "HEAD").decode().strip()
    here = set(repository.run("rev_list", "HEAD").decode().split())
    # A release on another branch would stand outside of the history that the bundle holds.
    held = [each for each in releases(repository) if each.commit in here]
    refs = ["HEAD", branch, *(f"{REFS}{each.tag}" for each in held)]
    if repository.resolve(NEWEST) in {each.tag_id for each in held}:
        refs.append(NEWEST)
    content = repository.run("bundle", "create", "--quiet", "-", *refs)
    return ExportResult(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        commit=repository.head(),
        branch=branch.removeprefix("refs/heads/"),
        releases=tuple(held),
    )


def import_bundle(bundle: Path, folder: Path, by: Authorship, signers: Signers | None = None) -> ImportResult:
    """Make a store of a bundle, or bring a store forward to it; only if nothing in it is doubtful.

    Args:
        bundle: The file.
        folder: A store that the bundle goes on from; or an empty folder, or one that does not exist.
        by: Who does it, and when, for git's own log.
        signers: Those whose signatures count; None for those whom the store itself names.

    Raises:
        InputError: If the file is no bundle, or what it holds is doubtful.
        StoreError: If the store has gone another way, or cannot be written.
    """
    _check(bundle)
    folder = folder.absolute()
    here = (folder / ".git").exists()
    if not here:
        check_place(folder)
    with _unpacked(bundle, folder) as fresh:
        _prove(bundle, fresh, signers)
        if here:
            return _forward(fresh, bundle, folder, by)
        with Repository(fresh) as repository:
            # Only now: what was not proved is never written out as files.
            repository.run("read_tree", "HEAD")
            repository.run("checkout_index", "--all", "--quiet")
            found = ImportResult(
                folder, True, _count(repository, "HEAD"), tuple(each.tag for each in releases(repository))
            )
            install_drivers(repository)
        if folder.exists():
            folder.rmdir()  # It is empty: see check_place.
        fresh.replace(folder)
    return found


def _check(bundle: Path) -> None:
    try:
        size = bundle.stat().st_size
        with bundle.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise InputError(f"{bundle} cannot be read", cause=error.strerror or str(error)) from None
    if not (start.startswith(_MARK) and b"git bundle" in start):
        raise InputError(
            f"{bundle} is no bundle", cause="it does not begin like one", remedy="name what tracker export made"
        )
    if size > LARGEST:
        raise InputError(f"{bundle} is too large", cause=f"it has {size} bytes; {LARGEST} are read")


@contextmanager
def _unpacked(bundle: Path, folder: Path) -> Iterator[Path]:
    """The bundle as a store beside the folder it is for, without its files; taken away afterwards."""
    fresh = folder.parent / f".{folder.name}.importing-{os.getpid()}"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear_left_behind(folder)
        with Repository.create(fresh, made=True) as repository:
            _unbundle(repository, bundle)
        yield fresh
    except OSError as error:
        raise StoreError(f"{bundle} cannot be brought in", cause=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _clear_left_behind(folder: Path) -> None:
    """Take away what imports into this folder left that were killed."""
    if sys.platform == "win32":
        return  # There, asking whether a process lives could end it.
    for left in folder.parent.glob(f".{folder.name}.importing-*"):
        number = left.name.rpartition("-")[2]
        try:
            os.kill(int(number), 0)
        except (ProcessLookupError, ValueError, OverflowError):
            shutil.rmtree(left, ignore_errors=True)
        except OSError:
            continue  # It lives, and is somebody else's.


def _unbundle(repository: Repository, bundle: Path) -> None:
    try:
        lines = repository.run("bundle", "unbundle", str(bundle.absolute())).decode("utf-8", "replace").splitlines()
    except StoreError as error:
        raise InputError(f"{bundle} is damaged or not whole", cause=error.cause, remedy="ask for it again") from None
    refs = {name: each for each, _, name in (line.partition(" ") for line in lines)}
    head = refs.get("HEAD", "")
    if not head:
        raise InputError(f"{bundle} holds no store", cause="it does not say where it stands (HEAD)")
    kept = {name: each for name, each in refs.items() if name.startswith(f"{REFS}draft/") or name == NEWEST}
    lines = [f"create {name} {each}\n" for name, each in {"HEAD": head, **kept}.items()]
    try:
        repository.run("update_ref", "--stdin", stdin="".join(lines).encode())
        Snapshot.take(repository, head)
    except StoreError as error:
        raise InputError(f"{bundle} holds no store", cause=error.cause or error.message) from None


def _prove(bundle: Path, fresh: Path, signers: Signers | None) -> None:
    doubts = [each.message for each in verify_store(fresh, signers) if each.holds is False]
    if doubts:
        more = f" (and {len(doubts) - 3} more)" if len(doubts) > 3 else ""
        raise InputError(
            f"{bundle} is not what it says, so nothing was brought in",
            cause="; ".join(doubts[:3]) + more,
            remedy="ask for it again, from somebody you know; to look at it all the same: git clone it",
        )


def _forward(fresh: Path, bundle: Path, folder: Path, by: Authorship) -> ImportResult:
    """Bring a store forward to another that goes on from it."""
    with Repository(folder) as ours, Repository(fresh) as theirs, writing(ours) as held:
        tags = {each.tag: each.tag_id for each in releases(ours)}
        new = [each for each in releases(theirs) if tags.get(each.tag) != each.tag_id]
        if other := [each.tag for each in new if each.tag in tags]:
            raise StoreError(
                f"Release {other[0]} is another one in the bundle than here",
                cause="a release never changes, so one of the two was made by other means",
                remedy="prove both with tracker verify, and ask who made them",
            )
        head, old = theirs.head(), ours.head()
        # Objects that nothing points to yet: no fetch, which would heed the settings of either store.
        ours.run("bundle", "unbundle", str(bundle.absolute()))
        if ours.succeeds("merge_base", "--is-ancestor", head, old) and not new:
            return ImportResult(folder, False, 0, ())
        if not ours.succeeds("merge_base", "--is-ancestor", old, head):
            raise StoreError(
                "The store has gone another way than the bundle",
                cause="both hold commits or releases that the other does not",
                remedy="bring them together: git pull --no-rebase BUNDLE; or import it into another folder",
            )
        count = _count(ours, f"{old}..{head}")
        moves = [Move(f"{REFS}{each.tag}", each.tag_id, NO_OBJECT) for each in new]
        # Never back: an older bundle knows fewer releases than the store.
        if (newest := theirs.resolve(NEWEST)) in {each.tag_id for each in new}:
            moves.append(Move(NEWEST, newest, ours.resolve(NEWEST) or NO_OBJECT))
        advance(held, head, moves, by)
    return ImportResult(folder, False, count, tuple(each.tag for each in new))


def _count(repository: Repository, span: str) -> int:
    return int(repository.run("rev_list", "--count", span).decode())
