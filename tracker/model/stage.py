"""The front matter of a draft: its stage, symbol, date, language, authenticity."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


PROPOSAL = "proposal"
"""Key of the line of front matter that marks a text as a proposal of this program."""


class Authenticity(StrEnum):
    """Authenticity of a text: its source of authority. Every output states it."""

    OFFICIAL = "official"
    TRANSLATION = "translation"
    RECONSTRUCTION = "reconstruction"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The front matter of a text: plain strings, all of them optional.

    Attributes:
        instrument: Slug of the treaty or declaration across all its stages.
        stage: Slug of the step of drafting.
        symbol: The issuing body's symbol, as ``A/HRC/35/35``.
        date: As written: ``2017-04-25`` or just ``2013``.
        language: BCP 47 tag, as ``fr``.
        title: Title for lists and page headers; the text carries its own.
        authenticity: Its authenticity; ``unverified`` until somebody states it.
        source: Where the text was taken from.
        extra: Further keys in their order, kept as they came.
    """

    instrument: str = ""
    stage: str = ""
    symbol: str = ""
    date: str = ""
    language: str = ""
    title: str = ""
    authenticity: Authenticity = Authenticity.UNVERIFIED
    source: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    def items(self) -> list[tuple[str, str]]:
        """Return all filled keys with their values, in the order in which they are written."""
        named = [(key, str(getattr(self, key))) for key in _KEYS]
        return [(key, value) for key, value in named if value] + list(self.extra)

    @property
    def proposal(self) -> str:
        """The text from which this one was made by taking out brackets; empty for a text that people wrote.

        >>> FrontMatter.from_items([("stage", "clean"), ("proposal", "2015-12-09")]).proposal
        '2015-12-09'
        """
        return dict(self.extra).get(PROPOSAL, "")

    @classmethod
    def from_items(cls, items: Iterable[tuple[str, str]]) -> FrontMatter:
        """Build front matter of keys and values; unknown keys are kept.

        Raises:
            ValueError: If the authenticity is not known.

        >>> FrontMatter.from_items([("stage", "final"), ("place", "Geneva")]).items()
        [('stage', 'final'), ('authenticity', 'unverified'), ('place', 'Geneva')]
        """
        values = dict(items)
        authenticity = Authenticity(values.pop("authenticity", Authenticity.UNVERIFIED))
        named = {key: values.pop(key) for key in _KEYS if key in values}
        return cls(**named, authenticity=authenticity, extra=tuple(values.items()))


_KEYS = tuple(field.name for field in fields(FrontMatter) if field.name != "extra")
