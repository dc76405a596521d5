"""Attacks on the desk: other sites, foreign names, paths in names, huge uploads, markup, two tabs at once."""

from __future__ import annotations

import re
import socket
import threading
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from lxml import html

from tests.support.visits import HOST, ORIGIN, PORT, Visit, served
from tracker.desk.app import LARGEST_REQUEST
from tracker.desk.gate import LARGEST_FIELD
from tracker.desk.uploads import harmless_name
from tracker.services.stores import init_store, open_store, stages
from tracker.services.verify import verify_store

if TYPE_CHECKING:
    from pathlib import Path

OLD = b"Article 1\n\nEvery coastal town lights its tower at dusk and puts the light out at dawn.\n"
NEW = b"Article 1\n\nEvery coastal town lights its tower at dusk.\n\nArticle 2\n\nThe Board keeps its records.\n"


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    with init_store(tmp_path / "store"):
        pass
    return Visit(tmp_path, tmp_path / "store")


def newest(visit: Visit) -> str:
    with open_store(visit.store or visit.folder) as store:
        return store.snapshot().commit


# Other sites

FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": f"http://127.0.0.1:{PORT + 1}"},
    {"Origin": f"https://{HOST}"},
    {"Host": f"evil.example:{PORT}", "Origin": f"http://evil.example:{PORT}"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("path", ["language", "person", "store/leave", "close", "compare-files"])
def test_a_form_of_another_site_does_nothing_even_if_it_knows_the_secrets(
    visit: Visit, path: str, headers: dict[str, str]
) -> None:
    sent = {"token": visit.gate.token, "language": "fr", "name": "Mallory"}
    answer = visit.client.post(visit.root + path, data=sent, headers={"Host": HOST, **headers})

    assert answer.status_code in {403, 421, 404}
    assert (visit.desk.language, visit.desk.person, visit.desk.store) == ("en", None, visit.store)
    assert not visit.desk.pairs


def test_a_form_without_the_token_does_nothing(visit: Visit) -> None:
    for token in ("", "x" * 32, visit.gate.secret):
        assert visit.send("language", language="fr", token=token).status_code == 403
    assert visit.desk.language == "en"
    assert visit.send("language", language="fr").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", f"127.0.0.1.evil.example:{PORT}", "127.0.0.1"]
)
def test_a_foreign_name_that_leads_here_is_shown_nothing(visit: Visit, host: str) -> None:
    answer = visit.client.get(visit.root, headers={"Host": host})

    assert answer.status_code == 421
    assert visit.gate.token not in answer.get_data(as_text=True)
    assert "Treaty desk" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/", "/x/", "/x/store", "//", "/favicon.ico", "/../"])
def test_nobody_gets_in_without_the_secret(visit: Visit, path: str) -> None:
    answer = visit.client.get(path, headers={"Host": HOST})

    assert answer.status_code in {404, 308}
    assert visit.gate.secret not in answer.get_data(as_text=True)
    assert "Treaty desk" not in answer.get_data(as_text=True)


def test_every_page_is_closed_in(visit: Visit) -> None:
    for path in ("", "store", "verify", "drafts", "nothing", "desk.css"):
        headers = visit.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "Set-Cookie" not in headers


def test_no_page_carries_a_script_or_a_style_in_it(visit: Visit) -> None:
    for path in ("", "store", "verify", "drafts"):
        page = visit.page(path)
        assert page.xpath("//script[not(@src)] | //style | //@style | //@onclick") == []


# Names

NAMES = [
    "../../evil.txt", "..\\..\\evil.txt", "/etc/passwd", "C:\\evil.txt", "a/../../b.txt", "\x00evil.txt", "..",
    "nul.txt", "x" * 400 + ".txt", "草" * 200 + ".txt", "-rf.txt", ".bashrc", "evil.txt\u202e",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_a_file_is_kept_under_a_harmless_name_in_its_own_folder(visit: Visit, tmp_path: Path, name: str) -> None:
    before = {path for path in tmp_path.rglob("*") if visit.desk.folder not in path.parents}

    visit.send("compare-files", {"before": (name, OLD), "after": ("new.txt", NEW)})

    inside = [path for path in visit.desk.folder.rglob("*") if path.is_file()]
    assert len(inside) == 2
    assert all(path.parent.parent == visit.desk.folder for path in inside)
    assert {path for path in tmp_path.rglob("*") if visit.desk.folder not in path.parents} == before
    assert len(harmless_name(name).encode()) <= 200


PATHS = [
    "stages/../../x/en", "stages/%2e%2e/%2e%2e/en", "stages/a/..%2f..%2fb/en", "stages/--output=x/a/en",
    "pairs/..%2f..%2fx", "jobs/%2e%2e", "verify/..%2fx", "../desk.css", "..%2f..%2fetc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_a_path_in_an_address_leads_nowhere(visit: Visit, path: str) -> None:
    answer = visit.get(path)

    assert answer.status_code in {404, 422}
    assert b"root:" not in answer.data


@pytest.mark.parametrize("name", ["--output=x", "../x", "x..y", "@{-1}", "draft/../x", "a\nb", "HEAD~", "con", ":/m"])
def test_a_hostile_name_of_a_stage_is_refused_or_made_harmless(visit: Visit, name: str) -> None:
    answer = visit.send("drafts", {"file": ("a.txt", OLD)})
    at = newest(visit)
    kept = visit.send(answer.request.path, do="keep", instrument=name, stage="zero", language="en", name="Ana Sá")

    assert kept.status_code == 422
    assert newest(visit) == at


# Size


def test_a_long_field_is_refused(visit: Visit) -> None:
    answer = visit.client.post(
        f"{visit.root}person",
        data=f"token={visit.gate.token}&name={'x' * LARGEST_FIELD}".encode(),
        headers={"Host": HOST, "Origin": ORIGIN},
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code == 413
    assert visit.desk.person is None


# Markup

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><b>"


def dangerous(page: bytes) -> list[object]:
    """Elements and attributes that came from a field."""
    found = html.document_fromstring(page).xpath(
        "//script[contains(., 'alert')] | //img | //@onerror | //b[starts-with(., 'Skip')]"
    )
    assert isinstance(found, list)
    return list(found)


def test_markup_in_every_field_is_shown_as_it_was_typed(visit: Visit) -> None:
    def check(answer: bytes) -> None:
        pages.append(answer)
        assert dangerous(answer) == []

    pages: list[bytes] = []
    address = visit.compare(OLD + MARKUP.encode(), NEW, (f"{MARKUP}.txt", "n<i>.txt"))
    for path in ("", "/rows", "/rows?level=all", "/read", "/files", "/row?before=art_1&after=art_1"):
        check(visit.get(address + path).data)
    fields = {"before": "art_1", "after": "art_1", "answer": "right", "target": MARKUP}
    check(visit.send(f"{address}/row", reason=MARKUP, name=MARKUP, **fields).data)
    check(visit.send(f"{address}/row", reason=MARKUP, name="Ana", **fields).data)
    check(visit.get(f"{address}/rows").data)
    draft = visit.send("drafts", {"file": (f"{MARKUP}.txt", OLD + MARKUP.encode())})
    check(draft.data)
    facts = dict.fromkeys(("instrument", "stage", "language", "date", "symbol", "title", "source", "annex"), MARKUP)
    check(visit.send(draft.request.path, do="read", **facts).data)
    facts |= {"instrument": "a", "stage": "b", "language": "en", "date": "2030", "annex": ""}
    check(visit.send(draft.request.path, do="keep", name="Ana", **facts).data)
    for path in ("store", "stages/a/b/en", "stages/a/b/en/check", "stages/a/b/en/brackets/html", "verify",
                 f"compare?before={MARKUP}&after=b", f"stages/a/{MARKUP}/en", f"verify/{MARKUP}"):  # fmt: skip
        check(visit.get(path).data)
    check(visit.send("verify", {"file": (f"{MARKUP}.html", MARKUP.encode())}).data)

    assert sum(b"&lt;script&gt;alert(1)" in page for page in pages) >= 8, "the markup came through as words"


# The running server


def upload(address: str, size: int, *, chunked: bool) -> tuple[int, bytes]:
    """Send zeros as a file; how many bytes were taken, and the answer."""
    parts = urlsplit(address)
    head = (
        f"POST {parts.path}compare-files HTTP/1.1\r\nHost: {parts.netloc}\r\nOrigin: http://{parts.netloc}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n"
    )
    head += "Transfer-Encoding: chunked\r\n\r\n" if chunked else f"Content-Length: {size}\r\n\r\n"
    piece = b"\0" * 1_000_000
    framed = b"f4240\r\n" + piece + b"\r\n" if chunked else piece
    taken = 0
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as line:
        line.sendall(head.encode())
        try:
            while taken < size:
                line.sendall(framed)
                taken += len(piece)
        except OSError:
            pass
        try:
            answer = line.recv(65536)
        except OSError:
            answer = b""
    return taken, answer


def test_a_gigabyte_is_refused_before_it_is_read(visit: Visit) -> None:
    assert visit.store
    with served(visit.store) as address:
        taken, answer = upload(address, 1_000_000_000, chunked=False)
        assert taken < 50_000_000
        assert not answer or answer.startswith(b"HTTP/1.1 413")

        taken, answer = upload(address, 1_000_000_000, chunked=True)
        assert taken < LARGEST_REQUEST + 50_000_000

        with urlopen(address, timeout=20) as page:
            assert b"Treaty desk" in page.read()
        with pytest.raises(OSError, match="refused"):  # 127.0.0.2 stands for every other address of this machine.
            socket.create_connection(("127.0.0.2", urlsplit(address).port), timeout=5)


def send(address: str, path: str, fields: dict[str, str], results: list[str]) -> None:
    """Send a form as a browser does, and note the words of the last page."""
    boundary = "--------b"
    body = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"'
        + ('; filename="a.txt"\r\nContent-Type: text/plain' if name == "file" else "")
        + f"\r\n\r\n{value}\r\n"
        for name, value in fields.items()
    )
    parts = urlsplit(address)
    request = Request(f"{address}{path}", data=f"{body}--{boundary}--\r\n".encode(), method="POST")
    request.add_header("Origin", f"http://{parts.netloc}")
    request.add_header("Content-Type", f"multipart/form-data; boundary={boundary}")
    try:
        with urlopen(request, timeout=60) as answer:
            page, words = answer.url, answer.read().decode()
        while "/jobs/" in page:
            with urlopen(page, timeout=60) as answer:
                page, words = answer.url, answer.read().decode()
        results.append(f"{page}\n{words}")
    except HTTPError as error:
        with error:
            results.append(error.read().decode())


@pytest.mark.slow
def test_two_tabs_that_write_at_once_lose_nothing(visit: Visit) -> None:
    assert visit.store
    with served(visit.store) as address:
        with urlopen(address, timeout=20) as page:
            token = re.search(r'name="token" value="([^"]+)"', page.read().decode())
        assert token
        ids: list[str] = []
        for words in (OLD, NEW):
            send(address, "drafts", {"token": token[1], "file": words.decode()}, ids)
        addresses = [one.splitlines()[0].removeprefix(address) for one in ids]
        facts = {"token": token[1], "do": "keep", "instrument": "lights", "language": "en", "name": "Ana Sá"}
        done: list[str] = []
        tabs = [
            threading.Thread(
                target=send, args=(address, path, {**facts, "stage": f"stage-{n}", "date": f"203{n}"}, done)
            )
            for n, path in enumerate(addresses)
        ]
        for tab in tabs:
            tab.start()
        for tab in tabs:
            tab.join()

        assert len(done) == 2
        with open_store(visit.store) as store:
            assert [entry.slug for entry in stages(store)] == ["stage-0", "stage-1"]

        answers: list[str] = []
        send(address, "person", {"token": token[1], "name": "Bo"}, [])
        with urlopen(f"{address}compare?before=stage-0&after=stage-1&instrument=lights", timeout=60) as page:
            pair = page.url.removeprefix(address)
        judgements = [{"answer": "right", "after": "art_1"}, {"answer": "wrong", "after": "art_1"}]
        tabs = [
            threading.Thread(
                target=send,
                args=(
                    address,
                    f"{pair}/row",
                    {"token": token[1], "before": "art_1", "reason": "x", **judgement},
                    answers,
                ),
            )
            for judgement in judgements
        ]
        for tab in tabs:
            tab.start()
        for tab in tabs:
            tab.join()

        assert sum("Kept:" in answer for answer in answers) == 1
        assert sum("contradicts" in answer for answer in answers) == 1
    assert [finding for finding in verify_store(visit.store) if finding.severity == "error"] == []
