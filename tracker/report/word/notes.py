"""Notes as footnotes of Word: each stands with its call, and is deleted, inserted or moved with it.

A call that stayed leads to one footnote, in which the changes of its words are marked. A call that was inserted or
deleted leads to a footnote of its own. Word lets only one call lead to a footnote, so a further call of the same note
is its number, raised.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.side import Side
from tracker.report.word.sequence import RevisionStatus
from tracker.report.word.spans import STATUS_OF_RUN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.redline import BlockPlace, Run
    from tracker.report.view.sections import BlockView
    from tracker.report.word.markup import Markup

CALL_STYLE = '<w:rStyle w:val="FootnoteReference"/>'
FURTHER_CALL_STYLE = '<w:rStyle w:val="TreatyFurtherCall"/>'


@dataclass(slots=True)
class Notes:
    """The footnotes of a document while it is written.

    Attributes:
        markup: Makes the runs and paragraphs.
        lines: The notes of both texts, as all reports print them.
    """

    markup: Markup
    lines: Iterable[BlockView]
    _by_number: tuple[dict[int, BlockView], dict[int, BlockView]] = field(init=False)
    _called: tuple[set[int], set[int]] = field(init=False)
    _footnotes: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Index the notes by their number in each text."""
        self._by_number = {}, {}
        self._called = set(), set()
        self._footnotes = []
        for line in self.lines:
            for n, side in enumerate(Side):
                place = line.block.place_on(side)
                if place and place.kind is BlockKind.NOTE:
                    self._by_number[n][_note_number(place)] = line

    @property
    def footnotes(self) -> str:
        """The footnotes that are called so far, for the part ``footnotes.xml``."""
        return "".join(self._footnotes)

    def call(self, before: int | None, after: int | None, status: RevisionStatus) -> str:
        """Return the runs of one call, and add the footnote that it leads to.

        Args:
            before: Number of the note in the text before; None where the call is no part of that text.
            after: The same of the text after.
            status: The revision status of the call.
        """
        numbers = before, after
        first = [number is not None and number not in self._called[n] for n, number in enumerate(numbers)]
        for n, number in enumerate(numbers):
            self._called[n].update([number] if number is not None else [])
        if before is None or after is None:
            return self._call(before, after, status, first=any(first))
        if self._by_number[0].get(before) is self._by_number[1].get(after) and all(first):
            return self._reference(before, after, status)
        if not any(first) and before == after:
            return self.markup.words(str(before), status, FURTHER_CALL_STYLE)
        deleted = self._call(before, None, RevisionStatus.DELETED, first=first[0])
        return deleted + self._call(None, after, RevisionStatus.INSERTED, first=first[1])

    def _call(self, before: int | None, after: int | None, status: RevisionStatus, *, first: bool) -> str:
        """Return a call of one text: a reference to the footnote if it is the first, else the number."""
        if first:
            return self._reference(before, after, status)
        number = before if before is not None else after
        return self.markup.words(str(number), status, FURTHER_CALL_STYLE)

    def _reference(self, before: int | None, after: int | None, status: RevisionStatus) -> str:
        number = len(self._footnotes) + 1
        self._footnotes.append(self._footnote(number, before, after))
        return self.markup.revision(self.markup.run(f'<w:footnoteReference w:id="{number}"/>', CALL_STYLE), status)

    def _footnote(self, number: int, before: int | None, after: int | None) -> str:
        sign = self.markup.run("<w:footnoteRef/>", CALL_STYLE)
        space = self.markup.words(" ", RevisionStatus.KEPT, "<w:noProof/>")
        content = sign + space + self._anchor(before, after) + self._words(before, after)
        return f'<w:footnote w:id="{number}">{self.markup.paragraph(content, "FootnoteText")}</w:footnote>'

    def _anchor(self, before: int | None, after: int | None) -> str:
        """Return a bookmark with the numbers of the note in each text: Word itself numbers the footnotes it shows."""
        name = f"note_{'' if before is None else before}_{'' if after is None else after}"
        number = self.markup.next_number()
        # Names of bookmarks must be unique: the number at the end makes them so.
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}_{number}"/><w:bookmarkEnd w:id="{number}"/>'

    def _words(self, before: int | None, after: int | None) -> str:
        line = self._by_number[0].get(before) if before is not None else None
        if line is None and after is not None:
            line = self._by_number[1].get(after)
        if line is None:
            return ""
        return "".join(self._run(run, before, after) for run in line.block.runs)

    def _run(self, run: Run, before: int | None, after: int | None) -> str:
        if before is not None and after is not None:
            return self.markup.words(run.text, STATUS_OF_RUN[run.kind])
        side = Side.BEFORE if after is None else Side.AFTER
        return self.markup.words(run.text, RevisionStatus.KEPT) if run.is_on(side) else ""

    def uncalled(self) -> str:
        """Return the notes without a call as paragraphs, to stand behind the text, when all calls are written."""
        paragraphs = []
        for line in dict.fromkeys(line for notes in self._by_number for _, line in sorted(notes.items())):
            numbers = [_note_number(place) if place else None for place in (line.block.before, line.block.after)]
            before, after = (n if n not in called else None for n, called in zip(numbers, self._called, strict=True))
            if before is None and after is None:
                continue
            if before is not None and after is not None:
                status, runs = RevisionStatus.KEPT, self._words(before, after)
            else:
                side = Side.AFTER if after else Side.BEFORE
                status = RevisionStatus.INSERTED if after else RevisionStatus.DELETED
                runs = "".join(self.markup.words(run.text, status) for run in line.block.runs_on(side))
            paragraphs.append(self.markup.paragraph(self._anchor(before, after) + runs, "TreatyNote", status))
        return "".join(paragraphs)


def _note_number(place: BlockPlace) -> int:
    return int(place.eid.removeprefix("note_"))
