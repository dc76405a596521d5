"""Check the installation, and the condition of a store."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import subprocess
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.errors import StoreError
from tracker.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.services.stores import LazyStore

_PROGRAMS = (
    ("git", "the store needs it", "install git"),
    ("soffice", "it reads .doc, .odt and .rtf files", "install LibreOffice"),
    ("ssh-keygen", "it signs releases, and proves signatures", "install OpenSSH"),
    ("gpg", "it signs and proves with GnuPG keys", "install GnuPG"),
)
"""Programs that are called, with their purpose and the remedy where one is missing. Only git is indispensable."""
_EXTRAS = (
    ("weasyprint", "it makes PDF reports", "install treaty-tracker[pdf]"),
    ("pypdf", "it reads PDF drafts", "install treaty-tracker[pdf]"),
    ("pypdfium2", "it reads the letters of PDF drafts", "install treaty-tracker[pdf]"),
)
_SECONDS = 20
"""Seconds that a program may take to print its version."""


def diagnose(store: LazyStore, *, mend: bool = False) -> Iterator[Finding]:
    """Check the installation and the store; nothing is raised, because every fault is a finding.

    Args:
        store: The store; there need not be one.
        mend: Whether to repair what can be repaired without loss.
    """
    yield from _installation()
    yield from _store(store, mend=mend)


def _installation() -> Iterator[Finding]:
    yield _ok(f"tracker {__version__}, Python {platform.python_version()}, {platform.system()}")
    for name, purpose, remedy in _PROGRAMS:
        path = shutil.which(name)
        if path:
            yield _ok(f"{_version(name, path)}: {purpose}")
        else:
            severity = Severity.ERROR if name == "git" else Severity.WARNING
            yield Finding(severity=severity, message=f"{name}: {purpose}", remedy=remedy)
    for name, purpose, remedy in _EXTRAS:
        message = f"{name}: {purpose}"
        yield _ok(message) if importlib.util.find_spec(name) else Finding(message=message, remedy=remedy)


def _ok(message: str) -> Finding:
    return Finding(severity=Severity.OK, message=message)


def _version(name: str, path: str) -> str:
    if name == "ssh-keygen":
        return name  # It has no option that only prints its version.
    try:
        done = subprocess.run(  # noqa: S603 – one of four fixed names, found on the PATH
            [path, "--version"], capture_output=True, text=True, timeout=_SECONDS, check=False, encoding="utf-8"
        )
    except (OSError, subprocess.TimeoutExpired):
        return name
    return (done.stdout.splitlines() or [name])[0].strip() or name


def _store(store: LazyStore, *, mend: bool) -> Iterator[Finding]:
    try:
        if store.folder is None:
            yield Finding(
                message="no store: this folder is not inside one",
                remedy="name one with --store DIR, or make one: tracker init DIR",
            )
            return
        from tracker.store.diagnosis import diagnose as diagnose_store  # noqa: PLC0415 – loaded when used

        yield from diagnose_store(store.folder, mend=mend)
    except StoreError as error:
        cause = f": {error.cause}" if error.cause else ""
        yield Finding(severity=Severity.ERROR, message=f"{error.message}{cause}", remedy=error.remedy)
