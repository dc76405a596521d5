"""A made-up treaty whose words know since when they stand in it, and its layout as a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tests.support.histories.tongues import TONGUES
from tracker.language.numerals import format_number
from tracker.model.block import ARTICLE_LEVEL, DIVISION_LEVEL, PARAGRAPH_LEVEL, POINT_LEVEL, BlockKind
from tracker.model.heading import SEPARATOR
from tracker.text.compose import FoundBlock, compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.support.histories.tongues import Tongue
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.model.stage import FrontMatter


class Word(NamedTuple):
    """A word of a made-up treaty.

    Attributes:
        text: Its letters.
        born: The stage that first had it, from 0.
        token: Its identity: the same word carried through stages, and no other, has it.
        event: The last change that brought it to its place; the names stand in ``changes.py``.
        before: Signs before it, without a space: ``[``.
        after: Signs behind it: ``]``, a comma, a full stop.
    """

    text: str
    born: int
    token: int
    event: str
    before: str = ""
    after: str = ""


Sentence = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A recital, paragraph or point.

    Attributes:
        thread: Its identity through all stages.
        sentences: Its sentences.
    """

    thread: int
    sentences: tuple[Sentence, ...]

    @property
    def size(self) -> int:
        """Number of its words."""
        return sum(map(len, self.sentences))

    def words(self) -> Iterator[Word]:
        """Yield its words in order."""
        for sentence in self.sentences:
            yield from sentence


@dataclass(frozen=True, slots=True)
class Article:
    """An article.

    Attributes:
        thread: Its identity through all stages.
        number: Its number, and how many suffixes on (0 none, 1 *bis*, 2 *ter* …).
        heading: The words of its heading.
        lines: Its paragraphs, or its first line and its points.
        style: ``numbered`` paragraphs, ``plain`` ones, or ``points`` below the first line.
        came: Threads of the articles of the stage before of which it was made, its own included.
        annexed: Whether it stands in the annex.
        bracketed: Whether its label stands in brackets.
    """

    thread: int
    number: tuple[int, int]
    heading: Sentence
    lines: tuple[Line, ...]
    style: str
    came: frozenset[int]
    annexed: bool = False
    bracketed: bool = False

    @property
    def size(self) -> int:
        """Number of its words, heading aside."""
        return sum(line.size for line in self.lines)

    def tokens(self) -> set[int]:
        """Return the identities of its words, heading aside."""
        return {word.token for line in self.lines for word in line.words()}


@dataclass(frozen=True, slots=True)
class Treaty:
    """The text of a stage, with what was dropped before it.

    Attributes:
        recitals: Its recitals.
        articles: Its articles; those of the annex last.
        dropped_articles: Articles that were dropped on the way here, each with the stage that lacked them first.
        dropped_lines: Paragraphs, likewise.
        dropped_sentences: Sentences, likewise.
        dropped_recitals: Recitals, likewise.
    """

    recitals: tuple[Line, ...]
    articles: tuple[Article, ...]
    dropped_articles: tuple[tuple[int, Article], ...] = ()
    dropped_lines: tuple[tuple[int, Line], ...] = ()
    dropped_sentences: tuple[tuple[int, Sentence], ...] = ()
    dropped_recitals: tuple[tuple[int, Line], ...] = ()

    def tokens(self) -> Iterator[int]:
        """Yield the identities of all its words, headings included; what was dropped is left out."""
        for recital in self.recitals:
            yield from (word.token for word in recital.words())
        for article in self.articles:
            yield from (word.token for word in article.heading)
            for line in article.lines:
                yield from (word.token for word in line.words())


class Placed(NamedTuple):
    """A block of a draft with the words of the treaty in it.

    Attributes:
        eid: Its address.
        start: Where the first word begins.
        words: The words.
    """

    eid: Eid
    start: int
    words: Sentence


@dataclass(frozen=True, slots=True)
class Laid:
    """A draft, and what stands where in it.

    Attributes:
        draft: The draft.
        placed: Its blocks with words, in order.
        articles: The articles by address.
        lines: Threads of recitals, paragraphs and points by address.
    """

    draft: DraftText
    placed: tuple[Placed, ...]
    articles: dict[Eid, Article]
    lines: dict[Eid, int]


def printed(words: Iterable[Word], tongue: Tongue) -> str:
    """Return words as printed."""
    return tongue.space.join([word.before + word.text + word.after for word in words])


def offsets(words: Iterable[Word], tongue: Tongue, start: int) -> Iterator[tuple[Word, int]]:
    """Yield words with the place where each begins, its signs before aside."""
    for word in words:
        start += len(word.before)
        yield word, start
        start += len(word.text) + len(word.after) + len(tongue.space)


def lay_out(treaty: Treaty, front: FrontMatter) -> Laid:
    """Print a treaty as a draft.

    Args:
        treaty: The treaty.
        front: Its front matter, with the language.

    Returns:
        The draft; no label in it occurs twice.
    """
    blocks = list(_blocks(treaty, front.language))
    tongue = TONGUES[front.language]
    found = [FoundBlock(kind, label + printed(words, tongue), level) for kind, label, level, words, _ in blocks]
    draft, problems = compose(found, (), front)
    assert not problems, problems
    articles: dict[Eid, Article] = {}
    lines: dict[int, Eid] = {}
    for (eid, _), block in zip(draft.blocks, blocks, strict=True):
        if isinstance(block.owner, Article):
            articles[eid] = block.owner
        elif block.owner:
            lines.setdefault(block.owner.thread, eid)  # The address of its label, if it has one.
    placed = tuple(
        Placed(eid, len(block.label), block.words)
        for (eid, _), block in zip(draft.blocks, blocks, strict=True)
        if block.words
    )
    return Laid(draft, placed, articles, {eid: thread for thread, eid in lines.items()})


class _Block(NamedTuple):
    """A block to be printed: its label, level and words, and the article or line that it belongs to."""

    kind: BlockKind
    label: str
    level: int
    words: Sentence = ()
    owner: Article | Line | None = None


def _blocks(treaty: Treaty, language: str) -> Iterator[_Block]:
    tongue = TONGUES[language]
    yield _Block(BlockKind.TITLE, tongue.title, 1)
    for recital in treaty.recitals:
        yield _Block(BlockKind.RECITAL, "", 0, tuple(recital.words()), recital)
    annexed = False
    for article in treaty.articles:
        if article.annexed and not annexed:
            yield _Block(BlockKind.HEADING, tongue.annex, DIVISION_LEVEL)
            annexed = True
        label = label_of(article, language) + SEPARATOR
        yield _Block(BlockKind.HEADING, label, ARTICLE_LEVEL, article.heading, article)
        for place, line in enumerate(article.lines):
            label, level = _label_of_line(article, place, tongue)
            if label:
                yield _Block(BlockKind.HEADING, label, level, (), line)
            yield _Block(BlockKind.TEXT, "", 0, tuple(line.words()), line)


def label_of(article: Article, language: str) -> str:
    """Return the label of an article as printed."""
    tongue = TONGUES[language]
    number, suffix = article.number
    figure = format_number(number, "chineseCounting") if language == "zh" else str(number)
    label = tongue.article.format(figure) + (tongue.suffixes[suffix - 1] if suffix else "")
    return f"[{label}]" if article.bracketed else label


def _label_of_line(article: Article, place: int, tongue: Tongue) -> tuple[str, int]:
    """Return the label of a line by its place in its article, and its level."""
    if article.style == "numbered" and len(article.lines) > 1:
        return f"{place + 1}.", PARAGRAPH_LEVEL
    if article.style == "points" and place and place <= len(tongue.points):
        return tongue.points[place - 1], POINT_LEVEL
    return "", 0
