"""The words of a file, read by means that share nothing with the readers: the measure of "no word lost or come"."""

from __future__ import annotations

import bisect
import html
import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pypdf
from lxml import etree
from lxml import html as lxml_html

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.readers import Reading

_WORD = re.compile(r"[^\W_]+")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_PRINTS_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]"
)
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011]\s*(?=[^\W\d_])")
_NOTE_MARK = re.compile(r"\[fn:\w+\]|\[footnoteRef:\d+\]|\[\d+:(?=\s)|\[bookmark:[^\]\n]*\]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENT_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
_BLOCKS = re.compile(
    "p|div|li|t[dhr]|[bh]r|h[1-6]|d[dlt]|pre|section|article|aside|header|footer|nav|table|[uo]l|blockquote|summary"
    "|details|figure|caption|button|option"
)
_PATTERN = 5
"""Words in a row that make a place recognisable: fewer occur by chance in boilerplate, more are cut by notes."""


def words(text: str) -> list[str]:
    """Return the words of a text in order; each ideograph is one, and a hyphen between letters is none.

    >>> words("The co-\\nowner’s 5 × 10⁶ 条约")
    ['The', 'coowner', 's', '5', '106', '条', '约']
    """
    text = _HYPHEN.sub("", _PRINTS_NOTHING.sub("", unicodedata.normalize("NFKC", text)))
    found: list[str] = []
    for word in _WORD.findall(text):
        found += list(word) if _IDEOGRAPH.search(word) else [word]
    return found


def source_texts(path: Path) -> list[str]:
    """Return the text of a file by its form: of a PDF as two programs extract it, where both are installed.

    Each of them divides words at line ends or joins words that are printed twice in its own way. So a word of a PDF
    counts as lost only if both have it.
    """
    return _pdf_texts(path) if path.suffix == ".pdf" else [_source_text(path)]


def _source_text(path: Path) -> str:
    data = path.read_bytes()
    match path.suffix:
        case ".docx":
            return _word_text(data)
        case ".html":
            return _page_text(data)
        case ".xml":
            return _akn_text(data)
        case ".md":
            return _markdown_text(data.decode("utf-8-sig"))
        case _:
            return _NOTE_MARK.sub(" ", data.decode("utf-8-sig"))


def draft_text(reading: Reading) -> str:
    """Return the text of a reading, notes last."""
    return "\n".join(block.text for _, block in reading.draft.blocks)


def accounted_text(reading: Reading) -> str:
    """Return what a reading says that it left out, and the front matter that it took or offers."""
    left_out = [*(artefact.text for artefact in reading.artefacts), *(line for _, line in reading.outside)]
    stated = [value for front in (reading.draft.front, reading.offered) for _, value in front.items()]
    return "\n".join(left_out + stated)


def lost_and_come(source: str, reading: Reading) -> tuple[Counter[str], Counter[str]]:
    """Return the words that are in the source alone, and those that are in the draft alone.

    A word of the source may stand in the draft or in the account of what was left out. The number of a note is no word:
    it stands twice in the file, at the call and before the note, and becomes a mark; as many numbers may be such marks
    as the draft has notes. Numbers that come are no breach where the program that wrote the file counts its lists
    itself: see :func:`is_label`.
    """
    given, found = Counter(words(source)), Counter(words(draft_text(reading)))
    lost = given - found - Counter(words(accounted_text(reading)))
    numbers = sorted((word for word, count in lost.items() if word.isdecimal() and count <= 2), key=int)
    marks = Counter(dict.fromkeys(numbers[: len(reading.draft.notes)], 2))
    return lost - marks, found - given


def is_label(word: str) -> bool:
    """Say whether a word may be the number of a list, as a program prints it.

    >>> is_label("12"), is_label("iv"), is_label("b"), is_label("Party")
    (True, True, True, False)
    """
    return re.fullmatch(r"\d{1,3}|[ivxlcdm]+|[IVXLCDM]+|[^\W\d_]", word) is not None


def out_of_order(source: str, reading: Reading) -> int:
    """Return how many recognisable places of the text stand in another order than in the source; notes excepted.

    A place is a run of words that occurs once in both. As many as can stay in one rising row stay; the others count.
    """
    notes = len(reading.draft.notes)
    blocks = [block.text for _, block in reading.draft.blocks]
    place = _places(words(source))
    found = _places(words("\n".join(blocks[: len(blocks) - notes])))
    row = [place[pattern] for pattern in sorted(found, key=lambda pattern: found[pattern]) if pattern in place]
    rising: list[int] = []
    for at in row:
        cut = bisect.bisect_left(rising, at)
        rising[cut : cut + 1] = [at]
    # A run of words that a note shares with the text may be whole in one place only: at most one a note.
    return max(0, len(row) - len(rising) - notes)


def _places(text: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return the places of all runs of words that occur just once."""
    runs = [tuple(text[at : at + _PATTERN]) for at in range(len(text) - _PATTERN + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _word_text(data: bytes) -> str:
    """Return the words of a Word file, a paragraph a line, each word once; text that stands twice by design, once."""
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in filter(_CONTENT_PARTS.fullmatch, package.namelist()):
            for paragraph in etree.fromstring(package.read(name)).iter(f"{_W}p"):
                own = (e for e in paragraph.iter() if next(e.iterancestors(f"{_W}p"), None) is paragraph)
                lines.append("".join(_run_text(element) for element in own))
    return "\n".join(lines)


def _run_text(element: etree._Element) -> str:
    match etree.QName(element).localname:
        case "t" | "delText":
            return element.text or ""
        case "tab" | "br" | "cr":
            return " "
        case "noBreakHyphen":
            return "-"
        case _:
            return ""


def _page_text(data: bytes) -> str:
    declared = _CHARSET.search(data[:2000])
    text = data.decode(declared.group(1).decode() if declared else "utf-8", "replace")
    root = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        block = isinstance(element.tag, str) and _BLOCKS.fullmatch(element.tag) is not None
        parts.append("\n" if block else "")
        if event == "start" and element.tag not in ("script", "style", "title"):
            parts.append(element.text or "")
        elif event != "start":
            parts.append(element.tail or "")
    return "".join(parts)


def _akn_text(data: bytes) -> str:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    meta = [e for e in root.iter() if isinstance(e.tag, str) and etree.QName(e).localname == "meta"]
    for element in meta:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return "\n".join(str(text) for text in root.itertext())


def _pdf_texts(path: Path) -> list[str]:
    texts = ["\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)]
    if shutil.which("pdftotext") is not None:
        command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
        texts.append(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return texts


def _markdown_text(text: str) -> str:
    """Return the words that Markdown prints: no keys of the front matter, tags, targets of links, marks of emphasis."""
    if text.startswith("---\n") and (end := text.find("\n---\n")) > 0:
        text = re.sub(r"^\s*[\w-]+:", "", text[:end], flags=re.MULTILINE) + text[end:]
    defined = re.compile(r"^\[([^\]^][^\]]*)\]:\s+\S+.*$", re.MULTILINE)
    labels = {match[1].casefold() for match in defined.finditer(text)}
    text = defined.sub("", text)
    text = re.sub(r"\]\[([^\]]*)\]", lambda link: "]" if link[1].casefold() in labels else link[0], text)
    text = re.sub(r"\]\((?:[^()\n]|\([^()\n]*\))*\)", "]", re.sub(r"<[^>\n]*>", "\n", text))
    text = re.sub(r"\[\^\w+\]:?", " ", text)
    return html.unescape(re.sub(r"\*+|__|~~", "", re.sub(r"\\(.)", r"\1", text)))
