"""Recognises the language of a text from its script and its words.

The work is done by CLD3, the detector of Chromium (package ``cld3-py``). It is asked line by line, as a file may hold
two languages side by side, and a draft names persons and places of all countries.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from tracker.language.scripts import HAN, is_han, script_of
from tracker.language.tags import THREE_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcld3 import NNetLanguageIdentifier

_MOST = 60_000
"""Characters from the beginning of a text that are looked at: some twenty pages, read in a few milliseconds."""
_PIECE = 120
"""Letters of a piece that is judged by itself, at least: below them one line in a hundred of the Universal Declaration
of Human Rights is taken for a neighbouring language."""
_MOST_PIECES = 80
"""Pieces that are judged, evenly from all parts."""
_SURE = 0.9
"""Probability of a piece from which on it counts. Occitan, which CLD3 does not know, is French with less."""
_SHARE = 0.75
"""Share of the letters of all pieces that must be of one language; a tenth of a bilingual text may be labels."""
_SECOND = 0.15
"""Share of a second language from which on a text is bilingual."""
_SHORT = 4 * _PIECE
"""Letters of a text that has too few pieces for one of them to be in another language: its lines are judged too."""
_LINE = 50
"""Letters of such a line, at least: of 126 lines of that length of the Universal Declaration one is taken for a
neighbouring language."""
_FEW = 20
"""Letters below which a piece must be as good as certain: see :data:`_CERTAIN`."""
_CERTAIN = 0.999
"""Probability from which on so few letters count: of 383 pieces of 12 to 20 letters of the Universal Declaration in 21
languages 4 are then taken for a neighbouring language, and none for one of the six; with 0.99 it is 17 of 488, and two
for one of the six."""
_FEWEST = 12
"""Letters below which nothing can be known: with 8 to 12 of them 13 pieces of 179 are wrong even so."""
_LIKELY = 0.5
"""Probability of a language that is worth a suggestion where none is sure: "perhaps French"."""
_FEW_OF_SCRIPT = 4
"""Letters of one script from which on a text is written in it: an article of one Chinese sentence."""
_SHARE_OF_SCRIPT = 0.75
"""Share of the letters that must be of that script: a Russian text may have names and Roman numerals in Latin."""
_HAN_WEIGHT = 3
"""Letters of other scripts that say as much as a Chinese character: translations have that ratio."""

_TAGS = {"iw": "he", "no": "nb", "fil": "tl"}
"""Tags of CLD3 that differ from today's."""
_LETTER = re.compile(r"[^\W\d_]")
_HAN_LETTER = re.compile(f"[{HAN}]")
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_NOT_ARABIC = re.compile(
    "[\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c0-\u06d3\u06d5\u067c\u0693\u069a]"
)
"""Letters of Persian, Urdu, Pashto, Kurdish and Uighur that Arabic lacks."""
_NOT_RUSSIAN = re.compile("[іїєґўјљњћђџѓќѕқңғүұһөәӣӯҳҷ]")
"""Letters of other Cyrillic alphabets that Russian lacks."""
_MANY = 0.01
"""Share of such letters that no quotation of names explains."""


def detect_language(text: str) -> str:
    """Recognise the language of a text.

    Args:
        text: The text, or its beginning; only its first twenty pages or so are looked at.

    Returns:
        A tag (BCP 47) without region and script, ``zh`` for all Chinese; empty where it is unsure: for a text of a few
        words, or one in two languages.

    >>> detect_language("Les États Parties s’engagent à respecter la présente Convention et à la faire respecter.")
    'fr'
    >>> detect_language("Article 5"), detect_language("")
    ('', '')
    """
    weights, total = _shares(text)
    if not weights:
        return ""
    (best, most), *others = weights.most_common(2)
    second = max(others[0][1] if others else 0, _other_lines(text, best) if total < _SHORT else 0)
    return best if most >= _SHARE * total and second <= _SECOND * total else ""


def possible_languages(text: str) -> tuple[str, ...]:
    """Return the languages that a text may be in where :func:`detect_language` is unsure, for a suggestion.

    Args:
        text: The text, or its beginning.

    Returns:
        Several tags, the one with most words first, for a text that holds several languages; one of the six languages
        of the United Nations for a text too short to be sure; none where nothing is likely.

    >>> possible_languages("Chaque Partie adopte un plan national."), possible_languages("5")
    (('fr',), ())
    """
    weights, total = _shares(text)
    several = tuple(tag for tag, weight in weights.most_common() if weight > _SECOND * total)
    if several or total < _FEWEST:
        return several
    identifier = _identifier()
    found = identifier.FindLanguage(text[:_MOST].lower()) if identifier else None
    return (found.language,) if found and found.language in THREE_LETTERS and found.probability >= _LIKELY else ()


def _shares(text: str) -> tuple[Counter[str], int]:
    """Return the letters of each language of which a piece is sure, and the letters of all pieces."""
    weights: Counter[str] = Counter()
    total = 0
    for piece in _pieces(text[:_MOST]):
        weight = _weight(piece)
        total += weight
        if tag := _language_of(piece):
            weights[tag] += weight
    return weights, total


def _other_lines(text: str, language: str) -> int:
    """Count the letters of the lines of a short text that are in another language, though it seems to be in one.

    Its pieces join lines, and the second article of a text may be the translation of the first.
    """
    lines = [line for line in text.splitlines() if _weight(line) >= _LINE]
    return sum(_weight(line) for line in lines if _language_of(line) not in ("", language))


def detect_script(text: str) -> str:
    """Recognise the script that a text is written in, of which a few words are enough.

    Args:
        text: The text, or its beginning.

    Returns:
        ``Latin``, ``Cyrillic``, ``Greek``, ``Arabic`` or ``Chinese``; empty for a text of a few letters, one in two
        scripts, or in another one.

    >>> detect_script("Порты открыты для всех."), detect_script("Ports are open."), detect_script("条 A")
    ('Cyrillic', 'Latin', '')
    """
    letters = _LETTER.findall(text[:_MOST])
    scripts = Counter("Chinese" if is_han(letter) else script_of(letter) for letter in letters)
    script, most = max(scripts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return script if most >= max(_FEW_OF_SCRIPT, _SHARE_OF_SCRIPT * len(letters)) else ""


def _pieces(text: str) -> Iterator[str]:
    """Yield lines, short ones joined, at most :data:`_MOST_PIECES` from all parts of the text."""
    pieces: list[str] = []
    open_lines: list[str] = []
    letters = 0
    for line in text.splitlines():
        open_lines.append(line)
        letters += _weight(line)
        if letters >= _PIECE:
            pieces.append(" ".join(open_lines))
            open_lines, letters = [], 0
    if letters >= _PIECE // 2 or (letters and not pieces):
        pieces.append(" ".join(open_lines))
    step = max(1, -(-len(pieces) // _MOST_PIECES))
    yield from pieces[::step]


def _weight(text: str) -> int:
    """Return the number of letters, Chinese characters counted as the letters that they stand for."""
    return len(_LETTER.findall(text)) + (_HAN_WEIGHT - 1) * len(_HAN_LETTER.findall(text))


def _language_of(piece: str) -> str:
    """Return the language of a piece of text; empty if unsure."""
    letters = len(_LETTER.findall(piece))
    weight = _weight(piece)
    if weight < _FEWEST:
        return ""
    if _HAN_LETTER.search(piece) and not _KANA_OR_HANGUL.search(piece):
        return "zh" if _HAN_WEIGHT * len(_HAN_LETTER.findall(piece)) > _SHARE * weight else ""
    identifier = _identifier()
    if identifier is None:
        return ""
    # Headings are printed in capitals, which CLD3 has seen less often.
    found = identifier.FindLanguage(piece.lower())
    tag = _tag(found.language)
    if not found.is_reliable or found.probability < (_CERTAIN if weight < _FEW else _SURE) or "-" in tag:
        return ""
    foreign = {"ar": _NOT_ARABIC, "ru": _NOT_RUSSIAN}.get(tag)
    if foreign and len(foreign.findall(piece.lower())) > _MANY * letters:
        return ""
    return tag


def _tag(language: str) -> str:
    return _TAGS.get(language, language)


@cache
def _identifier() -> NNetLanguageIdentifier | None:
    """Return CLD3; None on a machine for which there is no wheel, where no language is known."""
    try:
        from gcld3 import NNetLanguageIdentifier  # noqa: PLC0415 – a library of its own, which few runs need
    except ImportError:
        return None
    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=2_000)
