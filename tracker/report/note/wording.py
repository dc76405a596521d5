"""The changes of wording of a section: words added, deleted and replaced, headings, brackets, and the smaller facts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind, without_calls
from tracker.model.concordance import ChangeKind
from tracker.model.marks import kinds_in
from tracker.model.redline import BlockPart, RunKind
from tracker.model.side import Side
from tracker.report.note.edits import count_words, edits_of, first_words, is_balanced, is_short
from tracker.report.note.events import Event
from tracker.report.note.places import bare
from tracker.report.note.structure import kind_of_link
from tracker.report.view.facts import facts_that_hold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from tracker.language.note.grammar import Grammar
    from tracker.language.note.phrases import Place
    from tracker.model.concordance import Correspondence
    from tracker.model.provision import Eid
    from tracker.model.redline import RedlineBlock, RedlineSection
    from tracker.report.note.brackets import Brackets, Clause
    from tracker.report.note.edits import Edit
    from tracker.report.note.links import Links

MOST_CLAUSES = 4
"""Changes of one paragraph that are reported one by one; nobody reads a sentence with more of them to its end."""
LARGELY = 0.5
"""Share of the letters of both versions that stayed, below which a paragraph was "largely" reworded: more of it is new
than not."""

FACTS = {
    "inserted": "new", "deleted": "dropped", "reworded": "reworded", "relabelled": "relabelled",
    "numbering": "numbering", "breaks": "breaks", "order": "order", "brackets": "brackets", "footnotes": "footnotes",
    "references": "references", "punctuation": "punctuation", "print": "print", "structure": "structure",
}  # fmt: skip
"""The sentence for each fact of a row (:data:`tracker.report.view.facts.FACTS`) that is reported as it is."""


class Wording:
    """Tells the changes of wording.

    Args:
        links: The comparison.
        brackets: The marks of negotiation.
        grammar: The language of the note.
    """

    def __init__(self, links: Links, brackets: Brackets, grammar: Grammar) -> None:
        self._links, self._brackets, self._grammar = links, brackets, grammar

    def events(self, section: RedlineSection) -> Iterator[Event]:
        """Yield the changes of wording of a section, in the order of its rows."""
        yield from self._of_no_row(self._links.blocks_of_none(section))
        for row in self._links.rows(section):
            if not row.linked:
                continue
            yield from self._of_row(row, self._links.blocks(row))
            if row.primary and not row.unchanged and self._links.is_innermost(row):
                yield from self._smaller_facts(row)

    def _smaller_facts(self, row: Correspondence) -> Iterator[Event]:
        """Yield the facts of a row without rows inside that are no changes of words."""
        became = kind_of_link(row, self._links)
        of_label = self._brackets.of_label(row.before, row.after)
        for fact in facts_that_hold(row):
            is_elsewhere = fact in ("reworded", "brackets", "punctuation", "print") or (
                fact in ("relabelled", "numbering", "structure", "order") and (became or of_label)
            )
            if fact in FACTS and not is_elsewhere:
                yield about(FACTS[fact], row)

    def _of_no_row(self, blocks: Sequence[RedlineBlock]) -> Iterator[Event]:
        """Yield the changes of lines that stand in no row: a title, a formula, a note."""
        before, after = self._links.before, self._links.after
        gone: dict[Place, list[Eid]] = defaultdict(list)
        come: dict[Place, list[Eid]] = defaultdict(list)
        for block in blocks:
            old = block.before.eid if block.before and before.has(block.before.eid) else None
            new = block.after.eid if block.after and after.has(block.after.eid) else None
            if old and new:
                events = list(self._of_lines((old,), (new,), [block]))
                yield from events or [Event(kind=_plain_kind(block), new=(new,), counterparts=(old,))]
            elif old:
                gone[bare(before.of(old))].append(old)
            elif new:
                come[bare(after.of(new))].append(new)
        for place, eids in come.items():
            # Several lines before the preamble have one name: of them some can be new. Notes have numbers.
            same = gone.pop(place, []) if not place[-1].number else []
            goes_on = not place[-1].number and bool(before.called(place))
            kind = "largely" if same else "reworded" if goes_on else "new"
            yield Event(kind=kind, new=tuple(eids), counterparts=tuple(same))
        for place, eids in gone.items():
            left = after.called(place)[:1] if not place[-1].number else []
            if left:
                yield Event(kind="reworded", new=tuple(left), counterparts=tuple(eids))
            else:
                yield Event(kind="dropped", old=tuple(eids))

    def _of_row(self, row: Correspondence, blocks: Sequence[RedlineBlock]) -> Iterator[Event]:
        """Yield the changes of wording in the lines of one row."""
        heads = [block for block in blocks if _has_changed_heading(block)]
        for block in heads:
            yield from self._of_heading(row, block)
        lines = [block for block in blocks if block not in heads]
        unlisted: dict[tuple[Eid | None, Eid | None], list[RedlineBlock]] = defaultdict(list)
        for block in lines:
            unlisted[self._links.unlisted(block)].append(block)
        own = unlisted.pop((None, None), [])
        if own and row.before and row.after:
            yield from self._of_lines((row.before,), (row.after,), own)
        yield from self._of_unlisted(unlisted)

    def _of_unlisted(self, found: Mapping[tuple[Eid | None, Eid | None], list[RedlineBlock]]) -> Iterator[Event]:
        """Yield the changes of provisions without rows, as the operative paragraphs of a resolution are."""
        before, after = self._links.before, self._links.after
        come = {new for old, new in found if old is None}
        gone = {old for old, new in found if new is None}
        for (old, new), blocks in found.items():
            if old is None or new is None:
                if new and come.isdisjoint(after.around(new)):
                    yield Event(kind="new", new=(new,))
                elif old and gone.isdisjoint(before.around(old)):
                    yield Event(kind="dropped", old=(old,))
                continue
            if bare(before.of(old)[-1:]) != bare(after.of(new)[-1:]):
                yield Event(kind="renumbered", old=(old,), new=(new,))
            yield from self._of_lines((old,), (new,), blocks)

    @staticmethod
    def _of_heading(row: Correspondence, block: RedlineBlock) -> Iterator[Event]:
        """Yield the change of a heading."""
        if block.before is None or block.after is None or not row.before or not row.after:
            return
        old, new = (
            without_calls("".join(run.text for run in block.runs_on(side) if run.part is BlockPart.TEXT))
            for side in Side
        )
        if ChangeKind.WORDS not in set(kinds_in(block)) or old == new:
            return  # Signs only: a smaller fact.
        quoted = {name: words for name, words in (("old_words", old), ("new_words", new)) if words}
        if all(map(is_short, quoted.values())):
            kind = "heading_replaced" if old and new else "heading_added" if new else "heading_deleted"
            yield Event(kind=kind, new=(row.after,), counterparts=(row.before,), quoted=quoted)
        else:
            yield Event(kind="heading_reworded", new=(row.after,), counterparts=(row.before,))

    def _of_lines(self, old: tuple[Eid, ...], new: tuple[Eid, ...], blocks: Sequence[RedlineBlock]) -> Iterator[Event]:
        """Yield the changes inside some lines of one provision."""
        kinds = {kind for block in blocks for kind in kinds_in(block)}
        texts = [block for block in blocks if block.place.kind is not BlockKind.HEADING]
        reported = self._brackets.clauses(texts)
        clauses = list(reported.clauses)
        if of_label := self._brackets.label_lifted(blocks):
            yield Event(kind="brackets_of", new=new, counterparts=old)
        reworded = ""
        if ChangeKind.WORDS in kinds and texts:
            one_sided = any(block.before is None or block.after is None for block in texts)
            edits = [edit for block in texts if block.before and block.after for edit in edits_of(block.runs)]
            edits = [edit for edit in edits if not reported.explains(edit)]
            clear = all(is_balanced(edit.old) and is_balanced(edit.new) for edit in edits)
            if one_sided or not clear or len(edits) + len(clauses) > MOST_CLAUSES:
                reworded = _how_much(texts)
            else:
                clauses += [self._clause(edit) for edit in edits]
                reworded = "" if clauses else "reworded"
        if clauses:
            yield Event(
                kind=f"{reworded}_changes" if reworded else "changes",
                new=new,
                counterparts=(*old, *reported.rejected),
                values={"changes": self._grammar.clauses([clause for clause, _ in clauses])},
                quotes=tuple(quote for _, quotes in clauses for quote in quotes),
            )
        elif reworded:
            yield Event(kind=reworded, new=new, counterparts=old)
        for kind in _plain_kinds(kinds, texts, reported=bool(clauses or of_label)):
            yield Event(kind=kind, new=new, counterparts=old)

    def _clause(self, edit: Edit) -> Clause:
        """Return one change of words as a clause, and the words that it quotes."""
        forms, quoted = self._grammar.sentences, self._grammar.quoted
        if edit.old and edit.new:
            old, new = (words if is_short(words) else first_words(words) for words in (edit.old, edit.new))
            key = "replaced" if old == edit.old else "replaced_long"
            key = _of_one(key, old) if key == "replaced" else key
            by = "by_long" if new != edit.new else "by_figure" if new.isdecimal() else "by"
            return forms[key].format(old=quoted(old), by=forms[by].format(new=quoted(new))), (old, new)
        words = edit.new or edit.old
        key = "added" if edit.new else "deleted"
        if edit.sentences:
            key += "_sentence" if edit.sentences == 1 else "_sentences"
            words = first_words(words)
        elif not is_short(words):
            key += "_long"
            words = first_words(words)
        else:
            key = _of_one(key, words)
        at, quotes = "", [words]
        if edit.new and not edit.sentences and edit.behind and not edit.ends and not edit.starts:
            at = forms["after"].format(words=quoted(edit.behind))
            quotes.append(edit.behind)
        elif edit.new and edit.ends != edit.starts:
            at = forms["at_end" if edit.ends else "at_start"]
        return forms[key].format(words=quoted(words), at=at), tuple(quotes)


def _of_one(key: str, words: str) -> str:
    """Return the key of the form for one word, or for a figure; the key itself for several words."""
    if words.isdecimal():
        return f"{key}_figure"
    return f"{key}_one" if count_words(words) == 1 else key


def about(kind: str, row: Correspondence) -> Event:
    """Return the event that tells one fact of a row."""
    return Event(
        kind=kind,
        old=(row.before,) if row.before and row.after is None else (),
        new=(row.after,) if row.after else (),
        counterparts=(row.before,) if row.before else (),
    )


def _plain_kinds(kinds: Collection[ChangeKind], texts: Sequence[RedlineBlock], *, reported: bool) -> Iterator[str]:
    """Yield the kinds of the sentences on signs and print, which go without saying where words changed.

    Args:
        kinds: The kinds of the marks.
        texts: The lines of text that have them; without any, only a label changed.
        reported: Brackets are reported already.
    """
    if ChangeKind.WORDS in kinds:
        if not texts:
            yield "relabelled"
        return
    if ChangeKind.BRACKET in kinds and not reported:
        yield "brackets"
    if ChangeKind.PUNCTUATION in kinds:
        yield "punctuation"
    if ChangeKind.TYPOGRAPHY in kinds:
        yield "print"


_OF_KIND = {
    ChangeKind.NOTE_CALL: "footnotes",
    ChangeKind.STRUCTURE: "structure",
    ChangeKind.BREAK: "breaks",
    ChangeKind.ORDER: "order",
    ChangeKind.CONSEQUENTIAL: "references",
}


def _plain_kind(block: RedlineBlock) -> str:
    """Return the kind of the sentence for a line in which no word of a text changed; else its label did."""
    return next((_OF_KIND[kind] for kind in kinds_in(block) if kind in _OF_KIND), "relabelled")


def _has_changed_heading(block: RedlineBlock) -> bool:
    return block.place.kind is BlockKind.HEADING and any(
        run.part is BlockPart.TEXT and run.kind is not RunKind.KEPT and run.text.strip() for run in block.runs
    )


def _how_much(blocks: Iterable[RedlineBlock]) -> str:
    """Return whether some lines were reworded, or largely so."""
    runs = [run for block in blocks for run in block.runs if run.part is BlockPart.TEXT]
    kept = sum(2 * len(run.text) for run in runs if run.kind is RunKind.KEPT)
    changed = sum(len(run.text) for run in runs if run.kind is not RunKind.KEPT)
    return "largely" if kept < LARGELY * (kept + changed) else "reworded"
