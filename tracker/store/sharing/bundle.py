"""Export of a whole store to one file, and its import: a bundle, which plain git reads too."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.model.finding import Severity
from tracker.store.audit.verify import verify_store
from tracker.store.create import check_place
from tracker.store.formats.messages import file_digest
from tracker.store.git.drivers import install_drivers
from tracker.store.git.repository import NO_OBJECT, RefUpdate, Repository
from tracker.store.git.transaction import begin
from tracker.store.releases.added_signatures import SIGNATURE_REFS, added_signatures
from tracker.store.releases.release import NEWEST, REFS, RELEASE_REFS, releases
from tracker.store.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.store.formats.authorship import Authorship
    from tracker.store.records import Release
    from tracker.store.releases.signatures import Signers

MAX_BYTES = 1_000_000_000
"""Size up to which a bundle is read: a thousand drafts of a long treaty take some ten million bytes."""

_BEGINNING = b"# v"
_SHOWN = 3
"""Doubts that one error lists."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A store as one file.

    Attributes:
        content: The bundle.
        sha256: Its digest.
        commit: The newest commit in it.
        branch: The branch of that commit.
        releases: The releases in it.
    """

    content: bytes
    sha256: str
    commit: str
    branch: str
    releases: tuple[Release, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Result of an import.

    Attributes:
        folder: The store.
        new: Whether the store was made by the import.
        commits: The number of commits that were imported.
        releases: The tags of the releases that were imported.
        signatures: The tags of the signatures that were imported, of those that people added to releases.
    """

    folder: Path
    new: bool
    commits: int
    releases: tuple[str, ...]
    signatures: tuple[str, ...] = ()


def export_bundle(repository: Repository) -> ExportResult:
    """Return the whole store, with its history and all its releases.

    Raises:
        StoreError: If HEAD is on no branch, or git refuses.
    """
    if not repository.succeeds("symbolic_ref", "--quiet", "HEAD"):
        raise StoreError(
            "The store is on no branch", cause="its HEAD is detached", remedy="return to a branch: git switch main"
        )
    branch = repository.run("symbolic_ref", "HEAD").decode().strip()
    commits = set(repository.run("rev_list", "HEAD").decode().split())
    # A release on another branch would stand outside of the history that the bundle holds.
    included = [release for release in releases(repository) if release.commit in commits]
    refs = ["HEAD", branch, *(f"{REFS}{release.tag}" for release in included)]
    ids = {release.tag_id for release in included}
    refs += [
        f"{REFS}{item.tag}" for item in added_signatures(repository) if item.release_id in ids and item.as_of in commits
    ]
    if repository.resolve(NEWEST) in ids:
        refs.append(NEWEST)
    content = repository.run("bundle", "create", "--quiet", "-", *refs)
    return ExportResult(
        content=content,
        sha256=file_digest(content),
        commit=repository.head(),
        branch=branch.removeprefix("refs/heads/"),
        releases=tuple(included),
    )


def import_bundle(bundle: Path, folder: Path, by: Authorship, signers: Signers | None = None) -> ImportResult:
    """Make a store from a bundle, or update one; arguments and errors as in ``Store.import_bundle``."""
    _check_file(bundle)
    folder = folder.absolute()
    exists = (folder / ".git").exists()
    if not exists:
        check_place(folder)
    with _unpacked(bundle, folder) as unpacked:
        _check_contents(bundle, unpacked, signers)
        if exists:
            return _fast_forward(unpacked, bundle, folder, by)
        with Repository(unpacked) as repository:
            # Only now: nothing that was not verified is ever written out as files.
            repository.run("read_tree", "HEAD")
            repository.run("checkout_index", "--all", "--quiet")
            tags = tuple(release.tag for release in releases(repository))
            signatures = tuple(item.tag for item in added_signatures(repository))
            result = ImportResult(folder, True, _count_commits(repository, "HEAD"), tags, signatures)
            install_drivers(repository)
        if folder.exists():
            folder.rmdir()  # It is empty: see check_place.
        unpacked.replace(folder)
    return result


def _check_file(bundle: Path) -> None:
    try:
        size = bundle.stat().st_size
        with bundle.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise InputError(f"{bundle} cannot be read", cause=error.strerror or str(error)) from None
    if not (start.startswith(_BEGINNING) and b"git bundle" in start):
        raise InputError(
            f"{bundle} is not a bundle that tracker export made",
            cause="it does not begin like one",
            remedy="name another file",
        )
    if size > MAX_BYTES:
        raise InputError(f"{bundle} is too large", cause=f"it has {size} bytes; at most {MAX_BYTES} are read")


@contextmanager
def _unpacked(bundle: Path, folder: Path) -> Iterator[Path]:
    """Unpack the bundle into a store without files, beside the target folder; delete it at the end."""
    unpacked = folder.parent / f".{folder.name}.importing-{os.getpid()}"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(folder)
        with Repository.create(unpacked, make_folder=True) as repository:
            _unbundle(repository, bundle)
        yield unpacked
    except OSError as error:
        raise StoreError(f"{bundle} cannot be imported", cause=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)


def _remove_abandoned(folder: Path) -> None:
    """Delete the remains of killed imports into this folder."""
    if sys.platform == "win32":
        return  # There, asking whether a process is alive could end it.
    for abandoned in folder.parent.glob(f".{folder.name}.importing-*"):
        process = abandoned.name.rpartition("-")[2]
        try:
            os.kill(int(process), 0)
        except (ProcessLookupError, ValueError, OverflowError):
            shutil.rmtree(abandoned, ignore_errors=True)
        except OSError:
            continue  # It is alive, and belongs to another user.


def _unbundle(repository: Repository, bundle: Path) -> None:
    try:
        lines = repository.run("bundle", "unbundle", str(bundle.absolute())).decode("utf-8", "replace").splitlines()
    except StoreError as error:
        raise InputError(f"{bundle} is damaged or incomplete", cause=error.cause, remedy="ask for it again") from None
    refs = {name: object_id for object_id, _, name in (line.partition(" ") for line in lines)}
    head = refs.get("HEAD", "")
    if not head:
        raise InputError(f"{bundle} contains no store", cause="its newest commit (HEAD) is missing")
    wanted = (RELEASE_REFS, SIGNATURE_REFS)
    kept = {name: object_id for name, object_id in refs.items() if name.startswith(wanted) or name == NEWEST}
    lines = [f"create {name} {object_id}\n" for name, object_id in {"HEAD": head, **kept}.items()]
    try:
        repository.run("update_ref", "--stdin", stdin="".join(lines).encode())
        Snapshot.of_commit(repository, head)
    except StoreError as error:
        raise InputError(f"{bundle} contains no store", cause=error.cause or error.message) from None


def _check_contents(bundle: Path, unpacked: Path, signers: Signers | None) -> None:
    findings = verify_store(unpacked, signers)
    doubts = [finding.message for finding in findings if finding.severity is Severity.ERROR]
    if doubts:
        more = f" (and {len(doubts) - _SHOWN} more)" if len(doubts) > _SHOWN else ""
        raise InputError(
            f"{bundle} is not what it says, so nothing was imported",
            cause="; ".join(doubts[:_SHOWN]) + more,
            remedy="ask somebody you know for it; to look at it nevertheless, clone it with git",
        )


def _fast_forward(unpacked: Path, bundle: Path, folder: Path, by: Authorship) -> ImportResult:
    """Update a store from an unpacked bundle that continues it."""
    with Repository(folder) as ours, Repository(unpacked) as theirs, begin(ours) as transaction:
        known = {release.tag: release.tag_id for release in releases(ours)}
        new = [release for release in releases(theirs) if known.get(release.tag) != release.tag_id]
        if different := [release.tag for release in new if release.tag in known]:
            raise StoreError(
                f"Release {different[0]} is not the same in the bundle as here",
                cause="a release never changes, so one of the two was made by other means",
                remedy="check both with tracker verify, and ask who made them",
            )
        head, old = theirs.head(), ours.head()
        # Objects that nothing refers to yet: no fetch, which would obey the settings of either store.
        ours.run("bundle", "unbundle", str(bundle.absolute()))
        signed = {item.tag for item in added_signatures(ours)}
        # Of a person who signed the same release in both, the signature that is here stays: either proves it.
        signatures = [item for item in added_signatures(theirs) if item.tag not in signed]
        updates = [RefUpdate(f"{REFS}{item.tag}", item.tag_id, NO_OBJECT) for item in signatures]
        if ours.succeeds("merge_base", "--is-ancestor", head, old) and not new:
            if updates:
                transaction.update_refs(updates, by)
            return ImportResult(folder, False, 0, (), tuple(item.tag for item in signatures))
        if not ours.succeeds("merge_base", "--is-ancestor", old, head):
            raise StoreError(
                "The store and the bundle have developed apart",
                cause="each has commits or releases that the other has not",
                remedy="import it into another folder, or bring the two together: git pull --no-rebase BUNDLE",
            )
        count = _count_commits(ours, f"{old}..{head}")
        updates += [RefUpdate(f"{REFS}{release.tag}", release.tag_id, NO_OBJECT) for release in new]
        # Never back: an older bundle knows fewer releases than the store.
        if (newest := theirs.resolve(NEWEST)) in {release.tag_id for release in new}:
            updates.append(RefUpdate(NEWEST, newest, ours.resolve(NEWEST) or NO_OBJECT))
        transaction.fast_forward(head, updates, by)
    return ImportResult(
        folder, False, count, tuple(release.tag for release in new), tuple(item.tag for item in signatures)
    )


def _count_commits(repository: Repository, revisions: str) -> int:
    return int(repository.run("rev_list", "--count", revisions).decode())
