"""Lines about a proposal on stderr: what was taken out of the text, and what is still open."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tracker.model.provision import Eid
    from tracker.services.clean import Proposal

MOST_LISTED = 8
"""Open choices that are listed: with the lines around them they fit on a screen of 24 lines."""


def print_proposal(proposal: Proposal, name: str, inside: Collection[Eid] | None = None) -> None:
    """Print on stderr what was done to a text, and what is left to choose.

    Args:
        proposal: The proposal.
        name: The text from which it was made, as typed.
        inside: The lines that are shown; what is open elsewhere is left out. None for the whole text.
    """
    from tracker.report.terminal.plain import safe, wrap, wrap_message  # noqa: PLC0415 – loaded when used
    from tracker.spelling import split_command  # noqa: PLC0415 – loaded when used

    for indent, line in _account(proposal, shlex.quote(name), inside):
        if split_command(line)[1]:
            click.echo(wrap_message(safe(f"{indent}{line}")), err=True)  # A command stays whole, to be copied.
        else:
            click.echo(wrap(safe(line), first=indent, rest=f"{indent}  " if indent else ""), err=True)


def _account(proposal: Proposal, name: str, inside: Collection[Eid] | None) -> Iterator[tuple[str, str]]:
    """Yield lines with their indents."""
    from tracker.marks.find import FIRST_WORDS  # noqa: PLC0415 – loaded when used
    from tracker.spelling import counted  # noqa: PLC0415 – loaded when used

    cleaned = proposal.cleaned
    done = [f"{counted(cleaned.lifted, 'bracket')} lifted"]
    if cleaned.dropped:
        done.append(f"{counted(len(cleaned.dropped), 'passage')} dropped with {_its(len(cleaned.dropped))} words")
    if cleaned.strays:
        done.append(f"{counted(cleaned.strays, 'bracket')} without a partner taken out")
    yield "", ("In the whole text: " if inside is not None else "") + "; ".join(done) + "."
    if len(cleaned.dropped) <= MOST_LISTED:
        for mark in cleaned.dropped:
            yield "  ", f"Dropped: {mark.words}" + (" …" if len(mark.words.split()) == FIRST_WORDS else "")
    places = list(dict.fromkeys(place for eid, place in proposal.places.items() if inside is None or eid in inside))
    if places:
        more = f" and {len(places) - MOST_LISTED} more" if len(places) > MOST_LISTED else ""
        yield "", f"Words or numbers are still to come in: {'; '.join(places[:MOST_LISTED])}{more}."
    choices = [choice for choice in proposal.open if inside is None or choice.eid in inside]
    if not choices:
        return
    yield (
        "",
        f"{counted(len(choices), 'choice is open, and stays as it was', 'choices are open, and stay as they were')}:",
    )
    for choice in choices[:MOST_LISTED]:
        yield "  ", f"{choice.place}: {' | '.join(choice.names)}"
    if len(choices) > MOST_LISTED:
        yield "  ", f"and {len(choices) - MOST_LISTED} more: tracker brackets {name} --list"
    yield "", f'To take one: tracker show {name} --choose "{choices[0].typed}"'


def _its(number: int) -> str:
    return "its" if number == 1 else "their"
