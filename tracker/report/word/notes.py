"""Notes as notes of Word: each stands with its call, and is deleted, inserted or moved with it.

A call that stayed leads to one note, in which the changes of its words are marked. A call that came or went leads to
a note of its own. Word lets one call only lead to a note, so a further call of the same note is its number, raised.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.redline import RunKind
from tracker.model.side import Side
from tracker.report.word.order import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.redline import Run
    from tracker.report.view.sections import BlockView
    from tracker.report.word.marks import Marks

CALL_STYLE = '<w:rStyle w:val="FootnoteReference"/>'
FURTHER_STYLE = '<w:rStyle w:val="TreatyFurtherCall"/>'

_STATUS = {RunKind.KEPT: Status.KEPT, RunKind.INSERTED: Status.INSERTED, RunKind.DELETED: Status.DELETED}


@dataclass(slots=True)
class Notes:
    """The notes of a document while it is written.

    Attributes:
        marks: Writes the revisions.
        lines: The notes of both texts, as all reports print them.
    """

    marks: Marks
    lines: Iterable[BlockView]
    _texts: tuple[dict[int, BlockView], dict[int, BlockView]] = field(init=False)
    _called: tuple[set[int], set[int]] = field(init=False)
    _written: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Find each note by its number in each text."""
        self._texts = {}, {}
        self._called = set(), set()
        self._written = []
        for line in self.lines:
            for side, place in enumerate((line.block.before, line.block.after)):
                if place and place.kind is BlockKind.NOTE:
                    self._texts[side][int(place.eid.removeprefix("note_"))] = line

    def call(self, before: int | None, after: int | None, status: Status) -> str:
        """The runs of one call.

        Args:
            before: Number of the note that it calls in the text before; None where the call does not stand there.
            after: The same of the text after.
            status: What became of the call.
        """
        fresh = [number is not None and number not in self._called[side] for side, number in enumerate((before, after))]
        for side, number in enumerate((before, after)):
            self._called[side].update([number] if number is not None else [])
        if before is not None and after is not None:
            same = self._texts[0].get(before) is self._texts[1].get(after)
            if same and all(fresh):
                return self._reference(before, after, status)
            if not any(fresh) and before == after:
                return self.marks.words(str(before), status, FURTHER_STYLE)
            return self._one(before, None, Status.DELETED, fresh[0]) + self._one(None, after, Status.INSERTED, fresh[1])
        return self._one(before, after, status, any(fresh))

    def _one(self, before: int | None, after: int | None, status: Status, fresh: bool) -> str:
        if fresh:
            return self._reference(before, after, status)
        number = before if before is not None else after
        return self.marks.words(str(number), status, FURTHER_STYLE)

    def _reference(self, before: int | None, after: int | None, status: Status) -> str:
        number = len(self._written) + 1
        self._written.append(self._note(number, before, after))
        return self.marks.revised(self.marks.run(f'<w:footnoteReference w:id="{number}"/>', CALL_STYLE), status)

    def _note(self, number: int, before: int | None, after: int | None) -> str:
        head = self.marks.run("<w:footnoteRef/>", CALL_STYLE) + self.marks.words(" ", Status.KEPT, "<w:noProof/>")
        content = head + self._anchor(before, after) + self._words(before, after)
        return f'<w:footnote w:id="{number}">{self.marks.paragraph(content, "FootnoteText")}</w:footnote>'

    def _anchor(self, before: int | None, after: int | None) -> str:
        """A bookmark that says which number the note has in each text: Word numbers the notes that are shown."""
        name = f"note_{'' if before is None else before}_{'' if after is None else after}"
        number = self.marks.number()
        # Names must differ; the number behind the last line makes them.
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}_{number}"/><w:bookmarkEnd w:id="{number}"/>'

    def _words(self, before: int | None, after: int | None) -> str:
        line = self._texts[0].get(before) if before is not None else None
        if line is None and after is not None:
            line = self._texts[1].get(after)
        if line is None:
            return ""
        return "".join(self._run(run, before, after) for run in line.block.runs)

    def _run(self, run: Run, before: int | None, after: int | None) -> str:
        if before is not None and after is not None:
            return self.marks.words(run.text, _STATUS[run.kind])
        side = Side.BEFORE if after is None else Side.AFTER
        return self.marks.words(run.text, Status.KEPT) if run.is_on(side) else ""

    def uncalled(self) -> str:
        """The notes that nothing calls, as paragraphs behind the text."""
        out = []
        for line in dict.fromkeys(line for texts in self._texts for _, line in sorted(texts.items())):
            numbers = [
                int(place.eid.removeprefix("note_")) if place else None
                for place in (line.block.before, line.block.after)
            ]
            before, after = (n if n not in called else None for n, called in zip(numbers, self._called, strict=True))
            if before is None and after is None:
                continue
            status = Status.KEPT if None not in (before, after) else Status.INSERTED if after else Status.DELETED
            runs = self._words(before, after) if status is Status.KEPT else self._sided(line, status)
            out.append(self.marks.paragraph(self._anchor(before, after) + runs, "TreatyNote", status))
        return "".join(out)

    def _sided(self, line: BlockView, status: Status) -> str:
        side = Side.BEFORE if status is Status.DELETED else Side.AFTER
        return "".join(self.marks.words(run.text, status) for run in line.block.runs_on(side))

    @property
    def written(self) -> str:
        """The notes for the part of the file that holds them."""
        return "".join(self._written)
