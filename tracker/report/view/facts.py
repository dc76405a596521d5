"""The facts of a row of the table of concordance, as keys of the words of a report, and their counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.model.concordance import ChangeKind, OptionOutcome
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.model.concordance import Correspondence

FACTS = (
    "inserted", "deleted", "placeholder", "number_dropped", "renumbered", "moved", "split", "merged", "reworded",
    "relabelled", "numbering", "breaks", "order", "brackets", "footnotes", "references", "punctuation", "print",
    "structure", "option_chosen", "option_fell", "option_offered", "option_added",
)  # fmt: skip
"""The facts of a row in the order in which reports name them: the greater ones, then those of single marks."""

_MARKS = {
    "relabelled": (ChangeKind.LABEL,),
    "numbering": (ChangeKind.NUMBERING,),
    "breaks": (ChangeKind.BREAK,),
    "order": (ChangeKind.ORDER,),
    "footnotes": (ChangeKind.NOTE, ChangeKind.NOTE_CALL),
    "references": (ChangeKind.CONSEQUENTIAL,),
    "brackets": (ChangeKind.BRACKET,),
    "punctuation": (ChangeKind.PUNCTUATION,),
    "print": (ChangeKind.TYPOGRAPHY,),
    "structure": (ChangeKind.STRUCTURE,),
}
"""The facts that rest on single kinds of marks."""

_BESIDE_WORDS = ("references", "punctuation", "print", "structure")
"""Facts that go without saying where words changed."""

_NAMED_IN_SINGULAR = ("inserted", "deleted", "renumbered", "moved", "split", "merged", "reworded", "order")
"""Facts whose name in a row also stands behind the number 1: "1 moved", "1 déplacement". Of the others it would not be
read ("1 notes", "1 paragraphing"); behind any number they stand with their preposition: "1 with changed notes"."""

_OF_THE_TEXT_BEFORE = ("split", "deleted", "number_dropped", "option_fell")
"""Facts that are counted by the provision before, which may have none after, or several."""


def facts_of(row: Correspondence) -> tuple[str, ...]:
    """Return the facts that hold of a row, in the order of :data:`FACTS`; ``unchanged`` where none does.

    >>> from tracker.model.concordance import Correspondence
    >>> from tracker.model.provision import ProvisionKind
    >>> facts_of(
    ...     Correspondence(level=ProvisionKind.ARTICLE, before="art_5", after="art_4", moved=True, renumbered=True)
    ... )
    ('renumbered', 'moved')
    """
    facts = facts_that_hold(row) or ("unchanged",)
    if row.option is None:
        return facts
    # Of a name alone, "Option B", that is gone because the option is the text now, no reader would say "dropped".
    is_name = not row.linked and row.option in (OptionOutcome.CHOSEN, OptionOutcome.OFFERED)
    return (*(() if is_name else facts), f"option_{row.option}")


def facts_that_hold(row: Correspondence) -> tuple[str, ...]:
    """Return the facts of a row that hold; empty where none holds."""
    if row.unchanged:
        return ()
    if row.placeholder is Side.BEFORE and row.after is None:
        return ("number_dropped",)
    if not row.linked:
        return tuple(fact for fact in ("inserted", "deleted", "placeholder") if getattr(row, fact))
    facts = [fact for fact in ("renumbered", "moved", "split", "merged", "reworded") if getattr(row, fact)]
    for fact, kinds in _MARKS.items():
        if fact == "relabelled" and (row.renumbered or not row.primary):
            continue  # Along a further link the heading of one of the two stands alone.
        if row.changes.isdisjoint(kinds) or (row.reworded and fact in _BESIDE_WORDS):
            continue
        if fact in ("breaks", "order") and (row.split or row.merged):
            continue  # Its lines went to several provisions, or came from them.
        if fact == "order" and row.moved:
            continue
        facts.append(fact)
    return tuple(facts)


def count_facts(rows: Iterable[Correspondence]) -> tuple[tuple[str, int], ...]:
    """Count the articles of which each fact holds, in the order of :data:`FACTS`; ``unchanged`` comes first.

    An article that is split or merged stands in several rows and counts once.
    """
    counts: Counter[str] = Counter()
    counted: set[tuple[str, Eid | None]] = set()
    for row in rows:
        if row.level is not ProvisionKind.ARTICLE:
            continue
        for fact in facts_of(row):
            if not row.primary and row.placeholder is None and fact not in ("split", "merged"):
                continue
            key = (fact, row.before if fact in _OF_THE_TEXT_BEFORE else row.after)
            if key not in counted:
                counted.add(key)
                counts[fact] += 1
    return tuple((fact, counts[fact]) for fact in ("unchanged", *FACTS) if counts[fact])


def words_behind_count(fact: str, count: int, words: Mapping[str, str]) -> str:
    """Return the words that stand behind a number of articles of which a fact holds.

    Args:
        fact: The fact, one of :data:`FACTS` or ``unchanged``.
        count: The number of articles.
        words: The words of the report.

    >>> from tracker.language.interface import words_of
    >>> words_behind_count("moved", 1, words_of("fr")), words_behind_count("moved", 2, words_of("fr"))
    ('déplacement', 'déplacements')
    >>> words_behind_count("footnotes", 1, words_of("en"))
    'with changed notes'
    """
    return words[fact if count == 1 and fact in _NAMED_IN_SINGULAR else f"{fact}_n"]
