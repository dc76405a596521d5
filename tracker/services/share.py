"""Hand a store on: export and import it as one file, merge two versions, set up plain git."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.services.stores import store_class

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.formats.authorship import Author, Timestamp
    from tracker.store.releases.signatures import Signers
    from tracker.store.sharing.bundle import ExportResult, ImportResult
    from tracker.store.store import Store

ENDING = ".bundle"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreExport:
    """A store as one file, and the page that goes with it.

    Attributes:
        bundle: The bytes of the bundle, which plain git reads too.
        page: A text that says what the bundle holds, and how to open it.
    """

    bundle: bytes
    page: str


def export_store(store: Store, name: str) -> StoreExport:
    """Return a whole store as one file: all stages, their history and all releases.

    Args:
        store: The store.
        name: Name of the file, for the page.

    Raises:
        StoreError: If git refuses.
    """
    exported = store.export()
    return StoreExport(bundle=exported.content, page=_page(exported, name))


def import_store(
    bundle: Path, folder: Path, *, signers: Signers | None = None, author: Author, at: Timestamp
) -> ImportResult:
    """Make a store from a bundle, or bring a store forward to it; only if nothing in the bundle is doubtful.

    Args:
        bundle: The file.
        folder: A store that the bundle continues; or a folder that is empty or does not exist.
        signers: The people whose signatures count; None for those whom the store itself names.
        author: The person who imports, for git's own log.
        at: Time of the commit.

    Raises:
        InputError: If the file is no bundle, or its content is doubtful.
        StoreError: If the two have diverged, or the store cannot be written.
    """
    if folder.suffix == ENDING:
        raise InputError(
            f"{folder} cannot be the folder of the store",
            cause="it has the name of a bundle",
            remedy="name both: tracker import BUNDLE FOLDER",
        )
    store_class()  # Raises an error if git is not installed.
    from tracker.store.formats.authorship import Authorship  # noqa: PLC0415 – loaded when used
    from tracker.store.sharing.bundle import import_bundle  # noqa: PLC0415 – loaded when used

    return import_bundle(bundle, folder, Authorship(author, at), signers)


def merge_files(name: str, base: str, ours: str, theirs: str) -> str:
    """Merge two versions of a list that a store keeps, as git asks its merge driver to.

    Args:
        name: Path of the file in the store.
        base: The common version before both.
        ours: One version.
        theirs: The other version.

    Raises:
        InputError: If both changed the same thing.
    """
    from tracker.store.formats.paths import MANIFEST  # noqa: PLC0415 – loaded when used
    from tracker.store.sharing.merge import merge_manifests, merge_statements  # noqa: PLC0415 – loaded when used

    return merge_manifests(base, ours, theirs) if name == MANIFEST else merge_statements(name, base, ours, theirs)


def set_up_git(store: Store) -> None:
    """Install the settings by which plain git names the article above each change, and shows Word files as text.

    Raises:
        StoreError: If they cannot be written.
    """
    from tracker.store.git.drivers import install_drivers  # noqa: PLC0415 – loaded when used

    try:
        install_drivers(store.repository)
    except OSError as error:
        raise StoreError(f"The settings in {store.folder} cannot be written", cause=str(error)) from None


def _page(made: ExportResult, name: str) -> str:
    releases = "".join(f"    {item.tag_id}  {item.tag}\n" for item in made.releases) or "    none yet\n"
    folder = shlex.quote(name.removesuffix(ENDING) if name.endswith(ENDING) else f"{name}-store")
    bundle, beside = shlex.quote(name), shlex.quote(f"../{name}")
    return f"""\
{name}: a store of treaty drafts, whole, in one file

    sha256  {made.sha256}
    newest commit  {made.commit}

Releases in it, each with the id of its tag:

{releases}
To open it:

    tracker import {bundle} {folder}
    cd {folder}
    tracker stages

tracker import verifies everything first, and makes nothing if anything is in doubt.

With plain git, and no other program:

    git clone --branch {shlex.quote(made.branch)} {bundle} {folder}
    cd {folder}
    git bundle verify {beside}
    git tag -n99 -l 'draft/*'
    git -c gpg.ssh.allowedSignersFile=signers/allowed_signers verify-tag TAG

The last proves a release that was signed. Compare the sha256 above, or the ids of the tags, with those that the sender
tells you by another way, for example by telephone: then nobody can have changed anything between you.
"""
