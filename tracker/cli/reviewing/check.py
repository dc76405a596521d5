"""``tracker check``: drafting errors."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import print_language
from tracker.cli.options import text_and_provision
from tracker.cli.output import (
    CHECK_FAILED,
    deliver,
    force_option,
    form_of,
    output_option,
    path_for,
    print_doubts,
    text_width,
)
from tracker.cli.pager import no_pager_option
from tracker.cli.paths import FormatName
from tracker.report.formats import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.services.check import CheckResult, LocatedFinding
    from tracker.services.sources import Source
    from tracker.services.stores import LazyStore

SCHEMA = "tracker.check/1"
_ENDINGS = {name: ENDINGS[name] for name in ("text", "json")}


@click.command(
    epilog="""\b
Examples:
  tracker check 2017-final
  tracker check draft.txt
  tracker check 2017-final --since 2014-avant-projet
  tracker check draft.md -o problems.json
"""
)
@click.option("--since", default="", metavar="BEFORE", help="An earlier draft: also find references left behind since.")
@click.option("--format", "form", type=FormatName(["text", "json"]),
              help="Text to read, or JSON for programs. If not given, by the ending of -o, else text.")  # fmt: skip
@output_option
@force_option
@no_pager_option
@text_and_provision
def command(
    text: str,
    provision: str,
    since: str,
    store: LazyStore,
    instrument: str,
    language: str,
    form: str | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Find drafting errors.

    TEXT is a stage, a release tag, or a file; without it the newest stage is meant. The errors are: references to
    nothing, gaps and repetitions in the numbers, brackets and quotation marks that do not close, notes without a call,
    empty provisions, letters of another script; with --since also references that were left behind when provisions
    were renumbered. In a text under negotiation also: names of Parties whose bracket is missing, options without a
    second one, options and alternatives with the same words; in a finished one, places that were never filled in.
    References to other texts are skipped, and doubtful references are not reported. Of a stage in several languages
    it is said whether its versions differ.

    Line numbers are those of the file; of a stage, those of tracker show --raw. The exit code is 1 if an error was
    found.
    """
    from tracker.services.check import check_text  # noqa: PLC0415 – loaded when used, for a fast --help

    form = form_of(output, form, _ENDINGS, "text")
    path = path_for(output, _ENDINGS[form][0], "problems") if output else None
    result = check_text(text, store, provision=provision, since=since, instrument=instrument, language=language)
    print_language(*filter(None, (result.earlier, result.source)))
    print_doubts(result.source)
    deliver(_as_json(result) if form == "json" else _as_text(result, provision), path, force=force)
    if result.findings:
        sys.exit(CHECK_FAILED)


def _as_text(result: CheckResult, provision: str) -> str:
    from tracker.report.terminal.plain import notice_text, safe, wrap  # noqa: PLC0415 – loaded when used
    from tracker.spelling import counted  # noqa: PLC0415 – loaded when used

    width = text_width()
    total = len(result.findings)
    front = result.source.draft.front
    place = f", {provision}" if provision else ""
    against = f", beside {result.earlier.name}" if result.earlier else ""
    count = counted(total, "problem") if total else "nothing found"
    parts = [
        notice_text(front, width, front.stage or result.source.name),
        wrap(f"{result.source.name}{place}{against}: {count}", width=width),
    ]
    parts += ["\n".join(_lines(item, width)) for item in result.findings]
    if result.language_differences:
        differences = counted(result.language_differences, "difference")
        versions = f"The language versions of {result.source.name} ({', '.join(result.languages)}) have {differences}."
        parts.append(wrap(f"{versions} List them with: tracker languages {result.source.name}", width=width))
    return safe("\n\n".join(part for part in parts if part)) + "\n"


def _lines(located: LocatedFinding, width: int) -> Iterator[str]:
    from tracker.report.terminal.plain import wrap  # noqa: PLC0415 – loaded when used
    from tracker.spelling import sentence  # noqa: PLC0415 – loaded when used

    finding = located.finding
    yield wrap(f"{located.place} (line {located.line})", width=width)
    yield wrap(sentence(finding.message), first="    ", width=width)
    if finding.cause:
        yield wrap(f"Why: {sentence(finding.cause)}", first="    ", width=width)
    if finding.remedy:
        yield wrap(f"What to do: {sentence(finding.remedy)}", first="    ", width=width)


def _as_json(result: CheckResult) -> str:
    data = {
        "schema": SCHEMA,
        "text": _described(result.source),
        "since": _described(result.earlier) if result.earlier else None,
        "languages": {"tags": list(result.languages), "differences": result.language_differences},
        "problems": [
            {
                "check": located.finding.check,
                "place": located.place,
                "eid": located.finding.eid,
                "line": located.line,
                "start": located.finding.start,
                "end": located.finding.end,
                "what": located.finding.message,
                "cause": located.finding.cause,
                "cure": located.finding.remedy,
            }
            for located in result.findings
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
