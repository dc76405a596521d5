"""Marks of "Compare Document" of LibreOffice: many lines in one document, with a separator line between any two."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

from benchmarks.office import run
from tracker.model.redline import Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.wording.measures import Marking

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
FENCE = "\u00a7\u00a7\u00a7 {n} \u00a7\u00a7\u00a7"
"""Stands before each pair in both documents, so that no line is compared with another pair's."""
SCRIPT = """
old, new, out = arguments
document = load(new)
dispatch(document, ".uno:CompareDocuments", value("URL", "file://" + old), value("NoAcceptDialog", True))
document.storeToURL("file://" + out, (value("FilterName", "OpenDocument Text Flat XML"),))
document.close(True)
"""


def compared(pairs: Sequence[tuple[str, str]]) -> list[Marking]:
    """The marking of each pair.

    Raises:
        ValueError: If the lines between the pairs did not come back as they were.
    """
    with TemporaryDirectory() as folder:
        old, new, out = (Path(folder, name) for name in ("old.fodt", "new.fodt", "out.fodt"))
        for file, side in ((old, 0), (new, 1)):
            lines = (part for n, pair in enumerate(pairs) for part in (FENCE.format(n=n), _spaced(pair[side])))
            file.write_text(document(lines), encoding="utf-8")
        run(SCRIPT, [old, new, out])
        return markings(out, len(pairs))


def _spaced(text: str) -> str:
    # Spaces in a row, and at the ends of a paragraph, are collapsed by the format.
    text = escape(text).replace("  ", " <text:s/>")
    return "<text:s/>" + text[1:] if text.startswith(" ") else text


def document(paragraphs: Iterable[str]) -> str:
    """A flat document of paragraphs, whose words are escaped already."""
    body = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}"'
        ' office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def markings(file: Path, count: int) -> list[Marking]:
    """The markings in a flat document with tracked changes that has so many fences."""
    tree = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    changes: dict[str, tuple[RunKind, str]] = {}
    for region in tree.iter(f"{{{_TEXT}}}changed-region"):
        name = region.get(f"{{{_TEXT}}}id") or ""
        deletion = region.find(f"{{{_TEXT}}}deletion")
        if deletion is None:
            changes[name] = RunKind.INSERTED, ""
        else:
            changes[name] = RunKind.DELETED, "\n".join(_plain(p) for p in deletion.iter(f"{{{_TEXT}}}p"))
    runs: list[tuple[RunKind, str]] = []
    state = [RunKind.KEPT]
    body = tree.find(f".//{{{_OFFICE}}}text")
    for n, paragraph in enumerate(body.findall(f"{{{_TEXT}}}p") if body is not None else []):
        if n:
            runs.append((state[0], "\n"))
        _walk(paragraph, runs, changes, state)
    return _split(runs, count)


def _plain(element: etree._Element) -> str:
    out = element.text or ""
    for child in element:
        out += " " * int(child.get(f"{{{_TEXT}}}c") or 1) if child.tag == f"{{{_TEXT}}}s" else _plain(child)
        out += child.tail or ""
    return out


def _walk(
    element: etree._Element, runs: list[tuple[RunKind, str]], changes: dict[str, tuple[RunKind, str]],
    state: list[RunKind],
) -> None:  # fmt: skip
    if element.text:
        runs.append((state[0], element.text))
    for child in element:
        kind, text = changes.get(child.get(f"{{{_TEXT}}}change-id") or "", (RunKind.KEPT, ""))
        if child.tag == f"{{{_TEXT}}}s":
            runs.append((state[0], " " * int(child.get(f"{{{_TEXT}}}c") or 1)))
        elif child.tag == f"{{{_TEXT}}}change":
            runs.append((RunKind.DELETED, text))
        elif child.tag == f"{{{_TEXT}}}change-start":
            state[0] = kind
        elif child.tag == f"{{{_TEXT}}}change-end":
            state[0] = RunKind.KEPT
        else:
            _walk(child, runs, changes, state)
        if child.tail:
            runs.append((state[0], child.tail))


def _split(runs: list[tuple[RunKind, str]], count: int) -> list[Marking]:
    """The runs of each pair, without the lines between and the ends of paragraphs."""
    text = "".join(part for _, part in runs)
    starts: list[tuple[int, int]] = []
    at = 0
    for n in range(count):
        fence = FENCE.format(n=n)
        found = text.find(fence, at)
        if found < 0:
            raise ValueError(f"The line before pair {n} did not come back")
        at = found + len(fence)
        starts.append((found, at))
    out = []
    for n, (_, start) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < count else len(text)
        out.append(tuple(_between(runs, start, end)))
    return out


def _between(runs: list[tuple[RunKind, str]], start: int, end: int) -> list[Run]:
    out: list[Run] = []
    at = 0
    for kind, text in runs:
        part = text[max(start - at, 0) : max(end - at, 0)].replace("\n", "")
        if part and out and out[-1].kind is kind:
            out[-1] = Run(kind, out[-1].text + part)
        elif part:
            out.append(Run(kind, part))
        at += len(text)
    return out
