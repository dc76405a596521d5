"""Make the tables of terms of law at large, ``tracker/diff/match/common_terms/``.

Run with: ``make common-terms DATA=DIR``; DATA holds ``benchmark/`` and ``texts/``. the
tables are the same on every run.
A table holds a word or a pair of words only if several acts have it, and says in what share of their articles: facts
about law at large, from which no sentence of any of them can be had.

=============================  ======  =======================================================================
sources                                licence
=============================  ======  =======================================================================
acts of the European Union     en, fr  © European Union, reuse allowed (Decision 2011/833/EU)
US Code, title 41              en      a work of the United States government, in the public domain
conventions of the Council of  en      official texts of treaties
Europe and the United Nations
Universal Declaration          all     United Nations; the texts of the Unicode project's UDHR collection
draft declarations of the UN   en, fr  official documents of the United Nations
Civil Code of France           fr      DILA, Licence Ouverte 2.0
constitutions of Chile and     es      official texts
Uruguay
statutes of China              zh      official texts, free of copyright (Copyright Law of the PRC, article 5)
=============================  ======  =======================================================================
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.mapping.data import read_cases
from tracker.diff.match.law_at_large import TABLES
from tracker.diff.prepare.outline import provision_text, provisions_of_kind
from tracker.diff.prepare.tokens import folded_words
from tracker.errors import InputError
from tracker.model.provision import ProvisionKind
from tracker.readers import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model.draft import DraftText

MIN_ACTS = 3
"""Acts that must have a term: what stands in one or two is their own matter."""

MIN_SHARE = 0.005
"""Share of articles below which a term is rare at large, and its share says nothing."""

COMMONEST = 40
"""Commonest words, by which a language is known."""

FOLDERS = ("mapping", "mapping_more", "treaties")

TEXTS = (
    ("en", "animals", "council_of_europe/anim68.txt council_of_europe/anim03.txt"),
    ("en", "paris", "paris/2015-12-12.md"),
    (
        "en",
        "solidarity",
        "solidarity/2014_proposed_draft_declaration_en.txt solidarity/2017_final_draft_declaration_en.txt",
    ),
    ("fr", "solidarity", "solidarity/2017_final_projet_de_declaration_fr.txt"),
    ("en", "disclosure", "files/32019r2088-2024-01-09-en.html"),
    ("en", "marine biodiversity", "files/bbnj-en.pdf"),
    ("en", "rights of the child", "files/crc-en.md"),
    ("en", "racial discrimination", "files/decracdiscrim1.docx"),
    ("en", "fish stocks", "files/fishstocks.pdf"),
    ("en", "pacific partnership", "files/tpp-chapter-9-en.md"),
    ("fr", "civil code", "fr_code_civil/2016-08-10_avant_fr.txt fr_code_civil/2016-10-01_apres_fr.txt"),
    (
        "es",
        "chile 2022",
        "chile_constitution/2022-05-14_borrador_es.txt chile_constitution/2022-07-04_propuesta_es.txt",
    ),
    (
        "es",
        "chile 2023",
        "chile_constitution/2023-10-06_texto_aprobado_consejo_es.txt chile_constitution/2023-11-07_propuesta_es.txt",
    ),
    ("es", "uruguay", "files/uy-constitucion-1967-es.md"),
    ("zh", "espionage", "zh_laws/fanjiandiefa_2014_zh.txt zh_laws/fanjiandiefa_2023_zh.txt"),
    ("zh", "companies", "zh_laws/gongsifa_2018_zh.txt zh_laws/gongsifa_2023_zh.txt"),
    ("zh", "state council", "zh_laws/guowuyuan_zuzhifa_1982_zh.txt zh_laws/guowuyuan_zuzhifa_2024_zh.txt"),
    ("zh", "legislation", "zh_laws/lifafa_2015_zh.txt zh_laws/lifafa_2023_zh.txt"),
    *((language, "human rights", f"udhr/udhr_{language}.txt") for language in ("ar", "en", "es", "fr", "ru", "zh")),
)
"""Language, act, and the files of its versions, under ``texts/``."""


@dataclass(slots=True)
class ActTerms:
    """The terms of one act.

    Attributes:
        articles: The number of its articles, in all versions.
        counts: In how many of them each term stands.
    """

    articles: int = 0
    counts: Counter[str] = field(default_factory=Counter)


Corpus = dict[str, dict[str, ActTerms]]
"""The terms of acts, by language and name of the act."""


def read_corpus(data: Path) -> Corpus:
    """Count the terms of all acts.

    Args:
        data: The folder of ``benchmark/`` and ``texts/``.

    Raises:
        InputError: If a file is missing or cannot be read.
    """
    corpus: Corpus = defaultdict(lambda: defaultdict(ActTerms))
    for folder in FOLDERS:
        for case in read_cases(data / "benchmark" / folder):
            for draft in (case.before, case.after):
                _add(corpus[case.language][case.act], draft)
    for language, act, names in TEXTS:
        for name in names.split():
            _add(corpus[language][act], read_file(data / "texts" / name).draft)
    return corpus


def _add(act: ActTerms, draft: DraftText) -> None:
    for article in provisions_of_kind(draft, ProvisionKind.ARTICLE):
        text = provision_text(article)
        words = [word for line in (text.heading, *text.lines) for word in folded_words(line)]
        act.articles += 1
        act.counts.update(terms_of(words))


def terms_of(words: Sequence[str]) -> set[str]:
    """Return the words and the pairs of neighbouring words.

    >>> sorted(terms_of(["each", "party", "shall"]))
    ['each', 'each party', 'party', 'party shall', 'shall']
    """
    return {*words, *map(" ".join, pairwise(words))}


def shares(acts: Iterable[ActTerms]) -> dict[str, float]:
    """Return the terms that several acts have, with their share of the articles, every act counting alike.

    Args:
        acts: The acts of one language.
    """
    acts = [act for act in acts if act.articles]
    having: Counter[str] = Counter()
    total: dict[str, float] = defaultdict(float)
    for act in acts:
        for term, count in act.counts.items():
            having[term] += 1
            total[term] += count / act.articles
    found = {term: value / len(acts) for term, value in total.items() if having[term] >= MIN_ACTS}
    return {term: share for term, share in found.items() if share >= MIN_SHARE}


def table_text(table: dict[str, float]) -> str:
    """Return the text of a table: the commonest words, then by share, per thousand, the terms that have it."""
    ranked = sorted(table.items(), key=lambda item: (-round(item[1] * 1000), item[0]))
    words = [term for term, _ in ranked if " " not in term and term.isalpha()][:COMMONEST]
    rows: dict[int, list[str]] = defaultdict(list)
    for term, share in ranked:
        rows[round(share * 1000)].append(term)
    lines = ["\t".join(words), *("\t".join((str(share), *terms)) for share, terms in rows.items())]
    return "\n".join(lines) + "\n"


def main(data: Path) -> int:
    """Write the tables; gives the exit code."""
    try:
        corpus = read_corpus(data)
    except InputError as error:
        sys.stderr.write(f"Error: {error}\n")
        return 2
    for language, acts in sorted(corpus.items()):
        if table := shares(acts.values()):
            path = TABLES / f"{language}.txt"
            path.write_text(table_text(table), encoding="utf-8", newline="\n")
            articles = sum(act.articles for act in acts.values())
            print(f"{language}: {len(table)} terms of {len(acts)} acts, {articles} articles")
        else:
            print(f"{language}: no table, {len(acts)} acts are too few")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m benchmarks.mapping.common_terms DATA")
    sys.exit(main(Path(sys.argv[1])))
