"""Correct the table of concordance: read a correction as typed, check it against the texts, and keep it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.addresses.lookup import choices, find_meant
from tracker.diff.concordance.corrections import contradict
from tracker.diff.prepare.units import units_of
from tracker.diff.redline import compare
from tracker.errors import InputError
from tracker.model.correction import Correction, Outcome, Verdict
from tracker.report.view.corrections import CorrectionView, correction_clause
from tracker.services.compare import Comparison, compare_stages, not_in
from tracker.services.corrections import Carried, name_of, stages_of
from tracker.store.corrections import StatementChange
from tracker.store.formats.authorship import DEFAULT_AUTHOR, Author, Timestamp
from tracker.store.formats.statements import Statement
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.correction import Ruling
    from tracker.model.provision import Eid
    from tracker.services.sources import Source
    from tracker.store.formats.statements import StagePair
    from tracker.store.store import Store

NONE = "none"
"""Stands for the side on which nothing corresponds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRequest:
    """The corrections to keep and to take back, as typed.

    Attributes:
        added: Verdict and pair of provisions, ``5=4``.
        forgotten: Pairs whose correction is taken back, ``5=4``.
        reason: Why.
        author: The person who answers for it.
        at: Time of the commit.
    """

    added: tuple[tuple[Verdict, str], ...] = ()
    forgotten: tuple[str, ...] = ()
    reason: str
    author: Author
    at: Timestamp


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionResult:
    """The effect of a request, each correction as a clause: "Article 5 is Article 4".

    Attributes:
        known: Corrections that the store held already.
        added: Corrections that were kept.
        forgotten: Corrections that were taken back.
        commit: Id of the commit; empty if nothing changed.
    """

    known: tuple[str, ...]
    added: tuple[str, ...]
    forgotten: tuple[str, ...]
    commit: str


def correct(  # noqa: PLR0913 – each a choice of the caller's, by its name
    store: Store,
    before: str,
    after: str,
    verdict: Verdict | str,
    pair: str,
    *,
    reason: str,
    author: Author,
    at: Timestamp | None = None,
    instrument: str = "",
    language: str = "",
) -> CorrectionResult:
    """Keep one correction of the concordance of two stages; every comparison of the two follows it.

    Args:
        store: The store.
        before: The stage before.
        after: The stage after.
        verdict: ``confirm``, ``pin`` or ``forbid``.
        pair: A provision before and one after: ``5=4``; ``none`` for a side where nothing corresponds.
        reason: Why; it is kept with the correction.
        author: The person who answers for it.
        at: Time of the commit; now if not given.
        instrument: The instrument; empty if only one has these stages.
        language: The language; empty for the only one that both stages have.

    Raises:
        InputError: If it cannot be kept; nothing was written.
        StoreError: If the store cannot be written.
        ValueError: If there is no such verdict.
    """
    comparison = compare_stages(store, before, after, instrument=instrument, language=language)
    request = CorrectionRequest(
        added=((Verdict(verdict), pair),), reason=reason, author=author, at=at or Timestamp.now()
    )
    return keep_corrections(comparison, request, store)


def corrections(
    store: Store, before: str, after: str, *, instrument: str = "", language: str = ""
) -> tuple[CorrectionView, ...]:
    """Return the corrections of two stages, with their outcome in the present comparison.

    Args:
        store: The store.
        before: The stage before.
        after: The stage after.
        instrument: The instrument; empty if only one has these stages.
        language: The language; empty for the only one that both stages have.

    Raises:
        InputError: If there is no such stage, or more than one text fits.
        StoreError: If a text or the corrections cannot be read.
    """
    return compare_stages(store, before, after, instrument=instrument, language=language).statements


def keep_corrections(comparison: Comparison, request: CorrectionRequest, store: Store | None) -> CorrectionResult:
    """Keep corrections of two stages, and take others back, in one commit.

    Args:
        comparison: The two stages, compared.
        request: The corrections.
        store: The store that holds the stages; None if a text is a file, which is refused.

    Raises:
        InputError: If a text is no stage, a provision does not exist, a correction contradicts another, or there is
            nothing to confirm or to take back; nothing was written.
        StoreError: If the store cannot be written.
    """
    stages = _stages(comparison)
    judged = _judge(comparison, request)
    commit = ""
    if store and (judged.new or judged.forgotten):
        added = tuple(_statement(item, comparison, request) for item in judged.new)
        change = StatementChange(added=added, forgotten=judged.forgotten, reason=request.reason)
        commit = store.correct(stages, change, author=request.author, at=request.at)
    return _result(judged, comparison, commit)


def correct_files(comparison: Comparison, request: CorrectionRequest) -> tuple[CorrectionResult, tuple[Carried, ...]]:
    """Make corrections of two texts that no store keeps, and take others back.

    Args:
        comparison: The two texts, compared.
        request: The corrections.

    Returns:
        The effect, and all corrections that the next comparison of the two is to follow.

    Raises:
        InputError: As :func:`keep_corrections`, but for texts that are files.
    """
    judged = _judge(comparison, request)
    new = (Carried(statement=_statement(item, comparison, request), correction=item) for item in judged.new)
    return _result(judged, comparison, ""), (*judged.remaining, *new)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """A request that was found good: the corrections that it asks for, those that are new, and the fate of the old."""

    asked: tuple[Correction, ...]
    new: tuple[Correction, ...]
    remaining: tuple[Carried, ...]
    forgotten: tuple[Statement, ...]


def _judge(comparison: Comparison, request: CorrectionRequest) -> _Judged:
    _check_signed(request)
    dropped = [item for typed in request.forgotten for item in _matching(typed, comparison)]
    remaining = tuple(item for item in comparison.carried if item not in dropped)
    asked = tuple(dict.fromkeys(_correction(verdict, typed, comparison, request) for verdict, typed in request.added))
    new = tuple(item for item in asked if not any(_equal(item, old.correction) for old in remaining))
    _check_consistent(new, remaining)
    _check_possible(new, remaining, comparison)
    forgotten = tuple(dict.fromkeys(item.statement for item in dropped))
    return _Judged(asked=asked, new=new, remaining=remaining, forgotten=forgotten)


def _result(judged: _Judged, comparison: Comparison, commit: str) -> CorrectionResult:
    return CorrectionResult(
        known=tuple(_clause(item, comparison) for item in judged.asked if item not in judged.new),
        added=tuple(_clause(item, comparison) for item in judged.new),
        forgotten=tuple(map(_kept_clause, judged.forgotten)),
        commit=commit,
    )


def _stages(comparison: Comparison) -> StagePair:
    for source in (comparison.before, comparison.after):
        if not source.instrument:
            raise InputError(
                f"{source.name} is a file; corrections are kept in a store, between two of its stages",
                remedy="add both drafts to a store with tracker add, and name their stages",
            )
    stages = stages_of(comparison.before, comparison.after)
    if stages is None:
        raise InputError(f"{comparison.before.name} is on both sides", remedy="name two different stages")
    return stages


def _check_signed(request: CorrectionRequest) -> None:
    if not request.reason.strip():
        raise InputError("A correction needs a reason", remedy='state it: --reason "paragraph 2 comes from article 9"')
    if request.author == DEFAULT_AUTHOR:
        raise InputError(
            "A correction needs an author",
            remedy='set TRACKER_AUTHOR, or name the person: --author "Ana Sá <ana@example.org>"',
        )


def _correction(verdict: Verdict, typed: str, comparison: Comparison, request: CorrectionRequest) -> Correction:
    before, after = (
        None if side.casefold() == NONE else _provision(source, side)
        for source, side in zip((comparison.before, comparison.after), split_pair(typed), strict=True)
    )
    if before is after is None:
        raise InputError(f"“{typed}” does not name a provision", remedy=f'write, for example, "5=4" or "5={NONE}"')
    if verdict is Verdict.FORBID and (before is None or after is None):
        raise InputError(
            f"“{typed}” cannot be forbidden",
            cause="--forbid says that two provisions do not correspond, but this names only one",
            remedy="state what is right instead: --pin, with a provision on each side",
        )
    return Correction(
        verdict=verdict, before=before, after=after, author=clean(str(request.author)), reason=clean(request.reason)
    )


def split_pair(typed: str) -> list[str]:
    """Return the two sides of a pair of provisions.

    Raises:
        InputError: If it has not exactly two sides.

    >>> split_pair("article 5, paragraph 2 = 4")
    ['article 5, paragraph 2', '4']
    """
    sides = [side.strip() for side in typed.split("=")]
    if len(sides) != 2 or not all(sides):
        raise InputError(
            f"“{typed}” does not say which provision corresponds to which",
            cause="it needs a provision before, “=”, and a provision after",
            remedy=f'write, for example, "5=4", "article 5, paragraph 2=article 9, paragraph 1" or "5={NONE}"',
        )
    return sides


def _provision(source: Source, query: str) -> Eid:
    """Return the address of the one provision that is meant."""
    listed = {unit.eid for unit in units_of(source.draft)}
    found = find_meant(source.draft, query)
    meant = [provision for provision in found if provision.eid in listed]
    if len(meant) == 1:
        return meant[0].eid
    if meant:
        raise InputError(
            f"“{query}” can be more than one provision of {source.name}",
            cause=f"they are: {'; '.join(choices(source.draft, meant))}",
            remedy="copy the name of the one that you mean",
        )
    if found:
        raise InputError(
            f"“{query}” has no row of its own in the table",
            cause="only articles, divisions, recitals, annexes and the parts of articles have rows",
            remedy="name the article that contains it",
        )
    raise not_in(source, query)


def _equal(new: Correction, old: Correction | None) -> bool:
    return old is not None and (new.verdict, new.before, new.after) == (old.verdict, old.before, old.after)


def _matching(typed: str, comparison: Comparison) -> list[Carried]:
    """Return the corrections that are to be taken back."""
    sides = split_pair(typed)
    matching = [item for item in comparison.carried if _is_about(item, sides, comparison)]
    if not matching:
        known = "; ".join(f"“{view.eid_pair}”: {view.clause} ({view.author_name})" for view in comparison.statements)
        raise InputError(
            f"There is no correction of “{typed}” to withdraw",
            cause=f"the corrections are: {known}" if known else "there is no correction of these two stages",
            remedy="copy one of these, up to the colon" if known else "",
        )
    return matching


def _is_about(carried: Carried, sides: Sequence[str], comparison: Comparison) -> bool:
    """Return whether a correction is about these two sides; one that was set aside is known by its former labels."""
    statement = carried.statement
    correction = carried.correction or statement.correction()
    for side, source, eid, label in zip(
        sides,
        (comparison.before, comparison.after),
        (correction.before, correction.after),
        (statement.before_label, statement.after_label),
        strict=True,
    ):
        named = {provision.eid for provision in find_meant(source.draft, side)}
        if eid is None or side.casefold() == NONE:
            if eid is not None or side.casefold() != NONE:
                return False
        elif eid not in named and (carried.correction or side.casefold() not in {eid.casefold(), label.casefold()}):
            return False
    return True


def _check_consistent(new: Sequence[Correction], remaining: Sequence[Carried]) -> None:
    """Refuse a correction that contradicts an earlier one, or another of the same request."""
    for item in new:
        for old in remaining:
            if old.correction and contradict(item, old.correction):
                statement = old.statement
                raise InputError(
                    f"This contradicts the correction that {statement.author} made on {statement.date[:10]}: "
                    f"{_kept_clause(statement)}",
                    cause=f"the reason given then: {statement.reason}",
                    remedy=f'withdraw that first: --forget "{_pair(old.correction)}"',
                )
        for second in new:
            if contradict(item, second):
                raise InputError(
                    f"--{item.verdict} “{_pair(item)}” and --{second.verdict} “{_pair(second)}” contradict each other",
                    remedy="leave one of them out",
                )


def _check_possible(new: Sequence[Correction], remaining: Sequence[Carried], comparison: Comparison) -> None:
    """Refuse a correction that cannot be applied, and the confirmation of a link that the program does not see."""
    if not new:
        return
    old = [item.correction for item in remaining if item.correction]
    rulings: Sequence[Ruling] = compare(comparison.before.draft, comparison.after.draft, [*new, *old]).rulings
    for ruling in rulings[: len(new)]:
        correction = ruling.correction
        if ruling.outcome is Outcome.IMPOSSIBLE:
            raise InputError(
                f"--{correction.verdict} “{_pair(correction)}” is not possible",
                cause=ruling.why,
                remedy="name two provisions of one kind: an article and an article, or a paragraph and a paragraph",
            )
        if correction.verdict is Verdict.CONFIRM and ruling.outcome is Outcome.OVERRULED:
            raise InputError(
                f"There is nothing to confirm: the program does not say that {_clause(correction, comparison)}",
                remedy=f'correct the program instead: --pin "{_pair(correction)}"',
            )


def _statement(correction: Correction, comparison: Comparison, request: CorrectionRequest) -> Statement:
    before, after = comparison.before, comparison.after
    return Statement(
        verdict=correction.verdict,
        before=correction.before,
        after=correction.after,
        before_label=name_of(before.draft, correction.before),
        after_label=name_of(after.draft, correction.after),
        reason=correction.reason,
        author=correction.author,
        date=request.at.iso(),
        language=after.draft.front.language,
        before_text=before.sha256,
        after_text=after.sha256,
    )


def _pair(correction: Correction) -> str:
    return f"{correction.before or NONE}={correction.after or NONE}"


def _clause(correction: Correction, comparison: Comparison) -> str:
    before, after = comparison.before.draft, comparison.after.draft
    return correction_clause(correction, (name_of(before, correction.before), name_of(after, correction.after)))


def _kept_clause(statement: Statement) -> str:
    return correction_clause(statement.correction(), (statement.before_label, statement.after_label))
