"""Front matter: plain ``key: value`` strings between two ``---`` lines.

Read with PyYAML's ``BaseLoader``, which keeps every value a string: ``yaml.safe_load`` makes ``no`` false
and ``35:35`` 2135. Values that mean the same without YAML are read without it: to import PyYAML takes longer than
to read a declaration.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.stage import Authenticity, FrontMatter
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

FENCE = "---"
_BARE = re.compile(r"([a-z]+): ([^\W_](?:(?!: | #).)*(?<![\s:]))")
"""A key and a value that YAML reads as they are: no special sign at the beginning, no colon or comment inside."""


def read_front(lines: list[str], path: str = "the text") -> FrontMatter:
    """Read the lines between the fences.

    Args:
        lines: The lines, without the fences.
        path: Name of the file, for messages.

    Raises:
        InputError: If they are not plain ``key: value`` lines, or the authenticity is unknown.
    """
    if (bare := _read_bare(lines)) is not None:
        return front_of(bare, path)
    import yaml  # noqa: PLC0415 – loaded when used

    try:
        data = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)  # noqa: S506 – BaseLoader makes strings only
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 2}" if mark else ""
        raise InputError(
            f"The first lines of {path} (between “---” and “---”{place}) cannot be read",
            cause=str(getattr(error, "problem", None) or error),
            remedy="write one “key: value” on each line; put values with special characters in double quotes",
        ) from None
    if data is None or data == "":
        return FrontMatter()
    if not isinstance(data, dict) or not all(isinstance(v, str) for kv in data.items() for v in kv):
        raise InputError(
            f"The first lines of {path} (between “---” and “---”) are not a list of plain “key: value” lines",
            cause="a value is itself a list or a table, or a line has no key",
            remedy="write one “key: value” on each line",
        )
    return front_of(data, path)


def _read_bare(lines: list[str]) -> dict[str, str] | None:
    """Return keys and values if each line matches :data:`_BARE`; else None."""
    matches = [_BARE.fullmatch(line) if line.isprintable() else None for line in lines]
    return {match[1]: match[2] for match in matches if match} if all(matches) else None


def front_of(data: Mapping[str, str], path: str = "the text") -> FrontMatter:
    """Return front matter of plain strings, cleaned; unknown keys are kept.

    Raises:
        InputError: If the authenticity is unknown.
    """
    values = {clean(key): clean(value) for key, value in data.items()}
    values = {key: value for key, value in values.items() if key and value}
    try:
        return FrontMatter.from_items(values.items())
    except ValueError:
        raise InputError(
            f"“{values['authenticity']}” in {path} is not an authenticity",
            cause="the authenticity says whose words a text is",
            remedy="use one of " + ", ".join(Authenticity),
        ) from None


def merge_front(own: FrontMatter, given: FrontMatter) -> FrontMatter:
    """Return the front matter of a file, overridden by the filled fields that the caller gave.

    >>> merge_front(FrontMatter(stage="2017", language="fr"), FrontMatter(stage="final")).items()
    [('stage', 'final'), ('language', 'fr'), ('authenticity', 'unverified')]
    """
    filled = {
        field.name: getattr(given, field.name)
        for field in fields(FrontMatter)
        if getattr(given, field.name) not in {"", (), Authenticity.UNVERIFIED}
    }
    filled["extra"] = tuple({**dict(own.extra), **dict(given.extra)}.items())
    return replace(own, **filled)


def write_front(front: FrontMatter) -> str:
    """Write front matter with its fences and a final line feed; inverse of :func:`read_front`.

    >>> print(write_front(FrontMatter(stage="final", language="fr")), end="")
    ---
    stage: final
    language: fr
    authenticity: unverified
    ---
    """
    lines = "".join(f"{_scalar(key)}: {_scalar(value)}\n" for key, value in front.items())
    return f"{FENCE}\n{lines}{FENCE}\n"


def _scalar(value: str) -> str:
    """Return a value bare where YAML reads it back as it is, else in double quotes."""
    import yaml  # noqa: PLC0415 – loaded when used

    try:
        bare = yaml.load(f"k: {value}\n", Loader=yaml.BaseLoader) == {"k": value}  # noqa: S506
        bare = bare and yaml.load(f"{value}: v\n", Loader=yaml.BaseLoader) == {value: "v"}  # noqa: S506
    except (yaml.YAMLError, TypeError, ValueError):
        bare = False
    if bare:
        return value
    return yaml.dump(value, default_style='"', allow_unicode=True, width=10**9).rstrip("\n")
