"""Events put into sentences of one language, with the names that a reader of the article needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.note.phrases import Provisions
from tracker.model.provision import ProvisionKind
from tracker.report.note.note import Sentence
from tracker.report.note.places import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.language.note.grammar import Grammar
    from tracker.language.note.phrases import Place
    from tracker.model.provision import Eid
    from tracker.model.redline import RedlineSection
    from tracker.report.note.events import Event
    from tracker.report.note.links import Links
    from tracker.report.note.places import Places


_OF_PLACES = frozenset({
    "split", "merged", "combined", "part_moved", "became", "moved_became", "moved_became_same", "moved",
    "moved_first", "new", "dropped",
})  # fmt: skip
"""Kinds of sentences that tell where words stand: "article 5" is not the same there as its only paragraph."""


class Sentences:
    """Puts the events of sections into sentences.

    Args:
        links: The comparison.
        grammar: The language.
    """

    def __init__(self, links: Links, grammar: Grammar) -> None:
        self._links, self._grammar, self._forms = links, grammar, grammar.sentences
        self._names_after = frozenset(bare(place) for place in links.after.all())

    def of_section(self, section: RedlineSection, events: Sequence[Event]) -> tuple[Sentence, ...]:
        """Return the sentences on a section; the first one names it in full, the others what stands in it."""
        sentences: list[Sentence] = []
        if len(events) > 1 and not events[0].lead and (opening := self._amended(section)):
            sentences.append(opening)
        for event in events:
            sentences.append(self._sentence(event, section, first=not sentences))
        return tuple(sentences)

    def _amended(self, section: RedlineSection) -> Sentence | None:
        """Return the sentence that opens a list of changes; None for lines that stand in no article or the like."""
        places, eid = (self._links.after, section.after) if section.after else (self._links.before, section.before)
        if eid is None or not places.has(eid) or section.kind is ProvisionKind.INSTRUMENT:
            return None
        text = self._forms["amended"].format(what=self._provisions(places, (eid,), ()))
        return Sentence(
            text=_capital(text),
            kind="amended",
            before=(section.before,) if section.before else (),
            after=(section.after,) if section.after else (),
        )

    def _sentence(self, event: Event, section: RedlineSection, *, first: bool) -> Sentence:
        """Return the sentence of an event.

        Args:
            event: The event.
            section: The section in which it is reported.
            first: Whether no sentence before it names the section.
        """
        around_before, around_after = self._around(section)
        values: dict[str, object] = {
            **event.values,
            **{name: self._grammar.quoted(words) for name, words in event.quoted.items()},
            "probably": self._forms["probably"] if event.unsure else "",
            "respectively": "",
        }
        full_new = first and not (event.old and bare(around_before) == bare(around_after))
        old = self._provisions(
            self._links.before,
            event.old,
            () if first else around_before,
            as_parts=event.kind in _OF_PLACES,
            former=not event.new and not event.kept_places and self._is_taken(event.old, around_before, around_after),
        )
        new = self._provisions(
            self._links.after, event.new, () if full_new else around_after, as_parts=event.kind in _OF_PLACES
        )
        if len(event.old) == len(event.new) > 1:
            old, new, values["respectively"] = self._pairs(event, old, new)
        what = new if event.new else old
        values |= {"old": old, "new": new, "what": what}
        if event.kind.endswith("changes"):
            values["where"] = f"{what:in}" + self._previously(event, () if first else around_before)
        if event.place is not None:
            values["place"] = self._provisions(self._links.after, (event.place,), around_after)
        form = self._forms[f"{event.kind}_headed" if "heading" in event.quoted else event.kind]
        text = form.format(**values)
        if any(event.stated):
            name, reason = event.stated
            remark = self._forms["corrected" if reason else "corrected_plain"].format(name=name, reason=reason)
            text = text[:-1] + remark + text[-1]
        return Sentence(
            text=_capital(text),
            kind=event.kind,
            before=event.before,
            after=event.after,
            quotes=(*event.quotes, *event.quoted.values()),
            unsure=event.unsure,
        )

    def _around(self, section: RedlineSection) -> tuple[Place, Place]:
        """Return the places of a section, which need not be repeated in every sentence."""
        before, after = (
            places.of(eid) if eid and places.has(eid) else ()
            for places, eid in ((self._links.before, section.before), (self._links.after, section.after))
        )
        # Where several were merged, "paragraph 2" would not say of which.
        return () if self._links.links_of(section.after) > 1 else before, after

    def _is_taken(self, eids: Sequence[Eid], around_before: Place, around_after: Place) -> bool:
        """Return whether other provisions have one of these names now, so that the old ones are called former."""
        for place in map(self._links.before.of, eids):
            inside = bool(around_before) and bool(around_after) and place[: len(around_before)] == around_before
            now = around_after + place[len(around_before) :] if inside else place
            if now and now[-1].number and bare(now) in self._names_after:
                return True
        return False

    def _previously(self, event: Event, around: Place) -> str:
        """Return the remark on the place before of a provision that is called by its place; empty for none."""
        old, new = event.counterparts, event.new
        if len(old) != 1 or len(new) != 1:
            return ""
        before, after = self._links.before.of(old[0]), self._links.after.of(new[0])
        counted = self._grammar.counted | {"recital", "line", "indent"}
        same_unit = bool(before and after) and before[-1].unit == after[-1].unit
        if not same_unit or after[-1].unit not in counted or before[-1].number == after[-1].number:
            return ""
        if len(self._links.successors(old[0])) > 1 or len(self._links.predecessors(new[0])) > 1:
            return ""  # Reported as a split or merger.
        around = around or before[:-1]
        return self._forms["previously"].format(old=self._provisions(self._links.before, old, around))

    def _pairs(self, event: Event, old: Provisions, new: Provisions) -> tuple[Provisions, Provisions, str]:
        """Return the two sides of a list of pairs with the same ranges in both, and the word "respectively"."""
        positions = [0]
        for n in range(1, len(event.old)):
            follow = all(
                places.of(eids[n])[-1].position == places.of(eids[n - 1])[-1].position + 1
                for places, eids in ((self._links.before, event.old), (self._links.after, event.new))
            )
            positions.append(positions[-1] + (1 if follow else 2))
        is_one_range = positions[-1] == len(positions) - 1
        return old.at(positions), new.at(positions), "" if is_one_range else self._forms["respectively"]

    def _provisions(
        self, places: Places, eids: Sequence[Eid], around: Place, *, former: bool = False, as_parts: bool = False
    ) -> Provisions:
        """Return provisions for the gap of a sentence, without the steps around them that are known."""
        found = [places.as_part(eid) if as_parts else places.of(eid) for eid in eids]
        inside = [
            place[len(around) :] if len(place) > len(around) and place[: len(around)] == around else place
            for place in found
        ]
        return Provisions(self._grammar, inside, former=former)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
