"""Quoted terms tie two articles whose words were all written anew."""

from __future__ import annotations

import pytest

from tracker.diff.match.features.quoted_terms import common_quoted_terms, quoted_in, quoted_terms
from tracker.diff.prepare.vocabulary import ProvisionText, Vocabulary


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("‘consumer’ means any natural person;", ["consumer"]),
        ("“framework agreement” means …", ["framework agreement"]),
        ("«\u00a0État d’origine\u00a0», l’État membre", ["\u00a0État d’origine\u00a0"]),
        ("‘l’État membre d’accueil’ désigne", ["l’État membre d’accueil"]),
        ("„Verbraucher“ ist jede Person", ["Verbraucher"]),
        ("「消费者」是指", ["消费者"]),
        ('"seller" and "buyer"', ["seller", "buyer"]),
        ("'trader' means the trader's agent", ["trader"]),
        ("l'article 5 de l'annexe et d'autres", []),
        ("the States’ obligations and the Parties’ rights", []),
        ("nothing is quoted here", []),
        ("“" + "a" * 81 + "”", []),
    ],
)
def test_what_stands_in_quotation_marks(line: str, terms: list[str]) -> None:
    assert list(quoted_in(line)) == terms


def test_a_term_ties_by_how_few_quote_it() -> None:
    vocabulary = Vocabulary()
    before = [("‘Consumer’ and “seller” are defined.",), ("‘seller’ again",), ("nothing",)]
    after = [("a “seller” is one who sells",), ("«\u00a0consumer\u00a0» has another meaning now",)]
    sides = [[quoted_terms(ProvisionText(lines), vocabulary) for lines in side] for side in (before, after)]

    assert common_quoted_terms(*sides) == {(0, 0): 0.5, (1, 0): 0.5, (0, 1): 1.0}
    assert common_quoted_terms(*reversed(sides)) == {(0, 0): 0.5, (0, 1): 0.5, (1, 0): 1.0}
