"""The thresholds of the comparison of language versions, with one input on each side."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tracker.languages import lengths, sequence
from tracker.languages.evidence import Evidence
from tracker.languages.facts import MOST_IN_RANGE, SMALL, paths_of
from tracker.languages.lineage import SURE, unlike_lineages
from tracker.languages.sequence import Candidate, align_units
from tracker.model.concordance import Correspondence
from tracker.model.languages import AlignedRow, Unit, UnitKind
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.stage import FrontMatter
from tracker.references.find import find_references
from tracker.services.languages import align_languages
from tracker.services.sources import parse


def candidate(
    kind: UnitKind, length: int, label: str = "", numbers: tuple[str, ...] = (), *, breaks_off: bool = False
) -> Candidate:
    unit = Unit(kind=kind, eid=Eid("x"), parent=Eid(""), label=label)
    values = frozenset({label}) if label else frozenset()
    return Candidate(unit, Evidence(values, length, numbers=Counter(numbers), breaks_off=breaks_off), float(length))


def beads(rows: list[Candidate], units: list[Candidate]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return align_units([(one,) for one in rows], units)


LINE, POINT = UnitKind.LINE, UnitKind.POINT


def test_a_line_of_half_the_length_is_a_pair_with_a_gap_and_a_third_is_none() -> None:
    long = candidate(LINE, 300)
    assert beads([long, candidate(LINE, 300)], [candidate(LINE, 300)])[0] in {((0,), (0,)), ((0,), ())}
    assert beads([long], [candidate(LINE, 220)]) == [((0,), (0,))]
    assert ((0,), (0,)) not in beads([candidate(LINE, 400)], [candidate(POINT, 60)])


def test_two_lines_stand_beside_one_where_their_lengths_add_up() -> None:
    assert beads([candidate(LINE, 400)], [candidate(LINE, 200), candidate(LINE, 200)]) == [((0,), (0, 1))]
    assert beads([candidate(LINE, 240)], [candidate(LINE, 200), candidate(LINE, 40)]) != [((0,), (0, 1))]


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    first = candidate(LINE, 200, breaks_off=True)
    assert beads([candidate(LINE, 240)], [first, candidate(LINE, 40)]) == [((0,), (0, 1))]


def test_a_short_piece_is_a_conjunction() -> None:
    least = int(sequence.WHOLE_PIECE * sequence.GAP / sequence.JOIN)
    assert beads([candidate(LINE, 200)], [candidate(LINE, 200), candidate(LINE, least - 3)]) == [((0,), (0, 1))]
    assert beads([candidate(LINE, 200)], [candidate(LINE, 200), candidate(LINE, least + 4)]) != [((0,), (0, 1))]


def test_numbers_of_labels_outweigh_lengths_within_reason() -> None:
    one, two = candidate(POINT, 100, "1"), candidate(POINT, 100, "2")
    assert beads([one, two], [candidate(POINT, 130, "2")]) == [((0,), ()), ((1,), (0,))]
    assert beads([candidate(POINT, 100, "1")], [candidate(POINT, 100, "2")]) == [((0,), (0,))]
    assert beads([candidate(POINT, 100, "1")], [candidate(POINT, 300, "2")]) != [((0,), (0,))]


def test_numbers_in_the_words_tell_lines_of_one_length_apart() -> None:
    rows = [candidate(LINE, 100, numbers=("5",)), candidate(LINE, 100, numbers=("7",))]
    assert beads(rows, [candidate(LINE, 100, numbers=("7",))]) == [((0,), ()), ((1,), (0,))]
    assert beads(rows, [candidate(LINE, 100, numbers=("5",))]) == [((0,), (0,)), ((1,), ())]


@pytest.mark.parametrize(
    ("long", "short", "unlike"), [(329, 200, False), (331, 200, True), (108, 50, True), (92, 50, False)]
)
def test_a_length_is_out_of_proportion(long: int, short: int, *, unlike: bool) -> None:
    assert lengths.is_unlike(long - 1, short - 1) is unlike


def test_a_short_passage_is_never_too_short() -> None:
    assert not lengths.is_unlike(lengths.LEAST_LETTERS - 2, 2)
    assert lengths.is_unlike(lengths.LEAST_LETTERS - 1, 2)


def test_the_ends_of_a_long_range_stand_for_themselves() -> None:
    inside = f"Articles 1 to {MOST_IN_RANGE + 1} apply."
    beyond = f"Articles 1 to {MOST_IN_RANGE + 2} apply."
    assert len(list(paths_of(find_references(inside)[0]))) == MOST_IN_RANGE + 1
    assert len(list(paths_of(find_references(beyond)[0]))) == 2


def test_a_small_number_in_words_counts_only_against_another() -> None:
    def found(english: str, french: str) -> int:
        texts = ((f"Article 1\n\nAll {english} agree.\n", "en"), (f"Article 1\n\n{french} sont d’accord.\n", "fr"))
        drafts = [parse(text, front=FrontMatter(language=tag)) for text, tag in texts]
        return len(align_languages(drafts).differences)

    assert SMALL == 10
    assert found("ten Parties", "Toutes les Parties") == 0
    assert found("eleven Parties", "Toutes les Parties") == 1
    assert found("ten Parties", "Les neuf Parties") == 1


@pytest.mark.parametrize(("confidence", "count"), [(SURE, 1), (SURE - 0.01, 0)])
def test_a_doubtful_link_says_nothing_against_another_version(confidence: float, count: int) -> None:
    def row(eid: str) -> AlignedRow:
        unit = Unit(kind=UnitKind.ARTICLE, eid=Eid(eid), parent=Eid(""), label=f"Article {eid[-1]}")
        return AlignedRow(kind=UnitKind.ARTICLE, cells=((unit,), (unit,)))

    link = Correspondence(level=ProvisionKind.ARTICLE, before=Eid("art_1"), after=Eid("art_2"), confidence=confidence)
    alone = replace(link, before=None, confidence=None)
    assert len(unlike_lineages([row("art_1")], [row("art_2")], [[link], [alone]])) == count
