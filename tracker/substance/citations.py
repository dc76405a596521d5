"""Cross-references whose target changed, and references and citations that came or went."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.figures.find import find_figures
from tracker.language.reference_words import lowered, word_in
from tracker.model.figures import FigureKind
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.reference import RELATIVE
from tracker.model.side import Side
from tracker.model.substance import Direction, SubstanceClass
from tracker.references.find import find_references
from tracker.references.resolve import Index
from tracker.substance.cues import Cue
from tracker.substance.elsewhere import changes_level
from tracker.substance.found import changed_cues, is_inserted
from tracker.substance.line import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from tracker.model.redline import Redline
    from tracker.model.reference import Reference
    from tracker.substance.elsewhere import Elsewhere
    from tracker.substance.found import Found
    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Vocabulary

_NUMBERED = re.compile(r"\d|\(\w{1,4}\)")
_THIS_ACT = re.compile(
    r"\b(?:this|the present|the (?:\w+ )?(?:preceding|foregoing)|first|second|third|l[ae] présent|d[eu] (?:la )?présent"
    r"|(?:la|el|del) presente|настоящ\w+|première|deuxième|troisième|sixième)\w*\s\w+"
    r"|[本前][条條款项項法]|هذ(?:ه|ا)\s\w+",
    re.IGNORECASE,
)
"""Words for an act or a provision without its number."""
_TAIL = re.compile(r"\.[a-z0-9]\b")


MOST_RENUMBERED = 1 / 2
"""Share of the articles with another number from which on a text is a recast. There paragraphs become articles and
articles tables, and references follow in ways that no row of the concordance tells: of twenty findings fifteen did."""


class Targets:
    """The provisions that references name, in both texts of a comparison.

    Attributes:
        is_recast: Whether most articles got another number, so that it is not known where a provision went.

    Args:
        redline: The comparison.
    """

    def __init__(self, redline: Redline) -> None:
        self._drafts = redline.before, redline.after
        self._index = Index(redline.before), Index(redline.after)
        self._successors: dict[Eid, set[Eid]] = defaultdict(set)
        for row in redline.concordance:
            if row.before is not None and row.after is not None:
                self._successors[row.before].add(row.after)
        self._articles: dict[Eid, set[Eid]] = defaultdict(set)
        """The articles to which parts of an article were carried; none where that is not known."""
        for before, successors in self._successors.items():
            articles = {self._article(Side.AFTER, after) for after in successors}
            self._articles[self._article(Side.BEFORE, before)] |= articles
        pairs = [
            (s.before, s.after) for s in redline.sections if s.kind is ProvisionKind.ARTICLE and s.before and s.after
        ]
        self.is_recast = sum(old != new for old, new in pairs) > len(pairs) * MOST_RENUMBERED
        self._carried = {article for articles in self._articles.values() for article in articles}

    def may_be_same(self, before: Sequence[Reference], after: Sequence[Reference], eids: tuple[Eid, Eid]) -> bool:
        """Return whether the references of two sentences may name the same provisions: they do, or it is not known.

        Args:
            before: The references in the text before.
            after: Those in the text after.
            eids: Addresses of the lines in which they stand.
        """
        old, new = (self._of(side, refs, eids[side.position]) for side, refs in zip(Side, (before, after), strict=True))
        if old is None or new is None:
            return True
        return all(any(self._may_lead(one, other) for one in old) for other in new) and all(
            any(self._may_lead(one, other) for other in new) for one in old
        )

    def _of(self, side: Side, references: Sequence[Reference], eid: Eid) -> set[Eid] | None:
        """Return the provisions that references name; None where one of them is not known."""
        found: set[Eid] = set()
        for mention in (mention for reference in references for mention in reference.mentions):
            levels = self._index[side.position].target(mention, eid).levels
            if not levels or not levels[-1]:
                return None
            found.update(levels[-1])
        return found

    def _may_lead(self, before: Eid, after: Eid) -> bool:
        """Return whether a provision was carried to another one, or may have been.

        In an article that was renumbered its paragraphs often were too, and not all of them have a row: there the
        article decides. In one that was not, "paragraph 2" for "paragraph 3" is another target. Of articles without a
        counterpart it is not known where their words went.
        """
        if after in self._successors[before]:
            return True
        old, new = self._article(Side.BEFORE, before), self._article(Side.AFTER, after)
        if old == new:
            return False
        return not self._articles[old] or new not in self._carried or new in self._articles[old]

    def _article(self, side: Side, eid: Eid) -> Eid:
        """Return the article around a provision; the provision itself where none is."""
        provisions, part = self._drafts[side.position].provisions, str(eid)
        while part:
            found = provisions.get(Eid(part))
            if found is not None and found.kind is ProvisionKind.ARTICLE:
                return Eid(part)
            part = part.rpartition("__")[0]
        return eid


def changed_references(
    line: ChangedLine, words: Vocabulary, targets: Targets, elsewhere: Elsewhere, eids: tuple[Eid, Eid]
) -> Iterator[Found]:
    """Yield the references that name other provisions than before, and those that came or went; citations likewise.

    Args:
        line: The line.
        words: The words of its language.
        targets: The targets of references in both texts.
        elsewhere: The texts of its article.
        eids: Address of the line before and after.
    """

    def own(text: str) -> dict[Span, Reference]:
        return {Span(ref.start, ref.end): ref for ref in find_references(text) if not _names_itself(ref)}

    def say(text: str) -> Iterator[Hashable]:
        return (cue.value for cue in _cues(text, own(text), words))

    references = [own(text) for text in line.texts]
    cues = [_cues(text, named, words) for text, named in zip(line.texts, references, strict=True)]
    changed = [found for found in changed_cues(line, SubstanceClass.REFERENCE, *cues) if not _is_unclear(line, found)]
    for found in changed:
        if found.direction is Direction.CHANGED:
            before, after = (named.get(span) for named, span in zip(references, found.spans, strict=True))
            is_change = (before is None) == (after is None)  # An act for a provision: the act was codified.
            if before is not None and after is not None:
                is_change = not targets.is_recast and not targets.may_be_same(
                    *_in_sentence(line, found, references), eids
                )
        elif isinstance(found.value, str):
            is_change = not _has_rival(line, found) and not elsewhere.is_said(found, line, eids, say)
        else:
            is_change = (
                is_inserted(line, found)
                and not changes_level(eids)
                and not _has_rival(line, found)
                and not _is_printed_otherwise(line, found)
                and not elsewhere.is_said(found, line, eids, say)
            )
        if is_change:
            yield found


def _in_sentence(
    line: ChangedLine, found: Found, references: Sequence[Mapping[Span, Reference]]
) -> tuple[list[Reference], list[Reference]]:
    """Return the references of the sentences in which one was replaced: of a list, any can be the counterpart."""
    before, after = (
        [
            reference
            for span, reference in named.items()
            if (pair := line.sentence_pair(side, found.spans[side.position].start)) is not None
            and pair.spans[side.position].overlap(span)
        ]
        for side, named in zip(Side, references, strict=True)
    )
    return before, after


def _has_rival(line: ChangedLine, found: Found) -> bool:
    """Return whether the text without a reference has another in its place: "this Regulation", 前条, "Article 9"."""
    side = Side.AFTER if found.direction is Direction.ADDED else Side.BEFORE
    pair, text = line.sentence_pair(side, found.spans[side.position].start), line.texts[side.other.position]
    if pair is None:
        return True
    sentence = pair.spans[side.other.position]
    spans = [Span(reference.start, reference.end) for reference in find_references(text)]
    spans += [Span(*hit.span()) for hit in _THIS_ACT.finditer(text)]
    return any(span.overlap(sentence) and not line.is_shared(side.other, span) for span in spans)


def _cues(text: str, references: Mapping[Span, Reference], words: Vocabulary) -> list[Cue]:
    """Return the references and citations of a line, in order; a reference says the numbers that it names."""
    found = [Cue(span, frozenset(mention.steps for mention in ref.mentions)) for span, ref in references.items()]
    cited = [
        Cue(Span(figure.start, figure.end), str(figure.value))
        for figure in find_figures(text, words.words.language)
        if figure.kind is FigureKind.IDENTIFIER and "/" in str(figure.value)
    ]
    free = [cue for cue in cited if not any(cue.span.overlap(other.span) for other in found)]
    return sorted([*found, *free], key=lambda cue: cue.span)


def _names_itself(reference: Reference) -> bool:
    """Return whether a reference names nothing but where it stands: "this Article", "the present chapter"."""
    return all(step.token in RELATIVE for mention in reference.mentions for step in mention.steps)


def _is_unclear(line: ChangedLine, found: Found) -> bool:
    """Return whether a reference goes on with words that are not understood: "paragraph 1.a"."""
    for text, span in zip(line.texts, found.spans, strict=True):
        rest = text[span.end :]
        if span.start < span.end and (_TAIL.match(rest) or _begins_with_unit(rest)):
            return True
    return False


def _begins_with_unit(rest: str) -> bool:
    low = lowered(rest.lstrip(", \u00a0"))
    hit = word_in(low).match(low)
    return hit is not None


def _is_printed_otherwise(line: ChangedLine, found: Found) -> bool:
    """Return whether the other text has numbers or letters of points in the place of a reference that came or went.

    They can name the same provision in words that are not followed: "(c)" became "Article 214".
    """
    for side, span in zip(Side, found.spans, strict=True):
        if span.start < span.end and found.direction in (Direction.ADDED, Direction.REMOVED):
            for _, stretch in line.stretches_around(side, span):
                other = line.texts[side.other.position][slice(*stretch.spans[side.other.position])]
                if not stretch.shared and _NUMBERED.search(other):
                    return True
    return False
