"""The seal of a report: digests by which anybody can prove later that no letter of it was altered."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.report.facts import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.change import Correspondence
    from tracker.report.view import View


@dataclass(frozen=True, slots=True)
class Seal:
    """What a report says of itself, for ``tracker verify``.

    Attributes:
        before: sha256 of the canonical body of the text before, 64 hexadecimal digits.
        after: The same of the text after.
        mapping: sha256 of the table of concordance, see :func:`mapping_digest`.
    """

    before: str
    after: str
    mapping: str

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Name and value of each, under which every form of the report carries them."""
        return (
            ("tracker-before-sha256", self.before),
            ("tracker-after-sha256", self.after),
            ("tracker-mapping-sha256", self.mapping),
        )


def seal(view: View) -> Seal:
    """The seal of a comparison.

    Args:
        view: The comparison.
    """
    return Seal(view.before.digest, view.after.digest, mapping_digest(row.row for row in view.rows))


def mapping_digest(rows: Iterable[Correspondence]) -> str:
    """The digest of a table of concordance.

    Hashed is one line a row, in the order of the table: level, address before, address after (empty for none) and the
    names of the facts that hold, divided by tabs, each line ended by a line feed, in UTF-8. Figures and reasons are
    left out: they are words about a row.

    Args:
        rows: The rows.
    """
    lines = (
        "\t".join((row.level, row.before or "", row.after or "", *(fact for fact in FACTS if getattr(row, fact))))
        for row in rows
    )
    return hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()
