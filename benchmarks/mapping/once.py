"""One measurement of speed, in a process that does nothing else.

Run with: ``python -m benchmarks.mapping.once ENGINE DIR``, where DIR holds ``old.txt``, ``new.txt`` and
``links.json``. Prints the figures as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks.mapping.data import articles
from benchmarks.mapping.measures import Pair, Truth, score
from benchmarks.processor import spent
from tracker.diff.match.provisions import match_provisions
from tracker.model.draft import DraftText
from tracker.model.provision import ProvisionKind
from tracker.readers import read_bytes

Job = Callable[[], AbstractSet[Pair]]
"""From two read texts to the positions of articles that are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The time and memory of one run.

    Attributes:
        size: Bytes of both texts.
        reading: CPU seconds from these bytes to drafts, the same for all engines.
        matching: CPU seconds from drafts (a baseline: from the texts of their articles) to links.
        floor: Peak of resident bytes once all was imported and the texts were read from the disk.
        read: That peak once the drafts were there.
        peak: That peak at the end.
        f1: How near the links come to the known ones.
    """

    size: int
    reading: float
    matching: float
    floor: int
    read: int
    peak: int
    f1: float

    @property
    def job(self) -> float:
        """Seconds for both."""
        return self.reading + self.matching

    @property
    def memory_read(self) -> float:
        """The peak memory of reading, as a multiple of the size of the texts."""
        return (self.read - self.floor) / self.size

    @property
    def memory(self) -> float:
        """The peak memory of reading and matching, as a multiple of the size of the texts."""
        return (self.peak - self.floor) / self.size


def tracker(before: DraftText, after: DraftText) -> Job:
    """Our engine."""
    old, new = [{article.eid: at for at, article in enumerate(draft.articles)} for draft in (before, after)]
    return lambda: {
        (old[link.before], new[link.after])
        for link in match_provisions(before, after).links
        if link.level is ProvisionKind.ARTICLE
    }


def sparse(before: DraftText, after: DraftText) -> Job:
    """TF-IDF with sparse assignment."""
    return partial(import_module(TFIDF).sparse_assignment, articles(before), articles(after))


def full(before: DraftText, after: DraftText) -> Job:
    """The same by all words and word pairs."""
    return partial(import_module(TFIDF).full_sparse_assignment, articles(before), articles(after))


TFIDF = "benchmarks.mapping.tfidf"
ENGINES = {"tracker": tracker, "full": full, "sparse": sparse}


def measured(engine: str, folder: Path) -> Figures:
    """Read, match, and take the figures."""
    if engine != "tracker":
        import_module(TFIDF)
    sources = [(folder / f"{side}.txt").read_bytes() for side in ("old", "new")]
    floor = peak()
    started = spent()
    before, after = (read_bytes(source, "text.txt").draft for source in sources)
    reading = spent() - started
    read = peak()
    links = {(a, b) for a, b in json.loads((folder / "links.json").read_text(encoding="utf-8"))}
    job = ENGINES[engine](before, after)
    started = spent()
    found = job()
    matching = spent() - started
    return Figures(
        size=sum(map(len, sources)),
        reading=reading,
        matching=matching,
        floor=floor,
        read=read,
        peak=peak(),
        f1=score(Truth(frozenset(links)), found).f1 or 0.0,
    )


def peak() -> int:
    """The most bytes this program held in memory so far; Linux only.

    ``resource.getrusage`` would not do: what it tells begins with what the starting program held.
    """
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise OSError("/proc/self/status tells no peak of memory")


if __name__ == "__main__":
    print(json.dumps(asdict(measured(sys.argv[1], Path(sys.argv[2])))))
