"""The tree of a text as elements of Akoma Ntoso: preface, preamble, body, conclusions, attachments."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from tracker.language.labels import number_of
from tracker.model.block import ARTICLE_LEVEL, DIVISION_LEVEL, PARAGRAPH_LEVEL, POINT_LEVEL, BlockKind
from tracker.model.heading import CLOSING_LABEL, SEPARATOR
from tracker.model.provision import ProvisionKind
from tracker.model.redline import BlockPart, RunKind
from tracker.report.akn.elements import add, fill
from tracker.report.view.places import place_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from xml.etree import ElementTree as ET

    from tracker.model.provision import Provision
    from tracker.model.redline import RedlineBlock, Run

_DIVISIONS = ("book", "part", "title", "chapter", "section", "subsection")
LEVELS = {"article": ARTICLE_LEVEL, "paragraph": PARAGRAPH_LEVEL, "point": POINT_LEVEL}
"""Level of an element without an attribute for it; others have that of a division, a point in a point one more."""

WRAP_UP = "wrapUp"

_HEADLESS = (ProvisionKind.TITLE, ProvisionKind.FORMULA, ProvisionKind.RECITAL)


class Body:
    """Writes the tree of one text, or the merged tree of two.

    Args:
        blocks: The blocks in the order of the tree.
        flat: Indexes of the headings that stand as lines.
        compared: Each element records its place in either text.
        annex_metadata: Makes the metadata of an annex from its address; the standard requires them of each document.
    """

    def __init__(
        self,
        blocks: Sequence[RedlineBlock],
        flat: frozenset[int],
        annex_metadata: Callable[[str], ET.Element],
        *,
        compared: bool,
    ) -> None:
        self._blocks = blocks
        self._flat = flat
        self._annex_metadata = annex_metadata
        self._compared = compared
        self._index = 0
        self._used_eids = {str(block.after.eid) for block in blocks if block.after}
        self._recitals = count(1)

    def add_text(self, parent: ET.Element, root: Provision) -> None:
        """Add the text to a document, behind its metadata.

        Args:
            parent: The document.
            root: The instrument, or an annex of it whose heading is written already.
        """
        children = list(root.children)
        titles = _count_leading(children, lambda child: child.kind is ProvisionKind.TITLE and not child.children)
        if titles or (root.lines and children):
            preface = add(parent, "preface")
            self._lines(preface, root)
            for child in children[:titles]:
                self._title(preface, child)
            children = children[titles:]
            lines_written = True
        else:
            lines_written = False
        if children and (lines_written or not root.lines) and _is_plain_preamble(children[0]):
            self._preamble(add(parent, "preamble", eId=self._free_eid(children[0])), children.pop(0))
        annexes = _count_leading(children[::-1], lambda child: child.kind is ProvisionKind.ANNEX)
        inner, attached = children[: len(children) - annexes], children[len(children) - annexes :]
        last = inner.pop() if inner and inner[-1].kind is ProvisionKind.CONCLUSIONS and _is_flat(inner[-1]) else None
        body = add(parent, "mainBody")
        if not lines_written:
            self._lines(body, root)
        for child in inner:
            self._hierarchy(body, child, 1)
        if not len(body):
            add(body, "p")
        if last is not None:
            self._conclusions(add(parent, "conclusions", eId=self._free_eid(last)), last)
        if attached:
            self._attachments(parent, attached)

    # Parts of a document

    def _title(self, parent: ET.Element, provision: Provision) -> None:
        block = self._next_block()
        element = add(parent, "longTitle", **self._addresses(block))
        fill(add(add(element, "p"), "docTitle"), block.runs)
        self._lines(parent, provision)

    def _preamble(self, parent: ET.Element, provision: Provision) -> None:
        if provision.head is not None:
            self._paragraph(parent, self._next_block(), "heading")
        self._lines(parent, provision)
        recitals: ET.Element | None = None
        for child in provision.children:
            if child.kind is ProvisionKind.RECITAL:
                if recitals is None:
                    n = next(self._recitals)
                    recitals = add(parent, "recitals", eId="recs" if n == 1 else f"recs~{n}")
                self._boxed(add(recitals, "recital", **self._addresses(self._peek)), child)
            else:
                recitals = None
                name = "enactingFormula" if child.kind is ProvisionKind.FORMULA else child.kind
                self._boxed(add(parent, "formula", name=name, **self._addresses(self._peek)), child)

    def _conclusions(self, parent: ET.Element, provision: Provision) -> None:
        self._lines(parent, provision)
        for child in provision.children:
            self._paragraph(parent, self._next_block(), child.kind)
            self._lines(parent, child)

    def _attachments(self, parent: ET.Element, annexes: Sequence[Provision]) -> None:
        attachments = add(parent, "attachments")
        for annex in annexes:
            block = self._next_block()
            attachment = add(
                attachments, "attachment", **self._addresses(block), tt_level=_unless(block.place.level, DIVISION_LEVEL)
            )
            self._heading(attachment, block)
            document = add(attachment, "doc", name="annex")
            document.append(self._annex_metadata(annex.eid))
            self.add_text(document, annex)

    # The hierarchy

    def _hierarchy(self, parent: ET.Element, provision: Provision, level: int) -> None:
        """Add a division, article, paragraph or point; any other provision among them as a container."""
        kind = provision.kind
        if kind in _HEADLESS:
            element = add(parent, "hcontainer", name=kind)
            holder = add(element, "intro" if provision.children else "content")
            self._paragraph(holder, self._next_block(), kind)
            self._lines(holder, provision)
            self._children(element, provision, level)
            return
        if provision.head is None:  # A preamble or conclusions in an unusual place.
            element = add(parent, "hcontainer", name=kind, eId=self._free_eid(provision))
            self._inside(element, provision, level)
            return
        block = self._next_block()
        if kind is ProvisionKind.CLOSING and _plain_closing(block):
            own_level = block.place.level
            element = add(
                parent, "hcontainer", name=WRAP_UP, **self._addresses(block), tt_level=_unless(own_level, level + 1)
            )  # fmt: skip
            self._inside(element, provision, own_level)
            return
        tag = _tag(provision)
        usual = max(LEVELS["point"], level + 1) if tag == "point" else LEVELS.get(tag, DIVISION_LEVEL)
        own_level = block.place.level
        name = "" if tag != "hcontainer" else str(kind)
        element = add(parent, tag, name=name, **self._addresses(block), tt_level=_unless(own_level, usual))
        self._heading(element, block)
        self._inside(element, provision, own_level)

    def _inside(self, element: ET.Element, provision: Provision, level: int) -> None:
        if provision.lines:
            self._lines(add(element, "intro" if provision.children else "content"), provision)
        self._children(element, provision, level)

    def _children(self, element: ET.Element, provision: Provision, level: int) -> None:
        last = provision.children[-1] if provision.children else None
        for child in provision.children:
            plain = child is last and child.kind is ProvisionKind.CLOSING and not child.children
            if plain and _plain_closing(self._peek):
                block = self._next_block()
                level_value = _unless(block.place.level, level + 1)
                self._lines(add(element, WRAP_UP, **self._addresses(block), tt_level=level_value), child)
            else:
                self._hierarchy(element, child, level)

    def _heading(self, element: ET.Element, block: RedlineBlock) -> None:
        """Add label and heading, and the separator between them where it is not the usual one."""
        parts: dict[BlockPart, list[Run]] = {
            part: [run for run in block.runs if run.part is part] for part in BlockPart
        }
        label, separator, words = parts[BlockPart.LABEL], parts[BlockPart.SEPARATOR], parts[BlockPart.TEXT]
        usual = [(run.kind, run.text) for run in separator] == [(RunKind.KEPT, SEPARATOR)] and label and words
        if label or separator:
            number = add(element, "num")
            fill(number, label)
            if not usual and (separator or words):
                fill(add(number, "inline", name="separator"), separator)
        if words:
            fill(add(element, "heading"), words)

    # Lines

    def _boxed(self, element: ET.Element, provision: Provision) -> None:
        fill(add(element, "p"), self._next_block().runs)
        self._lines(element, provision)

    def _lines(self, parent: ET.Element, provision: Provision) -> None:
        for _ in provision.lines:
            kind = "heading" if self._index in self._flat else ""
            self._paragraph(parent, self._next_block(), kind)

    def _paragraph(self, parent: ET.Element, block: RedlineBlock, kind: str) -> None:
        place = block.place
        css_class = kind or ("row" if place.kind is BlockKind.ROW else "")
        level = str(place.level) if css_class == "heading" else ""
        fill(add(parent, "p", class_=css_class, **self._addresses(block), tt_level=level), block.runs)

    def _next_block(self) -> RedlineBlock:
        self._index += 1
        return self._blocks[self._index - 1]

    @property
    def _peek(self) -> RedlineBlock:
        return self._blocks[self._index]

    def _free_eid(self, provision: Provision) -> str:
        """Return the address of a provision without heading; empty where an element has that address already."""
        return "" if provision.eid in self._used_eids else provision.eid

    def _addresses(self, block: RedlineBlock) -> dict[str, str]:
        """Return the addresses of a block, and in a comparison its place in either text."""
        before, after = block.before, block.after
        if after is None:
            assert before is not None  # noqa: S101 – a block has a place on one side at least
            names = {"eId": f"removed__{before.eid}", "wId": before.eid, "status": "removed"}
        else:
            # Only the first piece of a line has its address: an address occurs once.
            eid = f"{after.eid}__piece_{after.piece + 1}" if after.piece else str(after.eid)
            names = {"eId": eid, "wId": before.eid if before and before.eid != after.eid else ""}
        if self._compared:
            names |= {"tt_before": place_value(before), "tt_after": place_value(after)}
            names["tt_moved"] = "true" if block.moved else ""
        return names


def _unless(level: int, usual: int) -> str:
    """Return a level as the value of an attribute; empty, so that it is left out, where it is the usual one."""
    return "" if level == usual else str(level)


def _tag(provision: Provision) -> str:
    """Return the name of the element of a provision with a heading."""
    number = number_of(provision.label)
    unit = number.unit if number else ""
    match provision.kind:
        case ProvisionKind.ARTICLE:
            return "section" if unit == "section" else "article"
        case ProvisionKind.PARAGRAPH:
            return "paragraph"
        case ProvisionKind.SUBPARAGRAPH:
            return "point"
        case ProvisionKind.DIVISION:
            return unit if unit in _DIVISIONS else "division"
        case _:
            return "hcontainer"


def _plain_closing(block: RedlineBlock) -> bool:
    """Return whether closing words have no printed label, in either text."""
    return "".join(run.text for run in block.runs) == CLOSING_LABEL


def _count_leading(children: Sequence[Provision], wanted: Callable[[Provision], bool]) -> int:
    """Return the number of children at the beginning that are wanted."""
    return next((n for n, child in enumerate(children) if not wanted(child)), len(children))


def _is_flat(provision: Provision) -> bool:
    return provision.head is None and all(
        child.kind in _HEADLESS and not child.children for child in provision.children
    )


def _is_plain_preamble(provision: Provision) -> bool:
    plain = all(
        child.kind in (ProvisionKind.FORMULA, ProvisionKind.RECITAL) and not child.children
        for child in provision.children
    )
    return (
        provision.kind is ProvisionKind.PREAMBLE
        and plain
        and bool(provision.head or provision.lines or provision.children)
    )
