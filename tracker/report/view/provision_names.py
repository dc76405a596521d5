"""The names of provisions in a report: "Article 5", "Article 5, 2., a)"."""

from __future__ import annotations

from tracker.model.draft import DraftText
from tracker.model.provision import Eid, Provision, ProvisionKind

_CITED = frozenset({ProvisionKind.ARTICLE, ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH, ProvisionKind.ANNEX})
"""Kinds that are part of the name of what stands in them: an article is cited without its part, but with its annex."""
_HEADED = frozenset({ProvisionKind.ARTICLE, ProvisionKind.DIVISION, ProvisionKind.ANNEX, ProvisionKind.PREAMBLE})
"""Kinds whose label is a title: it is named without the full stop that may be printed behind it."""


class ProvisionNames:
    """The names of all provisions and lines of one draft.

    Args:
        draft: The draft.
        words: The words of the report's language.

    Attributes:
        names: The name of each provision, line and note, by address.
        printed: The label of each provision that has one, as printed, by address.
    """

    def __init__(self, draft: DraftText, words: dict[str, str]) -> None:
        self._words = words
        self.names: dict[Eid, str] = {}
        self.printed: dict[Eid, str] = {}
        self._recitals = 0
        self._visit(draft.root, ())
        for n in range(1, len(draft.notes) + 1):
            self.names[Eid(f"note_{n}")] = words["note_number"].format(n=n)

    def name(self, eid: Eid | None) -> str:
        """Return the name of a provision or line; its address where it has none, a dash for None."""
        return self._words["dash"] if eid is None else self.names.get(eid) or eid

    def label(self, eid: Eid | None) -> str:
        """Return the label as printed, else the address: the name in JSON output; empty for None."""
        return "" if eid is None else self.printed.get(eid) or eid

    def _visit(self, provision: Provision, path: tuple[str, ...]) -> None:
        """Name a provision, its lines and all provisions in it.

        Args:
            provision: The provision.
            path: The names of the provisions around it that are part of its name, from the outside in.
        """
        own_name = self._own_name(provision)
        steps = (*path, own_name) if own_name else path
        if provision.kind is not ProvisionKind.INSTRUMENT:
            self.names[provision.eid] = self._words["comma"].join(steps)
            if provision.label and provision.kind is not ProvisionKind.CLOSING:
                self.printed[provision.eid] = provision.label
        for n, line in enumerate(provision.lines, 1):
            line_name = self._words["chapeau"] if provision.children else self._words["line_number"].format(n=n)
            single = len(provision.lines) == 1 and not provision.children
            self.names[line.eid] = self._words["comma"].join(steps if single else (*steps, line_name))
        inner_path = steps if provision.kind in _CITED else ()
        for child in provision.children:
            self._visit(child, inner_path)

    def _own_name(self, provision: Provision) -> str:
        if provision.kind is ProvisionKind.CLOSING:
            return self._words["closing"]
        if provision.label:
            return provision.label.rstrip(".") if provision.kind in _HEADED else provision.label
        if provision.kind is ProvisionKind.RECITAL:
            self._recitals += 1
            return self._words["recital_number"].format(n=self._recitals)
        if provision.kind is ProvisionKind.PREAMBLE:
            return self._words["preamble"]
        return provision.heading or ""
