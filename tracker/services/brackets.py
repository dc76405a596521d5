"""Find the marks of negotiation of a text, and follow them from an earlier one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.addresses.names import ProvisionNames
from tracker.errors import InputError
from tracker.language.interface import words_of
from tracker.language.options import option_names, says_no_text
from tracker.marks.fate import follow_marks
from tracker.marks.find import Text, find_marks
from tracker.model.block import CALL
from tracker.model.negotiation import Fate, MarkKind
from tracker.model.provision import Eid, ProvisionKind
from tracker.report.brackets.parties import parties_of, party_key
from tracker.report.brackets.view import BracketsView, PlacedMark, PlacedStray, ProvisionMarks, TextView, count
from tracker.services.compare import addresses_in, compare_drafts
from tracker.services.sources import Source, common_store, in_found_language, resolve, resolve_both

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.model.draft import DraftText
    from tracker.model.negotiation import FollowedMark, Mark, Marks, Stray
    from tracker.model.provision import Provision
    from tracker.model.redline import Redline
    from tracker.services.stores import LazyStore


def marks_of(draft: DraftText) -> Marks:
    r"""Return the marks of negotiation of a draft.

    >>> from tracker.services.sources import parse
    >>> [mark.words for mark in marks_of(parse("Article 1\n\nStates [shall] pay.\n")).marks]
    ['shall']
    """
    return find_marks(draft)


def brackets_of_text(  # noqa: PLR0913 – the choices of a command, each by its name
    name: str,
    store: LazyStore,
    *,
    provision: str = "",
    since: str = "",
    by: str = "",
    instrument: str = "",
    language: str = "",
    report_language: str = "",
) -> tuple[BracketsView, tuple[Source, ...]]:
    """Find the marks of negotiation of a text by its name.

    Args:
        name: A stage, a release tag or a file, as typed.
        store: The store to look in; opened only if a name is no file.
        provision: Only the marks in this provision: “article 5”; empty for the whole text.
        since: An earlier draft, likewise: its marks are followed to this one; empty for none.
        by: Only the marks for which this party is named; empty for all.
        instrument: The instrument; empty for the only one.
        language: The language; empty for the only one.
        report_language: Language of the report's own words; that of the text if empty.

    Returns:
        The marks, and the texts as they were read.

    Raises:
        InputError: If a name is neither a file nor a stage, the text has no such provision, the party is named
            nowhere, or the languages differ.
        StoreError: If a store is needed and cannot be read.
    """
    redline: Redline | None = None
    if since:
        earlier, source = resolve_both(since, name, store, instrument=instrument, language=language)
        redline, _ = compare_drafts(earlier, source, common_store(earlier, source, store))
        read: tuple[Source, ...] = (earlier, source)
    else:
        read = (resolve(name, store, instrument=instrument, language=language),)
    *before, text = map(in_found_language, read)
    inside = addresses_in(text, provision) if provision else None
    words = words_of(report_language or text.draft.front.language)
    view = _Placing(text, before[0] if before else None, redline, words).view(inside, by)
    if by and not view.marks:
        raise _not_named(by, _Placing(text, before[0] if before else None, redline, words).view(inside, ""))
    return replace(view, only=", ".join(filter(None, (provision, by)))), read


def _not_named(by: str, whole: BracketsView) -> InputError:
    """Return the error for a party that is named for no mark; it names those that are."""
    parties = ", ".join(dict.fromkeys(party for placed in whole.marks for party in placed.parties))
    return InputError(
        f"No bracket of {whole.text.name} names “{by}”",
        cause=f"the parties named are {parties}" if parties else "no bracket names a party",
        remedy="ask for one of them" if parties else "leave out --by",
    )


class _Placing:
    """Puts the marks of a text, and those of an earlier one, under the articles and the like in which they stand.

    A mark of the earlier text stands in what became of its provision, or under its old name where the article is gone,
    wherever its words are now: as in the redline (:func:`tracker.report.brackets.fates.fates_of_sections`).

    Args:
        source: The text.
        earlier: The earlier text; None for none.
        redline: The comparison of the two; None for one text.
        words: The words of the report.
    """

    def __init__(self, source: Source, earlier: Source | None, redline: Redline | None, words: dict[str, str]) -> None:
        self._source, self._earlier, self._words = source, earlier, words
        self._marks = find_marks(source.draft)
        self._followed = follow_marks(redline).followed if redline else ()
        self._names, self._homes = ProvisionNames(source.draft, words), homes_of(source.draft)
        self._order = {eid: n for n, (eid, _) in enumerate(source.draft.blocks)}
        self._text = Text(source.draft)
        if earlier is not None and redline is not None:
            self._old_names, self._old_homes = ProvisionNames(earlier.draft, words), homes_of(earlier.draft)
            self._old_text = Text(earlier.draft)
            self._old_order = {eid: n for n, (eid, _) in enumerate(earlier.draft.blocks)}
            self._became = {row.before: row.after for row in sorted(redline.concordance, key=lambda row: row.primary)}
            self._sections = {section.before: section for section in redline.sections}
            self._section_of = {
                block.before.eid: section
                for section in redline.sections
                for block in section.blocks
                if block.before is not None
            }

    def view(self, inside: set[Eid] | None, by: str) -> BracketsView:
        """Return the marks, all or some.

        Args:
            inside: The addresses of the part that is asked for; None for the whole text.
            by: The party that is asked for; empty for all.
        """
        new = {item.mark for item in self._followed if item.fate is Fate.NEW}
        followed = [item for item in self._followed if item.fate is not Fate.NEW and _named(item.mark, by)]
        marks = [mark for mark in self._marks.marks if _named(mark, by)]
        strays = () if by else self._marks.strays
        if inside is not None:
            marks = [mark for mark in marks if mark.opens.eid in inside]
            strays = tuple(stray for stray in strays if stray.place.eid in inside)
            followed = [item for item in followed if self._successor(item.mark.opens.eid) in inside]
        open_ones: dict[Eid, list[PlacedMark]] = defaultdict(list)
        old_ones: dict[Eid, list[PlacedMark]] = defaultdict(list)
        stray_ones: dict[Eid, list[PlacedStray]] = defaultdict(list)
        gone: dict[Eid, list[PlacedMark]] = defaultdict(list)
        for mark in marks:
            fate = Fate.NEW if mark in new else None
            open_ones[self._homes[mark.opens.eid]].append(self._open(mark, fate))
        for stray in strays:
            stray_ones[self._homes[stray.place.eid]].append(self._stray(stray))
        for item in followed:
            home, is_there = self._home_now(item.mark.opens.eid)
            (old_ones if is_there else gone)[home].append(self._old(item))
        provisions = {
            home: ProvisionMarks(
                eid=home,
                label=self._label(home, self._names),
                open=tuple(open_ones[home]),
                followed=tuple(old_ones[home]),
                strays=tuple(stray_ones[home]),
            )
            for home in dict.fromkeys(self._homes.values())
            if inside is None or home in inside or open_ones[home] or old_ones[home]
        }
        return BracketsView(
            text=_text_view(self._source),
            earlier=_text_view(self._earlier) if self._earlier else None,
            before=count(item.mark for item in followed) if self._earlier else None,
            provisions=tuple(self._with_gone(provisions, gone)),
            words=self._words,
        )

    def _label(self, home: Eid, names: ProvisionNames) -> str:
        """Return the name of a provision; that of the text where it has no provisions, or of what stands in none."""
        if home:
            return names.row_name(home)
        return self._words["marks_elsewhere" if any(self._homes.values()) else "text"]

    def _with_gone(
        self, provisions: Mapping[Eid, ProvisionMarks], gone: Mapping[Eid, list[PlacedMark]]
    ) -> Iterator[ProvisionMarks]:
        """Yield the provisions with those that are gone, each behind what became of its predecessor."""
        behind: dict[Eid | None, list[ProvisionMarks]] = defaultdict(list)
        last: Eid | None = None
        for home in dict.fromkeys(self._old_homes.values()) if gone else ():
            section = self._sections.get(home)
            last = self._homes[section.after] if section and section.after is not None else last
            if home in gone:
                label = self._label(home, self._old_names)
                part = ProvisionMarks(eid=home, label=label, gone=True, open=(), followed=tuple(gone[home]))
                behind[last if last in provisions else None].append(part)
        yield from behind[None]
        for home, provision in provisions.items():
            yield provision
            yield from behind[home]

    def _home_now(self, eid: Eid) -> tuple[Eid, bool]:
        """Return the article and the like at which a place of the earlier text is counted, and whether it is there.

        Args:
            eid: The place.

        Returns:
            The address in the text and True; where the article is gone, its address in the earlier text and False.
        """
        section = self._section_of[eid]
        if section.kind is ProvisionKind.INSTRUMENT:
            return Eid(""), True
        if section.after is None:  # The heading of an option that fell belongs to its article.
            home = self._old_homes[section.before or eid]
            section = self._sections.get(home, section)
            if section.after is None:
                return home, False
        return self._homes[section.after], True

    def _successor(self, eid: Eid) -> Eid | None:
        """Return the address in the text of what became of the innermost provision around a place of the earlier text.

        Args:
            eid: The place.

        Returns:
            None where nothing around it is there still.
        """
        while eid:
            if (now := self._became.get(eid)) is not None:
                return now
            eid = Eid(eid.rpartition("__")[0])
        return None

    def _open(self, mark: Mark, fate: Fate | None) -> PlacedMark:
        place = self._names.row_name(mark.opens.eid)
        return PlacedMark(
            mark=mark,
            words=_words(mark, self._text),
            place=place,
            span=_span(mark, self._order),
            fate=fate,
            now=mark.opens.eid if fate else None,
            now_place=place if fate else "",
        )

    def _old(self, item: FollowedMark) -> PlacedMark:
        return PlacedMark(
            mark=item.mark,
            words=_words(item.mark, self._old_text),
            place=self._old_names.row_name(item.mark.opens.eid),
            span=_span(item.mark, self._old_order),
            fate=item.fate,
            now=item.now,
            now_place=self._names.row_name(item.now) if item.now else "",
        )

    def _stray(self, stray: Stray) -> PlacedStray:
        text, at = self._text.of[stray.place.eid], stray.place.offset
        return PlacedStray(stray.place, stray.opening, self._names.row_name(stray.place.eid), _around(text, at))


def _named(mark: Mark, by: str) -> bool:
    return not by or party_key(by) in map(party_key, parties_of(mark.by))


def _words(mark: Mark, text: Text) -> str:
    return text.between(mark.opens, mark.closes, inclusive=mark.kind is MarkKind.OPTION)


def _span(mark: Mark, order: Mapping[Eid, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    closes = mark.closes or mark.opens
    return (order[mark.opens.eid], mark.opens.offset), (order[closes.eid], closes.offset)


def _text_view(source: Source) -> TextView:
    return TextView(source.name, source.draft.front, source.sha256, source.source_sha256)


_AROUND = 30
"""Letters on each side of a bracket without a partner that show where it is."""


def _around(text: str, at: int) -> str:
    """Return the words around a letter, none of them cut where the script has blanks."""
    start, end = max(0, at - _AROUND), min(len(text), at + _AROUND + 1)
    while start and not text[start - 1].isspace() and at - start < 2 * _AROUND:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - at < 2 * _AROUND:
        end += 1
    words = " ".join(text[start:end].replace(CALL, "").split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"


_HOMES = (ProvisionKind.ARTICLE, ProvisionKind.PREAMBLE, ProvisionKind.ANNEX, ProvisionKind.DIVISION)


def homes_of(draft: DraftText) -> dict[Eid, Eid]:
    """Return for each line the article, preamble, annex or part in which it stands; empty for none.

    The heading of an option between two articles belongs to the article before it, of which it is the last draft.
    """
    homes: dict[Eid, Eid] = {}
    last, open_article = Eid(""), False
    waiting = [(draft.root, Eid(""))]
    while waiting:
        provision, home = waiting.pop()
        if last and provision.kind is ProvisionKind.DIVISION and _ends_article(provision, open_article):
            home = last
        elif provision.kind in _HOMES:
            home = provision.eid
        if provision.kind is ProvisionKind.ARTICLE:
            last = provision.eid
            open_article = any(option_names(block.text) for _, block in provision.blocks())
        homes[provision.eid] = home
        homes.update((line.eid, home) for line in provision.lines)
        waiting += [(child, home) for child in reversed(provision.children)]
    homes.update((eid, Eid("")) for eid, _ in draft.blocks if eid not in homes)
    return homes


def _ends_article(provision: Provision, has_options: bool) -> bool:
    """Return whether a line that was read as a heading ends the article before it: its last option, or "No text"."""
    heading = str(provision.parts).strip("[] ")
    return says_no_text(heading) or (has_options and bool(option_names(heading)))
