"""A difference that was planted in one language version is found where it stands, and nothing else is claimed."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from benchmarks.languages.data import own_treaty
from benchmarks.languages.measures import claims_of, planted
from tests.support.planted.judge import Outcome
from tests.support.planted.plants import RIGHT_KINDS, plants_of
from tests.support.planted.treaties import LANGUAGES, treaty

TREATIES = ("lights", "seeds")
OF_CONTENTS = ("annex heading dropped", "note dropped", "recital dropped")
"""Kinds that move others: what stood in the annex is in the last article, later notes count otherwise."""


@pytest.mark.parametrize("name", TREATIES)
def test_the_versions_of_a_treaty_have_one_shape(name: str) -> None:
    shapes = [[block.kind for _, block in version.draft.blocks] for version in treaty(name)]
    assert all(shape == shapes[0] for shape in shapes)
    assert all(version.draft.front.language in {"", version.language} for version in treaty(name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_difference_can_be_planted_in_every_language(language: str) -> None:
    version = treaty("lights")[LANGUAGES.index(language)]
    plants = plants_of(version, Random(language))
    assert {plant.kind for plant in plants} == set(RIGHT_KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_planted_difference_changes_the_text_that_is_read(language: str) -> None:
    version = treaty("lights")[LANGUAGES.index(language)]
    whole = [block.text for _, block in version.draft.blocks]
    for plant in plants_of(version, Random(language)):
        assert [block.text for _, block in plant.source.draft.blocks] != whole, plant.kind
        assert plant.eid in {*version.draft.provisions, *(eid for eid, _ in version.draft.blocks)}, plant.kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_planted_is_found_where_it_stands(language: str) -> None:
    judged = planted(own_treaty("lights"), "test", languages=(language,), pairs=True)
    assert {one.plant.kind for one in judged} == set(RIGHT_KINDS)
    missed = [f"{one.plant.kind} in {one.plant.eid}: {one.plant.was} → {one.plant.now}" for one in judged
              if one.verdict.outcome not in {Outcome.RIGHT, Outcome.PLACE}]  # fmt: skip
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_claimed_elsewhere(language: str) -> None:
    kinds = [kind for kind in RIGHT_KINDS if kind not in OF_CONTENTS]
    judged = planted(own_treaty("lights"), "test", languages=(language,), pairs=True, kinds=kinds)
    assert [(one.plant.kind, claim) for one in judged for claim in one.verdict.elsewhere] == []


@pytest.mark.parametrize("name", TREATIES)
def test_versions_that_say_the_same_get_no_claim(name: str) -> None:
    drafts = own_treaty(name).drafts
    assert claims_of(drafts) == []
    assert [claims_of(pair) for pair in combinations(drafts, 2) if claims_of(pair)] == []
