"""Messages of commits and tags: a sentence for people, paragraphs, then trailers for programs.

Each message has one function, named after what it is about; :func:`trailers_of` reads the trailers again.
"""

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
    from tracker.store.records import Release, TextEntry

ADDED, FORGOTTEN = "Statement-Added", "Statement-Forgotten"
"""Trailers with the digest of a statement that was made, or taken back."""

REMOVED = "Removed-Text"
"""Trailer with language and digest of a text that was taken back."""

AS_OF = "Signed-At"
"""Trailer of a signature with the newest commit that its signer had: it stands in the same history as the release."""

DELETED = "gone"
"""Stands for the digest of a file that the commit deletes."""

EMPTY_STORE = "Make an empty store\n"
"""Message of the first commit."""

_DIRECTION_SIGNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TRAILER = re.compile(r"(?P<key>[A-Z][A-Za-z0-9-]*): (?P<value>.*)")


def text_added(front: FrontMatter, *, text_sha256: str, source_sha256: str, source_name: str, reason: str) -> str:
    """Return the message for a text that is added; with a reason, for one that is replaced."""
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
    return _message(f"{verb} {front.instrument} {front.stage} ({front.language})", one_line(reason), trailers)


def stage_renamed(instrument: str, old: str, new: str, texts: Iterable[tuple[str, str, str]], reason: str) -> str:
    """Return the message for a stage that gets another name.

    Args:
        instrument: Slug.
        old: The name until now.
        new: The name from now on.
        texts: Of each text its language, its digest, and the digest of the file that it was read from.
        reason: Why.
    """
    trailers = [("Instrument", instrument), ("Stage", new), ("Renamed-From", old)]
    trailers += [("Renamed-Text", " ".join(text)) for text in texts]
    return _message(f"Rename {instrument} {old} to {new}", one_line(reason), trailers)


def text_removed(  # noqa: PLR0913 – all that a commit states, by name
    instrument: str,
    stage: str,
    *,
    texts: Sequence[tuple[str, str]],
    followers: Iterable[tuple[str, str]],
    forgotten: Iterable[Statement],
    reason: str,
) -> str:
    """Return the message for texts of a stage that are taken back.

    Args:
        instrument: Slug.
        stage: Slug.
        texts: Language and digest of each text.
        followers: The stages that were drafted from it, with the stages that they follow now.
        forgotten: People's statements about it, which go with it.
        reason: Why.
    """
    languages = f" ({', '.join(language for language, _ in texts)})" if texts else ""
    trailers = [("Instrument", instrument), ("Stage", stage)]
    trailers += [(REMOVED, f"{language} {digest}") for language, digest in texts]
    trailers += [("Follows-Now", f"{follower} {predecessor}".strip()) for follower, predecessor in followers]
    trailers += [(FORGOTTEN, statement_digest(statement)) for statement in forgotten]
    return _message(f"Remove {instrument} {stage}{languages}", one_line(reason), trailers)


def statements_changed(
    stages: StagePair, added: Sequence[Statement], forgotten: Sequence[Statement], reason: str
) -> str:
    """Return the message for statements about two stages that are made or taken back."""
    changes = [(str(statement.verdict), statement) for statement in added]
    changes += [("forget", statement) for statement in forgotten]
    verb, first = changes[0]
    subject = f"{verb} {first.before_label or 'none'} = {first.after_label or 'none'}"
    if len(changes) > 1:
        subject = f"{len(changes)} statements"
    trailers = [("Instrument", stages.instrument), ("Before", stages.before), ("After", stages.after)]
    trailers += [("Language", language) for language in dict.fromkeys(statement.language for _, statement in changes)]
    for verb, statement in changes:
        trailers.append(("Statement", f"{verb} {statement.before or 'none'}={statement.after or 'none'}"))
    trailers += [(ADDED, statement_digest(statement)) for statement in added]
    trailers += [(FORGOTTEN, statement_digest(statement)) for statement in forgotten]
    for key, field in (("Before-SHA256", "before_text"), ("After-SHA256", "after_text")):
        trailers += [(key, digest) for digest in dict.fromkeys(getattr(statement, field) for statement in added)]
    return _message(f"concordance: {subject} ({stages.before} to {stages.after})", one_line(reason), trailers)


def stage_released(  # noqa: PLR0913 – all that a tag states, by name
    instrument: Instrument,
    stage: Stage,
    texts: Sequence[TextEntry],
    *,
    notes: str = "",
    corrections: Mapping[str, str] = MappingProxyType({}),
    follows: Iterable[tuple[str, str]] = (),
) -> str:
    """Return the message of a release tag.

    Args:
        instrument: The instrument.
        stage: The stage.
        texts: Its texts; the digest of each is stated.
        notes: The changes since the stage before, in paragraphs.
        corrections: The digest of each file of statements about this stage, by its path.
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


def release_signed(release: Release, *, as_of: str) -> str:
    """Return the message of a tag that adds a signature to a release.

    Args:
        release: The release, whose texts are stated again: the signer signs their digests, not only the id of a tag.
        as_of: The newest commit.
    """
    trailers = [("Instrument", release.instrument), ("Stage", release.stage), ("Release", release.tag)]
    trailers += [("Text-SHA256", f"{language} {sha256}") for language, sha256 in release.sha256.items()]
    return _message(f"Sign release {release.instrument} {release.stage}", "", [*trailers, (AS_OF, as_of)])


def key_trusted(signer: str) -> str:
    """Return the message for a key that may sign releases from now on."""
    return f"Trust a key of {signer}\n"


def with_file_digests(message: str, files: Mapping[str, bytes | None]) -> str:
    r"""Return a message with the digest of every file that its commit writes, so that no other change passes for it.

    >>> with_file_digests("Tidy up\n", {"a.md": None})
    'Tidy up\n\nFile-SHA256: a.md gone\n'

    Args:
        message: The message, with or without trailers.
        files: Content by path; None for a file that the commit deletes.
    """
    digests = [(path, DELETED if content is None else file_digest(content)) for path, content in sorted(files.items())]
    lines = "".join(f"File-SHA256: {path} {digest}\n" for path, digest in digests)
    return f"{message.rstrip()}\n{'' if trailers_of(message) else chr(10)}{lines}"


def file_digest(content: bytes) -> str:
    """Return the sha256 of a whole file, as commits and releases state it."""
    return hashlib.sha256(content).hexdigest()


def subject_of(message: str) -> str:
    """Return the first line of a message."""
    return message.partition("\n")[0]


def body_of(message: str) -> str:
    r"""Return the paragraphs between the first line of a message and its trailers.

    >>> body_of("Release a b\n\nArticle 5 is new.\n\nStage: b\n")
    'Article 5 is new.'
    """
    paragraphs = message.strip().split("\n\n")
    return "\n\n".join(paragraphs[1 : -1 if trailers_of(message) else None])


def trailers_of(message: str) -> list[tuple[str, str]]:
    r"""Return the trailers: the last paragraph, if every line of it is one.

    >>> trailers_of("Add a b (fr)\n\nStage: b\nLanguage: fr\n")
    [('Stage', 'b'), ('Language', 'fr')]
    """
    last = message.strip().rsplit("\n\n", 1)[-1].split("\n")
    matches = [_TRAILER.fullmatch(line) for line in last]
    return [(match["key"], match["value"]) for match in matches if match] if all(matches) else []


def by_first_word(trailers: Iterable[tuple[str, str]], key: str) -> dict[str, str]:
    """Return the values of a repeated trailer, by the language or path that begins each.

    >>> by_first_word([("Text-SHA256", "fr 3b5d"), ("Text-SHA256", "en 77aa")], "Text-SHA256")
    {'fr': '3b5d', 'en': '77aa'}
    """
    values = (value.partition(" ") for name, value in trailers if name == key)
    return {first: rest for first, _, rest in values}


def one_line(text: str) -> str:
    r"""Return one line without signs that change the writing direction, which could make one name look like another.

    >>> one_line("Ana\u202e Sá\nSigned: Bo")
    'Ana Sá Signed: Bo'
    """
    return clean(_DIRECTION_SIGNS.sub("", text))


def _message(subject: str, body: str, trailers: Iterable[tuple[str, str]]) -> str:
    # Cleaned line by line: a line feed in a title could forge a trailer. A paragraph of trailers always follows the
    # body, so no line of the body is read as a trailer.
    lines = [f"{key}: {one_line(value)}" for key, value in trailers if one_line(value)]
    paragraphs = (map(_body_line, paragraph.split("\n")) for paragraph in body.split("\n\n"))
    cleaned = "\n\n".join(filter(None, ("\n".join(filter(None, paragraph)) for paragraph in paragraphs)))
    return "\n\n".join(part for part in (one_line(subject), cleaned, "\n".join(lines)) if part) + "\n"


def _body_line(line: str) -> str:
    """Return a line of the body; git would cut a message off at a line that begins like a signature."""
    line = one_line(line)
    return f"| {line}" if line.startswith("-----") else line
