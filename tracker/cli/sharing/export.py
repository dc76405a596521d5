"""``tracker export``: the whole store in one file."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import open_store, store_option
from tracker.cli.output import check_free, force_option, output_option, put

if TYPE_CHECKING:
    from tracker.store.sharing.bundle import ExportResult

ENDING = ".bundle"


@click.command(
    epilog="""\b
Examples:
  tracker export
  tracker export -o solidarity.bundle
"""
)
@store_option
@output_option
@force_option
def command(folder: Path | None, output: Path | None, *, force: bool) -> None:
    """Put the whole store into one file.

    For a stick or a mail: all stages, their history and all releases. Without -o it goes into NAME.bundle; beside it a
    page says what it holds and how to open it, with tracker import or with plain git.
    """
    with open_store(folder) as store:
        path = output or Path(f"{store.folder.name}{ENDING}")
        page = path.with_name(f"{path.name}.txt")
        check_free(path, force=force)
        check_free(page, force=force)
        made = store.export()
    put(made.content, path)
    put(_page(made, path.name).encode(), page)
    click.echo(f"Wrote {path} and {page}", err=True)


def _page(made: ExportResult, name: str) -> str:
    releases = "".join(f"    {each.tag_id}  {each.tag}\n" for each in made.releases) or "    none yet\n"
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

tracker import looks at everything first, and makes nothing if anything is in doubt.

With plain git, and no other program:

    git clone --branch {shlex.quote(made.branch)} {bundle} {folder}
    cd {folder}
    git bundle verify {beside}
    git tag -n99 -l 'draft/*'
    git -c gpg.ssh.allowedSignersFile=signers/allowed_signers verify-tag TAG

The last proves a release that was signed. Compare the sha256 above, or the ids of the tags, with those that the sender
tells you by another way, for example by telephone: then nobody can have changed anything between you.
"""
