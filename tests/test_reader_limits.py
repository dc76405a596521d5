"""Files that are made to do harm are refused with a clear message, in bounded time and memory.

Each is read in a process of its own, so that its peak memory is measured alone; ``-s`` prints the figures.
"""

from __future__ import annotations

import subprocess
import sys
import time
import zlib
from typing import TYPE_CHECKING

import pytest

from tests.support.word_files import NS, packed
from tracker.errors import InputError
from tracker.readers import read_bytes
from tracker.readers.input import limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# The peak of a forked process includes that of its parent (getrusage); VmHWM is reset when the program starts.
_READ = """
import re, resource, sys, time
from pathlib import Path
from tracker.errors import InputError
from tracker.readers import read_file
started = time.monotonic()
try:
    outcome = f"read {len(read_file(Path(sys.argv[1])).draft.blocks)}"
except InputError as error:
    outcome = f"refused {error}"
status = Path("/proc/self/status")
peak = int(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]) if status.exists() else (
    resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
)
print(time.monotonic() - started, peak // 1024, " ".join(outcome.split()))
"""

_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_AKN = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>{}</body></act></akomaNtoso>'
_PAGE = b"<!doctype html>"


def word(body: str) -> bytes:
    return packed({"word/document.xml": f"<w:document {NS}><w:body>{body}</w:body></w:document>"})


def pdf(stream: bytes, filters: str = "/FlateDecode") -> bytes:
    """Return a PDF of one page with this stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(stream), filters.encode(), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


HARM: dict[str, tuple[str, Callable[[], bytes], str, int, int]] = {
    "a zip bomb": ("a.docx", lambda: word("x" * 101_000_000), "larger inside", 100, 5),
    "a zip bomb of paragraphs": ("a.docx", lambda: word("<w:p/>" * 16_000_000), "tags and attributes", 350, 20),
    "a zip bomb of attributes": (
        "a.docx", lambda: word('<w:p w:a="1" w:b="2" w:c="3"/>' * 3_000_000), "tags and attributes", 350, 20,
    ),
    "a text of 100 MB": ("a.txt", lambda: b"Peace and trust.\n" * 6_250_000, "too large", 100, 5),
    "XML of 60 MB": (
        "a.xml", lambda: _AKN.format("<article><num>1</num></article>" * 1_900_000).encode(), "tags and attributes",
        450, 20,
    ),
    "a page of 54 MB": (
        "a.html", lambda: _PAGE + b"<p>Peace.</p>" * 4_500_000, "tags and attributes", 450, 20,
    ),
    "a Word file of deep nesting": (
        "a.docx", lambda: word("<w:sdt>" * 400_000 + "</w:sdt>" * 400_000), "nested too deeply", 350, 20,
    ),
    "words of deep nesting": (
        "a.docx", lambda: word(f"<w:p>{'<w:ins>' * 400_000}{'</w:ins>' * 400_000}</w:p>"), "nested too deeply", 350, 20,
    ),
    "a Word file with fractions in one another": (
        "a.docx",
        lambda: word(f"<w:p><m:oMath {_MATH}>{'<m:f><m:den>' * 2_000}{'</m:den></m:f>' * 2_000}</m:oMath></w:p>"),
        "nested too deeply", 350, 20,
    ),
    "XML of deep nesting": (
        "a.xml", lambda: _AKN.format("<p>" * 900_000 + "</p>" * 900_000).encode(), "nested too deeply", 350, 20,
    ),
    "a PDF bomb": ("a.pdf", lambda: pdf(zlib.compress(b" " * 500_000_000, 9)), "is damaged", 350, 20),
    "a PDF bomb in a bomb": (
        "a.pdf", lambda: pdf(zlib.compress(zlib.compress(b" " * 500_000_000, 9), 9), "[/FlateDecode/FlateDecode]"),
        "is damaged", 350, 20,
    ),
    "a PDF of two million words": (
        "a.pdf", lambda: pdf(zlib.compress(b"BT /F 9 Tf 10 10 Td (a) Tj ET\n" * 2_300_000, 9)),
        "larger inside", 600, 100,
    ),
    "a page of deep nesting": ("a.html", lambda: _PAGE + b"<div>" * 1_000_000, "nested too deeply", 200, 5),
}  # fmt: skip
"""File name, content, part of the message, and the bounds: megabytes and seconds, generous for a slow machine."""

LARGEST = {
    "paragraphs": lambda: word("<w:p><w:r><w:t>Peace.</w:t></w:r></w:p>" * 249_000),
    "nothing": lambda: word("<w:p/>" * 1_990_000),
    "attributes": lambda: word("<w:p>" + '<w:r w:a="1" w:b="2" w:c="3"/>' * 499_000 + "</w:p>"),
}
"""Word files just below the limits."""


def measure(file: Path) -> tuple[float, int, str]:
    """Return the seconds, the megabytes at the peak, and the outcome."""
    output = subprocess.run([sys.executable, "-c", _READ, file], check=True, capture_output=True, text=True).stdout
    seconds, peak, outcome = output.split(" ", 2)
    return float(seconds), int(peak), outcome


@pytest.mark.slow
@pytest.mark.parametrize("name", HARM)
def test_harm_is_refused_in_bounded_time_and_memory(name: str, tmp_path: Path) -> None:
    file_name, content, message, most, longest = HARM[name]
    file = tmp_path / file_name
    file.write_bytes(content())
    seconds, peak, outcome = measure(file)
    sys.stdout.write(f"{name}: {file.stat().st_size:,} bytes, {seconds:.1f} s, {peak} MB\n")

    assert outcome.startswith("refused")
    assert message in outcome
    assert peak < most
    assert seconds < longest


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGEST)
def test_a_file_just_below_the_limits_takes_bounded_time_and_memory(name: str, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(LARGEST[name]())
    seconds, peak, outcome = measure(file)
    sys.stdout.write(f"{name}: {file.stat().st_size:,} bytes, {seconds:.1f} s, {peak} MB\n")

    assert outcome.startswith("read 249000" if name == "paragraphs" else "refused")
    assert peak < 1_000
    assert seconds < 150


@pytest.mark.slow
@pytest.mark.parametrize("broken", [b"<", b"<a ", b"<!--"])
def test_broken_tags_do_not_take_for_ever(broken: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work grows with the square of their number; half a million would take hours."""
    monkeypatch.setattr(limits, "MAX_SECONDS", 0.5)
    started = time.monotonic()

    with pytest.raises(InputError, match="too long"):
        read_bytes(_PAGE + broken * 500_000, "a.html")
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("deep", ["<w:p>{}</w:p>", "{}"])
def test_words_in_too_many_elements_are_refused_and_not_dropped(deep: str) -> None:
    words = "<w:p><w:r><w:t>Peace.</w:t></w:r></w:p>" if deep == "{}" else "<w:r><w:t>Peace.</w:t></w:r>"

    assert read_bytes(word(deep.format("<w:sdt>" * 150 + words + "</w:sdt>" * 150)), "a.docx").draft.blocks
    with pytest.raises(InputError, match="nested too deeply"):
        read_bytes(word(deep.format("<w:sdt>" * 250 + words + "</w:sdt>" * 250)), "a.docx")


def test_a_file_without_words_says_so() -> None:
    with pytest.raises(InputError, match="contains no words"):
        read_bytes(word(""), "a.docx")
