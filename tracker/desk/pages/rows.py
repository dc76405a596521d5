"""The table of concordance of two texts, and the corrections that people make of its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import Blueprint, abort, request

from tracker.desk.contents import paragraphs_of
from tracker.desk.pages.page import answering_person, begin, go, link, now, reason_given, the_desk
from tracker.desk.pages.pairs import compared, known_pair, show_pair
from tracker.desk.work import Corrected, correct_two_files, correct_two_stages
from tracker.errors import InputError
from tracker.language.interface import words_of
from tracker.language.messages import clause_in_language
from tracker.model.correction import Verdict
from tracker.report.view.corrections import end_sentence
from tracker.services.correct import NONE, CorrectionRequest
from tracker.services.render import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from tracker.desk.state import Pair
    from tracker.report.view.redline_view import RedlineView, RowView

ROWS_OF_PAGE = 300
"""Rows that one page of the table shows: a treaty whole, a code in pieces that a browser lays out at once."""
RIGHT, WRONG, ELSEWHERE = "right", "wrong", "elsewhere"
"""The answers to a row."""

part = Blueprint("rows", __name__)


@part.get("/pairs/<name>/rows")
def table(name: str) -> ResponseReturnValue:
    """Show the table of concordance."""
    pair = known_pair(name)
    comparison = compared(pair).comparison
    level, shown = request.args.get("level", "article"), request.args.get("show", "all")
    rows = _rows(comparison.view, level)
    if shown == "probably":
        rows = [row for row in rows if row.probably]
    first = max(request.args.get("from", 0, int), 0)
    return show_pair(
        "rows",
        pair,
        rows=rows[first : first + ROWS_OF_PAGE],
        total=len(rows),
        first=first,
        size=ROWS_OF_PAGE,
        level=level,
        shown=shown,
        doubtful=sum(row.probably for row in _rows(comparison.view, level)),
        report=words_of(the_desk().language),
        corrections=comparison.statements,
    )


@part.get("/pairs/<name>/row")
def row(name: str) -> ResponseReturnValue:
    """Show one row with both texts, and ask for a judgement."""
    pair = known_pair(name)
    comparison = compared(pair).comparison
    asked = _row(comparison.view, request.args.get("before", ""), request.args.get("after", ""))
    return show_pair(
        "row",
        pair,
        row=asked,
        answer=request.args.get("answer", RIGHT if asked.row.linked else ELSEWHERE),
        texts=tuple(
            paragraphs_of(source.draft, eid or asked.row.nearest) if eid or asked.row.nearest else ()
            for source, eid in ((comparison.before, asked.row.before), (comparison.after, asked.row.after))
        ),
        targets=_targets(comparison.view, asked),
        report=words_of(the_desk().language),
        language=comparison.after.draft.front.language or "und",
    )


@part.post("/pairs/<name>/row")
def judge(name: str) -> ResponseReturnValue:
    """Keep the judgement of a row."""
    pair = known_pair(name)
    reason_given()  # Kept for the form, should the answer be refused.
    form = request.form
    before, after = form.get("before") or NONE, form.get("after") or NONE
    return _correct(pair, _added(form.get("answer", ""), before, after, form.get("target", "")), ())


@part.get("/pairs/<name>/take-back")
def ask_to_take_back(name: str) -> ResponseReturnValue:
    """Ask why a correction is taken back."""
    pair = known_pair(name)
    asked = request.args.get("pair", "")
    found = [one for one in compared(pair).comparison.statements if one.eid_pair == asked]
    return show_pair("take_back", pair, correction=found[0] if found else abort(404))


@part.post("/pairs/<name>/take-back")
def take_back(name: str) -> ResponseReturnValue:
    """Take a correction back."""
    return _correct(known_pair(name), (), (request.form.get("pair", ""),))


def _added(answer: str, before: str, after: str, target: str) -> tuple[tuple[Verdict, str], ...]:
    """Return the corrections that an answer means.

    Args:
        answer: The answer.
        before: Address of the provision before; ``none`` for none.
        after: Address of the provision after; ``none`` for none.
        target: Address of the provision that belongs to it instead; ``none`` for none.

    Raises:
        InputError: If nothing was chosen.
    """
    if answer == RIGHT:
        return ((Verdict.CONFIRM if NONE not in (before, after) else Verdict.PIN, f"{before}={after}"),)
    if answer == WRONG:
        return ((Verdict.FORBID, f"{before}={after}"),)
    if answer != ELSEWHERE or not target:
        raise InputError("Nothing was chosen", remedy="choose one of the answers, and for “goes to” an article")
    if before == NONE:
        return ((Verdict.PIN, f"{target}={after}"),)
    # "It went to article 7" denies the link of the program to another article, unless it went to both.
    denied = after not in (NONE, target) and "also" not in request.form
    pinned = (Verdict.PIN, f"{before}={target}")
    return (pinned, (Verdict.FORBID, f"{before}={after}")) if denied and target != NONE else (pinned,)


def _correct(pair: Pair, added: tuple[tuple[Verdict, str], ...], forgotten: tuple[str, ...]) -> ResponseReturnValue:
    asked = CorrectionRequest(
        added=added, forgotten=forgotten, reason=reason_given(), author=answering_person(), at=now()
    )
    desk, result = the_desk(), compared(pair)
    language = desk.language

    def in_words(clause: str) -> str:
        return end_sentence(clause_in_language(clause, language) or clause)

    def corrected(done: Corrected) -> None:
        pair.stated = done.stated
        pair.made = {}
        pair.corrected = done.compared
        for clause in done.result.added:
            desk.report("Kept: {clause}", clause=in_words(clause))
        for clause in done.result.known:
            desk.report("This was stated already: {clause}", clause=in_words(clause))
        for clause in done.result.forgotten:
            desk.report("Taken back: {clause}", clause=in_words(clause))

    title, target = f"{pair.before} → {pair.after}", link("pairs", pair.id, "rows")
    if pair.files:
        job = begin(title, target, correct_two_files, result, asked, then=corrected, writing=True)
    else:
        job = begin(title, target, correct_two_stages, pair.stages, asked, then=corrected, writing=True)
    return go("jobs", job.id)


def _rows(view: RedlineView, level: str) -> Sequence[RowView]:
    language = the_desk().language
    return [replace(row, language=language) for row in view.rows_of(LEVELS.get(level, LEVELS["article"]))]


def _row(view: RedlineView, before: str, after: str) -> RowView:
    """Return the row of two addresses, of which one may be empty."""
    found = (row for row in _rows(view, "all") if ((row.row.before or ""), (row.row.after or "")) == (before, after))
    return next(found, None) or abort(404)


@dataclass(frozen=True)
class Target:
    """A provision to which a row can be led.

    Attributes:
        eid: Its address.
        name: Its name with its heading.
    """

    eid: str
    name: str


def _targets(view: RedlineView, asked: RowView) -> list[Target]:
    """Return the provisions of the other text that are of the same kind, in the order of the table."""
    onward = asked.row.before is not None
    found = {}
    for row in view.rows_of([asked.row.level]):
        if (eid := row.row.after if onward else row.row.before) is not None:
            found[eid] = Target(eid, row.after if onward else row.before)
    return list(found.values())
