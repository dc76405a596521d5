"""What is known about one draft besides its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Authenticity(StrEnum):
    """Whose words a text is; travels into every output."""

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
        authenticity: Whose words these are; ``unverified`` until somebody says so.
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
        """All filled keys with their values, in the order in which they are written."""
        named = [
            ("instrument", self.instrument),
            ("stage", self.stage),
            ("symbol", self.symbol),
            ("date", self.date),
            ("language", self.language),
            ("title", self.title),
            ("authenticity", str(self.authenticity)),
            ("source", self.source),
        ]
        return [(key, value) for key, value in named if value] + list(self.extra)
