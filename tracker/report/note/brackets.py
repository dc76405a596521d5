"""Clauses about the brackets, alternatives and options of a provision."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.options import option_names
from tracker.model.block import CALL
from tracker.model.negotiation import Fate, MarkKind
from tracker.model.redline import BlockPart, ChangeCategory, RunKind
from tracker.report.note.edits import first_words, is_short, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.language.note.grammar import Grammar
    from tracker.model.negotiation import FollowedMark, Mark, Negotiation
    from tracker.model.provision import Eid
    from tracker.model.redline import Redline, RedlineBlock
    from tracker.report.note.edits import Edit

MOST_LIFTED = 2
"""Lifted brackets of a provision whose words are quoted; of more a reader wants to know only that they were lifted."""

Clause = tuple[str, tuple[str, ...]]
"""A clause, and the words that it quotes."""


@dataclass(frozen=True, kw_only=True)
class BracketClauses:
    """The clauses about the brackets of a provision.

    Attributes:
        clauses: The clauses.
        explained: Words whose deletion they tell.
        rejected: Addresses before of the options that were not chosen.
    """

    clauses: tuple[Clause, ...]
    explained: frozenset[str]
    rejected: tuple[Eid, ...] = ()

    def explains(self, edit: Edit) -> bool:
        """Return whether a change of words is reported already: an alternative or option that was not chosen."""
        return not edit.new and edit.old.strip("[] ") in self.explained


class Brackets:
    """The marks of negotiation of two texts that are compared.

    Args:
        negotiation: The marks with their fates.
        redline: The comparison.
        grammar: The language of the note.
    """

    def __init__(self, negotiation: Negotiation, redline: Redline, grammar: Grammar) -> None:
        self._grammar = grammar
        self._before = {eid: block.text for eid, block in redline.before.blocks}
        self._after = {eid: block.text for eid, block in redline.after.blocks}
        self._marks: dict[Eid, list[FollowedMark]] = defaultdict(list)
        self._new: dict[Eid, list[Mark]] = defaultdict(list)
        self._choices: dict[int, list[FollowedMark]] = defaultdict(list)
        self._rejected: set[Eid] = set()
        for item in negotiation.followed:
            mark = item.mark
            if item.fate is Fate.NEW:
                self._new[mark.opens.eid].append(mark)
                continue
            self._marks[mark.opens.eid].append(item)
            if mark.choice is not None:
                self._choices[mark.choice].append(item)
        for members in self._choices.values():
            if any(item.fate is Fate.CHOSEN for item in members):
                self._rejected.update(
                    item.mark.opens.eid
                    for item in members
                    if item.mark.kind is MarkKind.OPTION and item.fate in (Fate.REJECTED, Fate.DROPPED)
                )

    def is_rejected(self, eid: Eid) -> bool:
        """Return whether a provision or line before was an option of which another was chosen."""
        return eid in self._rejected

    def label_lifted(self, blocks: Sequence[RedlineBlock]) -> bool:
        """Return whether the brackets round the label of a provision were lifted."""
        return any(
            run.part is BlockPart.LABEL and run.kind is RunKind.DELETED and "[" in run.text
            for block in blocks
            if block.place.level > 0
            for run in block.runs
        )

    def of_label(self, before: Eid | None, after: Eid | None) -> bool:
        """Return whether brackets stood or stand round the label of a provision."""
        return any("[" in text[:1] for text in (self._before.get(before, ""), self._after.get(after, "")) if text)  # type: ignore[arg-type]

    def clauses(self, blocks: Sequence[RedlineBlock]) -> BracketClauses:
        """Return the clauses about the brackets in some lines of one provision."""
        found: list[Clause] = []
        explained: set[str] = set()
        lifted: list[str] = []
        rejected: list[Eid] = []
        seen: set[int] = set()
        for item in self._in(blocks):
            mark = item.mark
            if mark.of_label:
                continue
            if item.fate is Fate.CHOSEN and mark.choice is not None and mark.choice not in seen:
                seen.add(mark.choice)
                members = self._choices[mark.choice]
                names = [self._name(one.mark) for one in members]
                if all(map(is_short, names)) and all(names):
                    explained.update(names)
                    rejected += [one.mark.opens.eid for one in members if one.mark.opens.eid in self._rejected]
                    found.append(self._chosen(names, mark))
                    continue
            if item.fate in (Fate.LIFTED, Fate.LIFTED_REWORDED, Fate.CHOSEN) and mark.kind is not MarkKind.OPTION:
                lifted.append(self._words(mark, self._before) if item.fate is Fate.LIFTED else "")
        found += self._lifted(lifted)
        found += self._set(blocks)
        return BracketClauses(clauses=tuple(found), explained=frozenset(explained), rejected=tuple(rejected))

    def _in(self, blocks: Sequence[RedlineBlock]) -> Iterator[FollowedMark]:
        for eid in dict.fromkeys(block.before.eid for block in blocks if block.before):
            yield from self._marks.get(eid, ())

    def _chosen(self, names: Sequence[str], mark: Mark) -> Clause:
        grammar, chosen = self._grammar, self._name(mark)
        key = "chosen_option" if mark.kind is MarkKind.OPTION else "chosen"
        every = grammar.listed([grammar.quoted(name) for name in names])
        return grammar.sentences[key].format(all=every, words=grammar.quoted(chosen)), (*names, chosen)

    def _lifted(self, lifted: Sequence[str]) -> Iterator[Clause]:
        if not lifted:
            return
        grammar = self._grammar
        if len(lifted) > MOST_LIFTED or not all(lifted) or (len(lifted) > 1 and any("[" in words for words in lifted)):
            yield grammar.sentences["brackets_lifted"], ()
            return
        for words in lifted:
            quote = words if is_short(words) else first_words(words)
            key = "bracket_lifted" if is_short(words) else "bracket_lifted_long"
            yield grammar.sentences[key].format(words=grammar.quoted(quote)), (quote,)

    def _set(self, blocks: Sequence[RedlineBlock]) -> Iterator[Clause]:
        """Yield the clauses about brackets that were set round words that stay."""
        grammar = self._grammar
        for block in blocks:
            if block.after is None or not any(
                run.kind is RunKind.INSERTED and run.category is ChangeCategory.BRACKET for run in block.runs
            ):
                continue
            inserted = "".join(run.text for run in block.runs if run.kind is RunKind.INSERTED)
            words = [self._words(mark, self._after) for mark in self._new.get(block.after.eid, ())]
            words = [one for one in words if one and one not in inserted]
            if not 0 < len(words) <= MOST_LIFTED:
                yield grammar.sentences["brackets_set"], ()
                continue
            for one in words:
                quote = one if is_short(one) else first_words(one)
                key = "bracket_set" if is_short(one) else "bracket_set_long"
                yield grammar.sentences[key].format(words=grammar.quoted(quote)), (quote,)

    def _name(self, mark: Mark) -> str:
        """Return the words of an alternative, or the name of an option."""
        if mark.kind is not MarkKind.OPTION:
            return self._words(mark, self._before)
        text = self._before.get(mark.opens.eid, "")[mark.opens.offset :]
        return next((name for _, _, name in option_names(text)), "") or text.split(":")[0].split(CALL)[0].strip("[] ")

    @staticmethod
    def _words(mark: Mark, texts: dict[Eid, str]) -> str:
        """Return the words in a bracket as they stand in its line; empty where a note is called among them."""
        text = texts.get(mark.opens.eid, "")
        ends = mark.closes.offset if mark.closes and mark.closes.eid == mark.opens.eid else len(text)
        words = text[mark.opens.offset + 1 : ends]
        return "" if CALL in words else trimmed(words)
