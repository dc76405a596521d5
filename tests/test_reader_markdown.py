"""Markdown that is not structured text: read as a reader of the rendered page sees it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tracker.errors import InputError
from tracker.readers import read_bytes
from tracker.readers.reading import ArtefactKind

if TYPE_CHECKING:
    from tracker.readers import Reading

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


def read(data: str, name: str = "wiki.md") -> Reading:
    return read_bytes(data.encode(), name)


def addresses(data: str, name: str = "wiki.md") -> list[str]:
    return [str(eid) for eid in read(data, name).draft.provisions]


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


@pytest.mark.parametrize("sign", ["\ufffc", "&#xFFFC;"])
def test_a_sign_of_a_call_from_outside_is_removed(sign: str) -> None:
    assert texts(f"## Article 1\n\nPeace{sign} and trust.\n") == ["Article 1", "Peace and trust."]


@pytest.mark.parametrize(
    "text", ["## Article 1\n\n<script>alert(1)</script>\n\nWords.\n", "## Article 1\n\n" + "> " * 5_000 + "x\n"]
)
def test_hostile_markdown_is_read_or_refused(text: str) -> None:
    with suppress(InputError):
        words = "\n".join(texts(text))

        assert "alert" not in words


SITE = """\
---
layout: page
title: "Accord sur les phares"
date: 2019-05-04
lang: fr
tags:
  - mer
---

* TOC
{:toc}

## Preamble
{:.no_toc}

*Les Parties au présent Accord*,

Sont convenues de ce qui suit :

### Article 1 {#art1}

1. Le présent Accord s'applique aux phares :
   a) sur la côte ;
   b) sur les îles.
2. Il s'applique la nuit.

#### Article 2

Chaque Partie allume ses phares.
"""


@pytest.mark.parametrize("name", ["accord.md", "accord.markdown", "accord.txt", "accord"])
def test_a_page_of_a_site_generator_is_markdown_of_others_whatever_its_name(name: str) -> None:
    reading = read(SITE, name)

    assert [article.label for article in reading.draft.articles] == ["Article 1", "Article 2"]
    assert {"art_1__para_1__point_a", "art_1__para_1__point_b", "art_1__para_2"} <= set(reading.draft.provisions)
    assert not reading.problems


def test_front_matter_of_others_is_offered_and_named_and_never_taken() -> None:
    reading = read(SITE)

    assert not reading.draft.front.title
    offered = reading.offered
    assert (offered.title, offered.date, offered.language) == ("Accord sur les phares", "2019-05-04", "fr")
    named = [artefact.text for artefact in reading.artefacts if artefact.kind is ArtefactKind.HEAD]
    assert named == [
        "layout: page", 'title: "Accord sur les phares"', "date: 2019-05-04", "lang: fr", "tags:", "  - mer",
    ]  # fmt: skip


def test_front_matter_in_toml_is_offered_as_well() -> None:
    reading = read('+++\ntitle = "Ports"\nweight = 3\n+++\n## Article 1\n\nPeace.\n', "page.md")

    assert reading.offered.title == "Ports"
    assert len(reading.draft.articles) == 1


def test_places_of_contents_and_names_of_headings_are_named_and_no_words() -> None:
    reading = read(SITE)
    left_out = {(artefact.kind, artefact.text) for artefact in reading.artefacts}

    assert (ArtefactKind.CONTENTS, "TOC {:toc}") in left_out
    assert {(ArtefactKind.MARKDOWN, "{:.no_toc}"), (ArtefactKind.MARKDOWN, "{#art1}")} <= left_out
    assert "{" not in " ".join(texts(SITE))


@pytest.mark.parametrize(
    "text",
    [
        "# 港口协定\n\n## 第一章 总则\n\n**第一条** 本协定适用于港口。\n\n**第二条** 各方应当报告。\n",
        "# Convenio\n\n**Artículo 1**\n\nEl Convenio se aplica.\n\n**Artículo 2**\n\nCada Parte informa.\n",
        "# Договор\n\n## Глава I. Общие положения\n\n**Статья 1**\nПрименяется.\n\n**Статья 2**\nСообщает.\n",
        "Article 1\n---------\n\nPeace lasts.\n\nArticle 2\n---------\n\nTrust, too.\n",
        "##### المادة 1\n\nيسري هذا الاتفاق.\n\n##### المادة 2\n\nتقدم الأطراف تقارير.\n",
    ],
    ids=["zh", "es", "ru", "underlined", "ar"],
)
def test_articles_in_bold_underlined_or_on_any_level(text: str) -> None:
    reading = read(text)

    assert [str(article.eid) for article in reading.draft.articles] == ["art_1", "art_2"]
    assert not any(sign in word for word in texts(text) for sign in "#*")
    assert len(texts(text)) >= 4


def test_plain_text_with_two_bold_labels_is_markdown_and_with_one_is_not() -> None:
    labels = "**Article 1**\n\nPeace.\n\n**Article 2**\n\nTrust.\n"

    assert "art_1" in addresses(labels, "mail.txt")
    assert "**Article 9**" in " ".join(texts("Article 1\n\nAs in\n\n**Article 9**\n\nPeace.\n", "mail.txt"))


def test_numbers_are_those_that_were_typed_and_nest_as_they_stand() -> None:
    found = addresses(
        "## Article 4\n\n1. The Board shall:\n\n    1. meet;\n    2. report.\n\n3. It has a seat.\n\n7. It votes.\n"
    )

    assert "art_4__para_1__point_2" in found
    assert "art_4__para_3" in found
    assert "art_4__para_7" in found
    assert "art_4__para_2" not in found


def test_an_indented_line_is_a_paragraph_and_never_code() -> None:
    assert texts("## Article 1\n\nThe *Board*:\n\n        (a) meets **often**;\n") == [
        "Article 1", "The Board:", "(a)", "meets often;",
    ]  # fmt: skip


def test_a_line_of_a_wrapped_sentence_that_begins_with_a_reference_goes_on() -> None:
    assert texts("## Article 1\n\nEach Party shall report under\narticle 5 and pay as in\n(a) above.\n")[1:] == [
        "Each Party shall report under article 5 and pay as in (a) above.",
    ]  # fmt: skip


OURS = "---\nstage: final\nlanguage: en\n---\n\n"


@pytest.mark.parametrize("name", ["draft.md", "draft.txt"])
def test_our_own_text_is_never_taken_for_it(name: str) -> None:
    ours = f"{OURS}# Treaty\n\n### Article 1 — Peace\n\n#### 1.\n\nAll *seek* peace.\n"

    assert "All *seek* peace." in texts(ours, name)
    assert read(ours, name).draft.front.stage == "final"


def test_our_own_text_without_front_matter_keeps_its_signs() -> None:
    assert "All *seek* peace." in texts("### Article 1\n\n#### 1.\n\nAll *seek* peace.\n")


def test_own_keys_above_a_body_of_others_state_its_front_matter() -> None:
    reading = read(f"{OURS}# Treaty\n\n## Article 1\n\n1. *Peace*:\n   (a) lasts.\n\n## Article 2\n\nTrust.\n")

    assert "art_1__para_1__point_a" in reading.draft.provisions
    assert reading.draft.front.stage == "final"
    assert reading.draft.front.language == "en"


def test_a_slip_in_our_own_text_is_a_doubt() -> None:
    reading = read(
        f"{OURS}### Article 1\n\n#### 1.\n\nPeace.\n\n#### Article 2\n\n2. Trust.\n\n### Article 3\n\nHope.\n"
    )

    assert [article.label for article in reading.draft.articles] == ["Article 1", "Article 3"]
    assert [(problem.line, problem.message.split("”")[0]) for problem in reading.problems] == [
        (12, "“Article 2"), (14, "“2."),
    ]  # fmt: skip


def test_text_between_ruled_lines_is_no_front_matter() -> None:
    assert "art_1" in addresses("---\nDraft of the Bureau\n---\n\nArticle 1\n\nPeace.\n", "draft.txt")


@pytest.mark.parametrize("line", ["****** *", "____ _", "**\u200b** x", "# \x01", "### *", "--- \n---", "**_**"])
def test_marks_without_words_are_no_label(line: str) -> None:
    assert "art_1" in addresses(f"Article 1\n\nPeace.\n\n{line}\n\nArticle 2\n\nTrust.\n", "a.txt")
    read(f"{OURS}### Article 1\n\nPeace.\n\n{line}\n", "a.md")


def test_struck_words_tags_and_pictures_are_read_as_on_a_page() -> None:
    reading = read(
        "## Article 1\n\nEach State ~~may~~ shall <span hidden>not</span> pay 10<sup>6</sup> ![the seal](s.png).\n"
    )

    assert texts("## Article 1\n\nPeace ~~may~~ lasts.\n")[1] == "Peace lasts."
    assert [change.text for change in reading.revisions] == ["may"]
    found = {(artefact.kind, artefact.text) for artefact in reading.artefacts}
    assert (ArtefactKind.HIDDEN, "not") in found
    assert (ArtefactKind.PICTURE, "img: the seal") in found
    assert "10⁶" in " ".join(block.text for _, block in reading.draft.blocks)


@pytest.mark.parametrize(
    ("typed", "labels"),
    [("1. A\n1. B\n1. C\n", ["1.", "2.", "3."]), ("2) A\n4) B\n", ["2)", "4)"]), ("3. A\n", ["3."])],
)
def test_numbers_are_counted_only_where_the_same_number_is_typed_throughout(typed: str, labels: list[str]) -> None:
    walk = read(f"## Article 1\n\n{typed}").draft.root.walk()

    assert [provision.label for provision in walk if provision.label][1:] == labels


def test_an_unknown_element_in_markdown_is_named() -> None:
    reading = read("## Article 1\n\nPeace <x-clause>lasts</x-clause>.\n")

    assert (ArtefactKind.NOT_UNDERSTOOD, "<x-clause>") in {(item.kind, item.text) for item in reading.artefacts}
    assert texts("## Article 1\n\nPeace <x-clause>lasts</x-clause>.\n")[1] == "Peace lasts."


def test_chinese_lines_are_joined_without_a_blank() -> None:
    assert texts("## 第一条\n\n各方应当\n报告。\n") == ["第一条", "各方应当报告。"]


def test_notes_that_are_links_to_the_end_are_notes() -> None:
    reading = read("## Article 1\n\nPeace lasts;[[1]](#f1) trust, too.\n\n<pre id='f1'>[1] Of all.</pre>\n")

    assert [str(note) for note in reading.draft.notes] == ["Of all."]
    assert "Peace lasts;\ufffc trust, too." in [block.text for _, block in reading.draft.blocks]


def test_components_and_lines_of_programs_are_named_and_their_words_read() -> None:
    text = """\
import Note from '../components/note.mdx'

# Tratado de puentes

## Artículo 1.º

Los puentes están abiertos.

:::warning

Este artículo fue modificado.

:::

<Accordion title="Texto anterior">
```txt
Los puentes estaban cerrados.
```
</Accordion>

## Artículo 2.º

No se cobra peaje.
"""
    reading = read_bytes(text.encode(), "puentes.md")
    left_out = [(artefact.text, artefact.kind) for artefact in reading.artefacts]
    words = [block.text for _, block in reading.draft.blocks]

    assert len(reading.draft.articles) == 2
    assert "Los puentes estaban cerrados." in words
    assert "Este artículo fue modificado." in words
    assert ("import Note from '../components/note.mdx'", ArtefactKind.MARKDOWN) in left_out
    assert (":::warning", ArtefactKind.MARKDOWN) in left_out
    assert ("<accordion> Texto anterior", ArtefactKind.NOT_UNDERSTOOD) in left_out


def test_a_bracket_before_a_point_or_a_party_is_no_link() -> None:
    text = (
        "# Draft\n\n**Article 1**\n\nStates [shall](USA) act under paragraph [x](a) of the [Charter](https://example.org).\n\n"
        "**Article 2**\n\nPeace.\n"
    )

    lines = [block.text for _, block in read_bytes(text.encode(), "draft.md").draft.blocks]
    assert "States [shall](USA) act under paragraph [x](a) of the Charter." in lines


def test_the_indented_paragraphs_of_a_note_belong_to_it() -> None:
    text = (
        "# Draft\n\n**Article 1**\n\nPeace.[^1]\n\n**Article 2**\n\nTrust.\n\n"
        "[^1]: Options include:\n\n      Option 1: a [large][small] fund\n      Option 2: none\n"
    )

    draft = read_bytes(text.encode(), "draft.md").draft
    assert draft.notes == ("Options include: Option 1: a [large][small] fund Option 2: none",)
