"""The worst that can be asked: texts on which programs that compare grow with the square, beside an ordinary one.

Run with: ``python -m benchmarks.speed.worst DATA``. Each case is as large as the ordinary text beside it, the first
articles of a code and what became of them. Every report is read back by the command that makes it.
"""

from __future__ import annotations

import lzma
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.speed import report
from benchmarks.speed.measure import run
from benchmarks.speed.programs import OURS, job, squeezed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LIMIT = 600.0
"""Seconds after which a case is given up."""

_WORDS = (
    "party state shall right law treaty court report measure body public order person court child labour notice term"
    " article council member national rule duty claim term period union accord office judge record value trade"
)


def _sentence(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS.split(), k=count))


def _reworded(text: str, chance: random.Random, share: float) -> str:
    """A text with some of its words exchanged."""
    words = _WORDS.split()
    return " ".join(chance.choice(words) if chance.random() < share else word for word in text.split(" "))


def _articles(bodies: Iterator[str]) -> str:
    return "".join(f"Article {n}\n\n{body}\n\n" for n, body in enumerate(bodies, 1))


def repetitive(chance: random.Random) -> tuple[str, str]:
    """The same two sentences over and over, in long paragraphs, here and there a word exchanged."""
    line = "The State Party shall report to the Council and the Council shall report to the State Party. " * 40
    return (
        _articles(line.strip() for _ in range(250)),
        _articles(_reworded(line.strip(), chance, 0.02) for _ in range(250)),
    )


def one_paragraph(chance: random.Random) -> tuple[str, str]:
    """One article with one paragraph of 200,000 words, of which each twentieth is exchanged."""
    body = _sentence(chance, 200_000)
    return f"Article 1\n\n{body}\n", f"Article 1\n\n{_reworded(body, chance, 0.05)}\n"


def identical(chance: random.Random) -> tuple[str, str]:
    """20,000 articles that say the same, some taken out and some put in after."""
    body = "The costs are borne by the States Parties."
    after = [body] * 20_100
    for place in chance.sample(range(len(after)), 200):
        after[place] = "The costs are borne by nobody."
    return _articles(body for _ in range(20_000)), _articles(iter(after))


def rewritten(chance: random.Random) -> tuple[str, str]:
    """2,000 articles, and 2,000 with which they have nothing in common but words."""
    before, after = (_articles(_sentence(chance, 60) for _ in range(2_000)) for _ in range(2))
    return before, after


def one_line(chance: random.Random) -> tuple[str, str]:
    """One line of 5 MB without a heading, each fiftieth word exchanged."""
    body = _sentence(chance, 830_000)
    return body, _reworded(body, chance, 0.02)


def no_article(chance: random.Random) -> tuple[str, str]:
    """10,000 lines and no heading; each tenth reworded, each hundredth gone."""
    lines = [_sentence(chance, 30) for _ in range(10_000)]
    after = [_reworded(line, chance, 0.1 * (chance.random() < 0.1)) for line in lines if chance.random() > 0.01]
    return "\n\n".join(lines), "\n\n".join(after)


def few_sentences(chance: random.Random) -> tuple[str, str]:
    """One paragraph of 200,000 words made of ten sentences over and over, each twentieth another one of them."""
    sentences = [_sentence(chance, 10) + "." for _ in range(10)]
    before = [sentences[n % 10] for n in range(20_000)]
    after = [chance.choice(sentences) if chance.random() < 0.05 else item for item in before]
    return f"Article 1\n\n{' '.join(before)}\n", f"Article 1\n\n{' '.join(after)}\n"


def few_lines(chance: random.Random) -> tuple[str, str]:
    """20,000 lines without a heading, of which there are ten different ones, each twentieth another one of them."""
    lines = [_sentence(chance, 10) + "." for _ in range(10)]
    before = [lines[n % 10] for n in range(20_000)]
    after = [chance.choice(lines) if chance.random() < 0.05 else item for item in before]
    return "\n".join(before), "\n".join(after)


def rewritten_lines(chance: random.Random) -> tuple[str, str]:
    """5,000 lines without a heading, and 5,000 with which they have nothing in common but words."""
    before, after = ("\n".join(_sentence(chance, 30) for _ in range(5_000)) for _ in range(2))
    return before, after


CASES: tuple[Callable[[random.Random], tuple[str, str]], ...] = (
    repetitive, one_paragraph, identical, rewritten, one_line, no_article, few_sentences, few_lines, rewritten_lines,
)  # fmt: skip


def ordinary(data: Path, size: int) -> tuple[str, str]:
    """The beginning of a code in two years, of about so many characters in both."""
    folder = data / "benchmark" / "speed"
    texts = [lzma.decompress((folder / f"large_real.{side}.txt.xz").read_bytes()).decode() for side in ("old", "new")]
    cuts = [text.rfind("\nArticle ", 0, size // 2) for text in texts]
    return texts[0][: cuts[0]], texts[1][: cuts[1]]


def measured(data: Path, wanted: Sequence[str] = ()) -> Iterator[dict[str, str | float]]:
    """Measure the cases of these names, or all.

    Yields:
        Of each ``what`` it is, its ``bytes``, ``seconds`` of the processor, those of an ordinary text (``usual``),
        and whether its page gives both texts ``back``.
    """
    usual: dict[int, float] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        for case in CASES:
            if wanted and case.__name__ not in wanted:
                continue
            texts = case(random.Random(1))
            size = sum(len(text.encode()) for text in texts)
            spent, whole = _spent(texts, folder)
            key = round(size, -5)  # Cases of about one size share their ordinary text.
            if key not in usual:
                usual[key] = _spent(ordinary(data, size), folder)[0]
            what = (case.__doc__ or "").split(".")[0]
            yield {"what": what, "bytes": size, "seconds": spent, "usual": usual[key], "back": whole}


def main(data: Path, wanted: list[str]) -> int:
    """Measure the cases of these names, or all, and print Markdown; gives the exit code."""
    if not (data / "benchmark" / "speed" / "large_real.old.txt.xz").exists():
        sys.stderr.write(f"Error: {data} has no benchmark/speed/.\nWhat to do: name the folder of the data.\n")
        return 2
    print(report.worst({"worst": list(measured(data, wanted))}))
    return 0


def _spent(texts: tuple[str, str], folder: Path) -> tuple[float, str]:
    """Processor seconds of our whole job, and whether its page gives both texts back."""
    files = [folder / f"{side}.txt" for side in ("old", "new")]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    out = folder / "out.html"
    done = run(job("tracker")(files[0], files[1], out), out=folder / "told", limit=LIMIT)
    if not done.done:
        return done.cpu, "stopped"
    return done.cpu, "yes" if OURS.texts(out) == tuple(map(squeezed, texts)) else "no"


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("Usage: python -m benchmarks.speed.worst DATA [CASE …]")
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
