"""The outline of a text: its headings, with their levels.

The form of a line shows most headings. The row of numbers shows others, and the neighbours decide which unit plays the
article, whether sections stand above or below articles, and whether a word is the title of the article above.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracker.language.labels import MAIN_UNITS, number_of, printed_label
from tracker.language.number_words import names_final_provisions, ordinal_of
from tracker.language.options import begins_option, is_first_option, is_option, option_names, says_no_text
from tracker.model.block import ARTICLE_LEVEL, CALL, DIVISION_LEVEL, PARAGRAPH_LEVEL
from tracker.model.finding import Finding
from tracker.model.heading import SEPARATOR
from tracker.readers.structure.headings import (
    MAX_HAN_TITLE,
    MAX_INLINE_TITLE,
    HeadingLine,
    article_line,
    division_line,
    label_value,
    may_be_heading,
)
from tracker.readers.structure.items import item_line
from tracker.readers.structure.numbering import NumeralKind
from tracker.readers.structure.printed_line import (
    MAX_UNLABELLED,
    PrintedLine,
    is_finished,
    is_quoted,
    is_title,
    starts_lowercase,
)
from tracker.readers.structure.titles import may_be_unlabelled_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MIN_UNITS = 2
"""Headings of a unit other than article and section that make it play the article. One may be a citation: "Rule 5"."""
_MIN_TITLES = 3
"""Numbered titles in a row that make articles; two may be paragraphs that lost their full stops."""
_QUOTED = 60
"""Characters of a line that a message quotes."""
_ORDINAL_AND_TEXT = re.compile(
    r"(?P<label>[^\s.:,;][^.:,;]{1,60}[.:](?:[ ]?[–—-]{1,2})?)[ \u00a0]+(?P<text>\S.*)", re.DOTALL
)
_AFTER_LABEL = re.compile(r"[\s" + CALL + r"]+(?=\S)")


@dataclass(slots=True)
class Outline:
    """The headings of a text.

    Attributes:
        headings: Level and parts of each heading, by the index of its line.
        problems: Lines that may be headings, or hold more than one.
    """

    headings: dict[int, tuple[int, HeadingLine]] = field(default_factory=dict)
    problems: list[Finding] = field(default_factory=list)


def find_outline(lines: Sequence[PrintedLine]) -> Outline:
    """Find the headings of a text.

    >>> texts = ["Rule 1", "Ports", "Ports are open.", "Rule 2", "Canals", "Canals are kept."]
    >>> [
    ...     (at, str(heading))
    ...     for at, (_, heading) in find_outline([PrintedLine(*p) for p in enumerate(texts)]).headings.items()
    ... ]
    [(0, 'Rule 1'), (3, 'Rule 2')]

    Args:
        lines: The lines of the text.
    """
    candidates = [at for at, line in enumerate(lines) if may_be_heading(line.text)]
    units = {at: heading for at in candidates if (heading := _unit_heading(lines[at]))}
    divisions = {at: heading for at in candidates if (heading := division_line(lines[at].text))}
    outline = Outline()
    for start, end in _components(divisions, len(lines)):
        inside = candidates[bisect_left(candidates, start) : bisect_left(candidates, end)]
        of_component = {at: units[at] for at in inside if at in units}
        main = _only_unit(of_component, start) or _main_unit(of_component) or _unit_of_row(lines, inside)
        _add_component(outline, lines, inside, units, divisions, main)
    has_articles = any(level == ARTICLE_LEVEL for level, _ in outline.headings.values())
    _add_set_off_titles(lines, outline.headings, PARAGRAPH_LEVEL if has_articles else ARTICLE_LEVEL)
    if not any(level == ARTICLE_LEVEL for level, _ in outline.headings.values()):
        _add_numbered_titles(lines, outline.headings)
    for at, line in enumerate(lines):
        if line.hashes >= DIVISION_LEVEL and at not in outline.headings and is_title(line.text):
            outline.headings[at] = (DIVISION_LEVEL, HeadingLine("", line.text))
    _drop_titles_of_articles(lines, outline.headings)
    _nest_sections(lines, outline.headings, {at: unit for at, unit in units.items() if unit.unit == "section"})
    _recognise_han_titles(lines, outline.headings)
    _recognise_stopped_titles(lines, outline.headings)
    _add_ordinal_provisions(lines, outline.headings)
    _add_final_provisions(lines, outline.headings)
    outline.headings = dict(sorted(outline.headings.items()))
    _add_unlabelled_headings(lines, outline.headings)
    return outline


def _unit_heading(line: PrintedLine) -> HeadingLine | None:
    """Read a line as the heading of a unit that may play the article; what the file sets off is its heading."""
    heading = article_line(line.text)
    if heading is not None and line.heading_length == len(line.text):
        return replace(heading, is_heading=True)
    return heading


def _components(divisions: dict[int, HeadingLine], end: int) -> Iterator[tuple[int, int]]:
    """Yield the first line of the text and of each annex, with the line behind its last."""
    begins = [0, *(at for at, heading in sorted(divisions.items()) if heading.unit == "annex")]
    yield from zip(begins, [*begins[1:], end], strict=True)


def _main_unit(units: dict[int, HeadingLine]) -> str:
    """Return the unit that plays the article: the article, else the most frequent other, else the section, if any."""
    counts = Counter(heading.unit for heading in units.values() if heading.is_heading)
    if any(heading.unit == "article" for heading in units.values()):
        return "article"
    ranked = [(count, -MAIN_UNITS.index(unit), unit) for unit, count in counts.items() if unit != "section"]
    count, _, unit = max(ranked, default=(0, 0, ""))
    return unit if count >= _MIN_UNITS else "section" if counts else ""


def _only_unit(units: dict[int, HeadingLine], start: int) -> str:
    """Return the unit of an annex of one article: "Rule 1" alone on its line, and nothing like it behind."""
    only = list(units.values())
    if start and len(only) == 1 and only[0].is_heading and not only[0].rest and label_value(only[0].label) == 1:
        return only[0].unit
    return ""


def _unit_of_row(lines: Sequence[PrintedLine], inside: Sequence[int]) -> str:
    """Return the unit of a row of lines that all hold label and text; the section if there is none."""
    for unit in MAIN_UNITS:
        loose = {at: heading for at in inside if (heading := _loose_heading(lines[at].text, unit))}
        if _begin_a_row(loose):
            return unit
    return "section"


def _add_component(  # noqa: PLR0913, PLR0917 – the parts of one step
    outline: Outline,
    lines: Sequence[PrintedLine],
    inside: Sequence[int],
    units: dict[int, HeadingLine],
    divisions: dict[int, HeadingLine],
    main: str,
) -> None:
    """Add the headings of the text or of an annex."""
    articles = {at: units[at] for at in inside if at in units and units[at].unit == main}
    found, problems = _headings_in_gaps(lines, inside, articles, main)
    outline.problems += problems
    for at in inside:
        if at in articles or at in found:
            outline.headings[at] = (ARTICLE_LEVEL, articles.get(at) or found[at])
        elif at in divisions:
            outline.headings[at] = (DIVISION_LEVEL, divisions[at])


# Gaps in the row of numbers


def _headings_in_gaps(
    lines: Sequence[PrintedLine],
    inside: Iterable[int],
    articles: dict[int, HeadingLine],
    unit: str,
) -> tuple[dict[int, HeadingLine], list[Finding]]:
    """Find lines that begin with the number that is missing between two headings: heading and text on one line.

    Args:
        lines: All lines.
        inside: Indexes of the lines of the component that begin with a unit.
        articles: Its headings that their form shows.
        unit: The unit of its articles.

    Returns:
        The headings, by index, and the doubtful lines.
    """
    loose = {at: heading for at in inside if at not in articles and (heading := _loose_heading(lines[at].text, unit))}
    if not loose:
        return {}, []
    numbers = {at: value for at, heading in articles.items() if (value := label_value(heading.label)) is not None}
    ordered = sorted(numbers.items())
    is_row = bool(numbers) or _begin_a_row(loose)
    begins = {at for at, heading in loose.items() if not starts_lowercase(heading.rest) and _may_begin(lines, at)}
    rivals = Counter(label_value(loose[at].label) for at in begins)
    found: dict[int, HeadingLine] = {}
    problems: list[Finding] = []
    last = 0
    for at in sorted({*numbers, *loose}):
        if at in numbers:
            last = numbers[at]
            continue
        heading = loose[at]
        value = label_value(heading.label)
        following = _next_number(ordered, at)
        if value != last + 1 or (following is not None and following != 1 and following <= value):
            continue
        is_heading = is_row and at in begins
        is_gap = following is not None and following > value
        if rivals[value] > 1 if is_heading else is_gap and not rivals[value]:
            problems.append(_doubtful_heading(lines[at], heading))
        if is_heading:
            found[at] = heading
            last = value
    titled = sum(bool(heading.rest) or _has_title_below(lines, at) for at, heading in articles.items())
    if 2 * titled > len(articles):
        # Where the others have titles, the line holds one, too.
        problems += [_run_in(lines[at], heading) for at, heading in found.items()]
    return found, problems


def _loose_heading(text: str, unit: str) -> HeadingLine | None:
    """Read a line that begins with the label of a unit, whatever follows; None for a list or part of a reference."""
    if is_quoted(text) or starts_lowercase(text):
        return None
    label = printed_label(text)
    number = number_of(label) if label else None
    space = _AFTER_LABEL.match(text, len(label))
    if number is None or number.unit != unit or space is None:
        return None
    rest = text[space.end() :]
    return HeadingLine(unit, " ".join(label.split()), "", rest, is_heading=False) if rest[0].isalnum() else None


def _next_number(numbers: Sequence[tuple[int, int]], at: int) -> int | None:
    """Return the number of the next heading behind a line; None if there is none."""
    position = bisect_right(numbers, at, key=lambda entry: entry[0])
    return numbers[position][1] if position < len(numbers) else None


def _begin_a_row(loose: dict[int, HeadingLine]) -> bool:
    """Return whether lines without any clear heading among them count from one in order."""
    values = [label_value(heading.label) for _, heading in sorted(loose.items()) if not starts_lowercase(heading.rest)]
    return len(values) >= _MIN_UNITS and values[:_MIN_UNITS] == list(range(1, _MIN_UNITS + 1))


def _may_begin(lines: Sequence[PrintedLine], at: int) -> bool:
    """Return whether a provision may begin in a line: the line before is finished, a title, or set off."""
    return (
        at == 0
        or lines[at].after_blank
        or is_finished(lines[at - 1].text)
        or is_title(lines[at - 1].text, MAX_UNLABELLED)
    )


def _has_title_below(lines: Sequence[PrintedLine], at: int) -> bool:
    return at + 1 < len(lines) and is_title(lines[at + 1].text) and item_line(lines[at + 1].text) is None


def _run_in(line: PrintedLine, heading: HeadingLine) -> Finding:
    return Finding(
        line=line.number,
        message=f"The heading of {heading.label} may be on one line with its text: “{_beginning(heading.rest)}”",
        cause="The other articles have headings; here heading and text could not be told apart, so all of it is text",
        remedy="if it has a heading, put the heading on a line of its own",
    )


def _doubtful_heading(line: PrintedLine, heading: HeadingLine) -> Finding:
    return Finding(
        line=line.number,
        message=f"{heading.label} may begin in this line: “{_beginning(line.text)}”",
        cause="That number is missing among the headings, but the line may be a sentence that refers to it",
        remedy="if it is a heading, put it on a line of its own",
    )


def _beginning(text: str) -> str:
    """Return the beginning of a line, for a message."""
    words = text.replace(CALL, "")
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"


# Titles, sections, headings without labels


def _drop_titles_of_articles(lines: Sequence[PrintedLine], headings: dict[int, tuple[int, HeadingLine]]) -> None:
    """Take a word as "Annexes" directly below the bare label of an article as its title and not as a division."""
    for at in [at for at, (level, heading) in headings.items() if level == DIVISION_LEVEL and not heading.rest]:
        above = headings.get(at - 1)
        bare_above = above is not None and above[0] == ARTICLE_LEVEL and not above[1].rest
        number = number_of(headings[at][1].label)
        has_text = at + 1 < len(lines) and at + 1 not in headings
        if bare_above and has_text and number is not None and not number.token and not lines[at].hashes:
            del headings[at]


def _nest_sections(
    lines: Sequence[PrintedLine],
    headings: dict[int, tuple[int, HeadingLine]],
    sections: dict[int, HeadingLine],
) -> None:
    """Put sections below articles where their numbers begin anew inside articles and text follows them.

    Args:
        lines: The lines of the text.
        headings: The headings; those of the sections are changed, and those with text on their line are added.
        sections: All lines that begin with a numbered section, by index.
    """
    inside: dict[int, HeadingLine] = {}
    open_article = False
    ordered = sorted({*headings, *sections})
    for at, behind in zip(ordered, [*ordered, len(lines)][1:], strict=True):
        if at in sections and headings.get(at, (DIVISION_LEVEL,))[0] == DIVISION_LEVEL:
            if open_article:
                title = range(at + 1, behind) if not sections[at].rest else ()
                only_title = behind - at == 1 + len(title) <= 2 and all(is_title(lines[below].text) for below in title)
                if only_title and headings.get(behind, (0,))[0] == ARTICLE_LEVEL:
                    return  # It holds the article below.
                inside[at] = sections[at]
        else:
            level, heading = headings[at]
            open_article = level == ARTICLE_LEVEL and heading.unit != "section"
    if any(label_value(heading.label) == 1 for heading in inside.values()):
        for at, heading in inside.items():
            headings[at] = (PARAGRAPH_LEVEL, heading)


def numbered_title(text: str) -> HeadingLine | None:
    """Read a line as a number and a title ("1. Reporting."); None for any other line.

    Args:
        text: The line, or the beginning of one that the file sets off as a heading.
    """
    item = item_line(text)
    title = text[item.length :] if item else ""
    if item is None or item.shape != "x." or not is_title(title.rstrip("."), MAX_UNLABELLED):
        return None
    return HeadingLine("", item.label, SEPARATOR, title)


def _add_set_off_titles(lines: Sequence[PrintedLine], headings: dict[int, tuple[int, HeadingLine]], level: int) -> None:
    """Make headings of numbered titles that the file sets off from the text on their line."""
    for at, line in enumerate(lines):
        if at not in headings and line.heading_length == len(line.text) and (title := numbered_title(line.text)):
            headings[at] = (level, title)


def _add_numbered_titles(lines: Sequence[PrintedLine], headings: dict[int, tuple[int, HeadingLine]]) -> None:
    """Make articles of numbered titles ("1. Short title") that count from one, with text below each."""
    row: list[tuple[int, HeadingLine]] = []
    for at, line in enumerate(lines[:-1]):
        item = item_line(line.text)
        if item is None or item.shape != "x." or (NumeralKind.NUMBER, len(row) + 1) not in item.readings:
            continue
        title = numbered_title(line.text)
        below = item_line(lines[at + 1].text)
        if title is not None and at + 1 not in headings and (below is None or below.shape != "x."):
            row.append((at, title))
        elif len(row) < _MIN_TITLES:
            row = []
    stopped = sum(heading.rest.endswith(".") for _, heading in row)
    if len(row) >= _MIN_TITLES and 2 * stopped <= len(row):
        headings.update({at: (ARTICLE_LEVEL, heading) for at, heading in row})


def _add_ordinal_provisions(lines: Sequence[PrintedLine], headings: dict[int, tuple[int, HeadingLine]]) -> None:
    """Make provisions of the lines that begin with an ordinal below a heading of final or transitional provisions.

    They count from one, alone on their lines ("Second") or before their text ("Segunda. Esta ley …").
    """
    last: int | None = None
    for at, line in enumerate(lines):
        if at in headings or is_title(line.text, MAX_UNLABELLED):
            words = str(headings[at][1]) if at in headings else line.text
            if names_final_provisions(words):
                last = 0
                continue
            if at in headings and headings[at][0] <= ARTICLE_LEVEL:
                last = None
        provision = None if last is None or at in headings else _ordinal_provision(line.text)
        if provision is not None and last is not None and ordinal_of(provision.label) == last + 1:
            headings[at] = (ARTICLE_LEVEL, provision)
            last += 1


def _add_final_provisions(lines: Sequence[PrintedLine], headings: dict[int, tuple[int, HeadingLine]]) -> None:
    """Make divisions of headings such as "DISPOSICIÓN FINAL" that stand alone behind the end of a sentence."""
    first = min((at for at, (level, _) in headings.items() if level == ARTICLE_LEVEL), default=len(lines))
    for at in range(first + 1, len(lines) - 1):
        line = lines[at]
        stands_alone = line.after_blank and lines[at + 1].after_blank and at not in headings and at - 1 not in headings
        has_form = stands_alone and is_title(line.text, MAX_UNLABELLED) and is_finished(lines[at - 1].text)
        if has_form and names_final_provisions(line.text):
            headings[at] = (DIVISION_LEVEL, HeadingLine("", line.text))


def _ordinal_provision(text: str) -> HeadingLine | None:
    """Read a line that is an ordinal, or begins with one and a stop."""
    if ordinal_of(text) is not None:
        return HeadingLine("", text)
    match = _ORDINAL_AND_TEXT.match(text)
    if match is None or ordinal_of(match["label"]) is None:
        return None
    return HeadingLine("", match["label"], "", match["text"], is_heading=False)


def _recognise_han_titles(lines: Sequence[PrintedLine], headings: dict[int, tuple[int, HeadingLine]]) -> None:
    """Take the words behind a Chinese article's label as its heading if they are short and text follows below."""
    for at, (level, heading) in headings.items():
        may_be_title = (
            level == ARTICLE_LEVEL
            and not heading.is_heading
            and heading.label[:1] in "第["
            and is_title(heading.rest, MAX_HAN_TITLE)
        )
        if may_be_title and at + 1 < len(lines) and at + 1 not in headings:
            headings[at] = (level, replace(heading, is_heading=True))


def _recognise_stopped_titles(lines: Sequence[PrintedLine], headings: dict[int, tuple[int, HeadingLine]]) -> None:
    """Take the words behind a label as its title though they end in a full stop, where that is the custom of the text.

    The Spanish gazette prints "Artículo 1. Objeto." above the text. A short first sentence looks the same; so half of
    the articles with words behind their label must have such a title, and text below it.
    """
    behind = [at for at, (level, heading) in headings.items() if level == ARTICLE_LEVEL and heading.rest]
    titles = [
        at
        for at in behind
        if not headings[at][1].is_heading
        and headings[at][1].rest.endswith(".")
        and is_title(headings[at][1].rest.rstrip("."), MAX_INLINE_TITLE)
        and not re.search(r"[.;:]\s", headings[at][1].rest)
        and at + 1 < len(lines)
        and at + 1 not in headings
    ]
    if len(titles) >= _MIN_UNITS and 2 * len(titles) >= len(behind):
        for at in titles:
            level, heading = headings[at]
            headings[at] = (level, replace(heading, is_heading=True, separator=heading.separator or SEPARATOR))


def _add_unlabelled_headings(lines: Sequence[PrintedLine], headings: dict[int, tuple[int, HeadingLine]]) -> None:
    """Make headings of short titles right before another heading: "Transition"."""
    first = min(headings, default=0)
    added: list[int] = []
    for at in sorted(headings, reverse=True):
        above = at - 1
        is_behind_preamble = at == first and above > 1 and lines[above - 1].text.endswith((":", "："))
        bare_above = above - 1 in headings and headings[above - 1][1].is_heading
        if (above > first or is_behind_preamble) and above not in headings and not bare_above:
            line = lines[above]
            after_sentence = is_finished(lines[above - 1].text)
            is_heading = may_be_unlabelled_heading(line) or is_option(line.text)  # "Option 1:" ends with a number.
            if is_heading and after_sentence and not item_line(line.text):
                added.append(above)
                headings[above] = (DIVISION_LEVEL, HeadingLine("", line.text))
    for at in reversed(added):
        if _ends_options(lines, at, headings):
            del headings[at]


def _ends_options(lines: Sequence[PrintedLine], at: int, headings: dict[int, tuple[int, HeadingLine]]) -> bool:
    """Return whether a short line above a heading is the last option of the provision before it, and no heading.

    Options head drafts of a sentence as often as parts with articles of their own. A line goes on a row of options if
    the row began in the text above; "Option 2: No text" is such a line, and so is "No text" below "Option 2".

    Args:
        lines: The lines of the text.
        at: Index of the line.
        headings: The headings above it are final.
    """
    names = option_names(lines[at].text)[:1]
    if not names and not says_no_text(lines[at].text):
        return False
    if not names and (lines[at].text.startswith("[") or begins_option(lines[at - 1].text)):
        return at - 1 not in headings
    for above in range(at - 1, -1, -1):
        if begins_option(lines[above].text):
            return above not in headings and not (names and is_first_option(names[0][2]))
        if above in headings:
            return False
    return False
