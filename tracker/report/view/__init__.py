"""The comparison as plain rows, without anything of a file format.

``redline_view.py`` builds the view of a whole comparison (:func:`~tracker.report.view.redline_view.build_view`), and
``extract.py`` cuts it down to one provision. The parts of a view:

- ``sections.py``: the text, section by section, with every change numbered
- ``stubs.py``: remarks at the old places of what moved
- ``flags.py``: cross-references to look at
- ``side_by_side.py``: the blocks of a section as rows of two cells
- ``facts.py``: the facts of a row of the table of concordance, and their counts
- ``flow.py``: the flow diagram of the articles
- ``notice.py``: the notice on a text that is not official
- ``corrections.py``: the corrections that people stated, and their outcome
"""
