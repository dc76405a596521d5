"""The corrections of the table of concordance in the terminal: one line below an answer, and the whole list.

A link that a person stated says so in its row. What a row cannot say is one line below the answer that it touches: that
the program would have answered otherwise, or that a text was replaced since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.correction import Outcome, Verdict
from tracker.report.terminal.plain import safe, wrap
from tracker.report.view.corrections import end_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.report.view.corrections import CorrectionView


_REMEDY = 'To withdraw it: --forget "{pair}"; then state the link again for the new texts.'
"""The cure for a statement that was set aside: options of the command that printed it."""


def correction_note(corrections: Iterable[CorrectionView], command: str, *, rows_tell: bool = False) -> str:
    """Return one line on the corrections that a reader of the answer must know of; empty if there are none.

    They are those against the program, those that were carried over to a text that was replaced since, and those that
    were set aside. One is told in a sentence, several are counted; the command lists them.

    Args:
        corrections: The corrections that touch the answer.
        command: The command that lists them all.
        rows_tell: The answer has rows, which say of a link that a person stated it; the note need not say it again.
    """

    def tells(item: CorrectionView) -> bool:
        has_row = item.verdict is not Verdict.FORBID and item.before_eid is not None and item.after_eid is not None
        against = item.outcome is Outcome.OVERRULED and not (rows_tell and has_row)
        return bool(item.set_aside or item.remarks) or against

    telling = [item for item in corrections if tells(item)]
    if not telling:
        return ""
    words = _sentence(telling[0]) if len(telling) == 1 else f"Corrections here: {_counts(telling)}."
    return safe(f"{words} To see more: {command}")


def _sentence(item: CorrectionView) -> str:
    if item.set_aside:
        return f"The correction of {item.author_name} that {item.clause} was set aside: {end_sentence(item.set_aside)}"
    if item.remarks:
        return " ".join(item.remarks)
    return f"{item.clause}, as {item.author_name} states. {_program_opinion(item)}"


def _counts(telling: Sequence[CorrectionView]) -> str:
    aside = sum(bool(item.set_aside) for item in telling)
    carried = sum(bool(item.remarks) and not item.set_aside for item in telling)
    counted = (
        (len(telling) - aside - carried, "against the program"),
        (carried, "carried over to a text that was replaced"),
        (aside, "set aside"),
    )
    return ", ".join(f"{count} {what}" for count, what in counted if count)


def corrections_text(corrections: Iterable[CorrectionView], names: tuple[str, str]) -> str:
    """List corrections, one below the other.

    Args:
        corrections: The corrections.
        names: The names of the two texts.
    """
    parts = []
    for correction in corrections:
        lines = [wrap(safe(f"{correction.clause} ({correction.verdict})"))]
        statement = f"Stated by {correction.author} on {correction.date[:10]}: {correction.reason}"
        outcome = [_program_opinion(correction)]
        if correction.set_aside:
            outcome = [f"Set aside: {end_sentence(correction.set_aside)}", _REMEDY.format(pair=correction.eid_pair)]
        lines += [wrap(safe(line), first="    ") for line in (statement, *correction.remarks, *outcome)]
        parts.append("\n".join(lines))
    if not parts:
        return f"There are no corrections of {names[0]} and {names[1]}.\n"
    return "\n\n".join([f"Corrections of {names[0]} and {names[1]}: {len(parts)}", *parts]) + "\n"


def _program_opinion(correction: CorrectionView) -> str:
    """Return the result of the program without the correction, in one sentence."""
    agrees = correction.outcome is Outcome.AGREED
    if correction.before_eid is None or correction.after_eid is None:
        name = correction.before or correction.after
        return end_sentence(f"The program sees no counterpart of {name}" if agrees else f"The program links {name}")
    if agrees and correction.verdict is Verdict.FORBID:
        return "The program would not have linked the two either."
    sure = f" ({round(100 * correction.confidence)}% sure)" if correction.confidence else ""
    if agrees:
        return f"The program links the two as well{sure}."
    would = "would have" if correction.verdict is Verdict.FORBID else "would not have"
    return end_sentence(f"The program {would} linked {correction.before} with {correction.after}{sure}")
