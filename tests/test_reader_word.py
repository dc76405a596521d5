"""Word files: numbers as Word shows them, changes both ways, notes in place, skipped parts reported, no harm."""

from __future__ import annotations

import io
import subprocess
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import tracker
from benchmarks import office
from tests.support.cases import FOLDERS, read
from tests.support.chromium import refuse
from tests.support.generated import GENERATED
from tests.support.samples import STAGES, finished, stage
from tests.support.word_files import NS, call, dele, docx, ins, levels, mark, note, numbering, p, packed, r
from tracker.cli import commands
from tracker.errors import InputError
from tracker.readers import ArtefactKind, Reading, read_bytes
from tracker.readers.word.numbering import Numbering
from tracker.readers.word.package import Package
from tracker.readers.word.paragraphs import Paragraphs
from tracker.report.formats import REDLINE_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText


def labels(file: bytes, view: str = "final") -> list[str]:
    """Return number and words of each paragraph."""
    package = Package(file, "file.docx")
    reader = Paragraphs(Numbering(package.part("numbering.xml"), package.part("styles.xml")), view)
    return [f"{line.label} {line.text}".strip() for line in reader.lines(package.document())]


def texts(reading: Reading) -> list[str]:
    return [block.text for _, block in reading.draft.blocks]


# Numbers

TREATY = levels(
    ("decimal", "Article %1"), ("decimal", "%2."), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"),
    ("upperRoman", "%5."), ("bullet", "–"),
)  # fmt: skip

NUMBERED: dict[str, tuple[str, str, list[str]]] = {
    "levels that begin anew below another": (
        numbering({"0": TREATY}, {"1": "0"}),
        "".join(p(r("x"), num="1", level=n) for n in (0, 1, 1, 2, 2, 3, 1, 2, 0, 1)),
        ["Article 1 x", "1. x", "2. x", "(a) x", "(b) x", "(i) x", "3. x", "(a) x", "Article 2 x", "1. x"],
    ),
    "two numbers of one list go on counting": (
        numbering({"0": TREATY}, {"1": "0", "2": "0"}),
        p(r("x"), num="1", level=1) + p(r("x"), num="2", level=1),
        ["1. x", "2. x"],
    ),
    "a start that is set anew": (
        numbering({"0": TREATY},
                  {"1": "0", "2": '0|<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride>'}),
        "".join(p(r("x"), num=n, level=1) for n in "1122"),
        ["1. x", "2. x", "1. x", "2. x"],
    ),
    "another list has its own count": (
        numbering({"0": TREATY, "7": TREATY}, {"1": "0", "2": "7"}),
        "".join(p(r("x"), num=n, level=0) for n in "1121"),
        ["Article 1 x", "Article 2 x", "Article 1 x", "Article 3 x"],
    ),
    "a level that never begins anew": (
        numbering({"0": levels(("upperRoman", "Part %1"), ("decimal", "Article %2"),
                               more={1: '<w:lvlRestart w:val="0"/>'})}, {"1": "0"}),
        "".join(p(r("x"), num="1", level=n) for n in (0, 1, 1, 0, 1)),
        ["Part I x", "Article 1 x", "Article 2 x", "Part II x", "Article 3 x"],
    ),
    "figures in legal numbering": (
        numbering({"0": levels(("upperRoman", "%1"), ("decimal", "%1.%2"), more={1: "<w:isLgl/>"})}, {"1": "0"}),
        "".join(p(r("x"), num="1", level=n) for n in (0, 0, 1)),
        ["I x", "II x", "2.1 x"],
    ),
    "a number that comes from a style": (
        numbering({"0": levels(("decimal", "Article %1"), ("decimal", "%2)"), more={1: '<w:pStyle w:val="Para"/>'})},
                  {"1": "0"}),
        p(r("x"), style="Head") + p(r("y"), style="Para") + p(r("y"), style="Lower"),
        ["Article 1 x", "1) y", "2) y"],
    ),
    "no number where it was taken away": (
        numbering({"0": TREATY}, {"1": "0"}),
        p(r("x"), style="Head") + p(r("y"), style="Head", num="0") + p(r("z"), style="Head"),
        ["Article 1 x", "y", "Article 2 z"],
    ),
    "letters behind z": (
        numbering({"0": levels(("lowerLetter", "%1)"))}, {"1": "0"}),
        "".join(p(r("x"), num="1", level=0) for _ in range(28)),
        [f"{sign}) x" for sign in [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"]],
    ),
    "a list of bullets": (
        numbering({"0": levels(("bullet", "\uf0b7"), ("bullet", "–"))}, {"1": "0"}),
        p(r("x"), num="1", level=0) + p(r("x"), num="1", level=1),
        ["• x", "– x"],
    ),
}  # fmt: skip


def style(name: str, inside: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{inside}</w:style>'


STYLES = "".join([
    style("Head", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
    style("Para", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
    style("Lower", '<w:basedOn w:val="Para"/>'),
])  # fmt: skip


def numbered(name: str) -> tuple[bytes, list[str]]:
    lists, body, wanted = NUMBERED[name]
    return docx(body, numbering=lists, styles=STYLES), wanted


@pytest.mark.parametrize("name", NUMBERED)
def test_numbers_are_those_that_word_shows(name: str) -> None:
    file, wanted = numbered(name)

    assert labels(file) == wanted


OTHERWISE = ("a level that never begins anew", "figures in legal numbering", "a list of bullets")
"""Where LibreOffice 7.4 does not follow the standard (17.9.10, 17.9.4), or draws bullets of its own."""


@pytest.mark.slow
@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("name", [name for name in NUMBERED if name not in OTHERWISE])
def test_libreoffice_shows_the_same_numbers(name: str, tmp_path: Path) -> None:
    if not office.is_installed():
        refuse("there is no LibreOffice here: apt install libreoffice-writer")
    file, wanted = numbered(name)
    (tmp_path / "file.docx").write_bytes(file)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/user", "--headless",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path, tmp_path / "file.docx"],
        check=True, capture_output=True,
    )  # fmt: skip
    shown = (tmp_path / "file.txt").read_text("utf-8-sig").splitlines()

    assert [" ".join(line.replace("\uf0b7", "•").split()) for line in shown if line.strip()] == wanted


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("decimal", ["1", "2", "3"]), ("lowerRoman", ["i", "ii", "iii"]), ("upperLetter", ["A", "B", "C"]),
        ("russianLower", ["а", "б", "в"]), ("arabicAbjad", ["أ", "ب", "ج"]), ("arabicAlpha", ["أ", "ب", "ت"]),
        ("hindiNumbers", ["١", "٢", "٣"]), ("chineseCounting", ["一", "二", "三"]), ("decimalZero", ["01", "02", "03"]),
        ("none", ["", "", ""]),
    ],
)  # fmt: skip
def test_figures_of_the_six_languages(form: str, wanted: list[str]) -> None:
    file = docx(
        "".join(p(num="1", level=0) for _ in range(3)), numbering=numbering({"0": levels((form, "%1"))}, {"1": "0"})
    )

    assert labels(file) == wanted


@pytest.mark.parametrize(
    ("pattern", "form", "language"),
    [
        ("Article %1", "decimal", "en"), ("Artículo %1", "decimal", "es"), ("Статья %1", "decimal", "ru"),
        ("المادة %1", "decimal", "ar"), ("第%1条", "chineseCounting", "zh"), ("Article %1", "decimal", "fr"),
    ],
)  # fmt: skip
def test_numbered_articles_become_articles(pattern: str, form: str, language: str) -> None:
    lists = numbering({"0": levels((form, pattern), ("decimal", "%2."), ("lowerLetter", "(%3)"))}, {"1": "0"})
    body = "".join(
        p(num="1", level=0) + p(r("Peace:"), num="1", level=1) + p(r("one;"), num="1", level=2)
        + p(r("two."), num="1", level=2) for _ in range(3)
    )  # fmt: skip
    draft = read_bytes(docx(body, numbering=lists), f"draft.{language}.docx").draft

    assert [article.eid for article in draft.articles] == ["art_1", "art_2", "art_3"]
    assert "art_2__para_1__point_b" in draft.provisions


# Tracked changes


CHANGED = (
    p(r("Article 1"))
    + p(r("Peace "), dele("and quiet "), r("is a "), ins("human "), r("right."))
    + p(dele("Gone altogether."), end=mark("del"))
    + p(ins("Wholly new."), end=mark("ins"))
    + p(r("One paragraph"), end=mark("del"))
    + p(r(" that was two."))
)


def test_changes_are_accepted_or_rejected() -> None:
    final, original = (read_bytes(docx(CHANGED), "a.docx", revisions=view) for view in ("final", "original"))

    assert texts(final) == ["Article 1", "Peace is a human right.", "Wholly new.", "One paragraph that was two."]
    assert texts(original) == [
        "Article 1", "Peace and quiet is a right.", "Gone altogether.", "One paragraph", "that was two.",
    ]  # fmt: skip
    assert [problem.message for problem in final.problems] == [
        "The file contains tracked changes; they were read as accepted"
    ]
    assert "--revisions final" in original.problems[0].remedy


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_our_redlines_are_read_as_either_text(folder: Path) -> None:
    before, after = read(folder, "before"), read(folder, "after")
    for one, other in ((before, after), (after, before)):
        page = REDLINE_FORMATS["docx"].render(finished(one, other).view)
        read_as = [read_bytes(page, "a.docx", revisions=view).draft for view in ("original", "final")]
        assert [same(draft) for draft in read_as] == [same(one), same(other)]


def same(draft: DraftText) -> list[object]:
    """What must come back; notes stand in the order of their calls in any draft that is read."""
    return [block for _, block in draft.blocks]


@pytest.mark.parametrize("name", [*STAGES, *GENERATED])
def test_a_clean_file_of_ours_comes_back(name: str) -> None:
    for draft in [stage(name)] if name in STAGES else GENERATED[name]():
        assert same(read_bytes(tracker.export(draft, "docx"), "a.docx").draft) == same(draft)


# What else stands in Word files


def test_notes_stay_where_they_are_called() -> None:
    reading = read_bytes(
        docx(
            p(r("Article 1")) + p(r("Peace"), call(2), r(" and trust"), call(3, "endnote"), r(".")),
            footnotes='<w:footnote w:type="separator" w:id="0"/>' + note(2, "See the Charter."),
            endnotes=note(3, "See the Pact.", "endnote"),
        ),
        "a.docx",
    )

    assert texts(reading)[1] == "Peace\ufffc and trust\ufffc."
    assert reading.draft.notes == ("See the Charter.", "See the Pact.")


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>"
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
).format(p(r("In a box.")))


def test_every_skipped_part_is_reported() -> None:
    reading = read_bytes(
        docx(
            p(r("Article 1"))
            + f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('In a control.'))}</w:sdtContent></w:sdt>"
            + p(
                f"<w:hyperlink>{r('A link')}</w:hyperlink>",
                r(" and "),
                f"<w:smartTag>{r('a tag')}</w:smartTag>",
                r("."),
            )
            + p(r("Shown"), r(" and hidden", "<w:vanish/>"), r("."))
            + p(r("PAGE", tag="instrText"), r("A field."))
            + p(r("Beside it."), BOX)
            + p(
                r("Non"),
                "<w:r><w:noBreakHyphen/></w:r>",
                r("stop"),
                '<w:r><w:sym w:font="Symbol" w:char="F041"/></w:r>',
            )
        ),
        "a.docx",
    )

    assert texts(reading) == [
        "Article 1", "In a control.", "A link and a tag.", "Shown.", "A field.", "Beside it.", "In a box.",
        "Non\u2011stopΑ",
    ]  # fmt: skip
    messages = " ".join(problem.message for problem in reading.problems)
    assert "1 text box" in messages
    assert [(artefact.kind, artefact.text) for artefact in reading.artefacts] == [
        ("hidden text", "and hidden"), ("field", "PAGE"),
    ]  # fmt: skip


def test_tables_are_rows_and_frames_are_not() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc>{p(r(cell))}</w:tc>" for cell in row) for row in rows)
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    body = p(r("Article 1")) + table(("State", "Share"), ("A", "1|2")) + table(("Only a frame.",)) + p(r("End."))
    blocks = [block for _, block in read_bytes(docx(body), "a.docx").draft.blocks]

    assert [(block.kind, block.text) for block in blocks[1:]] == [
        ("row", "| State | Share |"), ("row", "| A | 1/2 |"), ("text", "Only a frame."), ("text", "End."),
    ]  # fmt: skip


def test_a_soft_break_parts_a_label_from_its_title_only() -> None:
    lines = "<w:r><w:t>{}</w:t><w:br/><w:t>{}</w:t></w:r>"
    reading = read_bytes(
        docx(p(lines.format("Article 1", "Scope")) + p(lines.format("Everyone has", "the right to peace."))), "a.docx"
    )

    assert texts(reading) == ["Article 1 — Scope", "Everyone has the right to peace."]


def test_a_report_around_the_treaty_is_left_out_and_listed() -> None:
    body = p(r("Report of the expert")) + p(r("A long story.")) + p(r("Annex")) + p(r("Draft declaration"))
    body += "".join(p(r(f"Article {n}")) + p(r("Words.")) for n in (1, 2, 3))
    reading = read_bytes(docx(body), "a.docx")

    assert len(reading.draft.articles) == 3
    assert [text for _, text in reading.outside][:2] == ["Report of the expert", "A long story."]
    assert (reading.first_line, reading.last_line) == (3, 10)


@pytest.mark.slow
@pytest.mark.xdist_group("office")
def test_a_redline_that_a_word_processor_saved_again_is_read_as_both_texts(tmp_path: Path) -> None:
    """What a drafter does: opens our redline, changes something, saves it. Styles are not what they were then."""
    if not office.is_installed():
        refuse("there is no LibreOffice here: apt install libreoffice-writer")
    before, after = stage("2014-avant-projet"), stage("2017-final")
    (tmp_path / "sent.docx").write_bytes(REDLINE_FORMATS["docx"].render(finished(before, after).view))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/user", "--headless", "--convert-to",
         "docx:Office Open XML Text", "--outdir", tmp_path / "saved", tmp_path / "sent.docx"],
        check=True, capture_output=True,
    )  # fmt: skip
    page = (tmp_path / "saved" / "sent.docx").read_bytes()

    assert same(read_bytes(page, "a.docx").draft) == same(after)
    assert same(read_bytes(page, "a.docx", revisions="original").draft) == same(before)


def test_an_annex_can_be_named() -> None:
    body = p(r("Report")) + "".join(
        p(r(f"Annex {number}")) + p(r("Article 1")) + p(r(f"Words of {number}.")) for number in ("I", "II", "III")
    )

    assert texts(read_bytes(docx(body), "a.docx", annex="ii")) == ["Article 1", "Words of II."]
    assert texts(read_bytes(docx(body), "a.docx", annex="III")) == ["Article 1", "Words of III."]
    with pytest.raises(InputError, match="I, II, III"):
        read_bytes(docx(body), "a.docx", annex="IV")


# Files of other programs


@pytest.mark.slow
@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("form", ["doc:MS Word 97", "odt:writer8", "rtf:Rich Text Format"])
def test_other_word_processors_files_are_read_by_libreoffice(form: str, tmp_path: Path) -> None:
    if not office.is_installed():
        refuse("there is no LibreOffice here: apt install libreoffice-writer")
    lists, body, _ = NUMBERED["levels that begin anew below another"]
    # LibreOffice forgets the level of the last paragraph when it writes RTF.
    (tmp_path / "file.docx").write_bytes(docx(body + p(r("End.")), numbering=lists))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/user", "--headless",
         "--convert-to", form, "--outdir", tmp_path, tmp_path / "file.docx"],
        check=True, capture_output=True,
    )  # fmt: skip
    reading = tracker.read(tmp_path / f"file.{form[:3]}")

    assert [article.eid for article in reading.draft.articles] == ["art_1", "art_2"]
    assert "art_1__para_2__point_b" in reading.draft.provisions
    assert "LibreOffice converted the file" in " ".join(problem.message for problem in reading.problems)


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1", b"{\\rtf1 Article 1}"])
def test_without_libreoffice_it_says_what_to_do(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)

    with pytest.raises(InputError, match=r"save it as \.docx"):
        read_bytes(data, "a.doc")


# Harm


@pytest.mark.slow
def test_a_bomb_is_not_unpacked() -> None:
    body = p(r("x" * 101_000_000))

    with pytest.raises(InputError, match="larger inside"):
        read_bytes(docx(body), "a.docx")


def test_a_part_that_says_it_is_smaller_is_refused() -> None:
    file = docx(p(r("x" * 5000)))
    size = len(zipfile.ZipFile(io.BytesIO(file)).read("word/document.xml"))
    lying = file.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))

    assert lying != file
    with pytest.raises(InputError):
        read_bytes(lying, "a.docx")


@pytest.mark.parametrize(
    "text",
    [
        f"<!DOCTYPE a [<!ENTITY b 'c'>]><w:document {NS}><w:body/></w:document>",
        f"<w:document {NS}><w:body>", "", f"<w:document {NS}/>",
        f"<w:document {NS}>{'<w:sdt>' * 5000}{'</w:sdt>' * 5000}</w:document>",
    ],
)  # fmt: skip
def test_unsafe_or_broken_parts_are_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_bytes(packed({"word/document.xml": text}), "a.docx")


def test_too_many_files_are_refused() -> None:
    with pytest.raises(InputError, match="too many"):
        read_bytes(packed({f"word/{n}.xml": "" for n in range(5001)}), "a.docx")


WHOLE = docx(CHANGED, numbering=numbering({"0": TREATY}, {"1": "0"}), styles=STYLES, footnotes=note(2, "See."))


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6))
def test_damaged_files_are_read_or_refused(changes: list[tuple[int, int]]) -> None:
    file = bytearray(WHOLE)
    for place, byte in changes:
        file[place % len(file)] = byte
    with suppress(InputError):
        read_bytes(bytes(file), "a.docx")


@given(st.data())
def test_any_elements_in_any_order_are_read_or_refused(data: st.DataObject) -> None:
    tags = ["p", "r", "t", "tbl", "tr", "tc", "ins", "del", "sdt", "pPr", "numPr", "numId", "ilvl", "br", "sym", "lvl"]
    numbers = data.draw(st.lists(st.integers(-3, 10**12), min_size=1, max_size=4))

    def element(depth: int) -> str:
        tag = data.draw(st.sampled_from(tags))
        inside = "x" if depth > 3 else "".join(element(depth + 1) for _ in range(data.draw(st.integers(0, 3))))
        return f'<w:{tag} w:val="{data.draw(st.sampled_from(numbers))}" w:id="2">{inside}</w:{tag}>'

    with suppress(InputError):
        read_bytes(docx(element(0), numbering=element(0), styles=element(0)), "a.docx")


# The command


def test_a_word_file_is_kept_as_a_stage(tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(docx(CHANGED))
    store = ["--store", str(tmp_path / "store")]
    about = ["--instrument", "peace", "--language", "en"]
    runs = [
        ["init", str(tmp_path / "store")],
        ["add", str(tmp_path / "draft.docx"), "--stage", "one", "--revisions", "original", *about, *store],
        ["add", str(tmp_path / "draft.docx"), "--stage", "two", *about, *store],
        ["show", "one", *store],
    ]
    results = [CliRunner().invoke(commands, args) for args in runs]

    assert [result.exit_code for result in results] == [0] * 4, [result.output for result in results]
    assert "paragraphs 1 to" in results[1].output
    assert "Peace and quiet is a right." in results[3].output


def test_what_was_understood_can_be_edited_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "draft.docx").write_bytes(docx(p(r("Article 1")) + p(r("Peace and quite."))))
    store = ["--store", str(tmp_path / "store")]
    args = [
        "add",
        str(tmp_path / "draft.docx"),
        "--stage",
        "one",
        "--instrument",
        "peace",
        "--language",
        "en",
        "--edit",
    ]
    assert CliRunner().invoke(commands, ["init", str(tmp_path / "store")]).exit_code == 0

    monkeypatch.setattr("click.edit", lambda *_, **__: None)
    assert CliRunner().invoke(commands, [*args, *store]).exit_code != 0
    monkeypatch.setattr("click.edit", lambda text, **_: text.replace("quite", "quiet"))
    result = CliRunner().invoke(commands, [*args, *store])

    assert result.exit_code == 0, result.output
    assert "Peace and quiet." in CliRunner().invoke(commands, ["show", "one", *store]).output


def test_both_texts_of_a_file_with_changes_become_two_stages(tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(docx(CHANGED))
    store = ["--store", str(tmp_path / "store")]
    args = ["add", str(tmp_path / "draft.docx"), "--instrument", "peace", "--language", "en", "--revisions", "both"]
    assert CliRunner().invoke(commands, ["init", str(tmp_path / "store")]).exit_code == 0
    assert CliRunner().invoke(commands, [*args, *store]).exit_code != 0, "a name is needed"
    result = CliRunner().invoke(commands, [*args, "--stage", "two", *store])
    page = CliRunner().invoke(commands, ["redline", "two-original", "two", "--format", "markdown", *store])

    assert result.exit_code == 0, result.output
    assert "<del>and quiet" in page.output
    assert "human</ins>" in page.output


@pytest.mark.parametrize("heading", ["Contents", "Sommaire", "Índice", "Содержание", "目录", "المحتويات"])
def test_the_heading_above_a_table_of_contents_of_an_old_file_is_left_out(heading: str) -> None:
    contents = "".join(
        p(r(f"Article {number}") + "<w:r><w:tab/></w:r>" + r("3"), style="Contents1") for number in (1, 2)
    )
    text = p(r("Article 1")) + p(r("Peace.")) + p(r("Article 2")) + p(r("Trust."))
    reading = read_bytes(docx(p(r(heading)) + contents + p(r("Pact")) + text), "a.docx")

    assert [block.text for _, block in reading.draft.blocks] == ["Pact", "Article 1", "Peace.", "Article 2", "Trust."]
    assert heading in [artefact.text for artefact in reading.artefacts if artefact.kind is ArtefactKind.CONTENTS]


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("Peace lasts", "See the report."),
        ("La paix dure", "Voir le rapport."),
        ("La paz perdura", "Véase el informe."),
        ("Мир вечен", "См. доклад."),
        ("和平长存", "见报告。"),
        ("السلام دائم", "انظر التقرير."),
    ],
)
def test_notes_typed_with_raised_marks_are_notes(words: str, note: str) -> None:
    text = (
        p(r("Article 5"))
        + p(r(f"1. {words}"), r("1", RAISED), r("."))
        + p(r(f"2. {words}"), r("2", RAISED), r("."))
        + p(r("1", RAISED), r(f" {note}"))
        + p(r("2", RAISED), r("Reserved."))
    )
    reading = read_bytes(docx(text), "a.docx")

    assert len(reading.draft.articles) == 1
    assert len(reading.draft.notes) == 2
    assert [block.text for _, block in reading.draft.blocks][-2:] == [note, "Reserved."]


def test_a_raised_mark_that_two_places_call_stays_text() -> None:
    text = p(r("Article 5")) + p(r("Nine km"), r("2", RAISED), r(" and six m"), r("2", RAISED), r("."))
    reading = read_bytes(docx(text + p(r("2", RAISED), r(" Reserved."))), "a.docx")

    assert reading.draft.notes == ()
    assert [block.text for _, block in reading.draft.blocks][1:] == ["Nine km² and six m².", "² Reserved."]


def test_words_of_foreign_elements_in_an_object_are_named() -> None:
    body = p('<w:r><w:object><x:ole xmlns:x="urn:x">Chart of bridges</x:ole></w:object></w:r>')
    reading = read_bytes(docx(p(r("Article 1")) + p(r("Peace.")) + body), "a.docx")

    assert any("Chart of bridges" in artefact.text for artefact in reading.artefacts)
