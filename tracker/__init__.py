"""Compares the drafts of a treaty, article by article.

``file → readers → DraftText → store (git) → diff (match, then wording) → Redline → report``

One direction, no way back; each folder of this package is one step of that line.
"""

__version__ = "0.1.0"
