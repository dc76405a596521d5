"""The view of language versions side by side: names of places, differences in words, and the sentence that answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.addresses.names import ProvisionNames
from tracker.language.tags import ENGLISH_NAMES, direction, primary_subtag
from tracker.language.versions import version_words
from tracker.model.languages import STRUCTURE, DifferenceKind, UnitKind
from tracker.report.brackets.view import first_words
from tracker.report.view.notice import NamedNotice, named_notices, notice_for

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.model.languages import AlignedRow, AlignedVersions, Difference, Unit, Version
    from tracker.model.provision import Eid
    from tracker.model.stage import FrontMatter

LEAST_SHARED = 0.5
"""Share of the rows that all versions have in versions of one text, at least: of the real ones none has below 0.9."""
MOST_NAMED = 3
"""Differences of structure that the answer itself names: more are a list, which stands below it."""
WORDS_QUOTED = 14
"""Words of a missing passage that are quoted: enough to find it, in a line or two of a terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """One version.

    Attributes:
        name: Its name in the report: its language, or its file where two are in one language.
        source: Its stage or file.
        front: Its front matter.
        sha256: SHA-256 of its canonical body.
        source_sha256: SHA-256 of the file as received; empty if it is not known.
    """

    name: str
    source: str
    front: FrontMatter
    sha256: str
    source_sha256: str

    @property
    def language(self) -> str:
        """Its language; ``und`` if unknown."""
        return self.front.language or "und"

    @property
    def direction(self) -> str:
        """The direction of its script, ``ltr`` or ``rtl``."""
        return direction(self.front.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedDifference:
    """A difference in words.

    Attributes:
        difference: The difference.
        place: The name of the provision.
        kind: The name of its kind.
        shown: For each version its value in words; empty where it has nothing there.
        values: For each value the names of the versions that have it, those of the majority first.
        quote: The first words of a part that is missing somewhere; empty for all else.
        quote_language: The language of the quotation.
    """

    difference: Difference
    place: str
    kind: str
    shown: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    quote: str = ""
    quote_language: str = ""

    def text(self, words: dict[str, str]) -> str:
        """Return the values in one line."""
        return words["semicolon"].join(
            words["colon"].join(filter(None, (names, value))) for names, value in self.values
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row of the alignment.

    Attributes:
        number: Its number, from 0.
        row: The row.
        place: The name of the provision.
        depth: Steps of indent: the number of provisions around it.
        differences: Its differences.
    """

    number: int
    row: AlignedRow
    place: str
    depth: int
    differences: tuple[PlacedDifference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagesView:
    """Language versions side by side.

    Attributes:
        title: The title of the text, in the language of the report where a version has it.
        title_language: The language of the title.
        versions: The versions.
        rows: The rows.
        words: The words of the report.
        only: The provision that was asked for, as typed; empty for the whole text.
        since: The name of the earlier stage whose changes were compared too; empty for none.
    """

    title: str
    title_language: str
    versions: tuple[VersionView, ...]
    rows: tuple[RowView, ...]
    words: dict[str, str]
    only: str = ""
    since: str = ""

    @property
    def differences(self) -> tuple[PlacedDifference, ...]:
        """The differences, in the order of the text."""
        return tuple(difference for row in self.rows for difference in row.differences)

    @property
    def names(self) -> str:
        """The names of the versions, with commas between."""
        return self.words["comma"].join(version.name for version in self.versions)

    @property
    def answer(self) -> tuple[str, ...]:
        """The sentences that answer: which versions agree, and how many differences there are."""
        words, found = self.words, self.differences
        if not found:
            return (words["versions_agree"].format(names=self.names),)
        sentences = []
        shared = sum(not row.row.lacking for row in self.rows)
        if shared < LEAST_SHARED * len(self.rows):
            sentences.append(words["versions_unlike"].format(shared=shared, all=len(self.rows)))
        alone = {version for placed in found for version in placed.difference.alone}
        if all(placed.difference.alone for placed in found) and 2 * len(alone) < len(self.versions):
            names = words["comma"].join(self.versions[n].name for n in sorted(alone))
            agreeing = len(self.versions) - len(alone)
            sentences.append(words["versions_alone"].format(agreeing=agreeing, count=len(self.versions), names=names))
        differing = sum(bool(row.differences) for row in self.rows)
        sentences.append(words["versions_differ"].format(count=len(found), places=differing, all=len(self.rows)))
        structural = [placed for placed in found if placed.difference.kind in STRUCTURE]
        if 0 < len(structural) <= MOST_NAMED:
            places = (
                words["with_remark"].format(what=placed.place, remark=placed.text(words)) for placed in structural
            )
            sentences.append(words["versions_structure"].format(places=words["listing"].join(places)))
        return tuple(sentences)

    @property
    def notices(self) -> tuple[NamedNotice, ...]:
        """The notices on versions that are not official."""
        texts = (
            (version.name, notice_for(replace(version.front, language=self.words["lang"]))) for version in self.versions
        )
        return named_notices(texts, self.words, together=True)


def build_view(  # noqa: PLR0913 – the parts of a view, each by its name
    aligned: AlignedVersions,
    versions: Sequence[VersionView],
    *,
    language: str = "",
    inside: Sequence[Collection[Eid]] | None = None,
    only: str = "",
    since: str = "",
) -> LanguagesView:
    """Return the view of an alignment.

    Args:
        aligned: The versions, aligned.
        versions: Their names and front matter, in the same order.
        language: The language of the report's own words; English if empty.
        inside: For each version the addresses of the part that is asked for; None for the whole text.
        only: The provision that is asked for, as typed.
        since: The name of the earlier stage whose changes were compared too.
    """
    words = version_words(language)
    first = _first(aligned.versions, words["lang"])
    naming = _Naming(aligned, words, first, since)
    found: defaultdict[int, list[Difference]] = defaultdict(list)
    for difference in aligned.differences:
        found[difference.row].append(difference)
    depths: list[int] = []
    rows = []
    for n, row in enumerate(aligned.rows):
        depths.append(0 if row.inside is None else depths[row.inside] + 1)
        if inside is None or any(
            unit.eid in eids for cell, eids in zip(row.cells, inside, strict=True) for unit in cell
        ):
            placed = tuple(naming.placed(difference, versions) for difference in found[n])
            rows.append(RowView(number=n, row=row, place=naming.place(n), depth=depths[n], differences=placed))
    front = aligned.versions[first].draft.front
    title = front.title or next((unit.blocks[0][1].text for unit in _title(aligned, first)), "")
    return LanguagesView(
        title=title,
        title_language=front.language,
        versions=tuple(versions),
        rows=tuple(rows),
        words=words,
        only=only,
        since=since,
    )


def version_names(tags: Sequence[str], files: Sequence[str], words: dict[str, str]) -> list[str]:
    """Return the names of versions: their languages, or their files where a language is unknown or comes twice.

    Args:
        tags: The language of each version; empty if unknown.
        files: The file of each version.
        words: The words of the report.

    >>> version_names(["fr", "de", ""], ["a", "b", "c"], {"lang_fr": "French"})
    ['French', 'German', 'c']
    """
    return [
        file
        if not tag or tags.count(tag) > 1
        else words.get(f"lang_{primary_subtag(tag)}") or ENGLISH_NAMES.get(primary_subtag(tag)) or tag
        for tag, file in zip(tags, files, strict=True)
    ]


def _first(versions: Sequence[Version], language: str) -> int:
    """Return the version in the language of the report, else the first: places bear its names."""
    return next((n for n, one in enumerate(versions) if primary_subtag(one.language) == language), 0)


_READ = ("en", "fr", "es", "ru", "zh", "ar")
"""The languages in the order in which most readers of a report in another language understand a word of them."""


def _reading(language: str) -> int:
    tag = primary_subtag(language)
    return _READ.index(tag) if tag in _READ else len(_READ)


def _title(aligned: AlignedVersions, version: int) -> list[Unit]:
    return [unit for row in aligned.rows[:1] for unit in row.cells[version] if row.kind == "title"]


class _Naming:
    """Names the places of rows, and puts differences into words."""

    def __init__(self, aligned: AlignedVersions, words: dict[str, str], first: int, since: str) -> None:
        self._aligned, self._words, self._since = aligned, words, since
        self._names = [ProvisionNames(version.draft, words) for version in aligned.versions]
        others = (n for n in range(len(aligned.versions)) if n != first)
        self._preferred = [first, *sorted(others, key=lambda n: _reading(aligned.versions[n].language))]

    def _of_row(self, n: int) -> int:
        """Return the version that names a row: the first in order of preference that has it."""
        cells = self._aligned.rows[n].cells
        return next(version for version in self._preferred if cells[version])

    def place(self, n: int) -> str:
        """Return the name of a row, with a capital: it stands alone."""
        name = self._name(n)
        return name[:1].upper() + name[1:]

    def _name(self, n: int) -> str:
        version, row = self._of_row(n), self._aligned.rows[n]
        if row.kind is UnitKind.FORMULA:
            return self._words["preamble"]
        if row.kind is UnitKind.TITLE:
            return self._words["what_title"]
        return self._names[version].row_name(row.cells[version][0].eid)

    def placed(self, difference: Difference, versions: Sequence[VersionView]) -> PlacedDifference:
        """Return a difference with its place and its values in words."""
        row = self._aligned.rows[difference.row]
        version = self._of_row(difference.row)
        is_lacking = difference.kind in (DifferenceKind.LACKING, DifferenceKind.NOT_ALIGNED)
        quote = ""
        if is_lacking:
            quote = self._quoted(row)[version]
        return PlacedDifference(
            difference=difference,
            place=self.place(difference.row),
            kind=self._words[f"kind_{difference.kind}"].format(since=self._since),
            shown=self._quoted(row) if is_lacking else self._shown(difference, row),
            values=self._lacking(row, versions) if is_lacking else self._values(difference, row, versions),
            quote=quote,
            quote_language=versions[version].language,
        )

    @staticmethod
    def _quoted(row: AlignedRow) -> tuple[str, ...]:
        """Return the first words of a row in each version."""
        return tuple(
            first_words(" ".join(block.text for _, block in cell[0].blocks), WORDS_QUOTED) if cell else ""
            for cell in row.cells
        )

    def _lacking(self, row: AlignedRow, versions: Sequence[VersionView]) -> tuple[tuple[str, str], ...]:
        have = [versions[n].name for n, cell in enumerate(row.cells) if cell]
        lack = [versions[n].name for n in row.lacking]
        key, names = ("versions_only", have) if len(have) < len(lack) else ("versions_lacking", lack)
        return ((self._words[key].format(names=self._words["comma"].join(names)), ""),)

    def _values(
        self, difference: Difference, row: AlignedRow, versions: Sequence[VersionView]
    ) -> tuple[tuple[str, str], ...]:
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for n in self._preferred:  # The words of the first of a group are shown.
            if row.cells[n]:
                groups[difference.values[n]].append(n)
        shown = self._shown(difference, row)
        ordered = sorted(groups.values(), key=lambda which: (-len(which), min(which)))
        return tuple(
            (self._words["comma"].join(versions[n].name for n in sorted(which)), shown[which[0]]) for which in ordered
        )

    def _shown(self, difference: Difference, row: AlignedRow) -> tuple[str, ...]:
        """Return the value of each version in words; empty where the version has nothing in the row."""
        values = difference.printed or difference.values
        return tuple(
            self._in_words(difference.kind, value) if cell else ""
            for value, cell in zip(values, row.cells, strict=True)
        )

    def _in_words(self, kind: DifferenceKind, value: str) -> str:
        if not value:
            return self._words["versions_none"]
        if kind is DifferenceKind.DIVIDED:
            return self._words["versions_parts"].format(count=value)
        if kind is DifferenceKind.LENGTH:
            return self._words["versions_usual"].format(percent=value)
        return value
