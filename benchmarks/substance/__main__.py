"""Our rules against labels made by reading: ``python -m benchmarks.substance DATA [--list]``.

DATA holds ``texts/`` and ``benchmark/`` as their READMEs describe. Prints precision and recall for each class, by
language and by draw, and the precision of judged findings over all texts; with ``--list`` also what is wrong and what
was missed, by address. Leaves with exit code 2 if the data is missing.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.substance.findings import findings
from benchmarks.substance.judged import precision, verdicts
from benchmarks.substance.labels import HERE, found, labels, pairs
from benchmarks.substance.measures import NOT_CLASSES, Claim, Outcome, Share, classes_of, outcome
from tracker.errors import InputError


def main(data: Path, *, listed: bool) -> int:
    """Measure everything on this data; gives the exit code."""
    if not (data / "benchmark" / "mapping").is_dir() or not (data / "texts").is_dir():
        sys.stderr.write(
            f"Error: {data} has no texts/ and benchmark/mapping/.\nWhat to do: name the folder of the data.\n"
        )
        return 2
    for table in sorted(HERE.glob("labels_*.tsv")):
        try:
            _table(data, table, listed=listed)
        except InputError as error:
            print(f"\n## {table.stem}: cannot be used\n\n{error}")
    judged = HERE / "judged.tsv"
    if judged.exists():
        _judged(data, judged)
    return 0


def _table(data: Path, table: Path, *, listed: bool) -> None:
    read = labels(table)
    places = set(found(data, read))
    at = [one for pair in sorted({place.pair for place in places}) for one in findings(data, pair)]
    claims = {one.claim for one in at}
    whole = outcome(read, claims)
    print(f"\n## {table.stem}: {len(places)} changes\n")
    _rows(whole, classes_of(read, claims))
    for title, key in (("Language", "language"), ("Draw", "drawn")):
        print(f"\n| {title} | precision | recall |\n|---|---|---|")
        for value in sorted({getattr(label, key) for label in read}):
            part = whole.of(places={label.place for label in read if getattr(label, key) == value})
            print(f"| {value} | {part.precision} | {part.recall} |")
    style = {label.place for label in read if label.sure and label.name in ("style", "none")}
    print(
        f"\nOf {len(style)} changes of style alone, {len({c.place for c in whole.wrong if c.place in style})} are told."
    )
    if listed:
        _listed("Wrong", whole.wrong, {one.claim: one.words for one in at})
        cues = {
            Claim(one.place, one.name): (one.cue_before, one.cue_after) for one in read if one.name not in NOT_CLASSES
        }
        _listed("Missed", whole.missed, cues)


def _rows(whole: Outcome, names: list[str]) -> None:
    print("| Class | precision | recall |\n|---|---|---|")
    for name in names:
        part = whole.of({name})
        print(f"| {name} | {part.precision} | {part.recall} |")
    print(f"| all | {whole.precision} | {whole.recall} |")


def _listed(title: str, claims: frozenset[Claim], words: dict[Claim, tuple[str, str]]) -> None:
    print(f"\n### {title}\n")
    for claim in sorted(claims, key=lambda claim: (claim.name, str(claim.place))):
        before, after = words[claim]
        print(f"- {claim.name}: {claim.place}: “{before}” > “{after}”")


def _judged(data: Path, table: Path) -> None:
    read = verdicts(table)
    at = [
        one
        for pair in sorted({verdict.place.pair for verdict in read} & set(pairs(data)))
        for one in findings(data, pair)
    ]
    for drawn_in in sorted({verdict.drawn_in for verdict in read}):
        part = [verdict for verdict in read if verdict.drawn_in == drawn_in]
        print(f"\n## Findings judged in round {drawn_in}: {len(part)}\n")
        print("| Class | right, as they were read | right, of those still told |\n|---|---|---|")
        now = precision(part, at)
        for name, share in precision(part).items():
            print(f"| {name} | {share} | {now.get(name, Share(0, 0))} |")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--list"]
    if len(arguments) != 1:
        sys.exit("Usage: python -m benchmarks.substance DATA [--list]")
    sys.exit(main(Path(arguments[0]), listed="--list" in sys.argv))
