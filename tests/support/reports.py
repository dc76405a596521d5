"""Comparisons, extracts and tables made for a test, and reports taken apart."""

from __future__ import annotations

from base64 import encodebytes
from email import message_from_bytes
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tests.support.samples import finished, stage
from tracker.diff.concordance.rows import rows_in_order_before
from tracker.model.side import Side
from tracker.report.table.rows import build_table
from tracker.report.view.extract import extract
from tracker.services.verify import verify_report

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.report.table.rows import ConcordanceTable
    from tracker.report.view.redline_view import RedlineView
    from tracker.services.compare import Comparison


def addresses(draft: DraftText, eid: str) -> set[Eid]:
    return {item for item, _ in draft.provisions[eid].blocks()} if eid in draft.provisions else set()  # type: ignore[index]  # typed addresses, plain ones in tests


def cut(found: Comparison, before: str, after: str) -> tuple[RedlineView, tuple[set[Eid], set[Eid]]]:
    asked = addresses(found.before.draft, before), addresses(found.after.draft, after)
    return extract(found.view, asked, "this"), asked


def parts_of(form: str, page: bytes) -> dict[str, bytes]:
    """The parts of a file that is an archive; else the file itself."""
    if form == "eml":
        parts = message_from_bytes(page).walk()
        return {str(n): part.get_payload(decode=True) or b"" for n, part in enumerate(parts)}  # type: ignore[misc]  # a leaf holds bytes
    if form != "docx":
        return {"": page}
    with ZipFile(BytesIO(page)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def replaced(form: str, page: bytes, old: bytes, new: bytes) -> bytes:
    if form == "eml":
        part = max(parts_of(form, page).values(), key=len)
        return page.replace(encodebytes(part).replace(b"\n", b"\r\n"), encodebytes(part.replace(old, new)))
    changed = {name: part.replace(old, new) for name, part in parts_of(form, page).items()}
    if form != "docx":
        return changed[""]
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, part in changed.items():
            archive.writestr(name, part)
    return out.getvalue()


def table_of(found: Comparison, order: Side = Side.AFTER) -> ConcordanceTable:
    return build_table(found.view, rows_in_order_before(found.redline), order=order)


def declaration() -> Comparison:
    return finished(stage("2014-avant-projet"), stage("2017-final"))


def verdict(page: bytes, originals: Comparison | None = None) -> tuple[bool, str]:
    """Whether there is no doubt, and all that was said."""
    findings = list(verify_report(page, originals))
    return all(item.holds is not False for item in findings), "\n".join(item.message for item in findings)
