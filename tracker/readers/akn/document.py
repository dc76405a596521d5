"""Akoma Ntoso 3.0 → a draft: documents of this program without any loss, others by the meaning of their elements.

Marked changes in a document are read as accepted, unless the text before them is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracker.errors import InputError
from tracker.language.tags import TWO_LETTERS
from tracker.model.finding import Finding
from tracker.model.stage import Authenticity, FrontMatter
from tracker.readers.akn.names import AKN, NAMESPACE, OWN, into_one_namespace, version_of
from tracker.readers.akn.walker import Walker
from tracker.readers.input.limits import count_markup, refuse_bulk
from tracker.readers.reading import Reading
from tracker.spelling import counted
from tracker.text.compose import FoundNote, compose
from tracker.text.front import merge_front

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.readers.options import ReadOptions

VERSION = "3.0"


def read_akn(text: str, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read a document of Akoma Ntoso.

    Args:
        text: The whole document.
        name: Name of the file, for messages.
        front: Front matter that the caller knows; its filled fields win.
        options: Must select no part of the file.

    Returns:
        The draft, with the account of what was left out or not understood, and the marked changes.

    Raises:
        InputError: If it is no XML, declares entities, is of another version, or holds no text.
    """
    if options.selects_part:
        raise InputError(
            f"No lines can be chosen in {name}",
            cause="It is XML, whose lines have no meaning",
            remedy="leave out --from and --to",
        )
    root, version = _parsed(text, name)
    own_fronts = root.findall(f".//{OWN}front")
    original = options.revisions == "original" and not own_fronts
    walker = Walker(root, own=bool(own_fronts), original=original)
    found = list(walker.document(root))
    notes = [*walker.notes, *_meta_notes(root, walker)]
    if not found and not notes:
        raise InputError(
            f"{name} contains no treaty text",
            cause="None of its elements contains words",
            remedy="check that this is the right file",
        )
    document_front = _own_front(own_fronts[-1]) if own_fronts else _foreign_front(root)
    draft, problems = compose(found, notes, merge_front(document_front, front))
    problems += _doubts(version, walker, original=original)
    return Reading(
        draft=draft,
        problems=tuple(problems),
        first_line=1,
        last_line=text.count("\n") + 1,
        artefacts=tuple(walker.artefacts),
        revisions=tuple(walker.revisions),
    )


def _doubts(version: str, walker: Walker, *, original: bool) -> Iterator[Finding]:
    if version != VERSION:
        yield Finding(
            line=0,
            message=f"The document is written in Akoma Ntoso {version}",
            cause=f"Its namespace is not that of version {VERSION}, and names may have another meaning there",
            remedy=f"It was read as version {VERSION}: compare it with the printed text",
        )
    if walker.changes:
        yield Finding(
            line=0,
            message=f"The document contains {counted(walker.changes, 'marked change')}",
            cause="It is a comparison, or a draft with amendments",
            remedy="It was read with all of them rejected"
            if original
            else "It was read with all of them accepted; if you need the old text, ask for the older document",
        )
    for name in walker.absent:
        yield Finding(
            line=0,
            message=f"“{name}” is listed as part of the collection, but is not in the file",
            cause="A collection may list documents that are kept elsewhere",
            remedy="Read that document too, if the text needs it",
        )
    for place, words in walker.formulas:
        yield Finding(
            line=place,
            message=f"A formula was turned into plain characters: “{words}”",
            cause="Fractions, roots and powers have no place in a line of text",
            remedy="Compare it with the printed text, and correct the line",
        )


def _parsed(text: str, name: str) -> tuple[ET.Element, str]:
    """Return the document, its elements in one namespace, and the version of Akoma Ntoso that it states."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise InputError(
            f"{name} declares entities or a document type",
            cause="These can hide text, and no document of Akoma Ntoso needs them",
            remedy="save it again without its <!DOCTYPE …> line",
        )
    try:
        refuse_bulk(count_markup(text), name)
        root = ET.fromstring(text.encode())  # noqa: S314 – no declarations, so no entities; the size is bounded
    except (ET.ParseError, ValueError, LookupError) as error:
        raise InputError(
            f"{name} is not well-formed XML", cause=str(error), remedy="correct it at that place, or ask for it again"
        ) from None
    space, _, root_name = root.tag[1:].rpartition("}")
    version = version_of(space)
    if not version or root_name != "akomaNtoso":
        raise InputError(
            f"{name} is not Akoma Ntoso 3.0",
            cause=f"Its first element is {root.tag}",
            remedy=f"convert it to version 3.0, whose namespace is {NAMESPACE}",
        )
    into_one_namespace(root)
    return root, version


def _own_front(element: ET.Element) -> FrontMatter:
    """Return the front matter that this program wrote; an unknown authenticity counts as unverified."""
    values = {entry.get("name", ""): "".join(entry.itertext()) for entry in element.iter(f"{OWN}entry")}
    if values.get("authenticity") not in set(Authenticity):
        values["authenticity"] = Authenticity.UNVERIFIED.value
    return FrontMatter.from_items(values.items())


def _foreign_front(root: ET.Element) -> FrontMatter:
    def attribute(path: str, name: str) -> str:
        element = root.find(".//" + "/".join(f"{AKN}{step}" for step in path.split("/")))
        return "" if element is None else element.get(name, "")

    title = next((" ".join("".join(element.itertext()).split()) for element in root.iter(f"{AKN}docTitle")), "")
    language = attribute("FRBRExpression/FRBRlanguage", "language")
    return FrontMatter(
        symbol=attribute("FRBRWork/FRBRnumber", "value"),
        date=attribute("FRBRExpression/FRBRdate", "date"),
        language=TWO_LETTERS.get(language, language[:2]),
        title=title or attribute("FRBRWork/FRBRalias", "value"),
    )


def _meta_notes(root: ET.Element, walker: Walker) -> Iterator[FoundNote]:
    """Notes in the metadata of the document, where they stand apart from their calls."""
    for element in root.iter(f"{AKN}note"):
        if element.get("status") != "removed":
            yield FoundNote(element.get("eId", ""), walker.note_text(element))
