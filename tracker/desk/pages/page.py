"""Helpers of all pages: a filled template, an address of the desk, the person of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from flask import Response, current_app, redirect, request

from tracker.desk.contents import contents_of
from tracker.desk.errors import Said, in_words, say
from tracker.desk.jobs import Job
from tracker.desk.words import DIRECTIONS, LANGUAGES, translator
from tracker.errors import InputError
from tracker.language.interface import words_of
from tracker.language.messages import clause_in_language, name_in_language
from tracker.language.tags import ENGLISH_NAMES, primary_subtag
from tracker.report.html.write import fill_template
from tracker.spelling import sentence
from tracker.store.formats.authorship import Author, Authorship, Timestamp

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from flask import Flask
    from werkzeug.wrappers import Response as AnyResponse

    from tracker.desk.gate import Gate
    from tracker.desk.state import Desk
    from tracker.errors import TrackerError

PATIENCE = 2.0
"""Seconds for which an answer is held back: most pairs of treaties are compared by then, and no page flashes by."""
KINDS = {
    "html": "text/html", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf", "eml": "message/rfc822", "markdown": "text/markdown", "criticmarkup": "text/markdown",
    "akn": "application/xml", "json": "application/json", "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text": "text/plain",
}  # fmt: skip
"""The media types of the formats."""
PAPER_FORMS = {
    "html": "Web page", "docx": "Word", "xlsx": "Excel", "csv": "CSV", "markdown": "Markdown", "json": "JSON",
    "text": "Plain text",
}  # fmt: skip
"""The names of formats for people, in the order in which they are offered."""
NO_ADDRESS = "no-address.invalid"
"""Stands for the mail address of a person who gives none: the name ends in the domain that is nobody's (RFC 2606)."""


_KEY = "treaty-desk"


def furnish(app: Flask, desk: Desk, gate: Gate) -> None:
    """Give an application the state of a visit, which its pages ask for."""
    app.extensions[_KEY] = (desk, gate)


def the_desk() -> Desk:
    """Return the state of the visit."""
    desk: Desk = current_app.extensions[_KEY][0]
    return desk


def the_gate() -> Gate:
    """Return the secrets that stand in addresses and forms."""
    gate: Gate = current_app.extensions[_KEY][1]
    return gate


def link(*parts: str, **query: str | tuple[str, ...]) -> str:
    """Return an address of the desk.

    Args:
        parts: Parts of the path, below the secret.
        query: Parameters, those with several values as a tuple; empty ones are left out.
    """
    values = [(name, one) for name, value in query.items() for one in ((value,) if isinstance(value, str) else value)]
    given = "&".join(f"{name}={quote(value, safe='')}" for name, value in values if value)
    path = "/".join(quote(part, safe="") for part in parts)
    return f"/{the_gate().secret}/{path}{'?' if given else ''}{given}"


def show(template: str, **context: object) -> str:
    """Fill a template.

    Args:
        template: Its name in ``templates/desk``, without the ending.
        context: Its variables, besides those that all pages have.
    """
    desk = the_desk()
    return fill_template(
        f"desk/{template}.html.j2",
        **{
            "t": translator(desk.language),
            "lang": desk.language,
            "dir": DIRECTIONS.get(desk.language, "ltr"),
            "languages": LANGUAGES,
            "link": link,
            "token": the_gate().token,
            "person": desk.person,
            "typed": desk.reason,
            "store": desk.store,
            "here": request.path,
            "again": request.full_path.rstrip("?") if request.method == "GET" else link(""),
            "news": desk.take_news() if template != "job" else (),
            "sentence": sentence,
            "say": _say,
            "clause": clause_in_words,
            "named": _named,
            "language_name": _language_name,
            "contents_of": contents_of,
        }
        | context,
    )


def refusal(error: TrackerError, back: str = "") -> tuple[str, int]:
    """Return the page that says why something could not be done.

    Args:
        error: The reason.
        back: Address of the page to go back to; the first one if empty.
    """
    return show("error", error=in_words(error, the_desk().folder, the_desk().language), back=back or link("")), 422


def came_from() -> str:
    """Return the page of the desk from which the request came; empty if it came from none."""
    parts = urlsplit(request.referrer or "")
    address = parts.path + (f"?{parts.query}" if parts.query else "")
    return address if address.startswith(link("")) else ""


def begin(
    title: str,
    target: str,
    work: Callable[..., Any],
    *arguments: object,
    then: Callable[[Any], None] = lambda _: None,
    writing: bool = False,
) -> Job:
    """Begin a piece of work, and give it a moment.

    Args:
        title: Its name for people, in a few words.
        target: Address of the page that shows its result.
        work: The function that does it.
        arguments: Its arguments.
        then: Called with the result, before anybody sees it.
        writing: Whether it writes to the store.
    """
    job = Job(title, target, came_from(), then)
    the_desk().jobs.start(job, work, *arguments, writing=writing)
    job.wait(PATIENCE)
    return job


def words(english: str, **values: object) -> str:
    """Return words in the language of the desk; nothing for nothing."""
    return translator(the_desk().language)(english, **values) if english else ""


def go(*parts: str, **query: str) -> AnyResponse:
    """Return the answer that leads on to another page; a reload of that page sends no form again."""
    return redirect(link(*parts, **query), 303)


def now() -> Timestamp:
    """Return the time of what is kept now."""
    return the_desk().at or Timestamp.now()


def answering_person() -> Author:
    """Return the person who answers for a form: of the form, else of the visit, for which the name is kept.

    Raises:
        InputError: If nobody gave a name yet, or it cannot be used.
    """
    desk = the_desk()
    name, mail = (" ".join(request.form.get(field, "").split()) for field in ("name", "mail"))
    if name:
        desk.person = Author.parse(f"{name} <{mail or f'{_mailbox(name)}@{NO_ADDRESS}'}>")
    if desk.person is None:
        raise InputError(
            "Your name is missing",
            cause="what is kept in a store carries the name of the person who answers for it",
            remedy="fill in the field “Your name”",
        )
    return desk.person


def reason_given() -> str:
    """Return the reason that a form states; a form that is refused shows it again."""
    the_desk().reason = request.form.get("reason", "")
    return the_desk().reason


def signed() -> Authorship:
    """Return the person who answers for a form, and the time."""
    return Authorship(answering_person(), now())


def forms_of(formats: Container[str]) -> list[tuple[str, str]]:
    """Return the formats of a paper that people open, by their names.

    Args:
        formats: A table of :mod:`tracker.report.formats`.
    """
    return [(form, name) for form, name in PAPER_FORMS.items() if form in formats]


def _language_name(tag: str) -> str:
    """Return the name of a language in the language of the desk: of the six in its words, of others in English."""
    first = primary_subtag(tag)
    return words_of(the_desk().language).get(f"lang_{first}") or ENGLISH_NAMES.get(first) or tag


def _say(english: str) -> Said:
    """Return a message of the program in the language of the desk, or marked as English."""
    return say(english, the_desk().language, the_desk().folder)


def _named(english: str) -> Said:
    """Return the name of a kind in the language of the desk, without a full stop."""
    known = name_in_language(english, the_desk().language)
    return Said(known or english, foreign=not known and the_desk().language != "en")


def clause_in_words(english: str) -> Said:
    """Return the statement of a correction in the language of the desk."""
    known = clause_in_language(english, the_desk().language)
    return Said(known or sentence(english), foreign=not known and the_desk().language != "en")


def _mailbox(name: str) -> str:
    """Return a name as the first part of an address.

    >>> _mailbox("Ana Sá")
    'ana.sá'
    """
    return ".".join("".join(char for char in word if char.isalnum()) for word in name.lower().split()) or "person"


def download(content: bytes, name: str, kind: str) -> Response:
    """Return a file to save.

    Args:
        content: Its bytes.
        name: Its name.
        kind: Its media type.
    """
    answer = Response(content, mimetype=kind)
    answer.headers.set("Content-Disposition", f"attachment; filename*=UTF-8''{quote(name, safe='')}")
    return answer
