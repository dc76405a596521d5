"""What was understood of a file, in a few lines that a person can check."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.model.provision import ProvisionKind
from tracker.report.terminal.plain import wrap

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.model.provision import Provision

_COUNTED = {
    ProvisionKind.ARTICLE: ("article", "articles"),
    ProvisionKind.PARAGRAPH: ("paragraph", "paragraphs"),
    ProvisionKind.SUBPARAGRAPH: ("point", "points"),
}


def outline(draft: DraftText) -> list[str]:
    """Title, preamble, divisions with their articles, and counts.

    Args:
        draft: The text.
    """
    kinds = Counter(each.kind for each in draft.provisions.values())
    titles = [each.head.text for each in draft.provisions.values() if each.kind is ProvisionKind.TITLE and each.head]
    lines = [wrap(" / ".join(titles) or "none found", first="Title:     ")]
    recitals = kinds[ProvisionKind.RECITAL]
    preamble = f"{recitals} recital{'s' * (recitals != 1)}" if kinds[ProvisionKind.PREAMBLE] else "none found"
    lines.append(f"Preamble:  {preamble}")
    lines += _inside(draft.root, "")
    counts = [f"{kinds[kind]} {words[kinds[kind] != 1]}" for kind, words in _COUNTED.items()]
    counts.append(f"{len(draft.notes)} note{'s' * (len(draft.notes) != 1)}")
    lines.append(f"Counted:   {', '.join(counts)}")
    return lines


def _listed(labels: list[str], first: str) -> str:
    """Labels in lines that part none of them."""
    whole = ", ".join(label.replace(" ", "\N{NO-BREAK SPACE}") for label in labels)
    return wrap(whole, first=first).replace("\N{NO-BREAK SPACE}", " ")


def _inside(provision: Provision, indent: str) -> list[str]:
    """The articles that stand directly here in one line, then each division with what is in it."""
    lines = []
    articles = [each.label or "(no label)" for each in provision.children if each.kind is ProvisionKind.ARTICLE]
    if articles:
        lines.append(_listed(articles, f"{indent}Articles:  "))
    for child in provision.children:
        if child.kind in (ProvisionKind.DIVISION, ProvisionKind.ANNEX):
            lines.append(wrap(str(child.parts) or "(a division without a label)", first=indent))
            lines += _inside(child, indent + "  ")
    return lines
