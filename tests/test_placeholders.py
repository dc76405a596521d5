"""Place-holders: "Article 2 (deleted)" keeps a number and says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.match.placeholders import MAX_RANGE
from tracker.diff.prepare.placeholders import placeholders_of
from tracker.diff.redline import compare
from tracker.language.placeholders import MAX_LETTERS, is_placeholder
from tracker.model.redline import RunKind
from tracker.report.view.facts import count_facts, facts_of
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


# The comparison

ARTICLES = {
    "ar": ("المادة {}", "تحتفظ سلطة الميناء بسجل لجميع السفن.", "تسوى المنازعات بالتفاوض خلال ستة أشهر.", "(محذوفة)"),
    "en": ("Article {}", "The port keeps a record of vessels.", "Disputes are settled by negotiation.", "[Deleted]"),
    "es": ("Artículo {}", "El puerto lleva un registro.", "Las controversias se negocian.", "(Suprimido)"),
    "fr": ("Article {}", "Le port tient un registre.", "Les différends se règlent par négociation.", "(abrogé)"),
    "ru": ("Статья {}", "Администрация порта ведёт реестр судов.", "Споры решаются путём переговоров.", "(исключена)"),
    "zh": ("第{}条", "港务局备存所有船只的公开登记册。", "争端应通过谈判解决。", "(删除)"),
}  # fmt: skip
BASE = "The Parties shall keep the river open to all ships of all nations at all times of the year."


def facts(before: str, after: str, level: str = "article") -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """Return the rows of a level with their facts; the other way round the same must have been found."""
    texts = parse(before)[0], parse(after)[0]
    rows, back = compare(*texts).concordance, compare(*texts[::-1]).concordance
    assert {row.inverted() for row in back} == set(rows)
    return [(row.before, row.after, facts_of(row)) for row in rows if row.level == level]


def text(label: str, *articles: tuple[str, str]) -> str:
    return "\n\n".join(f"### {label.format(number)}\n\n{words}" for number, words in articles) + "\n"


@pytest.mark.parametrize("language", sorted(ARTICLES))
def test_what_a_placeholder_stands_for_was_dropped_and_nothing_is_new(language: str) -> None:
    label, first, second, formula = ARTICLES[language]
    one, two = ("一", "二") if language == "zh" else ("1", "2")
    before, after = text(label, (one, first), (two, second)), text(label, (one, formula), (two, second))

    assert facts(before, after) == [
        ("art_1", "art_1", ("deleted", "placeholder")),
        ("art_2", "art_2", ("unchanged",)),
    ]
    assert facts(after, before)[0] == ("art_1", "art_1", ("inserted", "placeholder"))


def test_the_number_stays_and_the_words_are_struck() -> None:
    before = "### Article 1 — Records\n\nA record is kept.\n\n### Article 2\n\n" + BASE + "\n"
    after = "### Article 1\n\n(deleted)\n\n### Article 2\n\n" + BASE + "\n"
    section = compare(parse(before)[0], parse(after)[0]).sections[0]

    assert (section.before, section.after) == ("art_1", "art_1")
    assert [(run.kind, run.text) for block in section.blocks for run in block.runs] == [
        (RunKind.KEPT, "Article 1"),
        (RunKind.DELETED, " — "),
        (RunKind.DELETED, "Records"),
        (RunKind.DELETED, "A record is kept."),
        (RunKind.INSERTED, "(deleted)"),
    ]


def test_an_article_that_moved_and_left_its_number_behind_is_not_dropped() -> None:
    label, first, second, formula = ARTICLES["en"]
    before = text(label, ("1", first), ("2", second))
    after = text(label, ("1", formula), ("2", second), ("2 bis", first))

    assert facts(before, after) == [
        (None, "art_1", ("placeholder",)),
        ("art_2", "art_2", ("unchanged",)),
        ("art_1", "art_2bis", ("renumbered", "moved")),
    ]
    assert (("art_1", None, ("number_dropped",))) in facts(after, before)


def test_a_placeholder_on_both_sides_is_unchanged_and_linked_by_its_number() -> None:
    before = text("Article {}", ("1", "(deleted)"), ("2", "(deleted)"), ("3", BASE))
    after = text("Article {}", ("2", "(deleted)"), ("3", BASE))

    assert facts(before, after) == [
        ("art_1", None, ("number_dropped",)),
        ("art_2", "art_2", ("unchanged",)),
        ("art_3", "art_3", ("unchanged",)),
    ]


def test_a_placeholder_may_keep_several_numbers() -> None:
    label, first, second, _ = ARTICLES["en"]
    before = text(label, ("1", first), ("2", second), ("3", BASE))
    after = text(label, ("1-2", "[Reserved]"), ("3", BASE))

    assert facts(before, after) == [
        ("art_1", "art_1-2", ("deleted", "placeholder")),
        ("art_2", "art_1-2", ("deleted", "placeholder")),
        ("art_3", "art_3", ("unchanged",)),
    ]


def test_paragraphs_and_points_keep_their_numbers_too() -> None:
    def article(second: str, point: str) -> str:
        return (
            f"### Article 1\n\n#### 1.\n\n{BASE}\n\n#### 2.\n\n{second}\n\n#### 3.\n\nThey publish:\n\n"
            f"##### (a)\n\n{point}\n\n##### (b)\n\nthe names of all pilots.\n"
        )

    before = article("A record is kept by the harbour master of Riga.", "the scale of their charges;")
    after = article("[Deleted]", "(deleted)")

    assert facts(before, after, "paragraph") == [
        ("art_1__para_1", "art_1__para_1", ("unchanged",)),
        ("art_1__para_2", "art_1__para_2", ("deleted", "placeholder")),
        ("art_1__para_3", "art_1__para_3", ("reworded",)),
    ]
    assert facts(before, after, "subparagraph")[0] == (
        "art_1__para_3__point_a",
        "art_1__para_3__point_a",
        ("deleted", "placeholder"),
    )
    assert facts(article("[Reserved]", "x"), article("(deleted)", "x"), "paragraph")[1][2] == ("reworded",)


def test_a_part_that_keeps_its_number_was_dropped() -> None:
    before = f"## Part I\n\n### Article 1\n\n{BASE}\n\n## Part II — Pilots\n\n### Article 2\n\nPilots hold a licence.\n"
    after = f"## Part I\n\n### Article 1\n\n{BASE}\n\n## Part II — [Deleted]\n"

    assert facts(before, after, "division") == [
        ("part_I", "part_I", ("unchanged",)),
        ("part_II", "part_II", ("deleted", "placeholder")),
    ]


def test_the_summary_counts_a_kept_number_once_and_no_article_as_new() -> None:
    label, first, second, formula = ARTICLES["en"]
    before, after = text(label, ("1", first), ("2", second)), text(label, ("1", formula), ("2", second))

    counts = dict(count_facts(compare(parse(before)[0], parse(after)[0]).concordance))
    assert counts == {"unchanged": 1, "deleted": 1, "placeholder": 1}


def test_no_more_than_a_hundred_numbers_are_kept_by_one_placeholder() -> None:
    _, first, second, _ = ARTICLES["en"]
    assert MAX_RANGE == 100
    before = text("Article {}", ("1", second), ("200", first))
    wide = text("Article {}", ("1", second), (f"{201 - MAX_RANGE}-200", "[Reserved]"))
    wider = text("Article {}", ("1", second), (f"{200 - MAX_RANGE}-200", "[Reserved]"))

    assert ("art_200", f"art_{201 - MAX_RANGE}-200", ("deleted", "placeholder")) in facts(before, wide)
    assert ("art_200", None, ("deleted",)) in facts(before, wider)


POOL = ("(deleted)", "[Reserved]", "Coal is sold at one price to all.", "Pilots hold a licence of their port.", BASE)
drafts = st.lists(st.sampled_from(POOL), min_size=1, max_size=6).map(
    lambda row: text("Article {}", *((str(n), words) for n, words in enumerate(row, 1)))
)


@given(drafts, drafts)
def test_for_any_articles_and_placeholders_the_laws_hold(before: str, after: str) -> None:
    """Exchanging the sides exchanges the answer; no place-holder is new, dropped, or the counterpart of words."""
    facts(before, after)
    sides = parse(before)[0], parse(after)[0]
    held = placeholders_of(sides[0]), placeholders_of(sides[1])
    for row in compare(*sides).concordance:
        kept = row.before in held[0], row.after in held[1]
        assert not (row.linked and kept[0] != kept[1])
        assert not (row.deleted and kept[0])
        assert not (row.inserted and kept[1])
        assert (row.placeholder is not None) == (any(kept) and not row.linked)
