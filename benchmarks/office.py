"""LibreOffice as an independent judge: scripts in its Python, each with an office process of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tracker.model.block import CALL, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.draft import DraftText

_PYTHON = "/usr/bin/python3"
"""The Python that Debian's python3-uno belongs to."""

_CONNECT = """
import json, os, sys, time, uno
from com.sun.star.beans import PropertyValue
def value(name, content):
    p = PropertyValue(); p.Name, p.Value = name, content
    return p
pipe, *arguments = sys.argv[1:]
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(300):
    try:
        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.2)
make = context.ServiceManager.createInstanceWithContext
desktop = make("com.sun.star.frame.Desktop", context)
def load(path):
    return desktop.loadComponentFromURL("file://" + path, "_blank", 0, (value("Hidden", True),))
def dispatch(document, command, *values):
    frame = document.getCurrentController().getFrame()
    make("com.sun.star.frame.DispatchHelper", context).executeDispatch(frame, command, "", 0, values)
"""
_EXIT = """
sys.stdout.flush()
os._exit(0)
"""
"""Exit at once: an office that ends first makes the connected Python crash (segmentation fault in 7.4)."""

_WORDS_SCRIPT = """
def words(text):
    for paragraph in text:
        if not paragraph.supportsService("com.sun.star.text.Paragraph"):
            continue
        line = ""
        for portion in paragraph:
            if portion.TextPortionType == "Footnote":
                line += " [" + " ".join(words(portion.Footnote)).strip() + "] "
            elif portion.TextPortionType == "Text":
                line += portion.String
        yield line
for path in arguments:
    answer = {}
    for name in ("Accept", "Reject"):
        document = load(path)
        dispatch(document, f".uno:{name}AllTrackedChanges")
        answer[name] = list(words(document.Text))
        answer[name + "_left"] = len([change for change in document.Redlines])
        document.close(True)
    print(json.dumps(answer), flush=True)
"""

_LINES_SCRIPT = """
def lines(text):
    for paragraph in text:
        line = paragraph.ListLabelString
        for portion in paragraph:
            if portion.TextPortionType == "Footnote":
                line += " [" + " ".join(part.String for part in portion.Footnote).strip() + "] "
            elif portion.TextPortionType == "Text":
                line += " " + portion.String if line == paragraph.ListLabelString else portion.String
        yield paragraph.ListLabelString, " ".join(line.split())
for path in arguments:
    answer = []
    for name in ("Accept", "Reject"):
        document = load(path)
        dispatch(document, f".uno:{name}AllTrackedChanges")
        answer.append(list(lines(document.Text)))
        document.close(True)
    print(json.dumps(answer), flush=True)
"""


def is_installed() -> bool:
    """Return True if LibreOffice and its Python are installed."""
    if shutil.which("soffice") is None or not Path(_PYTHON).exists():
        return False
    return subprocess.run([_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


def version() -> str:
    """Return its name and version."""
    process = subprocess.run(["soffice", "--version"], capture_output=True, check=True, text=True).stdout
    return " ".join(process.split()[:2])


def run(script: str, arguments: Sequence[str | Path], seconds: int = 3600) -> str:
    """Run a script and return its output; it has ``load``, ``dispatch``, ``value``, ``make`` and ``arguments`` at hand.

    Args:
        script: The script.
        arguments: Its arguments.
        seconds: How long it may take.

    Raises:
        subprocess.SubprocessError: If it fails, or takes longer.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "script.py"
        file.write_text(_CONNECT + script + _EXIT, encoding="utf-8")
        pipe = "office" + Path(folder).name
        office = subprocess.Popen(
            ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/user",
             f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            process = subprocess.run(
                [_PYTHON, file, pipe, *arguments], check=True, timeout=seconds, capture_output=True, text=True
            )
        finally:
            office.terminate()
            office.wait()
        return process.stdout


def reject_and_accept(files: Sequence[Path]) -> list[tuple[list[str], list[str]]]:
    """Read the text of Word files with all changes rejected, and with all accepted.

    Args:
        files: The files.

    Returns:
        For each file the words of both texts, in order; notes are in brackets where they are called.

    Raises:
        ValueError: If a change is left over.
        subprocess.SubprocessError: If LibreOffice fails.
    """
    texts = []
    for line in run(_WORDS_SCRIPT, files).splitlines():
        answer = json.loads(line)
        if answer["Accept_left"] or answer["Reject_left"]:
            raise ValueError(f"Changes are left over: {answer['Accept_left']}, {answer['Reject_left']}")
        texts.append((" ".join(answer["Reject"]).split(), " ".join(answer["Accept"]).split()))
    return texts


def numbered_lines(files: Sequence[Path]) -> list[tuple[list[tuple[str, str]], list[tuple[str, str]]]]:
    """Read the displayed lines of Word files with all changes accepted, and with all rejected.

    Args:
        files: The files, without tables.

    Returns:
        For each file the paragraphs of both texts: the automatic number, and the whole line with number and notes.

    Raises:
        subprocess.SubprocessError: If LibreOffice fails.
    """
    answer = [json.loads(line) for line in run(_LINES_SCRIPT, files).splitlines()]
    return [tuple([(label, line) for label, line in view] for view in views) for views in answer]  # type: ignore[misc]  # pairs, which mypy does not count


def expected_words(draft: DraftText) -> list[str]:
    """Return the words that LibreOffice should show for a text, in order, each note in brackets at its first call.

    A further call of the same note is its number; notes that nothing calls come at the end, and then the three bars.
    """
    words: list[str] = []
    called: set[int] = set()
    for _, block in draft.blocks:
        if block.kind is BlockKind.NOTE:
            continue
        first, *rest = block.text.split(CALL)
        text = first
        for number, part in zip(block.calls, rest, strict=True):
            text += str(number) if number in called else f" [{draft.notes[number - 1]}] "
            called.add(number)
            text += part
        words += text.split()
    for number, note in enumerate(draft.notes, 1):
        words += [] if number in called else note.split()
    return [*words, "\N{HORIZONTAL BAR}" * 3]
