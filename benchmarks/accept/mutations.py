"""Copies of a text whose one change is known, and what must be said of them: nothing else changed."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accept.check import Check
from benchmarks.accept.one_answer import Answers, Fault, answers, faults, is_unchanged, struck_words
from tracker.model.block import ARTICLE_LEVEL, PARAGRAPH_LEVEL, Block, BlockKind
from tracker.readers import read_file
from tracker.text.compose import with_front
from tracker.text.parser import parse
from tracker.text.writer import write_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.model.draft import DraftText

_LONG_LINE = 60
"""Letters from which a line has enough words to be divided: two parts of five words; in Chinese a third of that."""
_CORPUS = Path(__file__).resolve().parents[2] / "tests" / "corpus"
_NEW_WORDS = {"ar": "منارة", "en": "lighthouse", "es": "faro", "fr": "phare", "ru": "маяк", "zh": "灯塔"}
_SENTENCE = {
    "ar": "تبلغ الدول كل سنة عن المنارات وعن المد والجزر في شهر أيار.",
    "en": "Every coastal town reports in May on its lighthouses, its sextants and its tides.",
    "es": "Cada ciudad costera informa en mayo sobre sus faros, sus sextantes y sus mareas.",
    "fr": "Chaque ville côtière rend compte en mai de ses phares, de ses sextants et de ses marées.",
    "ru": "Каждый прибрежный город сообщает в мае о своих маяках, секстантах и приливах.",
    "zh": "沿海城镇应当于每年五月报告其灯塔、六分仪和潮汐的情况。",
}
"""A sentence that stands in no treaty, in the six languages."""


@dataclass(frozen=True)
class Copy:
    """A copy of a text, and the one change in it.

    Attributes:
        name: The kind of change, a key of the table at the end of this module.
        before: The text.
        after: The copy.
        touched: Addresses of the articles that changed, before and after.
        layout: Only labels, breaks, places or signs changed: no word of the text is struck or written.
        dropped: Number of articles that are dropped.
        new: Number of articles that are new.
    """

    name: str
    before: DraftText
    after: DraftText
    touched: frozenset[str] = frozenset()
    layout: bool = False
    dropped: int = 0
    new: int = 0


def copies(draft: DraftText, seed: int = 21) -> Iterator[Copy]:
    """Yield a copy for each kind of change that the text allows.

    Args:
        draft: The text; its front matter says its language.
        seed: Chooses the places of the changes.
    """
    for name, make in _KINDS.items():
        chance = random.Random(f"{seed} {name}")
        made = make(_Text(draft), chance)
        if made is not None:
            yield replace(made, name=name)


def broken_promises(copy: Copy, found: Answers | None = None) -> list[Fault]:
    """Return what the answer to a copy gets wrong, beside the laws that hold of every text."""
    found = found or answers(copy.before, copy.after, whole=False)
    wrong = []
    rows = found.articles()
    touched = [row for row in rows if copy.touched & {row["before_eid"], row["after_eid"]}]
    if touched and all(map(is_unchanged, touched)):
        wrong.append(Fault(1, "the changed article is called unchanged", ", ".join(sorted(copy.touched))))
    for row in rows:
        here = {row["before_eid"], row["after_eid"]} - {None}
        if not is_unchanged(row) and not here & copy.touched and not (row["inserted"] or row["deleted"]):
            facts = [f for f in ("renumbered", "moved", "reworded", "split", "merged") if row[f]]
            wrong.append(Fault(1, f"an article that nobody touched is {', '.join(facts)}", str(here)))
    for fact, count in (("deleted", copy.dropped), ("inserted", copy.new)):
        found_count = sum(row[fact] for row in rows)
        # A dropped article that another one repeats almost word for word lives on there, and is merged with it.
        repeated = found_count < count and any(row["merged" if fact == "deleted" else "split"] for row in rows)
        if found_count != count and not repeated:
            wrong.append(Fault(3, f"articles {fact}: another number than there are", f"{found_count}, not {count}"))
    struck, written, _ = struck_words(found)
    if copy.layout and (struck or written):
        wrong.append(Fault(5, "words are struck though none changed", f"{struck} struck, {written} written"))
    return wrong


class _Text:
    """The blocks of a text, and where its articles stand among them."""

    def __init__(self, draft: DraftText) -> None:
        self.draft = draft
        self.language = draft.front.language
        self.blocks = [block for _, block in draft.blocks]
        self.heads = [n for n, b in enumerate(self.blocks) if b.kind is BlockKind.HEADING and b.level == ARTICLE_LEVEL]
        self.eids = [str(article.eid) for article in draft.articles]
        self.usable = len(self.heads) == len(self.eids) >= 3

    def lines(self, *, at_least: int = 0) -> list[int]:
        """Return the places of lines of running text in articles, but for the last article of all."""
        long = at_least // 3 if self.language == "zh" else at_least
        end = self.heads[-1] if self.heads else 0
        return [
            n for n, b in enumerate(self.blocks[:end])
            if n > self.heads[0] and b.kind is BlockKind.TEXT and len(b.text) >= long and not b.calls
        ]  # fmt: skip

    def article(self, place: int) -> str:
        """Return the address of the article of a block."""
        return self.eids[max(k for k, head in enumerate(self.heads) if head <= place)]

    def span(self, number: int) -> tuple[int, int]:
        """Return where the blocks of an article begin and end; divisions and notes below it are not in it."""
        start = self.heads[number]
        end = start + 1
        while end < len(self.blocks) and not (
            (self.blocks[end].kind is BlockKind.HEADING and self.blocks[end].level <= ARTICLE_LEVEL)
            or self.blocks[end].kind is BlockKind.NOTE
        ):
            end += 1
        return start, end

    def copy(
        self, blocks: list[Block], *touched: str, notes: str = "", layout: bool = False, dropped: int = 0, new: int = 0
    ) -> Copy:
        return Copy("", self.draft, self.made(blocks, notes), frozenset(touched), layout, dropped, new)

    def made(self, blocks: list[Block], notes: str = "") -> DraftText:
        text = write_blocks(blocks)
        if notes:
            text = f"{text.rstrip()}\n\n{notes}\n"
        front = "\n".join(f"{key}: {value}" for key, value in self.draft.front.items())
        return parse(f"---\n{front}\n---\n\n{text}")[0]

    def cut(self, text: str) -> tuple[str, str]:
        """Cut a line in two between words, at the end of a sentence if there is one in its middle."""
        ends = [m.end() for m in re.finditer(r"[.;؛。；،,，](?:\s+|(?<=[。；，]))", text)]
        middle = len(text) / 2
        spaces = [m.end() for m in re.finditer(r"\s+", text)] or [int(middle)]
        at = min(ends or spaces, key=lambda n: abs(n - middle))
        if not 0 < at < len(text):
            at = min(spaces, key=lambda n: abs(n - middle))
        return text[:at].rstrip(), text[at:].lstrip()


def _edit(
    n_letters: int, change: Callable[[_Text, str, random.Random], list[Block]], *, layout: bool
) -> Callable[..., Copy | None]:
    """Return a maker that changes one line of running text into other blocks."""

    def make(text: _Text, chance: random.Random) -> Copy | None:
        places = text.lines(at_least=n_letters) if text.usable else []
        if not places:
            return None
        at = chance.choice(places)
        changed = change(text, text.blocks[at].text, chance)
        return text.copy([*text.blocks[:at], *changed, *text.blocks[at + 1 :]], text.article(at), layout=layout)

    return make


def _line(text: str) -> Block:
    return Block(BlockKind.TEXT, text)


def _one_word(text: _Text, line: str, chance: random.Random) -> list[Block]:
    if text.language == "zh":
        at = chance.randrange(len(line) // 2)
        return [_line(line[:at] + _NEW_WORDS["zh"] + line[at:])]
    parts = line.split(" ")
    parts[chance.randrange(len(parts))] = _NEW_WORDS.get(text.language, "lighthouse")
    return [_line(" ".join(parts))]


def _in_two(text: _Text, line: str, _: random.Random) -> list[Block]:
    return [_line(part) for part in text.cut(line) if part]


def _in_points(text: _Text, line: str, _: random.Random) -> list[Block]:
    head, rest = text.cut(line)
    one, two = text.cut(rest)
    return [
        _line(head),
        Block(BlockKind.HEADING, "(a)", PARAGRAPH_LEVEL + 1), _line(one),
        Block(BlockKind.HEADING, "(b)", PARAGRAPH_LEVEL + 1), _line(two or one),
    ] if two else [_line(head), Block(BlockKind.HEADING, "(a)", PARAGRAPH_LEVEL + 1), _line(one)]  # fmt: skip


def _sign(_: _Text, line: str, __: random.Random) -> list[Block]:
    return [_line(f"{line[:-1]}." if line.endswith(";") else f"{line.rstrip('.。؛；')};")]


def _quoted(text: _Text, chance: random.Random) -> Copy | None:
    """Return a copy in which the marks of a quotation are others; they are put into the text before as well."""
    places = text.lines(at_least=_LONG_LINE) if text.usable else []
    if not places:
        return None
    at = chance.choice(places)
    head, rest = text.cut(text.blocks[at].text)
    both = [
        [*text.blocks[:at], _line(f"{head} {left}{rest}{right}"), *text.blocks[at + 1 :]]
        for left, right in ("“”", "«»")
    ]
    return Copy("", text.made(both[0]), text.made(both[1]), frozenset({text.article(at)}), layout=True)


def _joined(text: _Text, chance: random.Random) -> Copy | None:
    places = [n for n in text.lines(at_least=20) if n + 1 in text.lines(at_least=20)] if text.usable else []
    if not places:
        return None
    at = chance.choice(places)
    space = "" if text.language == "zh" else " "
    line = _line(text.blocks[at].text + space + text.blocks[at + 1].text)
    return text.copy([*text.blocks[:at], line, *text.blocks[at + 2 :]], text.article(at), layout=True)


def _unpointed(text: _Text, chance: random.Random) -> Copy | None:
    """Return a copy in which the label of a point is gone, and its words stand at the end of the line before."""
    lines = set(text.lines())
    labels = [
        n for n, b in enumerate(text.blocks)
        if b.kind is BlockKind.HEADING and b.level > PARAGRAPH_LEVEL and n - 1 in lines and n + 1 in lines
    ] if text.usable else []  # fmt: skip
    if not labels:
        return None
    at = chance.choice(labels)
    space = "" if text.language == "zh" else " "
    line = _line(text.blocks[at - 1].text + space + text.blocks[at + 1].text)
    return text.copy([*text.blocks[: at - 1], line, *text.blocks[at + 2 :]], text.article(at), layout=True)


def _numbered(text: _Text, chance: random.Random) -> Copy | None:
    """Return a copy in which the bare lines of an article have numbers."""
    whole = []
    for number in range(len(text.heads) - 1 if text.usable else 0):
        start, end = text.span(number)
        kinds = [b.kind for b in text.blocks[start + 1 : end]]
        if len(kinds) > 1 and set(kinds) == {BlockKind.TEXT}:
            whole.append(number)
    if not whole:
        return None
    number = chance.choice(whole)
    start, end = text.span(number)
    lines = [
        block
        for n, line in enumerate(text.blocks[start + 1 : end], 1)
        for block in (Block(BlockKind.HEADING, f"{n}.", PARAGRAPH_LEVEL), line)
    ]
    return text.copy([*text.blocks[: start + 1], *lines, *text.blocks[end:]], text.eids[number], layout=True)


def _dropped(text: _Text, chance: random.Random) -> Copy | None:
    if not text.usable:
        return None
    number = chance.randrange(1, len(text.heads) - 1)
    start, end = text.span(number)
    return text.copy([*text.blocks[:start], *text.blocks[end:]], text.eids[number], dropped=1)


def _added(text: _Text, chance: random.Random) -> Copy | None:
    if not text.usable:
        return None
    _, end = text.span(chance.randrange(len(text.heads) - 1))
    label = re.sub(r"\d+", "900", text.draft.articles[2].label)
    new = [Block(BlockKind.HEADING, label, ARTICLE_LEVEL), _line(_SENTENCE.get(text.language, _SENTENCE["en"]))]
    return text.copy([*text.blocks[:end], *new, *text.blocks[end:]], new=1) if "900" in label else None


def _exchanged(text: _Text, chance: random.Random) -> Copy | None:
    """Return a copy in which two neighbouring articles, numbers and all, have changed places."""
    if not text.usable:
        return None
    pairs = [n for n in range(len(text.heads) - 2) if text.span(n)[1] == text.span(n + 1)[0]]
    if not pairs:
        return None
    number = chance.choice(pairs)
    (start, middle), (_, end) = text.span(number), text.span(number + 1)
    blocks = text.blocks
    turned = [*blocks[:start], *blocks[middle:end], *blocks[start:middle], *blocks[end:]]
    return text.copy(turned, *text.eids[number : number + 2], layout=True)


def _numbers_follow(text: _Text, chance: random.Random) -> Copy | None:
    """Return a copy in which an article is gone and each later one has the number of the one before it."""
    labels = [article.label for article in text.draft.articles]
    if not text.usable or len(set(labels)) < len(labels):
        return None
    number = chance.randrange(1, len(text.heads) - 1)
    blocks = list(text.blocks)
    for k in range(number + 1, len(text.heads)):
        at = text.heads[k]
        rest = blocks[at].text.removeprefix(labels[k])
        blocks[at] = replace(blocks[at], text=labels[k - 1] + rest)
    start, end = text.span(number)
    return text.copy([*blocks[:start], *blocks[end:]], *text.eids[number:], dropped=1)


def _label(text: _Text, chance: random.Random) -> Copy | None:
    if not text.usable:
        return None
    number = chance.randrange(1, len(text.heads) - 1)
    at, label = text.heads[number], text.draft.articles[number].label
    other = re.sub(r"\d+", "901", label)
    if "901" not in other:
        return None
    head = replace(text.blocks[at], text=other + text.blocks[at].text.removeprefix(label))
    blocks = [*text.blocks[:at], head, *text.blocks[at + 1 :]]
    after = {str(article.eid) for article in text.made(blocks).articles} - set(text.eids)
    return text.copy(blocks, text.eids[number], *after, layout=True)


def _cut_in_two(text: _Text, chance: random.Random) -> Copy | None:
    """Return a copy in which an article ends in its middle, and a new one goes on from there."""
    wide = [n for n in range(len(text.heads) - 1) if _middle(text, n)] if text.usable else []
    if not wide:
        return None
    number = chance.choice(wide)
    middle = _middle(text, number)
    label = re.sub(r"\d+", "902", text.draft.articles[2].label)
    if "902" not in label:
        return None
    blocks = [*text.blocks[:middle], Block(BlockKind.HEADING, label, ARTICLE_LEVEL), *text.blocks[middle:]]
    after = {str(article.eid) for article in text.made(blocks).articles} - set(text.eids)
    return text.copy(blocks, text.eids[number], *after, layout=True)


def _middle(text: _Text, number: int) -> int:
    """Return where the second half of an article begins, if both halves have twelve words or more; else 0."""
    start, end = text.span(number)
    for at in range(start + 2, end):
        block = text.blocks[at]
        halves = text.blocks[start + 1 : at], text.blocks[at:end]
        begins = block.kind is BlockKind.HEADING or text.blocks[at - 1].kind is not BlockKind.HEADING
        if begins and min(sum(len(b.text) for b in half) for half in halves) >= (40 if text.language == "zh" else 150):
            return at
    return 0


def _run_together(text: _Text, chance: random.Random) -> Copy | None:
    """Return a copy in which the second of two articles has lost its heading, and goes on the first."""
    least = 40 if text.language == "zh" else 150
    pairs = [
        n
        for n in range(len(text.heads) - 2 if text.usable else 0)
        if text.span(n)[1] == text.heads[n + 1]
        and all(sum(len(b.text) for b in text.blocks[slice(*text.span(k))]) >= least for k in (n, n + 1))
    ]
    if not pairs:
        return None
    number = chance.choice(pairs)
    at = text.heads[number + 1]
    return text.copy([*text.blocks[:at], *text.blocks[at + 1 :]], *text.eids[number : number + 2])


def _note(text: _Text, chance: random.Random, *, wording: bool) -> Copy | None:
    """Return a copy with a note more; or, where ``wording``, one whose note has another word."""
    places = text.lines(at_least=30) if text.usable and not text.draft.notes else []
    if not places:
        return None
    at = chance.choice(places)
    mark = "\ue000"
    blocks = [*text.blocks[:at], _line(text.blocks[at].text + mark), *text.blocks[at + 1 :]]
    words = _SENTENCE.get(text.language, _SENTENCE["en"])
    other = f"{words[:-1]} 1949."

    def noted(note: str) -> DraftText:
        body = write_blocks(blocks).replace(mark, "[^1]")
        front = "\n".join(f"{key}: {value}" for key, value in text.draft.front.items())
        return parse(f"---\n{front}\n---\n\n{body.rstrip()}\n\n[^1]: {note}\n")[0]

    before, after = (noted(words), noted(other)) if wording else (text.made(text.blocks), noted(words))
    return Copy("", before, after, frozenset({text.article(at)}))


_KINDS: dict[str, Callable[[_Text, random.Random], Copy | None]] = {
    "one word": _edit(30, _one_word, layout=False),
    "a line in two": _edit(_LONG_LINE, _in_two, layout=True),
    "a line in points": _edit(2 * _LONG_LINE, _in_points, layout=True),
    "a sign at the end": _edit(30, _sign, layout=True),
    "other quotation marks": _quoted,
    "two lines in one": _joined,
    "a point joined to the line before": _unpointed,
    "lines get numbers": _numbered,
    "an article dropped": _dropped,
    "an article added": _added,
    "two articles exchanged": _exchanged,
    "an article dropped, the numbers follow": _numbers_follow,
    "another number": _label,
    "an article cut in two": _cut_in_two,
    "two articles in one": _run_together,
    "a note more": lambda text, chance: _note(text, chance, wording=False),
    "a note reworded": lambda text, chance: _note(text, chance, wording=True),
}


KNOWN_FAULTS = {"an article cut in two": 1}
"""Faults that are known: where the second half holds more words it is the main counterpart, and the heading, which
stays with the first half, is struck and written again."""


def check(data: Path) -> list[Check]:
    """Hold the laws, and what is known of each copy, on copies of texts in the six languages."""
    texts = [*sorted((data / "texts" / "udhr").glob("udhr_*.txt")), *sorted(_CORPUS.glob("*/before.md"))]
    wrong: dict[str, list[Fault]] = {name: [] for name in _KINDS}
    count: Counter[str] = Counter()
    for file in texts:
        draft = read_file(file).draft
        language = draft.front.language or file.stem[-2:]
        for copy in copies(with_front(draft, replace(draft.front, language=language))):
            found = answers(copy.before, copy.after)
            wrong[copy.name] += [*faults(found), *broken_promises(copy, found)]
            count[copy.name] += 1
    return [
        Check(
            f"{name}: {count[name]} copies",
            len(found) <= KNOWN_FAULTS.get(name, 0),
            "; ".join(sorted({f.kind for f in found})[:3]) or "holds",
        )
        for name, found in wrong.items()
    ]
