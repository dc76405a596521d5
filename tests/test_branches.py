"""The titles of Parts, chapters and annexes say which article became which where the words do not."""

from __future__ import annotations

import pytest

from tracker.diff.match.branch_evidence import BranchEvidence
from tracker.diff.match.branches import branch_tree, pair_branches
from tracker.diff.prepare.vocabulary import Vocabulary
from tracker.diff.redline import compare
from tracker.model.draft import DraftText
from tracker.model.provision import ProvisionKind
from tracker.text.parser import parse


def draft(*lines: str) -> DraftText:
    """Return a draft; a line with hashes is a heading."""
    return parse("\n\n".join(lines) + "\n")[0]


def divisions(*titles: str) -> DraftText:
    """Return a draft of divisions with an article in each."""
    articles = (("Parties meet once a year.", f"### Article {n}", title) for n, title in enumerate(titles, 1))
    return draft(*(line for lines in articles for line in lines[::-1]))


def counterparts(before: DraftText, after: DraftText) -> list[tuple[str, str]]:
    """Return the addresses of corresponding divisions and annexes."""
    vocabulary = Vocabulary()
    trees = branch_tree(before, vocabulary), branch_tree(after, vocabulary)
    names = [
        [p.eid for p in side.provisions.values() if p.kind in (ProvisionKind.DIVISION, ProvisionKind.ANNEX)]
        for side in (before, after)
    ]
    return [(names[0][i - 1], names[1][j - 1]) for i, j in pair_branches(*trees) if i and j]


def evidence(before: DraftText, after: DraftText) -> BranchEvidence:
    vocabulary = Vocabulary()
    trees = branch_tree(before, vocabulary), branch_tree(after, vocabulary)
    return BranchEvidence(*trees, pair_branches(*trees))


def article_links(before: DraftText, after: DraftText) -> set[tuple[str | None, str | None]]:
    rows = compare(before, after).concordance
    return {
        (row.before, row.after) for row in rows if row.level is ProvisionKind.ARTICLE and row.linked and row.primary
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["## Part I — Medical care", "## Part II — Family"], ["Part V — Family", "Part VI — Medical care"]),
        (["## Titre I — Écluses", "## Titre II — Phares"], ["Chapitre 7 — Phares", "Chapitre 8 — Écluses"]),
        (["## Capítulo I — Puertos", "## Capítulo II — Faros"], ["Título I — Faros", "Título II — Puertos"]),
        (["## Глава I — Порты", "## Глава II — Маяки"], ["Раздел I — Маяки", "Раздел II — Порты"]),
        (["## 第一章 — 港口", "## 第二章 — 灯塔"], ["第一章 — 灯塔", "第二章 — 港口"]),
        (["## الفصل 1 — الموانئ", "## الفصل 2 — المنارات"], ["الباب 1 — المنارات", "الباب 2 — الموانئ"]),
    ],
)  # fmt: skip
def test_divisions_correspond_by_their_titles_whatever_their_numbers(before: list[str], after: list[str]) -> None:
    old, new = divisions(*before), divisions(*(f"## {title}" for title in after))
    first, second = (p.eid for p in old.provisions.values() if p.kind is ProvisionKind.DIVISION)
    third, fourth = (p.eid for p in new.provisions.values() if p.kind is ProvisionKind.DIVISION)

    assert counterparts(old, new) == [(first, fourth), (second, third)]
    assert evidence(old, new)[0, 1] > 0 > evidence(old, new)[0, 0]


def test_a_title_that_names_another_subject_is_no_counterpart() -> None:
    before = divisions("## Part I — Sickness benefit", "## Part II — Old-age benefit", "## Part III — Family benefit")
    after = divisions(
        "## Part I — Maternity benefit", "## Part II — Sickness cash benefit", "## Part III — Family benefit"
    )

    assert counterparts(before, after) == [("part_I", "part_II"), ("part_III", "part_III")]


def test_a_division_alone_between_two_pairs_keeps_its_number_under_a_new_title() -> None:
    before = divisions(
        "## Part I — Old-age benefit", "## Part II — Employment injury benefit", "## Part III — Family benefit"
    )
    after = divisions(
        "## Part I — Old-age benefit", "## Part II — Accidents and diseases", "## Part III — Family benefit"
    )
    renumbered = divisions(
        "## Part I — Old-age benefit", "## Part IV — Accidents and diseases", "## Part III — Family benefit"
    )

    assert ("part_II", "part_II") in counterparts(before, after)
    assert ("part_II", "part_IV") not in counterparts(before, renumbered)


def test_two_divisions_joined_under_both_titles_are_both_counterparts() -> None:
    before = divisions("## Titre I — Des emplacements", "## Titre II — Des barques", "## Titre III — De la police")
    after = divisions("## Titre I — De la police", "## Titre II — Des emplacements et des barques")

    assert counterparts(before, after) == [
        ("title_I", "title_II"),
        ("title_II", "title_II"),
        ("title_III", "title_I"),
    ]
    assert [(j, i) for i, j in counterparts(before, after)] == sorted(
        counterparts(after, before), key=lambda p: p[::-1]
    )


def test_general_provisions_of_two_chapters_are_kept_apart_by_their_chapters() -> None:
    def chapters(first: str, second: str) -> DraftText:
        body = [f"### Article {n}\n\nParties meet once a year." for n in range(1, 5)]
        general, final = "## Section 1 — General provisions", "## Section 2 — Appeals"
        lines = [first, general, body[0], final, body[1], second, general, body[2], final, body[3]]
        return draft(*lines)

    before = chapters("## Chapter I — Ports", "## Chapter II — Canals")
    after = chapters("## Chapter I — Canals", "## Chapter II — Ports")

    assert ("chp_I__sec_1", "chp_II__sec_1") in counterparts(before, after)
    assert ("chp_I__sec_1", "chp_I__sec_1") not in counterparts(before, after)
    found = evidence(before, after)
    assert found[0, 2] > 0 > found[0, 3] > found[0, 0], "its section, another of its chapter, another chapter"


def test_a_chapter_that_came_into_another_part_is_found_if_it_alone_has_its_title() -> None:
    before = divisions("## Chapter I — Fisheries", "## Chapter II — Whaling")
    after = draft(
        "## Part I — Living resources",
        "## Chapter 1 — Whaling",
        "### Article 1",
        "Parties meet.",
        "## Chapter 2 — Fisheries",
        "### Article 2",
        "Parties meet.",
    )

    assert counterparts(before, after) == [("chp_I", "part_I__chp_2"), ("chp_II", "part_I__chp_1")]


def test_a_large_part_says_less_than_a_small_one() -> None:
    large = [f"### Article {n}" for n in range(3, 9)]
    before = draft("## Part I — Ports", "### Article 1", "## Part II — Canals", "### Article 2", *large)
    found = evidence(before, before)

    assert found[0, 0] > found[1, 1] > 0
    assert found[0, 1] == found[1, 0] < 0


def test_without_divisions_there_is_no_evidence() -> None:
    before = draft("### Article 1", "Ports are open.", "### Article 2", "Canals are open.")

    assert set(evidence(before, before).values()) == {0.0}
    assert len(evidence(before, before)) == 4


@pytest.mark.parametrize(
    ("part", "article", "titles", "persons", "rest"),
    [
        (
            "Part",
            "Article",
            ["Medical care", "Sickness benefit", "Old-age benefit"],
            "The persons protected shall comprise prescribed classes of employees, not less than half of all employees",
            [", and their wives and children.", ".", ", or all residents of small means."],
        ),
        (
            "Titre",
            "Article",
            ["Soins médicaux", "Prestations de maladie", "Prestations de vieillesse"],
            "Les personnes protégées comprennent des catégories prescrites de salariés, la moitié au moins de tous",
            [", et leurs épouses et enfants.", ".", ", ou tous les résidents dont les moyens sont limités."],
        ),
        (
            "Раздел",
            "Статья",
            ["Медицинское обслуживание", "Пособия по болезни", "Пособия по старости"],
            "Круг защищаемых лиц охватывает установленные категории работников, не менее половины всех работников",
            [", а также их жён и детей.", ".", ", либо всех жителей, чьи средства не превышают пределов."],
        ),
    ],
)  # fmt: skip
def test_parallel_parts_keep_their_articles(
    part: str, article: str, titles: list[str], persons: str, rest: list[str]
) -> None:
    """The branches of a code repeat each other; the first was dropped, so that all the numbers shift by one."""
    before = draft(
        *(
            line
            for n, (title, end) in enumerate(zip(titles, rest, strict=True), 1)
            for line in (f"## {part} {n} — {title}", f"### {article} {n}", persons + end)
        )
    )
    after = draft(
        *(
            line
            for n, (title, end) in enumerate(zip(titles[1:], rest[1:], strict=True), 1)
            for line in (f"## {part} {n} — {title}", f"### {article} {n}", persons + end.replace(".", " 1990."))
        )
    )

    assert article_links(before, after) == {("art_2", "art_1"), ("art_3", "art_2")}


def test_clauses_that_repeat_word_for_word_follow_their_parts() -> None:
    """Nine Parts have the same clause; when the Parts change places, so does each clause."""
    clause = "The benefit is granted throughout the contingency, as long as the person stays in the territory."
    titles = ["Sickness", "Maternity", "Old age"]

    def code(order: list[str]) -> DraftText:
        lines = [(f"## Part {n} — {title}", f"### Article {n}", clause) for n, title in enumerate(order, 1)]
        return draft(*(line for row in lines for line in row))

    assert article_links(code(titles), code(titles[1:] + titles[:1])) == {
        ("art_1", "art_3"),
        ("art_2", "art_1"),
        ("art_3", "art_2"),
    }
    assert article_links(code(titles), code(titles[1:])) == {("art_2", "art_1"), ("art_3", "art_2")}
    printed_otherwise = code([title.upper() for title in titles[1:]])
    assert article_links(code(titles), printed_otherwise) == {("art_2", "art_1"), ("art_3", "art_2")}


def test_a_section_that_left_its_chapter_counts_by_its_own_counterpart() -> None:
    """The chapter stayed, with one article; its section became a chapter of its own, larger than the old one."""
    before = draft(
        "## Chapter I — Ports",
        "### Article 1",
        "## Section 1 — Lighthouses",
        "### Article 2",
        "## Chapter II — Canals",
        "### Article 3",
    )
    after = draft(
        "## Chapter I — Ports",
        "### Article 1",
        "## Chapter II — Lighthouses",
        *(f"### Article {n}" for n in range(2, 6)),
        "## Chapter III — Canals",
        "### Article 6",
    )
    found, back = evidence(before, after), evidence(after, before)

    assert counterparts(before, after) == [
        ("chp_I", "chp_I"),
        ("chp_I__sec_1", "chp_II"),
        ("chp_II", "chp_III"),
    ]
    assert found[1, 1] > 0 > found[1, 0]
    assert found[1, 5] < 0
    assert all(found[i, j] == back[j, i] for i, j in found)
