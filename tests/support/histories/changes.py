"""Changes that negotiators make: functions from a treaty to a treaty that keep the identity of words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from tests.support.histories.texts import Article, Line, Treaty, Word
from tests.support.histories.tongues import vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from random import Random

    from tests.support.histories.texts import Sentence

Place = TypeVar("Place")
LEAST = 12
"""Words that an article must at least give to another, or get from it, to be called split or merged."""
PART, SMALLER = 0.35, 0.6
"""Largest share of an article that is split off, and largest size of one that is merged beside the other's: nobody can
say which of two halves of the same size is the old article."""
MERGED = "articles merged"
FIRST = "first stage"
"""The event of words that stand in the treaty from its first stage on."""


@dataclass
class Pen:
    """What writes: the source of chance, of words, and of identities.

    Attributes:
        random: The source of chance.
        language: The language of the treaty.
        stage: The stage that is being written, from 0.
        identities: Numbers for words and threads; none is given twice.
        seen: The identities of all words of the stages that are written.
    """

    random: Random
    language: str
    stage: int = 0
    identities: Iterator[int] = field(default_factory=count)
    seen: set[int] = field(default_factory=set)

    def words(self, texts: list[str], event: str) -> Sentence:
        """Return new words."""
        return tuple(Word(text, self.stage, next(self.identities), event) for text in texts)

    def sentence(self, event: str) -> Sentence:
        """Write a sentence of 9 to 26 words, with a comma in a long one; one in three holds a phrase of stock."""
        vocabulary, tongue, random = vocabulary_of(self.language), vocabulary_of(self.language).tongue, self.random
        texts = [
            vocabulary.content(random),
            *vocabulary.words(random, random.randint(7, 22)),
            vocabulary.content(random),
        ]
        if random.random() < 1 / 3:
            at = random.randrange(1, len(texts))
            texts[at:at] = random.choice(tongue.stock).split()
        texts[0] = texts[0][0].upper() + texts[0][1:]
        words = list(self.words(texts, event))
        if len(words) > 14:
            at = random.randrange(4, len(words) - 4)
            words[at] = words[at]._replace(after=tongue.comma)
        words[-1] = words[-1]._replace(after=tongue.stop)
        return tuple(words)

    def line(self, event: str) -> Line:
        """Write a line of one to three sentences."""
        return Line(next(self.identities), tuple(self.sentence(event) for _ in range(self.random.choice((1, 1, 2, 3)))))

    def heading(self, event: str) -> Sentence:
        """Write a heading of two to four words."""
        vocabulary = vocabulary_of(self.language)
        texts = [vocabulary.content(self.random) for _ in range(self.random.randint(2, 4))]
        return self.words([texts[0][0].upper() + texts[0][1:], *texts[1:]], event)

    def article(self, event: str, number: tuple[int, int] = (0, 0)) -> Article:
        """Write an article of one to six lines."""
        style = self.random.choice(("numbered", "numbered", "plain", "points"))
        lines = tuple(self.line(event) for _ in range(self.random.randint(3 if style == "points" else 1, 6)))
        return Article(next(self.identities), number, self.heading(event), lines, style, frozenset())

    def treaty(self, articles: int) -> Treaty:
        """Write a treaty.

        Args:
            articles: How many articles it has; of ten or more, a tenth stand in an annex.
        """
        annexed = articles // 10
        main = articles - annexed
        made = [self.article(FIRST, (n if n <= main else n - main, 0)) for n in range(1, articles + 1)]
        return Treaty(
            tuple(Line(next(self.identities), (self.sentence(FIRST),)) for _ in range(min(8, 1 + articles // 4))),
            tuple(
                replace(article, annexed=n >= main, came=frozenset([article.thread])) for n, article in enumerate(made)
            ),
        )


# Lines and sentences


def _with_article(treaty: Treaty, at: int, article: Article) -> Treaty:
    return replace(treaty, articles=(*treaty.articles[:at], article, *treaty.articles[at + 1 :]))


def _with_lines(treaty: Treaty, at: int, lines: tuple[Line, ...]) -> Treaty:
    return _with_article(treaty, at, replace(treaty.articles[at], lines=lines))


def _with_sentences(treaty: Treaty, at: int, k: int, sentences: tuple[Sentence, ...]) -> Treaty:
    lines = treaty.articles[at].lines
    return _with_lines(treaty, at, (*lines[:k], replace(lines[k], sentences=sentences), *lines[k + 1 :]))


def _some_line(pen: Pen, treaty: Treaty) -> tuple[int, int]:
    """Return the place of an article and of a line in it."""
    at = pen.random.randrange(len(treaty.articles))
    return at, pen.random.randrange(len(treaty.articles[at].lines))


def _place(pen: Pen, count: int, places: Callable[[int], list[Place]]) -> Place | None:
    """Return a place in one of so many articles, taken in random order until one has places; None if none has."""
    for at in pen.random.sample(range(count), count):
        if found := places(at):
            return pen.random.choice(found)
    return None


def _brought(sentence: Sentence, event: str) -> Sentence:
    return tuple(word._replace(event=event) for word in sentence)


def _line_brought(line: Line, event: str) -> Line:
    return replace(line, sentences=tuple(_brought(sentence, event) for sentence in line.sentences))


def _back(pen: Pen, line: Line, event: str) -> Line:
    """Return a line that is back; words that were added in the stage that dropped it stood in no stage, and are new."""
    return replace(line, sentences=tuple(
        tuple(w._replace(event=event, born=w.born if w.token in pen.seen else pen.stage) for w in sentence)
        for sentence in line.sentences
    ))  # fmt: skip


def _brackets_close(sentence: Sentence) -> bool:
    """Return whether a sentence holds both signs of each of its brackets, so that it can be taken away."""
    return sum("[" in word.before for word in sentence) == sum("]" in word.after for word in sentence)


def _reworded(pen: Pen, treaty: Treaty, edit: Callable[[Pen, Sentence], Sentence]) -> Treaty:
    """Return a treaty with a sentence of it edited."""
    at, k = _some_line(pen, treaty)
    sentences = list(treaty.articles[at].lines[k].sentences)
    s = pen.random.randrange(len(sentences))
    sentences[s] = edit(pen, sentences[s])
    return _with_sentences(treaty, at, k, tuple(sentences))


def _fits(texts: list[str], left: Word, right: Word) -> bool:
    """Return whether words can be put between two others so that only they can be the new ones.

    Where the first of them begins like what follows, or the last ends like what precedes, as "the lake and" before "the
    lake shore", no reader could tell which of the two is new.
    """
    return texts[0][0] != right.text[0] and texts[-1][-1] != left.text[-1]


def _fresh(pen: Pen, size: int, left: Word, right: Word, *, contents: bool = False) -> list[str]:
    """Draw words that can be put between two others."""
    vocabulary = vocabulary_of(pen.language)
    while True:
        texts = (
            [vocabulary.content(pen.random) for _ in range(size)] if contents else vocabulary.words(pen.random, size)
        )
        if _fits(texts, left, right):
            return texts


def _insert_words(pen: Pen, sentence: Sentence) -> Sentence:
    at = pen.random.randrange(1, len(sentence))
    texts = _fresh(pen, pen.random.randint(1, 6), sentence[at - 1], sentence[at])
    return (*sentence[:at], *pen.words(texts, "words inserted"), *sentence[at:])


def _run(pen: Pen, sentence: Sentence, longest: int) -> tuple[int, int]:
    """Return begin and end of some words without signs, neither the first nor the last; equal if there are none."""
    start = pen.random.randrange(1, len(sentence))
    end = start
    while end < min(start + longest, len(sentence) - 1) and not sentence[end].before and not sentence[end].after:
        end += 1
    return start, end


def _delete_words(pen: Pen, sentence: Sentence) -> Sentence:
    if len(sentence) < 8:
        return sentence
    start, end = _run(pen, sentence, pen.random.randint(1, 5))
    return sentence[:start] + sentence[end:]


def _replace_words(pen: Pen, sentence: Sentence) -> Sentence:
    start, end = _run(pen, sentence, pen.random.randint(1, 3))
    if start == end:
        return sentence
    letters = {
        letter for word in sentence[start:end] for letter in (word.text if pen.language == "zh" else [word.text])
    }
    while True:
        texts = _fresh(pen, pen.random.randint(1, 3), sentence[start - 1], sentence[end], contents=True)
        if not letters & {letter for text in texts for letter in (text if pen.language == "zh" else [text])}:
            return (*sentence[:start], *pen.words(texts, "words replaced"), *sentence[end:])


def insert_words(pen: Pen, treaty: Treaty) -> Treaty:
    return _reworded(pen, treaty, _insert_words)


def delete_words(pen: Pen, treaty: Treaty) -> Treaty:
    return _reworded(pen, treaty, _delete_words)


def replace_words(pen: Pen, treaty: Treaty) -> Treaty:
    return _reworded(pen, treaty, _replace_words)


def set_bracket(pen: Pen, treaty: Treaty) -> Treaty:
    def bracketed(pen: Pen, sentence: Sentence) -> Sentence:
        start, end = _run(pen, sentence, pen.random.randint(1, 6))
        if start == end:
            return sentence
        words = list(sentence)
        words[start] = words[start]._replace(before="[")
        words[end - 1] = words[end - 1]._replace(after="]")
        return tuple(words)

    return _reworded(pen, treaty, bracketed)


def lift_brackets(pen: Pen, treaty: Treaty) -> Treaty:
    """Lift all brackets of an article that has some."""

    def is_bracketed(article: Article) -> bool:
        return article.bracketed or any("[" in word.before for line in article.lines for word in line.words())

    articles = treaty.articles
    at = _place(pen, len(articles), lambda at: [at] if is_bracketed(articles[at]) else [])
    if at is None:
        return treaty
    lines = tuple(
        replace(line, sentences=tuple(
            tuple(word._replace(before=word.before.strip("["), after=word.after.strip("]")) for word in sentence)
            for sentence in line.sentences
        ))
        for line in treaty.articles[at].lines
    )  # fmt: skip
    return _with_article(treaty, at, replace(treaty.articles[at], lines=lines, bracketed=False))


def bracket_article(pen: Pen, treaty: Treaty) -> Treaty:
    at = pen.random.randrange(len(treaty.articles))
    return _with_article(treaty, at, replace(treaty.articles[at], bracketed=True))


def insert_sentence(pen: Pen, treaty: Treaty) -> Treaty:
    at, k = _some_line(pen, treaty)
    return _sentence_put(pen, treaty, (at, k), pen.sentence("sentence inserted"))


def _sentence_put(pen: Pen, treaty: Treaty, place: tuple[int, int], sentence: Sentence) -> Treaty:
    at, k = place
    sentences = treaty.articles[at].lines[k].sentences
    s = pen.random.randint(0, len(sentences))
    return _with_sentences(treaty, at, k, (*sentences[:s], sentence, *sentences[s:]))


def _sentence_taken(pen: Pen, treaty: Treaty) -> tuple[Treaty, tuple[int, int], Sentence] | None:
    """Take a sentence out of a line that has more than one."""

    def places(at: int) -> list[tuple[int, int, int]]:
        return [
            (at, k, s)
            for k, line in enumerate(treaty.articles[at].lines)
            if line.sentences[1:]
            for s, sentence in enumerate(line.sentences)
            if _brackets_close(sentence)
        ]

    place = _place(pen, len(treaty.articles), places)
    if place is None:
        return None
    at, k, s = place
    sentences = treaty.articles[at].lines[k].sentences
    return _with_sentences(treaty, at, k, (*sentences[:s], *sentences[s + 1 :])), (at, k), sentences[s]


def drop_sentence(pen: Pen, treaty: Treaty) -> Treaty:
    taken = _sentence_taken(pen, treaty)
    if not taken:
        return treaty
    treaty, _, sentence = taken
    return replace(treaty, dropped_sentences=(*treaty.dropped_sentences, (pen.stage, sentence)))


def move_sentence(pen: Pen, treaty: Treaty) -> Treaty:
    taken = _sentence_taken(pen, treaty)
    if not taken:
        return treaty
    left, source, sentence = taken
    places = [
        (at, k) for at, article in enumerate(left.articles) for k in range(len(article.lines)) if (at, k) != source
    ]
    if not places:
        return treaty
    return _sentence_put(pen, left, pen.random.choice(places), _brought(sentence, "sentence moved"))


def return_sentence(pen: Pen, treaty: Treaty) -> Treaty:
    ripe = [item for item in treaty.dropped_sentences if item[0] < pen.stage]
    if not ripe:
        return treaty
    item = pen.random.choice(ripe)
    treaty = replace(treaty, dropped_sentences=tuple(other for other in treaty.dropped_sentences if other is not item))
    return _sentence_put(
        pen, treaty, _some_line(pen, treaty), _back(pen, Line(0, (item[1],)), "sentence returned").sentences[0]
    )


def _line_taken(pen: Pen, treaty: Treaty) -> tuple[Treaty, int, Line] | None:
    """Take a line out of an article that has more than two; never the first line, on which points may hang."""

    def places(at: int) -> list[tuple[int, int]]:
        lines = treaty.articles[at].lines
        free = [k for k in range(1, len(lines)) if all(map(_brackets_close, lines[k].sentences))]
        return [(at, k) for k in free] if lines[2:] else []

    place = _place(pen, len(treaty.articles), places)
    if place is None:
        return None
    at, k = place
    lines = treaty.articles[at].lines
    return _with_lines(treaty, at, (*lines[:k], *lines[k + 1 :])), at, lines[k]


def _line_put(pen: Pen, treaty: Treaty, at: int, line: Line) -> Treaty:
    lines = treaty.articles[at].lines
    k = pen.random.randint(1, len(lines))
    return _with_lines(treaty, at, (*lines[:k], line, *lines[k:]))


def insert_line(pen: Pen, treaty: Treaty) -> Treaty:
    return _line_put(pen, treaty, pen.random.randrange(len(treaty.articles)), pen.line("paragraph inserted"))


def drop_line(pen: Pen, treaty: Treaty) -> Treaty:
    taken = _line_taken(pen, treaty)
    if not taken:
        return treaty
    treaty, _, line = taken
    return replace(treaty, dropped_lines=(*treaty.dropped_lines, (pen.stage, line)))


def move_line(pen: Pen, treaty: Treaty) -> Treaty:
    taken = _line_taken(pen, treaty)
    if not taken or len(treaty.articles) < 2:
        return treaty
    left, source, line = taken
    at = pen.random.choice([at for at in range(len(left.articles)) if at != source])
    return _line_put(pen, left, at, _line_brought(line, "paragraph moved"))


def return_line(pen: Pen, treaty: Treaty) -> Treaty:
    ripe = [item for item in treaty.dropped_lines if item[0] < pen.stage]
    if not ripe:
        return treaty
    item = pen.random.choice(ripe)
    treaty = replace(treaty, dropped_lines=tuple(other for other in treaty.dropped_lines if other is not item))
    at = pen.random.randrange(len(treaty.articles))
    return _line_put(pen, treaty, at, _back(pen, item[1], "paragraph returned"))


def divide_line(pen: Pen, treaty: Treaty) -> Treaty:
    """Make two lines of one that has more than one sentence; the first goes on."""

    def places(at: int) -> list[tuple[int, int, int]]:
        lines = treaty.articles[at].lines
        cuts = [(k, s) for k, line in enumerate(lines) for s in range(1, len(line.sentences))]
        return [(at, k, s) for k, s in cuts if all(map(_brackets_close, lines[k].sentences))]

    place = _place(pen, len(treaty.articles), places)
    if place is None:
        return treaty
    at, k, s = place
    lines = treaty.articles[at].lines
    first, rest = lines[k].sentences[:s], lines[k].sentences[s:]
    new = Line(next(pen.identities), tuple(_brought(sentence, "line divided") for sentence in rest))
    return _with_lines(treaty, at, (*lines[:k], replace(lines[k], sentences=first), new, *lines[k + 1 :]))


def join_lines(pen: Pen, treaty: Treaty) -> Treaty:
    """Make one line of two neighbours, behind the first one of the article; the first of them goes on."""
    places = partial(_neighbours, treaty)
    place = _place(pen, len(treaty.articles), places)
    if place is None:
        return treaty
    at, k = place
    lines = treaty.articles[at].lines
    joined = tuple(_brought(sentence, "lines joined") for sentence in lines[k + 1].sentences)
    line = replace(lines[k], sentences=lines[k].sentences + joined)
    return _with_lines(treaty, at, (*lines[:k], line, *lines[k + 2 :]))


def exchange_lines(pen: Pen, treaty: Treaty) -> Treaty:
    """Exchange two neighbouring lines, behind the first one of the article."""
    place = _place(pen, len(treaty.articles), partial(_neighbours, treaty))
    if place is None:
        return treaty
    at, k = place
    lines = treaty.articles[at].lines
    pair = lines[k + 1], _line_brought(lines[k], "paragraph moved")
    return _with_lines(treaty, at, (*lines[:k], *pair, *lines[k + 2 :]))


def _neighbours(treaty: Treaty, at: int) -> list[tuple[int, int]]:
    return [(at, k) for k in range(1, len(treaty.articles[at].lines) - 1)]


def label_otherwise(pen: Pen, treaty: Treaty) -> Treaty:
    """Make paragraphs of points, points of plain lines, or the like."""
    places = [at for at, article in enumerate(treaty.articles) if article.lines[1:]]
    if not places:
        return treaty
    at = pen.random.choice(places)
    styles = [style for style in ("numbered", "plain", "points") if style != treaty.articles[at].style]
    return _with_article(treaty, at, replace(treaty.articles[at], style=pen.random.choice(styles)))


def replace_heading(pen: Pen, treaty: Treaty) -> Treaty:
    at = pen.random.randrange(len(treaty.articles))
    return _with_article(treaty, at, replace(treaty.articles[at], heading=pen.heading("heading replaced")))


# Recitals


def _recital_put(pen: Pen, treaty: Treaty, recital: Line) -> Treaty:
    k = pen.random.randint(0, len(treaty.recitals))
    return replace(treaty, recitals=(*treaty.recitals[:k], recital, *treaty.recitals[k:]))


def _recital_taken(pen: Pen, treaty: Treaty) -> tuple[Treaty, Line] | None:
    if len(treaty.recitals) < 2:
        return None
    k = pen.random.randrange(len(treaty.recitals))
    return replace(treaty, recitals=treaty.recitals[:k] + treaty.recitals[k + 1 :]), treaty.recitals[k]


def insert_recital(pen: Pen, treaty: Treaty) -> Treaty:
    return _recital_put(pen, treaty, Line(next(pen.identities), (pen.sentence("recital inserted"),)))


def drop_recital(pen: Pen, treaty: Treaty) -> Treaty:
    taken = _recital_taken(pen, treaty)
    if not taken:
        return treaty
    treaty, recital = taken
    return replace(treaty, dropped_recitals=(*treaty.dropped_recitals, (pen.stage, recital)))


def move_recital(pen: Pen, treaty: Treaty) -> Treaty:
    if len(treaty.recitals) < 2:
        return treaty
    k, to = pen.random.sample(range(len(treaty.recitals)), 2)
    recitals = list(treaty.recitals)
    recitals.insert(to, _line_brought(recitals.pop(k), "recital moved"))
    return replace(treaty, recitals=tuple(recitals))


def return_recital(pen: Pen, treaty: Treaty) -> Treaty:
    ripe = [item for item in treaty.dropped_recitals if item[0] < pen.stage]
    if not ripe:
        return treaty
    item = pen.random.choice(ripe)
    treaty = replace(treaty, dropped_recitals=tuple(other for other in treaty.dropped_recitals if other is not item))
    return _recital_put(pen, treaty, _back(pen, item[1], "recital returned"))


# Articles


def _main(treaty: Treaty) -> int:
    """Return the number of articles before the annex."""
    count = len(treaty.articles)
    while count and treaty.articles[count - 1].annexed:
        count -= 1
    return count


def _article_put(treaty: Treaty, at: int, article: Article, *, keep_numbers: bool = True) -> Treaty:
    """Put an article before the one at a place, with a number between its neighbours."""
    articles = treaty.articles
    taken = {other.number for other in articles if not other.annexed}
    left = articles[at - 1].number if at else (0, 0)
    right = articles[at].number if at < _main(treaty) else (left[0] + 2, 0)
    free = [(left[0] + 1, 0)] if (left[0] + 1, 0) < right else [(left[0], suffix) for suffix in range(left[1] + 1, 5)]
    number = next((number for number in free if number not in taken and left < number < right), None) if at else None
    placed = replace(article, number=number or (0, 0), annexed=False)
    treaty = replace(treaty, articles=(*articles[:at], placed, *articles[at:]))
    return treaty if number and keep_numbers else number_anew(treaty)


def number_anew(treaty: Treaty) -> Treaty:
    """Return a treaty whose articles are numbered 1, 2, 3 …, those of the annex apart."""
    main = _main(treaty)
    return replace(treaty, articles=tuple(
        replace(article, number=(n if n <= main else n - main, 0)) for n, article in enumerate(treaty.articles, 1)
    ))  # fmt: skip


def renumber(_: Pen, treaty: Treaty) -> Treaty:
    return number_anew(treaty)


def insert_article(pen: Pen, treaty: Treaty) -> Treaty:
    return _article_put(treaty, pen.random.randint(0, _main(treaty)), pen.article("article inserted"))


def _article_taken(treaty: Treaty, at: int) -> Treaty:
    return replace(treaty, articles=(*treaty.articles[:at], *treaty.articles[at + 1 :]))


def _whole(treaty: Treaty) -> list[int]:
    """Return the places of articles of which none was split off at this stage: a piece would carry the thread on."""
    divided = {thread for article in treaty.articles for thread in article.came - {article.thread}}
    return [at for at in range(_main(treaty)) if treaty.articles[at].thread not in divided]


def drop_article(pen: Pen, treaty: Treaty) -> Treaty:
    whole = _whole(treaty)
    if _main(treaty) < 3 or not whole:
        return treaty
    at = pen.random.choice(whole)
    gone = replace(treaty.articles[at], bracketed=False)
    treaty = _article_taken(treaty, at)
    return replace(treaty, dropped_articles=(*treaty.dropped_articles, (pen.stage, gone)))


def _article_brought(article: Article, event: str) -> Article:
    lines = tuple(_line_brought(line, event) for line in article.lines)
    return replace(article, heading=_brought(article.heading, event), lines=lines)


def return_article(pen: Pen, treaty: Treaty) -> Treaty:
    """Bring a dropped article back under another number, half of the time slightly reworded."""
    ripe = [item for item in treaty.dropped_articles if item[0] < pen.stage]
    if not ripe:
        return treaty
    item = pen.random.choice(ripe)
    treaty = replace(treaty, dropped_articles=tuple(other for other in treaty.dropped_articles if other is not item))
    back = partial(_back, pen, event="article returned")
    heading = back(Line(0, (item[1].heading,))).sentences[0]
    article = replace(item[1], heading=heading, lines=tuple(map(back, item[1].lines)), came=frozenset())
    if pen.random.random() < 0.5:
        alone = replace_words(pen, Treaty((), (article,)))
        article = alone.articles[0]
    return _article_put(treaty, pen.random.randint(1, _main(treaty)), article)


def move_article(pen: Pen, treaty: Treaty) -> Treaty:
    """Move an article by two places or more."""
    if _main(treaty) < 4:
        return treaty
    at = pen.random.randrange(_main(treaty))
    article = _article_brought(treaty.articles[at], "article moved")
    left = _article_taken(treaty, at)
    places = [to for to in range(1, _main(left) + 1) if abs(to - at) > 1]
    return _article_put(left, pen.random.choice(places), article) if places else treaty


def split_article(pen: Pen, treaty: Treaty) -> Treaty:
    """Make an article of the last lines of another, which keeps its number, its heading and the most words."""

    def cuts(at: int) -> list[tuple[int, int]]:
        article = treaty.articles[at]
        rests = {k: sum(line.size for line in article.lines[k:]) for k in range(1, len(article.lines))}
        fit = [
            k for k, rest in rests.items() if LEAST <= rest <= PART * article.size and not _merged(article.lines[k:])
        ]
        return [(at, k) for k in fit] if not article.bracketed else []

    place = _place(pen, _main(treaty), cuts)
    if place is None:
        return treaty
    at, k = place
    article = treaty.articles[at]
    new = Article(
        next(pen.identities), (0, 0), pen.heading("article split"),
        tuple(_line_brought(line, "article split") for line in article.lines[k:]), "plain", article.came,
    )  # fmt: skip
    return _article_put(_with_lines(treaty, at, article.lines[:k]), at + 1, new)


def _merged(lines: Iterable[Line]) -> bool:
    """Return whether any of some lines was merged in: split off again, it could be called the article of old."""
    return any(word.event == MERGED for line in lines for word in line.words())


def merge_articles(pen: Pen, treaty: Treaty) -> Treaty:
    """Join an article to the one before or behind it that has more words, which keeps its number and its heading."""
    main, whole = _main(treaty), set(_whole(treaty))

    def pairs(at: int) -> list[tuple[int, int]]:
        size = treaty.articles[at].size
        if treaty.articles[at].thread not in treaty.articles[at].came:
            return []  # It is new itself: of the two the other would be the old article.
        near = [other for other in (at - 1, at + 1) if other in whole]
        return [(at, other) for other in near if LEAST <= treaty.articles[other].size <= SMALLER * size]

    place = _place(pen, main, pairs) if main > 2 else None
    if place is None:
        return treaty
    at, other = place
    stays, goes = treaty.articles[at], treaty.articles[other]
    joined = tuple(_line_brought(line, MERGED) for line in goes.lines)
    merged = replace(stays, lines=(*stays.lines, *joined), came=stays.came | goes.came)
    return _article_taken(_with_article(treaty, at, merged), other)


CHANGES = {
    "words inserted": insert_words,
    "words deleted": delete_words,
    "words replaced": replace_words,
    "bracket set": set_bracket,
    "article bracketed": bracket_article,
    "brackets lifted": lift_brackets,
    "sentence inserted": insert_sentence,
    "sentence dropped": drop_sentence,
    "sentence moved": move_sentence,
    "sentence returned": return_sentence,
    "paragraph inserted": insert_line,
    "paragraph dropped": drop_line,
    "paragraph moved": move_line,
    "paragraph returned": return_line,
    "line divided": divide_line,
    "lines joined": join_lines,
    "lines exchanged": exchange_lines,
    "lines labelled otherwise": label_otherwise,
    "heading replaced": replace_heading,
    "recital inserted": insert_recital,
    "recital dropped": drop_recital,
    "recital moved": move_recital,
    "recital returned": return_recital,
    "article inserted": insert_article,
    "article dropped": drop_article,
    "article moved": move_article,
    "article returned": return_article,
    "article split": split_article,
    MERGED: merge_articles,
    "numbered anew": renumber,
}
"""The changes by name; those that bring words to a place are the events of these words."""
