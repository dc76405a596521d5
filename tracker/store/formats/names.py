"""The grammar of names that become folders, files and refs; no other string reaches git as a name.

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
# Windows opens a device whatever follows the first dot (aux.md), in any folder.
_WINDOWS_DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}


class TagName(NamedTuple):
    """The two names in a release tag.

    >>> str(TagName("solidarity", "2017-final"))
    'draft/solidarity/2017-final'
    """

    instrument: str
    stage: str

    def __str__(self) -> str:
        return f"{TAG_PREFIX}{self.instrument}/{self.stage}"


def is_slug(text: str) -> bool:
    """Return whether a text is a slug.

    >>> [is_slug(text) for text in ("2017-final", "2017 final", "--output", "a..b", "con.md")]
    [True, False, False, False, False]
    """
    return bool(
        _SLUG.fullmatch(text)
        and len(text) <= MAX_LENGTH
        and ".." not in text
        and "--" not in text  # It separates two stages in the name of a file.
        and not text.endswith((".", ".lock"))
        and text.split(".", 1)[0] not in _WINDOWS_DEVICES
    )


def similar_slug(text: str) -> str:
    """Return the slug that is nearest to a text; empty where there is none.

    >>> similar_slug("A/HRC/35/35"), similar_slug("草案")
    ('a-hrc-35-35', '')
    """
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9.]+", "-", ascii_text)
    slug = re.sub(r"\.{2,}", ".", re.sub("-{2,}", "-", slug))[:MAX_LENGTH].strip(".-").removesuffix(".lock")
    return slug if is_slug(slug) else ""


def check_slug(text: str, thing: str) -> str:
    """Return the text if it is a slug.

    Args:
        text: The name.
        thing: The thing that it names, for the message: "stage", "instrument".

    Raises:
        InputError: If it is no slug; the message suggests a similar one.
    """
    if is_slug(text):
        return text
    suggestion = similar_slug(text)
    raise InputError(
        f"“{text}” cannot be the name of {'an' if thing[0] in 'aeiou' else 'a'} {thing}",
        cause=f"it becomes a folder and a tag: lower-case letters, digits, “.” and “-”, beginning with a "
        f"letter or digit, at most {MAX_LENGTH} characters, no “..” or “--”, no “.lock” or “.” at the end, no name "
        "that Windows reserves",
        remedy=f"write, for example, {suggestion}" if suggestion else "write, for example, 2014-first-draft",
    )


def check_language(text: str) -> str:
    """Return a language tag in its usual case.

    >>> check_language("ZH-hans"), check_language("pt-br")
    ('zh-Hans', 'pt-BR')

    Raises:
        InputError: If the text is no simple BCP 47 tag.
    """
    if not _LANGUAGE.fullmatch(text) or text.split("-", 1)[0].lower() in _WINDOWS_DEVICES:
        raise InputError(
            f"“{text}” is neither a language tag, nor the name of a language that is known here",
            remedy="write its tag (BCP 47): ar, en, es, fr, ru, zh, or, for example, pt or pt-BR",
        )
    first, *rest = text.split("-")
    cased = [part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part for part in rest]
    return "-".join([first.lower(), *cased])


def check_date(text: str) -> str:
    """Return a date as ``2014-04-01``, ``2014-04``, ``2014`` or empty.

    >>> check_date("2014-04")
    '2014-04'

    Raises:
        InputError: If it has another form: stages are ordered by it.
    """
    if text and not (_DATE.fullmatch(text) and _is_in_calendar(text)):
        raise InputError(
            f"Stages cannot be ordered by the date “{text}”",
            remedy="write the year, the month or the day: 2014, 2014-04 or 2014-04-01",
        )
    return text


def tag_name(text: str) -> TagName | None:
    """Return the two names in a release tag; None if the text is no such tag.

    >>> tag_name("draft/solidarity/2017-final")
    TagName(instrument='solidarity', stage='2017-final')
    >>> tag_name("2017-final") is None
    True

    Raises:
        InputError: If it begins like a tag but its parts are no slugs.
    """
    if not text.startswith(TAG_PREFIX):
        return None
    parts = text.removeprefix(TAG_PREFIX).split("/")
    if len(parts) != 2:
        raise InputError(
            f"“{text}” is not a release tag",
            remedy=f"write {TAG_PREFIX}INSTRUMENT/STAGE; tracker releases lists them",
        )
    return TagName(check_slug(parts[0], "instrument"), check_slug(parts[1], "stage"))


def _is_in_calendar(text: str) -> bool:
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])  # The first day where none is given.
    except ValueError:
        return False
    return True
