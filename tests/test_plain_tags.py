"""Plain tags are read in one look by the proof of a page, as the parser of HTML reads them, whatever is around them."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import product

import pytest

from tracker.errors import ProofError
from tracker.report.html import read

LINE = '<p data-b="0 text 0" data-a="0 text 0">a &amp; b<del> c</del>\n</p>'
AROUND = (
    "",
    "<!-- {} -->",
    "<script>{}</script>",
    "<title>{}</title>",
    '<p title="{}">',
    "<p title='{}'>",
    "<svg>{}</svg>",
    "<?{}>",
)
PIECES = (
    LINE,
    LINE.upper().replace("DATA", "data"),
    LINE.replace('"', "'"),
    LINE.replace("<p ", "<p\n"),
    LINE.replace("</p>", "</p x>"),
    LINE.replace("&amp;", "&amp\n;"),
    LINE.replace("<del>", "<del/>"),
    LINE.replace("c", "c > d"),
    LINE.replace(' data-a="', ' data-b="7 text 0" data-a="'),
    '<details data-kept="1 1">\n<p data-k>one</p>\n<p data-k="heading 4">two\n</p></details>' + LINE,
    LINE.replace("<del>", "<br><del>"),
    LINE.replace("</p>", ""),
    "<" + LINE,
    LINE + "<p",
)


def _read(page: str, *, with_parser_alone: bool) -> object:
    reader = read._PageReader()  # noqa: SLF001 – of its two ways each is looked at alone
    try:
        if with_parser_alone:
            HTMLParser.feed(reader, page)
        else:
            for line in page.splitlines(keepends=True):
                reader.feed(line)
        reader.close()
        return [blocks.blocks() for blocks in reader.blocks]
    except ProofError as error:
        return str(error)


@pytest.mark.parametrize("around", AROUND)
def test_plain_tags_are_read_as_the_parser_reads_them(around: str) -> None:
    for piece, last in product(PIECES, ("", LINE.replace("0 text", "3 text"))):
        page = around.replace("{}", piece) + last

        assert _read(page, with_parser_alone=False) == _read(page, with_parser_alone=True), page


def test_the_words_of_a_page_are_read_at_all_by_the_plain_way() -> None:
    assert read._PLAIN.fullmatch(LINE), "else the parser alone reads the page, at six times the cost"  # noqa: SLF001
