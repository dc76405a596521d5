"""From what divisions have in common to their links: one case on each side of every threshold."""

from __future__ import annotations

import pytest

from tracker.diff.match.branches import branch_tree, pair_branches
from tracker.diff.match.divisions import DivisionLink, match_divisions
from tracker.diff.match.provisions import match_provisions
from tracker.diff.prepare.vocabulary import Vocabulary
from tracker.model.concordance import Ground
from tracker.model.draft import DraftText
from tracker.model.provision import Eid, ProvisionKind
from tracker.text.parser import parse


def words(name: str, number: int) -> list[str]:
    """Return so many different words that begin with a name."""
    return [f"{name}{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(number)]


def draft(*divisions: tuple[str, int], text: str = "") -> DraftText:
    """Return a draft of divisions, each with its heading line and its number of articles, all with this text."""
    lines, last = [], 0
    for heading, articles in divisions:
        lines += [f"## {heading}", *(f"### Article {n}\n\n{text}" for n in range(last + 1, last + articles + 1))]
        last += articles
    return parse("\n\n".join(lines) + "\n")[0]


def annexes(*texts: str) -> DraftText:
    """Return a draft of an article and annexes without titles, from I, each with its words."""
    lines = [line for n, text in enumerate(texts) for line in (f"## Annex {'I' * (n + 1)}", text)]
    return parse("\n\n".join(["### Article 1", "Ports are open.", *lines]) + "\n")[0]


def links(before: DraftText, after: DraftText, *articles: tuple[int, int]) -> dict[tuple[str, str], DivisionLink]:
    """Return the links of divisions, where these articles continue each other."""
    vocabulary = Vocabulary()
    trees = branch_tree(before, vocabulary), branch_tree(after, vocabulary)
    pairs = [(Eid(f"art_{i}"), Eid(f"art_{j}")) for i, j in articles]
    found = match_divisions(trees, pair_branches(*trees), pairs, vocabulary)
    return {(link.pair[0].eid, link.pair[1].eid): link for link in found}


@pytest.mark.parametrize(("common", "linked"), [(7, True), (6, False)])
def test_a_third_of_the_articles_makes_divisions_one(common: int, linked: bool) -> None:
    """Seven of twenty-two: 0.32; six: 0.27. The rest went nowhere."""
    before, after = draft(("Part I — Ports", 22)), draft(("Part II — Canals", 22))

    assert bool(links(before, after, *((n, n) for n in range(1, common + 1)))) is linked


@pytest.mark.parametrize(("common", "linked"), [(13, True), (11, False)])
def test_three_fifths_of_a_division_make_it_a_part_of_another(common: int, linked: bool) -> None:
    """Thirteen of twenty articles: 0.65; eleven: 0.55. The whole has its counterpart."""
    before = draft(("Part I — Ports", 30), ("Part II — Canals", 20))
    after = draft(("Part I — Ports", 60))
    articles = [(n, n) for n in range(1, 31)] + [(n, n) for n in range(31, 31 + common)]
    found = links(before, after, *articles)

    assert (("part_II", "part_I") in found) is linked
    assert found["part_I", "part_I"].primary
    assert not linked or not found["part_II", "part_I"].primary


def test_equal_titles_alone_have_this_confidence() -> None:
    alone = links(draft(("Part I — Ports", 3), text="Open."), draft(("Part I — Ports", 3), text="Closed."))
    general = ("Part I — General provisions", 3), ("Part II — General provisions", 3)
    twice = links(draft(*general, text="Open."), draft(*general, text="Closed."))

    assert alone["part_I", "part_I"].confidence == pytest.approx(0.8)
    assert alone["part_I", "part_I"].reason.ground is Ground.WORDING
    assert {pair: round(link.confidence, 2) for pair, link in twice.items()} == {
        ("part_I", "part_I"): 0.3,
        ("part_II", "part_II"): 0.3,
    }


def test_equal_numbers_alone_have_this_confidence_beside_what_is_in_common() -> None:
    """Of twelve words six in a row, and of as many annexes; the annexes have no titles."""
    text, other = words("text", 6), words("other", 6)
    found = links(annexes(" ".join([*text, *other])), annexes(" ".join([*text, *words("new", 6)])))

    assert found["annex_I", "annex_I"].confidence == pytest.approx(1 - (1 - 0.5) * (1 - 0.5))
    assert found["annex_I", "annex_I"].reason.ground is Ground.PASSAGE
    assert links(annexes(" ".join(text)), annexes(" ".join(other))) == {}, "numbers alone are no link"


def test_what_is_not_the_same_word_for_word_is_never_quite_certain() -> None:
    before, after = draft(("Part I — Ports", 200)), draft(("Part I — Ports", 200))
    found = links(before, after, *((n, n) for n in range(1, 201)))
    same = links(annexes("Timber ten per cent."), annexes("Timber ten per cent."))

    assert found["part_I", "part_I"].confidence == 0.99
    assert same["annex_I", "annex_I"].confidence == 1.0
    assert same["annex_I", "annex_I"].reason.ground is Ground.IDENTICAL


def test_a_single_article_in_common_proves_less_than_many() -> None:
    """Half of the way for one of one, nine tenths for nine of nine: the rule of succession."""
    one = links(draft(("Part I — Ports", 1)), draft(("Part II — Canals", 1)), (1, 1))
    nine = links(draft(("Part I — Ports", 9)), draft(("Part II — Canals", 9)), *((n, n) for n in range(1, 10)))

    assert one["part_I", "part_II"].confidence == pytest.approx(0.5)
    assert nine["part_I", "part_II"].confidence == pytest.approx(0.9)


@pytest.mark.parametrize(("lures", "linked"), [(4, True), (5, False)])
def test_an_annex_is_compared_with_so_many_others(lures: int, linked: bool) -> None:
    """The others have longer passages of it, but are long; the true one has the shorter one, and is short."""
    passages = [words(f"passage{chr(97 + n)}", 30) for n in range(5)]
    own = words("own", 20)
    annex = [word for passage in passages for word in passage] + own
    rest = [[*passages[n], *words(f"rest{chr(97 + n)}", 700)] for n in range(lures)]
    found = links(annexes(" ".join(annex)), annexes("New.", *map(" ".join, rest), " ".join(own)))

    assert ((("annex_I", f"annex_{'I' * (lures + 2)}")) in found) is linked


@pytest.mark.parametrize(("number", "linked"), [(8, True), (9, False)])
def test_a_passage_in_too_many_annexes_finds_none(number: int, linked: bool) -> None:
    text = words("text", 20)
    after = ["New.", *(" ".join([*text, *words(f"rest{chr(97 + n)}", 10)]) for n in range(number))]

    assert bool(links(annexes(" ".join(text)), annexes(*after))) is linked


def test_position_alone_has_this_confidence() -> None:
    before, after = (parse(f"# Convention on {name}\n\n### Article 1\n\nOpen.\n")[0] for name in ("ports", "seas"))
    titles = [link for link in match_provisions(before, after).links if link.level is ProvisionKind.TITLE]

    assert [link.confidence for link in titles] == [0.8]
