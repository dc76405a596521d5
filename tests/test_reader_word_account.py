"""Word files: every word is read where Word shows it, or stands in the account of what was left out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.word_files import NS, call, dele, docx, ins, levels, mark, note, numbering, p, packed, r, with_files
from tracker.errors import InputError
from tracker.model.annotation import RevisionKind
from tracker.readers import Reading, read_bytes
from tracker.readers.reading import ArtefactKind
from tracker.readers.word.numbering import Numbering
from tracker.readers.word.package import Package
from tracker.readers.word.paragraphs import Paragraphs
from tracker.readers.word.styles import Styles

if TYPE_CHECKING:
    from tracker.readers.structure.rendered import RenderedLine

HEAD = p(r("Article 1"))


def reading_of(body: str, **parts: str) -> Reading:
    return read_bytes(docx(HEAD + body, **parts), "a.docx")


def texts(reading: Reading) -> list[str]:
    """The lines below the heading of the first article."""
    return [block.text for _, block in reading.draft.blocks if block.text != "Article 1"]


def left_out(reading: Reading) -> list[tuple[str, str]]:
    return [(artefact.kind.name, artefact.text) for artefact in reading.artefacts]


def lines_of(file: bytes, revisions: str = "final") -> list[RenderedLine]:
    package = Package(file, "a.docx")
    styles = package.part("styles.xml")
    reader = Paragraphs(
        Numbering(package.part("numbering.xml"), styles), revisions, styles=Styles(styles), package=package
    )
    return list(reader.lines(package.document()))


def table(*rows: tuple[str, ...], properties: str = "") -> str:
    """A table; a cell is XML if it begins with a tag, else words."""
    cells = ("".join(f"<w:tc>{c if c.startswith('<') else p(r(c))}</w:tc>" for c in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{properties}{row}</w:tr>' for row in cells)}</w:tbl>"


# Tables


@pytest.mark.parametrize(
    ("label", "words", "eid"),
    [
        ("Article 2", "This Agreement applies to all ports.", "art_2"),
        ("Article 2", "Le présent accord s’applique à tous les ports.", "art_2"),
        ("Artículo 2", "El presente Acuerdo se aplica a todos los puertos.", "art_2"),
        ("Статья 2", "Настоящее Соглашение применяется ко всем портам.", "art_2"),
        ("المادة 2", "ينطبق هذا الاتفاق على جميع الموانئ.", "art_2"),
        ("第二条", "本协定适用于一切港口。", "art_2"),
    ],
)
def test_articles_that_a_table_lays_out_are_articles(label: str, words: str, eid: str) -> None:
    reading = reading_of(p(r("Peace.")) + table((label, words)))

    assert eid in reading.draft.provisions
    assert texts(reading)[-2:] == [label, words]


@pytest.mark.parametrize(
    "labels", [("(a)", "(b)"), ("a)", "b)"), ("а)", "б)"), ("(أ)", "(ب)"), ("（一）", "（二）"), ("–", "–")]
)
def test_points_that_a_table_lays_out_are_points(labels: tuple[str, str]) -> None:
    body = p(r("Each Party shall:")) + table((labels[0], "report;"), (labels[1], "pay.")) + p(r("It ends."))

    reading = reading_of(body)

    assert "row" not in {block.kind for _, block in reading.draft.blocks}
    assert texts(reading)[:5] == ["Each Party shall:", labels[0], "report;", labels[1], "pay."]


def test_a_table_in_a_cell_is_read_once_and_in_place() -> None:
    inner = table(("Zone A", "12 vessels"), ("Zone B", "7 vessels"))
    reading = reading_of(table(("Area", "Quota"), ("North", p(r("see zones")) + inner + p())) + p(r("End.")))

    assert texts(reading) == [
        "| Area | Quota |",
        "| North | see zones Zone A / 12 vessels Zone B / 7 vessels |",
        "End.",
    ]


def test_a_frame_round_the_whole_treaty_is_seen_through() -> None:
    inside = HEAD + p(r("Quotas.")) + table(("Zone A", "12"), ("Zone B", "7")) + p(r("Article 2")) + p(r("End."))
    reading = read_bytes(docx(table((inside,)) + p(r("Done at Geneva."))), "a.docx")

    assert [article.eid for article in reading.draft.articles] == ["art_1", "art_2"]
    assert "| Zone A | 12 |" in texts(reading)


def test_rows_and_cells_are_found_inside_of_controls_and_unknown_elements() -> None:
    cell = f"<w:sdt><w:sdtPr/><w:sdtContent><w:tc>{p(r('B'))}</w:tc></w:sdtContent></w:sdt>"
    row = f"<w:unheardOf><w:tr><w:tc>{p(r('A'))}</w:tc>{cell}</w:tr></w:unheardOf>"
    reading = reading_of(f"<w:tbl>{row}<w:tr><w:tc>{p(r('C'))}</w:tc><w:tc>{p(r('D'))}</w:tc></w:tr></w:tbl>")

    assert texts(reading) == ["| A | B |", "| C | D |"]
    assert left_out(reading) == [("NOT_UNDERSTOOD", "<w:unheardOf>: A B")]


def test_articles_in_a_table_of_three_columns_are_a_doubt() -> None:
    compared = table(("Article 2", "The old words stand here.", "The new words stand here."))

    assert [problem.message for problem in reading_of(compared).problems] == [
        "There are articles in a table, whose rows were kept as rows"
    ]
    assert not reading_of(table(("State", "Share"), ("Article 2", "12"))).problems


# Raised, struck and hidden words

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="SecretToo"><w:name w:val="Secret too"/><w:basedOn w:val="Secret"/></w:style>
<w:style w:type="character" w:styleId="Hush"><w:name w:val="Hush"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="HushToo"><w:name w:val="Hush too"/><w:basedOn w:val="Hush"/></w:style>
<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Up"><w:name w:val="Up"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="UpToo"><w:name w:val="Up too"/><w:basedOn w:val="Up"/></w:style>
"""
UP = '<w:vertAlign w:val="superscript"/>'
DOWN = '<w:vertAlign w:val="subscript"/>'


@pytest.mark.parametrize(
    "properties",
    [UP, '<w:rStyle w:val="Up"/>', '<w:rStyle w:val="UpToo"/>', '<w:sz w:val="14"/><w:position w:val="6"/>'],
)
def test_raised_figures_are_kept_as_such(properties: str) -> None:
    reading = reading_of(p(r("Above 5 × 10"), r("6", properties), r(" tonnes.")), styles=STYLES)

    assert texts(reading) == ["Above 5 × 10⁶ tonnes."]
    assert not reading.problems


def test_figures_stand_on_the_line_where_a_run_or_the_whole_paragraph_says_so() -> None:
    off = '<w:rStyle w:val="Up"/><w:vertAlign w:val="baseline"/>'
    shifted = '<w:position w:val="6"/>'
    body = p(r("Above 5 × 10"), r("6", off), r(" tonnes.")) + p(r("In 1990 a ", shifted), r("treaty.", shifted))

    assert texts(reading_of(body, styles=STYLES)) == ["Above 5 × 106 tonnes.", "In 1990 a treaty."]


@pytest.mark.parametrize(("shift", "figure"), [("3", "6"), ("4", "⁶"), ("-3", "6"), ("-4", "₆")])
def test_a_shift_of_two_points_raises_and_one_of_less_aligns(shift: str, figure: str) -> None:
    body = p(r("Above 10"), r("6", f'<w:position w:val="{shift}"/>'), r(" tonnes."))

    assert texts(reading_of(body)) == [f"Above 10{figure} tonnes."]


def test_lowered_figures_and_runs_in_pieces() -> None:
    body = p(r("CO"), r("2", DOWN), r(" and 10"), r("−", UP), r("3", UP), r(" and 1"), r("er", UP), r(" mai."))

    assert texts(reading_of(body)) == ["CO₂ and 10⁻³ and 1er mai."]


def test_raised_letters_with_figures_are_a_doubt() -> None:
    reading = reading_of(p(r("It grows by 2"), r("n+1", UP), r(" each year.")))

    assert texts(reading) == ["It grows by 2n+1 each year."]
    assert "“n+1”" in reading.problems[0].message


def test_typed_note_calls_change_no_number() -> None:
    body = p(r("Within 30"), r("2", UP), r(" days.")) + p(r("Article 5"), r("1", UP)) + p(r("Peace."))
    reading = reading_of(body)

    assert texts(reading)[:2] == ["Within 30² days.", "Article 5¹"]


@pytest.mark.parametrize("properties", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="Gone"/>'])
@pytest.mark.parametrize(("before", "struck", "after"), [
    ("Each Party ", "may", "shall report."), ("Les Parties ", "peuvent", "doivent agir."),
    ("每一缔约方", "可", "应当报告。"),
])  # fmt: skip
def test_words_struck_by_hand_are_offered_as_a_change(properties: str, before: str, struck: str, after: str) -> None:
    blank = " " if after.isascii() or before.isascii() or " " in before else ""
    file = docx(HEAD + p(r(before), r(struck, properties), r(blank), r(after, "<w:u/>")), styles=STYLES)
    final, original = (read_bytes(file, "a.docx", revisions=view) for view in ("final", "original"))

    assert texts(final) == [f"{before}{after}"]
    assert texts(original) == [f"{before}{struck}{blank}{after}"]
    assert left_out(final) == [("STRUCK", struck)]
    for reading in (final, original):
        assert [(change.kind, change.text, change.eid) for change in reading.revisions] == [
            (RevisionKind.STRUCK, struck, "art_1")
        ]
        assert f"“{struck}”" in reading.problems[0].message


def test_a_struck_paragraph_takes_its_number_along() -> None:
    lists = numbering({"0": levels(("decimal", "%1."))}, {"1": "0"})
    body = p(r("One."), num="1") + p(r("Gone.", "<w:strike/>"), num="1", end="<w:strike/>") + p(r("Three."), num="1")
    reading = reading_of(body, numbering=lists)

    assert texts(reading) == ["1.", "One.", "3.", "Three."]
    assert [text for _, text in left_out(reading)] == ["Gone.", "2."]


@pytest.mark.parametrize(
    "body",
    [
        p(r("Peace"), r(" and hush", "<w:vanish/>"), r(".")),
        p(r("Peace"), r(" and hush", '<w:rStyle w:val="Hush"/>'), r(".")),
        p(r("Peace"), r(" and hush", '<w:rStyle w:val="HushToo"/>'), r(".")),
        p(r("Peace.")) + p(r("and hush"), style="Secret"),
        p(r("Peace.")) + p(r("and hush"), style="SecretToo"),
        p(r("Peace.")) + p(r("and hush", "<w:vanish/>"), end="<w:vanish/>"),
        p(r("Peace.")) + table(("and hush",), properties="<w:trPr><w:hidden/></w:trPr>"),
    ],
)
def test_hidden_words_are_left_out_and_named(body: str) -> None:
    reading = reading_of(body + p(r("Trust.")), styles=STYLES)

    assert texts(reading) == ["Peace.", "Trust."]
    assert left_out(reading) == [("HIDDEN", "and hush")]
    assert not reading.problems


def test_properties_that_switch_hiding_off_show_the_words() -> None:
    shown = r("and trust", '<w:vanish w:val="0"/>')
    toggled = r(" and quiet", '<w:rStyle w:val="Hush"/>')  # Two styles that both switch it on switch it off (17.7.3).
    reading = reading_of(p(shown, toggled, style="Secret"), styles=STYLES)

    assert texts(reading) == ["and trust and quiet"]


def test_words_hidden_by_default_are_hidden_everywhere() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    body = p(r("Peace.", '<w:vanish w:val="0"/>')) + p(r("Hush."))
    head = p(r("Article 1", '<w:vanish w:val="0"/>'))
    reading = read_bytes(docx(head + body, styles=defaults), "a.docx")

    assert [text for kind, text in left_out(reading)] == ["Hush."]


# Paragraphs


@pytest.mark.parametrize(
    ("cap", "rest"), [("T", "he Parties cooperate."), ("Г", "осударства сотрудничают."), ("L", "es Parties.")]
)
@pytest.mark.parametrize("kind", ["drop", "margin"])
def test_a_drop_cap_belongs_to_the_next_paragraph(cap: str, rest: str, kind: str) -> None:
    letter = f'<w:p><w:pPr><w:framePr w:dropCap="{kind}" w:lines="3"/></w:pPr>{r(cap)}</w:p>'

    assert texts(reading_of(letter + p(r(rest)))) == [cap + rest]


def test_a_style_separator_sets_a_heading_off() -> None:
    body = p(r("Article 2. Reports."), end="<w:vanish/><w:specVanish/>") + p(r(" Each Party reports."))
    line = lines_of(docx(body))[0]

    assert line.text == "Article 2. Reports. Each Party reports."
    assert line.text[: line.heading_length] == "Article 2. Reports."


def test_a_paragraph_with_a_hidden_end_goes_on_in_the_next() -> None:
    assert texts(reading_of(p(r("Peace and"), end="<w:vanish/>") + p(r(" trust.")))) == ["Peace and trust."]


def test_pages_are_counted_where_word_broke_them() -> None:
    broken = p("<w:r><w:lastRenderedPageBreak/></w:r>", r("Second.")) + p(
        r("Still, "), "<w:r><w:lastRenderedPageBreak/></w:r>", r("on.")
    )
    typed = p('<w:r><w:br w:type="page"/></w:r>', r("Second."))

    assert [line.page for line in lines_of(docx(HEAD + broken + p(r("Third."))))] == [1, 2, 2, 3]
    assert [line.page for line in lines_of(docx(HEAD + typed))] == [1, 2]
    assert [line.page for line in lines_of(docx(HEAD))] == [0]


def test_words_outside_of_all_paragraphs_are_a_paragraph() -> None:
    body = r("Loose ") + r("words.") + p(r("Peace.")) + f"<w:ins>{r('Loose too.')}</w:ins>"

    assert texts(reading_of(body)) == ["Loose words.", "Peace.", "Loose too."]


# Contents


def entry(text: str, style: str = "TOC1") -> str:
    return p(r(text), "<w:r><w:tab/></w:r>", field(" PAGEREF _Toc1 \\h ", r("7")), style=style)


def field(code: str, result: str = "", data: str = "") -> str:
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + result if result else ""
    instruction = code if code.startswith("<") else r(code, tag="instrText")
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>{instruction}{separate}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


LOCAL_STYLES = '<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>'
CONTENTS = {
    "by their style": entry("Article 1") + entry("Article 2"),
    "by the English name of a local style": entry("Article 1", "Verzeichnis1") + entry("Article 2", "Verzeichnis1"),
    "by their field of pages": entry("Article 1", "") + entry("Article 2", ""),
    "by the gallery": "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
    f"</w:sdtPr><w:sdtContent>{p(r('Article 1'))}{p(r('Article 2'))}</w:sdtContent></w:sdt>",
    "by the field of the contents": p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r(' TOC \\o "1-3" ', tag="instrText"),
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', r("Article 1"),
    ) + p(r("Article 2"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
}  # fmt: skip


@pytest.mark.parametrize("way", CONTENTS)
def test_contents_are_known(way: str) -> None:
    body = p(r("AGREEMENT ON PORTS")) + CONTENTS[way] + HEAD + p(r("Peace.")) + p(r("Article 2")) + p(r("Trust."))
    lines = lines_of(docx(body, styles=LOCAL_STYLES))
    reading = read_bytes(docx(body, styles=LOCAL_STYLES), "a.docx")

    assert [line.in_contents for line in lines] == [False, True, True, *[False] * 4]
    assert [article.eid for article in reading.draft.articles] == ["art_1", "art_2"]
    assert [kind for kind, _ in left_out(reading)] == ["CONTENTS", "CONTENTS"]


def test_a_heading_behind_the_end_of_the_contents_is_none_of_them() -> None:
    begin = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r(" TOC ", tag="instrText"),
              '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', r("Article 1"))  # fmt: skip
    head = p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', r("Article 1"))

    assert [line.in_contents for line in lines_of(docx(begin + head))] == [True, False]


# Fields and controls


def test_results_of_fields_are_text_and_their_codes_are_not() -> None:
    nested = r(" =2020+", tag="instrText") + field(" X ", r("6")) + r(" ", tag="instrText")
    body = p(r("Under article "), field(" REF _Ref1 \\r ", r("2")), r(" in "), field(nested, r("2026")), r("."))

    reading = reading_of(body)

    assert texts(reading) == ["Under article 2 in 2026."]
    assert left_out(reading) == [("FIELD", "6")]
    assert not reading.problems


def test_the_chosen_entry_of_a_form_is_text_and_its_choices_are_named() -> None:
    data = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="the Board"/><w:listEntry w:val="the Council"/>'
    data += "</w:ddList></w:ffData>"
    box = "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
    reading = reading_of(p(r("To "), field(" FORMDROPDOWN ", data=data), r(": "), field(" FORMCHECKBOX ", data=box)))

    assert texts(reading) == ["To the Council: ☒"]
    assert left_out(reading) == [("FIELD", "choices: the Board | the Council")]


def test_a_control_shows_its_choice_and_an_empty_one_is_a_doubt() -> None:
    items = '<w:dropDownList><w:listItem w:displayText="shall"/><w:listItem w:value="should"/></w:dropDownList>'
    chosen = f"<w:sdt><w:sdtPr>{items}</w:sdtPr><w:sdtContent>{r('shall')}</w:sdtContent></w:sdt>"
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Choose a word.')}</w:sdtContent></w:sdt>"
    reading = reading_of(p(r("It "), chosen, r(" report. "), empty))

    assert texts(reading) == ["It shall report. Choose a word."]
    assert left_out(reading) == [("FIELD", "choices: shall | should")]
    assert [problem.message for problem in reading.problems] == [
        "The file contains 1 form field that is not filled in: “Choose a word.”"
    ]


def test_a_field_without_a_result_is_a_doubt_only_if_it_shows_something() -> None:
    reading = reading_of(p(field(' XE "Peace" '), field(" AUTONUM "), r("Peace.")))

    assert texts(reading) == ["Peace."]
    assert left_out(reading) == [("FIELD", "AUTONUM")]
    assert ["AUTONUM" in problem.message for problem in reading.problems] == [True]


@pytest.mark.parametrize(
    "code", [" SYMBOL ", " SYMBOL x ", " SYMBOL 0xzz ", ' SYMBOL 99999999999 \\f "Symbol" ', " SYMBOL 65 \\f"]
)
def test_codes_of_signs_that_are_broken_are_a_doubt_or_a_sign(code: str) -> None:
    reading = reading_of(p(field(code), r("Peace.")))

    assert texts(reading)[0].endswith("Peace.")


def test_a_field_that_never_ends_swallows_nothing() -> None:
    reading = reading_of(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("Peace.")) + p(r("Trust.")))

    assert texts(reading) == ["Peace.", "Trust."]
    assert "without an end" in reading.problems[0].message


# Formulas, pictures, signs


def math(*parts: str) -> str:
    return f"<m:oMath>{''.join(parts)}</m:oMath>"


def mr(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


FRACTION = f"<m:f><m:num>{mr('a')}</m:num><m:den>{mr('b+c')}</m:den></m:f>"
FORMULAS = {
    FRACTION: "(a)/(b+c)",
    f"<m:sSup><m:e>{mr('x')}</m:e><m:sup>{mr('2')}</m:sup></m:sSup>": "x²",
    f"<m:sSup><m:e>{mr('a+b')}</m:e><m:sup>{mr('n')}</m:sup></m:sSup>": "(a+b)^(n)",
    f"<m:sSub><m:e>{mr('P')}</m:e><m:sub>{mr('i')}</m:sub></m:sSub>": "P_(i)",
    f"<m:sSubSup><m:e>{mr('P')}</m:e><m:sub>{mr('0')}</m:sub><m:sup>{mr('-1')}</m:sup></m:sSubSup>": "P₀⁻¹",
    f"<m:rad><m:deg/><m:e>{FRACTION}</m:e></m:rad>": "√((a)/(b+c))",
    f"<m:rad><m:deg>{mr('3')}</m:deg><m:e>{mr('x')}</m:e></m:rad>": "³√(x)",
    f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{mr('i=1')}</m:sub><m:sup>{mr('n')}</m:sup>"
    f"<m:e>{mr('x')}</m:e></m:nary>": "∑_(i=1)^(n)(x)",
    f"<m:d><m:e>{mr('a')}</m:e><m:e>{mr('b')}</m:e></m:d>": "(a|b)",
    f"<m:m><m:mr><m:e>{mr('a')}</m:e><m:e>{mr('b')}</m:e></m:mr><m:mr><m:e>{mr('c')}</m:e></m:mr></m:m>": "[a, b; c]",
    f"<m:func><m:fName>{mr('log')}</m:fName><m:e>{mr('x')}</m:e></m:func>": "log(x)",
}


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_in_one_line_says_the_same(formula: str) -> None:
    reading = reading_of(p(r("The share is "), math(formula), r(".")))

    assert texts(reading) == [f"The share is {FORMULAS[formula]}."]
    assert "written in one line" in reading.problems[0].message


def test_characters_in_a_row_are_no_doubt_and_an_unknown_shape_is_named() -> None:
    assert not reading_of(p(r("If "), math(mr("a = b")), r("."))).problems
    reading = reading_of(p(math(f"<m:unheardOf>{mr('xyz')}</m:unheardOf>")))

    assert texts(reading) == ["xyz"]
    assert ("NOT_UNDERSTOOD", "<m:unheardOf>: xyz") in left_out(reading)


def drawing(inside: str, properties: str = 'name="Picture 1"') -> str:
    return f"<w:r><w:drawing><wp:inline><wp:docPr {properties}/>{inside}</wp:inline></w:drawing></w:r>"


PICTURES = {
    drawing("<pic:pic/>", 'name="Picture 1" descr="Map of the zone"'): ("PICTURE", "Map of the zone"),
    drawing("<pic:pic/>"): ("PICTURE", "Picture 1"),
    '<w:r><w:pict><v:shape alt="Seal"><v:imagedata/></v:shape></w:pict></w:r>': ("PICTURE", "Seal"),
    '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>': ("PICTURE", "DRAFT"),
    drawing("<a:p><a:r><a:t>Organs of the Union</a:t></a:r></a:p>"): ("PICTURE", "Picture 1: Organs of the Union"),
    '<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>': (
        "FORMULA",
        "a picture without a description",
    ),
}


@pytest.mark.parametrize("picture", PICTURES)
def test_pictures_are_named(picture: str) -> None:
    reading = reading_of(p(r("See "), picture, r("here.")))

    assert texts(reading) == ["See here."]
    assert left_out(reading) == [PICTURES[picture]]


def test_words_in_a_chart_are_named() -> None:
    file = docx(HEAD + p(r("Peace.")) + p(drawing('<a:graphic><c:chart r:id="rId9"/></a:graphic>', 'name="Chart 1"')))
    chart = f"<c:chartSpace {NS}><c:title><a:t>Shares</a:t></c:title><c:v>12</c:v></c:chartSpace>"
    reading = read_bytes(
        with_files(file, {"word/charts/c1.xml": chart}, {"rId9": ("chart", "charts/c1.xml")}), "a.docx"
    )

    assert left_out(reading) == [("PICTURE", "Chart 1: Shares 12")]


@pytest.mark.parametrize(
    ("run", "wanted"),
    [
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
        ('<w:r><w:sym w:font="Times New Roman" w:char="00A7"/></w:r>', "§"),
        (r("\uf0b1", '<w:rFonts w:ascii="Symbol"/>'), "±"),
        (field(' SYMBOL 179 \\f "Symbol" '), "≥"),
    ],
)  # fmt: skip
def test_signs_of_known_fonts_are_characters(run: str, wanted: str) -> None:
    reading = reading_of(p(r("Sign "), run))

    assert texts(reading) == [f"Sign {wanted}"]
    assert not reading.problems


def test_a_sign_of_an_unknown_font_is_no_letter() -> None:
    reading = reading_of(p(r("Sign "), '<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>'))

    assert texts(reading) == ["Sign \N{REPLACEMENT CHARACTER}"]
    assert "1 sign of a symbol font" in reading.problems[0].message


def test_letters_in_a_symbol_font_are_a_doubt() -> None:
    reading = reading_of(p(r("An angle "), r("a", '<w:rFonts w:ascii="Symbol"/>'), r(".")))

    assert texts(reading) == ["An angle a."]
    assert "1 sign of a symbol font" in reading.problems[0].message


def test_the_pronunciation_above_characters_is_left_out_and_named() -> None:
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('dìyuē')}</w:rt><w:rubyBase>{r('缔约')}</w:rubyBase></w:ruby></w:r>"
    reading = reading_of(p(r("每一"), ruby, r("方应当报告。")))

    assert texts(reading) == ["每一缔约方应当报告。"]
    assert left_out(reading) == [("READING_AID", "dìyuē")]


# Parts


PAGE = "<html><p>Article 2<p>Trust.</html>"
CHUNKS: dict[str, tuple[str, str | bytes]] = {
    "a web page": ("c.html", "<html><body><p>Article 2</p><p>Trust.</p></body></html>"),
    "a text": ("c.txt", "Article 2\nTrust."),
    "a Word file": ("c.docx", docx(p(r("Article 2")) + p(r("Trust.")))),
    "a saved web page": (
        "c.mht",
        f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{PAGE}",
    ),
}


@pytest.mark.parametrize("kind", CHUNKS)
def test_an_imported_chunk_is_read_in_its_place(kind: str) -> None:
    name, content = CHUNKS[kind]
    file = docx(HEAD + p(r("Peace.")) + '<w:altChunk r:id="rId9"/>' + p(r("Article 3")) + p(r("End.")))
    reading = read_bytes(with_files(file, {f"word/{name}": content}, {"rId9": ("aFChunk", name)}), "a.docx")

    assert texts(reading) == ["Peace.", "Article 2", "Trust.", "Article 3", "End."]
    assert not reading.problems


def test_an_imported_chunk_of_another_format_is_named() -> None:
    file = docx(HEAD + p(r("Peace.")) + '<w:altChunk r:id="rId9"/>')
    reading = read_bytes(with_files(file, {"word/c.rtf": "{\\rtf1 Trust}"}, {"rId9": ("aFChunk", "c.rtf")}), "a.docx")

    assert left_out(reading) == [("NOT_UNDERSTOOD", "<w:altChunk> c.rtf")]
    assert "c.rtf" in reading.problems[0].message


@pytest.mark.parametrize(("number", "is_read"), [(200, True), (201, False)])
def test_many_chunks_are_read_and_no_more(number: int, is_read: bool) -> None:
    file = docx(HEAD + p(r("Peace.")) + '<w:altChunk r:id="rId9"/>' * number)
    reading = read_bytes(with_files(file, {"word/c.txt": "Trust."}, {"rId9": ("aFChunk", "c.txt")}), "a.docx")

    assert (not reading.problems) is is_read


@pytest.mark.parametrize(("depth", "is_read"), [(3, True), (4, False)])
def test_chunks_in_chunks_end(depth: int, is_read: bool) -> None:
    file = docx(HEAD + p(r("Peace.")))
    for _ in range(depth):
        file = with_files(
            docx(HEAD + '<w:altChunk r:id="rId9"/>'), {"word/c.docx": file}, {"rId9": ("aFChunk", "c.docx")}
        )

    assert (("NOT_UNDERSTOOD", "<w:altChunk> c.docx") not in left_out(read_bytes(file, "a.docx"))) is is_read


def test_heads_and_feet_of_pages_are_named_once() -> None:
    watermark = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    head = f"<w:hdr {NS}>{p(r('A/CONF.7/L.2'), watermark)}</w:hdr>"
    foot = f"<w:ftr {NS}>{p(field(' PAGE ', r('2')))}</w:ftr>"
    refer = '<w:headerReference r:id="rId8"/><w:headerReference r:id="rId8"/><w:footerReference r:id="rId9"/>'
    file = docx(HEAD + p(r("Peace.")) + f"<w:p><w:pPr><w:sectPr>{refer}</w:sectPr></w:pPr></w:p>")
    file = with_files(
        file, {"word/h.xml": head, "word/f.xml": foot}, {"rId8": ("header", "h.xml"), "rId9": ("footer", "f.xml")}
    )

    assert left_out(read_bytes(file, "a.docx")) == [
        ("RUNNING_HEAD", "A/CONF.7/L.2"), ("PICTURE", "DRAFT"),
    ]  # fmt: skip


def test_parts_are_found_by_their_relations_whatever_their_names() -> None:
    file = docx(HEAD + p(r("Peace"), call(2), r(".")))
    notes = f"<w:footnotes {NS}>{note(2, 'See the Charter.')}</w:footnotes>"
    file = with_files(file, {"word/notes7.xml": notes}, {"rId9": ("footnotes", "/word/notes7.xml")})

    assert read_bytes(file, "a.docx").draft.notes == ("See the Charter.",)


def test_a_note_that_only_a_report_round_the_treaty_calls_is_listed_with_its_line() -> None:
    report = p(r("Report of the expert"), call(2)) + p(r("Annex"))
    articles = "".join(p(r(f"Article {number}")) + p(r("Words.")) for number in (1, 2, 3))
    reading = read_bytes(docx(report + articles, footnotes=note(2, "See the mandate.")), "a.docx")

    assert reading.outside[:2] == ((1, "Report of the expert"), (1, "See the mandate."))
    assert reading.draft.notes == ()


def test_a_note_with_a_mark_of_its_own_has_it_once() -> None:
    marked = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    reading = reading_of(
        p(r("Peace"), marked, r(".")), footnotes=f'<w:footnote w:id="2">{p(r("* See the Charter."))}</w:footnote>'
    )

    assert texts(reading)[0] == "Peace\ufffc."
    assert reading.draft.notes == ("See the Charter.",)
    assert left_out(reading) == [("CALL", "*"), ("NOTE_FRAME", "*")]


def test_a_list_in_a_note_has_its_numbers() -> None:
    lists = numbering({"0": levels(("lowerLetter", "(%1)"))}, {"1": "0"})
    notes = (
        f'<w:footnote w:id="2">{p(r("See:"))}{p(r("the Charter;"), num="1")}{p(r("the Pact."), num="1")}</w:footnote>'
    )
    reading = reading_of(p(r("Peace"), call(2), r(".")), footnotes=notes, numbering=lists)

    assert reading.draft.notes == ("See:\n(a) the Charter;\n(b) the Pact.",)


def test_a_note_that_only_deleted_words_call_is_named() -> None:
    gone = f"<w:del>{r(' and war', tag='delText')}{call(2)}</w:del>"
    reading = reading_of(p(r("Peace"), gone, r(".")), footnotes=note(2, "See below."))

    assert reading.draft.notes == ()
    assert ("DELETED", "See below.") in left_out(reading)


@pytest.mark.parametrize(
    ("title", "offered"),
    [
        ("Draft articles on ports", "Draft articles on ports"),
        ("Microsoft Word - x.doc", ""),
        ("text.docx", ""),
        ("A", ""),
    ],
)
def test_a_title_in_the_properties_is_offered_if_it_is_one(title: str, offered: str) -> None:
    core = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>'
    file = with_files(docx(HEAD + p(r("Peace."))), {"docProps/core.xml": core}, {})

    assert read_bytes(file, "a.docx").offered.title == offered


# Comments and changes


def comment(number: int, words: str, para: str = "", author: str = "Ms Lee") -> str:
    paragraph = p(r(words)).replace("<w:p>", f'<w:p w14:paraId="{para}">')
    return f'<w:comment w:id="{number}" w:author="{author}" w:date="2020-05-01T00:00:00Z">{paragraph}</w:comment>'


def about(number: int, *runs: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{"".join(runs)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def test_comments_have_their_authors_words_places_and_threads() -> None:
    body = (
        p(r("Peace "), about(3, r("shall"), r(" reign")), r("."))
        + p(r("Article 2"))
        + p(about(1, r("Trust.")))
        + p(about(2))
    )
    comments = (
        comment(1, "Why?", "0A")
        + comment(2, "A place.", "0C")
        + comment(3, "May?", "0B")
        + comment(4, "No.", "0D", "Mr Roy")
    )
    extended = f'<w15:commentsEx {NS}><w15:commentEx w15:paraId="0D" w15:paraIdParent="0B" w15:done="0"/>'
    extended += '<w15:commentEx w15:paraId="0A" w15:done="1"/></w15:commentsEx>'
    file = with_files(docx(HEAD + body, comments=comments), {"word/commentsExtended.xml": extended}, {})
    found = read_bytes(file, "a.docx").comments

    assert [(c.author, c.anchor, c.text, c.eid, c.answers, c.resolved) for c in found] == [
        ("Ms Lee", "shall reign", "May?", "art_1", None, False),
        ("Mr Roy", "", "No.", "", 0, False),
        ("Ms Lee", "Trust.", "Why?", "art_2", None, True),
        ("Ms Lee", "", "A place.", "art_2", None, False),
    ]
    assert found[0].date == "2020-05-01T00:00:00Z"


def test_a_comment_in_a_note_stands_where_the_note_is_called() -> None:
    notes = f'<w:footnote w:id="2">{p(about(1, r("See the Pact.")))}</w:footnote>'
    body = p(r("Peace.")) + p(r("Article 2")) + p(r("Trust"), call(2), r("."))
    [found] = reading_of(body, footnotes=notes, comments=comment(1, "Which?")).comments

    assert (found.anchor, found.eid) == ("See the Pact.", "art_2")


def change(kind: str, words: str, author: str, date: str = "2020-01-01T00:00:00Z") -> str:
    tag = "delText" if kind in ("del", "moveFrom") else "t"
    return f'<w:{kind} w:id="1" w:author="{author}" w:date="{date}">{r(words, tag=tag)}</w:{kind}>'


@pytest.mark.parametrize("view", ["final", "original"])
def test_changes_have_their_authors_and_runs_of_one_change_are_one(view: str) -> None:
    body = p(
        r("Each Party "), change("del", "m", "Roy"), change("del", "ay", "Roy"), change("ins", "shall", "Lee"),
        change("ins", " soon", "Roy"), change("moveFrom", " report", "Lee"), r(" here"),
        change("moveTo", " report", "Lee"), r("."),
    )  # fmt: skip
    found = read_bytes(docx(HEAD + body), "a.docx", revisions=view).revisions

    assert [(c.kind, c.author, c.text, c.eid) for c in found] == [
        (RevisionKind.DELETED, "Roy", "may", "art_1"), (RevisionKind.INSERTED, "Lee", "shall", "art_1"),
        (RevisionKind.INSERTED, "Roy", "soon", "art_1"), (RevisionKind.MOVED_AWAY, "Lee", "report", "art_1"),
        (RevisionKind.MOVED_HERE, "Lee", "report", "art_1"),
    ]  # fmt: skip


def test_words_deleted_inside_of_an_insertion_have_the_author_who_deleted_them() -> None:
    nested = f'<w:ins w:author="Lee">{r("soon ")}<w:del w:author="Roy">{r("and often ", tag="delText")}</w:del></w:ins>'
    reading = reading_of(p(r("It reports "), nested, r("here.")))

    assert texts(reading) == ["It reports soon here."]
    assert {(c.kind, c.author, c.text) for c in reading.revisions} == {
        (RevisionKind.DELETED, "Roy", "and often"), (RevisionKind.INSERTED, "Lee", "soon"),
    }  # fmt: skip


def test_a_paragraph_that_only_was_parted_is_a_change() -> None:
    reading = reading_of(p(r("Peace."), end=mark("ins")) + p(r("Trust.")) + p(ins("New."), end=mark("ins")))

    assert [(c.kind, c.text) for c in reading.revisions] == [
        (RevisionKind.INSERTED, "¶"), (RevisionKind.INSERTED, "New."),
    ]  # fmt: skip


def test_deleted_rows_are_named_with_their_author() -> None:
    gone = table(("C", "D"), properties='<w:trPr><w:del w:author="Roy" w:date="2020"/></w:trPr>')
    body = table(("A", "B")).removesuffix("</w:tbl>") + gone.removeprefix("<w:tbl><w:tblPr/>")
    reading = reading_of(body)

    assert texts(reading) == ["| A | B |"]
    assert [(c.kind, c.author, c.text) for c in reading.revisions] == [(RevisionKind.DELETED, "Roy", "C D")]
    assert left_out(reading) == [("DELETED", "C D")]


# Nothing goes without a word

WORDS = re.compile(r"[^\W_]+")
SURROUNDED = {
    "a paragraph": "{}",
    "a link": "<w:hyperlink>{}</w:hyperlink>",
    "a direction": '<w:bdo w:val="rtl"><w:dir w:val="rtl">{}</w:dir></w:bdo>',
    "a control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "a simple field": '<w:fldSimple w:instr=" REF a ">{}</w:fldSimple>',
    "an insertion": '<w:ins w:author="Lee">{}</w:ins>',
    "a deletion": '<w:del w:author="Lee">{}</w:del>',
    "an unknown element": "<w:unheardOf>{}</w:unheardOf>",
    "an element of another program": '<x:mark xmlns:x="urn:other">{}</x:mark>',
    "older and newer content": '<mc:AlternateContent><mc:Choice Requires="x99">{}</mc:Choice></mc:AlternateContent>',
    "an unknown element of a formula": "<m:oMath><m:unheardOf>{}</m:unheardOf></m:oMath>",
}
RUNS = {
    "plain": r("alpha beta"),
    "hidden": r("alpha beta", "<w:vanish/>"),
    "struck": r("alpha beta", "<w:strike/>"),
    "raised": r("alpha beta", UP),
    "a box": f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(r('alpha beta'))}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></w:r>",
    "unknown": "<w:r><w:unheardOf><w:t>alpha beta</w:t></w:unheardOf></w:r>",
    "a field": field(" QUOTE ", r("alpha beta")),
    "inside of a code": field(r(" IF ", tag="instrText") + r("alpha beta"), r("gamma")),
}  # fmt: skip


@pytest.mark.parametrize("level", ["block", "run", "cell", "note"])
@pytest.mark.parametrize(("around", "run"), [
    (around, run) for around in SURROUNDED for run in RUNS
    if not around.endswith("formula") or run in ("plain", "raised", "unknown")  # Formulas hold no fields and boxes.
])  # fmt: skip
def test_every_word_is_in_the_text_once_or_in_the_account(level: str, around: str, run: str) -> None:
    surrounded = SURROUNDED[around].format(RUNS[run] if level == "run" else p(RUNS[run]))
    body = {
        "block": surrounded,
        "run": p(r("before "), surrounded, r(" after")),
        "cell": f"<w:tbl><w:tr><w:tc>{p(r('before'))}</w:tc><w:tc>{surrounded}</w:tc></w:tr></w:tbl>",
        "note": p(r("before"), call(2)),
    }[level]
    notes = f'<w:footnote w:id="2">{surrounded}</w:footnote>' if level == "note" else ""
    reading = read_bytes(docx(HEAD + p(r("Peace.")) + body, footnotes=notes), "a.docx")
    text = Counter(WORDS.findall(" ".join(block.text for _, block in reading.draft.blocks)))
    account = Counter(
        WORDS.findall(" ".join(a.text for a in reading.artefacts if a.kind is not ArtefactKind.NOT_UNDERSTOOD))
    )

    assert (text["alpha"] + account["alpha"], text["beta"] + account["beta"]) == (1, 1)
    if "unknown" in around or around.startswith("an element"):
        assert any(kind == "NOT_UNDERSTOOD" and "alpha beta" in words for kind, words in left_out(reading))


TAGS = [
    "p", "r", "tbl", "tr", "tc", "ins", "del", "moveFrom", "moveTo", "sdt", "sdtContent", "hyperlink", "smartTag",
    "bdo", "fldSimple", "unheardOf", "ruby", "rubyBase", "rt", "instrText", "pPr", "sectPr", "m:oMath", "m:num",
    "comment",
]  # fmt: skip
LOOKS = ["", "<w:vanish/>", "<w:strike/>", UP, "<w:ins/>"]


@given(st.data())
def test_words_are_read_once_in_any_order_of_elements(data: st.DataObject) -> None:
    made = 0

    def element(depth: int) -> str:
        nonlocal made
        if depth > 4 or data.draw(st.booleans()):
            made += 1
            run = r(f"word{made}x ", data.draw(st.sampled_from(LOOKS)))
            return run if data.draw(st.booleans()) else p(run, end=data.draw(st.sampled_from(LOOKS)))
        inside = "".join(element(depth + 1) for _ in range(data.draw(st.integers(1, 3))))
        tag = data.draw(st.sampled_from(TAGS))
        tag = tag if ":" in tag else f"w:{tag}"
        return f"<{tag}>{inside}</{tag}>"

    body = "".join(element(0) for _ in range(3))
    file = docx(HEAD + body + p(r("End.")))
    for view in ("final", "original"):
        reading = read_bytes(file, "a.docx", revisions=view)
        found = [block.text for _, block in reading.draft.blocks] + [text for _, text in reading.outside]
        found += [artefact.text for artefact in reading.artefacts if artefact.kind is not ArtefactKind.NOT_UNDERSTOOD]
        words = Counter(re.findall(r"word\d+x", " ".join(found)))

        assert words == Counter(f"word{number + 1}x" for number in range(made)), body


def test_an_unknown_element_is_named_once_with_its_number() -> None:
    reading = reading_of(p("<w:r><w:unheardOf/></w:r>") + p(r("Peace."), "<w:unheardOf>bare</w:unheardOf>"))

    assert left_out(reading) == [("NOT_UNDERSTOOD", "<w:unheardOf> (2 times): bare")]


# Harm


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_called_a_damaged_word_file(share: float) -> None:
    file = docx(HEAD + p(r("Peace. " * 50)) + "".join(p(r(f"Words {n} of the text.")) for n in range(200)))

    with pytest.raises(InputError, match="damaged") as failure:
        read_bytes(file[: int(len(file) * share)], "a.docx")
    assert "save it again" in str(failure.value)


def test_a_word_file_without_its_main_part_is_called_damaged() -> None:
    with pytest.raises(InputError, match="damaged"):
        read_bytes(packed({"word/styles.xml": "<a/>"}), "a.docx")


def test_many_overlapping_comments_cost_no_more_than_their_words() -> None:
    begins = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(3_000))
    ends = "".join(f'<w:commentRangeEnd w:id="{n}"/>' for n in range(3_000))
    body = p(begins, *[r("word ") for _ in range(3_000)], ends)
    found = reading_of(body, comments="".join(comment(n, "x") for n in range(3_000))).comments

    assert len(found) == 3_000
    assert max(len(c.anchor) for c in found) <= 1_000


def test_deleted_words_stand_in_the_account_of_either_text() -> None:
    file = docx(HEAD + p(r("Peace "), dele("and war "), ins("and trust "), r("reign.")))

    assert left_out(read_bytes(file, "a.docx")) == [("DELETED", "and war")]
    assert left_out(read_bytes(file, "a.docx", revisions="original")) == [("DELETED", "and trust")]
