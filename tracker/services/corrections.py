"""What people have said of two stages, carried over to the texts as they are now.

A statement is about two texts, which it names by their digests. Where one of them was replaced since, the old text
is fetched from the store's history and compared with the new one, to see where the provision is now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.cli.options import open_store
from tracker.diff.redline import compare
from tracker.language.interface import words_of
from tracker.model.concordance import PROBABLY, Correspondence
from tracker.model.correction import Correction, Outcome
from tracker.report.view.corrections import CorrectionView
from tracker.report.view.provision_names import ProvisionNames
from tracker.store.formats.statements import StagePair, Statement
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tracker.model.correction import Ruling
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.services.sources import Source
    from tracker.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A statement of the store, as it applies to the texts that are compared.

    Attributes:
        statement: As it was made, with the sides as they are compared.
        correction: The same for the present texts; None where it was set aside.
        remarks: What must be said of how it was carried over.
        set_aside: Why it does not apply; empty if it does.
    """

    statement: Statement
    correction: Correction | None
    remarks: tuple[str, ...] = ()
    set_aside: str = ""


class _Lost(Exception):  # noqa: N818 – no error: the statement is set aside, and that is said
    """A provision cannot be found again; the words say why."""


def stages_of(before: Source, after: Source) -> StagePair | None:
    """The two stages that are compared; None where a side is a file, or both are one stage."""
    if not before.instrument or before.instrument != after.instrument or before.name == after.name:
        return None
    return StagePair(before.instrument, before.name, after.name)


def carried(before: Source, after: Source, folder: Path | None) -> tuple[Carried, ...]:
    """What was said of the two sides of a comparison; nothing unless both are stages of one store.

    Args:
        before: One side.
        after: The other.
        folder: The store that was named, if any.

    Raises:
        StoreError: If the statements cannot be read.
    """
    stages = stages_of(before, after)
    if stages is None:
        return ()
    with open_store(folder) as store:
        statements = store.corrections(stages)
        sides = _Carrier(store, before), _Carrier(store, after)
        return tuple(_carried(each, sides) for each in statements)


def _carried(statement: Statement, sides: tuple[_Carrier, _Carrier]) -> Carried:
    try:
        one, said_one = sides[0].find(statement.before, statement.before_text, statement)
        other, said_other = sides[1].find(statement.after, statement.after_text, statement)
    except _Lost as lost:
        return Carried(statement=statement, correction=None, set_aside=str(lost))
    correction = Correction(
        verdict=statement.verdict, before=one, after=other, author=statement.author, reason=statement.reason
    )
    return Carried(statement=statement, correction=correction, remarks=(*said_one, *said_other))


class _Carrier:
    """Finds the provisions of statements in one text as it is now."""

    def __init__(self, store: Store, source: Source) -> None:
        self._store, self._source = store, source
        self._rows: dict[str, dict[Eid | None, Correspondence] | None] = {}
        self._old: dict[str, DraftText] = {}

    def find(self, eid: Eid | None, text: str, statement: Statement) -> tuple[Eid | None, tuple[str, ...]]:
        """Where a provision is now, and what must be said about that.

        Args:
            eid: Its address then; None stays None.
            text: sha256 of the text then.
            statement: In which it stands.

        Raises:
            _Lost: If it is nowhere.
        """
        source, language = self._source, self._source.draft.front.language
        if eid is None:
            return None, ()
        there = {each for each, _ in source.draft.blocks} | set(source.draft.provisions)
        if statement.language != language:
            # Another language has another digest; its provisions bear the same numbers.
            if eid not in there:
                raise _Lost(
                    f"it was said of the text in {statement.language}, and {eid} is not in the one in {language}"
                )
            return eid, ()
        if text == source.sha256:
            if eid not in there:
                raise _Lost(f"{eid} is not in {source.name}; the file of statements was changed by hand")
            return eid, ()
        row = self._row(eid, text)
        now = name_of(source.draft, row.after)
        then = name_of(self._old[text], eid)
        if row.after != eid:
            return row.after, (
                f"{then} is {now} in the new version of {source.name}; what {_who(statement)} said holds of that.",
            )
        if row.reworded:
            return eid, (
                f"{now} was reworded in the new version of {source.name}; what {_who(statement)} said still holds.",
            )
        return eid, ()

    def _row(self, eid: Eid, text: str) -> Correspondence:
        if text not in self._rows:
            self._rows[text] = self._compared(text)
        rows = self._rows[text]
        name = self._source.name
        if rows is None:
            raise _Lost(f"the version of {name} of which it was said is not in the history of this store")
        row = rows.get(eid)
        if row is None or row.after is None or (row.confidence or 0) < PROBABLY:
            then = name_of(self._old[text], eid)
            raise _Lost(f"{name} was replaced, and {then} is not surely found in the new version")
        return row

    def _compared(self, text: str) -> dict[Eid | None, Correspondence] | None:
        source = self._source
        old = self._store.draft_with_digest(source.instrument, source.name, source.draft.front.language, text)
        if old is None:
            return None
        self._old[text] = old
        return {row.before: row for row in compare(old, source.draft).concordance if row.linked and row.primary}


def _who(statement: Statement) -> str:
    return statement.author.partition(" <")[0]


def name_of(draft: DraftText, eid: Eid | None) -> str:
    """What a provision is called where it stands: "Article 5, 2."; empty for None."""
    return clean(ProvisionNames(draft, words_of(draft.front.language)).name(eid)) if eid is not None else ""


def views(
    found: Iterable[Carried], rulings: Iterable[Ruling], drafts: tuple[DraftText, DraftText]
) -> tuple[CorrectionView, ...]:
    """The statements as reports print them.

    Args:
        found: The statements.
        rulings: What became of those that were applied, in the same order.
        drafts: The texts compared.
    """
    rest = iter(rulings)
    return tuple(_view(each, next(rest) if each.correction else None, drafts) for each in found)


def _view(found: Carried, ruling: Ruling | None, drafts: tuple[DraftText, DraftText]) -> CorrectionView:
    statement = found.statement
    where = found.correction or statement.correction()
    names = statement.before_label, statement.after_label
    if ruling is not None:
        names = name_of(drafts[0], where.before), name_of(drafts[1], where.after)
    return CorrectionView(
        verdict=statement.verdict,
        before=names[0],
        after=names[1],
        before_eid=where.before,
        after_eid=where.after,
        author=statement.author,
        reason=statement.reason,
        date=statement.date,
        outcome=ruling.outcome if ruling else Outcome.IMPOSSIBLE,
        confidence=ruling.confidence if ruling else None,
        set_aside=found.set_aside or (ruling.why if ruling else ""),
        remarks=found.remarks,
    )
