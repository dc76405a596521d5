"""Recitals and formulas before the first article.

Opening words name the body that speaks ("The General Assembly,"), enacting words introduce the operative text ("Have
agreed as follows"): UN Editorial Manual, and treaties in the six official languages.
"""

from __future__ import annotations

import re

from tracker.language.labels import WORDS
from tracker.model.block import BlockKind
from tracker.readers.structure.printed_line import PrintedLine

_BODIES = (
    r"assembly|assemblée|asamblea|ассамблея|الجمعية العامة|大会|council|conseil|consejo|совет|مجلس|理事会"
    r"|commission|comisión|parliament|parlement|parlamento|парламент"
    r"|conference|conférence|conferencia|конференция|مؤتمر|states|états?|estados|государства|الدول|缔约国|缔约各国|缔约方|缔约各方|parties|partes|стороны"
    r"|الأطراف|governments|gouvernements|gobiernos|peoples|peuples|pueblos|народы|union|unión|community|communauté"
)
_OPENING = re.compile(
    r"(?:(?:the|we,?|la|le|les|las|los|el|nous,?|nosotros,?|мы,?|فإن|إن)\s+|l[’']|d[’'])?"
    rf"(?:(?:[^\W\d_]+[\s’'-]+){{0,3}}|本[^\W\d_]{{1,4}}?)(?:{_BODIES})(?!\w)[^.;:]{{0,160}}[,،，:：]?",
    re.IGNORECASE,
)
_THEREFORE = re.compile(
    r"(?:now,?\s+therefore|ahora,\s+por\s+tanto|por\s+(?:lo\s+)?tanto|en\s+conséquence|par\s+conséquent"
    r"|поэтому|ввиду этого|ولذلك|لذلك"
    r"|因此现在|因此)[,،，]?",
    re.IGNORECASE,
)
_ENACTING = re.compile(
    r"""(?:
        (?:(?:solemnly|hereby|therefore|also)\ )*(?:declares?|proclaims?|adopts?)\b
      | (?:have|has)\ (?:(?:therefore|hereby|solemnly)\ )*(?:agreed|adopted|decided|resolved|declared)\b
      | (?:(?:solennellement)\ )*(?:déclare|proclame|adopte)(?:nt)?\b
      | sont\ convenue?s\b | conviennent\ de\ ce\ qui\ suit | (?:ont|a)\ (?:décidé|arrêté|adopté|convenu)\b
      | (?:(?:solemnemente)\ )*(?:declara|proclama|aprueba|adopta)n?\b
      | (?:han|ha)\ (?:convenido|acordado|adoptado|decidido)\b
      | (?:торжественно\ )?(?:провозглаша|заявля|объявля|принима)(?:ет|ют)\b | (?:согласились|договорились)\b
      | (?:قد\ )?اتفق(?:ت|وا)\b | (?:ت|ي)نادي\b | (?:ت|ي)علن\b
      | .{0,12}(?:议定如下|协议如下|达成协议|声明如下|宣布如下|发布这一|宣告)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_MAX_OPENING = 220
"""Characters of opening words."""
_MAX_OPENING_WITHOUT_SIGN = 80
"""Characters of opening words without a comma behind them: "We the peoples". A longer line is a title."""
_OPENING_LINES = 6
"""Lines among which the opening words are searched: they stand at the top or below a title."""


_OPENER = re.compile(
    r"""(?:(?:Deeply|Gravely|Further|Also|Fully|Strongly|Profondément|Vivement|Profundamente|Plenamente|Глубоко)\s+)?
    (?: [A-Z]\w+(?:ing|ed)\b | (?:Conscious|Mindful|Aware|Desirous|Anxious|Whereas|Having|Being)\b
      | [A-ZÀ-Ý]\w+(?:ant|ants|és|ées)\b
      | (?:Conscients?|Conscientes|Convaincue?s?|Soucieu(?:x|ses?)|Désireu(?:x|ses?)|Résolue?s?|Vu|Attendu)\b
      | [A-ZÁ-Ú]\w+(?:ando|iendo|ados|idos|adas|idas)\b | (?:Conscientes?|Deseos[oa]s?|Resuelt[oa]s?|Visto)\b
      | [А-Я]\w+(?:ая|яя|ясь|аясь|уя|ив|ные|учи)\b
      | و?إذ\s | و?(?:اقتناعا|رغبة|إيمانا|إدراكا|تصميما|حرصا)
      | 考虑到|回顾|铭记|深信|认识到|重申|注意到|意识到|确认|承认|希望|忆及|念及|鉴于|决心|深切
    )""",
    re.VERBOSE,
)
"""The first words of a recital: participles and adjectives, as the Editorial Manual of the UN has them in italics."""
_JOINT = re.compile(r"(?P<sign>[,،，;；؛:])\s*(?=\S)")
_PREAMBLE = "|".join(sorted(WORDS["preamble"], key=len, reverse=True))
_PREAMBLE_WORD = re.compile(
    rf"(?P<word>{_PREAMBLE})(?P<space>[:.]?[ \u00a0]+|(?=[^\W\d_]))(?=\S)",
    re.IGNORECASE,
)
_BEGINNING = 60
"""Characters of a recital in which its first words are looked for: the longest are those of enacting formulas."""
_MIN_JOINTS = 2
"""Recitals that follow one another on one line; a single participle behind a comma may belong to its sentence."""


def split_run_in_preamble(lines: list[PrintedLine], end: int) -> list[PrintedLine]:
    """Divide lines that hold a whole preamble, as some treaty series print it, into its parts.

    >>> line = PrintedLine(1, "The States Parties, Recalling peace; Noting war, Have agreed as follows:")
    >>> [part.text for part in split_run_in_preamble([line], 1)]
    ['The States Parties,', 'Recalling peace;', 'Noting war,', 'Have agreed as follows:']

    Args:
        lines: The lines of a text.
        end: Index of its first article; lines behind it are left as they are.
    """
    return [part for line in lines[:end] for part in _preamble_parts(line)] + lines[end:]


def _preamble_parts(line: PrintedLine) -> list[PrintedLine]:
    """Return heading, opening words, recitals and enacting words of a line; other lines as they are."""
    word = _PREAMBLE_WORD.match(line.text)
    is_heading = word is not None and not line.text[word.end()].islower()
    begin = word.end() if word is not None and is_heading else 0
    # "PreambleThe member States" stays one word: a reader guesses no blanks.
    joints = [begin] if word is not None and is_heading and word["space"] else []
    for joint in _JOINT.finditer(line.text, begin):
        rest = line.text[joint.end() : joint.end() + _BEGINNING]
        cased = rest[0].islower() or rest[0].isupper()
        after_clause = joint["sign"] in ";；؛" and not rest[0].islower()
        if after_clause or _OPENER.match(rest) or (_ENACTING.match(rest) and not (cased and rest[0].islower())):
            joints.append(joint.end())
    enacts = any(_ENACTING.match(line.text[at : at + _BEGINNING]) for at in joints)
    opens = is_heading or _opens(line.text[: joints[0]].rstrip() if joints else "") or _OPENER.match(line.text)
    if len(joints) < _MIN_JOINTS or not (enacts or opens):
        return [line]
    parts = []
    for at in reversed(joints):
        line, part = line.split(at)
        parts.append(part._replace(after_blank=True))
    return [line, *reversed(parts)]


def preamble_kinds(texts: list[str], *, headed: bool) -> list[BlockKind]:
    """Return the kind of each line between the title and the first article.

    >>> lines = ["The General Assembly,", "Recalling the Charter,", "Declares the following:"]
    >>> [kind.value for kind in preamble_kinds(lines, headed=False)]
    ['formula', 'recital', 'formula']

    Args:
        texts: The lines.
        headed: Whether a heading "Preamble" precedes them.

    Returns:
        One kind a line: formula or recital, or text where there is no evidence of a preamble.
    """
    enacting = next((at for at, text in enumerate(texts) if _ENACTING.match(text)), None)
    opening = next((at for at, text in enumerate(texts[:_OPENING_LINES]) if _opens(text)), None)
    if enacting is None and opening is None and not headed:
        return [BlockKind.TEXT] * len(texts)
    begin = 0 if headed or opening is None else opening
    end = len(texts) if enacting is None else enacting
    while end > begin and enacting is not None and (_opens(texts[end - 1]) or _THEREFORE.fullmatch(texts[end - 1])):
        end -= 1
    kinds = []
    for at, text in enumerate(texts):
        if at < begin:
            kinds.append(BlockKind.TEXT)
        elif at >= end or (at == begin and _opens(text)):
            kinds.append(BlockKind.FORMULA)
        else:
            kinds.append(BlockKind.RECITAL)
    return kinds


def _opens(text: str) -> bool:
    """Return whether a line is opening words, after the word "Preamble" or not."""
    word = _PREAMBLE_WORD.match(text)
    text = text[word.end() :] if word else text
    longest = _MAX_OPENING if text.endswith((",", "،", "，", ":", "：")) else _MAX_OPENING_WITHOUT_SIGN
    return len(text) <= longest and _OPENING.fullmatch(text) is not None
