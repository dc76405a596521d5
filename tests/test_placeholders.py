"""Place-holders: "Article 2 (deleted)" keeps a number and says nothing."""

from __future__ import annotations

import pytest

from tracker.diff.prepare.placeholders import placeholders_of
from tracker.language.placeholders import MAX_LETTERS, is_placeholder
from tracker.text.parser import parse

FORMULAS = {
    "ar": ("(محذوفة)", "محذوف", "ملغاة", "حُذفت", "تم حذف المادة", "[محجوزة]", "ملغاة بموجب البروتوكول رقم 2"),
    "en": (
        "(deleted)", "[Deleted]", "Deleted.", "[Reserved]", "RESERVED", "(repealed)", "Repealed by Protocol No. 11.",
        "[Intentionally omitted]", "This article has been deleted.", "Paragraphs 3 and 4 [deleted]", "– deleted –",
        "Articles 5 to 7 (deleted)", "Reserved for future use", "[Deleted – reserved]", "Repealed, 1998, c. 12, s. 3",
    ),
    "es": ("(Suprimido)", "suprimida", "Derogado.", "[reservado]", "Queda derogado.", "Derogado por el Protocolo 2"),
    "fr": ("(abrogé)", "[Supprimé]", "Réservé", "Article supprimé", "Abrogé par le Protocole n° 11", "(Sans objet.)"),
    "ru": (
        "(исключена)", "Исключён.", "Утратил силу. – Федеральный закон от 12.03.2014 № 33-ФЗ", "зарезервировано",
        "Пункт 3 исключен", "(отменена)",
    ),
    "zh": ("（删除）", "删除", "[废止]", "保留", "本条已删除", "第三款删除", "（廢止）"),
}  # fmt: skip
WORDS = {
    "ar": ("التحفظات", "يجوز للدولة أن تبدي تحفظات", "الإلغاء"),
    "en": (
        "Reservations", "Reserved matters", "Withdrawal", "A Party may withdraw.", "[…]", "…", "Spent fuel",
        "Deletions", "Removed objects shall be returned.", "The article was deleted and another put in its place.",
        "Repealed provisions",
    ),
    "es": ("Reservas", "Denuncia", "El Comité podrá suprimir un nombre."),
    "fr": ("Réserves", "Retrait", "Dispositions abrogées et remplacées", "La réserve est retirée à tout moment."),
    "ru": ("Оговорки", "Исключение", "Договор отменён не будет."),
    "zh": ("保留条款", "各国可提出保留", "被保留的权利"),
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(FORMULAS))
def test_a_formula_is_known_in_every_language_with_any_signs(language: str) -> None:
    assert [text for text in FORMULAS[language] if not is_placeholder(text)] == []


@pytest.mark.parametrize("language", sorted(WORDS))
def test_words_of_a_treaty_are_no_formula(language: str) -> None:
    assert [text for text in WORDS[language] if is_placeholder(text)] == []


def test_a_long_text_is_no_placeholder() -> None:
    formula = "Repealed by Act No. 1 "

    assert is_placeholder(formula + "x" * (MAX_LETTERS - len(formula)))
    assert not is_placeholder(formula + "x" * (MAX_LETTERS - len(formula) + 1))


def test_a_provision_is_a_placeholder_if_all_its_text_is() -> None:
    draft, _ = parse(
        "## Part II — [Deleted]\n\n### Article 1 — Charges\n\n(deleted)\n\n### Article 2 — [Reserved]\n\n"
        "### Article 3\n\n#### 1.\n\n[Deleted]\n\n#### 2.\n\nThe Parties meet.\n\n"
        "### Article 4 — Reserved\n\nThe Parties reserve their rights.\n"
    )

    assert placeholders_of(draft) == {"art_1", "art_1__al_1", "art_2", "art_3__para_1", "art_3__para_1__al_1"}
