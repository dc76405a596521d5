"""Write the redline as a mail to send: plain text, a page with inline styles, and the full page attached.

Outlook shows HTML as Word does: it drops style sheets, and knows neither grids nor generated content. So the style of
each element stands in the element itself. Deletions are struck through and insertions underlined, so that colour is
not the only difference.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from typing import TYPE_CHECKING

from tracker.model.block import CALL, PARAGRAPH_LEVEL, BlockKind
from tracker.model.redline import BlockPart, ChangeCategory, RunKind
from tracker.report.brackets.signs import SignKind
from tracker.report.html import write as html
from tracker.report.markdown.notation import CRITIC
from tracker.report.markdown.write import report
from tracker.report.view.places import place_value
from tracker.report.view.summary import answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.redline import Run
    from tracker.report.view.redline_view import RedlineView
    from tracker.report.view.sections import BlockView

_SERIF = "font-family:'Times New Roman',Times,serif;font-size:12pt;line-height:1.4;color:#1a1a1a"
_SANS = "font-family:Arial,Helvetica,sans-serif;font-size:9.5pt;line-height:1.4;color:#444444"
_INS = "color:#0b5137;text-decoration:underline"
_DEL = "color:#8b1a2b;text-decoration:line-through"
_END = {
    RunKind.INSERTED: f' <ins style="{_INS}">\u00b6</ins>',
    RunKind.DELETED: f' <del style="{_DEL}">\u00b6</del>',
}
"""The mark at the end of a piece behind which a line was divided, or joined with the next."""
_BRACKET = {
    RunKind.INSERTED: "color:#666666;font-size:10pt;text-decoration:underline",
    RunKind.DELETED: "color:#666666;font-size:10pt;text-decoration:line-through",
}
"""A bracket that was set or lifted: quieter than words."""
_BADGES = {SignKind.CHOSEN: "\u2713\u00a0", SignKind.NOT_CHOSEN: "\u2013\u00a0"}
"""The sign before the words of a badge; in brackets they would be taken for a part of the draft."""
_NOTICE = "border:2px solid #7a4a00;background:#fdf6e7;color:#7a4a00;padding:8px 12px"
_PLAIN = replace(CRITIC, begin="=" * 72, end="-" * 72, framed=False)
"""The notation of the plain text: rules around the treaty text, since comments and elements would be shown there."""
_CENTRED = {BlockKind.TITLE: "font-size:17pt;", BlockKind.HEADING: "font-weight:bold;"}


def render(view: RedlineView) -> bytes:
    """Return the whole message.

    Args:
        view: The comparison, whole or an extract.

    Returns:
        A draft message (RFC 5322): the mail program asks for the recipients, and adds sender and date.
    """
    message = EmailMessage(policy=SMTP)
    words = view.words
    names = " – ".join(_header_text(side.name) for side in view.sides)
    message["Subject"] = _header_text(
        f"{words['redline']}{words['colon']}{view.after.title or view.after.name}, {names}"
    )
    message["X-Unsent"] = "1"  # Outlook opens such a file as a draft, and not as a received mail.
    # Nothing renders the plain text. The seal is in the attached page; among words to read it would be noise.
    message.set_content(report(view, _PLAIN), cte="base64")
    message.add_alternative(_page(view), subtype="html", cte="base64")
    page = html.render(view)
    message.add_attachment(page, maintype="text", subtype="html", filename="redline.html", cte="base64")
    digest = hashlib.sha256(page).hexdigest()
    for n, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{digest[:32]}_{n}")  # The default is random; the same input gives the same bytes.
    return message.as_bytes()


def _header_text(text: str) -> str:
    """Return a text in one line, for the header of a message."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _page(view: RedlineView) -> str:
    words = view.words
    body = "".join([*_head(view), *_text(view)])
    return (
        f'<!doctype html>\n<html lang="{escape(words["lang"])}"><head><meta charset="utf-8"><title></title></head>'
        f'<body dir="{words["dir"]}" style="margin:0;padding:16px;background:#ffffff">'
        '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">'
        '<table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr>'
        f'<td style="text-align:{_start_edge(words["dir"])}">{body}</td></tr></table></td></tr></table></body></html>\n'
    )


def _start_edge(direction: str) -> str:
    return "right" if direction == "rtl" else "left"


def _head(view: RedlineView) -> Iterator[str]:
    """Yield the paragraphs above the text: the answer, the two texts, the notices, the references to look at."""
    words = view.words
    for line in (view.extract_notice, answer(view), view.brackets_line):
        if line:
            yield f'<p style="{_SANS};font-weight:bold;margin:0 0 8px">{escape(line)}</p>'
    if view.brackets_line:
        lines = "<br>".join(escape(line) for line in (view.options_line, view.brackets_left_line) if line)
        yield f'<p style="{_SANS};margin:0 0 8px">{lines}</p>'
    for side, key in zip(view.sides, ("before", "after"), strict=True):
        facts = [side.symbol, side.date, words[side.authenticity]]
        description = words["comma"].join(fact for fact in facts if fact)
        name = words["with_remark"].format(what=f"<b>{escape(side.name)}</b>", remark=escape(description))
        yield f'<p style="{_SANS};margin:0 0 4px">{escape(words[key] + words["colon"])}{name}</p>'
    for named in view.notices:
        style = "margin:8px 0" if named.notice.quiet else f"{_NOTICE};margin:12px 0"
        headline = escape(named.headline)
        shown = headline if named.notice.quiet else f"<b>{headline}</b>"
        lines = "".join(f"<br>{escape(text)}" for text in named.notice.sentences)
        yield f'<p style="{_SANS};{style}">{shown}{lines}</p>'
    for _, flag in view.flags:
        yield f'<p style="{_SANS};color:#7a4a00;margin:4px 0">\u2691 {escape(flag.text)}</p>'
    yield '<hr style="border:0;border-top:1px solid #cccccc">'


def _text(view: RedlineView) -> Iterator[str]:
    """Yield the treaty text, section by section."""
    for section in view.sections:
        facts = [view.words[fact] for fact in section.head_facts if fact != "unchanged"]
        if facts or section.remarks:
            names = dict.fromkeys(filter(None, (section.name_before, section.name)))
            eyebrow = escape(" · ".join([view.arrow.join(names), *facts, *section.remarks]))
            yield f'<p dir="{view.words["dir"]}" style="{_SANS};text-align:center;margin:24px 0 0">{eyebrow}</p>'
        yield from _lines(section.lines, view.direction)


def _lines(lines: Sequence[BlockView], direction: str) -> Iterator[str]:
    """Yield paragraphs; a label without words of its own stands in the line of the text behind it."""
    paragraph = ""
    for n, line in enumerate(lines):
        paragraph += _block(line)
        text_follows = n + 1 < len(lines) and lines[n + 1].place.kind is BlockKind.TEXT
        if _is_bare_label(line) and text_follows:
            paragraph += " \u00a0"
            continue
        yield f'<p dir="{direction}" style="{_SERIF};{_style(line)}">{paragraph}</p>\n'
        paragraph = ""


def _is_bare_label(line: BlockView) -> bool:
    return line.place.is_label and not any(run.part is BlockPart.TEXT and run.text for run in line.block.runs)


def _style(line: BlockView) -> str:
    place = line.place
    if place.kind is BlockKind.TITLE or (place.kind is BlockKind.HEADING and not place.is_label):
        return f"{_CENTRED[place.kind]}text-align:center;margin:18px 0 6px"
    if place.kind is BlockKind.NOTE:
        return "font-size:10pt;margin:4px 0"
    italic = "font-style:italic;" if place.kind is BlockKind.FORMULA else ""
    return f"{italic}margin:6px {max(0, min(line.depth, 9) - PARAGRAPH_LEVEL) * 24}px"


def _block(line: BlockView) -> str:
    """Return a block of treaty text; the element with ``data-b`` and ``data-a`` adds nothing but note numbers to it."""
    number = ""
    if line.place.kind is BlockKind.NOTE:
        number = f'<span style="color:#666666">{line.place.eid.removeprefix("note_")}.</span> '
    runs = "".join(_run(run, plain=line.is_blank_at_end(run)) for run in line.block.runs)
    end = _END.get(line.block.end, "") + _badges(line)
    places = f'data-b="{place_value(line.block.before)}" data-a="{place_value(line.block.after)}"'
    return f"{number}<span {places}>{runs}</span>{end}"


def _badges(line: BlockView) -> str:
    """Return what was chosen in a line, to stand behind it: between the words it would be one of them."""
    badges = dict.fromkeys((_BADGES[sign.kind], sign.text) for sign in line.signs if sign.badge)
    return "".join(f' <span style="{_SANS};font-size:8pt">{sign}{escape(text)}</span>' for sign, text in badges)


def _run(run: Run, *, plain: bool) -> str:
    """Return a run of treaty text; the mark of one that came or went is left out where it is plain."""
    parts = run.text.split(CALL)
    text = escape(parts[0])
    for n, part in enumerate(parts[1:]):
        before = str(run.calls_before[n]) if run.calls_before else ""
        after = str(run.calls_after[n]) if run.calls_after else ""
        text += f'<sup data-cb="{before}" data-ca="{after}">{after or before}</sup>{escape(part)}'
    text = text.replace("\n", "<br>")
    if run.kind is RunKind.KEPT:
        return text
    tag, style = ("ins", _INS) if run.kind is RunKind.INSERTED else ("del", _DEL)
    if run.category is ChangeCategory.BRACKET:
        plain, style = plain or run.text.isspace(), _BRACKET[run.kind]
    return f'<{tag} style="{"text-decoration:none" if plain else style}">{text}</{tag}>'
