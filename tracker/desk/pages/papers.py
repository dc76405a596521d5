"""The papers: note of changes and sheet of corrections; history, matrix, columns, origin and words over all drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, request

from tracker.desk.gate import policy_of
from tracker.desk.jobs import State
from tracker.desk.pages.page import KINDS, begin, download, forms_of, go, link, show
from tracker.desk.pages.pairs import compared, file_name_of, known_pair, show_pair
from tracker.desk.pages.store import once, the_folder
from tracker.desk.papers import OF_PAIRS, OVER_STAGES, OverStages, paper_of_pair, paper_over_stages
from tracker.report.formats import ENDINGS
from tracker.services.stores import open_store, stages

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

PAPERS = {
    "history": ("The life of an article", "Every state of it, each marked against the one before"),
    "columns": ("Drafts side by side in columns", "The same provision stands in one row, under whatever number"),
    "matrix": ("The matrix", "Which provision stands where in which draft"),
    "origin": ("Where the words come from", "The draft that first had each passage of the last one"),
    "find": ("Find words", "Since when, until when, and where they went"),
}
"""The papers over all drafts: their names, and what each is."""
_WORDS = 500
"""Characters of words to find, or of the name of a provision, that are looked at."""

part = Blueprint("papers", __name__)


@part.get("/pairs/<name>/papers/<kind>/<form>")
def of_pair(name: str, kind: str, form: str) -> ResponseReturnValue:
    """Send a paper of two texts, or begin to make it."""
    pair = known_pair(name)
    if form not in OF_PAIRS.get(kind, ()):
        abort(404)
    result, key = compared(pair), f"{kind} {form}"
    job = pair.made.get(key)
    if job is None or job.state is State.FAILED:
        title, target = file_name_of(pair, f"-{kind}{ENDINGS[form][0]}"), link("pairs", pair.id, "papers", kind, form)
        job = pair.made[key] = begin(title, target, paper_of_pair, result.comparison, kind, form)
    if job.state is not State.DONE:
        return go("jobs", job.id)
    if form != "html" or "show" not in request.args:
        return download(job.value, job.title, KINDS[form])
    return Response(job.value, mimetype=KINDS[form], headers={"Content-Security-Policy": policy_of(job.value)})


@part.get("/pairs/<name>/substance")
def substance(name: str) -> ResponseReturnValue:
    """Show what changed in substance, or begin to find it."""
    pair = known_pair(name)
    result = compared(pair)
    job = pair.made.get("substance html")
    if job is None or job.state is State.FAILED:
        title, target = file_name_of(pair, "-substance.html"), link("pairs", pair.id, "substance")
        job = pair.made["substance html"] = begin(title, target, paper_of_pair, result.comparison, "substance", "html")
    return show_pair("substance", pair) if job.state is State.DONE else go("jobs", job.id)


@part.get("/papers/<instrument>")
def choose(instrument: str) -> ResponseReturnValue:
    """Show the papers over all drafts."""
    with open_store(the_folder()) as store:
        entries = stages(store, instrument)
    if not entries:
        abort(404)
    tongues = list(dict.fromkeys(tag for entry in entries for tag in entry.languages))
    return show(
        "papers",
        instrument=instrument,
        entries=entries,
        tongues=tongues,
        papers={kind: (*words, forms_of(OVER_STAGES[kind])) for kind, words in PAPERS.items()},
    )


@part.get("/papers/<instrument>/<kind>")
def over_stages(instrument: str, kind: str) -> ResponseReturnValue:
    """Send a paper over all drafts, or begin to make it; a page is shown in a frame."""
    form = request.args.get("form", "html")
    if form not in OVER_STAGES.get(kind, ()):
        abort(404)
    asked = OverStages(
        folder=the_folder(),
        instrument=instrument,
        kind=kind,
        form=form,
        language=request.args.get("language", ""),
        stages=tuple(request.args.getlist("stage")),
        words=" ".join(request.args.get("words", "").split())[:_WORDS],
    )
    chosen = {"language": asked.language, "words": asked.words}
    target = link("papers", instrument, kind, stage=asked.stages, form=form, **chosen)
    title = f"{instrument}-{kind}{ENDINGS[form][0]}"
    job = once(title, target, paper_over_stages, asked)
    if job.state is not State.DONE:
        return go("jobs", job.id)
    if form != "html" or "save" in request.args:
        return download(job.value, title, KINDS[form])
    if "raw" in request.args:
        return Response(job.value, mimetype=KINDS[form], headers={"Content-Security-Policy": policy_of(job.value)})
    return show("paper", instrument=instrument, paper=PAPERS[kind][0], page=target)
