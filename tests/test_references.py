"""Which words of a line refer to which provision, in six languages, and what they point to in a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.addresses.lookup import find
from tracker.model.provision import Eid
from tracker.references.find import find_references
from tracker.references.resolve import Index
from tracker.text.parser import parse

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

SENTENCES = [
    ("Article 12 shall apply to claims made under this Declaration.", "article:12"),
    ("the measures referred to in Articles 3 to 5 and 7", "article:3 …article:5 article:7"),
    ("under paragraph 2 (b) of article 7", "article:7/paragraph:2/-:b"),
    ("in accordance with article 7, paragraph 2 (b)", "article:7/paragraph:2/-:b"),
    ("the obligations set out in the preceding article", "article:previous"),
    ("subject to paragraph 3 of this article", "article:this/paragraph:3"),
    ("Paragraph 1 shall not apply to liabilities under contracts.", "paragraph:1"),
    ("point (a) of the first subparagraph of paragraph 1", "paragraph:1/point:a"),
    (
        "Articles 23 and 24, Article 25(1), second sentence, and Articles 28 and 39 of this Directive",
        "article:23 article:24; article:25/-:1; article:28 article:39",
    ),
    ("in accordance with Article 16(3) and (5)", "article:16/-:3 article:16/-:5"),
    ("Article 5 bis and Annex I", "article:5bis; annex:I"),
    ("the provisions of Title II", "title:II"),
    ("as described in section 103(1) of this title", "title:this/section:103/-:1"),
    (
        "sections 1122(a) to (c)(1), 1125, and 2305 of this title",
        "title:this/section:1122/-:a …title:this/section:1122/-:c/-:1 title:this/section:1125 title:this/section:2305",
    ),
    ("within the meaning of Article A", "article:a"),
    ("clause (i) of subparagraph (A) of paragraph (1)", "paragraph:1/point:a/clause:i"),
    ("without prejudice to Article 6, point 5 of Article 7 applies", "article:6; article:7/point:5"),
    ("Articles 1, 55 and 56 of the Charter of the United Nations", ""),
    ("article 2 of the International Covenant on Civil and Political Rights", ""),
    ("as defined in Article 4 of Regulation (EU) No 575/2013", ""),
    ("within the meaning of the second paragraph of Article 54 of the Treaty", ""),
    ("Articles 107 and 108 TFEU", ""),
    ("under article 1, paragraph 2 b) or c), shall", "article:1/paragraph:2/-:b article:1/paragraph:2/-:c"),
    ("los apartados a) o b) del párrafo 2b) del artículo 1", "article:1/paragraph:2/-:b"),
    ("l’article 1, paragraphe 2b), est", "article:1/paragraph:2/-:b"),
    ("статьи 1, пункт 2 b) или c)", "article:1/paragraph:2/-:b article:1/paragraph:2/-:c"),
    ("paragraphs 2-3 are to be considered together", "paragraph:2 …paragraph:3"),
    ("para todas las Partes 180 días después de la clausura", ""),
    ("à l’autre Partie 90 jours avant la dénonciation", ""),
    ("для каждой части 30 дней спустя", ""),
    ("a cada parte 20 por ciento y 2 ejemplares", ""),
    ("in accordance with Annex 9-D and Annex 9-E", "annex:9d; annex:9e"),
    ("Public Partnerships Law, Article 139, paragraph 3", ""),
    ("«Article 24. – The office shall decide", ""),
    ("“Article 7 Dogs", ""),
    ("under rule 5, paragraph 2, and regulations 7 to 9", "rule:5/paragraph:2; regulation:7 …regulation:9"),
    ("los principios 1 y 2, según la regla 3, párrafo 4", "principle:1 principle:2; rule:3/paragraph:4"),
    ("en vertu de la règle 5 et de la ligne directrice 2", "rule:5; guideline:2"),
    ("в соответствии с правилом 5 и пунктом 2 правила 7", "rule:5; rule:7/paragraph:2"),
    ("وفقا للقاعدة 5", "rule:5"),
    ("clause 5, paragraph 2", "clause:5/paragraph:2"),
    ("the rules 30 days later, and a clause of 5 words", ""),
    ("as defined in Article 2, point 7 of Directive 2011/83/EU", ""),
    ("provided for in paragraph 1 of that Article", ""),
    ("Annex I to Directive 2014/65/EU", ""),
    ("section 552(b) of title 5", "title:5/section:552/-:b"),
    ("In accordance with Article 5, 30 days after the notification", "article:5"),
    ("has a central part in the preparation", ""),
    ("Les États respectent les principes énoncés à l’article 5.", "article:5"),
    ("conformément aux articles 1316-1 et 1316-4 et, lorsqu'un acte", "article:1316-1 article:1316-4"),
    ("prévues aux articles 9 à 12", "article:9 …article:12"),
    ("au point a) du paragraphe 2 de l’article 3", "article:3/paragraph:2/point:a"),
    ("le paragraphe 1 du présent article", "article:this/paragraph:1"),
    ("les droits visés à l’article précédent", "article:previous"),
    (
        "en vertu de l'article 60, paragraphe 1, 3 ou 4, de l'article 61, paragraphe 2",
        "article:60/paragraph:1 article:60/paragraph:3 article:60/paragraph:4; article:61/paragraph:2",
    ),
    ("aux 1° à 5° de l'article 1369-4", "article:1369-4/point:1 article:1369-4/point:5"),
    ("à l'article L. 122-1", "article:l. 122-1"),
    ("l’article premier de la présente déclaration", "article:1"),
    ("l'article 12 du présent code", "article:12"),
    ("aux annexes I et II", "annex:I annex:II"),
    ("article 55 de la Charte des Nations Unies", ""),
    ("les articles 640 et 641 du code de procédure civile", ""),
    ("visées à l’article 15 de la convention de La Haye du 15 novembre 1965", ""),
    ("en vertu de ses articles 8, 12 et 13", ""),
    ("l'article 6 ter de la convention de Paris", ""),
    ("con arreglo al artículo 5, párrafo 2", "article:5/paragraph:2"),
    ("los artículos 39 bis y 63, inciso cuarto", "article:39bis article:63"),
    ("los literales b) y d) del artículo 17", "article:17/point:b article:17/point:d"),
    ("lo dispuesto en el artículo 195 de esta Constitución", "article:195"),
    ("en los artículos 9 a 12", "article:9 …article:12"),
    ("el artículo anterior", "article:previous"),
    ("los artículos 473 y siguientes del Código Procesal Penal", ""),
    ("en virtud del artículo 2 de la Carta de las Naciones Unidas", ""),
    ("в статье 5 настоящей Декларации", "article:5"),
    ("предусмотренные статьями 5 и 7", "article:5 article:7"),
    ("в соответствии с пунктом 2 статьи 7", "article:7/paragraph:2"),
    ("подпункт a) пункта 2 статьи 3", "article:3/paragraph:2/point:a"),
    ("для целей статей 5–7", "article:5 …article:7"),
    ("пунктами 1 и 2 настоящей статьи", "article:this/paragraph:1 article:this/paragraph:2"),
    ("часть 2 статьи 10", "article:10/paragraph:2"),
    ("статья 55 Устава Организации Объединенных Наций", ""),
    ("в статье 2 Международного пакта о гражданских и политических правах", ""),
    ("статьи 10 указанного закона", ""),
    ("وفقاً للمادة 5 من هذا الإعلان", "article:5"),
    ("المنصوص عليها في المادتين 3 و4", "article:3 article:4"),
    ("المواد من 9 إلى 12", "article:9 …article:12"),
    ("الفقرة 2 من المادة 7", "article:7/paragraph:2"),
    ("بالمادة الخامسة", "article:5"),
    ("والمادة الثانية عشرة", "article:12"),
    ("الفقرة 1 من هذه المادة", "article:this/paragraph:1"),
    ("الفقرة الفرعية (أ) من الفقرة 2", "paragraph:2/point:أ"),
    ("المادة 55 من ميثاق الأمم المتحدة", ""),
    ("المادتين 1 و2 من العهد الدولي", ""),
    ("依照本法第五条的规定", "article:5"),
    ("有第五条第二款、第三款规定情形的", "article:5/paragraph:2 article:5/paragraph:3"),
    ("违反本法第五条、第七条规定的", "article:5 article:7"),
    ("第三条至第五条所列事项", "article:3 …article:5"),
    ("适用前款规定", "paragraph:previous"),
    ("违反本条例第十二条第（三）项", "article:12/point:3"),
    ("本条第二款", "article:this/paragraph:2"),
    ("第十条之一", "article:10-1"),
    ("根据宪法第八十九条", ""),
    ("依照《中华人民共和国刑法》第三百条", ""),
    ("联合国宪章第五十五条", ""),
    ("附件一", "annex:1"),
]
"""Sentences of treaties, EU acts, codes and statutes, and the ways their references name: the provisions of one
reference are parted by blanks, the references by semicolons; … closes a range. No way: another text is meant, or it is
in doubt."""


def ways(line: str) -> str:
    return "; ".join(
        " ".join(
            "…" * mention.closes_range + "/".join(f"{step.unit or '-'}:{step.token}" for step in mention.steps)
            for mention in reference.mentions
        )
        for reference in find_references(line)
    )


@pytest.mark.parametrize(("line", "expected"), SENTENCES)
def test_the_references_of_a_sentence(line: str, expected: str) -> None:
    assert ways(line) == expected


@pytest.mark.parametrize("line", [line for line, _ in SENTENCES])
def test_places_are_those_of_the_printed_numbers(line: str) -> None:
    last = 0
    for reference in find_references(line):
        assert last <= reference.start < reference.end <= len(line)
        last = reference.end
        for mention in reference.mentions:
            for number in mention.numbers:
                assert reference.start <= number.start < number.end <= reference.end
                assert line[number.start : number.end].strip()


def test_just_the_number_can_be_marked() -> None:
    line = "au point a) du paragraphe 2 de l’article 3"
    (reference,) = find_references(line)

    assert line[reference.start : reference.end] == "point a) du paragraphe 2 de l’article 3"
    assert [line[n.start : n.end] for n in reference.mentions[0].numbers] == ["3", "2", "a)"]


TEXT = """\
### Article 1

First line.

Second line.

### Article 2

#### 1.

See paragraph 2.

#### 2.

Each Party:

##### (a)

reports;

##### (b)

pays.

#### 3.

The preceding paragraph applies.

### Article 3

Here.

## Annex I

### Article 1

Annexed.

### Article 5

More.
"""


@pytest.fixture(scope="module")
def draft() -> DraftText:
    return parse(TEXT)[0]


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("article 2", "art_1__al_1", "art_2"),
        ("paragraph 2 (b) of article 2", "art_1__al_1", "art_2__para_2__point_b"),
        ("article 1, paragraph 2", "art_3__al_1", "art_1__al_2"),
        ("paragraph 2", "art_2__para_1__al_1", "art_2__para_2"),
        ("point (a)", "art_2__para_2__point_b__al_1", "art_2__para_2__point_a"),
        ("the preceding paragraph", "art_2__para_3__al_1", "art_2__para_2"),
        ("the preceding article", "art_3__al_1", "art_2"),
        ("this article", "art_3__al_1", "art_3"),
        ("article 1", "annex_I__art_5__al_1", "annex_I__art_1"),
        ("article 2", "annex_I__art_5__al_1", "art_2"),
        ("annex I", "art_1__al_1", "annex_I"),
    ],
)
def test_what_words_point_to(draft: DraftText, words: str, at: str, expected: str) -> None:
    (reference,) = find_references(words)
    target = Index(draft).target(reference.mentions[0], Eid(at))

    assert target.levels[-1] == (expected,)
    assert target.lacking is None


@pytest.mark.parametrize(
    ("words", "at", "lacking"),
    [
        ("article 9", "art_1__al_1", 0),
        ("article 2, paragraph 7", "art_1__al_1", 1),
        ("paragraph 4", "art_2__para_1__al_1", 0),
        ("annex II", "art_1__al_1", 0),
        ("title II", "art_1__al_1", None),  # The text has no titles, so it means another text's.
        ("article 5", "art_1__al_1", None),  # There is one, in the annex.
        ("article 1, paragraph 9", "art_3__al_1", None),  # Its paragraphs bear no numbers.
        ("paragraph 2", "art_3__al_1", None),
    ],
)
def test_what_surely_points_nowhere(draft: DraftText, words: str, at: str, lacking: int | None) -> None:
    (reference,) = find_references(words)
    target = Index(draft).target(reference.mentions[0], Eid(at))

    assert target.levels[-1] == ()
    assert target.lacking == lacking


@pytest.mark.parametrize(
    ("heading", "words", "lacking"),
    [
        ("## Chapter 9", "Chapter 11", None),  # One chapter of a longer text.
        ("## Chapter 1", "Chapter 11", 0),
        ("## Annex 9-A", "Annex I", None),  # Annexes with numbers of another form.
        ("## Annex I", "Annex III", 0),
        ("## Annex A", "Annex B", 0),
    ],
)
def test_a_division_is_missing_only_from_a_row_of_its_own_kind(heading: str, words: str, lacking: int | None) -> None:
    draft, _ = parse(f"### Article 1\n\nPeace.\n\n{heading}\n\nTrust.\n")
    target = Index(draft).target(find_references(words)[0].mentions[0], Eid("art_1__al_1"))

    assert target.lacking == lacking


def test_rules_play_the_article_where_a_text_has_no_articles() -> None:
    draft, _ = parse("### Rule 1\n\nSee.\n\n### Rule 2\n\n#### 1.\n\nPeace.\n")
    index = Index(draft)
    targets = [
        index.target(find_references(words)[0].mentions[0], Eid("rule_1__al_1"))
        for words in ("rule 2, paragraph 1", "rule 9", "article 9", "regulation 2")
    ]

    assert [target.levels[-1] for target in targets] == [("rule_2__para_1",), (), (), ()]
    assert [target.lacking for target in targets] == [None, 0, None, None]


def test_an_article_that_amends_another_text_speaks_of_that_one() -> None:
    draft, _ = parse("### Article 1\n\nThat Act is amended as follows:\n\nin article 9, the word is deleted;\n")
    index = Index(draft)

    assert not index.refers_to_itself(Eid("art_1__al_2"))


def test_a_piece_of_a_longer_text_lacks_only_what_lies_between_its_ends() -> None:
    draft, _ = parse("### Article 1101\n\nSee.\n\n### Article 1103\n\nSee.\n")
    index = Index(draft)
    lacking = [
        index.target(find_references(words)[0].mentions[0], Eid("art_1101__al_1")).lacking
        for words in ("article 1102", "article 2044", "article 3")
    ]

    assert lacking == [0, None, None]


@pytest.mark.parametrize(
    ("label", "queries"),
    [
        ("Article Twenty-first", "article 21|article twenty-first|art. twenty first|21"),
        ("Article vingt et unième", "article 21|article vingt et unième|l'article vingt et un"),
        ("Artículo décimo primero", "artículo 11|artículo undécimo|articulo decimo primero"),
        ("Статья двадцать первая", "статья 21|статья двадцать первая"),
        ("المادة الحادية والعشرون بعد المائة", "المادة 121|المادة ١٢١|المادة الحادية والعشرون بعد المائة"),
        ("第廿一条", "第二十一条|article 21|第21条"),
        ("Rule 5", "rule 5|Rule 5|article 5|regla 5|规则5"),
        ("[Article 5 bis]", "article 5 bis|5bis"),
        ("Article 5 alt 1", "article 5 alt 1|article 5 alt. 1"),
    ],
)
def test_a_query_finds_a_number_however_it_is_written(label: str, queries: str) -> None:
    draft, _ = parse(f"### {label}\n\nPeace.\n\n### Article 99\n\nTrust.\n")

    for query in queries.split("|"):
        assert [provision.label for provision in find(draft, query)] == [label], query
