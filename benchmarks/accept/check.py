"""One check of the acceptance, and the samples that several checks use."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

DECLARATION = Path(__file__).resolve().parents[2] / "drafts" / "solidarity"
STAGES = ("2013-preliminary", "2014-avant-projet", "2017-final")
_RECAST_ACTS = ("brussels1_fr", "ccd_en", "evidence_en", "sales_fr")
"""Acts with renumbered, moved, split and merged articles, in two languages."""


class Check(NamedTuple):
    """The result of one check.

    Attributes:
        name: The rule that was checked.
        passed: Whether it holds.
        figure: The measured value.
    """

    name: str
    passed: bool
    figure: str


def declaration(stage: str) -> Path:
    """Return the file of a stage of the declaration."""
    return DECLARATION / f"{stage}.fr.md"


def pairs(data: Path) -> dict[str, tuple[Path, Path]]:
    """Return pairs of files, before and after, by name.

    They are the declaration, the civil code, four acts, and two laws in Chinese.
    """
    texts, acts = data / "texts", data / "benchmark" / "mapping"
    files = {f"{a} -> {b}": (declaration(a), declaration(b)) for a, b in pairwise(STAGES)}
    files[f"{STAGES[0]} -> {STAGES[2]}"] = declaration(STAGES[0]), declaration(STAGES[2])
    code = texts / "fr_code_civil"
    files["civil code"] = code / "2016-08-10_avant_fr.txt", code / "2016-10-01_apres_fr.txt"
    files |= {name: (acts / name / "old.txt", acts / name / "new.txt") for name in _RECAST_ACTS}
    for act, old, new in (("lifafa", 2015, 2023), ("fanjiandiefa", 2014, 2023)):
        files[f"{act} (Chinese)"] = texts / "zh_laws" / f"{act}_{old}_zh.txt", texts / "zh_laws" / f"{act}_{new}_zh.txt"
    return files


_STAGES_IN_ORDER = (
    "texts/paris/*.md",
    "texts/solidarity/20*_en.txt",
    "texts/chile_constitution/*.txt",
    "texts/fr_code_civil/*.txt",
    "texts/vienna/*.txt",
    *(f"texts/council_of_europe/{name}*.txt" for name in ("laund", "code")),
    *(f"texts/zh_laws/{name}_*.txt" for name in ("lifafa", "fanjiandiefa", "gongsifa", "guowuyuan_zuzhifa")),
)
"""Files of one instrument, whose names put them in order."""
_OLD_AND_NEW = ("benchmark/mapping", "benchmark/mapping_more", "benchmark/treaties")


def comparisons(data: Path) -> dict[str, tuple[Path, Path]]:
    """Return every pair of texts that it makes sense to compare, before and after, by name.

    They are consecutive stages, and first and last; revisions; old and new acts; the cases of comparing.
    """
    found = {f"{a} -> {b}": (declaration(a), declaration(b)) for a, b in pairwise(STAGES)}
    for pattern in _STAGES_IN_ORDER:
        files = sorted(data.glob(pattern))
        steps = [*pairwise(files), *([(files[0], files[-1])] if len(files) > 2 else [])]
        found |= {f"{a.stem} -> {b.stem}": (a, b) for a, b in steps}
    animals = data / "texts" / "council_of_europe"
    found["anim68 -> anim03"] = animals / "anim68.txt", animals / "anim03.txt"
    for group in _OLD_AND_NEW:
        for old in sorted((data / group).glob("*/old.txt")):
            found[f"{old.parent.name}"] = old, old.with_name("new.txt")
    for before in sorted((data / "cases" / "comparing").glob("*/*before*")):
        after = before.with_name(before.name.replace("before", "after"))
        if after.exists():
            found[f"{before.parent.name}/{before.stem}"] = before, after
    return found
