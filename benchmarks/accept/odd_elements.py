"""Nothing goes unsaid: a word inside an odd element stands in the text, in the account, or in a doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accept.check import Check
from benchmarks.accept.source_words import accounted_text, draft_text
from tests.support.word_files import docx
from tracker.errors import TrackerError
from tracker.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = "lighthouse"
"""The word that must not vanish."""

_RUN = f"<w:r><w:t>{WORD}</w:t></w:r>"
_PARAGRAPH = f"<w:p>{_RUN}</w:p>"
_BOX = f"<w:txbxContent>{_PARAGRAPH}</w:txbxContent>"
_NEW = 'xmlns:x="urn:example:new"'
_BEGIN, _END = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _styled(properties: str) -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{WORD}</w:t></w:r></w:p>"


def _field(code: str) -> str:
    return f"<w:p>{_BEGIN}<w:r><w:instrText> {code} </w:instrText></w:r>{_END}</w:p>"


DOCX = {
    "unknown element of another namespace": f"<x:part {_NEW}>{_PARAGRAPH}</x:part>",
    "unknown element between paragraphs": f"<w:part>{_PARAGRAPH}</w:part>",
    "unknown element in a run": f"<w:p><w:r><w:part>{WORD}</w:part></w:r></w:p>",
    "unknown element in a paragraph": f"<w:p><w:part>{_RUN}</w:part></w:p>",
    "text outside of a run": f"<w:p><x:part {_NEW}>{WORD}</x:part></w:p>",
    "content control": f"<w:sdt><w:sdtContent>{_PARAGRAPH}</w:sdtContent></w:sdt>",
    "custom XML": f'<w:customXml w:element="a">{_PARAGRAPH}</w:customXml>',
    "smart tag": f"<w:p><w:smartTag>{_RUN}</w:smartTag></w:p>",
    "hidden": _styled("<w:vanish/>"),
    "struck": _styled("<w:strike/>"),
    "struck twice": _styled("<w:dstrike/>"),
    "text box": f'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{_BOX}</v:textbox>'
    "</v:shape></w:pict></w:r></w:p>",
    "WordArt": '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
    f'<v:textpath string="{WORD}"/></v:shape></w:pict></w:r></w:p>',
    "deleted": f'<w:p><w:del w:author="a"><w:r><w:delText>{WORD}</w:delText></w:r></w:del></w:p>',
    "moved away": f'<w:p><w:moveFrom w:author="a">{_RUN}</w:moveFrom></w:p>',
    "moved here": f'<w:p><w:moveTo w:author="a">{_RUN}</w:moveTo></w:p>',
    "deleted row": f'<w:tbl><w:tr><w:trPr><w:del w:author="a"/></w:trPr><w:tc>{_PARAGRAPH}</w:tc></w:tr></w:tbl>',
    "reading aid": f"<w:p><w:r><w:ruby><w:rt>{_RUN}</w:rt><w:rubyBase><w:r><w:t>x</w:t></w:r></w:rubyBase></w:ruby>"
    "</w:r></w:p>",
    "simple field": f'<w:p><w:fldSimple w:instr=" REF a ">{_RUN}</w:fldSimple></w:p>',
    "field that shows its code": _field(f'QUOTE "{WORD}"'),
    "formula in a field": _field(f"EQ \\f({WORD},2)"),
    "text after a field without end": f"<w:p>{_BEGIN}<w:r><w:instrText> REF a </w:instrText></w:r>{_RUN}</w:p>",
    "embedded object": f"<w:p><w:r><w:object><x:ole {_NEW}>{WORD}</x:ole></w:object></w:r></w:p>",
}
"""Bodies of Word files."""

HTML = {
    "unknown element": f"<p><blink>{WORD}</blink></p>",
    "element of a library": f"<my-part>{WORD}</my-part>",
    "text outside of paragraphs": WORD,
    "object": f"<object>{WORD}</object>",
    "drawing": f"<svg><text>{WORD}</text></svg>",
    "formula": f"<math><mi>{WORD}</mi></math>",
    "picture": f'<img src="a.png" alt="{WORD}">',
    "template": f"<template>{WORD}</template>",
    "without scripts": f"<noscript>{WORD}</noscript>",
    "hidden": f"<p hidden>{WORD}</p>",
    "hidden by style": f'<p style="display: none">{WORD}</p>',
    "hidden by class": f'<style>.h {{ display: none }}</style><p class="h">{WORD}</p>',
    "struck": f"<s>{WORD}</s>",
    "struck by style": f'<span style="text-decoration: line-through">{WORD}</span>',
    "deleted": f"<del>{WORD}</del>",
    "inserted": f"<ins>{WORD}</ins>",
    "reading aid": f"<ruby>x<rt>{WORD}</rt></ruby>",
    "button": f"<button>{WORD}</button>",
    "choice": f"<select><option>{WORD}</option></select>",
    "filled field": f'<input value="{WORD}">',
    "text area": f"<textarea>{WORD}</textarea>",
    "navigation": f"<nav>{WORD}</nav>",
    "header": f"<header>{WORD}</header>",
    "footer": f"<footer>{WORD}</footer>",
    "aside": f"<aside>{WORD}</aside>",
    "closed details": f"<details><summary>x</summary>{WORD}</details>",
    "caption": f"<table><caption>{WORD}</caption><tr><td>a</td><td>b</td></tr></table>",
    "text in a table outside of cells": f"<table>{WORD}<tr><td>a</td></tr></table>",
}
"""Parts of pages."""

MARKDOWN = {
    "HTML element": f"<div>{WORD}</div>",
    "comment": f"<!-- {WORD} -->",
    "struck": f"~~{WORD}~~",
    "picture": f"![{WORD}](a.png)",
    "note": f"x[^1]\n\n[^1]: {WORD}",
    "note that nothing calls": f"[^9]: {WORD}",
    "table": f"| a | b |\n|---|---|\n| {WORD} | c |",
    "code": f"```\n{WORD}\n```",
    "indented code": f"    {WORD}",
    "formula": f"$$ {WORD} $$",
    "quotation": f"> {WORD}",
    "task": f"- [ ] {WORD}",
    "definition": f"x\n: {WORD}",
    "deep heading": f"###### {WORD}",
}
"""Parts of Markdown."""

AKN = {
    "unknown element": f"<part1>{WORD}</part1>",
    "unknown element in a line": f"<p>x <part1>{WORD}</part1></p>",
    "text outside of elements": WORD,
    "container": f'<hcontainer name="a"><content><p>{WORD}</p></content></hcontainer>',
    "note": f'<p>x<authorialNote marker="1"><p>{WORD}</p></authorialNote></p>',
    "remark": f"<p>x <remark>{WORD}</remark></p>",
    "deleted": f"<p>x <del>{WORD}</del></p>",
    "inserted": f"<p>x <ins>{WORD}</ins></p>",
    "picture": f'<p>x<img src="a.png" alt="{WORD}"/></p>',
    "table": f"<table><tr><td><p>{WORD}</p></td><td><p>b</p></td></tr></table>",
    "contents": f'<toc><tocItem level="1" href="#a">{WORD}</tocItem></toc>',
    "formula": f'<foreign><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>{WORD}</mi></math></foreign>',
    "quoted structure": f"<p>x <mod><quotedStructure><p>{WORD}</p></quotedStructure></mod></p>",
    "flow aside": f'<p>x<subFlow name="a"><p>{WORD}</p></subFlow></p>',
}
"""Contents of an article of Akoma Ntoso."""


def check() -> Iterator[Check]:
    """Check each format: one line for a format, with the elements whose word vanished."""
    for name, files in (
        ("Word", {key: ("a.docx", _docx(body)) for key, body in DOCX.items()}),
        ("page", {key: ("a.html", _page(body)) for key, body in HTML.items()}),
        ("Markdown", {key: ("a.md", _markdown(body)) for key, body in MARKDOWN.items()}),
        ("Akoma Ntoso", {key: ("a.xml", _akn(body)) for key, body in AKN.items()}),
    ):
        vanished = [key for key, (file, data) in files.items() if not _is_named(data, file)]
        figure = ", ".join(vanished) or f"in all {len(files)} odd elements"
        yield Check(f"{name}: no word of an odd element vanishes", not vanished, figure)


def _is_named(data: bytes, name: str) -> bool:
    """Say whether the word can be found by anybody who reads the text, the account and the doubts."""
    try:
        reading = read_bytes(data, name)
    except TrackerError as refusal:
        return WORD in str(refusal)
    aside = [str(note) for notes in (reading.problems, reading.comments, reading.revisions) for note in notes]
    return WORD in "\n".join([draft_text(reading), accounted_text(reading), *aside])


def _docx(body: str) -> bytes:
    heads = (
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("Article 1", "The keeper.", "Article 2", "The end.")
    )
    one, keeper, two, end = heads
    return docx(one + keeper + body + two + end)


def _page(body: str) -> bytes:
    return f"<!doctype html><h2>Article 1</h2><p>The keeper.</p>{body}<h2>Article 2</h2><p>The end.</p>".encode()


def _markdown(body: str) -> bytes:
    return f"# Agreement\n\n## Article 1\n\nThe keeper.\n\n{body}\n\n## Article 2\n\nThe end.\n".encode()


def _akn(body: str) -> bytes:
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="a"><meta/><body>'
        f"<article><num>Article 1</num><content><p>The keeper.</p>{body}</content></article>"
        "<article><num>Article 2</num><content><p>The end.</p></content></article></body></act></akomaNtoso>"
    ).encode()
