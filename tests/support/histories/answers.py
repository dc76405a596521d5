"""Everything that a store answers over its stages: as kept, and as computed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.history import as_json as history_json
from tracker.report.matrix import as_json as matrix_json
from tracker.report.origin import as_json as origin_json
from tracker.services.lineage.history import history_of
from tracker.services.lineage.matrix import matrix
from tracker.services.lineage.origin import fates_of, origin_of
from tracker.services.lineage.read import lineage_of_store
from tracker.store.kept import FOLDER
from tracker.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def kept_folder(store: Path) -> Path:
    """Return the folder in which a store keeps what was computed."""
    return store / ".git" / FOLDER


def answers(store: Path) -> dict[str, bytes]:
    """Return the matrix, the origin of the last stage, the fate of the first and the whole history, as JSON."""
    with Store.open(store) as opened:
        lineage = lineage_of_store(opened)
        names = [stage.name for stage in lineage.reader.stages]
        return {
            "matrix": matrix_json.render(matrix(lineage, everything=True)),
            "origin": origin_json.render(origin_of(lineage, names[-1])),
            "fates": origin_json.render(fates_of(lineage, names[0])),
            "history": history_json.render(history_of(lineage)),
        }


def computed_anew(store: Path) -> dict[str, bytes]:
    """Return the same without anything that was kept; what is kept stays as it is."""
    kept, aside = kept_folder(store), store.parent / "aside"
    if kept.exists():
        kept.rename(aside)
    try:
        return answers(store)
    finally:
        for path in sorted(kept.rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        if kept.exists():
            kept.rmdir()
        if aside.exists():
            aside.rename(kept)
