"""The parts of a heading line, and what its label numbers."""

from __future__ import annotations

from dataclasses import dataclass

SEPARATOR = " — "
"""Stands between label and heading where the source printed none (or a line break) between them."""

CLOSING_LABEL = "~"
"""The label ``##### ~`` opens the closing words after a list."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The three parts of a heading line; printed one after the other they are the line.

    Attributes:
        label: As printed: ``Article premier``, ``Titre I.``, ``a)``; empty where none is printed.
        separator: What stands between, ``" — "`` unless printed otherwise; empty without a heading.
        heading: The provision's title; often empty.
    """

    label: str
    separator: str = ""
    heading: str = ""

    def __str__(self) -> str:
        return self.label + self.separator + self.heading


NO_HEADING = Heading("")
"""For what has no heading line."""


@dataclass(frozen=True, slots=True)
class Number:
    """What a label numbers.

    Attributes:
        unit: A key of :data:`WORDS`, or empty where the label is a bare number or letter.
        token: The number in a form that can be compared: ``5bis``, ``1`` for "premier", ``II``, ``a``.
    """

    unit: str
    token: str
