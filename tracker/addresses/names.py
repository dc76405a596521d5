"""The names of provisions, as people cite them: "Article 5 (2) (a)", "Part II, Article 3", "Annex I, Article 2 (3)".

A name is the written form of an address, as :mod:`tracker.addresses.lookup` reads the typed one; so both stand here,
and a property test holds that whatever is printed here is understood there.

Numbers repeat: chapters count their articles from one, annexes have articles, options stand side by side. Where a
number occurs again in a text, the name begins with the part that tells the twins apart: the innermost that does, as
printed. What stands in an annex is always cited with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from tracker.addresses.by_number import division_number
from tracker.language.interface import name_of_line
from tracker.language.labels import number_of
from tracker.language.numerals import compatible
from tracker.language.scripts import without_accents
from tracker.model.block import without_calls
from tracker.model.draft import DraftText
from tracker.model.provision import Eid, Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEADED = frozenset({ProvisionKind.ARTICLE, ProvisionKind.DIVISION, ProvisionKind.ANNEX, ProvisionKind.PREAMBLE})
"""Kinds whose label is a title: it is named without the signs that may be printed behind it."""
_PARTS_OF_ARTICLES = frozenset({ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH})
_BEHIND_TITLES = " .:-–—\u00a0"
"""Signs behind a label that is a title: "484.- Artículo 16.-", "Article 5:"."""
_AROUND_NUMBERS = "()[]（）［］.．。:：、,،;-–— \u00a0"
"""Signs around the number of a paragraph or point, which a citation replaces with brackets."""
PUNCTUATION = re.compile(r"[,;:،、()\[\]]|\.(?=\s|$)")
"""Punctuation between the steps of a name."""
_Key = tuple[str, str]


class ProvisionNames:
    r"""The names of all provisions and lines of one draft.

    Args:
        draft: The draft.
        words: The words of the report's language.

    Attributes:
        names: The name of each provision, line and note, by address. A single line has the name of its provision: it is
            cited as "Article 5" if nothing else stands in Article 5.
        printed: The label of each provision that has one, as printed, by address; where the label of an article,
            division or annex occurs again in the text, its name.

    >>> from tracker.language.interface import words_of
    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("## Chapter I\n\n### Article 1\n\nA\n\n## Chapter II\n\n### Article 1\n\n#### 1.\n\nB\n")
    >>> names = ProvisionNames(draft, words_of("en"))
    >>> names.name("art_1"), names.name("art_1~2__para_1"), names.row_name("art_1__al_1")
    ('Chapter I, Article 1', 'Chapter II, Article 1 (1)', 'Chapter I, Article 1, first paragraph')
    """

    def __init__(self, draft: DraftText, words: dict[str, str]) -> None:
        self._words = words
        self.names: dict[Eid, str] = {}
        self.printed: dict[Eid, str] = {}
        self._headings: dict[Eid, str] = {}
        self._single_lines: dict[Eid, str] = {}
        self._recitals: Counter[str] = Counter()
        self._distinctions = tell_apart(draft.root)
        self._visit(draft.root, "", "")
        for n in range(1, len(draft.notes) + 1):
            self.names[Eid(f"note_{n}")] = words["note_number"].format(n=n)

    def name(self, eid: Eid | None) -> str:
        """Return the name of a provision or line; its address where it has none, a dash for None."""
        return self._words["dash"] if eid is None else self.names.get(eid) or eid

    def row_name(self, eid: Eid | None) -> str:
        """Return the name in a row of the table, where a single line stands beside its article, and needs its own."""
        return (self._single_lines.get(eid) if eid else None) or self.name(eid)

    def heading(self, eid: Eid | None) -> str:
        """Return the heading in words of a provision, in one line; empty where it has none, or its name says it."""
        heading = self._headings.get(eid, "") if eid else ""
        return "" if heading in self.names.get(eid or Eid(""), "") else heading

    def meanings(self, name: str) -> Iterator[Eid]:
        """Yield the addresses of all that is called by a name, in small letters, without accents and punctuation.

        Args:
            name: As :func:`bare_name` returns it.
        """
        for names in (self.names, self._single_lines):
            yield from (eid for eid, printed in names.items() if bare_name(printed) == name)

    def label(self, eid: Eid | None) -> str:
        """Return the label as printed, else the address: the name in JSON output; empty for None.

        Where a label is printed twice, it is the name that tells the two apart.
        """
        return "" if eid is None else self.printed.get(eid) or eid

    def _visit(self, provision: Provision, inside: str, annex: str) -> None:
        """Name a provision, its lines and all provisions in it.

        Args:
            provision: The provision.
            inside: The name of the provision around it; empty at the top.
            annex: The name of the annex around it; empty outside of annexes.
        """
        kind = provision.kind
        name = self._name(provision, inside, annex)
        if kind is not ProvisionKind.INSTRUMENT:
            self.names[provision.eid] = name
            if provision.heading:
                self._headings[provision.eid] = " ".join(without_calls(provision.heading).split())
            if provision.label and kind is not ProvisionKind.CLOSING:
                repeated = provision.eid in self._distinctions
                self.printed[provision.eid] = name if repeated else provision.plain_label
        if kind is ProvisionKind.ANNEX:
            annex = name
        unnumbered = self._name_lines(provision, name)
        indents = 0
        for child in provision.children:
            if child.kind in _PARTS_OF_ARTICLES and not _own_name(child):
                # Bullets and unnumbered paragraphs are cited by their place.
                if child.kind is ProvisionKind.PARAGRAPH:
                    unnumbered += 1
                    own = name_of_line(unnumbered, self._words)
                else:
                    indents += 1
                    own = self._words["indent_number"].format(n=indents)
                self.names[child.eid] = self._join(name, own)
            self._visit(child, name, annex)

    def _name_lines(self, provision: Provision, name: str) -> int:
        """Name the lines of a provision, and return their number."""
        lines = provision.lines
        if len(lines) == 1 and any(map(_own_name, provision.children)):
            self.names[lines[0].eid] = self._join(name, self._words["chapeau"])
            return 1
        if len(lines) == 1 and not provision.children and name:
            self.names[lines[0].eid] = name
            if provision.kind in _HEADED:
                self._single_lines[lines[0].eid] = self._join(name, name_of_line(1, self._words))
            return 1
        for n, line in enumerate(lines, 1):
            self.names[line.eid] = self._join(name, name_of_line(n, self._words))
        return len(lines)

    def _name(self, provision: Provision, inside: str, annex: str) -> str:
        match provision.kind:
            case ProvisionKind.PARAGRAPH | ProvisionKind.SUBPARAGRAPH:
                name = self.names.get(provision.eid) or self._cited(provision, inside)
            case ProvisionKind.CLOSING:
                name = self._join(inside, self._words["closing"])
            case ProvisionKind.RECITAL:
                self._recitals[annex] += 1
                name = self._join(annex, self._words["recital_number"].format(n=self._recitals[annex]))
            case ProvisionKind.INSTRUMENT:
                return ""
            case _:
                name = self._join(annex, _own_name(provision) or self._unprinted(provision))
        distinction = self._distinctions.get(provision.eid)
        if distinction is None:
            return name
        if distinction.parts:
            name = self._join(annex, *map(_own_name, distinction.parts), _own_name(provision))
        remark = distinction.heading
        if distinction.occurrence:
            remark = self._words["occurrence"].format(n=distinction.occurrence)
        return self._words["with_remark"].format(what=name, remark=remark) if remark else name

    def _unprinted(self, provision: Provision) -> str:
        return self._words["preamble"] if provision.kind is ProvisionKind.PREAMBLE else ""

    def _cited(self, provision: Provision, inside: str) -> str:
        own = _own_name(provision)
        bare = own.strip(_AROUND_NUMBERS)
        number = number_of(own)
        if not inside or number is None or number.unit or not bare:
            return self._join(inside, own)
        return self._words["with_remark"].format(what=inside, remark=bare)

    def _join(self, *steps: str) -> str:
        return self._words["comma"].join(step for step in steps if step)


def bare_name(name: str) -> str:
    """Return a name as it is compared with what is typed: in small letters, without accents and punctuation.

    >>> bare_name("Part II, Article 3 (1) (a)"), bare_name("第一条（二）"), bare_name("Préambule")
    ('part ii article 3 1 a', '第一条 二', 'preambule')
    """
    return " ".join(PUNCTUATION.sub(" ", without_accents(compatible(without_calls(name)))).split())


def _own_name(provision: Provision) -> str:
    """Return the label of a provision without calls, else its heading; empty where it has neither, or a bullet."""
    label = provision.plain_label
    if provision.kind in _PARTS_OF_ARTICLES and not any(map(str.isalnum, label)):
        return without_calls(provision.heading)
    if provision.kind in _HEADED:
        label = label.rstrip(_BEHIND_TITLES)
    return label or without_calls(provision.heading)


# What tells twins apart


@dataclass(frozen=True, slots=True)
class Distinction:
    """Means to tell a provision from others of the same number.

    Attributes:
        parts: The divisions to name before it, from the outside in; empty where none is needed, or none helps.
        heading: Its heading, where only that differs.
        occurrence: Its number among those that nothing else tells apart, from 1; 0 if it need not be counted.
    """

    parts: tuple[Provision, ...] = ()
    heading: str = ""
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """A provision with the place that tells it apart.

    Attributes:
        provision: The provision.
        scope: Address of the annex or article in which numbers are looked for; empty outside of them.
        parts: The divisions around it inside its scope, from the outside in.
    """

    provision: Provision
    scope: Eid
    parts: tuple[Provision, ...]


def tell_apart(root: Provision) -> dict[Eid, Distinction]:
    """Find the provisions whose numbers occur again, and what tells each of them from the others.

    Args:
        root: The tree of the text.

    Returns:
        By address a distinction for each article, division and annex whose number occurs again in the text, and for
        each paragraph and point whose number occurs again in the provision around it. A number that occurs again only
        in an annex needs nothing: annexes are part of every name.
    """
    groups: dict[tuple[str, _Key], list[_Place]] = defaultdict(list)
    for place in _places(root, Eid(""), ()):
        # Articles, divisions and annexes are cited without what stands around them: one number for the whole text.
        scope = "" if place.provision.kind in _HEADED else place.scope
        groups[scope, _key(place.provision)].append(place)
    distinctions: dict[Eid, Distinction] = {}
    for group in groups.values():
        if len(group) == 1:
            continue
        by_annex: dict[Eid, list[_Place]] = defaultdict(list)
        for place in group:
            by_annex[place.scope].append(place)
        for places in by_annex.values():
            distinctions |= _distinguish(places)
    return distinctions


def _places(provision: Provision, scope: Eid, parts: tuple[Provision, ...]) -> Iterator[_Place]:
    for child in provision.children:
        inner_scope, inner_parts = scope, parts
        if _own_name(child) and (child.kind in _HEADED or child.kind in _PARTS_OF_ARTICLES):
            yield _Place(child, scope, parts)
        if child.kind is ProvisionKind.DIVISION:
            inner_parts = (*parts, child) if _own_name(child) else parts
        else:
            inner_scope, inner_parts = child.eid, ()
        yield from _places(child, inner_scope, inner_parts)


def _key(provision: Provision) -> _Key:
    """Return the number of a provision in comparable form: "CHAPTER II" and "Chapter 2" are twins."""
    label = provision.plain_label
    number = number_of(label)
    if number is None or not number.token:
        return "", _own_name(provision).casefold()
    if provision.kind in (ProvisionKind.DIVISION, ProvisionKind.ANNEX):
        return number.unit, division_number(number.token)
    unit = "article" if provision.kind is ProvisionKind.ARTICLE and not provision.is_transitional else "other"
    return number.unit or unit, number.token.casefold()


def _distinguish(places: Sequence[_Place]) -> dict[Eid, Distinction]:
    """Tell provisions of one number and one scope apart."""
    if len(places) == 1:
        return {places[0].provision.eid: Distinction()}
    uses = Counter(choice for place in places for choice in {_keys(choice) for choice in _choices(place.parts)})
    distinctions: dict[Eid, Distinction] = {}
    alike: dict[tuple[_Key, ...], list[_Place]] = defaultdict(list)
    for place in places:
        telling = next((choice for choice in _choices(place.parts) if uses[_keys(choice)] == 1), None)
        if telling is None:
            alike[_keys(place.parts)].append(place)
        else:
            distinctions[place.provision.eid] = Distinction(parts=telling)
    for group in alike.values():
        headings = Counter(_heading(place.provision) for place in group)
        for n, place in enumerate(group, 1):
            heading = _heading(place.provision)
            if len(group) == 1:
                distinction = Distinction(parts=place.parts)
            elif heading and headings[heading] == 1:
                distinction = Distinction(parts=place.parts, heading=heading)
            else:
                distinction = Distinction(parts=place.parts, occurrence=n)
            distinctions[place.provision.eid] = distinction
    return distinctions


def _choices(parts: tuple[Provision, ...]) -> Iterator[tuple[Provision, ...]]:
    """Yield the parts that could be named: one, the innermost first, then two, then all."""
    yield from ((part,) for part in reversed(parts))
    yield from reversed(list(combinations(parts, 2)))
    if len(parts) > 2:
        yield parts


def _keys(parts: Sequence[Provision]) -> tuple[_Key, ...]:
    return tuple(map(_key, parts))


def _heading(provision: Provision) -> str:
    return without_calls(provision.heading) if provision.label else ""
