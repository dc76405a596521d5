"""The corrections of the table of concordance in the terminal: as warnings on stderr, and as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.correction import Outcome, Verdict
from tracker.report.terminal.plain import safe, wrap
from tracker.report.view.corrections import end_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.report.view.corrections import CorrectionView


def correction_warnings(corrections: Iterable[CorrectionView]) -> Iterator[str]:
    """Yield the warnings that go with the table: corrections that overrule the program, were carried over or set aside.

    Args:
        corrections: The corrections that were given.
    """
    for correction in corrections:
        yield from map(safe, correction.remarks)
        name, clause = correction.author_name, correction.clause
        if correction.set_aside:
            yield safe(
                f"Set aside: {name} stated on {correction.date[:10]} that {clause} ({correction.reason}). "
                f"Cause: {correction.set_aside}. What to do: take it back with "
                f'tracker concordance … --forget "{correction.eid_pair}", and state the link again for the new texts.'
            )
        elif correction.outcome is Outcome.OVERRULED:
            yield safe(f"{_program_opinion(correction)} {name} states that {clause}: {correction.reason}")


def corrections_text(corrections: Iterable[CorrectionView], names: tuple[str, str]) -> str:
    """List corrections, one below the other.

    Args:
        corrections: The corrections.
        names: The names of the two texts.
    """
    parts = []
    for correction in corrections:
        lines = [wrap(safe(f"{correction.clause} ({correction.verdict})"))]
        statement = f"Said by {correction.author} on {correction.date[:10]}: {correction.reason}"
        outcome = f"Set aside: {correction.set_aside}" if correction.set_aside else _program_opinion(correction)
        lines += [wrap(safe(line), first="    ") for line in (statement, *correction.remarks, outcome)]
        parts.append("\n".join(lines))
    if not parts:
        return f"Nothing has been said of {names[0]} and {names[1]}.\n"
    return "\n\n".join([f"Statements on {names[0]} and {names[1]}: {len(parts)}", *parts]) + "\n"


def _program_opinion(correction: CorrectionView) -> str:
    """Return the result of the program without the correction, in one sentence."""
    agrees = correction.outcome is Outcome.AGREED
    if correction.before_eid is None or correction.after_eid is None:
        name = correction.before or correction.after
        return end_sentence(f"The program sees no counterpart of {name}" if agrees else f"The program links {name}")
    if agrees and correction.verdict is Verdict.FORBID:
        return "The program would not have linked the two either."
    sure = f" ({round(100 * correction.confidence)} % sure)" if correction.confidence else ""
    if agrees:
        return f"The program links the two as well{sure}."
    would = "would have" if correction.verdict is Verdict.FORBID else "would not have"
    return end_sentence(f"The program {would} linked {correction.before} with {correction.after}{sure}")
