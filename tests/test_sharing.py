"""A store that travels: as a bundle, through a server, into a pull request."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner

from tests.support.stores import ANA, AT, BY, add, all_bytes, doubts, draft, edit, exported, git, honest, tag_anew
from tracker.cli import commands
from tracker.errors import InputError, StoreError
from tracker.store.sharing.bundle import import_bundle
from tracker.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.slow  # Each makes several stores.
WORKFLOW = Path(__file__).parent.parent / "docs/examples/redline-on-pull-request.yml"


def go_on(store: Path, stage: str = "2018") -> None:
    with Store.open(store) as opened:
        add(opened, draft(stage, f"In {stage}.", date=stage))
        opened.release(stage, author=ANA, at=AT)


# --- on a stick ---


def test_a_store_comes_out_of_a_bundle_as_it_went_in(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    bundle = exported(store, tmp_path / "a.bundle")
    done = import_bundle(bundle, tmp_path / "copy", BY)

    assert (done.new, len(done.releases)) == (True, 2)
    assert git(tmp_path / "copy", "for-each-ref") == git(store, "for-each-ref")
    assert git(tmp_path / "copy", "status", "--porcelain") == ""
    assert not doubts(tmp_path / "copy")


def test_the_page_beside_a_bundle_is_true(tmp_path: Path) -> None:
    bundle = exported(honest(tmp_path / "store"), tmp_path / "solidarity.bundle")
    page = (tmp_path / "solidarity.bundle.txt").read_text(encoding="utf-8")
    by_git = page[page.index("With plain git") :]
    script = "\n".join(line for line in by_git.splitlines() if line.startswith("    ") and "verify-tag" not in line)
    digest = subprocess.run(["sha256sum", str(bundle)], capture_output=True, text=True, check=True).stdout.split()[0]

    assert f"sha256  {digest}" in page
    done = subprocess.run(["sh", "-eu"], input=script, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "draft/solidarity/2017" in done.stdout


def test_a_store_is_brought_forward(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    import_bundle(exported(store, tmp_path / "a.bundle"), tmp_path / "copy", BY)
    again = import_bundle(tmp_path / "a.bundle", tmp_path / "copy", BY)
    go_on(store)
    done = import_bundle(exported(store, tmp_path / "b.bundle"), tmp_path / "copy", BY)

    assert (again.commits, again.releases) == (0, ())
    assert (done.new, done.commits, done.releases) == (False, 1, ("draft/solidarity/2018",))
    assert git(tmp_path / "copy", "status", "--porcelain") == ""
    assert git(tmp_path / "copy", "for-each-ref") == git(store, "for-each-ref")
    assert not doubts(tmp_path / "copy")


def test_a_store_that_went_another_way_is_left_alone(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    import_bundle(exported(store, tmp_path / "a.bundle"), tmp_path / "copy", BY)
    go_on(store, "2018")
    go_on(tmp_path / "copy", "2019")
    before = git(tmp_path / "copy", "for-each-ref")

    with pytest.raises(StoreError, match="developed apart"):
        import_bundle(exported(store, tmp_path / "b.bundle"), tmp_path / "copy", BY)
    assert git(tmp_path / "copy", "for-each-ref") == before


def cut(bundle: Path) -> None:
    bundle.write_bytes(bundle.read_bytes()[:-30])


def turn_a_byte(bundle: Path) -> None:
    content = bytearray(bundle.read_bytes())
    content[len(content) * 2 // 3] ^= 1
    bundle.write_bytes(content)


def no_bundle(bundle: Path) -> None:
    bundle.write_bytes(b"PK\x03\x04")


@pytest.mark.parametrize("spoil", [cut, turn_a_byte, no_bundle])
def test_a_damaged_bundle_makes_nothing(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    bundle = exported(honest(tmp_path / "store"), tmp_path / "a.bundle")
    spoil(bundle)
    before = set(tmp_path.iterdir())
    with pytest.raises(InputError):
        import_bundle(bundle, tmp_path / "copy", BY)

    assert set(tmp_path.iterdir()) == before


def test_a_bundle_of_an_altered_store_makes_nothing(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    edit(store, "text/solidarity/2014/en.md", lambda text: text.replace("All", "No"))
    bundle = exported(store, tmp_path / "a.bundle")

    with pytest.raises(InputError, match="not what it says"):
        import_bundle(bundle, tmp_path / "copy", BY)
    assert not (tmp_path / "copy").exists()


def test_a_bundle_with_another_release_of_that_name_changes_nothing(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    import_bundle(exported(store, tmp_path / "a.bundle"), tmp_path / "copy", BY)
    tag_anew(store, str, name="draft/solidarity/2014")
    git(store, "tag", "--delete", "draft/solidarity/2017")
    git(store, "update-ref", "-d", "refs/tracker/newest-release")
    before = all_bytes(tmp_path / "copy" / "text")

    with pytest.raises(StoreError, match="not the same in the bundle"):
        import_bundle(exported(store, tmp_path / "b.bundle"), tmp_path / "copy", BY)
    assert all_bytes(tmp_path / "copy" / "text") == before


def test_a_folder_with_something_in_it_is_no_place(tmp_path: Path) -> None:
    bundle = exported(honest(tmp_path / "store"), tmp_path / "a.bundle")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("mine")
    with pytest.raises(StoreError, match="not empty"):
        import_bundle(bundle, tmp_path / "full", BY)

    assert (tmp_path / "full/file").read_text() == "mine"


# --- through a server ---


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """git's own server on this machine alone, for what lies in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = ("--listen=127.0.0.1", f"--port={port}", f"--base-path={folder}", "--export-all", "--enable=receive-pack")
    with subprocess.Popen(["git", "daemon", "--reuseaddr", *where, str(folder)]) as server:
        try:
            for _ in range(200):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                    break
                time.sleep(0.05)
            yield f"git://127.0.0.1:{port}"
        finally:
            subprocess.run(["pkill", "-P", str(server.pid)], check=False)
            server.terminate()


@pytest.mark.parametrize("way", ["path", "daemon"])
def test_two_people_work_through_a_server(tmp_path: Path, way: str) -> None:
    honest(tmp_path / "ana")
    (tmp_path / "srv").mkdir()
    git(tmp_path, "clone", "--quiet", "--bare", "ana", "srv/store.git")
    with served(tmp_path / "srv") if way == "daemon" else contextlib.nullcontext(str(tmp_path / "srv")) as address:
        git(tmp_path, "clone", "--quiet", f"{address}/store.git", "li")
        assert CliRunner().invoke(commands, ["setup", "--store", str(tmp_path / "li")]).exit_code == 0
        go_on(tmp_path / "li")
        git(tmp_path / "li", "push", "--quiet", "--follow-tags", "origin", "main")
        git(tmp_path / "ana", "pull", "--quiet", "--ff-only", "--tags", f"{address}/store.git", "main")

    assert not doubts(tmp_path / "li")
    assert not doubts(tmp_path / "ana")
    with Store.open(tmp_path / "ana") as store:
        assert [release.stage for release in store.releases()] == ["2014", "2017", "2018"]
        follows = {release.stage: list(release.follows) for release in store.releases()}
    assert follows["2018"] == ["draft/solidarity/2017"]


# --- plain git ---


def test_plain_git_names_the_article_and_shows_word_files(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    git(tmp_path, "clone", "--quiet", "store", "copy")
    copy = tmp_path / "copy"
    assert CliRunner().invoke(commands, ["setup", "--store", str(copy)]).exit_code == 0
    text = copy / "text/solidarity/2017/en.md"
    text.write_text(text.read_text().replace("have a right", "have rights"))
    shown = git(copy, "diff", "-U0", "--word-diff")
    done = CliRunner().invoke(
        commands, ["show", "2014", "--store", str(store), "--format", "docx", "-o", str(copy / "draft.docx")]
    )
    git(copy, "add", "--intent-to-add", "draft.docx")
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    word = subprocess.run(
        ["git", "diff", "draft.docx"], cwd=copy, env=environment, capture_output=True, text=True, check=True
    ).stdout

    assert "@@ ### Article 1" in shown
    assert "[-a right-]{+rights+}" in shown
    assert done.exit_code == 0, done.output
    assert "+### Article 1" in word


# --- in a pull request ---


def step(name: str) -> str:
    steps = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["redline"]["steps"]
    return next(str(step["run"]) for step in steps if step.get("name") == name)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_workflow_puts_redlines_of_what_changed_into_a_pull_request(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    base = git(store, "rev-parse", "HEAD")
    with Store.open(store) as opened:
        add(opened, draft("2017", "Peoples have a duty."), replacing=True, reason="a slip")
        add(opened, draft("2018", "Peoples have a duty and rights.", date="2018"))
        add(opened, draft("2018", "Les peuples ont des droits.", date="2018", language="fr"))
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "BASE": base,
    }
    for name in ("Prove the store", "Make the redlines"):
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step(name)],
            cwd=store, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    page = (store / "redline.md").read_text(encoding="utf-8")

    assert "<del>right</del><ins>duty</ins>" in page
    assert "<ins> and rights</ins>" in page
    assert "A first draft" in page


# --- two branches brought together ---


def two_branches(tmp_path: Path) -> tuple[Path, Path]:
    """A store and a clone of it, both with git's settings for drafts."""
    mine = honest(tmp_path / "mine")
    git(tmp_path, "clone", "--quiet", "mine", "theirs")
    assert CliRunner().invoke(commands, ["setup", "--store", str(tmp_path / "theirs")]).exit_code == 0
    return mine, tmp_path / "theirs"


def test_stages_that_two_people_added_are_merged_without_a_conflict(tmp_path: Path) -> None:
    mine, theirs = two_branches(tmp_path)
    go_on(mine, "2018")
    go_on(theirs, "2019")
    git(theirs, "pull", "--quiet", "--no-rebase", "--no-edit", "--tags", "origin", "main")

    assert not doubts(theirs)
    with Store.open(theirs) as store:
        assert [(stage.slug, stage.predecessor) for stage in store.stages()] == [
            ("2014", ""), ("2017", "2014"), ("2018", "2017"), ("2019", "2017"),
        ]  # fmt: skip
        add(store, draft("2020", "In 2020.", date="2020"))
        assert set(store.release("2020", author=ANA, at=AT).follows) == {
            "draft/solidarity/2018",
            "draft/solidarity/2019",
        }
    assert not doubts(theirs)


def test_what_two_people_said_is_merged_statement_by_statement(tmp_path: Path) -> None:
    mine, theirs = two_branches(tmp_path)
    for folder, words in ((mine, ("--forget", "1=1")), (theirs, ("--pin", "recital 1=none"))):
        arguments = (
            "concordance",
            "2014",
            "2017",
            *words,
            "--reason",
            "x",
            "--author",
            "Ana <a@b.c>",
            "--store",
            str(folder),
        )
        done = CliRunner().invoke(commands, arguments)
        assert done.exit_code == 0, (done.output, done.exception)
    git(theirs, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    kept = (theirs / "concordance/solidarity/2014--2017.toml").read_text(encoding="utf-8")

    assert kept.count("[[correction]]") == 1
    assert 'verdict = "pin"' in kept
    assert not doubts(theirs)


def test_what_both_changed_differently_is_left_to_people(tmp_path: Path) -> None:
    mine, theirs = two_branches(tmp_path)
    for folder, symbol in ((mine, "A/1"), (theirs, "A/2")):
        with Store.open(folder) as store:
            add(store, draft("2017", "Again.", symbol=symbol), replacing=True, reason="x")
    git(theirs, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main", check=False)

    assert "UU treaty.toml" in git(theirs, "status", "--porcelain")


def test_an_older_bundle_does_not_make_a_release_forgotten(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    older = exported(store, tmp_path / "a.bundle")
    go_on(store)
    newest = git(store, "rev-parse", "refs/tracker/newest-release")
    done = import_bundle(older, store, BY)

    assert (done.commits, done.releases) == (0, ())
    assert git(store, "rev-parse", "refs/tracker/newest-release") == newest


def test_stages_that_follow_each_other_in_a_circle_are_a_conflict(tmp_path: Path) -> None:
    mine, theirs = two_branches(tmp_path)
    for folder in (mine, theirs):
        with Store.open(folder) as store:
            add(store, draft("a", "A.", date="2018"), after="2014")
            add(store, draft("b", "B.", date="2018"), after="2014")
    git(theirs, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    for folder, one, other in ((mine, "a", "b"), (theirs, "b", "a")):
        with Store.open(folder) as store:
            add(store, draft(one, "Again.", date="2018"), replacing=True, reason="x", after=other)
    git(theirs, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main", check=False)

    assert "treaty.toml" in git(theirs, "status", "--porcelain")


def test_a_bundle_cannot_be_put_under_a_file(tmp_path: Path) -> None:
    bundle = exported(honest(tmp_path / "store"), tmp_path / "a.bundle")
    (tmp_path / "file").write_text("mine")
    (tmp_path / ".copy.importing-99999999999999999999").mkdir()

    with pytest.raises(StoreError):
        import_bundle(bundle, tmp_path / "file" / "sub", BY)
    assert import_bundle(bundle, tmp_path / "copy", BY).new
