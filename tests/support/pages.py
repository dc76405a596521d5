"""The pages that are looked at."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tests.support.bracketed import AFTER, BEFORE
from tests.support.cases import CASES
from tests.support.divided_lines import divided_pair
from tests.support.html_pages import redline_html
from tests.support.samples import finished, stage
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.model.draft import DraftText
    from tracker.services.compare import Comparison


@cache
def declaration() -> Comparison:
    """A real text of some length."""
    return finished(stage("2014-avant-projet"), stage("2017-final"))


@cache
def unchanged() -> Comparison:
    """A text against itself: all articles are folded."""
    return finished(stage("2017-final"), stage("2017-final"))


@cache
def eventful() -> Comparison:
    """All at once in a small text: an article split, one moved, a note, words struck and put in, and notices."""
    before, after = _texts("split-article")
    head, *articles = re.split(r"^### Article \d+\n", after, flags=re.MULTILINE)
    articles.insert(1, articles.pop(4))
    articles[2] = articles[2].replace("n’excède pas trente jours", "ne dépasse pas soixante jours[^1]")
    after = head + "".join(f"### Article {n}\n{words}" for n, words in enumerate(articles, 1))
    return finished(
        _draft(before, "reconstruction"), _draft(f"{after}\n[^1]: Voir l’article premier.\n", "translation")
    )


@cache
def arabic() -> Comparison:
    """A text that runs from right to left, with notices."""
    before, after = _texts("arabic-vowelled")
    return finished(_draft(before, "unverified"), _draft(after, "translation"))


@cache
def joined() -> Comparison:
    """Points that became a sentence: struck labels, and ends of lines that went."""
    return finished(*divided_pair("en", back=True))


@cache
def negotiated() -> Comparison:
    """A text in square brackets: some lifted, one chosen, some left."""
    return finished(*(parse(text)[0] for text in (BEFORE, AFTER)))


DOCUMENTS: dict[str, Callable[[], Comparison]] = {
    "declaration": declaration,
    "eventful": eventful,
    "arabic": arabic,
    "joined": joined,
    "negotiated": negotiated,
}
UNCHANGED: dict[str, Callable[[], Comparison]] = {"unchanged": unchanged}


def html_of(document: Comparison) -> str:
    return redline_html(document.view)


def _texts(case: str) -> tuple[str, str]:
    before, after = ((CASES / case / f"{side}.md").read_text("utf-8") for side in ("before", "after"))
    return before, after


def _draft(text: str, authenticity: str) -> DraftText:
    draft, problems = parse(text.replace("authenticity: official", f"authenticity: {authenticity}", 1))

    assert draft.front.authenticity == authenticity
    assert not problems
    return draft
