"""A store that somebody else sent: nothing that came with it runs, and nothing is written outside of it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.support.stores import AT, BY, add, all_bytes, doubts, draft, exported, git, honest
from tracker.cli import commands
from tracker.errors import InputError, StoreError
from tracker.store.formats.authorship import Author
from tracker.store.sharing.bundle import import_bundle
from tracker.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow  # Each makes a store and runs many commands.
HOOKS = (
    "applypatch-msg", "commit-msg", "fsmonitor-watchman", "post-checkout", "post-commit", "post-index-change",
    "post-merge", "post-rewrite", "pre-auto-gc", "pre-commit", "pre-push", "pre-receive", "prepare-commit-msg",
    "reference-transaction", "update",
)  # fmt: skip


def set_traps(store: Path, sign: Path) -> None:
    """Everything in a repository that makes git run a program; each would leave a sign."""
    script = store / ".git" / "trap"
    script.write_text(f"#!/bin/sh\ntouch {sign}\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    for name in HOOKS:
        hook = store / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {sign}\nexit 1\n", encoding="utf-8")
        hook.chmod(0o755)
    (store / ".git/more").write_text(
        f'[core]\n fsmonitor = "{script}"\n[filter "hidden"]\n clean = {script}\n required = true\n', encoding="utf-8"
    )
    with (store / ".git/config").open("a", encoding="utf-8") as file:
        file.write(
            f'[include]\n path = {store}/.git/more\n[core]\n fsmonitor = "{script}"\n pager = {script}\n'
            f" editor = {script}\n sshCommand = {script}\n gitProxy = {script}\n askPass = {script}\n"
            f" alternateRefsCommand = {script}\n hooksPath = {store}/.git/hooks\n worktree = {store.parent}/elsewhere\n"
            f' attributesFile = {store}/.git/attributes\n[filter "trap"]\n clean = {script}\n smudge = {script}\n'
            f' process = {script}\n required = true\n[diff]\n external = {script}\n[diff "treaty"]\n'
            f' textconv = {script}\n command = {script}\n[merge "treaty"]\n driver = {script}\n'
            f'[gpg]\n program = {script}\n[gpg "ssh"]\n program = {script}\n defaultKeyCommand = {script}\n'
            f"[commit]\n gpgSign = true\n[tag]\n gpgSign = true\n[credential]\n helper = {script}\n"
            f"[uploadpack]\n packObjectsHook = {script}\n[alias]\n log = !{script}\n status = !{script}\n"
            f'[protocol "ext"]\n allow = always\n[remote "origin"]\n url = ext::{script}\n'
        )
    (store / ".git/info").mkdir(exist_ok=True)
    (store / ".git/info/attributes").write_text(
        "* filter=trap diff=treaty merge=treaty\n*.toml filter=hidden\n", encoding="utf-8"
    )
    (store / ".git/attributes").write_text("* filter=trap\n", encoding="utf-8")


def test_nothing_that_came_with_a_store_runs(tmp_path: Path) -> None:
    store, sign = honest(tmp_path / "store"), tmp_path / "it-ran"
    (tmp_path / "elsewhere").mkdir()
    set_traps(store, sign)
    who = ("--author", "Ana <ana@example.org>", "--at", "2020-01-01")
    text = tmp_path / "new.md"
    text.write_text("---\ninstrument: solidarity\nstage: 2018\nlanguage: en\n---\n\n### Article 1\n\nAll.\n")
    for args in (
        ("stages",), ("show", "2014"), ("add", str(text), *who), ("release", "2018", *who), ("releases",), ("log",),
        ("history", "2018", "1"), ("matrix",), ("origin", "2018"),
        ("diff", "2014", "2017"), ("compare", "2014", "2017"), ("concordance", "2014", "2017"),
        ("rename", "2018", "2019", "--reason", "x", *who), ("verify",), ("export", "-o", str(tmp_path / "a.bundle")),
        ("doctor",),
    ):  # fmt: skip
        done = CliRunner().invoke(commands, [args[0], *args[1:], "--store", str(store)])
        assert not sign.exists(), args
        assert done.exit_code in ((0,) if args[0] != "rename" else (0, 1)), (args, done.output, done.exception)
    import_bundle(tmp_path / "a.bundle", tmp_path / "copy", BY)
    with Store.open(store) as opened:
        add(opened, draft("2020", "Later.", date="2020"))
    import_bundle(exported(store, tmp_path / "b.bundle"), tmp_path / "copy", BY)

    assert not sign.exists()
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert not (tmp_path / "copy/.git/hooks").exists()
    assert (store / "text/solidarity/2020/en.md").read_text(encoding="utf-8").startswith("---")


def evil_commit(store: Path, *entries: str) -> None:
    """A commit whose tree holds entries that git's own commands would not make."""
    listed = git(store, "ls-tree", "HEAD").split("\n")
    text = "\n".join([*listed, *entries]) + "\n"
    made = ["git", "-C", str(store), "mktree", "--missing"]
    tree = subprocess.run(made, input=text, capture_output=True, text=True, check=True).stdout.strip()
    commit = git(store, "commit-tree", tree, "-p", "HEAD", "-m", "Evil")
    git(store, "update-ref", "refs/heads/main", commit)


def link(store: Path) -> None:
    (store / ".git/where").write_text("/etc")
    evil_commit(store, f"120000 blob {git(store, 'hash-object', '-w', '.git/where')}\tlinked")


def submodule(store: Path) -> None:
    evil_commit(store, f"160000 commit {'1' * 40}\tinside")


def dot_git(store: Path) -> None:
    evil_commit(store, f"100644 blob {git(store, 'hash-object', '-w', 'README.md')}\t.GIT")


def dots(store: Path) -> None:
    evil_commit(store, f"100644 blob {git(store, 'hash-object', '-w', 'README.md')}\t..")


@pytest.mark.parametrize("spoil", [link, submodule, dot_git, dots])
def test_a_bundle_with_links_or_tricky_names_makes_nothing(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    store = honest(tmp_path / "store")
    spoil(store)
    assert doubts(store)
    bundle = exported(store, tmp_path / "a.bundle")
    shutil.rmtree(store)
    before = all_bytes(tmp_path)

    with pytest.raises(InputError):
        import_bundle(bundle, tmp_path / "copy", BY)
    assert all_bytes(tmp_path) == before


@pytest.mark.parametrize("name", ["Ana\u202eeve <a@b.c>", "Ana\u200b <a@b.c>", "Ana\x1b[31m <a@b.c>", "A\nB <a@b.c>"])
def test_a_name_that_looks_like_another_is_no_author(name: str) -> None:
    with pytest.raises(InputError):
        Author.parse(name)


def test_names_in_any_script_are_authors() -> None:
    for name in ("Ana Sá", "李伟", "Анна Ким", "مريم الزهراء", "علی‌رضا", "O’Brien, J. (UN)"):
        assert Author.parse(f"{name} <a@b.c>").name == name


def test_what_turns_the_direction_of_writing_does_not_reach_a_message(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    with Store.open(store) as opened:
        opened.add(
            draft("2018", "Later.", date="2018"), source_sha256="0" * 64, source_name="final\u202efdp.docx",
            author=Author.parse("Ana <ana@example.org>"), at=AT,
        )  # fmt: skip

    assert "\u202e" not in git(store, "log", "-1", "--format=%B")


def test_a_store_of_another_version_is_refused_clearly(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    manifest = store / "treaty.toml"
    manifest.write_text(manifest.read_text().replace('format = "1"', 'format = "2"'))
    git(store, "commit", "--quiet", "--all", "--message", "Later version")
    before = all_bytes(store)

    with pytest.raises(StoreError, match="this version of tracker reads 1"):
        Store.open(store)
    assert all_bytes(store) == before


FILTERS = {
    "another case": '[FILTER "evil"]\n clean = {0}\n',
    "a dot": "[filter.evil]\n clean = {0}\n",
    "a tab": '[filter\t"evil"]\n clean = {0}\n',
    "spaces": '[filter   "evil"]\n clean = {0}\n',
    "a file of the work tree": "[extensions]\n worktreeConfig = true\n",
    "an included file": "[include]\n path = evil\n",
}


@pytest.mark.parametrize("name", FILTERS)
def test_no_filter_runs_however_it_is_written(name: str, tmp_path: Path) -> None:
    store, sign = honest(tmp_path / "store"), tmp_path / "it-ran"
    script = tmp_path / "trap"
    script.write_text(f"#!/bin/sh\ntouch {sign}\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    with (store / ".git/config").open("a", encoding="utf-8") as file:
        file.write(FILTERS[name].format(script))
    for more in ("config.worktree", "evil"):
        (store / ".git" / more).write_text(f'[filter "evil"]\n clean = {script}\n', encoding="utf-8")
    (store / ".git/info/attributes").write_text("* filter=evil\n", encoding="utf-8")
    (store / "README.md").touch()
    with Store.open(store) as opened:
        add(opened, draft("2018", "Later.", date="2018"))
    done = CliRunner().invoke(commands, ["doctor", "--store", str(store)])

    assert not sign.exists()
    assert "settings that run programs" in done.output


def test_nothing_is_fetched_that_a_store_says_is_elsewhere(tmp_path: Path) -> None:
    store, sign = honest(tmp_path / "store"), tmp_path / "it-ran"
    script = tmp_path / "trap"
    script.write_text(f"#!/bin/sh\ntouch {sign}\n", encoding="utf-8")
    script.chmod(0o755)
    blob = git(store, "rev-parse", "HEAD:text/solidarity/2014/en.md")
    (store / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with (store / ".git/config").open("a", encoding="utf-8") as file:
        file.write(
            "[core]\n repositoryformatversion = 1\n[extensions]\n partialClone = origin\n"
            f'[remote "origin"]\n promisor = true\n url = {tmp_path}\n uploadpack = {script}\n'
        )
    for command in (("show", "2014"), ("stages",), ("verify",)):
        assert CliRunner().invoke(commands, [*command, "--store", str(store)]).exit_code != 0

    assert not sign.exists()


def test_the_settings_of_a_store_do_not_lead_an_import_elsewhere(tmp_path: Path) -> None:
    store, sign = honest(tmp_path / "store"), tmp_path / "it-ran"
    script = tmp_path / "trap"
    script.write_text(f"#!/bin/sh\ntouch {sign}\n", encoding="utf-8")
    script.chmod(0o755)
    import_bundle(exported(store, tmp_path / "a.bundle"), tmp_path / "copy", BY)
    with Store.open(store) as opened:
        add(opened, draft("2020", "Later.", date="2020"))
    config = f'[url "ext::{script} "]\n insteadOf = {tmp_path}\n[protocol "ext"]\n allow = always\n'
    with (tmp_path / "copy/.git/config").open("a", encoding="utf-8") as file:
        file.write(f"{config}[core]\n alternateRefsCommand = {script}\n")
    (tmp_path / "copy/.git/objects/info/alternates").write_text(f"{store}/.git/objects\n", encoding="utf-8")
    done = import_bundle(exported(store, tmp_path / "b.bundle"), tmp_path / "copy", BY)

    assert done.commits == 1
    assert not sign.exists()


def test_a_folder_in_a_store_is_not_taken_for_this_program(tmp_path: Path) -> None:
    store, sign = honest(tmp_path / "store"), tmp_path / "it-ran"
    (store / "tracker").mkdir()
    (store / "tracker/__init__.py").write_text("")
    (store / "tracker/__main__.py").write_text(f"open({str(sign)!r}, 'w')\n")
    (store / "draft.docx").write_bytes(b"PK")
    git(store, "add", ".")
    git(store, "show", "--textconv", ":draft.docx", check=False)
    git(store, "diff", "--cached", check=False)

    assert not sign.exists()
