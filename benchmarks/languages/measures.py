"""Claims of ``tracker languages``, compared with what was planted and with what a person found by reading."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from tests.support.planted.judge import Claim, Outcome, judge, places_of, provision
from tests.support.planted.plants import plants_of
from tracker.services.languages import align_languages

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from benchmarks.languages.data import Fact, Versions
    from tests.support.planted.judge import Verdict
    from tests.support.planted.plants import Plant
    from tracker.model.draft import DraftText

OWN = ("lights", "seeds")
"""The treaties that travel with the project."""


def claims_of(drafts: Sequence[DraftText]) -> list[Claim]:
    """Return what the program claims about versions of one text."""
    aligned = align_languages(drafts)
    claims = []
    for difference in aligned.differences:
        cells = aligned.rows[difference.row].cells
        places = frozenset((version, str(unit.eid)) for version, cell in enumerate(cells) for unit in cell)
        claims.append(Claim(difference.kind.value, places, difference.values))
    return claims


@dataclass(frozen=True)
class Planted:
    """The judgement of one planted difference."""

    text: str
    language: str
    plant: Plant
    verdict: Verdict


@dataclass
class FalseAlarms:
    """Claims about versions as they are, by standing.

    Attributes:
        provisions: Provisions of the version that has most.
        found: Claims that a reader found too.
        print_only: Claims about what only print makes different.
        wrong: The other claims.
        missed: What a reader found and the program did not.
    """

    provisions: int = 0
    found: list[Claim] = field(default_factory=list)
    print_only: list[Claim] = field(default_factory=list)
    wrong: list[Claim] = field(default_factory=list)
    missed: list[Fact] = field(default_factory=list)


def planted(
    versions: Versions,
    seed: str,
    *,
    languages: Collection[str] = (),
    kinds: Collection[str] = (),
    pairs: bool = False,
) -> list[Planted]:
    """Plant differences in every version in turn, and judge what the program claims.

    Args:
        versions: The versions.
        seed: Chooses the places.
        languages: Only in these versions; empty for all.
        kinds: Only these kinds; empty for all.
        pairs: Compare with one other version only, which the seed chooses, and not with all.
    """
    judged = []
    known: dict[tuple[int, ...], list[Claim]] = {}
    for number, (language, source) in enumerate(zip(versions.languages, versions.sources, strict=True)):
        if languages and language not in languages:
            continue
        random = Random(f"{seed} {versions.name} {language}")
        for plant in plants_of(source, random):
            others = [n for n in range(len(versions.drafts)) if n != number]
            taken = tuple(sorted((number, random.choice(others)))) if pairs else tuple(range(len(versions.drafts)))
            if kinds and plant.kind not in kinds:
                continue
            at = taken.index(number)
            before = tuple(versions.sources[n] for n in taken)
            if taken not in known:
                known[taken] = claims_of([version.draft for version in before])
            drafts = [plant.source.draft if n == number else versions.drafts[n] for n in taken]
            verdict = judge(plant, places_of(plant, before, at), claims_of(drafts), known[taken], at)
            judged.append(Planted(versions.name, language, plant, verdict))
    return judged


def false_alarms(versions: Versions, facts: Collection[Fact]) -> FalseAlarms:
    """Compare the claims about versions as they are with what a person found by reading."""
    alarms = FalseAlarms(max(len(draft.provisions) for draft in versions.drafts))
    of_text = [fact for fact in facts if fact.text == versions.name]
    named: set[Fact] = set()
    for claim in claims_of(versions.drafts):
        known = [fact for fact in of_text if _concerns(claim, fact)]
        named.update(known)
        standing = {fact.standing for fact in known}
        into = alarms.found if "difference" in standing else alarms.print_only if standing else alarms.wrong
        into.append(claim)
    alarms.missed += [fact for fact in of_text if fact.standing == "difference" and fact not in named]
    return alarms


def _concerns(claim: Claim, fact: Fact) -> bool:
    """Return whether a claim is about the place of a fact, or about something inside it."""
    places = {provision(eid) for _, eid in claim.places}
    return any(at == place or at.startswith(place + "__") for at in places for place in fact.places)


def table(judged: Sequence[Planted]) -> str:
    """Return how much was found, by kind, as a table in Markdown."""
    by_kind: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for one in judged:
        by_kind[one.plant.kind][one.verdict.outcome] += 1
    lines = [
        "| Planted | Number | Right place and kind | Right place | In its article | Missed |",
        "|---|---|---|---|---|---|",
    ]
    whole: Counter[Outcome] = Counter()
    for kind, counts in by_kind.items():
        whole += counts
        lines.append(_row(kind, counts))
    return "\n".join([*lines, _row("all", whole)])


def _row(name: str, counts: Counter[Outcome]) -> str:
    return f"| {name} | {counts.total()} | " + " | ".join(str(counts[outcome]) for outcome in Outcome) + " |"


def share_found(judged: Sequence[Planted]) -> float:
    """Return the share of planted differences that were found at the right place."""
    found = sum(one.verdict.outcome in {Outcome.RIGHT, Outcome.PLACE} for one in judged)
    return found / len(judged) if judged else 0.0
