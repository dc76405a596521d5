"""Flags on the cross-references that a person should look at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.reference import ReferenceCheck, ReferenceStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.addresses.names import ProvisionNames
    from tracker.model.provision import Eid
    from tracker.report.view.doubts import Doubts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFlag:
    """A cross-reference in the text after that a person should look at.

    Attributes:
        start: First character of its number in the block's text after, from 0.
        end: One past the last character.
        text: The reason, in a sentence.
    """

    start: int
    end: int
    text: str


def flag_references(
    checks: Iterable[ReferenceCheck],
    names: tuple[ProvisionNames, ProvisionNames],
    words: Mapping[str, str],
    doubts: Doubts,
) -> dict[int, tuple[ReferenceFlag, ...]]:
    """Make the flags of each block, by its order in the text after; a number that follows a renumbering has none.

    Args:
        checks: The results of the comparison for the cross-references.
        names: The names of provisions before and after.
        words: The words of the report.
        doubts: The doubtful links.
    """
    flags: dict[int, list[ReferenceFlag]] = defaultdict(list)
    for check in checks:
        if check.status is not ReferenceStatus.UPDATED:
            flags[check.order].append(
                ReferenceFlag(start=check.start, end=check.end, text=_sentence(check, names, words, doubts))
            )
    return {order: tuple(block_flags) for order, block_flags in flags.items()}


def _sentence(
    check: ReferenceCheck,
    names: tuple[ProvisionNames, ProvisionNames],
    words: Mapping[str, str],
    doubts: Doubts,
) -> str:
    before, after = names
    wanted = [doubts.marked(after.name(eid), check.target_before, eid) for eid in check.expected]

    def list_names(eids: Iterable[Eid]) -> str:
        return words["listing"].join(map(after.name, eids))

    return words[_sentence_key(check)].format(
        text=check.reference,
        place=after.name(check.eid),
        pointed=before.name(check.target_before),
        points=list_names(check.targets),
        wanted=words["listing"].join(wanted),
    )


def _sentence_key(check: ReferenceCheck) -> str:
    """Choose the sentence for a stale or dangling reference, with or without a provision that it should name."""
    if check.status is ReferenceStatus.STALE:
        return "ref_stale" if check.expected else "ref_dropped"
    return "ref_gone" if check.target_before is not None and check.expected else "ref_nothing"
