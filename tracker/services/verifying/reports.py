"""Verify a report by its seal.

Both texts are built again from the file and compared with the digests that it carries; then the report is made again
from both texts, and compared byte for byte; then both texts are compared with those that the reader named.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.addresses.names import ProvisionNames
from tracker.addresses.tree import assemble
from tracker.diff.differing import differing_slices
from tracker.diff.redline import compare
from tracker.errors import InputError, ProofError, TrackerError
from tracker.language.interface import words_of
from tracker.model.block import BlockKind
from tracker.model.draft import DraftText
from tracker.model.finding import Finding, Severity
from tracker.model.side import Side
from tracker.model.stage import Authenticity, FrontMatter
from tracker.readers import read_bytes
from tracker.report.formats import RedlineFormat, detect_format
from tracker.report.seal import (
    LINE_DIGITS,
    PREFIX,
    SEAL_DIGEST,
    SITE,
    STATEMENT_NAMES,
    SUBSTANCE,
    line_digest,
    mapping_digest,
    statements_digest,
)
from tracker.report.word.read import DAMAGE_ERRORS
from tracker.services.compare import view_of_redline
from tracker.services.substance import with_substance
from tracker.spelling import counted
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.model.block import Block
    from tracker.report.view.redline_view import RedlineView
    from tracker.services.compare import Comparison
    from tracker.services.sources import Source

_REST = "headings, notices, table, figures and marks"
_QUOTED = 60
"""Characters of a line that a finding quotes, for the reader to find it by."""
_SHORT_DIGEST = 12
"""Digits of a digest that people are shown: enough to compare two by eye. JSON has all."""
_APPLICATION = re.compile(rb"<Application>([^<]{1,200})</Application>")
_PROPERTIES = "docProps/app.xml"
"""Part of a Word file in which a program that saves it names itself; this program writes none."""
_MARK_OF_ORDER = b"\xef\xbb\xbf"
_STATED = (("symbol", "symbol"), ("date", "date"), ("authenticity", "authenticity"), ("title", "title"))
"""Statements of a report about a text besides its words, in which it is compared with a text that was named."""


class Verdict(StrEnum):
    """The result of the verification of a file.

    ``true``: genuine, and of the texts that were named. ``known``: genuine, and of texts of the store. ``consistent``:
    unaltered since it was made; the right texts were not named. ``other-texts``: unaltered, but not of the texts that
    were named. ``misdescribed``: of the right texts, but it says other things of them. ``saved-again``: as another
    program saved it again. ``altered``: altered or damaged.
    """

    TRUE = "true"
    KNOWN = "known"
    CONSISTENT = "consistent"
    OTHER_TEXTS = "other-texts"
    MISDESCRIBED = "misdescribed"
    SAVED_AGAIN = "saved-again"
    ALTERED = "altered"


_TRUSTED = (Verdict.TRUE, Verdict.KNOWN, Verdict.CONSISTENT)


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of the verification of a file.

    Attributes:
        verdict: The result.
        headline: The result in one sentence.
        findings: Everything that was checked.
    """

    verdict: Verdict
    headline: str
    findings: tuple[Finding, ...]

    @property
    def trusted(self) -> bool:
        """True if nothing is in doubt."""
        return self.verdict in _TRUSTED


@dataclass(frozen=True, slots=True)
class SealedReport:
    """A report and its seal.

    Attributes:
        page: The bytes of the file.
        form: Its format.
        seal: The statements that it carries about itself.
        line_ends_changed: Whether the ends of its lines were changed since it was made; here they are as they were.
    """

    page: bytes
    form: RedlineFormat
    seal: dict[str, str]
    line_ends_changed: bool = False

    def stated(self, name: str) -> str:
        """Return one statement of the seal; empty if it is missing."""
        return self.seal.get(PREFIX + name, "")

    @property
    def clean(self) -> bool:
        """True for a single text, without any comparison."""
        return self.stated("clean") == "yes"

    @property
    def extract(self) -> bool:
        """True if it holds only a part of the comparison."""
        return self.stated("extract") == "yes"

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that it holds a text of."""
        return (Side.AFTER,) if self.clean else tuple(Side)

    @property
    def noun(self) -> str:
        """The name of such a report in a sentence."""
        if self.clean:
            return f"this file of {self.stated(Side.AFTER)}"
        return "this extract of a redline" if self.extract else "this redline"

    def text_name(self, side: Side) -> str:
        """Return the name of one of its texts."""
        return f"the text, {self.stated(side)}" if self.clean else f"the text {side}, {self.stated(side)}"

    def front(self, side: Side) -> FrontMatter:
        """Return what it says of a text.

        Raises:
            ValueError: If that cannot be read.
        """
        return _front(json.loads(self.stated(f"{side}-front")))

    def front_items(self) -> list[tuple[str, str]]:
        """Return what it says of the text after; nothing if that cannot be read."""
        try:
            return self.front(Side.AFTER).items()
        except (ValueError, TypeError):
            return []

    def description(self, side: Side, name: str = "", *, with_digest: bool = False) -> str:
        """Return name, symbol, date and digest of one of its texts, as it states them; under another name if given."""
        try:
            front = self.front(side)
        except (ValueError, TypeError):
            front = FrontMatter()
        return described(name or self.stated(side), front, self.stated(f"{side}-sha256") if with_digest else "")


def described(name: str, front: FrontMatter, sha256: str = "") -> str:
    """Return the description of a text by which people tell it from others.

    >>> described("2017-final", FrontMatter(symbol="A/HRC/35/35", date="2017-04-25"), "e8288ec080792ee6")
    '2017-final (A/HRC/35/35, 2017-04-25, sha256 e8288ec08079…)'
    """
    facts = [front.symbol, front.date, f"sha256 {sha256[:_SHORT_DIGEST]}…" if sha256 else ""]
    stated = ", ".join(fact for fact in facts if fact)
    return f"{name} ({stated})" if stated else name


def open_report(page: bytes) -> SealedReport | None:
    """Return a report with its seal; None for a file without one.

    Args:
        page: The bytes of the file.
    """
    plain = _with_own_line_ends(page)
    form = detect_format(plain)
    try:
        seal = form.read_seal(plain)
    except (ProofError, UnicodeDecodeError):
        return None
    report = SealedReport(plain, form, seal, line_ends_changed=plain != page)
    return report if report.stated("before-sha256") and report.stated("after-sha256") else None


def _with_own_line_ends(page: bytes) -> bytes:
    """Return a file with line feeds alone at the ends of lines, as the program writes all text but mails.

    Editors, mail programs and git change them, and no reader sees it.
    """
    if page.startswith((b"PK", b"%PDF-")) or b"\nX-Unsent: 1" in page[:4000]:
        return page
    return page.removeprefix(_MARK_OF_ORDER).replace(b"\r\n", b"\n")


def verify_report(report: bytes, originals: Comparison | None = None) -> Iterator[Finding]:
    """Verify everything that can be proved of a report.

    Args:
        report: The bytes of the file.
        originals: The two texts that it should be about, compared; None to verify the report against itself alone.

    Yields:
        A finding for each thing that was checked: whether it is as it should be, or could not be proved.

    Raises:
        InputError: If it is no report of this program.
    """
    opened = open_report(report)
    if opened is None:
        raise InputError(
            "This is not a report of this program",
            cause="it carries no seal, the digests of both texts",
            remedy="name a redline, or a clean Word file of a stage",
        )
    yield from examine(opened, originals).findings


def examine(
    report: SealedReport,
    originals: Comparison | None = None,
    known: Mapping[str, str] = MappingProxyType({}),
    *,
    one_named: bool = False,
) -> Verification:
    """Verify everything that can be proved of a report.

    Args:
        report: The report.
        originals: The two texts that it should be about, compared; of a clean text the second one counts. None to
            verify the report against itself alone.
        known: Names of texts by their digests, to say which text it is.
        one_named: Only one text was named for a report about two; both originals are it.
    """
    program = saved_again_by(report.page)
    try:
        texts = _texts_as_shown(report) if program else report.form.read_back(report.page)
    except (ProofError, InputError, ValueError, LookupError) as error:
        return _altered(
            report, program, (_error(f"the texts cannot be read out of the file any more: {_line(error)}"),)
        )
    findings: list[Finding] = []
    if _seal_digest(report, in_order=not program) != report.stated(SEAL_DIGEST):
        findings.append(_error("what the report says of itself (names, digests, version) was altered"))
    for side in report.sides:
        findings += _check_digests(report, side, texts[side is Side.AFTER], known)
    if not all(finding.holds for finding in findings):
        findings.append(_unproved(f"{_REST} were not looked at, since a text is not what it should be"))
        return _altered(report, program, tuple(findings))
    compared = _Compared.of(report, texts, originals) if originals else None
    if program:
        rest = _unproved(f"{_REST} were not compared, since {program} writes them in its own way")
    else:
        rest = _check_rest(report, texts, originals if compared and compared.fits else None)
    findings = [*(compared.findings if compared else ()), *([] if compared and compared.fits else findings), rest]
    if rest.holds is False:
        return _altered(report, "", tuple(findings), words_hold=True)
    if compared and one_named and any(compared.fitting) and not report.clean:
        return _one_side_fits(compared, tuple(findings))
    if compared and not (program and compared.verdict is Verdict.TRUE):
        return Verification(compared.verdict, compared.headline(known), tuple(findings))
    if program:
        return Verification(Verdict.SAVED_AGAIN, _headline_again(report, program), tuple(findings))
    return _self_consistent(report, known, tuple(findings))


def _texts_as_shown(report: SealedReport) -> tuple[Sequence[Block], Sequence[Block]]:
    """Return both texts of a Word file that another program saved again, as Word shows them.

    Such a program writes the parts anew, with the same words; the reader of drafts needs no marks of this program.
    """
    if report.form.name != "docx":
        return report.form.read_back(report.page)
    before, after = (
        [block for _, block in read_bytes(report.page, "redline.docx", revisions=revisions).draft.blocks]
        for revisions in ("original", "final")
    )
    return before, after


def _seal_digest(report: SealedReport, *, in_order: bool) -> str:
    """Return the digest of what a report says of itself, in the order of the file, or else in that of every seal."""
    names = list(report.seal) if in_order else [PREFIX + name for name in STATEMENT_NAMES]
    sealed = takewhile(lambda name: name != PREFIX + SEAL_DIGEST, names)
    return statements_digest((name, report.seal.get(name, "")) for name in sealed)


def _line(error: Exception) -> str:
    """Return an error in one line, for a finding."""
    if isinstance(error, TrackerError):
        return f"{error.message} ({error.cause})" if error.cause else error.message
    return f"{type(error).__name__}: {error}"


def _altered(
    report: SealedReport, program: str, findings: tuple[Finding, ...], *, words_hold: bool = False
) -> Verification:
    headline = f"Altered since it was made, or damaged: do not rely on {report.noun}."
    if words_hold:
        headline += (
            " Its text is as it was, but what surrounds it is not."
            if report.clean
            else " Both texts are as they were, but what surrounds them is not."
        )
    if program:
        headline += f" {program} saved it again, which may be the cause: ask for the file as it was made."
    return Verification(Verdict.ALTERED, headline, findings)


def _one_side_fits(compared: _Compared, findings: tuple[Finding, ...]) -> Verification:
    """Return the result where one text was named, which is one of the two."""
    sides = [str(side) for side, fits in zip(Side, compared.fitting, strict=True) if fits]
    kept = tuple(finding for finding in findings if finding.holds is not False)
    headline = (
        f"Unaltered, and its text {' and its text '.join(sides)} is {compared.sources[0].name}, letter for letter. To "
        "verify the other text as well, name both: tracker verify FILE BEFORE AFTER"
    )
    return Verification(Verdict.CONSISTENT, headline, kept)


def _self_consistent(report: SealedReport, known: Mapping[str, str], findings: tuple[Finding, ...]) -> Verification:
    names = [known.get(report.stated(f"{side}-sha256"), "") for side in report.sides]
    if all(names) and not report.extract:
        if report.clean:
            headline = f"Genuine: this is the text of {names[0]} in this store, letter for letter."
        else:
            headline = f"Genuine: this redline is true to {names[0]} and {names[1]} of this store, letter for letter."
        return Verification(Verdict.KNOWN, headline, findings)
    command = "tracker verify FILE STAGE" if report.clean else "tracker verify FILE BEFORE AFTER"
    thing = "the right text" if report.clean else "the right texts"
    return Verification(
        Verdict.CONSISTENT,
        f"Unaltered: {report.noun} is as it was made. That it was made of {thing} is proved by naming "
        f"{'it' if report.clean else 'them'} too: {command}",
        findings,
    )


def _known_description(report: SealedReport, side: Side, known: Mapping[str, str], *, with_digest: bool = False) -> str:
    """Return the description of a text; under its name in the store, if it is there."""
    name = known.get(report.stated(f"{side}-sha256"), "")
    return report.description(side, f"{name} of this store" if name else "", with_digest=with_digest)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A report beside the texts that the reader named.

    Attributes:
        report: The report.
        sources: The named texts, one for each side that the report has.
        fitting: Whether each is the text of the report.
        exchanged: Whether each is the text of the other side.
        findings: The comparison of each, and of what the report says of it.
    """

    report: SealedReport
    sources: tuple[Source, ...]
    fitting: tuple[bool, ...]
    exchanged: bool
    findings: tuple[Finding, ...]

    @classmethod
    def of(
        cls, report: SealedReport, texts: tuple[Sequence[Block], Sequence[Block]], originals: Comparison
    ) -> _Compared:
        """Compare the texts of a report with those that were named."""
        sources: tuple[Source, ...] = (originals.after,) if report.clean else (originals.before, originals.after)
        blocks = texts[1:] if report.clean else texts
        words = [
            _compare_with(report, side, text, source)
            for side, text, source in zip(report.sides, blocks, sources, strict=True)
        ]
        fitting = tuple(finding.holds is True for finding in words)
        findings = list(words)
        for side, source, fits in zip(report.sides, sources, fitting, strict=True):
            if fits:
                findings += _compare_front(report, side, source)
        digests = [report.stated(f"{side}-sha256") for side in report.sides]
        exchanged = not report.clean and not any(fitting) and digests[::-1] == [source.sha256 for source in sources]
        if exchanged:
            findings = [_error(f"the text before is {sources[1].name}, the text after {sources[0].name}")]
        return cls(report, sources, fitting, exchanged, tuple(findings))

    @property
    def fits(self) -> bool:
        """True if the report was made of the named texts."""
        return all(self.fitting)

    @property
    def verdict(self) -> Verdict:
        """The verdict, where nothing was altered."""
        if not self.fits:
            return Verdict.OTHER_TEXTS
        holds = all(finding.holds is not False for finding in self.findings)
        return Verdict.TRUE if holds else Verdict.MISDESCRIBED

    def headline(self, known: Mapping[str, str]) -> str:
        """Return the result in one sentence."""
        report = self.report
        if self.verdict is Verdict.MISDESCRIBED:
            return (
                f"The words are right, letter for letter, but {report.noun} describes them otherwise than your texts."
            )
        if self.fits:
            if report.clean:
                return f"Genuine: this is the text of {self.sources[0].name}, letter for letter."
            return f"Genuine: {report.noun} is true to both texts, letter for letter."
        if self.exchanged:
            return (
                f"Genuine, but the other way round: its text before is {self.sources[1].name}, its text after "
                f"{self.sources[0].name}."
            )
        if report.clean:
            return f"Genuine, but not the text of {self.sources[0].name}: it was made of {self._made_of(0, known)}."
        if not any(self.fitting):
            return (
                f"Genuine, but made of other texts than you named: of {self._made_of(0, known)} and "
                f"{self._made_of(1, known)}."
            )
        wrong = self.fitting.index(False)
        right, other = ("before", "after") if wrong else ("after", "before")
        return (
            f"Genuine, but made of another text {other} than {self.sources[wrong].name}: of "
            f"{self._made_of(wrong, known)}. The text {right} is right."
        )

    def _made_of(self, n: int, known: Mapping[str, str]) -> str:
        side = self.report.sides[n]
        description = _known_description(self.report, side, known, with_digest=True)
        if self.report.stated(f"{side}-sha256") in known:
            return description
        same_name = self.report.stated(side) == self.sources[n].name
        return f"another text that calls itself {description}" if same_name else description


def _compare_front(report: SealedReport, side: Side, source: Source) -> Iterator[Finding]:
    """Yield what a report says of a text otherwise than the text that was named says of itself."""
    try:
        stated = dict(report.front(side).items())
    except (ValueError, TypeError):
        return  # The report cannot be made again then, which is found there.
    front = source.draft.front
    original = dict(front.items())
    if source.path is not None and front.authenticity is Authenticity.UNVERIFIED != stated.get("authenticity"):
        original.pop("authenticity")  # A file that says nothing of it; where the report says unverified, both agree.
    for key, name in _STATED:
        here, there = stated.get(key, ""), original.get(key, "")
        if here == there or not here:
            continue
        statement = f"{report.text_name(side)}: {report.noun} states the {name} “{here}”"
        if there:
            yield _error(f"{statement}, {source.name} “{there}”")
        else:
            yield _unproved(f"{statement}, of which {source.name} says nothing")


def saved_again_by(page: bytes) -> str:
    """Return the program that saved a report again after it was made; empty if there is no sign of one."""
    if page.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(page)) as archive:
                if _PROPERTIES not in archive.namelist():
                    return ""
                with archive.open(_PROPERTIES) as part:
                    match = _APPLICATION.search(part.read(10_000))
        except DAMAGE_ERRORS:
            return ""
        name = match[1].decode("utf-8", "replace") if match else ""
        return name.partition("/")[0].partition("$")[0].strip() or "another program"
    return "a browser" if b"<!-- saved from url=" in page[:2000] else ""


def _headline_again(report: SealedReport, program: str) -> str:
    words = "Its words are as they were" if report.clean else "Both texts are as they were"
    return (
        f"{words}, letter for letter, but {program} saved the file again, so nothing else in it can be proved. "
        "Ask for the file as it was made."
    )


def _ok(message: str) -> Finding:
    return Finding(severity=Severity.OK, message=message)


def _error(message: str) -> Finding:
    return Finding(severity=Severity.ERROR, message=message)


def _unproved(message: str) -> Finding:
    return Finding(severity=Severity.WARNING, message=message)


def _check_digests(
    report: SealedReport, side: Side, blocks: Sequence[Block], known: Mapping[str, str]
) -> Iterator[Finding]:
    """Compare one text with the digests that the report carries; where they differ, name the lines."""
    name = report.text_name(side)
    extract = report.extract
    stated = report.stated(f"{side}-lines")
    lines = [stated[n : n + LINE_DIGITS] for n in range(0, len(stated), LINE_DIGITS)]
    actual = [line_digest(block) for block in blocks]
    sha256 = report.stated(f"{side}-sha256")
    if lines == actual and (extract or digest(_draft(blocks, FrontMatter())) == sha256):
        label = "the text" if report.clean else f"the text {side}"
        scope = "every line of the extract" if extract else "every letter"
        yield _ok(f"{label}: made of {_known_description(report, side, known)}; {scope} is as it was (sha256 {sha256})")
        return
    alterations = list(_alterations(lines, actual, blocks))
    if not alterations:
        yield _error(f"{name}: the digest that the report carries is not that of this text")
    for alteration in alterations:
        yield _error(f"{name}: {alteration}")


def _alterations(stated: Sequence[str], actual: Sequence[str], blocks: Sequence[Block]) -> Iterator[str]:
    """Describe each group of lines whose digests differ from those that the report states."""
    names = _names(blocks)
    for old, new in differing_slices(stated, actual):
        quoted = "; ".join(f"{names[n]} “{blocks[n].text[:_QUOTED]}”" for n in range(new.start, new.stop))
        if not quoted:
            place = f"after {names[new.start - 1]}" if new.start else "at the beginning"
            yield f"removed {place}: {counted(old.stop - old.start, 'line')}"
        elif old.start < old.stop:
            yield f"altered: {quoted}"
        else:
            yield f"{'moved or repeated' if set(actual[new]) & set(stated) else 'added'}: {quoted}"


def _names(blocks: Sequence[Block]) -> list[str]:
    """Return the name of each block's place."""
    draft = _draft(blocks, FrontMatter())
    names = ProvisionNames(draft, words_of("en"))
    eids = [eid for eid, _ in draft.blocks]
    # A draft built from damaged blocks can have fewer of them.
    return [names.name(eids[n]) if n < len(eids) else f"line {n + 1}" for n in range(len(blocks))]


def _compare_with(report: SealedReport, side: Side, blocks: Sequence[Block], source: Source) -> Finding:
    """Compare the words of one text with the original."""
    original = [block for _, block in source.draft.blocks]
    name = f"{'the text' if report.clean else f'the text {side}'} and {source.name}"
    if list(blocks) == original:
        return _ok(f"{name} are the same, letter for letter (sha256 {source.sha256})")
    names = _names(original)
    if report.extract:
        foreign = next((block for block in blocks if block not in original), None)
        if foreign is None and report.stated(f"{side}-sha256") != source.sha256:
            return _error(f"{name}: every line of the extract is in it, but the extract was made of another text")
        if foreign is None:
            return _ok(f"{name}: every line of the extract is in it, letter for letter")
        return _error(f"{name}: “{foreign.text[:_QUOTED]}” is not in it")
    return _error(f"{name} differ {first_difference(original, blocks, names)}")


def first_difference(original: Sequence[Block], blocks: Sequence[Block], names: Sequence[str] = ()) -> str:
    """Return the first place at which two texts differ, in words: “at Article 5: …”.

    Args:
        original: The lines of the one, which is “there”.
        blocks: The lines of the other, which is “here”.
        names: The names of the places of the first; found if not given.
    """
    names = names or _names(original)
    old, new = next(differing_slices(original, blocks))
    there, here = (" / ".join(block.text for block in group) or "nothing" for group in (original[old], blocks[new]))
    start = max(0, _first_difference(there, here) - _QUOTED // 2)
    place = names[old.start] if old.start < len(names) else "the end"
    return f"at {place}: “{there[start : start + _QUOTED]}” there, “{here[start : start + _QUOTED]}” here"


def _check_rest(
    report: SealedReport, texts: tuple[Sequence[Block], Sequence[Block]], originals: Comparison | None
) -> Finding:
    """Make the report again from its texts, and compare everything around them byte for byte."""
    if report.stated("version") != __version__:
        return _unproved(
            f"{_REST} were not proved: version {report.stated('version')} made the report, this is {__version__}"
        )
    if report.extract:
        return _unproved(f"{_REST} were not proved: this is an extract")
    if not report.form.portable:
        return _unproved("how the pages look was not proved: it depends on the fonts of the machine that made them")
    corrected = report.stated("corrections") != "0"
    if corrected and originals is None:
        return _unproved(f"{_REST} were not proved: people corrected the table; name both texts in the store")
    try:
        view = _view(report, texts, originals if corrected else None)
    except (ValueError, LookupError, TypeError) as error:
        return _error(f"what the report says of its texts cannot be read: {error}")
    if corrected and mapping_digest(row.row for row in view.rows) != report.stated("mapping-sha256"):
        return _unproved(f"{_REST} were not proved: people corrected the table otherwise since it was made")
    again = _rendered(report, view)
    try:
        difference = next(_differences(report.page, again), "")
    except DAMAGE_ERRORS as error:
        difference = f"it is damaged ({error})"
    if difference:
        return _error(f"{_REST} are not as the program makes them of these texts: {difference}")
    but = ", but for the ends of lines, which another program changed" if report.line_ends_changed else ""
    return _ok(f"{_REST} are byte for byte as the program makes them of these texts{but}")


def _view(
    report: SealedReport, texts: tuple[Sequence[Block], Sequence[Block]], corrected: Comparison | None
) -> RedlineView:
    """Compare the texts of the report again, with the front matter that it states, and with people's corrections."""
    before, after = (_draft(blocks, report.front(side)) for side, blocks in zip(Side, texts, strict=True))
    names = report.stated("before"), report.stated("after")
    corrections = [item.correction for item in corrected.carried if item.correction] if corrected else []
    view = view_of_redline(compare(before, after, corrections), names)
    view = replace(view, site=tuple(report.stated(SITE).split()))
    return with_substance(view) if report.stated(SUBSTANCE) == "yes" else view


def _front(items: list[list[str]]) -> FrontMatter:
    """Return the front matter that a report states as pairs of name and value.

    Raises:
        ValueError: If they are no pairs of strings.
    """
    return FrontMatter.from_items((name, value) for name, value in items if isinstance(value, str))


def _draft(blocks: Sequence[Block], front: FrontMatter) -> DraftText:
    text = (block for block in blocks if block.kind is not BlockKind.NOTE)
    notes = tuple(block.text for block in blocks if block.kind is BlockKind.NOTE)
    return DraftText(root=assemble(text), notes=notes, front=front)


def _rendered(report: SealedReport, view: RedlineView) -> bytes:
    if not report.form.signed:
        return report.form.render(view)
    if report.clean:
        from tracker.report.word.write import render_clean  # noqa: PLC0415 – loaded when used

        return render_clean(view)
    return report.form.render(view, author=report.seal.get("author", ""), date=report.seal.get("date", ""))


def _differences(page: bytes, again: bytes) -> Iterator[str]:
    """Describe where two files differ. Of archives the parts are compared: their compression may differ."""
    if page == again:
        return
    if not again.startswith(b"PK"):
        yield _first_line(page, again)
        return
    with zipfile.ZipFile(io.BytesIO(page)) as received, zipfile.ZipFile(io.BytesIO(again)) as remade:
        names = received.namelist(), remade.namelist()
        if names[0] != names[1]:
            yield f"it contains {', '.join(sorted(set(names[0]) ^ set(names[1]))) or 'a part twice'}"
        for name in names[1]:
            expected = remade.read(name)
            actual = b""
            if name in names[0]:
                with received.open(name) as part:
                    actual = part.read(len(expected) + _QUOTED)  # A hostile part could expand without end.
            if actual != expected:
                yield f"{name}, {_first_line(actual, expected)}"


def _first_line(actual: bytes, expected: bytes) -> str:
    at = _first_difference(actual, expected)
    here, there = (text[max(0, at - 20) : at + 40].decode("utf-8", "replace") for text in (actual, expected))
    number = actual.count(b"\n", 0, at) + 1
    return f"line {number}: “{' '.join(here.split())}” instead of “{' '.join(there.split())}”"


def _first_difference(first: Sequence[object], second: Sequence[object]) -> int:
    """Return the index of the first item that differs; the shorter length if one is the beginning of the other.

    >>> _first_difference("article 5", "article 6"), _first_difference("art", "article")
    (8, 3)
    """
    pairs = enumerate(zip(first, second, strict=False))
    return next((n for n, (left, right) in pairs if left != right), min(len(first), len(second)))
