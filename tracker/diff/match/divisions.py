"""Matching of divisions and annexes: by what stands in them, their titles, and the divisions around them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import chain, product
from typing import TYPE_CHECKING

from tracker.diff.match.branches import BODY, Branch, BranchTree
from tracker.diff.match.common_words import common_words, dice
from tracker.diff.prepare.outline import provision_text
from tracker.diff.prepare.tokens import folded_words
from tracker.model.concordance import Ground, Reason
from tracker.model.provision import Eid, Provision, ProvisionKind
from tracker.sequences import one_to_one

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from tracker.diff.prepare.vocabulary import Vocabulary

Pair = tuple[int, int]
"""Numbers of two branches, before and after."""

MIN_SHARE_OF_CONTENT = 0.3
"""Share of the contents of a division that must have gone into another for the two to correspond, unless their titles
do. A part whose articles were distributed over four new ones corresponds to none of them."""

MIN_SHARE_OF_PART = 0.6
"""Share of the contents of a division that must stand in one that has its counterpart already, for the two to have been
joined: so much that it cannot have been distributed."""

TITLE_CONFIDENCE = 0.8
"""Confidence that equal titles alone give: the same subject in the same place, though nothing in it is the same. …"""

COMMON_TITLE_CONFIDENCE = 0.3
"""… and of equal titles that stand in more than one place of a draft, as "General provisions" do, or in divisions that
do not correspond. …"""

NUMBER_CONFIDENCE = 0.5
"""… and of equal numbers without titles, or between the same neighbours."""

MAX_CONFIDENCE = 0.99
"""Confidence where the contents are not the same word for word."""

MAX_CANDIDATES = 5
"""Branches with most passages in common with one that are compared with it word for word."""

MAX_BRANCHES_PER_PASSAGE = 8
"""A passage in more branches finds no counterparts: it is a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionLink:
    """A link of two divisions, or of two annexes, that correspond.

    Attributes:
        pair: The provision before, and the one after.
        similarity: Share of their contents in common, 0 to 1.
        confidence: Probability that they correspond, 0 to 1.
        reason: The grounds of the link.
        primary: Whether it is the one link of both through which their words are compared.
    """

    pair: tuple[Provision, Provision]
    similarity: float
    confidence: float
    reason: Reason
    primary: bool = True


def match_divisions(
    trees: tuple[BranchTree, BranchTree],
    titles: Mapping[Pair, float],
    articles: Iterable[tuple[Eid, Eid]],
    vocabulary: Vocabulary,
) -> list[DivisionLink]:
    """Match the divisions of two drafts with divisions, and the annexes with annexes.

    Args:
        trees: The branches before and after.
        titles: The pairs of branches that correspond by their titles, with the similarity of these.
        articles: The pairs of articles that continue each other, by their addresses.
        vocabulary: The table of words of both drafts.
    """
    matcher = _Matcher(trees, titles, _Contents(trees, articles, vocabulary))
    return [link for kind in (ProvisionKind.DIVISION, ProvisionKind.ANNEX) for link in matcher.links(kind)]


class _Matcher:
    """The evidence for pairs of divisions. A side is 0 for before and 1 for after."""

    def __init__(self, trees: tuple[BranchTree, BranchTree], titles: Mapping[Pair, float], contents: _Contents) -> None:
        self._trees = trees
        self._titles = titles
        self._contents = contents
        self._names = tuple([list(map(_name, tree.branches)) for tree in trees])

    def links(self, kind: ProvisionKind) -> list[DivisionLink]:
        """Return the links of provisions of one kind: the best one to one, then those of parts that were joined."""
        sides = [[n for n, branch in enumerate(tree.branches) if branch.provision.kind is kind] for tree in self._trees]
        positions = [{n: position for position, n in enumerate(side)} for side in sides]
        names = [[self._names[side][n] for n in row] for side, row in enumerate(sides)]
        candidates = {(sides[0][n], sides[1][m]) for n, m in _pairs_of_same_name(*names)}
        candidates |= {*self._titles, *self._contents.pairs}
        ranked: list[tuple[float, bool, int, Pair]] = []
        parts: list[tuple[float, int, Pair]] = []
        for i, j in candidates:
            if i in positions[0] and j in positions[1]:
                shares, title = self._contents.shares(i, j), self._title_confidence(i, j)
                if min(shares) >= MIN_SHARE_OF_CONTENT or (title and (any(shares) or self._common_title(i, j))):
                    same_number = self._branch(0, i).number == self._branch(1, j).number
                    distance = abs(positions[0][i] - positions[1][j])
                    ranked.append((-round(min(shares) + title, 9), not same_number, distance, (i, j)))
                if max(shares) >= MIN_SHARE_OF_PART:
                    parts.append((-min(shares), abs(positions[0][i] - positions[1][j]), (i, j)))
        primary = one_to_one(pair for *_, pair in sorted(ranked))
        # What is left on both sides, and was a part of the greater one, continues in it.
        taken: tuple[set[int], set[int]] = ({i for i, _ in primary}, {j for _, j in primary})
        left = [pair for *_, pair in sorted(parts) if pair[0] not in taken[0] and pair[1] not in taken[1]]
        primary += one_to_one(left)
        joined = self._joined([pair for *_, pair in sorted(parts)], primary)
        return [self._link(pair, primary=pair not in joined) for pair in sorted([*primary, *joined])]

    def _joined(self, parts: Iterable[Pair], primary: Iterable[Pair]) -> set[Pair]:
        """Return the pairs of a division that is left and the one that holds most of it and continues another.

        A new Part around old chapters holds all that is in them, and is no part of any.
        """
        partners: tuple[dict[int, int], dict[int, int]] = (dict(primary), {j: i for i, j in primary})
        out: set[Pair] = set()
        for side in (0, 1):
            done: set[int] = set()
            for pair in parts:
                own, other = pair[side], pair[1 - side]
                if own in partners[side] or own in done or other not in partners[1 - side]:
                    continue
                if self._contents.shares(*pair)[side] >= MIN_SHARE_OF_PART:
                    done.add(own)
                    partner = partners[1 - side][other]
                    branches = self._trees[side].branches
                    if own not in branches[partner].path and partner not in branches[own].path:
                        out.add(pair)
        return out

    def _link(self, pair: Pair, *, primary: bool) -> DivisionLink:
        a, b = self._branch(0, pair[0]).provision, self._branch(1, pair[1]).provision
        shares, title = self._contents.shares(*pair), self._title_confidence(*pair)
        headings = folded_words(a.heading), folded_words(b.heading)
        similarity = _harmonic_mean(*shares)
        if self._contents.articles_in_common(*pair):
            ground = Ground.CONTENT
        elif self._contents.same_text(*pair):
            ground = Ground.IDENTICAL
        elif any(shares):
            ground = Ground.PASSAGE
        else:
            similarity = dice(*headings)
            shares, ground = (similarity, similarity), Ground.WORDING
        content = 0.0 if ground is Ground.WORDING else self._contents.confidence(*pair)
        confidence = 1.0 if ground is Ground.IDENTICAL else min(MAX_CONFIDENCE, 1 - (1 - content) * (1 - title))
        return DivisionLink(
            pair=(a, b),
            similarity=similarity,
            confidence=confidence,
            reason=Reason(
                ground=ground,
                same_heading=bool(headings[0]) and headings[0] == headings[1],
                share_before=shares[0],
                share_after=shares[1],
            ),
            primary=primary,
        )

    def _title_confidence(self, i: int, j: int) -> float:
        """Return the confidence that the titles or numbers of two divisions give, from 0 to 1."""
        names = self._names[0][i], self._names[1][j]
        similarity = self._titles.get((i, j), 0.0)
        if similarity:
            repeated = any(self._is_repeated(side, n) for side, n in enumerate((i, j)))
            return (COMMON_TITLE_CONFIDENCE if repeated else TITLE_CONFIDENCE) * similarity
        if (i, j) in self._titles:
            return NUMBER_CONFIDENCE
        if names[0] != names[1]:
            return 0.0
        return COMMON_TITLE_CONFIDENCE if self._branch(0, i).title else NUMBER_CONFIDENCE

    def _is_repeated(self, side: int, n: int) -> bool:
        """Return whether a division has a sibling of the same title."""
        siblings = self._trees[side].children(self._branch(side, n).parent)
        return sum(self._names[side][sibling] == self._names[side][n] for sibling in siblings) > 1

    def _common_title(self, i: int, j: int) -> bool:
        return bool(self._branch(0, i).title.keys() & self._branch(1, j).title.keys())

    def _branch(self, side: int, n: int) -> Branch:
        return self._trees[side].branches[n]


class _Contents:
    """The contents of the branches of two drafts: their articles, else their words."""

    def __init__(
        self, trees: tuple[BranchTree, BranchTree], articles: Iterable[tuple[Eid, Eid]], vocabulary: Vocabulary
    ) -> None:
        self._trees = trees
        self._encode = vocabulary.encode_provision
        self._known: dict[tuple[int, int], Sequence[int]] = {}
        self._in_common: Counter[Pair] = Counter()
        paths = [_paths_of_articles(tree) for tree in trees]
        for before, after in articles:
            self._in_common.update(product(paths[0][before], paths[1][after]))
        self.pairs = {*self._in_common, *self._pairs_by_passages()}

    def articles_in_common(self, i: int, j: int) -> int:
        """Return the number of articles that went from one branch into the other."""
        return self._in_common[i, j]

    def same_text(self, i: int, j: int) -> bool:
        """Return whether all that stands in two branches is the same, their own labels aside."""
        return _printed(self._trees[0].branches[i].provision) == _printed(self._trees[1].branches[j].provision)

    def shares(self, i: int, j: int) -> tuple[float, float]:
        """Return the shares of the articles of two branches that went from one into the other, else of their words."""
        if common := self._in_common[i, j]:
            return common / self._trees[0].branches[i].articles, common / self._trees[1].branches[j].articles
        if self.same_text(i, j):
            return 1.0, 1.0
        words = self._words(0, i), self._words(1, j)
        counts = common_words(*words)
        return counts[0] / (len(words[0]) or 1), counts[1] / (len(words[1]) or 1)

    def confidence(self, i: int, j: int) -> float:
        """Return the confidence that what two branches have in common gives, from 0 to 1.

        It is the share of both, or of the one that stands in the other nearly whole. Of articles one more than there
        are counts against it (rule of succession), since a single article proves little.
        """
        shares = self.shares(i, j)
        share = max(shares) if max(shares) >= MIN_SHARE_OF_PART else _harmonic_mean(*shares)
        common = self._in_common[i, j]
        return share * common / (common + 1) if common else share

    def _words(self, side: int, n: int) -> Sequence[int]:
        """Return all words in a branch but those of its own heading."""
        if (side, n) not in self._known:
            text = provision_text(self._trees[side].branches[n].provision)
            self._known[side, n] = self._encode(replace(text, heading="")).words
        return self._known[side, n]

    def _pairs_by_passages(self) -> set[Pair]:
        """Return the pairs of annexes, and of divisions without articles, that have most passages in common."""
        passages = [self._passages(side) for side in (0, 1)]
        holders: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for j, found in passages[1].items():
            for passage in found:
                holders[passage].append(j)
        out: set[Pair] = set()
        for i, found in passages[0].items():
            rows = (row for row in map(holders.get, found) if row and len(row) <= MAX_BRANCHES_PER_PASSAGE)
            counts = Counter(chain.from_iterable(rows))
            out |= {(i, j) for j, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MAX_CANDIDATES]}
        return out

    def _passages(self, side: int) -> dict[int, set[tuple[int, ...]]]:
        """Return the sequences of three words of those branches of a side from which no article went on."""
        linked = {pair[side] for pair in self._in_common}
        out: dict[int, set[tuple[int, ...]]] = {}
        for n, branch in enumerate(self._trees[side].branches):
            whole = branch.provision.kind is ProvisionKind.ANNEX or not branch.articles
            if n != BODY and n not in linked and whole:
                words = self._words(side, n)
                out[n] = set(zip(words, words[1:], words[2:], strict=False))
        return out


def _paths_of_articles(tree: BranchTree) -> dict[Eid, tuple[int, ...]]:
    """Return for each article the branches in which it stands."""
    articles = (p for p in tree.branches[BODY].provision.walk() if p.kind is ProvisionKind.ARTICLE)
    return {article.eid: tree.branches[n].path for article, n in zip(articles, tree.of_article, strict=True)}


def _printed(provision: Provision) -> list[str]:
    """Return all lines in a provision, and its heading in place of its heading line."""
    blocks = [block.text for _, block in provision.blocks()]
    return [provision.heading, *blocks[provision.head is not None :]]


def _name(branch: Branch) -> tuple[Hashable, ...]:
    """Return the name of a division: the words of its title, else its number, else its label as printed."""
    return tuple(sorted(branch.title.items())) or (branch.number or branch.provision.label,)


def _pairs_of_same_name(old: Iterable[Hashable], new: Iterable[Hashable]) -> set[Pair]:
    """Return the pairs with the same name, each with the nearest few of that name."""
    positions: dict[Hashable, list[int]] = defaultdict(list)
    for j, name in enumerate(new):
        positions[name].append(j)
    rank: Counter[Hashable] = Counter()
    pairs = set()
    for i, name in enumerate(old):
        n = rank[name]
        rank[name] += 1
        pairs |= {(i, j) for j in positions.get(name, [])[max(0, n - 2) : n + 3]}
    return pairs


def _harmonic_mean(a: float, b: float) -> float:
    """Return the harmonic mean of two shares: the Dice coefficient of what they are shares of."""
    return 2 * a * b / (a + b) if a + b else 0.0
