"""``tracker site``: a folder of pages over all stages."""

from __future__ import annotations

import glob
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.opening import open_file, open_option
from tracker.cli.options import instrument_option, language_option, store_option
from tracker.cli.output import force_option, say, stem_of
from tracker.cli.paths import FILE_TO_WRITE
from tracker.errors import InputError
from tracker.spelling import counted

if TYPE_CHECKING:
    from tracker.services.lineage.read import OpenLineage
    from tracker.services.stores import LazyStore

_MARK = ".made-by-tracker-site"
"""A file in a folder that this command made; only such a folder is replaced."""
_MADE = "Made by tracker site; it is replaced as a whole.\n"
_BEGUN = "Begun by tracker site, process "
"""The same file in a folder that is not finished, with the number of the process that makes it."""


@click.command(
    epilog="""\b
Examples:
  tracker site
  tracker site -o ~/solidarity-site --open
  tracker site --language fr -o site-fr
"""
)
@click.option("-o", "--output", metavar="DIR", type=FILE_TO_WRITE, help="The folder. If not given: INSTRUMENT-site.")
@open_option
@force_option
@store_option
@instrument_option
@language_option
def command(
    output: Path | None, store: LazyStore, instrument: str, language: str, *, opening: bool, force: bool
) -> None:
    """Make a site of all stages, to read in a browser.

    A folder of pages that need no server and no network: the stages in time, every provision with its life, the matrix,
    the redlines, each text with its files, brackets, the origin of words, a search, and the digests. Send the folder,
    put it on a memory stick or on any web server; index.html is the first page. Each language has its own pages.
    """
    from tracker.services.lineage.read import lineages_of_store  # noqa: PLC0415 – loaded when used, for a fast --help

    languages = lineages_of_store(store.get(), instrument=instrument, language=language)
    folder = output or Path(f"{stem_of(languages[0].instrument)}-site")
    _check_free(folder, force=force)
    count = _write(folder, languages, store)
    say(f"Wrote {folder}, {counted(count, 'file')}\nOpen {folder / 'index.html'} in any browser.")
    if opening:
        open_file(folder / "index.html")


def _check_free(folder: Path, *, force: bool) -> None:
    """Refuse a folder that holds anything which this command did not make.

    Raises:
        InputError: If it does, or its own folder does not exist.
    """
    if not folder.absolute().parent.is_dir():
        raise InputError(f"There is no folder {folder.absolute().parent}", remedy="make it first, or name another")
    if not folder.exists():
        return
    if not folder.is_dir() or folder.is_symlink():
        raise InputError(f"{folder} is not a folder", remedy="name another folder with -o")
    ours = (folder / _MARK).is_file()
    if any(folder.iterdir()) and not ours:
        raise InputError(
            f"{folder} contains files that this command did not make",
            cause="a site is made anew as a whole, and they would be lost",
            remedy="name a folder that is empty or does not exist, with -o",
        )
    if ours and not force:
        raise InputError(f"{folder} exists already", remedy="give another name with -o, or --force to replace it")


def _write(folder: Path, languages: list[OpenLineage], store: LazyStore) -> int:
    """Write the site beside its place, and put it there as a whole; return the number of its files."""
    from tracker.services.site import site_files  # noqa: PLC0415 – loaded when used, for a fast --help

    _clear_away(folder)
    part = Path(tempfile.mkdtemp(dir=folder.absolute().parent, prefix=f".{folder.name}-"))
    try:
        (part / _MARK).write_text(f"{_BEGUN}{os.getpid()}\n", encoding="utf-8")
        files = list(site_files(languages, store))
        with click.progressbar(length=len(files), label="Making the pages", file=sys.stderr) as bar:
            for file in files:
                path = part / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.make())
                bar.update(1)
        (part / _MARK).write_text(_MADE, encoding="utf-8")
        part.chmod(0o755)
        if folder.exists():
            old = part.with_name(f"{part.name}-old")
            folder.rename(old)
            part.rename(folder)
            shutil.rmtree(old)
        else:
            part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return len(files)


def _clear_away(folder: Path) -> None:
    """Remove what a run left beside the folder that was ended from outside, before it could do so itself."""
    for left in folder.absolute().parent.glob(f".{glob.escape(folder.name)}-*"):
        mark = left / _MARK
        if left.is_symlink() or not mark.is_file():
            continue
        words = mark.read_text(encoding="utf-8", errors="replace")
        if words == _MADE or (words.startswith(_BEGUN) and not _is_alive(words.removeprefix(_BEGUN).strip())):
            shutil.rmtree(left, ignore_errors=True)


def _is_alive(process: str) -> bool:
    """Return whether a process runs, by its number; True for one that cannot be asked."""
    if not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
