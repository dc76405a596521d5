"""concordance/<instrument>/<before>--<after>.toml: people's statements about the links between two stages.

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
from dataclasses import astuple, dataclass, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.correction import Correction, Verdict
from tracker.model.provision import Eid
from tracker.store.formats.authorship import Author
from tracker.store.formats.names import check_language
from tracker.store.formats.paths import CORRECTIONS, CORRECTIONS_ENDING, corrections_path
from tracker.store.formats.toml import Table, entry, read_error, read_table
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FORMAT = "1"

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
    """A correction as the store keeps it: with author, reason, date, and the digests of the two texts.

    Attributes:
        verdict: The kind of correction.
        before: Address in the text before, as it was then; None where nothing corresponds.
        after: The same after.
        before_label: The label printed there, for people.
        after_label: The same after.
        reason: Why.
        author: The person, ``Name <address>``.
        date: When, in ISO form.
        language: The language in which the person saw the texts.
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
        """Return the same statement with the sides exchanged."""
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
        """Return the correction without the texts that it was made about."""
        return Correction(
            verdict=self.verdict, before=self.before, after=self.after, author=self.author, reason=self.reason
        )


def statement_digest(statement: Statement) -> str:
    """Return the sha256 of all fields of a statement.

    Commits state it, so a statement that was removed or changed by other means is noticed.
    """
    return hashlib.sha256(json.dumps([str(value) for value in astuple(statement)]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class StagePair:
    """The two stages that a file of statements is about.

    >>> StagePair("solidarity", "2014", "2017").path
    'concordance/solidarity/2014--2017.toml'
    >>> StagePair.of_path("concordance/solidarity/2014--2017.toml").after
    '2017'
    """

    instrument: str
    before: str
    after: str

    @classmethod
    def of_path(cls, path: str) -> StagePair:
        """Read the stages from the path of their file; empty names where the path has another form."""
        instrument, _, stages = path.removeprefix(CORRECTIONS).removesuffix(CORRECTIONS_ENDING).partition("/")
        before, _, after = stages.partition("--")
        return cls(instrument, before, after)

    @property
    def path(self) -> str:
        """The path of the file in the store."""
        return corrections_path(self.instrument, self.before, self.after)

    def inverted(self) -> StagePair:
        """Return the same stages with the sides exchanged."""
        return StagePair(self.instrument, self.after, self.before)


def write_statements(stages: StagePair, statements: Iterable[Statement]) -> str:
    """Return the text of the file, sorted by address; :func:`read_statements` gives the statements again."""
    out = [_HEAD.format(before=stages.before, after=stages.after), "\n", entry("format", FORMAT)]
    out += [entry(key, getattr(stages, key)) for key in ("instrument", "before", "after")]
    for statement in sorted(statements, key=_sort_key):
        values = {"verdict": str(statement.verdict)}
        values |= {"before": statement.before or "", "before_label": statement.before_label}
        values |= {"after": statement.after or "", "after_label": statement.after_label}
        values |= {key: getattr(statement, key) for key in ("reason", "author", "date", "language")}
        values |= {"before_text": statement.before_text, "after_text": statement.after_text}
        out.append("\n[[correction]]\n")
        out += [entry(key, value) for key, value in values.items()]
    return "".join(out)


def _sort_key(statement: Statement) -> tuple[object, ...]:
    """Sort by address before, inserted provisions last; then by all other fields."""
    rest = [str(getattr(statement, field.name)) for field in fields(statement)]
    return statement.before is None, _natural_key(statement.before), _natural_key(statement.after), rest


def _natural_key(eid: Eid | None) -> list[tuple[int, str]]:
    """Sort numbers in an address by their value: a longer number is larger."""
    return [(len(part) if part[:1] in _DIGITS else 0, part) for part in re.split(r"([0-9]+)", eid or "")]


def read_statements(text: str, stages: StagePair) -> tuple[Statement, ...]:
    """Read the file, strictly, in the order in which it is written.

    Args:
        text: The text of the file.
        stages: The stages that its path names.

    Raises:
        StoreError: With the place of the first fault, and the fault.
    """
    path = stages.path
    table = read_table(text, path)
    if (value := table.string("format")) != FORMAT:
        raise read_error(path, f"its format is “{value}”; this version of tracker reads {FORMAT}")
    for key in ("instrument", "before", "after"):
        if (value := table.string(key)) != getattr(stages, key):
            raise read_error(f"{path}, {key}", f"it is “{value}”, and the name of the file says {getattr(stages, key)}")
    statements = [(item.place, _read_statement(item)) for item in table.tables("correction")]
    table.check_empty()
    seen: set[Statement] = set()
    for place, statement in statements:
        # Two statements are the same even if people, times, reasons or labels differ.
        content = replace(statement, reason="", author="", date="", before_label="", after_label="")
        if content in seen:
            raise read_error(place, "the same correction is in this file twice")
        seen.add(content)
    return tuple(statement for _, statement in statements)


def _read_statement(table: Table) -> Statement:
    verdict = table.string("verdict")
    if verdict not in list(Verdict):
        raise read_error(f"{table.place}, verdict", f"it is “{verdict}”; it can be {', '.join(Verdict)}")
    before, after = _read_eid(table, "before"), _read_eid(table, "after")
    if (before is None and after is None) or (verdict == Verdict.FORBID and None in (before, after)):
        raise read_error(table.place, "it does not name two provisions")
    statement = Statement(
        verdict=Verdict(verdict),
        before=before,
        after=after,
        before_label=_read_line(table, "before_label"),
        after_label=_read_line(table, "after_label"),
        reason=_read_checked(table, "reason", _check_not_empty),
        author=_read_checked(table, "author", Author.parse),
        date=_read_checked(table, "date", datetime.fromisoformat),
        language=_read_checked(table, "language", check_language),
        before_text=_read_checked(table, "before_text", _check_sha256),
        after_text=_read_checked(table, "after_text", _check_sha256),
    )
    table.check_empty()
    return statement


def _read_eid(table: Table, key: str) -> Eid | None:
    value = _read_line(table, key)
    if value and not _EID.fullmatch(value):
        raise read_error(f"{table.place}, {key}", f"“{value}” is not the address of a provision, such as art_5__para_2")
    return Eid(value) if value else None


def _read_line(table: Table, key: str) -> str:
    value = table.string(key)
    if clean(value) != value:
        raise read_error(f"{table.place}, {key}", "it is not one line of plain text")
    return value


def _read_checked(table: Table, key: str, check: Callable[[str], object]) -> str:
    value = _read_line(table, key)
    try:
        check(value)
    except InputError as error:
        raise read_error(f"{table.place}, {key}", error.message) from None
    except ValueError:
        raise read_error(f"{table.place}, {key}", f"“{value}” is not in the form that is written here") from None
    return value


def _check_not_empty(text: str) -> None:
    if not text:
        raise InputError("it is empty; it must say why")


def _check_sha256(text: str) -> None:
    if not _SHA256.fullmatch(text):
        raise ValueError(text)
