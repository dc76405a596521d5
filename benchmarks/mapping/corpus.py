"""A long text and its mutation with known links, cut to a size."""

from __future__ import annotations

import json
import lzma
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.mapping.measures import Pair
from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADING = re.compile(r"^Article +(.*?) *$", re.MULTILINE)
_FIRST = re.compile(r"1 ?er")


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of two texts, headings included, and which became which by position."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    pairs: frozenset[Pair]

    def first(self, size: int) -> Corpus:
        """The first old articles, the new ones that came from them in their order, and the links between."""
        pairs = {(a, b) for a, b in self.pairs if a < size}
        kept = {b: at for at, b in enumerate(sorted({b for _, b in pairs}))}
        return Corpus(self.old[:size], tuple(self.new[b] for b in kept), frozenset((a, kept[b]) for a, b in pairs))


def read_corpus(folder: Path, name: str) -> Corpus:
    """Read a pair of long texts.

    Args:
        folder: Holds ``NAME.old.txt.xz``, ``NAME.new.txt.xz`` and ``NAME.truth.json``.
        name: The name.

    Returns:
        The corpus. Forms annexed to an article, whose articles begin at 1 again, are left out of both texts, as the
        known links do not count them.

    Raises:
        InputError: If a file is missing, or the links name more articles than there are.
    """
    try:
        texts = [lzma.decompress((folder / f"{name}.{side}.txt.xz").read_bytes()).decode() for side in ("old", "new")]
        pairs = frozenset((a, b) for a, b in json.loads((folder / f"{name}.truth.json").read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise InputError(
            f"{error.filename} is missing", cause="A pair of long texts is two texts and their links", remedy="add it"
        ) from None
    old, new = (tuple(_articles(text)) for text in texts)
    if any(a >= len(old) or b >= len(new) for a, b in pairs):
        raise InputError(
            f"The links of {name} name articles that are not there",
            cause=f"The texts have {len(old)} and {len(new)} articles",
            remedy="take texts and links of the same edition",
        )
    return Corpus(old, new, pairs)


def _articles(text: str) -> Iterator[str]:
    headings = [*_HEADING.finditer(text)]
    ends = [heading.start() for heading in headings[1:]]
    annexed = 0  # Number of the last article of a form, while in one.
    for at, (heading, end) in enumerate(zip(headings, [*ends, len(text)], strict=True)):
        number = heading[1]
        again = bool(at) and bool(_FIRST.fullmatch(number))
        annexed = 1 if again else annexed + 1 if annexed and number == str(annexed + 1) else 0
        if not annexed:
            yield text[heading.start() : end]
