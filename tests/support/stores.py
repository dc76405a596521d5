"""Stores made for a test, changed by plain git, and audited."""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

from click.testing import CliRunner

from tracker.cli import commands
from tracker.model.correction import Verdict
from tracker.model.provision import Eid
from tracker.store.audit.verify import verify_store
from tracker.store.corrections import StatementChange
from tracker.store.formats.authorship import DEFAULT_AUTHOR, Author, Authorship, Timestamp
from tracker.store.formats.statements import StagePair, Statement
from tracker.store.store import Store
from tracker.text.compose import with_front
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.store.records import AddResult


AT = Timestamp.parse("2017-04-25T10:30:00+02:00")
ANA = Author("Ana Sá", "ana@example.org")
HOSTILE_NAMES = [
    "--output=x",
    "../x",
    "x..y",
    "@{-1}",
    "-",
    "draft/../x",
    "",
    "a\nb",
    "HEAD",
    "main^",
    "x.lock",
    "con",
    ":/m",
]


def draft(stage: str = "2014", words: str = "All peoples have rights.", **front: str) -> DraftText:
    text = (
        f"---\ninstrument: solidarity\nstage: {stage}\nlanguage: en\nauthenticity: official\n---\n\n"
        f"# Declaration\n\n> Recalling the Charter,\n\n### Article 1\n\n{words}\n"
    )
    parsed, _ = parse(text)
    return with_front(parsed, replace(parsed.front, **front))  # type: ignore[arg-type]  # fields by name, as strings


def add(store: Store, text: DraftText, *, replacing: bool = False, reason: str = "", after: str = "") -> AddResult:
    return store.add(
        text,
        source_sha256=hashlib.sha256(b"as received").hexdigest(),
        author=ANA,
        at=AT,
        replace=replacing,
        reason=reason,
        predecessors=(after,) if after else (),
    )


def new_store(folder: Path) -> Store:
    return Store.init(folder, author=DEFAULT_AUTHOR, at=AT)


def git(folder: Path, *args: str, check: bool = True) -> str:
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    done = subprocess.run(["git", *who, *args], cwd=folder, capture_output=True, text=True, check=False)
    assert not check or done.returncode == 0, done.stderr
    return done.stdout.strip()


def all_bytes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


TAG = "draft/solidarity/2014"


def honest(folder: Path) -> Path:
    """A store with two stages, a text that was replaced, a correction, and two releases."""
    with new_store(folder) as store:
        add(store, draft("2014", "All peoples have rights."))
        store.release("2014", author=ANA, at=AT)
        first = add(store, draft("2017", "All peoples have a right.")).sha256
        second = add(store, draft("2017", "Peoples have a right."), replacing=True, reason="issued text").sha256
        store.release("2017", author=ANA, at=AT)
        statement = Statement(
            verdict=Verdict.CONFIRM, before=Eid("art_1"), after=Eid("art_1"), before_label="Article 1",
            after_label="Article 1", reason="the same rule", author=str(ANA), date=AT.iso(), language="en",
            before_text=store.text("2014").sha256, after_text=second,
        )  # fmt: skip
        stages = StagePair("solidarity", "2014", "2017")
        store.correct(stages, StatementChange(added=(statement,), reason="the same rule"), author=ANA, at=AT)
        assert first != second
    return folder


def doubts(folder: Path) -> list[str]:
    return [finding.message for finding in verify_store(folder) if finding.holds is False]


def edit(folder: Path, path: str, change: Callable[[str], str], message: str = "Edit") -> None:
    """Change a file by plain git."""
    file = folder / path
    old = file.read_text(encoding="utf-8")
    file.write_text(change(old), encoding="utf-8", newline="")
    assert file.read_text(encoding="utf-8") != old
    git(folder, "commit", "--quiet", "--all", "--message", message)


def tag_anew(folder: Path, change: Callable[[str], str], target: str = "", name: str = TAG) -> None:
    """Make a tag again, with another message or at another commit."""
    message = git(folder, "for-each-ref", "--format=%(contents)", f"refs/tags/{TAG}")
    place = target or git(folder, "rev-parse", f"{TAG}^{{commit}}")
    git(folder, "tag", "--force", "--annotate", "--message", change(message), name, place)


BY = Authorship(ANA, AT)


def exported(store: Path, to: Path) -> Path:
    done = CliRunner().invoke(commands, ["export", "--store", str(store), "-o", str(to), "--force"])
    assert done.exit_code == 0, done.output
    return to
