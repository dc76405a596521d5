"""The summary of a report is read as words: "1 with changed notes", in the language of the texts, in every format."""

from __future__ import annotations

import email
import re
from email.policy import default

import pytest

import tracker
from tracker.language.interface import WORDS
from tracker.report.terminal.summary import summary_line
from tracker.report.view.facts import FACTS, words_behind_count
from tracker.report.view.redline_view import build_view

_DIVIDED = {
    "en": ("Article 1", "Each Party lights its towers at dusk.", "It puts them out at dawn."),
    "fr": ("Article 1", "Chaque Partie allume ses phares au crépuscule.", "Elle les éteint à l’aube."),
    "es": ("Artículo 1", "Cada Parte enciende sus faros al anochecer.", "Los apaga al amanecer."),
    "ru": ("Статья 1", "Каждая Сторона зажигает свои маяки в сумерках.", "Она гасит их на рассвете."),
    "ar": ("المادة 1", "تضيء كل دولة طرف مناراتها عند الغسق.", "وتطفئها عند الفجر."),
    "zh": ("第1条", "各缔约国应在黄昏时点亮其灯塔。", "各缔约国应在黎明时将其熄灭。"),
}
_SUMMARY = {
    "en": "1 with changed paragraphing",
    "fr": "1 avec division en alinéas modifiée",
    "es": "1 con división en párrafos modificada",
    "ru": "деление на абзацы: 1",
    "ar": "تقسيم الفقرات: 1",
    "zh": "分段1条",
}


@pytest.mark.parametrize("language", sorted(_DIVIDED))
def test_a_divided_paragraph_is_counted_in_the_words_of_each_language(language: str) -> None:
    label, first, second = _DIVIDED[language]
    front = tracker.FrontMatter(language=language)
    blank = "" if language == "zh" else " "
    before = tracker.parse(f"{label}\n\n{first}{blank}{second}\n", front=front)
    after = tracker.parse(f"{label}\n\n{first}\n\n{second}\n", front=front)
    redline = tracker.compare(before, after)

    page = tracker.render(redline, "html").decode()
    figures = re.search(r'<ul class="figures">\n<li class="breaks">(.*?)</li>', page)
    assert figures is not None
    assert re.sub("<[^>]+>", "", figures[1]) == _SUMMARY[language]
    assert _SUMMARY[language].replace("1", "**1**") in tracker.render(redline, "markdown").decode()
    mail = email.message_from_bytes(tracker.render(redline, "eml"), policy=default)
    body = mail.get_body(("html",))
    assert body is not None
    assert _SUMMARY[language] in body.get_content()


def test_the_terminal_counts_in_the_same_words() -> None:
    label, first, second = _DIVIDED["en"]
    before, after = tracker.parse(f"{label}\n\n{first} {second}\n"), tracker.parse(f"{label}\n\n{first}\n\n{second}\n")

    view = build_view(tracker.compare(before, after), ("old.txt", "new.txt"), ("", ""), "en")

    assert summary_line(view) == "Articles: 1 with changed paragraphing."


@pytest.mark.parametrize("language", sorted(WORDS))
@pytest.mark.parametrize("count", [1, 2])
def test_every_fact_has_words_behind_its_count(language: str, count: int) -> None:
    for fact in ("unchanged", *FACTS):
        assert words_behind_count(fact, count, WORDS[language])
