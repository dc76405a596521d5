"""What a person says of the table of concordance: read as typed, checked against the texts, and kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.addresses.lookup import find, suggestions
from tracker.cli.options import open_store
from tracker.diff.concordance.corrections import contradict
from tracker.diff.prepare.units import units
from tracker.diff.redline import compare
from tracker.errors import InputError
from tracker.model.correction import Correction, Outcome, Verdict
from tracker.report.view.corrections import correction_clause, end_sentence
from tracker.services.corrections import Carried, name_of, stages_of
from tracker.store.corrections import StatementChange
from tracker.store.formats.authorship import DEFAULT_AUTHOR
from tracker.store.formats.statements import Statement
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.model.correction import Ruling
    from tracker.model.provision import Eid
    from tracker.services.compare import Compared
    from tracker.services.sources import Source
    from tracker.store.formats.authorship import Author, Timestamp
    from tracker.store.formats.statements import StagePair

NONE = "none"
"""Stands for the side on which nothing corresponds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a command line asks for, as typed.

    Attributes:
        said: What is said of links: verdict, and ``5=4``.
        forgotten: What is taken back: ``5=4``.
        reason: Why.
        author: Who says it.
        at: The time of the commit.
    """

    said: tuple[tuple[Verdict, str], ...]
    forgotten: tuple[str, ...]
    reason: str
    author: Author
    at: Timestamp


def state(found: Compared, wish: Wish, folder: Path | None) -> list[str]:
    """Keep what a person says of two stages.

    Args:
        found: The two stages, compared.
        wish: What is said.
        folder: The store that was named, if any.

    Returns:
        What was done, one sentence each.

    Raises:
        InputError: If it cannot be kept: a side is no stage, a provision is not there, it contradicts what was said
            already, or there is nothing to confirm or to take back. Nothing was written then.
        StoreError: If the store cannot be written.
    """
    stages = _stages(found)
    if not wish.reason.strip():
        raise InputError("A statement has a reason", remedy='say it: --reason "paragraph 2 was taken from article 9"')
    if wish.author == DEFAULT_AUTHOR:
        raise InputError(
            "A statement is made by somebody",
            remedy='say who: --author "Ana Sá <ana@example.org>", or set TRACKER_AUTHOR',
        )
    gone = [each for typed in wish.forgotten for each in _matching(typed, found)]
    left = [each for each in found.carried if each not in gone]
    asked = list(dict.fromkeys(_correction(verdict, typed, found, wish) for verdict, typed in wish.said))
    new = [each for each in asked if not any(_same(each, old.correction) for old in left)]
    _check_consistent(new, left)
    _check_possible(new, left, found)
    out = [
        end_sentence(f"Nothing to do: it is stated already that {_words(each, found)}")
        for each in asked
        if each not in new
    ]
    if new or gone:
        added = tuple(_statement(each, found, wish) for each in new)
        forgotten = tuple(dict.fromkeys(each.statement for each in gone))
        change = StatementChange(added=added, forgotten=forgotten, reason=wish.reason)
        with open_store(folder) as store:
            commit = store.correct(stages, change, author=wish.author, at=wish.at)
        out += [end_sentence(f"Kept: {_words(each, found)}") for each in new]
        out += [end_sentence(f"Taken back: {_shown(each)}") for each in forgotten]
        out.append(f"Commit {commit}")
    return out


def _stages(found: Compared) -> StagePair:
    for source in (found.before, found.after):
        if not source.instrument:
            raise InputError(
                f"{source.name} is a file; what people say of a table is kept in a store, about two stages of it",
                remedy="bring both drafts into a store with tracker add, and name the stages",
            )
    stages = stages_of(found.before, found.after)
    if stages is None:
        raise InputError(
            f"{found.before.name} is on both sides", remedy="name two stages to say which provision is which"
        )
    return stages


def _correction(verdict: Verdict, typed: str, found: Compared, wish: Wish) -> Correction:
    before, after = (
        None if side.casefold() == NONE else _provision(source, side)
        for source, side in zip((found.before, found.after), _sides(typed), strict=True)
    )
    if before is after is None:
        raise InputError(f"“{typed}” names no provision", remedy=f'write for example "5=4" or "5={NONE}"')
    if verdict is Verdict.FORBID and (before is None or after is None):
        raise InputError(
            f"“{typed}” cannot be forbidden",
            cause="to forbid is to say that two provisions are not one, and here is only one",
            remedy="say what it is instead: --pin, with a provision on both sides",
        )
    return Correction(
        verdict=verdict, before=before, after=after, author=clean(str(wish.author)), reason=clean(wish.reason)
    )


def _sides(typed: str) -> list[str]:
    """The two sides of ``5=4``."""
    sides = [each.strip() for each in typed.split("=")]
    if len(sides) != 2 or not all(sides):
        raise InputError(
            f"“{typed}” does not say which provision is which",
            cause="it has a provision before, “=”, and a provision after",
            remedy=f'write for example "5=4", "article 5, paragraph 2=article 9, paragraph 1" or "5={NONE}"',
        )
    return sides


def _provision(source: Source, query: str) -> Eid:
    """The address of the one provision that is meant."""
    rows = {unit.eid for unit in units(source.draft)}
    there = [provision.eid for provision in find(source.draft, query)]
    eids = [eid for eid in there if eid in rows]
    if len(eids) == 1:
        return eids[0]
    if eids:
        raise InputError(
            f"“{query}” can be more than one provision of {source.name}",
            cause=f"they are: {', '.join(eids)}",
            remedy="write the address of the one that is meant",
        )
    if there:
        raise InputError(
            f"“{query}” has no row of its own in the table",
            cause="a row has what is an article, part, recital or annex, or stands in an article",
            remedy="name the article that holds it",
        )
    near = suggestions(source.draft, query)
    raise InputError(
        f"There is no “{query}” in {source.name}",
        cause=f"near it are: {', '.join(near)}" if near else "the text has no provisions with a label",
        remedy=f"name one of them, as tracker show {source.name} prints it",
    )


def _same(one: Correction, other: Correction | None) -> bool:
    return other is not None and (one.verdict, one.before, one.after) == (other.verdict, other.before, other.after)


def _matching(typed: str, found: Compared) -> list[Carried]:
    """The statements that are to be taken back."""
    sides = _sides(typed)
    out = [each for each in found.carried if _is_meant(each, sides, found)]
    if not out:
        known = "; ".join(f"“{view.eid_pair}”: {view.clause} ({view.author_name})" for view in found.statements)
        raise InputError(
            f"Nothing was said of “{typed}”, so nothing can be taken back",
            cause=f"what was said is: {known}" if known else "nothing was said of these two stages",
            remedy="name one of these, as it stands before the colon" if known else "",
        )
    return out


def _is_meant(each: Carried, sides: Sequence[str], found: Compared) -> bool:
    """Whether a statement is about these two sides; one that was set aside is known by what it said then."""
    old = each.statement
    where = each.correction or old.correction()
    for side, source, eid, label in zip(
        sides,
        (found.before, found.after),
        (where.before, where.after),
        (old.before_label, old.after_label),
        strict=True,
    ):
        named = {provision.eid for provision in find(source.draft, side)}
        if eid is None or side.casefold() == NONE:
            if eid is not None or side.casefold() != NONE:
                return False
        elif eid not in named and (each.correction or side.casefold() not in {eid.casefold(), label.casefold()}):
            return False
    return True


def _check_consistent(new: Sequence[Correction], left: Sequence[Carried]) -> None:
    """Refuse what contradicts what was said before, or itself."""
    for each in new:
        for old in left:
            if old.correction and contradict(each, old.correction):
                said = old.statement
                raise InputError(
                    f"This contradicts what {said.author} said on {said.date[:10]}: {_shown(said)}",
                    cause=f"the reason given then: {said.reason}",
                    remedy=f'take that back first: --forget "{_pair(old.correction)}"',
                )
        for other in new:
            if contradict(each, other):
                raise InputError(
                    f"--{each.verdict} “{_pair(each)}” and --{other.verdict} “{_pair(other)}” contradict each other",
                    remedy="leave one of them out",
                )


def _check_possible(new: Sequence[Correction], left: Sequence[Carried], found: Compared) -> None:
    """Refuse what cannot be applied, and what confirms a link that the program does not see."""
    if not new:
        return
    old = [each.correction for each in left if each.correction]
    rulings: Sequence[Ruling] = compare(found.before.draft, found.after.draft, [*new, *old]).rulings
    for ruling in rulings[: len(new)]:
        this = ruling.correction
        if ruling.outcome is Outcome.IMPOSSIBLE:
            raise InputError(
                f"--{this.verdict} “{_pair(this)}” is not possible",
                cause=ruling.why,
                remedy="name two provisions of one kind: an article and an article, or a paragraph and a paragraph",
            )
        if this.verdict is Verdict.CONFIRM and ruling.outcome is Outcome.OVERRULED:
            raise InputError(
                f"There is nothing to confirm: the program does not say that {_words(this, found)}",
                remedy=f'say it against the program: --pin "{_pair(this)}"',
            )


def _statement(each: Correction, found: Compared, wish: Wish) -> Statement:
    return Statement(
        verdict=each.verdict,
        before=each.before,
        after=each.after,
        before_label=name_of(found.before.draft, each.before),
        after_label=name_of(found.after.draft, each.after),
        reason=each.reason,
        author=each.author,
        date=wish.at.iso(),
        language=found.after.draft.front.language,
        before_text=found.before.sha256,
        after_text=found.after.sha256,
    )


def _pair(each: Correction) -> str:
    return f"{each.before or NONE}={each.after or NONE}"


def _words(each: Correction, found: Compared) -> str:
    return correction_clause(each, (name_of(found.before.draft, each.before), name_of(found.after.draft, each.after)))


def _shown(each: Statement) -> str:
    return correction_clause(each.correction(), (each.before_label, each.after_label))
