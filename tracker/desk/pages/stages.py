"""One text of a store: its words, its check, its brackets, its files; release, another name, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, request

from tracker.desk.contents import paragraphs_of
from tracker.desk.drafting import Facts
from tracker.desk.gate import policy_of
from tracker.desk.jobs import State
from tracker.desk.pages.page import KINDS, begin, download, forms_of, go, link, reason_given, show, signed, the_desk
from tracker.desk.pages.store import once, the_folder
from tracker.desk.stages import (
    OneText,
    brackets_of_stage,
    check_stage,
    file_of_stage,
    release_stage,
    remove_text,
    rename_stage,
)
from tracker.desk.state import DraftComingIn, new_id
from tracker.desk.uploads import keep_bytes
from tracker.report.formats import ENDINGS, LANGUAGE_FORMATS
from tracker.report.view.notice import notice_for
from tracker.services.add import text_to_edit
from tracker.services.render import DRAFT_FORMS
from tracker.services.sources import stage_source
from tracker.services.stores import instrument_of, open_store, stages

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from tracker.desk.jobs import Job
    from tracker.services.releases import Released
    from tracker.store.records import RemoveResult

FORMS = (
    ("docx", "Word", "The clean text, to work on"),
    ("akn", "Akoma Ntoso", "XML for the systems of parliaments"),
)
BRACKET_FORMS = (("html", "Web page"), ("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"))

part = Blueprint("stages", __name__, url_prefix="/stages/<instrument>/<stage>/<language>")


@part.get("")
def read(**names: str) -> ResponseReturnValue:
    """Show the words of a text."""
    text = text_of(names)
    with open_store(text.folder) as store:
        source = stage_source(store, text.stage, instrument=text.instrument, language=text.language)
        tongues = store.languages(text.stage, instrument=text.instrument)
    draft = source.draft
    return show_text(
        "stage",
        text,
        source=source,
        notice=notice_for(draft.front),
        paragraphs=paragraphs_of(draft),
        versions=forms_of(LANGUAGE_FORMATS) if len(tongues) > 1 else (),
    )


@part.get("/check")
def check(**names: str) -> ResponseReturnValue:
    """Show the drafting errors of a text."""
    text = text_of(names)
    since = _earlier(text)
    job = once(f"{text.stage} ({text.language})", link("stages", *names.values(), "check"), check_stage, text, since)
    return show_text("check", text, findings=job.value, since=since) if job.value is not None else go("jobs", job.id)


@part.get("/brackets")
def brackets(**names: str) -> ResponseReturnValue:
    """Show the brackets of a text."""
    text = text_of(names)
    since = request.args.get("since", "")
    job = _brackets(text, since, link("stages", *names.values(), "brackets", since=since))
    if job.state is not State.DONE:
        return go("jobs", job.id)
    return show_text("brackets", text, since=since, earlier=_others(text), forms=BRACKET_FORMS)


@part.get("/brackets/<form>")
def brackets_file(form: str, **names: str) -> ResponseReturnValue:
    """Send the brackets of a text in a format."""
    text = text_of(names)
    since = request.args.get("since", "")
    job = _brackets(text, since, link("stages", *names.values(), "brackets", since=since))
    if job.state is not State.DONE:
        return go("jobs", job.id)
    content = job.value.get(form) or abort(404)
    if form == "html" and "save" not in request.args:
        return Response(content, mimetype="text/html", headers={"Content-Security-Policy": policy_of(content)})
    return download(content, f"{text.stage}-brackets{ENDINGS[form][0]}", KINDS[form])


@part.get("/files/<form>")
def file(form: str, **names: str) -> ResponseReturnValue:
    """Send a text as a finished file."""
    text = text_of(names)
    if form not in DRAFT_FORMS:
        abort(404)
    job = once(
        f"{text.stage}{ENDINGS[form][0]}", link("stages", *names.values(), "files", form), file_of_stage, text, form
    )
    return download(job.value, job.title, KINDS[form]) if job.value is not None else go("jobs", job.id)


@part.get("/release")
def ask_release(**names: str) -> ResponseReturnValue:
    """Ask for the name of the person who releases a stage."""
    return show_text("release", text_of(names), keys=keys_here())


@part.post("/release")
def make_release(**names: str) -> ResponseReturnValue:
    """Release a stage."""
    desk, text = the_desk(), text_of(names)

    def released(done: Released) -> None:
        if done.outcome == "released":
            desk.report("{name} is released. A release never changes.", name=done.release.stage)
        elif done.outcome == "signed":
            desk.report("{name} is signed. The release itself did not change.", name=done.release.stage)
        else:
            desk.report("Nothing to do: {name} was released before.", name=done.release.stage)

    return _write(text, release_stage, released, _key())


@part.get("/rename")
def ask_name(**names: str) -> ResponseReturnValue:
    """Ask for another name of a stage."""
    return show_text("rename", text_of(names))


@part.post("/rename")
def rename(**names: str) -> ResponseReturnValue:
    """Give a stage another name."""
    text, new = text_of(names), request.form.get("new", "").strip()
    desk = the_desk()

    def renamed(_: str) -> None:
        desk.report("{earlier} is called {name} now.", earlier=text.stage, name=new)

    return _write(text, rename_stage, renamed, new, reason_given())


@part.get("/remove")
def ask_to_remove(**names: str) -> ResponseReturnValue:
    """Ask why a text is taken back."""
    return show_text("remove", text_of(names))


@part.post("/remove")
def remove(**names: str) -> ResponseReturnValue:
    """Take a text back."""
    desk, text = the_desk(), text_of(names)
    name = f"{text.stage} ({text.language})"
    with open_store(text.folder) as store:
        draft = stage_source(store, text.stage, instrument=text.instrument, language=text.language).draft
    file = keep_bytes(text_to_edit(draft).encode(), f"{text.stage}.{text.language}.md", desk.folder)
    front = replace(draft.front, instrument=text.instrument)
    again = DraftComingIn(id=new_id(), file=file, facts=Facts(front=front, authenticity=str(front.authenticity)))

    def removed(_: RemoveResult) -> None:
        desk.removed[name] = desk.add_draft(again)
        desk.report("{name} was taken back. The history of the store keeps it.", name=name)

    return _write(text, remove_text, removed, reason_given())


def keys_here() -> list[str]:
    """Return the SSH keys of the person, with which a release can be signed: those that have their public half."""
    folder = Path.home() / ".ssh"
    try:
        return sorted(str(key) for key in folder.glob("*") if key.with_name(f"{key.name}.pub").is_file())
    except OSError:
        return []


def _key() -> str:
    """Return the key that a form chooses; only one of those that are offered."""
    chosen = request.form.get("key", "")
    return chosen if chosen in keys_here() else ""


def _write(text: OneText, work: Callable[..., Any], then: Callable[[Any], None], *given: str) -> ResponseReturnValue:
    """Change something in the store, and go back to its stages."""
    results = the_desk().results

    def done(result: object) -> None:
        results.clear()
        then(result)

    job = begin(text.stage, link("store"), work, text, *given, signed(), then=done, writing=True)
    return go("jobs", job.id)


def _brackets(text: OneText, since: str, target: str) -> Job:
    return once(f"{text.stage} ({text.language})", target, brackets_of_stage, text, since)


def text_of(names: dict[str, str]) -> OneText:
    """Return the text that an address names."""
    return OneText(folder=the_folder(), **names)


def _earlier(text: OneText) -> str:
    """Return the stage that a text was drafted from, if it has a text in the same language; else empty."""
    with open_store(text.folder) as store:
        owner = instrument_of(store, text.stage, text.instrument)
        entry = owner.stage(text.stage) if owner else None
        before = entry.predecessor if entry else ""
        return before if before and text.language in store.languages(before, instrument=text.instrument) else ""


def _others(text: OneText) -> list[str]:
    """Return the other stages of the instrument that have a text in the same language."""
    with open_store(text.folder) as store:
        entries = stages(store, text.instrument)
    return [entry.slug for entry in entries if entry.slug != text.stage and text.language in entry.languages]


def show_text(template: str, text: OneText, **context: object) -> str:
    """Fill a template about one text."""
    return show(
        template,
        text=text,
        at=lambda *parts, **query: link("stages", text.instrument, text.stage, text.language, *parts, **query),
        forms_of_text=FORMS,
        **context,
    )
