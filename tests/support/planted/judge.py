"""Judges an answer about language versions by what was planted.

An answer is a set of claims: each with its kind, and for each version the addresses that it concerns. What an answer
claims of the versions before anything was planted is taken away first; so only what the plant brought is judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tests.support.planted.plants import RIGHT_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tests.support.planted.plants import Plant
    from tests.support.planted.source import Source

_SUFFIXES = (
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies", "undecies", "duodecies",
)  # fmt: skip
_TO_PROVISION = re.compile(r"__(?:al_\d+|intro|wrapup)(?:~\d+)?$")


@dataclass(frozen=True, slots=True)
class Claim:
    """One difference that an answer names.

    Attributes:
        kind: Its kind, as the answer names it.
        places: Addresses that it concerns; for each a version by its number, from 0.
        values: What each version is said to have.
    """

    kind: str
    places: frozenset[tuple[int, str]]
    values: tuple[str, ...] = ()


class Outcome(StrEnum):
    """Degree to which an answer knows a planted difference."""

    RIGHT = "right place and kind"
    PLACE = "right place"
    NEAR = "in its article"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of an answer about one plant.

    Attributes:
        outcome: What it knows of the plant.
        elsewhere: Claims about other articles, which the plant did not bring.
    """

    outcome: Outcome
    elsewhere: tuple[Claim, ...] = ()


def provision(eid: str) -> str:
    """Return the address of the provision in which a line stands.

    >>> provision("art_5__para_1__al_2"), provision("recs__rec_3")
    ('art_5__para_1', 'recs__rec_3')
    """
    return _TO_PROVISION.sub("", eid)


def unit(eid: str) -> str:
    """Return the article, recital, annex or note in which an address is.

    >>> unit("part_I__art_5__para_1"), unit("annex_I__para_2__point_a"), unit("recs__rec_3__al_1"), unit("title")
    ('art_5', 'annex_I', 'rec_3', 'title')
    """
    steps = eid.split("__")
    named = [step for step in steps if step.startswith(("art_", "rec_", "annex_", "note_", "sec_"))]
    return named[0] if named else steps[0]


def counterpart(before: Source, block: int, other: Source) -> str:
    """Return the address in another version of what stands at a block of a version; empty if nobody can say.

    Versions of one shape have the same provisions in the same order; where their shape differs, only what has the same
    address in both is known.
    """
    mine, theirs = before.draft.blocks, other.draft.blocks
    if len(mine) == len(theirs):
        return provision(theirs[block][0])
    wanted = without_suffix_style(provision(mine[block][0]))
    found = (provision(there) for there, _ in theirs)
    return next((eid for eid in found if without_suffix_style(eid) == wanted), "")


def without_suffix_style(eid: str) -> str:
    """Return an address in which 9a, 9b and 9 bis, 9 ter are one.

    >>> without_suffix_style("art_9ter__para_4bis") == without_suffix_style("art_9b__para_4a")
    True
    """
    for n, suffix in reversed(list(enumerate(_SUFFIXES))):
        eid = re.sub(rf"(?<=\d){suffix}(?=__|~|$)", chr(ord("a") + n), eid)
    return eid


def places_of(plant: Plant, before: tuple[Source, ...], version: int) -> frozenset[tuple[int, str]]:
    """Return the addresses in all versions of what a plant changed in one of them."""
    found = {(version, plant.eid)}
    for number, other in enumerate(before):
        if number != version:
            found.update((number, counterpart(before[version], block, other)) for block in (plant.line, *plant.also))
    found.update((version, provision(before[version].draft.blocks[block][0])) for block in plant.also)
    return frozenset((number, eid) for number, eid in found if eid)


def judge(
    plant: Plant,
    places: Collection[tuple[int, str]],
    claims: Iterable[Claim],
    known: Collection[Claim],
    version: int,
) -> Verdict:
    """Judge the claims about versions of which one has a planted difference.

    Args:
        plant: The plant.
        places: The addresses of what was changed, in all versions before the change.
        claims: The claims of the answer.
        known: The claims about the versions before the change.
        version: The version that was changed; its addresses may be others now.
    """
    before = {(claim.kind, claim.places, claim.values) for claim in known}
    new = [claim for claim in claims if (claim.kind, claim.places, claim.values) not in before]
    # Where the answer puts it otherwise because of the plant (another majority), it is no news either.
    shapes = {(claim.kind, frozenset(provision(eid) for n, eid in claim.places if n != version)) for claim in known}
    new = [c for c in new if (c.kind, frozenset(provision(e) for n, e in c.places if n != version)) not in shapes
           or _touches(c, places)]  # fmt: skip
    here = [claim for claim in new if _touches(claim, places)]
    units = {(number, unit(eid)) for number, eid in places}
    near = [claim for claim in new if any((number, unit(eid)) in units for number, eid in claim.places)]
    # What is inside a dropped article, or of the same kind beside it, follows from the plant.
    elsewhere = tuple(claim for claim in new if claim not in here and claim not in near)
    if any(claim.kind in RIGHT_KINDS[plant.kind] for claim in here):
        return Verdict(Outcome.RIGHT, elsewhere)
    if here:
        return Verdict(Outcome.PLACE, elsewhere)
    return Verdict(Outcome.NEAR if near else Outcome.MISSED, elsewhere)


def _touches(claim: Claim, places: Collection[tuple[int, str]]) -> bool:
    """Return whether a claim is about a provision, what is right inside it, or the provision right above it."""
    for number, eid in claim.places:
        at = provision(eid)
        for there, wanted in places:
            if number == there and (at == wanted or at.startswith(wanted + "__") or wanted.rpartition("__")[0] == at):
                return True
    return False
