"""``tracker verify`` of a whole store: honest stores pass, and what was changed by other means is found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.support.sampling import one_in
from tests.support.stores import TAG, add, doubts, draft, edit, git, honest, new_store, tag_anew
from tracker.cli import commands
from tracker.store.audit.verify import verify_store
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATH = "text/solidarity/2014/en.md"


def rewrite(folder: Path, number: int, change: Callable[[str], str]) -> None:
    """Change the text of 2014 in one commit of the past, and make all that came after it again with its own files."""
    commits = git(folder, "rev-list", "--reverse", "HEAD").split()
    parent: list[str] = []
    for n, commit in enumerate(commits):
        tree = git(folder, "rev-parse", f"{commit}^{{tree}}")
        if n == number:
            git(folder, "read-tree", commit)
            (folder / "altered").write_text(change(git(folder, "show", f"{commit}:{PATH}") + "\n"), encoding="utf-8")
            blob = git(folder, "hash-object", "-w", "altered")
            git(folder, "update-index", "--cacheinfo", f"100644,{blob},{PATH}")
            tree = git(folder, "write-tree")
            (folder / "altered").unlink()
        message = git(folder, "log", "-1", "--format=%B", commit)
        parent = ["-p", git(folder, "commit-tree", tree, *parent, "-m", message)]
    git(folder, "reset", "--quiet", "--hard", parent[1])


def harm_object(folder: Path) -> None:
    blob = git(folder, "rev-parse", f"HEAD:{PATH}")
    file = folder / ".git" / "objects" / blob[:2] / blob[2:]
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:-4] + b"abcd")


def stray(folder: Path) -> None:
    (folder / "text/solidarity/2099").mkdir()
    (folder / "text/solidarity/2099/en.md").write_text("x\n")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "More")


def take_out(folder: Path) -> None:
    git(folder, "rm", "--quiet", PATH)
    git(folder, "commit", "--quiet", "--message", "Tidy")


def cut_off(folder: Path) -> None:
    git(folder, "reset", "--quiet", "--hard", git(folder, "commit-tree", "HEAD^{tree}", "-m", "Start"))


def tag_of(change: Callable[[str], str], target: str = "") -> Callable[[Path], None]:
    return lambda folder: tag_anew(folder, change, target)


def text_of(change: Callable[[str], str], path: str = PATH) -> Callable[[Path], None]:
    return lambda folder: edit(folder, path, change)


def ref_of(name: str) -> Callable[[Path], object]:
    return lambda folder: git(folder, "update-ref", f"refs/tags/draft/solidarity/{name}", f"refs/tags/{TAG}")


SAID = "concordance/solidarity/2014--2017.toml"
TAMPERED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a letter of a text": (text_of(lambda t: t.replace("All", "Alle")), "changed by other means"),
    "a space in its front matter": (text_of(lambda t: t.replace(": official", ": official ")), PATH),
    "its stage": (text_of(lambda t: t.replace("stage: 2014", "stage: 2013")), "says that it is"),
    "its end": (text_of(lambda t: t + "\n"), "not in the form that the program writes"),
    "a text taken out": (take_out, "is gone"),
    "a text of no stage": (stray, "no stage"),
    "the list of stages": (text_of(lambda t: t.replace('= "1"', '= "9"'), "treaty.toml"), "format"),
    "what people said": (text_of(lambda t: t.replace('"confirm"', '"perhaps"'), SAID), "concordance/"),
    "a tag with another digest": (tag_of(lambda m: m.replace("256: en ", "256: en 0")), "not the one that it states"),
    "a tag with another symbol": (tag_of(lambda m: m.replace("Stage: 2014", "Stage: 2014\nSymbol: A/1")), "symbol"),
    "a tag about another stage": (tag_of(lambda m: m.replace("Stage: 2014", "Stage: 2017")), "another stage"),
    "a tag that states nothing": (tag_of(lambda _: "Release"), "states no texts"),
    "a tag moved to before its text": (tag_of(str, "HEAD~4"), "not the one that it states"),
    "a tag without a message": (
        lambda f: git(f, "tag", "--force", TAG, f"{TAG}^{{commit}}"),
        "tracker did not make the tag",
    ),
    "a tag under another name": (ref_of("2015"), "another name"),
    "a tag with a name that cannot be": (ref_of("a/b"), "draft/solidarity/a/b"),
    "a commit in the middle": (lambda f: rewrite(f, 1, lambda t: t.replace("All", "Some")), "history was rewritten"),
    "a history cut off": (cut_off, "not part of the history"),
    "an object on the disk": (harm_object, "damaged"),
    "the branch": (lambda f: (f / ".git/refs/heads/main").write_text("0" * 39 + "1\n"), ""),
}


def test_honest_stores_pass(tmp_path: Path) -> None:
    with new_store(tmp_path / "empty"):
        pass
    assert not doubts(tmp_path / "empty")
    assert not doubts(honest(tmp_path / "store"))
    results = [finding.message for finding in verify_store(tmp_path / "store")]
    assert any("2 contain the texts" in result for result in results)
    assert any("3 commits contain" in result for result in results)


@pytest.mark.slow
@pytest.mark.parametrize("name", one_in(3, TAMPERED))
def test_tampering_is_found(name: str, tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    change, where = TAMPERED[name]
    change(store)
    reported = doubts(store)

    assert reported
    assert where in " ".join(reported)


def test_a_clone_passes_too(tmp_path: Path) -> None:
    honest(tmp_path / "store")
    git(tmp_path, "clone", "--quiet", "store", "copy")

    assert not doubts(tmp_path / "copy")


def test_the_command(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    sound = CliRunner().invoke(commands, ["verify", "--store", str(store)])
    edit(store, PATH, lambda text: text.replace("All", "Alle"))
    doubtful = CliRunner().invoke(commands, ["verify", "--store", str(store), "--json"])

    assert sound.exit_code == 0
    assert "The store agrees with itself." in sound.output
    assert doubtful.exit_code == 1
    assert json.loads(doubtful.output)["doubt"]


def test_a_label_that_the_treaty_prints_twice_is_no_damage_of_the_store(tmp_path: Path) -> None:
    words = "#### 1.\n\nPeace.\n\n#### 2.\n\nTrust.\n\n#### 2.\n\nHope."
    with new_store(tmp_path / "store") as store:
        add(store, draft("2013", words))
    assert parse(f"### Article 1\n\n{words}\n")[1], "the text has a doubtful place"
    assert not doubts(tmp_path / "store")


def test_the_same_text_under_another_name_is_kept_and_named(tmp_path: Path) -> None:
    with new_store(tmp_path / "store") as store:
        first, second = (add(store, draft(name, date="2013")) for name in ("2013", "2014"))
        assert (first.same_as, second.same_as) == ("", "2013")
        assert add(store, draft("2015", "No peoples have rights.")).same_as == ""
