"""Options of negotiated text: "Option 2:", "Alternative A", of which the parties will choose one."""

from __future__ import annotations

import re

_OPTION = re.compile(
    r"[\[(*_\s]*(?:options?|alternatives?|alt|variantes?|opci[oó]n(?:es)?|alternativas?|варианты?|альтернативы?"
    r"|الخيار|البديل|备选案文|备选方案|选项)[ \u00a0]*(?:[A-Z\d]|[IVX]+|[一二三四五六]|[أ-ي])(?![^\W\d_])",
    re.IGNORECASE,
)


def begins_option(text: str) -> bool:
    """Return whether a heading or line begins an option; its provisions have the numbers of those that it replaces.

    >>> begins_option("Option B"), begins_option("Вариант 2."), begins_option("Optional clauses")
    (True, True, False)
    """
    return _OPTION.match(text) is not None
