"""Events: the changes that a note reports, before they are put into words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.model.provision import Eid

LISTED = frozenset({
    "new", "dropped", "number_kept", "number_filled", "number_dropped", "option_chosen", "option_fell",
    "option_offered", "option_added", "renumbered", "renumbered_same", "renumbered_references", "became",
    "moved_became", "moved_became_same", "reworded", "largely", "punctuation", "print", "references", "footnotes",
    "relabelled", "numbering", "breaks", "order", "structure", "brackets", "brackets_of",
})  # fmt: skip
"""Kinds of sentences in which several provisions can be put together."""
ACROSS = frozenset({
    "new", "dropped", "renumbered_same", "renumbered_references", "punctuation", "print", "references", "footnotes",
    "relabelled",
})  # fmt: skip
"""Kinds of which articles that follow each other are put together, where nothing else is reported of them."""
WHOLE = frozenset({
    "new", "dropped", "number_kept", "number_filled", "number_dropped", "option_fell", "option_chosen", "option_added",
})  # fmt: skip
"""Kinds that report everything inside a provision as well."""
_FIRST = (
    "brackets_of", "option_chosen", "option_fell", "option_offered", "option_added", "split", "merged", "combined",
    "part_moved", "renumbered", "renumbered_same", "renumbered_references", "became", "moved_became",
    "moved_became_same", "moved", "moved_first", "number_kept", "number_dropped", "number_filled", "dropped", "new",
)  # fmt: skip
"""Kinds that are reported before the changes of wording, in this order."""
_LAST = (
    "brackets", "numbering", "breaks", "order", "structure", "relabelled", "footnotes", "references", "punctuation",
    "print",
)  # fmt: skip
"""Kinds that are reported behind them."""
_ORDER = {kind: n - len(_FIRST) for n, kind in enumerate(_FIRST)} | {kind: 1 + n for n, kind in enumerate(_LAST)}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing to tell.

    Attributes:
        kind: The key of its sentence (:attr:`tracker.language.note.grammar.Grammar.sentences`).
        old: Provisions before that it names, in order.
        new: Provisions after, in order.
        counterparts: Provisions before of which it tells by the name after.
        kept_places: Provisions after that only keep the number of one that was dropped.
        unsure: Whether to say "probably".
        stated: The name of the person who stated it, and the reason; empty for none.
        values: Words that the sentence holds as they are.
        quoted: Words that it quotes by name of their gap.
        quotes: Words that ``values`` quote.
        place: The provision after behind which one stands now.
        lead: Whether it tells what became of the article or the like as a whole.
    """

    kind: str
    old: tuple[Eid, ...] = ()
    new: tuple[Eid, ...] = ()
    counterparts: tuple[Eid, ...] = ()
    kept_places: tuple[Eid, ...] = ()
    unsure: bool = False
    stated: tuple[str, str] = ("", "")
    values: Mapping[str, str] = field(default_factory=dict)
    quoted: Mapping[str, str] = field(default_factory=dict)
    quotes: tuple[str, ...] = ()
    place: Eid | None = None
    lead: bool = False

    @property
    def before(self) -> tuple[Eid, ...]:
        """The addresses before that it is about."""
        return tuple(dict.fromkeys((*self.old, *self.counterparts)))

    @property
    def after(self) -> tuple[Eid, ...]:
        """The addresses after that it is about."""
        return tuple(dict.fromkeys((*self.new, *self.kept_places)))

    @property
    def is_listed(self) -> bool:
        """Other provisions can be named in the same sentence."""
        return self.kind in LISTED and not self.quotes and not self.values and self.place is None

    @property
    def rank(self) -> tuple[bool, int]:
        """The place of its sentence among those of an article."""
        return not self.lead, _ORDER.get(self.kind, 0)

    @property
    def sameness(self) -> tuple[object, ...]:
        """Values that are the same in two events of one sentence, besides the kinds of their provisions."""
        return self.kind, self.unsure, self.stated

    def joined(self, other: Event) -> Event:
        """Return one event that tells both."""
        return replace(
            self,
            old=tuple(dict.fromkeys((*self.old, *other.old))),
            new=tuple(dict.fromkeys((*self.new, *other.new))),
            counterparts=tuple(dict.fromkeys((*self.counterparts, *other.counterparts))),
            kept_places=tuple(dict.fromkeys((*self.kept_places, *other.kept_places))),
            quoted={},
        )
