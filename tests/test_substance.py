"""Changes of substance, class by class, in the six languages; and the changes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracker
from tracker.model.substance import Direction, SubstanceChange, SubstanceClass
from tracker.substance.findings import LEFT_OUT, findings_of

ADDED, REMOVED, CHANGED = Direction.ADDED, Direction.REMOVED, Direction.CHANGED
STRONGER, WEAKER = Direction.STRONGER, Direction.WEAKER
OTHER_WAY = {ADDED: REMOVED, REMOVED: ADDED, STRONGER: WEAKER, WEAKER: STRONGER, CHANGED: CHANGED}
HEADINGS = {
    "en": "Article 4",
    "fr": "Article 4",
    "es": "Artículo 4",
    "ru": "Статья 4",
    "ar": "المادة 4",
    "zh": "第四条",
}


def found(language: str, before: str, after: str) -> tuple[SubstanceChange, ...]:
    """The findings of two drafts of one article."""
    old, new = (tracker.parse(f"{HEADINGS[language]}\n\n{text}\n") for text in (before, after))
    return findings_of(tracker.compare(old, new), language)


def facts_of(changes: tuple[SubstanceChange, ...]) -> list[tuple[str, str, str, str]]:
    return [(str(one.kind), str(one.direction), one.before.words, one.after.words) for one in changes]


TOLD = [
    ("en", "Parties shall take into account the methods and guidance under the Convention.",
     "Parties should take into account the methods and guidance under the Convention.",
     ("modal", "weaker", "shall", "should")),
    ("en", "Each Party may, as appropriate, submit a communication every year.",
     "Each Party shall, as appropriate, submit a communication every year.",
     ("modal", "stronger", "may", "shall")),
    ("en", "Each Party [shall][should] strengthen cooperative action on technology.",
     "Each Party should strengthen cooperative action on technology.",
     ("modal", "weaker", "shall][should", "should")),
    ("en", "Each Party [shall][should] strengthen cooperative action on technology.",
     "Each Party shall strengthen cooperative action on technology.",
     ("modal", "changed", "shall][should", "shall")),
    ("fr", "Chaque Partie doit présenter un rapport sur les mesures prises.",
     "Chaque Partie devrait présenter un rapport sur les mesures prises.",
     ("modal", "weaker", "doit", "devrait")),
    ("es", "Cada Parte deberá presentar un informe sobre las medidas adoptadas.",
     "Cada Parte podrá presentar un informe sobre las medidas adoptadas.",
     ("modal", "weaker", "deberá", "podrá")),
    ("ru", "Каждая Сторона должна представлять доклад о принятых мерах.",
     "Каждая Сторона может представлять доклад о принятых мерах.",
     ("modal", "weaker", "должна", "может")),
    ("ar", "ينبغي أن تقدم كل دولة طرف تقريرا عن التدابير المتخذة.",
     "يجب أن تقدم كل دولة طرف تقريرا عن التدابير المتخذة.",
     ("modal", "stronger", "ينبغي", "يجب")),
    ("zh", "各缔约方应当提交关于所采取措施的报告。", "各缔约方可以提交关于所采取措施的报告。",
     ("modal", "weaker", "应当", "可以")),
    ("en", "The Committee shall consist of twelve members elected by the Conference.",
     "The Committee shall consist of fifteen members elected by the Conference.",
     ("quantity", "changed", "twelve", "fifteen")),
    ("fr", "Le Comité présente son rapport dans un délai de trente jours à la Conférence.",
     "Le Comité présente son rapport dans un délai de soixante jours à la Conférence.",
     ("time", "changed", "trente jours", "soixante jours")),
    ("ru", "Доклад представляется Конференции в течение тридцати дней.",
     "Доклад представляется Конференции в течение шестидесяти дней.",
     ("time", "changed", "тридцати дней", "шестидесяти дней")),
    ("ar", "يقدم التقرير إلى المؤتمر خلال ثلاثين يوما من اعتماده.",
     "يقدم التقرير إلى المؤتمر خلال ستين يوما من اعتماده.",
     ("time", "changed", "ثلاثين يوما", "ستين يوما")),
    ("zh", "委员会应当在三十日内向缔约方会议提交报告。", "委员会应当在六十日内向缔约方会议提交报告。",
     ("time", "changed", "三十日", "六十日")),
    ("en", "Each State Party shall inform the Secretariat of the measures taken.",
     "Each State Party shall, without delay, inform the Secretariat of the measures taken.",
     ("time", "added", "", "without delay")),
    ("en", "Each Party shall provide financial support to developing countries.",
     "Each Party shall provide, as appropriate, financial support to developing countries.",
     ("condition", "added", "", "as appropriate")),
    ("fr", "Les Parties fournissent, dans la mesure du possible, un appui aux pays en développement.",
     "Les Parties fournissent un appui aux pays en développement.",
     ("condition", "removed", "dans la mesure du possible", "")),
    ("es", "Los Estados Partes adoptarán medidas para proteger el medio marino.",
     "Los Estados Partes adoptarán, según proceda, medidas para proteger el medio marino.",
     ("condition", "added", "", "según proceda")),
    ("zh", "缔约方应当向发展中国家提供资金支持。", "缔约方应当酌情向发展中国家提供资金支持。",
     ("condition", "added", "", "酌情")),
    ("ru", "Сторона может представить доклад на любом языке.",
     "Сторона может представить доклад на любом языке при условии, что к нему приложен перевод.",
     ("condition", "added", "", "при условии, что")),
    ("ar", "يجوز لكل طرف أن يقدم تقريره بأي لغة.",
     "يجوز لكل طرف أن يقدم تقريره بأي لغة بشرط أن يرفق به ترجمة رسمية.",
     ("condition", "added", "", "بشرط أن")),
    ("en", "Decisions of the Conference are taken by consensus.",
     "Decisions of the Conference are taken by consensus, unless the rules of procedure provide otherwise.",
     ("exception", "added", "", "unless")),
    ("ru", "Решения Конференции принимаются консенсусом.",
     "Решения Конференции принимаются консенсусом, за исключением процедурных вопросов.",
     ("exception", "added", "", "за исключением")),
    ("en", "Welcoming the progress that was made under the Convention;",
     "Noting the progress that was made under the Convention;",
     ("verb", "weaker", "Welcoming", "Noting")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "before", "after", "expected"), TOLD, ids=[f"{n}-{c[0]}" for n, c in enumerate(TOLD)]
)
def test_a_change_of_substance_is_told(language: str, before: str, after: str, expected: tuple[str, ...]) -> None:
    changes = found(language, before, after)

    assert facts_of(changes) == [expected]


@pytest.mark.parametrize(
    ("language", "before", "after", "expected"), TOLD, ids=[f"{n}-{c[0]}" for n, c in enumerate(TOLD)]
)
def test_exchanging_the_texts_inverts_a_finding(
    language: str, before: str, after: str, expected: tuple[str, ...]
) -> None:
    del expected
    there, back = found(language, before, after), found(language, after, before)

    assert [(one.kind, OTHER_WAY[one.direction], one.after, one.before) for one in there] == [
        (one.kind, one.direction, one.before, one.after) for one in back
    ]


SAME = [
    # "Must" and "shall" are one force; a right is no duty; a negation that another cancels is none.
    ("en", "Each Party shall report on the measures taken.", "Each Party must report on the measures taken."),
    ("en", "The creditor shall be entitled to compensation for the costs.",
     "The creditor may be entitled to compensation for the costs."),
    ("en", "No State Party shall make a reservation to this Article.",
     "A State Party shall not make a reservation to this Article."),
    ("fr", "Les décisions ne peuvent être contestées devant un tribunal.",
     "Les décisions ne peuvent pas être contestées devant un tribunal."),
    # The same values in other words.
    ("en", "The report is due within twelve months of a request.",
     "The report is due within one year of a request."),
    ("fr", "Le rapport est présenté dans les trente jours.", "Le rapport est présenté dans les trente (30) jours."),
    # A condition that only changed its place.
    ("en", "Each Party shall, as appropriate, provide support to all other Parties.",
     "Each Party shall provide support, as appropriate, to all other Parties."),
    # A clause that was put in other words, or stands at the head of its sentence now.
    ("en", "Each Party shall report every year, unless its report is optional.",
     "Each Party shall report every year where its report is compulsory."),
    ("en", "The Secretariat shall inform the Parties where it receives a request.",
     "Where it receives a request, the Secretariat shall inform the Parties."),
    ("fr", "Un fournisseur qui n’est pas établi dans l’Union désigne un représentant dans l’Union.",
     "Si une entité n’est pas établie dans l’Union, elle désigne un représentant dans l’Union."),
    ("es", "El Presidente o el Vicepresidente, según el caso, puede ser acusado ante la Cámara.",
     "El Presidente o el Vicepresidente, según corresponda, puede ser acusado ante la Cámara."),
    ("ru", "Секретариат информирует Стороны, если он получает просьбу о помощи.",
     "Если Секретариат получает просьбу о помощи, он информирует Стороны."),
    ("ar", "تبلغ الأمانة الأطراف إذا تلقت طلبا للمساعدة.", "إذا تلقت الأمانة طلبا للمساعدة تبلغ الأطراف."),
    # Two sentences that changed places, and half that became a majority.
    ("zh", "国有公司应当有职工代表；其他公司可以有职工代表。", "其他公司可以有职工代表；国有公司应当有职工代表。"),
    ("zh", "监事会决议应当经半数以上监事通过。", "监事会决议应当经过半数的监事通过。"),
    # The same amount in another currency's name; a year in the name of an act; the number of a note.
    ("en", "The value of the goods does not exceed the equivalent of ECU 100 000 in one year.",
     "The value of the goods does not exceed EUR 100 000 or its equivalent in one year."),
    ("en", "Chapter VI of this Regulation shall apply and complement the Hague Convention.",
     "Chapter VI of this Regulation shall apply and complement the 1980 Hague Convention."),
    ("en", "Upon its review by the Conference, the Mechanism shall report to the Parties.",
     "Upon its review by the Conference,9 the Mechanism shall report to the Parties."),
    # One reference in other words.
    ("en", "The worker who was selected for the purposes of paragraph 6 of this Article shall be a skilled worker.",
     "The worker who was selected for the purposes of the foregoing paragraph shall be a skilled worker."),
    # The date of a convention belongs to its name.
    ("en", "This Article does not affect the obligations under the Convention.",
     "This Article does not affect the obligations under the Convention of 23 May 1969."),
    # Words alone.
    ("en", "Each Party shall further international cooperation in this field.",
     "Each Party shall further global cooperation in this field."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "after"), SAME, ids=range(len(SAME)))
def test_other_words_for_the_same_are_no_finding(language: str, before: str, after: str) -> None:
    assert facts_of(found(language, before, after)) == []


def test_a_sentence_that_is_new_as_a_whole_is_no_finding() -> None:
    before = "Each Party shall report on the measures taken."
    after = f"{before} It may ask the Secretariat for help within thirty days, unless the Conference decides so."

    assert facts_of(found("en", before, after)) == []


def test_a_reference_that_follows_a_renumbering_is_no_finding_and_one_to_another_article_is() -> None:
    def text(numbers: tuple[int, int, int], cited: int) -> tracker.DraftText:
        first, second, third = numbers
        return tracker.parse(
            f"Article {first}\n\nEach Party shall protect every river on its territory.\n\n"
            f"Article {second}\n\nThe Committee shall meet once a year in the city of its seat.\n\n"
            f"Article {third}\n\nReports under article {cited} are public in all the languages of the Conference.\n"
        )

    before = text((1, 2, 3), 2)

    assert findings_of(tracker.compare(before, text((2, 3, 4), 3)), "en") == ()
    changed = findings_of(tracker.compare(before, text((1, 2, 3), 1)), "en")
    assert facts_of(changed) == [("reference", "changed", "article 2", "article 1")]


def test_a_class_that_is_wrong_too_often_is_left_out() -> None:
    before = "The Secretariat shall prepare the budget for each period of two years."

    assert {SubstanceClass.ACTOR, SubstanceClass.DEFINITION} <= LEFT_OUT
    assert found("en", before, before.replace("Secretariat", "Conference")) == ()


def test_a_negation_that_comes_to_a_verb_is_told_and_one_that_turns_with_its_main_clause_is_not() -> None:
    open_to_all, closed = "Meetings are open to the public.", "Meetings are not open to the public."
    aside = "This applies to goods where they are {}put up for sale in a set quantity."

    assert [str(one.direction) for one in found("en", open_to_all, closed)] == ["added"]
    assert found("en", aside.format("not "), aside.format("")) == ()


def test_a_language_without_rules_gives_no_finding() -> None:
    old, new = (tracker.parse(f"Artikel 4\n\nJede Partei {modal} berichten.\n") for modal in ("soll", "kann"))

    assert findings_of(tracker.compare(old, new), "de") == ()


WORDS = st.lists(
    st.sampled_from(
        [
            "Parties",
            "shall",
            "not",
            "may",
            "should",
            "30",
            "days",
            "unless",
            "if",
            "article",
            "2",
            "as",
            "appropriate",
            "report",
            ",",
            ".",
            ";",
            "[",
            "]",
        ]
    ),
    min_size=1,
    max_size=25,
).map(" ".join)


@given(WORDS, WORDS)
def test_words_that_are_quoted_stand_in_the_texts(before: str, after: str) -> None:
    for change in found("en", before, after):
        for passage, text in ((change.before, before), (change.after, after)):
            assert 0 <= passage.start <= passage.end <= len(passage.text)
            assert passage.words in text
        assert change.before.words != change.after.words or change.kind is SubstanceClass.DEFINITION


@given(WORDS)
def test_a_text_against_itself_has_no_finding(text: str) -> None:
    assert found("en", text, text) == ()


def test_a_long_line_of_cues_is_read_in_a_moment() -> None:
    line = "Parties shall report, unless they may not, within 30 days. "

    assert len(found("en", line * 400, (line * 400).replace("30", "60"))) > 0
