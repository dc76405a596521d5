"""The elements of Word files by name: those without words, those that are passed through, those that stand for a sign.

An element that is in no list here and has no rule of its own is *not understood*: it is named in the account, and its
words are read.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.readers.word.package import W

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from xml.etree import ElementTree as ET

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WORD_2012 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PREFIXES = {W: "", MATH: "m:", COMPATIBILITY: "mc:", WORD_2010: "w14:", WORD_2012: "w15:"}

CHANGES = frozenset(["ins", "del", "moveFrom", "moveTo"])
"""Tracked changes."""
CALLS = frozenset(["footnoteReference", "endnoteReference"])
PICTURES = frozenset(["drawing", "pict", "object"])
RUNS = frozenset(["r", "t", "delText", "hyperlink", "fldSimple", "m:oMath", "m:oMathPara", "sym", "ruby", *PICTURES])
"""Elements that stand in a paragraph; outside of one they make one."""
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
"""Elements that stand for a sign."""
PASSED = frozenset([
    "document", "body", "sdt", "sdtContent", "hyperlink", "smartTag", "customXml", "bdo", "dir", "ruby", "rubyBase",
    "m:oMathPara", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "footnote", "endnote", "comment", "hdr", "ftr",
    "txbxContent",    *CHANGES,
])  # fmt: skip
"""Elements that only surround others."""
BLOCKS = frozenset(["p", "tbl", "tr", "tc"])
SILENT = frozenset([
    # Properties.
    "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "customXmlPr",
    "smartTagPr", "rubyPr", "background", "m:oMathParaPr",
    # Marks of places and ranges, without words.
    "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "softHyphen", "moveFromRangeStart",
    "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
    "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "w14:customXmlConflictInsRangeStart",
    "w14:customXmlConflictInsRangeEnd", "w14:customXmlConflictDelRangeStart", "w14:customXmlConflictDelRangeEnd",
    # The number that begins a note, and the lines above notes: the program draws them.
    "footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator",
])  # fmt: skip
"""Elements without words."""
_KNOWN_EXTENSIONS = frozenset([
    "wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16cex", "w16cid", "w16se", "a14", "cx", "cx1", "cx2",
    "am3d", "v", "aink",
])  # fmt: skip
"""Prefixes of extensions whose words this reader finds."""
_MAX_DEPTH = 200
"""Nested elements up to which a file is read; real ones have some twenty."""


def name_of(element: ET.Element) -> str:
    """Return the short name of an element: ``p`` for one of Word, ``m:f`` for a formula, else its full name."""
    return _short_name(element.tag)


@lru_cache(maxsize=1_000)
def _short_name(tag: str) -> str:
    namespace, bracket, local = tag.rpartition("}")
    return _PREFIXES.get(namespace + bracket, namespace + bracket) + local


def value(element: ET.Element | None, path: str) -> str | None:
    """Return the attribute ``val`` of an element of Word; None if there is no such element.

    Args:
        element: The element that it is in; None for none.
        path: Its names from there, as ``rPr/rStyle``.
    """
    found = None if element is None else element.find(_full_path(path))
    return None if found is None else found.get(f"{W}val", "")


@lru_cache(maxsize=100)
def _full_path(path: str) -> str:
    return "/".join(f"{W}{name}" for name in path.split("/"))


def switched(element: ET.Element | None, name: str) -> bool | None:
    """Return whether a property is on or off; None if it is not stated."""
    stated = value(element, name)
    return None if stated is None else stated not in ("0", "false", "off")


def chosen(element: ET.Element) -> ET.Element:
    """Return the version of alternative content that is read: the newer one if its kind is known, else the older."""
    if element.tag != f"{COMPATIBILITY}AlternateContent":
        return element
    fallback = element.find(f"{COMPATIBILITY}Fallback")
    for choice in element.findall(f"{COMPATIBILITY}Choice"):
        if fallback is None or set(choice.get("Requires", "").split()) <= _KNOWN_EXTENSIONS:
            return choice
    return element if fallback is None else fallback


def descendants(elements: Iterable[ET.Element], absent: Collection[str] = ()) -> Iterator[ET.Element]:
    """Yield elements and all inside them, in order, of alternative content the version that is read.

    Args:
        elements: The elements.
        absent: Names of elements that are skipped with everything in them.
    """
    stack = [iter(elements)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif name_of(element) not in absent:
            yield element
            stack.append(iter(chosen(element)))


def outermost(element: ET.Element, names: Collection[str]) -> Iterator[ET.Element]:
    """Yield the elements of these names in an element, without those inside others of them."""
    stack = [iter([element])]
    while stack:
        inner = next(stack[-1], None)
        if inner is None:
            stack.pop()
        elif name_of(inner) in names:
            yield inner
        else:
            stack.append(iter(chosen(inner)))


def all_words(element: ET.Element, absent: Collection[str] = ()) -> str:
    """Return the words in an element, deleted ones too, without those in elements of the absent names."""
    out = []
    for inner in descendants([element], absent):
        name = name_of(inner)
        if name in ("t", "delText", "m:t"):
            out.append(inner.text or "")
        elif name in SIGNS or name in BLOCKS or name == "fldChar":
            out.append(SIGNS.get(name, " "))
    return "".join(out)


def called_notes(element: ET.Element) -> set[str]:
    """Return the names of the notes that are called in an element."""
    return {note_name(call) for call in element.iter() if name_of(call) in CALLS}


def note_name(call: ET.Element) -> str:
    """Return the name of the called note: ``f2`` for a footnote, ``e2`` for an endnote."""
    return f"{name_of(call)[0]}{call.get(f'{W}id', '')}"


def refuse_deep(depth: int, deepest: int = _MAX_DEPTH) -> None:
    """Refuse words that are nested too deeply: to leave them out would lose them without a word.

    Args:
        depth: Number of elements that they are nested in.
        deepest: Number up to which they are read.

    Raises:
        InputError: If these are more than real files have.
    """
    if depth > deepest:
        raise InputError(
            "The file is nested too deeply",
            cause=f"It has more than {deepest} nested elements; real files have about twenty",
            remedy="check where the file comes from, and save it again in Word",
        )
