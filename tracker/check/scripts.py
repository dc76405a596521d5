"""Letters of another script in the labels: a Latin "a" among Cyrillic points looks the same and is another letter.

Who searches for the point, or sorts the list, does not find it; and the row of letters seems to have gaps.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.language.numerals import ROMAN_DIGITS
from tracker.language.scripts import script_of
from tracker.model.finding import Finding
from tracker.model.provision import ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText
    from tracker.model.provision import Provision

_LISTS = (ProvisionKind.ARTICLE, ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH)
_WORD = re.compile(r"[^\W\d_]+")


def mixed_scripts(draft: DraftText) -> Iterator[Finding]:
    """Labels with letters of two scripts, and labels whose letters are of another script than most beside them.

    Roman numbers stand in lists of every script, and count with none.
    """
    for provision in draft.root.walk():
        mixed = (_scripts(word) for word in _WORD.findall(provision.label or ""))
        if found := next((each for each in mixed if len(each) > 1), None):
            yield _finding(provision, f"“{provision.label}” has letters of two scripts: {' and '.join(sorted(found))}")
        if provision.kind in _LISTS:
            yield from _row(provision.children)


def _row(provisions: tuple[Provision, ...]) -> Iterator[Finding]:
    lettered: list[tuple[Provision, str]] = []
    for each in provisions:
        scripts = _scripts(each.label or "")
        if len(scripts) == 1:
            lettered.append((each, scripts.pop()))
    ranking = Counter(script for _, script in lettered).most_common()
    if len(ranking) < 2 or ranking[0][1] == ranking[1][1]:
        return
    for provision, script in lettered:
        if script != ranking[0][0]:
            yield _finding(provision, f"“{provision.label}” is {script}; most labels beside it are {ranking[0][0]}")


def _scripts(label: str) -> set[str]:
    """The scripts of the letters of a label, Roman numbers left out."""
    letters = [char for char in label if char.isalpha()]
    if all(char.upper() in ROMAN_DIGITS for char in letters):
        return set()
    return {script for char in letters if (script := script_of(char))}


def _finding(provision: Provision, what: str) -> Finding:
    return Finding(
        check="mixed-scripts",
        eid=provision.eid,
        message=what,
        cause="Letters that look alike are not the same: the point cannot be found, and numbers seem to be missing",
        remedy="Type the label again in the script of the list",
    )
