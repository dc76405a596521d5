"""A notice reaches the reader of every format, in the language of the text, and holds nothing to type."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.support.reports import parts_of
from tracker.cli import commands
from tracker.language.notice_words import NOTICES
from tracker.model.stage import Authenticity
from tracker.report.formats import REDLINE_FORMATS, TABLE_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "ar": ("المادة 1", "لكل شعب الحق في التضامن الدولي.", "لكل شعب وكل فرد الحق في التضامن الدولي."),
    "en": ("Article 1", "Every people has the right to solidarity.", "Every people and person has that right."),
    "es": ("Artículo 1", "Todo pueblo tiene derecho a la solidaridad.", "Toda persona tiene derecho a la solidaridad."),
    "fr": ("Article 1", "Tout peuple a droit à la solidarité.", "Toute personne a droit à la solidarité."),
    "ru": ("Статья 1", "Каждый народ имеет право на солидарность.", "Каждый человек имеет право на солидарность."),
    "zh": ("第一条", "各国人民享有国际团结权。", "各国人民和个人享有国际团结权。"),
}
FORMS = [
    *(("redline", form) for form in REDLINE_FORMATS if form != "pdf"),
    *(("concordance", f) for f in TABLE_FORMATS),
]
NOTHING_TO_TYPE = re.compile(r"tracker add|--(authenticity|replace|reason|stage|symbol|language)\b")


def two_files(folder: Path, language: str, authenticity: Authenticity) -> list[str]:
    label, *lines = TEXTS[language]
    for name, line in zip(("old", "new"), lines, strict=True):
        front = f"stage: {name}\nsymbol: A/{name}/1\nlanguage: {language}\nauthenticity: {authenticity}\n"
        (folder / f"{name}.md").write_text(f"---\n{front}---\n\n### {label}\n\n{line}\n", encoding="utf-8")
    return [str(folder / "old.md"), str(folder / "new.md")]


def readable(form: str, file: bytes) -> str:
    """The words of a file as a person reads them."""
    if form in ("xlsx", "docx"):
        parts = [part for name, part in parts_of("docx", file).items() if name.endswith(".xml")]
    else:
        parts = list(parts_of("eml", file).values()) if form == "eml" else [file]
    text = unescape(re.sub(r"<(?!!--)[^>]*>", "", "\n".join(part.decode("utf-8", "replace") for part in parts)))
    return re.sub(r"\\(?=[^\w\s])", "", text) if form in ("markdown", "criticmarkup") else text


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(("command", "form"), FORMS)
def test_no_format_loses_a_notice(command: str, form: str, language: str, tmp_path: Path) -> None:
    for authenticity in Authenticity:
        sides = two_files(tmp_path, language, authenticity)
        made = CliRunner().invoke(commands, [command, *sides, "--format", form, "-o", "-"], catch_exceptions=False)
        text = readable(form, made.stdout_bytes)

        assert made.exit_code == 0
        assert not NOTHING_TO_TYPE.search(text)
        for side in ("old", "new"):
            sentences = NOTICES[language].get(authenticity, ())
            for sentence in sentences:
                assert sentence.format(text=f"A/{side}/1") in text


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_that_is_only_unverified_has_one_line(language: str) -> None:
    [line] = NOTICES[language][Authenticity.UNVERIFIED]

    assert len(line) < 70


@pytest.mark.parametrize("language", TEXTS)
def test_csv_begins_with_its_columns_and_every_row_carries_the_notice(language: str, tmp_path: Path) -> None:
    for authenticity in Authenticity:
        sides = two_files(tmp_path, language, authenticity)
        made = CliRunner().invoke(commands, ["concordance", *sides, "--format", "csv", "--level", "all"])
        head, *rows = csv.reader(io.StringIO(made.stdout_bytes.decode("utf-8-sig"), newline=""))

        assert made.stdout_bytes.startswith(b"\xef\xbb\xbf")
        assert len(rows) >= 1
        assert {len(row) for row in rows} == {len(head)} == {5}
        assert ["old" in head[0], "new" in head[1]] == [True, True]
        assert {bool(row[-1]) for row in rows} == {authenticity is not Authenticity.OFFICIAL}


def test_a_person_who_adds_a_text_is_told_how_to_replace_it(tmp_path: Path) -> None:
    old, _ = two_files(tmp_path, "en", Authenticity.UNVERIFIED)
    store = ["--store", str(tmp_path / "store")]
    CliRunner().invoke(commands, ["init", str(tmp_path / "store")])
    added = CliRunner().invoke(commands, ["add", old, "--instrument", "sea", "--date", "2020", *store])

    assert added.exit_code == 0, added.output
    assert "tracker add FILE --stage old --language en --symbol A/old/1 --authenticity official" in added.stdout
    shown = CliRunner().invoke(commands, ["show", "old", *store])
    assert "tracker add" not in shown.output
