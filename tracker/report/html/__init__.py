"""The redline as one HTML page that needs no network, and its proof.

:mod:`~tracker.report.html.write` fills the templates; the modules below print whatever grows with the text. From top to
bottom of the page:

=====================  =================================================  ============================================
Part of the page       Template (folder ``templates/``)                     Module
=====================  =================================================  ============================================
``<head>``, seal       ``redline.html.j2``; style: ``redline.css.j2``       ``write.py``, ``report/seal.py``
Title, both texts      ``_masthead.html.j2`` (``masthead``, ``notices``)
Summary of brackets    ``_brackets.html.j2``                               ``report/brackets/fates.py``
Summary, references    ``redline.html.j2``
Table of concordance   ``_table.html.j2``                                   ``table.py``: rows
Flow diagram           ``redline.html.j2``                                  ``flow.py``: SVG; ``report/view/flow.py``
Toolbar                ``_tools.html.j2``; behaviour: ``redline.js``
Treaty text            ``redline.html.j2``                                  ``text.py``: sections, two views, blocks
Footer, script         ``redline.html.j2``                                  ``write.py``
=====================  =================================================  ============================================

``concordance.html.j2`` is the table on a page of its own (:mod:`tracker.report.table.as_html`), ``print.html.j2`` the
page that the PDF is set from (:mod:`tracker.report.pdf.write`). ``escaping.py`` escapes words for all of them, and
``read.py`` reads both texts out of a finished page.
"""
