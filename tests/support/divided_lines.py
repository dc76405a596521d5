"""Invented articles in six languages of which a paragraph was divided into points, or paragraphs were joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.text.parser import parse

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

_ARTICLES = {
    "en": (
        (
            "Article 1 — Lights\n\n#### 1.\n\nEvery port shall report to the Keeper on the lamps that it lights, on the"
            " bells that it rings and on the pilots that it licenses. The Keeper publishes the reports.\n\n"
            "#### 2.\n\nReports are free of charge."
        ),
        (
            "Article 1 — Lights\n\n#### 1.\n\nEvery port shall report to the Keeper on:\n\n##### (a)\n\nthe lamps that"
            " it lights;\n\n##### (b)\n\nthe bells that it rings; and\n\n##### (c)\n\nthe pilots that it licenses.\n\n"
            "#### 2.\n\nThe Keeper publishes the reports.\n\n#### 3.\n\nReports are free of charge."
        ),
    ),
    "fr": (
        (
            "Article premier — Feux\n\nChaque port allume ses feux au coucher du soleil.\n\nIl les éteint à l’aube,"
            " sauf si la brume tient."
        ),
        (
            "Article premier — Feux\n\nChaque port allume ses feux au coucher du soleil. Il les éteint à l’aube,"
            " sauf si la brume tient."
        ),
    ),
    "es": (
        (
            "Artículo 1 — Faros\n\nCada puerto enciende sus faros al anochecer y los apaga al alba. El guardián lleva"
            " un registro de los faros."
        ),
        (
            "Artículo 1 — Faros\n\n#### 1.\n\nCada puerto enciende sus faros al anochecer y los apaga al alba.\n\n"
            "#### 2.\n\nEl guardián lleva un registro de los faros."
        ),
    ),
    "ru": (
        (
            "Статья 1 — Огни\n\nКаждый порт зажигает огни с наступлением темноты и гасит их на рассвете.[^1]\n\n"
            "Смотритель ведёт список лоцманов."
        ),
        (
            "Статья 1 — Огни\n\nКаждый порт зажигает огни с наступлением темноты и гасит их на рассвете.[^1] Смотритель"
            " ведёт список лоцманов."
        ),
    ),
    "zh": (
        "第一条 — 灯塔\n\n各港口应当在日落时点亮灯塔，在黎明时熄灭灯塔。港务长应当公布领航员名单。",
        "第一条 — 灯塔\n\n各港口应当在日落时点亮灯塔，在黎明时熄灭灯塔。\n\n港务长应当公布领航员名单。",
    ),
    "ar": (
        (
            "المادة 1 — المنارات\n\nتضيء كل ميناء مناراتها عند غروب الشمس وتطفئها عند الفجر.\n\nوينشر الحارس قائمة"
            " المرشدين كل سنة."
        ),
        (
            "المادة 1 — المنارات\n\nتضيء كل ميناء مناراتها عند غروب الشمس وتطفئها عند الفجر. وينشر الحارس قائمة"
            " المرشدين كل سنة."
        ),
    ),
}
_LAST = {
    "en": "Article 2\n\nCosts lie where they fall.", "fr": "Article 2\n\nLes frais restent où ils tombent.",
    "es": "Artículo 2\n\nLos gastos quedan donde caen.", "ru": "Статья 2\n\nРасходы несёт тот, кто их вызвал.",
    "zh": "第二条\n\n费用各自承担。", "ar": "المادة 2\n\nتبقى النفقات حيث تقع.",
}  # fmt: skip
LANGUAGES = tuple(_ARTICLES)


def divided_pair(language: str, *, back: bool = False) -> tuple[DraftText, DraftText]:
    """Return two texts of two articles; of the first one paragraph was divided, or two were joined.

    Args:
        language: The language.
        back: With the sides exchanged.
    """
    before, after = (_draft(language, article) for article in _ARTICLES[language])
    return (after, before) if back else (before, after)


def _draft(language: str, article: str) -> DraftText:
    note = "\n\n[^1]: Rules of the port, 1900." if "[^1]" in article else ""
    stage = "first" if article == _ARTICLES[language][0] else "second"
    return parse(
        f"---\ninstrument: lights\nstage: {stage}\nlanguage: {language}\nauthenticity: official\n---\n\n"
        f"### {article}\n\n### {_LAST[language]}{note}\n"
    )[0]
