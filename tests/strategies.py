"""Drafts for property tests: hostile words, all marks, all scripts."""

from __future__ import annotations

from hypothesis import strategies as st

from tracker.model.block import BlockKind
from tracker.model.draft import DraftText
from tracker.model.stage import FrontMatter
from tracker.text.compose import Found, FoundNote, compose
from tracker.text.escapes import clean

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
def found(draw: st.DrawFn) -> Found:
    kind = draw(
        st.sampled_from(["title", "formula", "recital", "heading", "heading", "heading", "text", "text", "text", "row"])
    )
    mark = BlockKind(kind)
    if mark is BlockKind.HEADING:
        text = draw(st.one_of(labels, labels, texts))
        return Found(mark, text, draw(st.integers(2, 7)))
    text = draw(texts)
    ids: tuple[str, ...] = ()
    if draw(st.integers(0, 4)) == 0:
        ids = (str(draw(st.integers(1, 4))),)
        text = text + "\ufffc"
    if mark is BlockKind.ROW:
        text = "| " + text
    return Found(mark, text, 1 if mark is BlockKind.TITLE else 0, ids)


@st.composite
def drafts(draw: st.DrawFn) -> DraftText:
    items = draw(st.lists(found(), max_size=25))
    notes = [FoundNote(str(n), draw(texts)) for n in draw(st.sets(st.integers(1, 4)))]
    front = FrontMatter(stage=draw(st.sampled_from(["", "2014", "x y"])), title=draw(st.one_of(st.just(""), texts)))
    return compose(items, notes, front)[0]
