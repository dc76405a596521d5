"""How two wordings are marked: few words, few places, at the ends of phrases, and what only print changed apart."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import texts
from tracker.diff.wording.align import CHANGE_COST, MAX_TOKENS, align
from tracker.diff.wording.edit_borders import slide_edit
from tracker.diff.wording.runs import is_coarse, word_runs
from tracker.model.redline import ChangeCategory, RunKind

SIGNS = {RunKind.KEPT: "{}", RunKind.DELETED: "[-{}-]", RunKind.INSERTED: "{{+{}+}}"}
CATEGORIES = {ChangeCategory.WORDS: "", ChangeCategory.PUNCTUATION: ",", ChangeCategory.TYPOGRAPHY: "~"}


def signed(before: str, after: str) -> str:
    runs = word_runs(before, after)
    return "".join(SIGNS[run.kind].format(run.text + CATEGORIES[run.category]) for run in runs)


def marked(before: str, after: str) -> str:
    return "".join(SIGNS[run.kind].format(run.text) for run in word_runs(before, after))


# The best way


def value_of(pairs: list[tuple[int, int]], before: list[str], after: list[str]) -> float:
    """What the module says it looks for, counted in another way: letters kept, less what the places cost."""
    letters = sum(2 + min(len(before[i]), 8) for i, _ in pairs)
    cuts = [(-1, -1), *pairs, (len(before), len(after))]
    gaps = sum((i + 1, j + 1) != (x, y) for (i, j), (x, y) in pairwise(cuts))
    return letters - CHANGE_COST * gaps


def best(before: list[str], after: list[str]) -> float:
    """Brute force: the highest value of all alignments."""
    equal = [(i, j) for i in range(len(before)) for j in range(len(after)) if before[i] == after[j]]
    ways = (
        list(way)
        for size in range(min(len(before), len(after)) + 1)
        for way in combinations(equal, size)
        if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(way))
    )
    return max(value_of(way, before, after) for way in ways)


rows = st.lists(st.sampled_from(["of", "the", "States", "international", "x"]), min_size=1, max_size=5)


@given(rows, rows)
def test_no_other_way_has_a_higher_value(before: list[str], after: list[str]) -> None:
    # Different ends, since equal ones are taken off first: a shortcut, which may cost a place now and then.
    before, after = ["A", *before, "B"], ["C", *after, "D"]

    assert value_of(align(before, after), before, after) == pytest.approx(best(before, after))


@given(texts, texts)
def test_what_is_kept_stands_in_one_order_on_both_sides(before: str, after: str) -> None:
    old, new = before.split(), after.split()
    pairs = align(old, new)

    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # A lonely small word goes with what stands around it, a longer one or two stay.
        ("rights of every person", "duties of all States", "[-rights of every person-]{+duties of all States+}"),
        ("adopt laws of general effect", "make laws with general force",
         "[-adopt laws of-]{+make laws with+} general [-effect-]{+force+}"),
        ("促进发展中国家之间的团结", "加强发展中国家以及人民团结",
         "[-促进-]{+加强+}发展中国家[-之间的-]{+以及人民+}团结"),
        ("促进国家之间的团结", "加强国家以及人民团结", "[-促进国家之间的-]{+加强国家以及人民+}团结"),
        # A new comma is no reason to strike a word.
        ("a, b, c", "a; b; c", "a[-,-]{+;+} b[-,-]{+;+} c"),
    ],
)  # fmt: skip
def test_no_confetti(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


# Where a change begins and ends


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("women, men and children", "women, girls, men and children", "women, {+girls, +}men and children"),
        ("A. B.", "A. C. B.", "A. {+C. +}B."),
        ("peace and security", "peace and justice and security", "peace {+and justice +}and security"),
        ("les gens, les États", "les gens, les peuples, les États", "les gens, {+les peuples, +}les États"),
        ("各国、人民", "各国、个人、人民", "各国、{+个人、+}人民"),
        ("the right to liberty", "the right to life and the right to liberty",
         "{+the right to life and +}the right to liberty"),
    ],
)  # fmt: skip
def test_a_change_falls_together_with_a_phrase(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected
    assert marked(after, before) == expected.replace("{+", "[-").replace("+}", "-]")


SENTENCES = {
    "ar": ("ينشأ بموجب هذا مجلس. ", "يجتمع المجلس سنويا. ", "هل ينتخب رئيسا له؟ ", "ومقره في ريغا. "),
    "en": ("A Board is hereby established. ", "The Board meets yearly. ", "It elects a chair. ", "Its seat is Riga. "),
    "es": ("Se crea una Junta. ", "La Junta se reúne cada año. ", "¿Quién la preside? ", "Su sede está en Riga. "),
    "fr": ("Il est créé un Conseil. ", "Il se réunit chaque année ; ", "il élit un président. ", "Il siège à Riga. "),
    "ru": ("Учреждается Совет. ", "Совет собирается ежегодно… ", "Он избирает председателя. ", "Его адрес – Рига. "),
    "zh": ("兹设立理事会。", "理事会每年举行会议;", "理事会选举主席。", "理事会设在里加。"),
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_sentence_that_changes_its_place_is_marked_whole(language: str) -> None:
    """From every place to every other, in both directions, the first and the last of the line included."""
    sentences = SENTENCES[language]
    for moving in sentences:
        rest = [sentence for sentence in sentences if sentence != moving]
        for place in range(len(sentences)):
            after = [*rest[:place], moving, *rest[place:]]
            runs = word_runs("".join(sentences).strip(), "".join(after).strip())

            for run in runs:
                assert not _without_sentences(run.text, sentences), (language, run)
            assert sum(run.kind is not RunKind.KEPT for run in runs) == (0 if tuple(after) == sentences else 2)


def _without_sentences(text: str, sentences: tuple[str, ...]) -> str:
    for sentence in sentences:
        text = text.replace(sentence.strip(), "")
    return text.strip()


@given(
    st.text("ab, .", max_size=8), st.text("ab, .", min_size=1, max_size=6), st.text("ab, .", max_size=8),
    st.booleans(), st.booleans(),
)  # fmt: skip
def test_sliding_moves_nothing_but_the_borders(kept: str, changed: str, behind: str, first: bool, last: bool) -> None:
    before, middle, after = slide_edit(kept, changed, behind, first=first, last=last)

    assert before + middle + after == kept + changed + behind
    assert before + after == kept + behind
    assert first or before or not kept
    assert last or after or not behind
    assert before + after == kept + behind


# What a change is a change of


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("l'égalité", "l’égalité", "l[-'~-]{+’~+}égalité"),
        ('le "droit"', "le « droit »", 'le [-"~-]{+« ~+}droit[-"~-]{+ »~+}'),
        ("mer ;", "mer\u00a0;", "mer[- ~-]{+\u00a0~+};"),
        ("non-refoulement", "non‑refoulement", "non[--~-]{+‑~+}refoulement"),
        ("cafe\u0301", "café", "[-cafe\u0301~-]{+café~+}"),
        ("co\u00adoperation", "cooperation", "[-co\u00adoperation~-]{+cooperation~+}"),
        ("كلِّ شخصٍ", "كل شخص", "[-كلِّ شخصٍ~-]{+كل شخص~+}"),
        ("缔约国。", "缔约国.", "缔约国[-。~-]{+.~+}"),
        ("States Parties", "States, Parties", "States{+,,+} Parties"),
        ("Parties.", "Parties;", "Parties[-.,-]{+;,+}"),
        ("States parties", "States Parties", "States [-parties-]{+Parties+}"),
        ("any one", "anyone", "[-any one-]{+anyone+}"),
        ("the State", "the State\ufffc", "the State{+\ufffc+}"),
        ("30", "３０", "[-30~-]{+３０~+}"),
    ],
)
def test_print_and_punctuation_are_told_from_words(before: str, after: str, expected: str) -> None:
    assert signed(before, after) == expected


@given(texts, texts)
def test_hiding_print_hides_no_word(before: str, after: str) -> None:
    """What is left out where print is hidden reads like what stands in its place."""
    runs = word_runs(before, after)
    for run, behind in zip(runs, [*runs[1:], None], strict=True):
        if (
            run.kind is RunKind.DELETED
            and run.category is ChangeCategory.TYPOGRAPHY
            and any(c.isalnum() for c in run.text)
        ):
            assert behind is not None
            assert behind.kind is RunKind.INSERTED
            assert sum(c.isalnum() for c in behind.text)


def test_a_passage_too_long_to_be_compared_word_by_word_is_called_so() -> None:
    words = [f"w{n}" for n in range(MAX_TOKENS)]
    every_second = [word if n % 2 else "other" for n, word in enumerate(words)]

    assert is_coarse(word_runs(" ".join(words), " ".join(every_second)))
    assert not is_coarse(word_runs(" ".join(words[: MAX_TOKENS // 2]), " ".join(every_second[: MAX_TOKENS // 2])))
    assert not is_coarse(word_runs(" ".join(words), " ".join(words[:10])))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a mass of 5×10⁶ kg", "a mass of 5×10⁷ kg", "a mass of 5×[-10⁶-]{+10⁷+} kg"),
        ("a mass of 10⁶ kg", "a mass of 106 kg", "a mass of [-10⁶-]{+106+} kg"),
        ("within 30² days", "within 302 days", "within [-30²-]{+302+} days"),
        ("1½ months", "11⁄2 months", "[-1½-]{+11⁄2+} months"),
        ("بعد ٣٠ يوماً", "بعد 30 يوماً", "بعد [-٣٠~-]{+30~+} يوماً"),
        ("３０日", "30日", "[-３０~-]{+30~+}日"),
        ("بعد ٣٠ يوماً", "بعد ٦٠ يوماً", "بعد [-٣٠-]{+٦٠+} يوماً"),
        ("emissions of CO₂", "emissions of CO2", "emissions of [-CO₂~-]{+CO2~+}"),
    ],
)
def test_a_raised_figure_changes_a_number_and_a_digit_of_another_script_does_not(
    before: str, after: str, expected: str
) -> None:
    assert signed(before, after) == expected
