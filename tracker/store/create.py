"""A new store: where it may be made, and the files it begins with."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.store.formats.manifest import FILE, Manifest, write_manifest
from tracker.store.git.drivers import install_drivers
from tracker.store.git.repository import Repository
from tracker.store.git.transaction import commit, writing

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.formats.authorship import Authorship

ATTRIBUTES = """\
*.md            text eol=lf diff=treaty
*.docx          binary diff=word-file
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
        by: Who answers for the first commit, and when.

    Raises:
        StoreError: If the folder cannot take a store; it is left as it was.
    """
    # Links resolved: whether a repository lies around it is a question about the real folder.
    folder = folder.resolve()
    check_place(folder)
    outermost = next((each for each in reversed([folder, *folder.parents]) if not each.exists()), None)
    claimed = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Of two that make a store here at once only one makes this folder; the other takes nothing away.
        (folder / ".git").mkdir()
        claimed = True
        repository = Repository.create(folder)
        try:
            _begin(repository, by)
        except BaseException:
            repository.close()
            raise
    except BaseException as error:
        if claimed:
            _clear(folder, outermost)
        if isinstance(error, OSError):
            raise StoreError(
                f"No store can be made in {folder}",
                cause=error.strerror or str(error),
                remedy="choose a folder that you may write to",
            ) from error
        raise
    return repository


def _begin(repository: Repository, by: Authorship) -> None:
    install_drivers(repository)
    files = {".gitattributes": ATTRIBUTES, "README.md": README, FILE: write_manifest(Manifest())}
    with writing(repository) as held:
        commit(
            held,
            {path: text.encode() for path, text in files.items()},
            message="Make an empty store\n",
            by=by,
        )


def check_place(folder: Path) -> None:
    """Look whether a store may be made in a folder.

    Raises:
        StoreError: If it is not empty, or lies inside another repository.
    """
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file", remedy="name a folder that is empty or does not exist")
    if (folder / ".git").exists():
        raise StoreError(
            f"{folder} is a git repository already",
            remedy="name a folder that is empty or does not exist; tracker stages shows what a store holds",
        )
    if folder.exists() and any(folder.iterdir()):
        raise StoreError(f"{folder} is not empty", remedy="name a folder that is empty or does not exist")
    around = next((each for each in folder.parents if (each / ".git").exists()), None)
    if around and not _ignored(around, folder):
        raise StoreError(
            f"{folder} lies inside the git repository {around}",
            cause="that repository would take the store for a part of itself, without its texts",
            remedy=f"choose a folder outside, or list it in {around / '.gitignore'} first",
        )


def _ignored(around: Path, folder: Path) -> bool:
    with Repository(around) as repository:
        inside = folder.relative_to(around).as_posix()
        return repository.succeeds("check_ignore", "--quiet", "--", inside) or repository.succeeds(
            "check_ignore", "--quiet", "--", f"{inside}/"
        )


def _clear(folder: Path, outermost: Path | None) -> None:
    """Take away what a failed attempt left; the folder was empty or did not exist."""
    shutil.rmtree(outermost or folder / ".git", ignore_errors=True)
    if outermost is None:
        for path in folder.iterdir():
            path.unlink()
