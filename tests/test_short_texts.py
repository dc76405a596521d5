"""Texts of a few articles: what formulas have in common is no counterpart, and what a rule keeps is one.

Each case: articles before and after, as heading and sentence, and the links that a reader would draw, by position.
"""

from __future__ import annotations

import pytest

from tracker.diff.match.texts import TextMatches, find_anchors, has_passage, match_texts
from tracker.diff.prepare.vocabulary import ProvisionText, Vocabulary

Articles = list[tuple[str, str]]
Links = set[tuple[int, int]]

MEASURING = "The Parties shall measure the level of the rivers twice a year at the border stations."
PRINTING = "They shall print the results in a common yearbook at the expense of the secretariat."
MESURES = "Les Parties mesurent deux fois par an le niveau des fleuves aux stations de la frontière."
ANNUAIRE = "Elles publient les résultats dans un annuaire commun imprimé aux frais du secrétariat."

FORMULAS: dict[str, tuple[Articles, Articles]] = {
    "en: each Party shall": (
        [("", "Each Party shall appoint an authority."), ("", "This Agreement enters into force upon signature.")],
        [
            ("Pilots", "Each Party shall train a pilot."),
            ("Languages", "The texts of this Convention are equally authentic."),
            ("Seat", "The Board has its seat in the capital of a Party."),
        ],
    ),
    "en: a Party may": (
        [("Amendments", "A Party may propose an amendment to this Convention.")],
        [
            ("Reservations", "No reservation may be made to this Convention."),
            ("Withdrawal", "A Party may withdraw from this Convention by notice to the depositary."),
        ],
    ),
    "en: for the purposes of": (
        [
            (
                "Museums",
                "For the purposes of this Agreement, the Parties shall open their museums to schools and to families.",
            )
        ],
        [
            (
                "Rivers",
                "For the purposes of this Agreement, the Parties shall measure the level of all rivers every month.",
            )
        ],
    ),
    "fr: chaque Partie": (
        [("", "Chaque Partie désigne une autorité."), ("", "Le présent accord entre en vigueur à la signature.")],
        [
            ("Pilotes", "Chaque Partie forme un pilote."),
            ("Langues", "Les textes de la présente convention font également foi."),
        ],
    ),
    "fr: les États membres": (
        [
            (
                "Rapports",
                "Les États membres prennent les mesures nécessaires pour publier un rapport sur les ponts et tunnels.",
            )
        ],
        [
            (
                "Forêts",
                "Les États membres prennent les mesures nécessaires pour planter des arbres au bord des cours d’eau.",
            )
        ],
    ),
    "fr: aux fins du présent accord": (
        [("Musées", "Aux fins du présent accord, les Parties ouvrent leurs musées le dimanche matin.")],
        [("Fleuves", "Aux fins du présent accord, les Parties mesurent le niveau de chaque fleuve.")],
    ),
    "es: cada Parte": (
        [("", "Cada Parte designará una autoridad."), ("", "El presente Acuerdo entrará en vigor con la firma.")],
        [("Pilotos", "Cada Parte formará a un piloto."), ("Idiomas", "Los textos serán igualmente auténticos.")],
    ),
    "es: la ley": (
        [("Museos", "La ley establecerá los museos que abrirán al público.")],
        [("Ríos", "La ley establecerá la forma de medir el nivel de los ríos.")],
    ),
    "ru: каждая Сторона": (
        [("", "Каждая Сторона назначает орган."), ("", "Настоящее Соглашение вступает в силу при подписании.")],
        [("Лётчики", "Каждая Сторона обучает лётчика."), ("Языки", "Тексты имеют одинаковую силу.")],
    ),
    "ar: كل طرف": (
        [("", "يعين كل طرف سلطة مختصة."), ("", "يبدأ نفاذ هذا الاتفاق عند التوقيع عليه.")],
        [("الطيارون", "يدرب كل طرف طيارا واحدا."), ("اللغات", "تتساوى النصوص في الحجية.")],
    ),
    "zh: 应当依照法律": (
        [("", "公司应当依照法律的规定公开年度账目。"), ("", "本法自公布之日起施行。")],
        [("飞行员", "国家应当依照法律的规定培训飞行员。"), ("语文", "各种文本同等作准。")],
    ),
}

KEPT: dict[str, tuple[Articles, Articles, Links]] = {
    "en: reworded": (
        [("Fees", "The fee for an application is fifty euro and is paid to the Office before the date of filing.")],
        [
            (
                "Payment",
                "The fee for an application is sixty euro and is paid to the Registry before the date of filing.",
            )
        ],
        {(0, 0)},
    ),
    "en: renumbered, one dropped": (
        [
            ("Museums", "The Parties shall open their museums to visitors on the first Sunday of the month."),
            ("Rivers", "The Parties shall measure the level of the rivers twice a year at the border stations."),
        ],
        [
            (
                "Water",
                "The Parties shall measure the level of their rivers and lakes once a year at the border stations.",
            )
        ],
        {(1, 0)},
    ),
    "fr: reworded": (
        [("Taxes", "La taxe de dépôt est de cinquante euros et se paie à l’Office avant la date du dépôt.")],
        [("Paiement", "La taxe de dépôt est de soixante euros et se paie au greffe avant la date du dépôt.")],
        {(0, 0)},
    ),
    "fr: divided": (
        [("Fleuves", f"{MESURES} {ANNUAIRE}")],
        [
            ("Mesures", MESURES),
            ("Annuaire", ANNUAIRE),
        ],
        {(0, 0), (0, 1)},
    ),
    "es: reworded": (
        [("Tasas", "La tasa de solicitud será de cincuenta euros y se pagará a la Oficina antes de la presentación.")],
        [("Pago", "La tasa de solicitud será de sesenta euros y se pagará al Registro antes de la presentación.")],
        {(0, 0)},
    ),
    "ru: reworded": (
        [("Сборы", "Сбор за подачу заявки составляет пятьдесят евро и уплачивается в Ведомство до даты подачи.")],
        [("Оплата", "Сбор за подачу заявки составляет шестьдесят евро и уплачивается в реестр до даты подачи.")],
        {(0, 0)},
    ),
    "ar: reworded": (
        [("الرسوم", "يبلغ رسم تقديم الطلب خمسين يورو ويدفع إلى المكتب قبل تاريخ الإيداع.")],
        [("الدفع", "يبلغ رسم تقديم الطلب ستين يورو ويدفع إلى السجل قبل تاريخ الإيداع.")],
        {(0, 0)},
    ),
    "zh: reworded": (
        [("费用", "申请费为五十欧元，应当在提交日期之前向主管局缴纳。")],
        [("缴费", "申请费为六十欧元，应当在提交日期之前向登记处缴纳。")],
        {(0, 0)},
    ),
    "en: joined": (
        [("Rivers", MEASURING), ("Yearbook", PRINTING)],
        [("Water", f"{MEASURING} {PRINTING}")],
        {(0, 0), (1, 0)},
    ),
}


def links_of(before: Articles, after: Articles) -> Links:
    texts = [[ProvisionText((sentence,), heading) for heading, sentence in side] for side in (before, after)]
    return {link.pair for link in match_texts(texts[0], texts[1], Vocabulary()).links}


@pytest.mark.parametrize("name", FORMULAS)
def test_formulas_in_common_are_no_counterparts(name: str) -> None:
    before, after = FORMULAS[name]

    assert links_of(before, after) == set()
    assert links_of(after, before) == set()


@pytest.mark.parametrize("name", KEPT)
def test_a_rule_that_was_kept_is_found_in_a_short_text(name: str) -> None:
    before, after, links = KEPT[name]

    assert links_of(before, after) == links
    assert links_of(after, before) == {(b, a) for a, b in links}


@pytest.mark.parametrize(("words", "rests"), [(600, True), (601, False)])
def test_a_row_rests_on_half_of_one_percent_at_least(words: int, rests: bool) -> None:
    """Three words in a row, in articles of so many words; less would be shown as "0 %"."""
    filler = [" ".join(f"{side}{n}" for n in range(words - 3)) for side in "xy"]
    texts = [[ProvisionText((f"pilots train pilots {text}",))] for text in filler]

    assert has_passage((0, 0), find_anchors(texts[0], texts[1], Vocabulary())) is rests


def test_evidence_from_outside_makes_no_row_of_nothing_in_common() -> None:
    texts = [[ProvisionText((sentence,))] for sentence in ("Pilots fly at night.", "At dawn all sailors sail.")]

    assert match_texts(texts[0], texts[1], Vocabulary(), {(0, 0): 30.0}) == TextMatches([], [])
