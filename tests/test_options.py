"""Options: of several drafts of one provision one is chosen, and the others fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.addresses.options import option_groups
from tracker.check.numbering import numbering
from tracker.diff.concordance.options import CHOSEN_SHARE, SURVIVING_SHARE, settle_options
from tracker.diff.match.provisions import ProvisionLink
from tracker.diff.prepare.layout import Layout
from tracker.diff.redline import compare
from tracker.language.options import MAX_TITLE, is_option
from tracker.model.concordance import Ground, OptionOutcome, Reason
from tracker.model.provision import Eid, ProvisionKind
from tracker.readers import read_file
from tracker.report.view.facts import facts_of
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAMES = {
    "ar": (("الخيار ألف", "الخيار باء"), ("البديل 1", "البديل 2"), ("الخيار الأول", "الخيار الثاني")),
    "en": (("Option A", "Option B"), ("[Alternative 1]", "[Alternative 2]"), ("Option 1:", "Option 2:"),
           ("First option", "Second option"), ("Option A – a fund", "Option B – no fund")),
    "es": (("Opción 1", "Opción 2"), ("Variante A", "Variante B"), ("Alternativa 1", "Alternativa 2")),
    "fr": (("Option 1", "Option 2"), ("Variante n° 1", "Variante n° 2"), ("Première variante", "Deuxième variante")),
    "ru": (("Вариант А", "Вариант Б"), ("Вариант 1", "Вариант 2"), ("Первый вариант", "Второй вариант")),
    "zh": (("备选案文一", "备选案文二"), ("备选案文1", "备选案文2"), ("方案A", "方案B")),
}  # fmt: skip
ARTICLES = {
    "ar": ("المادة {}", "ينطبق هذا الاتفاق على السفن.", "ينشأ صندوق تحت سلطة المجلس وتسهم فيه الأطراف.",
           "تستخدم الأطراف الموارد المتاحة لها بموجب اتفاقات أخرى.", "يبدأ نفاذ هذا الاتفاق عند التوقيع عليه."),
    "en": ("Article {}", "This Agreement applies to ships.", "A fund is established under the authority of the Board.",
           "The Parties use what exists already under other agreements.", "It enters into force upon signature."),
    "es": ("Artículo {}", "El Acuerdo se aplica a los buques.", "Se establece un fondo bajo la autoridad de la Junta.",
           "Las Partes utilizan lo que ya existe en otros acuerdos.", "Entra en vigor con su firma."),
    "fr": ("Article {}", "L’Accord s’applique aux navires.", "Il est créé un fonds sous l’autorité du Conseil.",
           "Les Parties utilisent ce qui existe dans d’autres accords.", "Il entre en vigueur dès sa signature."),
    "ru": ("Статья {}", "Соглашение применяется к судам.", "Учреждается фонд под руководством Совета.",
           "Стороны используют средства других соглашений.", "Оно вступает в силу с момента подписания."),
    "zh": ("第{}条", "本协定适用于船舶。", "兹设立基金,由理事会管理。",
           "缔约方使用其他协定下的现有资金。", "本协定自签署之日起生效。"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "names"), [(key, names) for key, rows in NAMES.items() for names in rows])
def test_one_option_was_chosen_and_the_other_fell(language: str, names: tuple[str, str], tmp_path: Path) -> None:
    label, *texts = ARTICLES[language]
    one, two, three = (label.format(n) for n in ("一二三" if language == "zh" else "123"))
    head, last = f"{one}\n{texts[0]}\n\n", f"{three}\n{texts[3]}\n"
    options = f"{names[0]}\n{two}\n{texts[1]}\n\n{names[1]}\n{two}\n{texts[2]}\n\n"
    (tmp_path / "before.txt").write_text(head + options + last, "utf-8")
    (tmp_path / "after.txt").write_text(head + f"{two}\n{texts[2]}\n\n" + last, "utf-8")
    before, after = (read_file(tmp_path / f"{name}.txt").draft for name in ("before", "after"))

    rows = compare(before, after).concordance
    assert [(row.before, row.after, facts_of(row)) for row in rows if row.level == "article"] == [
        ("art_1", "art_1", ("unchanged",)),
        ("art_2", None, ("deleted", "option_fell")),
        ("art_2~2", "art_2", ("unchanged", "option_chosen")),
        ("art_3", "art_3", ("unchanged",)),
    ]
    assert [facts_of(row) for row in rows if row.level == "division"] == [
        ("deleted", "option_fell"),
        ("option_chosen",),
    ]
    assert list(numbering(before)) == []


@pytest.mark.parametrize(
    "heading",
    ["Options", "Option", "Alternative dispute resolution", "Option to purchase", "Варианты", "方案",
     "Optional Protocol", "Option a State may choose", "Variante", "First option holder"],
)  # fmt: skip
def test_words_that_name_no_option(heading: str) -> None:
    assert not is_option(heading)


def test_a_long_title_is_no_title_of_an_option() -> None:
    assert is_option("Option A – " + "x" * MAX_TITLE)
    assert not is_option("Option A – " + "x" * (MAX_TITLE + 1))


def words(first: int, last: int) -> str:
    return " ".join(f"word{n}" for n in range(first, last))


def options(first: str, second: str) -> str:
    return (
        f"### Article 1\n\nShips are free.\n\n## Option A\n\n### Article 2\n\n{first}\n\n"
        f"## Option B\n\n### Article 2\n\n{second}\n"
    )


def outcome(before: str, after: str) -> Sequence[tuple[str | None, str | None, tuple[str, ...]]]:
    """Return the rows of the articles; the other way round the same must have been found."""
    texts = parse(before)[0], parse(after)[0]
    rows, back = compare(*texts).concordance, compare(*texts[::-1]).concordance
    assert {row.inverted() for row in back} == set(rows)
    return [(row.before, row.after, facts_of(row)) for row in rows if row.level == "article"][1:]


def settled(
    shares: tuple[float, float], chosen_after: float = 1.0
) -> tuple[set[tuple[Eid, Eid]], dict[Eid, OptionOutcome]]:
    """Settle two options of which the second has more in common with the article after.

    Args:
        shares: The shares of the words of the first option that stand in the article after, and the other way round.
        chosen_after: The share of the words of the article after that stand in the second option.
    """
    before, after = (
        Layout(parse(text)[0]) for text in (options("a", "b"), "### Article 1\n\nx\n\n### Article 2\n\nb\n")
    )
    links = [link("art_2", *shares, primary=True), link("art_2~2", 1.0, chosen_after, primary=False)]
    found, outcomes = settle_options(links, before, after)
    assert [one.before for one in found if one.primary] == (["art_2~2"] if outcomes.before else ["art_2"])
    return {one.pair for one in found}, dict(outcomes.before)


def link(before: str, share_before: float, share_after: float, *, primary: bool) -> ProvisionLink:
    return ProvisionLink(
        level=ProvisionKind.ARTICLE,
        before=Eid(before),
        after=Eid("art_2"),
        similarity=(share_before + share_after) / 2,
        confidence=0.9,
        reason=Reason(ground=Ground.PASSAGE, share_before=share_before, share_after=share_after),
        primary=primary,
    )


def test_an_option_that_fell_is_not_called_dropped_where_its_words_stand_in_the_other() -> None:
    both = {("art_2", "art_2"), ("art_2~2", "art_2")}

    assert settled((SURVIVING_SHARE, 0.5))[0] == both
    assert settled((SURVIVING_SHARE - 0.01, 0.5))[0] == {("art_2~2", "art_2")}
    assert settled((SURVIVING_SHARE, 0.5))[1][Eid("art_2")] == "fell"
    assert SURVIVING_SHARE == 0.6


def test_an_article_that_comes_from_both_options_was_not_chosen_among_them() -> None:
    assert settled((0.5, 0.1), CHOSEN_SHARE)[1] == {
        "div_1": "fell", "art_2": "fell", "div_2": "chosen", "art_2~2": "chosen",
    }  # fmt: skip
    assert settled((0.5, 0.1), CHOSEN_SHARE - 0.01)[1] == {}
    assert CHOSEN_SHARE == 0.8


def test_the_other_way_round_options_were_added() -> None:
    before = f"### Article 1\n\nShips are free.\n\n### Article 2\n\n{words(0, 40)}\n"

    assert outcome(before, options(words(50, 90), words(0, 40))) == [
        (None, "art_2", ("inserted", "option_added")),
        ("art_2", "art_2~2", ("unchanged", "option_offered")),
    ]


def test_a_compromise_between_options_is_a_merger() -> None:
    before = options(words(0, 40), words(50, 90))
    after = f"### Article 1\n\nShips are free.\n\n### Article 2\n\n{words(0, 40)} {words(50, 90)}\n"

    assert [facts[:1] for _, _, facts in outcome(before, after)] == [("merged",), ("merged",)]


def test_options_that_are_still_open_were_not_decided() -> None:
    before = options(words(0, 40), words(50, 90))

    assert all(facts == ("unchanged",) for _, _, facts in outcome(before, before.replace("Ships", "Boats")))


def test_a_name_that_comes_again_begins_other_options() -> None:
    text = (
        options("a", "b")
        + "\n### Article 3\n\nx\n\n## Option A\n\n### Article 4\n\nc\n\n## Option B\n\n### Article 4\n\nd\n"
    )
    groups = option_groups(parse(text)[0].root)

    assert [[option.articles for option in group] for group in groups] == [
        [("art_2",), ("art_2~2",)],
        [("art_4",), ("art_4~2",)],
    ]


def test_articles_with_one_number_whose_headings_are_options() -> None:
    text = "### Article 2 — Option 1\n\nA fund.\n\n### Article 2 — Option 2\n\nNo fund.\n\n### Article 3\n\nShips.\n"
    draft = parse(text)[0]

    assert [[option.articles for option in group] for group in option_groups(draft.root)] == [
        [("art_2",), ("art_2~2",)]
    ]
    assert list(numbering(draft)) == []


def test_articles_that_only_repeat_a_number_are_no_options() -> None:
    draft = parse("### Article 2\n\nA fund.\n\n### Article 2\n\nNo fund.\n")[0]

    assert option_groups(draft.root) == []
    assert [finding.check for finding in numbering(draft)] == ["numbering-double"]
