"""Parties and places to be filled, as drafts print them in six languages."""

from __future__ import annotations

import pytest

from tracker.marks.attributions import attribution
from tracker.marks.placeholders import is_open_place


@pytest.mark.parametrize(
    "words",
    [
        "EU: shall", "G77, RF: retain", "African Group: pay", "China and G77: pay", "Norway – delete",
        "Egypt on behalf of the Arab Group: pay", "AOSIS, LDCs: pay", "United States of America: pay",
        "UE : doivent", "Fédération de Russie : conserver", "Groupe des 77 et Chine : payer", "Côte d’Ivoire : payer",
        "UE: deberán", "Federación de Rusia: mantener", "Grupo de los 77 y China: pagar", "México, Chile: pagar",
        "ЕС: должны", "Российская Федерация: сохранить", "Группа 77 и Китай: платить", "Африканская группа: платить",
        "الاتحاد الأوروبي: يجب", "مجموعة الـ 77 والصين: يجب", "المجموعة الأفريقية: يجب", "مصر، الأردن: يجب",
        "欧盟:应当", "俄罗斯联邦：保留", "77国集团和中国:应当", "非洲集团:应当", "日本、加拿大：删除",
    ],
)  # fmt: skip
def test_parties_before_a_colon_hold_the_bracket(words: str) -> None:
    assert attribution(words) == words.partition(":")[0].partition("：")[0].partition(" –")[0].strip()


@pytest.mark.parametrize(
    "words",
    [
        "Purpose: peace", "Preamble: the Parties", "Note: text to come", "Option 1: pay", "IV: pay", "as follows: pay",
        "Objet : la paix", "Préambule : les Parties", "Objeto: la paz", "Предмет: мир", "Примечание: мир",
        "الغرض: السلام", "目的:和平", "注：案文", "PP5: peace", "The Parties shall: pay", "Placeholder: finance",
    ],
)  # fmt: skip
def test_other_words_before_a_colon_name_nobody(words: str) -> None:
    assert attribution(words) == ""


@pytest.mark.parametrize(
    ("behind", "by"),
    [(" (USA, JPN) take", "USA, JPN"), (" (Japan) take", "Japan"), ("（欧盟）", "欧盟"), (" (EU) 2016/679", ""),
     (" (NDMC) which", ""), (" (a) take", ""), (" (the fund) is", ""), (" (COP) decides", "")],
)  # fmt: skip
def test_parties_in_round_brackets_behind_hold_it_and_acronyms_do_not(behind: str, by: str) -> None:
    assert attribution("shall", behind) == by


@pytest.mark.parametrize(
    "words",
    [
        "X", "20XX", " ", "●", "__", "…", "date", "number", "TBD", "to be decided", "Placeholder for finance",
        "insert name", "text on finance to come", "date à préciser", "à compléter", "emplacement réservé", "fecha",
        "por determinar",
        "дата", "подлежит уточнению", "будет определено позднее", "تاريخ", "سيحدد لاحقا", "日期", "待定", "占位符",
    ],
)  # fmt: skip
def test_a_place_to_be_filled(words: str) -> None:
    assert is_open_place(words)


@pytest.mark.parametrize(
    "words",
    ["Parties", "the date of receipt", "to be paid", "numbers of ships", "à la date", "la fecha", "каждый год",
     "number of Parties to the Convention", "日期和地点", "and", "5"],
)  # fmt: skip
def test_words_of_the_text_keep_no_place(words: str) -> None:
    assert not is_open_place(words)
