"""Annexes and what stands in them: matched by their contents, with rows like all else."""

from __future__ import annotations

import pytest

from tracker.diff.redline import compare
from tracker.model.concordance import Correspondence
from tracker.model.provision import ProvisionKind
from tracker.readers import read_bytes


def rows(before: str, after: str) -> list[Correspondence]:
    """Return the rows of two plain texts."""
    old, new = (read_bytes(text.encode(), "text.txt").draft for text in (before, after))
    return list(compare(old, new).concordance)


def links(found: list[Correspondence], *kinds: ProvisionKind) -> list[tuple[str | None, str | None]]:
    return [(row.before, row.after) for row in found if row.level in kinds]


EXCHANGED = {
    "en": ("Article", "ANNEX", "ANNEX", "RULES OF PROCEDURE", "TARIFFS", "Rule",
           ["Ports are open.", "Annexes form part of this Agreement."], "The Board elects its chair.",
           ["Timber ten per cent.", "Grain twenty per cent."], "Grain five per cent."),
    "fr": ("Article", "ANNEXE", "APPENDICE", "RÈGLEMENT INTÉRIEUR", "TARIFS", "Règle",
           ["Les ports sont ouverts.", "Les annexes font partie du présent Accord."], "Le Conseil élit son président.",
           ["Bois dix pour cent.", "Céréales vingt pour cent."], "Céréales cinq pour cent."),
    "es": ("Artículo", "ANEXO", "ANEXO", "REGLAMENTO", "ARANCELES", "Regla",
           ["Los puertos están abiertos.", "Los anexos forman parte del Acuerdo."], "La Junta elige a su presidente.",
           ["Madera diez por ciento.", "Grano veinte por ciento."], "Grano cinco por ciento."),
    "ru": ("Статья", "ПРИЛОЖЕНИЕ", "ПРИЛОЖЕНИЕ", "ПРАВИЛА ПРОЦЕДУРЫ", "ТАРИФЫ", "Правило",
           ["Порты открыты.", "Приложения составляют часть Соглашения."], "Совет избирает своего председателя.",
           ["Лес десять процентов.", "Зерно двадцать процентов."], "Зерно пять процентов."),
    "ar": ("المادة", "المرفق", "الملحق", "النظام الداخلي", "التعريفات", "القاعدة",
           ["الموانئ مفتوحة.", "تشكل المرفقات جزءا من هذا الاتفاق."], "ينتخب المجلس رئيسه.",
           ["الخشب عشرة في المائة.", "الحبوب عشرون في المائة."], "الحبوب خمسة في المائة."),
}  # fmt: skip


@pytest.mark.parametrize("language", EXCHANGED)
def test_annexes_that_changed_places_are_found_by_their_contents(language: str) -> None:
    article, annex, later, procedure, tariffs, rule, body, chair, lines, changed = EXCHANGED[language]
    articles = "\n\n".join(f"{article} {n}\n{text}" for n, text in enumerate(body, 1))
    before = (
        f"{articles}\n\n{annex} I\n{procedure}\n\n{article} 1\n{chair}\n\n"
        f"{annex} II\n{tariffs}\n\n1. {lines[0]}\n\n2. {lines[1]}\n"
    )
    after = (
        f"{articles}\n\n{later} I\n{tariffs}\n\n1. {lines[0]}\n\n2. {changed}\n\n"
        f"{later} II\n{procedure}\n\n{rule} 1\n{chair}\n"
    )
    found = rows(before, after)

    assert set(links(found, ProvisionKind.ANNEX)) == {("annex_I", "annex_II"), ("annex_II", "annex_I")}
    assert ("annex_I__art_1", "annex_II__rule_1") in links(found, ProvisionKind.ARTICLE)
    paragraphs = links(found, ProvisionKind.PARAGRAPH)
    assert ("annex_II__para_1", "annex_I__para_1") in paragraphs
    assert ("annex_II__para_2", "annex_I__para_2") in paragraphs
    assert not any(row.inserted or row.deleted for row in found)
    assert not any(row.unsure for row in found if row.level is ProvisionKind.ANNEX)


def test_the_row_of_an_annex_says_what_changed_in_its_paragraphs_and_points() -> None:
    body = "Article 1\nPorts are open.\n\nArticle 2\nCanals are open.\n\n"
    annex = "ANNEX\n\n1. Each Party lists its towers:\n\n(a) of stone;\n\n(b) of {};\n\n2. The list is public.\n"
    found = rows(body + annex.format("wood"), body + annex.format("steel"))
    reworded = {row.after for row in found if row.reworded}

    assert {row.level for row in found if row.reworded} == {
        ProvisionKind.ANNEX,
        ProvisionKind.PARAGRAPH,
        ProvisionKind.SUBPARAGRAPH,
    }
    assert "annex_1__para_1__point_b" in reworded
    assert not {"annex_1__para_1__point_a", "annex_1__para_2", "art_1", "art_2"} & reworded


def test_an_annex_that_was_joined_to_another_is_not_dropped() -> None:
    body = "Article 1\nPorts are open.\n\nArticle 2\nCanals are open.\n\n"
    towers = "Each Party lists its towers in the register of the secretariat.\nThe list is public and free of charge.\n"
    fees = "Fees are due in June of every year in the currency of the Party.\nLate payers bear interest.\n"
    two = f"{body}ANNEX I\n{towers}\nANNEX II\n{fees}"
    one = f"{body}ANNEX\n{towers}{fees}"
    annexes = [row for row in rows(two, one) if row.level is ProvisionKind.ANNEX]

    assert {(row.before, row.after, row.merged) for row in annexes} == {
        ("annex_I", "annex_1", True),
        ("annex_II", "annex_1", True),
    }
    divided = [row for row in rows(one, two) if row.level is ProvisionKind.ANNEX]
    assert {(row.before, row.after, row.split) for row in divided} == {
        ("annex_1", "annex_I", True),
        ("annex_1", "annex_II", True),
    }


def test_an_annex_with_nothing_of_the_old_one_but_its_number_is_new() -> None:
    body = "Article 1\nPorts are open.\n\nArticle 2\nCanals are open.\n\n"
    towers = "Each Party lists its towers in the register of the secretariat.\n"
    fees = "Fees fall due in June; late payers bear interest.\n"

    assert set(links(rows(f"{body}ANNEX I\n{towers}", f"{body}ANNEX I\n{fees}"), ProvisionKind.ANNEX)) == {
        ("annex_I", None),
        (None, "annex_I"),
    }


def test_an_article_of_the_body_keeps_to_the_body_where_an_annex_repeats_it() -> None:
    """The same boilerplate in the convention and in its annex; the convention's own article became a little shorter."""
    clause = "Each Party shall adopt such legislative and other measures as may be necessary to give effect to {}."
    before = (
        "Article 1\nPorts are open to all ships.\n\n"
        f"Article 2\n{clause.format('the provisions of this Convention')}\n\n"
        f"ANNEX\n\nArticle 1\n{clause.format('the provisions of this Annex')}\n\nArticle 2\nLamps are lit at dusk.\n"
    )
    after = (
        "Article 1\nPorts are open to all ships.\n\n"
        f"Article 2\n{clause.format('this Convention')}\n\n"
        "ANNEX\n\nArticle 1\nLamps are lit at dusk.\n\n"
        f"Article 2\n{clause.format('the provisions of this Annex and of the rules made under it')}\n"
    )

    assert set(links(rows(before, after), ProvisionKind.ARTICLE)) == {
        ("art_1", "art_1"),
        ("art_2", "art_2"),
        ("annex_1__art_1", "annex_1__art_2"),
        ("annex_1__art_2", "annex_1__art_1"),
    }


def test_an_article_that_went_into_an_annex_is_found_there() -> None:
    before = (
        "Article 1\nPorts are open to all ships.\n\n"
        "Article 2\nThe Board elects its chair for two years by a simple majority of those present and voting.\n\n"
        "Article 3\nCanals are kept.\n\nANNEX\n\nArticle 1\nLamps are lit at dusk.\n"
    )
    after = (
        "Article 1\nPorts are open to all ships.\n\nArticle 2\nCanals are kept.\n\n"
        "ANNEX\n\nArticle 1\nLamps are lit at dusk.\n\n"
        "Article 2\nThe Board elects its chair for three years by a simple majority of those present and voting.\n"
    )

    assert ("art_2", "annex_1__art_2") in links(rows(before, after), ProvisionKind.ARTICLE)
