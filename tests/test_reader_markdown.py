"""Markdown that is not structured text: read as a reader of the rendered page sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.samples import DRAFTS
from tracker.readers import read_bytes
from tracker.readers.markdown.foreign import is_foreign

if TYPE_CHECKING:
    from pathlib import Path

WIKI = """\
# Draft treaty on *everything*

The **States Parties**,

Recalling the [Charter](https://example.org/charter),

Have agreed as follows:

## Article 1 — Definitions

1. In this treaty:

   (a) “State” means a State;[^who]

   (b) “treaty” means
   this \\[treaty\\].

2. Other terms have `their` usual meaning.<br>This is said once.

**Article 2**

| Year | Part |
|------|------|
| 2020 | 10 % |
| 2021 | *20* % |

Each State shall pay its part & no more.

[^who]: As the *Convention* has it,
    and no other.
"""


def texts(data: str, name: str = "wiki.md") -> list[str]:
    return [block.text for _, block in read_bytes(data.encode(), name).draft.blocks]


def test_a_page_of_a_wiki() -> None:
    reading = read_bytes(WIKI.encode(), "wiki.md")
    draft = reading.draft

    assert [article.label for article in draft.articles] == ["Article 1", "Article 2"]
    assert draft.articles[0].heading == "Definitions"
    assert {"art_1__para_1__point_a", "art_1__para_1__point_b", "art_1__para_2"} <= set(draft.provisions)
    words = "\n".join(texts(WIKI))
    for phrase in (
        "The States Parties,", "Recalling the Charter,", "this [treaty].", "Other terms have their usual meaning.",
        "| 2021 | 20 % |", "its part & no more.", "As the Convention has it, and no other.",
    ):  # fmt: skip
        assert phrase in words
    assert not any(sign in words for sign in ("**", "`", "](", "[^", "<br>", "|---"))
    assert len(draft.notes) == 1


@pytest.mark.parametrize("path", sorted(DRAFTS.glob("*.md")), ids=lambda path: path.name)
def test_our_own_text_is_never_taken_for_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not is_foreign(text.split("---\n", 2)[2])


@pytest.mark.parametrize("sign", ["\ufffc", "&#xFFFC;"])
def test_a_sign_of_a_call_from_outside_is_removed(sign: str) -> None:
    assert texts(f"## Article 1\n\nPeace{sign} and trust.\n") == ["Article 1", "Peace and trust."]


def test_markdown_without_articles_is_read_as_structured_text() -> None:
    assert not is_foreign("# Title\n\n> Recalling,\n\nWords.\n")


@pytest.mark.parametrize(
    "text", ["## Article 1\n\n<script>alert(1)</script>\n\nWords.\n", "## Article 1\n\n" + "> " * 5_000 + "x\n"]
)
def test_hostile_markdown_is_read_or_refused(text: str) -> None:
    words = "\n".join(texts(text))

    assert "<script>" not in words
