"""The labels of substance can be read, and their changes are found again or missed loudly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.substance import labels
from benchmarks.substance.findings import findings
from benchmarks.substance.judged import Verdict, drawn, precision, verdicts
from benchmarks.substance.measures import Claim, Share, outcome
from tracker.errors import InputError

TABLES = sorted(labels.HERE.glob("labels_*.tsv"))
NOWHERE = Path("no-data")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_every_row_names_a_class_and_quotes_few_words(table: Path) -> None:
    read = labels.labels(table)
    assert {label.name for label in read} <= labels.CLASSES
    assert len({(label.place, label.name, label.cue_before, label.cue_after) for label in read}) == len(read)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_change_of_style_has_no_other_class_that_is_sure(table: Path) -> None:
    sure = [label for label in labels.labels(table) if label.sure]
    style = {label.place for label in sure if label.name in ("style", "none")}
    assert not [label for label in sure if label.place in style and label.name not in ("style", "none")]


@pytest.mark.parametrize("table", [table for table in TABLES if "made_up" in table.name], ids=lambda table: table.stem)
def test_made_up_changes_stand_where_the_table_says(table: Path) -> None:
    read = labels.labels(table)
    assert set(labels.found(NOWHERE, read)) == {label.place for label in read}


def test_every_pair_is_also_read_the_other_way_round() -> None:
    both = labels.pairs(NOWHERE)
    assert both["back_made_up_ru"] == both["made_up_ru"][::-1]
    assert labels.language_of("back_made_up_ru") == "ru"
    forth, back = (findings(NOWHERE, pair) for pair in ("made_up_ru", "back_made_up_ru"))
    assert {one.words for one in forth} & {one.words[::-1] for one in back}


def test_a_change_that_is_gone_or_another_stops_the_benchmark() -> None:
    label = labels.labels(labels.HERE / "labels_made_up_ru.tsv")[0]
    with pytest.raises(InputError, match="another one"):
        labels.found(NOWHERE, [replace(label, digest="00000000")])
    with pytest.raises(InputError, match="gone"):
        labels.found(NOWHERE, [replace(label, place=replace(label.place, line=9))])
    with pytest.raises(InputError, match="do not stand"):
        labels.found(NOWHERE, [replace(label, cue_after="никогда")])


def test_a_row_of_an_unknown_class_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "labels_bad.tsv"
    text = (labels.HERE / "labels_made_up_ru.tsv").read_text(encoding="utf-8")
    table.write_text(text.replace("\tmodal\t", "\tmood\t", 1), encoding="utf-8")
    with pytest.raises(InputError, match="mood"):
        labels.labels(table)


def test_unsure_labels_count_neither_way() -> None:
    first, second, third, *_ = labels.labels(labels.HERE / "labels_made_up_ru.tsv")
    unsure = replace(second, sure=False)
    found = {Claim(first.place, first.name), Claim(unsure.place, unsure.name), Claim(third.place, "modal")}
    seen = outcome([first, unsure, third], found)
    assert seen.right == {Claim(first.place, first.name)}
    assert seen.wrong == {Claim(third.place, "modal")}
    assert seen.missed == {Claim(third.place, "negation")}
    assert (seen.precision, seen.recall) == (Share(1, 2), Share(1, 2))
    assert str(seen.of({"negation"}).precision) == "–"


def test_what_is_found_where_nobody_read_is_not_judged() -> None:
    first, second, *_ = labels.labels(labels.HERE / "labels_made_up_ru.tsv")
    seen = outcome([first], {Claim(second.place, "time")})
    assert not seen.wrong
    assert seen.missed == {Claim(first.place, first.name)}


def test_findings_stand_at_the_places_of_the_labels() -> None:
    read = labels.labels(labels.HERE / "labels_made_up_ru.tsv")
    found = findings(NOWHERE, "made_up_ru")
    assert {one.place for one in found} <= {label.place for label in read}
    assert Claim(read[2].place, "negation") in {one.claim for one in found}


def test_a_verdict_counts_while_its_finding_is_still_found() -> None:
    found = findings(NOWHERE, "made_up_ru")
    table = [
        Verdict(1, one.place, one.digest, one.claim.name, one.words, right)
        for one, right in zip(found, ("yes", "no", "?"), strict=False)
    ]
    assert sum(share.whole for share in precision(table, found).values()) == 2
    assert sum(share.part for share in precision(table, found).values()) == 1
    assert precision(table, found[3:]) == {}
    assert precision(table) == precision(table, found)


def test_the_same_seed_draws_the_same_findings_and_no_more_than_asked() -> None:
    found = findings(NOWHERE, "made_up_ru")
    assert drawn(found, 1, "a") == drawn(found, 1, "a")
    names = [one.claim.name for one in drawn(found, 1, "a")]
    assert len(names) == len(set(names))


def test_every_verdict_is_yes_no_or_open() -> None:
    read = verdicts(labels.HERE / "judged.tsv")
    assert {verdict.right for verdict in read} == {"yes", "no", "?"}
    assert len({(verdict.digest, verdict.name, verdict.words) for verdict in read}) >= 0.95 * len(read)


def test_a_share_is_told_with_what_so_few_allow() -> None:
    assert str(Share(9, 10)) == "0.90 (0.60–0.98, 9 of 10)"
