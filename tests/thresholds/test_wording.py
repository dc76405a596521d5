"""Which lines are one line reworded, and which words are kept: one case on each side of every threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.diff.match import texts
from tracker.diff.match.provisions import ProvisionLink
from tracker.diff.prepare.layout import Layout
from tracker.diff.prepare.vocabulary import ProvisionText, Vocabulary
from tracker.diff.wording import align
from tracker.diff.wording.line_pairs import pair_blocks
from tracker.model.concordance import Ground, Reason
from tracker.model.provision import Eid, ProvisionKind
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable


def words(name: str, number: int) -> list[str]:
    """Return so many different words that begin with a name."""
    return [f"{name}{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(number)]


def lines(name: str, number: int) -> list[str]:
    """Return so many lines of twelve words that stand nowhere else."""
    return [" ".join(words(f"{name}{chr(97 + n)}", 12)) for n in range(number)]


KEPT, OTHER, DROPPED, NEW = lines("kept", 6), lines("other", 5), lines("dropped", 20), lines("new", 20)


def paired(before: list[list[str]], after: list[list[str]], line: str) -> bool:
    """Return whether a line before is paired with any line after, in two texts of articles of such lines."""
    return partner(before, after, line) is not None


def partner(before: list[list[str]], after: list[list[str]], line: str) -> str | None:
    """Return the line after with which a line before is paired; None where there is none."""
    drafts = [
        parse(
            "".join(
                f"### Article {n}\n\n" + "".join(f"{text}\n\n" for text in article) for n, article in enumerate(side, 1)
            )
        )[0]
        for side in (before, after)
    ]
    links = [article_link(n) for n in range(1, min(len(before), len(after)) + 1)]
    place = next(n for n, (_, block) in enumerate(drafts[0].blocks) if block.text == line)
    other = pair_blocks(Layout(drafts[0]), Layout(drafts[1]), links).get(place)
    return None if other is None else drafts[1].blocks[other][1].text


def article_link(number: int) -> ProvisionLink:
    """Return the primary link of two articles of one number."""
    eid = Eid(f"art_{number}")
    return ProvisionLink(
        level=ProvisionKind.ARTICLE,
        before=eid,
        after=eid,
        similarity=1.0,
        confidence=1.0,
        reason=Reason(ground=Ground.PASSAGE),
    )


def changed(common: list[str], size: int) -> str:
    """Return a line before of so many words, of which these are kept."""
    return " ".join(["first", *common, *words("old", size - len(common))])


@pytest.mark.parametrize(("common", "one"), [(11, False), (12, True)])
def test_lines_of_linked_articles_need_a_likeness_to_be_one(common: int, one: bool) -> None:
    """The line crossed the whole article, and its words stand in another order: the cosine is 0.18 or 0.21."""
    kept = words("common", common)
    old, new = changed(kept, 30), " ".join([*words("fresh", 31 - common), *reversed(kept)])

    assert paired([[old, *DROPPED, *KEPT]], [[*KEPT, *NEW, new]], old) is one


@pytest.mark.parametrize(("common", "one"), [(8, False), (9, True)])
def test_lines_between_the_same_neighbours_need_words_in_common_to_be_one(common: int, one: bool) -> None:
    """Of 31 words on either side 8 or 9 are common: 0.258 or 0.290."""
    kept = words("common", common)
    old, new = changed(kept, 30), " ".join([*words("fresh", 31 - common), *kept])

    assert paired([[KEPT[0], old, *KEPT[1:]]], [[KEPT[0], new, *KEPT[1:]]], old) is one


@pytest.mark.parametrize(("common", "one"), [(27, False), (28, True)])
def test_lines_of_articles_that_are_not_linked_need_more_to_be_one(common: int, one: bool) -> None:
    kept = words("common", common)
    old, new = changed(kept, 40), " ".join([*words("fresh", 41 - common), *kept])

    assert paired([[*KEPT, *DROPPED, old], OTHER], [[*KEPT, *NEW], [*OTHER, new]], old) is one


@pytest.mark.parametrize(("common", "stays"), [(26, False), (27, True)])
def test_a_line_stays_in_its_article_unless_another_is_much_more_like_it(common: int, stays: bool) -> None:
    """The other article has a line with 36 of the 40 words; the own article has one with 26 or 27 of them."""
    old = words("common", 40)
    own = " ".join([*words("own", 40 - common), *old[:common]])
    other = " ".join([*words("other", 4), *old[4:]])
    before, after = [[" ".join(old), *DROPPED, *KEPT], OTHER], [[*KEPT, *NEW, own], [*OTHER, other]]

    assert partner(before, after, " ".join(old)) == (own if stays else other)


@pytest.mark.parametrize(("size", "one"), [(7, False), (8, True)])
def test_lines_of_articles_that_are_not_linked_need_eight_words(size: int, one: bool) -> None:
    kept = words("common", size - 1)
    old, new = " ".join([*kept, "old"]), " ".join([*kept, "fresh"])

    assert paired([[*KEPT, *DROPPED, old], OTHER], [[*KEPT, *NEW], [*OTHER, new]], old) is one


@pytest.mark.parametrize(
    ("word", "worth"),
    [("a", 3.0), ("eightish", 10.0), ("ninewords", 10.0), ("权", 3.5), (",", 0.7)],
    ids=["word", "eight letters", "nine letters", "Han", "sign"],
)
def test_a_word_between_two_changes_is_kept_if_it_is_worth_a_place_of_change(word: str, worth: float) -> None:
    before, after = ["x", word, "y"], ["z", word, "w"]

    assert align.align(before, after, worth - 0.1)
    assert not align.align(before, after, worth + 0.1)


def test_what_a_place_of_change_costs() -> None:
    """A word of five letters is struck with what stands around it, a word of seven is not."""
    assert not align.align(["x", "State", "y"], ["z", "State", "w"])
    assert align.align(["x", "Parties", "y"], ["z", "Parties", "w"])


def engine_used(monkeypatch: pytest.MonkeyPatch, engines: list[str], before: list[str], after: list[str]) -> str:
    """Compare two wordings, and return which of these functions was called."""
    used: list[str] = []

    def record(name: str) -> Callable[..., list[align.Pair]]:
        def engine(*_: object) -> list[align.Pair]:
            used.append(name)
            return []

        return engine

    for name in engines:
        monkeypatch.setattr(align, name, record(name))
    align.align(before, after)
    return used[0]


@pytest.mark.parametrize(("size", "exact"), [(447, True), (448, False)])
def test_very_repetitive_text_goes_to_the_other_engine(monkeypatch: pytest.MonkeyPatch, size: int, exact: bool) -> None:
    """447 times 447 pairs of equal words are 199,809; 448 times 448 are 200,704."""
    repeated = ["the"] * size
    used = engine_used(
        monkeypatch, ["_best_alignment", "_align_repetitive"], ["x", *repeated, "y"], ["z", *repeated, "w"]
    )

    assert used == ("_best_alignment" if exact else "_align_repetitive")


@pytest.mark.parametrize(("size", "exact"), [(6000, True), (6001, False)])
def test_a_very_long_stretch_is_compared_by_sentences(monkeypatch: pytest.MonkeyPatch, size: int, exact: bool) -> None:
    used = engine_used(monkeypatch, ["_align_by_word", "_align_by_sentence"], words("a", 3000), words("b", size - 3000))

    assert used == ("_align_by_word" if exact else "_align_by_sentence")


@pytest.mark.parametrize(("first", "second", "main"), [(90, 112, 1), (89, 115, 2)])
def test_of_two_halves_the_one_in_place_goes_on_unless_it_is_much_smaller(first: int, second: int, main: int) -> None:
    """The second half carries 0.096 or 0.112 more of the words in common."""
    halves = " ".join(words("a", first)), " ".join(words("b", second))
    before = [ProvisionText((KEPT[0],)), ProvisionText(halves)]
    after = [ProvisionText((KEPT[0],)), *(ProvisionText((half,)) for half in halves)]
    links = texts.match_texts(before, after, Vocabulary()).links

    assert [link.pair for link in links] == [(0, 0), (1, 1), (1, 2)]
    assert [link.pair[1] for link in links if link.primary and link.pair[0] == 1] == [main]


def part(name: str, articles: list[str]) -> str:
    return f"## Part {name}\n\n" + "".join(f"### Article {text.split()[0]}\n\n{text}\n\n" for text in articles)
