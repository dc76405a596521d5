r"""Escapes in a line of structured text for characters that the grammar uses.

Two rules (design, section 4): a leading backslash keeps a line that would begin with a mark of the
grammar from doing so, and ``\[^`` is a literal ``[^`` and no note call.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Sequence

_STARTS_WITH_MARK = re.compile(r"\\*(?:#|>|\||\[\^|---)")
_CALL = re.compile(r"(?P<slashes>\\*)\[\^(?:(?P<id>[^\]\[\s^]+)\])?")
_LITERAL = re.compile(r"(?P<slashes>\\*)\[\^")
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff\ufffe\uffff"
_BLANKS = "\t\v\f\x1c-\x1f\x85\u2028\u2029"
_UNWANTED = re.compile(f"[{_CONTROLS}]")
_SPACES = re.compile(f"[{_BLANKS}]")
_UNCLEAN = re.compile(f"[{_CONTROLS}{_BLANKS}\r{CALL}]")


def clean(line: str) -> str:
    r"""Clean one line.

    Args:
        line: Any string.

    Returns:
        The line in NFC, without outer white space; tabs, line feeds and their Unicode relatives become spaces, control
        characters and a stray :data:`~tracker.model.block.CALL` are taken out. Non-breaking spaces inside
        stay: they are the typographer's.

    >>> clean("  peace\tand\x00 bread ")
    'peace and bread'
    """
    if line.isprintable() and CALL not in line:  # The most frequent case: nothing to take out.
        return unicodedata.normalize("NFC", line).strip()
    line = _UNWANTED.sub("", _SPACES.sub(" ", line.replace("\r", " ").replace("\n", " ")).replace(CALL, ""))
    return unicodedata.normalize("NFC", line).strip()


def clean_lines(lines: Sequence[str]) -> list[str]:
    """Clean several lines; mostly one test of all of them shows that only white space is to be taken off."""
    text = "\n".join(lines)
    if _UNCLEAN.search(text) or not unicodedata.is_normalized("NFC", text):
        return list(map(clean, lines))
    return list(map(str.strip, lines))


def has_unwanted(line: str) -> bool:
    """Return whether :func:`clean` would take characters out of this line."""
    return CALL in line or _UNWANTED.search(line) is not None


def escape_start(line: str) -> str:
    """Escape a line of text that begins like a mark of the grammar."""
    return "\\" + line if _STARTS_WITH_MARK.match(line) else line


def unescape_start(line: str) -> str:
    """Undo :func:`escape_start`."""
    return line[1:] if line.startswith("\\") and _STARTS_WITH_MARK.match(line) else line


def write_calls(text: str, calls: tuple[int, ...]) -> str:
    """Return the text of a block with its calls as ``[^n]`` and every literal ``[^`` escaped.

    Backslashes before either are doubled, so that the parser can tell how many were there.
    """
    if not calls and CALL not in text and "[^" not in text:
        return text
    pieces = [_LITERAL.sub(lambda m: m["slashes"] * 2 + "\\[^", piece) for piece in text.split(CALL)]
    out = [pieces[0]]
    for number, piece in zip(calls, pieces[1:], strict=True):
        before = out[-1]
        slashes = len(before) - len(before.rstrip("\\"))
        out += ["\\" * slashes, f"[^{number}]", piece]
    return "".join(out)


def read_calls(line: str) -> tuple[str, list[str]]:
    """Undo :func:`write_calls`.

    Returns:
        The text with one :data:`~tracker.model.block.CALL` for each call, and the calls' ids as written.
    """
    ids: list[str] = []

    def replace(match: re.Match[str]) -> str:
        slashes, name = match["slashes"], match["id"]
        if len(slashes) % 2 or name is None:
            half = slashes[: len(slashes) // 2] if len(slashes) % 2 else slashes
            return half + match[0][len(slashes) :]
        ids.append(name)
        return slashes[: len(slashes) // 2] + CALL

    return _CALL.sub(replace, line), ids
