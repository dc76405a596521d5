"""Page numbers, running heads and the breaks of pages: left out and named; figures of the treaty stay."""

from __future__ import annotations

import time

import pytest

from tests.support.word_law import breaches
from tracker.readers import ArtefactKind, Reading, read_bytes
from tracker.text.writer import body

PAGES = [
    """\
Article 1
Use

Bridges are open to all vessels, vehicles and persons, at all hours of the day and of the night,
unless the authority has closed them for repair or because of ice, in which case the authority shall
give notice of the closure, and of the day on which the bridge is likely to be opened once more, to""",
    """\
all those who have asked for notice of such closures in writing.

Article 2
Tolls

No toll is levied.
The Parties may agree on an exception for vehicles that weigh more than forty tons, if the income is
spent on the repair of the bridge on which it was levied, and if the accounts are open to the public.""",
    """\
Article 3
Repair

Each Party repairs its half. A Party that has reason to believe that the half of another Party
is in danger may, at its own cost and after a notice of ten days, inspect that half with its engineers,
who shall be given access at any reasonable hour.""",
    """\
Article 4
Texts

The texts are equally authentic. The original of this Convention is kept by the Mayor, who
sends certified copies to all Parties, and to any other city or State that asks for one in writing.
""",
]


def read(text: str) -> Reading:
    reading = read_bytes(text.encode(), "treaty.txt")
    assert breaches(text, reading) == []
    return reading


def left_out(reading: Reading, kind: ArtefactKind) -> list[str]:
    return [artefact.text for artefact in reading.artefacts if artefact.kind is kind]


PLAIN = "\n".join([f"{PAGES[0]}\n{PAGES[1]}", "", PAGES[2], "", PAGES[3]])
FORMS = [
    "- {} -", "– {} –", "Page {}", "page {} of 9", "Page {} sur 9", "Página {} de 9", "Стр. {}", "страница {} из 9",
    "صفحة {}", "第{}页", "第 {} 页 共 9 页", "[{}]", "{}", "{}/9", "{} of 9", "p. {}", "| {}", "A/CONF.7/L.2 {}",
    "{} GE.17-06782", "A/CONF.7/L.2\npage {}", "## Página {}", "Convention on Bridges\n{}", "-{}-",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_page_numbers_and_heads_are_left_out_and_the_sentence_goes_on(form: str) -> None:
    text = "".join(f"{page}\n\n{form.format(number)}\n\n" for number, page in enumerate(PAGES, start=2))
    reading = read(text)
    assert body(reading.draft) == body(read(PLAIN).draft)
    assert len(left_out(reading, ArtefactKind.PAGE_NUMBER)) == 4
    assert reading.problems == ()


@pytest.mark.parametrize(
    "digits", ["٢ ٣ ٤ ٥", "ii iii iv v", "- ii -,- iii -,- iv -,- v -", "第二页 第三页 第四页 第五页"]
)
def test_page_numbers_in_other_numerals_are_left_out(digits: str) -> None:
    numbers = digits.split("," if "," in digits else " ")
    reading = read("".join(f"{page}\n\n{number}\n\n" for number, page in zip(numbers, PAGES, strict=True)))
    assert left_out(reading, ArtefactKind.PAGE_NUMBER) == numbers
    assert body(reading.draft) == body(read(PLAIN).draft)


def test_a_page_may_be_one_long_line() -> None:
    text = "".join(f"Article {n}\n\n{'Bridges are open to all who need them. ' * 40}\n\n{n}\n\n" for n in range(2, 8))
    assert left_out(read(text), ArtefactKind.PAGE_NUMBER) == ["2", "3", "4", "5", "6", "7"]


def test_form_feeds_prove_a_number_at_the_edge_of_a_page() -> None:
    text = f"{PAGES[0]}\n1\n\f{PAGES[1]}\n2\n\f{PAGES[2]}\n3\n\f{PAGES[3]}\n4"
    reading = read(text)
    assert left_out(reading, ArtefactKind.PAGE_NUMBER) == ["1", "2", "3", "4"]
    assert body(reading.draft) == body(read(PLAIN).draft)


def test_left_and_right_pages_have_heads_of_their_own() -> None:
    heads = ["2 Convention on Bridges", "Convention on Bridges 3", "4 Convention on Bridges", "Convention on Bridges 5"]
    reading = read("\f".join(f"{head}\n\n{page}\n" for head, page in zip(heads, PAGES, strict=True)))
    assert left_out(reading, ArtefactKind.RUNNING_HEAD) == heads
    assert body(reading.draft) == body(read(PLAIN).draft)


def test_signs_of_printers_are_left_out() -> None:
    signs = ["/...", "GE.17-06782 (E) 170517 180517", "*1706782*", "Please recycle", "(E) 170517",
             "9.12.2019 EN Official Journal of the European Union L 317/1"]  # fmt: skip
    reading = read("\n\n".join(["Article 1", "Peace lasts.", *signs, "Article 2", "Trust grows."]))
    assert left_out(reading, ArtefactKind.RUNNING_HEAD) == signs


def test_a_symbol_without_a_page_number_is_left_out_where_it_comes_again_and_again() -> None:
    reading = read("Article 1\n\nPeace\n\nA/AC.7/3\n\nlasts.\n\nA/AC.7/3\n\nTrust.\n\nA/AC.7/3\n\nBread.")
    assert left_out(reading, ArtefactKind.RUNNING_HEAD) == ["A/AC.7/3"] * 3


FIGURES_OF_THE_TREATY = {
    "labels of paragraphs": "Article 1|1|Peace lasts.|2|Trust grows.|Article 2|1|Bread.|2|Salt.",
    "labels of paragraphs through a text": "|".join(
        f"{n}|The Parties {'cooperate in good faith and ' * 9}inform one another of paragraph {n}." for n in range(1, 9)
    ),
    "years": "|".join(f"{year}|{'The quota of each Party is ten tons of fish. ' * 6}" for year in range(2019, 2025)),
    "cells of a table": "Article 1|The quotas are:|Aland|2|Bland|3|Cland|4|Article 2|Peace.",
    "an amount": "Article 1|The fee in euros is|25|Article 2|Peace.",
    "headings of parts": "I|Article 1|Peace.|II|Article 2|Trust.|III|Article 3|Bread.",
    "items with a dash": "Article 1|The Parties:|- 2 ships|- 3 ships|- 4 ships",
    "a repeated sentence": "|".join(f"Article {n}|The Parties shall cooperate." for n in range(1, 9)),
    "a repeated title": "|".join(f"Article {n}|Definitions|Word {n} means peace.|It lasts." for n in range(1, 9)),
    "an omission": "Article 1|...|Article 2|…|Article 3|Peace.",
    "numbered recitals": "|".join(f"[{n}] Whereas peace lasts;" for n in range(1, 9)),
    "a fraction": "Article 1|The majority is|2/3|Article 2|Peace.",
}


@pytest.mark.parametrize("case", FIGURES_OF_THE_TREATY)
def test_figures_and_repeated_lines_of_the_treaty_stay(case: str) -> None:
    assert read(FIGURES_OF_THE_TREATY[case].replace("|", "\n\n")).artefacts == ()


def test_a_heading_beside_a_page_number_is_no_head() -> None:
    text = "\n\n".join(f"- {n} -\n\nArticle {n}\n\nPeace lasts for the year {n}." for n in range(2, 9))
    reading = read(text)
    assert len(reading.draft.articles) == 7
    assert left_out(reading, ArtefactKind.RUNNING_HEAD) == []


def test_a_title_before_a_break_does_not_run_into_the_text() -> None:
    reading = read(
        "Article 1\nScope\n\n- 2 -\n\nThis applies to bridges.\nIt does.\n\nArticle 2\nTolls\n\n- 3 -\n\nNone.\nNo."
    )
    assert [str(article.parts.heading) for article in reading.draft.articles] == ["Scope", "Tolls"]


@pytest.mark.slow
@pytest.mark.parametrize("line", ["2", "- 2 -", "Peace"])
def test_many_candidates_take_linear_time(line: str) -> None:
    start = time.perf_counter()
    read("\n\n".join(["Article 1", *[line.replace("2", str(n % 500)) for n in range(20_000)], "Peace."]))
    assert time.perf_counter() - start < 10
