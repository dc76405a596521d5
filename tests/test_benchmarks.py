"""The measures of the benchmarks, on cases small enough to count by hand."""

from __future__ import annotations

import importlib
import json
import lzma
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.mapping.baselines import same_number, shingles
from benchmarks.mapping.calibration import bands, calibration_table, judged
from benchmarks.mapping.corpus import Corpus, read_corpus
from benchmarks.mapping.data import Article, Case, read_case, read_cases
from benchmarks.mapping.measures import Scores, Truth, macro, score
from benchmarks.mapping.missed import lines_of, longest, rows
from benchmarks.mapping.missed import main as missed
from benchmarks.mapping.once import Figures, measured
from benchmarks.mapping.speed import each_run, growth, lay_out
from benchmarks.mapping.tables import table
from tracker.errors import InputError

if TYPE_CHECKING:
    from types import ModuleType

NO_SKIP = bool(os.environ.get("TRACKER_NO_SKIP"))

OLD = """Article 1
Scope
This Convention applies to ships that fly the flag of a State Party.

Article 2
Reports
1. Each State Party shall report to the Secretariat every second year.
2. The Secretariat shall publish the reports without delay.

Article 2 bis
Depositary
The Secretary-General of the United Nations shall be the depositary of this Convention.
"""
NEW = """Article 1
Depositary
The Secretary-General of the United Nations shall be the depositary of this Convention.

Article 2
Scope
This Convention applies to ships that fly the flag of a State Party.

Article 3
National reports
Each State Party shall report to the Secretariat every second year.

Article 4
Publication
The Secretariat shall publish the reports without delay.
"""
TRUTH = "old_article\tnew_article\n1\t2\n2\t3\n2\t4\n2 bis\t1\n"
PAIRS = {(0, 1), (1, 2), (1, 3), (2, 0)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "ships_en"
    home.mkdir()
    for name, text in (("old.txt", OLD), ("new.txt", NEW), ("truth.tsv", TRUTH)):
        (home / name).write_text(text, encoding="utf-8")
    return home


@pytest.fixture
def case(folder: Path) -> Case:
    return read_case(folder)


@pytest.fixture
def tfidf() -> ModuleType:
    if not NO_SKIP:
        for library in ("numpy", "scipy", "sklearn"):
            pytest.importorskip(library, reason=f'{library} is absent: pip install -e ".[bench]"')
    return importlib.import_module("benchmarks.mapping.tfidf")


def test_a_set_is_read_as_positions(case: Case) -> None:
    assert [article.number for article in case.old] == ["1", "2", "2bis"]
    assert case.old[0].lines == ("Scope", "This Convention applies to ships that fly the flag of a State Party.")
    assert case.truth == Truth(frozenset(PAIRS))
    assert (case.act, case.language) == ("ships", "en")


def test_an_alternative_that_the_table_has_as_well_is_not_neutral(folder: Path) -> None:
    (folder / "truth_alt.tsv").write_text("old_article\tnew_article\n1\t2\n1\t4\n", encoding="utf-8")

    assert read_case(folder).truth.neutral == {(0, 3)}


@pytest.mark.parametrize("name", ["old.txt", "new.txt", "truth.tsv"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()

    with pytest.raises(InputError, match=name):
        read_cases(folder.parent)


def test_a_missing_or_empty_folder_is_named(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(InputError, match="There are no pairs of acts in"):
            read_cases(place)


@pytest.mark.parametrize("row", ["7\t1", "1\t9", "1", "1\t2\t3"])
def test_a_row_that_cannot_be_used_is_named(folder: Path, row: str) -> None:
    (folder / "truth.tsv").write_text(f"{TRUTH}{row}\n", encoding="utf-8")

    with pytest.raises(InputError, match=f"“{row}” cannot be used"):
        read_case(folder)


def test_the_measures_are_those_counted_by_hand() -> None:
    # Old 0 was split into 0 and 1; old 1 and 2 were merged into 2; 3 and 4 were kept; old 5 went, new 5 is new.
    truth = Truth(frozenset({(0, 0), (0, 1), (1, 2), (2, 2), (3, 3), (4, 4)}), neutral=frozenset({(5, 5), (1, 1)}))
    # Found: one half of the split, both of the merged, one kept; the other kept one with a rival. One is neutral.
    found = {(0, 0), (1, 2), (2, 2), (3, 3), (4, 4), (5, 4), (1, 1)}

    assert score(truth, found) == Scores(
        f1=2 * 5 / (6 + 6),
        precision=5 / 6,
        recall=5 / 6,
        split_recall=1 / 2,
        merge_recall=1.0,
        one_to_one=1 / 2,
        false_deleted=0,
        false_inserted=0,  # new 1 was given something, if only a neutral pair
    )


def test_nothing_found_is_all_falsely_deleted_and_inserted() -> None:
    none = score(Truth(frozenset({(0, 0), (0, 1), (1, 2)})), set())

    assert none == Scores(0.0, 0.0, 0.0, 0.0, None, 0.0, 2, 3)


def test_what_a_set_does_not_allow_is_left_out_of_the_average() -> None:
    one = Scores(1.0, 1.0, 1.0, None, None, 1.0, 0, 2)
    two = Scores(0.5, 0.5, 0.5, 0.4, None, 0.5, 1, 1)

    assert macro([one, two]) == Scores(0.75, 0.75, 0.75, 0.4, None, 0.75, 0.5, 1.5)


def test_rows_are_sorted_by_confidence_and_neutral_ones_left_out() -> None:
    truth = Truth(frozenset({(0, 0), (1, 1), (2, 2)}), neutral=frozenset({(5, 5)}))
    links = {(0, 0): 1.0, (1, 1): 0.5, (1, 2): 0.6, (2, 2): 0.99, (5, 5): 0.4}

    found = bands(judged(links, truth))

    assert [(band.name, band.count, band.right) for band in found] == [
        ("0.5 to 0.7", 2, 1),
        ("0.99 and over", 2, 2),
        ("all", 4, 3),
    ]
    assert found[0].confidence == pytest.approx(0.55)
    assert found[0].share == 0.5


def test_no_rows_make_an_empty_calibration() -> None:
    assert bands([]) == []
    assert len(calibration_table([]).splitlines()) == 2


def test_a_table_stands_in_columns() -> None:
    assert table(("set", "F1"), [("nis_fr", "0.8")]) == "set      F1\n------  ---\nnis_fr  0.8"


def test_same_number(case: Case) -> None:
    assert same_number(case.old, case.new) == {(0, 0), (1, 1)}


def test_shingles_find_moves_and_splits(case: Case) -> None:
    assert shingles(case.old, case.new) == PAIRS


def test_a_shingle_that_stands_everywhere_tells_nothing() -> None:
    formula = [Article(str(n), ("States Parties shall take all appropriate measures",)) for n in range(3)]

    assert shingles(formula, formula) == set()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["best_match", "word_flow"])
def test_baselines_that_give_several_partners(tfidf: ModuleType, case: Case, name: str) -> None:
    assert getattr(tfidf, name)(case.old, case.new) == PAIRS


@pytest.mark.parametrize("name", ["assignment", "sparse_assignment"])
def test_baselines_that_give_one_partner(tfidf: ModuleType, case: Case, name: str) -> None:
    found = getattr(tfidf, name)(case.old, case.new)

    assert found < PAIRS
    assert len({old for old, _ in found}) == len({new for _, new in found}) == len(found) == 3


@pytest.mark.parametrize("name", ["assignment", "sparse_assignment", "best_match", "word_flow"])
def test_unlike_articles_stay_alone(tfidf: ModuleType, name: str) -> None:
    old, new = [Article("1", ("Ships and cargo",))], [Article("1", ("Judges, seat; quorum",))]

    assert getattr(tfidf, name)(old, new) == set()


def test_our_engine_answers_like_the_others(tfidf: ModuleType, case: Case) -> None:
    del tfidf  # The engines are listed together.
    engines = importlib.import_module("benchmarks.mapping.engines").ENGINES

    assert engines["tracker"](case).links.keys() == PAIRS
    assert set(engines["best"](case).links.values()) == {1.0}


def test_pairs_on_which_engine_and_table_disagree_are_told_one_by_one(folder: Path) -> None:
    # Says that the scope went to the reports, which it did not, and is silent on where it went.
    (folder / "truth.tsv").write_text(TRUTH.replace("1\t2", "1\t3"), encoding="utf-8")
    case = read_case(folder)

    found = rows(case)

    assert [(row.pair, row.official) for row in found] == [((0, 2), True), ((0, 1), False)]
    assert found[0].common == (0.0, 0.0)
    assert found[1].common == (1.0, 1.0)
    assert found[1].sure == 1.0
    assert list(lines_of(case, found[0])) == [
        "  MISSED 1 “Scope” -> 3 “National reports”  merged  sure –  common 0% / 0%",
        "         table: 1 -> 3; 1, 2 -> 3",
        "         “to”",
    ]
    assert list(lines_of(case, found[1]))[1] == "         table: 1 -> 3; nothing -> 2"


def test_where_engine_and_table_agree_there_is_nothing_to_tell(case: Case) -> None:
    assert rows(case) == []


def test_the_longest_common_passage_is_quoted_as_printed() -> None:
    assert longest("The Parties shall  report yearly.", "All Parties shall report twice") == "Parties shall report"
    assert longest("a", "b") == ""


def test_the_missed_pairs_of_one_set_or_all_are_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = folder.parent / "benchmark" / "mapping"
    home.mkdir(parents=True)
    folder.rename(home / "ships_en")

    assert missed(folder.parent) == missed(folder.parent, "ships_en") == 0
    assert capsys.readouterr().out.count("ships_en: 0 of 4 missed, 0 false") == 2
    assert missed(folder.parent, "trains_en") == missed(home) == 2
    assert "There is no set trains_en; there are ships_en" in capsys.readouterr().err


def corpus_of(folder: Path, old: str, new: str, links: list[tuple[int, int]]) -> Corpus:
    for side, text in (("old", old), ("new", new)):
        (folder / f"long.{side}.txt.xz").write_bytes(lzma.compress(text.encode()))
    (folder / "long.truth.json").write_text(json.dumps(links), encoding="utf-8")
    return read_corpus(folder, "long")


def test_forms_annexed_to_an_article_are_left_out_of_a_long_text(tmp_path: Path) -> None:
    text = "".join(f"Article {n}\n\nText.\n\n" for n in ("L1", "Annexe", "1er", "2", "3", "1 er", "2", "L2", "3"))

    found = corpus_of(tmp_path, text, text, [(3, 3)])

    assert [part.split("\n")[0] for part in found.old] == ["Article L1", "Article Annexe", "Article L2", "Article 3"]


def test_a_long_text_is_cut_on_both_sides(tmp_path: Path) -> None:
    old, new = ("".join(f"Article {side}{n}\n\n{n}\n\n" for n in range(4)) for side in "AB")

    found = corpus_of(tmp_path, old, new, [(0, 3), (1, 1), (1, 2), (2, 2), (3, 0)]).first(2)

    assert [part.split("\n")[0] for part in found.old] == ["Article A0", "Article A1"]
    assert [part.split("\n")[0] for part in found.new] == ["Article B1", "Article B2", "Article B3"]
    assert found.pairs == {(0, 2), (1, 0), (1, 1)}


def test_links_to_articles_that_are_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="The links of long name articles that are not there"):
        corpus_of(tmp_path, OLD, NEW, [(0, 4)])


def test_a_missing_long_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"long\.old\.txt\.xz is missing"):
        read_corpus(tmp_path, "long")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is told on Linux only")
def test_one_measurement(tmp_path: Path) -> None:
    old, new = (tuple(f"Article{part}" for part in text.split("Article")[1:]) for text in (OLD, NEW))
    lay_out(Corpus(old, new, frozenset(PAIRS)), tmp_path)

    found = measured("tracker", tmp_path)

    assert found.f1 == 1.0
    assert found.size == len(OLD) + len(NEW)
    assert 0 < found.floor <= found.read <= found.peak


def test_growth_is_told_as_a_power_and_a_ratio() -> None:
    runs = {
        (size, engine): [
            Figures(size=100, reading=1.0, matching=seconds, floor=50, read=250, peak=1050, f1=0.9),
        ]
        for size, engine, seconds in (
            (10, "tracker", 1.0),
            (10, "sparse", 2.0),
            (100, "tracker", 10.0),
            (100, "sparse", 200.0),
        )
    }

    assert growth(runs).splitlines() == [
        "tracker: time grows as the power 1.00 of the articles, 10 to 100",
        "sparse: time grows as the power 2.00 of the articles, 10 to 100",
        "time of tracker over time of sparse: 0.50 (10), 0.05 (100)",
    ]
    assert each_run(runs).splitlines()[2].split() == ["tracker", "10", "1.00", "1.00", "2.00", "0.900", "2.0", "10.0"]
