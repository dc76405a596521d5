"""Author and time of a commit or tag: given as input, so that the same input gives the same ids."""

from __future__ import annotations

import re
import time
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from tracker.errors import InputError

_AUTHOR = re.compile(r"(?P<name>[^<>\x00-\x1f]*[^<>\s\x00-\x1f])\s*<(?P<mail>[^<>\s\x00-\x1f]+)>")

_LAST_SECOND = 253_402_300_799 - 86_400
"""The last second whose year has four digits, less one day for the offset."""

_ZERO_WIDTH_JOINERS = "\u200c\u200d"
"""Invisible characters that belong to names in Persian, Urdu and Indian scripts."""


def _is_hidden(char: str) -> bool:
    """Return whether a character is invisible or turns the writing direction, so that names could look alike."""
    return char not in _ZERO_WIDTH_JOINERS and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Author:
    """The person or office that is responsible for a commit."""

    name: str
    mail: str

    @classmethod
    def parse(cls, text: str) -> Author:
        """Read ``Name <mail>``.

        >>> Author.parse("Ana Sá <ana@example.org>")
        Author(name='Ana Sá', mail='ana@example.org')

        Raises:
            InputError: If the text has another form.
        """
        match = _AUTHOR.fullmatch(text.strip())
        if match is None or any(map(_is_hidden, text)):
            raise InputError(
                f"“{text}” is not an author",
                remedy='write a name and an address in quotation marks: "Ana Sá <ana@example.org>"',
            )
        return cls(match["name"], match["mail"])

    @classmethod
    def name_in(cls, text: str) -> str:
        """Read a name, with an address behind it or without, and return the name.

        >>> Author.name_in("Ana Sá <ana@example.org>"), Author.name_in("Ana Sá")
        ('Ana Sá', 'Ana Sá')

        Raises:
            InputError: If the text has another form.
        """
        return cls.parse(text if "<" in text else f"{text} <{DEFAULT_AUTHOR.mail}>").name

    def __str__(self) -> str:
        return f"{self.name} <{self.mail}>"


DEFAULT_AUTHOR = Author("Treaty Tracker", "tracker@localhost")
"""The author if none is named. Never the user's git identity: the same input must give the same ids."""


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A moment, as git keeps it.

    Attributes:
        seconds: Since 1970-01-01 UTC, not negative.
        offset: Minutes east of UTC.
    """

    seconds: int
    offset: int = 0

    @classmethod
    def parse(cls, text: str) -> Timestamp:
        """Read an ISO date, or date and time; without an offset in UTC, without a time at midnight.

        >>> Timestamp.parse("2017-04-25T10:30:00+02:00")
        Timestamp(seconds=1493109000, offset=120)

        Raises:
            InputError: If it is no date, or before 1970: git has no earlier commits (dates of stages may be earlier).
        """
        try:
            moment = datetime.fromisoformat(text.strip())
        except ValueError:
            raise InputError(
                f"“{text}” is not a date and time",
                remedy="write, for example, 2017-04-25 or 2017-04-25T10:30:00+02:00",
            ) from None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        offset = moment.utcoffset() or timedelta()
        return cls._checked(int(moment.timestamp()), int(offset.total_seconds() // 60), text)

    @classmethod
    def of_epoch(cls, text: str) -> Timestamp:
        """Read seconds since 1970, as in ``SOURCE_DATE_EPOCH``.

        Raises:
            InputError: If the text is no such number.
        """
        if not re.fullmatch(r"\d{1,11}", text.strip(), re.ASCII):
            raise InputError(
                f"SOURCE_DATE_EPOCH is “{text}”, which is not a number of seconds since 1970",
                remedy="unset it, or give the time with --at",
            )
        return cls(int(text))

    @classmethod
    def now(cls) -> Timestamp:
        """Return the current second, in UTC."""
        return cls(int(time.time()))

    @classmethod
    def of_git(cls, text: str) -> Timestamp:
        """Read the form of git: ``1493078400 +0200``.

        >>> str(Timestamp.of_git("1493078400 +0200"))
        '1493078400 +0200'

        Raises:
            InputError: If its year has more than four digits.
        """
        seconds, zone = text.split()
        if int(seconds) > _LAST_SECOND:
            raise InputError(f"“{text}” is not a time")
        minutes = int(zone[1:3]) * 60 + int(zone[3:5])
        return cls(int(seconds), -minutes if zone[0] == "-" else minutes)

    @classmethod
    def _checked(cls, seconds: int, offset: int, text: str) -> Timestamp:
        if seconds < 0:
            raise InputError(
                f"“{text}” is before 1970",
                cause="git cannot keep an earlier time",
                remedy="give the time of your work with --at, and the date of the draft with --date",
            )
        return cls(seconds, offset)

    def __str__(self) -> str:
        sign = "-" if self.offset < 0 else "+"
        return f"{self.seconds} {sign}{abs(self.offset) // 60:02}{abs(self.offset) % 60:02}"

    def local(self) -> str:
        """Return the local time as ``20170425000000``: OpenSSH before 9.1 reads no other form."""
        return time.strftime("%Y%m%d%H%M%S", time.localtime(self.seconds))

    def iso(self) -> str:
        """Return the ISO form.

        >>> Timestamp(1493078400).iso()
        '2017-04-25T00:00:00+00:00'
        """
        return datetime.fromtimestamp(self.seconds, timezone(timedelta(minutes=self.offset))).isoformat()

    def in_words(self) -> str:
        """Return the day and the minute, for people.

        >>> Timestamp(1493078400).in_words()
        '2017-04-25, 00:00 UTC'
        """
        return f"{datetime.fromtimestamp(self.seconds, UTC):%Y-%m-%d, %H:%M} UTC"


@dataclass(frozen=True, slots=True)
class Authorship:
    """Author and time, as a commit or tag states them (an "ident line" of git)."""

    author: Author
    time: Timestamp

    def __str__(self) -> str:
        return f"{self.author} {self.time}"
