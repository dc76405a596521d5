"""The form of the words of changes of substance: for each class its phrases, by the meaning that they share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Force(IntEnum):
    """Force of a modal: the ladder on which readers of drafts look first ("should" nearly sank article 4.4 of Paris).

    Attributes:
        MAY: A permission or a possibility: may, can.
        ENCOURAGED: A wish: is encouraged to, is invited to.
        SHOULD: A recommendation: should, ought to, would.
        WILL: A statement about the future, or a duty in a softer form: will, is to.
        SHALL: A duty: shall, must, is required to, undertakes to.
    """

    MAY = 1
    ENCOURAGED = 2
    SHOULD = 3
    WILL = 4
    SHALL = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstanceWords:
    """The words of one language. All patterns are compared without regard to case; a blank stands for any blanks.

    Attributes:
        language: Its tag.
        boundaries: Whether words stand between blanks, so that a pattern begins and ends at the edge of a word.
        modals: For each force the patterns of its modals.
        prohibitions: Patterns of modals with their negation: "shall not", "may not", 不得.
        weak_prohibitions: The same of recommendations: "should not".
        negations: Patterns of the words that negate.
        plain_negations: Pattern of those that negate a verb by themselves; empty where two words do it, as in French.
        auxiliaries: Pattern of the words that come with a negation: the "do" of "do not apply".
        conditions: Patterns of softeners and conditions, by what they say.
        entitlements: Pattern of words behind a modal that make it speak of a right: "be entitled".
        subordinate: Pattern of words that open a subordinate clause, in which "will" is no duty.
        only: Pattern of words that restrict, which together with a negation can cancel one: "only".
        acts: Pattern of the words before "of" and a date that belongs to the name of an act: "Convention of 1969".
        exceptions: Patterns of the words of exceptions, by what they say.
        times: Patterns of words of time without a number, by what they say; where the name ends in a colon the words
            themselves say it.
        defines: Pattern of the verb of a definition: "means".
        denotes: Pattern of other verbs of definitions, which count only behind a term in quotation marks.
        verbs: Patterns of the verbs of duties, by what they say.
        heads: Patterns of the verbs at the head of recitals and operative paragraphs, by what they say.
        empty: Pattern of words without a meaning of their own: articles, "the said", "thereof".
    """

    language: str
    boundaries: bool = True
    modals: Mapping[Force, str]
    prohibitions: str
    weak_prohibitions: str
    negations: str
    plain_negations: str
    auxiliaries: str
    conditions: Mapping[str, str]
    entitlements: str
    subordinate: str
    only: str
    acts: str
    exceptions: Mapping[str, str]
    times: Mapping[str, str]
    defines: str
    denotes: str
    verbs: Mapping[str, str]
    heads: Mapping[str, str]
    empty: str
