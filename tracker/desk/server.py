"""The server of the desk: on this machine alone, at a free port, under an address that nobody can guess."""

from __future__ import annotations

import _thread
import socket
from typing import TYPE_CHECKING

from waitress import create_server
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

from tracker.desk.app import LARGEST_REQUEST, make_app
from tracker.desk.gate import Gate
from tracker.errors import InputError
from tracker.report.html.write import fill_template

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.desk.state import Desk

THREADS = 8
"""Requests that are answered at the same time; a page that waits for a job holds one of them for two seconds."""


def serve(desk: Desk, port: int, ready: Callable[[str], None]) -> None:
    """Serve the desk until the program is interrupted, or the person closes the desk.

    Args:
        desk: The state of the visit; closed at the end.
        port: The port; 0 for any free one.
        ready: Called with the address, once a browser can open it.

    Raises:
        InputError: If the port is taken.
    """
    try:
        listener = socket.create_server(("127.0.0.1", port))
    except (OSError, OverflowError) as error:
        raise InputError(
            f"The desk cannot listen on port {port}",
            cause=getattr(error, "strerror", None) or str(error),
            remedy="leave out --port, and any free one is taken",
        ) from None
    gate = Gate(listener.getsockname()[1])
    app = make_app(desk, gate, leave=_thread.interrupt_main)
    server = create_server(
        app, sockets=[listener], threads=THREADS, max_request_body_size=LARGEST_REQUEST, ident=None,
        clear_untrusted_proxy_headers=True,
    )  # fmt: skip
    server.channel_class = _Channel
    ready(gate.address)
    try:
        server.run()  # Ends with an interrupt, from the keyboard or from the page.
    finally:
        desk.close()


class _Refusal(ErrorTask):  # type: ignore[misc] # waitress ships no types
    """The answer to a request that is refused before its body is read: a page in plain words."""

    def execute(self) -> None:
        """Write the answer."""
        error = self.request.error
        body = fill_template("desk/refused.html.j2", code=error.code).encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", "text/html; charset=utf-8"))
        self.response_headers.append(("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Channel(HTTPChannel):  # type: ignore[misc] # likewise
    """A connection whose refusals people can read."""

    error_task_class = _Refusal
