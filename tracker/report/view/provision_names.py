"""What a provision is called in a report: "Article 5", "Article 5, 2., a)"."""

from __future__ import annotations

from tracker.model.draft import DraftText
from tracker.model.provision import Eid, Provision, ProvisionKind


class ProvisionNames:
    """The names of all provisions and lines of one draft.

    Args:
        draft: The draft.
        words: The words of the report's language.
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
        """The name of a provision or line; its address where it has none, a dash for None."""
        return self._words["dash"] if eid is None else self.names.get(eid) or eid

    def label(self, eid: Eid | None) -> str:
        """Its label as printed, else its address: what JSON output calls it."""
        return "" if eid is None else self.printed.get(eid) or eid

    def _visit(self, provision: Provision, path: tuple[str, ...]) -> None:
        own = self._own(provision)
        steps = (*path, own) if own else path
        if provision.kind is not ProvisionKind.INSTRUMENT:
            self.names[provision.eid] = self._words["comma"].join(steps)
            if provision.label and provision.kind is not ProvisionKind.CLOSING:
                self.printed[provision.eid] = provision.label
        for n, line in enumerate(provision.lines, 1):
            what = self._words["chapeau"] if provision.children else self._words["line_number"].format(n=n)
            single = len(provision.lines) == 1 and not provision.children
            self.names[line.eid] = self._words["comma"].join(steps if single else (*steps, what))
        # An article is cited without the part it stands in; an annex is part of the citation.
        inner = steps if provision.kind in _CITED else ()
        for child in provision.children:
            self._visit(child, inner)

    def _own(self, provision: Provision) -> str:
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


_CITED = frozenset({ProvisionKind.ARTICLE, ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH, ProvisionKind.ANNEX})
_HEADED = frozenset({ProvisionKind.ARTICLE, ProvisionKind.DIVISION, ProvisionKind.ANNEX, ProvisionKind.PREAMBLE})
