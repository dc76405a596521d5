"""Terms of law at large: what is rare in two short texts may be in every law."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks.mapping import common_terms
from benchmarks.mapping.common_terms import ActTerms, shares, table_text, terms_of
from tracker.diff.match.law_at_large import TABLES, numbered, share_of_lines, shares_at_large
from tracker.diff.match.term_weights import TEXTS_AT_LARGE, inverse_document_frequency
from tracker.diff.prepare.vocabulary import Vocabulary, bigrams

FORMULAS = {
    "en": "Each State Party shall take the measures referred to in the article of this Convention.",
    "fr": "Les États prennent les mesures visées à l’article de la présente convention.",
    "es": "El Estado tomará las medidas que la ley establezca para los ciudadanos.",
    "zh": "国家依照法律的规定，公司应当对其行为负责。",
}


def vocabulary_of(text: str) -> Vocabulary:
    vocabulary = Vocabulary()
    vocabulary.encode(text)
    return vocabulary


@pytest.mark.parametrize("language", sorted(FORMULAS))
def test_a_sentence_of_law_is_known_by_its_commonest_words(language: str) -> None:
    rows = (TABLES / f"{language}.txt").read_text(encoding="utf-8").splitlines()[1:]
    known = {int(row.split("\t")[0]) / 1000 for row in rows}
    found = shares_at_large(vocabulary_of(FORMULAS[language]))

    assert len(found) > 10
    assert set(found.values()) <= known


def test_a_language_without_a_table_is_judged_by_the_two_texts_alone() -> None:
    german = (
        "Die Vertragsparteien verpflichten sich, in ihrem Hoheitsgebiet alle geeigneten Maßnahmen zu treffen, um die "
        "Achtung der in diesem Übereinkommen anerkannten Rechte sicherzustellen und so die Anwendung an jedem Ort zu "
        "gewährleisten, an dem Menschen leben, arbeiten oder sich aus anderen Gründen aufhalten."
    )
    russian = "Каждое государство-участник принимает меры, указанные в статье настоящей Конвенции."

    assert shares_at_large(vocabulary_of(german)) == {}
    assert shares_at_large(vocabulary_of(russian)) == {}
    assert shares_at_large(Vocabulary()) == {}


def test_a_pair_of_words_has_a_share_of_its_own() -> None:
    vocabulary = Vocabulary()
    one, party = vocabulary.encode("each party")
    found = numbered({"each": 0.2, "each party": 0.05, "pilot": 0.001}, vocabulary)

    assert found == {one: 0.2, bigrams([one, party])[0]: 0.05}


def test_what_is_common_at_large_weighs_little_in_two_texts() -> None:
    texts = [{1: 1, 2: 1}, {3: 1}]
    alone, beside = inverse_document_frequency(texts), inverse_document_frequency(texts, {1: 0.5})

    assert alone[1] == alone[2] == 1.0
    assert beside[1] == pytest.approx(0.124, abs=0.001), f"{TEXTS_AT_LARGE} texts more, of which half hold it"
    assert beside[2] == beside[3] == 1.0


def test_an_article_of_law_has_five_lines() -> None:
    assert share_of_lines(0.5) == pytest.approx(1 - 0.5 ** (1 / 5))


def test_a_table_says_words_and_shares_and_no_sentence() -> None:
    for path in sorted(TABLES.glob("*.txt")):
        commonest, *rows = path.read_text(encoding="utf-8").splitlines()
        terms = [term for row in rows for term in row.split("\t")[1:]]

        assert len(commonest.split("\t")) == common_terms.COMMONEST
        assert max(len(term.split(" ")) for term in terms) == 2
        assert len(set(terms)) == len(terms) > 1000
        assert all(int(a.split("\t")[0]) > int(b.split("\t")[0]) for a, b in pairwise(rows))
        assert path.stat().st_size < 300_000


def act(*articles: str) -> ActTerms:
    found = ActTerms()
    for article in articles:
        found.articles += 1
        found.counts.update(terms_of(article.split()))
    return found


def test_a_term_must_stand_in_three_acts_and_every_act_counts_alike() -> None:
    acts = [act("shall pay"), act("shall fly", "shall fly"), act("shall", "may", "may", "may")]
    found = shares(acts)

    assert found == {"shall": pytest.approx((1 + 1 + 0.25) / 3)}
    assert shares(acts[:2]) == {}
    assert table_text(found) == "shall\n750\tshall\n"


@pytest.mark.parametrize(("articles", "kept"), [(199, True), (201, False)])
def test_a_term_in_one_article_of_two_hundred_is_kept(articles: int, kept: bool) -> None:
    acts = [act("shall", *["may"] * (articles - 1)) for _ in range(3)]

    assert ("shall" in shares(acts)) is kept
