"""A note of changes, composed from a comparison: every change of the table of concordance is reported in a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.language.interface import words_of
from tracker.language.note import grammar_of
from tracker.model.block import without_calls
from tracker.model.concordance import ChangeKind
from tracker.model.provision import ProvisionKind
from tracker.report.note.brackets import Brackets
from tracker.report.note.events import ACROSS, Event
from tracker.report.note.links import Links, Reported
from tracker.report.note.note import Note, NoteItem, NotePart
from tracker.report.note.places import Places
from tracker.report.note.sentences import Sentences
from tracker.report.note.structure import HEADED, events_of_row
from tracker.report.note.wording import FACTS, Wording, about
from tracker.report.view.facts import facts_that_hold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.language.note.phrases import Place
    from tracker.model.concordance import Correspondence
    from tracker.model.redline import Redline, RedlineSection
    from tracker.report.view.redline_view import RedlineView, SideView

_Reported = tuple["RedlineSection", list[Event]]


def note_of(view: RedlineView, language: str = "") -> Note:
    """Return the note of changes of a comparison.

    Args:
        view: The whole comparison, no extract.
        language: Language of the note; that of the view if empty.

    Raises:
        ValueError: If the view is an extract.
    """
    if view.redline is None:
        raise ValueError("an extract has no note")
    return _Composer(view, view.redline, language or view.language).note()


class _Composer:
    """Composes the note of one comparison.

    Args:
        view: The comparison as reports print it.
        redline: The comparison.
        language: Language of the note.
    """

    def __init__(self, view: RedlineView, redline: Redline, language: str) -> None:
        self._view, self._redline = view, redline
        self._grammar = grammar_of(language)
        self._words = words_of(self._grammar.language)
        before, after = (Places(draft, self._grammar, self._words) for draft in (redline.before, redline.after))
        self._links = Links(redline, before, after)
        self._brackets = Brackets(view.negotiation, redline, self._grammar)
        self._wording = Wording(self._links, self._brackets, self._grammar)
        self._sentences = Sentences(self._links, self._grammar)

    def note(self) -> Note:
        """Return the note."""
        words, forms = self._words, self._grammar.sentences
        before, after = self._view.sides
        parts = tuple(self._parts())
        return Note(
            language=self._grammar.language,
            direction=words["dir"],
            title=forms["note_title"],
            intro=forms["note_intro"].format(before=_described(before, words), after=_described(after, words)),
            notices=self._view.notices,
            parts=parts,
            same="" if parts else self._view.same_line_in(words) or words["none"],
            made_by=words["made_by"].format(version=__version__),
            sides=(before, after),
        )

    def _parts(self) -> Iterator[NotePart]:
        """Yield the parts of the text in which something changed."""
        heading = ""
        reported: list[_Reported] = []
        found = [(section, self._events(section)) for section in self._redline.sections]
        known = Reported(self._links)
        for _, events in found:
            for event in events:
                known.add(event)
        for section, events in found:
            if section.kind is ProvisionKind.DIVISION and section.after is not None:
                if reported:
                    yield self._part(heading, reported)
                heading = without_calls(str(self._redline.after.provisions[section.after].parts)).strip()
                reported = []
            if whole := self._with_rest(section, events, known):
                reported.append((section, whole))
        if reported:
            yield self._part(heading, reported)

    def _part(self, heading: str, reported: Iterable[_Reported]) -> NotePart:
        items = tuple(
            NoteItem(sentences=self._sentences.of_section(section, events), gap=self._grammar.gap)
            for section, events in self._neighbours_joined(reported)
        )
        return NotePart(heading=heading, items=items)

    def _events(self, section: RedlineSection) -> list[Event]:
        """Return what is to be reported of a section, in order."""
        events: list[Event] = []
        rows = [row for row in self._links.rows(section) if not row.unchanged]
        for row in rows:
            lead = row.level in HEADED and (row.after == section.after or row.before == section.before)
            events += [replace(event, lead=lead) for event in events_of_row(row, self._links, self._brackets)]
        return self._in_order([*events, *self._wording.events(section)])

    def _with_rest(self, section: RedlineSection, events: list[Event], known: Reported) -> list[Event]:
        """Return the events of a section with a plain one for each changed row that no event reports.

        Args:
            section: The section.
            events: Its events.
            known: The events of all sections: what left this one is reported where it is now.
        """
        rest = []
        for row in self._links.rows(section):
            if not row.unchanged and not known.covers(row):
                rest.append(about(_plain_fact(row), row))
                known.add(rest[-1])
        return self._in_order([*events, *rest]) if rest else events

    def _in_order(self, events: Iterable[Event]) -> list[Event]:
        """Return events in the order in which they are reported, those of one kind put together."""
        result: dict[object, Event] = {}
        for n, event in enumerate(sorted(events, key=self._rank)):
            key = n if event.lead or not event.is_listed else self._sameness(event)
            result[key] = result[key].joined(event) if key in result else event
        return list(result.values())

    def _rank(self, event: Event) -> tuple[bool, int, int]:
        """Return the place of an event among those of its article: by its kind, then by the order of the text."""
        order = self._links.after.order(event.new[0]) if event.new else self._links.before.order(event.old[0])
        return (*event.rank, order)

    def _sameness(self, event: Event) -> tuple[object, ...]:
        """Return what must be the same in two events that are reported in one sentence."""
        if not (event.old and event.new):
            return event.sameness
        # "Paragraphs 3 and 4 were renumbered as paragraphs 4 and 5": each side must be of one kind.
        return (*event.sameness, _kind(self._links.before.of(event.old[0])), _kind(self._links.after.of(event.new[0])))

    def _neighbours_joined(self, reported: Iterable[_Reported]) -> Iterator[tuple[RedlineSection, Sequence[Event]]]:
        """Yield the sections with their events, those of neighbours together of which only the same is reported."""
        waiting: _Reported | None = None
        for section, events in reported:
            if waiting is not None and self._are_alike(waiting[1], events):
                waiting = waiting[0], [waiting[1][0].joined(events[0])]
                continue
            if waiting is not None:
                yield waiting
            waiting = section, events
        if waiting is not None:
            yield waiting

    def _are_alike(self, events: Sequence[Event], others: Sequence[Event]) -> bool:
        """Return whether neighbouring articles are reported in one sentence."""
        if len(events) != 1 or len(others) != 1:
            return False
        one, other = events[0], others[0]
        places = [self._links.after.of(eid) for event in (one, other) for eid in event.new]
        places += [self._links.before.of(eid) for event in (one, other) for eid in event.old]
        kinds = {_kind(place) for place in places}
        is_same = self._sameness(one) == self._sameness(other)
        return one.kind in ACROSS and one.is_listed and other.is_listed and len(kinds) == 1 and is_same


def _plain_fact(row: Correspondence) -> str:
    """Return the kind of the sentence that reports a row by its greatest fact, and nothing that is not a fact of it."""
    facts = [FACTS[fact] for fact in facts_that_hold(row) if fact in FACTS]
    if facts:
        return facts[0]
    return "numbering" if row.changes & {ChangeKind.LABEL, ChangeKind.NUMBERING} else "order"


def _kind(place: Place) -> tuple[Place, str]:
    """Return the steps around a place, and its unit."""
    return place[:-1], place[-1].unit if place else ""


def _described(side: SideView, words: dict[str, str]) -> str:
    """Return the name of a text with its symbol and date."""
    inside = words["comma"].join(filter(None, (side.symbol, side.date)))
    return words["with_remark"].format(what=side.name, remark=inside) if inside else side.name
