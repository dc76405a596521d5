"""Paths of the files that tracker manages in a store."""

from __future__ import annotations

MANIFEST = "treaty.toml"
TEXTS, TEXT_ENDING = "text/", ".md"
ANNOTATIONS, ANNOTATIONS_ENDING = "annotations/", ".json"
CORRECTIONS, CORRECTIONS_ENDING = "concordance/", ".toml"
SIGNERS = "signers/"
ALLOWED_SIGNERS = f"{SIGNERS}allowed_signers"
"""The SSH keys that may sign, in the form of OpenSSH; public GnuPG keys stand beside it, one ``.asc`` a key."""

MANAGED = (TEXTS, ANNOTATIONS, CORRECTIONS, SIGNERS, MANIFEST)
"""Beginnings of the paths that belong to tracker: a file there is in the way even if git does not know it yet."""


def text_path(instrument: str, stage: str, language: str) -> str:
    """Return the path of a text.

    >>> text_path("solidarity", "2017-final", "fr")
    'text/solidarity/2017-final/fr.md'
    """
    return f"{stage_folder(instrument, stage)}{language}{TEXT_ENDING}"


def stage_folder(instrument: str, stage: str) -> str:
    """Return the folder with the texts of a stage, with a slash at its end.

    >>> stage_folder("solidarity", "2017-final")
    'text/solidarity/2017-final/'
    """
    return f"{TEXTS}{instrument}/{stage}/"


def annotations_path(instrument: str, stage: str, language: str) -> str:
    """Return the path of the comments and marked changes that came with a text.

    >>> annotations_path("solidarity", "2017-final", "fr")
    'annotations/solidarity/2017-final/fr.json'
    """
    return f"{ANNOTATIONS}{instrument}/{stage}/{language}{ANNOTATIONS_ENDING}"


def corrections_path(instrument: str, before: str, after: str) -> str:
    """Return the path of the corrections of two stages.

    >>> corrections_path("solidarity", "2014", "2017")
    'concordance/solidarity/2014--2017.toml'
    """
    return f"{CORRECTIONS}{instrument}/{before}--{after}{CORRECTIONS_ENDING}"
