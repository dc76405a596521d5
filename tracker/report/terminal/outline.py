"""The outline of a draft: a few lines by which a person checks that a file was read correctly."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.model.provision import ProvisionKind
from tracker.report.terminal.plain import wrap
from tracker.spelling import counted

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.model.provision import Provision

_COUNTED = {
    ProvisionKind.ARTICLE: "article",
    ProvisionKind.PARAGRAPH: "paragraph",
    ProvisionKind.SUBPARAGRAPH: "point",
}


def outline(draft: DraftText) -> list[str]:
    """Return title, preamble, divisions with their articles, and counts.

    Args:
        draft: The text.
    """
    kinds = Counter(provision.kind for provision in draft.provisions.values())
    titles = [
        title.head.text for title in draft.provisions.values() if title.kind is ProvisionKind.TITLE and title.head
    ]
    lines = [wrap(" / ".join(titles) or "none found", first="Title:     ")]
    recitals = kinds[ProvisionKind.RECITAL]
    preamble = counted(recitals, "recital") if kinds[ProvisionKind.PREAMBLE] else "none found"
    lines.append(f"Preamble:  {preamble}")
    lines += _outline_of(draft.root, "")
    transitional = len(draft.main_provisions) - len(draft.articles)
    kinds[ProvisionKind.ARTICLE] -= transitional
    counts = [counted(kinds[kind], noun) for kind, noun in _COUNTED.items()]
    if transitional:
        counts.insert(1, counted(transitional, "transitional provision"))
    counts.append(counted(len(draft.notes), "note"))
    lines.append(wrap(", ".join(counts), first="Counted:   "))
    return lines


def _list_labels(labels: list[str], first: str) -> str:
    """Return labels in lines that break none of them."""
    whole = ", ".join(label.replace(" ", "\N{NO-BREAK SPACE}") for label in labels)
    return wrap(whole, first=first).replace("\N{NO-BREAK SPACE}", " ")


def _outline_of(provision: Provision, indent: str) -> list[str]:
    """Return the articles that stand directly in a provision in one line, then each division with its own outline."""
    lines = []
    articles = [
        child.plain_label or "(no label)" for child in provision.children if child.kind is ProvisionKind.ARTICLE
    ]
    if articles:
        lines.append(_list_labels(articles, f"{indent}Articles:  "))
    for child in provision.children:
        if child.kind in (ProvisionKind.DIVISION, ProvisionKind.ANNEX):
            lines.append(wrap(str(child.parts) or "(a division without a label)", first=indent))
            lines += _outline_of(child, indent + "  ")
    return lines
