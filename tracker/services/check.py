"""Check a draft for drafting errors, and name the place and line of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.addresses.names import ProvisionNames
from tracker.check import check
from tracker.check.references import stale_references
from tracker.language.interface import words_of
from tracker.model.finding import Finding
from tracker.services.compare import addresses_in, compare_drafts
from tracker.services.languages import differing_languages
from tracker.services.sources import Source, common_store, in_found_language, resolve, resolve_both
from tracker.text.line_numbers import line_numbers, lines_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.services.stores import LazyStore
    from tracker.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedFinding:
    """A drafting error with its place.

    Attributes:
        finding: The error.
        place: Name of the provision: "Article 5 (2)".
        line: Line of the file, from 1; for a stage, of its structured text.
    """

    finding: Finding
    place: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """The drafting errors of one text.

    Attributes:
        source: The text.
        earlier: The earlier draft that it was compared with; None if there is none.
        findings: The errors, in the order of the text.
        languages: The languages of the stage, where it stands in several, and the whole text was checked.
        language_differences: The differences of these versions; 0 where they agree, or there is one alone.
    """

    source: Source
    earlier: Source | None
    findings: tuple[LocatedFinding, ...]
    languages: tuple[str, ...] = ()
    language_differences: int = 0


def check_draft(draft: DraftText) -> tuple[Finding, ...]:
    r"""Return the drafting errors of one draft, in the order of the text.

    >>> from tracker.services.sources import parse
    >>> [finding.check for finding in check_draft(parse("Article 1\n\nSee article 9.\n"))]
    ['reference-to-nothing']
    """
    return check(draft)


def check_text(  # noqa: PLR0913 – the choices of a command, each by its name
    name: str, store: LazyStore, *, provision: str = "", since: str = "", instrument: str = "", language: str = ""
) -> CheckResult:
    """Check a text by its name.

    Args:
        name: A stage, a release tag or a file, as typed.
        store: The store to look in; opened only if a name is no file.
        provision: Only the errors in this provision: “article 5”; empty for the whole text.
        since: An earlier draft, likewise: references that were left behind when provisions were renumbered since
            are errors too; empty for none.
        instrument: The instrument; empty for the only one.
        language: The language; empty for the only one.

    Raises:
        InputError: If a name is neither a file nor a stage, the text has no such provision, or the languages differ.
        StoreError: If a store is needed and cannot be read.
    """
    earlier: Source | None = None
    stale: Iterator[Finding] = iter(())
    if since:
        earlier, source = resolve_both(since, name, store, instrument=instrument, language=language)
        stale = _stale_references(earlier, source, common_store(earlier, source, store))
    else:
        source = in_found_language(resolve(name, store, instrument=instrument, language=language))
    inside = addresses_in(source, provision) if provision else None
    lines, places = _lines(source), _names(source)
    findings = tuple(
        LocatedFinding(finding=finding, place=places.name(finding.eid), line=lines[finding.eid])
        for finding in check(source.draft, stale)
        if inside is None or finding.eid in inside
    )
    languages, differences = ((), 0) if provision else differing_languages(source, store)
    return CheckResult(
        source=source, earlier=earlier, findings=findings, languages=languages, language_differences=differences
    )


def _stale_references(before: Source, after: Source, store: Store | None) -> Iterator[Finding]:
    redline, _ = compare_drafts(before, after, store)
    return stale_references(redline.reference_checks, (_names(before).name, _names(after).name))


def _names(source: Source) -> ProvisionNames:
    return ProvisionNames(source.draft, words_of("en"))


def _lines(source: Source) -> dict[Eid, int]:
    """Return the line of each block: in a file of text, that of the file; else that of the structured text."""
    try:
        return lines_in(source.draft, source.path.read_text("utf-8-sig")) if source.path else line_numbers(source.draft)
    except UnicodeDecodeError:
        return line_numbers(source.draft)
