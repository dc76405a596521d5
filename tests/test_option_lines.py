"""Options inside an article: their lines are text of the article, and their numbers begin anew."""

from __future__ import annotations

import pytest

from tracker.model.provision import ProvisionKind
from tracker.services.sources import parse

WORDS = {
    "ar": ("المادة {}", "الخيار {}", "لا نص", "تدفع الأطراف حصتها.", "تقدم الأطراف تقريرا.", "السلام."),
    "en": ("Article {}", "Option {}", "No text", "The Parties pay their share.", "The Parties report.", "Peace."),
    "es": ("Artículo {}", "Opción {}", "Sin texto", "Las Partes pagan su cuota.", "Las Partes informan.", "Paz."),
    "fr": ("Article {}", "Variante {}", "Pas de texte", "Les Parties paient leur part.", "Les Parties font rapport.",
           "Paix."),
    "ru": ("Статья {}", "Вариант {}", "Без текста", "Стороны платят свою долю.", "Стороны отчитываются.", "Мир."),
    "zh": ("第{}条", "备选案文{}", "无案文", "缔约方缴纳会费。", "缔约方提交报告。", "和平。"),
}  # fmt: skip


def provisions(text: str) -> list[tuple[str, str]]:
    """Return the address and first line of each provision."""
    return [(provision.eid, next((line.block.text for line in provision.lines), ""))
            for provision in parse(text).provisions.values() if provision.eid]  # fmt: skip


def label(language: str, n: int) -> str:
    return WORDS[language][0].format("一二三四"[n - 1] if language == "zh" else n)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(
    "form", ["{option}: {none}", "[{option}] [{none}]", "{option}:\n\n{none}", "{option}:\n\n[{none}]"]
)
def test_no_text_above_an_article_heads_no_part(language: str, form: str) -> None:
    _, option, none, pays, _, peace = WORDS[language]
    last = form.format(option=option.format(2), none=none)
    text = f"{label(language, 1)}\n\n{option.format(1)}: {pays}\n\n{last}\n\n{label(language, 2)}\n\n{peace}\n"

    kinds = {provision.kind for provision in parse(text).provisions.values()}
    assert ProvisionKind.DIVISION not in kinds
    assert [eid for eid, _ in provisions(text)] == ["art_1", "art_2"]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("form", ["{option}", "{option}:", "[{option}]", "{option}: {words}"])
def test_numbers_that_begin_anew_stand_in_their_option(language: str, form: str) -> None:
    _, option, _, pays, reports, peace = WORDS[language]
    one, two = (form.format(option=option.format(n), words=peace) for n in (1, 2))
    text = (
        f"{label(language, 1)}\n\n{one}\n\n1. {pays}\n\n2. {reports}\n\n{two}\n\n1. {reports}\n\n2. {pays}\n\n"
        f"{label(language, 2)}\n\n{peace}\n"
    )

    found = provisions(text)
    assert not [eid for eid, _ in found if "~" in eid]
    in_second = [eid for eid, words in found if eid.endswith(("point_1", "point_2"))]
    assert in_second[-2:] == [in_second[-2], in_second[-2].replace("point_1", "point_2")]
    assert found[-1] == ("art_2", peace)


def test_the_list_of_an_option_may_follow_a_sentence() -> None:
    text = (
        "Article 1\n\nOption 1\n\nThe Parties agree.\n\n1. They pay.\n\n2. They report.\n\n"
        "Option 2\n\n[For this purpose, the Parties agree on this.]\n\n1. They meet.\n\n2. They talk.\n\n"
        "Article 2\n\nPeace.\n"
    )

    assert provisions(text)[1:-1] == [
        ("art_1__para_1", "They pay."),
        ("art_1__para_2", "They report."),
        ("art_1__al_1", "Option 2"),
        ("art_1__al_1__point_1", "They meet."),
        ("art_1__al_1__point_2", "They talk."),
    ]


def test_options_of_a_paragraph_keep_the_numbers_of_the_paragraphs_behind() -> None:
    text = (
        "Article 1\n\n1. Peace.\n\n2. Trust.\n\n3. Option A: The Parties pay:\n\n1. in cash;\n\n2. in kind.\n\n"
        "Option B: The Parties may pay:\n\n1. in gold;\n\n2. in silver.\n\n4. The Board reports.\n"
    )

    assert [eid for eid, _ in provisions(text)] == [
        "art_1", "art_1__para_1", "art_1__para_2",
        "art_1__para_3", "art_1__para_3__point_1", "art_1__para_3__point_2",
        "art_1__para_3__indent_1", "art_1__para_3__indent_1__point_1", "art_1__para_3__indent_1__point_2",
        "art_1__para_4",
    ]  # fmt: skip


def test_an_option_alone_below_a_label_is_the_heading_and_one_of_several_is_text() -> None:
    drafts = "Article 1\n\nOption A\n\nWe pay.\n\nArticle 1\n\nOption B\n\nWe meet.\n\nArticle 2\n\nPeace.\n"
    rows = "Article 1\n\nOption A\n\nWe pay.\n\nOption B\n\nWe meet.\n\nArticle 2\n\nPeace.\n"

    assert [p.heading for p in parse(drafts).provisions.values() if p.kind is ProvisionKind.ARTICLE][:2] == [
        "Option A",
        "Option B",
    ]
    assert not [p for p in parse(rows).provisions.values() if p.heading]


def test_options_with_articles_of_their_own_stay_parts() -> None:
    text = "Article 1\n\nPeace.\n\nOption A\n\nArticle 2\n\nWe pay.\n\nOption B\n\nArticle 2\n\nWe meet.\n"

    assert [p.kind for p in parse(text).provisions.values()].count(ProvisionKind.DIVISION) == 2


def test_a_sentence_that_mentions_an_option_begins_none() -> None:
    text = "Article 1\n\n1. Peace.\n\n2. Trust.\n\nOption 1 of the annex applies to ports.\n\n1. Ships.\n"

    assert ("art_1__al_1", "Option 1 of the annex applies to ports.") not in provisions(text)
