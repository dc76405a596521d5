"""Verify a report, or a whole store.

Of a report both texts are built again and compared with the digests that it carries; then the report is made again from
both texts, and compared byte for byte.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.addresses.names import ProvisionNames
from tracker.addresses.tree import assemble
from tracker.diff.differing import differing_slices
from tracker.diff.redline import compare
from tracker.errors import InputError, ProofError
from tracker.language.interface import words_of
from tracker.model.block import BlockKind
from tracker.model.draft import DraftText
from tracker.model.finding import Finding, Severity
from tracker.model.side import Side
from tracker.model.stage import FrontMatter
from tracker.report.formats import RedlineFormat, detect_format
from tracker.report.seal import LINE_DIGITS, PREFIX, SEAL_DIGEST, line_digest, statements_digest
from tracker.report.view.redline_view import build_view
from tracker.report.word.read import DAMAGE_ERRORS
from tracker.services.stores import store_class
from tracker.spelling import counted
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tracker.model.block import Block
    from tracker.report.view.redline_view import RedlineView
    from tracker.services.compare import Comparison
    from tracker.services.sources import Source
    from tracker.store.releases.signatures import Signers

_REST = "headings, notices, table, figures and marks"
_QUOTED = 60
"""Characters of a line that a finding quotes, for the reader to find it by."""
LARGEST_REPORT = 200_000_000
"""Largest report that is read, in bytes. The report of a code of 10,000 articles is smaller."""


@dataclass(frozen=True, slots=True)
class _Report:
    """A report and its seal.

    Attributes:
        page: The bytes of the file.
        form: Its format.
        seal: The statements that it carries about itself.
    """

    page: bytes
    form: RedlineFormat
    seal: dict[str, str]

    def stated(self, name: str) -> str:
        """Return one statement of the seal; empty if it is missing."""
        return self.seal.get(PREFIX + name, "")


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
    opened = _opened(report)
    try:
        texts = opened.form.read_back(report)
    except (ProofError, ValueError, LookupError) as error:
        yield _error(f"The report is damaged: {error}")
        return
    extract = opened.stated("extract") == "yes"
    sealed = takewhile(lambda item: item[0] != PREFIX + SEAL_DIGEST, opened.seal.items())
    if statements_digest(sealed) != opened.stated(SEAL_DIGEST):
        yield _error("what the report says of itself (names, digests, version) was altered")
    findings = [
        finding
        for side, blocks in zip(Side, texts, strict=True)
        for finding in _check_digests(opened, side, blocks, extract=extract)
    ]
    if originals is not None:
        sources = originals.before, originals.after
        findings += [_compare_with(*item, extract=extract) for item in zip(Side, texts, sources, strict=True)]
    yield from findings
    if all(finding.holds for finding in findings):
        yield _check_rest(opened, texts, originals, extract=extract)
    else:
        yield _unproved(f"{_REST} were not looked at, since a text is not what it should be")


def verify_store(
    folder: Path, signers: Signers | None = None, progress: Callable[[str], None] = lambda _: None
) -> list[Finding]:
    """Verify everything that can be proved of a store, damaged or not, without changing anything.

    Args:
        folder: The folder of the store.
        signers: The people whose signatures count; None for those whom the store itself named at each release.
        progress: Called with the name of what is being checked.

    Raises:
        StoreError: If it is no git repository, or git is not installed.
    """
    store_class()  # Raises an error if git is not installed.
    from tracker.store.audit.verify import verify_store as audit  # noqa: PLC0415 – loaded when used

    return audit(folder, signers, progress)


def read_report(file: Path) -> bytes:
    """Return the bytes of a report.

    Raises:
        InputError: If the file cannot be read, or is larger than any report.
    """
    try:
        if file.stat().st_size > LARGEST_REPORT:
            raise InputError(f"{file} is too large", cause="a report of 10,000 articles has less than 200 MB")
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read", cause=error.strerror or str(error)) from None


def _ok(message: str) -> Finding:
    return Finding(severity=Severity.OK, message=message)


def _error(message: str) -> Finding:
    return Finding(severity=Severity.ERROR, message=message)


def _unproved(message: str) -> Finding:
    return Finding(severity=Severity.WARNING, message=message)


def _opened(page: bytes) -> _Report:
    form = detect_format(page)
    try:
        seal = form.read_seal(page)
    except (ProofError, UnicodeDecodeError) as error:
        raise InputError("This is not a report of this program", cause=str(error), remedy="name a redline") from None
    report = _Report(page, form, seal)
    if not report.stated("before-sha256") or not report.stated("after-sha256"):
        raise InputError(
            "This report does not say which texts it is about",
            cause="it carries no digests",
            remedy="name a redline in HTML, Word or Markdown, made by this version or a later one",
        )
    return report


def _check_digests(report: _Report, side: Side, blocks: Sequence[Block], *, extract: bool) -> Iterator[Finding]:
    """Compare one text with the digests that the report carries; where they differ, name the lines."""
    name = f"the text {side}, {report.stated(side)}"
    stated = report.stated(f"{side}-lines")
    lines = [stated[n : n + LINE_DIGITS] for n in range(0, len(stated), LINE_DIGITS)]
    actual = [line_digest(block) for block in blocks]
    sha256 = report.stated(f"{side}-sha256")
    if lines == actual and (extract or digest(_draft(blocks, FrontMatter())) == sha256):
        scope = "every line in the extract" if extract else "every letter"
        yield _ok(f"{name}: {scope} is as the report says (sha256 {sha256})")
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


def _compare_with(side: Side, blocks: Sequence[Block], source: Source, *, extract: bool) -> Finding:
    """Compare the words of one text with the original."""
    original = [block for _, block in source.draft.blocks]
    name = f"the text {side} and {source.name}"
    if list(blocks) == original:
        return _ok(f"{name} are the same, letter for letter")
    names = _names(original)
    if extract:
        foreign = next((block for block in blocks if block not in original), None)
        if foreign is None:
            return _ok(f"{name}: every line of the extract stands there, letter for letter")
        return _error(f"{name}: “{foreign.text[:_QUOTED]}” does not stand there")
    old, new = next(differing_slices(original, blocks))
    there, here = (" / ".join(block.text for block in group) or "nothing" for group in (original[old], blocks[new]))
    start = max(0, _first_difference(there, here) - _QUOTED // 2)
    place = names[old.start] if old.start < len(names) else "the end"
    return _error(
        f"{name} differ at {place}: “{there[start : start + _QUOTED]}” there, “{here[start : start + _QUOTED]}” here"
    )


def _check_rest(
    report: _Report, texts: tuple[Sequence[Block], Sequence[Block]], originals: Comparison | None, *, extract: bool
) -> Finding:
    """Make the report again from its texts, and compare everything around them byte for byte."""
    if report.stated("version") != __version__:
        return _unproved(
            f"{_REST} were not proved: version {report.stated('version')} made the report, this is {__version__}"
        )
    if extract:
        return _unproved(f"{_REST} were not proved: this is an extract")
    if not report.form.portable:
        return _unproved("how the pages look was not proved: it depends on the fonts of the machine that made them")
    if report.stated("corrections") != "0" and originals is None:
        return _unproved(f"{_REST} were not proved: people corrected the table; name both texts in the store")
    try:
        view = originals.view if originals is not None else _view(report, texts)
    except (ValueError, LookupError, TypeError) as error:
        return _error(f"what the report says of its texts cannot be read: {error}")
    again = _rendered(report, view)
    try:
        difference = next(_differences(report.page, again), "")
    except DAMAGE_ERRORS as error:
        difference = f"it is damaged ({error})"
    if difference:
        return _error(f"{_REST} are not as the program makes them of these texts: {difference}")
    return _ok(f"{_REST} are byte for byte as the program makes them of these texts")


def _view(report: _Report, texts: tuple[Sequence[Block], Sequence[Block]]) -> RedlineView:
    """Compare the texts of the report again, with the front matter that it states."""
    before, after = (
        _draft(blocks, _front(json.loads(report.stated(f"{side}-front"))))
        for side, blocks in zip(Side, texts, strict=True)
    )
    names = report.stated("before"), report.stated("after")
    return build_view(compare(before, after), names, (digest(before), digest(after)))


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


def _rendered(report: _Report, view: RedlineView) -> bytes:
    if not report.form.signed:
        return report.form.render(view)
    if report.stated("clean") == "yes":
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
            yield f"it holds {', '.join(sorted(set(names[0]) ^ set(names[1]))) or 'a part twice'}"
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
