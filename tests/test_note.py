"""The note of changes: a secretary reads it aloud, in six languages, and signs it."""

from __future__ import annotations

import html
import io
import json
import zipfile
from string import Formatter

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from lxml import etree

from tests.support.cases import CASES, read
from tests.support.samples import ROOT
from tracker.cli import commands
from tracker.diff.redline import compare
from tracker.errors import InputError
from tracker.language.note import NOTE_LANGUAGES, grammar_of
from tracker.model.correction import Correction, Verdict
from tracker.model.provision import Eid
from tracker.report.formats import NOTE_FORMATS
from tracker.report.note.note import Note
from tracker.services.note import note_language, note_of_redline
from tracker.services.sources import parse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LIGHTS = ROOT / "drafts" / "lights"

OLD = """Article 1

The Parties shall meet [every year].

Article 2

1. Each Party shall report.

2. The Council reads the reports.

3. The Council sits in Geneva.

Article 3

Disputes are settled by arbitration before a tribunal of three members.

Article 4

This Agreement enters into force after ten ratifications.
"""
NEW = """Article 1

The Parties shall meet every year.

Article 2

Each Party may make a statement on the protection of rivers at any time.

Article 3

1. Each Party shall report every five years.

2. The Council sits in Geneva.

Article 4

Disputes are settled by arbitration before a tribunal of three members.

Article 5

This Agreement enters into force after ten ratifications.
"""


def note(old: str, new: str, language: str = "en") -> Note:
    return note_of_redline(compare(parse(old), parse(new)), language=language)


def sentences(old: str, new: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in note(old, new, language).sentences]


def test_a_note_reads_as_a_secretariat_writes_it() -> None:
    assert sentences(OLD, NEW) == [
        "In article 1, the square brackets around “every year” were lifted.",
        "Article 2 is new.",
        "Article 2 was renumbered as article 3.",
        "Paragraph 3 was renumbered as paragraph 2.",
        "Former paragraph 2 was deleted.",
        "In paragraph 1, the words “every five years” were added at the end.",
        "Articles 3 and 4 were renumbered as articles 4 and 5, without change of wording.",
    ]


def test_texts_that_are_the_same_have_a_note_of_one_sentence() -> None:
    same = note(OLD, OLD)

    assert not same.items
    assert same.same == "The two texts are the same."


@pytest.mark.parametrize("language", NOTE_LANGUAGES)
def test_every_language_has_every_sentence_and_noun_with_the_same_gaps(language: str) -> None:
    english, other = grammar_of("en"), grammar_of(language)

    assert other.sentences.keys() == english.sentences.keys()
    assert other.nouns.keys() == english.nouns.keys()
    for key, form in other.sentences.items():
        gaps = {name for _, name, _, _ in Formatter().parse(form) if name}
        assert gaps <= {name for _, name, _, _ in Formatter().parse(english.sentences[key]) if name} | {"what"}, key


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_every_format_holds_every_sentence(form: str) -> None:
    made = note(OLD, NEW)
    page = " ".join(html.unescape(NOTE_FORMATS[form].render(made).decode()).split())

    for sentence in made.sentences:
        assert sentence.text in page


def test_the_word_file_has_a_paragraph_for_each_item() -> None:
    made = note(OLD, NEW)
    document = etree.fromstring(
        zipfile.ZipFile(io.BytesIO(NOTE_FORMATS["docx"].render(made))).read("word/document.xml")
    )
    text = "\n".join("".join(map(str, p.itertext(f"{W}t"))) for p in document.iter(f"{W}p"))

    for sentence in made.sentences:
        assert sentence.text in text


def test_the_command_writes_the_note_in_the_language_that_is_asked_for() -> None:
    pair = [str(LIGHTS / "2031-zero-draft.en.md"), str(LIGHTS / "2031-revised.en.md")]
    result = CliRunner().invoke(commands, ["note", *pair, "--report-language", "French", "--format", "json"])

    data = json.loads(result.stdout)
    assert data["schema"] == "tracker.note/1"
    assert data["language"] == "fr"
    assert data["items"][-1]["sentences"][0]["text"].startswith("À l’article 5, des variantes")


def test_a_language_without_notes_is_refused_with_the_languages_there_are() -> None:
    with pytest.raises(InputError, match="There are no notes") as refused:
        note_language("German")

    assert "Arabic (ar), English (en)" in str(refused.value.cause)


def test_the_json_is_valid_by_the_schema() -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "tracker.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator({"$ref": "#/$defs/note", "$defs": schema["$defs"]})
    data = json.loads(NOTE_FORMATS["json"].render(note(OLD, NEW)))

    assert list(validator.iter_errors(data)) == []
    assert list(validator.iter_errors(data | {"items": [{}]})) != []


RESOLUTION = """The General Assembly,

Recalling its resolution 70/1,

1. Decides to convene a conference in 2030;

2. Decides to remain seized of the matter.
"""


def test_the_paragraphs_of_a_resolution_are_preambular_and_operative() -> None:
    later = RESOLUTION.replace("2030", "2031").replace(
        "2. Decides to remain", "2. Invites all States to contribute;\n\n3. Decides to remain"
    )

    assert sentences(RESOLUTION, later) == [
        "The text was amended as follows:",
        "Operative paragraph 2 was renumbered as operative paragraph 3.",
        "Operative paragraph 2 is new.",
        "In operative paragraph 1, the figure “2030” was replaced by “2031”.",
    ]


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("ar", "جرى تعديل ترقيم المادتين 3 و4 إلى المادتين 4 و5، دون تغيير في الصياغة."),
        ("en", "Articles 3 and 4 were renumbered as articles 4 and 5, without change of wording."),
        ("es", "Los artículos 3 y 4 pasan a ser los artículos 4 y 5, sin cambios de redacción."),
        ("fr", "Les articles 3 et 4 deviennent les articles 4 et 5, sans changement de libellé."),
        ("ru", "Статьи 3 и 4 становятся статьями 4 и 5 без изменения формулировок."),
        ("zh", "第3条和第4条改为第4条和第5条，案文未作改动。"),
    ],
)
def test_several_articles_agree_with_their_verb_in_every_language(language: str, wanted: str) -> None:
    assert sentences(OLD, NEW, language)[-1] == wanted


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("ar", "في الفقرة 1، أُضيفت عبارة «every five years» في النهاية."),
        ("es", "En el párrafo 1, se han añadido las palabras “every five years” al final."),
        ("fr", "Au paragraphe 1, les mots «\u00a0every five years\u00a0» ont été ajoutés à la fin."),
        ("ru", "В пункте 1 добавлены слова «every five years» в конце."),
        ("zh", "第1款：在末尾增加“every five years”。"),
    ],
)
def test_words_are_quoted_and_placed_as_the_language_has_it(language: str, wanted: str) -> None:
    assert wanted in sentences(OLD, NEW, language)


def test_a_correction_is_told_with_the_name_and_the_reason() -> None:
    pin = Correction(verdict=Verdict.PIN, before=Eid("art_4"), after=None, author="Ana Sá <a@b.org>", reason="dropped")
    made = note_of_redline(compare(parse(OLD), parse(NEW), [pin]), language="en")

    assert "Former article 4 was deleted (as corrected by Ana Sá: dropped)." in [one.text for one in made.sentences]


def test_an_option_that_was_chosen_is_told_with_its_rivals() -> None:
    old = "Article 1\n\nOption 1: The fund is established.\n\nOption 2: No text.\n"
    new = "Article 1\n\nThe fund is established.\n"

    assert sentences(old, new) == ["In article 1, of the options “Option 1” and “Option 2”, “Option 1” was retained."]


def case(name: str) -> list[str]:
    redline = compare(read(CASES / name, "before"), read(CASES / name, "after"))
    return [sentence.text for sentence in note_of_redline(redline, language="en").sentences]


def test_an_article_that_was_cut_in_two_is_split_and_its_paragraphs_are_followed() -> None:
    assert case("split-article") == [
        "Article 3 was split into articles 3 and 4.",
        (
            "The third and fourth paragraphs of article 3 were moved and are now the first and second paragraphs of "
            "article 4."
        ),
        "Articles 4 and 5 were renumbered as articles 5 and 6, without change of wording.",
    ]


def test_a_paragraph_that_crossed_over_is_no_split_and_no_merger() -> None:
    assert case("paragraph-crosses-articles") == [
        "The second paragraph of article 2 was moved and is now the second paragraph of article 4."
    ]


def test_two_articles_that_became_one_are_merged() -> None:
    assert case("merged-halves") == [
        "Articles 4 and 5 were merged into article 4.",
        "The sole paragraph of article 5 was moved and is now the second paragraph.",
        "Article 6 was renumbered as article 5, without change of wording.",
    ]
