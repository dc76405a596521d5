"""The words that are searched, as patterns that take time in proportion to the text, whatever was typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.language.scripts import ARABIC_LETTERS
from tracker.search.folding import BLANK, BREAK, JOINT, SIGNS, UNSEEN, UNSPACED, fold, form_of, squash

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_LETTERS = 400
"""Letters of all words together. The longest article of the five drafts of Paris that one would paste has fewer in its
first sentence; each letter more could be compared with each letter of a hostile text."""

_WILD = "\ue000"
"""Stands for "*" while the words are folded: a letter of nobody's script, which folding leaves as it is."""
_SPACED_LETTER = rf"[^\W_{UNSPACED}]"
_GAPS = {BLANK: f"[{BLANK}{JOINT}]", JOINT: f"[{BLANK}{JOINT}]?", BREAK: f"[{BLANK}{JOINT}{BREAK}]"}
"""The pattern for each sign between typed words: where a blank was typed a hyphen will do, where a hyphen was typed
nothing will, and a sentence may end only where a full stop was typed."""
_IS_SPACED, _UNSPACED = re.compile(_SPACED_LETTER), re.compile(f"[{UNSPACED}]")
_FRAGMENTS = re.compile(rf"[\W_{UNSPACED}{_WILD}]+")
_WILDCARDS = re.compile(r"(?<=\w)\*+(?!\w)")
"""The asterisks that let a word go on; in the middle of a word they are signs like others."""
_QUOTED = re.compile(r"[\"“”„«»「」『』]")
_ARABIC = re.compile(f"[{ARABIC_LETTERS}]")
_PREFIXES = "[وف]?(?:[بكل]?ال|لل|[بكل])?"
"""Words of one or two letters that Arabic writes together with the next: and, so, in, as, for, the."""
_ARTICLES = "(?:[بكل]?ال|لل)"
_SHORTEST_WITH_PREFIX = 3
"""Letters of an Arabic word from which on it is found behind a prefix: "لي" would be found in "إلى"."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase.

    Attributes:
        typed: Its words, as typed.
        pattern: Finds it; the words themselves are the first group, the last one to its end.
        parts: Letters without signs that a squashed text must have (:func:`tracker.search.folding.squash`).
    """

    typed: str
    pattern: re.Pattern[str]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Words and phrases to search.

    Attributes:
        typed: The words as typed.
        terms: One phrase; or several words and phrases, of which a provision must have all.
        exact: Whether case, accents and signs count.
    """

    typed: str
    terms: tuple[Term, ...]
    exact: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """The letters that a squashed text must have in any case."""
        return tuple(dict.fromkeys(part for term in self.terms for part in term.parts))

    def can_be_in(self, squashed: str) -> bool:
        """Return whether a text may have the words; False is certain.

        Args:
            squashed: The text (:func:`tracker.search.folding.squash`).
        """
        return all(part in squashed for part in self.parts)


def parse_query(typed: str, *, exact: bool = False, whole: bool = False, any_order: bool = False) -> Query:
    """Understand the words that a person types.

    Args:
        typed: A phrase. A word may go on where the phrase ends, and where it has an asterisk: ``differentiat*``.
        exact: Case, accents and signs count, letter for letter; an asterisk is one.
        whole: The last word may not go on.
        any_order: Each word is searched alone, and all of them in one provision; words in quotation marks are a phrase.

    Raises:
        InputError: If there is no letter in them, or they are too long.

    >>> query = parse_query("States part*")
    >>> bool(query.terms[0].pattern.search(fold("the States [Parties]").text))
    True
    >>> [term.typed for term in parse_query('"human rights" climate', any_order=True).terms]
    ['human rights', 'climate']
    """
    typed = " ".join(typed.split())
    if len(typed) > MOST_LETTERS:
        raise InputError(
            f"The words to find have {len(typed)} letters",
            cause=f"up to {MOST_LETTERS} are searched",
            remedy="type the first words of the passage",
        )
    build = _exact_term if exact else _folded_term
    texts = [text for text in (_several(typed) if any_order else [typed]) if any(_is_letter(char) for char in text)]
    if not texts:
        raise InputError(
            f"“{typed}” has no word to find" if typed else "No words are named",
            remedy='type the words, and behind them the stages, if not all are meant: tracker find "human rights"',
        )
    return Query(typed, tuple(build(text, whole=whole) for text in dict.fromkeys(texts)), exact=exact)


def _is_letter(char: str) -> bool:
    form = form_of(char)
    return bool(form) and form not in SIGNS


def _several(typed: str) -> Iterator[str]:
    """Yield the words of a query, and the phrases in quotation marks as one."""
    for n, part in enumerate(_QUOTED.split(typed)):
        yield from [part.strip()] if n % 2 else part.split()


def _folded_term(typed: str, *, whole: bool) -> Term:
    form = fold(_WILDCARDS.sub(_WILD, typed).replace("*", "")).text
    pieces = list(_pieces(form))
    begin, article = _beginning(form, whole=whole)
    pieces[: len("ال") * bool(article)] = [article]
    rest = "" if whole or form[-1].isdecimal() or not _IS_SPACED.match(form[-1]) else f"{_SPACED_LETTER}*+"
    pattern = f"{begin}({''.join(pieces)}{rest}){_end(form, whole=whole)}"
    parts = {squash(part) for part in _FRAGMENTS.split(form.removeprefix("ال"))} | set(_UNSPACED.findall(form))
    return Term(typed, re.compile(pattern), tuple(sorted(filter(None, parts), key=lambda part: (-len(part), part))))


def _pieces(form: str) -> Iterator[str]:
    """Yield the pattern of each character; no repetition can give back what it took, so none takes long."""
    for before, char, behind in zip(f" {form}", form, f"{form[1:]} ", strict=False):
        if char == _WILD:
            yield f"{_SPACED_LETTER}*+"
        elif char in SIGNS:
            yield _GAPS[BLANK if before == _WILD and char == JOINT else char]
        else:
            yield re.escape(char) + f"{JOINT}?" * (behind not in SIGNS and behind != _WILD)


def _beginning(form: str, *, whole: bool) -> tuple[str, str]:
    """Return the pattern of the beginning of a word, and that of the Arabic article where it was typed."""
    if not _IS_SPACED.match(form):
        return "", ""
    begin = rf"(?<!{_SPACED_LETTER})" + r"(?<!\d\.)" * form[0].isdecimal()
    first = re.split(r"\W", form, maxsplit=1)[0]
    if whole or not _ARABIC.match(first) or len(first) < _SHORTEST_WITH_PREFIX:
        return begin, ""
    if first.startswith("ال") and len(first) >= _SHORTEST_WITH_PREFIX + len("ال"):
        return f"{begin}[وف]?", _ARTICLES
    return f"{begin}{_PREFIXES}", ""


def _end(form: str, *, whole: bool) -> str:
    last = form[-1]
    if not _IS_SPACED.match(last):
        return ""
    return rf"(?!{_SPACED_LETTER})" * whole + r"(?!\d|\.\d)" * last.isdecimal()


def _exact_term(typed: str, *, whole: bool) -> Term:
    form = re.sub(f"[{UNSEEN}]", "", unicodedata.normalize("NFC", typed))
    words = r"\s+".join(map(re.escape, form.split()))
    begin = rf"(?<!{_SPACED_LETTER})" if _IS_SPACED.match(form) else ""
    parts = {squash(part) for part in _FRAGMENTS.split(form)} | set(map(squash, _UNSPACED.findall(form)))
    return Term(typed, re.compile(f"{begin}({words}){_end(form, whole=whole)}"), tuple(sorted(filter(None, parts))))
