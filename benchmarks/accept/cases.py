"""The cases from the field: every input below ``cases/`` that is read or checked comes out as its wanted.md says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.accept.check import Check
from benchmarks.accept.source_words import accounted_text, draft_text
from tracker.check import check as find_errors
from tracker.errors import TrackerError
from tracker.readers import Reading, read_file
from tracker.text.writer import body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The outcome that the wanted.md of a folder asks for.

    Attributes:
        articles: Number of main units; None where it does not matter.
        first: First label, so that what plays the article is known.
        addresses: Addresses that must be there.
        missing: Addresses that must not be there.
        text: Words that must be in the text.
        not_text: Words that must not be in the text.
        named: Words that must be in the account of what was left out, or in a doubt.
        notes: Number of notes.
        certain: True if nothing may be doubted.
        doubt: True if a doubt is wanted where the articles are not found: silence alone is wrong.
        language: The language that must be recognised.
    """

    articles: int | None = None
    first: str = ""
    addresses: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    not_text: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    notes: int = 0
    certain: bool = True
    doubt: bool = False
    language: str = ""


_BOTH_POINTS = ("art_1__para_1__point_a", "art_1__para_2__point_b")

READING = {
    "akn-variants/attachment.xml": Wanted(
        articles=1, addresses=("annex_I",), text=("List of lighthouses.",), certain=False
    ),
    "akn-variants/collection.xml": Wanted(articles=1, text=("Each Party shall light",), certain=False),
    "akn-variants/other-namespace.xml": Wanted(articles=1, named=("CSD13",), certain=False),
    "arabic-direction/before.txt": Wanted(articles=2, addresses=("art_1__para_1", "art_1__para_2"), language="ar"),
    "arabic-direction/after.txt": Wanted(articles=2, addresses=("art_1__para_1", "art_1__para_2"), language="ar"),
    "article-headed-annexes/text.txt": Wanted(
        articles=3, addresses=("art_2__para_1", "art_2__para_2", "annex_I"), text=("Article 2 — Annexes",)
    ),
    "chinese-headings/text.txt": Wanted(
        articles=4, text=("第一条 定义", "第二条　费用", "第三条 — 生效"), not_text=("第四条 — 缔约方",)
    ),
    "contents-list-html/page.html": Wanted(
        articles=2, not_text=("Back to top", "©"), named=("Back to top", "©", "Article 1 Scope")
    ),
    "contents-list-text/divisions-only.txt": Wanted(
        articles=3, missing=("annex_I__art_1",), named=("PART ONE - PRINCIPLES",)
    ),
    "contents-list-text/dots.txt": Wanted(articles=3, not_text=("....",), named=("Article 1. Scope",)),
    "contents-list-text/no-dots.txt": Wanted(articles=3, named=("Article 1. Scope",)),
    "contents-list-word/after.docx": Wanted(articles=11, named=("Article 1. Scope",)),
    "contents-list-word/before.docx": Wanted(articles=12, named=("Article 1. Scope",)),
    "contents-list-word/typed-dots.docx": Wanted(articles=3, not_text=("....",), named=("Article 1 Scope",)),
    "html-fragment/fragment.html": Wanted(articles=2, addresses=("art_1__para_1",), not_text=("<p>",)),
    "html-lists-and-more/gb2312.html": Wanted(articles=2, text=("第一条",)),
    "html-lists-and-more/hidden.html": Wanted(articles=3, not_text=("SECRET", "HID", "TPL"), named=("SECRET", "HID")),
    "html-lists-and-more/inline.html": Wanted(articles=5, notes=1, certain=False),
    "html-lists-and-more/latin1.html": Wanted(articles=2, text=("coopèrent – l’État dépositaire informé",)),
    "html-lists-and-more/list-style-none.html": Wanted(addresses=("art_1__point_a", "art_2__point_b")),
    "html-lists-and-more/pre.html": Wanted(articles=2, text=("Article 1 — Scope",), addresses=("art_1__para_1",)),
    "html-lists-and-more/struck.html": Wanted(
        articles=2,
        text=("10⁶", "km²", "H₂O", "shall report"),
        not_text=("may", "if asked"),
        named=("may", "if asked"),
        certain=False,
    ),
    "html-lists-and-more/typed-numbers-in-list.html": Wanted(addresses=("art_1__point_c", "art_1__point_g")),
    "labels-without-space/text.txt": Wanted(
        articles=2,
        addresses=(
            "art_1__para_1__point_a",
            "art_1__para_2__point_b",
            "art_2__para_1__point_a",
            "art_2__para_2__point_b",
        ),
    ),
    "lists-that-restart/definitions.txt": Wanted(articles=2),
    "lists-that-restart/letters-over-numbers.txt": Wanted(articles=2),
    "markdown-of-others/bold-labels.md": Wanted(articles=3, first="第一条", not_text=("**",)),
    "markdown-of-others/deep-headings.md": Wanted(
        articles=2, addresses=("art_1__para_1", "art_1__para_2__point_a", "art_1__para_2__point_b")
    ),
    "markdown-of-others/front-matter.md": Wanted(
        articles=2, addresses=("art_1__para_1", "art_1__para_2__point_a", "art_1__para_2__point_b")
    ),
    "markdown-of-others/own-key-only.md": Wanted(
        articles=2, addresses=("art_1__para_1", "art_1__para_2__point_a", "art_1__para_2__point_b")
    ),
    "masthead/report.txt": Wanted(
        articles=2, first="Rule 1", not_text=("A/AC.296/2026/9", "Distr.: General"), named=("A/AC.296/2026/9",)
    ),
    "numbers-in-words/final-provisions.txt": Wanted(articles=3, addresses=("div_1__prov_1", "div_1__prov_4")),
    "other-numbered-units/principes.txt": Wanted(articles=2, first="Principe 1"),
    "other-numbered-units/regulations.txt": Wanted(articles=2, first="Regulation 1"),
    "other-numbered-units/rules.txt": Wanted(articles=2, first="Rule 1"),
    "other-numbered-units/правила.txt": Wanted(articles=2, first="Правило 1"),
    "other-numbered-units/规则.txt": Wanted(articles=2, first="规则 1"),
    "other-numbered-units/sections-inside-articles.txt": Wanted(articles=3, first="Article I"),
    "page-furniture-in-text/dashes.txt": Wanted(articles=8, not_text=("- 2 -", "- 3 -"), named=("- 2 -",)),
    "page-furniture-in-text/mixed.txt": Wanted(
        articles=4, not_text=("- 2 -", "– 3 –", "page 4 of 9", "[5]"), named=("page 4 of 9", "[5]")
    ),
    "page-furniture-in-text/notes.txt": Wanted(articles=2, notes=2, not_text=("ports.1",)),
    "page-furniture-in-text/page-n-of.txt": Wanted(articles=8, not_text=("Page 2",), named=("Page 2 of 5",)),
    "page-furniture-in-text/page-n.txt": Wanted(articles=8, not_text=("Page 2",), named=("Page 2",)),
    "page-furniture-in-text/plain-numbers.txt": Wanted(articles=8),
    "page-furniture-in-text/running-head.txt": Wanted(not_text=("A/CONF.1/L.2", "page 2"), named=("A/CONF.1/L.2",)),
    "pdf-headings-at-page-top/own-page.pdf": Wanted(articles=6, certain=False),
    "pdf-headings-at-page-top/titled.pdf": Wanted(articles=6, certain=False),
    "pdf-headings-at-page-top/with-feet.pdf": Wanted(articles=6, certain=False),
    "pdf-line-numbers/bilingual.pdf": Wanted(certain=False, doubt=True),
    "pdf-line-numbers/numbered.pdf": Wanted(not_text=("\n5\n", "\n10\n", "those10"), certain=False),
    "pdf-line-numbers/superscripts.pdf": Wanted(articles=2, text=("10⁶", "km²"), certain=False),
    "pdf-line-numbers/two-columns.pdf": Wanted(certain=False),
    "run-in-headings/text.txt": Wanted(articles=5, certain=False),
    "word-layout-table/articles.docx": Wanted(articles=2, not_text=("|",)),
    "word-layout-table/points.docx": Wanted(
        articles=2, addresses=("art_1__point_a", "art_1__point_b"), not_text=("|",)
    ),
    "word-nested-table/frame.docx": Wanted(articles=2, text=("12 vessels",)),
    "word-nested-table/nested.docx": Wanted(articles=2, text=("12 vessels",)),
    "word-superscripts/exponent.docx": Wanted(
        articles=2, text=("10⁶", "10⁻³"), not_text=("may",), named=("may",), certain=False
    ),
    "word-superscripts/typed-note-calls-after.docx": Wanted(articles=3),
    "word-superscripts/typed-note-calls-before.docx": Wanted(
        articles=3, addresses=("art_5",), text=("30²",), not_text=("302",)
    ),
    "word-unsaid/altchunk.docx": Wanted(articles=3, text=("Each Party shall pay its dues.",)),
    "word-unsaid/drop-cap.docx": Wanted(articles=2, text=("The Parties shall cooperate",)),
    "word-unsaid/equation-picture.docx": Wanted(articles=2, named=("b",), certain=False),
    "word-unsaid/fields.docx": Wanted(articles=2, not_text=("62026",), certain=False),
    "word-unsaid/hidden-by-style.docx": Wanted(
        articles=2, not_text=("DRAFTING NOTE", "This whole line"), named=("DRAFTING NOTE", "This whole line")
    ),
    "word-unsaid/ruby.docx": Wanted(articles=2, text=("本条约缔约方",), not_text=("ti yue",), named=("ti yue",)),
    "word-unsaid/style-separator.docx": Wanted(text=("Reporting", "Each Party shall report"), certain=False),
    "wrapped-text/capitals-narrow.txt": Wanted(articles=2, text=("Board of Governors", "Annex II")),
    "wrapped-text/capitals-wide.txt": Wanted(articles=2, text=("Board of Governors", "Annex II")),
    "wrapped-text/hyphens.txt": Wanted(articles=2, text=("intergovernmental", "Charter", "consented"), certain=False),
    "wrapped-text/references.txt": Wanted(articles=2, certain=False),
}
"""By the name of the file below ``cases/reading``."""

SAME = (("wrapped-text/capitals-narrow.txt", "wrapped-text/capitals-wide.txt"),)
"""Files that must compare as identical."""


def check(data: Path) -> Iterator[Check]:
    """Check every input of the cases of reading and checking; a file that is in no table fails."""
    reading = data / "cases" / "reading"
    for path in sorted(reading.rglob("*")):
        name = path.relative_to(reading).as_posix()
        if path.is_file() and path.name != "wanted.md":
            wanted = READING.get(name)
            breaches = _breaches(path, wanted) if wanted else ["in no table"]
            yield Check(name, not breaches, "; ".join(breaches) or "as wanted")
    for before, after in SAME:
        same = body(read_file(reading / before).draft) == body(read_file(reading / after).draft)
        yield Check(f"{before} and {after}", same, "read as the same text" if same else "read as different texts")
    for path in sorted((data / "cases" / "checking").rglob("*.txt")):
        found = find_errors(read_file(path).draft)
        yield Check(f"checking {path.name}", not found, "; ".join(map(str, found[:3])) or "nothing to report")


def _breaches(path: Path, wanted: Wanted) -> list[str]:
    try:
        reading = read_file(path)
    except TrackerError as error:
        return [f"refused: {str(error).splitlines()[0][-80:]}"]
    return [*_of_structure(reading, wanted), *_of_words(reading, wanted)]


def _of_structure(reading: Reading, wanted: Wanted) -> Iterator[str]:
    draft, articles = reading.draft, reading.draft.articles
    if wanted.articles is not None and len(articles) != wanted.articles:
        yield f"{len(articles)} of {wanted.articles} articles"
    if wanted.first and not (articles and next(iter(articles[0].blocks()))[1].text.startswith(wanted.first)):
        yield f"the first unit is not {wanted.first}"
    yield from (f"no {address}" for address in wanted.addresses if address not in draft.provisions)
    yield from (f"{address} is there" for address in wanted.missing if address in draft.provisions)
    if len(draft.notes) != wanted.notes:
        yield f"{len(draft.notes)} of {wanted.notes} notes"
    if wanted.language and wanted.language not in (draft.front.language, reading.offered.language):
        yield f"language {draft.front.language or 'unknown'}"


def _of_words(reading: Reading, wanted: Wanted) -> Iterator[str]:
    text, account = draft_text(reading), accounted_text(reading)
    messages = "\n".join(str(problem) for problem in reading.problems)
    yield from (f"“{words}” is not in the text" for words in wanted.text if words not in text)
    yield from (f"“{words.strip()}” is in the text" for words in wanted.not_text if words in f"\n{text}\n")
    yield from (f"“{words}” is not named" for words in wanted.named if words not in f"{account}\n{messages}")
    if wanted.certain and reading.problems:
        yield f"{len(reading.problems)} doubts: {reading.problems[0].message[:70]}"
    if wanted.doubt and not reading.problems:
        yield "nothing is said"
