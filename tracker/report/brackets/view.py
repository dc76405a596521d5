"""The marks of negotiation of a text as reports print them: numbers, places and fates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.language.options import option_names
from tracker.language.tags import ENGLISH_NAMES, primary_subtag
from tracker.model.negotiation import Fate, MarkKind
from tracker.report.brackets.fates import FATES
from tracker.report.brackets.parties import parties_of, party_key
from tracker.report.terminal.plain import display_width
from tracker.report.view.notice import named_notices, notice_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model.negotiation import Mark, Place
    from tracker.model.provision import Eid
    from tracker.model.stage import FrontMatter
    from tracker.report.view.notice import NamedNotice

SETTLED = frozenset(Fate) - {Fate.KEPT, Fate.KEPT_REWORDED, Fate.NEW}
"""The fates of marks that are no question any more."""


@dataclass(frozen=True, slots=True)
class TextView:
    """The text that holds the marks.

    Attributes:
        name: The stage, or the name of the file.
        front: Its front matter.
        sha256: SHA-256 of its canonical body.
        source_sha256: SHA-256 of the file as received; empty if unknown.
    """

    name: str
    front: FrontMatter
    sha256: str
    source_sha256: str

    def language_in(self, words: dict[str, str]) -> str:
        """Return the name of the language in the words of a report, else in English."""
        first = primary_subtag(self.front.language)
        return words.get(f"lang_{first}") or ENGLISH_NAMES.get(first) or self.front.language


@dataclass(frozen=True, slots=True, kw_only=True)
class BracketCount:
    """Numbers of marks.

    Attributes:
        brackets: Opening square brackets.
        unbalanced: Brackets without a partner, opening or closing.
        alternatives: Brackets that exclude a neighbour.
        options: Names of options.
        placeholders: Brackets that keep a place.
    """

    brackets: int = 0
    unbalanced: int = 0
    alternatives: int = 0
    options: int = 0
    placeholders: int = 0

    @property
    def questions(self) -> int:
        """Brackets and options together."""
        return self.brackets + self.options

    @property
    def is_clean(self) -> bool:
        """Return whether nothing is left to agree on."""
        return not self.questions and not self.unbalanced


def count(marks: Iterable[Mark], unbalanced: int = 0) -> BracketCount:
    """Return the numbers of some marks.

    Args:
        marks: The marks.
        unbalanced: The number of brackets without a partner.
    """
    listed = tuple(marks)
    kinds = Counter(mark.kind for mark in listed)
    return BracketCount(
        brackets=sum(mark.ordinal is not None for mark in listed),
        unbalanced=unbalanced,
        alternatives=kinds[MarkKind.ALTERNATIVE],
        options=kinds[MarkKind.OPTION],
        placeholders=kinds[MarkKind.PLACEHOLDER],
    )


_LETTERS_A_WORD = 3
"""Letters that take the room of a word, where a script has no blanks between words."""


def first_words(text: str, most: int) -> str:
    """Return the first words of a text, with … where there are more.

    Args:
        text: The text.
        most: Words of it; of a script without blanks the letters that take as much room.

    >>> first_words("one two three", 2), first_words("one two", 2), first_words("各缔约方应当采取措施", 1)
    ('one two…', 'one two', '各缔约…')
    """
    words = text.split()
    whole, short = " ".join(words), " ".join(words[:most])
    if 2 * display_width(whole) > 3 * len(whole):  # More than half of the letters are Chinese.
        short = short[: _LETTERS_A_WORD * most]
    return short if short == whole else f"{short.rstrip(' ,;:，；：、')}…"


def place_inside(place: str, label: str) -> str:
    """Return the name of a place below the heading of its article, without the name of the article.

    >>> place_inside("Article 3 (2), chapeau", "Article 3"), place_inside("Article 3", "Article 3")
    ('(2), chapeau', '')
    >>> place_inside("Article 31 (2)", "Article 3"), place_inside("第三条第二款", "第三条")
    ('Article 31 (2)', '第二款')
    """
    rest = place.removeprefix(label)
    inside = rest.lstrip(" ,،、")
    whole = rest == place or (rest[:1].isdecimal() or (rest[:1].isalpha() and rest.isascii()))
    return place if whole else inside


Spot = tuple[int, int]
"""A place in the order of a text: the number of the block, and the offset in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMark:
    """A mark with the name of its place.

    Attributes:
        mark: The mark.
        words: All words inside; of an option its name and the words behind it.
        place: Name of the provision or line in which it opens.
        fate: Its fate; None where no other text is compared.
        now: Address where its words stand in the later text; None where they are gone, or none is compared.
        now_place: The name of that place; empty for none.
        span: The places of its first and its last character in the order of its text; of a bracket that does not close
            the first twice.
    """

    mark: Mark
    words: str
    place: str
    span: tuple[Spot, Spot]
    fate: Fate | None = None
    now: Eid | None = None
    now_place: str = ""

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that are named for it."""
        return parties_of(self.mark.by)

    def quoted(self, most: int) -> str:
        """Return its words as a list quotes them, in brackets; an option with a colon behind its name.

        Args:
            most: Words of it that the list has room for.
        """
        words = first_words(self.words, most)
        if self.mark.kind is not MarkKind.OPTION:
            return f"[{words}]"
        name = next((words[start:end] for start, end, _ in option_names(words)[:1]), "")
        rest = words[len(name) :].lstrip(" .:：–—-*_])】")
        return ": ".join(filter(None, (name, rest)))


@dataclass(frozen=True, slots=True)
class PlacedStray:
    """A bracket without a partner, with the name of its place.

    Attributes:
        place: Its place.
        opening: Whether it is an opening one.
        name: Name of the provision or line.
        words: The words around it.
    """

    place: Place
    opening: bool
    name: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ProvisionMarks:
    """The marks of one article, preamble, annex or part.

    Attributes:
        eid: Its address; empty for what stands outside of any. Of one that is gone, its address in the earlier text.
        label: Its name.
        gone: Whether it stands in the earlier text alone.
        open: The marks that stand in it, in reading order; the new ones have that fate.
        followed: The marks of the earlier text that stood in it, with their fates; empty without an earlier text.
        strays: Its brackets without a partner, in reading order.
    """

    eid: Eid
    label: str
    gone: bool = False
    open: tuple[PlacedMark, ...]
    followed: tuple[PlacedMark, ...] = ()
    strays: tuple[PlacedStray, ...] = ()

    @cached_property
    def count(self) -> BracketCount:
        """The numbers of its marks."""
        return count((placed.mark for placed in self.open), len(self.strays))

    @property
    def settled(self) -> tuple[PlacedMark, ...]:
        """The marks of the earlier text that are no question any more, in reading order."""
        return tuple(placed for placed in self.followed if placed.fate in SETTLED)

    @cached_property
    def fates(self) -> Counter[Fate]:
        """The number of brackets of each fate, the new ones included; options are left out."""
        return _fates_of((*self.followed, *self.open))

    @property
    def before(self) -> int:
        """The number of brackets of the earlier text that stood in it."""
        return sum(placed.mark.ordinal is not None for placed in self.followed)


def _fates_of(marks: Iterable[PlacedMark], *, of_options: bool = False) -> Counter[Fate]:
    chosen = (placed for placed in marks if (placed.mark.kind is MarkKind.OPTION) == of_options)
    return Counter(placed.fate for placed in chosen if placed.fate)


@dataclass(frozen=True, kw_only=True)
class BracketsView:
    """The marks of negotiation of a text, as reports print them.

    Attributes:
        text: The text.
        earlier: The earlier text; None if only one is asked for.
        before: The numbers of marks of the earlier text, or of the part that is asked for; None without one.
        provisions: The articles and the like with marks, in order; those without any as well.
        words: The words of the report.
        only: The provision and the party that are asked for, as typed; empty for all.
    """

    text: TextView
    earlier: TextView | None
    before: BracketCount | None
    provisions: tuple[ProvisionMarks, ...]
    words: dict[str, str]
    only: str = ""

    @cached_property
    def count(self) -> BracketCount:
        """The numbers of marks of the text, or of the part that is asked for."""
        return count((placed.mark for part in self.provisions for placed in part.open), len(self.strays))

    @cached_property
    def marks(self) -> tuple[PlacedMark, ...]:
        """The marks in reading order; with an earlier text those of it with their fates, and the new ones behind."""
        if self.earlier is None:
            return tuple(sorted(self._open, key=_in_order))
        followed = [placed for part in self.provisions for placed in part.followed]
        new = [placed for placed in self._open if placed.fate is Fate.NEW]
        return (*sorted(followed, key=_in_order), *sorted(new, key=_in_order))

    @property
    def _open(self) -> list[PlacedMark]:
        return [placed for part in self.provisions for placed in part.open]

    @property
    def strays(self) -> tuple[PlacedStray, ...]:
        """All brackets without a partner, in reading order."""
        return tuple(stray for part in self.provisions for stray in part.strays)

    @property
    def shown(self) -> tuple[ProvisionMarks, ...]:
        """The provisions that have marks, or had some."""
        return tuple(part for part in self.provisions if part.open or part.followed or part.strays)

    @property
    def fates_in_words(self) -> str:
        """The number of brackets before and now, and of each fate that any has: "… dropped: 12 (not chosen: 4)"."""
        words = self.words
        found: Counter[Fate] = sum((part.fates for part in self.provisions), Counter())
        line = words["brackets_line"].format(
            before=self.before.brackets if self.before else 0, after=self.count.brackets
        )
        clauses = []
        for name, (first, *others) in FATES:
            if number := found[first] + sum(found[fate] for fate in others):
                clause = words[f"brackets_{name}"].format(count=number)
                clauses.append(
                    self._with_remark(clause, [self._fate(fate, found[fate]) for fate in others if found[fate]])
                )
        return words["semicolon"].join(filter(None, (line, words["comma"].join(clauses))))

    @property
    def options_in_words(self) -> str:
        """The number of options of each fate in words: "Options (chosen: 1)"; empty where no text has any."""
        marks = [placed for part in self.provisions for placed in (*part.followed, *part.open)]
        found = _fates_of(marks, of_options=True)
        clauses = [self._fate(fate, found[fate]) for fate in Fate if found[fate]]
        return self._with_remark(self.words["marks_option"], clauses) if clauses else ""

    def _with_remark(self, clause: str, remarks: Sequence[str]) -> str:
        remark = self.words["comma"].join(remarks)
        return self.words["with_remark"].format(what=clause, remark=remark) if remark else clause

    def _fate(self, fate: Fate, number: int) -> str:
        return f"{self.words[f'fate_{fate}']}{self.words['colon']}{number}"

    @property
    def clean(self) -> tuple[str, ...]:
        """The names of the provisions that had marks and have none now; without those that are gone."""
        parts = (part for part in self.provisions if part.eid and not part.gone)
        return tuple(part.label for part in parts if part.followed and part.count.is_clean)

    @property
    def most(self) -> tuple[tuple[str, int], ...]:
        """The names of the provisions with the most brackets and options, each with the number, the largest first."""
        parts = [(part.label, part.count.questions) for part in self.provisions if part.count.questions]
        return tuple(sorted(parts, key=lambda item: -item[1])[:_MOST]) if len(parts) > _MOST else ()

    @cached_property
    def parties(self) -> tuple[PartyMarks, ...]:
        """The parties that are named for open marks, the one with the most first."""
        names: dict[str, str] = {}
        held: dict[str, Counter[str]] = {}
        for part in self.provisions:
            for placed in part.open:
                for party in placed.parties:
                    key = party_key(party)
                    names.setdefault(key, party)
                    held.setdefault(key, Counter())[part.label] += 1
        found = [PartyMarks(names[key], tuple(places.items())) for key, places in held.items()]
        return tuple(sorted(found, key=lambda party: -party.number))

    @property
    def notices(self) -> tuple[NamedNotice, ...]:
        """The notices on texts that are not official."""
        texts = [text for text in (self.earlier, self.text) if text]
        return named_notices([(text.name, notice_for(text.front)) for text in texts], self.words)


_MOST = 3
"""Provisions that are named as those with the most marks."""


def _in_order(placed: PlacedMark) -> Spot:
    return placed.span[0]


@dataclass(frozen=True, slots=True)
class PartyMarks:
    """The open marks for which a party is named.

    Attributes:
        name: The party, as first printed.
        places: The provisions in which it is named, each with the number of marks, in order.
    """

    name: str
    places: tuple[tuple[str, int], ...]

    @property
    def number(self) -> int:
        """The number of marks."""
        return sum(number for _, number in self.places)
