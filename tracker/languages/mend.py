"""A version mended after another: its figures, dates and references become those of the version that is right.

Only a number in digits is changed, and only where nothing else has to change with it. The result is proved: the
versions are compared again, the difference must be gone, and no other may have come.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.addresses.tree import assemble
from tracker.figures.find import find_figures
from tracker.language.numerals import ascii_digits, noun_form
from tracker.language.scripts import is_han
from tracker.languages.align import align_versions
from tracker.languages.differences import differences_of
from tracker.languages.facts import VersionFacts, fact_of, paths_of
from tracker.model.block import BlockKind
from tracker.model.draft import DraftText
from tracker.model.languages import AlignedVersions, DifferenceKind, Version
from tracker.references.find import find_references

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.languages import Difference
    from tracker.model.provision import Eid

MOST_ROUNDS = 4
"""Times that the versions are compared anew. A change that does not make its difference go is taken back, and the rest
is proved again; changes stand in different rows, so that one round settles nearly all of them."""
_COUNTED = frozenset({DifferenceKind.NUMBER, DifferenceKind.AMOUNT, DifferenceKind.PERIOD})
"""Kinds whose number counts something, so that a noun agrees with it, or words repeat it."""
_MENDED = _COUNTED | {DifferenceKind.DATE, DifferenceKind.REFERENCE}
_DIGITS = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:(?P<sign>[.,’'٬ \u00a0\u2009\u202f])\d{3})(?:(?P=sign)\d{3})*(?!\d)|\d+")
"""A number as printed: in groups of three with one sign between, or without."""
_OPENING = "(（"
_WORDS_REPEAT_IT = re.compile(r"\s*[(（]\s*[^\W\d_]")
"""The number again in words, behind its digits: "30 (thirty) days"."""


@dataclass(frozen=True, slots=True)
class MendedVersion:
    """A version with the figures, dates and references of another.

    Attributes:
        draft: The version as mended.
        changed: The lines in which a number was changed.
        left: The version as mended beside the one that is right, with the differences that are left to readers: words
            differ, or structure does, or several things at once.
    """

    draft: DraftText
    changed: tuple[Eid, ...]
    left: AlignedVersions


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters ``start`` to ``end`` of a line become ``text``; ``place`` is the row, by its first line."""

    place: Eid
    kind: DifferenceKind
    eid: Eid
    start: int
    end: int
    text: str


def mend(right: DraftText, version: DraftText) -> MendedVersion:
    r"""Mend a version after another of the same text.

    Args:
        right: The version that is right; it states its language.
        version: The version to be mended; it states its language.

    >>> from tracker.text.parser import parse
    >>> texts = (
    ...     "language: en\n---\n\n### Article 1\n\nParties report within 30 days.\n",
    ...     "language: fr\n---\n\n### Article 1\n\nLes Parties font rapport dans les 60 jours.\n",
    ... )
    >>> english, french = (parse("---\n" + text)[0] for text in texts)
    >>> mended = mend(english, french)
    >>> mended.draft.blocks[-1][1].text, mended.left.differences
    ('Les Parties font rapport dans les 30 jours.', ())
    """
    found = _compared(version, right)
    edits = list(_edits(found, version.front.language))
    for _ in range(MOST_ROUNDS):
        mended = _edited(version, edits)
        again = _compared(mended, right) if edits else found
        before, after = (
            {(_place(aligned, difference), difference.kind) for difference in aligned.differences}
            for aligned in (found, again)
        )
        new = {place for place, _ in after - before}
        kept = [edit for edit in edits if (edit.place, edit.kind) not in after and edit.place not in new]
        if kept == edits and not new:
            return MendedVersion(mended, tuple(dict.fromkeys(edit.eid for edit in edits)), again)
        edits = kept if kept != edits else []
    return MendedVersion(version, (), found)


def _compared(version: DraftText, right: DraftText) -> AlignedVersions:
    versions = (Version(name="0", draft=version), Version(name="1", draft=right))
    rows = align_versions(versions)
    return AlignedVersions(versions=versions, rows=rows, differences=differences_of(versions, rows))


def _edited(draft: DraftText, edits: Sequence[_Edit]) -> DraftText:
    """Return a draft with its lines changed; changes in one line are made from its end."""
    if not edits:
        return draft
    blocks = dict(draft.blocks)
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = blocks[edit.eid].text
        blocks[edit.eid] = replace(blocks[edit.eid], text=text[: edit.start] + edit.text + text[edit.end :])
    lines = [block for block in blocks.values() if block.kind is not BlockKind.NOTE]
    notes = tuple(block.text for block in blocks.values() if block.kind is BlockKind.NOTE)
    return DraftText(root=assemble(lines), notes=notes, front=draft.front)


def _place(aligned: AlignedVersions, difference: Difference) -> Eid | None:
    """Return the first line of the version to be mended in the row of a difference; None where it lacks the row."""
    return next((eid for unit in aligned.rows[difference.row].cells[0] for eid, _ in unit.blocks), None)


def _edits(aligned: AlignedVersions, language: str) -> Iterator[_Edit]:
    """Yield the change of each difference that one number in digits makes."""
    readers = [VersionFacts(version.draft) for version in aligned.versions]
    taken: set[tuple[Eid, int]] = set()
    for difference in aligned.differences:
        edit = _edit(aligned, difference, language, readers)
        if edit is not None and (edit.eid, edit.start) not in taken:
            taken.add((edit.eid, edit.start))
            yield edit


def _edit(
    aligned: AlignedVersions, difference: Difference, language: str, readers: Sequence[VersionFacts]
) -> _Edit | None:
    place = _place(aligned, difference)
    if place is None or difference.kind not in _MENDED:
        return None
    own, right = _values(aligned, difference, readers)
    change = _change(own, right)
    if change is None:
        return None
    found = [
        _Edit(place, difference.kind, eid, start, end, text)
        for unit in aligned.rows[difference.row].cells[0]
        for eid, block in unit.blocks
        if not block.is_label and block.kind is not BlockKind.HEADING  # There it is a matter of structure.
        for start, end, text in _readings(difference.kind, own, block.text, language, change)
    ]
    return found[0] if len(found) == 1 and found[0].text else None


def _values(aligned: AlignedVersions, difference: Difference, readers: Sequence[VersionFacts]) -> tuple[str, str]:
    """Return the values of a difference, own and right.

    The check is silent about a value whose numbers all stand in the other version, as those of 12 December stand in
    "13/12": then the only value of this kind that the other has not is meant; empty where there is none, or several.
    """
    kind = difference.kind
    cells = aligned.rows[difference.row].cells
    facts = [reader.of(cell) for reader, cell in zip(readers, cells, strict=True)]
    keys = [{key for of, key in one.facts if of is kind} for one in facts]
    if kind is DifferenceKind.REFERENCE:
        keys = [set(one.references) for one in facts]
    alone = [mine - other for mine, other in (keys, keys[::-1])]
    own, right = (
        value or (next(iter(only)) if len(only) == 1 else "")
        for value, only in zip(difference.values, alone, strict=True)
    )
    return own, right


def _readings(
    kind: DifferenceKind, own: str, text: str, language: str, change: tuple[int, int]
) -> Iterator[tuple[int, int, str]]:
    """Yield each place in a line where a number states a value, and what is to be read.

    Nothing is to be read where more than the digits would change.
    """
    old, new = change
    plain = ascii_digits(text)
    for start, end in _spans(kind, own, text, language):
        for number in _GROUPED.finditer(plain, start, end):
            if int("".join(filter(str.isdecimal, number[0]))) != old:
                continue
            at, to = number.span()
            bound = _is_more_than_digits(text, at, to) or (
                kind in _COUNTED and _changes_words(text[start:at], number, old, new, language)
            )
            yield at, to, "" if bound else _in_digits_of(text[at:to], number["sign"], new)


def _change(own: str, right: str) -> tuple[int, int] | None:
    """Return the one number that differs in two values, own and right; None where more differs.

    >>> _change("60 day", "30 day"), _change("2015-12-13", "2015-12-12"), _change("30 day", "30 month")
    ((60, 30), (13, 12), None)
    """
    if not own or not right or _DIGITS.sub("#", own) != _DIGITS.sub("#", right) or ", " in own:
        return None
    pairs = zip(_DIGITS.findall(own), _DIGITS.findall(right), strict=True)
    differing = [(int(old), int(new)) for old, new in pairs if old != new]
    return differing[0] if len(differing) == 1 else None


def _spans(kind: DifferenceKind, own: str, text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line that state a value."""
    if kind is DifferenceKind.REFERENCE:
        for reference in find_references(text):
            if own in paths_of(reference):
                yield reference.start, reference.end
        return
    for figure in find_figures(text, language):
        fact = fact_of(figure, text[figure.start : figure.end])
        if (fact.kind, fact.key) == (kind, own):
            yield figure.start, figure.end


def _is_more_than_digits(text: str, start: int, end: int) -> bool:
    """Return whether letters belong to a number: "30th", "1er", "CO2"."""
    around = (text[start - 1 : start] if start else "", text[end : end + 1])
    return any(char.isalpha() and not is_han(char) for char in around)


def _changes_words(figure: str, number: re.Match[str], old: int, new: int, language: str) -> bool:
    """Return whether words would change with a number that counts something.

    Args:
        figure: The line up to the number, from the beginning of the figure.
        number: The number in its line.
        old: Its value.
        new: The value to be read.
        language: The language of the line.
    """
    if any(opening in figure for opening in _OPENING) or _WORDS_REPEAT_IT.match(number.string, number.end()):
        return True
    if noun_form(language, old) != noun_form(language, new):
        return True
    return number["sign"] is None and len(str(old)) <= 3 < len(str(new))  # How this text prints thousands is not known.


def _in_digits_of(printed: str, sign: str | None, new: int) -> str:
    """Return a number in the digits and the groups of a printed one.

    >>> _in_digits_of("١٢", None, 30), _in_digits_of("1.200", ".", 34500)
    ('٣٠', '34.500')
    """
    digits = f"{new:,}".replace(",", sign) if sign else str(new)
    first = next(char for char in printed if char.isdecimal())
    zero = ord(first) - int(first)
    return "".join(chr(zero + int(char)) if char.isdecimal() else char for char in digits)
