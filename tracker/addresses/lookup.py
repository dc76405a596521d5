"""Finds a provision by a typed query: "article 5", "5.2.b", "art. 5 para 2", "第五条第二款", an address.

::

    query = eid | steps | heading
    steps = step { [ "," | "of" | "." | "(" ] step }
    step  = [ unit ] number | number after a unit, as "premier" | unit without number, as "preamble"

Steps lead from the outside in; those that begin with a unit may come in any order ("paragraph 2 of
article 5"). A number without a unit is an article at first, and afterwards any provision inside that bears it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.addresses.by_number import nth, paragraph_of, unit_of
from tracker.language.labels import WORDS, number_of
from tracker.language.numerals import compatible, value_of
from tracker.language.scripts import HAN
from tracker.model.provision import Provision, ProvisionKind
from tracker.model.reference import Step
from tracker.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText

_RECITAL = "recital"
_MORE_WORDS = {
    _RECITAL: ("recital", "recitals", "considérant", "considerando", "pp", "preambular paragraph"),
    "point": ("al", "alinéas", "points", "letter", "subparagraphs", "sub-paragraph"),
}
_UNITS = {word: unit for table in (WORDS, _MORE_WORDS) for unit, words in table.items() for word in words}
_FILLERS = frozenset(
    ["of", "the", "du", "de", "la", "le", "les", "des", "del", "el", "in", "no", "nº", "и", "из", "من"]
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
_MOST_WORDS = 5
"""Words of the longest number that is looked for: "one hundred and twenty one"."""
_ELISION = re.compile(r"\b[ld]['’]", re.IGNORECASE)
_BEFORE_HAN_NUMBER = re.compile(f"(?<=[{HAN}])(?=第)")
_PUNCTUATION = re.compile(r"[,;:،、()\[\]]|\.(?=\s|$)")


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
    # "5.2" may be one number (Section 5.2) as well as two steps: whole numbers first.
    for text in (wanted, _with_dots_apart(wanted)):
        steps = _steps(text)
        if steps and (hits := _follow(draft.root, steps)):
            return hits
    folded = wanted.casefold()
    return [provision for provision in draft.provisions.values() if folded and folded in _names(provision)]


def suggestions(draft: DraftText, query: str, count: int = 6) -> list[str]:
    """Suggest what a query that found nothing could have meant.

    Args:
        draft: Where to look.
        query: As typed.
        count: At most this many.

    Returns:
        Where only the last step leads nowhere ("5.9"), the addresses inside the provision before it; else labels of the
        text near to the query in spelling; where none is near, the first labels of the text.
    """
    steps = _steps(_with_dots_apart(compatible(query)))
    for cut in range(len(steps) - 1, 0, -1):
        if hits := _follow(draft.root, steps[:cut]):
            inside = [provision.eid for provision in _with_lines(hits[0]) if provision is not hits[0]]
            return [str(eid) for eid in inside[:count]] or [hits[0].label]
    labels = [provision.label for provision in draft.provisions.values() if provision.kind in _LABELLED]
    labels = list(dict.fromkeys(label for label in labels if label))
    number = "article " * query.strip().isdigit() + query.strip()
    return nearest(number, labels, count) or labels[:count]


def _with_dots_apart(text: str) -> str:
    return re.sub(r"(?<=\w)\.(?=\w)", " , ", text)


def _names(provision: Provision) -> set[str]:
    """Return the names by which a provision is found whole: heading, label, both together."""
    parts = provision.parts
    return {name.casefold() for name in (parts.heading, str(parts), parts.label)} - {"", "~"}


def _steps(text: str) -> list[Step]:
    """Parse a query into steps; empty if a word of it is none."""
    text = _BEFORE_HAN_NUMBER.sub(" ", _ELISION.sub(" ", text))
    words = _PUNCTUATION.sub(" ", text).replace("§", " § ").split()
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
        unit = _UNITS.get(" ".join(words[:size]).casefold()) if len(words) >= size else None
        if unit:
            token, taken = _number(words[size:])
            return Step(unit, token), size + taken
    token, taken = _number(words)
    if taken:
        return Step("", token), taken
    whole = number_of(words[0])  # 第五条, art.5
    return (Step(whole.unit, whole.token), 1) if whole and whole.unit else (None, 1)


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
    """Follow steps from the outside in; empty where one of them leads nowhere."""
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
