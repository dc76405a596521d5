"""The doubts of a comparison: which links must be called probable, wherever a report shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.provision import Eid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.model.concordance import Correspondence


class Doubts:
    """The doubtful links of a comparison.

    Args:
        rows: The rows of the table of concordance, which decide (``Correspondence.unsure``).
        words: The words of the report.
    """

    def __init__(self, rows: Iterable[Correspondence], words: Mapping[str, str]) -> None:
        self._words = words
        self._rows = {(row.before, row.after): row for row in rows if row.linked}

    def unsure(self, before: Eid | None, after: Eid | None) -> bool:
        """Return whether the link between two provisions or lines is doubtful.

        A line without a row of its own is as sure as the innermost provisions around both ends that have one.
        """
        for outer_before in _outwards(before):
            for outer_after in _outwards(after):
                row = self._rows.get((outer_before, outer_after))
                if row is not None:
                    return row.unsure
        return False

    def marked(self, name: str, before: Eid | None, after: Eid | None) -> str:
        """Return the name of one end of a link; with "probably" behind it where the link is doubtful."""
        if not self.unsure(before, after):
            return name
        return self._words["with_remark"].format(what=name, remark=self._words["probably"])


def _outwards(eid: Eid | None) -> Iterator[Eid]:
    """Yield an address and those of the provisions around it."""
    address = eid or ""
    while address:
        yield Eid(address)
        address = address.rpartition("__")[0]
