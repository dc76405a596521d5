"""The numbers by which lines are joined in groups, and articles linked by their passages: one case on each side."""

from __future__ import annotations

import pytest

from tracker.diff.concordance.paragraphs import PASSED_PARAGRAPH_CONFIDENCE
from tracker.diff.match.absorbed import (
    ABSORBED_CONFIDENCE,
    CONTAINED_CONFIDENCE,
    RUN_LENGTH,
    absorbed_pairs,
    contained_pairs,
)
from tracker.diff.match.confidence import LINK_THRESHOLD
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


@pytest.mark.parametrize(
    ("kept", "size", "divided"), [(5, 9, True), (4, 7, False), (2, 3, False), (2, 2, True), (1, 1, True)]
)
def test_five_words_of_a_line_come_from_it_or_all_of_its_end(kept: int, size: int, divided: bool) -> None:
    rest = words("substantial", 6)
    second = " ".join([*rest[:kept], *words("other", size - kept)])

    assert is_divided(f"{FIRST} {' '.join(rest[:kept])}", FIRST, second) is divided


@pytest.mark.parametrize(("shifted", "joined"), [(8, True), (7, False)])
def test_eight_words_that_pass_from_line_to_line_are_kept(shifted: int, joined: bool) -> None:
    passage, rest = " ".join(words("passage", shifted)), " ".join(words("rest", 12))
    before, after = (
        parse("### Article 1\n\n" + "\n\n".join(side) + "\n")[0]
        for side in ((f"{FIRST} {passage}", rest), (FIRST, f"{passage} {rest}"))
    )

    assert any(block.end is not RunKind.KEPT for block in compare(before, after).blocks) is joined


@pytest.mark.parametrize(("size", "kept"), [(5, True), (6, False)])
def test_small_words_beside_a_break_stay_in_a_short_change(size: int, kept: bool) -> None:
    before, after = ([*words(f"{side}a", 2), "and", *words(f"{side}b", size - 2), "last"] for side in ("old", "new"))
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

    assert LINK_THRESHOLD == ABSORBED_CONFIDENCE == 0.34 < PASSED_PARAGRAPH_CONFIDENCE == 0.5 < PROBABLY
    assert [row.confidence for row in rows if row.before == "art_3"] == [0.34]
    assert not any(row.deleted for row in rows)


def rows_below(*texts: str) -> dict[tuple[str | None, str | None], float | None]:
    """Return the confidence of each row below articles, by its addresses."""
    before, after = (parse(text)[0] for text in texts)
    below = (ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH)
    return {(row.before, row.after): row.confidence for row in compare(before, after).concordance if row.level in below}


def test_the_confidence_of_a_paragraph_comes_from_its_place_and_its_words() -> None:
    kept = words("kept", 8)
    old, new = " ".join([*kept, *words("old", 2)]), " ".join([*kept, *words("new", 2)])
    in_place = rows_below(f"### Article 1\n\n{old}\n", f"### Article 1\n\n{new}\n")
    article = f"### Article 1\n\n{FIRST}\n\n{' '.join(words('second', 30))}\n"
    moved = rows_below(f"{article}\n{old}\n", f"{article.replace(FIRST, f'{new}{chr(10)}{chr(10)}{FIRST}')}")

    assert in_place["art_1__al_1", "art_1__al_1"] == pytest.approx(0.775 + 0.225 * 0.8)
    assert moved["art_1__al_3", "art_1__al_1"] == pytest.approx(0.55 + 0.45 * 0.8)


@pytest.mark.parametrize(("went", "linked"), [(13, True), (12, False)])
def test_a_paragraph_lives_on_if_three_fifths_of_its_contents_do(went: int, linked: bool) -> None:
    points = [" ".join(words(f"point{chr(97 + n)}", 10)) for n in range(21)]
    other = [" ".join(words(f"other{chr(97 + n)}", 10)) for n in range(went, 21)]

    def article(lead: str, lines: list[str]) -> str:
        labelled = "".join(f"##### ({chr(97 + n)})\n\n{line}\n\n" for n, line in enumerate(lines))
        return f"### Article 1\n\n{FIRST}\n\n#### 1.\n\n{lead}\n\n{labelled}"

    found = rows_below(
        article("Each Party reports:", points), article("The Board is told of", [*points[:went], *other])
    )

    assert (("art_1__para_1", "art_1__para_1") in found) is linked


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize(("went", "linked"), [(13, True), (12, False)])
def test_a_paragraph_of_which_the_points_became_paragraphs_was_split(went: int, linked: bool, back: bool) -> None:
    points = [" ".join(words(f"point{chr(97 + n)}", 10)) for n in range(21)]
    labelled = "".join(f"##### ({chr(97 + n)})\n\n{line}\n\n" for n, line in enumerate(points))
    numbered = "".join(f"#### {n}.\n\n{line}\n\n" for n, line in enumerate(points[:went], 1))
    texts = f"### Article 1\n\n{FIRST}\n\n#### 1.\n\nReports:\n\n{labelled}", f"### Article 1\n\n{FIRST}\n\n{numbered}"
    found = rows_below(*(reversed(texts) if back else texts))
    places = [pair[::-1] if back else pair for pair in found]

    assert {new for old, new in places if old == "art_1__para_1"} == (
        {f"art_1__para_{n}" for n in range(1, went + 1)} if linked else {None}
    )


@pytest.mark.parametrize(("size", "longer", "found"), [(12, 25, True), (12, 26, False), (13, 20, False), (2, 5, True)])
def test_a_short_article_lives_on_with_all_its_words(size: int, longer: int, found: bool) -> None:
    others = [*range(size - 1), *range(100, 100 + longer - size), size - 1]

    assert contained_pairs([range(size)], [others], []) == ([(0, 0)] if found else [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ports are open.", "Ports and canals are open."),
        ("Les ports sont ouverts.", "Les ports et les canaux sont ouverts."),
        ("Los puertos son libres.", "Los puertos y canales son libres."),
        ("Порты открыты.", "Порты и каналы открыты."),
        ("الموانئ مفتوحة.", "الموانئ والقنوات مفتوحة."),
        ("港口开放。", "港口和运河开放。"),
    ],
)
def test_a_short_article_with_more_words_is_probably_the_same(before: str, after: str) -> None:
    old, new = (parse(f"### Article 1\n\n{text}\n")[0] for text in (before, after))
    for found in (compare(old, new), compare(new, old)):
        (row,) = [row for row in found.concordance if row.level is ProvisionKind.ARTICLE]

        assert (row.before, row.after, row.confidence) == ("art_1", "art_1", CONTAINED_CONFIDENCE)
        assert row.reason is not None
        assert min(row.reason.share_before, row.reason.share_after) > 0
