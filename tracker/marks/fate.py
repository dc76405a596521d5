"""Follows every mark of negotiation from one draft to the next: lifted, kept, dropped, chosen, rejected, new.

The redline says where each letter went, across renumbering and moves. The fate of a bracket is read from the letters
inside it: gone, in plain text now, or in a bracket still.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from tracker.marks.find import find_marks
from tracker.model.marks import starts_of_pieces
from tracker.model.negotiation import Fate, FollowedMark, Mark, MarkKind, Marks, Negotiation, Place
from tracker.model.redline import RunKind
from tracker.model.side import Side, Sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.model.redline import Redline

GONE_BELOW = 0.5
"""Share of the letters inside a bracket below which its words are gone: small words alone may be found again."""
SAME_FROM = 0.8
"""Share of the letters kept from which on the words are the same: an article, a comma, one word in five may differ."""
MOST_ADDED = 0.3
"""Letters added among those kept, as a share of them, up to which the words are the same."""


def follow_marks(redline: Redline) -> Negotiation:
    """Return the marks of two texts, and the fates of those before.

    The time grows with the letters of both texts and those inside each mark, as many times as marks are nested.

    Args:
        redline: The comparison of the two texts.
    """
    before, after = find_marks(redline.before), find_marks(redline.after)
    texts = Sides(_Letters(redline.before, before), _Letters(redline.after, after))
    links = {row.before: row.after for row in redline.concordance if row.linked and row.primary}
    follower = _Follower(texts, _kept_letters(redline, texts), _Labels(before, after, links))
    fates = _with_choices(follower.with_replaced_runs({mark: follower.fate(mark) for mark in before.marks}))
    followed = [FollowedMark(mark, fate, place) for mark, (fate, place) in fates.items()]
    new = [FollowedMark(mark, Fate.NEW, mark.opens.eid) for mark in after.marks if follower.is_new(mark)]
    return Negotiation(before, after, (*followed, *new))


_NONE = -1
"""Stands for no letter, and for no mark."""


class _Stretches:
    """Stretches of letters that do not overlap, each with a value: of a long text few numbers, not one for each letter.

    Args:
        stretches: Of each the first letter, one past the last, and the value.

    Attributes:
        all: The stretches, in order.
    """

    def __init__(self, stretches: Iterable[tuple[int, int, int]]) -> None:
        self.all = sorted(stretches)
        self._firsts = [first for first, _, _ in self.all]

    def around(self, letter: int) -> tuple[int, int, int] | None:
        """Return the stretch in which a letter stands; None where it stands in none."""
        n = bisect_right(self._firsts, letter) - 1
        return self.all[n] if n >= 0 and letter < self.all[n][1] else None


class _Kept(_Stretches):
    """The letters of one text that stand in the other too; the value of a stretch is its first letter there."""

    def __getitem__(self, letter: int) -> int:
        """Return the number of a letter in the other text; :data:`_NONE` where it does not stand there."""
        stretch = self.around(letter)
        return _NONE if stretch is None else stretch[2] + letter - stretch[0]


class _Letters:
    """The letters of a draft by their numbers, and the marks around each.

    Args:
        draft: The draft.
        marks: Its marks.

    Attributes:
        marks: Its marks, in reading order.
        begins: For each line the number of its first letter.
        eids: The addresses of the lines, in order.
        text: All lines, each followed by a line feed.
    """

    def __init__(self, draft: DraftText, marks: Marks) -> None:
        self.eids = [eid for eid, _ in draft.blocks]
        self.text = "".join(f"{block.text}\n" for _, block in draft.blocks)
        self._starts = [0, *accumulate(len(block.text) + 1 for _, block in draft.blocks)]
        self.begins = dict(zip(self.eids, self._starts, strict=False))
        self.marks = marks.marks
        self._around = {sort: self._innermost(sort) for sort in {_sort(mark) for mark in marks.marks}}

    def _innermost(self, sort: tuple[bool, bool]) -> _Stretches:
        """Return the stretches between brackets with the number of the innermost mark of a sort around each."""
        insides = [(number, self.inside(mark)) for number, mark in enumerate(self.marks) if _sort(mark) == sort]
        ends = sorted({end for _, inside in insides for end in (inside.start, inside.stop)})
        order = {end: n for n, end in enumerate(ends)}
        numbers = [_NONE] * len(ends)
        for number, inside in insides:  # An inner mark stands behind its outer one.
            first, last = order[inside.start], order[inside.stop]
            numbers[first:last] = [number] * (last - first)
        return _Stretches(stretch for stretch in zip(ends, ends[1:], numbers, strict=False) if stretch[2] != _NONE)

    def number_of(self, place: Place) -> int:
        """Return the number of a letter."""
        return self.begins[place.eid] + place.offset

    def line_of(self, letter: int) -> int:
        """Return the number of the line in which a letter stands."""
        return bisect_right(self._starts, letter) - 1

    def line(self, number: int) -> tuple[int, str]:
        """Return the number of the first letter of a line, and its text."""
        begin, end = self._starts[number], self._starts[number + 1] - 1
        return begin, self.text[begin:end]

    def lines_of(self, provision: str) -> list[int]:
        """Return the numbers of the lines of a provision and of all inside it."""
        return [n for n, eid in enumerate(self.eids) if eid == provision or eid.startswith(f"{provision}__")]

    def inside(self, mark: Mark) -> range:
        """Return the numbers of all signs inside a mark; one that does not close reaches to the end of its line."""
        begin = self.number_of(mark.opens) + 1
        end = self.number_of(mark.closes) if mark.closes else self._starts[self.line_of(begin - 1) + 1] - 1
        return range(begin, max(begin, end))

    def innermost(self, letter: int, like: Mark) -> Mark | None:
        """Return the innermost mark around a letter that is an option or a bracket as another mark is.

        A bracket that does not close is doubtful: it can be what became of another such, and not of one that closed.
        """
        is_option, is_closed = _sort(like)
        for sort in [(is_option, True)] if is_closed else [(is_option, False), (is_option, True)]:
            if sort in self._around and (stretch := self._around[sort].around(letter)):
                return self.marks[stretch[2]]
        return None

    def letters(self, mark: Mark) -> Sequence[int]:
        """Return the letters inside a mark that no mark inside it encloses; all of them if there are none."""
        return self.own.get(mark) or [at for at in self.inside(mark) if self.text[at].isalnum()]

    @cached_property
    def own(self) -> dict[Mark, list[int]]:
        """For each mark the letters inside it that no mark inside it encloses; none for a mark without any."""
        own: dict[Mark, list[int]] = defaultdict(list)
        for around in self._around.values():
            for first, end, number in around.all:
                own[self.marks[number]] += [at for at in range(first, end) if self.text[at].isalnum()]
        return own


def _sort(mark: Mark) -> tuple[bool, bool]:
    """Return whether a mark is an option, and whether it closes."""
    return mark.kind is MarkKind.OPTION, mark.closes is not None


def _kept_letters(redline: Redline, texts: Sides[_Letters]) -> Sides[_Kept]:
    """Return the letters of each text that stand in the other, with their numbers there."""
    kept: list[tuple[int, int, int]] = []  # The first letter before, the first after, and the number of letters.
    starts = Sides(*(starts_of_pieces(redline.blocks, side) for side in Side))
    for block in redline.blocks:
        before, after = block.before, block.after
        if before is None or after is None:
            continue
        old = texts.before.begins[before.eid] + starts.before.get((before.order, before.piece), 0)
        new = texts.after.begins[after.eid] + starts.after.get((after.order, after.piece), 0)
        for run in block.runs:
            size = len(run.text)
            if run.kind is RunKind.KEPT:
                kept.append((old, new, size))
            if run.kind is not RunKind.INSERTED:
                old += size
            if run.kind is not RunKind.DELETED:
                new += size
    return Sides(
        _Kept((old, old + size, new) for old, new, size in kept),
        _Kept((new, new + size, old) for old, new, size in kept),
    )


class _Labels:
    """The brackets round labels: "[Article 3 bis]" that became "Article 4" was lifted, whatever its number.

    Args:
        before: The marks before.
        after: The marks after.
        links: The provision after of each provision before.
    """

    def __init__(self, before: Marks, after: Marks, links: Mapping[Eid | None, Eid | None]) -> None:
        self._links = links
        bracketed_before = {mark.opens.eid for mark in before.marks if mark.of_label}
        self._bracketed = {mark.opens.eid for mark in after.marks if mark.of_label}
        self._known = {after for before, after in links.items() if before in bracketed_before}

    def fate(self, mark: Mark) -> tuple[Fate, Eid | None] | None:
        """Return the fate of a bracket round the label of a provision that was continued; None for any other mark."""
        now = self._links.get(mark.opens.eid) if mark.of_label else None
        return None if now is None else (Fate.KEPT if now in self._bracketed else Fate.LIFTED, now)

    def is_known(self, mark: Mark) -> bool:
        """Return whether a bracket of the text after stands round a label that had one before."""
        return mark.of_label and mark.opens.eid in self._known


class _Follower:
    """Finds the fate of each mark.

    Args:
        texts: The letters of both texts.
        kept: For each letter its number in the other text.
        labels: The brackets round labels.
    """

    def __init__(self, texts: Sides[_Letters], kept: Sides[_Kept], labels: _Labels) -> None:
        self._labels = labels
        self._then, self._now = texts
        self._went, self._came_from = kept
        self._homes: dict[int, int | None] = {}
        self._counterparts: dict[str, list[int]] = {}
        self._openings = {self._now.number_of(mark.opens) for mark in self._now.marks if mark.ordinal is not None}
        self._filled_now: set[int] = set()  # Brackets of the text after that were open places before.
        self._kept_of: dict[Mark, list[int]] = {}  # Of an outer mark its letters that are kept, after.

    def fate(self, mark: Mark) -> tuple[Fate, Eid | None]:
        """Return the fate of a mark of the text before, and the line in which its words stand now."""
        if (of_label := self._labels.fate(mark)) is not None:
            return of_label
        letters = self._then.letters(mark)
        if not letters:  # A place for words to come: "[ ]".
            sign = self._went[self._then.number_of(mark.opens)]
            return (Fate.DROPPED, None) if sign == _NONE else (Fate.KEPT, self._now.eids[self._now.line_of(sign)])
        kept = [now for letter in letters if (now := self._went[letter]) != _NONE]
        if len(kept) < GONE_BELOW * len(letters) and not self._goes_on(letters):
            kept = self._moved_in_line(mark) or self._set_again(mark) or self._in_other_lines(mark)
        if not kept:
            filled = self._filled(mark)
            return (Fate.DROPPED, None) if filled is None else (Fate.KEPT_REWORDED, filled)
        line = self._most_common_line(self._now, kept)
        home = self._now.eids[line]
        # The bracket that most of its letters have around them now, innermost.
        inner = Counter(self._now.innermost(letter, mark) for letter in kept).most_common(1)[0][0]
        reworded = not self._are_same(mark, letters, kept, line)
        if inner is None or self._holds_more(inner, mark):
            return (Fate.LIFTED_REWORDED if reworded else Fate.LIFTED), home
        return (Fate.KEPT_REWORDED if reworded else Fate.KEPT), home

    def _filled(self, mark: Mark) -> Eid | None:
        """Return the line of an open place that was filled: its bracket stays, "[20XX]" became "[2030]"; else None."""
        sign = self._went[self._then.number_of(mark.opens)] if mark.kind is MarkKind.PLACEHOLDER else _NONE
        if sign not in self._openings:
            return None
        self._filled_now.add(sign)
        return self._now.eids[self._now.line_of(sign)]

    def is_new(self, mark: Mark) -> bool:
        """Return whether the words of a mark of the text after stood in no mark before, most of them at least."""
        if self._labels.is_known(mark) or self._now.number_of(mark.opens) in self._filled_now:
            return False
        letters = self._now.letters(mark)
        if not letters:
            return self._came_from[self._now.number_of(mark.opens)] == _NONE
        origins = [then for letter in letters if (then := self._came_from[letter]) != _NONE]
        marked = sum(self._then.innermost(origin, mark) is not None for origin in origins)
        return marked < GONE_BELOW * len(letters)

    @staticmethod
    def _most_common_line(text: _Letters, letters: Iterable[int]) -> int:
        """Return the line in which most of some letters stand."""
        return Counter(map(text.line_of, letters)).most_common(1)[0][0]

    def _goes_on(self, letters: Sequence[int]) -> bool:
        """Return whether the first of several lines goes on: a provision stays though the list below its words went."""
        begin, text = self._then.line(self._then.line_of(letters[0]))
        end = bisect_left(letters, begin + len(text))
        kept = sum(self._went[letter] != _NONE for letter in letters[:end])
        return end < len(letters) and kept >= GONE_BELOW * end

    def _moved_in_line(self, mark: Mark) -> list[int]:
        """Return the letters of a mark's words that stand, as new ones, elsewhere in the line that continues theirs.

        A redline marks words that changed places inside a sentence as deleted and inserted; a reader sees them stay.
        """
        if mark.closes is None or mark.opens.eid != mark.closes.eid:
            return []
        span = self._then.inside(mark)
        inside = self._then.text[span.start : span.stop].strip()
        if len(inside.split()) < _FEWEST_WORDS:
            return []
        line = self._home_of(self._then.line_of(span.start))
        if line is None:
            return []
        begin, text = self._now.line(line)
        for found in re.finditer(rf"(?<!\w){re.escape(inside)}(?!\w)", text, re.IGNORECASE):
            letters = [begin + at for at in range(*found.span()) if text[at].isalnum()]
            if all(self._came_from[letter] == _NONE for letter in letters):
                return letters
        return []

    def _set_again(self, mark: Mark) -> list[int]:
        """Return the letters of a mark's words in the insertion that took the place of words that were struck with it.

        A redline strikes "### [shall][will]" and inserts "the contribution will" as one; a reader sees "will" stay. Of
        a bracket inside a word, "Part[y][ies]", the beginning of the word belongs to what is looked for.
        """
        span = self._then.inside(mark)
        line = self._then.line_of(span.start)
        home = self._home_of(line)
        if home is None or mark.closes is None or self._then.line_of(span.stop) != line:
            return []
        begin, text = self._then.line(line)
        first, last = self._gap(span, line, home)
        stem = _STEM.search(text[: span.start - begin - 1])
        words = r"\s+".join(map(_as_printed_or_spelled_out, self._then.text[span.start : span.stop].split()))
        pattern = rf"(?<!\w){re.escape(stem[1]) if stem else ''}(?P<words>{words})(?!\w)"
        home_begin, home_text = self._now.line(home)
        for found in re.finditer(pattern, home_text, re.IGNORECASE) if words and last - first <= _WIDEST_GAP else ():
            letters = [home_begin + at for at in range(*found.span("words")) if home_text[at].isalnum()]
            inserted = all(first <= letter < last and self._came_from[letter] == _NONE for letter in letters)
            if letters and inserted:
                return letters
        return []

    def with_replaced_runs(self, fates: dict[Mark, tuple[Fate, Eid | None]]) -> dict[Mark, tuple[Fate, Eid | None]]:
        """Return the fates with the alternative that stands, in other words' places, where all of its run were struck.

        A redline may keep a word of one rival and two of the other: "[implement it jointly][act under paragraph 2]"
        becomes "act jointly under paragraph 2". The rival of which most words stand there is the one that was taken.
        """
        groups: dict[int, list[Mark]] = defaultdict(list)
        for mark in fates:
            if mark.choice is not None and mark.kind is MarkKind.ALTERNATIVE:
                groups[mark.choice].append(mark)
        result = dict(fates)
        for members in groups.values():
            if any(fates[mark][0] is not Fate.DROPPED for mark in members):
                continue
            spans = [self._then.inside(mark) for mark in members]
            run = range(spans[0].start - 1, spans[-1].stop + 1)
            line = self._then.line_of(run.start)
            home = self._home_of(line)
            if home is None or self._then.line_of(run.stop - 1) != line:
                continue
            first, last = self._gap(run, line, home)
            there = Counter(_WORD.findall(self._now.text[first:last].casefold()))
            shares = []
            for span in spans:
                words = Counter(_WORD.findall(self._then.text[span.start : span.stop].casefold()))
                shares.append((words & there).total() / max(words.total(), 1))
            best = max(shares)
            if last - first <= 2 * len(run) + _WIDEST_GAP and best >= _TAKEN_FROM and shares.count(best) == 1:
                result[members[shares.index(best)]] = Fate.LIFTED, self._now.eids[home]
        return result

    def _gap(self, span: range, line: int, home: int) -> tuple[int, int]:
        """Return the letters after between the last that is kept before some letters of a line, and the next behind."""
        begin, text = self._then.line(line)
        home_begin, home_text = self._now.line(home)
        ends = range(home_begin, home_begin + len(home_text))
        left = (self._went[at] for at in range(span.start - 1, begin - 1, -1) if self._went[at] in ends)
        right = (self._went[at] for at in range(span.stop, begin + len(text)) if self._went[at] in ends)
        return next(left, ends.start - 1) + 1, next(right, ends.stop)

    def _in_other_lines(self, mark: Mark) -> list[int]:
        """Return the letters of a mark's words that stand in another line of the provision that continues its own.

        Lines of options become one sentence, and a sentence that stood in two options stays once. New words of the
        provision may be reworded; all others, of the whole article, must be nearly the same.
        """
        span = self._then.inside(mark)
        words = [found[0].casefold() for found in _WORD.finditer(self._then.text[span.start : span.stop])]
        if len(words) < _FEWEST_WORDS_ELSEWHERE:
            return []
        eid = self._then.eids[self._then.line_of(span.start)]
        provision, article = (self._counterpart(part) for part in (_LINE.sub("", eid), eid.partition("__")[0]))
        best: list[int] = []
        for line in dict.fromkeys([*provision, *article]):
            begin, text = self._now.line(line)
            found = [(begin + match.start(), match[0].casefold()) for match in _WORD.finditer(text)]
            new = [(at, word) for at, word in found if self._came_from[at] == _NONE]
            share = SAME_FROM if line not in provision else GONE_BELOW
            same = _in_common(words, found)
            if len(same) < SAME_FROM * len(words):
                same = _in_common(words, new) if share == GONE_BELOW else {}
            if len(same) >= share * len(words):
                letters = [at + n for at, word in same.values() for n in range(len(word))]
                best = max(best, letters, key=len)
        return best

    def _counterpart(self, provision: str) -> list[int]:
        """Return the lines after of the provision in which most letters of one before stand."""
        if provision not in self._counterparts:
            counts = Counter[int]()
            for line in self._then.lines_of(provision):
                begin, text = self._then.line(line)
                places = map(self._went.__getitem__, range(begin, begin + len(text)))
                counts.update(self._now.line_of(now) for now in places if now != _NONE)
            home = self._now.eids[counts.most_common(1)[0][0]] if counts else ""
            inside = home.partition("__")[0] if "__" not in provision else _LINE.sub("", home)
            self._counterparts[provision] = self._now.lines_of(inside) if home else []
        return self._counterparts[provision]

    def _home_of(self, line: int) -> int | None:
        """Return the line after in which most letters of a line before stand; None where all are gone."""
        if line not in self._homes:
            begin, text = self._then.line(line)
            kept = [now for at in range(begin, begin + len(text)) if (now := self._went[at]) != _NONE]
            self._homes[line] = self._most_common_line(self._now, kept) if kept else None
        return self._homes[line]

    def _are_same(self, mark: Mark, letters: Sequence[int], kept: Sequence[int], line: int) -> bool:
        """Return whether the words are the same but for small things; those of a bracket inside are none that came.

        Args:
            mark: A mark before.
            letters: Its letters.
            kept: Those that are kept, after.
            line: The line in which most of them stand.
        """
        begin, text = self._now.line(line)
        places = {letter - begin for letter in kept if begin <= letter < begin + len(text)}
        inside = self._then.inside(mark)
        added = sum(
            text[at].isalnum() and at not in places and self._came_from[begin + at] not in inside
            for at in range(min(places), max(places) + 1)
        )
        return len(kept) >= SAME_FROM * len(letters) and added <= MOST_ADDED * len(kept)

    def _holds_more(self, inner: Mark, mark: Mark) -> bool:
        """Return whether a bracket of the text after is the one around the mark: the mark was lifted inside it."""
        outer = self._then.innermost(self._then.number_of(mark.opens), mark)
        if outer is None:
            return False
        if outer not in self._kept_of:
            letters = self._then.own.get(outer, ())
            self._kept_of[outer] = sorted(now for letter in letters if (now := self._went[letter]) != _NONE)
        kept, span = self._kept_of[outer], self._now.inside(inner)
        return bisect_left(kept, span.stop) - bisect_left(kept, span.start) > len(kept) / 2


def _as_printed_or_spelled_out(word: str) -> str:
    """Return a pattern for a word; for an acronym, "SIDS" or "LDCs", also for words that begin with its letters."""
    letters = word.removesuffix("s")
    if not (_SHORTEST_ACRONYM <= len(letters) <= _LONGEST_ACRONYM and letters.isalpha() and letters.isupper()):
        return re.escape(word)
    return rf"(?:{word}|{_REST_OF_WORD.join(letters)}[^\W\d_]+)"


_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 8
_REST_OF_WORD = r"[^\W\d_]+ (?:[^\W\d_]{1,3} )?"
"""The rest of a word of which a letter stands in an acronym, and a small word that has no letter in it."""


def _in_common(words: Sequence[str], found: Sequence[tuple[int, str]]) -> dict[int, tuple[int, str]]:
    """Return for each word that stands beside the same word in another text the word there, by its place.

    Args:
        words: The words.
        found: The words of the other text with their places.
    """
    places = {(one[1], two[1]): (one, two) for one, two in pairwise(found)}
    same: dict[int, tuple[int, str]] = {}
    for n, pair in enumerate(pairwise(words)):
        if pair in places:
            same[n], same[n + 1] = places[pair]
    return same


_FEWEST_WORDS = 2
"""Words that are looked for elsewhere in their line: a single one may be any."""
_FEWEST_WORDS_ELSEWHERE = 6
"""Words that are looked for in other lines: "in accordance with the Convention" has five, and stands anywhere."""
_TAKEN_FROM = 0.75
"""Share of the words of an alternative that stand in the place of its run from which on it was taken."""
_WIDEST_GAP = 80
"""Letters of an insertion in which single words are looked for; a longer one is a sentence that has its own "shall"."""
_STEM = re.compile(r"(\w+)(?:\[[^\[\]]*\]\s?)*$")
"""The beginning of a word with brackets directly behind it: "Part[y]"."""
_WORD = re.compile(r"\w+")
_LINE = re.compile(r"__(?:al_\d+|intro|wrap)$")
"""The last part of the address of a line that is one of several of its provision."""


def _with_choices(fates: dict[Mark, tuple[Fate, Eid | None]]) -> dict[Mark, tuple[Fate, Eid | None]]:
    """Return the fates with the choice among alternatives: one lifted is chosen if its rivals are gone, which fell."""
    groups: dict[int, list[Mark]] = defaultdict(list)
    for mark in fates:
        if mark.choice is not None:
            groups[mark.choice].append(mark)
    result = dict(fates)
    for members in groups.values():
        lifted = [mark for mark in members if fates[mark][0] in (Fate.LIFTED, Fate.LIFTED_REWORDED)]
        gone = [mark for mark in members if fates[mark][0] is Fate.DROPPED]
        if lifted and gone:
            result.update(dict.fromkeys(gone, (Fate.REJECTED, None)))
            result.update({mark: (Fate.CHOSEN, fates[mark][1]) for mark in lifted})
    return result
