"""Drafting errors: what each check finds, what it passes over, and the command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from tests.support.samples import ROOT
from tracker.check import check
from tracker.cli import commands
from tracker.report.terminal.plain import display_width
from tracker.text.line_numbers import line_numbers, lines_in
from tracker.text.parser import parse
from tracker.text.writer import write

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.finding import Finding

CASES = ROOT / "tests" / "cases"
DRAFT = ROOT / "drafts" / "solidarity" / "2017-final.fr.md"


def found(text: str) -> list[Finding]:
    return list(check(parse(text)[0]))


def articles(*labels: str) -> str:
    return "".join(f"### {label}\n\nWords.\n\n" for label in labels)


def points(*labels: str) -> str:
    return "### Article 1\n\n" + "".join(f"#### {label}\n\nWords.\n\n" for label in labels)


def run(*args: str) -> Result:
    return CliRunner().invoke(commands, ["check", *args])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (articles("Article 1", "Article 2", "Article 4"), "3 is missing before “Article 4”"),
        (articles("Статья 1", "Статья 4"), "2 to 3 are missing before “Статья 4”"),
        (articles("第一条", "第三条"), "2 is missing before “第三条”"),
        (articles("المادة 1", "المادة 3"), "2 is missing before “المادة 3”"),
        (articles("Artículo 1", "Artículo 1"), "“Artículo 1” occurs again"),
        (points("1.", "3."), "2 is missing before “3.”"),
        (points("2.", "3."), "The numbers begin with “2.”"),
        (points("(a)", "(b)", "(d)"), "c is missing before “(d)”"),
        (points("(i)", "(ii)", "(iv)"), "iii is missing before “(iv)”"),
        (points("а)", "б)", "г)"), "в is missing before “г)”"),
        (points("1.", "2.", "2."), "“2.” occurs again"),
        (points("а)", "б)", "b)", "г)"), "“b)” is Latin; most labels beside it are Cyrillic"),
        (points("(a)", "(b)", "(с)", "(d)"), "“(с)” is Cyrillic; most labels beside it are Latin"),
        (points("(a)", "(b)", "(cс)"), "“(cс)” has letters of two scripts: Cyrillic and Latin"),
        ("### Article 1\n\nSee article 3.\n", "“article 3” points to nothing"),
        ("### Article 1\n\nA right (of all.\n", "“(” is not closed"),
        ("### Article 1\n\nA right of all).\n", "“)” closes nothing"),
        ("### Article 1\n\nLe « droit de tous.\n", "“«” is not closed"),
        ("### 第一条\n\n依照《宪法制定本法。\n", "“《” is not closed"),
        ("### Article 1\n\n[Rights of all.\n\n### Article 2\n\nMore.\n", "“[” before “Rights of all.” is not closed"),
        ("### Article 1\n\nWords.\n\n[^1]: A note.\n", "Note 1 is not referred to"),
        ("### Article 1\n\nWords[^2].\n", "“[^2]” refers to a note that is missing"),
        ("### Article 1\n\n### Article 2\n\nWords.\n", "“Article 1” has no text"),
        ("### Article 1\n\n#### 1.\n\n#### 2.\n\nWords.\n", "“1.” has no text"),
    ],
)
def test_what_is_found(text: str, what: str) -> None:
    (finding,) = found(text)

    assert finding.message == what
    assert finding.cause
    assert finding.remedy


@pytest.mark.parametrize(
    "text",
    [
        points("а)", "б)", "в)") + "### Статья 2\n\n#### i)\n\nx\n\n#### ii)\n\ny\n",
        articles("Статья 1 bis", "Статья 2"),
        articles("Article 1", "Article 2", "Article 2 bis", "Article 2 ter", "Article 3"),
        articles("Article 1", "Article 2 — [Reserved]", "Article 3"),
        articles("Article 1101", "Article 1101-1", "Article 1102"),
        articles("Section 133", "Section 134", "Section 151", "Section 1101"),
        "## Title I\n\n" + articles("Article 1", "Article 2") + "## Title II\n\n" + articles("Article 1", "Article 2"),
        articles("Article 1", "Article 2") + "## Annex\n\n" + articles("Article 1", "Article 2"),
        points("(g)", "(h)", "(i)", "(j)"),
        points("n)", "ñ)", "o)"),
        points("n)", "o)"),
        points("и)", "к)"),
        "### Article 1\n\na) one; b) two; 1°) three.\n",
        "### Article 1\n\nIt says “one\n\n“two” here.\n",
        "### [Article 1\n\nWords.\n\n### Article 2\n\nWords.]\n",
        "### Article 1\n\nl’article 2 de la Charte and the States’ rights.\n",
        "### Article 1 — [Reserved]\n\n### Article 2\n\nWords.\n",
    ],
)
def test_what_is_passed_over(text: str) -> None:
    assert found(text) == []


def test_findings_stand_in_the_order_of_the_text() -> None:
    text = "### Article 1\n\nSee article 9 (now.\n\n### Article 3\n\n[^1]: A note.\n"

    assert [finding.check for finding in found(text)] == [
        "reference-to-nothing", "unbalanced-sign", "empty-provision", "numbering-gap", "note-without-call",
    ]  # fmt: skip


def test_line_numbers_are_those_of_the_written_text() -> None:
    draft, _ = parse(DRAFT.read_text("utf-8"))
    lines = write(draft).split("\n")

    for eid, block in draft.blocks:
        words = block.text.split("\ufffc")[0].split("\n")[0]
        assert words in lines[line_numbers(draft)[eid] - 1]


def test_lines_in_a_file_are_its_own() -> None:
    text = "# A title\n\n\n### Article 1 - Scope\n\n\n\nWords.[^1]\n### Article 2\nMore.\n[^1]: A note.\n"
    draft, _ = parse(text)

    assert list(lines_in(draft, text).values()) == [1, 4, 8, 9, 10, 11]


def test_a_clean_text_has_exit_code_0() -> None:
    result = run(str(DRAFT))

    assert result.exit_code == 0
    assert result.stdout == "2017-final.fr.md: nothing found\n"


def test_problems_have_exit_code_1_place_cause_and_remedy(tmp_path: Path) -> None:
    file = tmp_path / "draft.md"
    file.write_text(articles("Article 1", "Article 3") + "### Article 4\n\nSee article 2 and article 12.\n", "utf-8")
    result = run(str(file))

    assert result.exit_code == 1
    assert all(display_width(line) <= 80 for line in result.stdout.splitlines())
    assert result.stdout.endswith(
        """draft.md: 3 problems

Article 3 (line 5)
    2 is missing before “Article 3”.
    Why: The number before it is 1.
    What to do: Renumber the provisions that follow, or keep the number as
    “[Reserved]”.

Article 4 (line 11)
    “article 2” points to nothing.
    Why: The text has no provision 2 to which it could refer.
    What to do: Correct the number, or, if another text is meant, name it.

Article 4 (line 11)
    “article 12” points to nothing.
    Why: The text has no provision 12 to which it could refer.
    What to do: Correct the number, or, if another text is meant, name it.
"""
    )


def test_since_an_earlier_draft_references_left_behind_are_told() -> None:
    case = CASES / "reference-left-behind"
    alone = run(str(case / "after.md"))
    result = run(str(case / "after.md"), "--since", str(case / "before.md"))

    assert alone.exit_code == 0
    assert result.exit_code == 1
    assert "“article 3” may point to the wrong provision." in result.stdout
    assert "It pointed to Article 3, which is now Article 4; now it points to Article 3." in " ".join(
        result.stdout.split()
    )


def test_as_json(tmp_path: Path) -> None:
    case = CASES / "reference-to-dropped-article"
    out = tmp_path / "found.json"
    result = run(str(case / "after.md"), "--since", str(case / "before.md"), "--format", "json", "-o", str(out))
    data = json.loads(out.read_text("utf-8"))

    assert result.exit_code == 1
    assert data["schema"] == "tracker.check/1"
    assert data["text"]["language"] == data["since"]["language"] == "zh"
    assert [problem["check"] for problem in data["problems"]] == ["stale-reference", "stale-reference"]
    first = data["problems"][0]
    line = (case / "after.md").read_text("utf-8").split("\n")[first["line"] - 1]
    assert line[first["start"] : first["end"]] == "三"


@pytest.mark.parametrize(("args", "code"), [(["nowhere.md"], 2), ([], 2), ([str(DRAFT), "--format", "html"], 2)])
def test_wrong_use_has_exit_code_2(args: list[str], code: int) -> None:
    from tracker.cli.faults import exit_code_of  # noqa: PLC0415 – loaded when used

    result = run(*args)
    error = result.exception

    assert isinstance(error, Exception | SystemExit)
    assert (error.code if isinstance(error, SystemExit) else exit_code_of(error)) == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Option A", "Option B"),
        ("Variante 1", "Variante 2"),
        ("Opción 1", "Opción 2"),
        ("Вариант 1", "Вариант 2"),
        ("备选案文一", "备选案文二"),
        ("الخيار أ", "الخيار ب"),
    ],
)
def test_the_articles_of_an_option_may_have_the_numbers_of_another(one: str, other: str) -> None:
    def options(first: str, second: str) -> str:
        texts = articles("Article 1"), articles("Article 2", "Article 3"), articles("Article 4")
        return f"{texts[0]}## {first}\n\n{texts[1]}## {second}\n\n{texts[1]}{texts[2]}"

    assert not found(options(one, other))
    assert [finding.message for finding in found(options("Ships", "Crews"))] == [
        "“Article 2” occurs again",
        "“Article 3” occurs again",
    ]


@pytest.mark.parametrize(
    ("chapter", "article"), [("Chapter", "Article"), ("Глава", "Статья"), ("Capítulo", "Artículo")]
)
def test_a_chapter_of_one_article_may_be_followed_by_one_that_counts_from_one(chapter: str, article: str) -> None:
    first, second = f"## {chapter} I\n\n", f"## {chapter} II\n\n"

    assert not found(first + articles(f"{article} 1") + second + articles(f"{article} 1", f"{article} 2"))
    assert found(first + articles(f"{article} 1", f"{article} 1"))
    assert found(first + articles(f"{article} 2") + second + articles(f"{article} 2"))
