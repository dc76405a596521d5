"""The redline as a Word file with tracked changes, in the layout of a United Nations document.

``write.py`` writes the file, ``read.py`` reads both texts back out of it for the proof. The steps of writing:

- ``sequence.py``: the blocks of both texts in one sequence, each with its revision status
- ``paragraphs.py``: paragraphs of Word: a number and the words behind it in one line
- ``spans.py``: the spans of words of each paragraph, placed so that LibreOffice follows them too
- ``body.py``: the part ``document.xml``, with comments; ``notes.py``: the footnotes
- ``markup.py``: elements of WordprocessingML with revision marks
- ``brackets.py``: what became of brackets, for the header of the first page
- ``styles.py``: styles, theme and fonts; ``parts.py``: headers, footers and settings; ``package.py``: the archive
"""
