"""The value of a modal: its force, and whether it negates."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from tracker.language.substance.words import Force
    from tracker.substance.cues import Cue


def force(cue: Cue) -> Force:
    """Return the force of a modal."""
    return cast("tuple[Force, bool]", cue.value)[0]


def weakest(cue: Cue) -> Force:
    """Return the force of the weakest of a choice of modals; the force of a modal that stands alone."""
    return cast("tuple[Force, ...]", cue.value)[2] if is_choice(cue) else force(cue)


def negates(cue: Cue) -> bool:
    """Return whether a modal has a negation in it: "shall not", 不得."""
    return cast("tuple[Force, bool]", cue.value)[1]


def is_choice(cue: Cue) -> bool:
    """Return whether several modals stand side by side in brackets, of which one is to be chosen."""
    return len(cast("tuple[object, ...]", cue.value)) > len(("force", "negates"))
