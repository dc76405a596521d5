"""One text without its brackets, as a proposal; and its language versions side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, request

from tracker.desk.contents import paragraphs_of
from tracker.desk.gate import policy_of
from tracker.desk.jobs import State
from tracker.desk.pages.page import KINDS, download, go, link, the_desk
from tracker.desk.pages.stages import show_text, text_of
from tracker.desk.pages.store import once
from tracker.desk.papers import Choices, clean_file, clean_stage, languages_of_stage
from tracker.report.formats import ENDINGS, LANGUAGE_FORMATS
from tracker.report.view.notice import notice_for
from tracker.services.render import DRAFT_FORMS

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from tracker.services.clean import OpenChoice

part = Blueprint("cleaning", __name__, url_prefix="/stages/<instrument>/<stage>/<language>")


@part.get("/clean")
def clean(**names: str) -> ResponseReturnValue:
    """Show a text without its brackets, and the choices that are open."""
    text, choices = text_of(names), _choices()
    job = once(f"{text.stage} ({text.language})", _address(names, choices), clean_stage, text, choices)
    if job.state is not State.DONE:
        return go("jobs", job.id)
    proposal = job.value
    return show_text(
        "clean",
        text,
        choices=choices,
        proposal=proposal,
        offered=[(one.place, _typed(one)) for one in proposal.open],
        notice=notice_for(proposal.source.draft.front),
        paragraphs=paragraphs_of(proposal.source.draft),
        file=lambda form: _address(names, choices, "files", form),
    )


@part.get("/clean/files/<form>")
def clean_as_file(form: str, **names: str) -> ResponseReturnValue:
    """Send a text without its brackets as a finished file."""
    text, choices = text_of(names), _choices()
    if form not in DRAFT_FORMS:
        abort(404)
    title = f"{text.stage}-proposal{ENDINGS[form][0]}"
    job = once(title, _address(names, choices, "files", form), clean_file, text, choices, form)
    return download(job.value, title, KINDS[form]) if job.state is State.DONE else go("jobs", job.id)


@part.get("/languages/<form>")
def languages(form: str, **names: str) -> ResponseReturnValue:
    """Send the language versions of a stage side by side; a page is shown, all else is saved."""
    text = text_of(names)
    if form not in LANGUAGE_FORMATS:
        abort(404)
    title = f"{text.stage}-languages{ENDINGS[form][0]}"
    target = link("stages", *names.values(), "languages", form)
    job = once(title, target, languages_of_stage, text, form, the_desk().language)
    if job.state is not State.DONE:
        return go("jobs", job.id)
    if form == "html" and "raw" in request.args:
        return Response(job.value, mimetype=KINDS[form], headers={"Content-Security-Policy": policy_of(job.value)})
    if form == "html" and "save" not in request.args:
        return show_text("languages", text, page=target)
    return download(job.value, title, KINDS[form])


def _choices() -> Choices:
    """Return what the form chooses."""
    taken = tuple(typed for typed in request.args.getlist("choice") if typed)
    return Choices(taken=taken, without_brackets="drop" in request.args)


def _address(names: dict[str, str], choices: Choices, *parts: str) -> str:
    drop = "1" if choices.without_brackets else ""
    return link("stages", *names.values(), "clean", *parts, choice=choices.taken, drop=drop)


def _typed(choice: OpenChoice) -> list[tuple[str, str]]:
    """Return what there is to choose from: each as it is typed, and its first words."""
    return [(f"{choice.place}={name.removesuffix(' …')}", name) for name in choice.names]
