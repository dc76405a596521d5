"""List the official pairs that our engine misses, and the pairs that it finds and that are not official.

Run with: ``python -m benchmarks.mapping.missed DATA [SET]``. DATA holds ``benchmark/mapping/``. What the texts behind
these rows say stands in docs/missed-links.md.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.mapping.data import Case, read_cases
from benchmarks.mapping.ours import concordance
from tracker.diff.match.common_words import common_words
from tracker.diff.match.confidence import confidence
from tracker.diff.match.texts import find_anchors, measure_rest
from tracker.diff.prepare.outline import provision_text, provisions_of_kind
from tracker.diff.prepare.vocabulary import Vocabulary
from tracker.errors import InputError
from tracker.model.provision import ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.mapping.measures import Pair
    from tracker.diff.prepare.vocabulary import EncodedText

LEGEND = """MISSED: in the official table and not found. FALSE: found and not in the table. split, merged: the old
article has several successors in the table, the new one several predecessors. sure: our confidence; a dash where the
two have nothing to speak of in common. common: share of the words of the old and of the new article that stand in
passages of three words or more found in both. The longest of these passages is quoted."""

QUOTED = 30
"""Words of the longest common passage that are quoted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One pair on which our engine and the table do not agree.

    Attributes:
        pair: The positions of both articles.
        official: Whether it is the table that has it.
        sure: Our confidence; none if the pair was not measured.
        common: Share of the words of either article that stand in passages found in both.
        longest: The longest of these passages, as plain words.
    """

    pair: Pair
    official: bool
    sure: float | None
    common: tuple[float, float]
    longest: str


def main(data: Path, name: str = "") -> int:
    """Print the rows of one set, or of all; gives the exit code."""
    try:
        cases = read_cases(data / "benchmark" / "mapping")
    except InputError as error:
        sys.stderr.write(f"Error: {error}\n")
        return 2
    chosen = [case for case in cases if name in {"", case.name}]
    if not chosen:
        sys.stderr.write(f"Error: There is no set {name}; there are {', '.join(case.name for case in cases)}\n")
        return 2
    print(LEGEND)
    for case in chosen:
        found = rows(case)
        missed = sum(row.official for row in found)
        print(f"\n{case.name}: {missed} of {len(case.truth.pairs)} missed, {len(found) - missed} false")
        for row in found:
            print("\n".join(lines_of(case, row)))
    return 0


def rows(case: Case) -> list[Row]:
    """The pairs on which our engine and the table do not agree: the missed ones first, each kind in its order.

    Args:
        case: The pair of acts.

    Returns:
        The rows; neutral pairs are left out.
    """
    articles = (provisions_of_kind(text, ProvisionKind.ARTICLE) for text in (case.before, case.after))
    before, after = ([provision_text(article) for article in side] for side in articles)
    sure = concordance(case)
    missed, false = case.truth.pairs - sure.keys(), sure.keys() - case.truth.pairs - case.truth.neutral
    anchors = find_anchors(before, after, Vocabulary())
    sure = {pair: confidence(*measures) for pair, measures in measure_rest(anchors).items()} | sure
    out = []
    for pair in (*sorted(missed), *sorted(false)):
        encoded = anchors.encoded_text(0, pair[0]), anchors.encoded_text(1, pair[1])
        texts = case.old[pair[0]].text, case.new[pair[1]].text
        out.append(Row(pair, pair in missed, sure.get(pair), _shares(*encoded), longest(*texts)))
    return out


def _shares(old: EncodedText, new: EncodedText) -> tuple[float, float]:
    before, after = common_words(old.words, new.words)
    return before / (len(old.words) or 1), after / (len(new.words) or 1)


def longest(old: str, new: str) -> str:
    """The longest passage that stands in both texts, as printed in the new one but for spaces; its first words."""
    words = old.split(), new.split()
    _, start, size = SequenceMatcher(None, *words, autojunk=False).find_longest_match()
    return " ".join(words[1][start : start + min(size, QUOTED)]) + " …" * (size > QUOTED)


def lines_of(case: Case, row: Row) -> Iterator[str]:
    """A row as printed, in two lines or three."""
    old, new = case.old[row.pair[0]], case.new[row.pair[1]]
    successors = [case.new[b].number for a, b in sorted(case.truth.pairs) if a == row.pair[0]]
    predecessors = [case.old[a].number for a, b in sorted(case.truth.pairs) if b == row.pair[1]]
    kinds = [kind for kind, many in (("split", successors[1:]), ("merged", predecessors[1:])) if many]
    sure = "–" if row.sure is None else f"{row.sure:.2f}"
    names = f"{old.number} “{_name(old.lines)}” -> {new.number} “{_name(new.lines)}”"
    figures = f"sure {sure}  common {row.common[0]:.0%} / {row.common[1]:.0%}"
    yield f"  {'MISSED' if row.official else 'FALSE '} {names}  {', '.join(kinds) or 'plain'}  {figures}"
    yield f"         table: {old.number} -> {_listed(successors)}; {_listed(predecessors)} -> {new.number}"
    if row.longest:
        yield f"         “{row.longest}”"


def _name(lines: Iterable[str]) -> str:
    """The first line of an article, which is its title if it has one, cut short."""
    first = next(iter(lines), "")
    return first if len(first) <= 60 else first[:59] + "…"


def _listed(numbers: list[str]) -> str:
    return ", ".join(numbers) or "nothing"


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3}:
        sys.exit("Usage: python -m benchmarks.mapping.missed DATA [SET]")
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
