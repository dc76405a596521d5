"""Messages of commits and tags: a sentence for people, then trailers for programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model.stage import Front
    from tracker.store.entries import TextEntry
    from tracker.store.manifest import Instrument, Stage
    from tracker.store.statements import Stages, Statement

_TRAILER = re.compile(r"(?P<key>[A-Z][A-Za-z0-9-]*): (?P<value>.*)")


def added(front: Front, *, text_sha256: str, source_sha256: str, source_name: str, reason: str) -> str:
    """The message of an ``add``; with a reason, of a replacement."""
    verb = "Replace" if reason else "Add"
    trailers = [
        ("Instrument", front.instrument),
        ("Stage", front.stage),
        ("Language", front.language),
        ("Symbol", front.symbol),
        ("Date", front.date),
        ("Authenticity", str(front.authenticity)),
        ("Text-SHA256", text_sha256),
        ("Source-SHA256", source_sha256),
        ("Source-Name", source_name),
    ]
    return _message(f"{verb} {front.instrument} {front.stage} ({front.language})", reason, trailers)


def stated(stages: Stages, added: Sequence[Statement], forgotten: Sequence[Statement], reason: str) -> str:
    """The message of what people said about two stages, or took back."""
    changes = [(f"{each.verdict}", each) for each in added] + [("forget", each) for each in forgotten]
    verb, one = changes[0]
    what = f"{verb} {one.before_label or 'none'} = {one.after_label or 'none'}"
    subject = what if len(changes) == 1 else f"{len(changes)} statements"
    trailers = [("Instrument", stages.instrument), ("Before", stages.before), ("After", stages.after)]
    trailers += [("Language", each) for each in dict.fromkeys(each.language for _, each in changes)]
    for verb, each in changes:
        trailers.append(("Statement", f"{verb} {each.before or 'none'}={each.after or 'none'}"))
    for key, field in (("Before-SHA256", "before_text"), ("After-SHA256", "after_text")):
        trailers += [(key, each) for each in dict.fromkeys(getattr(each, field) for each in added)]
    return _message(f"concordance: {subject} ({stages.before} to {stages.after})", reason, trailers)


def released(instrument: Instrument, stage: Stage, texts: Sequence[TextEntry]) -> str:
    """The message of a release tag: what was released, with the digest of every language."""
    trailers = [
        ("Instrument", instrument.slug),
        ("Stage", stage.slug),
        ("Title", next((text.title for text in texts if text.title), instrument.title)),
        ("Symbol", stage.symbol),
        ("Date", stage.date),
    ]
    for text in texts:
        trailers.append(("Authenticity", f"{text.language} {text.authenticity}"))
        trailers.append(("Text-SHA256", f"{text.language} {text.sha256}"))
    return _message(f"Release {instrument.slug} {stage.slug}", "", trailers)


def trailers_of(message: str) -> list[tuple[str, str]]:
    """The trailers: the last paragraph, if it holds nothing else."""
    last = message.strip().rsplit("\n\n", 1)[-1].split("\n")
    matches = [_TRAILER.fullmatch(line) for line in last]
    return [(match["key"], match["value"]) for match in matches if match] if all(matches) else []


def by_language(trailers: Iterable[tuple[str, str]], key: str) -> dict[str, str]:
    """The values of a trailer that stands once a language: ``Text-SHA256: fr 3b5d…``."""
    found = (value.partition(" ") for name, value in trailers if name == key)
    return {language: value for language, _, value in found}


def _message(subject: str, words: str, trailers: Iterable[tuple[str, str]]) -> str:
    # Cleaned to one line each: a line feed in a title or reason could forge a trailer.
    lines = [f"{key}: {clean(value)}" for key, value in trailers if clean(value)]
    return "\n\n".join(part for part in (clean(subject), clean(words), "\n".join(lines)) if part) + "\n"
