"""Understand the words behind a command: the texts, each a file, a stage or a part of its name, then the provision.

Nobody types ``2014-avant-projet`` where ``2014`` says it. A part of a name counts where one stage alone has it; where
two have it, the user chooses. The words that name no text are the provision, quoted or not.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.addresses.lookup import begins_step
from tracker.errors import InputError
from tracker.readers.input.typed_paths import READABLE_ENDINGS, is_web_address, similar_files, typed_path
from tracker.services.stores import instrument_of
from tracker.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.services.stores import LazyStore
    from tracker.store.formats.manifest import Instrument
    from tracker.store.store import Store

FILE_PREFIXES = ("./", "../", "/", "~", "file:")
"""A name that begins with one of these is always a file, even where a stage has the same name."""
FILE_SUFFIXES = frozenset(READABLE_ENDINGS) - {".xml"}
"""A name that ends in one of these is always a file. Of XML the program looks whether the file exists: a stage may be
called ``2014.xml``."""
SHORTEST_PART = 2
"""Letters of a part of a name: one letter is a point of a list, "a"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A number that is rather the year of a stage than the number of an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPair:
    """The two texts of a comparison and the provision, as words name them.

    Attributes:
        before: The text before: a stage, a release tag or a file.
        after: The text after, likewise.
        provision: The provision as typed; empty for the whole texts.
    """

    before: str
    after: str
    provision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """One text and the provision, as words name them.

    Attributes:
        text: A stage, a release tag or a file.
        provision: The provision as typed; empty for the whole text.
    """

    text: str
    provision: str = ""


# One stage


def stage_named(store: Store, typed: str, instrument: str = "") -> str:
    """Return the stage or release tag that a person means.

    Args:
        store: The store.
        typed: The name, in any case; or the symbol of its text; or a part of the name that no other stage has. A
            number is whole: "17" is no part of "2017".
        instrument: Only its stages; empty for those of all instruments.

    Raises:
        InputError: If several stages fit. Where none fits, the name comes back as it is, and the store refuses it.
    """
    return _find_stage(store, typed, instrument) or typed


def newest_stage(store: Store, instrument: str = "") -> str:
    """Return the last stage of an instrument that has a text.

    Raises:
        InputError: If no stage has a text yet, or the store has more than one instrument.
    """
    return _only_instrument(store, instrument).stages[-1].slug


def _find_stage(store: Store, typed: str, instrument: str) -> str | None:
    wanted = typed.strip().casefold()
    slugs = _slugs(store, instrument)
    tags = [release.tag for release in store.releases() if instrument in ("", release.instrument)]
    for name in (*slugs, *tags):
        if name.casefold() == wanted:
            return name
    part = re.sub(r"[\s_]+", "-", wanted)
    found = [name for name in (tags if "/" in part else slugs) if is_part(part, name.casefold())]
    if len(found) > 1:
        raise InputError(
            f"More than one stage has “{typed}” in its name",
            cause=f"they are: {', '.join(found)}",
            remedy="type more of the name",
        )
    return found[0] if found else _stage_of_symbol(store, wanted, instrument)


def is_part(part: str, name: str) -> bool:
    """Return whether a typed part means a name; it may not begin or end within a number.

    >>> is_part("2017", "2017-final"), is_part("final", "2017-final"), is_part("17", "2017-final")
    (True, True, False)
    """
    begin, end = (r"(?<!\d)" * part[:1].isdecimal(), r"(?!\d)" * part[-1:].isdecimal())
    return len(part) >= SHORTEST_PART and re.search(begin + re.escape(part) + end, name) is not None


def _stage_of_symbol(store: Store, symbol: str, instrument: str) -> str | None:
    """Return the stage whose text has a symbol, A/HRC/26/34; None if none has it, or several."""
    stages = (stage for item in _chosen(store.instruments(), instrument) for stage in item.stages)
    found = [stage.slug for stage in stages if stage.symbol and stage.symbol.casefold() == symbol]
    return found[0] if len(found) == 1 else None


def _only_instrument(store: Store, instrument: str) -> Instrument:
    chosen = [item for item in _chosen(store.instruments(), instrument) if item.stages]
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        raise InputError("The store has no stage yet", remedy="add the first draft: tracker add FILE")
    raise InputError(
        "The store has more than one instrument, so the newest stage is not clear",
        cause=f"they are: {', '.join(item.slug for item in chosen)}",
        remedy="name a stage, or the instrument with --instrument",
    )


# Words


def name_text(words: Sequence[str], store: LazyStore, instrument: str = "") -> NamedText:
    """Understand words as a text and a provision of it; without a text the newest stage is meant.

    Args:
        words: The words as typed.
        store: The store to look in; opened only if a word is no file.
        instrument: The instrument; empty for the only one.

    Raises:
        InputError: If a word is nearly the name of a stage, several stages fit, or the newest is not clear.
        StoreError: If a store is needed and cannot be read.
    """
    texts, provision = _split(words, 1, store, instrument)
    if texts:
        _refuse_second(texts[0], provision, store, instrument)
        return NamedText(text=texts[0], provision=provision)
    return NamedText(text=_newest(provision, store, instrument), provision=provision)


def name_texts(words: Sequence[str], store: LazyStore, instrument: str = "") -> tuple[list[str], str]:
    """Understand words as any number of texts and a provision.

    Args:
        words: The words as typed.
        store: The store to look in; opened only if a word is no file.
        instrument: The instrument; empty for the only one.

    Returns:
        The texts in the order in which they are named, and the provision; both may be empty.

    Raises:
        InputError: If a word is nearly the name of a stage, or several stages fit.
        StoreError: If a store is needed and cannot be read.
    """
    return _split(words, len(words), store, instrument)


def name_pair(words: Sequence[str], store: LazyStore, instrument: str = "") -> NamedPair:
    """Understand words as two texts and a provision of them.

    One stage alone is compared with the stage that it was drafted from; without any, the newest stage is.

    Args:
        words: The words as typed.
        store: The store to look in; opened only if a word is no file.
        instrument: The instrument; empty for the only one.

    Raises:
        InputError: If a word is nearly the name of a stage, several stages fit, three texts are named, or nothing tells
            which text is before the other.
        StoreError: If a store is needed and cannot be read.
    """
    texts, provision = _split(words, 2, store, instrument)
    if len(texts) == 2:
        before, after = texts
        _refuse_third(texts, provision, store, instrument)
        return NamedPair(before=before, after=after, provision=provision)
    after = texts[0] if texts else _newest(provision, store, instrument)
    return NamedPair(before=_predecessor(after, store, instrument), after=after, provision=provision)


def _split(words: Sequence[str], most: int, store: LazyStore, instrument: str) -> tuple[list[str], str]:
    """Split words into the names of texts and the provision behind them."""
    waiting = _whole_files(words)
    texts: list[str] = []
    while waiting and len(texts) < most and (name := _text_named(waiting[0], store, instrument)) is not None:
        texts.append(name)
        waiting = waiting[1:]
    if waiting and len(texts) < most and store.folder is not None:
        _refuse_misspelt(waiting, store, instrument)
    return texts, " ".join(waiting).strip()


def _whole_files(words: Sequence[str]) -> list[str]:
    """Return the words with those of a file's name in one: "my draft.docx" without quotation marks."""
    left = [word for word in words if word.strip()]
    joined: list[str] = []
    while left:
        sizes = (size for size in range(len(left), 1, -1) if _is_file(" ".join(left[:size])))
        size = 1 if _is_file(left[0]) else next(sizes, 1)
        joined.append(" ".join(left[:size]))
        left = left[size:]
    return joined


def _text_named(word: str, store: LazyStore, instrument: str) -> str | None:
    """Return the file or stage that a word means; None if it means neither."""
    if is_file_name(word) or is_web_address(word) or _is_file(word):
        return word
    if store.folder is None:
        return None if begins_step(word) else word
    if word in _slugs(store.get(), instrument):
        return word
    return None if begins_step(word) and not _YEAR.fullmatch(word) else _find_stage(store.get(), word, instrument)


def _is_file(name: str) -> bool:
    return not is_web_address(name) and typed_path(name).is_file()


def is_file_name(name: str) -> bool:
    """Return whether a name can only be that of a file."""
    return name.startswith(FILE_PREFIXES) or Path(name).suffix.lower() in FILE_SUFFIXES


def _newest(provision: str, store: LazyStore, instrument: str) -> str:
    if store.folder is None:
        first = provision.partition(" ")[0]
        missing = f"“{first}” is not a file" if _YEAR.fullmatch(first) else f"no text is named before “{provision}”"
        raise InputError(
            f"There is no store here, and {missing if provision else 'no text is named'}",
            cause=f"no store encloses {Path.cwd()}",
            remedy="name files, name the store with --store DIR, or go into its folder",
        )
    return newest_stage(store.get(), instrument)


def _predecessor(after: str, store: LazyStore, instrument: str) -> str:
    """Return the stage that another was drafted from."""
    if is_file_name(after) or store.folder is None or (_is_file(after) and not _is_stage(after, store)):
        hint = f", as {newest_stage(store.get(), instrument)} and {after}" if store.folder is not None else ""
        raise InputError(
            f"One text alone is named: {after}",
            cause="a file does not tell which text it was drafted from",
            remedy=f"name both, first the text before, then the text after{hint}",
        )
    slug = after.rpartition("/")[2]
    owner = instrument_of(store.get(), slug, instrument)
    stage = owner.stage(slug) if owner else None
    if owner is None or stage is None:
        raise InputError(f"{after} is not a stage", remedy="name two texts, first the text before")
    if not stage.predecessor:
        followers = [other.slug for other in owner.stages if slug in other.predecessors]
        hint = f", as {slug} and {followers[0]}" if followers else ""
        raise InputError(f"No stage precedes {slug}, so it is compared with nothing", remedy=f"name two texts{hint}")
    return stage.predecessor


def _is_stage(name: str, store: LazyStore) -> bool:
    return instrument_of(store.get(), name) is not None


# Refusals


def _refuse_misspelt(words: Sequence[str], store: LazyStore, instrument: str) -> None:
    """Refuse a word in the place of a text that is nearly a stage, a year, or stands before a text.

    Raises:
        InputError: With the stages that it can mean.
    """
    word, *behind = words
    slugs = _slugs(store.get(), instrument)
    beside = similar_files(typed_path(word)) if not begins_step(word) else []
    if beside:
        raise InputError(
            f"There is no stage or file “{word}”",
            cause=f"there is {' and '.join(beside)}",
            remedy="name the file with its ending",
        )
    behind_texts = [name for other in behind if (name := _text_named(other, store, instrument)) is not None]
    if behind_texts and begins_step(word) and not word.isdecimal():
        raise InputError(
            f"“{' '.join(words)}” is not understood",
            cause="the provision stands before the texts",
            remedy=f"name the texts first: {' '.join(behind_texts)}, then the provision",
        )
    if behind_texts or _YEAR.fullmatch(word) or (not begins_step(word) and nearest(word, slugs, 1)):
        raise InputError(
            f"There is no stage or file “{word}”",
            cause=f"the stages are: {', '.join(slugs)}",
            remedy=f"type {', or '.join(nearest(word, slugs, 1) or ['one of these names'])}"
            + (f"; for an article, “article {word}”" if word.isdecimal() else ""),
        )


def _refuse_third(texts: Sequence[str], provision: str, store: LazyStore, instrument: str) -> None:
    """Refuse a third stage or file in the place of the provision.

    Raises:
        InputError: With the commands that compare them two by two.
    """
    third = _text_of_provision(provision, store, instrument)
    if third is not None and third not in texts:
        before, middle = texts
        raise InputError(
            f"Three texts are named: {before}, {middle} and {third}",
            cause="two are compared at a time",
            remedy=f"compare {before} with {middle}, then {middle} with {third}; tracker history PROVISION "
            "follows one provision through all stages, and tracker columns sets them side by side",
        )


def _refuse_second(text: str, provision: str, store: LazyStore, instrument: str) -> None:
    """Refuse a second stage or file in the place of the provision, where a command takes one text.

    Raises:
        InputError: With the command that compares the two.
    """
    other = _text_of_provision(provision, store, instrument)
    if other is not None and other != text:
        raise InputError(
            f"Two texts are named: {text} and {other}",
            cause="this command takes one",
            remedy=f"name one of them, or compare the two: {shlex.join(['tracker', 'compare', text, other])}",
        )


def _text_of_provision(provision: str, store: LazyStore, instrument: str) -> str | None:
    """Return the file or stage that stands in the place of the provision; None if it is a provision."""
    if not provision:
        return None
    if is_file_name(provision) or _is_file(provision):
        return provision
    is_step = begins_step(provision) and not _YEAR.fullmatch(provision)
    return (
        None if is_step or store.folder is None or " " in provision else _find_stage(store.get(), provision, instrument)
    )


def _slugs(store: Store, instrument: str) -> list[str]:
    chosen = _chosen(store.instruments(), instrument)
    return list(dict.fromkeys(stage.slug for item in chosen for stage in item.stages))


def _chosen(instruments: Iterable[Instrument], instrument: str) -> list[Instrument]:
    return [item for item in instruments if instrument in ("", item.slug)]
