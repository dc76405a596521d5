"""The places of words in the terminal: numbers for each stage, then every provision with the words in their line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.tags import language_name
from tracker.model.redline import RunKind
from tracker.report.find.quote import quotations, quote_change
from tracker.report.find.view import Outcome
from tracker.report.terminal.plain import WIDTH, notice_text, safe, text_table, wrap
from tracker.spelling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.find.quote import Quotation
    from tracker.report.find.view import End, FindView, Occurrence, SearchedView, Track

_INDENT = "  "
_BOLD, _RESET = "\x1b[1;4m", "\x1b[0m"
"""The look of the words that were found: bold and underlined, which no other mark of the terminal is."""
_SIGN = "*"
"""Stands round them where there is no colour."""
_CHANGE_QUOTED = 200
"""Letters of a changed line that are quoted: about three lines of the terminal."""
_SIGNS = {RunKind.DELETED: ("{-", "-}"), RunKind.INSERTED: ("{+", "+}"), RunKind.KEPT: ("", "")}
_MOST_SIGNS = 8
"""Places in a line for whose signs columns are kept free; more than eight are a word of two letters."""
_BRACKETS = {"around": " (in brackets)", "through": " (a bracket goes through the words)"}


def find_text(view: FindView, *, colour: bool, width: int = WIDTH) -> str:
    """Return the places of words as text.

    Args:
        view: The places, with English words.
        colour: Mark the words by bold letters instead of signs.
        width: Columns of the terminal, if it has fewer than 80.
    """
    width = min(width, WIDTH)
    parts = [wrap(safe(summary(view)), width=width)]
    if not view.times:
        return "\n".join([*parts, *(wrap(safe(line), width=width) for line in hints(view))])
    notices = list(_notices(view, width))
    parts[:0] = ["\n".join(notices)] if notices else []
    for track in view.found:
        parts.append("\n".join(_numbers(track, view)))
        parts += ("\n".join(_occurrence(one, track, width, colour=colour)) for one in track.occurrences)
    return "\n\n".join(parts)


def summary(view: FindView) -> str:
    """Return the answer in one sentence: "“common but” stands 12 times in 3 of 5 texts."."""
    searched = sum(len(track.texts) for track in view.tracks)
    having = sum(track.having for track in view.tracks)
    which = counted(searched, "text")
    languages = list(dict.fromkeys(track.language for track in view.tracks))
    in_languages = f" in {counted(len(languages), 'language')}" if len(languages) > 1 else ""
    if not view.times:
        whole = ", in any order in one provision," if view.any_order else ""
        return f"“{view.typed}”{whole} is not found in {which}{in_languages}."
    return f"“{view.typed}”: {counted(view.times, 'place')} in {having} of {which}{in_languages}."


def hints(view: FindView) -> Iterator[str]:
    """Yield what a person can do whose words were not found."""
    if view.nearest:
        yield f"Did you mean: {', '.join(view.nearest)}?"
    if view.apart:
        having = counted(view.apart, "provision has", "provisions have")
        yield f"{having} all of the words, but not side by side; --any-order finds them."
    if view.exact:
        yield "--exact asks for the same case, accents and signs; without it more is found."
    if view.whole:
        yield "--whole-words asks for whole words; without it words are found that begin so."


def _notices(view: FindView, width: int) -> Iterator[str]:
    standings: dict[tuple[str, str], list[SearchedView]] = {}
    for track in view.found:
        for text in track.texts:
            if text.times and text.front:
                standings.setdefault((text.front.authenticity, text.front.symbol), []).append(text)
    for alike in standings.values():
        names = dict.fromkeys(text.name for text in alike)
        if alike[0].front and (notice := notice_text(alike[0].front, width, ", ".join(names))):
            yield notice


def _numbers(track: Track, view: FindView) -> Iterator[str]:
    """Yield the numbers of a track: a head, a row for each text."""
    several = len(view.tracks) > 1
    name = ", ".join(filter(None, (track.instrument, language_name(track.language) if track.language else "")))
    if several and name:
        yield safe(name)
    bracketed = any(text.bracketed for text in track.texts)
    dated = any(text.date and text.date != text.name for text in track.texts)
    head = [
        "Stage" if track.instrument else "File",
        *["Date"] * dated,
        "Places",
        "Provisions",
        *["In brackets"] * bracketed,
    ]
    rows = [head]
    for text in track.texts:
        numbers = [text.times, text.provisions, *[text.bracketed] * bracketed]
        cells = (
            f"{number or '–'}".rjust(len(name)) for number, name in zip(numbers, head[-len(numbers) :], strict=True)
        )
        rows.append([safe(text.name), *[safe(text.date)] * dated, *cells])
    yield from text_table(rows)


def _occurrence(one: Occurrence, track: Track, width: int, *, colour: bool) -> Iterator[str]:
    """Yield the lines of a provision: its names, since when and until when, the words, and what became of them."""
    names = " → ".join(one.names)
    yield wrap(safe(f"{names}: {period(one, track)}"), rest=_INDENT * 2, width=width)
    bracketed = max(len(_BRACKETS.get(passage.bracket, "")) for passage in one.last.passages)
    signs = 0 if colour else 2 * min(_MOST_SIGNS, len(one.last.passages))
    for quotation in quotations(one.last.passages, width - len(_INDENT) - bracketed - signs):
        yield _INDENT + _line(quotation, colour=colour)
    if one.end:
        yield wrap(safe(_end(one.end, track)), first=_INDENT, rest=_INDENT * 2, width=width)
        if one.end.runs:
            yield wrap(safe(_change(one.end)), first=_INDENT * 2, width=width)


def period(one: Occurrence, track: Track) -> str:
    """Return since when and until when a provision has the words: "since 2015-12-04", "from A to B", "only in A"."""
    first, last = (track.texts[presence.text].name for presence in (one.first, one.last))
    again = "again " if one.again else ""
    came = f", from {one.came_from}" if one.came_from else ""
    if len(track.texts) == 1:
        return first
    if one.end is None and one.last.text == len(track.texts) - 1:
        return f"{again}{'new in' if one.first.text == one.last.text else 'since'} {first}{came}"
    return f"{again}{'only in' if first == last else 'from'} {first}{'' if first == last else f' to {last}'}{came}"


def _end(end: End, track: Track) -> str:
    stage = track.texts[end.text].name
    match end.outcome:
        case Outcome.MOVED:
            return f"then, in {stage}: moved to {end.name}"
        case Outcome.REWORDED:
            return f"then, in {stage}: {end.name} without these words"
        case Outcome.DROPPED:
            return f"then, in {stage}: dropped with {end.name}"


def _change(end: End) -> str:
    """Return the words as they were changed, with the signs of the side-by-side view."""
    marked = []
    for text, kind in quote_change(end, _CHANGE_QUOTED):
        bare = text.strip()
        begin, stop = _SIGNS[kind] if bare else ("", "")
        marked.append(text.replace(bare, f"{begin}{bare}{stop}") if bare else text)
    return " ".join("".join(marked).split())


def _line(quotation: Quotation, *, colour: bool) -> str:
    begin, end = (_BOLD, _RESET) if colour else (_SIGN, _SIGN)
    pieces = (f"{begin}{safe(text)}{end}" if found else safe(text) for text, found in quotation.pieces)
    return "".join(pieces) + _BRACKETS.get(quotation.bracket, "")
