"""What the three comparing commands share: arguments, and the way from names to a view."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.cli.options import instrument_option, language_option, stage_names, store_option
from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.model.redline import Redline
    from tracker.report.view.corrections import CorrectionView
    from tracker.report.view.redline_view import RedlineView
    from tracker.services.corrections import Carried
    from tracker.services.sources import Source

_F = TypeVar("_F", bound="Callable[..., Any]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two texts and all that was found between them.

    Attributes:
        before: One text.
        after: The other.
        redline: The comparison.
        view: The same as reports print it.
        carried: What people have said of the two, as it applies to these texts.
        statements: The same as reports print it, with what became of it.
    """

    before: Source
    after: Source
    redline: Redline
    view: RedlineView
    carried: tuple[Carried, ...] = ()
    statements: tuple[CorrectionView, ...] = ()

    def notices(self, width: int = 80) -> list[str]:
        """What must be said of texts that are not official, each under the name of its text, in so many columns."""
        from tracker.report.terminal.plain import notice_text  # noqa: PLC0415 – loaded when used

        said = ((source.name, notice_text(source.draft.front, width)) for source in (self.before, self.after))
        return [f"{name}:\n{text}" for name, text in said if text]


def sides(command: _F) -> _F:
    """The arguments and options that say what is compared."""
    for decorate in (language_option, instrument_option, store_option):
        command = decorate(command)
    command = click.argument("after", shell_complete=stage_names)(command)
    return click.argument("before", shell_complete=stage_names)(command)


TOLD = 5
"""Doubtful places of a file that are told one by one; the rest is counted."""


def tell_problems(source: Source) -> None:
    """Say on stderr what was doubtful in a file, and that it has no articles if so."""
    from tracker.report.terminal.plain import safe  # noqa: PLC0415 – loaded when used

    if not source.draft.articles:
        click.echo(f"Note: no article was found in {source.name}; its lines are compared as they stand.", err=True)
    for problem in source.problems[:TOLD]:
        click.echo(f"{source.name}: {safe(str(problem))}", err=True)
    if len(source.problems) > TOLD:
        click.echo(f"{source.name}: {len(source.problems) - TOLD} more; see tracker add --dry-run", err=True)


def compared(  # noqa: PLR0913 – an argument an option
    before: str,
    after: str,
    folder: Path | None,
    instrument: str,
    language: str,
    *,
    report_language: str = "",
    quiet: bool = False,
) -> Compared:
    """Read both sides and compare them, with what people have said of the two; tell on stderr what is remarkable.

    Args:
        before: BEFORE as typed.
        after: AFTER as typed.
        folder: The store that was named, if any.
        instrument: Which instrument; empty for the only one.
        language: Which language; empty for the only common one.
        report_language: Language of the report's own words; that of the texts if empty.
        quiet: Tell nothing: it will be told when this is done again.
    """
    from tracker.diff.redline import compare  # noqa: PLC0415 – loaded when used
    from tracker.report.terminal.corrections import correction_warnings  # noqa: PLC0415 – loaded when used
    from tracker.report.view.redline_view import build_view  # noqa: PLC0415 – loaded when used
    from tracker.services.sources import sources  # noqa: PLC0415 – readers and git are loaded only when needed

    one, other = sources((before, after), folder, instrument, language)
    said: tuple[Carried, ...] = ()
    statements: tuple[CorrectionView, ...] = ()
    if one.instrument and other.instrument:  # Of files nobody has said anything.
        from tracker.services.corrections import carried, views  # noqa: PLC0415 – loaded when used

        said = carried(one, other, folder)
    redline = compare(one.draft, other.draft, [each.correction for each in said if each.correction])
    if said:
        statements = views(said, redline.rulings, (one.draft, other.draft))
    if not quiet:
        for source in (one, other):
            tell_problems(source)
        for line in correction_warnings(statements):
            click.echo(line, err=True)
    seen = build_view(redline, (one.name, other.name), (one.sha256, other.sha256), report_language)
    return Compared(before=one, after=other, redline=redline, view=seen, carried=said, statements=statements)


def not_there(found: Compared, query: str) -> InputError:
    """What is said of a provision that neither text has."""
    from tracker.addresses.lookup import suggestions  # noqa: PLC0415 – loaded when used

    near = suggestions(found.before.draft, query)
    return InputError(
        f"There is no “{query}” in {found.before.name} or {found.after.name}",
        cause=f"near it are: {', '.join(near)}" if near else "the text has no provisions with a label",
        remedy="ask for one of them",
    )


def report_path(found: Compared, ending: str) -> Path:
    """Where a report goes if nothing is said: ``BEFORE--AFTER`` with its ending."""
    return Path(f"{_stem(found.before.name)}--{_stem(found.after.name)}{ending}")


def _stem(name: str) -> str:
    """A name fit for a file: what stands before its ending."""
    return Path(name).name.removesuffix(".md").removesuffix(".txt")
