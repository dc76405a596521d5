"""Checks cross-references: those that lead nowhere, and, against an earlier draft, to a wrong provision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.finding import Finding
from tracker.model.reference import ReferenceStatus
from tracker.references.resolve import Index, references_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.model.reference import ReferenceCheck


def references_to_nothing(draft: DraftText) -> Iterator[Finding]:
    """Yield references to provisions that the draft does not have; references to other texts are passed over."""
    index = Index(draft)
    for order, eid, references in references_of(draft, index):
        text = draft.blocks[order][1].text
        reported = set()
        for reference in references:
            for mention in reference.mentions:
                lacking = index.target(mention, eid).lacking
                if lacking is None or (number := mention.numbers[lacking]).start in reported:
                    continue
                reported.add(number.start)
                printed = text[number.start : number.end]
                whole = text[reference.start : reference.end]
                yield Finding(
                    check="reference-to-nothing",
                    eid=eid,
                    message=f"“{whole}” points to nothing",
                    cause=f"The text has no provision {printed} to which it could refer",
                    remedy="Correct the number, or, if another text is meant, name it",
                    start=number.start,
                    end=number.end,
                )


def stale_references(
    reference_checks: Iterable[ReferenceCheck], names: tuple[Callable[[Eid], str], ...]
) -> Iterator[Finding]:
    """Yield references that were left unchanged while the provision that they name was renumbered or deleted.

    Args:
        reference_checks: The references of the draft as a comparison with an earlier draft judges them.
        names: Functions that return the name of a provision before, and after.
    """
    before, after = names
    for check in reference_checks:
        if check.status is not ReferenceStatus.STALE or check.target_before is None:
            continue
        was, now = before(check.target_before), " or ".join(map(after, check.targets))
        wanted = " or ".join(map(after, check.expected))
        became = f"which is now {wanted}" if wanted else "which was dropped"
        yield Finding(
            check="stale-reference",
            eid=check.eid,
            message=f"“{check.reference}” may point to the wrong provision",
            cause=f"It pointed to {was}, {became}; now it points to {now}",
            remedy=f"Point to {wanted}" if wanted else "Delete the reference, or point to what took its place",
            start=check.start,
            end=check.end,
        )
