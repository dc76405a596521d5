"""One input on each side of every limit of the matrix: the sizes of its print, and its columns in the terminal."""

from __future__ import annotations

import pytest

from tracker.language.interface import words_of
from tracker.model.lineage.graph import Lineage, LineageStage, Node, Thread
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.stage import Authenticity, FrontMatter
from tracker.report.matrix.printing import print_size
from tracker.report.matrix.view import MatrixView
from tracker.report.terminal.plain import display_width
from tracker.report.terminal.stages.matrix import matrix_text


def made(
    articles: int,
    stages: int = 1,
    *,
    name: str = "Article 1",
    heading: str = "Scope",
    stage: str = "draft",
    authenticity: Authenticity = Authenticity.OFFICIAL,
) -> MatrixView:
    """A matrix of articles that nothing links: what is measured is the room that their names take."""
    front = FrontMatter(language="en", authenticity=authenticity)
    eids = [Eid(f"art_{n}") for n in range(articles)]
    nodes = {
        eid: Node(eid=eid, kind=ProvisionKind.ARTICLE, label=name, name=name, heading=heading, home=eid, words=9,
                  brackets=0, order=n)
        for n, eid in enumerate(eids)
    }  # fmt: skip
    lineage = Lineage(
        stages=tuple(LineageStage(name=f"{stage}{n}", front=front, predecessors=(), digest="") for n in range(stages)),
        nodes=(nodes,) * stages,
        links=(),
        returns=(),
        threads=tuple(Thread(eids=(eid,) * stages) for eid in eids),
    )
    return MatrixView(
        lineage=lineage, shown=tuple(range(stages)), instrument="", title="", words=words_of("en"),
    )  # fmt: skip


def size(view: MatrixView) -> float:
    return print_size(view, list(view.rows()))


@pytest.mark.parametrize(
    ("articles", "letters"),
    [(37, 8.5), (38, 8.0), (39, 8.0), (40, 7.5), (44, 7.0), (45, 6.5), (51, 5.5), (54, 5.5), (55, 7.0)],
)
def test_more_articles_are_printed_in_smaller_letters_and_those_of_a_code_in_the_usual(
    articles: int, letters: float
) -> None:
    assert size(made(articles)) == letters


@pytest.mark.parametrize(("articles", "letters"), [(20, 8.5), (21, 8.0), (23, 7.0), (26, 6.0), (28, 5.5)])
def test_long_names_and_many_stages_take_room(articles: int, letters: float) -> None:
    assert size(made(articles, 8, name="Article 12 of the annex", heading="Provisions on scope and use")) == letters


def test_a_notice_takes_room() -> None:
    assert size(made(38)) == 8.0
    assert size(made(38, authenticity=Authenticity.UNVERIFIED)) == 7.5


def head(view: MatrixView, width: int = 80) -> str:
    """The first line of the first table."""
    return next(line for line in matrix_text(view, width).split("\n") if line.startswith("Heading"))


def rule(view: MatrixView, width: int = 80) -> int:
    """The width of the first table."""
    return next(display_width(line) for line in matrix_text(view, width).split("\n") if line.startswith("---"))


@pytest.mark.parametrize(("width", "shown"), [(75, 4), (76, 5)])
def test_headings_keep_sixteen_columns_and_stages_ten(width: int, shown: int) -> None:
    assert head(made(1, 9, heading="Scope and use of the treaty", stage="d"), width).count(" d") == shown


@pytest.mark.parametrize(("letters", "columns"), [(9, 9), (15, 15), (16, 16), (17, 16), (40, 16)])
def test_no_stage_takes_more_than_sixteen_columns(letters: int, columns: int) -> None:
    assert rule(made(1, 1, stage="d" * (letters - 1))) == len("Heading") + 2 + columns


def test_no_heading_takes_more_than_forty_columns_or_two_lines() -> None:
    view = made(1, 1, heading="Scope " * 30, stage="d")
    text = matrix_text(view, 80)

    assert rule(view) == 40 + 2 + len("d0")
    assert text.count("\nScope") == 2
    assert "Scope …" in text
