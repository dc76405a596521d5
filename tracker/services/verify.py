"""Verify a file, whatever it is, or a whole store."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.finding import Finding, Severity
from tracker.services.stores import store_class
from tracker.services.verifying import file_kinds as kinds
from tracker.services.verifying.file_kinds import kind_of
from tracker.services.verifying.known_texts import known_texts
from tracker.services.verifying.reports import (
    Verdict,
    Verification,
    described,
    examine,
    first_difference,
    open_report,
    verify_report,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.services.compare import Comparison
    from tracker.services.sources import Source
    from tracker.services.stores import LazyStore
    from tracker.services.verifying.file_kinds import FileKind
    from tracker.services.verifying.reports import SealedReport
    from tracker.store.releases.signatures import Signers

__all__ = ["Verdict", "Verification", "read_report", "verify_file", "verify_report", "verify_store"]

LARGEST_REPORT = 200_000_000
"""Largest report that is read, in bytes. The report of a code of 10,000 articles is smaller."""
_CAN_VERIFY = (
    "tracker verify proves redlines, clean Word files of a stage, tables of concordance, corrigenda, briefs and notes "
    "beside their two texts, and drafts beside the texts of a store"
)


def verify_file(  # noqa: PLR0913 – the choices of a command, each by its name
    file: Path, before: str = "", after: str = "", *, store: LazyStore, instrument: str = "", language: str = ""
) -> Verification:
    """Verify everything that can be proved of a file.

    Args:
        file: A redline or a clean file with a seal; a table of concordance, with both texts; or a draft.
        before: The text before that it should be about: a stage, a release tag or a file. Of a draft, or a clean file,
            the text that it should be.
        after: The text after.
        store: The store to look in for these, and for the names of texts.
        instrument: The instrument; empty for the only one.
        language: The language; empty for that of the file, or the only one.

    Raises:
        InputError: If the file cannot be read, or nothing can be proved of it; the error says what it is.
        StoreError: If a store is needed and cannot be read.
    """
    data = read_report(file)
    kind = kind_of(data)
    report = open_report(data)
    attached = None if report or kind is not kinds.MAIL else _attached(data)
    request = _Request(file, before, after, store, instrument, language)
    if found := report or attached:
        result = request.verify_report(found)
        if attached:
            note = "the mail itself was not looked at, only the redline that is attached to it"
            result = replace(result, findings=(*result.findings, _warning(note)))
    else:
        result = request.verify_unsealed(data, kind)
    if kind.contradicts(file):
        right = kind.endings[0] if kind.endings else ""
        note = f"{file.name} is {kind.name}, in spite of its name" + (f"; such files end in {right}" if right else "")
        result = replace(result, findings=(*result.findings, _warning(note)))
    return result


class _Request:
    """A file and the texts that it should be about, as the user named them."""

    def __init__(  # noqa: PLR0913, PLR0917 – the arguments of verify_file
        self, file: Path, before: str, after: str, store: LazyStore, instrument: str, language: str
    ) -> None:
        self._file = file
        self._names = [name for name in (before, after) if name]
        self._store = store
        self._instrument = instrument
        self._language = language

    def verify_report(self, report: SealedReport) -> Verification:
        """Verify a file with a seal."""
        known = known_texts(self._store)
        if not self._names:
            return examine(report, None, known)
        language = dict(report.front_items()).get("language", "")
        originals = self._comparison(language)
        return examine(report, originals, known, one_named=len(self._names) == 1)

    def verify_unsealed(self, data: bytes, kind: FileKind) -> Verification:
        """Verify a table, or a draft.

        Raises:
            InputError: If it is neither, or is another document, which has to be made again.
        """
        from tracker.services.verifying.papers import paper_name  # noqa: PLC0415 – loaded when used
        from tracker.services.verifying.tables import document_name, is_table, options_of  # noqa: PLC0415 – loaded when used

        if is_table(data, kind) and not looks_like_a_redline(data, kind):
            if len(self._names) < 2:
                raise InputError(
                    f"{self._file} looks like a table of concordance, which carries no seal",
                    cause="alone it proves nothing; beside both texts it is made again, and compared",
                    remedy=f"name both texts: tracker verify {self._file} BEFORE AFTER",
                )
            comparison = self._comparison()
            return _table_verification(options_of(data, kind, comparison), comparison)
        if paper := paper_name(data, kind):
            return self._verify_paper(paper, data, kind)
        if name := document_name(data, kind):
            raise InputError(
                f"{self._file} carries no seal, and alone proves nothing",
                cause=f"it is what tracker {name} makes of some texts, and the same texts give the same bytes",
                remedy=f"make it again from its texts, and compare the two files: tracker {name}",
            )
        source = self._read() if kind.is_text and not looks_like_a_redline(data, kind) else None
        if source is None:
            raise self._nothing_to_prove(data, kind)
        return self._verify_draft(source, data, kind)

    def _verify_paper(self, paper: str, data: bytes, kind: FileKind) -> Verification:
        """Verify a corrigendum, a brief of substance or a note of changes beside both texts."""
        from tracker.services.verifying.papers import corrections_give, paper_options  # noqa: PLC0415 – when used

        if len(self._names) < 2:
            raise InputError(
                f"{self._file} carries no seal, and alone proves nothing",
                cause=f"it is what tracker {paper} makes of two texts; beside both it is made again, and compared",
                remedy=f"name both texts: tracker verify {self._file} BEFORE AFTER",
            )
        comparison = self._comparison()
        of = _described_pair(comparison)
        options = paper_options(data, paper, kind, comparison)
        findings: list[Finding] = []
        gives = kind is kinds.JSON and paper == "corrigendum" and corrections_give(data, comparison)
        if gives:
            findings.append(_ok(f"applied to the text before, its corrections give the text after: {of}"))
        if options is not None:
            made = f"tracker {paper} … {options}"
            findings.append(_ok(f"the file is byte for byte as the program makes it of {of}: {made}"))
            headline = "Genuine: the program makes this very file of both texts."
            return Verification(Verdict.TRUE, headline, tuple(findings))
        if gives:
            findings.append(_warning("all else in it was not proved: this version does not make this very file"))
            headline = "Its corrections are true to both texts: they make the text after of the text before."
            return Verification(Verdict.TRUE, headline, tuple(findings))
        findings.append(_error(f"the file is not as this version makes it of {of}, in any language"))
        headline = (
            "Not proved: this is not the file that this program makes of both texts. It was altered, or made of other "
            "texts, under other names, with other options or corrections, or by another version."
        )
        return Verification(Verdict.ALTERED, headline, tuple(findings))

    def _comparison(self, language: str = "") -> Comparison:
        """Compare the texts that were named, in the language of the file if none was asked for."""
        from tracker.services.compare import compare_texts  # noqa: PLC0415 – loaded when used

        before, after = self._names[0], self._names[-1]
        wanted = self._language or language
        try:
            return compare_texts(before, after, self._store, instrument=self._instrument, language=wanted)
        except InputError:
            if self._language or not wanted:
                raise
            return compare_texts(before, after, self._store, instrument=self._instrument)

    def _read(self) -> Source | None:
        """Read the file as a draft; None if it cannot be."""
        from tracker.services.sources import file_source  # noqa: PLC0415 – loaded when used

        try:
            return file_source(self._file)
        except InputError:
            return None

    def _verify_draft(self, source: Source, data: bytes, kind: FileKind) -> Verification:
        """Compare a draft with the texts that were named, else with those of the store."""
        if self._names:
            return self._compare_draft(source)
        name = known_texts(self._store).get(source.sha256, "")
        if not name:
            raise self._nothing_to_prove(data, kind)
        finding = _ok(f"the text of {source.name} has the digest of {name}: sha256 {source.sha256}")
        return Verification(Verdict.KNOWN, f"This is the text of {name} in this store, letter for letter.", (finding,))

    def _compare_draft(self, source: Source) -> Verification:
        from tracker.services.sources import resolve  # noqa: PLC0415 – loaded when used

        here = [block for _, block in source.draft.blocks]
        findings: list[Finding] = []
        for name in self._names:
            language = self._language or source.language
            try:
                named = resolve(name, self._store, instrument=self._instrument, language=language)
            except InputError:
                named = resolve(name, self._store, instrument=self._instrument, language=self._language)
            there = [block for _, block in named.draft.blocks]
            if here == there:
                finding = _ok(f"{source.name} and {named.name} are the same, letter for letter: sha256 {named.sha256}")
                headline = f"This is the text of {named.name}, letter for letter."
                return Verification(Verdict.TRUE, headline, (*findings, finding))
            findings.append(_error(f"{source.name} and {named.name} differ {first_difference(there, here)}"))
        names = " or ".join(self._names)
        known = known_texts(self._store).get(source.sha256, "")
        which = f"It is {known} of this store." if known else "It carries no seal that says where it comes from."
        return Verification(Verdict.OTHER_TEXTS, f"This is not the text of {names}. {which}", tuple(findings))

    def _nothing_to_prove(self, data: bytes, kind: FileKind) -> InputError:
        """Return the error that says what a file is, and what can be done."""
        named = f", though its name ends in {self._file.suffix}" if kind.contradicts(self._file) else ""
        cause, remedy = _CAN_VERIFY, ""
        if kind is kinds.BUNDLE:
            cause, remedy = "it is verified as a whole", f"tracker import {self._file} NEW-FOLDER proves it first"
        elif kind is kinds.PDF and not self._names:
            cause = "it carries no seal of this program, and no store contains its text"
            remedy = "ask for the redline as it was made, in any format"
        elif looks_like_a_redline(data, kind):
            cause = (
                "it looks like a redline of this program whose seal was lost, as happens when it is copied, pasted "
                "into a mail, or saved by another program"
            )
            remedy = "ask for the file as it was made"
        elif kind.is_text:
            where = (
                "no store was named to look in"
                if self._store.folder is None
                else "this store does not contain its text"
            )
            cause = f"it carries no seal, and {where}"
            remedy = (
                f"name the text that it should be: tracker verify {self._file} STAGE; or see how it differs: tracker "
                f"compare STAGE {self._file}"
            )
        return InputError(f"{self._file} is not a redline: it is {kind.name}{named}", cause=cause, remedy=remedy)


def looks_like_a_redline(data: bytes, kind: FileKind) -> bool:
    """Return whether a file without a seal has marks that a redline of this program has.

    Args:
        data: The bytes of the file.
        kind: Its kind.
    """
    if kind is kinds.WORD:
        document = _document(data)
        return b"TreatyText" in document and (b"<w:ins " in document or b"<w:del " in document)
    if kind is kinds.HTML:
        return b'content="treaty-tracker' in data and (b"<del" in data or b"<ins" in data)
    return kind is kinds.TEXT and ((b"{--" in data and b"{++" in data) or (b"<del>" in data and b"<ins>" in data))


def _document(data: bytes) -> bytes:
    """Return the text part of a Word file; nothing if it cannot be unpacked."""
    import io  # noqa: PLC0415 – loaded when used
    import zipfile  # noqa: PLC0415 – loaded when used

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as part:
            return part.read(LARGEST_REPORT)
    except (zipfile.BadZipFile, LookupError, OSError, ValueError, RuntimeError):
        return b""


def _described_pair(comparison: Comparison) -> str:
    sources = comparison.before, comparison.after
    return " and ".join(described(source.name, source.draft.front, source.sha256) for source in sources)


def _table_verification(options: str, comparison: Comparison) -> Verification:
    of = _described_pair(comparison)
    if options:
        finding = _ok(f"the table is byte for byte as the program makes it of {of}: tracker concordance … {options}")
        return Verification(Verdict.TRUE, "Genuine: this is the table of concordance of both texts.", (finding,))
    finding = _error(f"the table is not as this version makes it of {of}, at any level and in any order")
    headline = (
        "Not proved: this is not the table that this program makes of both texts. It was altered, or made of other "
        "texts, under other names, with other corrections, or by another version."
    )
    return Verification(Verdict.ALTERED, headline, (finding,))


def _attached(mail: bytes) -> SealedReport | None:
    """Return the redline that is attached to a mail; None if there is none."""
    for part in message_from_bytes(mail, policy=default).walk():
        content = None if part.is_multipart() else part.get_payload(decode=True)
        if isinstance(content, bytes) and (report := open_report(content)):
            return report
    return None


def verify_store(
    folder: Path, signers: Signers | None = None, progress: Callable[[str], None] = lambda _: None
) -> list[Finding]:
    """Verify everything that can be proved of a store, damaged or not, without changing anything.

    Args:
        folder: The folder of the store.
        signers: The people whose signatures count; None for those whom the store itself named at each release.
        progress: Called with the name of what is being checked.

    Raises:
        StoreError: If it is no git repository, or git is not installed.
    """
    store_class()  # Raises an error if git is not installed.
    from tracker.store.audit.verify import verify_store as audit  # noqa: PLC0415 – loaded when used

    return audit(folder, signers, progress)


def read_report(file: Path) -> bytes:
    """Return the bytes of a report.

    Raises:
        InputError: If the file cannot be read, or is larger than any report.
    """
    if not file.exists():
        raise InputError(
            f"There is no file {file}",
            cause="the name is mistyped, or the file is in another folder",
            remedy="check the name and the folder; tracker verify without a file verifies the store, with every stage "
            "and release in it",
        )
    try:
        if file.stat().st_size > LARGEST_REPORT:
            raise InputError(f"{file} is too large", cause="a report of 10,000 articles has less than 200 MB")
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read", cause=error.strerror or str(error)) from None


def _ok(message: str) -> Finding:
    return Finding(severity=Severity.OK, message=message)


def _error(message: str) -> Finding:
    return Finding(severity=Severity.ERROR, message=message)


def _warning(message: str) -> Finding:
    return Finding(severity=Severity.WARNING, message=message)
