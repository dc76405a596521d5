"""Plans of made-up histories: which stage was drafted from which, and what was done to it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from tests.support.histories.changes import CHANGES
from tests.support.histories.tongues import TONGUES

PACE = {
    "words inserted": 14, "words deleted": 9, "words replaced": 12, "bracket set": 5, "article bracketed": 1,
    "brackets lifted": 3, "sentence inserted": 4, "sentence dropped": 3, "sentence moved": 2, "sentence returned": 3,
    "paragraph inserted": 2, "paragraph dropped": 2, "paragraph moved": 2, "paragraph returned": 3,
    "article inserted": 2, "article dropped": 3.5, "article moved": 1.5, "article returned": 3, "article split": 1.2,
    "articles merged": 1.2, "numbered anew": 1, "line divided": 1, "lines joined": 1, "lines exchanged": 0.7,
    "lines labelled otherwise": 0.7, "heading replaced": 0.5, "recital inserted": 0.7, "recital dropped": 1,
    "recital moved": 0.5, "recital returned": 0.7,
}  # fmt: skip
"""How often each change is made, one beside the other."""
CALM = ("words inserted", "words deleted", "words replaced", "bracket set", "sentence inserted", "article inserted")
"""Changes of drafts that are kept alike: rival drafts differ in them and in what they drop."""


@dataclass(frozen=True, slots=True)
class Step:
    """One stage after the first.

    Attributes:
        changes: What is done, by names of :data:`~tests.support.histories.changes.CHANGES`, in order.
        predecessors: The stages that it is drafted from, from 0, the main one first.
    """

    changes: tuple[str, ...]
    predecessors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A history to be written.

    Attributes:
        seed: What the details are drawn from.
        language: One of the six.
        articles: The number of articles at first.
        steps: The stages after the first.
    """

    seed: int
    language: str
    articles: int
    steps: tuple[Step, ...]


def planned(
    seed: int, *, language: str = "en", stages: int = 5, articles: int = 12, pace: float = 0.6, rivals: bool = False
) -> Plan:
    """Draw a plan.

    Args:
        seed: The same seed gives the same plan.
        language: One of the six.
        stages: The number of stages.
        articles: The number of articles at first.
        pace: Changes a stage, for each article.
        rivals: Whether two stages are drafted from one, and the next from both.
    """
    random = Random(seed)
    names = list(PACE)
    steps = []
    fork = random.randint(1, stages - 3) if rivals and stages > 3 else 0
    for stage in range(1, stages):
        predecessors: tuple[int, ...] = (stage - 1,)
        changes = tuple(random.choices(names, list(PACE.values()), k=max(3, round(articles * pace))))
        if fork and stage in (fork, fork + 1):
            predecessors = (fork - 1,)
            changes = tuple(random.choices(CALM, k=max(3, round(articles * pace))))
        elif fork and stage == fork + 2:
            predecessors = (fork, fork + 1)
            changes = changes[: len(changes) // 3]
        steps.append(Step(changes, predecessors))
    return Plan(seed, language, articles, tuple(steps))


@st.composite
def plans(draw: st.DrawFn, *, stages: int = 4, articles: int = 8, languages: tuple[str, ...] = tuple(TONGUES)) -> Plan:
    """Draw plans that shrink to the fewest stages, articles and changes.

    Args:
        draw: What draws.
        stages: The largest number of stages.
        articles: The largest number of articles at first.
        languages: The languages.
    """
    steps: list[Step] = []
    for stage in range(1, draw(st.integers(2, stages))):
        changes = tuple(draw(st.lists(st.sampled_from(list(CHANGES)), max_size=5)))
        earlier: tuple[int, ...] = (stage - 1,)
        if stage > 1 and draw(st.integers(0, 4)) == 0:
            earlier = (draw(st.integers(0, stage - 2)),)
        if stage > 2 and draw(st.integers(0, 3)) == 0:
            earlier = (stage - 1, draw(st.integers(0, stage - 2)))
        steps.append(Step(changes, earlier))
    size = draw(st.integers(2, articles))
    return Plan(draw(st.integers(0, 999)), draw(st.sampled_from(languages)), size, tuple(steps))
