"""Checks square brackets without a partner, and names of Parties that belong to no bracket."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.language.options import option_names
from tracker.marks.attributions import attribution
from tracker.model.block import CALL
from tracker.model.finding import Finding
from tracker.model.negotiation import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.marks.find import Text
    from tracker.model.draft import DraftText
    from tracker.model.negotiation import Mark, Marks, Stray
    from tracker.model.provision import Eid

_LONGEST_NAME = 12
"""Words of the longest name of a State or group that stands before its short form."""
FIRST_WORDS = 4
"""Words beside a bracket that show which one is meant: with its line number enough to find it on a page."""
_CODE = r"[A-ZА-ЯЁ][A-ZА-ЯЁ0-9&’'-]{1,14}"
_CODES = rf"{_CODE}(?:\s*(?:[,/+&]|and|et|y|и|و|和)\s*{_CODE})*"
_CODES_BEFORE_COLON = re.compile(rf"(?:^|(?<=[\s;.,(]))(?P<by>{_CODES})\s?:\s")
"""Codes of parties before a colon, as at the beginning of “[EU: …]”."""
_CODES_IN_ROUND = re.compile(rf"[(（](?P<by>{_CODES})[)）](?=\s+[^\W\dA-Z])")
"""Codes of parties in round brackets, and the sentence goes on behind them with a small letter."""
_ENDS_OF_MARKS = "]］】)）}*_"


def unpaired(strays: Sequence[Stray], text: Text) -> Iterator[Finding]:
    """Yield the square brackets without a partner."""
    for stray in strays:
        line, at = text.of[stray.place.eid], stray.place.offset
        if not stray.opening and (missing := _unopened(line, at)):
            yield _missing_bracket(stray.place.eid, missing)
            continue
        near = _words(line[at + 1 :])[:FIRST_WORDS] if stray.opening else _words(line[:at])[-FIRST_WORDS:]
        beside = f" {'before' if stray.opening else 'after'} “{' '.join(near)}”" if near else ""
        yield Finding(
            check="unbalanced-sign",
            eid=stray.place.eid,
            message=f"“{line[at]}”{beside} {'is not closed' if stray.opening else 'closes nothing'}",
            cause="Square brackets come in pairs; one pair over several paragraphs opens the first of them and closes "
            "the last, within one article",
            remedy="Add the missing one, or delete this one",
            start=at,
            end=at + 1,
        )


def _words(line: str) -> list[str]:
    return line.replace(CALL, " ").split()


def _unopened(line: str, closes: int) -> re.Match[str] | None:
    """Return the codes of parties before a colon that the bracket before them is missing of; None for none."""
    begins = max(line.rfind(sign, 0, closes) for sign in "[]［］【】") + 1
    found = list(_CODES_BEFORE_COLON.finditer(line, begins, closes))
    return next((match for match in reversed(found) if attribution(line[match.start() : closes])), None)


def _missing_bracket(eid: Eid, codes: re.Match[str]) -> Finding:
    """Return the finding that no bracket opens before the name of a Party."""
    return Finding(
        check="attribution-unopened",
        eid=eid,
        message=f"No bracket opens before “{codes['by']}:”",
        cause="The words of a delegation stand in a bracket that opens before its name, as in “[EU: …]”",
        remedy=f"Add “[” before “{codes['by']}:”, and “]” behind its words",
        start=codes.start("by"),
        end=codes.end("by"),
    )


def attributions(draft: DraftText, marks: Marks, text: Text) -> Iterator[Finding]:
    """Yield names of Parties that belong to no bracket; only of Parties that hold a bracket elsewhere in the text."""
    holders = {code for mark in marks.marks for code in re.findall(_CODE, mark.by)}
    if not holders:
        return
    inside = _covered(marks.marks, text)
    closing = {stray.place for stray in marks.strays if not stray.opening}
    for eid, block in draft.blocks:
        line = block.text
        if option_names(line):
            continue
        for match in _CODES_BEFORE_COLON.finditer(line):
            known = set(re.findall(_CODE, match["by"])) <= holders
            begins = not line[: match.start()].strip()
            unclosed = not any(place.eid == eid for place in closing)
            if known and begins and unclosed and not _is_inside(inside[eid], match.start("by")):
                yield _missing_bracket(eid, match)
        for match in _CODES_IN_ROUND.finditer(line):
            codes = re.findall(_CODE, match["by"])
            before = line[: match.start()]
            belongs = before.rstrip(f" \u00a0{CALL}")[-1:] in ("", *_ENDS_OF_MARKS)
            apart = not belongs and not _is_inside(inside[eid], match.start())
            if set(codes) <= holders and apart and not _is_explained(codes, before):
                yield _names_nothing(eid, match)


def _covered(marks: Sequence[Mark], text: Text) -> dict[Eid, list[tuple[int, int]]]:
    """Return the parts of each line that stand in a bracket."""
    covered: dict[Eid, list[tuple[int, int]]] = defaultdict(list)
    for mark in marks:
        if mark.ordinal is not None:
            closes = mark.closes or Place(mark.opens.eid, len(text.of[mark.opens.eid]))
            for eid, start, end in text.lines(mark.opens, closes):
                covered[eid].append((start, end))
    return covered


def _is_inside(parts: Sequence[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in parts)


def _is_explained(codes: Sequence[str], before: str) -> bool:
    """Return whether a code is the short form of the words before it: “the European Union (EU)”, “the Union (EU)”."""
    words = re.findall(r"[^\W\d_]+", before)
    initials = "".join(word[0] for word in words[-_LONGEST_NAME:]).upper()
    is_initials = all(letter in initials for letter in codes[0] if letter.isalpha())
    return len(codes) == 1 and (is_initials or (words[-1:] != [] and words[-1][0].isupper()))


def _names_nothing(eid: Eid, match: re.Match[str]) -> Finding:
    return Finding(
        check="attribution-unopened",
        eid=eid,
        message=f"“{match[0]}” stands behind no bracket",
        cause="Names of Parties in round brackets say who holds the words in square brackets before them",
        remedy="Put the words that they hold in square brackets, or delete the names",
        start=match.start(),
        end=match.end(),
    )
