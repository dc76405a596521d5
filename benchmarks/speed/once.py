"""One job in a process of its own: ``python -m benchmarks.speed.once NAME OLD NEW OUT``.

Writes to OUT what the program makes of the two files. Prints as JSON the processor seconds of the job alone, without
the start of Python and what it loads.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from benchmarks.processor import spent

if TYPE_CHECKING:
    from collections.abc import Callable

    Job = Callable[[Path, Path, Path], None]


def floor() -> Job:
    """Do the least that any comparison must do: read, decode, split into lines, hash each line, split into words."""
    from tracker.diff.prepare.tokens import folded_words  # noqa: PLC0415 – each job loads what it needs, before the clock starts

    def job(old: Path, new: Path, out: Path) -> None:
        counts = []
        for file in (old, new):
            source = file.read_bytes()
            digest = hashlib.sha256(source).hexdigest()
            lines = source.decode().split("\n")
            counts.append([digest, len(set(map(hash, lines))), sum(len(folded_words(line)) for line in lines)])
        out.write_text(json.dumps(counts), encoding="utf-8")

    return job


def library() -> Job:
    """This project: read, match, compare, write the HTML, read it back and prove it."""
    for name in ("readers.plain.document", "report.html.write", "report.html.read", "report.proof", "diff.redline"):
        importlib.import_module(f"tracker.{name}")
    from tracker import compare, parse, render  # noqa: PLC0415 – loaded when used

    return lambda old, new, out: (out.write_bytes(render(compare(parse(old), parse(new)))), None)[1]


def tracker() -> Job:
    """This project with the setting of its command and its desk, which look less often for memory to be given back."""
    import gc  # noqa: PLC0415 – changed here alone

    from tracker.cli import OBJECTS_BEFORE_COLLECTION  # noqa: PLC0415 – loaded when used

    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    return library()


def read() -> Job:
    """This project: read the first file, whatever its format."""
    for name in (
        "plain.document",
        "markdown.structured",
        "html.document",
        "word.document",
        "akn.document",
        "pdf.document",
    ):
        importlib.import_module(f"tracker.readers.{name}")
    tracker()
    from tracker import parse  # noqa: PLC0415 – loaded when used

    return lambda old, _, out: (out.write_text(str(len(parse(old).blocks)), encoding="utf-8"), None)[1]


def redlines() -> Job:
    """The package of that name."""
    from redlines import Redlines  # noqa: PLC0415 – loaded when used

    from benchmarks.wording.engines import runs_of_redlines  # noqa: PLC0415 – loaded when used

    def job(old: Path, new: Path, out: Path) -> None:
        found = Redlines(old.read_text(encoding="utf-8"), new.read_text(encoding="utf-8"))
        runs = [(run.kind, run.text) for run in runs_of_redlines(found)]
        out.write_text(json.dumps([found.output_markdown, *runs]), encoding="utf-8")

    return job


def diff_match_patch() -> Job:
    """As its manual shows it, with its second of time."""
    from diff_match_patch import diff_match_patch as engine_of  # noqa: PLC0415 – loaded when used

    def job(old: Path, new: Path, out: Path) -> None:
        engine = engine_of()
        edits = engine.diff_main(old.read_text(encoding="utf-8"), new.read_text(encoding="utf-8"))
        engine.diff_cleanupSemantic(edits)
        out.write_text(json.dumps([engine.diff_prettyHtml(edits), *edits]), encoding="utf-8")

    return job


def _page(file: Path) -> str:
    lines = file.read_text(encoding="utf-8").split("\n")
    return "<div>" + "\n".join(f"<p>{escape(line)}</p>" for line in lines if line.strip()) + "</div>"


def lxml() -> Job:
    """Its comparison of web pages, each line a paragraph."""
    from lxml.html.diff import htmldiff  # noqa: PLC0415 – loaded when used

    return lambda old, new, out: (out.write_text(str(htmldiff(_page(old), _page(new))), encoding="utf-8"), None)[1]


def xmldiff() -> Job:
    """Its comparison of trees, each line an element; makes a list of steps."""
    texts = importlib.import_module("xmldiff.main").diff_texts
    return lambda old, new, out: (out.write_text(repr(texts(_page(old), _page(new))), encoding="utf-8"), None)[1]


def libreoffice() -> Job:
    """Its "Compare Document", from start to end."""
    from benchmarks.speed.documents import compared  # noqa: PLC0415 – loaded when used

    return compared


def docxodus() -> Job:
    """Its comparison of Word files by the package python-redlines, each line a paragraph."""
    from python_redlines import DocxodusEngine  # noqa: PLC0415 – loaded when used

    from benchmarks.speed.documents import redlined  # noqa: PLC0415 – loaded when used

    DocxodusEngine()  # Unpacks its program at the first use.
    return redlined


def stages() -> Job:
    """This project, timed by stage."""
    from benchmarks.speed.stages import profiled  # noqa: PLC0415 – loaded when used

    tracker()
    return lambda old, new, out: (out.write_text(json.dumps(profiled(old, new)), encoding="utf-8"), None)[1]


JOBS = {
    "floor": floor, "tracker": tracker, "library": library, "read": read, "stages": stages, "redlines": redlines,
    "diff-match-patch": diff_match_patch, "lxml.html.diff": lxml, "xmldiff": xmldiff, "LibreOffice": libreoffice,
    "Docxodus": docxodus,
}  # fmt: skip


def main(name: str, old: Path, new: Path, out: Path) -> None:
    job = JOBS[name]()
    started = spent()
    job(old, new, out)
    print(json.dumps(spent() - started))


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
