"""The gate of the desk, which lets in the person at this machine, through pages of the desk, and nobody else.

A page of any other site can send requests to this machine too. It is kept out four times: it does not know the secret
in the address, its name is not in ``Host`` (so no name that it makes point to this machine helps it), its own name
stands in ``Origin``, and it has no token. There is no cookie, so nothing is sent on anybody's behalf.
"""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import abort, request

if TYPE_CHECKING:
    from flask import Response

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The content security policy of the pages of the desk."""
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Never to another site, and with the origin in every form of our own: "no-referrer" would make that "null".
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
LARGEST_FIELD = 1_000_000
"""Bytes of all fields of a form that are no files; the longest reason that a person types has some hundred."""
_POLICY_OF_PAGE = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]+)"')
"""The policy that a finished report states itself, near its beginning."""


@dataclass(frozen=True)
class Gate:
    """The names and secrets by which a request is known.

    Attributes:
        port: The port on which the desk listens.
        secret: First part of every address.
        token: Stands in every form that changes something.
    """

    port: int
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def hosts(self) -> tuple[str, ...]:
        """The values of ``Host`` that mean this desk."""
        return (f"127.0.0.1:{self.port}", f"localhost:{self.port}")

    @property
    def address(self) -> str:
        """The address to open."""
        return f"http://{self.hosts[0]}/{self.secret}/"

    def knows(self) -> bool:
        """Return whether the request knows the secret, and the name of the desk."""
        first = request.path.split("/")[1]
        return request.headers.get("Host", "") in self.hosts and hmac.compare_digest(
            first.encode(), self.secret.encode()
        )

    def check(self) -> None:
        """Refuse a request that does not come from a page of the desk; before its body is looked at."""
        if request.headers.get("Host", "") not in self.hosts:
            abort(421)
        if not self.knows():
            abort(404)
        if request.method not in {"GET", "HEAD"}:
            if request.headers.get("Origin", "") not in {f"http://{host}" for host in self.hosts}:
                abort(403)
            if request.mimetype != "multipart/form-data":
                request.max_content_length = LARGEST_FIELD
            if not hmac.compare_digest(request.form.get("token", "").encode(), self.token.encode()):
                abort(403)


def close_in(response: Response) -> Response:
    """Add the headers that shut a page off from all other sites; a report keeps the policy that it states itself.

    Args:
        response: The answer.
    """
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", POLICY)
    return response


def policy_of(page: bytes) -> str:
    """Return the policy of a finished report, for a header: the report may stand in a frame of the desk alone.

    Args:
        page: The page.
    """
    found = _POLICY_OF_PAGE.search(page[:4000])
    own = found[1].decode() if found else "default-src 'none'"
    return f"{own}; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
