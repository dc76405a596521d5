"""Facts about the files of a comparison that their user states: authenticity, symbol and title."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.side import Side, Sides
from tracker.model.stage import Authenticity
from tracker.text.compose import with_front
from tracker.text.front import front_of

if TYPE_CHECKING:
    from tracker.services.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFacts:
    """Facts about one file; each is empty where its user does not state it.

    Attributes:
        authenticity: Whose words it is: a value of :class:`~tracker.model.stage.Authenticity`.
        symbol: The symbol of the document.
        title: Its title.
    """

    authenticity: str = ""
    symbol: str = ""
    title: str = ""

    def items(self) -> list[tuple[str, str]]:
        """Return the facts that are stated, with their names.

        >>> StatedFacts(symbol="A/35/35").items()
        [('symbol', 'A/35/35')]
        """
        facts = {"authenticity": self.authenticity, "symbol": self.symbol, "title": self.title}
        return [(name, value) for name, value in facts.items() if value]


_NOTHING = StatedFacts()
_NOTHING_OF_EITHER = Sides(_NOTHING, _NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Facts about the files of a comparison.

    Attributes:
        both: Facts about each text that is a file.
        sides: Facts about one of them alone; they go before those about both.
    """

    both: StatedFacts = _NOTHING
    sides: Sides[StatedFacts] = _NOTHING_OF_EITHER


def stating(before: Source, after: Source, stated: Stated) -> tuple[Source, Source]:
    """Return the texts of a comparison with the facts that their user states.

    Args:
        before: The text before.
        after: The text after.
        stated: The facts.

    Raises:
        InputError: If a fact is about a stage, which the store describes, or a file itself states another one.
    """
    texts = Sides(before, after)
    if (facts := stated.both.items()) and not any(source.path for source in texts):
        raise _about_a_stage(f"--{facts[0][0]}", before.name)
    for side in Side:
        if (facts := stated.sides.of(side).items()) and texts.of(side).path is None:
            raise _about_a_stage(f"--{side}-{facts[0][0]}", texts.of(side).name)
    first, second = (
        _stating(source, dict(stated.both.items()) | dict(stated.sides.of(side).items())) if source.path else source
        for side, source in zip(Side, texts, strict=True)
    )
    return first, second


def _stating(source: Source, facts: dict[str, str]) -> Source:
    front = source.draft.front
    given = dict(front.items())
    for name, value in facts.items():
        own = given.get(name, "")
        if own and own not in (value, Authenticity.UNVERIFIED):
            raise InputError(
                f"{source.name} itself states another {name}: {own}",
                cause="a file that states it knows it best",
                remedy=f"leave that option out, or mend the line “{name}:” of the file",
            )
    return replace(source, draft=with_front(source.draft, front_of(given | facts, source.name))) if facts else source


def _about_a_stage(option: str, name: str) -> InputError:
    return InputError(
        f"{option} is about a file, and {name} is a stage of the store",
        cause="the store keeps what was stated when the stage was added",
        remedy=f"leave it out; to change what the store keeps: tracker add FILE --stage {name} --replace",
    )
