"""Messages of commits and tags: a sentence for people, then trailers for programs."""

from __future__ import annotations

import hashlib
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.store.formats.statements import statement_digest
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model.stage import FrontMatter
    from tracker.store.formats.manifest import Instrument, Stage
    from tracker.store.formats.statements import StagePair, Statement
    from tracker.store.records import TextEntry

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TRAILER = re.compile(r"(?P<key>[A-Z][A-Za-z0-9-]*): (?P<value>.*)")


def added(front: FrontMatter, *, text_sha256: str, source_sha256: str, source_name: str, reason: str) -> str:
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
    return _message(f"{verb} {front.instrument} {front.stage} ({front.language})", plain(reason), trailers)


def renamed(instrument: str, old: str, new: str, texts: Iterable[tuple[str, str, str]], reason: str) -> str:
    """The message of a stage's new name.

    Args:
        instrument: Slug.
        old: The name until now.
        new: The name from now on.
        texts: Of each text its language, its digest, and that of the file it was read from.
        reason: Why.
    """
    trailers = [("Instrument", instrument), ("Stage", new), ("Renamed-From", old)]
    trailers += [("Renamed-Text", " ".join(each)) for each in texts]
    return _message(f"Rename {instrument} {old} to {new}", plain(reason), trailers)


def stated(stages: StagePair, added: Sequence[Statement], forgotten: Sequence[Statement], reason: str) -> str:
    """The message of what people said about two stages, or took back."""
    changes = [(f"{each.verdict}", each) for each in added] + [("forget", each) for each in forgotten]
    verb, one = changes[0]
    what = f"{verb} {one.before_label or 'none'} = {one.after_label or 'none'}"
    subject = what if len(changes) == 1 else f"{len(changes)} statements"
    trailers = [("Instrument", stages.instrument), ("Before", stages.before), ("After", stages.after)]
    trailers += [("Language", each) for each in dict.fromkeys(each.language for _, each in changes)]
    for verb, each in changes:
        trailers.append(("Statement", f"{verb} {each.before or 'none'}={each.after or 'none'}"))
    trailers += [("Statement-Added", statement_digest(each)) for each in added]
    trailers += [("Statement-Forgotten", statement_digest(each)) for each in forgotten]
    for key, field in (("Before-SHA256", "before_text"), ("After-SHA256", "after_text")):
        trailers += [(key, each) for each in dict.fromkeys(getattr(each, field) for each in added)]
    return _message(f"concordance: {subject} ({stages.before} to {stages.after})", plain(reason), trailers)


def released(  # noqa: PLR0913 – what a tag states, by name
    instrument: Instrument,
    stage: Stage,
    texts: Sequence[TextEntry],
    *,
    notes: str = "",
    corrections: Mapping[str, str] = MappingProxyType({}),
    follows: Iterable[tuple[str, str]] = (),
) -> str:
    """The message of a release tag: what was released, and what it rests on.

    Args:
        instrument: The instrument.
        stage: The stage.
        texts: Its texts; the digest of each is stated.
        notes: What changed since the stage before, in paragraphs.
        corrections: The digest of each file of what people said about this stage, by its path.
        follows: The releases made before, with the ids of their tags.
    """
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
    trailers += [("Correction-SHA256", f"{path} {sha256}") for path, sha256 in corrections.items()]
    trailers += [("Follows", f"{tag} {tag_id}") for tag, tag_id in follows]
    return _message(f"Release {instrument.slug} {stage.slug}", notes, trailers)


GONE = "gone"
"""What a commit states of a file that it takes away."""


def stating_files(message: str, files: Mapping[str, bytes | None]) -> str:
    """A message that also states the digest of every file that the commit writes, so no other change passes for it.

    Args:
        message: The message, with or without statements at its end.
        files: Path and content; None for a file that goes.
    """
    stated = [(path, GONE if each is None else file_digest(each)) for path, each in sorted(files.items())]
    lines = "".join(f"File-SHA256: {path} {digest}\n" for path, digest in stated)
    return f"{message.rstrip()}\n{'' if trailers_of(message) else chr(10)}{lines}"


def file_digest(content: bytes) -> str:
    """The sha256 of a whole file, as commits and releases state it."""
    return hashlib.sha256(content).hexdigest()


def trailers_of(message: str) -> list[tuple[str, str]]:
    """The trailers: the last paragraph, if it holds nothing else."""
    last = message.strip().rsplit("\n\n", 1)[-1].split("\n")
    matches = [_TRAILER.fullmatch(line) for line in last]
    return [(match["key"], match["value"]) for match in matches if match] if all(matches) else []


def by_first_word(trailers: Iterable[tuple[str, str]], key: str) -> dict[str, str]:
    """The values of a trailer that stands several times, once a language or path: ``Text-SHA256: fr 3b5d…``."""
    found = (value.partition(" ") for name, value in trailers if name == key)
    return {language: value for language, _, value in found}


def _message(subject: str, words: str, trailers: Iterable[tuple[str, str]]) -> str:
    # Cleaned line by line: a line feed in a title could forge a trailer. The words always have a paragraph of
    # trailers behind them, so whatever stands in them states nothing.
    lines = [f"{key}: {plain(value)}" for key, value in trailers if plain(value)]
    paragraphs = (map(_as_words, each.split("\n")) for each in words.split("\n\n"))
    said = "\n\n".join(filter(None, ("\n".join(filter(None, each)) for each in paragraphs)))
    return "\n\n".join(part for part in (plain(subject), said, "\n".join(lines)) if part) + "\n"


def _as_words(line: str) -> str:
    """A line of words; one that begins like a signature would cut off what stands behind it."""
    line = plain(line)
    return f"| {line}" if line.startswith("-----") else line


def plain(text: str) -> str:
    """One line without signs that turn the direction of writing, which could make one name look like another."""
    return clean(_TURNING.sub("", text))
