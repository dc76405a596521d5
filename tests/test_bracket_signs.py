"""The redline of a negotiated text: brackets that were lifted are quiet, and what was chosen is said to be chosen."""

from __future__ import annotations

import io
import zipfile
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from tests.support.bracketed import AFTER, BEFORE, SENTENCES, compared
from tests.support.divided_lines import LANGUAGES
from tests.support.html_pages import both_texts, redline_html, tree
from tests.support.samples import blocks
from tracker.language.interface import words_of
from tracker.model.block import BlockKind
from tracker.model.negotiation import Fate, FollowedMark, Mark, MarkKind, Negotiation, Place
from tracker.model.provision import Eid
from tracker.model.redline import BlockPlace, RedlineBlock, Run, RunKind
from tracker.report.brackets.signs import sign_lines
from tracker.report.formats import REDLINE_FORMATS
from tracker.report.html.read import read_back
from tracker.report.word.read import read_back as read_back_word

if TYPE_CHECKING:
    from tracker.services.compare import Comparison


def titles(page: str, query: str) -> list[tuple[str, str]]:
    """The words of elements and what is said of them, from the view inside the lines alone."""
    found = tree(page.encode()).xpath(f"//main//*[not(ancestor::table)]/{query}")
    return [("".join(element.itertext()), element.get("title")) for element in found]


def test_a_lifted_bracket_is_one_quiet_mark_with_its_words() -> None:
    page = redline_html(compared(BEFORE, AFTER).view)

    assert ("[", "bracket lifted") in titles(page, "del[contains(@class, 'bracket')]")
    assert titles(page, "ins[contains(@class, 'bracket')]") == [("[", "bracket set"), ("]", "bracket set")]
    assert words_of("en")["key_brackets"] in page


def test_a_chosen_alternative_is_said_to_be_chosen_and_the_others_fall_in_one_stretch() -> None:
    page = redline_html(compared(BEFORE, AFTER).view)

    assert titles(page, "span[@class='sign chosen']") == [("", "chosen; not chosen: should, may")]
    assert ("[should][may]", "not chosen; chosen: shall") in titles(page, "del")
    assert words_of("en")["key_chosen"] in page


def test_a_chosen_option_says_so_at_its_head() -> None:
    before = "### Article 1\n\nOption 1: The Fund [shall] pay for the port.\n\nOption 2: The Parties meet the cost.\n"
    page = redline_html(compared(before, "### Article 1\n\nThe Fund shall pay for the port.\n").view)

    assert titles(page, "span[@class='sign chosen']") == [("", "chosen; not chosen: Option 2")]
    assert titles(page, "span[@class='sign not_chosen']") == [("", "not chosen; chosen: Option 1")]


def test_both_texts_are_read_back_out_of_a_page_with_signs() -> None:
    found = compared(BEFORE, AFTER)
    page = redline_html(found.view).encode()

    assert read_back(page) == (blocks(found.redline.before), blocks(found.redline.after))
    assert both_texts(page) == (blocks(found.redline.before), blocks(found.redline.after))


def test_lines_in_which_brackets_alone_changed_are_counted_apart_and_not_silent() -> None:
    view = compared(BEFORE, AFTER).view

    assert (view.changes, view.bracketed, view.following) == (1, 2, 0)
    assert view.changes_line == "Changes: 1; lines in which brackets alone were lifted or set: 2"
    page = tree(redline_html(view).encode())
    assert len(page.xpath("//main//div[@class='inline']/span[@class='n quiet']")) == 2
    assert [section.unchanged for section in view.sections] == [False, False, True, False]


def test_the_head_says_how_many_brackets_went_and_where_some_are_left() -> None:
    view = compared(BEFORE, AFTER).view
    page = tree(redline_html(view).encode())
    (head,) = page.xpath("//header")

    assert view.brackets_line == "Brackets: 8 before, 4 now; lifted: 1, chosen: 1, dropped: 3, kept: 3, new: 1"
    assert view.brackets_line in "".join(head.itertext())
    (left,) = head.xpath("p[contains(@class, 'left')]")
    assert "".join(left.itertext()) == "Still open: Article 3 (3), Article 4 (1)"
    assert left.xpath("a/@href") == ["#a-art_3", "#a-art_4"]
    assert [" ".join("".join(item.itertext()).split()) for item in page.xpath("//div[@class='open']//li")] == [
        "Article 3, first paragraph [Each Party pays [two] [three] per cent of its budget…] +2",
        "Article 4, first paragraph [on an island]",
    ]


def test_the_head_names_the_five_articles_with_most_brackets_left() -> None:
    many = [
        f"### Article {n}\n\nEach Party {'[shall] ' * (n % 4 + 1)}light its harbour by night.\n" for n in range(1, 8)
    ]
    view = compared("\n".join(["# Harbours\n", *many[:6]]), "\n".join(["# Harbours\n", *many])).view
    (left,) = tree(redline_html(view).encode()).xpath("//header/p[contains(@class, 'left')]")

    words = "Most are left in: Article 3 (4), Article 7 (4), Article 2 (3), Article 6 (3), Article 1 (2)"
    assert "".join(left.itertext()) == words
    assert "Still open: Article 1 (2), Article 2 (3), Article 3 (4), Article 4 (1)" in view.brackets_left_line


def test_each_row_of_the_table_of_brackets_adds_up() -> None:
    view = compared(BEFORE, AFTER).view

    for row in (*view.brackets_by_section, view.all_brackets):
        counts = dict(row.counts)
        assert row.before == sum(count for name, count in counts.items() if name != "new")
    for name, count in view.all_brackets.counts:
        assert count == sum(dict(row.counts)[name] for row in view.brackets_by_section)
    assert sum(row.now for row in view.brackets_by_section) == view.all_brackets.now


def test_a_text_without_a_bracket_left_says_so() -> None:
    page = redline_html(compared(BEFORE, AFTER.replace("[", "").replace("]", "")).view)

    assert "No bracket is left." in page
    assert '<div class="open">' not in page


def test_texts_without_brackets_have_neither_key_nor_switch_nor_table() -> None:
    page = redline_html(compared("### Article 1\n\nAll pay.\n", "### Article 1\n\nAll may pay.\n").view)

    for sign in (words_of("en")["key_brackets"], words_of("en")["key_chosen"], 'id="hide-brackets"', 'id="brackets"'):
        assert sign not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_chosen_and_lifted(language: str) -> None:
    words = words_of(language)
    before, after = (f"{words['lang']}\n\n### 1\n\n{text}\n" for text in SENTENCES[language])
    page = redline_html(compared(before, after, language).view)

    (badge,) = titles(page, "span[@class='sign chosen']")
    assert badge[1].startswith(words["sign_chosen"] + words["semicolon"] + words["sign_not_chosen"])
    assert ("[", words["sign_lifted"]) in titles(page, "del[contains(@class, 'bracket')]")
    assert words["key_brackets"] in page


@pytest.mark.parametrize("back", [False, True])
def test_hostile_words_of_a_rival_stay_words(back: bool) -> None:
    before = '### Article 1\n\nThe Parties [agree]["><script>alert(1)</script>] today.\n'
    texts = (before, "### Article 1\n\nThe Parties agree today.\n")
    page = redline_html(compared(*(reversed(texts) if back else texts)).view)

    assert "<script>alert" not in page


def test_a_bracket_that_fell_with_its_words_is_struck_with_them_in_one_stretch() -> None:
    before = "### Article 1\n\nThe Board meets [in spring [or in autumn] of each year] in Port Said.\n"
    page = redline_html(compared(before, "### Article 1\n\nThe Board meets in Port Said.\n").view)

    (struck,) = [words for words, _ in titles(page, "del[not(ancestor::table)]")]
    assert "[in spring [or in autumn] of each year]" in struck


def test_a_chosen_word_that_was_written_anew_has_its_badge_where_it_stands() -> None:
    block = RedlineBlock(
        before=BlockPlace(0, Eid("p"), BlockKind.TEXT, 0, Eid("p")),
        after=BlockPlace(0, Eid("p"), BlockKind.TEXT, 0, Eid("p")),
        runs=(
            Run(RunKind.DELETED, "It [shall][may]"),
            Run(RunKind.KEPT, " be "),
            Run(RunKind.INSERTED, "what may be "),
            Run(RunKind.KEPT, "done."),
        ),
    )
    shall, may = (
        Mark(kind=MarkKind.ALTERNATIVE, ordinal=n, opens=Place(Eid("p"), at), closes=Place(Eid("p"), end), depth=1,
             words=words, choice=1)
        for n, at, end, words in ((1, 3, 9, "shall"), (2, 10, 14, "may"))
    )  # fmt: skip
    followed = (FollowedMark(shall, Fate.REJECTED, None), FollowedMark(may, Fate.CHOSEN, Eid("p")))
    signs = sign_lines([block], Negotiation(followed=followed), words_of("en"))[id(block)]

    assert [sign.run for sign in signs if sign.badge] == [2]


# Word


def word_header(found: Comparison) -> Any:
    with zipfile.ZipFile(io.BytesIO(REDLINE_FORMATS["docx"].render(found.view))) as archive:
        return etree.fromstring(archive.read("word/header1.xml"))


def cells(header: Any) -> list[list[str]]:
    w = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    return [
        ["".join(cell.itertext()) for cell in row.xpath("w:tc", namespaces=w)]
        for row in header.xpath("//w:tbl/w:tr", namespaces=w)
    ]


def test_the_first_page_of_the_word_file_has_the_brackets_in_its_header_and_the_body_nothing_of_ours() -> None:
    found = compared(BEFORE, AFTER)
    header = word_header(found)

    assert cells(header) == [
        ["", "Before", "Lifted", "Chosen", "Dropped", "Kept", "New", "After"],
        ["Brackets", "8", "1", "1", "3", "3", "1", "4"],
    ]
    assert "Still open: Article 3 (3), Article 4 (1)" in "".join(header.itertext())
    assert read_back_word(REDLINE_FORMATS["docx"].render(found.view)) == (
        blocks(found.redline.before),
        blocks(found.redline.after),
    )


def test_a_word_file_without_brackets_has_no_table() -> None:
    assert cells(word_header(compared("### Article 1\n\nAll pay.\n", "### Article 1\n\nAll may pay.\n"))) == []


# Mail


def test_a_mail_says_the_brackets_at_its_head_and_what_was_chosen_behind_the_line() -> None:
    found = compared(BEFORE, AFTER)
    message = message_from_bytes(REDLINE_FORMATS["eml"].render(found.view), policy=default)
    part = message.get_body(("html",))
    assert part is not None
    page = part.get_content()

    assert found.view.brackets_line in page
    assert "Still open: Article 3 (3), Article 4 (1)" in page
    assert "\u2713\u00a0chosen; not chosen: should, may<" in page
