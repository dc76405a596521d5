"""Two texts that were compared: the redline, the account of the files, and the downloads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort

from tracker.desk.gate import policy_of
from tracker.desk.jobs import State
from tracker.desk.pages.page import KINDS, begin, download, go, link, show, the_desk
from tracker.desk.work import Compared, compare_two_files, compare_two_stages, make_file, make_table
from tracker.report.formats import REDLINE_FORMATS, TABLE_FORMATS

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from tracker.desk.state import Pair

REDLINES = (
    ("docx", "Word", "With tracked changes: “Accept all” gives the later text, “Reject all” the earlier one"),
    ("html", "Web page", "One file for any browser, to send or to print"),
    ("pdf", "PDF", "To print and to file"),
    ("eml", "E-mail", "A draft for your mail program, with the redline in it"),
    ("markdown", "Markdown", "Plain text, for wikis and forges"),
    ("criticmarkup", "CriticMarkup", "Plain text with the signs of editors"),
    ("akn", "Akoma Ntoso", "XML for the systems of parliaments"),
    ("json", "JSON", "For other programs"),
)
"""The formats of the redline: their names for people, and what each is for."""


TABLES = (
    ("xlsx", "Excel", "With the old and the new text of each row, and an empty column for remarks"),
    ("html", "Web page", "The table in both orders, to print"),
    ("csv", "CSV", "For other programs"),
)
"""The formats of the table of concordance, likewise."""

PAPERS = (
    ("substance", "What changed in substance", "Duties, numbers, time limits, exceptions and the like, on one page"),
    ("note", "Note of changes", "What became of every provision, in numbered sentences"),
    ("corrigendum", "Sheet of corrections", "Place, for, read: for texts that differ in few places"),
)
"""The papers in sentences: their names, and what each is; a Word file and a web page of each."""

part = Blueprint("pairs", __name__)


def compare(pair: Pair) -> None:
    """Begin to compare two texts.

    Args:
        pair: The texts; gets the job.
    """
    title, target = f"{pair.before} → {pair.after}", link("pairs", pair.id)
    if pair.files:
        pair.job = begin(title, target, compare_two_files, *pair.files, pair.language, pair.stated)
    else:
        pair.job = begin(title, target, compare_two_stages, pair.stages)
    pair.made, pair.corrected = {}, None


@part.get("/pairs/<name>")
def redline(name: str) -> ResponseReturnValue:
    """Show the redline, or the job that makes it."""
    pair = known_pair(name)
    if pair.job and pair.result is None:
        return go("jobs", pair.job.id)
    return show_pair("redline", pair)


@part.get("/pairs/<name>/page")
def report(name: str) -> ResponseReturnValue:
    """Send the redline as a page of its own."""
    content = compared(known_pair(name)).page
    return Response(content, mimetype="text/html", headers={"Content-Security-Policy": policy_of(content)})


@part.get("/pairs/<name>/read")
def read(name: str) -> ResponseReturnValue:
    """Show the account of both files."""
    pair = known_pair(name)
    return show_pair("read", pair, accounts=compared(pair).accounts)


@part.get("/pairs/<name>/files")
def files(name: str) -> ResponseReturnValue:
    """List the files to download."""
    pair = known_pair(name)
    compared(pair)
    return show_pair("files", pair, choices=REDLINES, tables=TABLES, papers=PAPERS)


@part.get("/pairs/<name>/files/<form>")
def file(name: str, form: str) -> ResponseReturnValue:
    """Send the redline in a format, or begin to make it."""
    pair = known_pair(name)
    result, chosen = compared(pair), REDLINE_FORMATS.get(form) or abort(404)
    if form == "html":
        return download(result.page, file_name_of(pair, chosen.ending), KINDS[form])
    chosen.require()
    job = pair.made.get(form)
    if job is None or job.state is State.FAILED:
        person = the_desk().person
        title, target = file_name_of(pair, chosen.ending), link("pairs", pair.id, "files", form)
        job = begin(title, target, make_file, result.comparison, form, person.name if person else "")
        pair.made[form] = job
    if job.state is not State.DONE:
        return go("jobs", job.id)
    return download(job.value, job.title, KINDS[form])


@part.get("/pairs/<name>/table/<form>")
def table_file(name: str, form: str) -> ResponseReturnValue:
    """Send the table of concordance in a format, or begin to make it."""
    pair = known_pair(name)
    result, chosen = compared(pair), TABLE_FORMATS.get(form) or abort(404)
    key = f"table {form}"
    job = pair.made.get(key)
    if job is None or job.state is State.FAILED:
        title, target = file_name_of(pair, f"-concordance{chosen.ending}"), link("pairs", pair.id, "table", form)
        job = pair.made[key] = begin(title, target, make_table, result.comparison, form)
    return download(job.value, job.title, KINDS[form]) if job.state is State.DONE else go("jobs", job.id)


def known_pair(name: str) -> Pair:
    """Return a comparison by its name in addresses; an address that is not known ends the request."""
    return the_desk().pairs.get(name) or abort(404)


def compared(pair: Pair) -> Compared:
    """Return the result of a comparison; one that has none yet ends the request."""
    return pair.result or abort(404)


def show_pair(template: str, pair: Pair, **context: object) -> str:
    """Fill a template about two texts."""
    return show(template, pair=pair, **context)


def file_name_of(pair: Pair, ending: str) -> str:
    """Return the name of a file: the names of both texts, without the endings of files."""
    names = (name.rpartition(".")[0] or name if pair.files else name for name in (pair.before, pair.after))
    return "--".join(names) + ending
