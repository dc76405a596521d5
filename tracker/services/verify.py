"""Is a report what it says? Both texts are built again from it, and the report from both texts."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.addresses.tree import assemble
from tracker.diff.differing import differing
from tracker.diff.redline import compare
from tracker.errors import InputError, ProofError
from tracker.language.interface import words_of
from tracker.model.block import BlockKind
from tracker.model.draft import DraftText
from tracker.model.side import Side
from tracker.model.stage import Authenticity, FrontMatter
from tracker.report.formats import RedlineFormat, detect_format
from tracker.report.seal import LINE_DIGITS, PREFIX, SEAL_DIGEST, line_digest, statements_digest
from tracker.report.view.provision_names import ProvisionNames
from tracker.report.view.redline_view import build_view
from tracker.report.word.read import DAMAGED
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.block import Block
    from tracker.report.view.redline_view import RedlineView
    from tracker.services.compare import Compared
    from tracker.services.sources import Source

_FEED = b"\n"
_REST = "headings, notices, table, figures and marks"
_SHOWN = 60
"""Characters of a line that are shown to find it by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        holds: Whether it is as it should be; None for what could not be looked at.
        what: A sentence.
    """

    holds: bool | None
    what: str


@dataclass(frozen=True, slots=True)
class _Report:
    """A report taken apart."""

    page: bytes
    form: RedlineFormat
    said: dict[str, str]

    def of(self, name: str) -> str:
        """What it says of itself; empty for nothing."""
        return self.said.get(PREFIX + name, "")


def verified(page: bytes, originals: Compared | None = None) -> Iterator[Finding]:
    """Look at everything that can be proved of a report.

    Args:
        page: The bytes of the file.
        originals: The two texts that it should be about, compared; None if there are none to compare it with.

    Raises:
        InputError: If it is no report of ours.
    """
    report = _opened(page)
    try:
        read = report.form.read_back(page)
    except (ProofError, ValueError, LookupError) as error:
        yield Finding(holds=False, what=f"The report is damaged: {error}")
        return
    extract = report.of("extract") == "yes"
    sealed = takewhile(lambda each: each[0] != PREFIX + SEAL_DIGEST, report.said.items())
    if statements_digest(sealed) != report.of(SEAL_DIGEST):
        yield Finding(holds=False, what="what the report says of itself (names, digests, version) was altered")
    found = [
        each for side, blocks in zip(Side, read, strict=True) for each in _text(report, side, blocks, extract=extract)
    ]
    if originals is not None:
        sources = originals.before, originals.after
        found += [_like(*each, extract=extract) for each in zip(Side, read, sources, strict=True)]
    yield from found
    if all(each.holds for each in found):
        yield _picture(report, read, originals, extract=extract)
    else:
        yield Finding(holds=None, what=f"{_REST} were not looked at, since a text is not what it should be")


def _opened(page: bytes) -> _Report:
    form = detect_format(page)
    try:
        said = form.read_seal(page)
    except (ProofError, UnicodeDecodeError) as error:
        raise InputError("This is no report of this program", cause=str(error), remedy="name a redline") from None
    report = _Report(page, form, said)
    if not report.of("before-sha256") or not report.of("after-sha256"):
        raise InputError(
            "This is no report of this program that says what it is about",
            cause="it carries no digests",
            remedy="name a redline in HTML, Word or Markdown, made by this version or a later one",
        )
    return report


def _text(report: _Report, side: Side, blocks: Sequence[Block], *, extract: bool) -> Iterator[Finding]:
    """Whether one text is the one that the report says it is; where not, which lines."""
    name = f"the text {side}, {report.of(side)}"
    kept = report.of(f"{side}-lines")
    lines = [kept[n : n + LINE_DIGITS] for n in range(0, len(kept), LINE_DIGITS)]
    found = [line_digest(block) for block in blocks]
    whole = digest(_draft(blocks, FrontMatter()))
    if lines == found and (extract or whole == report.of(f"{side}-sha256")):
        what = f"{name}: every line in the extract" if extract else f"{name}: every letter"
        yield Finding(holds=True, what=f"{what} is as the report says (sha256 {report.of(f'{side}-sha256')})")
        return
    places = list(_altered(lines, found, blocks))
    if not places:
        yield Finding(holds=False, what=f"{name}: the digest that the report carries is not that of this text")
    for place in places:
        yield Finding(holds=False, what=f"{name}: {place}")


def _altered(lines: Sequence[str], found: Sequence[str], blocks: Sequence[Block]) -> Iterator[str]:
    """Where the lines of a text are not those whose digests it carries."""
    names = _names(blocks)
    for gone, here in differing(lines, found):
        said = "; ".join(f"{names[n]} “{blocks[n].text[:_SHOWN]}”" for n in range(here.start, here.stop))
        if not said:
            behind = f"behind {names[here.start - 1]}" if here.start else "at the beginning"
            yield f"taken out {behind}: {gone.stop - gone.start} line(s)"
        elif gone.start < gone.stop:
            yield f"altered: {said}"
        else:
            yield f"{'moved or doubled' if set(found[here]) & set(lines) else 'put in'}: {said}"


def _names(blocks: Sequence[Block]) -> list[str]:
    draft = _draft(blocks, FrontMatter())
    places = ProvisionNames(draft, words_of("en"))
    eids = [eid for eid, _ in draft.blocks]
    # Damaged blocks can make fewer of a draft.
    return [places.name(eids[n]) if n < len(eids) else f"line {n + 1}" for n in range(len(blocks))]


def _like(side: Side, blocks: Sequence[Block], source: Source, *, extract: bool) -> Finding:
    """Whether one text is the original, by its words."""
    wanted = [block for _, block in source.draft.blocks]
    name = f"the text {side} and {source.name}"
    if list(blocks) == wanted:
        return Finding(holds=True, what=f"{name} are the same, letter for letter")
    names = _names(wanted)
    if extract:
        foreign = [block for block in blocks if block not in wanted]
        if not foreign:
            return Finding(holds=True, what=f"{name}: every line of the extract stands there, letter for letter")
        return Finding(holds=False, what=f"{name}: “{foreign[0].text[:_SHOWN]}” does not stand there")
    gone, here = next(differing(wanted, blocks))
    old, new = (" / ".join(block.text for block in row) or "nothing" for row in (wanted[gone], blocks[here]))
    n = next((n for n, (x, y) in enumerate(zip(old, new, strict=False)) if x != y), min(len(old), len(new)))
    start = max(0, n - _SHOWN // 2)
    place = names[gone.start] if gone.start < len(names) else "the end"
    return Finding(
        holds=False,
        what=f"{name} differ at {place}: “{old[start : start + _SHOWN]}” there, “{new[start : start + _SHOWN]}” here",
    )


def _picture(
    report: _Report, read: tuple[Sequence[Block], Sequence[Block]], originals: Compared | None, *, extract: bool
) -> Finding:
    """Whether everything else is as the program writes it: the report is made again, and compared."""
    if report.of("version") != __version__:
        return Finding(
            holds=None,
            what=f"{_REST} were not proved: version {report.of('version')} made the report, this is {__version__}",
        )
    if extract:
        return Finding(holds=None, what=f"{_REST} were not proved: this is an extract")
    if not report.form.portable:
        return Finding(
            holds=None,
            what="how the pages look was not proved: that hangs on the fonts of the machine that made them",
        )
    if report.of("corrections") != "0" and originals is None:
        return Finding(
            holds=None, what=f"{_REST} were not proved: people corrected the table; name both texts in the store"
        )
    try:
        seen = originals.view if originals is not None else _seen(report, read)
    except (ValueError, LookupError, TypeError) as error:
        return Finding(holds=False, what=f"what the report says of its texts cannot be read: {error}")
    again = _rendered(report, seen)
    try:
        where = next(_differences(report.page, again), "")
    except DAMAGED as error:
        where = f"it is damaged ({error})"
    if not where:
        return Finding(holds=True, what=f"{_REST} are byte for byte as the program makes them of these texts")
    return Finding(holds=False, what=f"{_REST} are not as the program makes them of these texts: {where}")


def _seen(report: _Report, read: tuple[Sequence[Block], Sequence[Block]]) -> RedlineView:
    drafts = [
        _draft(blocks, _front(json.loads(report.of(f"{side}-front")))) for side, blocks in zip(Side, read, strict=True)
    ]
    names = report.of("before"), report.of("after")
    return build_view(compare(drafts[0], drafts[1]), names, (digest(drafts[0]), digest(drafts[1])))


def _front(items: list[list[str]]) -> FrontMatter:
    """The front matter out of the pairs that a report carries.

    Raises:
        ValueError: If they are none.
    """
    said = {name: value for name, value in items if isinstance(name, str) and isinstance(value, str)}
    known = {name: said.pop(name) for name in (*_KEYS,) if name in said}
    authenticity = Authenticity(said.pop("authenticity"))
    return FrontMatter(**known, authenticity=authenticity, extra=tuple(said.items()))


_KEYS = ("instrument", "stage", "symbol", "date", "language", "title", "source")


def _draft(blocks: Sequence[Block], front: FrontMatter) -> DraftText:
    text = (block for block in blocks if block.kind is not BlockKind.NOTE)
    notes = tuple(block.text for block in blocks if block.kind is BlockKind.NOTE)
    return DraftText(root=assemble(text), notes=notes, front=front)


def _rendered(report: _Report, seen: RedlineView) -> bytes:
    if not report.form.signed:
        return report.form.render(seen)
    if report.of("clean") == "yes":
        from tracker.report.word.write import render_clean  # noqa: PLC0415 – loaded when used

        return render_clean(seen)
    return report.form.render(seen, author=report.said.get("author", ""), date=report.said.get("date", ""))


def _differences(page: bytes, again: bytes) -> Iterator[str]:
    """Where the bytes differ. Of archives their parts are compared: they may be packed otherwise elsewhere."""
    if page == again:
        return
    if not again.startswith(b"PK"):
        yield _first_line(page, again)
        return
    with zipfile.ZipFile(io.BytesIO(page)) as one, zipfile.ZipFile(io.BytesIO(again)) as other:
        if one.namelist() != other.namelist():
            yield f"it holds {', '.join(sorted(set(one.namelist()) ^ set(other.namelist()))) or 'a part twice'}"
        for name in other.namelist():
            ours = other.read(name)
            theirs = b""
            if name in one.namelist():
                with one.open(name) as part:
                    theirs = part.read(len(ours) + _SHOWN)  # It could be without end.
            if theirs != ours:
                yield f"{name}, {_first_line(theirs, ours)}"


def _first_line(page: bytes, again: bytes) -> str:
    at = next((n for n, (x, y) in enumerate(zip(page, again, strict=False)) if x != y), min(len(page), len(again)))
    here, there = (text[max(0, at - 20) : at + 40].decode("utf-8", "replace") for text in (page, again))
    number = page.count(_FEED, 0, at) + 1
    return f"line {number}: “{' '.join(here.split())}” instead of “{' '.join(there.split())}”"
