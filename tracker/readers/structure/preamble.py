"""Recitals and formulas before the first article.

Opening words name the body that speaks ("The General Assembly,"), enacting words introduce the operative text ("Have
agreed as follows"): UN Editorial Manual, and treaties in the six official languages.
"""

from __future__ import annotations

import re

from tracker.model.block import BlockKind

_BODIES = (
    r"assembly|assemblée|asamblea|ассамблея|الجمعية العامة|大会|council|conseil|consejo|совет|مجلس|理事会"
    r"|commission|comisión"
    r"|conference|conférence|conferencia|конференция|مؤتمر|states|états?|estados|государства|الدول|缔约国|缔约各国|parties|partes|стороны"
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
_OPENING_LINES = 6
"""Lines among which the opening words are searched: they stand at the top or below a title."""


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
    """Return whether a line is opening words."""
    return len(text) <= _MAX_OPENING and _OPENING.fullmatch(text) is not None
