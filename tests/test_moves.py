"""Which one moved: the smallest set that explains the new order, where what kept its number and its place stayed."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.redline import compare
from tracker.sequences import moved, ranked
from tracker.text.parser import parse

TEXTS = {
    "en": (
        "A Party may levy charges on vessels only for services that were rendered in the port",
        "Disputes are settled by negotiation within six months, or else by arbitration",
        "The harbour master keeps a public record of all pilots and of their licences",
        "Dangerous cargo is announced two days ahead, by telegraph and in writing",
        "Fresh water and coal are sold at the same price to ships of every flag",
        "Lights and buoys are maintained by the State on whose coast they stand",
    ),
    "ru": (
        "Портовые сборы взимаются только за услуги, оказанные в порту",
        "Споры решаются путём переговоров в течение шести месяцев либо арбитражем",
        "Капитан порта ведёт открытый реестр всех лоцманов и их свидетельств",
    ),
    "zh": (
        "缔约国仅可就在港内提供的服务向船舶收取费用",
        "争端应在六个月内通过谈判解决,否则提交仲裁",
        "港务长应当备存所有引航员及其执照的公开登记册",
    ),
    "ar": (
        "لا يجوز فرض رسوم على السفن إلا مقابل الخدمات التي قدمت في الميناء",
        "تسوى المنازعات بالتفاوض خلال ستة أشهر وإلا فبالتحكيم",
        "يحتفظ مدير الميناء بسجل علني لجميع المرشدين ورخصهم",
    ),
}
LABELS = {"en": "Article {}", "ru": "Статья {}", "zh": "第{}条", "ar": "المادة {}"}


def text(label: str, *articles: tuple[str, str]) -> str:
    return "\n\n".join(f"### {label.format(number)}\n\n{words}." for number, words in articles) + "\n"


def moves(before: str, after: str, level: str = "article") -> list[str | None]:
    """Return the addresses before of what moved; the other way round the same provisions must have moved."""
    texts = parse(before)[0], parse(after)[0]
    found = [row for row in compare(*texts).concordance if row.level == level and row.moved]
    back = [row for row in compare(*texts[::-1]).concordance if row.level == level and row.moved]
    assert {(row.before, row.after) for row in found} == {(row.after, row.before) for row in back}
    return [row.before for row in found]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_what_kept_its_number_stayed_although_it_is_shorter(language: str) -> None:
    first, second, third = TEXTS[language][:3]
    label = LABELS[language]
    numbers = ("1", "2", "3", "4") if language != "zh" else ("一", "二", "三", "四")
    long = f"{second}; {second}; {second}"
    before = text(label, (numbers[0], first), (numbers[1], long), (numbers[2], third))
    after = text(label, (numbers[0], first), (numbers[2], third), (numbers[3], long))

    assert moves(before, after) == ["art_2"]


def test_two_that_went_behind_a_third_moved_if_only_the_third_kept_its_number() -> None:
    a, b, c, d, *_ = TEXTS["en"]
    before = text("Article {}", ("1", a), ("2", b), ("3", c), ("4", d))
    after = text("Article {}", ("1", a), ("4", d), ("4 bis", b), ("4 ter", c))

    assert moves(before, after) == ["art_2", "art_3"]


def test_a_number_kept_by_chance_in_a_text_that_was_renumbered_moves_no_others() -> None:
    a, b, c, d, e, f = TEXTS["en"]
    before = text("Article {}", ("1", a), ("2", b), ("3", c), ("4", d), ("5", e), ("6", f), ("7", f"{a}; {f}"))
    after = text("Article {}", ("1", d), ("2", e), ("3", c), ("4", f), ("5", f"{a}; {f}"), ("6", a), ("7", b))

    assert moves(before, after) == ["art_3", "art_1", "art_2"]


def test_a_long_article_that_passed_several_short_ones_moved_alone() -> None:
    long, *short = TEXTS["en"]
    long = "; ".join([long, *(f"{long}, item {n}" for n in range(30))])
    before = text("Article {}", ("1", long), *((str(n), words) for n, words in enumerate(short, 2)))
    after = text("Article {}", *((str(n), words) for n, words in enumerate(short, 1)), ("6", long))

    assert moves(before, after) == ["art_1"]


def test_of_two_exchanged_articles_the_shorter_moved_where_numbers_do_not_tell() -> None:
    a, b, c, *_ = TEXTS["en"]
    before = text("Article {}", ("1", a), ("2", b), ("3", f"{c}; {c}"))
    after = text("Article {}", ("1", a), ("2", f"{c}; {c}"), ("3", b))

    assert moves(before, after) == ["art_2"]


def part(name: str, *articles: tuple[str, str]) -> str:
    return f"## {name}\n\n" + text("Article {}", *articles)


def test_a_part_that_moved_with_its_articles_is_one_move() -> None:
    a, b, c, d, e, f = TEXTS["en"]
    before = part("Part I — Scope", ("1", a)) + "\n" + part("Part II — Means", ("2", b), ("3", c), ("4", d))
    before += "\n" + part("Part III — Lights", ("5", e), ("6", f))
    after = part("Part I — Scope", ("1", a)) + "\n" + part("Part II — Lights", ("2", e), ("3", f))
    after += "\n" + part("Part III — Means", ("4", b), ("5", c), ("6", d))

    assert moves(before, after, "division") == ["part_III"]
    assert moves(before, after) == []


def test_an_article_that_moved_inside_a_part_that_moved_is_said_to_have_moved() -> None:
    a, b, c, d, e, f = TEXTS["en"]
    before = (
        part("Part I — Scope", ("1", f"{a}; {b}; {c}; {a}, again"))
        + "\n"
        + part("Part II — Means", ("2", d), ("3", e), ("4", f))
    )
    after = (
        part("Part I — Means", ("1", d), ("2", f), ("3", e))
        + "\n"
        + part("Part II — Scope", ("4", f"{a}; {b}; {c}; {a}, again"))
    )

    assert len(moves(before, after)) == 1
    assert set(moves(before, after)) < {"art_3", "art_4"}


def test_a_new_part_above_articles_moves_none_of_them() -> None:
    a, b, c, d, *_ = TEXTS["en"]
    before = part("Part I — Scope", ("1", a), ("2", b), ("3", c), ("4", d))
    after = part("Part I — Scope", ("1", a), ("2", b)) + "\n" + part("Part II — Means", ("3", c), ("4", d))

    assert moves(before, after) == moves(before, after, "division") == []


def paragraphs(*labelled: tuple[str, str]) -> str:
    return "### Article 1\n\n" + "\n\n".join(f"#### {label}\n\n{words}." for label, words in labelled) + "\n"


def test_a_paragraph_that_kept_its_number_stayed() -> None:
    a, b, c, *_ = TEXTS["en"]
    before = paragraphs(("1.", a), ("2.", f"{b}; {b}"), ("3.", c))
    after = paragraphs(("1.", a), ("3.", c), ("3 bis.", f"{b}; {b}"))

    assert moves(before, after, "paragraph") == ["art_1__para_2"]
    redline = compare(parse(before)[0], parse(after)[0])
    assert {block.before.eid for block in redline.blocks if block.moved and block.before} == {
        "art_1__para_2",
        "art_1__para_2__al_1",
    }


def test_a_paragraph_moves_with_its_points_although_these_kept_their_letters() -> None:
    a, b, c, d, e, f = TEXTS["en"]
    points = f"\n\n##### (a)\n\n{d};\n\n##### (b)\n\n{e};\n\n##### (c)\n\n{f}"
    before = paragraphs(("1.", a), ("2.", f"{b}:{points}"), ("3.", c))
    after = paragraphs(("1.", a), ("3.", c), ("4.", f"{b}:{points}"))

    assert moves(before, after, "paragraph") == ["art_1__para_2"]
    assert moves(before, after, "subparagraph") == [f"art_1__para_2__point_{letter}" for letter in "abc"]


def test_a_point_that_passed_the_head_of_a_paragraph_moved_and_not_the_paragraph() -> None:
    a, b, c, d, e, f = TEXTS["en"]
    before = paragraphs(
        ("1.", f"{a}:\n\n##### (a)\n\n{c};\n\n##### (b)\n\n{d};\n\n##### (c)\n\n{e}"),
        ("2.", f"{b}:\n\n##### (a)\n\n{f}"),
    )
    after = paragraphs(
        ("2.", f"{a}:\n\n##### (a)\n\n{c}"),
        ("3.", f"{b}:\n\n##### (a)\n\n{d};\n\n##### (b)\n\n{e};\n\n##### (c)\n\n{f}"),
    )

    assert moves(before, after, "paragraph") == []
    assert moves(before, after, "subparagraph") == ["art_1__para_1__point_b", "art_1__para_1__point_c"]


def test_recitals_without_numbers_fewest_move() -> None:
    before, after = (
        "\n\n".join(f"> Recalling that {words}," for words in row) + "\n"
        for row in (TEXTS["en"], (*TEXTS["en"][1:], TEXTS["en"][0]))
    )

    assert moves(before, after, "recital") == ["recs__rec_1"]


# The weights


@given(
    st.permutations(range(6)).map(list), st.lists(st.tuples(st.booleans(), st.integers(1, 9)), min_size=6, max_size=6)
)
def test_numbers_come_before_the_count_and_the_count_before_the_words(
    places: list[int], values: list[tuple[bool, int]]
) -> None:
    criteria = [(kept, 1, words) for kept, words in values]
    found = moved(places, ranked(criteria))

    def cost(out: set[int] | tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sum(criteria[n][column] for n in out) for column in range(3))

    explaining = (
        out
        for size in range(7)
        for out in combinations(range(6), size)
        if all(a < b for a, b in pairwise([place for n, place in enumerate(places) if n not in out]))
    )
    assert cost(found) == min(map(cost, explaining))


def test_exchanging_the_sides_moves_the_same_items() -> None:
    """The inverse of an order, with the weights brought into the other order, where no two sets are equally good."""
    weights = [1 << n for n in range(5)]
    for places in permutations(range(5)):
        inverse = sorted(range(5), key=places.__getitem__)

        assert moved(places, weights) == {inverse[n] for n in moved(inverse, [weights[m] for m in inverse])}
