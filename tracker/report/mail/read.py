"""Reads a finished mail back into both texts: from its page, its plain text and the page attached, which must agree."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser

from tracker.errors import ProofError
from tracker.model.block import CALL, Block, BlockKind
from tracker.report.html import read as readback
from tracker.report.markdown import read as readback_markdown

_PARTS = ("text/plain", "text/html", "text/html")


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Both texts out of a finished mail.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If it is no mail of ours, a place is taken twice, or its parts do not say the same.
    """
    plain, shown, attached = _parts(page)
    parser = _Page()
    parser.feed(shown.decode("utf-8"))
    parser.close()
    both = parser.texts()
    if both != readback_markdown.read_back(plain):
        raise ProofError("The plain text of the mail does not say what its page says")
    if both != readback.read_back(attached):
        raise ProofError("The page attached to the mail does not say what the mail says")
    return both


def read_seal(page: bytes) -> dict[str, str]:
    """What the mail says of itself: what the page says that is attached to it.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If it is no mail of ours.
    """
    return readback.read_seal(_parts(page)[2])


def _parts(page: bytes) -> list[bytes]:
    message = message_from_bytes(page, policy=default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    if tuple(part.get_content_type() for part in parts) != _PARTS:
        raise ProofError("This is no mail of ours", cause="it has other parts")
    contents = [part.get_payload(decode=True) for part in parts]
    # Lines end with CR and LF in a mail, and with LF in what we compare.
    return [content.replace(b"\r\n", b"\n") for content in contents if isinstance(content, bytes)]


class _Page(HTMLParser):
    """Collects the blocks of the page: what stands in elements that say where they belong."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: tuple[dict[int, Block], dict[int, Block]] = ({}, {})
        self._places = ("", "")
        self._open: list[str] = []
        self._words = ["", ""]
        self._calls: tuple[list[int], list[int]] = ([], [])

    def texts(self) -> tuple[list[Block], list[Block]]:
        """Both texts."""
        before, after = ([block for _, block in sorted(each.items())] for each in self._found)
        return before, after

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if not self._open and "data-b" in given:
            self._places = given["data-b"], given.get("data-a", "")
            self._words, self._calls = ["", ""], ([], [])
            self._open = [tag]
        elif self._open and tag == "br":
            self._put("\n")
        elif self._open:
            if tag == "sup":
                for side, name in enumerate(("data-cb", "data-ca")):
                    if given.get(name):
                        self._calls[side].append(int(given[name]))
                self._put(CALL)
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open:
            return
        if self._open.pop() != tag:
            raise ProofError("The page of the mail is not well made", cause=f"</{tag}>")
        if not self._open:
            self._finish()

    def handle_data(self, data: str) -> None:
        if self._open and "sup" not in self._open:
            self._put(data)

    def _put(self, words: str) -> None:
        for side, absent in enumerate(("ins", "del")):
            if absent not in self._open:
                self._words[side] += words

    def _finish(self) -> None:
        for side, place in enumerate(self._places):
            if not place:
                if self._words[side]:
                    raise ProofError("The mail holds words on a side where their block does not stand")
                continue
            order, mark, level = place.split(" ")
            if int(order) in self._found[side]:
                raise ProofError("The mail does not hold every block once", cause="a place is taken twice")
            made = Block(BlockKind(mark), self._words[side], int(level), tuple(self._calls[side]))
            self._found[side][int(order)] = made
