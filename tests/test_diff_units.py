"""The parts of the engine, each with its story: order, words, wording, matching."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise, permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import WORDS, texts
from tracker.diff.prepare.tokens import folded_words, printed_words, spaced_tokens, split_tokens
from tracker.diff.redline import compare
from tracker.diff.wording.align import MAX_MATCHES, MAX_TOKENS
from tracker.diff.wording.runs import word_runs
from tracker.model.provision import ProvisionKind
from tracker.model.redline import ChangeCategory, Run, RunKind
from tracker.sequences import moved
from tracker.text.parser import parse

if TYPE_CHECKING:
    from tracker.model.concordance import Correspondence
    from tracker.model.draft import DraftText

# What moved


def lightest(places: list[int], weights: list[int]) -> int:
    """Brute force: the least weight that must move so that the rest stands in order."""
    everything = range(len(places))
    return min(
        sum(weights[n] for n in out)
        for size in range(len(places) + 1)
        for out in combinations(everything, size)
        if _rises([places[n] for n in everything if n not in out])
    )


def _rises(places: list[int]) -> bool:
    return all(a < b for a, b in pairwise(places))


@given(
    st.integers(0, 7).flatmap(
        lambda size: st.tuples(
            st.permutations(range(size)).map(list), st.lists(st.integers(1, 9), min_size=size, max_size=size)
        )
    )
)
def test_as_few_words_move_as_possible(case: tuple[list[int], list[int]]) -> None:
    places, weights = case
    found = moved(places, weights)

    assert _rises([place for n, place in enumerate(places) if n not in found])
    assert sum(weights[n] for n in found) == lightest(places, weights)


def test_every_order_of_five_articles() -> None:
    for places in permutations(range(5)):
        found = moved(places, [1] * 5)

        assert _rises([place for n, place in enumerate(places) if n not in found])
        assert len(found) == lightest(list(places), [1] * 5)


def test_the_brute_force_can_disagree() -> None:
    """The control: what is not the least is told from what is."""
    assert lightest([1, 0], [5, 3]) == 3
    assert lightest([0, 1, 2], [1, 1, 1]) == 0
    assert lightest([2, 0, 1], [9, 1, 1]) == 2


def test_nothing_moves_where_everything_is_one_further() -> None:
    assert moved([1, 2, 3, 4], [1, 1, 1, 1]) == set()
    assert moved([], []) == set()


def test_one_that_went_to_the_front_moved_and_not_those_it_overtook() -> None:
    assert moved([1, 2, 3, 0], [10, 10, 10, 10]) == {3}


def test_of_two_exchanged_the_shorter_moved() -> None:
    assert moved([1, 0], [200, 30]) == {1}
    assert moved([1, 0], [30, 200]) == {0}


# Words


SENTENCES = {
    "fr": ("L’égalité d’aujourd’hui n’exclut pas 1 234,56 euros.",
           ["l", "égalité", "d", "aujourd", "hui", "n", "exclut", "pas", "1", "234", "56", "euros"]),
    "en": ("The States Parties’ obligations (non-refoulement) apply.",
           ["the", "states", "parties", "obligations", "non", "refoulement", "apply"]),
    "es": ("¿Qué Estado niega el artículo 5º?", ["qué", "estado", "niega", "el", "artículo", "5o"]),
    "ru": ("Государства-участники принимают меры.", ["государства", "участники", "принимают", "меры"]),
    "ar": ("لِكلِّ شخصٍ الحقُّ في التعليم", ["لكل", "شخص", "الحق", "في", "التعليم"]),
    "zh": ("各缔约国承诺。", ["各", "缔", "约", "国", "承", "诺"]),
}  # fmt: skip


@pytest.mark.parametrize("language", SENTENCES)
def test_words_of_the_six_languages(language: str) -> None:
    sentence, expected = SENTENCES[language]

    assert folded_words(sentence) == expected


@pytest.mark.parametrize("language", SENTENCES)
def test_tokens_joined_are_the_sentence(language: str) -> None:
    sentence, _ = SENTENCES[language]

    assert "".join(spaced_tokens(sentence)) == sentence
    assert "".join(split_tokens(sentence)) == sentence


PLAIN = st.text("abÉœßя1 2,5.-’'‑«»—\u00a0\u202f(%_", max_size=20)


@given(PLAIN)
def test_a_text_without_han_and_marks_is_cut_as_any_other(text: str) -> None:
    # Behind a blank and a Han character the patterns for all scripts are taken.
    assert split_tokens(f"{text} 条") == [*split_tokens(f"{text} "), "条"]
    assert spaced_tokens(f"{text} 条") == [*spaced_tokens(f"{text} "), "条"]
    assert folded_words(f"{text} 条") == [*folded_words(f"{text} "), "条"]


@given(st.one_of(texts, st.text(max_size=60)))
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(spaced_tokens(text)) == text
    assert "".join(split_tokens(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’égalité d’aujourd’hui", ["l’", "égalité", " ", "d’", "aujourd’hui"]),
        ("1 234,56 francs", ["1 234,56", " ", "francs"]),
        ("non-refoulement", ["non-refoulement"]),
        ("États ; peuples", ["États", " ", ";", " ", "peuples"]),
        ("缔约国，", ["缔", "约", "国", "，"]),
        ("شخصٍ", ["شخصٍ"]),
        ("Государства-участники.", ["Государства-участники", "."]),
    ],
)
def test_what_is_one_word_when_marking(text: str, expected: list[str]) -> None:
    assert split_tokens(text) == expected


def test_case_and_vowel_signs_do_not_make_another_word_when_matching() -> None:
    assert folded_words("STATES") == folded_words("states")
    assert folded_words("لِكلِّ شخصٍ") == folded_words("لكل شخص")
    assert folded_words("Été") == folded_words("E\u0301te\u0301".lower()) == ["été"]
    assert folded_words("naïve") != folded_words("naive")


def test_a_capital_letter_is_a_rewording_and_a_comma_is_none() -> None:
    assert printed_words("the Parties shall") != printed_words("the parties shall")
    assert printed_words("the Parties, shall") == printed_words("the Parties shall")
    assert printed_words("l'État « partie »") == printed_words('l’État "partie"')


# Wording


def boundaries(tokens: list[str]) -> set[int]:
    return {0, *accumulate(len(token) for token in tokens)}


def cuts(runs: tuple[Run, ...], without: RunKind) -> set[int]:
    return {0, *accumulate(len(run.text) for run in runs if run.kind is not without)}


def letters_cut(before: str, after: str, runs: tuple[Run, ...]) -> bool:
    """Whether a run of either side begins or ends inside a word."""
    return not (
        cuts(runs, RunKind.INSERTED) <= boundaries(split_tokens(before))
        and cuts(runs, RunKind.DELETED) <= boundaries(split_tokens(after))
    )


def tiles(before: str, after: str, runs: tuple[Run, ...]) -> bool:
    """Say whether runs are both texts; neighbours are of one kind only where a bracket is set apart."""
    return (
        "".join(run.text for run in runs if run.kind is not RunKind.INSERTED) == before
        and "".join(run.text for run in runs if run.kind is not RunKind.DELETED) == after
        and all(run.text for run in runs)
        and all(a.kind is not b.kind or ChangeCategory.BRACKET in (a.category, b.category) for a, b in pairwise(runs))
    )


@given(texts, texts)
def test_no_word_is_cut(before: str, after: str) -> None:
    runs = word_runs(before, after)

    assert tiles(before, after, runs)
    assert not letters_cut(before, after, runs)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A sentence of real and hostile words, and what became of it."""
    old = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=30))
    new = list(old)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(new)))
        new[place : place + draw(st.integers(0, 2))] = draw(st.lists(st.sampled_from(WORDS), max_size=3))
    return " ".join(old), " ".join(new)


@given(edited())
def test_no_word_of_an_edited_sentence_is_cut(pair: tuple[str, str]) -> None:
    for before, after in (pair, pair[::-1]):
        runs = word_runs(before, after)

        assert tiles(before, after, runs)
        assert not letters_cut(before, after, runs)


def test_a_cut_word_is_seen() -> None:
    """The control of the laws above."""
    cut = (Run(RunKind.KEPT, "internation"), Run(RunKind.DELETED, "al"), Run(RunKind.INSERTED, "e"))

    assert letters_cut("international", "internatione", cut)
    assert tiles("international", "internatione", cut)
    assert not letters_cut("international", "internatione", word_runs("international", "internatione"))
    assert not tiles("international", "internatione", cut[:2])
    assert not tiles("a", "a", (Run(RunKind.KEPT, "a"), Run(RunKind.INSERTED, "")))


def signed(before: str, after: str) -> str:
    signs = {RunKind.KEPT: "{}", RunKind.DELETED: "[-{}-]", RunKind.INSERTED: "{{+{}+}}"}
    return "".join(signs[run.kind].format(run.text) for run in word_runs(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("les États parties", "les États Parties", "les États [-parties-]{+Parties+}"),
        ("les États parties", "les États", "les États[- parties-]"),
        ("le droit des peuples", "le droit fondamental des peuples", "le droit {+fondamental +}des peuples"),
        ("les peuples et individus", "les peuples, et individus", "les peuples{+,+} et individus"),
        ("The State shall act.", "The State may act.", "The State [-shall-]{+may+} act."),
        ("30 días hábiles", "60 días hábiles", "[-30-]{+60+} días hábiles"),
        ("государство принимает меры", "государства принимают меры",
         "[-государство принимает-]{+государства принимают+} меры"),
        ("一切适当措施", "一切必要措施", "一切[-适当-]{+必要+}措施"),
        ("الحقُّ في التعليم", "الحقُّ في العمل", "الحقُّ في [-التعليم-]{+العمل+}"),
        ("l’égalité", "l’équité", "l’[-égalité-]{+équité+}"),
        ("", "neu", "{+neu+}"),
        ("alt", "", "[-alt-]"),
    ],
)  # fmt: skip
def test_a_careful_person_marks_this(before: str, after: str, expected: str) -> None:
    assert signed(before, after) == expected


def test_a_repetitive_text_is_finished() -> None:
    """Above MAX_MATCHES pairs of equal words the other engine takes over; difflib took 22 s on this."""
    before = "the State and the Party of the State and of the Party, " * 300
    after = "the Party and the State of the Party and of the State, " * 300
    runs = word_runs(before, after)

    assert before.count("the") * after.count("the") > MAX_MATCHES
    assert tiles(before, after, runs)
    assert not letters_cut(before, after, runs)


@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 1.0])
def test_a_paragraph_of_5000_words_is_finished(share: float) -> None:
    pick = random.Random(5)
    vocabulary = [f"{a}{b}" for a in ("droit", "État", "peuple", "traité", "partie") for b in ("", "s", "al", "e")]
    before = [pick.choice(vocabulary) + pick.choice(["", "", "", ",", " ;", "."]) for _ in range(5000)]
    after = [pick.choice(vocabulary) if pick.random() < share else word for word in before]
    old, new = " ".join(before), " ".join(after)
    runs = word_runs(old, new)

    assert len(spaced_tokens(old)) + len(spaced_tokens(new)) > MAX_TOKENS
    assert tiles(old, new, runs)
    assert not letters_cut(old, new, runs)
    if not share:
        assert [run.kind for run in runs] == [RunKind.KEPT]


def test_one_word_changed_in_5000_is_one_word_marked() -> None:
    before = [f"mot{n}" for n in range(5000)]
    after = [*before[:2500], "autre", *before[2501:]]
    marked = [run.text for run in word_runs(" ".join(before), " ".join(after)) if run.kind is not RunKind.KEPT]

    assert marked == ["mot2500", "autre"]


# Matching: no move and no renumbering that did not happen


@dataclass(frozen=True)
class Article:
    lines: tuple[str, ...]


SYLLABLES = re.findall(r"\w+", "ra to li en du ma ser po ti ver con ju pa gra le mo nis fa ber so tra ven di")
COMMON = re.findall(
    r"\w+",
    "the of and to in States Parties shall their such measures all international present Convention rights "
    "in accordance with as may be necessary appropriate ensure that any for other by its law national",
)


@st.composite
def bodies(draw: st.DrawFn) -> list[Article]:
    """Articles as long as real ones: half legal stock, half words of their own."""
    pick = random.Random(draw(st.integers(0, 10**6)))
    out = []
    for _ in range(draw(st.integers(3, 14))):
        own = ["".join(pick.choices(SYLLABLES, k=pick.randint(2, 4))) for _ in range(15)]
        lines = [
            " ".join(pick.choice(own if pick.random() < 0.45 else COMMON) for _ in range(pick.randint(15, 60))) + "."
            for _ in range(pick.randint(1, 4))
        ]
        out.append(Article(tuple(lines)))
    return out


def draft(articles: list[Article], first: int = 1) -> DraftText:
    parts = [f"### Article {n}\n\n" + "\n\n".join(a.lines) for n, a in enumerate(articles, first)]
    return parse("\n" + "\n\n".join(parts))[0]


def reworded(articles: list[Article], pick: random.Random) -> list[Article]:
    """The same articles, every line with about every tenth word another, as one reading of a draft leaves them."""
    return [
        Article(
            tuple(
                " ".join("".join(pick.choices(SYLLABLES, k=3)) if pick.random() < 0.1 else w for w in line.split())
                for line in article.lines
            )
        )
        for article in articles
    ]


def rows(before: DraftText, after: DraftText) -> list[Correspondence]:
    return [row for row in compare(before, after).concordance if row.level is ProvisionKind.ARTICLE]


def false_reports(found: list[Correspondence], *, shift: int) -> list[Correspondence]:
    """Rows that report a move, split or merge, or of another number than the articles' own plus the shift."""
    out = []
    for row in found:
        if row.before is None or row.after is None:
            continue
        numbers = [int(eid.removeprefix("art_")) for eid in (row.before, row.after)]
        if row.moved or row.split or row.merged or numbers[1] - numbers[0] != shift or row.renumbered != bool(shift):
            out.append(row)
    return out


@given(bodies())
def test_a_text_against_itself_reports_nothing(articles: list[Article]) -> None:
    found = rows(draft(articles), draft(articles))

    assert false_reports(found, shift=0) == []
    assert all(row.linked and not row.reworded for row in found)
    assert len(found) == len(articles)


@given(bodies(), st.integers(0, 10**6))
def test_articles_reworded_in_their_order_do_not_move(articles: list[Article], seed: int) -> None:
    found = rows(draft(articles), draft(reworded(articles, random.Random(seed))))

    assert false_reports(found, shift=0) == []
    assert [row for row in found if not row.linked] == []


@given(bodies())
def test_an_article_put_on_top_renumbers_and_moves_nothing(articles: list[Article]) -> None:
    found = rows(draft(articles[1:]), draft(articles))

    assert false_reports(found, shift=1) == []
    assert [(row.before, row.after) for row in found if not row.linked] == [(None, "art_1")]
    assert not any(row.reworded for row in found)


@given(bodies(), st.integers(0, 10**6))
def test_an_article_put_on_top_of_reworded_ones(articles: list[Article], seed: int) -> None:
    found = rows(draft(articles[1:]), draft(reworded(articles, random.Random(seed))))

    assert false_reports(found, shift=1) == []
    assert [(row.before, row.after) for row in found if not row.linked] == [(None, "art_1")]


@given(bodies())
def test_a_new_number_alone_is_a_renumbering_alone(articles: list[Article]) -> None:
    found = rows(draft(articles), draft(articles, first=21))

    assert false_reports(found, shift=20) == []
    assert not any(row.reworded for row in found)


@given(bodies(), st.data())
def test_one_article_that_moved_is_the_one_reported(articles: list[Article], data: st.DataObject) -> None:
    """The control: where one did move, that is said; and of a lone mover only."""
    last = len(articles) - 1
    start = data.draw(st.integers(2, last), label="from") if last >= 2 else 2
    after = [articles[start], *articles[:start], *articles[start + 1 :]]
    found = rows(draft(articles), draft(after))
    reported = [row.before for row in found if row.moved]
    sizes = [sum(len(folded_words(line)) for line in article.lines) for article in articles]

    if 1 + sizes[start] * 2 < sum(1 + 2 * size for size in sizes[:start]):
        assert reported == [f"art_{start + 1}"]
    assert false_reports(found, shift=0) != []
