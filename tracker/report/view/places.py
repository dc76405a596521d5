"""The place of a block as a value in a report: ``12 text 0``, from which a program reads the text again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.model.redline import BlockPlace


def place_value(place: BlockPlace | None) -> str:
    """Return order, kind and level of a block in one text: ``12 heading 3``; empty for None.

    Args:
        place: The place; of a piece of a line the order is ``12.0+``, and of the last piece ``12.1``.
    """
    return f"{order_value(place)} {place.kind} {place.level}" if place else ""


def order_value(place: BlockPlace) -> str:
    """Return the order of a block in its text; of a piece with its number, and a plus sign where another follows."""
    if place.ends and not place.piece:
        return str(place.order)
    return f"{place.order}.{place.piece}" if place.ends else f"{place.order}.{place.piece}+"
