"""Laws of the corrigendum: applied to the text before it gives the text after, letter for letter."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cases import FOLDERS, PAIRS, read
from tests.support.strategies import drafts, pairs
from tracker.corrigendum.apply import apply
from tracker.corrigendum.make import corrigendum_of
from tracker.corrigendum.words import stands_once
from tracker.diff.redline import compare
from tracker.errors import ProofError
from tracker.model.block import BlockKind
from tracker.model.corrigendum import Act
from tracker.model.stage import FrontMatter
from tracker.text.compose import FoundBlock, compose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.model.corrigendum import Rectification
    from tracker.model.draft import DraftText

SIX = {
    "ar": "يتعين على كل طرف أن يقدم تقريرا إلى الأمانة ، وينبغي له أن يبلغ عن التدابير . ويجوز للأمانة نشر التقرير",
    "en": "Each Party shall submit a report , and should inform of the measures . The secretariat may publish it",
    "es": "Cada Parte presentará un informe , y debería informar de las medidas . La secretaría podrá publicarlo",
    "fr": "Chaque Partie présente un rapport , et devrait informer des mesures . Le secrétariat peut le publier",
    "ru": "Каждая Сторона представляет доклад , и ей следует сообщать о мерах . Секретариат может публиковать его",
    "zh": "各 缔约方 应当 向 秘书处 提交 报告 ， 并 应 通报 所 采取 的 措施 。 秘书处 可 予以 公布",
}
"""Sentences whose words are drawn, dropped, doubled and put in another order."""


def blocks_of(draft: DraftText) -> list[object]:
    return [block for _, block in draft.blocks]


@given(pairs)
def test_applied_to_the_old_text_a_corrigendum_gives_the_new_one(pair: tuple[DraftText, DraftText]) -> None:
    assert apply(pair[0], corrigendum_of(compare(*pair))) == blocks_of(pair[1])


@given(drafts())
def test_a_text_has_no_corrections_against_itself(draft: DraftText) -> None:
    assert corrigendum_of(compare(draft, draft)).items == ()


def varied(words: list[str], chance: random.Random) -> list[str]:
    """The words with a few dropped, doubled, exchanged."""
    out = list(words)
    for _ in range(chance.randint(1, 4)):
        n = chance.randrange(len(out))
        fate = chance.choice(["drop", "double", "exchange", "new"])
        if fate == "drop" and len(out) > 3:
            del out[n]
        elif fate == "double":
            out.insert(n, out[n])
        elif fate == "exchange":
            out[n] = chance.choice(out)
        else:
            out.insert(n, chance.choice(words) + chance.choice(["", "-2030", ",", "’"]))
    return out


@given(st.sampled_from(sorted(SIX)), st.integers(0, 10_000))
def test_random_corrections_in_six_languages_are_told_exactly(language: str, seed: int) -> None:
    chance = random.Random(seed)
    blank = "" if language == "zh" else " "
    lines = []
    for side in ("before", "after"):
        found = [FoundBlock(BlockKind.HEADING, "Article 1", 3)]
        shared = random.Random(seed + 1)
        for _ in range(3):
            words = SIX[language].split()
            shared.shuffle(words)
            words += words[: shared.randint(0, 6)]
            text = blank.join(words if side == "before" else varied(words, chance))
            found.append(FoundBlock(BlockKind.TEXT, text.replace(" ,", ",").replace(" .", "."), 0))
        lines.append(compose(found, [], FrontMatter(language=language))[0])
    corrigendum = corrigendum_of(compare(lines[0], lines[1]))

    assert apply(lines[0], corrigendum) == blocks_of(lines[1])
    texts = dict(lines[0].blocks)
    for item in corrigendum.items:
        if item.in_line:
            line = texts[item.eids[0]].text
            assert stands_once(line, item.words), "a reader finds the quoted words, and finds them once"


@pytest.mark.parametrize("folder", [*FOLDERS, *PAIRS], ids=lambda folder: folder.name)
def test_the_corrigendum_of_every_golden_pair_is_exact_both_ways(folder: Path) -> None:
    before, after = read(folder, "before"), read(folder, "after")

    assert apply(before, corrigendum_of(compare(before, after))) == blocks_of(after)
    assert apply(after, corrigendum_of(compare(after, before))) == blocks_of(before)


def wrong_ones(item: Rectification) -> Iterator[Rectification]:
    yield replace(item, words=item.words + "x")
    if item.act is not Act.DELETE:
        yield replace(item, reading=item.reading + "x")


def test_one_wrong_letter_in_a_correction_never_goes_through() -> None:
    """The control: what is applied and compared can fail, at each correction."""
    folder = next(folder for folder in FOLDERS if folder.name == "moved-and-reworded")
    before, after = read(folder, "before"), read(folder, "after")
    corrigendum = corrigendum_of(compare(before, after))
    gone_through = []
    tried = 0
    for n, item in enumerate(corrigendum.items):
        for wrong in wrong_ones(item) if item.in_line else ():
            tried += 1
            items = (*corrigendum.items[:n], wrong, *corrigendum.items[n + 1 :])
            try:
                result = apply(before, replace(corrigendum, items=items))
            except ProofError:
                continue
            if result == blocks_of(after):
                gone_through.append(wrong)

    assert tried
    assert gone_through == []
