"""Find the marks of negotiation of a text, and follow them from an earlier one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.addresses.names import ProvisionNames
from tracker.language.interface import words_of
from tracker.language.options import option_names, says_no_text
from tracker.marks.fate import follow_marks
from tracker.marks.find import find_marks
from tracker.model.block import CALL
from tracker.model.negotiation import Fate, FollowedMark, MarkKind, Marks
from tracker.model.provision import Eid, ProvisionKind
from tracker.report.brackets.view import BracketCount, BracketsView, PlacedMark, PlacedStray, ProvisionMarks, TextView
from tracker.services.compare import addresses_in, compare_drafts
from tracker.services.sources import Source, common_store, resolve, resolve_both

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.model.draft import DraftText
    from tracker.model.negotiation import Stray
    from tracker.model.provision import Provision
    from tracker.services.stores import LazyStore


def marks_of(draft: DraftText) -> Marks:
    r"""Return the marks of negotiation of a draft.

    >>> from tracker.services.sources import parse
    >>> [mark.words for mark in marks_of(parse("Article 1\n\nStates [shall] pay.\n")).marks]
    ['shall']
    """
    return find_marks(draft)


def brackets_of_text(  # noqa: PLR0913 – the choices of a command, each by its name
    name: str, store: LazyStore, *, provision: str = "", since: str = "", instrument: str = "", language: str = ""
) -> tuple[BracketsView, tuple[Source, ...]]:
    """Find the marks of negotiation of a text by its name.

    Args:
        name: A stage, a release tag or a file, as typed.
        store: The store to look in; opened only if a name is no file.
        provision: Only the marks in this provision: “article 5”; empty for the whole text.
        since: An earlier draft, likewise: its marks are followed to this one; empty for none.
        instrument: The instrument; empty for the only one.
        language: The language; empty for the only one.

    Returns:
        The marks, and the texts as they were read.

    Raises:
        InputError: If a name is neither a file nor a stage, the text has no such provision, or the languages differ.
        StoreError: If a store is needed and cannot be read.
    """
    earlier: Source | None = None
    if since:
        earlier, source = resolve_both(since, name, store, instrument=instrument, language=language)
        redline, _ = compare_drafts(earlier, source, common_store(earlier, source, store))
        followed = follow_marks(redline).followed
    else:
        source = resolve(name, store, instrument=instrument, language=language)
        followed = ()
    marks = find_marks(source.draft)
    provisions = _by_provision(source, earlier, marks, followed)
    if provision:
        inside = addresses_in(source, provision)
        provisions = tuple(part for part in provisions if part.eid in inside)
    view = BracketsView(
        text=_text_view(source),
        earlier=_text_view(earlier) if earlier else None,
        count=count_marks(marks),
        before=count_marks(find_marks(earlier.draft)) if earlier else None,
        provisions=provisions,
    )
    return view, tuple(filter(None, (earlier, source)))


def _text_view(source: Source) -> TextView:
    return TextView(source.name, source.draft.front, source.sha256, source.source_sha256)


def count_marks(marks: Marks) -> BracketCount:
    """Return the numbers of some marks."""
    kinds = Counter(mark.kind for mark in marks.marks)
    return BracketCount(
        brackets=marks.brackets,
        unbalanced=len(marks.strays),
        alternatives=kinds[MarkKind.ALTERNATIVE],
        options=kinds[MarkKind.OPTION],
        placeholders=kinds[MarkKind.PLACEHOLDER],
    )


def _by_provision(
    source: Source, earlier: Source | None, marks: Marks, followed: Sequence[FollowedMark]
) -> tuple[ProvisionMarks, ...]:
    """Return the marks under the articles and the like in which they stand, in the order of the text.

    With an earlier text: its marks where their words stand now; those that are gone where they stood, if the text still
    has that article, else under its old name at the end; and the new ones.
    """
    names = ProvisionNames(source.draft, words_of("en"))
    homes = homes_of(source.draft)
    if earlier is None:
        old_names = names
        located = [
            (homes[mark.opens.eid], PlacedMark(mark=mark, place=names.row_name(mark.opens.eid), position=n))
            for n, mark in enumerate(marks.marks)
        ]
    else:
        old_names, old_homes = ProvisionNames(earlier.draft, words_of("en")), homes_of(earlier.draft)
        located = [
            (homes[item.now] if item.now else old_homes[item.mark.opens.eid], _placed(n, item, old_names, names))
            for n, item in enumerate(followed)
        ]
    texts = {eid: block.text for eid, block in source.draft.blocks}
    order = list(dict.fromkeys([*homes.values(), *(home for home, _ in located)]))
    parts = []
    for home in order:
        strays = tuple(stray for stray in marks.strays if homes[stray.place.eid] == home)
        inside = Marks(tuple(mark for mark in marks.marks if homes[mark.opens.eid] == home), strays)
        parts.append(
            ProvisionMarks(
                eid=home,
                label=(names if home in names.names else old_names).row_name(home) if home else _ELSEWHERE,
                count=count_marks(inside),
                marks=tuple(mark for at, mark in located if at == home),
                strays=tuple(_stray(stray, names, texts) for stray in strays),
            )
        )
    return tuple(parts)


_ELSEWHERE = "Title and notes"
"""Name of what stands in no provision."""
_AROUND = 30
"""Letters on each side of a bracket without a partner that show where it is."""


def _stray(stray: Stray, names: ProvisionNames, texts: Mapping[Eid, str]) -> PlacedStray:
    text, at = texts[stray.place.eid], stray.place.offset
    words = text[max(0, at - _AROUND) : at + _AROUND + 1].replace(CALL, "")
    return PlacedStray(stray.place, stray.opening, names.row_name(stray.place.eid), words)


def _placed(position: int, item: FollowedMark, before: ProvisionNames, after: ProvisionNames) -> PlacedMark:
    where = after if item.fate is Fate.NEW else before
    return PlacedMark(
        mark=item.mark,
        place=where.row_name(item.mark.opens.eid),
        position=position,
        fate=item.fate,
        now=item.now,
        now_place=after.row_name(item.now) if item.now else "",
    )


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
