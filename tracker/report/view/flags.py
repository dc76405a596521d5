"""Cross-references that should be looked at, as flags on the lines they stand in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.reference import ReferenceCheck, ReferenceStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.model.provision import Eid
    from tracker.report.view.provision_names import ProvisionNames


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFlag:
    """A cross-reference in the text after that should be looked at.

    Attributes:
        start: Where its number begins in the block's text after.
        end: Where it ends.
        text: What is the matter, in a sentence.
    """

    start: int
    end: int
    text: str


def flag_references(
    reference_checks: Iterable[ReferenceCheck], places: tuple[ProvisionNames, ProvisionNames], words: Mapping[str, str]
) -> dict[int, tuple[ReferenceFlag, ...]]:
    """The flags of each block, by its place in the text after; numbers that only follow have none.

    Args:
        reference_checks: What the comparison says of the references.
        places: The names of provisions before and after.
        words: The words of the report.
    """
    out: dict[int, list[ReferenceFlag]] = defaultdict(list)
    for reference_check in reference_checks:
        if reference_check.verdict is not ReferenceStatus.UPDATED:
            flag = ReferenceFlag(
                start=reference_check.start, end=reference_check.end, text=_sentence(reference_check, places, words)
            )
            out[reference_check.order].append(flag)
    return {order: tuple(found) for order, found in out.items()}


def _sentence(
    reference_check: ReferenceCheck, places: tuple[ProvisionNames, ProvisionNames], words: Mapping[str, str]
) -> str:
    before, after = places

    def several(eids: Iterable[Eid]) -> str:
        return words["listing"].join(map(after.name, eids))

    return words[_key(reference_check)].format(
        text=reference_check.reference,
        place=after.name(reference_check.eid),
        pointed=before.name(reference_check.pointed),
        points=several(reference_check.points),
        wanted=several(reference_check.wanted),
    )


def _key(reference_check: ReferenceCheck) -> str:
    """Which of the sentences about references holds."""
    if reference_check.verdict is ReferenceStatus.STALE:
        return "ref_stale" if reference_check.wanted else "ref_dropped"
    return "ref_gone" if reference_check.pointed is not None and reference_check.wanted else "ref_nothing"
