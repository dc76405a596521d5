"""The comparative table of several drafts in columns, as negotiators read it: a row a paragraph.

``units.py`` cuts each draft into paragraphs; ``rows.py`` says which stand in one row, and in which order; ``words.py``
marks the words that differ from the column of comparison; ``view.py`` holds the result, ``document.py`` lays it out as
a document, ``as_json.py`` writes it for programs, and ``read.py`` reads each column back for the proof.
"""
