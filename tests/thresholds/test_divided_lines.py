"""The numbers by which lines are joined in groups, and articles linked by their passages: one case on each side."""

from __future__ import annotations

import pytest

from tracker.diff.concordance.paragraphs import PASSED_PARAGRAPH_CONFIDENCE
from tracker.diff.match.absorbed import ABSORBED_CONFIDENCE, RUN_LENGTH, absorbed_pairs
from tracker.diff.redline import compare
from tracker.diff.wording.runs import line_runs
from tracker.model.concordance import PROBABLY
from tracker.model.provision import ProvisionKind
from tracker.model.redline import RunKind
from tracker.text.parser import parse


def words(name: str, number: int) -> list[str]:
    """Return so many different words that begin with a name."""
    return [f"{name}{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(number)]


def is_divided(line: str, *pieces: str) -> bool:
    """Return whether a line of an article is divided into lines of the article after."""
    before, after = (parse("### Article 1\n\n" + "\n\n".join(side) + "\n")[0] for side in ([line], pieces))
    return any(block.end is not RunKind.KEPT for block in compare(before, after).blocks)


FIRST = " ".join(words("first", 12))


@pytest.mark.parametrize(("kept", "divided"), [(5, True), (4, False)])
def test_half_of_a_line_comes_from_the_line_that_was_divided(kept: int, divided: bool) -> None:
    rest = words("rest", 10)
    second = " ".join([*rest[:kept], *words("other", 10 - kept)])

    assert is_divided(f"{FIRST} {' '.join(rest)}", FIRST, second) is divided


@pytest.mark.parametrize(("kept", "size", "divided"), [(2, 3, True), (1, 2, False), (1, 1, True)])
def test_two_words_of_a_line_come_from_it_or_all(kept: int, size: int, divided: bool) -> None:
    rest = words("substantial", 3)
    second = " ".join([*rest[:kept], *words("other", size - kept)])

    assert is_divided(f"{FIRST} {' '.join(rest[:kept])}", FIRST, second) is divided


@pytest.mark.parametrize(("size", "kept"), [(2, True), (3, False)])
def test_small_words_beside_a_break_stay_in_a_short_change(size: int, kept: bool) -> None:
    before, after = ([*words(f"{side}a", size), "and", *words(f"{side}b", size), "last"] for side in ("old", "new"))
    runs = line_runs([" ".join([FIRST, *before])], [FIRST, " ".join(after)])

    assert ("and" in " ".join(run.text for run in runs if run.kind is RunKind.KEPT).split()) is kept


@pytest.mark.parametrize(("common", "size", "found"), [(6, 10, True), (5, 9, False), (4, 4, False)])
def test_an_article_lives_on_from_three_fifths_in_runs_of_five(common: int, size: int, found: bool) -> None:
    alone = [*range(common), *range(100, 100 + size - common)]

    assert RUN_LENGTH == 5
    assert absorbed_pairs([alone], [[*range(50, 60), *range(common), *range(60, 70)]], []) == (
        [(0, 0)] if found else []
    )


def test_a_link_by_passages_alone_is_probable_and_no_more() -> None:
    formula = "This Convention shall enter into force on the thirtieth day after the deposit of the fifth instrument."
    texts = [
        f"### Article 1\n\nLighthouses are lit at dusk.\n\n### Article 2\n\n{formula}\n\n### Article 3\n\n{formula}\n",
        f"### Article 1\n\nLighthouses are lit at dusk.\n\n### Article 2\n\n{formula}\n",
    ]
    before, after = (parse(text)[0] for text in texts)
    rows = [row for row in compare(before, after).concordance if row.level is ProvisionKind.ARTICLE]

    assert ABSORBED_CONFIDENCE == PASSED_PARAGRAPH_CONFIDENCE == 0.5 < PROBABLY
    assert [row.confidence for row in rows if row.before == "art_3"] == [0.5]
    assert not any(row.deleted for row in rows)
