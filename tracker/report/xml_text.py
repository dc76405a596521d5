"""Text for XML documents."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document can hold (XML 1.0, production 2). Treaty text has none; names of files may."""


def replace_illegal(text: str) -> str:
    r"""Return text with the replacement character for each character that XML cannot hold.

    >>> replace_illegal("A\x01 B\n")
    'A� B\n'
    """
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
