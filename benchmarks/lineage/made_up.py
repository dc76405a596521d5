"""Measure the lineage on made-up histories, whose truth is known: ``python -m benchmarks.lineage.made_up [SEEDS]``.

Prints Markdown: a table of the threads, returns and origins by language, and one of the origins by the kind of edit
that brought the words to their place.
"""

from __future__ import annotations

import sys
from collections import Counter

from tests.support.histories.history import written
from tests.support.histories.measures import Scores
from tests.support.histories.plans import planned
from tests.support.histories.tongues import TONGUES

SEEDS = 50
STAGES, ARTICLES, PACE = 6, 12, 0.8
"""The size of a history, and the changes for each article at each stage: those of a lively negotiation."""
RIVALS = 3
"""In one history of so many, two stages are drafted from one, and the next from both."""


def measured(language: str, seeds: int) -> Scores:
    """Return the scores of so many histories in a language."""
    scores = Scores()
    for seed in range(seeds):
        scores.add(written(planned(
            seed, language=language, stages=STAGES, articles=ARTICLES, pace=PACE, rivals=seed % RIVALS == 0
        )))  # fmt: skip
    return scores


def tables(found: dict[str, Scores]) -> str:
    """Return the scores by language as two tables in Markdown."""
    lines = [
        "| Language | Threads: precision | recall | Returns: found | of | false | Words | Origin right |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for language, scores in found.items():
        threads, returns = scores.threads, scores.returns
        lines.append(
            f"| {language} | {threads.precision:.2%} | {threads.recall:.2%} | {returns.right} |"
            f" {returns.right + returns.missed} | {returns.wrong} | {scores.words.total():,} | {scores.origin:.2%} |"
        )
    words: Counter[tuple[str, bool]] = sum((scores.words for scores in found.values()), Counter())
    every = Scores(words=words)
    lines += ["", "| Words brought to their place by | Words | Origin right |", "|---|---|---|"]
    events = sorted({event for event, _ in words}, key=lambda event: (every.share([event]), event))
    lines += [
        f"| {event} | {words[event, True] + words[event, False]:,} | {every.share([event]):.2%} |" for event in events
    ]
    lines.append(f"| all | {words.total():,} | {every.origin:.2%} |")
    return "\n".join(lines)


def main(seeds: int = SEEDS) -> None:
    """Measure and print."""
    found = {}
    for language in TONGUES:
        found[language] = measured(language, seeds)
        sys.stderr.write(f"{language}: {found[language].origin:.2%} of the words right\n")
    print(f"{seeds} histories a language, of {STAGES} stages and {ARTICLES} articles at first.\n")
    print(tables(found))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
