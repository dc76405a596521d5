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
