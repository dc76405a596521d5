"""concordance/<instrument>/<before>--<after>.toml: what people have said about two stages.

::

    format = "1"
    instrument = "solidarity"
    before = "2014-avant-projet"
    after = "2017-final"

    [[correction]]
    verdict = "pin"
    before = "art_5"
    before_label = "Article 5"
    after = "art_4"
    after_label = "Article 4"
    reason = "…"
    author = "Ana Sá <ana@example.org>"
    date = "2017-04-25T00:00:00+00:00"
    language = "fr"
    before_text = "…"
    after_text = "…"
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import astuple, dataclass, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.correction import Correction, Verdict
from tracker.model.provision import Eid
from tracker.store.formats.authorship import Author
from tracker.store.formats.names import check_language
from tracker.store.formats.toml import Table, entry, fault
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Callable

FORMAT = "1"
FOLDER = "concordance/"

_HEAD = """\
# What people have said about which provision of one draft became which of another:
# {before} and {after}.
# It always wins over what the program finds. `tracker concordance` writes it, and keeps no comments but these.
#
# verdict        "confirm": the two are one, as the program says.
#                "pin": they are one, whatever it says; with one side empty, the provision is dropped or new.
#                "forbid": they are not one.
# before, after  addresses in the two texts, and beside them what is printed there.
# before_text, after_text
#                SHA-256 of the two texts when this was said. If a text is replaced, the program looks for the
#                same provision in the new one.
"""
_EID = re.compile(r"\S+")
_DIGITS = frozenset("0123456789")
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a person said of one link, with the texts of which it was said.

    Attributes:
        verdict: What was said.
        before: Address in the text before, as it was then; None where nothing corresponds.
        after: The same after.
        before_label: What is printed there, for people.
        after_label: The same after.
        reason: Why.
        author: Who, ``Name <address>``.
        date: Timestamp, in ISO form.
        language: In which language the texts were seen.
        before_text: sha256 of the text before, as it was then.
        after_text: The same after.
    """

    verdict: Verdict
    before: Eid | None
    after: Eid | None
    before_label: str
    after_label: str
    reason: str
    author: str
    date: str
    language: str
    before_text: str
    after_text: str

    def inverted(self) -> Statement:
        """The same statement with the sides exchanged."""
        return replace(
            self,
            before=self.after,
            after=self.before,
            before_label=self.after_label,
            after_label=self.before_label,
            before_text=self.after_text,
            after_text=self.before_text,
        )

    def correction(self) -> Correction:
        """What it says, without the texts."""
        return Correction(
            verdict=self.verdict, before=self.before, after=self.after, author=self.author, reason=self.reason
        )


def statement_digest(statement: Statement) -> str:
    """The sha256 of all that a statement says, as a commit states it: so one that was dropped or altered is found."""
    return hashlib.sha256(json.dumps([str(each) for each in astuple(statement)]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class StagePair:
    """The two stages that a file is about."""

    instrument: str
    before: str
    after: str

    @property
    def path(self) -> str:
        """Where its file stands."""
        return f"{FOLDER}{self.instrument}/{self.before}--{self.after}.toml"

    def inverted(self) -> StagePair:
        """The same with the sides exchanged."""
        return StagePair(self.instrument, self.after, self.before)


def write_statements(stages: StagePair, statements: tuple[Statement, ...]) -> str:
    """The file, its statements sorted by address; :func:`read_statements` gives them again.

    Args:
        stages: What it is about.
        statements: What was said.
    """
    out = [_HEAD.format(before=stages.before, after=stages.after), "\n", entry("format", FORMAT)]
    out += [entry(key, getattr(stages, key)) for key in ("instrument", "before", "after")]
    for each in sorted(statements, key=_order):
        values = {"verdict": str(each.verdict), "before": each.before or "", "before_label": each.before_label}
        values |= {"after": each.after or "", "after_label": each.after_label}
        values |= {key: getattr(each, key) for key in ("reason", "author", "date", "language")}
        values |= {"before_text": each.before_text, "after_text": each.after_text}
        out.append("\n[[correction]]\n")
        out += [entry(key, value) for key, value in values.items()]
    return "".join(out)


def _order(statement: Statement) -> tuple[object, ...]:
    """By address before, what is new last; then by the rest."""
    rest = [str(getattr(statement, field.name)) for field in fields(statement)]
    return statement.before is None, _natural(statement.before), _natural(statement.after), rest


def _natural(eid: Eid | None) -> list[tuple[int, str]]:
    """An address for sorting: its numbers by their size."""
    return [(len(each) if each[:1] in _DIGITS else 0, each) for each in re.split(r"([0-9]+)", eid or "")]


def read_statements(text: str, stages: StagePair) -> tuple[Statement, ...]:
    """Read the file, strictly, in the order in which it is written.

    Args:
        text: Its words.
        stages: What it should be about.

    Raises:
        StoreError: With the place of the first fault, and what is wrong there.
    """
    path = stages.path
    try:
        table = Table(tomllib.loads(text), path)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise fault(path, str(error)) from None
    if (found := table.string("format")) != FORMAT:
        raise fault(path, f"format is “{found}”; this version of tracker reads {FORMAT}")
    for key in ("instrument", "before", "after"):
        if (found := table.string(key)) != getattr(stages, key):
            raise fault(f"{path}, {key}", f"it is “{found}”, and the name of the file says {getattr(stages, key)}")
    statements = [(each.place, _statement(each)) for each in table.tables("correction")]
    table.done()
    seen: set[Statement] = set()
    for place, each in statements:
        # Who said it, when and why is no part of what is said.
        said = replace(each, reason="", author="", date="", before_label="", after_label="")
        if said in seen:
            raise fault(place, "the same is said twice in this file")
        seen.add(said)
    return tuple(each for _, each in statements)


def _statement(table: Table) -> Statement:
    verdict = table.string("verdict")
    if verdict not in list(Verdict):
        raise fault(f"{table.place}, verdict", f"it is “{verdict}”; it can be {', '.join(Verdict)}")
    sides = [_eid(table, key) for key in ("before", "after")]
    if sides == [None, None] or (verdict == Verdict.FORBID and None in sides):
        raise fault(table.place, "it does not name two provisions")
    statement = Statement(
        verdict=Verdict(verdict),
        before=sides[0],
        after=sides[1],
        before_label=_line(table, "before_label"),
        after_label=_line(table, "after_label"),
        reason=_checked(table, "reason", _words),
        author=_checked(table, "author", Author.parse),
        date=_checked(table, "date", datetime.fromisoformat),
        language=_checked(table, "language", check_language),
        before_text=_checked(table, "before_text", _sha256),
        after_text=_checked(table, "after_text", _sha256),
    )
    table.done()
    return statement


def _eid(table: Table, key: str) -> Eid | None:
    value = _line(table, key)
    if value and not _EID.fullmatch(value):
        raise fault(f"{table.place}, {key}", f"“{value}” is no address of a provision, as art_5__para_2")
    return Eid(value) if value else None


def _line(table: Table, key: str) -> str:
    value = table.string(key)
    if clean(value) != value:
        raise fault(f"{table.place}, {key}", "it is not one line of plain text")
    return value


def _checked(table: Table, key: str, check: Callable[[str], object]) -> str:
    value = _line(table, key)
    try:
        check(value)
    except InputError as error:
        raise fault(f"{table.place}, {key}", error.message) from None
    except ValueError:
        raise fault(f"{table.place}, {key}", f"“{value}” is not in the form that is written here") from None
    return value


def _words(text: str) -> None:
    if not text:
        raise InputError("it is empty; say why, in words")


def _sha256(text: str) -> None:
    if not _SHA256.fullmatch(text):
        raise ValueError(text)
