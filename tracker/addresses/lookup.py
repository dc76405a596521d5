"""Finds a provision by a typed query: "article 5", "5.2.b", "art. 5 para 2", "第五条第二款", a name, an address.

::

    query = eid | name | steps | heading | heading of a part and steps in it
    steps = step { [ "," | "of" | "." | "(" ] step }
    step  = [ unit ] number | number after a unit, as "premier" | unit without number, as "preamble"

Steps lead from the outside in; those that begin with a unit may come in any order ("paragraph 2 of
article 5"). A number without a unit is an article at first, and afterwards any provision inside that bears it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from itertools import permutations
from typing import TYPE_CHECKING

from tracker.addresses.by_number import leading_number, nth, paragraph_of, token_of, unit_of
from tracker.addresses.names import PUNCTUATION, ProvisionNames, bare_name
from tracker.addresses.several import find_several, names_list
from tracker.language.interface import WORDS as WORDS_OF_REPORTS
from tracker.language.interface import words_of
from tracker.language.labels import WORDS, number_of
from tracker.language.numerals import compatible, value_of
from tracker.language.scripts import HAN, without_accents
from tracker.model.block import without_calls
from tracker.model.provision import Provision, ProvisionKind
from tracker.model.reference import Step
from tracker.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.draft import DraftText

_RECITAL = "recital"
_MORE_WORDS = {
    _RECITAL: ("recital", "recitals", "considérant", "considerando", "pp", "preambular paragraph"),
    "point": ("al", "alinéas", "points", "letter", "subparagraphs", "sub-paragraph", "абзац", "абзаца", "подпункта"),
    "paragraph": ("пункта", "пункте", "فقرة"),
    "article": ("статье", "статью", "статьёй"),
    "section": ("раздела", "разделе", "قسم"),
    "chapter": ("главы", "главе", "فصل"),
    "part": ("части", "جزء"),
    "title": ("титула", "باب"),
    "book": ("книги", "كتاب"),
    "annex": ("приложения", "приложении", "anexos", "schedules", "appendices"),
}
"""Words that people type beside those that are printed: cases, plurals, abbreviations."""
_UNITS = {
    without_accents(word): unit for table in (WORDS, _MORE_WORDS) for unit, words in table.items() for word in words
}
_FILLERS = frozenset(
    [
        "of",
        "the",
        "du",
        "de",
        "la",
        "le",
        "les",
        "los",
        "las",
        "des",
        "del",
        "el",
        "in",
        "no",
        "nº",
        "и",
        "из",
        "в",
        "к",
        "من",
        "في",
    ]
)
_RANK = {"annex": 0, "article": 2, "paragraph": 3, "point": 4}
_RANK_DIVISION = 1
_KIND = {
    "paragraph": ProvisionKind.PARAGRAPH,
    "point": ProvisionKind.SUBPARAGRAPH,
    "annex": ProvisionKind.ANNEX,
    "article": ProvisionKind.ARTICLE,
}
_LABELLED = (ProvisionKind.ARTICLE, ProvisionKind.DIVISION, ProvisionKind.ANNEX, ProvisionKind.PREAMBLE)
_MOST_DIVISIONS = 4
"""Divisions in a query up to which every order is tried; no text has more levels of them."""
_MOST_WORDS = 5
"""Words of the longest number that is looked for: "one hundred and twenty one"."""
_PREAMBULAR = re.compile(
    r"\bpp\.?(?=\d)|\b(?:preamble|pr[ée]ambule|pre[áa]mbulo|преамбула),?\s+"
    r"(?:(?:para(?:graph|\.)?|alin[ée]a|p[áa]rrafo|пункт|абзац)\s+)?(?=\d)|"
    r"\b(?=\d+(?:st|nd|rd|th)\s+(?:preambular paragraph|recital)\b)",
    re.IGNORECASE,
)
_ORDINAL_OF_RECITAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\s+(?:preambular paragraph|recital)\b", re.IGNORECASE)
_OPERATIVE = re.compile(r"\bop\.?[ ]?(?=\d)|\boperative paragraph (?=\d)", re.IGNORECASE)
"""Numbers as delegates call them: PP3 is the third recital, OP2 the second article or paragraph behind the preamble."""
_BEGINS_STEP = re.compile(
    r"(?:pp|op)\.?\d|[a-z]+_\d|preamble|recs|[\[(]?\d+(?:[.,:-]?(?:\d+|[a-z])?(?![^\W_]))*[\])]?(?:[(\[]|$)|[第§]",
    re.IGNORECASE,
)
"""The beginnings of numbers and addresses: "PP3", "art_5", "5(1)", "5.1", "3-5"."""
_ELISION = re.compile(r"\b[ld]['’]", re.IGNORECASE)
_BEFORE_HAN_NUMBER = re.compile(f"(?<=[{HAN}0-9])(?=第)|(?<=[{HAN}0-9])的(?=[{HAN}])")
_BEFORE_WORD = rf"(?<![^\W{HAN}])"
_BEHIND_WORD = rf"(?![^\W{HAN}])"
"""Borders of a word; Chinese has no blanks between words."""


def find(draft: DraftText, query: str) -> list[Provision]:
    r"""Find the provisions that a query means.

    Args:
        draft: Where to look.
        query: As typed.

    Returns:
        The provisions in the order of the text; more than one where a label is repeated, or stands in an annex too.
        A line without a label comes as a provision that holds just that line. None where nothing fits.

    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("### Article 5\n\n#### 1.\n\nPeace.\n\n#### 2.\n\n##### a)\n\nBread.\n")
    >>> [provision.eid for provision in find(draft, "point a of article 5, paragraph 2")]
    ['art_5__para_2__point_a']
    """
    wanted = compatible(query).strip()
    if by_address := [provision for provision in _with_lines(draft.root) if provision.eid == wanted != ""]:
        return by_address
    if hits := _find_inside(draft.root, wanted):
        return hits
    folded = without_accents(wanted)
    hits = [provision for provision in draft.provisions.values() if folded and folded in _names(provision)]
    return hits or _find_in_part(draft, folded)


def find_meant(draft: DraftText, query: str) -> list[Provision]:
    r"""Find the provisions that a person who types a query means.

    Args:
        draft: Where to look.
        query: As typed.

    Returns:
        The provision of this name, as reports print names in any of their languages; else what :func:`find` finds,
        without the annexes where something outside of them fits and no annex is named: the Article 1 of a treaty is
        not that of its annex. More than one where the query fits several; their names tell them apart; or where it
        names several, as "articles 3-5" does.

    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("### Article 1\n\nPeace.\n\n## Annex\n\n### Article 1\n\nBread.\n")
    >>> [p.eid for p in find_meant(draft, "article 1")], [p.eid for p in find_meant(draft, "annex, article 1")]
    (['art_1'], ['annex_1__art_1'])
    """
    if names_list(query) and (listed := find_several(draft, query, partial(_meant, draft))):
        return listed
    return _meant(draft, query) or find_several(draft, query, partial(_meant, draft))


def is_ambiguous(draft: DraftText, query: str) -> bool:
    """Return whether a query can mean one of several provisions; a list of them, "articles 3-5", means them all.

    Args:
        draft: The text.
        query: As typed.
    """
    return not names_list(query) and len(_meant(draft, query)) > 1


def begins_step(word: str) -> bool:
    """Return whether a typed word can begin the name of a provision: a unit, a number, an address.

    >>> [begins_step(word) for word in ("article", "5(1)", "PP3", "art_5", "第五条", "2017-final", "final")]
    [True, True, True, True, True, False, False]
    """
    return (
        without_accents(word).strip(".,") in _UNITS
        or _BEGINS_STEP.match(compatible(word)) is not None
        or bool((number := number_of(word)) and number.unit and number.token and word[-1:] != "-")
    )


def _meant(draft: DraftText, query: str) -> list[Provision]:
    """Find what one query means that is no list."""
    own = words_of(draft.front.language)
    for words in (WORDS_OF_REPORTS["en"], own):
        if named := _named(draft, query, words):
            return named
    hits = find(draft, query)
    if not hits:
        others = (words for words in WORDS_OF_REPORTS.values() if words is not own and words["lang"] != "en")
        return next((named for words in others if (named := _named(draft, query, words))), [])
    return [provision for provision in hits if not _in_annex(provision)] or hits


def choices(draft: DraftText, provisions: Iterable[Provision]) -> list[str]:
    """Return the names of provisions to choose from: each of them means one, when it is typed.

    Args:
        draft: The text.
        provisions: Provisions of it, that a query means all.
    """
    names = ProvisionNames(draft, words_of("en"))
    return [names.row_name(provision.eid) for provision in provisions]


def _named(draft: DraftText, query: str, words: dict[str, str]) -> list[Provision]:
    """Return the provision or line whose name is typed, in a list; empty where none has that name, or several."""
    wanted = bare_name(query)
    eids = set(ProvisionNames(draft, words).meanings(wanted)) if wanted else set()
    hits = [provision for provision in _with_lines(draft.root) if provision.eid in eids]
    if len(hits) > 1:
        # A single line has the name of its provision.
        hits = [hit for hit in hits if hit.eid in draft.provisions]
    return hits if len(hits) == 1 else []


def _in_annex(provision: Provision) -> bool:
    return provision.kind is not ProvisionKind.ANNEX and provision.eid.startswith("annex")


def _find_inside(root: Provision, text: str) -> list[Provision]:
    """Find what the steps of a query lead to inside a provision."""
    # "5.2" may be one number (Section 5.2) as well as two steps: whole numbers first.
    for words in (text, _with_dots_apart(text)):
        for steps in _orders(_steps(words)):
            if hits := _follow(root, steps):
                return hits
    return []


def _orders(steps: list[Step]) -> Iterator[list[Step]]:
    """Yield steps in every order in which their divisions may enclose each other: "chapter I of part II"."""
    divisions = [n for n, step in enumerate(steps) if step.unit and step.unit not in _RANK]
    if len(divisions) > _MOST_DIVISIONS:
        divisions = []
    for order in permutations(divisions):
        arranged = list(steps)
        for place, n in zip(divisions, order, strict=True):
            arranged[place] = steps[n]
        yield arranged


def _find_in_part(draft: DraftText, folded: str) -> list[Provision]:
    """Find a provision in a part that is named by words, as "option B, article 2" and "final provisions article 3"."""
    parts = [
        (name, provision)
        for provision in draft.provisions.values()
        if provision.kind in (ProvisionKind.DIVISION, ProvisionKind.ANNEX)
        for name in _names(provision)
    ]
    for name, part in sorted(parts, key=lambda item: -len(item[0])):
        words = re.fullmatch(rf"(?:(.*?){_BEFORE_WORD})?{re.escape(name)}(?:{_BEHIND_WORD}(.*))?", folded)
        if words and (hits := _find_inside(part, " ".join(filter(None, words.groups())))):
            return hits
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The provisions near to a query that found nothing.

    Attributes:
        around: Name of the provision to which all steps but the last lead; empty where the first leads nowhere.
        unit: The unit that the last step names, in English; empty where it names none.
        ends: Names of the first and the last provision that the last step could have meant; of one alone its name;
            empty where there is none.
        similar: Names of its unit with the number that the query begins with, as 5 bis for 5; without steps, names
            that are similar in spelling, best first. At most three.
    """

    around: str = ""
    unit: str = ""
    ends: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()


def nearest_to(draft: DraftText, query: str) -> Nearest:
    r"""Return what stands near to a query that found nothing.

    Args:
        draft: Where to look.
        query: As typed.

    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("### Article 5\n\n#### 1.\n\nPeace.\n\n#### 2.\n\nBread.\n\n### Article 6\n\nSalt.\n")
    >>> nearest_to(draft, "5.9").around, nearest_to(draft, "5.9").ends
    ('Article 5', ('Article 5 (1)', 'Article 5 (2)'))
    >>> nearest_to(draft, "article 9").ends, nearest_to(draft, "artcle 6").similar
    (('Article 5', 'Article 6'), ('Article 6',))
    """
    names = ProvisionNames(draft, words_of("en"))
    steps = _steps(_with_dots_apart(compatible(query)))
    for cut in range(len(steps) - 1, 0, -1):
        if hits := _follow(draft.root, steps[:cut]):
            recitals = tuple(child for child in hits[0].children if child.kind is ProvisionKind.RECITAL)
            inside = recitals or hits[0].children or tuple(map(paragraph_of, hits[0].lines))
            return Nearest(around=names.name(hits[0].eid), ends=_ends(inside, names))
    if steps:
        unit = steps[0].unit or "article"
        peers = [provision for provision in draft.provisions.values() if _is_of_unit(provision, unit)]
        peers = [peer for peer in peers if not _in_annex(peer)] or peers
        number = leading_number(steps[0].token)
        alike = [peer for peer in peers if number is not None and leading_number(token_of(peer)) == number]
        similar = tuple(names.name(peer.eid) for peer in alike[:SIMILAR])
        return Nearest(unit=unit, ends=_ends(peers, names), similar=similar)
    labelled = [provision for provision in draft.provisions.values() if provision.kind in _LABELLED]
    names_of_labelled = {names.name(provision.eid): provision.heading for provision in labelled}
    spelt = [*names_of_labelled, *filter(None, names_of_labelled.values())]
    return Nearest(similar=tuple(nearest(query.strip(), spelt, SIMILAR, within=AS_NEAR)))


SIMILAR = 3
"""Names offered for a mistyped one: a diplomat reads three, and not six."""
AS_NEAR = 0.1
"""Greatest distance of a name's score from the best one's: "artcle 5" offers Article 5 (0.84), not Article 2 (0.67)."""


def _is_of_unit(provision: Provision, unit: str) -> bool:
    if kind := _KIND.get(unit) or (ProvisionKind(unit) if unit in ("preamble", _RECITAL) else None):
        return provision.kind is kind
    return unit_of(provision) == unit


def _ends(provisions: Sequence[Provision], names: ProvisionNames) -> tuple[str, ...]:
    ends = (names.row_name(provision.eid) for provision in (*provisions[:1], *provisions[-1:]))
    return tuple(dict.fromkeys(ends))


def _with_dots_apart(text: str) -> str:
    return re.sub(r"(?<=\w)\.(?=\w)", " , ", text)


def _names(provision: Provision) -> set[str]:
    """Return the names by which a provision is found whole: heading, label, both together."""
    parts = provision.parts
    names = (without_accents(compatible(without_calls(name))) for name in (parts.heading, str(parts), parts.label))
    return set(names) - {"", "~"}


def _steps(text: str) -> list[Step]:
    """Parse a query into steps; empty if a word of it is none."""
    text = _BEFORE_HAN_NUMBER.sub(" ", _ELISION.sub(" ", text))
    text = _OPERATIVE.sub("", _ORDINAL_OF_RECITAL.sub("", _PREAMBULAR.sub("pp ", text)))
    words = PUNCTUATION.sub(" ", text).replace("§", " § ").split()
    words = [word for word in words if word.casefold() not in _FILLERS]
    chunks: list[list[Step]] = []
    place = 0
    while place < len(words):
        step, taken = _step(words[place:])
        if step is None:
            return []
        if step.unit or not chunks:
            chunks.append([])
        chunks[-1].append(step)
        place += taken
    # A first number without a unit is an article: it ranks as one, so "2 of annex 1" comes after the annex.
    chunks.sort(key=lambda chunk: _RANK.get(chunk[0].unit or "article", _RANK_DIVISION))
    return [step for chunk in chunks for step in chunk]


def _step(words: list[str]) -> tuple[Step | None, int]:
    """Parse the step at the front of some words; return it and the number of words it takes."""
    for size in (2, 1):
        unit = _UNITS.get(without_accents(" ".join(words[:size]))) if len(words) >= size else None
        if unit:
            token, taken = _number(words[size:])
            return Step(unit, token), size + taken
    token, taken = _number(words)
    if taken:
        unit = _unit_behind(words, taken)
        return (Step(unit, token), taken + 1) if unit else (Step("", token), taken)
    whole = number_of(words[0])  # 第五条, art.5
    return (Step(whole.unit, whole.token), 1) if whole and whole.unit else (None, 1)


def _unit_behind(words: list[str], taken: int) -> str:
    """Return the unit behind an ordinal, as in "second paragraph" and "deuxième alinéa"; empty for none.

    Only paragraphs and points are called so; a figure before their word is the number of something else: "5 para 2".
    """
    unit = _UNITS.get(without_accents(words[taken]), "") if taken < len(words) else ""
    if unit not in ("paragraph", "point") or words[0][0].isdecimal() or not words[0][1:]:
        return ""
    return "" if _number(words[taken + 1 :])[1] else unit


def _number(words: list[str]) -> tuple[str, int]:
    """Parse the number at the front, "5 bis" or "vingt et unième" as one.

    Returns:
        The number, and how many words it takes; 0 for no number.
    """
    for size in range(_MOST_WORDS, 0, -1):
        number = number_of(" ".join(words[:size])) if len(words) >= size else None
        if number and number.token and not number.unit:
            return number.token, size
    return "", 0


def _follow(root: Provision, steps: list[Step]) -> list[Provision]:
    """Follow steps from the outside in; empty where there are none, or one of them leads nowhere."""
    if not steps:
        return []
    first, *rest = steps
    if first.unit:
        scopes = _at(root, first)
    else:
        scopes = _at(root, Step("article", first.token)) or _at(root, Step("paragraph", first.token))
    for step in rest:
        scopes = [provision for scope in scopes for provision in _at(scope, step)]
    return scopes


def _at(scope: Provision, step: Step) -> list[Provision]:
    """Return the provisions that one step leads to inside another."""
    inside = list(scope.walk())[1:]
    if step.unit in ("preamble", _RECITAL):
        of_kind = [provision for provision in inside if provision.kind is ProvisionKind(step.unit)]
        return nth(of_kind, step.token) if step.unit == _RECITAL and step.token else of_kind
    if not step.unit:
        candidates = list(scope.children)
    elif kind := _KIND.get(step.unit):
        candidates = [provision for provision in inside if provision.kind is kind]
    else:
        candidates = [provision for provision in inside if unit_of(provision) == step.unit]
    hits = [provision for provision in candidates if _matches(provision, step)]
    if step.unit == "article":
        # Where a text has no articles, its sections play them.
        hits = [provision for provision in hits if unit_of(provision) in ("article", "")] or hits
    if not hits and not step.unit:
        hits = [provision for provision in inside if _matches(provision, step)]
    if hits and scope.kind is not ProvisionKind.INSTRUMENT:
        depth = min(provision.eid.count("__") for provision in hits)
        hits = [provision for provision in hits if provision.eid.count("__") == depth]
    return hits or _unlabelled(scope, step)


def _unlabelled(scope: Provision, step: Step) -> list[Provision]:
    """Return the n-th unlabelled paragraph, for texts whose paragraphs bear no numbers: "article 4, paragraph 2"."""
    if scope.kind is ProvisionKind.INSTRUMENT or step.unit not in ("paragraph", "point", ""):
        return []
    lines = [paragraph_of(line) for line in scope.lines]
    paragraphs = [child for child in scope.children if child.kind is ProvisionKind.PARAGRAPH and not child.label]
    return nth(lines + paragraphs, step.token)


def _matches(provision: Provision, step: Step) -> bool:
    """Return whether the label of a provision has the number of a step."""
    number = number_of(provision.label)
    if number is None or not number.token:
        return bool(number and not step.token and number.unit == step.unit)
    if number.token.casefold() == step.token.casefold() or not step.token:
        return True
    # "titre 2" finds "Titre II"; below articles i and ii are letters of a list and stay apart from 1 and 2.
    return (
        provision.kind in (ProvisionKind.DIVISION, ProvisionKind.ANNEX)
        and value_of(number.token) == value_of(step.token) != ""
    )


def _with_lines(root: Provision) -> Iterator[Provision]:
    for provision in root.walk():
        yield provision
        yield from map(paragraph_of, provision.lines)
