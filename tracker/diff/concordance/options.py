"""The outcome of options: which one was chosen, which fell; and, the other way round, what became one of several."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from tracker.model.concordance import Correspondence, OptionOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.addresses.options import Option
    from tracker.diff.match.provisions import ProvisionLink
    from tracker.diff.prepare.layout import Layout
    from tracker.model.provision import Eid

CHOSEN_SHARE = 0.8
"""Share of the words of an article that must stand in one option for it to be the option that was chosen. Below it the
article may be a compromise between the options, and stays what the matching says: merged."""

SURVIVING_SHARE = 0.6
"""Share of the words of an option that fell from which on its row names the article in which they stand: no article is
called dropped of which three fifths of the words stand in one article after."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The outcomes of the options of two drafts.

    Attributes:
        before: By the address before of an option or of an article in it.
        after: The same by the address after, where options were added.
    """

    before: Mapping[Eid, OptionOutcome]
    after: Mapping[Eid, OptionOutcome]

    def inverted(self) -> Outcomes:
        """Return the same with the sides exchanged."""
        return Outcomes(
            {eid: outcome.inverted() for eid, outcome in self.after.items()},
            {eid: outcome.inverted() for eid, outcome in self.before.items()},
        )


def settle_options(
    links: Sequence[ProvisionLink], before: Layout, after: Layout
) -> tuple[list[ProvisionLink], Outcomes]:
    """Find the outcome of options, and leave out the links of those that fell.

    Args:
        links: The links of provisions.
        before: One draft.
        after: The other.

    Returns:
        The links, in their order, and the outcomes.
    """
    out, chosen = _settle(links, before.options, after.options)
    back, offered = _settle([link.inverted() for link in out], after.options, before.options)
    return [link.inverted() for link in back], Outcomes(
        chosen, {eid: outcome.inverted() for eid, outcome in offered.items()}
    )


def _settle(
    links: Sequence[ProvisionLink], groups: Iterable[Sequence[Option]], later: Iterable[Sequence[Option]]
) -> tuple[list[ProvisionLink], dict[Eid, OptionOutcome]]:
    """Settle the groups of options before of which one is left after."""
    out = list(links)
    outcomes: dict[Eid, OptionOutcome] = {}
    still_open = {eid for group in later for option in group for eid in option.articles}
    for group in groups:
        of_option = [[link for link in out if link.before in option.articles] for option in group]
        targets = {link.after for link in chain(*of_option)}
        if not targets or not targets.isdisjoint(still_open):
            continue
        weights = [sum(link.similarity for link in found) for found in of_option]
        chosen = max(range(len(group)), key=weights.__getitem__)
        own = {link.after: link for link in of_option[chosen]}
        others = [link for n, found in enumerate(of_option) if n != chosen for link in found]
        if weights.count(weights[chosen]) > 1 or not all(_is_explained(link, own) for link in others):
            continue
        # What fell is not called dropped if its words stand in the option that was chosen.
        fell = {link.pair: link.reason.share_before >= SURVIVING_SHARE for link in others}
        won = {link.pair for link in of_option[chosen] if link.after in {other.after for other in others}}
        out = [
            replace(link, primary=link.pair in won) if link.pair in won or link.pair in fell else link
            for link in out
            if fell.get(link.pair, True)
        ]
        for n, option in enumerate(group):
            outcome = OptionOutcome.CHOSEN if n == chosen else OptionOutcome.FELL
            outcomes |= dict.fromkeys((option.eid, *option.articles), outcome)
    return out, outcomes


def _is_explained(link: ProvisionLink, chosen: Mapping[Eid, ProvisionLink]) -> bool:
    """Return whether the words of an article after stand in the option that was chosen anyway."""
    best = chosen.get(link.after)
    return best is not None and best.reason.share_after >= CHOSEN_SHARE


def mark_options(rows: Iterable[Correspondence], outcomes: Outcomes) -> tuple[Correspondence, ...]:
    """Return rows that say what became of the options.

    Args:
        rows: All rows of the table.
        outcomes: The outcomes of the options.
    """
    if not outcomes.before and not outcomes.after:
        return tuple(rows)
    return tuple(_marked(row, outcomes) for row in rows)


def _marked(row: Correspondence, outcomes: Outcomes) -> Correspondence:
    outcome = outcomes.before.get(row.before) if row.before else None
    outcome = outcome or (outcomes.after.get(row.after) if row.after else None)
    if outcome is None:
        return row
    # The drafts of one provision are neither merged into it, nor is it split into them.
    if outcome in (OptionOutcome.CHOSEN, OptionOutcome.FELL):
        return replace(row, option=outcome, merged=False)
    return replace(row, option=outcome, split=False)
