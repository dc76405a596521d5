"""Web pages as people have them: fragments, bad tags, struck and hidden words, lists, contents lists, notes."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest
from lxml import html as lxml_html

from tracker.model.annotation import RevisionKind
from tracker.readers import Reading, read_bytes
from tracker.readers.reading import ArtefactKind


def page(body: str, head: str = "", language: str = "en", **options: str) -> Reading:
    text = f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return read_bytes(text.encode(), "page.html", **options)  # type: ignore[arg-type]  # keyword options


def texts(reading: Reading) -> list[str]:
    return [block.text for _, block in reading.draft.blocks]


def left_out(reading: Reading, kind: ArtefactKind) -> list[str]:
    return [artefact.text for artefact in reading.artefacts if artefact.kind is kind]


# Fragments and bad tags


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("<h1>Accord</h1>\n<h2>Article premier</h2>\n<p>Paix.</p>\n<h2>Article 2</h2>\n<p>Confiance.</p>\n", 2),
        ("\ufeff<!-- pandoc --><p><strong>Artículo 1</strong></p>\n<p>Paz.</p>", 1),
        ('<?xml version="1.0" encoding="UTF-8"?>\n<div><p>Статья 1</p><p>Мир.</p></div>', 1),
        (
            '<?xml version="1.0"?><html xmlns="x"><body><h2>第一条</h2><p>和平。</p></body></html>',
            1,
        ),
        ("<body><p>Article 1<p>Peace.<p>Article 2<p>Trust.", 2),
    ],
    ids=["pandoc", "mark-and-comment", "xml-declaration", "xhtml", "no-end-tags"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.html", "a.txt", "a"])
def test_a_fragment_of_a_page_is_a_page_whatever_its_name(text: str, articles: int, name: str) -> None:
    reading = read_bytes(text.encode(), name)

    assert len(reading.draft.articles) == articles
    assert not any("<" in words for words in texts(reading))


def test_plain_text_that_quotes_tags_stays_text() -> None:
    text = "Article 1\n\nA paragraph begins with <p> and ends with </p>, a line with <br>.\n"

    assert (
        texts(read_bytes(text.encode(), "a.txt"))[1]
        == "A paragraph begins with <p> and ends with </p>, a line with <br>."
    )


def test_markdown_that_holds_tags_stays_markdown() -> None:
    text = '<div align="center">\n\n# Agreement\n\n</div>\n\n**Article 1**\n\nPeace<br>lasts.\n'
    reading = read_bytes(text.encode(), "a.md")

    assert len(reading.draft.articles) == 1
    assert texts(reading)[0] == "Agreement"


def test_tags_that_were_left_out_or_cross_lose_no_words() -> None:
    reading = page(
        "<p>Article 1<p>Each <b>State <i>shall</b> report</i>.<ul><li>on <b>ports<li>on rivers</ul>"
        "<table><tr><td>Year<td>Share<tr><td>2020<td>3</table><p>Article 2<p><p>Peace.</p></p></div>End."
    )

    assert texts(reading) == [
        "Article 1", "Each State shall report.", "on ports", "on rivers", "| Year | Share |", "| 2020 | 3 |",
        "Article 2", "Peace.", "End.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    ["<s><p>{}</p></s>", "<p>x <s><b>{}</s></b> y</p>", '<font style="text-decoration:line-through"><p>{}</p></font>'],
)
def test_a_struck_block_stays_struck_whatever_its_tags(body: str) -> None:
    reading = page(f"<h2>Article 1</h2>{body.format('may report')}<p>Peace.</p>")

    assert left_out(reading, ArtefactKind.STRUCK) == ["may report"]
    assert "may report" not in " ".join(texts(reading))
    assert "Peace." in texts(reading)


# Struck, deleted, inserted, hidden

CHANGES = "<h2>Article 1</h2><p>Each State <s>may</s> <del datetime=2020-01-02>never</del> <ins>shall</ins> pay.</p>"


def test_struck_and_deleted_words_are_left_out_named_and_kept_as_changes() -> None:
    reading = page(CHANGES)

    assert texts(reading)[1] == "Each State shall pay."
    assert left_out(reading, ArtefactKind.STRUCK) == ["may"]
    assert left_out(reading, ArtefactKind.DELETED) == ["never"]
    assert [(change.kind, change.text, change.date, change.eid) for change in reading.revisions] == [
        (RevisionKind.STRUCK, "may", "", "art_1"), (RevisionKind.DELETED, "never", "2020-01-02", "art_1"),
        (RevisionKind.INSERTED, "shall", "", "art_1"),
    ]  # fmt: skip


def test_the_text_before_the_changes_can_be_read_as_well() -> None:
    reading = page(CHANGES, revisions="original")

    assert texts(reading)[1] == "Each State may never pay."
    assert left_out(reading, ArtefactKind.DELETED) == ["shall"]


STYLES = (
    "<style>/* p */ .gone, h6 {display: none} @media print {.on {display:none}} "
    ".cut{text-decoration:line-through}</style>"
)


def test_style_hides_and_strikes_by_class_and_in_place() -> None:
    reading = page(
        "<h2>Article 1</h2><p class='on'>Peace <span class='a gone'>secret</span><span hidden>one</span>"
        "<span style='visibility:hidden'>two</span><i class=cut>was</i> <span aria-hidden=true>lasts</span>.</p>"
        "<h6>three</h6><dialog>four</dialog><template>five</template><noscript>six</noscript>",
        STYLES,
    )

    assert texts(reading)[1] == "Peace lasts."
    assert left_out(reading, ArtefactKind.HIDDEN) == ["secret", "one", "two", "three", "four", "five", "six"]
    assert left_out(reading, ArtefactKind.STRUCK) == ["was"]


# Signs


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "“yes”"), ("fr", "«yes»"), ("es-MX", "«yes»"), ("ru", "«yes»"), ("zh-Hans", "“yes”"), ("ar", "”yes“")],
)
def test_quotations_have_the_marks_of_their_language(language: str, shown: str) -> None:
    assert shown in texts(page("<h2>Article 1</h2><p>Say <q>yes</q>.</p>", language=language))[1]


def test_raised_and_lowered_figures_stay_apart_and_calls_of_notes_are_calls() -> None:
    reading = page(
        "<h2>Article 1</h2><p>5 × 10<sup>6</sup> m<sup>2</sup> of CO<sub>2</sub>, the 1<sup>er</sup> May"
        "<sup>3</sup>.</p>"
        "<h2>Article 4<sup>bis</sup></h2><p>Peace<sup>[4]</sup>.</p>"
        "<p><sup>3</sup> Of the year.</p><p><sup>[4]</sup> Always.</p>"
    )

    assert texts(reading) == [
        "Article 1", "5 × 10⁶ m² of CO₂, the 1er May\ufffc.", "Article 4bis", "Peace\ufffc.", "Of the year.", "Always.",
    ]  # fmt: skip
    assert len(reading.draft.notes) == 2


def test_pictures_formulas_ruby_fields_and_frames_are_named() -> None:
    reading = page(
        "<h2>Article 1</h2><p>As in <img src='a/map.png'> and <img alt='the seal' src=x> "
        "<svg><title>a chart</title></svg>:<math><mi>x</mi><mo>=</mo><mn>2</mn></math> "
        "<ruby>條<rp>(</rp><rt>tiáo</rt><rp>)</rp></ruby> "
        "<input value='12'> ships <select><option>A<option>B</select> <input type=checkbox checked>"
        "<button>Send</button></p><iframe src='https://example.org/treaty.html'></iframe>"
    )

    assert texts(reading)[1] == "As in and : 條 12 ships"
    assert left_out(reading, ArtefactKind.PICTURE) == ["img: map.png", "img: the seal", "svg – a chart"]
    assert left_out(reading, ArtefactKind.FORMULA) == ["x=2"]
    assert left_out(reading, ArtefactKind.READING_AID) == ["tiáo"]
    assert left_out(reading, ArtefactKind.FIELD) == ["A B", "checkbox: checked"]
    assert left_out(reading, ArtefactKind.NAVIGATION) == ["Send"]
    assert left_out(reading, ArtefactKind.NOT_UNDERSTOOD) == ["iframe: https://example.org/treaty.html"]
    assert "https://example.org/treaty.html" in reading.problems[0].message


@pytest.mark.parametrize("tag", ["x-clause", "w:sdt", "st1:place", "banner"])
def test_an_unknown_element_is_named_once_and_its_words_are_read(tag: str) -> None:
    reading = page(f"<h2>Article 1</h2><p><{tag}>Peace</{tag}> and <{tag}>trust</{tag}>.</p>")

    assert texts(reading)[1] == "Peace and trust."
    assert left_out(reading, ArtefactKind.NOT_UNDERSTOOD) == [f"<{tag}>"]


# Lists and lines


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        ("<ol><li>1. One.</li><li>2. Two.</li></ol>", ["1.", "2."]),
        ("<ol><li><p>1) One.</p><li><p>2) Two.</p></ol>", ["1)", "2)"]),
        ("<ol><li>(a) one;<li>(b) two.</ol>", ["(a)", "(b)"]),
        ("<ol><li>1° un ;<li>2° deux.</ol>", ["1°", "2°"]),
        ("<ol type=a start=3><li>three;<li value=7>seven.</ol>", ["c.", "g."]),
        ("<ol reversed><li>One.<li>Two.</ol>", ["2.", "1."]),
        ("<ol reversed start=9><li>One.<li>Two.</ol>", ["9.", "8."]),
        ("<ol style='list-style-type: lower-roman'><li>one;<li>two.</ol>", ["i.", "ii."]),
        ("<ol class=plain><li>(i) one;<li>(ii) two.</ol>", ["(i)", "(ii)"]),
        ("<ul style='list-style:none'><li>(а) один;<li>(б) два.</ul>", ["(а)", "(б)"]),
        ("<dl><dt>(a)<dd>one;<dt>(b)<dd>two.</dl>", ["(a)", "(b)"]),
        ("<p>shall:<br>(a) one;<br>(b) two.</p>", ["(a)", "(b)"]),
        ("<ol><li><ol type=a><li>one;<li>two.</ol></ol>", ["1.", "a.", "b."]),
    ],
)
def test_each_item_has_one_number(body: str, labels: list[str]) -> None:
    reading = page(f"<h2>Article 5</h2>{body}", "<style>.plain{list-style-type:none}</style>")

    assert [provision.label for provision in reading.draft.root.walk() if provision.label][1:] == labels


def test_preformatted_text_keeps_its_lines_and_is_joined_as_wrapped_text() -> None:
    reading = page(
        "<pre>\nAGREEMENT ON PORTS\n\nArticle 1\nScope\n\n1. This Agreement applies to all ports on the river\n"
        "that are open.\n\nArticle 2\n\nCosts lie where they fall.\n</pre>"
    )

    assert texts(reading) == [
        "AGREEMENT ON PORTS", "Article 1 — Scope", "1.",
        "This Agreement applies to all ports on the river that are open.", "Article 2", "Costs lie where they fall.",
    ]  # fmt: skip


def test_a_page_set_in_one_table_is_read_as_its_text() -> None:
    words = "".join(f"<p>Article {n}</p><p>Peace number {n} lasts.</p>" for n in range(1, 5))
    reading = page(f"<table><tr><td><a href='/'>Start</a></td><td>{words}</td></tr></table>")

    assert len(reading.draft.articles) == 4
    assert not any(text.startswith("|") for text in texts(reading))


def test_a_heading_that_is_set_off_from_its_text_in_bold() -> None:
    reading = page("<p><b>Art. 1.-</b> Peace lasts.</p><p><b>Article 2.</b> <i>Costs.</i> Each State pays.</p>")

    assert [article.label for article in reading.draft.articles] == ["Art. 1.-", "Article 2."]
    assert texts(reading)[-1] == "Each State pays."


# Contents lists, navigation, foot

CONTENTS = {
    "en": ("Contents", "Article 1 Scope", "Article 2 Costs", "Back to top"),
    "fr": ("Sommaire", "Article premier Champ", "Article 2 Frais", "Haut de page"),
    "ru": ("Содержание", "Статья 1 Сфера", "Статья 2 Расходы", "Наверх"),
    "zh": ("目录", "第一条 范围", "第二条 费用", "返回顶部"),
    "ar": ("المحتويات", "المادة 1 النطاق", "المادة 2 التكاليف", "العودة إلى الأعلى"),
    "es": ("Índice", "Artículo 1 Ámbito", "Artículo 2 Gastos", "Volver arriba"),
}


@pytest.mark.parametrize("language", CONTENTS)
def test_a_contents_list_and_links_to_the_top_are_named_and_no_text(language: str) -> None:
    contents, one, two, top = CONTENTS[language]
    reading = page(
        f"<h1>Treaty</h1><p>{contents}</p><ul><li><a href='#a'>{one}</a><li><a href='#b'>{two}</a> … 3</ul>"
        f"<h2 id=a>{one}</h2><p>Peace.</p><p><a href='#'>{top}</a></p><h2 id=b>{two}</h2><p>Trust.</p>"
        "<p>© 2020 Secretariat. All rights reserved. <a href='/p'>Privacy</a></p>",
        language=language,
    )

    assert len(reading.draft.articles) == 2
    assert len(texts(reading)) == 5
    assert left_out(reading, ArtefactKind.CONTENTS)[-2:] == [one, f"{two} … 3"]
    assert left_out(reading, ArtefactKind.NAVIGATION)[0] == top
    assert "© 2020 Secretariat. All rights reserved. Privacy" in left_out(reading, ArtefactKind.NAVIGATION)


def test_headings_that_are_links_stay_headings() -> None:
    reading = page(
        "<h1>Treaty</h1><p>Of the Bureau.</p><p><a name=toc1 href='#a'>Article 1</a></p>"
        "<p><a name=toc2 href='#b'>Article 2</a></p>"
        "<p><a name=a href='#toc1'>Article 1</a></p><p>Peace.</p>"
        "<p><a name=b href='#toc2'>Article 2</a></p><p>Trust<a href='/x'> always</a>.</p>"
    )

    assert [article.label for article in reading.draft.articles] == ["Article 1", "Article 2"]
    assert len(left_out(reading, ArtefactKind.CONTENTS)) == 2
    alone = page(
        "<h1>T</h1><p><a href='/c1'>Article 1</a></p><p>Peace.</p><p><a href='/c2'>Article 2</a></p><p>Trust.</p>"
    )
    assert len(alone.draft.articles) == 2


def test_navigation_breadcrumbs_and_foot_are_named_and_notes_in_the_foot_are_notes() -> None:
    reading = page(
        "<nav>Home</nav><div class=breadcrumbs>UN » Treaties</div><h2>Article 1</h2><p>Peace<a href='#f1'>1</a>.</p>"
        "<p><a href='/print'>Print</a> | <a href='/share'>Share</a></p><p>Trust.</p>"
        "<footer><p id=f1>1. Of all.</p><p>Site of the Bureau</p></footer>"
    )

    assert texts(reading) == ["Article 1", "Peace\ufffc.", "Trust.", "Of all."]
    assert left_out(reading, ArtefactKind.NAVIGATION) == [
        "Home",
        "UN » Treaties",
        "Print | Share",
        "Site of the Bureau",
    ]


def test_the_head_of_a_page_is_offered_and_named() -> None:
    reading = page(
        "<h2>Article 1</h2><p>Paix.</p>", "<title>Accord</title><meta name=DC.date content=2001-02-03>", language="fr"
    )

    assert (reading.offered.title, reading.offered.date, reading.offered.language) == ("Accord", "2001-02-03", "fr")
    assert left_out(reading, ArtefactKind.HEAD) == ["Accord"]


def test_a_numbered_paragraph_to_which_its_note_leads_back_is_no_note() -> None:
    """As Word saves a page: call and note have the same number as the paragraph, and lead to each other."""
    reading = page(
        "<p><b>Article 1<o:p></o:p></b></p><p><![if !supportLists]>1.&nbsp; <![endif]>Each State shall pay"
        "<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>.</p><p>2.&nbsp; It reports.</p>"
        "<div><hr><div id=ftn1><p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> In francs.</p></div></div>"
    )

    assert texts(reading) == ["Article 1", "1.", "Each State shall pay\ufffc.", "2.", "It reports.", "In francs."]
    assert not reading.problems


def test_notes_in_a_counted_list_as_pandoc_and_wikis_write_them() -> None:
    reading = page(
        "<h2>Article 1</h2><p>Peace<a href='#fn1' id='r1'><sup>1</sup></a> and trust"
        "<a href='#fn2' id='r2'><sup>2</sup></a>."
        "</p><section><ol><li id='fn1'><p>Of all. <a href='#r1'>↩</a></p></li>"
        "<li id='fn2'><a href='#r2'>^</a> Too.</li></ol>"
    )

    assert texts(reading) == ["Article 1", "Peace\ufffc and trust\ufffc.", "Of all.", "Too."]
    assert not reading.problems


# Laws

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


SOURCES = [
    CHANGES,
    "<form><h2>Article 1</h2><div>Peace<div>and trust</div>last</div><table><tr><td>A</td><td>B</td></tr></table>",
    "<p>Article 1</p><ul><li>one<ul><li>two</ul>three</ul><blockquote>four<p>five</blockquote><aside>six</aside>seven",
    "<nav>a</nav><header>b</header><h2>Article 1</h2><p hidden>c</p><p>d <s>e</s> <del>f</del></p><footer>g</footer>",
    "<h2>Article 1</h2><p>h<button>i</button><noscript>j</noscript></p><x-y>k</x-y> <ruby>l<rt>m</rt></ruby>",
]


@pytest.mark.parametrize("body", SOURCES)
def test_every_word_of_a_page_is_in_the_text_or_in_the_account(body: str) -> None:
    reading = page(body)
    known = [artefact.text for artefact in reading.artefacts if artefact.kind is not ArtefactKind.NOT_UNDERSTOOD]
    found = words_of(" ".join([*texts(reading), *known, *(text for _, text in reading.outside)]))
    tree = lxml_html.fromstring(f"<html><body>{body}</body></html>")

    assert found == words_of(" ".join(map(str, tree.itertext())))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "<p>" * 40_000 + "x",
        "<b>" * 1_500 + "<p>x" * 20_000,
        "<ul><li>" * 900 + "x",
        "<table><tr><td>" * 600 + "x",
        "<style>" + ".a{display:none}" * 20_000 + "</style>" + "<p class=a>x" * 5_000 + "<p>y",
        "<a href='#x'>" * 20_000 + "y",
        "<p>Article 1</p>" + "<sup>1</sup>" * 20_000,
    ],
    ids=["paragraphs", "formatting", "lists", "tables", "styles", "links", "raised"],
)
def test_hostile_pages_take_seconds_at_most(text: str) -> None:
    begin = time.monotonic()
    read_bytes(f"<!doctype html>{text}".encode(), "a.html")

    assert time.monotonic() - begin < 20


# Pages of known programs

WIKI_PAGE = """
<div id="mw-navigation"><h2>Menu</h2><ul><li><a href="/wiki/Main">Main page</a></li></ul></div>
<div id="content"><h1 id="firstHeading">{title}</h1><div class="mw-parser-output">
<div id="toc" class="toc"><div class="toctitle"><h2>Contents</h2></div>
<ul><li><a href="#a1"><span class="tocnumber">1</span> <span class="toctext">{first}</span></a></li></ul></div>
<h2><span class="mw-headline" id="a1">{first}</span>
<span class="mw-editsection"><span>[</span><a href="/w?edit=1">edit</a>
<span>]</span></span></h2>
<p>1. {words}<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup></p>
<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">↑</a></span>
<span class="reference-text">{note}</span></li></ol></div></div>
<div id="footer"><p>Text is available under a licence.</p></div>"""


@pytest.mark.parametrize(
    ("title", "first", "words", "note"),
    [
        ("Bridge Treaty", "Article I", "Bridges are open.", "UNTS 7."),
        ("Traité des ponts", "Article premier", "Les ponts sont ouverts.", "RTNU 7."),
        ("Tratado de puentes", "Artículo I", "Los puentes están abiertos.", "Vol. 7."),
        ("Договор о мостах", "Статья I", "Мосты открыты.", "Том 7."),
        ("桥梁条约", "第一条", "桥梁开放。", "第七卷。"),
        ("معاهدة الجسور", "المادة 1", "الجسور مفتوحة.", "المجلد 7."),
    ],
)
def test_the_furniture_of_a_wiki_is_left_out(title: str, first: str, words: str, note: str) -> None:
    reading = page(WIKI_PAGE.format(title=title, first=first, words=words, note=note))

    assert reading.draft.articles[0].head is not None
    assert texts(reading)[0] == title
    assert any(words in text for text in texts(reading))
    assert len(texts(reading)) == 5
    assert len(reading.draft.notes) == 1
    assert texts(reading)[-1] == note
    assert {"Menu", "Main page", "Text is available under a licence."} <= set(
        left_out(reading, ArtefactKind.NAVIGATION)
    )


def test_head_and_foot_of_pages_saved_by_a_word_processor_are_left_out() -> None:
    reading = page(
        '<div title="header"><p>A/AC.9/WP.1</p></div><div id="Table of Contents1"><div id="TH"><p>Contents</p></div>'
        "<p>Article 1 Scope\t2</p></div><p>Article 1</p><p>Peace.</p>"
        '<div title="footer"><p>26-04711</p></div>'
    )

    assert texts(reading) == ["Article 1", "Peace."]
    assert left_out(reading, ArtefactKind.RUNNING_HEAD) == ["A/AC.9/WP.1", "26-04711"]
    assert left_out(reading, ArtefactKind.CONTENTS) == ["Contents", "Article 1 Scope 2"]


@pytest.mark.parametrize("name", ['id="footer"', 'class="toc"', 'class="noprint"', 'title="header"', 'class="sidebar"'])
def test_the_name_of_a_part_does_not_hide_articles(name: str) -> None:
    reading = page(f"<div {name}><p>Article 1</p><p>Peace.</p><p>Article 2</p><p>Trust.</p></div>")

    assert len(reading.draft.articles) == 2


@pytest.mark.parametrize(("form", "second"), [("I", "II."), ("A", "B."), ("i", "ii."), ("a", "b."), ("1", "2.")])
def test_numbers_of_a_list_in_an_article_are_labels(form: str, second: str) -> None:
    items = "<li>Light the towers;</li><li>Pay the dues;</li><li>Report yearly.</li>"
    reading = page(f'<h2>Article 1</h2><p>The Parties shall:</p><ol type="{form}">{items}</ol>')

    assert second in texts(reading)
    assert "Pay the dues;" in texts(reading)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Article 1", "Bridges are open."),
        ("Article premier", "Les ponts sont ouverts."),
        ("Artículo 1", "Los puentes están abiertos."),
        ("Статья 1", "Мосты открыты."),
        ("第一条", "桥梁开放。"),
        ("المادة 1", "الجسور مفتوحة."),
    ],
)
def test_numbers_and_comments_of_a_document_saved_by_google_docs(label: str, words: str) -> None:
    style = (
        '<style>.lst-kix_a-0>li:before{content:"" counter(lst-ctn-kix_a-0,decimal) ". "}'
        "ol.lst-kix_a-0{list-style-type:none}ol.lst-kix_a-1{list-style-type:none}"
        '.lst-kix_a-1>li:before{content:"(" counter(lst-ctn-kix_a-1,lower-latin) ") "}</style>'
    )
    reading = page(
        f'<h2>{label}</h2><ol class="lst-kix_a-0 start" start="1"><li id="h.1">{words}<sup>'
        f'<a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></li><li>{words}</li></ol>'
        f'<ol class="lst-kix_a-1 start" start="1"><li>{words}</li><li>{words}</li></ol>'
        f'<ol class="lst-kix_a-0" start="3"><li>{words}</li></ol>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Why?</span></p></div>',
        style,
    )

    assert [text for text in texts(reading) if text != words] == [label, "1.", "2.", "(a)", "(b)", "3."]
    assert left_out(reading, ArtefactKind.COMMENT) == ["[a]", "[a]", "Why?"]
    assert reading.problems == ()


def test_numbers_of_several_levels_that_a_style_sheet_makes_are_a_doubt() -> None:
    style = '<style>.a-1>li:before{content:"" counter(a,decimal) "." counter(b,decimal) " "}</style>'
    reading = page('<h2>Article 1</h2><ol class="a-1"><li>Peace.</li></ol>', style)

    assert "Some numbers of this page" in reading.problems[0].message


def test_contents_and_comments_of_a_page_saved_by_word_are_left_out() -> None:
    reading = page(
        "<p class=MsoToc1>Article 1. Scope</p><p class=MsoToc1>Article 2. Costs</p><p>Article 1. Scope</p>"
        '<p>Bridges are open.<span class=MsoCommentReference><a href="#_msocom_1">[SG1]</a></span></p>'
        "<p>Article 2. Costs</p><p>None.</p><div><div class=msocomtxt><p>Who pays?</p></div></div>"
    )

    assert len(reading.draft.articles) == 2
    assert left_out(reading, ArtefactKind.CONTENTS) == ["Article 1. Scope", "Article 2. Costs"]
    assert left_out(reading, ArtefactKind.COMMENT) == ["[SG1]", "Who pays?"]


@pytest.mark.parametrize("name", ["visually-hidden", "sr-only", "screen-reader-text", "element-invisible"])
def test_words_for_programs_that_read_aloud_are_hidden(name: str) -> None:
    reading = page(f'<p>Article 1</p><p>Peace.<span class="{name}"> opens a new window</span></p>')

    assert texts(reading) == ["Article 1", "Peace."]
    assert left_out(reading, ArtefactKind.HIDDEN) == ["opens a new window"]


def test_the_number_of_a_page_between_dashes_is_no_item() -> None:
    reading = page("<p>Article 1</p><p>Peace.</p><p>- 2 -</p><p>Article 2</p><p>Trust.</p>")

    assert texts(reading) == ["Article 1", "Peace.", "Article 2", "Trust."]
    assert left_out(reading, ArtefactKind.PAGE_NUMBER) == ["- 2 -"]


def test_the_line_above_a_quoted_e_mail_is_left_out() -> None:
    reading = page(
        '<div class="gmail_attr">On Monday, A. Secretary wrote:</div>'
        '<blockquote class="gmail_quote"><p>Article 1</p><p>Peace.</p></blockquote>'
    )

    assert texts(reading) == ["Article 1", "Peace."]


@pytest.mark.parametrize("unit", ["Article", "Art.", "Статья", "المادة"])
def test_raised_numbers_of_paragraphs_are_labels(unit: str) -> None:
    reading = page(
        f"<h6>{unit} 1</h6><p><sup>1</sup> Bridges are open.</p><p><sup>2</sup> They are free, on 5 km<sup>2</sup>.</p>"
        f"<h6>{unit} 2</h6><p><sup>1</sup> Costs lie where they fall.</p><p><sup>2</sup> None is paid.</p>"
    )

    assert [text for text in texts(reading) if text in ("1", "2")] == ["1", "2", "1", "2"]
    assert "They are free, on 5 km²." in texts(reading)
