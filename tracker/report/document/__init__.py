"""Documents that go round among people: tables and lists in words, as plain data, and one writer a file format.

``content.py`` says what stands in a document: headings, paragraphs, tables, notices. A report builds one
:class:`~tracker.report.document.content.Document` from its own rows, and ``as_docx.py``, ``as_html.py`` and
``as_markdown.py`` write it, each with ``render(document) -> bytes``. None of them knows what the document is about.
"""
