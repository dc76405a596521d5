"""The numbers of changes of substance: one case on each side of every one."""

from __future__ import annotations

import pytest

import tracker
from tests.support.changed_lines import block, line
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.redline import RedlineSection
from tracker.model.side import Side
from tracker.model.substance import SubstanceClass
from tracker.substance.amounts import changed_amounts
from tracker.substance.definitions import changed_definitions
from tracker.substance.elsewhere import Elsewhere
from tracker.substance.findings import findings_of
from tracker.substance.found import goes_on
from tracker.substance.modals import changed_modals
from tracker.substance.negations import changed_negations
from tracker.substance.phrases import Vocabulary, vocabulary
from tracker.substance.wording import changed_conditions


def english() -> Vocabulary:
    words = vocabulary("en")
    assert words is not None
    return words


@pytest.mark.parametrize(("kept", "same"), [(10, True), (9, False)])
def test_a_sentence_goes_on_that_shares_half_of_its_letters(kept: int, same: bool) -> None:
    changed = line(f"{'k' * kept} [-{'a' * (20 - kept)}-]{{+{'b' * (20 - kept)}+}}")

    assert goes_on(changed, Side.AFTER, 0) is same


EIDS = Eid("art_1__al_1"), Eid("art_1__al_1")


def elsewhere(*blocks: str) -> Elsewhere:
    """The article of the lines."""
    lines = tuple(block(marked) for marked in blocks)
    return Elsewhere(RedlineSection(kind=ProvisionKind.ARTICLE, before=Eid("art_1"), after=Eid("art_1"), blocks=lines))


def amounts(marked: str) -> list[SubstanceClass]:
    return [one.kind for one in changed_amounts(line(marked), english(), elsewhere(marked), EIDS)]


def conditions(marked: str) -> list[str]:
    found = changed_conditions(line(marked), english(), elsewhere(marked), EIDS)
    return [str(one.kind) for one in found]


@pytest.mark.parametrize(("condition", "facts_of"), [("they can act", True), ("they can go", False)])
def test_a_proviso_comes_with_ten_letters_of_its_condition(condition: str, facts_of: bool) -> None:
    marked = f"Each Party shall report every year{{+, provided that {condition}+}} on measures."

    assert (conditions(marked) == ["condition"]) is facts_of


@pytest.mark.parametrize(("letters", "facts_of"), [(90, True), (91, False)])
def test_a_term_stands_within_ninety_letters(letters: int, facts_of: bool) -> None:
    term = "t" * letters
    changed = line(f"{term} means every river{{+ and every lake+}} on the territory of two States or more.")

    assert bool(list(changed_definitions(changed, english()))) is facts_of


@pytest.mark.parametrize(("verb", "facts_of"), [("a " * 5, True), ("a " * 6, False)])
def test_six_words_at_most_are_passed_over_before_a_verb(verb: str, facts_of: bool) -> None:
    changed = line(f"Each Party [-shall-]{{+may+}} {verb}report on the measures.")

    assert bool(list(changed_modals(changed, english()))) is facts_of


@pytest.mark.parametrize(("gap", "facts_of"), [(53, False), (54, True)])
def test_a_subordinate_clause_opens_within_sixty_characters(gap: int, facts_of: bool) -> None:
    subject = "p" * gap
    changed = line(f"It tells where {subject} [-shall-]{{+will+}} report on the measures.")

    assert bool(list(changed_modals(changed, english()))) is facts_of


@pytest.mark.parametrize(("number", "facts_of"), [("2", False), ("3", True)])
def test_a_number_up_to_two_can_be_left_unsaid(number: str, facts_of: bool) -> None:
    assert bool(amounts(f"The {{+{number} +}}members of the Committee meet every year in the city.")) is facts_of


@pytest.mark.parametrize(("months", "facts_of"), [("twelve", False), ("thirteen", True)])
def test_a_year_has_twelve_months(months: str, facts_of: bool) -> None:
    marked = f"The report is due within [-{months} months-]{{+one year+}} of the request."

    assert amounts(marked) == [SubstanceClass.TIME] * facts_of


@pytest.mark.parametrize(("letters", "findings"), [(60, 1), (61, 2)])
def test_neighbours_are_joined_within_sixty_letters(letters: int, findings: int) -> None:
    between = "y" * (letters - len("within"))
    kept = "Each Party shall report on the state of the river and on all of the measures that it took on its territory"
    before, after = (
        tracker.parse(f"Article 1\n\n{kept}{words} to the Committee of the river.\n")
        for words in ("", f" within 30 days {between} within 40 days")
    )

    assert len(findings_of(tracker.compare(before, after), "en")) == findings


@pytest.mark.parametrize(("letters", "facts_of"), [(10, True), (11, False)])
def test_a_clause_was_inserted_where_a_quarter_of_it_stood(letters: int, facts_of: bool) -> None:
    clause = f", unless {'c' * 34}"  # Forty letters.
    marked = f"Each Party shall report every year[-, {'o' * letters}-]{{+{clause}+}} to the Secretariat on measures."

    assert (conditions(marked) == ["exception"]) is facts_of


@pytest.mark.parametrize(("letters", "facts_of"), [(20, True), (21, False)])
def test_a_reservation_was_inserted_where_half_of_it_stood(letters: int, facts_of: bool) -> None:
    clause = f", notwithstanding {'c' * 25}"  # Forty letters.
    marked = f"Each Party shall report every year[-, {'o' * letters}-]{{+{clause}+}} to the Secretariat on measures."

    assert (conditions(marked) == ["exception"]) is facts_of


@pytest.mark.parametrize(("replaced", "facts_of"), [(1, True), (2, False)])
def test_two_words_of_a_definition_are_replaced_by_one(replaced: int, facts_of: bool) -> None:
    old = " ".join(("alpha", "brook")[:replaced])
    changed = line(
        f"“River” means every stream [-{old}-]{{+coast delta estuary+}} on the territory of two States or more."
    )

    assert bool(list(changed_definitions(changed, english()))) is facts_of


@pytest.mark.parametrize(("word", "facts_of"), [("inclined", False), ("incurred", True)])
def test_five_letters_tell_that_a_word_of_a_definition_is_kept(word: str, facts_of: bool) -> None:
    changed = line(
        f"“River” means every stream that is incline{{+ or {word}+}} on the territory of two States or more."
    )

    assert bool(list(changed_definitions(changed, english()))) is facts_of


@pytest.mark.parametrize(("change", "facts_of"), [("", True), ("{+and lakes +}", False)])
def test_a_negation_is_told_in_a_sentence_with_two_changes(change: str, facts_of: bool) -> None:
    changed = line(f"The rivers {change}of a [-large-]{{+big+}} State are {{+not +}}open to the ships of other States.")

    assert bool(list(changed_negations(changed, english()))) is facts_of
