"""Structured text, the format of the store: every line states its kind, so nothing has to be recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.readers.reading import Reading
from tracker.text.compose import with_front
from tracker.text.front import FENCE, merge_front
from tracker.text.parser import parse

if TYPE_CHECKING:
    from tracker.model.stage import FrontMatter
    from tracker.readers.options import ReadOptions


def has_front_matter(text: str) -> bool:
    r"""Return whether a text begins with front matter; then it is structured text, whatever its name.

    >>> has_front_matter("---\nstage: 2017-final\n---\n"), has_front_matter("# Treaty")
    (True, False)
    """
    return text.split("\n", 1)[0].rstrip() == FENCE


def read_structured(text: str, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read structured text.

    Args:
        text: The whole file.
        name: Name of the file, for messages.
        front: Front matter that the caller knows; its filled fields win.
        options: Must select no part of the file.

    Raises:
        InputError: If the front matter cannot be read, there is no text, or the options select a part of the file.
    """
    if options.selects_part:
        raise InputError(
            f"No lines can be chosen in {name}",
            cause="It is structured text, which holds the draft and nothing else",
            remedy="leave the lines out; if it is no structured text, save it under a name that ends in .txt",
        )
    draft, problems = parse(text, name)
    if not draft.blocks:
        raise InputError(
            f"{name} holds no treaty text",
            cause="There is nothing below its front matter",
            remedy="check that the right file was named and that it was saved",
        )
    return Reading(
        draft=with_front(draft, merge_front(draft.front, front)),
        problems=tuple(problems),
        first_line=1,
        last_line=len(text.removesuffix("\n").split("\n")),
    )
