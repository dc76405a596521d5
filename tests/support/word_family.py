"""A family of small Word files with known content: ways of numbering, languages, notes, tracked changes.

What a file must be read as is worked out here from what was put into it, with figures that are written out by hand;
nothing of the readers is asked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.support.word_files import call, docx, levels, mark, note, numbering, p, r
from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIGURES = {
    "decimal": "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
    "lowerLetter": "a b c d e f g h i j k l m n o p q r s t",
    "lowerRoman": "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx",
    "upperLetter": "A B C D E F G H I J K L M N O P Q R S T",
    "upperRoman": "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX",
    "russianLower": "а б в г д е ж з и к л м н о п р с т у ф",
    "arabicAbjad": "أ ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر",
    "arabicAlpha": "أ ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف",
    "hindiNumbers": "١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ١٠ ١١ ١٢ ١٣ ١٤ ١٥ ١٦ ١٧ ١٨ ١٩ ٢٠",
    "chineseCounting": "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十",
}

Levels = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Language:
    """Labels by depth, a title, and a sentence without its end; ``ends`` of what introduces, goes on, and ends."""

    levels: Levels
    title: str
    words: str
    ends: tuple[str, str, str] = (":", ";", ".")


LANGUAGES = {
    "en": Language((("decimal", "Article %1"), ("decimal", "%2."), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)")),
                   "Scope of this Declaration", "States shall keep the peace"),
    "fr": Language((("decimal", "Article %1"), ("decimal", "%2."), ("lowerLetter", "%3)"), ("lowerRoman", "%4)")),
                   "Champ d’application", "Les États préservent la paix", (" :", " ;", ".")),
    "es": Language((("decimal", "Artículo %1"), ("decimal", "%2."), ("lowerLetter", "%3)"), ("lowerRoman", "%4)")),
                   "Ámbito de aplicación", "Los Estados mantendrán la paz"),
    "ru": Language((("decimal", "Статья %1"), ("decimal", "%2."), ("russianLower", "%3)"), ("lowerRoman", "%4)")),
                   "Сфера применения", "Государства поддерживают мир"),
    "ar": Language((("decimal", "المادة %1"), ("decimal", "%2."), ("arabicAbjad", "(%3)"), ("hindiNumbers", "(%4)")),
                   "نطاق التطبيق", "تحافظ الدول على السلام", (":", "؛", ".")),
    "ar (alphabet)": Language(
        (("hindiNumbers", "المادة %1"), ("hindiNumbers", "%2."), ("arabicAlpha", "(%3)"), ("lowerRoman", "(%4)")),
        "نطاق التطبيق", "تحافظ الدول على السلام", (":", "؛", ".")),
    "zh": Language(
        (("chineseCounting", "第%1条"), ("chineseCounting", "（%2）"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)")),
        "适用范围", "各国应维护和平", ("：", "；", "。")),
}  # fmt: skip

WAYS = (
    "typed", "one list", "styles", "styles that the list names", "a style's list", "a list for each depth",
    "begun anew in each article", "1.1", "begun later", "begun later by a number of the list",
)  # fmt: skip
"""How the paragraphs come by their labels."""

NOTES = ("none", "footnotes", "endnotes", "both")
STATES = ("kept", "inserted", "deleted", "moved away", "moved here", "joined to the next", "parted from the next")
"""What became of a whole paragraph, or of the mark at its end."""

_OF_PARAGRAPH = {"inserted": "ins", "deleted": "del", "moved away": "moveFrom", "moved here": "moveTo"}
_OF_MARK = {**_OF_PARAGRAPH, "joined to the next": "del", "parted from the next": "ins"}
_ABSENT = {"final": {"del", "moveFrom"}, "original": {"ins", "moveTo"}}


@dataclass(frozen=True)
class Para:
    """A paragraph: depth from 0, None without number; pieces of words, each kept ("") or ``ins`` or ``del``."""

    depth: int | None
    pieces: tuple[tuple[str, str], ...] = ()
    state: str = "kept"


@dataclass(frozen=True)
class Content:
    """What is put into a file; ``notes`` says of what kind the calls in the words are."""

    language: str
    way: str
    notes: str
    paragraphs: tuple[Para, ...]

    @property
    def levels(self) -> Levels:
        """Form and pattern of each depth."""
        own = LANGUAGES[self.language].levels
        return (own[0], ("decimal", "%1.%2"), *own[2:]) if self.way == "1.1" else own

    @property
    def starts(self) -> tuple[int, ...]:
        """The first number of each depth."""
        return (4, 3, 2, 1) if self.way.startswith("begun later") else (1, 1, 1, 1)


@dataclass(frozen=True)
class Read:
    """What a file must be read as: mark, hashes and words of each block, and the notes."""

    blocks: tuple[tuple[str, int, str], ...]
    notes: tuple[str, ...]


# What must come out


def there_in(para: Para, view: str) -> bool:
    """Whether a paragraph ends in one of the two texts, and so has a number there."""
    return _OF_MARK.get(para.state, "") not in _ABSENT[view]


@dataclass
class _Counts:
    """Counts as a person would: each depth goes on until something less deep comes."""

    content: Content
    counts: dict[object, int] = field(default_factory=dict)

    def label(self, depth: int, run: int) -> str:
        apart = self.content.way == "a list for each depth"
        key: object = (depth, run) if apart else depth
        self.counts[key] = self.counts.get(key, self.content.starts[depth] - 1) + 1
        if not apart:
            for deeper in range(depth + 1, 4):
                self.counts.pop(deeper, None)
        form, text = self.content.levels[depth]
        if self.content.way == "1.1" and depth == 1:
            return f"{self.counts.get(0, 1)}.{self.counts[1]}"
        return text.replace(f"%{depth + 1}", FIGURES[form].split()[self.counts[key] - 1])


def runs(paragraphs: Sequence[Para]) -> list[int]:
    """For each paragraph the number of its list, where each list has one depth and ends at what is less deep."""
    out, now, made = [], dict[int, int](), 0
    for para in paragraphs:
        depth = -1 if para.depth is None else para.depth
        now = {at: run for at, run in now.items() if at <= depth or depth < 0}
        if depth == 0:
            now[0] = 1  # Articles are one list.
        elif depth > 0 and depth not in now:
            made += 1
            now[depth] = made + 1
        out.append(now.get(depth, 0))
    return out


def read_as(content: Content, view: str) -> Read:
    """What a file must be read as.

    Args:
        content: What was put into it.
        view: ``final`` or ``original``.
    """
    counts, typed = _Counts(content), _Counts(content)
    blocks: list[tuple[str, int, str]] = []
    notes: list[str] = []
    absent = _ABSENT[view]
    number, open_words, open_label, open_depth = 0, "", "", 0
    for para, run in zip(content.paragraphs, runs(content.paragraphs), strict=True):
        # A label that was typed is a word like any other: it goes with its paragraph, and no change counts it anew.
        by_hand = typed.label(para.depth, run) if content.way == "typed" and para.depth is not None else ""
        words = ""
        there = _OF_PARAGRAPH.get(para.state, "") not in absent
        for kind, text in para.pieces:
            shown = there and kind not in absent
            words += text if shown else ""
            for _ in range(text.count(CALL)):
                number += 1
                notes += [f"Note {number}."] if shown else []
        if by_hand and there:
            words = f"{by_hand} {words}"
            if not open_words:
                open_label, open_depth = by_hand, para.depth or 0
        open_words += words
        if not there_in(para, view):
            continue
        whole, open_words = open_words.strip(), ""
        first, open_label = open_label, ""
        if content.way != "typed" and para.depth is not None:
            label = counts.label(para.depth, run)
            blocks += _labelled(label, para.depth, whole)
        elif first:
            blocks += _labelled(first, open_depth, whole.removeprefix(first).strip())
        elif whole:
            blocks.append(("text", 0, whole))
    return Read(tuple(blocks), tuple(notes))


def _labelled(label: str, depth: int, words: str) -> Iterator[tuple[str, int, str]]:
    if depth == 0 and words:
        yield "heading", 3, f"{label} — {words}"
    else:
        yield "heading", 3 + depth, label
        if words:
            yield "text", 0, words


# The file


def file_of(content: Content) -> bytes:
    """The Word file with this content."""
    lists, styles = _lists(content)
    parts: dict[str, list[str]] = defaultdict(list)
    counts = _Counts(content)
    number = 0
    body = []
    article = 0
    for at, (para, run) in enumerate(zip(content.paragraphs, runs(content.paragraphs), strict=True), 1):
        inside = []
        article += para.depth == 0
        if content.way == "typed" and para.depth is not None:
            inside.append(_tracked(r(counts.label(para.depth, run) + "\t"), para.state, at))
        for kind, text in para.pieces:
            xml = ""
            for place, words in enumerate(text.split(CALL)):
                if place:
                    number += 1
                    note_kind = _kind_of_note(content.notes, number)
                    identity = len(parts[note_kind]) + 1
                    parts[note_kind].append(note(identity, f"Note {number}.", note_kind))
                    xml += call(identity, note_kind)
                xml += r(words) if words else ""
            state = {"ins": "inserted", "del": "deleted"}.get(kind, para.state)
            inside.append(_tracked(xml, state, at * 100))
        num, level, style = _pointed(content.way, para.depth, run, article)
        wording = _OF_MARK.get(para.state)
        body.append(p(*inside, end=mark(wording, at + 5000) if wording else "", num=num, level=level, style=style))
    notes = {f"{kind}s": "".join(para) for kind, para in parts.items()}
    return docx("".join(body), **({"numbering": lists, "styles": styles} if lists else {}), **notes)


def _kind_of_note(notes: str, number: int) -> str:
    return "endnote" if notes == "endnotes" or (notes == "both" and number % 2 == 0) else "footnote"


def _tracked(xml: str, state: str, number: int) -> str:
    tag = _OF_PARAGRAPH.get(state)
    if tag is None:
        return xml
    if tag == "del":
        xml = xml.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    who = f'w:id="{number}" w:author="A" w:date="2020-01-01T00:00:00Z"'
    inside = f"<w:{tag} {who}>{xml}</w:{tag}>"
    if not tag.startswith("move"):
        return inside
    begin = f'<w:{tag}RangeStart {who.replace(str(number), str(number + 7000), 1)} w:name="move1"/>'
    return f'{begin}{inside}<w:{tag}RangeEnd w:id="{number + 7000}"/>'


def _pointed(way: str, depth: int | None, run: int, article: int) -> tuple[str, int | None, str]:
    """List, level and style of a paragraph: how it says which list it is in."""
    if depth is None or way == "typed":
        return "", None, ""
    if way.startswith("styles"):
        return "", None, f"Depth{depth}"
    if way == "a list for each depth":
        return str(run if depth else 1), 0, ""
    if way == "begun anew in each article" and depth:
        return str(100 + article), depth, ""
    return "1", depth, ""


def _start(level: int, first: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride>'


def _lists(content: Content) -> tuple[str, str]:
    """The parts ``numbering`` and ``styles``."""
    if content.way == "typed":
        return "", ""
    if content.way == "a list for each depth":
        return _lists_apart(content), ""
    if content.way == "1.1":
        return numbering({"0": levels(*content.levels, more={1: "<w:isLgl/>"})}, {"1": "0"}), ""
    whole = levels(*content.levels)
    if content.way.startswith("styles"):
        whole = levels(*content.levels, more={n: f'<w:pStyle w:val="Depth{n}"/>' for n in range(4)})
        # Word writes the level into the style; it need not, since the list names the style of each level (17.9.23).
        depths = [f'<w:ilvl w:val="{n}"/>' * (content.way == "styles") for n in range(4)]
        return numbering({"0": whole}, {"1": "0"}), "".join(
            _style("paragraph", f"Depth{n}", f'{depths[n]}<w:numId w:val="1"/>') for n in range(4)
        )
    if content.way == "a style's list":
        lists = {"0": '<w:numStyleLink w:val="Treaty"/>', "1": '<w:styleLink w:val="Treaty"/>' + whole}
        return numbering(lists, {"1": "0", "2": "1"}), _style("numbering", "Treaty", '<w:numId w:val="2"/>')
    numbers = {"1": "0"}
    if content.way == "begun later by a number of the list":
        numbers["1"] += "|" + "".join(_start(level, first) for level, first in enumerate(content.starts))
    elif content.way == "begun later":
        numbers["1"] += f"|{_start(0, content.starts[0])}"
        for level, first in enumerate(content.starts[1:], 1):
            at = f'<w:lvl w:ilvl="{level}"><w:start w:val='
            whole = whole.replace(f'{at}"1"/>', f'{at}"{first}"/>')
    elif content.way == "begun anew in each article":
        articles = Counter(para.depth for para in content.paragraphs)[0]
        numbers |= {str(100 + n): f"0|{_start(1, 1)}" for n in range(articles + 1)}
    return numbering({"0": whole}, numbers), ""


def _lists_apart(content: Content) -> str:
    """A list of one level for each depth, begun anew by a number of its own wherever it should."""
    abstract = {
        str(depth): levels((form, text.replace(f"%{depth + 1}", "%1")))
        for depth, (form, text) in enumerate(content.levels)
    }
    numbers = {"1": "0"}
    for para, run in zip(content.paragraphs, runs(content.paragraphs), strict=True):
        if para.depth:
            numbers[str(run)] = f"{para.depth}|{_start(0, 1)}"
    return numbering(abstract, numbers)


def _style(kind: str, name: str, number: str) -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>'
        f"<w:pPr><w:numPr>{number}</w:numPr></w:pPr></w:style>"
    )


# Made-up contents

SHAPE = (0, 1, 2, 2, 3, 3, 2, 1, None, 0, 1, 2, 2, 1, 1)
CHANGES = (
    "none", "words inserted", "words deleted", "a paragraph inserted", "a paragraph deleted", "a paragraph moved",
    "two paragraphs joined", "a paragraph parted",
)  # fmt: skip


def treaty(language: str, way: str, notes: str, change: str) -> Content:
    """Two articles, with one change.

    Args:
        language: A key of :data:`LANGUAGES`.
        way: One of :data:`WAYS`.
        notes: One of :data:`NOTES`.
        change: One of :data:`CHANGES`.
    """
    wording = LANGUAGES[language]
    introduces, goes_on, ends = wording.ends
    titled = way != "typed" and change != "none"
    out = []
    for at, depth in enumerate(SHAPE):
        deeper = at + 1 < len(SHAPE) and (SHAPE[at + 1] or 0) > (depth or 9)
        end = introduces if deeper else goes_on if depth in {2, 3} and SHAPE[at + 1] == depth else ends
        called = CALL if notes != "none" and at % 2 else ""
        words = (f"{wording.title}{called}" if titled else "") if depth == 0 else f"{wording.words}{called} {at}{end}"
        out.append(Para(depth, (("", words),)))
    return Content(language, way, notes, tuple(_changed(out, change, wording, way, CALL * (notes != "none"))))


def _changed(out: list[Para], change: str, wording: Language, way: str, called: str) -> list[Para]:
    first = out[2].pieces[0][1]
    middle = len(first) // 2
    if change in {"words inserted", "words deleted"}:
        kind = "ins" if change == "words inserted" else "del"
        out[2] = Para(2, (("", first[:middle]), (kind, f" {wording.title}{called} "), ("", first[middle:])))
    elif change == "a paragraph inserted":
        out[3] = replace(out[3], state="inserted")
        # Without a paragraph above them, only a list of several levels says that points are no outer list.
        at = 12 if way in {"typed", "a list for each depth"} else 10
        out[at] = replace(out[at], state="inserted")
    elif change == "a paragraph deleted":
        out[2] = replace(out[2], state="deleted")
        out[5] = replace(out[5], state="deleted")
    elif change == "a paragraph moved":
        out.insert(12, replace(out[3], state="moved here"))
        out[3] = replace(out[3], state="moved away")
    elif change == "two paragraphs joined":
        out[13] = Para(1, (("", out[13].pieces[0][1].rstrip(wording.ends[2]) + " "),), "joined to the next")
        out[14] = replace(out[14], depth=None if called else 1)
    elif change == "a paragraph parted":
        out[7] = replace(out[7], state="parted from the next")
    return out
