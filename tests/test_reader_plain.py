"""Plain text → draft: what is recognised, what is refused, and that no word is lost."""

from __future__ import annotations

import time
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.word_law import breaches, difference, draft_words, source_words
from tracker.errors import InputError
from tracker.language.numerals import SUFFIXES
from tracker.model.provision import ProvisionKind
from tracker.model.stage import Authenticity, FrontMatter
from tracker.readers import ArtefactKind, Reading, read_bytes, read_file
from tracker.readers.input.decoding import MAX_BYTES
from tracker.text.parser import parse
from tracker.text.writer import body, write

HERE = Path(__file__).parent / "readers"
ANNEX = HERE / "A_HRC_35_35_fr_annex.txt"
DRAFT = Path(__file__).parent.parent / "drafts" / "solidarity" / "2017-final.fr.md"


def read(text: str) -> Reading:
    """Read a sample, holding the laws every reading is under."""
    reading = read_bytes(text.encode(), "sample.txt")
    assert breaches(text, reading) == []
    assert parse(write(reading.draft))[0] == reading.draft
    return reading


def text_of(text: str) -> str:
    return body(read(text).draft)


def kinds(reading: Reading) -> Counter[ProvisionKind]:
    return Counter(provision.kind for provision in reading.draft.provisions.values())


# The French annex of A/HRC/35/35, as a word processor's file was extracted.


@pytest.fixture(scope="module")
def annex() -> Reading:
    return read_file(ANNEX)


def test_annex_is_found_in_the_report(annex: Reading) -> None:
    lines = ANNEX.read_text("utf-8").split("\n")
    assert lines[annex.first_line - 1] == " Annexe"
    assert lines[annex.last_line - 1].startswith("Aucune disposition de la présente Déclaration")
    assert [number for number, _ in annex.outside] == list(range(1, annex.first_line))


def test_annex_gives_the_committed_draft(annex: Reading) -> None:
    assert body(annex.draft) == body(parse(DRAFT.read_text("utf-8"))[0])


def test_annex_has_all_its_provisions(annex: Reading) -> None:
    found = kinds(annex)
    assert (found[ProvisionKind.RECITAL], found[ProvisionKind.FORMULA], found[ProvisionKind.DIVISION]) == (18, 2, 3)
    assert (found[ProvisionKind.ARTICLE], found[ProvisionKind.PARAGRAPH], found[ProvisionKind.SUBPARAGRAPH]) == (
        10,
        18,
        15,
    )
    assert len(annex.draft.notes) == 9
    assert annex.problems == ()


def test_annex_keeps_typography_and_places_of_calls(annex: Reading) -> None:
    text = body(annex.draft)
    assert "paix et la sécurité internationales[^1],\n" in text
    assert "plein effet[^2], [^3], [^4]\n" in text
    assert "ingérence extérieure[^8]\u00a0;\n" in text
    assert "### Article 2\n" in text
    assert "Déclare ce qui suit\u00a0:\n" in text
    assert "[^9]: Voir Comité des droits économiques, sociaux et culturels, observation générale no\u00a014" in text


def test_annex_accounts_for_every_artefact(annex: Reading) -> None:
    assert Counter(artefact.kind for artefact in annex.artefacts) == {
        ArtefactKind.CALL: 9,
        ArtefactKind.NOTE_FRAME: 18,
        ArtefactKind.BOOKMARK: 1,
        ArtefactKind.ANNOUNCEMENT: 1,
    }
    lines = ANNEX.read_text("utf-8").split("\n")
    assert all(artefact.text in lines[artefact.line - 1] for artefact in annex.artefacts)


def test_annex_loses_no_word(annex: Reading) -> None:
    assert breaches(ANNEX.read_text("utf-8"), annex) == []


def test_law_notices_one_word_less(annex: Reading) -> None:
    expected, found = source_words(ANNEX.read_text("utf-8"), annex), draft_words(annex)
    for at in (0, 100, len(found) - 1):
        assert difference(expected, found[:at] + found[at + 1 :]) == {found[at]: 1}


def test_lines_given_by_the_user_win(annex: Reading) -> None:
    reading = read_file(ANNEX, first=annex.first_line + 1, last=annex.first_line + 3)
    assert (reading.first_line, reading.last_line) == (annex.first_line + 1, annex.first_line + 3)
    assert body(reading.draft).startswith("# Projet de déclaration sur le droit à la solidarité")
    assert kinds(reading)[ProvisionKind.ARTICLE] == 0
    assert breaches(ANNEX.read_text("utf-8"), reading) == []


# Six languages.


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_universal_declaration(language: str) -> None:
    path = HERE / f"udhr_{language}.txt"
    reading = read_file(path)
    found = kinds(reading)
    assert found[ProvisionKind.TITLE] == found[ProvisionKind.PREAMBLE] == 1
    assert found[ProvisionKind.ARTICLE] == 3
    assert found[ProvisionKind.RECITAL] == (6 if language == "ar" else 7)
    assert found[ProvisionKind.FORMULA] >= 1
    assert [number for number, _ in reading.outside] == [1]
    assert breaches(path.read_text("utf-8"), reading) == []


@pytest.mark.parametrize(
    ("opening", "enacting", "article"),
    [
        ("The States Parties to the present Convention,", "Have agreed as follows:", "Article 1"),
        ("Les États parties à la présente Convention,", "Sont convenus de ce qui suit :", "Article premier"),
        ("Los Estados Partes en la presente Convención,", "Han convenido en lo siguiente:", "Artículo 1"),
        ("Государства-участники настоящей Конвенции,", "согласились о нижеследующем:", "Статья 1"),
        ("إن الدول الأطراف في هذه الاتفاقية،", "قد اتفقت على ما يلي:", "المادة 1"),
        ("本公约缔约各国，", "议定如下：", "第一条"),
        ("本议定书各缔约方，", "兹协议如下：", "第一条"),
        ("The General Assembly,", "Declares:", "Article 1"),
        ("L’Assemblée générale,", "Déclare ce qui suit :", "Article premier"),
        ("The General Assembly,", "Solemnly proclaims the following:", "Article 1"),
    ],
)
def test_opening_and_enacting_words_are_formulas(opening: str, enacting: str, article: str) -> None:
    reading = read(f"Treaty\n{opening}\nXyz abc,\nXyz def,\n{enacting}\n{article}\nText.\n")
    assert body(reading.draft).startswith(
        f"# Treaty\n\n>> {opening}\n\n> Xyz abc,\n\n> Xyz def,\n\n>> {enacting}\n\n### {article}\n\nText.\n"
    )


def test_text_before_the_first_article_is_no_preamble_without_a_sign() -> None:
    assert kinds(read("Act\nIn force since 1 May.\nArticle 1\nText.\n"))[ProvisionKind.RECITAL] == 0


# Articles and their titles.


def test_simple_form_with_titles() -> None:
    text = "Article 1\nScope\n1. One.\n2. Two.\n\nArticle 2\nFinal provisions\nText.\nMore text.\n"
    assert text_of(text) == (
        "### Article 1 — Scope\n\n#### 1.\n\nOne.\n\n#### 2.\n\nTwo.\n\n"
        "### Article 2 — Final provisions\n\nText.\n\nMore text.\n"
    )


def test_no_title_is_invented_from_a_lone_line_without_a_stop() -> None:
    articles = [f"Article {n}\nText of it.\nMore.\n" for n in range(1, 9)]
    articles[4] = "Article 5\nIn Sweden the word court includes\nMore.\n"
    assert all(not article.heading for article in read("\n".join(articles)).draft.articles)


def test_custom_of_titles_may_change_within_a_text() -> None:
    plain = [f"Article {n}\nText of it.\nMore.\n" for n in range(1, 21)]
    titled = [f"Article {n}\nSubject {'x' * n}\nText.\n" for n in range(21, 41)]
    headings = [bool(article.heading) for article in read("\n".join(plain + titled)).draft.articles]
    assert headings == [False] * 20 + [True] * 20


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("ARTICLE 5", "ARTICLE 5"),
        ("Article\u00a05", "Article 5"),
        ("Article 28 bis", "Article 28 bis"),
        ("Article 253l-1", "Article 253l-1"),
        ("Article L1453-1 A", "Article L1453-1 A"),
        ("Article 1 er", "Article 1 er"),
        ("[Article 5]", "[Article 5]"),
        ("Article 5 – Definitions", "Article 5 – Definitions"),
        ("Article 5: Definitions", "Article 5: Definitions"),
        ("Article 5. Definitions", "Article 5. — Definitions"),
        ("Article 5 Definitions", "Article 5 — Definitions"),
        ("Статья 3 бис", "Статья 3 бис"),
        ("المادة ٣", "المادة ٣"),
        ("第十一条", "第十一条"),
    ],
)
def test_article_headings(line: str, heading: str) -> None:
    text = text_of(f"{line}\n1. The text stands here.\n")
    assert text == f"### {heading}\n\n#### 1.\n\nThe text stands here.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Article 38(7) shall apply.",
        "Article 54 of Directive 78/660/EEC shall be deleted.",
        "‘Article 5",
        "«Article 5",
        "“Article 5",
        "article 5",
        "Articles 5 and 6 apply.",
    ],
)
def test_lines_that_only_begin_like_headings_are_text(line: str) -> None:
    assert text_of(f"Article 1\nThe following applies:\n{line}\n") == (
        f"### Article 1\n\nThe following applies:\n\n{line}\n"
    )


def test_text_on_the_heading_line() -> None:
    assert text_of("第一条 为了保护，制定本法。\n第二条 本法适用：\n（一）甲；\n（二）乙。\n") == (
        "### 第一条\n\n为了保护，制定本法。\n\n### 第二条\n\n本法适用：\n\n#### （一）\n\n甲；\n\n#### （二）\n\n乙。\n"
    )
    assert text_of("Article 1. The Parties agree.\n").startswith("### Article 1.\n\nThe Parties agree.")
    assert text_of("1.- Artículo 2°.- Democracia. El Estado.\n2.- Artículo X.-Los poderes.\n") == (
        "### 1.- Artículo 2°.-\n\nDemocracia. El Estado.\n\n### 2.- Artículo X.-\n\nLos poderes.\n"
    )


def test_sections_take_the_place_of_articles_only_without_articles() -> None:
    assert text_of("Section 1\nScope\nText.\nMore.\n").startswith("### Section 1 — Scope\n")
    assert text_of("Section 1\nArticle 1\nText.\n").startswith("## Section 1\n\n### Article 1\n")


def test_a_heading_inside_a_line_is_separated_where_the_numbers_prove_it() -> None:
    text = "Artículo 1\nUno.\nDerechos Fundamentales Artículo 2. La Constitución.\nArtículo 3\nTres.\n"
    assert [article.label for article in read(text).draft.articles] == [
        "Artículo 1",
        "Artículo 2.",
        "Artículo 3",
    ]
    text = "Artículo 1\nUno.\nArtículo 2 El Congreso decide.\nArtículo 3\nTres.\n"
    assert len(read(text).draft.articles) == 3
    text = "Artículo 1\nUno. Artículo 2 El Congreso decide.\nArtículo 4\nTres.\n"
    assert len(read(text).draft.articles) == 2


# Divisions.


def test_divisions_and_their_titles() -> None:
    text = (
        "Charter\nPart I. General rules\nChapter 1\nSCOPE AND\nPURPOSE\nArticle 1\nText.\n"
        "Transitional rules\nArticle 2\nText.\nAnnex I\nA table.\n"
    )
    assert text_of(text) == (
        "# Charter\n\n## Part I. — General rules\n\n## Chapter 1 — SCOPE AND PURPOSE\n\n"
        "### Article 1\n\nText.\n\n"
        "## Transitional rules\n\n### Article 2\n\nText.\n\n## Annex I\n\nA table.\n"
    )


def test_markdown_marks_are_removed() -> None:
    text = "# 国家法\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 甲。\n\n### 第一节 乙\n\n第二条 丙。\n"
    reading = read(text)
    assert body(reading.draft) == (
        "# 国家法\n\n## 第一章 总则\n\n### 第一条\n\n甲。\n\n## 第一节 乙\n\n### 第二条\n\n丙。\n"
    )
    assert [artefact.text for artefact in reading.artefacts] == ["#", "<!-- INFO END -->", "##", "###"]


# Paragraphs and points.


def levels(text: str) -> list[tuple[int, str]]:
    blocks = [block for _, block in read("Article 1\n" + text).draft.blocks]
    return [(block.level, block.text) for block in blocks if block.level > 3]


def test_letter_i_behind_h_and_number_i_elsewhere() -> None:
    letters = "".join(f"({letter}) Text;\n" for letter in "abcdefghij")
    assert {level for level, _ in levels(letters)} == {5}
    assert levels("(a) Text:\n(i) one;\n(ii) two;\n(b) Text.\n") == [
        (5, "(a)"),
        (6, "(i)"),
        (6, "(ii)"),
        (5, "(b)"),
    ]
    text = "".join(f"({letter}) Text;\n" for letter in "abcdefg") + "(h) Text:\n(i) one;\n(ii) two;\n(i) Text.\n"
    assert [level for level, _ in levels(text)] == [5] * 8 + [6, 6, 5]


def test_depths() -> None:
    assert levels("1. A:\n(a) B:\n(i) C;\n– D.\n2. E.\n") == [
        (4, "1."),
        (5, "(a)"),
        (6, "(i)"),
        (7, "–"),
        (4, "2."),
    ]
    assert levels("(a) A.\n(1) B.\n(A) C.\n(i) D.\n(I) E.\n(b) F.\n") == [
        (5, "(a)"), (6, "(1)"), (7, "(A)"), (8, "(i)"), (9, "(I)"), (5, "(b)"),
    ]  # fmt: skip
    assert levels("1. A:\n1. B;\n2. C.\n2. D.\n")[:3] == [(4, "1."), (5, "1."), (5, "2.")]


@pytest.mark.parametrize("label", ["1.", "(1)", "1)", "1°", "（一）", "1 bis.", "1a.", "[1."])
def test_labels_of_paragraphs(label: str) -> None:
    assert levels(f"{label} Text.\n") == [(4, label)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_number_with_any_suffix_is_the_label_of_a_paragraph(suffix: str) -> None:
    """``5 nonies.`` and ``5 кватер.`` were taken for text while ``5 octies.`` and ``5 тер.`` were labels."""
    assert levels(f"5. Text.\n5 {suffix}. Text.\n6. Text.\n") == [(4, "5."), (4, f"5 {suffix}."), (4, "6.")]


@pytest.mark.parametrize("label", ["a)", "(a)", "a.", "i)", "а)", "أ)", "–", "•", "- a)", "(aa)"])
def test_labels_of_points(label: str) -> None:
    assert levels(f"{label} Text.\n") == [(5, label)]


def test_two_labels_on_one_line() -> None:
    assert levels("1. (a) Text.\n(b) Text.\n") == [(4, "1."), (5, "(a)"), (5, "(b)")]
    assert levels("(j)(1) Text.\n") == [(5, "(j)"), (6, "(1)")]


def test_a_broken_reference_is_no_label() -> None:
    assert levels("(1) One.\n(2) Two.\n(3) Under paragraph (1) or\n(2) were it not so.\n") == [
        (4, "(1)"), (4, "(2)"), (4, "(3)"),
    ]  # fmt: skip


def test_broken_lines_are_joined_and_paragraphs_are_not() -> None:
    assert text_of("Article 1\nThe right of\npeoples.\nThe other.\nPar la novation,\nPar la perte.\n") == (
        "### Article 1\n\nThe right of peoples.\n\nThe other.\n\nPar la novation,\n\nPar la perte.\n"
    )


# Notes.


def test_listed_notes() -> None:
    text = "Article 1\nText,[fn:a] and more.[fn:b]\n\nNotes\n[fn:a] First.\n[fn:b] Second\nlines.\n"
    assert text_of(text) == ("### Article 1\n\nText,[^1] and more.[^2]\n\n[^1]: First.\n\n[^2]: Second\n    lines.\n")


def test_note_in_the_text_over_two_lines_and_with_brackets() -> None:
    text = "Article 1\nText[footnoteRef:2] [2: \tSee [the\nreport].] goes on.\nMore.\n"
    reading = read(text)
    assert body(reading.draft) == "### Article 1\n\nText[^1] goes on.\n\nMore.\n\n[^1]: See [the\n    report].\n"
    assert reading.draft.root.children[0].lines[1].block.text == "More."


def test_call_without_note_stays_and_is_a_problem() -> None:
    reading = read_bytes(b"Article 1\nText[footnoteRef:9].\n", "x.txt")
    assert "Text[footnoteRef:9]." in body(reading.draft)
    assert [problem.line for problem in reading.problems] == [2]


def test_square_brackets_of_a_negotiation_stay() -> None:
    assert "[the right] [12: or more]" in text_of("Article 1\nAll have [the right] [12: or more].\n")


# The extent.


def test_annex_of_a_treaty_is_part_of_it() -> None:
    reading = read("Treaty\nArticle 1\nText.\nAnnex\nArticle 1\nMore.\n")
    assert reading.outside == ()


def test_numbered_annex_ends_before_the_next() -> None:
    reading = read("Report words.\nAnnex I\nDraft declaration\nArticle 1\nText.\nAnnex II\nList of meetings.\n")
    assert reading.outside == ((1, "Report words."), (6, "Annex II"), (7, "List of meetings."))


def test_text_without_articles_is_kept_and_reported() -> None:
    reading = read("Some words.\nMore words.\n")
    assert body(reading.draft) == "Some words.\n\nMore words.\n"
    assert [problem.message for problem in reading.problems] == ["No article was found"]


# Files.


def refused(data: bytes, name: str = "x.txt", **lines: int) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name, first=lines.get("first"), last=lines.get("last"))
    assert caught.value.cause
    assert caught.value.remedy
    assert name in caught.value.message
    return str(caught.value)


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf", b"--- *** ...\n"])
def test_no_words(data: bytes) -> None:
    assert "contains no words" in refused(data)


@pytest.mark.parametrize(
    ("data", "phrase"),
    [
        (b"PK\x03\x04....", "zip archive"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b"Article 1\x00\x01", "not a text file"),
        (b"Article 1\x00\xff\xfe", "not a text file"),
        ("Article 1".encode("utf-16-le"), "not a text file"),
    ],
)
def test_other_formats(data: bytes, phrase: str) -> None:
    message = refused(data)
    assert phrase in message
    assert "plain text, structured text and Akoma Ntoso only" in message


def test_wrong_encoding_says_where() -> None:
    message = refused("Article 1\nL’égalité".encode("cp1252"))
    assert "line 2, byte 2 is 0x92" in message
    assert "UTF-8" in message
    assert "line 1, byte 6 is 0xE9" in refused(b"\xef\xbb\xbfab\xe9 c")
    assert "UTF-16" in refused(b"\xff\xfea\x00b")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_newlines(encoding: str, newline: str) -> None:
    text = "Article 1\nL’égalité.\n".replace("\n", newline)
    assert body(read_bytes(text.encode(encoding), "x.txt").draft) == "### Article 1\n\nL’égalité.\n"


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="too large"):
        read_file(path)
    assert "too large" in refused(b"a" * (MAX_BYTES + 1))


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_file(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="cannot be opened"):
        read_file(tmp_path / "file" / "inside.txt")


@pytest.mark.parametrize(("first", "last"), [(0, 1), (2, 1), (1, 9), (9, 9)])
def test_lines_that_are_not_there(first: int, last: int) -> None:
    assert "There are no lines" in refused(b"one\ntwo\nthree", first=first, last=last)


def test_lines_without_words() -> None:
    assert "contains no words in lines 2 to 2" in refused(b"one\n\nthree", first=2, last=2)


def test_structured_text_keeps_its_front_matter_and_the_caller_wins() -> None:
    data = b"---\nstage: 2017\nlanguage: fr\nauthenticity: official\nnote: x\n---\n\n### Article 1\n\nText.\n"
    reading = read_bytes(data, "x.txt", front=FrontMatter(stage="final", symbol="A/1"))
    front = reading.draft.front
    assert (front.stage, front.language, front.symbol) == ("final", "fr", "A/1")
    assert front.authenticity is Authenticity.OFFICIAL
    assert front.extra == (("note", "x"),)
    assert (reading.first_line, reading.last_line, reading.outside) == (1, 10, ())
    assert len(read_bytes(b"### Article 1\n\n1. Text.\n", "X.MD").draft.articles) == 1
    assert "contains no treaty text" in refused(b"---\nstage: a\n---\n")
    assert "No lines can be chosen" in refused(data, first=3)


def test_front_matter_of_plain_text() -> None:
    assert read_bytes(b"Article 1\nText.", "x.txt", front=FrontMatter(stage="s")).draft.front == FrontMatter(stage="s")


# Any text at all.

PIECES = [
    "Article 1", "Article 2", "Article 3", "Section 4", "Annexe", "Annex I", "Preamble", "Notes",
    "Titre I. La solidarité", "1. One", "(a) two;", "(i) three", "(h) four:", "(ii)", "a) b) c)",
    "– dash", "（一）甲", "第一条 乙", "The General Assembly,", "Declares:", "text without end", "Text.",
    "text, Article 2 Text", "[footnoteRef:1]", "[footnoteRef:1], [footnoteRef:2]", "[1: note]",
    "[2: open", "]", "[fn:1]", "[fn:1] listed", "[bookmark: _x]", "# Title", "## x", "<!-- x -->",
    "* * *", "\u200b", "", "", " ", "\t", "\u00a0", "e\u0301", "\u0301", "\x01", "\ufffc", "> x",
    ">> x", "| x", "[^1]", "[^1]: x", "\\", "---", "~",
]  # fmt: skip
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
pieces = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n", " ", ""])), max_size=30).map(
    lambda pairs: "".join(piece + end for piece, end in pairs)
)


def letters(text: str) -> Counter[str]:
    printed = "".join(char for char in text if unicodedata.category(char) != "Cc" or char.isspace())
    return Counter(char for char in unicodedata.normalize("NFC", printed) if char.isalnum())


@given(st.one_of(any_text, pieces))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        reading = read_bytes(text.encode(), "x.txt")
    except InputError:
        return
    assert parse(write(reading.draft))[0] == reading.draft


@given(any_text.filter(lambda text: "[" not in text and "<" not in text and "---" not in text and "\0" not in text))
def test_no_letter_of_any_text_is_lost(text: str) -> None:
    text = f"Article 1\n{text}\nEnd."
    reading = read_bytes(text.encode(), "x.txt")
    assert letters("\n".join(block.text for _, block in reading.draft.blocks)) == letters(text)


@given(
    st.lists(
        st.sampled_from(
            [
                p
                for p in PIECES
                if p not in {"Annexe", "Annex I", "Notes", "# Title", "<!-- x -->"} and "[" not in p and "---" not in p
            ]
        )
    )
)
def test_no_word_of_a_treaty_in_pieces_is_lost(lines: list[str]) -> None:
    text = "\n".join(["Article 9", *lines, "End."])
    reading = read_bytes(text.encode(), "x.txt")
    assert letters("\n".join(block.text for _, block in reading.draft.blocks)) == letters(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
    "[", "[1: ", "[footnoteRef:1]", "[footnoteRef:1] [1: ", "(i) ", "1. ", "a) ", "word ", " ", "\t",
    "<!--", "* ", "_", "# ", "word\n", "(i) a\n(h) b\n", "1. a:\n", "Article 1\n", "Article 1\nTitle\n",
    "Annex\n", "Notes\n", "[fn:1] a\n", "X ARTICLE\n", "The General Assembly\n", "(2) a\n",
    "[footnoteRef:1]\n", "\u200b\n", "# source\n", "Article 1\nArticle 3\n", "1.1.1.1.1", "§", "一",
    ],
)  # fmt: skip
def test_time_grows_with_the_length(piece: str) -> None:
    text = (piece * (200_000 // len(piece)))[:200_000] + "\nEnd."
    begun = time.process_time()
    read_bytes(text.encode(), "x.txt")
    # Quadratic work on 400,000 characters takes minutes; linear work takes one or two seconds.
    assert time.process_time() - begun < 20
