"""Files as people have them: counts that were made by other means, every word of the source, all in its order."""

from __future__ import annotations

import time
from functools import reduce
from itertools import chain
from operator import and_
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.accept import source_words
from benchmarks.accept.check import Check
from tracker.errors import TrackerError
from tracker.model.provision import ProvisionKind
from tracker.readers import Reading, read_file

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from pathlib import Path


class Count(NamedTuple):
    """The counts of a file, made by other means than reading it with this program.

    Attributes:
        articles: Number of main units, those of annexes included.
        reason: How it was counted.
        recitals: Number of recitals; None if nobody counted them.
        annexes: Number of annexes; None if nobody counted them.
    """

    articles: int
    reason: str
    recitals: int | None = None
    annexes: int | None = None


FILES = {
    "files/32019r2088-2024-01-09-en.html": Count(22, "lines “Article N” of the page, 2a and 18a with them"),
    "files/bbnj-en.pdf": Count(76, "README", annexes=2),
    "files/crc-en.md": Count(54, "README"),
    "files/crpd-zh-en.html": Count(50, "README; elements of class art-target"),
    "files/decracdiscrim1.docx": Count(11, "README", recitals=15),
    "files/fishstocks.pdf": Count(57, "README; 50, and 7 in annex II", annexes=2),
    "files/it_senato_ddl_2013.xml": Count(6, "elements article outside of quoted structures"),
    "files/mu-convention-fragment.html": Count(5, "sections 1 to 5, which stand in the contents too"),
    "files/tpp-chapter-9-en.md": Count(30, "headings 9.1 to 9.29, and 9.6bis", annexes=12),
    "files/us_Title9-Chap3-eng.xml": Count(7, "elements section"),
    "files/uy-constitucion-1967-es.md": Count(332, "README"),
    "paris/2015-10-23.md": Count(30, "headings"),
    "paris/2015-12-04.md": Count(30, "headings"),
    "paris/2015-12-09.md": Count(29, "headings"),
    "paris/2015-12-12.md": Count(29, "headings", recitals=16),
    "paris/2016-01-29.md": Count(29, "headings", recitals=16),
    "council_of_europe/anim68.txt": Count(52, "README"),
    "council_of_europe/anim03.txt": Count(41, "README"),
    "council_of_europe/code64.txt": Count(83, "SOURCE.md; the line “Article 68 (i)” is a reference", annexes=1),
    "council_of_europe/code90.txt": Count(89, "lines “Article N”", annexes=1),
    "council_of_europe/laund90.txt": Count(44, "README"),
    "council_of_europe/laund05.txt": Count(56, "README", annexes=1),
    "vienna/vclt69.txt": Count(85, "README"),
    "vienna/vclt86.txt": Count(86, "README", annexes=1),
}
"""By the name of the file below ``texts/``."""

TREATIES = {
    "laundering_en": (44, 56), "social_security_en": (83, 89), "vienna_en": (85, 86),
}  # fmt: skip
"""Old and new, by the SOURCE.md of the folder below ``benchmark/treaties/``."""

WITH_PREAMBLE = ("paris/",)
"""Beginnings of the names of files that have a preamble, which must be found as one."""

_COUNTS_ITSELF = frozenset({".docx", ".html", ".md"})
"""Formats whose programs print the numbers of lists, so that a label may come that stands nowhere in the file."""

_MAX_SHOWN = 4
"""Words shown of a breach: enough to find its place in the file."""


def check(data: Path) -> list[Check]:
    """Check every file of the tables, and the words of all other texts."""
    texts = data / "texts"
    wanted = {texts / name: count for name, count in FILES.items()}
    for name, counts in TREATIES.items():
        folder = data / "benchmark" / "treaties" / name
        wanted |= {
            folder / f"{side}.txt": Count(n, "SOURCE.md") for side, n in zip(("old", "new"), counts, strict=True)
        }
    others = {
        path: None
        for path in sorted(texts.rglob("*"))
        if path.is_file() and path not in wanted and path.stem not in ("README", "SOURCE")
    }
    return list(chain.from_iterable(_check(path, count, data) for path, count in {**wanted, **others}.items()))


def _check(path: Path, count: Count | None, data: Path) -> Iterator[Check]:
    name = path.relative_to(data).as_posix().removeprefix("texts/")
    started = time.perf_counter()
    try:
        reading = read_file(path)
    except TrackerError as error:
        yield Check(name, False, f"refused: {str(error).splitlines()[0]}")
        return
    seconds = time.perf_counter() - started
    if count:
        yield Check(
            name, _as_counted(name, reading, count), f"{shape(reading)}; {seconds:.1f} s; wanted {_printed(count)}"
        )
    yield _words(name, path, reading)


def _as_counted(name: str, reading: Reading, count: Count) -> bool:
    kinds = [provision.kind for provision in reading.draft.provisions.values()]
    counted = {ProvisionKind.RECITAL: count.recitals, ProvisionKind.ANNEX: count.annexes}
    return (
        len(reading.draft.articles) == count.articles
        and all(number is None or kinds.count(kind) == number for kind, number in counted.items())
        and (ProvisionKind.PREAMBLE in kinds or not name.startswith(WITH_PREAMBLE))
    )


def _printed(count: Count) -> str:
    more = {"recitals": count.recitals, "annexes": count.annexes}
    numbers = [f"{count.articles} articles", *(f"{number} {name}" for name, number in more.items() if number)]
    return f"{', '.join(numbers)} ({count.reason})"


def shape(reading: Reading) -> str:
    """Return in one line what was found: provisions of all kinds, notes, doubts, and what was left out."""
    kinds = [provision.kind for provision in reading.draft.provisions.values()]
    names = {
        "articles": ProvisionKind.ARTICLE, "paragraphs": ProvisionKind.PARAGRAPH, "points": ProvisionKind.SUBPARAGRAPH,
        "annexes": ProvisionKind.ANNEX, "recitals": ProvisionKind.RECITAL, "divisions": ProvisionKind.DIVISION,
    }  # fmt: skip
    counts = {name: kinds.count(kind) for name, kind in names.items()}
    counts |= {
        "notes": len(reading.draft.notes),
        "doubts": len(reading.problems),
        "left out": len(reading.artefacts) + len(reading.outside),
    }
    return ", ".join(f"{number} {name}" for name, number in counts.items() if number)


def _words(name: str, path: Path, reading: Reading) -> Check:
    sources = source_words.source_texts(path)
    breaches = [source_words.lost_and_come(source, reading) for source in sources]
    lost, come = (reduce(and_, counts) for counts in zip(*breaches, strict=True))
    if path.suffix in _COUNTS_ITSELF:
        come = type(come)({word: number for word, number in come.items() if not source_words.is_label(word)})
    moved = min(source_words.out_of_order(source, reading) for source in sources)
    broken = [*_listed("lost", lost), *_listed("come", come), *([f"{moved} places in another order"] if moved else [])]
    return Check(
        f"{name}: every word, in order",
        not broken,
        "; ".join(broken) or f"{len(source_words.words(sources[0])):,} words",
    )


def _listed(what: str, breach: Counter[str]) -> list[str]:
    if not breach:
        return []
    return [f"{breach.total()} {what}: " + " ".join(f"{w}×{n}" for w, n in breach.most_common(_MAX_SHOWN))]
