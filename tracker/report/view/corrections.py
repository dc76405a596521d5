"""The corrections of the table of concordance that people stated, with names for their provisions and their outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.correction import Correction, Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tracker.model.provision import Eid


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """One correction, and its outcome.

    Attributes:
        verdict: The kind of statement: confirm, pin or forbid.
        before: Name of the provision before: "Article 5 (2)"; empty for none.
        after: The same after.
        before_eid: Its address; None for none.
        after_eid: The same after.
        author: The person who stated it, ``Name <address>``.
        reason: The reason that the person gave.
        date: The time of the statement, in ISO form.
        outcome: Agreement of the program with it.
        confidence: Confidence of the program without it; None where a confidence has no meaning.
        set_aside: The reason why it was left out, in words; else empty.
        remarks: Sentences on how it was carried over to a text that was replaced since.
    """

    verdict: Verdict
    before: str
    after: str
    before_eid: Eid | None
    after_eid: Eid | None
    author: str
    reason: str
    date: str
    outcome: Outcome
    confidence: float | None
    set_aside: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def author_name(self) -> str:
        """The author without the address."""
        return self.author.partition(" <")[0]

    @property
    def clause(self) -> str:
        """The statement as a clause: "Article 3 is Article 2"."""
        correction = Correction(verdict=self.verdict, before=self.before_eid, after=self.after_eid)
        return correction_clause(correction, (self.before, self.after))

    @property
    def eid_pair(self) -> str:
        """The two sides as the command line takes them: ``art_3=art_2``, ``none=art_2``."""
        return f"{self.before_eid or 'none'}={self.after_eid or 'none'}"


def corrections_about(
    corrections: Iterable[CorrectionView], addresses: tuple[Collection[Eid], Collection[Eid]]
) -> tuple[CorrectionView, ...]:
    """Return the corrections that touch some provisions: one of them, what stands in it, or what it stands in.

    Args:
        corrections: The corrections.
        addresses: Addresses before, and addresses after.
    """

    def touches(eid: Eid | None, asked: Collection[Eid]) -> bool:
        return eid is not None and any(
            f"{eid}__".startswith(f"{other}__") or f"{other}__".startswith(f"{eid}__") for other in asked
        )

    return tuple(
        item for item in corrections if touches(item.before_eid, addresses[0]) or touches(item.after_eid, addresses[1])
    )


def correction_clause(correction: Correction, names: tuple[str, str]) -> str:
    """Return the statement of a correction as a clause.

    Args:
        correction: The correction.
        names: The names of its two sides; empty for none.

    >>> correction_clause(Correction(verdict=Verdict.FORBID, before="art_3", after="art_2"), ("Article 3", "Article 2"))
    'Article 3 is not Article 2'
    >>> correction_clause(Correction(verdict=Verdict.PIN, before=None, after="art_2"), ("", "Article 2"))
    'Article 2 is new'
    """
    if correction.before is None:
        return f"{names[1]} is new"
    if correction.after is None:
        return f"{names[0]} is dropped"
    return f"{names[0]} is {'not ' * (correction.verdict is Verdict.FORBID)}{names[1]}"


def end_sentence(words: str) -> str:
    """Return words with one full stop, which they may end in already.

    >>> end_sentence("Kept: Article 9, 1. is new"), end_sentence("The program links Article 9, 1.")
    ('Kept: Article 9, 1. is new.', 'The program links Article 9, 1.')
    """
    return words.rstrip(".") + "."
