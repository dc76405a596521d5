"""Drafts and comparisons as text for the terminal.

- ``comparison.py``: the table of concordance, its summary, and a section side by side
- ``side_by_side.py``: one block in two columns
- ``patch.py``: the changes as lines with ``-`` and ``+``
- ``draft.py``: a draft or provision to read; ``outline.py``: the outline of a draft
- ``corrections.py``: corrections as warnings and as a list
- ``plain.py``: wrapping, alignment, width of text, notices
"""
