"""What stands above the text in Markdown: what is compared, the notices, the summary, the table of concordance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.report.markdown.critic import escape
from tracker.report.terminal.plain import display_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.report.view.notice import Notice
    from tracker.report.view.redline_view import RedlineView, RowView


def head(view: RedlineView, what: str) -> Iterator[str]:
    """The title, the notices, and what is known about both texts.

    Args:
        view: The comparison.
        what: What the file is.
    """
    words = view.words
    yield f"# {escape(what + words['colon'] + (view.after.title or view.after.name))}"
    if view.extract_notice:
        yield f"> [!IMPORTANT]\n> **{escape(view.extract_notice)}**"
    yield from notices(view)
    told = (
        ("", tuple(f"**{escape(side.name)}**" for side in view.sides)),
        (words["symbol"], tuple(escape(side.symbol) for side in view.sides)),
        (words["date"], tuple(escape(side.date) for side in view.sides)),
        (words["language"], tuple(escape(side.language) for side in view.sides)),
        (words["text"], tuple(escape(words[side.authenticity]) for side in view.sides)),
        (words["digest"], tuple(f"`{side.digest}`" for side in view.sides)),
    )
    rows = [(escape(name), *cells) for name, cells in told if any(cells)]
    yield _table([("", words["before"], words["after"]), *rows])


def notices(view: RedlineView) -> Iterator[str]:
    """What must be said of texts that are not official."""
    for side in view.sides:
        if side.notice:
            yield _notice(side.notice, side.name + view.words["colon"])


def _notice(notice: Notice, name: str) -> str:
    lines = [f"**{escape(name + notice.headline)}**", *map(_sentence, notice.sentences)]
    sign = "> [!NOTE]" if notice.quiet else "> [!WARNING]"
    return sign + "\n" + "\n>\n".join(f"> {line}" for line in lines)


def _sentence(sentence: str) -> str:
    """A command is shown as it is typed, so that it can be copied."""
    plain = sentence.isprintable() and "`" not in sentence
    return f"`{sentence}`" if sentence.startswith("tracker ") and plain else escape(sentence)


def summary(view: RedlineView) -> Iterator[str]:
    """What changed, in figures; the references to look at; the key to the signs."""
    words = view.words
    yield f"## {escape(words['summary'] + words['colon'] + words['articles'])}"
    if view.before.digest == view.after.digest:
        yield escape(words["none"])
    elif view.summary:
        told = (f"**{n}** {escape(words[fact] if n == 1 else words[f'{fact}_n'])}" for fact, n in view.summary)
        yield " · ".join(told)
    else:
        yield escape(words["dash"])
    if view.flags:
        yield f"### {escape(words['ref_check'])}"
        yield "\n".join(f"- {escape(flag.text)}" for _, flag in view.flags)
    yield f"**{escape(words['key'])}.** {words['key_markdown']}"


def concordance(view: RedlineView, rows: Sequence[RowView], title: str) -> Iterator[str]:
    """The table of concordance; nothing where it has no rows.

    Args:
        view: The comparison.
        rows: Its rows.
        title: What stands above it.
    """
    words = view.words
    if not rows:
        return
    yield f"## {escape(title)}"
    heads = [words[key] + words["colon"] + side.name for key, side in zip(Side, view.sides, strict=True)]
    cells = [tuple(map(escape, (*heads, words["change"], words["basis"])))]
    yield _table([*cells, *(_row(row, words) for row in rows)])


def _row(row: RowView, words: dict[str, str]) -> tuple[str, ...]:
    facts = words["listing"].join(words[fact] for fact in row.facts)
    unsure = f"**{escape(words['probably'])}**" + (words["semicolon"] if row.reason else "") if row.probably else ""
    return escape(row.before), escape(row.after), escape(facts), unsure + escape(row.reason)


def _table(rows: Iterable[Sequence[str]]) -> str:
    """Rows as a Markdown table whose columns are aligned, the last one ragged; the first row is the head."""
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    widths = [max(3, *(display_width(row[n]) for row in cells)) for n in range(len(cells[0]) - 1)]
    cells.insert(1, ["-" * width for width in (*widths, 3)])
    return "\n".join(
        "| "
        + " | ".join([*(c + " " * (w - display_width(c)) for c, w in zip(row, widths, strict=False)), row[-1]])
        + " |"
        for row in cells
    )
