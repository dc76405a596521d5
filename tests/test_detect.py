"""The language of a text: the six of the United Nations always, their neighbours never as one of them."""

from __future__ import annotations

import time

import pytest

from tests.support.samples import ROOT
from tracker.language.detect import detect_language
from tracker.language.tags import direction

DECLARATIONS = ROOT / "tests" / "readers"

# The end of article 30 of the Universal Declaration of Human Rights.
OTHERS = {
    "pt": (
        "Nenhuma disposição da presente Declaração pode ser interpretada de maneira a envolver para qualquer "
        "Estado, agrupamento ou indivíduo o direito de se entregar a alguma actividade"
    ),
    "it": (
        "Nulla nella presente Dichiarazione può essere interpretato nel senso di implicare un diritto di un q"
        "ualsiasi Stato, gruppo o persona di esercitare un'attività"
    ),
    "de": (
        "Keine Bestimmung dieser Erklärung darf dahin ausgelegt werden, dass sie für einen Staat, eine Gruppe"
        " oder eine Person irgendein Recht begründet"
    ),
    "nl": (
        "Geen bepaling in deze Verklaring zal zodanig mogen worden uitgelegd, dat welke Staat, groep of perso"
        "on dan ook, daaraan enig recht kan ontlenen"
    ),
    "uk": (
        "Ніщо у цій Декларації не може бути витлумачено як надання будь-якій державі, групі осіб або окремим "
        "особам права займатися будь-якою діяльністю"
    ),
    "bg": (
        "Нищо в тази Декларация не може да бъде тълкувано като предоставящо право на дадена държава, група ил"
        "и лице да се занимават с каквато и да е дейност"
    ),
    "sr": (
        "Ниједна одредба ове Декларације не може се тумачити као право за ма коју државу, групу или лице да п"
        "редузима било коју активност"
    ),
    "fa": (
        "هیچیک از مقررات اعلامیه حاضر نباید طوری تفسیر شود که متضمن ح"
        "قی برای دولتی یا جمعیتی یا فردی باشد که بموجب آن بتوانند"
    ),
    "ur": (
        "اس اعلان کی کسی چیز سے کوئی ایسی بات مراد نہیں لی جا سکتی جس"
        " سے کسی ملک، گروہ یا شخص کو کسی ایسی سرگرمیوں میں مصروف ہونے"
    ),
    "he": ("שום דבר בהכרזה זו לא יתפרש כאילו הוא בא להקנות למדינה, לציבור או ליחיד כל זכות שהיא לעסוק בפעולה"),
    "ja": (
        "この宣言のいかなる規定も、いずれかの国、集団又は個人に対して、この宣言に掲げる権利及び自"
        "由の破壊を目的とする活動に従事し"
    ),
    "ko": (
        "이 선언의 어떠한 규정도 어떤 국가, 집단 또는 개인에게 이 선언에 규정된 어떠"
        "한 권리와 자유를 파괴하기 위한 활동에 가담하거나"
    ),
    "pl": (
        "Żadnego z postanowień niniejszej Deklaracji nie można rozumieć jako udzielającego jakiemukolwiek Pań"
        "stwu, grupie lub osobie jakiegokolwiek prawa"
    ),
    "sv": (
        "Intet i denna förklaring må tolkas såsom innebärande rättighet för någon stat, grupp eller person at"
        "t ägna sig åt verksamhet eller utföra handling"
    ),
    "ro": (
        "Nicio dispoziție a prezentei Declarații nu poate fi interpretată ca implicând pentru vreun stat, gru"
        "pare sau persoană dreptul de a se deda la vreo activitate"
    ),
    "ca": (
        "Res en aquesta Declaració no podrà interpretar-se en el sentit que doni cap dret a un Estat, a un gr"
        "up o a una persona a emprendre activitats"
    ),
}


def declaration(language: str) -> str:
    """The preamble and three articles, without the line about their source."""
    return (DECLARATIONS / f"udhr_{language}.txt").read_text(encoding="utf-8").partition("\n")[2]


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_every_piece_of_the_declaration_is_in_its_language(language: str) -> None:
    text = declaration(language)
    pieces = [text[at : at + 200] for at in range(0, len(text) - 200, 200)]

    assert {detect_language(piece) for piece in pieces} == {language}
    assert detect_language(text) == language


@pytest.mark.parametrize("language", ["en", "es", "fr", "ru"])
def test_capitals_do_not_change_the_language(language: str) -> None:
    text = declaration(language)

    assert detect_language(text.upper()) == language


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_none_of_the_six(language: str) -> None:
    assert detect_language(OTHERS[language]) == language


@pytest.mark.parametrize("text", ["", "Article 5", "第五条", "1.\n\n2.\n\n3.", "١٢٣ ٤٥٦", "[…] [ ] (a) (b)"])
def test_a_few_signs_have_no_language(text: str) -> None:
    assert detect_language(text) == ""


@pytest.mark.parametrize(("one", "other"), [("en", "fr"), ("zh", "en"), ("es", "ar"), ("ru", "zh")])
def test_two_languages_side_by_side_are_none(one: str, other: str) -> None:
    left, right = (declaration(tag).splitlines() for tag in (one, other))

    assert detect_language("\n".join(line for pair in zip(left, right, strict=False) for line in pair)) == ""


def test_figures_names_and_a_quotation_leave_the_language() -> None:
    text = declaration("en")
    noise = (
        "A/HRC/35/35\n12 de junio de 2017\n« Liberté, égalité, fraternité »\n" + "Annex I\n| 5 | 10⁶ | 3,5 % |\n" * 20
    )

    assert detect_language(noise + text) == "en"


def test_an_arabic_text_runs_from_right_to_left() -> None:
    text = "المادة ١\nالتعاريف\n\n١- لأغراض هذه الاتفاقية، يقصد بتعبير الميناء أي مكان ترسو فيه السفن."

    assert direction(detect_language(text)) == "rtl"


def test_a_long_text_takes_no_longer() -> None:
    text = declaration("fr")
    detect_language(text)
    begin = time.perf_counter()

    assert detect_language(text * 200) == "fr"
    assert time.perf_counter() - begin < 0.5
