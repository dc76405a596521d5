"""Verify: drop a file, or prove the whole store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, request

from tracker.desk.errors import Said, say
from tracker.desk.pages.page import begin, go, link, show, the_desk
from tracker.desk.pages.store import the_folder
from tracker.desk.stages import verify_all, verify_one
from tracker.desk.state import new_id
from tracker.desk.uploads import receive
from tracker.model.finding import Severity
from tracker.readers.input.decoding import MAX_BYTES
from tracker.services.verify import Verification

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

part = Blueprint("verifying", __name__)


@part.get("/verify")
def ask() -> ResponseReturnValue:
    """Ask for a file."""
    return show("verify", largest=MAX_BYTES)


@part.post("/verify")
def verify() -> ResponseReturnValue:
    """Receive a file, and begin to verify it."""
    desk = the_desk()
    file = receive(request.files.get("file"), desk.folder, "The file is missing")
    target = link("verify", new_id())
    job = desk.results[target] = begin(file.name, target, verify_one, file, desk.store)
    return go("jobs", job.id)


@part.post("/verify/store")
def verify_store() -> ResponseReturnValue:
    """Begin to verify the store."""
    target = link("verify", new_id())
    folder = the_folder()
    job = the_desk().results[target] = begin(folder.name, target, verify_all, folder)
    return go("jobs", job.id)


@part.get("/verify/<name>")
def result(name: str) -> ResponseReturnValue:
    """Show what was proved."""
    job = the_desk().results.get(link("verify", name))
    if job is None or job.value is None:
        abort(404)
    if isinstance(job.value, Verification):
        headline = say(job.value.headline, the_desk().language, begin=False)
        findings, good = job.value.findings, job.value.trusted
    else:
        findings = job.value
        good = not any(finding.severity is Severity.ERROR for finding in findings)
        headline = Said("")
    return show("verified", title=job.title, headline=headline, findings=findings, good=good)
