"""Follow words from text to text: in the provision that has them, and to where they went when it loses them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import folded_words
from tracker.language.scripts import SENTENCE_ENDS
from tracker.lineage.addresses import enclosing
from tracker.model.block import CALL
from tracker.model.provision import Eid
from tracker.model.side import Side
from tracker.report.find.view import End, Occurrence, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.model.redline import RedlineBlock
    from tracker.report.find.view import Passage, Presence
    from tracker.services.searched import SearchedTrack

ALIKE = 0.5
"""Share of the pairs of neighbouring words beside the words, in their sentence, that two lines must have in common, of
the one that has fewer, for the words to have moved from one to the other where no line of the redline leads there. In
made-up histories in English, Russian and Chinese whose moves are known, no move was said that did not happen."""

ALIKE_ALONE = 0.2
"""The same share where one provision alone loses the words and one alone has them newly, which is evidence in itself: a
sentence that went into another paragraph is often rewritten there."""

FARTHEST = 400
"""Letters before and behind the words that can be their sentence; the longest lines hold hundreds of places."""

_TITLE = Eid("title")
"""Address of the title of a text."""

_Node = tuple[int, Eid]


def follow(track: SearchedTrack, presences: Sequence[Sequence[Presence]], words: dict[str, str]) -> list[Occurrence]:
    """Follow words through the texts of a track.

    A provision that goes on with the words is one occurrence, whatever its number. Where it goes on without them, or
    not at all, the words are looked for in the line that its line became, and else in lines of other provisions that
    have the words newly and agree in the words beside them.

    Args:
        track: The texts.
        presences: For each text the provisions that have the words, in their order.
        words: The words of the report.

    Returns:
        The occurrences, those that the newest text has first.
    """
    if len(track.texts) == 1:
        return [Occurrence(presences=(presence,)) for presence in presences[0]]
    return _Following(track, presences, words).occurrences()


class _Following:
    def __init__(self, track: SearchedTrack, presences: Sequence[Sequence[Presence]], words: dict[str, str]) -> None:
        self._texts, self._reader, self._words = track.texts, track.reader, words
        self._present = [{presence.eid: presence for presence in own} for own in presences]
        self._goes_on: dict[_Node, list[_Node]] = defaultdict(list)
        self._came_from: dict[_Node, _Node] = {}
        self._ends: dict[_Node, list[End]] = defaultdict(list)
        self._backward: dict[tuple[int, int], dict[Eid, Eid]] = {}
        self._blocks: dict[tuple[int, int, Eid], list[RedlineBlock]] = {}

    def occurrences(self) -> list[Occurrence]:
        """Return the occurrences."""
        for after, source in enumerate(self._reader.sources):
            for before in source.predecessors:
                if self._present[before]:
                    self._step(before, after)
        found = [self._occurrence(nodes) for nodes in self._strands()]
        order = {(n, eid): place for n, own in enumerate(self._present) for place, eid in enumerate(own)}
        return sorted(found, key=lambda one: (-one.last.text, order[one.last.text, one.last.eid]))

    # One step

    def _step(self, before: int, after: int) -> None:
        """Follow the words from one text to one that was drafted from it."""
        carried, present = self._carried(before, after), self._present[after]
        reached = {carried[eid] for eid in self._present[before] if carried.get(eid) in present}
        fresh = NewLines(presence for eid, presence in present.items() if eid not in reached)
        lost = sum(carried.get(eid) not in present for eid in self._present[before])
        alone = lost == len(present) - len(reached) == 1
        for eid, presence in self._present[before].items():
            successor = carried.get(eid)
            if successor in present:
                self._goes_on[before, eid].append((after, successor))
                continue
            end = self._end(presence, after, successor, fresh, alone=alone)
            self._ends[before, eid].append(end)
            if end.outcome is Outcome.MOVED and end.eid is not None:
                self._came_from.setdefault((after, end.eid), (before, eid))

    def _carried(self, before: int, after: int) -> Mapping[Eid, Eid]:
        """Return the provisions that go on in the text after; the title, which has no row, goes on as the title."""
        carried = self._reader.step(before, after).carried
        return carried if _TITLE in carried else {**carried, _TITLE: _TITLE}

    def _end(self, presence: Presence, after: int, successor: Eid | None, fresh: NewLines, *, alone: bool) -> End:
        """Return what became of the words of a provision that does not go on with them.

        Args:
            presence: The provision.
            after: The number of the text that does not have them there.
            successor: The provision there that goes on without them; None for none.
            fresh: The lines there that have them newly.
            alone: One provision alone loses them, and one alone has them newly.
        """
        text, present = self._texts[after], self._present[after]
        rewritten = None
        for passage in presence.passages:
            for block, focus in self._lines_now(presence.text, after, passage):
                if block.after is None:
                    continue
                row = text.row(block.after.eid)
                if row in present:
                    return End(outcome=Outcome.MOVED, text=after, name=present[row].name, eid=row)
                rewritten = rewritten or End(
                    outcome=Outcome.REWORDED,
                    text=after,
                    name=text.name_of(row, self._words),
                    eid=row,
                    runs=block.runs,
                    focus=focus,
                )
        if (moved := fresh.nearest(presence, ALIKE_ALONE if alone else ALIKE)) is not None:
            return End(outcome=Outcome.MOVED, text=after, name=moved.name, eid=moved.eid)
        if rewritten is not None:
            return rewritten
        if successor is not None:
            return End(outcome=Outcome.REWORDED, text=after, name=text.name_of(successor, self._words), eid=successor)
        return End(outcome=Outcome.DROPPED, text=after, name=self._dropped_with(presence, after))

    def _lines_now(self, before: int, after: int, passage: Passage) -> Iterator[tuple[RedlineBlock, tuple[int, int]]]:
        """Yield what the line of a passage became, in the piece that has its words, with their place in the piece."""
        start, end = passage.spans[0][0], passage.spans[-1][1]
        for section in enclosing(passage.eid):
            at = 0
            for block in self._blocks_from(before, after, section):
                if block.before is not None and block.before.eid == passage.eid:
                    length = len(block.text_on(Side.BEFORE)[0].replace(CALL, ""))
                    if at <= start < at + length:
                        yield block, (start - at, min(end - at, length))
                        return
                    at += length

    def _blocks_from(self, before: int, after: int, section: Eid) -> list[RedlineBlock]:
        key = before, after, section
        if key not in self._blocks:
            self._blocks[key] = list(self._reader.step(before, after).blocks_from(section))
        return self._blocks[key]

    def _dropped_with(self, presence: Presence, after: int) -> str:
        """Return the name of the largest provision around a place that was dropped."""
        carried = self._reader.step(presence.text, after).carried
        nodes = self._reader.text(presence.text).nodes
        gone = presence.eid
        for around in enclosing(presence.eid):
            if around in carried:
                break
            if around in nodes:
                gone = around
        return self._texts[presence.text].name_of(gone, self._words)

    # All steps

    def _strands(self) -> list[list[_Node]]:
        """Return the places that belong together, each strand in the order of the texts."""
        strand_of: dict[_Node, list[_Node]] = {}
        for number, own in enumerate(self._present):
            for eid in own:
                strand_of[number, eid] = [(number, eid)]
        for node, nexts in self._goes_on.items():
            for following in nexts:
                one, other = strand_of[node], strand_of[following]
                if one is not other:
                    one += other
                    strand_of.update(dict.fromkeys(other, one))
        return [sorted(nodes) for nodes in {id(nodes): nodes for nodes in strand_of.values()}.values()]

    def _occurrence(self, nodes: Sequence[_Node]) -> Occurrence:
        first, last = nodes[0], nodes[-1]
        source = self._came_from.get(first)
        earlier = None if source else self._earlier(first)
        place = source or earlier
        name = self._present[place[0]][place[1]].name if place else ""
        return Occurrence(
            presences=tuple(self._present[number][eid] for number, eid in nodes),
            end=next(iter(self._ends[last]), None),
            came_from="" if earlier and name == self._present[first[0]][first[1]].name else name,
            again=earlier is not None,
        )

    def _earlier(self, node: _Node) -> _Node | None:
        """Return the place of the words in an earlier life of a provision that has them anew; None if there is none.

        The provision went on without them for a time, or it was dropped and is back.
        """
        number, eid = node
        if not any(self._present[:number]):
            return None
        while (before := next(iter(self._reader.sources[number].predecessors), None)) is not None:
            was = self._forerunners(before, number).get(eid)
            if was is None:
                return self._before_return(number, eid)
            number, eid = before, was
            if eid in self._present[number]:
                return number, eid
        return None

    def _before_return(self, number: int, eid: Eid) -> _Node | None:
        """Return the place of the words in a provision that was dropped and is back at a place; None for none."""
        dropped = (end for (stage, _), ends in self._ends.items() if stage < number for end in ends)
        if not any(end.outcome is Outcome.DROPPED for end in dropped):
            return None
        around = set(enclosing(eid))
        positions = {source.name: n for n, source in enumerate(self._reader.sources)}
        for name, old, new, *_ in self._reader.origins(number).returns:
            if new in around:
                stage = positions[name]
                return next(((stage, was) for was in self._present[stage] if old in enclosing(was)), None)
        return None

    def _forerunners(self, before: int, after: int) -> Mapping[Eid, Eid]:
        """Return for each provision of a text that goes on from another its address there."""
        if (before, after) not in self._backward:
            self._backward[before, after] = {now: was for was, now in self._carried(before, after).items()}
        return self._backward[before, after]


class NewLines:
    """Lines that have the words newly, to be found by the words beside them.

    Args:
        presences: The provisions that have them.
    """

    def __init__(self, presences: Iterable[Presence]) -> None:
        self._lines = [(presence, _pairs(passage)) for presence in presences for passage in presence.passages]
        self._with_pair: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, (_, pairs) in enumerate(self._lines):
            for pair in pairs:
                self._with_pair[pair].append(n)

    def nearest(self, presence: Presence, least: float) -> Presence | None:
        """Return the provision whose line has most in common with that of another; None if none has enough.

        Args:
            presence: The other.
            least: The share of common pairs from which on it is enough.
        """
        best, most = None, least
        for passage in presence.passages:
            pairs = _pairs(passage)
            common = Counter(n for pair in pairs for n in self._with_pair.get(pair, ()))
            for n, count in common.items():
                other, others = self._lines[n]
                share = count / min(len(pairs), len(others))
                if share > most or (share == most and best is None):
                    best, most = other, share
        return best


_SENTENCE_END = re.compile(f"[{re.escape(''.join(sorted(SENTENCE_ENDS)))}]")


def _pairs(passage: Passage) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring words in the sentence of some words, without those of the words themselves."""
    start, end = passage.spans[0][0], passage.spans[-1][1]
    before = _SENTENCE_END.split(passage.text[max(0, start - FARTHEST) : start])[-1]
    behind = _SENTENCE_END.split(passage.text[end : end + FARTHEST], maxsplit=1)[0]
    return set(chain.from_iterable(pairwise(folded_words(side)) for side in (before, behind)))
