"""A language version corrected by another: digits change where nothing else does, and the rest is left to readers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from tests.support.samples import ROOT
from tracker.cli import commands
from tracker.errors import InputError
from tracker.languages.mend import mend
from tracker.model.draft import DraftText
from tracker.model.stage import FrontMatter
from tracker.report.corrigendum.read_json import read_back
from tracker.services.corrigendum import sheet_of_versions
from tracker.services.languages import align_languages
from tracker.services.sources import parse

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.languages.mend import MendedVersion

ENGLISH = """Article 1

1. Each Party shall report within 30 days to the Secretariat.

2. The fee is 1,200 dollars and is due on 12 December 2031.

Article 2

Article 1, paragraph 2, applies to 45 per cent of the lights.
"""
WRONG = {
    "fr": """Article premier

1. Chaque Partie fait rapport au Secrétariat dans les 60 jours.

2. La redevance est de 1 500 dollars et est due le 13 décembre 2031.

Article 2

L’article premier, paragraphe 1, s’applique à 54 pour cent des feux.
""",
    "ar": """المادة ١

١ - يقدم كل طرف تقريراً إلى الأمانة في غضون ٦٠ يوماً.

٢ - الرسم ١٢٠٠ دولار ويستحق في ١٢ كانون الأول/ديسمبر ٢٠٣٢.

المادة ٢

تنطبق الفقرة ٢ من المادة ١ على ٤٥ في المائة من الأضواء.
""",
    "zh": """第一条

一、各缔约方应当在60天内向秘书处报告。

二、费用为1,200美元，应于2031年12月12日缴付。

第二条

第一条第二款适用于45%的灯。
""",
}


def draft(language: str, text: str) -> DraftText:
    return parse(text, front=FrontMatter(language=language))


def mended(language: str, text: str, english: str = ENGLISH) -> MendedVersion:
    return mend(draft("en", english), draft(language, text))


def words(version: DraftText) -> str:
    return "\n".join(block.text for _, block in version.blocks)


@pytest.mark.parametrize("language", WRONG)
def test_a_version_mended_by_another_has_no_difference_left(language: str) -> None:
    before = align_languages([draft("en", ENGLISH), draft(language, WRONG[language])])
    made = mended(language, WRONG[language])
    after = align_languages([draft("en", ENGLISH), made.draft])

    assert before.differences
    assert after.differences == ()
    assert made.left.differences == ()


def test_digits_and_groups_are_those_of_the_version() -> None:
    assert "dans les 30 jours" in words(mended("fr", WRONG["fr"]).draft)
    assert "1 200 dollars" in words(mended("fr", WRONG["fr"]).draft)
    assert "paragraphe 2" in words(mended("fr", WRONG["fr"]).draft)
    assert "٣٠ يوماً" in words(mended("ar", WRONG["ar"]).draft)
    assert "ديسمبر ٢٠٣١" in words(mended("ar", WRONG["ar"]).draft)


@pytest.mark.parametrize(
    ("english", "language", "text"),
    [
        ("within 30 days", "fr", "dans les soixante jours"),
        ("within 30 days", "fr", "dans les soixante (60) jours"),
        ("within 30 days", "fr", "dans les 60 (soixante) jours"),
        ("within 30 days", "fr", "dans les 30 mois"),
        ("within 21 days", "ru", "в течение 22 дней"),
        ("on 12 December 2031", "fr", "le 12 novembre 2031"),
    ],
)
def test_a_difference_in_words_is_left_to_the_reader(english: str, language: str, text: str) -> None:
    label = {"fr": "Article premier", "ru": "Статья 1"}[language]
    made = mended(language, f"{label}\n\nXx {text}.\n", f"Article 1\n\nXx {english}.\n")

    assert made.changed == ()
    assert len(made.left.differences) == 1


def test_a_number_that_stands_twice_is_left_to_the_reader() -> None:
    made = mended(
        "fr",
        "Article premier\n\nRapport dans les 60 jours, réponse dans les 60 jours.\n",
        "Article 1\n\nReport within 30 days, answer within 60 days.\n",
    )

    assert made.changed == ()
    assert made.left.differences


def test_the_sheet_quotes_the_version_and_names_what_is_left() -> None:
    wrong = WRONG["fr"].replace("dans les 60 jours", "dans les soixante jours")
    sheet = sheet_of_versions(draft("en", ENGLISH), draft("fr", wrong), language="en")

    [left] = sheet.main.left
    assert left.place == "Article 1 (1)"
    assert [row.place for row in sheet.main.rows] == ["Article premier (2)"] * 2 + ["Article 2"] * 2
    assert sheet.main.rows[0].new[0].words[0].text == "“de 1 200”"
    assert "version named as right (English)" in sheet.main.intro


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    texts = {"en": ENGLISH, **WRONG}
    for language, text in texts.items():
        (tmp_path / f"treaty-{language}.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / f"treaty-{language}.txt") for language in texts]


def test_the_command_makes_a_part_for_each_other_version(files: list[str]) -> None:
    done = CliRunner().invoke(commands, ["corrigendum", *files, "--right", "en", "--format", "json"])
    data = json.loads(done.stdout)
    schema = json.loads((ROOT / "docs" / "schemas" / "tracker.schema.json").read_text(encoding="utf-8"))

    assert [version["language"] for version in data["versions"]] == ["fr", "ar", "zh"]
    assert all(version["left"] == [] for version in data["versions"])
    assert all(corrigendum.items for corrigendum in read_back(done.stdout_bytes))
    Draft202012Validator({"$ref": "#/$defs/corrigendum", "$defs": schema["$defs"]}).validate(data)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--right", "ru"], "There is no version in"),
        (["--right", "en", "--all-languages"], "exclude each other"),
        (["--right", "en", "article", "1"], "of the whole text"),
    ],
)
def test_a_wrong_request_is_refused(files: list[str], options: list[str], message: str) -> None:
    made = CliRunner().invoke(commands, ["corrigendum", *files, *options])

    assert isinstance(made.exception, InputError)
    assert message in str(made.exception)


def test_versions_that_agree_need_no_sheet(files: list[str], tmp_path: Path) -> None:
    good = tmp_path / "good-fr.txt"
    good.write_text(words_of_mended(), encoding="utf-8")
    made = CliRunner().invoke(commands, ["corrigendum", files[0], str(good), "--right", "en"])

    assert isinstance(made.exception, InputError)
    assert "agree in everything" in str(made.exception)


def words_of_mended() -> str:
    changes = {"60 jours": "30 jours", "1 500": "1 200", "13 décembre": "12 décembre", "paragraphe 1": "paragraphe 2",
               "54 pour": "45 pour"}  # fmt: skip
    text = WRONG["fr"]
    for old, new in changes.items():
        text = text.replace(old, new)
    return text
