"""The redline as a mail to send: plain text, a page in inline styles, and the full page attached.

Outlook shows HTML as Word does: it drops style sheets and knows neither grids nor generated content. So every sign
stands in the element itself, and what is struck or new is told by its line too, not by its colour alone.
"""

from __future__ import annotations

import hashlib
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from typing import TYPE_CHECKING

from tracker.model.block import CALL, PARAGRAPH_LEVEL, BlockKind
from tracker.model.redline import BlockPart, RunKind
from tracker.report.html import write as html
from tracker.report.markdown import write as markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.redline import BlockPlace, Run
    from tracker.report.view.redline_view import RedlineView
    from tracker.report.view.sections import BlockView

_SERIF = "font-family:'Times New Roman',Times,serif;font-size:12pt;line-height:1.4;color:#1a1a1a"
_SANS = "font-family:Arial,Helvetica,sans-serif;font-size:9.5pt;line-height:1.4;color:#444444"
_INS = "color:#0b5137;text-decoration:underline"
_DEL = "color:#8b1a2b;text-decoration:line-through"
_NOTICE = "border:2px solid #7a4a00;background:#fdf6e7;color:#7a4a00;padding:8px 12px"
_CENTRED = {BlockKind.TITLE: "font-size:17pt;", BlockKind.HEADING: "font-weight:bold;"}


def render(view: RedlineView) -> bytes:
    """The whole message.

    Args:
        view: What to print, a whole comparison or an extract.

    Returns:
        A message (RFC 5322) that was not sent yet: the mail program asks to whom, and fills in from whom and when.
    """
    message = EmailMessage(policy=SMTP)
    words = view.words
    names = " – ".join(_clean(side.name) for side in view.sides)
    message["Subject"] = _clean(f"{words['redline']}{words['colon']}{view.after.title or view.after.name}, {names}")
    message["X-Unsent"] = "1"  # Outlook opens such a file for sending, and not as one that came.
    lines = markdown.render(view).decode().splitlines(keepends=True)
    # The seal travels in the page attached; among words to read it would be noise.
    message.set_content("".join(line for line in lines if not line.startswith("<!-- tracker-")), cte="base64")
    message.add_alternative(_page(view), subtype="html", cte="base64")
    page = html.render(view)
    message.add_attachment(page, maintype="text", subtype="html", filename="redline.html", cte="base64")
    digest = hashlib.sha256(page).hexdigest()
    for n, part in enumerate(each for each in message.walk() if each.is_multipart()):
        part.set_boundary(f"=_{digest[:32]}_{n}")  # Otherwise another at each run.
    return message.as_bytes()


def _clean(text: str) -> str:
    """A text that can stand in the head of a message: no line may end in it."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _page(view: RedlineView) -> str:
    words = view.words
    body = "".join([*_head(view), *_text(view)])
    return (
        f'<!doctype html>\n<html lang="{escape(words["lang"])}"><head><meta charset="utf-8"><title></title></head>'
        f'<body dir="{words["dir"]}" style="margin:0;padding:16px;background:#ffffff">'
        '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">'
        '<table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr>'
        f'<td style="text-align:{_start(words["dir"])}">{body}</td></tr></table></td></tr></table></body></html>\n'
    )


def _start(direction: str) -> str:
    return "right" if direction == "rtl" else "left"


def _head(view: RedlineView) -> Iterator[str]:
    words = view.words
    if view.extract_notice:
        yield f'<p style="{_SANS}"><b>{escape(view.extract_notice)}</b></p>'
    for side, key in zip(view.sides, ("before", "after"), strict=True):
        facts = [side.symbol, side.date, words[side.authenticity]]
        said = words["comma"].join(each for each in facts if each)
        yield (
            f'<p style="{_SANS};margin:0 0 4px">{escape(words[key] + words["colon"])}<b>{escape(side.name)}</b>, '
            f"{escape(said)}</p>"
        )
    for side in view.sides:
        if side.notice:
            said = "".join(f"<br>{escape(each)}" for each in side.notice.sentences if not each.startswith("tracker "))
            headline = escape(f"{side.name}{words['colon']}{side.notice.headline}")
            yield f'<p style="{_SANS};{_NOTICE};margin:12px 0"><b>{headline}</b>{said}</p>'
    told = " · ".join(f"{n} {words[fact] if n == 1 else words[f'{fact}_n']}" for fact, n in view.summary)
    yield f'<p style="{_SANS};margin:12px 0">{escape(told)}</p>' if told else ""
    for _, flag in view.flags:
        yield f'<p style="{_SANS};color:#7a4a00;margin:4px 0">\u2691 {escape(flag.text)}</p>'
    yield '<hr style="border:0;border-top:1px solid #cccccc">'


def _text(view: RedlineView) -> Iterator[str]:
    for section in view.sections:
        told = [view.words[fact] for fact in section.facts if fact != "unchanged"]
        if told or section.remarks:
            where = [section.name_before, section.name] if section.name_before else [section.name]
            arrow = " \u2190 " if view.direction == "rtl" else " \u2192 "
            said = " · ".join([arrow.join(where), *told, *section.remarks])
            yield f'<p dir="{view.words["dir"]}" style="{_SANS};text-align:center;margin:24px 0 0">{escape(said)}</p>'
        yield from _lines(section.lines, view.direction)


def _lines(lines: Sequence[BlockView], direction: str) -> Iterator[str]:
    label = ""
    for n, line in enumerate(lines):
        label += _block(line)
        follows = lines[n + 1].place.kind is BlockKind.TEXT if n + 1 < len(lines) else False
        if _is_label(line) and follows:
            label += " \u00a0"  # Its words stand behind it.
            continue
        yield f'<p dir="{direction}" style="{_SERIF};{_look(line)}">{label}</p>\n'
        label = ""


def _is_label(line: BlockView) -> bool:
    is_number = line.place.is_label
    return is_number and not any(run.part is BlockPart.TEXT and run.text for run in line.block.runs)


def _look(line: BlockView) -> str:
    place = line.place
    if place.kind is BlockKind.TITLE or (place.kind is BlockKind.HEADING and not place.is_label):
        return f"{_CENTRED[place.kind]}text-align:center;margin:18px 0 6px"
    if place.kind is BlockKind.NOTE:
        return "font-size:10pt;margin:4px 0"
    slanted = "font-style:italic;" if place.kind is BlockKind.FORMULA else ""
    return f"{slanted}margin:6px {max(0, min(line.depth, 9) - PARAGRAPH_LEVEL) * 24}px"


def _block(line: BlockView) -> str:
    """A block of treaty text; in the element that says where it belongs nothing of ours stands but note numbers."""
    number = ""
    if line.place.kind is BlockKind.NOTE:
        number = f'<span style="color:#666666">{line.place.eid.removeprefix("note_")}.</span> '
    runs = "".join(map(_run, line.block.runs))
    return f'{number}<span data-b="{_place(line.block.before)}" data-a="{_place(line.block.after)}">{runs}</span>'


def _place(place: BlockPlace | None) -> str:
    return f"{place.order} {place.kind} {place.level}" if place else ""


def _run(run: Run) -> str:
    parts = run.text.split(CALL)
    said = escape(parts[0])
    for n, part in enumerate(parts[1:]):
        before = str(run.calls_before[n]) if run.calls_before else ""
        after = str(run.calls_after[n]) if run.calls_after else ""
        said += f'<sup data-cb="{before}" data-ca="{after}">{after or before}</sup>{escape(part)}'
    said = said.replace("\n", "<br>")
    if run.kind is RunKind.KEPT:
        return said
    tag, look = ("ins", _INS) if run.kind is RunKind.INSERTED else ("del", _DEL)
    return f'<{tag} style="{look}">{said}</{tag}>'
