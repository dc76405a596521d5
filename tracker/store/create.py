"""Creation of a store: the folders in which it may be made, and its first files."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.store.formats.manifest import Manifest, write_manifest
from tracker.store.formats.messages import EMPTY_STORE
from tracker.store.formats.paths import MANIFEST
from tracker.store.git.drivers import install_drivers
from tracker.store.git.repository import Repository
from tracker.store.git.transaction import begin

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.formats.authorship import Authorship

ATTRIBUTES = """\
*.md            text eol=lf diff=treaty
*.docx          binary diff=word-file
*.json          text eol=lf
*.toml          text eol=lf
.gitattributes  text eol=lf
"""

README = """\
# A store of treaty drafts

This folder holds the drafts of one or more instruments, one stage of drafting after the other. It is an
ordinary git repository: any git program can read it, and any git server can hold a copy.

- `treaty.toml` lists the instruments and their stages: symbol, date, and which stage follows which.
- `text/<instrument>/<stage>/<language>.md` is the text of one stage in one language. It reads as it is.
  The lines between the two `---` at its top say what it is; `authenticity` says whose words they are.
  Whatever is not marked `official` must not be quoted as the text of the issuing body.
- `annotations/<instrument>/<stage>/<language>.json` holds the comments and marked changes that came with
  the file of a text. They are no words of the treaty.
- `concordance/` holds what people have said about which article became which.

Every text was brought in by one commit. The last lines of its message give the SHA-256 of the text and of
the file it was read from. A released stage bears a tag, `draft/<instrument>/<stage>`.

With plain git:

    git log --stat                                what was brought in, and when
    git tag -n9 -l 'draft/*'                      what was released
    git show draft/INSTRUMENT/STAGE:text/INSTRUMENT/STAGE/LANGUAGE.md
                                                  a text as it was released
    git diff --no-index --word-diff text/INSTRUMENT/BEFORE/fr.md text/INSTRUMENT/AFTER/fr.md
                                                  two stages, line by line

The last does not know what was renumbered or moved; `tracker redline` does.

In a clone, `tracker setup` makes git show the article above each change, and the text of Word files. By hand:

    git config diff.treaty.xfuncname '^(#{2,3} .*)$'
"""


def create_store(folder: Path, by: Authorship) -> Repository:
    """Make an empty store.

    Args:
        folder: A folder that is empty or does not exist.
        by: Author and time of the first commit.

    Raises:
        StoreError: If the folder cannot take a store; it is left as it was.
    """
    # Links resolved: a repository around it is one around the real folder.
    folder = folder.resolve()
    check_place(folder)
    outermost = next((path for path in reversed([folder, *folder.parents]) if not path.exists()), None)
    claimed = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Of two processes that make a store here at once, only one makes this folder; the other one removes nothing.
        (folder / ".git").mkdir()
        claimed = True
        repository = Repository.create(folder)
        try:
            _commit_first_files(repository, by)
        except BaseException:
            repository.close()
            raise
    except BaseException as error:
        if claimed:
            _remove_failed(folder, outermost)
        if isinstance(error, OSError):
            raise StoreError(
                f"No store can be made in {folder}",
                cause=error.strerror or str(error),
                remedy="choose a folder that you may write to",
            ) from error
        raise
    return repository


def _commit_first_files(repository: Repository, by: Authorship) -> None:
    install_drivers(repository)
    files = {".gitattributes": ATTRIBUTES, "README.md": README, MANIFEST: write_manifest(Manifest())}
    with begin(repository) as transaction:
        transaction.commit({path: text.encode() for path, text in files.items()}, message=EMPTY_STORE, by=by)


def check_place(folder: Path) -> None:
    """Check that a store may be made in a folder.

    Raises:
        StoreError: If the folder is not empty, or lies inside another repository.
    """
    remedy = "name a folder that is empty or does not exist"
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file", remedy=remedy)
    if (folder / ".git").exists():
        raise StoreError(
            f"{folder} is a git repository already", remedy=f"{remedy}; tracker stages shows what a store contains"
        )
    if folder.exists() and any(folder.iterdir()):
        raise StoreError(f"{folder} is not empty", remedy=remedy)
    enclosing = next((path for path in folder.parents if (path / ".git").exists()), None)
    if enclosing and not _is_ignored(enclosing, folder):
        raise StoreError(
            f"{folder} lies inside the git repository {enclosing}",
            cause="that repository would treat the store as a part of itself, without its texts",
            remedy=f"choose a folder outside it, or first list the folder in {enclosing / '.gitignore'}",
        )


def _is_ignored(enclosing: Path, folder: Path) -> bool:
    with Repository(enclosing) as repository:
        path = folder.relative_to(enclosing).as_posix()
        return any(repository.succeeds("check_ignore", "--quiet", "--", form) for form in (path, f"{path}/"))


def _remove_failed(folder: Path, outermost: Path | None) -> None:
    """Delete the remains of a failed attempt; the folder was empty or did not exist."""
    shutil.rmtree(outermost or folder / ".git", ignore_errors=True)
    if outermost is None:
        for path in folder.iterdir():
            path.unlink()
