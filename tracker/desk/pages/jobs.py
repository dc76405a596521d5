"""The page of a job: what is being done, a way to stop it, and on to the result by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect

from tracker.desk.jobs import Job, State
from tracker.desk.pages.page import go, refusal, show, the_desk, words

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


A_MOMENT = 0.3
"""Seconds for which the page is held back once more: the page that began the work has waited two already, and a person
who clicked must see that something goes on."""

part = Blueprint("jobs", __name__)


@part.get("/jobs/<name>")
def progress(name: str) -> ResponseReturnValue:
    """Show what a job is doing, or lead on to its result."""
    job = _known(name)
    job.wait(A_MOMENT)
    if job.state is State.RUNNING:
        return show("job", job=job)
    if job.error is not None:
        return refusal(job.error, job.back)
    return redirect(job.target, 303)


@part.get("/jobs/<name>/state")
def state(name: str) -> ResponseReturnValue:
    """Send the state of a job, for the script of its page."""
    job = _known(name)
    return {"state": str(job.state), "doing": words(job.doing), "share": job.share}


@part.post("/jobs/<name>/stop")
def stop(name: str) -> ResponseReturnValue:
    """Stop a job."""
    _known(name).stop()
    return go("jobs", name)


def _known(name: str) -> Job:
    return the_desk().jobs.get(name) or abort(404)
