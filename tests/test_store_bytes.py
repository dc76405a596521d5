"""Contents of a store are the same bytes in every version: the ids of commits and tags are pinned here.

The ids were made by the version before the modules of the store were rebuilt. A change of a file format, of a commit
message or of a trailer changes them; stores that people have already must stay readable then.
"""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import replace
from pathlib import Path

from tracker.model.correction import Verdict
from tracker.model.provision import Eid
from tracker.store.corrections import StatementChange
from tracker.store.formats.authorship import Author, Timestamp
from tracker.store.formats.statements import StagePair, Statement
from tracker.store.store import Store
from tracker.text.compose import with_front
from tracker.text.parser import parse

DRAFTS = Path(__file__).parent.parent / "drafts" / "solidarity"
ANA, AT = Author("Ana Sá", "ana@example.org"), Timestamp.parse("2017-04-25")
KEY = b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0zYHR0tBq1T6gPp3XJ8x0N1Yb1i8YvZ3hZs5F8sV2k ana\n"

PINNED = """\
8393bf28bb095f684acc3b5294ee5d9318931095 Trust a key of Ana Sá <ana@example.org>
ae19af9c7b80525b7af12d6a681cc717d601ab79 concordance: forget Article 5 = Article 4 (2014-avant-projet to 2017-final)
08631ed953a2146e0ee2c68974a05aac1c4b7f89 Replace solidarity 2017-final (fr)
53c896d345e715b54d087bf017518c8e9d1a5a22 Rename solidarity 2013-preliminary to 2013-first
58719ce8d1cc1ec6e67199e7c52fe86e7c5d8ed7 concordance: pin Article 5 = Article 4 (2014-avant-projet to 2017-final)
b5c6705fafc61f6cc101df0c6aa4978d6ad5e781 Add solidarity 2017-final (fr)
899fdcbb0def34fac53ac9b18b77c9e28c66beff Add solidarity 2014-avant-projet (fr)
57760a0334ad5cdc008ce2f77ea0c12d1a563e1d Add solidarity 2013-preliminary (fr)
466df8986533755f182e3aacc0c796d767702411 Make an empty store
8393bf28bb095f684acc3b5294ee5d9318931095 refs/heads/main
a411ddb2fde2fde91706ef88aab097f4b6e28294 refs/tags/draft/solidarity/2014-avant-projet
f66b287f51eb24e0d218b940bae76010940c67f0 refs/tags/draft/solidarity/2017-final
f66b287f51eb24e0d218b940bae76010940c67f0 refs/tracker/newest-release
"""


def build(folder: Path) -> None:
    """Build the sample store, with every kind of commit and two releases."""
    with Store.init(folder, author=ANA, at=AT) as store:
        texts = {}
        for name in ("2013-preliminary", "2014-avant-projet", "2017-final"):
            file = DRAFTS / f"{name}.fr.md"
            source = hashlib.sha256(file.read_bytes()).hexdigest()
            texts[name], _ = parse(file.read_text(encoding="utf-8"))
            store.add(texts[name], source_sha256=source, source_name=file.name, author=ANA, at=AT)
        stages = StagePair("solidarity", "2014-avant-projet", "2017-final")
        statement = Statement(
            verdict=Verdict.PIN,
            before=Eid("art_5"),
            after=Eid("art_4"),
            before_label="Article 5",
            after_label="Article 4",
            reason="the same rule",
            author=str(ANA),
            date=AT.iso(),
            language="fr",
            before_text=store.text("2014-avant-projet").sha256,
            after_text=store.text("2017-final").sha256,
        )
        store.correct(stages, StatementChange(added=(statement,), reason="the same rule"), author=ANA, at=AT)
        store.release("2014-avant-projet", notes="Nothing before it.", author=ANA, at=AT)
        store.rename("2013-preliminary", "2013-first", reason="its own name", author=ANA, at=AT)
        changed = with_front(texts["2017-final"], replace(texts["2017-final"].front, title="Projet"))
        store.add(changed, source_sha256="0" * 64, author=ANA, at=AT, replace=True, reason="a shorter title")
        store.release("2017-final", author=ANA, at=AT)
        store.correct(stages, StatementChange(forgotten=(statement,), reason="not the same"), author=ANA, at=AT)
        store.trust(KEY, name="ana.pub", signer=ANA, author=ANA, at=AT)


def test_the_sample_store_has_the_pinned_ids(tmp_path: Path) -> None:
    build(tmp_path / "store")

    git = ["git", "-C", str(tmp_path / "store")]
    log = subprocess.run([*git, "log", "--format=%H %s"], capture_output=True, text=True, check=True).stdout
    layout = "--format=%(objectname) %(refname)"
    refs = subprocess.run([*git, "for-each-ref", layout], capture_output=True, text=True, check=True).stdout

    assert log + refs == PINNED
