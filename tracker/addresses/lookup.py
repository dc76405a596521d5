"""Finding a provision by what a person types: "article 5", "5.2.b", "art. 5 para 2", "第五条第二款", an eid.

::

    query = eid | steps | heading
    steps = step { [ "," | "of" | "." | "(" ] step }
    step  = [ unit ] number | number after a unit, as "premier" | unit without number, as "preamble"

Steps lead from the outside in; those that begin with a unit may come in any order ("paragraph 2 of
article 5"). A number without a unit is an article at first, and afterwards whatever bears it inside.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.labels import WORDS, number_of
from tracker.language.numerals import value_of
from tracker.language.scripts import HAN
from tracker.model.provision import Provision, ProvisionKind
from tracker.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText

_RECITAL = "recital"
_MORE_WORDS = {
    _RECITAL: ("recital", "recitals", "considérant", "considerando", "pp", "preambular paragraph"),
    "point": ("al", "alinéas", "points", "letter", "subparagraphs", "sub-paragraph"),
}
_UNITS = {word: unit for words in (WORDS, _MORE_WORDS) for unit, each in words.items() for word in each}
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
_ELISION = re.compile(r"\b[ld]['’]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Step:
    unit: str
    token: str


def find(draft: DraftText, query: str) -> list[Provision]:
    """The provisions that a query means.

    Args:
        draft: Where to look.
        query: As typed.

    Returns:
        In the order of the text; more than one where a label is repeated, or stands in an annex too.
        A line without a label comes as a provision that holds just that line. None where nothing fits.
    """
    wanted = unicodedata.normalize("NFKC", query).strip()
    if by_address := [each for each in _with_lines(draft.root) if each.eid and each.eid == wanted]:
        return by_address
    # "5.2" may be one number (Section 5.2) as well as two steps: whole numbers first.
    for text in (wanted, _with_dots_apart(wanted)):
        steps = _steps(text)
        if steps and (found := _follow(draft.root, steps)):
            return found
    folded = wanted.casefold()
    return [each for each in draft.provisions.values() if folded and folded in _names(each)]


def suggestions(draft: DraftText, query: str, count: int = 6) -> list[str]:
    """What could have been meant: labels of the text near to a query that found nothing.

    Args:
        draft: Where to look.
        query: As typed.
        count: At most this many.

    Returns:
        What stands inside, by address, where only the last step leads nowhere ("5.9"); else labels as
        printed; where none is near, the first ones of the text.
    """
    steps = _steps(_with_dots_apart(unicodedata.normalize("NFKC", query)))
    for cut in range(len(steps) - 1, 0, -1):
        if found := _follow(draft.root, steps[:cut]):
            inside = [each.eid for each in _with_lines(found[0]) if each is not found[0]]
            return [str(each) for each in inside[:count]] or [found[0].label]
    labels = [each.label for each in draft.provisions.values() if each.kind in _LABELLED and each.label]
    labels = list(dict.fromkeys(labels))
    number = "article " * query.strip().isdigit() + query.strip()
    return nearest(number, labels, count) or labels[:count]


def _with_dots_apart(text: str) -> str:
    return re.sub(r"(?<=\w)\.(?=\w)", " , ", text)


def _names(provision: Provision) -> set[str]:
    parts = provision.parts
    return {each.casefold() for each in (parts.heading, str(parts), parts.label) if each} - {"", "~"}


def _steps(text: str) -> list[_Step]:
    """The steps of a query; empty if a word of it is none."""
    text = re.sub(rf"(?<=[{HAN}])(?=第)", " ", _ELISION.sub(" ", text))
    words = re.sub(r"[,;:،、()\[\]]|\.(?=\s|$)", " ", text).replace("§", " § ").split()
    words = [word for word in words if word.casefold() not in _FILLERS]
    chunks: list[list[_Step]] = []
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


def _step(words: list[str]) -> tuple[_Step | None, int]:
    """The step at the front and the number of words it takes."""
    for size in (2, 1):
        unit = _UNITS.get(" ".join(words[:size]).casefold()) if len(words) >= size else None
        if unit:
            token, taken = _number(words[size:])
            return _Step(unit, token), size + taken
    token, taken = _number(words)
    if taken:
        return _Step("", token), taken
    whole = number_of(words[0])  # 第五条, art.5
    return (_Step(whole.unit, whole.token), 1) if whole and whole.unit else (None, 1)


def _number(words: list[str]) -> tuple[str, int]:
    """The number at the front, "5 bis" as one, and the number of words it takes; 0 for none."""
    for size in (2, 1):
        number = number_of(" ".join(words[:size])) if len(words) >= size else None
        if number and number.token and not number.unit:
            return number.token, size
    return "", 0


def _follow(root: Provision, steps: list[_Step]) -> list[Provision]:
    scopes = [root]
    for number, step in enumerate(steps):
        if number == 0 and not step.unit:
            found = _at(root, _Step("article", step.token)) or _at(root, _Step("paragraph", step.token))
        else:
            found = [each for scope in scopes for each in _at(scope, step)]
        if not found:
            return []
        scopes = found
    return scopes


def _at(scope: Provision, step: _Step) -> list[Provision]:
    """What one step leads to inside a provision."""
    inside = list(scope.walk())[1:]
    if step.unit in ("preamble", _RECITAL):
        of_kind = [each for each in inside if each.kind is ProvisionKind(step.unit)]
        nth = of_kind[int(step.token) - 1 :][:1] if step.token.isdecimal() and int(step.token) else []
        return nth if step.unit == _RECITAL and step.token else of_kind
    if not step.unit:
        candidates = list(scope.children)
    elif kind := _KIND.get(step.unit):
        candidates = [each for each in inside if each.kind is kind]
    else:
        candidates = [each for each in inside if _unit(each) == step.unit]
    found = [each for each in candidates if _same(each, step)]
    if step.unit == "article":
        # Where a text has no articles, its sections play them.
        found = [each for each in found if _unit(each) in ("article", "")] or found
    if not found and not step.unit:
        found = [each for each in inside if _same(each, step)]
    if found and scope.kind is not ProvisionKind.INSTRUMENT:
        depth = min(each.eid.count("__") for each in found)
        found = [each for each in found if each.eid.count("__") == depth]
    return found or _nth_line(scope, step)


def _nth_line(scope: Provision, step: _Step) -> list[Provision]:
    """The n-th unlabelled paragraph, where paragraphs bear no numbers: "article 4, paragraph 2"."""
    if (
        scope.kind is ProvisionKind.INSTRUMENT
        or step.unit not in ("paragraph", "point", "")
        or not step.token.isdecimal()
    ):
        return []
    unlabelled = [each for each in scope.children if each.kind is ProvisionKind.PARAGRAPH and not each.label]
    lines = [_line(scope, number) for number in range(len(scope.lines))] + unlabelled
    return lines[int(step.token) - 1 :][:1] if int(step.token) else []


def _same(provision: Provision, step: _Step) -> bool:
    number = number_of(provision.label) if provision.label else None
    if number is None or not number.token:
        return bool(number and not step.token and number.unit == step.unit)
    there, wanted = number.token.casefold(), step.token.casefold()
    if there == wanted or not step.token:
        return True
    # "titre 2" finds "Titre II"; below articles i and ii are letters of a list and stay apart from 1 and 2.
    return (
        provision.kind in (ProvisionKind.DIVISION, ProvisionKind.ANNEX)
        and value_of(number.token) == value_of(step.token) != ""
    )


def _unit(provision: Provision) -> str:
    number = number_of(provision.label) if provision.label else None
    return number.unit if number else ""


def _with_lines(root: Provision) -> Iterator[Provision]:
    for provision in root.walk():
        yield provision
        yield from (_line(provision, number) for number in range(len(provision.lines)))


def _line(provision: Provision, number: int) -> Provision:
    line = provision.lines[number]
    return Provision(kind=ProvisionKind.PARAGRAPH, eid=line.eid, lines=(line,))
