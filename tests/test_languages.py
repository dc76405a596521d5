"""Language versions side by side: what is set beside what, what is a difference and what is none, and the command."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from tests.support.html_pages import tree
from tests.support.samples import ROOT
from tracker.cli import commands
from tracker.errors import InputError
from tracker.model.stage import FrontMatter
from tracker.services.languages import align_languages
from tracker.services.sources import parse
from tracker.text.parser import parse as parse_structured

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.model.languages import AlignedVersions

SCHEMA = ROOT / "docs" / "schemas" / "tracker.schema.json"


def aligned(**texts: str) -> AlignedVersions:
    return align_languages([parse(text, front=FrontMatter(language=tag)) for tag, text in texts.items()])


def found(**texts: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(difference.kind.value, difference.values) for difference in aligned(**texts).differences]


def structured(text: str) -> DraftText:
    return parse_structured(text)[0]


def kinds_of_structured(*texts: str) -> list[str]:
    return [difference.kind.value for difference in align_languages(list(map(structured, texts))).differences]


def places(**texts: str) -> list[tuple[str, list[str]]]:
    result = aligned(**texts)
    return [
        (difference.kind.value, [cell[0].eid if cell else "" for cell in result.rows[difference.row].cells])
        for difference in result.differences
    ]


# --- one text in several languages ---

SIX = {
    "en": "Article 1\n\n1. Each Party shall report within thirty days to the Secretariat.\n\n2. Article 5 bis "
    "applies.\n\nArticle 5 bis\n\nThe fee is 1.5 per cent of 1,200 dollars.\n",
    "fr": "Article premier\n\n1. Chaque Partie fait rapport au Secrétariat dans les 30 jours.\n\n2. L’article 5 bis "
    "s’applique.\n\nArticle 5 bis\n\nLa redevance est de 1,5 % de 1 200 dollars.\n",
    "es": "Artículo 1\n\n1. Cada Parte informará a la Secretaría en un plazo de treinta días.\n\n2. Se aplicará el "
    "artículo 5 bis.\n\nArtículo 5 bis\n\nLa tasa será del 1,5 por ciento de 1.200 dólares.\n",
    "ru": "Статья 1\n\n1. Каждая Сторона представляет доклад Секретариату в течение тридцати дней.\n\n2. Применяется "
    "статья 5 бис.\n\nСтатья 5 бис\n\nСбор составляет 1,5 процента от 1 200 долларов.\n",
    "ar": "المادة 1\n\n1. يقدم كل طرف تقريرا إلى الأمانة في غضون ثلاثين يوما.\n\n2. تنطبق المادة 5 مكررا.\n\n"
    "المادة 5 مكررا\n\nيبلغ الرسم 1.5 في المائة من 1200 دولار.\n",
    "zh": "第一条\n\n1. 每一缔约方应在三十天内向秘书处提出报告。\n\n2. 第五条之二应予适用。\n\n"
    "第五条之二\n\n费用为1200美元的百分之一点五。\n",
}


def test_six_versions_that_say_the_same_differ_in_nothing() -> None:
    assert found(**SIX) == []


def test_a_majority_says_which_version_stands_alone() -> None:
    versions = aligned(**SIX | {"fr": SIX["fr"].replace("30 jours", "60 jours")})

    (difference,) = versions.differences
    assert difference.kind.value == "period"
    assert difference.values == ("30 day", "60 day", "30 day", "30 day", "30 day", "30 day")
    assert difference.alone == (1,)
    assert difference.printed[:2] == ("thirty days", "60 jours")


def test_the_order_of_the_versions_changes_nothing() -> None:
    changed = SIX | {"ru": SIX["ru"].replace("Статья 5 бис\n", "Статья 6\n")}
    there = {(difference.kind, frozenset(difference.values)) for difference in aligned(**changed).differences}
    back = {
        (difference.kind, frozenset(difference.values))
        for difference in aligned(**dict(reversed(changed.items()))).differences
    }

    assert there == back != set()


# --- structure ---

RECITALS = (
    "Recalling the Charter of the United Nations and the purposes for which the peoples of the world have signed it,",
    "Alarmed by storms,",
    "Convinced that every lighthouse on a shared river serves the ships of all nations, whatever flag they may fly,",
)
CONSIDERANTS = (
    "Rappelant la Charte des Nations Unies et les buts pour lesquels les peuples du monde l’ont signée en leur temps,",
    "Alarmées par les tempêtes,",
    "Convaincues que tout phare d’un fleuve partagé sert les navires de toutes nations, quel que soit leur pavillon,",
)


def preamble(title: str, opening: str, recitals: tuple[str, ...], closing: str, article: str) -> str:
    return "\n\n".join((title, opening, *recitals, closing, article)) + "\n"


@pytest.mark.parametrize("gone", range(3))
def test_a_recital_that_a_version_lacks_is_found_at_its_place(gone: int) -> None:
    english = preamble("CONVENTION", "The Parties,", RECITALS, "Have agreed as follows:", "Article 1\n\nPeace.")
    kept = tuple(text for n, text in enumerate(CONSIDERANTS) if n != gone)
    french = preamble("CONVENTION", "Les Parties,", kept, "Sont convenues de ce qui suit :", "Article premier\n\nPaix.")

    assert places(en=english, fr=french) == [("lacking", [f"recs__rec_{gone + 1}", ""])]


def test_a_title_that_one_version_has_leaves_its_articles_beside_the_others() -> None:
    english = "Article 1\n\nPeace.\n\nArticle 2\n\nTrade.\n"
    french = "Article premier\n\nPaix.\n\nTitre II. Commerce\n\nArticle 2\n\nCommerce.\n"

    assert places(en=english, fr=french) == [("lacking", ["", "title_II"])]


def test_what_stands_in_a_missing_article_is_not_listed_again() -> None:
    english = "Article 1\n\nPeace.\n\nArticle 2\n\n1. Trade in goods.\n\n2. Trade in services.\n"

    assert places(en=english, fr="Article premier\n\nPaix.\n") == [("lacking", ["art_2", ""])]


def test_points_that_are_exchanged_stand_at_another_place() -> None:
    english = "Article 1\n\nThe Conference shall:\n\n(a) review this Convention;\n\n(b) adopt an annual budget;\n"
    french = "Article premier\n\nLa Conférence :\n\nb) Adopte un budget annuel ;\n\na) Examine la Convention ;\n"

    assert [kind for kind, _ in found(en=english, fr=french)] == ["place"]


def test_letters_of_other_scripts_count_by_their_place_in_the_alphabet() -> None:
    english = "Article 1\n\nStates shall:\n\n(a) protect seas;\n\n(b) keep rivers clean;\n"
    russian = "Статья 1\n\nГосударства:\n\nа) защищают моря;\n\nб) содержат реки в чистоте;\n"
    arabic = "المادة 1\n\nعلى الدول:\n\n(أ) حماية البحار؛\n\n(ب) الحفاظ على نظافة الأنهار؛\n"

    assert found(en=english, ru=russian, ar=arabic) == []


def test_a_number_of_the_european_union_is_that_with_bis() -> None:
    assert found(en="Article 5a\n\nPeace.\n", fr="Article 5 bis\n\nPaix.\n") == []
    assert found(en="Article 5b\n\nPeace.\n", fr="Article 5 bis\n\nPaix.\n") != []


def test_a_line_that_breaks_off_is_no_division() -> None:
    english = "### Article 1\n\nThe Parties shall light all ports at night and in fog, and shall report on it.\n"
    broken = (
        "### Article premier\n\nLes Parties éclairent tous les ports la nuit et par\n\n"
        "temps de brume, et font rapport à ce sujet.\n"
    )

    assert kinds_of_structured(english, broken) == []


def test_a_paragraph_that_is_two_in_another_version_is_divided() -> None:
    first = "Each Party shall keep the lights of its ports burning by night and in fog, so that all ships may see them."
    second = "It shall report to the Conference every year on the lights that failed and on those that were mended."
    premiere = "Chaque Partie tient les feux de ses ports allumés la nuit et par temps de brume, pour être vus."
    seconde = "Elle fait rapport tous les ans à la Conférence sur les feux qui ont failli et ceux qui ont été réparés."

    english, french = f"### Article 1\n\n{first} {second}\n", f"### Article 1\n\n{premiere}\n\n{seconde}\n"
    assert kinds_of_structured(english, french) == ["divided"]


def test_the_place_of_its_call_says_which_note_is_missing() -> None:
    english = "### Article 1\n\nPeace.[^1]\n\n### Article 2\n\nTrade.[^2]\n\n[^1]: See A/RES/61/295.\n\n[^2]: Goods.\n"
    french = "### Article premier\n\nPaix.\n\n### Article 2\n\nCommerce.[^1]\n\n[^1]: Marchandises.\n"

    assert kinds_of_structured(english, french) == ["notes", "lacking"]
    versions = align_languages([structured(english), structured(french)])
    assert [[cell[0].eid for cell in row.cells if cell] for row in versions.rows[-2:]] == [
        ["note_1"],
        ["note_2", "note_1"],
    ]


# --- words ---


@pytest.mark.parametrize(
    ("english", "french", "kind"),
    [
        ("within 30 days", "dans les 30 mois", "period"),
        ("on 23 March 1956", "le 23 mars 1959", "date"),
        ("in accordance with Article 19(5)", "conformément à l’article 19, paragraphe 4", "reference"),
        ("at least 90 per cent", "au moins 80 %", "amount"),
        ("under point (a)", "selon le point b)", "reference"),
        ("from 20 May 2019 to 22 June 2019", "du 20 juin 2019 au 22 mai 2019", "date"),
        ("of Regulation No 1393/2007", "du règlement no 1397/2007", "number"),
        ("shall [promote] it", "la favorise", "brackets"),
        ("shall [promote it", "la [favorise]", "brackets"),
        ("twenty-five keepers", "trente-cinq gardiens", "number"),
    ],
)
def test_another_value_is_a_difference(english: str, french: str, kind: str) -> None:
    text = found(en=f"Article 1\n\nIt applies {english}.\n", fr=f"Article premier\n\nElle s’applique {french}.\n")

    assert [one for one, _ in text] == [kind]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("to a third party", "à un tiers"),
        ("one-fifth of the tax", "le cinquième de la taxe"),
        ("thirty (30) days", "30 jours"),
        ("1 million", "1 000 000"),
        ("under Articles 2 to 4", "selon les articles 2, 3 et 4"),
        ("under points (a) to (c)", "selon les points a), b) et c)"),
        ("under Article 12(3)", "selon l’article 12, paragraphe 3"),
        ("Joint Action 98/733/JHA", "l’action commune 98/733/JAI"),
        ("one of them", "une d’entre elles"),
        ("on the first day", "le premier jour"),
        ("the four of them", "celles-ci"),
    ],
)
def test_what_another_language_puts_otherwise_is_none(english: str, french: str) -> None:
    assert found(en=f"Article 1\n\nIt is {english}.\n", fr=f"Article premier\n\nC’est {french}.\n") == []


def test_half_of_a_passage_that_is_missing_shows_in_its_length() -> None:
    words = "the keepers of the lights shall watch over the sea by night and shall write down what they have seen "
    mots = "les gardiens des feux veillent sur la mer pendant la nuit et consignent par écrit ce qu’ils ont observé "
    lines = [f"Article {n}\n\nIn port {n} {words}.\n" for n in range(1, 6)]
    lignes = [f"Article {n}\n\nAu port {n} {mots}.\n" for n in range(1, 6)]
    lignes[2] = "Article 3\n\nAu port 3 les gardiens des feux veillent.\n"

    assert places(en="\n".join(lines), fr="\n".join(lignes)) == [("length", ["art_3__al_1", "art_3__al_1"])]


# --- the command ---


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = []
    for tag, text in (SIX | {"fr": SIX["fr"].replace("30 jours", "60 jours")}).items():
        path = tmp_path / f"draft_{tag}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def run(*args: str) -> Result:
    return CliRunner().invoke(commands, ["languages", *args])


def test_the_answer_comes_first_and_fits_eighty_columns(files: list[str]) -> None:
    result = run(*files)

    assert result.exit_code == 0
    assert "Alone: French." in result.stdout
    assert "time limit: English, Spanish, Russian, Arabic, Chinese: thirty days;" in " ".join(result.stdout.split())
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_the_exit_code_says_that_versions_differ(files: list[str]) -> None:
    assert run("--exit-code", *files).exit_code == 1
    assert run("--exit-code", *files, "--only", "en,ru").exit_code == 0


def test_a_provision_narrows_the_answer(files: list[str]) -> None:
    assert "agree in everything" in run(*files, "article", "5", "bis").stdout


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_the_report_speaks_six_languages(files: list[str], language: str) -> None:
    result = run(*files, "--language", language)

    assert result.exit_code == 0
    assert ("These are facts" in result.stdout) == (language == "en")


def test_one_version_is_refused_with_the_cure(files: list[str]) -> None:
    for args, message in (
        ((files[0],), "Only one language version is here"),
        ((files[0], files[0]), "Two of the texts are in English (en)"),
        ((*files, "--language", "xx"), "There are no reports in xx"),
        ((*files, "--only", "fr,de"), "There is no version in “de”"),
    ):
        error = run(*args).exception
        assert isinstance(error, InputError)
        assert error.message == message
        assert error.remedy


def test_the_json_is_valid_by_its_schema(files: list[str]) -> None:
    data = json.loads(run(*files, "--format", "json").stdout)

    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)
    assert [difference["kind"] for difference in data["differences"]] == ["period"]


def test_the_sheet_has_a_column_for_each_language_and_two_to_fill_in(files: list[str], tmp_path: Path) -> None:
    target = tmp_path / "sheet.xlsx"
    assert run(*files, "-o", str(target)).exit_code == 0

    with zipfile.ZipFile(target) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
        sheets = book.read("xl/workbook.xml").decode()
    assert sheets.index('name="Differences"') < sheets.index('name="Language versions"')
    for head in ("Place", "English", "French", "Spanish", "Russian", "Arabic", "Chinese", "Agreed", "Remarks"):
        assert f">{head}<" in strings
    assert "费用为1200美元的百分之一点五。" in strings


def test_the_page_has_each_version_in_its_language_and_direction(files: list[str], tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    assert run(*files, "-o", str(target)).exit_code == 0

    page = tree(target.read_bytes())
    assert page.xpath('//*[@lang="ar"]/@dir')[0] == "rtl"
    links = page.xpath('//a[starts-with(@href, "#row_")]/@href')
    assert links
    assert all(page.xpath(f'//*[@id="{link[1:]}"]') for link in links)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    for tag, text in (
        ("en", "Article 1\n\n<script>alert(1)</script> =cmd() 5 days\n"),
        ("fr", "Article premier\n\nMots.\n"),
    ):
        (tmp_path / f"a_{tag}.txt").write_text(text, encoding="utf-8")
    target = tmp_path / "page.html"
    result = run(str(tmp_path / "a_en.txt"), str(tmp_path / "a_fr.txt"), "-o", str(target))

    assert result.exit_code == 0, result.output
    assert "<script>" not in target.read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(files: list[str], tmp_path: Path) -> None:
    for ending in ("html", "docx", "xlsx", "json"):
        for name in ("one", "two"):
            assert run(*files, "-o", str(tmp_path / f"{name}.{ending}")).exit_code == 0
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


# --- stages of a store ---

BEFORE = {
    "en": "Article 1\n\nThis Convention applies to lighthouses on shared waterways and to buoys that mark a wreck.\n\n"
    "Article 2\n\nEach Party shall inspect every lighthouse within thirty days of a complaint by a ship master.\n\n"
    "Each Party shall keep a register of the lamps, the lenses and the keepers of every lighthouse.\n",
    "fr": "Article premier\n\nLa présente Convention s’applique aux phares et aux bouées qui signalent une épave.\n\n"
    "Article 2\n\nChaque Partie inspecte tout phare dans les trente jours suivant la plainte d’un capitaine.\n\n"
    "Chaque Partie tient un registre des lampes, des lentilles et des gardiens de chaque phare.\n",
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two stages in two languages: article 2 is split in English; in French its second paragraph is another text."""
    folder = tmp_path / "store"
    runner = CliRunner()
    runner.invoke(commands, ["init", str(folder)])
    after = {
        "en": BEFORE["en"].replace("Each Party shall keep", "Article 3\n\nEach Party shall keep"),
        "fr": BEFORE["fr"].replace(
            "Chaque Partie tient un registre des lampes, des lentilles et des gardiens de chaque phare.",
            "Article 3\n\nLa Conférence adopte tous les ans un budget, et publie un rapport sur ses dépenses.",
        ),
    }
    for year, texts in (("2030", BEFORE), ("2031", after)):
        for tag, text in texts.items():
            path = tmp_path / f"{year}_{tag}.txt"
            path.write_text(text, encoding="utf-8")
            args = ["add", str(path), "--store", str(folder), "--stage", f"{year}-draft", "--language", tag]
            added = runner.invoke(commands, [*args, "--instrument", "lights", "--date", year])
            assert added.exit_code == 0, added.output
    return folder


def test_an_article_that_was_split_in_one_language_alone_is_found(store: Path) -> None:
    result = run("2031-draft", "--store", str(store), "--format", "json")

    data = json.loads(result.stdout)
    assert data["since"] == "2030-draft"
    lineage = [difference for difference in data["differences"] if difference["kind"] == "lineage"]
    assert [(one["place"], one["printed"]) for one in lineage] == [("Article 3", ["Article 2", ""])]


def test_the_check_of_a_stage_says_that_its_versions_differ(store: Path) -> None:
    path = store.parent / "2032_fr.txt"
    path.write_text(BEFORE["fr"].replace("trente jours", "soixante jours"), encoding="utf-8")
    english = store.parent / "2030_en.txt"
    for file, tag in ((path, "fr"), (english, "en")):
        args = ["add", str(file), "--store", str(store), "--stage", "2032-draft", "--language", tag, "--date", "2032"]
        assert CliRunner().invoke(commands, args).exit_code == 0

    answer = CliRunner().invoke(commands, ["check", "2032-draft", "--language", "en", "--store", str(store)]).stdout
    assert "have 1 difference. List them with: tracker languages 2032-draft" in " ".join(answer.split())


def test_a_bracket_of_negotiation_inside_a_figure_is_not_quoted_with_it() -> None:
    texts = {"en": "Article 1\n\nA review takes place every [five] years.\n",
             "fr": "Article premier\n\nUn examen a lieu tous les [trois] ans.\n"}  # fmt: skip
    [difference] = aligned(**texts).differences

    assert difference.printed == ("five years", "trois ans")
