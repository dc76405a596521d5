"""Front matter of Markdown that is not structured text: what it offers, and what is only named."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, NamedTuple

from tracker.model.stage import FrontMatter
from tracker.text.front import FENCE, read_front

if TYPE_CHECKING:
    from tracker.readers.markdown.recognition import FrontLines

_OFFERED = {
    "title": "title", "date": "date", "lang": "language", "language": "language", "locale": "language",
    "symbol": "symbol", "source": "source", "canonical_url": "source", "source_url": "source",
}  # fmt: skip
"""Keys of others whose values are front matter of a draft, and their names there; the first of a name wins."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_QUOTED = re.compile(r"""(?P<quote>["'])(?P<value>.*)(?P=quote)""")


class ForeignFront(NamedTuple):
    """Front matter of others.

    Attributes:
        stated: Front matter of ours, which the file states.
        offered: What keys of others say; a person confirms it.
        unused: All lines that do not become front matter by themselves.
    """

    stated: FrontMatter = FrontMatter()
    offered: FrontMatter = FrontMatter()
    unused: tuple[str, ...] = ()


def read_foreign_front(front: FrontLines, name: str) -> ForeignFront:
    r"""Read the front matter of a file whose body is no structured text.

    >>> from tracker.readers.markdown.recognition import front_lines
    >>> read_foreign_front(front_lines("---\nlayout: page\ntitle: Treaty\n---\n"), "a.md").offered.title
    'Treaty'

    Args:
        front: Its lines. Most are of a program that we do not know, so an error in them is none of the draft.
        name: Name of the file, for messages.

    Raises:
        InputError: If keys of ours have values that cannot be read.
    """
    if front.is_ours:
        return ForeignFront(stated=read_front(list(front.lines), name))
    values: dict[str, str] = {}
    for key, value in _simple_values(front).items():
        name = _OFFERED.get(key.casefold(), "")
        if name == "language" and not _LANGUAGE.fullmatch(value):
            continue
        if name and value:
            values.setdefault(name, value.replace("_", "-") if name == "language" else value)
    return ForeignFront(
        offered=FrontMatter.from_items(values.items()), unused=tuple(line for line in front.lines if line.strip())
    )


def _simple_values(front: FrontLines) -> dict[str, str]:
    """Return the keys whose values are plain; lists, tables and what cannot be read are left to the account."""
    if front.fence != FENCE:
        try:
            data = tomllib.loads("\n".join(front.lines))
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}
        return {key: str(value) for key, value in data.items() if not isinstance(value, (list, dict))}
    pairs = (line.partition(":") for line in front.lines if not line[:1].isspace())
    return {key.strip(): _unquoted(value.strip()) for key, _, value in pairs}


def _unquoted(value: str) -> str:
    match = _QUOTED.fullmatch(value)
    return match["value"] if match else value
