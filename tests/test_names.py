"""Names of provisions: they tell twins apart in every text, and whatever is printed is understood when it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given

from tests.support.strategies import drafts
from tracker.addresses.lookup import choices, find, find_meant
from tracker.addresses.names import ProvisionNames
from tracker.cli import commands
from tracker.language.interface import WORDS, words_of
from tracker.model.draft import DraftText
from tracker.model.provision import ProvisionKind
from tracker.services.sources import read
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path


def in_two_parts(part: str, other: str, article: str, annex: str, numbers: tuple[str, str] = ("1", "2")) -> DraftText:
    """Two parts that both count their articles from one, and an annex that does so too."""
    one, two = (article.format(number) for number in numbers)
    return parse(
        f"## {part}\n\n### {one}\n\nA\n\n### {two}\n\nB\n\nC\n\n"
        f"## {other}\n\n### {one}\n\nD\n\n### {two}\n\n#### 3.\n\n##### (b)\n\nE\n\n##### (c)\n\nF\n\n"
        f"## {annex}\n\n### {one}\n\nG\n\n### {two}\n\n#### 3.\n\n##### (b)\n\nH\n"
    )[0]


def names_of(text: str, language: str = "en") -> list[str]:
    draft, _ = parse(text)
    names = ProvisionNames(draft, words_of(language))
    return [names.name(provision.eid) for provision in draft.provisions.values() if provision.eid]


TEXTS = {
    "en": in_two_parts("Part I", "Part II", "Article {}", "Annex I"),
    "fr": in_two_parts("Chapitre I", "Chapitre II", "Article {}", "Annexe", ("premier", "2")),
    "es": in_two_parts("Capítulo I", "Capítulo II", "Artículo {}", "Anexo I"),
    "ru": in_two_parts("Часть I", "Часть II", "Статья {}", "Приложение I"),
    "zh": in_two_parts("第一章", "第二章", "第{}条", "附件一", ("一", "二")),
    "ar": in_two_parts("الباب الأول", "الباب الثاني", "المادة {}", "المرفق الأول"),
}
SECOND_ARTICLE_1 = {
    "en": "part II article 1|Part II, article 1|article 1 of part II|PART 2, art. 1|article one of part two",
    "fr": "chapitre II, article premier|article premier du chapitre II|article 1er du chapitre 2",
    "es": "capítulo II, artículo 1|artículo 1 del capítulo II|articulo 1 del capitulo segundo",
    "ru": "часть II, статья 1|статья 1 части II",
    "zh": "第二章第一条|第二章，第一条|第二章的第一条",
    "ar": "الباب الثاني المادة 1|المادة 1 من الباب الثاني|الباب الثاني، المادة ١",
}
POINT_OF_ANNEX = {
    "en": "annex 1, 2 (3)(b)|annex I article 2, 3 (b)|Annex I, Article 2 (3) (b)|article 2, paragraph 3 (b) of annex I",
    "fr": "annexe, article 2 3) b)|article 2, paragraphe 3 b) de l’annexe",
    "es": "anexo I, artículo 2 3 b)|artículo 2, párrafo 3 b) del anexo I",
    "ru": "приложение I, статья 2, пункт 3 b)|статья 2 приложения I, пункт 3 b)",
    "zh": "附件一，第二条（3）（b）|附件一第二条（3）（b）",
    "ar": "المرفق الأول، المادة 2 (3) (b)",
}
SECOND_PARAGRAPH = {
    "en": "part I, article 2, second paragraph|second paragraph of article 2 of part I|part I article 2 paragraph 2",
    "fr": "chapitre I, article 2, alinéa 2|deuxième alinéa de l’article 2 du chapitre I",
    "es": "capítulo I, artículo 2, párrafo 2|segundo párrafo del artículo 2 del capítulo I",
    "ru": "часть I, статья 2, абзац 2|абзац 2 статьи 2 части I",
    "zh": "第一章，第二条，第2段",
    "ar": "الباب الأول، المادة 2، الفقرة 2",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_provision_is_found_in_its_part_however_the_part_is_named(language: str) -> None:
    for queries, ending in (
        (SECOND_ARTICLE_1, "art_1~2"),
        (POINT_OF_ANNEX, "__art_2__para_3__point_b"),
        (SECOND_PARAGRAPH, "art_2__al_2"),
    ):
        for query in queries[language].split("|"):
            found = [provision.eid for provision in find_meant(TEXTS[language], query)]

            assert len(found) == 1, (query, found)
            assert found[0].endswith(ending), (query, found)


@pytest.mark.parametrize("language", TEXTS)
def test_every_name_is_understood_when_it_is_typed(language: str) -> None:
    names = ProvisionNames(TEXTS[language], words_of(language))

    for provision in TEXTS[language].provisions.values():
        if provision.eid:
            assert find_meant(TEXTS[language], names.name(provision.eid)) == [provision]


@given(drafts())
def test_the_name_of_any_labelled_provision_leads_to_it_alone(draft: DraftText) -> None:
    for words in (WORDS["en"], WORDS["zh"]):
        names = ProvisionNames(draft, words)
        taken = list(names.names.values())
        for provision in draft.provisions.values():
            name = names.names.get(provision.eid, "")
            if provision.label and name and taken.count(name) == 1:
                assert [found.eid for found in find_meant(draft, name)] == [provision.eid], name


def test_a_name_has_the_innermost_part_that_tells_twins_apart() -> None:
    by_chapter = "## Part I\n\n## Chapter 1\n\n### Article 1\n\nA\n\n## Chapter 2\n\n### Article 1\n\nB\n"
    in_parts = by_chapter + "\n## Part II\n\n## Chapter 1\n\n### Article 1\n\nC\n\n### Article 2\n\nD\n"

    assert names_of(by_chapter) == [
        "Part I",
        "Chapter 1",
        "Chapter 1, Article 1",
        "Chapter 2",
        "Chapter 2, Article 1",
    ]
    assert names_of(in_parts) == [
        "Part I",
        "Part I, Chapter 1",
        "Part I, Chapter 1, Article 1",
        "Chapter 2",
        "Chapter 2, Article 1",
        "Part II",
        "Part II, Chapter 1",
        "Part II, Article 1",
        "Article 2",
    ]


def test_an_article_of_an_annex_is_named_with_it_wherever_it_stands_in_the_annex() -> None:
    text = "### Article 1\n\nA\n\n## ANNEX I.\n\n## Part A\n\n### Article 1\n\nB\n\n## ANNEX II\n\n### Rule 1\n\nC\n"

    assert names_of(text) == [
        "Article 1",
        "ANNEX I",
        "ANNEX I, Part A",
        "ANNEX I, Article 1",
        "ANNEX II",
        "ANNEX II, Rule 1",
    ]


@pytest.mark.parametrize(
    ("option", "other", "query"),
    [
        ("Option A", "Option B", "option b article 2"),
        ("Variante 1", "Variante 2", "article 2, variante 2"),
        ("Alternative one", "Alternative two", "article 2 of alternative two"),
        ("Вариант А", "Вариант Б", "вариант б, статья 2"),
        ("备选案文一", "备选案文二", "备选案文二第二条"),
        ("الخيار أ", "الخيار ب", "الخيار ب المادة 2"),
    ],
)
def test_options_tell_their_articles_apart(option: str, other: str, query: str) -> None:
    text = f"## {option}\n\n### Article 2\n\nA\n\n## {other}\n\n### Article 2\n\nB\n\n### Article 3\n\nC\n"

    assert names_of(text) == [option, f"{option}, Article 2", other, f"{other}, Article 2", "Article 3"]
    assert [found.eid for found in find_meant(parse(text)[0], query)] == ["art_2~2"]


def test_twins_in_one_part_are_told_apart_by_their_headings_or_counted() -> None:
    assert names_of("### New article — Fund\n\nA\n\n### New article — Board\n\nB\n") == [
        "New article (Fund)",
        "New article (Board)",
    ]
    assert names_of("### Article 2\n\nA\n\n### Article 2\n\nB\n") == [
        "Article 2 (occurrence 1)",
        "Article 2 (occurrence 2)",
    ]
    assert names_of("### Article 2\n\n#### 1.\n\nA\n\n#### 1.\n\nB\n", "fr")[1:] == [
        "Article 2 (1) (occurrence n°\u00a01)",
        "Article 2 (1) (occurrence n°\u00a02)",
    ]


def test_paragraphs_and_points_are_cited_as_lawyers_do() -> None:
    text = "### Article 1\n\n#### 1.\n\n##### (a)\n\nA\n\n##### b)\n\nB\n\n#### Section 2 — Scope\n\nC\n"

    assert names_of(text) == [
        "Article 1",
        "Article 1 (1)",
        "Article 1 (1) (a)",
        "Article 1 (1) (b)",
        "Article 1, Section 2",
    ]
    assert names_of("### 第一条\n\n#### 一、\n\n##### （二）\n\nA\n", "zh") == [
        "第一条",
        "第一条（一）",
        "第一条（一）（二）",
    ]


def test_unnumbered_paragraphs_are_named_by_their_place() -> None:
    draft, _ = parse("### Article 1\n\nA\n\nB\n\n### Article 2\n\nC:\n\n#### 1.\n\nD\n\n### Article 3\n\nE\n")

    def names(language: str) -> list[str]:
        named = ProvisionNames(draft, words_of(language))
        return [named.row_name(eid) for eid, block in draft.root.blocks() if block.kind == "text"]

    assert names("en") == [
        "Article 1, first paragraph",
        "Article 1, second paragraph",
        "Article 2, chapeau",
        "Article 2 (1)",
        "Article 3, first paragraph",
    ]
    assert names("ru")[:2] == ["Article 1, абзац 1", "Article 1, абзац 2"]
    assert names("ar")[1] == "Article 1، الفقرة 2"


def test_signs_behind_a_title_are_no_part_of_its_name() -> None:
    assert names_of("## TITLE II.\n\n### 484.- Artículo 16.-\n\nA\n\n### Article 5:\n\nB\n") == [
        "TITLE II",
        "484.- Artículo 16",
        "Article 5",
    ]


def test_bullets_are_named_by_their_place() -> None:
    text = "### Article 1\n\nThe Board:\n\n##### –\n\nmeets;\n\n##### –\n\nreports.\n"

    assert names_of(text) == ["Article 1", "Article 1, indent 1", "Article 1, indent 2"]
    assert names_of(text, "fr")[2] == "Article 1, tiret 2"
    assert [found.eid for found in find_meant(parse(text)[0], "article 1, indent 2")] == [
        parse(text)[0].root.children[0].children[1].eid
    ]


def test_recitals_are_counted_in_their_own_preamble() -> None:
    text = "> Recalling A,\n\n> Noting B,\n\n### Article 1\n\nC\n\n## Annex\n\n> Affirming D,\n\n### Article 1\n\nE\n"
    draft, _ = parse(text)
    names = ProvisionNames(draft, words_of("en"))

    recitals = [p for p in draft.provisions.values() if p.kind is ProvisionKind.RECITAL]

    assert [names.name(recital.eid) for recital in recitals] == ["Recital 1", "Recital 2", "Annex, Recital 1"]
    assert find_meant(draft, "Annex, Recital 1") == [recitals[2]]
    assert find_meant(draft, "recital 1") == [recitals[0]]


def test_json_has_the_printed_label_where_it_is_the_only_one_of_its_kind() -> None:
    draft, _ = parse(
        "## Part I\n\n### Article 1.\n\nA\n\n### Article 2.\n\n#### 1.\n\nB\n\n## Part II\n\n### Article 1.\n\nC\n"
    )
    names = ProvisionNames(draft, words_of("en"))

    labels = [names.label(provision.eid) for provision in draft.provisions.values() if provision.eid]

    assert labels == ["Part I", "Part I, Article 1", "Article 2.", "1.", "Part II", "Part II, Article 1"]


def test_a_query_without_an_annex_means_the_treaty_itself() -> None:
    english = TEXTS["en"]

    assert [found.eid for found in find(english, "article 2")] == ["art_2", "art_2~2", "annex_I__art_2"]
    assert choices(english, find_meant(english, "article 2")) == ["Part I, Article 2", "Part II, Article 2"]
    assert [found.eid for found in find_meant(english, "annex I")] == ["annex_I"]


def test_a_call_on_a_label_is_no_part_of_its_name_nor_of_its_number() -> None:
    draft, _ = parse(
        "## Part I[^1] — Aims[^2]\n\n### Article 1[^3]\n\n#### 1.[^4]\n\nA\n\n"
        + "\n".join(f"[^{n}]: note {n}" for n in (1, 2, 3, 4))
    )
    names = ProvisionNames(draft, words_of("en"))

    assert [names.name(provision.eid) for provision in draft.provisions.values() if provision.eid] == [
        "Part I",
        "Article 1",
        "Article 1 (1)",
    ]
    assert names.label("art_1") == "Article 1"  # type: ignore[arg-type]  # a typed address, plain in tests
    assert [found.eid for found in find_meant(draft, "article 1 (1)")] == ["art_1__para_1"]


RESTARTING = "CHAPTER I\nGENERAL\n\nArticle 1\nPorts are open.\n\nCHAPTER II\nFEES\n\nArticle 1\nFees are low.\n"


@pytest.fixture
def restarting(tmp_path: Path) -> str:
    path = tmp_path / "draft.txt"
    path.write_text(RESTARTING, encoding="utf-8")
    return str(path)


def test_show_answers_an_ambiguous_query_with_names_each_of_which_it_understands(restarting: str) -> None:
    done = CliRunner().invoke(commands, ["show", restarting, "article 1"])
    one = CliRunner().invoke(commands, ["show", restarting, "chapter II, article 1"])

    assert "“article 1” in draft.txt can be: CHAPTER I, Article 1; CHAPTER II, Article 1." in done.stderr
    assert "CHAPTER I, Article 1\n====================\n\nArticle 1" in done.stdout
    assert "CHAPTER II, Article 1\n=====================\n\nArticle 1" in done.stdout
    assert "can be" not in one.stderr
    assert ("Fees" in one.stdout, "Ports" in one.stdout) == (True, False)


@pytest.mark.parametrize("command", [["compare"], ["redline", "--format", "markdown", "--only"]])
def test_comparing_names_what_a_query_can_be(command: list[str], restarting: str, tmp_path: Path) -> None:
    other = tmp_path / "later.txt"
    other.write_text(RESTARTING.replace("low", "high"), encoding="utf-8")

    def stderr(query: str) -> str:
        name, *options = command
        args = [name, restarting, str(other), *options, query] if options else [name, restarting, str(other), query]
        done = CliRunner().invoke(commands, args)
        assert done.exit_code == 0, done.output
        return done.stderr

    assert "in draft.txt can be: CHAPTER I, Article 1; CHAPTER II, Article 1." in stderr("article 1")
    assert "can be" not in stderr("CHAPTER II, Article 1")


def test_a_text_whose_chapters_count_from_one_is_no_error(restarting: str) -> None:
    assert not read(RESTARTING).problems
    assert CliRunner().invoke(commands, ["check", restarting]).exit_code == 0


def test_recitals_and_paragraphs_are_found_as_delegates_call_them() -> None:
    draft, _ = parse("> Recalling A,\n\n> Noting B,\n\n### 1.\n\nDecides C;\n\n### 2.\n\n#### (a)\n\nRequests D.\n")

    for query, eid in {
        "PP2": "recs__rec_2",
        "pp. 1": "recs__rec_1",
        "OP2": "art_2",
        "op 2 (a)": "art_2__para_a",
    }.items():
        assert [found.eid for found in find_meant(draft, query)] == [eid], query
    assert [found.eid for found in find_meant(draft, "2(a)")] == ["art_2__para_a"]
