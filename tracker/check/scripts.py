"""Checks labels for letters of another script: a Latin "a" among Cyrillic points looks the same and is another letter.

A search for the point does not find it, a sorted list misplaces it, and the sequence of letters seems to have gaps.
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
    """Yield labels with letters of two scripts, and labels in another script than most labels of their list.

    Roman numerals occur in lists of every script, and belong to none.
    """
    for provision in draft.root.walk():
        scripts_of_words = map(_scripts, _WORD.findall(provision.label))
        if mixed := next((scripts for scripts in scripts_of_words if len(scripts) > 1), None):
            yield _finding(
                provision,
                f"“{provision.plain_label}” has letters of two scripts: {' and '.join(sorted(mixed))}",
            )
        if provision.kind in _LISTS:
            yield from _check_list(provision.children)


def _check_list(provisions: tuple[Provision, ...]) -> Iterator[Finding]:
    """Yield the labels of a list in another script than most of its labels; none where two scripts are even."""
    lettered: list[tuple[Provision, str]] = []
    for provision in provisions:
        scripts = _scripts(provision.label)
        if len(scripts) == 1:
            lettered.append((provision, scripts.pop()))
    ranking = Counter(script for _, script in lettered).most_common()
    if len(ranking) < 2 or ranking[0][1] == ranking[1][1]:
        return
    for provision, script in lettered:
        if script != ranking[0][0]:
            yield _finding(
                provision, f"“{provision.plain_label}” is {script}; most labels beside it are {ranking[0][0]}"
            )


def _scripts(label: str) -> set[str]:
    """Return the scripts of the letters of a label; none for a Roman numeral."""
    letters = [char for char in label if char.isalpha()]
    if all(char.upper() in ROMAN_DIGITS for char in letters):
        return set()
    return {script for char in letters if (script := script_of(char))}


def _finding(provision: Provision, message: str) -> Finding:
    return Finding(
        check="mixed-scripts",
        eid=provision.eid,
        message=message,
        cause="Letters that look alike are not the same: the point cannot be found, and numbers seem to be missing",
        remedy="Type the label again, in the script of the list",
    )
