"""Brackets side by side: which of them exclude each other, in six languages."""

from __future__ import annotations

import pytest

from tracker.marks.find import find_marks
from tracker.services.sources import parse

LABEL = {
    "ar": "المادة 1", "en": "Article 1", "es": "Artículo 1", "fr": "Article premier", "ru": "Статья 1", "zh": "第一条",
}  # fmt: skip
CASES = [
    # language, sentence, sets of alternatives by their words
    ("en", "Parties [shall][should] pay.", ["shall|should"]),
    ("en", "[All Parties][Most Parties][shall][should][other][often][rarely] pay.",
     ["All Parties|Most Parties", "shall|should|other", "often|rarely"]),
    ("en", "Each Party sends its [proposed] [intended] [plan][offer] in spring.", ["plan|offer"]),
    ("en", "It rises [below 2 m] [below 1 m][well below 2 m] above that.", ["below 2 m|below 1 m|well below 2 m"]),
    ("en", "It meets in [2030] [2031][2032].", ["2030|2031|2032"]),
    ("en", "The [provision and] [effectiveness of the] means.", []),
    ("en", "Old countries [and islands][and mountain States] pay.", []),
    ("en", "Part[y][ies] to it pay.", ["y|ies"]),
    ("en", "[The Board meets in spring.] [The Keeper reports.]", []),
    ("en", "They pay [, as far as possible,][, including in kind].", []),
    ("fr", "Les Parties [doivent][devraient] payer.", ["doivent|devraient"]),
    ("fr", "[Toutes les Parties][Chaque Partie] [doivent][devraient] payer.",
     ["Toutes les Parties|Chaque Partie", "doivent|devraient"]),
    ("fr", "Les Parties [et les îles][ainsi que les régions] paient.", []),
    ("es", "Las Partes [deberán][deberían] [pagar][aportar] la cuota.", ["deberán|deberían", "pagar|aportar"]),
    ("es", "Las Partes [y las islas][así como las regiones] pagan.", []),
    ("ru", "Стороны [должны][могут] платить взносы.", ["должны|могут"]),
    ("ru", "Стороны [а также острова][включая регионы] платят.", []),
    ("ar", "[يجب][ينبغي] على الأطراف أن تدفع حصتها.", ["يجب|ينبغي"]),
    ("ar", "الأطراف [وكذلك الجزر][بما في ذلك المناطق] تدفع.", []),
    ("zh", "缔约方[应当][可以]缴纳会费。", ["应当|可以"]),
    ("zh", "缔约方应当促进[和平][安全]与发展。", ["和平|安全"]),
    ("zh", "缔约方应当[定期提交报告][每年提交报告]。", ["定期提交报告|每年提交报告"]),
    ("ar", "الأطراف [والجزر الصغيرة][والدول الجبلية] تدفع.", []),
    ("zh", "缔约方[以及岛屿][包括各地区]缴纳会费。", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "wanted"), CASES)
def test_neighbours_that_exclude_each_other_are_alternatives(language: str, sentence: str, wanted: list[str]) -> None:
    sets: dict[int, list[str]] = {}
    for mark in find_marks(parse(f"{LABEL[language]}\n\n{sentence}\n")).marks:
        if mark.choice is not None:
            sets.setdefault(mark.choice, []).append(mark.words)

    assert ["|".join(words) for words in sets.values()] == wanted
