"""``tracker history``: a reader follows one article through all drafts, with its words, in every format."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from lxml import etree

from tests.support.html_pages import tree
from tests.support.samples import ROOT
from tracker.cli import commands
from tracker.model.redline import RunKind
from tracker.report.history.story import SHORTEST_GAP, Stretch, chapters, merged
from tracker.report.terminal.plain import display_width
from tracker.services.lineage.history import history_of
from tracker.services.lineage.read import open_lineage
from tracker.services.stores import LazyStore

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STAGES = {
    "1-zero": """Article 1

The Parties protect the river.

Article 2

1. Each Party [shall][should] report to the Council.

2. The Council meets in spring.

3. It elects a chair among the Parties for a term of two years.

4. It adopts its rules by consensus and publishes them without delay.

Article 3

A fund for the repair of dikes is established under the authority of the Council.
""",
    "2-revised": """Article 1

The Parties protect the river.

Article 2

A Party that uses the water of the river keeps a register of all its wells and pumps.

Article 3

1. Each Party shall report to the Council.

2. The Council meets in spring.

3. It elects a chair among the Parties for a term of two years.

4. It adopts its rules by consensus and publishes them without delay.
""",
    "3-final": """Article 1

The Parties protect the river.

Article 2

A Party that uses the water of the river keeps a register of all its wells and pumps.

Article 3

1. Each Party shall report to the Council every five years.

2. The Council meets in spring.

3. It elects a chair among the Parties for a term of two years.

4. It adopts its rules by consensus and publishes them without delay.

Article 4

A fund for the repair of dikes is established under the authority of the Council.
""",
}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    names = []
    for name, text in STAGES.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        names.append(str(tmp_path / f"{name}.md"))
    return names


def history(files: list[str], *words: str) -> str:
    result = CliRunner().invoke(commands, ["history", *files, *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_an_article_is_followed_under_its_numbers_with_the_changed_words(files: list[str]) -> None:
    text = history(files, "article", "3")

    assert "Article 2 → Article 3" in text
    assert "1. Each Party shall{-[should]-} report" in text
    assert "every five years" in text
    assert "Brackets: 2 before, 0 now" in text
    assert max(map(display_width, text.split("\n"))) <= 80


def test_unchanged_lines_are_counted_and_not_printed_again(files: list[str]) -> None:
    text = history(files, "article", "3")

    assert text.count("It elects a chair") == 1
    assert f"Unchanged here: {SHORTEST_GAP}" in text


def test_an_unchanged_state_is_one_line(files: list[str]) -> None:
    text = history(files, "article", "1")

    assert text.count("The Parties protect the river.") == 1
    assert text.count("Article 1: unchanged") == 2


def test_a_dropped_article_says_so_and_where_it_came_back(files: list[str]) -> None:
    text = history(files, "article", "4")

    assert "Article 3: dropped" in text
    assert "Article 4: back" in " ".join(text.split())


@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_page_holds_the_words_of_every_state(files: list[str], tmp_path: Path, ending: str) -> None:
    history(files, "article", "3", "-o", str(tmp_path / f"life.{ending}"))
    page = html.unescape((tmp_path / f"life.{ending}").read_text("utf-8"))

    assert "every five years" in page
    assert "Article 2 → Article 3" in page


def test_the_whole_instrument_is_one_word_file_with_contents(files: list[str], tmp_path: Path) -> None:
    history(files, "-o", str(tmp_path / "all.docx"))
    with zipfile.ZipFile(io.BytesIO((tmp_path / "all.docx").read_bytes())) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    paragraphs = ["".join(map(str, p.itertext(f"{W}t"))) for p in document.iter(f"{W}p")]

    assert "Legislative history" in paragraphs
    assert "Contents" in paragraphs
    assert paragraphs.count("Article 3: dropped") == 1
    assert not list(document.iter(f"{W}ins", f"{W}del")), "words are marked by formatting, not as tracked changes"


def test_the_same_stages_give_the_same_bytes(files: list[str], tmp_path: Path) -> None:
    for name in ("a", "b"):
        history(files, "-o", str(tmp_path / f"{name}.docx"))

    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_a_state_read_without_its_deletions_is_the_text_of_the_stage(files: list[str]) -> None:
    view = history_of(open_lineage(files, LazyStore(None, Path.cwd())), "article 3")
    last = chapters(view.lives[0], view)[-1]
    words = " ".join(
        "".join(stretch.text for stretch in merged(line.words) if stretch.kind is not RunKind.DELETED)
        for line in last.lines
    )

    assert "1. Each Party shall report to the Council every five years." in words


def test_a_blank_between_deleted_words_is_deleted_with_them() -> None:
    gone = RunKind.DELETED

    assert merged([Stretch("1.", gone), Stretch(" "), Stretch("Peace.", gone)]) == [Stretch("1. Peace.", gone)]
    assert len(merged([Stretch("1.", gone), Stretch(" "), Stretch("Peace.")])) == 2


def test_the_json_is_valid_by_the_schema(files: list[str]) -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "tracker.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator({"$ref": "#/$defs/history", "$defs": schema["$defs"]})
    data = json.loads(history(files, "--format", "json"))

    assert list(validator.iter_errors(data)) == []
    assert list(validator.iter_errors(data | {"provisions": [{}]})) != []


def test_the_contents_of_a_page_lead_to_every_provision(files: list[str], tmp_path: Path) -> None:
    history(files, "-o", str(tmp_path / "all.html"))
    page = tree((tmp_path / "all.html").read_bytes())
    targets = {link.get("href", "").removeprefix("#") for link in page.iter("a") if link.getparent().tag != "body"}

    assert len(targets) == 4
    assert targets <= {element.get("id") for element in page.iter()}


def test_the_share_of_words_names_the_stage_in_which_they_stood(files: list[str]) -> None:
    text = " ".join(history(files, "article", "3").split())

    assert re.search(r"Of its words \d\d % stood in 2-revised", text)
    assert "100 %" not in text
