"""Carry the corrections of two stages over to their present texts.

A correction names the two texts that it is about by their digests. Where one of them was replaced since, the old text
is fetched from the store's history and compared with the new one, to find where the provision is now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.addresses.names import ProvisionNames
from tracker.diff.redline import compare
from tracker.language.interface import words_of
from tracker.model.concordance import PROBABLY, Correspondence
from tracker.model.correction import Correction, Outcome
from tracker.report.view.corrections import CorrectionView
from tracker.store.formats.statements import StagePair, Statement
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.correction import Ruling
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.services.sources import Source
    from tracker.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A correction of the store, as it applies to the texts that are compared.

    Attributes:
        statement: The correction as it was made, with the sides as they are compared.
        correction: The correction of the present texts; None if it was set aside.
        remarks: Sentences about how it was carried over.
        set_aside: The reason why it does not apply; empty if it does.
    """

    statement: Statement
    correction: Correction | None
    remarks: tuple[str, ...] = ()
    set_aside: str = ""


class _Lost(Exception):  # noqa: N818 – no error: the correction is set aside, with the reason
    """A provision cannot be found in the present text; the message gives the reason."""


def stages_of(before: Source, after: Source) -> StagePair | None:
    """Return the two stages that are compared; None if a side is a file, or both are one stage."""
    if not before.instrument or before.instrument != after.instrument or before.name == after.name:
        return None
    return StagePair(before.instrument, before.name, after.name)


def carry_over(before: Source, after: Source, store: Store) -> tuple[Carried, ...]:
    """Return the corrections of a comparison as they apply to its texts; none unless both are stages.

    Args:
        before: The text before.
        after: The text after.
        store: The store that holds both.

    Raises:
        StoreError: If the corrections cannot be read.
    """
    stages = stages_of(before, after)
    if stages is None:
        return ()
    carriers = _Carrier(store, before), _Carrier(store, after)
    return tuple(_carry(statement, carriers) for statement in store.corrections(stages))


def name_of(draft: DraftText, eid: Eid | None) -> str:
    """Return the name of a provision with its place: "Article 5 (2)"; empty for None."""
    return clean(ProvisionNames(draft, words_of(draft.front.language)).row_name(eid)) if eid is not None else ""


def statement_views(
    carried: Iterable[Carried], rulings: Iterable[Ruling], drafts: tuple[DraftText, DraftText]
) -> tuple[CorrectionView, ...]:
    """Return corrections as reports print them.

    Args:
        carried: The corrections.
        rulings: The outcome of those that were applied, in the same order.
        drafts: The texts compared.
    """
    remaining = iter(rulings)
    return tuple(_view(item, next(remaining) if item.correction else None, drafts) for item in carried)


def _carry(statement: Statement, carriers: tuple[_Carrier, _Carrier]) -> Carried:
    try:
        before, remarks_before = carriers[0].find(statement.before, statement.before_text, statement)
        after, remarks_after = carriers[1].find(statement.after, statement.after_text, statement)
    except _Lost as lost:
        return Carried(statement=statement, correction=None, set_aside=str(lost))
    correction = Correction(
        verdict=statement.verdict, before=before, after=after, author=statement.author, reason=statement.reason
    )
    return Carried(statement=statement, correction=correction, remarks=(*remarks_before, *remarks_after))


class _Carrier:
    """Finds provisions of earlier versions in the present text of one stage."""

    def __init__(self, store: Store, source: Source) -> None:
        self._store, self._source = store, source
        self._rows: dict[str, dict[Eid | None, Correspondence] | None] = {}
        self._old: dict[str, DraftText] = {}

    def find(self, eid: Eid | None, text: str, statement: Statement) -> tuple[Eid | None, tuple[str, ...]]:
        """Return the present address of a provision, and remarks about the change.

        Args:
            eid: Its address when the correction was made; None stays None.
            text: SHA-256 of the text at that time.
            statement: The correction.

        Raises:
            _Lost: If the provision cannot be found.
        """
        source, language = self._source, self._source.draft.front.language
        if eid is None:
            return None, ()
        addresses = {address for address, _ in source.draft.blocks} | set(source.draft.provisions)
        if statement.language != language:
            # Another language has another digest; its provisions bear the same numbers.
            if eid not in addresses:
                raise _Lost(
                    f"it was said of the text in {statement.language}, and {eid} is not in the one in {language}"
                )
            return eid, ()
        if text == source.sha256:
            if eid not in addresses:
                raise _Lost(f"{eid} is not in {source.name}; the file of corrections was changed by hand")
            return eid, ()
        row = self._row(eid, text)
        now = name_of(source.draft, row.after)
        then = name_of(self._old[text], eid)
        author = statement.author.partition(" <")[0]
        if row.after != eid:
            return row.after, (
                f"{then} is {now} in the new version of {source.name}; what {author} said applies to that.",
            )
        if row.reworded:
            return eid, (f"{now} was reworded in the new version of {source.name}; what {author} said still applies.",)
        return eid, ()

    def _row(self, eid: Eid, text: str) -> Correspondence:
        if text not in self._rows:
            self._rows[text] = self._compare_with(text)
        rows = self._rows[text]
        name = self._source.name
        if rows is None:
            raise _Lost(f"the version of {name} to which it applies is not in the history of this store")
        row = rows.get(eid)
        if row is None or row.after is None or (row.confidence or 0) < PROBABLY:
            then = name_of(self._old[text], eid)
            raise _Lost(f"{name} was replaced, and it is not certain where {then} is in the new version")
        return row

    def _compare_with(self, text: str) -> dict[Eid | None, Correspondence] | None:
        """Compare an earlier version with the present one; None if the store's history does not hold it."""
        source = self._source
        old = self._store.draft_with_digest(source.instrument, source.name, source.draft.front.language, text)
        if old is None:
            return None
        self._old[text] = old
        return {row.before: row for row in compare(old, source.draft).concordance if row.linked and row.primary}


def _view(carried: Carried, ruling: Ruling | None, drafts: tuple[DraftText, DraftText]) -> CorrectionView:
    statement = carried.statement
    correction = carried.correction or statement.correction()
    names = statement.before_label, statement.after_label
    if ruling is not None:
        names = name_of(drafts[0], correction.before), name_of(drafts[1], correction.after)
    return CorrectionView(
        verdict=statement.verdict,
        before=names[0],
        after=names[1],
        before_eid=correction.before,
        after_eid=correction.after,
        author=statement.author,
        reason=statement.reason,
        date=statement.date,
        outcome=ruling.outcome if ruling else Outcome.IMPOSSIBLE,
        confidence=ruling.confidence if ruling else None,
        set_aside=carried.set_aside or (ruling.why if ruling else ""),
        remarks=carried.remarks,
    )
