"""Bring a draft in: drop a file, see what was understood, mend it, keep it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from flask import Blueprint, abort, request

from tracker.desk.drafting import Facts, OfPair, keep, understand
from tracker.desk.errors import in_words, say
from tracker.desk.gate import LARGEST_FIELD
from tracker.desk.jobs import State
from tracker.desk.pages.page import begin, go, link, show, signed, the_desk
from tracker.desk.pages.store import the_folder
from tracker.desk.stages import OneText
from tracker.desk.state import DraftComingIn, new_id
from tracker.desk.uploads import receive
from tracker.language.messages import clause_in_language
from tracker.model.stage import Authenticity, FrontMatter
from tracker.readers.input.decoding import MAX_BYTES
from tracker.services.stores import open_store

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from tracker.desk.drafting import Kept
    from tracker.desk.state import Desk
    from tracker.store.records import AddResult

SIDES = ("before", "after")
"""The sides of two files that were compared."""
FRONT = ("instrument", "stage", "symbol", "date", "language", "title", "source")
"""The fields of the front matter that the form asks for."""
STANDINGS = {
    Authenticity.OFFICIAL: "Official: the words of the body that issued it",
    Authenticity.TRANSLATION: "Unofficial translation",
    Authenticity.RECONSTRUCTION: "Reconstruction: put together from other sources",
    Authenticity.UNVERIFIED: "Not verified: nobody has said yet",
}
"""The answers to “whose words are these?”."""
VIEWS = {
    "final": "all accepted",
    "original": "all rejected",
    "both": "both, as two drafts",
}
"""The ways to read the tracked changes of a Word file."""

part = Blueprint("drafts", __name__)


@part.get("/drafts")
def ask() -> ResponseReturnValue:
    """Ask for a file."""
    the_folder()
    return show("draft_new", largest=MAX_BYTES)


@part.post("/drafts")
def receive_draft() -> ResponseReturnValue:
    """Receive a file, and begin to read it."""
    desk = the_desk()
    draft = desk.add_draft(
        DraftComingIn(id=new_id(), file=receive(request.files.get("file"), desk.folder, "The draft is missing"))
    )
    _read(draft, first=True)
    return go("drafts", draft.id)


@part.post("/drafts/of-pair")
def take_from_pair() -> ResponseReturnValue:
    """Bring one of two files in that were compared, or both, one after the other."""
    desk, form = the_desk(), request.form
    pair = desk.pairs.get(form.get("pair", ""))
    if pair is None or pair.files is None:
        abort(404)
    if desk.store is None:
        desk.waiting = pair.id
        return go("store")
    desk.waiting = ""
    files = dict(zip(SIDES, pair.files, strict=True))
    wanted = [side for side in SIDES if form.get("side") in {side, "both"}] or abort(404)
    coming = [DraftComingIn(id=new_id(), file=files[side], pair=pair, side=side) for side in wanted]
    for draft, then in pairwise((*coming, None)):
        if draft is not None:
            draft.then = then
            desk.add_draft(draft)
    _follow(coming[0])
    _read(coming[0], first=True)
    return go("drafts", coming[0].id)


def _follow(draft: DraftComingIn) -> None:
    """Fill in the treaty of a file, and the draft it was drafted from, where the other file of its pair was kept."""
    other = _other_of_pair(draft)
    if other is not None and not draft.facts.front.instrument:
        predecessor = other.stage if draft.side == "after" else ""
        front = replace(draft.facts.front, instrument=other.instrument)
        draft.facts = replace(draft.facts, front=front, predecessor=predecessor)


def _other_of_pair(draft: DraftComingIn) -> OneText | None:
    """Return the text of the open store that the other file of a pair became; None if it was not kept there."""
    kept = draft.pair.kept.get(SIDES[draft.side == SIDES[0]]) if draft.pair else None
    return kept if kept and kept.folder == the_desk().store else None


@part.get("/drafts/<name>")
def draft_read(name: str) -> ResponseReturnValue:
    """Show what was understood, and ask for what is missing."""
    draft = _known(name)
    if draft.job is None:
        _follow(draft)
        _read(draft, first=not draft.facts.front.stage)
    if draft.job and draft.understood is None:
        return go("jobs", draft.job.id)
    understood = draft.understood or abort(404)
    with open_store(the_folder()) as store:
        instruments = store.instruments()
    return show(
        "draft",
        draft=draft,
        facts=draft.facts,
        understood=understood,
        refusal=in_words(understood.refusal, the_desk().folder, the_desk().language) if understood.refusal else None,
        instruments=[instrument.slug for instrument in instruments],
        stages=[stage.slug for instrument in instruments for stage in instrument.stages],
        standings=STANDINGS,
        views=VIEWS,
        editable=len(understood.text.encode()) < LARGEST_FIELD,
    )


@part.post("/drafts/<name>")
def mend(name: str) -> ResponseReturnValue:
    """Take what the person states; read the file again, or keep it."""
    desk, draft = the_desk(), _known(name)
    draft.facts = replace(_facts(), edited=draft.facts.edited)
    if request.form.get("do") != "keep":
        _read(draft, first=False)
        return go("drafts", draft.id)

    folder, other, then = the_folder(), _other_of_pair(draft), draft.then
    of_pair = OfPair(other=other, side=draft.side, stated=draft.pair.stated) if other and draft.pair else None

    def kept(done: Kept) -> None:
        for result in done.results:
            _report(desk, result)
        _report_corrections(desk, done)
        if draft.pair and (last := done.results[-1]):
            draft.pair.kept[draft.side] = OneText(
                folder=folder, instrument=last.instrument, stage=last.stage, language=last.language
            )
        desk.drafts.pop(draft.id, None)
        desk.removed = {name: one for name, one in desk.removed.items() if one is not draft}

    job = begin(
        draft.file.name, link("drafts", then.id) if then else link("store"), keep, draft.file, draft.facts, folder,
        signed(), of_pair, then=kept, writing=True,
    )  # fmt: skip
    if job.state is State.FAILED:
        _read(draft, first=False)
    return go("jobs", job.id)


@part.get("/drafts/<name>/text")
def edit(name: str) -> ResponseReturnValue:
    """Show the text to be edited."""
    draft = _known(name)
    return show("draft_text", draft=draft, understood=draft.understood or abort(404))


@part.post("/drafts/<name>/text")
def keep_edit(name: str) -> ResponseReturnValue:
    """Take the edited text, and see what becomes of it; an empty one means the text of the file again."""
    draft = _known(name)
    draft.facts = replace(draft.facts, edited=request.form.get("text", "").replace("\r\n", "\n").strip())
    _read(draft, first=False)
    return go("drafts", draft.id)


def _read(draft: DraftComingIn, *, first: bool) -> None:
    target = link("drafts", draft.id)
    draft.job = begin(draft.file.name, target, understand, draft.file, draft.facts, first, the_folder())


def _known(name: str) -> DraftComingIn:
    return the_desk().drafts.get(name) or abort(404)


def _facts() -> Facts:
    """Return what the form states."""
    form = request.form
    front = FrontMatter.from_items((field, " ".join(form.get(field, "").split())) for field in FRONT)
    standing, view = form.get("authenticity", ""), form.get("revisions", "")
    return Facts(
        front=front,
        authenticity=standing if standing in list(Authenticity) else "",
        predecessor=form.get("predecessor", ""),
        first=max(form.get("first", 0, int), 0),
        last=max(form.get("last", 0, int), 0),
        annex=form.get("annex", "").strip(),
        revisions=view if view in VIEWS else "final",
        replacing="replacing" in form,
        reason=" ".join(form.get("reason", "").split()),
    )


def _report(desk: Desk, result: AddResult) -> None:
    """Let the next page say what was kept."""
    name = f"{result.stage} ({result.language})"
    if result.unchanged:
        desk.report("Nothing to do: the store contains exactly this text already, as {name}.", name=name)
    elif result.predecessor:
        desk.report("Kept as {name}, after {earlier}.", name=name, earlier=result.predecessor)
    else:
        desk.report("Kept as {name}.", name=name)
    if result.same_as and not result.unchanged:
        desk.report("{earlier} has exactly the same text.", earlier=result.same_as)


def _report_corrections(desk: Desk, done: Kept) -> None:
    """Let the next page say which corrections of two files went along into the store."""
    if done.corrections:
        desk.report("Corrections that were kept as well: {count}", count=str(done.corrections))
    for clause, reason in done.refused:
        desk.report(
            "This correction could not be kept: {clause}. {reason}",
            clause=clause_in_language(clause, desk.language) or clause,
            reason=say(reason, desk.language).words,
        )
