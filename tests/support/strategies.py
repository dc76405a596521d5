"""Hypothesis strategies: drafts and pairs of drafts with hostile words, all kinds of blocks, all scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tracker.model.block import BlockKind
from tracker.model.stage import Authenticity, FrontMatter
from tracker.text.compose import FoundBlock, FoundNote, compose, with_front
from tracker.text.escapes import clean
from tracker.text.parser import parse

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

WORDS = [
    "la",
    "solidarité",
    "internationale",
    "États",
    "droit",
    "l’homme",
    "peuples",
    "aujourd’hui",
    "article",
    "5",
    "<script>",
    "&amp;",
    "[^",
    "[^1]",
    "\\",
    "\\[^",
    "#",
    "##",
    ">",
    ">>",
    "|",
    "---",
    "1",
    "234,56",
    "the",
    "right",
    "of",
    "peoples",
    "العَدالة",
    "حقوق",
    "الإنسان",
    "团结权",
    "权利",
    "право",
    "Статья",
    "3",
    "é",
    "\xa0",
    "—",
    ";",
    ":",
    ".",
    "«",
    "»",
    "“x”",
    "non-discrimination",
    "]]>",
    "{{",
    "\u202e",
    "\u200f",
]

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join).map(clean).filter(bool)
any_text = st.text(max_size=40).map(clean).filter(bool)
texts = st.one_of(words, words, any_text)
LABELS = (
    "Article premier|Article 2|Article 5 bis|1.|2.|a)|(b)|Titre I.|Chapter II|第一条|المادة 3|~||Annexe I|Preamble|"
    "Part One — Scope|Article 3 — Purpose|Section 28h|Article 4: Scope"
)
labels = st.sampled_from(LABELS.split("|"))


@st.composite
def found_blocks(draw: st.DrawFn) -> FoundBlock:
    kind = draw(
        st.sampled_from(["title", "formula", "recital", "heading", "heading", "heading", "text", "text", "text", "row"])
    )
    mark = BlockKind(kind)
    if mark is BlockKind.HEADING:
        text = draw(st.one_of(labels, labels, texts))
        return FoundBlock(mark, text, draw(st.integers(2, 7)))
    text = draw(texts)
    ids: tuple[str, ...] = ()
    if draw(st.integers(0, 4)) == 0:
        ids = (str(draw(st.integers(1, 4))),)
        text = text + "\ufffc"
    if mark is BlockKind.ROW:
        text = "| " + text
    return FoundBlock(mark, text, 1 if mark is BlockKind.TITLE else 0, ids)


@st.composite
def drafts(draw: st.DrawFn) -> DraftText:
    items = draw(st.lists(found_blocks(), max_size=25))
    notes = [FoundNote(str(n), draw(texts)) for n in draw(st.sets(st.integers(1, 4)))]
    front = FrontMatter(stage=draw(st.sampled_from(["", "2014", "x y"])), title=draw(st.one_of(st.just(""), texts)))
    return compose(items, notes, front)[0]


@st.composite
def revisions(draw: st.DrawFn) -> tuple[DraftText, DraftText]:
    """A draft and what became of it: blocks dropped, added, reworded, exchanged."""
    items = draw(st.lists(found_blocks(), min_size=1, max_size=18))
    notes = [FoundNote(str(n), draw(texts)) for n in range(1, 5)]
    changed: list[FoundBlock] = []
    for item in items:
        fate = draw(st.integers(0, 7))
        if fate == 0:
            continue
        if fate == 1:
            words = item.text.split(" ")
            words.insert(draw(st.integers(0, len(words))), "nouveau")
            item = item._replace(text=" ".join(w for w in words if w).strip() or item.text)  # noqa: PLW2901 – the reworded item takes its place
        if fate == 2:
            changed.append(draw(found_blocks()))
        changed.append(item)
    if len(changed) > 3 and draw(st.booleans()):
        i, j = sorted(draw(st.sets(st.integers(0, len(changed) - 1), min_size=2, max_size=2)))
        changed[i], changed[j] = changed[j], changed[i]
    return compose(items, notes, FrontMatter())[0], compose(changed, notes, FrontMatter())[0]


pairs = st.one_of(revisions(), st.tuples(drafts(), drafts()))
HOSTILE_WORDS = [
    *("<script>alert(1)</script>", "</style><script>", "</title>", "]]>", "{{ 7*7 }}", "{% raw %}", "<!--", "-->"),
    *('"><img src=x onerror=alert(1)>', "' onload='x", "javascript:alert(1)", "url(http://evil.example/)", "@import"),
    *("\u202e", "\u2066", "\u200f", "\u202c", "</del>", "</ins>", "<ins>", '<p data-b="0 text 0" data-a="0 text 0">'),
]
hostile_words = st.lists(st.sampled_from([*HOSTILE_WORDS, *WORDS]), min_size=1, max_size=6).map(" ".join)


@st.composite
def hostile_pairs(draw: st.DrawFn) -> tuple[DraftText, DraftText]:
    """Two drafts in which hostile words stand wherever words can stand, in the front matter too."""
    out = []
    for _ in range(2):
        lines = [
            f"# {draw(hostile_words)}",
            f">> {draw(hostile_words)}",
            f"> {draw(hostile_words)}[^1]",
            f"## Part I — {draw(hostile_words)}",
        ]
        for n in range(1, draw(st.integers(2, 4))):
            lines += [f"### Article {n} — {draw(hostile_words)}", f"#### {draw(hostile_words)}", draw(hostile_words)]
            lines += [f"| {draw(hostile_words)} |"]
        lines += [f"[^1]: {draw(hostile_words)}"]
        draft, _ = parse("\n" + "\n\n".join(lines))
        words = st.one_of(hostile_words, texts)
        front = FrontMatter(
            stage=draw(words), symbol=draw(words), date=draw(words), language=draw(words), title=draw(words),
            source=draw(words), authenticity=draw(st.sampled_from(Authenticity)),
        )  # fmt: skip
        out.append(with_front(draft, front))
    return out[0], out[1]
