"""Laws of "one answer" (design, section 6), checked on finished files by code that shares nothing with the program.

What changed is read from the redline as JSON, as any other program would read it, and from the finished page; the rows
of the table, its words and the figures above it are held against that. Nothing here asks the program what it means by
"unchanged", "dropped" or "probably".
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from email import message_from_bytes
from email.policy import default as mail_policy
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import html as lxml_html

from benchmarks.accept.check import Check, comparisons
from benchmarks.accept.source_words import words
from tracker.readers import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml import etree

    from tracker.model.draft import DraftText

FACTS = ("renumbered", "moved", "reworded", "split", "merged", "inserted", "deleted")
SURE = 0.70
"""Confidence from which a link is named without "probably" (glossary)."""
RUN = 5
"""Words in a row that count as the same words: the issue's measure of "its words went nowhere"."""
LIVES_ON = 0.6
"""Share of the words from which an article is not dropped: three fifths, the issue's measure."""
AGAIN = 4
"""Words in a row, struck and written again in one section, that are counted; three ("of the Party") recur by chance."""
AGAIN_FAULT = 8
"""Words in a row from which they are the same words, and not a formula that two sentences share."""
KNOWN_LIMITS = {5: 627, 6: 50}
"""Faults of a law that are known and explained in docs/one-answer.md; more than these fail the check."""
QUIET = frozenset({"label", "separator", "typography", "following"})
"""Marks at which a reader who goes from change to change does not stop; the page counts them apart."""
BRACKETS = frozenset({"bracket"})
"""Marks that are counted on their own where no word of the line changed."""
_CALL = "\ufffc"
_ZERO = re.compile(r"(?<![\d.,])0 ?%")

Row = dict[str, Any]


class Fault(NamedTuple):
    """A place where two answers contradict each other.

    Attributes:
        law: Number of the law, 1 to 7, as ``LAWS`` names it.
        kind: Kind of the fault, in a few words; the same for all texts.
        place: The provisions, and the words that show it.
    """

    law: int
    kind: str
    place: str


LAWS = {
    1: "a row is unchanged exactly if its redline has no mark",
    2: "every count equals the rows",
    3: "no article is called dropped or new whose words live on",
    4: "the levels do not contradict each other",
    5: "words that stay are not struck and written again",
    6: "nothing rests on 0 %, and the sides can be exchanged",
    7: "“probably” stands wherever a link is less than sure",
}


@dataclass(frozen=True)
class Answers:
    """The finished files of one comparison.

    Attributes:
        redline: The redline as JSON.
        table: The table of concordance of all levels, as CSV; empty if it was not made.
        page: The redline as a page; empty if it was not made.
        markdown: The redline as Markdown; empty if it was not made.
        mail: The redline as a mail; empty if it was not made.
        word: The redline as a Word file; empty if it was not made.
        terminal: The words that ``tracker compare --exit-code`` prints; empty if it was not run.
        terminal_table: The words that ``tracker concordance`` prints, a line a row; empty if it was not run.
        exit_code: The code with which it ended; None if it was not run.
    """

    redline: bytes
    table: bytes = b""
    page: bytes = b""
    markdown: bytes = b""
    mail: bytes = b""
    word: bytes = b""
    terminal: str = ""
    terminal_table: str = ""
    exit_code: int | None = None

    @cached_property
    def data(self) -> dict[str, Any]:
        """The redline."""
        return dict(json.loads(self.redline))

    @property
    def rows(self) -> list[Row]:
        """The rows of all levels."""
        return list(self.data["rows"])

    @cached_property
    def blocks(self) -> list[dict[str, Any]]:
        """The blocks of the text in reading order."""
        return [block for section in self.data["sections"] for block in section["blocks"]]

    def articles(self) -> list[Row]:
        """Return the rows of articles."""
        return [row for row in self.rows if row["level"] == "article"]


def answers(before: DraftText, after: DraftText, *, whole: bool = True) -> Answers:
    """Compare two texts, and make the files that are checked, in English whatever the language of the texts.

    Args:
        before: The text before.
        after: The text after.
        whole: Make all files; False for the JSON alone, which is quick.
    """
    import tracker  # noqa: PLC0415 – the laws themselves know nothing of the program

    redline = tracker.compare(before, after)
    made = Answers(tracker.render(redline, "json", language="en"))
    if not whole:
        return made
    page, markdown, mail, word = (
        tracker.render(redline, f, language="en") for f in ("html", "markdown", "eml", "docx")
    )
    table = tracker.render_table(redline, "csv", level="all", language="en")
    return replace(made, table=table, page=page, markdown=markdown, mail=mail, word=word)


def in_terminal(before: DraftText, after: DraftText) -> Answers:
    """Compare two texts, and run ``tracker compare --exit-code`` on them as files."""
    from click.testing import CliRunner  # noqa: PLC0415 – as above

    from tracker.cli import commands  # noqa: PLC0415
    from tracker.text.writer import write  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{name}.md" for name in ("before", "after")]
        for file, draft in zip(files, (before, after), strict=True):
            file.write_text(write(draft), encoding="utf-8")
        run = CliRunner().invoke(commands, ["compare", *map(str, files), "--exit-code"], env={"COLUMNS": "100"})
        table = CliRunner().invoke(commands, ["concordance", *map(str, files)], env={"COLUMNS": "80"}).stdout
    made = answers(before, after, whole=False)
    return replace(made, terminal=run.stdout, terminal_table=table, exit_code=run.exit_code)


def faults(found: Answers) -> list[Fault]:
    """Return every fault of one comparison, by law."""
    return [fault for law in _CHECKS for fault in law(found)]


# What the redline marks


def marks_of(block: dict[str, Any]) -> set[str]:
    """Return the kinds of mark that a block of the redline has; empty where a reader sees none.

    >>> place = {"mark": "text", "level": 0}
    >>> marks_of(
    ...     {"moved": False, "before": place, "after": place, "runs": [{"kind": "kept", "part": "text", "text": "a"}]}
    ... )
    set()
    """
    if block["before"] is None or block["after"] is None:
        calls = any(_CALL in run["text"] for run in block["runs"])
        return {"line", "note call"} if calls else {"line"}
    kinds = {"moved"} if block["moved"] else set()
    if any(block["before"][key] != block["after"][key] for key in ("mark", "level")):
        kinds.add("structure")
    for run in block["runs"]:
        if run["kind"] == "kept":
            continue
        if _CALL in run["text"]:
            kinds.add("note call")
        if not run["text"].replace(_CALL, "").strip() and _CALL in run["text"]:
            continue
        if run["part"] == "label":
            kinds.add("bracket" if run["manner"] == "bracket" else "label")
        elif run["part"] == "separator":
            kinds.add("separator")
        else:
            kinds.add(run["manner"])
    return kinds


def _own(eid: str) -> Iterator[str]:
    """Yield an address and those of all provisions that hold it, the outermost last."""
    parts = eid.split("__")
    for end in range(len(parts), 0, -1):
        yield "__".join(parts[:end])
    if parts[0] == "recs":
        yield "preamble"


class _Marks:
    """The marks of a redline by the provisions that hold them, on both sides."""

    def __init__(self, found: Answers) -> None:
        self.by_eid: dict[str, dict[str, set[str]]] = {"before": defaultdict(set), "after": defaultdict(set)}
        self.places: dict[str, dict[str, list[tuple[str | None, str]]]] = {
            "before": defaultdict(list),
            "after": defaultdict(list),
        }
        self.any: set[str] = set()
        self.quiet_lines = False
        self.bracket_lines = 0
        self._exact: dict[str, dict[str, set[str]]] = {"before": defaultdict(set), "after": defaultdict(set)}
        notes = {
            side: {b[side]["eid"]: b for b in found.blocks if b[side] and b[side]["mark"] == "note"}
            for side in ("before", "after")
        }
        self._pieces = {side: Counter(b[side]["order"] for b in found.blocks if b[side]) for side in notes}
        for section in found.data["sections"]:
            # A moved article has its badge above it; its lines stand together and have no mark of their own.
            self.any |= {"moved"} & set(section["facts"])
        for block in found.blocks:
            kinds = self._kinds(block)
            self.any |= kinds
            self.quiet_lines |= bool(kinds) and kinds <= QUIET and not block["change"]
            self.bracket_lines += "bracket" in kinds and kinds <= QUIET | BRACKETS and not block["change"]
            for side in ("before", "after"):
                if block[side] is None:
                    continue
                self._exact[side][block[side]["eid"]] |= kinds
                for holder in _own(block[side]["eid"]):
                    self.by_eid[side][holder] |= kinds
                    other = block["after" if side == "before" else "before"]
                    self.places[side][holder].append((other and other["eid"], block[side]["eid"]))
                for run in block["runs"]:
                    for number in run.get(f"calls_{side}", ()):
                        note = notes[side].get(f"note_{number}")
                        if note is not None and marks_of(note):
                            for holder in _own(block[side]["eid"]):
                                self.by_eid[side][holder].add("note")

    def _kinds(self, block: dict[str, Any]) -> set[str]:
        """Return the kinds of mark of a block, breaks included."""
        kinds = marks_of(block)
        sides = [side for side in ("before", "after") if block[side] is not None]
        if all(self._pieces[side][block[side]["order"]] == 1 for side in sides):
            return kinds
        # White space that went where a line was divided is part of the break.
        spaces = all(not run["text"].strip() for run in block["runs"] if run["manner"] == "typography")
        return kinds - ({"typography"} if spaces else set()) | {"break"}

    def of_own_lines(self, row: Row) -> bool:
        """Say whether the heading of a provision or one of its bare lines is marked, and not only what stands below."""
        return any(
            kinds and (eid == top or (_is_line(eid) and eid.rpartition("__")[0] == top))
            for side in ("before", "after")
            if (top := row[f"{side}_eid"])
            for eid, kinds in self._exact[side].items()
        )

    def of_row(self, row: Row) -> set[str]:
        """Return the kinds of mark in the provisions of a row."""
        before, after = row["before_eid"], row["after_eid"]
        if row["level"] in ("division", "annex"):
            exact = [(side, top) for side, top in (("before", before), ("after", after)) if top]
            own = [
                kinds
                for side, top in exact
                for eid, kinds in self._exact[side].items()
                if _is_covered_by(eid, top, self._exact[side] if row["level"] == "annex" else None)
            ]
            return set().union(*own)
        kinds = self.by_eid["before"].get(before, set()) | self.by_eid["after"].get(after, set())
        if before and after:
            elsewhere = any(not _within(there, after) for there, _ in self.places["before"][before] if there)
            elsewhere |= any(not _within(there, before) for there, _ in self.places["after"][after] if there)
            return kinds | ({"elsewhere"} if elsewhere else set())
        return set(kinds)


def _is_covered_by(eid: str, top: str, eids: Iterable[str] | None) -> bool:
    """Say whether the row of a division or annex covers an address: all in it that stands in no other row.

    The articles and divisions in it have rows; but the row of an annex without articles covers all of it. ``eids``
    are all addresses of the text, for an annex.
    """
    if not _within(eid, top):
        return False
    if eids is not None and not any(_within(other, top) and _ARTICLE.search(other, len(top)) for other in eids):
        return True
    return _ARTICLE.search(eid, len(top)) is None and _DIVISION.search(eid, len(top)) is None


_ARTICLE = re.compile(
    r"__(?:art|rule|regulation|principle|guideline|standard|cl|recommendation|objective|action|prov)_"
)
_DIVISION = re.compile(r"__(?:part|chp|sec|title|book|subsec|div)_")


def _is_line(eid: str) -> bool:
    """Say whether an address is that of a bare line, and no provision with a number."""
    return re.fullmatch(r"intro(~\d+)?|al_\d+|wrapup.*", eid.rsplit("__", 1)[-1]) is not None


def _within(eid: str, holder: str) -> bool:
    return holder in _own(eid)


def is_unchanged(row: Row) -> bool:
    """Say whether a row claims that nothing changed."""
    return bool(row["unchanged"])


_NAMES = {
    "words": "words",
    "punctuation": "punctuation",
    "bracket": "bracket",
    "typography": "typography",
    "following": "following",
    "break": "break",
    "note call": "note_call",
    "note": "note",
    "structure": "structure",
}
"""Kinds of mark that a row names, by the names here."""


# The laws


def _unchanged_exactly(found: Answers) -> Iterator[Fault]:
    marks = _Marks(found)
    for row in found.rows:
        kinds = marks.of_row(row)
        yield from _named_kinds(row, kinds)
        if is_unchanged(row):
            where = "" if marks.of_own_lines(row) else " (in what stands below it)"
            for kind in sorted(kinds):
                yield Fault(1, f"{row['level']} unchanged, yet marked{where}: {kind}", _name(row))
            continue
        if not (row["before_eid"] and row["after_eid"]):
            continue
        if not kinds and not row["split"] and not row["merged"] and not row["moved"]:
            yield Fault(1, f"{row['level']} changed, yet without any mark", _name(row))
        if row["renumbered"] and not kinds & {"label", "line", "separator"}:
            yield Fault(1, f"{row['level']} renumbered, yet no label is marked", _name(row))
    if found.page:
        yield from _page_marks(found)
    if found.table:
        yield from _table_words(found)


def _named_kinds(row: Row, kinds: set[str]) -> Iterator[Fault]:
    """Hold the facts and the kinds of change that a row names against each other, and against the marks."""
    facts = [fact for fact, value in row.items() if value is True and fact != "unchanged"]
    if not row.get("option") and is_unchanged(row) == bool(facts or row["changes"]):
        yield Fault(1, f"{row['level']}: “unchanged” contradicts the facts of the row", f"{_name(row)}: {facts}")
    if row["level"] != "article" or row["confidence"] is None or row["split"] or row["merged"]:
        return
    marked = {_NAMES[kind] for kind in kinds if kind in _NAMES}
    named = set(row["changes"]) & set(_NAMES.values())
    for kind in sorted(marked - named):
        yield Fault(1, f"article: {kind} is marked, and its row does not name it", _name(row))
    # A line that came or went is of the kind of its words; a label printed otherwise is typography.
    excused = ({"words", "punctuation", "typography"} if "line" in kinds else set()) | (
        {"typography"} if "label" in kinds else set()
    )
    for kind in sorted(named - marked - excused):
        yield Fault(1, f"article: its row names {kind}, and nothing is marked", _name(row))


class PageSection(NamedTuple):
    """A section of the finished page.

    Attributes:
        before: Its address before; None if it is new.
        after: Its address after; None if it was dropped.
        classes: The classes of its element, its facts among them.
        head: The words above its text: names, facts, remarks.
        marked: The first marked words in it; None where nothing is marked.
    """

    before: str | None
    after: str | None
    classes: frozenset[str]
    head: str
    marked: str | None


def page_sections(page: bytes) -> list[PageSection]:
    """Read the sections out of the finished page."""
    found = []
    for section in lxml_html.document_fromstring(page.decode()).iter("section"):
        classes = _classes(section)
        if "section" not in classes:
            continue
        ids = [section.get("id"), *(e.get("id") for e in section.iter("span") if "anchor" in _classes(e))]
        before, after = (next((i[2:] for i in ids if i and i.startswith(f"{side}-")), None) for side in "ba")
        marks = (e for e in section.iter() if e.tag in ("ins", "del") or "moved" in _classes(e))
        mark = next((e for e in marks if e is not section and "fact" not in _classes(e)), None)
        heads = [e for e in section.iter("div", "summary") if e.tag == "summary" or "eyebrow" in _classes(e)]
        words_above = " ".join(_words(e) for e in heads)
        found.append(PageSection(before, after, classes, words_above, None if mark is None else _words(mark)))
    return found


def _classes(element: etree._Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _page_marks(found: Answers) -> Iterator[Fault]:
    """Hold the badges of the page's sections against the marks inside them."""
    by_places = {(row["before_eid"], row["after_eid"]): row for row in found.rows}
    for section in page_sections(found.page):
        if "unchanged" in section.classes and section.marked is not None:
            place = f"{section.before} -> {section.after}: {section.marked[:80]}"
            yield Fault(1, "page: section unchanged, yet marked", place)
        row = by_places.get((section.before, section.after))
        if row is not None and ("unchanged" in section.classes) != is_unchanged(row):
            yield Fault(1, "page: badge of the section differs from the row", _name(row))


def _table_words(found: Answers) -> Iterator[Fault]:
    """Hold the words of the table against its rows."""
    cells, rows = _table_cells(found), found.rows
    if len(cells) != len(rows):
        yield Fault(2, "CSV and JSON have another number of rows", f"{len(cells)} and {len(rows)}")
        return
    for cell, row in zip(cells, rows, strict=True):
        if ("unchanged" in cell[2]) != is_unchanged(row):
            yield Fault(1, "table: “unchanged” differs from the row", f"{_name(row)}: {cell[2]}")


def _table_cells(found: Answers) -> list[list[str]]:
    """Return the rows of the table: before, after, change, basis; without its head and its notices."""
    lines = csv.reader(io.StringIO(found.table.decode("utf-8-sig")))
    return [line[:4] for line in lines][1:]


def _counts(found: Answers) -> Iterator[Fault]:
    summary, rows = found.data["summary"], found.articles()
    wanted = {
        "unchanged": len({row["after_eid"] for row in rows if is_unchanged(row)}),
        "inserted": sum(row["inserted"] for row in rows),
        "deleted": sum(row["deleted"] for row in rows),
        "split": len({row["before_eid"] for row in rows if row["split"]}),
        "merged": len({row["after_eid"] for row in rows if row["merged"]}),
    }
    for fact, count in wanted.items():
        if summary.get(fact, 0) != count:
            yield Fault(2, f"summary: {fact} is not the number of rows", f"{summary.get(fact, 0)} and {count}")
    read = _Marks(found)
    marks = read.any
    changes = {block["change"] for block in found.blocks if block["change"]}
    rest = [row for row in found.rows if not is_unchanged(row)]
    if bool(marks) != bool(rest):
        yield Fault(2, "rows and marks: one of them says that nothing changed", ", ".join(sorted(marks)))
    if bool(marks - QUIET - BRACKETS) != bool(changes):
        yield Fault(2, f"“Changes: {len(changes) and 'n'}”, yet marked: {', '.join(sorted(marks)) or 'nothing'}", "")
    if found.data["before"]["sha256"] != found.data["after"]["sha256"] and not marks:
        yield Fault(2, "the texts differ, yet nothing is marked", "")
    if found.exit_code is not None:
        if bool(found.exit_code) != bool(marks):
            yield Fault(2, "--exit-code differs from the marks", f"{found.exit_code}: {', '.join(sorted(marks))}")
        counts = re.search(r"^Articles: ([^.]*)", found.terminal, re.MULTILINE)
        printed = sorted(int(n) for n in re.findall(r"\d+", counts[1])) if counts else []
        if printed != sorted(summary.values()):
            yield Fault(2, "terminal: the figures differ from the JSON", f"{printed} and {summary}")
    yield from _rows_in_terminal(found)
    yield from _printed_counts(found, len(changes), quiet=read.quiet_lines)
    yield from _negotiation(found)
    yield from _printed_brackets(found, read.bracket_lines)


def _rows_in_terminal(found: Answers) -> Iterator[Fault]:
    if found.terminal_table:
        lines = found.terminal_table.partition("---\n")[2].splitlines()
        if (listed := sum(" → " in line for line in lines)) != len(found.articles()):
            yield Fault(2, "terminal: some row of the table has no line", f"{listed} and {len(found.articles())}")


def _printed_counts(found: Answers, changes: int, *, quiet: bool) -> Iterator[Fault]:
    summary = found.data["summary"]
    if found.page:
        page = lxml_html.document_fromstring(found.page.decode())
        figures = {
            fact: int(item.findtext("b") or -1)
            for figure_list in page.iter("ul")
            if "figures" in _classes(figure_list)
            for item in figure_list.iter("li")
            for fact in _classes(item)
        }
        if figures != summary:
            yield Fault(2, "page: the figures differ from the JSON", f"{figures} and {summary}")
        counts = " ".join(_words(e) for e in page.iter("p") if "counts" in _classes(e))
        printed = re.search(r"Changes: (\d+)", counts)
        if printed and int(printed[1]) != changes:
            yield Fault(2, "page: “Changes” differs from the JSON", f"{printed[1]} and {changes}")
        if quiet != (re.search(r"typographical differences: [1-9]", counts, re.IGNORECASE) is not None):
            yield Fault(
                2, "page: numbers that changed, or print, are marked and not counted, or the reverse", counts[:90]
            )
    numbers = sorted(summary.values())
    if found.markdown and found.data["before"]["sha256"] != found.data["after"]["sha256"]:
        head = found.markdown.decode().split("\n## ", 2)[1].split("\n**Key")[0]
        if sorted(int(n) for n in re.findall(r"\*\*(\d+)\*\* ", head)) != numbers and found.data["summary"]:
            yield Fault(2, "Markdown: the figures differ from the JSON", head.strip().replace("\n", " ")[:80])


def _negotiation(found: Answers) -> Iterator[Fault]:
    """Hold the numbers of brackets against the texts, and the fates of the marks against each other."""
    data = found.data["negotiation"]
    for side in ("before", "after"):
        absent = "inserted" if side == "before" else "deleted"
        runs = (run for block in found.blocks for run in block["runs"] if block[side] and run["kind"] != absent)
        signs = sum(len(_OPENING.findall(run["text"])) for run in runs)
        if data[side]["brackets"] > signs:
            yield Fault(2, "more brackets than the text has", f"{side}: {data[side]['brackets']} and {signs}")
    old = [mark for mark in data["fates"] if mark["fate"] != "new"]
    if data["fates"] and sum(mark["ordinal"] is not None for mark in old) != data["before"]["brackets"]:
        yield Fault(2, "brackets before without a fate", f"{data['before']['brackets']} and {len(old)}")
    chosen = {mark["choice"] for mark in old if mark["fate"] == "chosen"}
    for mark in old:
        if mark["fate"] == "rejected" and mark["choice"] not in chosen:
            yield Fault(4, "an alternative fell to none that was chosen", f"{mark['eid']}: {mark['words']}")


def _printed_brackets(found: Answers, lines: int) -> Iterator[Fault]:
    """Hold the printed numbers of brackets, and of lines in which brackets alone were lifted or set."""
    numbers = tuple(str(found.data["negotiation"][side]["brackets"]) for side in ("before", "after"))
    page = re.sub("<[^>]+>", "", found.page.decode())
    for name, text in (("page", page), ("Markdown", found.markdown.decode()), ("terminal", found.terminal)):
        printed = _BRACKETS_LINE.search(text)
        if text and (printed.groups() if printed else ("0", "0")) != numbers:
            yield Fault(2, f"{name}: the numbers of brackets differ from the JSON", f"{printed} and {numbers}")
    counted = re.search(r"brackets alone were lifted or set: (\d+)", page)
    if page and int(counted[1] if counted else 0) != lines:
        yield Fault(2, "page: the lines with brackets alone are not counted", f"{counted} and {lines}")


_OPENING = re.compile("[\\[［【]")
_BRACKETS_LINE = re.compile(r"Brackets: (\d+) before, (\d+) now")


def _lives_on(found: Answers) -> Iterator[Fault]:
    sides = {"before": "after", "after": "before"}
    texts = {side: _article_words(found, side) for side in sides}
    for side, other in sides.items():
        there = {eid: _runs_of(text) for eid, text in texts[other].items()}
        for row in found.articles():
            if row[f"{other}_eid"] is not None:
                continue
            text = texts[side].get(row[f"{side}_eid"], [])
            if len(text) < RUN:
                continue
            share, best = max(((_covered(text, runs), eid) for eid, runs in there.items()), default=(0.0, ""))
            if share >= LIVES_ON:
                verb = "dropped" if side == "before" else "new"
                place = f"{row[f'{side}_eid']}: {share:.0%} of {len(text)} words stand in {best}"
                yield Fault(3, f"article {verb}, yet its words live on", place)


def _article_words(found: Answers, side: str) -> dict[str, list[str]]:
    """Return the words of each article on one side, its label excepted."""
    keys = {row[f"{side}_eid"] for row in found.articles()}
    texts: dict[str, list[str]] = {eid: [] for eid in keys if eid}
    ordered = sorted((b for b in found.blocks if b[side]), key=lambda b: (b[side]["order"], b[side].get("piece", 0)))
    absent = "inserted" if side == "before" else "deleted"
    for block in ordered:
        holder = next((eid for eid in _own(block[side]["eid"]) if eid in texts), None)
        if holder is not None:
            runs = [r["text"] for r in block["runs"] if r["kind"] != absent and r["part"] != "label"]
            texts[holder] += _fold("".join(runs))
    return texts


def _fold(text: str) -> list[str]:
    return [word.casefold() for word in words(text)]


def _runs_of(text: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(text[at : at + RUN]) for at in range(len(text) - RUN + 1)}


def _covered(text: Sequence[str], runs: set[tuple[str, ...]]) -> float:
    """Return the share of the words that stand in runs of :data:`RUN` which the other text has too."""
    covered = [False] * len(text)
    for at in range(len(text) - RUN + 1):
        if tuple(text[at : at + RUN]) in runs:
            covered[at : at + RUN] = [True] * RUN
    return sum(covered) / len(text)


_BELOW = ("paragraph", "subparagraph")


def _levels(found: Answers) -> Iterator[Fault]:
    articles = found.articles()
    links = {(row["before_eid"], row["after_eid"]) for row in articles}
    tops = {side: {row[f"{side}_eid"] for row in articles} - {None} for side in ("before", "after")}
    home = {side: _home(tops[side]) for side in tops}
    states = {
        **{("before", r["before_eid"]): "dropped" for r in articles if r["deleted"]},
        **{("after", r["after_eid"]): "new" for r in articles if r["inserted"]},
    }
    same = {(r["before_eid"], r["after_eid"]) for r in articles if is_unchanged(r)}
    for row in found.rows:
        if row["level"] not in _BELOW:
            continue
        pair = home["before"](row["before_eid"]), home["after"](row["after_eid"])
        if row["before_eid"] and row["after_eid"] and all(pair) and pair not in links:
            state = states.get(("before", pair[0])) or states.get(("after", pair[1])) or "linked elsewhere"
            yield Fault(4, f"a {row['level']} went where no row of its article leads ({state})", _name(row))
        if not is_unchanged(row) and all(pair) and pair in same:
            yield Fault(4, f"article unchanged, yet its {row['level']} is not", _name(row))
    for block in found.blocks:
        if not (block["before"] and block["after"]) or block["before"]["mark"] in ("heading", "note"):
            continue
        pair = home["before"](block["before"]["eid"]), home["after"](block["after"]["eid"])
        kept = _fold(" ".join(r["text"] for r in block["runs"] if r["kind"] == "kept" and r["part"] == "text"))
        if all(pair) and pair not in links and len(kept) >= RUN:
            place = f"{block['before']['eid']} -> {block['after']['eid']}: {' '.join(kept[:8])}"
            yield Fault(4, "a line went where no row of its article leads", place)
    yield from _kept_words_of_one_sided(found)


def _home(tops: set[str]) -> Callable[[str | None], str | None]:
    return lambda eid: next((holder for holder in _own(eid) if holder in tops), None) if eid else None


def _kept_words_of_one_sided(found: Answers) -> Iterator[Fault]:
    """Find paragraphs that are called dropped or new while the redline keeps most of their words."""
    for side, fact in (("before", "deleted"), ("after", "inserted")):
        kept: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for block in found.blocks:
            if block[side] is None:
                continue
            absent = "inserted" if side == "before" else "deleted"
            for run in block["runs"]:
                if run["kind"] != absent and run["part"] == "text":
                    size = len(words(run["text"]))
                    for holder in _own(block[side]["eid"]):
                        total[holder] += size
                        kept[holder] += size if run["kind"] == "kept" else 0
        for row in found.rows:
            eid = row[f"{side}_eid"]
            if (
                row[fact]
                and row["level"] in (*_BELOW, "article", "recital")
                and kept[eid] >= max(RUN, LIVES_ON * total[eid])
            ):
                name = "dropped" if fact == "deleted" else "new"
                yield Fault(4, f"{row['level']} {name}, yet the redline keeps its words", f"{eid}: {kept[eid]} words")


def _struck_and_written(found: Answers) -> Iterator[Fault]:
    for section in found.data["sections"]:
        for run in again(section):
            if len(run) >= AGAIN_FAULT:
                yield Fault(5, "struck and written again", f"{section['name']}: {' '.join(run[:12])}")


def again(section: dict[str, Any]) -> list[list[str]]:
    """Return the runs of at least :data:`AGAIN` words that one section strikes and writes again, in the same order."""
    struck: list[str] = []
    written: list[str] = []
    by_side = {
        side: sorted(
            (b for b in section["blocks"] if b[side]), key=lambda b: (b[side]["order"], b[side].get("piece", 0))
        )
        for side in ("before", "after")
    }
    for side, kind, row in (("before", "deleted", struck), ("after", "inserted", written)):
        for block in by_side[side]:
            for run in block["runs"]:
                if run["kind"] == kind and run["part"] == "text":
                    row += [*_fold(run["text"]), f"|{len(row)}{kind}"]
    blocks = SequenceMatcher(None, struck, written, autojunk=False).get_matching_blocks()
    return [struck[m.a : m.a + m.size] for m in blocks if m.size >= AGAIN]


def _nothing_in_common(found: Answers) -> Iterator[Fault]:
    for row in found.rows:
        zeros = len(_ZERO.findall(row["reason"]))
        if zeros:
            yield Fault(
                6,
                f"a row rests on 0 % on {'both sides' if zeros > 1 else 'one side'}",
                f"{_name(row)}: {row['reason']}",
            )
    for row in found.data["nearest"]:
        if len(_ZERO.findall(row["reason"])):
            yield Fault(6, "a nearest provision at 0 %", f"{row['before_eid']} ~ {row['after_eid']}: {row['reason']}")


def _probably(found: Answers) -> Iterator[Fault]:
    unsure = [r for r in found.rows if r["confidence"] is not None and r["confidence"] < SURE]
    if found.table:
        for cell, row in zip(_table_cells(found), found.rows, strict=False):
            if row["confidence"] is not None and row["confidence"] < SURE and "probably" not in " ".join(cell):
                yield Fault(7, "table (CSV): no “probably”", _name(row))
    if found.terminal_table:
        doubtful = [row for row in unsure if row["level"] == "article"]
        times = found.terminal_table.count("probably; ")
        if times != len(doubtful):
            yield Fault(
                7, "terminal: “probably” differs from the rows", f"{times} times, {len(doubtful)} doubtful rows"
            )
    if found.page:
        yield from _probably_on_page(found, unsure)
    sections = {(section["before_eid"], section["after_eid"]) for section in found.data["sections"]}
    heads = sum((row["before_eid"], row["after_eid"]) in sections for row in unsure)
    for name, text in (
        ("Markdown", _markdown_text(found)),
        ("mail", _mail_page(found)),
        ("Word", _word_remarks(found)),
    ):
        if text is not None and text.casefold().count("probably") < heads:
            place = f"{heads} doubtful heads, {text.casefold().count('probably')} times"
            yield Fault(7, f"{name}: not every doubtful head says “probably”", place)


def _markdown_text(found: Answers) -> str | None:
    """Return what stands below the table; None if there is no Markdown."""
    return found.markdown.decode().partition("<!-- The treaty text begins -->")[2] if found.markdown else None


def _mail_page(found: Answers) -> str | None:
    """Return the page that the mail shows; None if there is no mail."""
    if not found.mail:
        return None
    parts = message_from_bytes(found.mail, policy=mail_policy).walk()
    return next(str(part.get_content()) for part in parts if part.get_content_type() == "text/html")


def _word_remarks(found: Answers) -> str | None:
    """Return the comments beside the text of the Word file; None if there is no Word file."""
    if not found.word:
        return None
    with zipfile.ZipFile(io.BytesIO(found.word)) as package:
        names = [name for name in package.namelist() if name.endswith("comments.xml")]
        return "".join(re.sub("<[^>]+>", "", package.read(name).decode()) for name in names)


def _probably_on_page(found: Answers, unsure: list[Row]) -> Iterator[Fault]:
    heads = {(section.before, section.after): section.head.casefold() for section in page_sections(found.page)}
    for row in unsure:
        if "probably" not in heads.get((row["before_eid"], row["after_eid"]), "probably"):
            place = f"{_name(row)} ({row['confidence']})"
            yield Fault(7, f"page: head of the {row['level']} without “probably”", place)


def swapped(there: Answers, back: Answers) -> Iterator[Fault]:
    """Yield the rows that are not the same, turned round, when the sides are exchanged."""
    turned = {(_turned(row), row["confidence"]) for row in there.rows}
    found = {(_key(row), row["confidence"]) for row in back.rows}
    for key, _ in sorted(turned ^ found, key=repr)[:3]:
        yield Fault(6, "exchanging the sides does not invert the row", str(key))


def _key(row: Row) -> tuple[Any, ...]:
    return row["level"], row["before_eid"], row["after_eid"], *(bool(row[fact]) for fact in FACTS)


def _turned(row: Row) -> tuple[Any, ...]:
    facts = {
        **row,
        "split": row["merged"],
        "merged": row["split"],
        "inserted": row["deleted"],
        "deleted": row["inserted"],
    }
    return row["level"], row["after_eid"], row["before_eid"], *(bool(facts[fact]) for fact in FACTS)


def struck_words(found: Answers) -> tuple[int, int, int]:
    """Return how many words are struck, how many written, and how many are both in one place, in runs.

    White space, labels and notes' calls are no words.
    """
    size: Counter[str] = Counter()
    for block in found.blocks:
        for run in block["runs"]:
            if run["part"] == "text":
                size[run["kind"]] += len(words(run["text"]))
    return size["deleted"], size["inserted"], sum(len(run) for s in found.data["sections"] for run in again(s))


def _name(row: Row) -> str:
    return f"{row['before_eid']} -> {row['after_eid']}"


_CHECKS = (
    _unchanged_exactly,
    _counts,
    _lives_on,
    _levels,
    _struck_and_written,
    _nothing_in_common,
    _probably,
)


def check(data: Path) -> list[Check]:
    """Hold every law on every pair of texts below the data; a law that fails names its first faults."""
    found: dict[int, list[tuple[str, Fault]]] = {law: [] for law in LAWS}
    struck = written = twice = 0
    pairs = comparisons(data)
    for name, files in pairs.items():
        before, after = (read_file(file).draft for file in files)
        there, back = answers(before, after), answers(after, before, whole=False)
        same = answers(before, before, whole=False)
        for fault in [*faults(there), *swapped(there, back), *faults(same)]:
            found[fault.law].append((name, fault))
        size = struck_words(there)
        struck, written, twice = struck + size[0], written + size[1], twice + size[2]
    checks = []
    for law, wrong in found.items():
        kinds = Counter(fault.kind for _, fault in wrong).most_common(3)
        first = "; ".join(f"{count} x {kind}" for kind, count in kinds)
        passed = len(wrong) <= KNOWN_LIMITS.get(law, 0)
        checks.append(Check(f"{LAWS[law]} ({len(pairs)} comparisons)", passed, first or "holds"))
    figure = f"{struck:,} struck, {written:,} written, {twice:,} of them the same words in the same order"
    return [*checks, Check("words marked over all comparisons", True, figure)]
