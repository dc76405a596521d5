"""``tracker check``: drafting errors."""

from __future__ import annotations

import json
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.options import instrument_option, language_option, store_option
from tracker.cli.output import deliver, force_option, output_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tracker.model.finding import Finding
    from tracker.model.provision import Eid
    from tracker.services.sources import Source

FOUND = 1
"""Exit code where something was found."""
SCHEMA = "tracker.check/1"


@click.command(
    epilog="""\b
Examples:
  tracker check 2017-final
  tracker check draft.txt
  tracker check 2017-final --since 2014-avant-projet
  tracker check draft.md --format json -o problems.json
"""
)
@click.argument("text")
@click.option("--since", default="", metavar="BEFORE", help="An earlier draft: also find references left behind since.")
@store_option
@instrument_option
@language_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="Words to read, or JSON for programs.")  # fmt: skip
@output_option
@force_option
def command(
    text: str,
    since: str,
    folder: Path | None,
    instrument: str,
    language: str,
    form: str,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Find drafting errors.

    TEXT is a stage, a release tag, or a file. Found are references to nothing, gaps and doubles in the numbers,
    brackets and quotation marks that do not close, notes without a call, empty provisions, letters of another script;
    with --since also references that were left behind when provisions were renumbered. References to other texts are
    passed over, and where a reference is in doubt nothing is said.

    Lines are those of the file; of a stage, those of tracker show --raw. The exit code is 1 if something was found.
    """
    from tracker.check import check  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.sources import one_source, sources  # noqa: PLC0415 – loaded when used

    earlier: Source | None = None
    if since:
        earlier, source = sources((since, text), folder, instrument, language)
    else:
        source = one_source(text, folder, instrument, language)
    found = check(source.draft, _since(earlier, source, folder) if earlier else ())
    made = _as_json(source, earlier, found) if form == "json" else _as_text(source, earlier, found)
    deliver(made, output, force=force)
    if found:
        sys.exit(FOUND)


def _since(before: Source, after: Source, folder: Path | None) -> Iterator[Finding]:
    """What the comparison with an earlier draft tells, corrections by people included."""
    from tracker.check.references import stale_references  # noqa: PLC0415 – loaded when used
    from tracker.diff.redline import compare  # noqa: PLC0415 – loaded when used
    from tracker.services.corrections import carried  # noqa: PLC0415 – loaded when used

    said = [each.correction for each in carried(before, after, folder) if each.correction]
    redline = compare(before.draft, after.draft, said)
    names = tuple(partial(_places(source).name) for source in (before, after))
    return stale_references(redline.reference_checks, names)


def _places(source: Source) -> Any:  # noqa: ANN401 – the class is loaded when used
    from tracker.language.interface import words_of  # noqa: PLC0415 – loaded when used
    from tracker.report.view.provision_names import ProvisionNames  # noqa: PLC0415 – loaded when used

    return ProvisionNames(source.draft, words_of("en"))


def _lines(source: Source) -> dict[Eid, int]:
    """The line of each block: in the file, where it is one of text, else in the structured text."""
    from tracker.text.line_numbers import line_numbers, lines_in  # noqa: PLC0415 – loaded when used

    try:
        return lines_in(source.draft, source.path.read_text("utf-8-sig")) if source.path else line_numbers(source.draft)
    except UnicodeDecodeError:
        return line_numbers(source.draft)


def _as_text(source: Source, before: Source | None, found: Sequence[Finding]) -> str:
    from tracker.report.terminal.plain import notice_text, safe, wrap  # noqa: PLC0415 – loaded when used

    lines, places = _lines(source), _places(source)
    against = f", beside {before.name}" if before else ""
    count = f"{len(found)} problem{'s' * (len(found) != 1)}" if found else "nothing found"
    parts = [notice_text(source.draft.front), wrap(f"{source.name}{against}: {count}")]
    parts += ["\n".join(_told(each, places.name(each.eid), lines[each.eid])) for each in found]
    return safe("\n\n".join(part for part in parts if part)) + "\n"


def _told(finding: Finding, place: str, line: int) -> Iterator[str]:
    from tracker.report.terminal.plain import wrap  # noqa: PLC0415 – loaded when used

    yield wrap(f"{place} (line {line})")
    for part in (finding.message, f"Why: {finding.cause}", f"What to do: {finding.remedy}"):
        yield wrap(f"{part}.", first="    ")


def _as_json(source: Source, before: Source | None, found: Sequence[Finding]) -> str:

    lines, places = _lines(source), _places(source)
    data = {
        "schema": SCHEMA,
        "text": _described(source),
        "since": _described(before) if before else None,
        "problems": [
            {
                "check": each.check,
                "place": places.name(each.eid),
                "eid": each.eid,
                "line": lines[each.eid],
                "start": each.start,
                "end": each.end,
                "what": each.message,
                "cause": each.cause,
                "cure": each.remedy,
            }
            for each in found
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _described(source: Source) -> dict[str, str]:
    front = source.draft.front
    return {
        "stage": source.name,
        "symbol": front.symbol,
        "language": front.language,
        "authenticity": front.authenticity,
        "sha256": source.sha256,
        "source_sha256": source.source_sha256,
    }
