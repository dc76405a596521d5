"""Marks of negotiation, against counts and fates that a reader noted by hand (``benchmark/negotiation`` of the data).

Counts and fates are those of the command that people run, ``tracker brackets --format json``. The laws of a draft with
brackets, and finished texts, of which there are many, are checked within this process.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from benchmarks.accept.check import Check, comparisons
from tracker.diff.rebuild import rebuild
from tracker.diff.redline import compare
from tracker.marks.fate import follow_marks
from tracker.model.negotiation import Fate
from tracker.model.side import Side
from tracker.readers import read_file
from tracker.services.brackets import marks_of
from tracker.text.parser import parse
from tracker.text.writer import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    Row = dict[str, str]
    Mark = Mapping[str, Any]

BRACKETS_WITHIN, OPTIONS_WITHIN = 0.01, 0.03
"""Shares by which brackets, and options and groups of neighbours, may differ from the reader's; summed per article."""
EXACT, ROUGH = 0.85, 0.93
"""Shares of the fates that must be right: exactly, and where near fates count as one."""
_ROUGHLY = {"lifted-reworded": "lifted", "kept-reworded": "kept", "rejected": "dropped"}
"""Fates that count as another where the degree of rewording, or the victory of a rival, is not told apart."""
_SEARCHED = 40
"""Ordinals on either side of the reader's among which a mark is looked for: later notes are numbered differently."""
_SIGNS = re.compile(r"\[\^[^\]]*\]|[^\w]+")
_BRACKET = re.compile(r"[\[\]［］【】]")
_LISTED = 25
"""Mistakes that are listed by name."""


def check(data: Path) -> Iterator[Check]:
    """Check counts, fates, and that a text without brackets has no mark."""
    gold, texts = data / "benchmark" / "negotiation", data / "texts" / "paris"
    counts = _rows(gold / "counts.tsv")
    for stage in dict.fromkeys(row["stage"] for row in counts):
        found = _brackets(texts / f"{stage}.md")
        yield from _counts(stage, found, [row for row in counts if row["stage"] == stage])
    fates = _rows(gold / "brackets.tsv")
    for before, after in dict.fromkeys((row["stage"], row["next_stage"] or "") for row in fates):
        if after:
            found = _brackets(texts / f"{after}.md", "--since", str(texts / f"{before}.md"))
            yield from _fates(before, after, found["marks"], [row for row in fates if row["stage"] == before])
    yield from _stages(sorted(texts.glob("*.md")))
    yield _in_finished_texts(data)


def _rows(table: Path) -> list[Row]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _brackets(text: Path, *more: str) -> dict[str, Any]:
    """Return the answer of the command for a text."""
    command = [sys.executable, "-m", "tracker", "brackets", str(text), *more, "--format", "json"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def _counts(stage: str, found: Mapping[str, Any], rows: Sequence[Row]) -> Iterator[Check]:
    """Check the numbers of each article; what stands behind the last words of a text, and in notes, was not counted."""
    names = {row["article"] for row in rows} - {"TOTAL"}
    groups: dict[str, set[int]] = defaultdict(set)
    for mark in found["marks"]:
        if mark["group"] is not None and mark["kind"] != "option":
            groups[_article(mark["label"], names)].add(mark["group"])
    parts = {part["label"]: part for part in found["articles"] if part["label"] in names}
    missing = sorted(names - parts.keys())
    yield Check(f"{stage}: every article has a row", not missing, ", ".join(missing) or f"{len(parts)} of {len(names)}")
    for what, within, column, number in (
        ("brackets", BRACKETS_WITHIN, "open_brackets", lambda name: parts[name]["brackets"]),
        ("options", OPTIONS_WITHIN, "option_headers", lambda name: parts[name]["options"]),
        ("groups", OPTIONS_WITHIN, "adjacent_groups", lambda name: len(groups[name])),
    ):
        wanted = {row["article"]: int(row[column]) for row in rows if row["article"] in parts}
        off = {name: (number(name), right) for name, right in wanted.items() if number(name) != right}
        share = sum(abs(a - b) for a, b in off.values()) / max(1, sum(wanted.values()))
        listed = "".join(f"; {name} {is_} for {right}" for name, (is_, right) in off.items())
        yield Check(f"{stage}: {what} per article within {within:.0%}", share <= within, f"{share:.1%} off{listed}")
    named = {name for name, part in parts.items() if part["unbalanced"]}
    broken = {row["article"] for row in rows if int(row["unbalanced_numbered_paragraphs"])} & names
    # A bracket over two paragraphs makes both of them unbalanced, and the article not.
    uneven = {row["article"] for row in rows if row["open_brackets"] != row["close_brackets"]} & names
    silent = [stray for stray in found["unbalanced"] if not stray["label"]]
    yield Check(
        f"{stage}: the articles with unbalanced paragraphs are named, each bracket with its place",
        uneven <= named <= broken and not silent,
        f"{len(found['unbalanced'])} brackets in {len(named)} articles; "
        f"not named {sorted(uneven - named)}, named for nothing {sorted(named - broken)}",
    )


def _article(label: str, names: Iterable[str]) -> str:
    """Return the article that the name of a provision begins with: "Article 3 (2), second paragraph"."""
    if label.startswith("Recital"):
        return "Preamble"
    fitting = (name for name in names if re.match(rf"{re.escape(name)}(?![\w]|\s?(?:bis|ter)\b)", label))
    return max(fitting, key=len, default="")


def _fates(before: str, after: str, marks: Sequence[Mark], rows: Sequence[Row]) -> Iterator[Check]:
    numbered = {mark["ordinal"]: mark for mark in marks if mark["fate"] != "new" and mark["ordinal"] is not None}
    sure = [row for row in rows if row["confidence"] == "sure"]
    exact, rough, wrong = 0, 0, []
    for row in sure:
        mark = _mark_of(row, numbered)
        fate = mark["fate"] if mark else "not found"
        exact += fate == row["fate"]
        rough += _ROUGHLY.get(fate, fate) == _ROUGHLY.get(row["fate"], row["fate"])
        if fate != row["fate"]:
            wrong.append(f"#{row['ordinal']} {row['article']} “{row['first_10_words'][:30]}” {fate} for {row['fate']}")
    listed = "".join(f"\n         {line}" for line in wrong[:_LISTED])
    name = f"{before} -> {after}: fates of {len(sure)} brackets"
    yield Check(f"{name}, exactly, {EXACT}", exact >= EXACT * len(sure), f"{exact / len(sure):.3f}{listed}")
    yield Check(f"{name}, roughly, {ROUGH}", rough >= ROUGH * len(sure), f"{rough / len(sure):.3f}")


def _mark_of(row: Row, numbered: Mapping[int, Mark]) -> Mark | None:
    """Return the bracket that a reader meant: the nearest by number that begins with the same words."""
    ordinal, wanted = int(row["ordinal"]), _SIGNS.sub("", row["first_10_words"])[:20].casefold()
    near = sorted(range(ordinal - _SEARCHED, ordinal + _SEARCHED + 1), key=lambda n: abs(n - ordinal))
    for n in near:
        words = _SIGNS.sub("", numbered[n]["words"]).casefold() if n in numbered else ""
        if n in numbered and (words[: len(wanted)] == wanted or (words and wanted.startswith(words))):
            return numbered[n]
    return None


def _stages(files: Sequence[Path]) -> Iterator[Check]:
    """Check that each stage is written and read back, keeps its marks, and that redlines give it back."""
    drafts = {file.stem: read_file(file).draft for file in files}
    for name, draft in drafts.items():
        again, _ = parse(write(draft))
        yield Check(f"{name}: written and read back", again == draft, f"{len(draft.blocks)} lines")
        fates = Counter(item.fate for item in follow_marks(compare(draft, draft)).followed)
        yield Check(f"{name}: against itself every mark is kept", fates.keys() <= {Fate.KEPT}, f"{fates.total()} marks")
    for (one, before), (two, after) in pairwise(drafts.items()):
        redline = compare(before, after)
        same = [
            rebuild(redline, side) == [block for _, block in draft.blocks]
            for side, draft in zip(Side, (before, after), strict=True)
        ]
        swapped = {row.inverted() for row in compare(after, before).concordance} == set(redline.concordance)
        yield Check(
            f"{one} -> {two}: the redline gives both texts back",
            all(same),
            f"{len(before.blocks)} and {len(after.blocks)} lines",
        )
        yield Check(f"{one} -> {two}: swapping inverts", swapped, f"{len(redline.concordance)} rows")


def _in_finished_texts(data: Path) -> Check:
    """List the marks in texts without square brackets: an option, an alternative or an attribution there is false."""
    files = {file for pair in comparisons(data).values() for file in pair} | set(data.glob("texts/*/*"))
    searched, found = 0, []
    for file in sorted(files):
        if (
            file.is_file()
            and file.suffix != ".pdf"
            and not file.is_relative_to(data / "cases")
            and not file.name.startswith("README")
        ):
            draft = read_file(file).draft
            if not any(_BRACKET.search(block.text) for _, block in draft.blocks):
                searched += 1
                found += [f"{file.parent.name}/{file.name}: {mark.words}" for mark in marks_of(draft).marks]
    listed = "".join(f"\n         {line}" for line in found)
    return Check("no mark in texts without brackets", not found, f"{len(found)} in {searched} texts{listed}")
