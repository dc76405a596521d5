"""Visits to the desk without a browser: a client that knows the address, fills forms, and follows the answers."""

from __future__ import annotations

import io
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import html

from tracker.desk.app import make_app
from tracker.desk.gate import Gate
from tracker.desk.jobs import Jobs
from tracker.desk.state import Desk
from tracker.store.formats.authorship import Timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

PORT = 8765
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"


@dataclass
class Visit:
    """A person at the desk.

    Attributes:
        folder: A folder for the files that are brought in.
        store: The folder of the store, if there is one.
    """

    folder: Path
    store: Path | None = None
    gate: Gate = field(default_factory=lambda: Gate(PORT))

    def __post_init__(self) -> None:
        scratch = self.folder / "brought-in"
        scratch.mkdir(exist_ok=True)
        self.desk = Desk(
            store=self.store, jobs=Jobs(inline=True), at=Timestamp.parse("2017-04-25T10:30:00"), folder=scratch
        )
        self.app = make_app(self.desk, self.gate)
        self.client: FlaskClient = self.app.test_client()

    @property
    def root(self) -> str:
        return f"/{self.gate.secret}/"

    def get(self, path: str, **headers: str) -> TestResponse:
        """Open an address of the desk, and follow it to its end."""
        address = path if path.startswith("/") else self.root + path
        return self.client.get(address, headers={"Host": HOST, **headers}, base_url=ORIGIN, follow_redirects=True)

    def page(self, path: str) -> html.HtmlElement:
        """The page at an address, which must be there."""
        answer = self.get(path)
        assert answer.status_code == 200, text_of(answer)
        return html.document_fromstring(answer.data)

    def send(self, path: str, files: dict[str, tuple[str, bytes]] | None = None, /, **fields: str) -> TestResponse:
        """Send a form of the desk, with the token and from its own pages, and follow the answer to its end."""
        data: dict[str, object] = {"token": self.gate.token, **fields}
        for name, (filename, content) in (files or {}).items():
            data[name] = (io.BytesIO(content), filename)
        return self.client.post(
            path if path.startswith("/") else self.root + path,
            data=data,
            headers={"Host": HOST, "Origin": ORIGIN},
            base_url=ORIGIN,
            content_type="multipart/form-data",
            follow_redirects=True,
        )

    def compare(self, before: bytes, after: bytes, names: tuple[str, str] = ("old.txt", "new.txt")) -> str:
        """Drop two files, and return the address of their pages, below the secret."""
        answer = self.send("compare-files", {"before": (names[0], before), "after": (names[1], after)})
        assert answer.status_code == 200, text_of(answer)
        return answer.request.path.removeprefix(self.root)


def text_of(answer: TestResponse) -> str:
    """The words of a page, on one line."""
    if not (answer.mimetype or "").endswith("html"):
        return answer.get_data(as_text=True)
    words = html.document_fromstring(answer.data).xpath("string(//body)")
    return re.sub(r"\s+", " ", str(words)).strip()


@contextmanager
def served(folder: Path | None = None) -> Iterator[str]:
    """The desk as people start it, in a process of its own; its address."""
    command = [sys.executable, "-m", "tracker", "serve", *(["--store", str(folder)] if folder else [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        try:
            yield found[0]
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0
