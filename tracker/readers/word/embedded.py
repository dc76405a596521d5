"""Pictures in a Word file by their descriptions, and imported chunks by their lines."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default as email_policy
from typing import TYPE_CHECKING, NamedTuple

from tracker.readers.input.decoding import decode
from tracker.readers.options import ReadOptions
from tracker.readers.structure.rendered import RenderedLine
from tracker.readers.word.elements import descendants

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as ET

    from tracker.readers.word.package import Package

_DRAWN = frozenset(
    ["pic", "blip", "imagedata", "chart", "relIds", "OLEObject", "contentPart", "textpath", "ink", "model3d"]
)
"""Elements, by their local names, that draw more than a frame round words."""
_NAMING = frozenset(["docPr", "cNvPr", "shape", "imagedata", "rect", "line", "group", "OLEObject"])
_DATA = frozenset(["chart", "relIds"])
"""Elements that refer to a part with the words of a chart or diagram."""
_OFFICE = ("openxmlformats.org", "schemas-microsoft-com", "schemas.microsoft.com", "purl.oclc.org")
"""Owners of the names of elements that Office itself writes."""
_MAX_WORDS = 2_000
"""Characters of the words in a drawing that the account keeps; a chart may hold the table of a whole report."""


class Drawn(NamedTuple):
    """A picture or another drawing.

    Attributes:
        text: Its description, else its name; then the words in it.
        is_formula: Whether it is a formula of an older program.
        is_frame: Whether it only frames words.
    """

    text: str
    is_formula: bool
    is_frame: bool


def describe(element: ET.Element, boxes: Sequence[ET.Element], package: Package | None) -> Drawn:
    """Describe a drawing by what the file states about it.

    Args:
        element: The element ``drawing``, ``pict`` or ``object``.
        boxes: The text boxes in it; their words are read elsewhere.
        package: The file, for the words of charts and diagrams; None for none.
    """
    names: list[str] = []
    words: list[str] = []
    drawn = not boxes
    formula = False
    for inner in descendants([element], ("txbxContent",)):
        local = inner.tag.rpartition("}")[2]
        attributes = {key.rpartition("}")[2]: text for key, text in inner.attrib.items()}
        drawn |= local in _DRAWN
        if local in _NAMING:
            formula |= attributes.get("ProgID", "").startswith(("Equation", "MathType"))
            names.append(next((text for key in ("descr", "alt", "title", "name") if (text := attributes.get(key))), ""))
        if local == "textpath":
            words.append(attributes.get("string", ""))
        elif inner.text and (local == "t" or _is_foreign(inner)):
            words.append(inner.text)
        elif local in _DATA and package is not None:
            words += [_words_of_part(package, attributes.get(key, "")) for key in ("id", "dm")]
    text = ": ".join(filter(None, [next(filter(None, names), ""), " ".join(filter(None, words))[:_MAX_WORDS]]))
    return Drawn(" ".join(text.split()) or "a picture without a description", formula, not drawn)


def _is_foreign(element: ET.Element) -> bool:
    """Return whether the text of an element may be words: in those that Office knows it is a measure or a name."""
    namespace = element.tag.rpartition("}")[0]
    return not any(owner in namespace for owner in _OFFICE) and any(map(str.isalpha, element.text or ""))


def _words_of_part(package: Package, relation: str) -> str:
    """Return the words of the part that a chart or diagram refers to."""
    root = package.xml_related(relation) if relation else None
    found = () if root is None else root.iter()
    return " ".join(inner.text for inner in found if inner.tag.endswith(("}t", "}v")) and inner.text)


def read_chunk(data: bytes, name: str) -> list[RenderedLine] | None:
    """Return the lines of an imported chunk that is a web page or a text.

    Args:
        data: Its bytes.
        name: Its name in the file, whose ending tells its format.

    Returns:
        Its lines; None if its format is not read.
    """
    suffix = name.casefold().rpartition(".")[2]
    if suffix in ("mht", "mhtml"):
        message = message_from_bytes(data, policy=email_policy)
        page = message.get_body(("html", "plain"))
        if page is None:
            return None
        content = page.get_content()
        suffix, text = ("html" if page.get_content_subtype() == "html" else "txt"), str(content)
    elif suffix in ("htm", "html", "xhtml", "txt"):
        text = decode(data, name)
    else:
        return None
    if suffix == "txt":
        return [RenderedLine(line) for line in text.splitlines()]
    from tracker.readers.html.document import render_page  # noqa: PLC0415 – loaded when used

    return list(render_page(text, name, ReadOptions(), is_part=True).lines)
