"""Contents of a store are the same bytes in every version: the ids of commits and tags are pinned here.

A change of a file format, of a commit message or of a trailer changes them; stores that people have already must stay
readable then. They changed once, when ``.gitattributes`` and the README of a new store learnt of annotations.
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
ee0088732b8154a6babdcc1b99083c21fc80c87a Trust a key of Ana Sá <ana@example.org>
f54734fb8022f11de4953d8aa12c8be54434d49d concordance: forget Article 5 = Article 4 (2014-avant-projet to 2017-final)
f40f34754e66b8e6661f66f589ea18ea6d72ec61 Replace solidarity 2017-final (fr)
d11d3ef589b02b62b41ff4323e36edeffc7234d6 Rename solidarity 2013-preliminary to 2013-first
284fd46674218aa62b01db8ff65c925dda61e37a concordance: pin Article 5 = Article 4 (2014-avant-projet to 2017-final)
3b02c651ee35540b043ce70e03283aa181100b88 Add solidarity 2017-final (fr)
45332c2d31b74ce88790e822afa4ea313e1ccfae Add solidarity 2014-avant-projet (fr)
e4e594f5c07fd2a087425ad3ddb635536fc57c12 Add solidarity 2013-preliminary (fr)
c5ee096cdd52f28217baca3a63529e19f7d1be9e Make an empty store
ee0088732b8154a6babdcc1b99083c21fc80c87a refs/heads/main
8aa3c460a27ca4b72ec0b5fc598b7141c5fc32d8 refs/tags/draft/solidarity/2014-avant-projet
90bb7a8b596051157f1622eae3d0468eccc5c6f9 refs/tags/draft/solidarity/2017-final
90bb7a8b596051157f1622eae3d0468eccc5c6f9 refs/tracker/newest-release
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
