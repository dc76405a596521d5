"""The small treaties in six languages from which planted differences are made."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.support.planted.source import Source, source

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
_TEXTS = Path(__file__).parent / "texts"


@cache
def treaty(name: str) -> tuple[Source, ...]:
    """Return the versions of a treaty below ``texts/``, in the order of :data:`LANGUAGES`."""
    return tuple(source((_TEXTS / f"{name}.{tag}.txt").read_text(encoding="utf-8"), tag) for tag in LANGUAGES)
