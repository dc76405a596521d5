"""Options: the words that name one of several drafts of the same provision: "Option A", "Variante 2", "备选案文一"."""

from __future__ import annotations

import re

from tracker.model.block import CALL

_WORDS = (
    r"alt\.?|option|alternative|alternate|variant|variante|opción|opcion|alternativa"
    "|вариант|альтернатива|альтернативный вариант|الخيار|خيار|البديل|بديل|الصيغة|备选案文|备选方案|备选条文|备选"
    "|選項|选项|方案|備選案文|option text|optional text"
)
_ORDINALS = (
    "first|second|third|fourth|première|premier|deuxième|seconde|troisième|quatrième|primera|segunda|tercera|cuarta"
    "|первый|второй|третий|первая|вторая|третья|第[一二三四五]"
)
_MARK = (
    r"\d{1,2}(?: ?bis)?|[ivx]{1,4}|[^\W\d_]|[一二三四五六七八九十]{1,2}|one|two|three|four"
    "|ألف|باء|جيم|دال|هاء|الأول|الثاني|الثالث|الأولى|الثانية|الثالثة|甲|乙|丙|丁"
)
MAX_TITLE = 80
"""Letters of the title that may stand behind the name of an option: "Option B – no fund"."""
_NAME = (
    rf"(?:(?:{_WORDS})(?: ?(?:n[o°º]\.?|№))?(?:[ \u00a0]|(?=[\d(（一二三四五六七八九十甲乙丙丁])|(?<=[\u4e00-\u9fff]))"
    rf"[(（]?(?:{_MARK})(?![^\W\d_])[)）]?|(?:{_ORDINALS}) ?(?:{_WORDS})(?![^\W\d_]))"
)
_OPTION = re.compile(
    rf"[\[(【]?{_NAME}[\])】]?(?: ?[:：.–—-]+(?:\s*\S.{{0,{MAX_TITLE - 1}}})?)?\]?",
    re.IGNORECASE,
)
_NAME_FIRST = re.compile(_NAME, re.IGNORECASE)
_BEGINNING = re.compile(
    rf"[\[(【*_\s]*(?P<name>(?i:{_NAME}))(?=[\])】*_\s{CALL}]*(?:[:：.,،(（\[{{–—-]|$|[^\W\d_a-zà-ÿа-яёء-ي\u2e80-\uffff]))"
)
"""The name of an option before a sign, a capital or the end: "Option 1 applies" is a sentence that mentions one."""
_FIRST = re.compile(
    r"(?:first|premi[eè]re?|primera|перв\w+|第一)\b.*|.*(?:(?<!\d)1|(?<![^\W\d_])(?:i|a|а|أ|one|ألف|الأولى?)|(?<!十)[一甲])[)）]?",
    re.IGNORECASE | re.DOTALL,
)
"""The name of the first of a row."""

_INLINE = re.compile(
    rf"(?:(?:(?<=[.;:,\]])|(?<=\bor))\s+[\[(]?|(?<=[\[【]))(?P<name>{_NAME})[\])]?\s*[:：]", re.IGNORECASE
)
"""The name of an option inside a line, which a colon shows: "… shall [Option 1: take] Option 2: consider"."""


def option_names(text: str) -> list[tuple[int, int, str]]:
    """Return the names of options in a heading or line: at its beginning, and inside it before a colon.

    Args:
        text: The heading or line.

    Returns:
        The place of the first letter, one past the last, and the name, in order.

    >>> option_names("Option 1: Fund. Option 2: No fund."), option_names("See option 1 of the decision")
    ([(0, 8, 'Option 1'), (16, 24, 'Option 2')], [])
    """
    found = []
    if ":" in text or "：" in text:  # Most lines have none, and the pattern looks at each letter.
        found = [(match.start("name"), match.end("name"), match["name"]) for match in _INLINE.finditer(text)]
    first = _BEGINNING.match(text)
    if first and first.start("name") not in [start for start, _, _ in found]:
        found.insert(0, (first.start("name"), first.end("name"), first["name"]))
    return found


def option_name(words: str) -> str:
    """Return the name of an option with which its words begin, whatever follows; empty for none.

    >>> option_name("Option 1 Each Party pays"), option_name("备选案文2 无案文"), option_name("Each Party")
    ('Option 1', '备选案文2', '')
    """
    found = _NAME_FIRST.match(words)
    return found[0] if found else ""


def begins_option(text: str) -> bool:
    """Return whether a heading or line begins an option; its provisions have the numbers of those that it replaces.

    >>> begins_option("Option B"), begins_option("Вариант 2. Фонд не учреждается."), begins_option("Optional clauses")
    (True, True, False)
    """
    return _BEGINNING.match(text) is not None


def is_first_option(name: str) -> bool:
    """Return whether the name of an option begins a row of them.

    >>> [is_first_option(name) for name in ("Option 1", "Variante A", "Option II", "Option 11", "备选案文一")]
    [True, True, False, False, True]
    """
    return _FIRST.fullmatch(name.strip()) is not None


def is_option(heading: str) -> bool:
    """Return whether a heading names one of several drafts of the same provision.

    >>> [is_option(text) for text in ("Option A", "[Variante 2]", "Вариант Б:", "备选案文一", "Second alternative")]
    [True, True, True, True, True]
    >>> is_option("Options"), is_option("Alternative dispute resolution"), is_option("Option to purchase")
    (False, False, False)

    Args:
        heading: The heading, or a line that may be one.
    """
    return _OPTION.fullmatch(heading.strip()) is not None


_NO_TEXT = re.compile(
    r"[\s\[(*_]*(?:no (?:text|article|provision|reference|paragraph|further|additional)\b"
    r"|(?:pas|aucun|point) (?:de |d['’])?(?:texte|article|disposition|paragraphe|référence)|sans texte|néant\b"
    r"|(?:sin|ningún) (?:texto|artículo|párrafo)|ninguna (?:disposición|referencia)"
    r"|(?:без текста|нет текста|текст отсутствует|никакого текста|статья отсутствует|без статьи)"
    r"|(?:لا نص|بدون نص|بلا نص|لا توجد مادة|لا يوجد نص)"
    r"|(?:无案文|没有案文|无条文|不设(?:此|本)?条|无此条))",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(（][^()（）]*[)）]?")
"""An explanation: "No text (text on support to be considered in Article 6)"."""
_MOST_WORDS_OF_NO_TEXT = 12
"""Words of a passage that can say that there is none: "No reference to loss and damage (no Article 5)" has eight. A
longer one says something: "No Party shall …" has a verb of duty, which is tested too."""
_DUTY = re.compile(
    r"\b(?:shall|should|may|must|will|can|doit|doivent|peut|peuvent|devr\w+|podr\w+|deber\w+|debe|должн\w+|может|следует)\b"
    r"|يجب|ينبغي|يجوز|应|须|可",
    re.IGNORECASE,
)


def says_no_text(words: str) -> bool:
    """Return whether an option or bracket says that there is to be no text; the name of the option may stand before it.

    >>> [says_no_text(words) for words in ("Option 2: No text.", "Pas de texte", "无案文", "No Party shall withdraw.")]
    [True, True, True, False]
    """
    name = _BEGINNING.match(words)
    inside = words[name.end() :].lstrip("])】*_ .:：–—-" + CALL) if name else words
    short = len(_ASIDE.sub("", inside).split()) <= _MOST_WORDS_OF_NO_TEXT
    return short and _NO_TEXT.match(inside) is not None and _DUTY.search(inside) is None
