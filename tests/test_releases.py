"""Releases: what they state, how they follow one another, who signed them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.support.sampling import one_in
from tests.support.stores import ANA, AT, add, doubts, draft, edit, git, honest, new_store, tag_anew
from tracker.cli import commands
from tracker.errors import InputError, StoreError
from tracker.store.audit.verify import verify_store
from tracker.store.formats.authorship import Author, Timestamp
from tracker.store.releases.added_signatures import signer_slug
from tracker.store.releases.signatures import Signers
from tracker.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

EVE = Author("Eve", "eve@example.org")
NEEDS_SSH = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen")
NEEDS_GPG = pytest.mark.skipif(shutil.which("gpg") is None, reason="needs gpg")


def ssh_key(folder: Path, name: str, secret: str = "") -> Path:
    """A key; always the same one if a secret is given, because then the key is made of it."""
    key = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", secret, "-C", "", "-f", str(key)], check=True)
    return key


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The keys of Ana and of Eve."""
    folder = tmp_path_factory.mktemp("keys")
    return ssh_key(folder, "ana"), ssh_key(folder, "eve")


def signed(folder: Path, key: Path) -> Path:
    """A store that names Ana's key, with two releases signed by her."""
    with new_store(folder) as store:
        store.trust(key.with_suffix(".pub").read_bytes(), name="ana.pub", signer=ANA, author=ANA, at=AT)
        for stage in ("2014", "2017"):
            add(store, draft(stage, f"All peoples have rights, in {stage}.", date=stage))
            store.release(stage, key=str(key), author=ANA, at=AT)
    return folder


# --- what a release states ---


def test_a_release_names_the_one_before_it(tmp_path: Path) -> None:
    with Store.open(honest(tmp_path / "store")) as store:
        first, second = store.releases()

    assert first.follows == {}
    assert second.follows == {first.tag: first.tag_id}
    assert git(tmp_path / "store", "rev-parse", "refs/tracker/newest-release") == second.tag_id


def test_a_release_states_what_people_said(tmp_path: Path) -> None:
    with Store.open(honest(tmp_path / "store")) as store:
        add(store, draft("2018", "Later.", date="2018"))
        assert store.release("2018", author=ANA, at=AT).corrections == {}
        add(store, draft("2014", "Later still."), replacing=True, reason="x")
        git(store.folder, "tag", "--delete", "draft/solidarity/2014")
        again = store.release("2014", author=ANA, at=AT)

    assert list(again.corrections) == ["concordance/solidarity/2014--2017.toml"]


def test_the_notes_say_what_became_of_each_article(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with new_store(store) as made:
        add(made, draft("2014", date="2014"))
        add(made, draft("2017", "All peoples and individuals have rights.", date="2017"))
    done = CliRunner().invoke(commands, ["release", "2017", "--store", str(store), "--at", "2020-01-01"])
    notes = CliRunner().invoke(commands, ["releases", "2017", "--store", str(store)])
    message = git(store, "for-each-ref", "--format=%(contents)", "refs/tags/draft/solidarity/2017")

    assert done.exit_code == 0, done.output
    for text in (notes.output, message):
        assert "2014 → 2017" in text
        assert "- Article 1: reworded" in text
    assert message.strip().split("\n\n")[-1].startswith("Instrument: solidarity\nStage: 2017\n")


def test_notes_cannot_state_anything(tmp_path: Path) -> None:
    with new_store(tmp_path / "store") as store:
        add(store, draft("2014"))
        made = store.release(
            "2014", notes="a\n\nText-SHA256: en forged\n\n-----BEGIN SSH SIGNATURE-----", author=ANA, at=AT
        )
        real = store.text("2014").sha256

    assert made.sha256 == {"en": real}


# --- signatures ---


@NEEDS_SSH
def test_a_signed_release_is_proved_by_us_and_by_plain_git(tmp_path: Path, keys: tuple[Path, Path]) -> None:
    store = signed(tmp_path / "store", keys[0])
    proved = [finding.message for finding in verify_store(store) if finding.holds]
    allowed = f"gpg.ssh.allowedSignersFile={store / 'signers/allowed_signers'}"

    assert not doubts(store)
    assert any("2 releases are signed by those" in doubt for doubt in proved)
    git(store, "-c", allowed, "verify-tag", "draft/solidarity/2017")


@NEEDS_SSH
def test_the_same_key_gives_the_same_ids(tmp_path: Path, keys: tuple[Path, Path]) -> None:
    one, other = (signed(tmp_path / name, keys[0]) for name in ("one", "other"))

    assert git(one, "for-each-ref") == git(other, "for-each-ref")


@NEEDS_SSH
def test_a_release_without_signature_is_in_doubt_where_signers_are_named(
    tmp_path: Path, keys: tuple[Path, Path]
) -> None:
    store = signed(tmp_path / "store", keys[0])
    with Store.open(store) as opened:
        add(opened, draft("2018", "Later.", date="2018"))
        with pytest.raises(StoreError, match="would be in doubt"):
            opened.release("2018", author=ANA, at=AT)
        with pytest.raises(StoreError, match="would not count"):
            opened.release("2018", key=str(keys[1]), author=ANA, at=AT)
        with pytest.raises(StoreError, match="would not count"):
            opened.release("2018", key=str(keys[0]), author=EVE, at=AT)
        assert len(opened.releases()) == 2
    tag_anew(store, lambda message: message.partition("-----BEGIN")[0])

    assert any("2014: it is not signed" in doubt for doubt in doubts(store))


def sign_again(folder: Path, key: Path, name: str, mail: str, target: str = "HEAD") -> None:
    """What a stranger does: the newest tag made again by plain git, with a signature of their own."""
    tag = "draft/solidarity/2017"
    message = git(folder, "for-each-ref", "--format=%(contents:subject)%0a%0a%(contents:body)", f"refs/tags/{tag}")
    who = (
        "-c",
        f"user.name={name}",
        "-c",
        f"user.email={mail}",
        "-c",
        "gpg.format=ssh",
        "-c",
        f"user.signingkey={key}",
    )
    git(folder, *who, "tag", "--force", "--sign", "--message", message, tag, target)


@NEEDS_SSH
@pytest.mark.parametrize("who", [EVE, ANA])
def test_a_tag_signed_by_a_stranger_is_found(tmp_path: Path, keys: tuple[Path, Path], who: Author) -> None:
    store = signed(tmp_path / "store", keys[0])
    sign_again(store, keys[1], who.name, who.mail)
    text = " ".join(doubts(store))

    assert "its signature is not that of" in text
    assert "made again by other means" in text


@NEEDS_SSH
def test_a_stranger_who_names_a_key_first_is_found_by_the_receivers_own_list(
    tmp_path: Path, keys: tuple[Path, Path]
) -> None:
    store = signed(tmp_path / "store", keys[0])
    allowed = (store / "signers/allowed_signers").read_bytes()
    with Store.open(store) as opened:
        opened.trust(keys[1].with_suffix(".pub").read_bytes(), name="eve.pub", signer=EVE, author=EVE, at=AT)
        add(opened, draft("2018", "Forged.", date="2018"))
        opened.release("2018", key=str(keys[1]), author=EVE, at=AT)
    outside = [finding.message for finding in verify_store(store, Signers(allowed=allowed)) if finding.holds is False]

    assert not doubts(store)
    assert any("2018: its signature is not that of Eve" in doubt for doubt in outside)


@NEEDS_GPG
def test_a_gnupg_key_signs_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "gnupg"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))
    make = ("gpg", "--batch", "--quiet", "--passphrase", "", "--quick-generate-key")
    subprocess.run([*make, f"Ana <{ANA.mail}>", "ed25519", "sign", "never"], check=True, capture_output=True)
    shown = subprocess.run(["gpg", "--batch", "--with-colons", "-K"], check=True, capture_output=True, text=True)
    name = next(line.split(":")[9] for line in shown.stdout.splitlines() if line.startswith("fpr"))
    public = subprocess.run(["gpg", "--batch", "--armor", "--export", name], check=True, capture_output=True).stdout
    now = Timestamp.now()
    with new_store(tmp_path / "store") as store:
        store.trust(public, name="ana.asc", signer=ANA, author=ANA, at=now)
        add(store, draft("2014"))
        store.release("2014", key=name, author=ANA, at=now)
    subprocess.run(["gpgconf", "--kill", "all"], check=False, capture_output=True)
    monkeypatch.setenv("GNUPGHOME", str(tmp_path / "nobody"))

    assert not doubts(tmp_path / "store")
    assert any("1 release is signed" in finding.message for finding in verify_store(tmp_path / "store"))
    tag_anew(tmp_path / "store", str)
    assert any("its signature is not that of" in doubt for doubt in doubts(tmp_path / "store"))


@NEEDS_SSH
@pytest.mark.parametrize(
    ("key", "words"),
    [("no-such-file", "There is no key"), ("--output=x", "There is no key"), ("0123456789ABCDEF", "did not sign")],
)
def test_a_key_that_is_none_makes_no_release(tmp_path: Path, key: str, words: str) -> None:
    if key.isalnum() and not shutil.which("gpg"):
        pytest.skip("needs gpg")
    with new_store(tmp_path / "store") as store:
        add(store, draft("2014"))
        with pytest.raises((InputError, StoreError), match=re.escape(words)):
            store.release("2014", key=key, author=ANA, at=AT)

        assert store.releases() == []


@NEEDS_SSH
def test_a_private_key_is_never_kept(tmp_path: Path, keys: tuple[Path, Path]) -> None:
    with new_store(tmp_path / "store") as store, pytest.raises(InputError, match="not a public SSH key"):
        store.trust(keys[0].read_bytes(), name="ana", signer=ANA, author=ANA, at=AT)

    assert not (tmp_path / "store/signers").exists()


# --- signatures that are added to a release that was made before ---

BO = Author("Bo", "bo@example.org")
ANAS = "signature/solidarity/2014/ana-example.org-86b9260a"


def tracker(*args: object) -> Result:
    return CliRunner().invoke(commands, [str(arg) for arg in args])


def release_by_command(store: Path, *args: object, author: Author = ANA) -> Result:
    return tracker("release", "2014", "--store", store, "--author", author, "--at", "2026-03-01", *args)


def output_of(done: Result) -> str:
    """All that a command said, in one line."""
    return " ".join(f"{done.output} {done.exception or ''}".split())


def verified(store: Path, *args: object) -> Result:
    return tracker("verify", "--store", store, *args)


@pytest.fixture
def unsigned(tmp_path: Path) -> Path:
    """A store with one release that nobody signed."""
    with new_store(tmp_path / "store") as store:
        add(store, draft("2014", date="2014", symbol="A/1"))
    done = release_by_command(tmp_path / "store")
    assert done.exit_code == 0, done.output
    assert "It is not signed." in output_of(done)
    assert "tracker release 2014 --sign KEY" in output_of(done)
    return tmp_path / "store"


def test_a_release_that_was_made_before_is_no_error(unsigned: Path) -> None:
    before = git(unsigned, "for-each-ref")
    done = release_by_command(unsigned)

    assert done.exit_code == 0
    assert f"Nothing to do: draft/solidarity/2014 was released on 2026-03-01 by {ANA}" in output_of(done)
    assert git(unsigned, "for-each-ref") == before


@NEEDS_SSH
def test_a_signature_can_be_added_later_by_several_people(unsigned: Path, keys: tuple[Path, Path]) -> None:
    tag_id = git(unsigned, "rev-parse", "refs/tags/draft/solidarity/2014")
    first = release_by_command(unsigned, "--sign", keys[0])
    for key, who in zip(keys, (ANA, BO), strict=True):
        done = tracker("trust", f"{key}.pub", "--signer", who, "--store", unsigned, "--author", ANA)
        assert done.exit_code == 0, done.output
    second = release_by_command(unsigned, "--sign", keys[1], author=BO)
    again = release_by_command(unsigned, "--sign", keys[1], author=BO)
    listed = tracker("releases", "--store", unsigned)
    rows = json.loads(tracker("releases", "--store", unsigned, "--json").output)["releases"]
    proved = verified(unsigned)

    assert f"Signed by {ANA}: draft/solidarity/2014" in output_of(first)
    assert "names nobody who may sign" in output_of(first)
    assert f"Signed by {BO}" in output_of(second)
    assert (again.exit_code, "Nothing to do" in output_of(again)) == (0, True)
    assert git(unsigned, "rev-parse", "refs/tags/draft/solidarity/2014") == tag_id
    for who in (ANA, BO):
        assert f"signed on 2026-03-01, 00:00 UTC by {who}" in output_of(listed)
    assert [item["author"] for item in rows[0]["signatures"]] == [str(ANA), str(BO)]
    assert proved.exit_code == 0
    assert f"draft/solidarity/2014 was signed later by {ANA}, 2026-03-01; {BO}, 2026-03-01" in output_of(proved)
    assert "unsigned" not in output_of(proved)
    allowed = f"gpg.ssh.allowedSignersFile={unsigned / 'signers/allowed_signers'}"
    git(unsigned, "-c", allowed, "verify-tag", ANAS)


@NEEDS_SSH
def test_a_signature_goes_wherever_the_release_goes(unsigned: Path, keys: tuple[Path, Path], tmp_path: Path) -> None:
    tracker("export", "--store", unsigned, "-o", tmp_path / "before.bundle")
    tracker("import", tmp_path / "before.bundle", tmp_path / "imported")
    git(tmp_path, "clone", "--quiet", "store", "pulled")
    git(tmp_path, "clone", "--quiet", "--bare", "store", "server")
    tracker("trust", f"{keys[0]}.pub", "--signer", ANA, "--store", unsigned, "--author", ANA)
    release_by_command(unsigned, "--sign", keys[0])
    tracker("export", "--store", unsigned, "-o", tmp_path / "after.bundle")
    updated = tracker("import", tmp_path / "after.bundle", tmp_path / "imported")
    nothing = tracker("import", tmp_path / "after.bundle", tmp_path / "imported")
    tracker("import", tmp_path / "after.bundle", tmp_path / "new")
    git(tmp_path, "clone", "--quiet", "store", "cloned")
    git(tmp_path / "pulled", "pull", "--quiet", "--no-rebase")
    git(unsigned, "push", "--quiet", "--follow-tags", str(tmp_path / "server"), "main")
    git(tmp_path, "clone", "--quiet", "server", "from-server")

    assert f"signed: {ANAS}" in output_of(updated)
    assert "Nothing to do" in output_of(nothing)
    for copy in ("imported", "new", "cloned", "pulled", "from-server"):
        assert f"was signed later by {ANA}" in output_of(verified(tmp_path / copy)), copy


@NEEDS_SSH
def test_a_signature_alone_is_imported(unsigned: Path, keys: tuple[Path, Path], tmp_path: Path) -> None:
    tracker("export", "--store", unsigned, "-o", tmp_path / "before.bundle")
    tracker("import", tmp_path / "before.bundle", tmp_path / "imported")
    release_by_command(unsigned, "--sign", keys[0])
    tracker("export", "--store", unsigned, "-o", tmp_path / "after.bundle")
    done = tracker("import", tmp_path / "after.bundle", tmp_path / "imported")

    assert f"signed: {ANAS}" in output_of(done)
    assert git(tmp_path / "imported", "tag", "--list", ANAS) == ANAS


@NEEDS_SSH
def test_a_changed_stage_is_not_released_again_but_its_release_can_be_signed(
    unsigned: Path, keys: tuple[Path, Path]
) -> None:
    with Store.open(unsigned) as store:
        add(store, draft("2014", "Other words.", date="2014", symbol="A/1"), replacing=True, reason="issued text")
    refused = release_by_command(unsigned, "--sign", keys[0])
    signed_as_it_was = tracker(
        "release", "draft/solidarity/2014", "--store", unsigned, "--author", ANA, "--sign", keys[0]
    )

    assert "was changed since: the text in en" in output_of(refused)
    assert isinstance(refused.exception, StoreError)
    assert "tracker show 2014 --raw" in refused.exception.remedy
    assert "tracker release draft/solidarity/2014 --sign KEY" in refused.exception.remedy
    assert signed_as_it_was.exit_code == 0, output_of(signed_as_it_was)


@NEEDS_SSH
def test_a_signature_that_would_not_count_is_not_added(unsigned: Path, keys: tuple[Path, Path]) -> None:
    tracker("trust", f"{keys[0]}.pub", "--signer", ANA, "--store", unsigned, "--author", ANA)
    stranger = release_by_command(unsigned, "--sign", keys[1])
    nameless = release_by_command(unsigned, "--sign", keys[0], author=EVE)

    for done in (stranger, nameless):
        assert isinstance(done.exception, StoreError)
        assert "would not count" in output_of(done)
    assert git(unsigned, "tag", "--list", "signature/*") == ""


@NEEDS_SSH
def test_a_person_who_signed_before_a_key_was_named_signs_once_more(tmp_path: Path, keys: tuple[Path, Path]) -> None:
    with new_store(tmp_path / "store") as store:
        add(store, draft("2014", date="2014"))
    release_by_command(tmp_path / "store", "--sign", keys[0])
    tracker("trust", f"{keys[0]}.pub", "--signer", ANA, "--store", tmp_path / "store", "--author", ANA)
    before = verified(tmp_path / "store")
    done = release_by_command(tmp_path / "store", "--sign", keys[0])

    assert "ask the signer to sign once more" in output_of(before)
    assert f"Signed by {ANA}" in output_of(done)
    assert "was not proved" not in output_of(verified(tmp_path / "store"))


def with_signature(folder: Path, keys: tuple[Path, Path]) -> Path:
    """A store of two releases, the first signed later by Ana, whose key it names; Eve has a key of her own."""
    with new_store(folder) as store:
        for stage in ("2014", "2017"):
            add(store, draft(stage, f"All peoples have rights, in {stage}.", date=stage))
            store.release(stage, author=ANA, at=AT)
        store.trust(Path(f"{keys[0]}.pub").read_bytes(), name="ana.pub", signer=ANA, author=ANA, at=AT)
        store.sign("draft/solidarity/2014", key=str(keys[0]), author=ANA, at=AT)
    return folder


def forge(folder: Path, key: Path, name: str, who: Author, target: str = "refs/tags/draft/solidarity/2014") -> None:
    """A signature that a stranger makes by plain git."""
    message = git(folder, "for-each-ref", "--format=%(contents:subject)%0a%0a%(contents:body)", f"refs/tags/{ANAS}")
    settings = (f"user.name={who.name}", f"user.email={who.mail}", "gpg.format=ssh", f"user.signingkey={key}")
    options = [word for setting in settings for word in ("-c", setting)]
    git(folder, *options, "tag", "--force", "--sign", "--message", message, name, target)


FORGED: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "by the key of somebody else": (lambda f, key: forge(f, key, ANAS, ANA), "its signature is not that of Ana"),
    "in the name of another person": (lambda f, key: forge(f, key, ANAS, EVE), "its name is not that of Eve"),
    "of another release": (
        lambda f, _: git(f, "update-ref", f"refs/tags/{ANAS.replace('2014', '2017')}", f"refs/tags/{ANAS}"),
        "moved to this name",
    ),
    "that points to another release": (
        lambda f, key: forge(f, key, ANAS, ANA, "refs/tags/draft/solidarity/2017"),
        "it signs another tag than draft/solidarity/2014 is now",
    ),
    "that is none": (lambda f, _: git(f, "tag", "--force", ANAS, "HEAD"), "tracker did not make this signature"),
    "of a release that was made again": (lambda f, _: tag_anew(f, str), "it signs another tag than"),
    "of a release that was deleted": (
        lambda f, _: git(f, "tag", "--delete", "draft/solidarity/2014"),
        "it signs draft/solidarity/2014, which is not here",
    ),
    "under a name that cannot be": (
        lambda f, _: git(f, "update-ref", "refs/tags/signature/odd", f"refs/tags/{ANAS}"),
        "signature/odd: tracker did not make",
    ),
}


@NEEDS_SSH
@pytest.mark.parametrize("name", FORGED)
def test_a_forged_signature_is_found(name: str, tmp_path: Path, keys: tuple[Path, Path]) -> None:
    store = with_signature(tmp_path / "store", keys)
    assert verified(store).exit_code == 0
    change, where = FORGED[name]
    change(store, keys[1])
    done = verified(store)

    assert done.exit_code == 1
    assert where in output_of(done)


@NEEDS_SSH
def test_a_signature_of_somebody_unknown_counts_for_nothing(tmp_path: Path, keys: tuple[Path, Path]) -> None:
    store = with_signature(tmp_path / "store", keys)
    allowed = tmp_path / "allowed"
    allowed.write_bytes(b"eve@example.org " + Path(f"{keys[1]}.pub").read_bytes())
    forge(store, keys[1], f"signature/solidarity/2014/{signer_slug(EVE.mail)}", EVE)
    done = verified(store)

    assert done.exit_code == 0
    assert f"in the name of {EVE}, of whom no key is named" in output_of(done)
    assert f"was signed later by {ANA}, 2017-04-25 " in output_of(done)
    assert f"was signed later by {EVE}" in output_of(verified(store, "--signers", allowed))


@NEEDS_SSH
def test_a_key_named_later_does_not_heal_a_release_that_had_to_be_signed(
    tmp_path: Path, keys: tuple[Path, Path]
) -> None:
    store = signed(tmp_path / "store", keys[0])
    git(store, "update-ref", "-d", "refs/tracker/newest-release")
    tag_anew(store, lambda message: message.partition("-----BEGIN")[0])
    with Store.open(store) as opened:
        opened.trust(Path(f"{keys[1]}.pub").read_bytes(), name="eve.pub", signer=EVE, author=EVE, at=AT)
        opened.sign("draft/solidarity/2014", key=str(keys[1]), author=EVE, at=AT)
        assert any("2014: it is not signed" in doubt for doubt in doubts(store))
        opened.sign("draft/solidarity/2014", key=str(keys[0]), author=ANA, at=AT)

    assert not any("2014: it is not signed" in doubt for doubt in doubts(store))


# --- more ways of tampering than tests/test_audit.py has: what a chain, a signature and stated corrections find ---

SAID = "concordance/solidarity/2014--2017.toml"
NEWEST = "draft/solidarity/2017"


def move_a_signer(folder: Path) -> None:
    edit(folder, "signers/allowed_signers", lambda text: text.replace(ANA.mail, EVE.mail))


def drop_the_correction(folder: Path) -> None:
    git(folder, "rm", "--quiet", SAID)
    git(folder, "commit", "--quiet", "--message", "Tidy")


def delete(tag: str) -> Callable[[Path], object]:
    return lambda folder: git(folder, "tag", "--delete", tag)


def replaced(folder: Path) -> None:
    """Another past shown by git itself."""
    first, last = git(folder, "rev-list", "HEAD").split()[-1], git(folder, "rev-parse", "HEAD")
    git(folder, "replace", last, first)


def put_back(folder: Path) -> None:
    """The text before a replacement, which a commit of tracker once stated, put back by plain git."""
    path = "text/solidarity/2017/en.md"
    commits = git(folder, "log", "--format=%H", "--", path).split()
    git(folder, "checkout", "--quiet", commits[-1], "--", path)
    git(folder, "commit", "--quiet", "--message", "Back")


def another_pair(folder: Path) -> None:
    with Store.open(folder) as store:
        add(store, draft("2018", "Later.", date="2018"))
    git(folder, "mv", SAID, SAID.replace("2017", "2018"))
    moved = folder / SAID.replace("2017", "2018")
    moved.write_text(moved.read_text().replace('after = "2017"', 'after = "2018"'))
    git(folder, "commit", "--quiet", "--all", "--message", "Move")


def another_signer(folder: Path) -> None:
    (folder / "signers").mkdir()
    (folder / "signers/allowed_signers").write_text("eve@example.org ssh-ed25519 AAAA\n")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Signer")


TAMPERED: dict[str, tuple[Callable[[Path], object], str]] = {
    "the oldest release deleted": (delete("draft/solidarity/2014"), "2014 was deleted; draft/solidarity/2017 follows"),
    "the newest release deleted": (delete(NEWEST), "2017 was deleted, or made again"),
    "an old release made again": (lambda f: tag_anew(f, str), "2014 was made again by other means"),
    "a correction dropped": (drop_the_correction, "a correction is gone that nobody took back"),
    "a correction with another reason": (
        lambda f: edit(f, SAID, lambda text: text.replace("the same rule", "another rule")),
        "no commit of tracker states",
    ),
    "a correction put in by hand": (
        lambda f: edit(f, SAID, lambda text: text + text[text.index("\n[[correction]]") :].replace("art_1", "art_2")),
        "concordance/",
    ),
    "whose words a text is": (
        lambda f: edit(f, "text/solidarity/2017/en.md", lambda text: text.replace(": official", ": translation")),
        "text/solidarity/2017/en.md: it differs from what tracker committed",
    ),
    "an earlier text put back": (put_back, "text/solidarity/2017/en.md: it differs"),
    "the order of stages": (
        lambda f: edit(f, "treaty.toml", lambda text: text.replace("predecessor", "# predecessor")),
        "treaty.toml: it differs",
    ),
    "a correction moved to other stages": (another_pair, f"{SAID}: it was deleted"),
    "a signer named by plain git": (another_signer, "signers/allowed_signers: it differs"),
    "other objects shown by git": (replaced, "shows plain git other objects"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", one_in(3, TAMPERED))
def test_tampering_is_found(name: str, tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    change, where = TAMPERED[name]
    change(store)

    assert where in " ".join(doubts(store))


def test_what_was_taken_back_is_no_loss(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    done = CliRunner().invoke(
        commands,
        [
            "concordance",
            "2014",
            "2017",
            "--store",
            str(store),
            "--forget",
            "1=1",
            "--reason",
            "no",
            "--author",
            str(ANA),
        ],
    )

    assert done.exit_code == 0, done.output
    assert not doubts(store)


def test_a_release_on_another_branch_is_no_doubt(tmp_path: Path) -> None:
    store = honest(tmp_path / "store")
    git(tmp_path, "clone", "--quiet", "store", "copy")
    with Store.open(store) as opened:
        add(opened, draft("2018", "Later.", date="2018"))
        opened.release("2018", author=ANA, at=AT)
    git(tmp_path / "copy", "fetch", "--quiet", "--tags")
    unproved = [finding.message for finding in verify_store(tmp_path / "copy") if finding.holds is None]

    assert not doubts(tmp_path / "copy")
    assert any("2018: it is on another branch, or was not pulled yet" in doubt for doubt in unproved)


def test_what_a_merge_made_can_be_stated(tmp_path: Path) -> None:
    store = tmp_path / "store"
    texts = ["All peoples have rights.", "Nobody is left out of them.", "They are the same everywhere."]
    with new_store(store) as opened:
        add(opened, draft("2014", "\n\n".join(texts)))
    git(store, "switch", "--quiet", "--create", "other")
    for branch, old, new in (("other", "All", "Any"), ("main", "everywhere", "in all places")):
        git(store, "switch", "--quiet", branch)
        with Store.open(store) as opened:
            add(opened, draft("2014", "\n\n".join(texts).replace(old, new)), replacing=True, reason="x")
    git(store, "merge", "--quiet", "--no-edit", "other")
    before = doubts(store)
    merged = (store / "text/solidarity/2014/en.md").read_text(encoding="utf-8")
    assert "Any" in merged
    assert "in all places" in merged
    with Store.open(store) as opened:
        add(opened, opened.text("2014").draft, replacing=True, reason="both are meant")

    assert any("put together from two lines of history" in doubt for doubt in before)
    assert not doubts(store)


@NEEDS_SSH
def test_signers_stand_in_lines_of_their_own(tmp_path: Path, keys: tuple[Path, Path]) -> None:
    store = signed(tmp_path / "store", keys[0])
    file = store / "signers/allowed_signers"
    edit(store, "signers/allowed_signers", lambda text: text.rstrip("\n"))
    with Store.open(store) as opened:
        opened.trust(keys[1].with_suffix(".pub").read_bytes(), name="eve.pub", signer=EVE, author=ANA, at=AT)

    assert [line.split()[0] for line in file.read_text().splitlines() if "@" in line] == [ANA.mail, EVE.mail]
