"""The parts of the file beside the text and its look: headers and footers, settings, relationships, properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.stage import PROPOSAL
from tracker.report.seal import seal
from tracker.report.view.notice import named_notices
from tracker.report.word import package
from tracker.report.word.brackets import brackets_table
from tracker.report.word.markup import Markup, part_xml
from tracker.report.word.sequence import RevisionStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.report.view.redline_view import RedlineView, SideView


def header(view: RedlineView, markup: Markup, sides: Sequence[SideView], *, first: bool) -> str:
    """Return a header of pages: the title of the file, and the notices on texts that are not official.

    Args:
        view: The comparison.
        markup: Makes the runs and paragraphs.
        sides: The texts to name: both, or the one of a clean text.
        first: The header of the first page, with all that is known of the texts and the whole notices; the other pages
            have the title and the headlines of the notices.
    """
    words = view.words
    compared = len(sides) > 1
    title = f"{words['redline']}{words['colon']}" if compared else ""
    lines = [title + view.arrow.join(_side_title(side) for side in sides)]
    lines += [view.extract_notice] if view.extract_notice else []
    if first:
        keys = ("before", "after") if compared else ("text",)
        lines += [_side_description(side, words, key) for side, key in zip(sides, keys, strict=True)]
    paragraphs = [markup.paragraph(markup.words(line, RevisionStatus.KEPT), "Header") for line in lines]
    if view.same_line and compared and first:
        paragraphs.append(markup.paragraph(markup.words(view.same_line, RevisionStatus.KEPT, "<w:b/>"), "Header"))
    for named in named_notices(((side.name, side.notice) for side in sides), words):
        notice = named.line if first else named.headline
        paragraphs.append(markup.paragraph(markup.words(notice, RevisionStatus.KEPT), "TreatyNotice"))
    if compared and first:
        paragraphs.append(brackets_table(view, markup))
    return part_xml("hdr", "".join(paragraphs) + markup.paragraph("", "Header"))


def _side_title(side: SideView) -> str:
    return f"{side.symbol} ({side.name})" if side.symbol else side.name


def _side_description(side: SideView, words: dict[str, str], key: str) -> str:
    facts = [side.symbol, side.date, words[side.authenticity], f"sha256 {side.digest}"]
    return words[key] + words["colon"] + side.name + words["comma"] + words["comma"].join(filter(None, facts))


def footer(markup: Markup) -> str:
    """Return the footer of the pages: the number of the page."""
    field_parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return part_xml("ftr", markup.paragraph("".join(map(markup.run, field_parts)), "Footer"))


def settings(*, tracked: bool) -> str:
    """Return the settings.

    Args:
        tracked: Word tracks further changes too, as a redline should.
    """
    return part_xml(
        "settings",
        ("<w:trackRevisions/>" if tracked else "")
        + '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat>',
    )


def footnotes(footnotes_xml: str) -> str:
    """Return the part ``footnotes.xml``: the footnotes, behind the two separators that Word wants."""
    separators = "".join(
        f'<w:footnote w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:footnote>'
        for name, number in (("separator", -1), ("continuationSeparator", 0))
    )
    return part_xml("footnotes", separators + footnotes_xml)


def page_layout(view: RedlineView) -> str:
    """Return the properties of the only section: A4, with a header of its own on the first page."""
    return (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId5"/><w:headerReference w:type="default" r:id="rId6"/>'
        '<w:footerReference w:type="first" r:id="rId7"/><w:footerReference w:type="default" r:id="rId7"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1701" w:bottom="1134" w:left="1701" '
        'w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/>'
        + ("<w:bidi/>" if view.direction == "rtl" else "")
        + "</w:sectPr>"
    )


_PARTS = (
    ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"), ("footnotes", "footnotes"),
    ("header1", "header"), ("header2", "header"), ("footer1", "footer"), ("theme/theme1", "theme"),
    ("comments", "comments"),
)  # fmt: skip
"""Names of the parts beside the document, and their kinds, in the order of their relationships: rId1 and on."""


def relationships(*, comments: bool) -> dict[str, str]:
    """Return the parts that list the other parts, by name: content types and relationships.

    Args:
        comments: The file has comments.
    """
    return package.relationships([(name, kind) for name, kind in _PARTS if comments or name != "comments"])


def properties(view: RedlineView, markup: Markup, *, clean: bool) -> dict[str, str]:
    """Return the properties of the file, by name of the part: title, author, date; and the seal.

    Args:
        view: The comparison.
        markup: Holds author and date.
        clean: The file is one text alone.
    """
    named = [*seal(view), ("tracker-clean", "yes" if clean else "no")]
    if clean and (proposal := dict(view.after.front).get(PROPOSAL)):
        named.append(("tracker-proposal", proposal))
    return package.properties(view.after.title, markup.author, view.language, markup.date, named)
