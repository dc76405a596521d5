"""The one grammar for names that become folders, files and refs; nothing else ever reaches git as a name.

::

    slug     = alphanumeric { alphanumeric | "." | "-" }    lower case, at most 64 characters, no ".." or "--"
    language = BCP 47, simple: fr, zh-Hans, pt-BR
    tag      = "draft/" slug "/" slug

So no name can be an option (``--output=x``), a path (``../x``) or a revision (``@{-1}``, ``x..y``), and
every name is a valid ref and a valid file name on every system. A symbol like ``A/HRC/26/34/Add.1`` is data.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from tracker.errors import InputError

TAG_PREFIX = "draft/"
MAX_LENGTH = 64

_SLUG = re.compile(r"[a-z0-9][a-z0-9.-]*", re.ASCII)
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}", re.ASCII | re.IGNORECASE)
# Windows opens a device whatever stands behind the first dot (aux.md), in any folder.
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}


class TagName(NamedTuple):
    """The parts of a release tag."""

    instrument: str
    stage: str

    def __str__(self) -> str:
        return f"{TAG_PREFIX}{self.instrument}/{self.stage}"


def is_slug(text: str) -> bool:
    """Whether the text is a slug."""
    return bool(
        _SLUG.fullmatch(text)
        and len(text) <= MAX_LENGTH
        and ".." not in text
        and "--" not in text  # It stands between the names of two stages in the name of a file.
        and not text.endswith((".", ".lock"))
        and text.split(".", 1)[0] not in _DEVICES
    )


def check_slug(text: str, what: str) -> str:
    """The text itself, if it is a slug.

    Args:
        text: What was given.
        what: What it names, for the message: "stage", "instrument".

    Raises:
        InputError: If it is none; the message offers one that is near.
    """
    if is_slug(text):
        return text
    near = _near_slug(text)
    raise InputError(
        f"“{text}” cannot be the name of {'an' if what[0] in 'aeiou' else 'a'} {what}",
        cause=f"it becomes a folder and a tag: lower-case letters, digits, “.” and “-”, beginning with a "
        f"letter or digit, at most {MAX_LENGTH} characters, no “..” or “--”, no “.lock” or “.” at the end, no name "
        "that Windows keeps for itself",
        remedy=f"write for example {near}" if near else "write for example 2014-first-draft",
    )


def check_language(text: str) -> str:
    """The language tag in its usual case, ``zh-Hans``, ``pt-BR``.

    Raises:
        InputError: If it is no simple BCP 47 tag.
    """
    if not _LANGUAGE.fullmatch(text) or text.split("-", 1)[0].lower() in _DEVICES:
        raise InputError(
            f"“{text}” is no language tag", remedy="write for example en, fr, es, ru, ar, zh or pt-BR (BCP 47)"
        )
    first, *rest = text.split("-")
    cased = [part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part for part in rest]
    return "-".join([first.lower(), *cased])


def check_date(text: str) -> str:
    """A date as ``2014-04-01``, ``2014-04``, ``2014`` or nothing.

    Raises:
        InputError: If it is written otherwise; stages are ordered by it.
    """
    if text and not (_DATE.fullmatch(text) and _is_in_calendar(text)):
        raise InputError(
            f"“{text}” is no date that stages can be ordered by",
            remedy="write the year, the month or the day: 2014, 2014-04 or 2014-04-01",
        )
    return text


def tag_name(text: str) -> TagName | None:
    """The parts of a release tag; None where the text is none.

    Raises:
        InputError: If it begins like a tag but its parts are no slugs.
    """
    if not text.startswith(TAG_PREFIX):
        return None
    parts = text.removeprefix(TAG_PREFIX).split("/")
    if len(parts) != 2:
        raise InputError(
            f"“{text}” is no release tag",
            remedy=f"write {TAG_PREFIX}INSTRUMENT/STAGE; tracker releases lists them",
        )
    return TagName(check_slug(parts[0], "instrument"), check_slug(parts[1], "stage"))


def _is_in_calendar(text: str) -> bool:
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])  # the first day, where none is given
    except ValueError:
        return False
    return True


def _near_slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    near = re.sub(r"[^a-z0-9.]+", "-", plain)
    near = re.sub(r"\.{2,}", ".", re.sub("-{2,}", "-", near))[:MAX_LENGTH].strip(".-").removesuffix(".lock")
    return near if is_slug(near) else ""
