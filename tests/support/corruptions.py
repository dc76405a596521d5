"""Corruptions of finished reports, each of which the proof must refuse."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def _in_page(page: bytes, pattern: bytes, replacement: bytes | Callable[[re.Match[bytes]], bytes]) -> bytes:
    corrupt, count = re.subn(pattern, replacement, page, count=1, flags=re.DOTALL)
    assert count == 1, "the corruption found nothing to corrupt"
    assert corrupt != page
    return corrupt


HTML_CORRUPTIONS: dict[str, Callable[[bytes], bytes]] = {
    "one character": lambda page: _in_page(page, "de la solidarité".encode(), b"de la solidarite"),
    "one no-break space": lambda page: _in_page(page, rb'(<p class="block text[^<]*)\xc2\xa0', rb"\1 "),
    "one word dropped": lambda page: _in_page(page, rb'(<main.*?<p class="block text[^>]*>\w+) \S+ ', rb"\1 "),
    "one word doubled": lambda page: _in_page(page, rb'(<main.*?<p class="block text[^>]*>)(\w+ )', rb"\1\2\2"),
    "one block doubled": lambda page: _in_page(page, rb'(<p class="block text[^>]*>.*?</p>)', rb"\1\n\1"),
    "one block dropped": lambda page: _in_page(page, rb'<p class="block text[^>]*>.*?</p>', b""),
    "ins for del": lambda page: _in_page(page, rb'<ins class="text">(.*?)</ins>', rb'<del class="text">\1</del>'),
    "del for ins": lambda page: _in_page(page, rb'<del class="text">(.*?)</del>', rb'<ins class="text">\1</ins>'),
    "an insertion not marked": lambda page: _in_page(page, rb'<ins class="text">(.*?)</ins>', rb"\1"),
    "a deletion left out": lambda page: _in_page(page, rb'<del class="text">.*?</del>', b""),
    "a label": lambda page: _in_page(
        page, rb'<ins class="label">Article 4</ins>', b'<ins class="label">Article 5</ins>'
    ),
    "the number of a note": lambda page: _in_page(page, rb'data-ca="3"', b'data-ca="4"'),
    "a note call left out": lambda page: _in_page(page, rb'<sup class="call"[^>]*></sup>', b""),
    "two blocks exchanged": lambda page: _in_page(
        page,
        rb'(data-a=")(\d+)( text.*?data-a=")(\d+)( text)',
        lambda m: m[1] + m[4] + m[3] + m[2] + m[5],
    ),
    "the level of a heading": lambda page: _in_page(page, rb'(data-a="\d+ heading )3', rb"\g<1>4"),
    "an entity escaped twice": lambda page: _in_page(
        page, rb"(<main.*?)&#39;|(<main.*?)\xe2\x80\x99", rb"\1\2&amp;#8217;"
    ),
    "a letter beside": lambda page: _in_page(page, rb'(data-copy="[^<]*?)\xc3\xa9', rb"\1e"),
    "a word beside left out": lambda page: _in_page(page, rb'(data-copy="[^>]*>\w+) \S+ ', rb"\1 "),
    "a row beside left out": lambda page: _in_page(page, rb"<tr><td class=.*?</tr>\n", b""),
    "a row beside doubled": lambda page: _in_page(page, rb"(<tr><td class=.*?</tr>\n)", rb"\1\1"),
    "a table beside left out": lambda page: _in_page(page, rb'<table class="beside">.*?</table>', b""),
    "a block beside on the other side": lambda page: _in_page(page, rb'data-copy="b (\d+)"', rb'data-copy="a \1"'),
    "the end cut off": lambda page: page[: page.rindex(b'<p class="block')],
}


def _in_markdown(page: str, pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> str:
    start = re.search(r"^<!-- The treaty text.* begins -->$", page, re.MULTILINE)
    assert start is not None
    corrupt, count = re.subn(pattern, replacement, page[start.start() :], count=1, flags=re.MULTILINE)
    assert count == 1, "the corruption found nothing to corrupt"
    assert page[: start.start()] + corrupt != page
    return page[: start.start()] + corrupt


def _markdown_corruptions(form: str) -> dict[str, Callable[[str], str]]:
    """Corruptions of a page in one of the two notations of Markdown."""
    html = form == "markdown"
    new, new_end = ("<ins>", "</ins>") if html else ("{++", "++}")
    old, old_end = ("<del>", "</del>") if html else ("{--", "--}")
    call = ("<sup>{}</sup>" if html else "[^{}]").format
    change = re.compile(r'title="(\d+)"' if html else r"\{>>\[\^(\d+)\]<<\}")
    changed = r'title="1\1"' if html else r"{>>[^1\1]<<}"
    begin = "<!-- The treaty text begins -->" if html else "<!-- The treaty text in CriticMarkup begins -->"
    mark = re.escape
    return {
        "one character": lambda page: _in_markdown(page, "de la solidarité", "de la solidarite"),
        "one no-break space": lambda page: _in_markdown(page, "\xa0", " "),
        "one word doubled": lambda page: _in_markdown(page, r"^(\*\*1\.\*\* \w+ )(\w+ )", r"\1\2\2"),
        "one block doubled": lambda page: _in_markdown(page, r"^(- \*\*a\)\*\* .*\n)", r"\1\n\1"),
        "one block dropped": lambda page: _in_markdown(page, r"^- \*\*a\)\*\* .*\n", ""),
        "an insertion for a deletion": lambda page: _in_markdown(
            page, rf"{mark(old)}(\w+){mark(old_end)}", rf"{new}\1{new_end}"
        ),
        "an insertion not marked": lambda page: _in_markdown(page, rf"{mark(new)}(\w+){mark(new_end)}", r"\1"),
        "a deletion left out": lambda page: _in_markdown(page, rf"{mark(old)}\w+{mark(old_end)}", ""),
        "a mark not closed": lambda page: _in_markdown(page, rf"{mark(new_end)}$", ""),
        "a mark in a mark": lambda page: _in_markdown(page, mark(new), old + new),
        "a label": lambda page: _in_markdown(page, rf"{mark(new)}Article 4", f"{new}Article 5"),
        "the number of a call": lambda page: _in_markdown(page, rf"(\w.*){mark(call(3))}", rf"\1{call(4)}"),
        "the number that a call had": lambda page: _in_markdown(
            page, rf"(\w.*){change.pattern}", r"\1" + changed.replace(r"\1", r"\2")
        ),
        "a call left out": lambda page: _in_markdown(page, mark(call(1)), ""),
        "the place before": lambda page: _in_markdown(page, r"before: block (\d)", r"before: block 1\1"),
        "the place before left out": lambda page: _in_markdown(page, r" <!-- before: block \d+ -->", ""),
        "the level of a heading": lambda page: _in_markdown(page, "^### ", "## "),
        "the level of a label": lambda page: _in_markdown(page, r"^- \*\*", "- - **"),
        "a recital for a formula": lambda page: _in_markdown(page, "^>> ", "> "),
        "a sign let loose": lambda page: _in_markdown(page, r"^(\*\*1\.\*\* \w+ )", r"\1*"),
        "the end cut off": lambda page: page[: page.rindex("\n- " + ("<sup" if html else "[^"))],
        "the lines of the notes left out": lambda page: (
            page[: page.rindex(begin)] + page[page.rindex(begin) + len(begin) :]
        ),
    }


MARKDOWN_CORRUPTIONS = _markdown_corruptions("markdown")
CRITIC_CORRUPTIONS = _markdown_corruptions("criticmarkup")


def repacked(file: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The same file with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as archive, zipfile.ZipFile(out, "w") as other:
        for part in archive.namelist():
            text = archive.read(part).decode()
            other.writestr(part, change(text) if part == name else text)
    return out.getvalue()


def changed_once(pattern: str, replacement: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        corrupt, count = re.subn(pattern, replacement, text, count=1, flags=re.DOTALL)
        assert count == 1, "the corruption found nothing to corrupt"
        assert corrupt != text
        return corrupt

    return change


WORD_CORRUPTIONS: dict[str, tuple[str, Callable[[str], str]]] = {
    "one letter": ("document", changed_once("de la solidarité", "de la solidarite")),
    "one letter of what is struck": ("document", changed_once(r"(<w:delText[^>]*>[^<]*)e", r"\1a")),
    "one letter of a note": ("footnotes", changed_once(r"(<w:t [^>]*>\w[^<]*)e", r"\1a")),
    "a no-break space": ("document", changed_once("\xa0", " ")),
    "a paragraph left out": ("document", changed_once(r"<w:p><w:pPr><w:pStyle w:val=\"TreatyRecital\".*?</w:p>", "")),
    "a paragraph doubled": (
        "document",
        changed_once(r"(<w:p><w:pPr><w:pStyle w:val=\"TreatyRecital\".*?</w:p>)", r"\1\1"),
    ),
    "an insertion not marked": ("document", changed_once(r"<w:ins [^>/]*>(.*?)</w:ins>", r"\1")),
    "an insertion taken out": ("document", changed_once(r"<w:ins [^>/]*>.*?</w:ins>", "")),
    "a deletion not marked": ("document", changed_once(r"<w:del [^>/]*>(.*?)</w:del>", r"\1")),
    "a deletion as an insertion": ("document", changed_once(r"<w:del ([^>/]*>.*?)</w:del>", r"<w:ins \1</w:ins>")),
    "the end of a paragraph not marked": ("document", changed_once(r"<w:rPr><w:ins [^>]*/></w:rPr>", "")),
    "a move not marked": ("document", changed_once(r"<w:moveTo [^>/]*>(.*?)</w:moveTo>", r"\1")),
    "a recital as a line": ("document", changed_once("TreatyRecital", "TreatyText3")),
    "an article as a part": ("document", changed_once("TreatyHeading3", "TreatyHeading2")),
    "a call left out": (
        "document",
        changed_once(r"<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>.*?</w:r>", ""),
    ),
    "a call to another note": ("document", changed_once(r'footnoteReference w:id="1"', 'footnoteReference w:id="2"')),
    "another number of a note": ("footnotes", changed_once(r'w:name="note_\d+_', 'w:name="note_99_')),
    "a paragraph of words of our own": (
        "document",
        changed_once("<w:body>", "<w:body><w:p><w:r><w:t>x</w:t></w:r></w:p>"),
    ),
}
