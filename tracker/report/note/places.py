"""The place of every provision, line and note of a draft as steps of a sentence: article 4, paragraph 9."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.addresses.names import Distinction, tell_apart
from tracker.language.labels import number_as_printed, number_of
from tracker.language.note.phrases import Place, Step
from tracker.language.tags import primary_subtag
from tracker.model.block import without_calls
from tracker.model.provision import Eid, Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.language.note.grammar import Grammar
    from tracker.model.draft import DraftText

_UNITS = {
    ProvisionKind.PREAMBLE: "preamble",
    ProvisionKind.FORMULA: "formula",
    ProvisionKind.RECITAL: "recital",
    ProvisionKind.DIVISION: "part",
    ProvisionKind.ARTICLE: "article",
    ProvisionKind.PARAGRAPH: "paragraph",
    ProvisionKind.SUBPARAGRAPH: "point",
    ProvisionKind.CLOSING: "closing",
    ProvisionKind.ANNEX: "annex",
    ProvisionKind.TITLE: "text_title",
    ProvisionKind.CONCLUSIONS: "end",
}
"""The noun for each kind of provision whose label has no word of its own."""
_TOP = (ProvisionKind.PREAMBLE, ProvisionKind.DIVISION, ProvisionKind.ARTICLE, ProvisionKind.ANNEX)
"""Kinds that are named without what stands around them, unless others have the same number, or they are in an annex."""
_OF_THE_TEXT = (ProvisionKind.TITLE, ProvisionKind.CONCLUSIONS, ProvisionKind.FORMULA)
"""Kinds of which a text, or an annex, has one."""
_WHOLE = Step(unit="whole")
"""The preamble of a text without articles: it is the whole text, as of a resolution."""
_PARTS_OF_ARTICLES = (ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH)


class Places:
    r"""The places of one draft.

    Args:
        draft: The draft.
        grammar: The language of the sentences: a number is printed as in the text where both have one language.
        words: The words of the reports in that language.

    >>> from tracker.language.interface import words_of
    >>> from tracker.language.note import grammar_of
    >>> from tracker.language.note.phrases import Provisions
    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("### Article 4\n\n#### 9.\n\nStates:\n\n##### (a)\n\nact.\n")
    >>> places = Places(draft, grammar_of("en"), words_of("en"))
    >>> f"{Provisions(grammar_of('en'), [places.of(Eid('art_4__para_9__point_a'))]):in}"
    'in article 4, paragraph 9 (a)'
    """

    def __init__(self, draft: DraftText, grammar: Grammar, words: dict[str, str]) -> None:
        self._words = words
        self._own_numbers = primary_subtag(draft.front.language) in ("", grammar.language)
        self._grammar = grammar
        self._is_resolution = not draft.articles
        self._places: dict[Eid, Place] = {}
        self._sole: set[Eid] = set()
        self.parents: dict[Eid, Eid] = {}
        """The provision in which each provision or line stands."""
        self._distinctions = tell_apart(draft.root)
        self._recitals: dict[Place, int] = {}
        self._counts: Counter[tuple[Place, str]] = Counter()
        self._visit(draft.root, (), ())
        self._called: defaultdict[Place, list[Eid]] = defaultdict(list)
        for eid, place in self._places.items():
            self._called[bare(place)].append(eid)
        self._order = {eid: n for n, eid in enumerate(_in_order(draft.root))}
        for n in range(1, len(draft.notes) + 1):
            self._places[Eid(f"note_{n}")] = (Step(unit="note", number=str(n), position=n),)

    def of(self, eid: Eid) -> Place:
        """Return the place of a provision, line or note."""
        return self._places[eid]

    def as_part(self, eid: Eid) -> Place:
        """Return the place of a provision or line where a line alone in its article must be told from the article."""
        place = self._places[eid]
        return (*place, Step(unit="sole")) if eid in self._sole else place

    def has(self, eid: Eid) -> bool:
        """Return whether the draft has this address."""
        return eid in self._places

    def around(self, eid: Eid | None) -> Iterator[Eid]:
        """Yield the provisions around a provision or line, from the inside out."""
        parent = self.parents.get(eid) if eid else None
        while parent:
            yield parent
            parent = self.parents.get(parent)

    def called(self, place: Place) -> list[Eid]:
        """Return the lines and provisions that are called so, apart from their numbers in the order of the text."""
        return self._called.get(bare(place), [])

    def order(self, eid: Eid) -> int:
        """Return the place of a provision or line in the order of the text; of a note behind all of them."""
        return self._order.get(eid, len(self._order))

    def all(self) -> Iterable[Place]:
        """Return every place of the draft."""
        return self._places.values()

    def _visit(self, provision: Provision, inside: Place, annex: Place) -> None:
        place = self._place(provision, inside, annex)
        self._places[provision.eid] = place
        if provision.kind is ProvisionKind.ANNEX:
            annex = place
        unnumbered = self._add_lines(provision, place)
        indents = 0
        for child in provision.children:
            self.parents[child.eid] = provision.eid
            if child.kind in _PARTS_OF_ARTICLES and not _is_numbered(child):
                if child.kind is ProvisionKind.PARAGRAPH:
                    unnumbered += 1
                    step = Step(unit="line", number=str(unnumbered), position=unnumbered)
                else:
                    indents += 1
                    step = Step(unit="indent", number=str(indents), position=indents)
                self._places[child.eid] = (*place, step)
            self._visit(child, place, annex)

    def _add_lines(self, provision: Provision, place: Place) -> int:
        """Add the lines of a provision, and return their number."""
        lines = provision.lines
        for line in lines:
            self.parents[line.eid] = provision.eid
        if provision.kind is ProvisionKind.INSTRUMENT:
            self._places.update((line.eid, (Step(unit="opening"),)) for line in lines)
            return len(lines)
        if len(lines) == 1 and any(map(_is_numbered, provision.children)):
            self._places[lines[0].eid] = (*place, Step(unit="chapeau"))
        elif len(lines) == 1 and not provision.children:
            self._places[lines[0].eid] = place
            self._sole.update([lines[0].eid] if provision.kind in (ProvisionKind.ARTICLE, ProvisionKind.ANNEX) else [])
        else:
            for n, line in enumerate(lines, 1):
                self._places[line.eid] = (*place, Step(unit="line", number=str(n), position=n))
        return len(lines)

    def _place(self, provision: Provision, inside: Place, annex: Place) -> Place:
        if provision.eid in self._places:
            return self._places[provision.eid]
        kind = provision.kind
        if kind is ProvisionKind.INSTRUMENT:
            return ()
        if kind is ProvisionKind.RECITAL:
            self._recitals[annex] = n = self._recitals.get(annex, 0) + 1
            return (*annex, Step(unit="recital", number=str(n), position=n))
        if kind is ProvisionKind.PREAMBLE and self._is_resolution and not provision.label:
            return (*annex, _WHOLE)
        distinction = self._distinctions.get(provision.eid) or Distinction()
        step = self._step(provision, distinction)
        if kind in _TOP:
            around = (*annex, *(self._step(part, Distinction()) for part in distinction.parts))
        else:
            around = annex if kind in _OF_THE_TEXT else inside
        if kind is ProvisionKind.PARAGRAPH and self._is_resolution and inside[-1:] == (_WHOLE,):
            # What the preamble of a resolution opens are its operative paragraphs.
            around, step = annex, replace(step, unit="operative") if step.number else step
        self._counts[around, step.unit] += 1
        return (*around, replace(step, position=self._counts[around, step.unit]))

    def _step(self, provision: Provision, distinction: Distinction) -> Step:
        """Return the innermost step to a provision."""
        label = provision.plain_label
        number = number_of(label) if label else None
        unit = _UNITS.get(provision.kind, "part")
        if number is not None and number.unit in self._grammar.nouns and provision.kind not in _PARTS_OF_ARTICLES:
            unit = number.unit
        if provision.is_transitional:
            unit = "provision"
        remark = distinction.heading
        if distinction.occurrence:
            remark = self._words["occurrence"].format(n=distinction.occurrence)
        printed = number_as_printed(label) if number is not None and number.token not in ("new", "blank") else ""
        if printed and number is not None:
            if not self._own_numbers or (not self._grammar.pass_through and not any(map(str.isdecimal, printed))):
                printed = number.token if provision.kind not in _PARTS_OF_ARTICLES else printed
            return Step(unit=unit, number=printed, remark=remark)
        name = "" if number is not None and not number.token else label or without_calls(provision.heading)
        if provision.kind in (
            ProvisionKind.FORMULA,
            ProvisionKind.CLOSING,
            ProvisionKind.PREAMBLE,
            ProvisionKind.TITLE,
        ):
            name = ""
        return Step(unit=unit, name=name, remark=remark)


def bare(place: Place) -> Place:
    """Return a place as it is compared with one of another text: by its words alone."""
    return tuple(replace(step, position=0) for step in place)


def _in_order(root: Provision) -> Iterator[Eid]:
    """Yield every provision and line in the order of the text."""
    for provision in root.walk():
        yield provision.eid
        yield from (line.eid for line in provision.lines)


def _is_numbered(provision: Provision) -> bool:
    """Return whether a paragraph or point is called by its label or heading, and not by its place."""
    return any(map(str.isalnum, provision.plain_label)) or bool(provision.heading)
