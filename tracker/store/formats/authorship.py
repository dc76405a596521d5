"""Who and when: input of every commit and tag, so that the same input gives the same ids."""

from __future__ import annotations

import re
import time
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from tracker.errors import InputError

_AUTHOR = re.compile(r"(?P<name>[^<>\x00-\x1f]*[^<>\s\x00-\x1f])\s*<(?P<mail>[^<>\s\x00-\x1f]+)>")


_LAST = 253_402_300_799 - 86_400
"""The last second that has a date of four figures, less a day for the offset."""

_JOINERS = "\u200c\u200d"
"""Signs that cannot be seen but belong to names in Persian, Urdu and Indian scripts."""


def _is_hidden(char: str) -> bool:
    """Whether a character cannot be seen, or turns the direction of what follows, so that a name looks like another."""
    return char not in _JOINERS and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Author:
    """The person or office that answers for a commit."""

    name: str
    mail: str

    @classmethod
    def parse(cls, text: str) -> Author:
        """Read ``Name <mail>``.

        Raises:
            InputError: If it is written otherwise.
        """
        match = _AUTHOR.fullmatch(text.strip())
        if match is None or any(map(_is_hidden, text)):
            raise InputError(
                f"“{text}” is no author",
                remedy='write a name and an address: --author "Ana Sá <ana@example.org>"',
            )
        return cls(match["name"], match["mail"])

    def __str__(self) -> str:
        return f"{self.name} <{self.mail}>"


DEFAULT_AUTHOR = Author("Treaty Tracker", "tracker@localhost")
"""Stands where nobody is named. Never the user's git identity: the same input must give the same ids."""


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
        """Read an ISO date or date and time; without an offset it is UTC, without a time midnight.

        Raises:
            InputError: If it is none, or before 1970: git has no commits before (dates of stages may be).
        """
        try:
            moment = datetime.fromisoformat(text.strip())
        except ValueError:
            raise InputError(
                f"“{text}” is no date and time",
                remedy="write for example 2017-04-25 or 2017-04-25T10:30:00+02:00",
            ) from None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        offset = moment.utcoffset() or timedelta()
        return cls._checked(int(moment.timestamp()), int(offset.total_seconds() // 60), text)

    @classmethod
    def of_epoch(cls, text: str) -> Timestamp:
        """Read seconds since 1970, as in ``SOURCE_DATE_EPOCH``.

        Raises:
            InputError: If it is no such number.
        """
        if not re.fullmatch(r"\d{1,11}", text.strip(), re.ASCII):
            raise InputError(
                f"SOURCE_DATE_EPOCH is “{text}”, which is no number of seconds since 1970",
                remedy="unset it, or say the time with --at",
            )
        return cls(int(text))

    @classmethod
    def now(cls) -> Timestamp:
        """The present second, in UTC."""
        return cls(int(time.time()))

    @classmethod
    def of_git(cls, text: str) -> Timestamp:
        """Read what ``str`` printed: ``1493078400 +0200``."""
        seconds, zone = text.split()
        if int(seconds) > _LAST:
            raise InputError(f"“{text}” is no time")
        minutes = int(zone[1:3]) * 60 + int(zone[3:5])
        return cls(int(seconds), -minutes if zone[0] == "-" else minutes)

    @classmethod
    def _checked(cls, seconds: int, offset: int, text: str) -> Timestamp:
        if seconds < 0:
            raise InputError(
                f"“{text}” is before 1970",
                cause="git keeps no earlier time for a commit",
                remedy="give the time of the work with --at, and the draft's own date with --date",
            )
        return cls(seconds, offset)

    def __str__(self) -> str:
        sign = "-" if self.offset < 0 else "+"
        return f"{self.seconds} {sign}{abs(self.offset) // 60:02}{abs(self.offset) % 60:02}"

    def local(self) -> str:
        """As ``20170425000000`` in the time of this machine: OpenSSH before 9.1 knows no other form."""
        return time.strftime("%Y%m%d%H%M%S", time.localtime(self.seconds))

    def iso(self) -> str:
        """As ``2017-04-25T00:00:00+00:00``."""
        return datetime.fromtimestamp(self.seconds, timezone(timedelta(minutes=self.offset))).isoformat()


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who and when together, as a commit or tag states them."""

    author: Author
    time: Timestamp

    def __str__(self) -> str:
        return f"{self.author} {self.time}"
