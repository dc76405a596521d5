"""The thresholds of lineage: one case on each side."""

from __future__ import annotations

import pytest

from tracker.lineage.returns import BACK
from tracker.services.lineage.read import lineage_of_texts
from tracker.services.sources import Source, parse
from tracker.text.writer import digest

OTHERS = "Article 8\n\nEvery lake has its own birds, reeds, fishes, boats and storms in the season of rain.\n"
OLD = [f"old{n:02}" for n in range(40)]


def returned(back: int, fresh: int) -> bool:
    """Return whether an article of forty words counts as back where some of its words stand in a later one."""
    article = "Article 9\n\n{}.\n"
    texts = [
        f"{OTHERS}\n{article.format(' '.join(OLD))}",
        OTHERS,
        f"{OTHERS}\n{article.format(' '.join([*OLD[:back], *(f'new{n:02}' for n in range(fresh))]))}",
    ]
    sources = []
    for number, text in enumerate(texts):
        draft = parse(text)
        sources.append(Source(name=f"stage-{number}", draft=draft, sha256=digest(draft), source_sha256=""))
    lineage = lineage_of_texts(sources).reader.main
    return any(item.target.stage == 2 for item in lineage.returns)


@pytest.mark.parametrize(("back", "found"), [(17, False), (24, True)])
def test_half_of_the_old_words_must_be_back(back: int, found: bool) -> None:
    assert returned(back, 0) is found


@pytest.mark.parametrize(("fresh", "found"), [(24, True), (56, False)])
def test_half_of_the_words_now_must_be_old(fresh: int, found: bool) -> None:
    assert returned(40, fresh) is found


def test_the_share_is_the_one_that_the_decision_names() -> None:
    assert BACK == 0.5
