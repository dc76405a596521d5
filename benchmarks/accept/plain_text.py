"""The reader of plain text on real texts: counts, titles, words, time."""

from __future__ import annotations

import lzma
import re
import time
from typing import TYPE_CHECKING

from benchmarks.accept.check import Check, declaration
from tests.support.word_law import breaches, lines_of
from tracker.model.provision import ProvisionKind
from tracker.readers import Reading, read_bytes, read_file
from tracker.text.parser import parse
from tracker.text.writer import body, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAPPING = {
    "brussels1_en": (76, 81), "brussels1_fr": (76, 81), "companylaw_en": (183, 168), "eutm_en": (193, 212),
    "eutm_fr": (193, 212), "procurement_en": (84, 94), "procurement_fr": (84, 94), "nis_en": (27, 46),
    "nis_fr": (27, 46), "ccd_en": (34, 50), "ccd_fr": (34, 50), "red_en": (29, 39), "evidence_en": (24, 35),
    "sales_en": (15, 27), "sales_fr": (15, 27), "us_title41_en": (198, 226),
}  # fmt: skip
TEXTS = {
    "udhr/udhr_ar": 30, "udhr/udhr_en": 30, "udhr/udhr_es": 30, "udhr/udhr_fr": 30,
    "udhr/udhr_ru": 30, "udhr/udhr_zh": 30,
    "fr_code_civil/2016-08-10_avant_fr": 329, "fr_code_civil/2016-10-01_apres_fr": 361,
    "chile_constitution/2022-05-14_borrador_es": 499, "chile_constitution/2022-07-04_propuesta_es": 388,
    "chile_constitution/2023-10-06_texto_aprobado_consejo_es": 219,
    "chile_constitution/2023-11-07_propuesta_es": 216,
    "zh_laws/fanjiandiefa_2014_zh": 40, "zh_laws/fanjiandiefa_2023_zh": 71, "zh_laws/gongsifa_2018_zh": 218,
    "zh_laws/gongsifa_2023_zh": 266, "zh_laws/guowuyuan_zuzhifa_1982_zh": 11,
    "zh_laws/guowuyuan_zuzhifa_2024_zh": 20,
    "zh_laws/lifafa_2015_zh": 105, "zh_laws/lifafa_2023_zh": 120,
}  # fmt: skip
SHAPES = {
    # recitals, formulas, divisions, articles, paragraphs and points, notes
    "solidarity/A_HRC_35_35_fr_extracted": (18, 2, 3, 10, 33, 9),
    "solidarity/2017_final_projet_de_declaration_fr": (18, 2, 3, 10, 33, 9),
    "solidarity/2014_proposed_draft_declaration_en": (13, 2, 0, 12, 67, 15),
    "solidarity/2017_final_draft_declaration_en": (18, 2, 2, 10, 33, 9),
    "solidarity/2023_revised_draft_declaration_en": (16, 1, 2, 10, 42, 17),
}
_SHAPE_KINDS = (
    ProvisionKind.RECITAL, ProvisionKind.FORMULA, ProvisionKind.DIVISION, ProvisionKind.ARTICLE,
)  # fmt: skip
UDHR_RECITALS = {"ar": 6, "en": 7, "es": 7, "fr": 7, "ru": 7, "zh": 7}
MAX_SECONDS_PER_MEGABYTE = 2.0

_HEADING = re.compile(r"(?:Article|Section) +\S+(?: (?:bis|ter|quater|er|[A-Z]|Annexe.*))? *")
_ANNEX_ARTICLE = re.compile(r"Article Annexe(?: .*)?")


def check(data: Path) -> list[Check]:
    """Check all texts."""
    return [*_mapping(data), *_texts(data), *_solidarity(data), *_speed(data)]


def _mapping(data: Path) -> Iterator[Check]:
    for name, counts in MAPPING.items():
        for side, count in zip(("old", "new"), counts, strict=True):
            path = data / "benchmark" / "mapping" / name / f"{side}.txt"
            reading = read_file(path)
            yield _count(f"{name}/{side}: articles", len(reading.draft.articles), count)
            titles = sum(bool(article.heading) for article in reading.draft.articles)
            yield _count(f"{name}/{side}: titles", titles, _titles(lines_of(path.read_text("utf-8"))))
            yield _law(f"{name}/{side}", path.read_bytes(), reading)


def _titles(lines: list[str]) -> int:
    """Count the first lines of articles without a full stop, colon or label, before further lines."""
    places = [at for at, line in enumerate(lines) if _HEADING.fullmatch(line)]
    # "Guarantee of loans, advances, etc." has a full stop: by its form this line of us_title41 is no title.
    form = re.compile(r"[^\W\d_].*[^.:;,]")
    titles = sum(bool(form.fullmatch(lines[at + 1]) and lines[at + 2].strip()) for at in places)
    # One among many is a slip, not a title.
    return titles if titles * 10 > len(places) else 0


def _texts(data: Path) -> Iterator[Check]:
    for name, count in TEXTS.items():
        path = data / "texts" / f"{name}.txt"
        reading = read_file(path)
        yield _count(f"{name}: articles", len(reading.draft.articles), count)
        yield _law(name, path.read_bytes(), reading)
    for language, count in UDHR_RECITALS.items():
        reading = read_file(data / "texts" / "udhr" / f"udhr_{language}.txt")
        kinds = [provision.kind for provision in reading.draft.provisions.values()]
        yield _count(f"udhr_{language}: recitals", kinds.count(ProvisionKind.RECITAL), count)
        yield _count(f"udhr_{language}: title", kinds.count(ProvisionKind.TITLE), 1)
        formulas = kinds.count(ProvisionKind.FORMULA)
        yield Check(f"udhr_{language}: proclamation kept as a formula", formulas > 0, f"{formulas} formulas")


def _solidarity(data: Path) -> Iterator[Check]:
    for name, expected in SHAPES.items():
        path = data / "texts" / f"{name}.txt"
        reading = read_file(path)
        kinds = [provision.kind for provision in reading.draft.provisions.values()]
        points = kinds.count(ProvisionKind.PARAGRAPH) + kinds.count(ProvisionKind.SUBPARAGRAPH)
        counts = [kinds.count(kind) for kind in _SHAPE_KINDS]
        shape = (*counts, points, len(reading.draft.notes))
        yield Check(f"{name}: shape", shape == expected, f"{shape}")
        yield _law(name, path.read_bytes(), reading)
    report = read_file(data / "texts" / "solidarity" / "A_HRC_35_35_fr_extracted.txt")
    yield _count("A/HRC/35/35 (fr): the annex begins in line", report.first_line, 122)
    same = body(report.draft) == body(parse(declaration("2017-final").read_text("utf-8"))[0])
    yield Check("A/HRC/35/35 (fr): gives the committed draft", same, "same" if same else "differs")


def _speed(data: Path) -> Iterator[Check]:
    folder = data / "benchmark" / "speed"
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.txt.xz")]):
        name = path.name.removesuffix(".xz")
        source = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
        started = time.perf_counter()
        reading = read_bytes(source, name)
        seconds = time.perf_counter() - started
        lines = lines_of(source.decode())
        headings = sum(bool(_HEADING.fullmatch(line) or _ANNEX_ARTICLE.fullmatch(line)) for line in lines)
        yield _count(f"{name}: articles", len(reading.draft.articles), headings)
        rate = seconds / (len(source) / 1e6)
        yield Check(f"{name}: time", rate < MAX_SECONDS_PER_MEGABYTE, f"{seconds:.2f} s, {rate:.2f} s a megabyte")
        yield _law(name, source, reading)


def _count(name: str, count: int, expected: int) -> Check:
    return Check(name, count == expected, f"{count} of {expected}")


def _law(name: str, source: bytes, reading: Reading) -> Check:
    """Check that no word is lost or added, and that the structured text gives the draft again."""
    broken = breaches(source.decode("utf-8-sig"), reading)
    if parse(write(reading.draft))[0] != reading.draft:
        broken.append("structured text does not give the draft again")
    return Check(f"{name}: no word lost or added", not broken, "; ".join(broken[:5]) or "holds")
