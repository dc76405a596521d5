"""Read a finished mail back into both texts: from its page, its plain text and the attached page, which must agree.

This module shares no code with the one that writes the mail.
"""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser

from tracker.errors import ProofError
from tracker.model.block import CALL, Block, BlockKind
from tracker.report.html import read as html_read
from tracker.report.joined_blocks import JoinedBlocks
from tracker.report.markdown import read as markdown_read
from tracker.report.markdown.read_critic import IN_MAIL

_PARTS = ("text/plain", "text/html", "text/html")


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Read both texts out of a finished mail.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If it is not a mail of this program, a place is taken twice, or its parts differ.
    """
    plain, html, attached = _parts(page)
    reader = _PageReader()
    reader.feed(html.decode("utf-8"))
    reader.close()
    texts = reader.texts()
    if texts != markdown_read.read_back(plain, IN_MAIL):
        raise ProofError("The plain text of the mail differs from its page")
    if texts != html_read.read_back(attached):
        raise ProofError("The page attached to the mail differs from the mail")
    return texts


def read_seal(page: bytes) -> dict[str, str]:
    """Read the statements of the seal by name: those of the attached page.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If it is not a mail of this program.
    """
    return html_read.read_seal(_parts(page)[2])


def _parts(page: bytes) -> list[bytes]:
    """Return the plain text, the page and the attached page of a mail, with line feeds alone at the ends of lines."""
    message = message_from_bytes(page, policy=default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    if tuple(part.get_content_type() for part in parts) != _PARTS:
        raise ProofError("The file is not a mail of this program", cause="it has other parts")
    contents = [part.get_payload(decode=True) for part in parts]
    return [content.replace(b"\r\n", b"\n") for content in contents if isinstance(content, bytes)]


class _PageReader(HTMLParser):
    """Collects the blocks of the page: the text of elements with ``data-b`` and ``data-a``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks = JoinedBlocks(), JoinedBlocks()
        # The block that is read: its elements that are open, from the outermost; none outside of it.
        self._open: list[str] = []
        self._places = ("", "")
        self._words = ["", ""]
        self._calls: tuple[list[int], list[int]] = ([], [])

    def texts(self) -> tuple[list[Block], list[Block]]:
        """Return both texts."""
        before, after = (blocks.blocks() for blocks in self._blocks)
        return before, after

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if not self._open and "data-b" in given:
            self._places = given["data-b"], given.get("data-a", "")
            self._words, self._calls = ["", ""], ([], [])
            self._open = [tag]
        elif self._open and tag == "br":
            self._add("\n")
        elif self._open:
            if tag == "sup":
                for calls, name in zip(self._calls, ("data-cb", "data-ca"), strict=True):
                    if given.get(name):
                        calls.append(int(given[name]))
                self._add(CALL)
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open:
            return
        if self._open.pop() != tag:
            raise ProofError("The page of the mail is not well formed", cause=f"</{tag}>")
        if not self._open:
            self._end_block()

    def handle_data(self, data: str) -> None:
        if self._open and "sup" not in self._open:  # The number of a note is no treaty text.
            self._add(data)

    def _add(self, words: str) -> None:
        for side, absent in enumerate(("ins", "del")):
            if absent not in self._open:
                self._words[side] += words

    def _end_block(self) -> None:
        for side, place in enumerate(self._places):
            if not place:
                if self._words[side]:
                    raise ProofError("The mail gives words to a text in which their line does not occur")
                continue
            order, kind, level = place.split(" ")
            block = Block(BlockKind(kind), self._words[side], int(level), tuple(self._calls[side]))
            self._blocks[side].add(order, block)
