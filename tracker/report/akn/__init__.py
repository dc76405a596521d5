"""The redline, or one text, in Akoma Ntoso 3.0 (OASIS LegalDocML).

``write.py`` writes the document, ``read.py`` reads both texts back out of it for the proof. The steps of writing:

- ``merge.py``: one tree of provisions of both texts
- ``body.py``: that tree as elements: preface, preamble, body, conclusions, attachments
- ``metadata.py``: identification, changes, notes, front matter and seal
- ``elements.py``: elements, and the words in them with insertions, deletions and note calls
"""
