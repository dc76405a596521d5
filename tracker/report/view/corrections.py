"""What people have said of the table of concordance: for programs, for stderr, and as a list to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.model.correction import Correction, Outcome, Verdict
from tracker.report.terminal.plain import safe, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.provision import Eid


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """One statement, and what became of it.

    Attributes:
        verdict: What was said.
        before: Name of the provision before: "Article 5, 2."; empty for none.
        after: The same after.
        before_eid: Its address; None for none.
        after_eid: The same after.
        author: Who said it, ``Name <address>``.
        reason: Why.
        date: When, in ISO form.
        outcome: How it and the program stand.
        confidence: How sure the program is without it; None where that means nothing.
        set_aside: Why it was left out, in words; else empty.
        remarks: How it was carried over to a text that was replaced since.
    """

    verdict: Verdict
    before: str
    after: str
    before_eid: Eid | None
    after_eid: Eid | None
    author: str
    reason: str
    date: str
    outcome: Outcome
    confidence: float | None
    set_aside: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The author without the address."""
        return self.author.partition(" <")[0]

    @property
    def said(self) -> str:
        """What was said, as a clause."""
        where = Correction(verdict=self.verdict, before=self.before_eid, after=self.after_eid)
        return correction_clause(where, (self.before, self.after))

    @property
    def pair(self) -> str:
        """The two sides as the command line takes them."""
        return f"{self.before_eid or 'none'}={self.after_eid or 'none'}"


def correction_clause(correction: Correction, names: tuple[str, str]) -> str:
    """What is said, as a clause.

    Args:
        correction: The statement.
        names: What its two sides are called; empty for none.
    """
    if correction.before is None:
        return f"{names[1]} is new"
    if correction.after is None:
        return f"{names[0]} is dropped"
    return f"{names[0]} is {'not ' * (correction.verdict is Verdict.FORBID)}{names[1]}"


def correction_data(view: CorrectionView) -> dict[str, Any]:
    """One entry of ``corrections`` in the concordance as JSON."""
    return {
        "verdict": view.verdict,
        "before": [view.before] if view.before_eid is not None else [],
        "after": [view.after] if view.after_eid is not None else [],
        "before_eid": view.before_eid,
        "after_eid": view.after_eid,
        "author": view.author,
        "reason": view.reason,
        "date": view.date,
        "outcome": view.outcome,
        "confidence": None if view.confidence is None else round(view.confidence, 4),
        "remarks": [*view.remarks, *([view.set_aside] if view.set_aside else [])],
    }


def correction_warnings(views: Iterable[CorrectionView]) -> Iterator[str]:
    """What must be said beside the table: what overrules the program, was carried over, or was set aside."""
    for view in views:
        yield from (safe(each) for each in view.remarks)
        if view.set_aside:
            yield safe(
                f"Set aside: {view.name} said on {view.date[:10]} that {view.said} ({view.reason}). "
                f'Cause: {view.set_aside}. To mend: take it back with tracker concordance … --forget "{view.pair}", '
                "and say again what holds now."
            )
        elif view.outcome is Outcome.OVERRULED:
            yield safe(f"{_program(view)} {view.name} states that {view.said}: {view.reason}")


def corrections_text(views: Iterable[CorrectionView], names: tuple[str, str]) -> str:
    """All statements, one below the other.

    Args:
        views: The statements.
        names: What the two texts are called.
    """
    parts = []
    for view in views:
        lines = [wrap(safe(f"{view.said} ({view.verdict})"))]
        lines.append(wrap(safe(f"Said by {view.author} on {view.date[:10]}: {view.reason}"), first="    "))
        lines += [wrap(safe(each), first="    ") for each in view.remarks]
        lines.append(wrap(safe(f"Set aside: {view.set_aside}" if view.set_aside else _program(view)), first="    "))
        parts.append("\n".join(lines))
    if not parts:
        return f"Nothing has been said of {names[0]} and {names[1]}.\n"
    return "\n\n".join([f"Statements on {names[0]} and {names[1]}: {len(parts)}", *parts]) + "\n"


def _program(view: CorrectionView) -> str:
    """What the program thinks, in one sentence."""
    agrees = view.outcome is Outcome.AGREED
    if view.before_eid is None or view.after_eid is None:
        name = view.before or view.after
        return end_sentence(f"The program sees no counterpart of {name}" if agrees else f"The program links {name}")
    if agrees and view.verdict is Verdict.FORBID:
        return "The program would not have linked the two either."
    sure = f" ({round(100 * view.confidence)} % sure)" if view.confidence else ""
    if agrees:
        return f"The program links the two as well{sure}."
    would = "would have" if view.verdict is Verdict.FORBID else "would not have"
    return end_sentence(f"The program {would} linked {view.before} with {view.after}{sure}")


def end_sentence(words: str) -> str:
    """Words with the full stop that they may end in already: "Article 9, 1."."""
    return words.rstrip(".") + "."
