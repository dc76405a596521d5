"""The branches of two drafts, that is their Parts, chapters and annexes, and which of them correspond by their titles.

In a code of social security each of nine Parts has an article on the persons protected, in nearly the same words. The
words do not say which became which, but the titles of the Parts do.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.diff.match.term_weights import inverse_document_frequency
from tracker.diff.prepare.outline import number_token
from tracker.language.labels import number_of
from tracker.model.provision import Provision, ProvisionKind
from tracker.sequences import one_to_one

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.diff.prepare.vocabulary import Vocabulary
    from tracker.model.draft import DraftText

MIN_TITLE_SIMILARITY = 0.5
"""Similarity of two titles, their rarer words counting more, from which on they name one subject: half of the words.
"Sickness benefit" and "Sickness cash benefit" have 0.7, "Sickness benefit" and "Maternity benefit" 0.2, where nine
Parts are each a benefit."""

MIN_TITLE_SIMILARITY_ELSEWHERE = 0.8
"""The same where the two stand in divisions that do not correspond: "General provisions" may stand in any."""

_START, _END = -1, -2
"""Neighbours of the first and of the last branch of a row."""

MIN_SHARE_OF_JOINED_TITLE = 0.8
"""Share of a title, rarer words counting more, that must stand in another for its division to have been joined to that
one: "Boats" and "Berths" became "Berths and boats"."""

BODY = 0
"""Number of the first branch of a draft: its body, which is all that stands in no annex."""

_CONTAINERS = frozenset({ProvisionKind.DIVISION, ProvisionKind.ANNEX})


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A division or an annex of a draft, or its body.

    Attributes:
        provision: The division or annex; of the body, the whole draft.
        path: The numbers of the branches in which it stands, the outermost first, its own last.
        title: The words of its title, as numbers, with their frequencies.
        number: Its number in comparable form; empty for none.
        articles: The number of articles in it and in its own branches.
    """

    provision: Provision
    path: tuple[int, ...]
    title: Mapping[int, int]
    number: str
    articles: int

    @property
    def parent(self) -> int | None:
        """The number of the branch in which it stands at once; None for the body and for annexes."""
        return self.path[-2] if len(self.path) > 1 else None


@dataclass(frozen=True)
class BranchTree:
    """The branches of a draft.

    Attributes:
        branches: All branches, in the order of the text; the body first.
        of_article: For each article, in order, the number of the innermost branch in which it stands.
    """

    branches: tuple[Branch, ...]
    of_article: tuple[int, ...]

    def children(self, number: int | None) -> list[int]:
        """Return the branches that stand in one at once; the annexes for None."""
        return self._children.get(number, [])

    @cached_property
    def _children(self) -> dict[int | None, list[int]]:
        children: dict[int | None, list[int]] = defaultdict(list)
        for n, branch in enumerate(self.branches):
            if n != BODY:
                children[branch.parent].append(n)
        return children


def branch_tree(draft: DraftText, vocabulary: Vocabulary) -> BranchTree:
    """Return the branches of a draft.

    Args:
        draft: The draft.
        vocabulary: The table of words of both drafts.
    """
    found: list[tuple[tuple[int, ...], Provision]] = [((BODY,), draft.root)]
    of_article: list[int] = []

    def walk(provision: Provision, path: tuple[int, ...]) -> None:
        for child in provision.children:
            inner = path
            if child.kind in _CONTAINERS:
                own_tree = child.kind is ProvisionKind.ANNEX and path == (BODY,)
                inner = (len(found),) if own_tree else (*path, len(found))
                found.append((inner, child))
            elif child.kind is ProvisionKind.ARTICLE:
                of_article.append(path[-1])
            walk(child, inner)

    walk(draft.root, (BODY,))
    articles = Counter(number for n in of_article for number in found[n][0])
    branches = (
        Branch(
            provision=provision,
            path=path,
            title=Counter(vocabulary.encode(_title(provision))) if path != (BODY,) else {},
            number=number_token(provision),
            articles=articles[path[-1]],
        )
        for path, provision in found
    )
    return BranchTree(tuple(branches), tuple(of_article))


def _title(provision: Provision) -> str:
    """Return the heading of a division, else its label where that is words and no number ("GENERAL PROVISIONS")."""
    return provision.heading or ("" if number_of(provision.label) else provision.label)


def pair_branches(before: BranchTree, after: BranchTree) -> dict[tuple[int, int], float]:
    """Pair the branches of two drafts by their titles, whatever their numbers.

    Args:
        before: The branches before.
        after: The branches after.

    Returns:
        Their numbers before and after, with the similarity of the titles, 0 to 1; a branch that was divided or joined
        has several pairs. The bodies are a pair. Branches inside of a pair are compared among themselves, then those
        that are left anywhere, if they alone have that title. Two that are left alone between the same neighbours are a
        pair if they have the same number; so are annexes without titles.
    """
    pairing = _Pairing(before, after)
    pairing.pair_inside(BODY, BODY)
    pairing.pair_rows(before.children(None), after.children(None))
    pairing.pair_elsewhere()
    return {pair: pairing.title_similarity(*pair) for pair in sorted([*pairing.pairs.items(), *pairing.joined])}


def _word_weights(*trees: BranchTree) -> dict[int, float]:
    """Return the weights of the words of titles: inverse document frequencies, the lesser of both drafts.

    In both drafts together a word would be the commoner for standing in two titles that correspond.
    """
    out: dict[int, float] = {}
    for tree in trees:
        titles = [dict.fromkeys(branch.title, 1) for branch in tree.branches if branch.title]
        for word, weight in inverse_document_frequency(titles).items():
            out[word] = min(weight, out.get(word, weight))
    return out


class _Pairing:
    """The pairs so far. A side is 0 for before and 1 for after."""

    def __init__(self, before: BranchTree, after: BranchTree) -> None:
        self.pairs: dict[int, int] = {}
        self.joined: list[tuple[int, int]] = []
        self._trees = before, after
        self._weights = _word_weights(before, after)

    def pair_inside(self, i: int, j: int) -> None:
        """Pair two branches, and then those inside them."""
        self.pairs[i] = j
        self.pair_rows(self._trees[0].children(i), self._trees[1].children(j))

    def pair_rows(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Pair the branches of two rows, those with the most similar titles first."""
        ranked = []
        for n, i in enumerate(old):
            for m, j in enumerate(new):
                similarity = self._similarity(i, j)
                if similarity >= MIN_TITLE_SIMILARITY:
                    ranked.append((-round(similarity, 9), not self._same_number(i, j), abs(n - m), i, j))
        chosen = dict(one_to_one((i, j) for *_, i, j in sorted(ranked)))
        chosen |= self._alone_between_pairs(old, new, chosen)
        self.joined += self._joined(old, new, chosen)
        for i, j in sorted(chosen.items()):
            self.pair_inside(i, j)

    def _joined(self, old: Sequence[int], new: Sequence[int], chosen: Mapping[int, int]) -> list[tuple[int, int]]:
        """Return the pairs of a branch that is left and the one paired branch whose title holds all of its own."""
        taken = set(chosen.values())
        parts = [(i, [(i, j) for j in taken], 0) for i in old if i not in chosen]
        parts += [(j, [(i, j) for i in chosen], 1) for j in new if j not in taken]
        out = []
        for _, candidates, side in parts:
            holding = [pair for pair in candidates if self._share_in_other(*pair, side) >= MIN_SHARE_OF_JOINED_TITLE]
            out += holding if len(holding) == 1 else []
        return out

    def _alone_between_pairs(self, old: Sequence[int], new: Sequence[int], chosen: Mapping[int, int]) -> dict[int, int]:
        """Return the pairs of equal number that alone are left between two pairs.

        "Part VI. Employment injury benefit" became "Part VI. Work accident and occupational disease benefit".
        """
        partner = {**chosen, _START: _START, _END: _END}
        row = [_START, *new, _END]
        places = {j: m for m, j in enumerate(row)}
        out = {}
        for previous, i, following in zip([_START, *old], old, [*old[1:], _END], strict=False):
            if i not in partner and previous in partner and following in partner:
                m = places[partner[previous]] + 1
                free = row[m] not in partner.values() and row[m + 1 : m + 2] == [partner[following]]
                if free and self._same_number(i, row[m]):
                    out[i] = row[m]
        return out

    def pair_elsewhere(self) -> None:
        """Pair the branches that are left and that alone have their title, wherever they stand."""
        known = [*self.pairs.items(), *self.joined]
        taken = ({i for i, _ in known}, {j for _, j in known})
        free = [
            [n for n, branch in enumerate(tree.branches) if n not in taken[side] and branch.title]
            for side, tree in enumerate(self._trees)
        ]
        similar = [(i, j) for i in free[0] for j in free[1] if self._similarity(i, j) >= MIN_TITLE_SIMILARITY_ELSEWHERE]
        counts = [Counter(pair[side] for pair in similar) for side in (0, 1)]
        for i, j in similar:
            if counts[0][i] == counts[1][j] == 1 and i not in self.pairs and j not in self.pairs.values():
                self.pair_inside(i, j)

    def _branches(self, i: int, j: int) -> tuple[Branch, Branch]:
        return self._trees[0].branches[i], self._trees[1].branches[j]

    def _same_number(self, i: int, j: int) -> bool:
        a, b = self._branches(i, j)
        return a.number == b.number != ""

    def _share_in_other(self, i: int, j: int, side: int) -> float:
        """Return the share of the title of one side that stands in that of the other, by weight, 0 to 1."""
        titles = [branch.title for branch in self._branches(i, j)]
        whole = self._weight(titles[side])
        return self._weight(_common(*titles)) / whole if whole else 0.0

    def _similarity(self, i: int, j: int) -> float:
        """Return the similarity of two titles; of annexes without titles 1 for equal numbers."""
        a, b = self._branches(i, j)
        if not a.title and not b.title and a.provision.kind is b.provision.kind is ProvisionKind.ANNEX:
            return float(a.number == b.number)
        return self.title_similarity(i, j)

    def title_similarity(self, i: int, j: int) -> float:
        """Return the weighted Dice coefficient of two titles, 0 to 1; 0 for none."""
        a, b = self._branches(i, j)
        whole = self._weight(a.title) + self._weight(b.title)
        return 2 * self._weight(_common(a.title, b.title)) / whole if whole else 0.0

    def _weight(self, words: Mapping[int, int]) -> float:
        return math.fsum(count * self._weights[word] for word, count in words.items())


def _common(a: Mapping[int, int], b: Mapping[int, int]) -> dict[int, int]:
    return {word: min(count, b[word]) for word, count in a.items() if word in b}
