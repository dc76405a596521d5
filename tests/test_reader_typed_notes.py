"""Notes typed at the foot of a page become notes; numbered text, exponents and bullets stay text."""

from __future__ import annotations

import time

import pytest

from tests.support.word_law import difference, draft_words, words
from tracker.readers import ArtefactKind, Reading, read_bytes


def read(text: str) -> Reading:
    return read_bytes(text.encode(), "treaty.txt")


def text_of(reading: Reading) -> list[str]:
    return [block.text.replace("\ufffc", "^") for _, block in reading.draft.blocks]


TREATIES = {
    "en": ("Article 1", "Bridges{} are open to all.", "See resolution 7.", "The Parties repair them{}.",
           "Adopted by vote."),
    "fr": ("Article premier", "Les ponts{} sont ouverts.", "Voir la résolution 7.", "Les Parties les entretiennent{}.",
           "Adopté par vote."),
    "es": ("Artículo 1", "Los puentes{} están abiertos.", "Véase la resolución 7.", "Las Partes los reparan{}.",
           "Aprobado por votación."),
    "ru": ("Статья 1", "Мосты{} открыты для всех.", "См. резолюцию 7.", "Стороны чинят их{}.", "Принято голосованием."),
    "ar": ("المادة ١", "الجسور{} مفتوحة.", "انظر القرار 7.", "يصلحها الأطراف{}.", "اعتمد بالتصويت."),
    "zh": ("第一条", "桥梁{}向所有人开放。", "见第7号决议。", "各方维修{}。", "表决通过。"),
}  # fmt: skip
MARKS = {
    "figures": (("1", "2"), ("1 ", "2 ")),
    "figures and raised": (("¹", "²"), ("1 ", "2 ")),
    "raised": (("¹", "²"), ("¹ ", "²")),
    "brackets": (("[1]", "[2]"), ("[1] ", "[2] ")),
    "stops": (("¹", "²"), ("1. ", "2. ")),
    "stars": (("*", "**"), ("* ", "** ")),
}


# No blank or capital divides a word from a figure in Chinese: 桥梁1向 may be a name, and stays.
@pytest.mark.parametrize(
    ("language", "marks"),
    [(language, marks) for language in TREATIES for marks in MARKS if (language, marks) != ("zh", "figures")],
)
def test_notes_below_a_rule_are_notes(language: str, marks: str) -> None:
    label, first, first_note, second, second_note = TREATIES[language]
    calls, signs = MARKS[marks]
    lines = [label, "", first.format(calls[0]), "", second.format(calls[1]), "", "_____________",
             signs[0] + first_note, signs[1] + second_note]  # fmt: skip
    reading = read("\n".join(lines))
    assert [note.replace("\n", " ") for note in reading.draft.notes] == [first_note, second_note]
    assert text_of(reading)[1:3] == [first.format("^"), second.format("^")]
    assert reading.problems == ()
    assert sum(artefact.kind is ArtefactKind.CALL for artefact in reading.artefacts) == 2


def test_each_page_has_its_own_note_one() -> None:
    text = "Article {0}\n\nBridges of kind {0} are open.1 They stay\n\n"
    page = text + "____________\n1 See resolution {0}.\n\n- {0} -\n\nso.\n\n"
    reading = read("".join(page.format(n) for n in range(2, 6)))
    assert reading.draft.notes == tuple(f"See resolution {n}." for n in range(2, 6))
    assert "Bridges of kind 2 are open.^ They stay so." in text_of(reading)


def test_notes_at_the_foot_of_a_page_need_no_rule() -> None:
    reading = read(
        "Article 1\n\nBridges are open.1\n\n1 See resolution 7,\nsecond part.\n\n- 2 -\n\nThey stay so.\n\n- 3 -\n"
    )
    assert reading.draft.notes == ("See resolution 7, second part.",)


def test_a_bracket_may_belong_to_the_mark() -> None:
    reading = read("Article 1\n\nBridges in danger1) (of stone) are closed.\n\n1) In the sense of Annex I.\n")
    assert "Bridges in danger^ (of stone) are closed." in text_of(reading)
    assert reading.draft.notes == ("In the sense of Annex I.",)


def test_a_list_of_notes_below_its_heading_is_notes() -> None:
    reading = read("Article 1\n\nBridges[1] are open.[2]\n\nNotes\n\n[1] Of stone.\n\n[2] Always.\n")
    assert reading.draft.notes == ("Of stone.", "Always.")
    assert "Notes" not in text_of(reading)


NO_NOTES = {
    "a rule before numbered paragraphs": "Article 1|Peace lasts.|-----|1. Trust grows.|2. Bread is baked.",
    "numbered recitals": "[1] Whereas peace lasts;|[2] Whereas trust grows;|Article 1|Peace.",
    "brackets of a draft": "Article 1|Within [2] years.|[2] years are enough.",
    "an exponent": "Article 1|The load is 10⁶ tons.|⁶ is an exponent.",
    "bullets": "Article 1|The bridges are:|* of stone|* of wood",
    "a formula": "Article 1|CO2 is a gas.|________|2 tons of it are allowed.",
    "two calls": "Article 1|Peace1 and trust1 last.|________|1 See above.",
    "a figure without a rule": "Article 1|Peace lasts.1|1 See above.|Trust grows.",
    "thousands behind a Chinese letter": "第一条|两岸有1 200多座灯塔。|附件一|1. 法庭由仲裁员组成。|2. 裁决应予公布。",
}


def test_a_numbered_call_does_not_turn_the_last_paragraph_into_its_note() -> None:
    reading = read("Article 1\n\n1. Peace lasts.[fn:1]\n\n2. Bread is baked.[fn:2]\n\nAnnex I\n\n1. One.\n\n2. Two.\n\n"
                   "Notes\n\n[fn:1] Of stone.\n\n[fn:2] Of wood.\n")  # fmt: skip
    assert reading.draft.notes == ("Of stone.", "Of wood.")
    assert "annex_I__para_2" in reading.draft.provisions


@pytest.mark.parametrize("case", NO_NOTES)
def test_what_resembles_notes_stays_text(case: str) -> None:
    text = NO_NOTES[case].replace("|", "\n\n")
    reading = read(text)
    assert reading.draft.notes == ()
    assert difference(words(text), draft_words(reading)) == {}


def test_a_doubtful_note_is_reported() -> None:
    reading = read("Article 1\n\nPeace lasts.\n\n________\n\n1 See above.\n")
    assert ["may be a note" in problem.message for problem in reading.problems] == [True]
    assert "1 See above." in text_of(reading)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["____\n¹ See above.\n\n", "[1] See above.\n\nPeace.\n\n", "a1 b[1] c*\n\n* See.\n\n"]
)
def test_many_notes_take_linear_time(piece: str) -> None:
    start = time.perf_counter()
    read("Article 1\n\n" + piece * 6_000)
    assert time.perf_counter() - start < 10
