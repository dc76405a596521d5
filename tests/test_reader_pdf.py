"""PDF files: lines become paragraphs, notes come from the feet of pages, and problems report every guess."""

from __future__ import annotations

import base64
import io
import subprocess
import sys
import zlib
from collections import Counter
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from pypdf.generic import DictionaryObject, NameObject, RectangleObject, TextStringObject

import tracker
from benchmarks import office
from tests.support.chromium import refuse
from tests.support.generated import GENERATED
from tests.support.samples import STAGES, stage
from tracker.errors import InputError
from tracker.model.annotation import RevisionKind
from tracker.model.stage import FrontMatter
from tracker.readers import Reading, read_bytes
from tracker.readers.reading import ArtefactKind

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText

pytestmark = pytest.mark.slow


def printed(draft: DraftText, folder: Path) -> bytes:
    """Return a draft as LibreOffice prints its clean Word file: with notes, running heads and page numbers."""
    if not office.is_installed():
        refuse("there is no LibreOffice here: apt install libreoffice-writer")
    (folder / "draft.docx").write_bytes(tracker.export(draft, "docx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/user", "--headless", "--convert-to", "pdf",
         "--outdir", folder, folder / "draft.docx"],
        check=True, capture_output=True,
    )  # fmt: skip
    return (folder / "draft.pdf").read_bytes()


def left_out(reading: Reading) -> list[tuple[str, ArtefactKind]]:
    return [(artefact.text, artefact.kind) for artefact in reading.artefacts]


def doubts(reading: Reading) -> str:
    return " ".join(problem.message for problem in reading.problems)


def texts(reading: Reading) -> list[str]:
    return [block.text for _, block in reading.draft.blocks]


@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("name", [*STAGES, "english"])
def test_a_printed_draft_comes_back(name: str, tmp_path: Path) -> None:
    draft = stage(name) if name in STAGES else GENERATED[name]()[0]
    reading = read_bytes(printed(draft, tmp_path), "draft.pdf")
    # A PDF does not say whether a blank is a non-breaking one.
    wanted, got = (
        Counter(text.replace("\u00a0", " ") for text in side)
        for side in ([block.text for _, block in draft.blocks], texts(reading))
    )

    assert len(reading.draft.articles) == len(draft.articles)
    assert reading.draft.provisions.keys() >= {article.eid for article in draft.articles}
    # A note with a long address that breaks in two may come back with a space in it.
    assert (wanted & got).total() >= wanted.total() - 2
    words = Counter(" ".join(wanted.elements()).split()) - Counter(" ".join(got.elements()).split())
    assert words.total() <= 2, words


@cache
def page(body: str, css: str = "") -> bytes:
    """Return a small PDF, set by WeasyPrint."""
    try:
        import weasyprint  # noqa: PLC0415 – loaded when used
    except OSError:
        refuse("there is no Pango here: apt install libpango-1.0-0 libpangoft2-1.0-0")
    look = f"@page {{ size: 120mm 80mm; margin: 15mm; {css} }} p {{ font: 10pt/1.3 'DejaVu Serif'; margin: 0 0 3mm }}"
    made: bytes = weasyprint.HTML(string=f"<style>{look}</style>{body}").write_pdf()
    return made


SENTENCES = {
    "en": "Each Party shall publish the charges of its ports not less than thirty days ahead of time.",
    "fr": "Toute Partie publie les redevances de ses ports au moins trente jours avant leur application.",
    "es": "Cada Parte publicará las tasas de sus puertos con una antelación mínima de treinta días.",
    "ru": "Каждая Сторона публикует сборы своих портов не менее чем за тридцать дней до их введения.",
}
LABELS = {"en": "Article", "fr": "Article", "es": "Artículo", "ru": "Статья"}


def articles(language: str, count: int = 6, times: int = 2) -> list[str]:
    """Return lines of a treaty: labels and one paragraph below each, all different."""
    words = [f"{SENTENCES[language][:-1]} ({n}). " * times for n in range(1, count + 1)]
    return [line.strip() for n, text in enumerate(words, 1) for line in (f"{LABELS[language]} {n}", text)]


LONG = [
    " ".join(f"Everyone has the right to {good} and to the solidarity of all peoples of the world." for good in row)
    for row in (
        ["peace", "food", "work"],
        ["water", "land", "rest"],
        ["air", "shelter", "trust"],
        ["sleep", "joy", "song"],
    )
]
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)


def test_lines_become_paragraphs_over_pages_too() -> None:
    body = f"<p>Article 1</p>{PARAGRAPHS}<p>Article 2</p><p>End.</p>"
    reading = read_bytes(page(body), "a.pdf")

    assert len(PdfReader(io.BytesIO(page(body))).pages) > 1
    assert texts(reading) == ["Article 1", *LONG, "Article 2", "End."]


def test_a_draft_with_wide_lines_has_the_same_paragraphs() -> None:
    words = (
        "Each State shall take all the measures that are needed so that everybody may enjoy this right in full. " * 3
    )
    body = f"<p>Article 1</p><p>{words}</p><p>{words.upper()}</p><p>Article 2</p><p>{words}</p>"
    narrow, wide = (
        texts(read_bytes(page(body, f"p {{ line-height: {height}; margin: 0 0 1em 0 }}"), "draft.pdf"))
        for height in ("1.2", "2.4")
    )

    assert narrow == wide
    assert narrow[1] == words.strip()


def test_running_heads_and_page_numbers_are_left_out_and_named() -> None:
    css = "@top-left { content: 'A/HRC/1/2' } @bottom-center { content: '– ' counter(page) ' –' }"
    reading = read_bytes(page(f"<p>Article 1</p>{PARAGRAPHS}", css), "a.pdf")

    assert texts(reading) == ["Article 1", *LONG]
    assert ("A/HRC/1/2", ArtefactKind.RUNNING_HEAD) in left_out(reading)
    assert ("– 2 –", ArtefactKind.PAGE_NUMBER) in left_out(reading)
    assert not any("A/HRC" in problem.message for problem in reading.problems)


@pytest.mark.parametrize(
    "label",
    ["Article {}", "Artículo {}", "Статья {}", "第{}条", "Chapitre {}", "Section {}", "ARTICLE {} — Ports"],
)
def test_headings_at_the_top_of_their_pages_are_no_running_heads(label: str) -> None:
    labels = [label.format(number) for number in range(1, 6)]
    goods = ["peace", "food", "work", "rest", "joy"]
    pairs = [(line, f"Everyone has the right to {good}.") for line, good in zip(labels, goods, strict=True)]
    body = "".join(f"<p style='break-before: page'>{line}</p><p>{words}</p>" for line, words in pairs)
    heads = "@top-left { content: 'A/HRC/1/2' } @bottom-center { content: counter(page) }"
    reading = read_bytes(page(body, heads), "a.pdf")

    assert texts(reading) == [text for pair in pairs for text in pair]


@pytest.mark.parametrize("chapter", ["Chapter", "Chapitre", "Capítulo", "Глава"])
def test_a_heading_repeated_on_the_pages_of_its_chapter_is_a_running_head(chapter: str) -> None:
    head = f"@top-left {{ content: '{chapter} 2: Ports ' counter(page) }}"
    reading = read_bytes(page(f"<p>{chapter} 2</p><p>Article 1</p>{PARAGRAPHS}", head), "a.pdf")

    assert texts(reading) == [f"{chapter} 2", "Article 1", *LONG]
    assert (f"{chapter} 2: Ports 2", ArtefactKind.RUNNING_HEAD) in left_out(reading)


def test_small_letters_that_nothing_calls_stay_in_their_place() -> None:
    small = "<p style='font-size: 7pt !important'>2 Norway, 1 May 2020</p>"
    reading = read_bytes(page(f"<p>Article 1</p><p>Signed.</p>{small}"), "a.pdf")

    assert texts(reading)[-1] == "2 Norway, 1 May 2020"
    assert not reading.draft.notes


def test_raised_figures_call_the_notes_at_the_foot() -> None:
    sup = "<sup style='font-size:6pt'>{}</sup>"
    note = "<p style='font-size:8pt; margin:0'>{}</p>"
    body = (
        f"<p>Article 1</p><p>{LONG[0]}</p>"
        f"<p>Peace{sup.format(1)} and trust{sup.format(2)}, ten square metres (m{sup.format(7)}).</p>"
        + note.format("1 See the Charter.") + note.format("2 See the Pact, which says so at some length.")
    )  # fmt: skip
    reading = read_bytes(page(body), "a.pdf")

    assert texts(reading)[2] == "Peace\ufffc and trust\ufffc, ten square metres (m⁷)."
    assert reading.draft.notes == ("See the Charter.", "See the Pact, which says so at some length.")


def test_a_hyphen_at_the_end_of_a_line_is_judged_by_the_rest_of_the_text() -> None:
    first = "The cooperation of all is a right of non-nationals. Here, non-nationals live."
    body = f"<p>Article 1</p><p>{first} The co-<br>operation of non-<br>nationals too.</p>"
    reading = read_bytes(page(body), "a.pdf")

    assert texts(reading)[1] == f"{first} The cooperation of non-nationals too."
    assert left_out(reading) == [("-", ArtefactKind.HYPHEN)]
    assert "hyphen" not in doubts(reading)


def test_a_hyphen_of_which_nothing_is_known_is_kept_and_doubted() -> None:
    reading = read_bytes(page("<p>Article 1</p><p>The election is over. A re-<br>election is not.</p>"), "a.pdf")

    assert texts(reading)[1] == "The election is over. A re-election is not."
    assert "Joined over a hyphen at the end of a line: re-election" in doubts(reading)


ARABIC = [
    "المادة 1",
    "لكل إنسان الحق في التضامن الدولي (انظر المادة 25) وفقا للقرار 60/251 المؤرخ 15 آذار/مارس 2006 بشأن السلام.",
    "المادة 2",
    "لا بد من التعاون مع (UNESCO) بشأن السلام «العادل» بين الدول كافة في كل وقت.",
]


def test_letters_from_right_to_left_come_in_the_order_of_reading() -> None:
    font = "<style>p { font-family: 'Noto Naskh Arabic', 'DejaVu Sans' !important }</style>"
    body = font + "".join(f"<p dir='rtl' lang='ar'>{line}</p>" for line in ARABIC)

    assert texts(read_bytes(page(body), "a.pdf")) == ARABIC


def test_text_from_right_to_left_that_is_ragged_at_the_right_has_its_paragraphs() -> None:
    words = "تنشر كل دولة رسوم موانئها قبل تطبيقها بثلاثين يوما على الأقل وتدخل السفن إلى الميناء."
    lines = ["إن الأطراف،", "إذ ترغب في السلام،", words, "المادة 1", words, "المادة 2", words]
    body = "".join(f"<p dir='rtl' style='text-align: left; margin: 0'>{line}</p>" for line in lines)

    assert texts(read_bytes(page(body), "a.pdf")) == lines


@pytest.mark.parametrize("font", ["Noto Naskh Arabic", "Noto Sans Arabic", "DejaVu Sans"])
def test_vowel_signs_and_ligatures_stand_behind_their_letters(font: str) -> None:
    """Fonts set them at heights of their own, and two letters as one sign."""
    words = ["المادة 1", "لمّا كان جميع الناس متساوين في الكرامة والسلام، ولا يُخل بهذا الإعلان إلى الأبد."]
    body = "".join(f"<p dir='rtl' lang='ar' style=\"font-family: '{font}' !important\">{line}</p>" for line in words)

    assert texts(read_bytes(page(body), "a.pdf")) == words


def test_a_reference_at_the_beginning_of_a_line_is_no_heading() -> None:
    body = (
        "<p>Article 6</p><p>The Board shall decide on requests made under<br>Article 7. It shall tell all Parties what"
        "<br>it decided, within the thirty days that follow.</p><p>Article 7</p><p>End.</p>"
    )
    reading = read_bytes(page(body), "a.pdf")

    assert [article.label for article in reading.draft.articles] == ["Article 6", "Article 7"]


def test_a_head_that_is_shorter_on_the_first_page_is_no_text() -> None:
    css = "@top-left { content: 'A/HRC/1/2' } @top-right { content: 'Draft of May' }"
    reading = read_bytes(
        page(f"<style>@page:first {{ @top-left {{ content: none }} }}</style><p>Article 1</p>{PARAGRAPHS}", css),
        "a.pdf",
    )

    assert texts(reading) == ["Article 1", *LONG]
    assert ("Draft of May", ArtefactKind.RUNNING_HEAD) in left_out(reading)


def test_a_line_of_the_text_at_the_foot_of_many_pages_is_no_running_head() -> None:
    """Clauses that recur, as in model contracts, come to stand at one height of several pages."""
    clause = "Each Party shall publish the charges of its ports, and the charges of its ports."
    body = "".join(f"<p style='break-before: page'>Article {n}</p>{f'<p>{clause}</p>' * 4}" for n in range(1, 5))
    reading = read_bytes(page(body, "margin-bottom: 10mm"), "a.pdf")

    assert Counter(texts(reading))[clause] == 16
    assert left_out(reading) == []


def test_a_file_of_which_all_is_certain_has_no_doubt() -> None:
    body = "".join(f"<p>{line}</p>" for line in articles("en"))

    assert read_bytes(page(body), "a.pdf").problems == ()


def test_a_page_that_ends_with_a_full_line_and_a_sentence_is_doubted() -> None:
    """The same page is printed where a paragraph ends there, and where it goes on."""
    line = "The charges of the ports are published."
    ends = f"<p>Article 1</p><p>{LONG[0]} {line}</p><p style='break-before: page'>{LONG[1]}</p>"
    goes_on = (
        f"<p>Article 1</p><p>{LONG[0]} {line}<span style='break-before: page; display: block'>{LONG[1]}</span></p>"
    )
    full = (
        "<style>p { text-align: justify; text-align-last: justify } p:first-of-type { text-align-last: left }</style>"
    )
    readings = [read_bytes(page(full + body), "a.pdf") for body in (ends, goes_on)]

    assert texts(readings[0]) == texts(readings[1])
    assert all("may continue beyond the end of page 1" in doubts(reading) for reading in readings)


@pytest.mark.parametrize(("language", "same"), [("en", "Ibid."), ("ru", "Там же."), ("fr", "Ibid."), ("es", "Ibíd.")])
def test_notes_that_recur_at_the_feet_of_pages_are_no_running_feet(language: str, same: str) -> None:
    call, body = "<sup style='font-size:6pt'>{}</sup>", ""
    for n in range(1, 5):
        note = f"<p style='position: absolute; top: 44mm; font-size: 8pt; margin: 0'>{n} {same}</p>"
        words = SENTENCES[language][:-1] + call.format(n)
        lines = f"<p>{LABELS[language]} {n}</p><p>{words}.</p>"
        body += f"<div style='break-before: page; position: relative'>{lines}{note}</div>"
    reading = read_bytes(page(body, "@bottom-left { content: counter(page) '/4' }"), "a.pdf")

    assert reading.draft.notes == (same,) * 4
    assert [kind for _, kind in left_out(reading)] == [ArtefactKind.PAGE_NUMBER] * 4


@pytest.mark.parametrize("noted", [{1, 3}, {1, 2, 3, 4}])
def test_a_foot_close_below_notes_is_no_part_of_them(noted: set[int]) -> None:
    body = ""
    for n in range(1, 5):
        call, note = (f"<sup style='font-size:6pt'>{n}</sup>", f"{n} See no. {n}.") if n in noted else ("", "")
        foot = f"<p style='position: absolute; top: 44mm; font-size: 8pt; margin: 0'>{note}<br>A/AC.9/WP.7 {n}/4</p>"
        lines = f"<p>Article {n}</p><p>Peace is for all{call}.</p>"
        body += f"<div style='break-before: page; position: relative'>{lines}{foot}</div>"
    reading = read_bytes(page(body), "a.pdf")

    assert reading.draft.notes == tuple(f"See no. {n}." for n in sorted(noted))
    assert ("A/AC.9/WP.7 1/4", ArtefactKind.RUNNING_HEAD) in left_out(reading)


def test_the_foot_of_the_first_page_is_no_text_though_it_has_other_words() -> None:
    css = "@bottom-left { content: 'A/C.6/78/L.12 ' counter(page) '/4' }"
    first = "<style>@page:first { @bottom-left { content: '23-21847 (E) 081123' } }</style>"
    reading = read_bytes(page(f"{first}<p>Article 1</p>{PARAGRAPHS}", css), "a.pdf")

    assert texts(reading) == ["Article 1", *LONG]
    assert ("23-21847 (E) 081123", ArtefactKind.RUNNING_HEAD) in left_out(reading)


@pytest.mark.parametrize("language", SENTENCES)
def test_the_gaps_of_justified_lines_are_no_columns(language: str) -> None:
    """A long word at the beginning of all lines has a gap behind it at one place."""
    words = SENTENCES[language].split()
    lines = [f"Continental {' '.join(words[n:])}"[:44].rpartition(" ")[0] for n in range(6)]
    style = "text-align: justify; text-align-last: justify; margin: 0; font-size: 9pt"
    body = "".join(f"<p style='{style}'>{line}</p>" for line in lines)
    reading = read_bytes(page(f"<p>{LABELS[language]} 1</p>{body}"), "a.pdf")

    assert " ".join(texts(reading)).replace(" — ", " ") == " ".join([f"{LABELS[language]} 1", *lines])


def test_a_symbol_broken_behind_a_slash_is_one_word() -> None:
    reading = read_bytes(page("<p>Article 1</p><p>As in A/CONF.39/<br>11/Add.1 and after it.</p>"), "a.pdf")

    assert texts(reading)[1] == "As in A/CONF.39/11/Add.1 and after it."


def test_pictures_of_pages_are_refused() -> None:
    with pytest.raises(InputError, match="scanned"):
        read_bytes(page("<p></p>"), "a.pdf")


def picture() -> str:
    """Return a grey picture that covers a page."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (8).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    pixels = zlib.compress((b"\x00" + b"\x80" * 8) * 8)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    style = "position: absolute; top: -15mm; left: -15mm; width: 120mm; height: 80mm"
    return f"<img style='{style}' src='data:image/png;base64,{base64.b64encode(png).decode()}'>"


def test_a_page_that_is_a_picture_among_others_is_named() -> None:
    scan = f"<div style='break-before: page; position: relative'>{picture()}</div>"
    body = f"<p>Article 1</p><p>Peace.</p>{scan}<p style='break-before: page'>Article 3</p><p>End.</p>"
    reading = read_bytes(page(body), "a.pdf")

    assert texts(reading) == ["Article 1", "Peace.", "Article 3", "End."]
    assert "A page is a picture without letters" in doubts(reading)
    assert ("picture of 12 × 8 cm on page 2", ArtefactKind.PICTURE) in left_out(reading)


def test_a_file_of_scanned_pages_alone_is_refused() -> None:
    with pytest.raises(InputError, match="only pictures of pages"):
        read_bytes(page(f"<div style='position: relative'>{picture()}</div>"), "a.pdf")


@pytest.mark.parametrize("language", SENTENCES)
def test_entries_of_a_table_of_contents_are_named_and_no_articles(language: str) -> None:
    lines = articles(language, 3, 1)
    entries = "".join(f"<p>{label} {'.' * 30} {n}</p>" for n, label in enumerate(lines[::2], 2))
    body = "".join(f"<p>{line}</p>" for line in lines)
    reading = read_bytes(page(f"{entries}<div style='break-before: page'>{body}</div>"), "a.pdf")

    assert texts(reading) == lines
    assert [kind for _, kind in left_out(reading)].count(ArtefactKind.CONTENTS) == 3


def test_a_locked_file_is_refused() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(page("<p>Article 1</p>")))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)

    with pytest.raises(InputError, match="locked"):
        read_bytes(out.getvalue(), "a.pdf")


def test_without_the_library_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)

    with pytest.raises(InputError, match=r"treaty-tracker\[pdf\]"):
        read_bytes(b"%PDF-1.7", "a.pdf")


@pytest.mark.parametrize(
    ("label", "titles"),
    [
        ("Article {}", ["Duties of the authorities of a port", "Use of terms", "Ports"]),
        ("Статья {}", ["Обязанности портовых властей", "Термины", "Порты"]),
        ("第{}条", ["港口主管机关对所有进出港口的船舶承担的义务", "用语", "港口"]),
    ],
)
def test_a_title_at_the_foot_of_a_page_stays_apart_from_the_text_overleaf(label: str, titles: list[str]) -> None:
    words = {"A": "A port is open to all.", "С": "Суда входят в порт.", "第": "各港口向所有船舶开放。"}[label[0]]
    printed = [*titles[1:], titles[0]]
    body = "".join(
        f"<p>{label.format(n)}</p><p>{title}</p><p{' style=break-before:page' * (n == len(printed))}>{words}</p>"
        for n, title in enumerate(printed, 1)
    )
    reading = read_bytes(page(body), "a.pdf")

    assert texts(reading) == [t for n, title in enumerate(printed, 1) for t in (f"{label.format(n)} — {title}", words)]


# Margins and columns


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize(("step", "side"), [(5, "left"), (1, "left"), (5, "right"), (2, "right")])
def test_line_numbers_are_left_out_and_named(language: str, step: int, side: str) -> None:
    wanted = articles(language, 4, 1)
    printed, number = "", 0
    for line in wanted:
        printed += "<p>"
        words = line.split()
        for at in range(0, len(words), 6):
            number += 1
            shown = f"<span class=n>{number}</span>" if number % step == 0 else ""
            printed += f"<span class=line>{shown}{' '.join(words[at : at + 6])}</span>"
        printed += "</p>"
    css = f"""<style>.line {{ display: block; position: relative }}
        .n {{ position: absolute; {side}: -9mm; font-size: 7pt }} p {{ font-size: 8pt !important }}</style>"""
    reading = read_bytes(page(css + printed), "a.pdf")
    numbers = [text for text, kind in left_out(reading) if kind is ArtefactKind.LINE_NUMBER]

    assert " ".join(texts(reading)) == " ".join(wanted)
    assert ", ".join(numbers) == ", ".join(str(n) for n in range(step, number + 1, step))


@pytest.mark.parametrize("language", SENTENCES)
def test_line_numbers_of_the_feet_of_pages_have_a_count_of_their_own(language: str) -> None:
    """LibreOffice counts the lines of the text over all pages, and those of feet and notes by themselves."""
    wanted, number, printed = articles(language, 4, 1), 0, ""
    for at, line in enumerate(wanted):
        number += 5
        foot = f"<span class='n foot'>{5 * at // 2}</span>" if at and at % 2 == 0 else ""
        begin = "style='break-before: page; position: relative'" if at % 2 == 0 else "style='position: relative'"
        printed += f"<p {begin}><span class=n>{number}</span>{foot}{line}</p>"
    css = "<style>.n { position: absolute; left: -9mm } .foot { top: 45mm } p { font-size: 8pt !important }</style>"
    reading = read_bytes(page(css + printed), "a.pdf")

    assert texts(reading) == wanted
    assert [kind for _, kind in left_out(reading)].count(ArtefactKind.LINE_NUMBER) == 4


@pytest.mark.parametrize("language", SENTENCES)
def test_two_columns_are_read_one_after_the_other(language: str) -> None:
    wanted = articles(language)
    body = "".join(f"<p>{line}</p>" for line in wanted)
    css = "<style>p { font-size: 7pt !important } div { columns: 2; column-gap: 8mm }</style>"
    title = "<h1>TREATY ON THE PORTS OF THE RIVER AND ITS MOUTHS</h1>"
    reading = read_bytes(page(f"{css}{title}<div>{body}</div>"), "a.pdf")

    assert texts(reading)[-len(wanted) :] == wanted


@pytest.mark.parametrize(("left", "right"), [("en", "fr"), ("es", "ru"), ("ru", "en")])
def test_of_two_languages_side_by_side_one_is_read_and_the_other_named(left: str, right: str) -> None:
    rows = zip(articles(left), articles(right), strict=True)
    body = "".join(f"<tr><td><p>{a}</p></td><td><p>{b}</p></td></tr>" for a, b in rows)
    css = "<style>td { width: 42mm; padding: 0 2mm; vertical-align: top } p { font-size: 7pt !important }</style>"
    reading = read_bytes(page(f"{css}<table>{body}</table>"), "a.pdf")
    others = " ".join(text for text, kind in left_out(reading) if kind is ArtefactKind.OTHER_LANGUAGE)

    assert texts(reading) == articles(left)
    assert others == " ".join(articles(right))
    assert "Two texts stand side by side" in doubts(reading)


def test_of_two_languages_side_by_side_the_wanted_one_is_read() -> None:
    rows = zip(articles("en"), articles("ru"), strict=True)
    body = "".join(f"<tr><td><p>{a}</p></td><td><p>{b}</p></td></tr>" for a, b in rows)
    css = "<style>td { width: 42mm; padding: 0 2mm; vertical-align: top } p { font-size: 7pt !important }</style>"
    file = page(f"{css}<table>{body}</table>")

    assert texts(read_bytes(file, "a.pdf", front=FrontMatter(language="ru"))) == articles("ru")
    assert texts(read_bytes(file, "a.pdf", front=FrontMatter(language="en"))) == articles("en")


# What is no plain letter


def test_raised_and_lowered_figures_stay_raised_and_lowered() -> None:
    words = "The limit is 10<sup>6</sup> t of CO<sub>2</sub> on 5 km<sup>2</sup>, the 1<sup>er</sup>."
    body = f"<p>Article 1</p><p>{words}</p>"

    assert texts(read_bytes(page(body), "a.pdf"))[1] == "The limit is 10⁶ t of CO₂ on 5 km², the 1er."


@pytest.mark.parametrize("language", SENTENCES)
def test_struck_words_are_left_out_and_named(language: str) -> None:
    words = SENTENCES[language].split()
    body = f"<p>{LABELS[language]} 1</p><p>{words[0]} <s>{words[1]} {words[2]}</s> {' '.join(words[3:])}</p>"
    reading = read_bytes(page(body), "a.pdf")
    struck = " ".join(words[1:3])

    assert texts(reading)[1] == " ".join([words[0], *words[3:]])
    assert left_out(reading) == [(struck, ArtefactKind.STRUCK)]
    assert [(r.kind, r.text, r.eid) for r in reading.revisions] == [(RevisionKind.STRUCK, struck, "art_1")]


def test_struck_words_are_text_before_the_changes() -> None:
    file = page("<p>Article 1</p><p>States may <s>not</s> act.</p>")

    assert texts(read_bytes(file, "a.pdf", revisions="original"))[1] == "States may not act."


def test_underlined_words_are_not_struck() -> None:
    reading = read_bytes(page("<p>Article 1</p><p>States <u>may not</u> act.</p>"), "a.pdf")

    assert texts(reading)[1] == "States may not act."
    assert not reading.revisions


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    note, call = "<p style='font-size:8pt; margin:0'>{}</p>", "<sup style='font-size:6pt'>{}</sup>"
    body = (
        f"<p>Article 1</p><p>{LONG[0]}</p><p>Peace{call.format(1)} is a right.</p>"
        f"{note.format('1 See the Charter, which says at some length')}"
        f"<p style='break-before: page'>It is for all{call.format(2)}.</p>"
        f"{note.format('that peace is for all.')}{note.format('2 See the Pact.')}"
    )
    reading = read_bytes(page(body), "a.pdf")

    assert reading.draft.notes == ("See the Charter, which says at some length that peace is for all.", "See the Pact.")


def test_a_watermark_is_named_and_in_no_word() -> None:
    mark = (
        "<div style='position: absolute; top: 20mm; left: 20mm; transform: rotate(-40deg); font-size: 30pt'>DRAFT</div>"
    )
    reading = read_bytes(page(f"{mark}<p>Article 1</p>{PARAGRAPHS}"), "a.pdf")

    assert texts(reading) == ["Article 1", *LONG]
    assert ("DRAFT", ArtefactKind.NOT_UNDERSTOOD) in left_out(reading)


def test_a_page_printed_sideways_is_read() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(page(f"<p>Article 1</p>{PARAGRAPHS}")))
    for turned in writer.pages:
        turned.add_transformation((0, 1, -1, 0, 240, 0))
        turned.mediabox.upper_right = (240, 350)
        turned.cropbox.upper_right = (240, 350)

    assert texts(read_bytes(written(writer), "a.pdf")) == ["Article 1", *LONG]


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_comments_and_marks_of_readers_are_kept_with_their_authors() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(page("<p>Article 1</p><p>States may act.</p><p>Article 2</p><p>End.</p>")))
    comment = Text(rect=(60, 150, 80, 165), text="Why not shall?")
    comment[NameObject("/T")] = TextStringObject("Norway")
    comment[NameObject("/M")] = TextStringObject("D:20250314093000Z")
    writer.add_annotation(0, comment)
    reading = read_bytes(written(writer), "a.pdf")

    assert [(c.author, c.date, c.text, c.eid) for c in reading.comments] == [
        ("Norway", "2025-03-14T09:30:00", "Why not shall?", "art_1")
    ]
    assert texts(reading) == ["Article 1", "States may act.", "Article 2", "End."]


def test_values_of_forms_attachments_and_links_are_named() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(page("<p>Article 1</p><p><a href='https://example.org/x'>See</a>.</p>")))
    writer.add_attachment("annex.xlsx", b"x")
    field = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Widget"),
        NameObject("/T"): TextStringObject("State"), NameObject("/V"): TextStringObject("Norway"),
        NameObject("/FT"): NameObject("/Tx"), NameObject("/Rect"): RectangleObject((60, 60, 90, 70)),
    })  # fmt: skip
    writer.add_annotation(0, field)

    assert left_out(read_bytes(written(writer), "a.pdf")) == [
        ("State: Norway", ArtefactKind.FIELD),
        ("attached file: annex.xlsx", ArtefactKind.NOT_UNDERSTOOD),
        ("link to https://example.org/x", ArtefactKind.NAVIGATION),
    ]


@pytest.mark.parametrize(
    "words",
    ["Ñòàòüÿ ïåðâàÿ. Êàæäàÿ Ñòîðîíà ïóáëèêóåò ñáîðû ñâîèõ ïîðòîâ. ", "Wkh sduwlhv wr wklv frqyhqwlrq vkdoo dfw. "],
)
def test_letters_that_make_no_words_of_any_language_are_refused(words: str) -> None:
    with pytest.raises(InputError, match="not those that the page shows"):
        read_bytes(page(f"<p>Article 1</p><p>{words * 12}</p>"), "a.pdf")


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6))
def test_damaged_files_are_read_or_refused(changes: list[tuple[int, int]]) -> None:
    file = bytearray(page("<p>Article 1</p><p>Peace.</p>"))
    for place, byte in changes:
        file[5 + place % (len(file) - 5)] = byte
    with suppress(InputError):
        read_bytes(bytes(file), "a.pdf")
