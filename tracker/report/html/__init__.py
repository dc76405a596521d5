"""The redline as one HTML page that needs no network, and its proof.

:mod:`~tracker.report.html.write` fills the templates; the modules below print whatever grows with the text. From top to
bottom of the page:

=========================  =============================================  ============================================
Part of the page           Template (folder ``templates/``)               Module
=========================  =============================================  ============================================
``<head>``, seal           ``redline.html.j2``                            ``write.py``, ``report/seal.py``
Style                      ``redline.css.j2``: words; ``page.css.j2``:
                           head, bar, contents, map, drawers
Names, answer, notices     ``_head.html.j2``                              ``report/view/summary.py``
Bar of tools               ``_tools.html.j2``; behaviour: ``redline.js``
Contents, map of changes   ``redline.html.j2``                            ``contents.py``
Treaty text                ``redline.html.j2``                            ``text.py``: sections, two views, blocks
Drawer: summary            ``_masthead.html.j2`` (``sides``)
Drawer: concordance        ``_table.html.j2``                             ``table.py``: rows
Drawer: flow diagram       ``redline.html.j2``                            ``flow.py``: SVG; ``report/view/flow.py``
Drawer: brackets           ``_brackets.html.j2``                          ``report/brackets/fates.py``
Footer, digests, script    ``redline.html.j2``                            ``write.py``
=========================  =============================================  ============================================

``concordance.html.j2`` is the table on a page of its own (:mod:`tracker.report.table.as_html`), ``print.html.j2`` the
page that the PDF is set from (:mod:`tracker.report.pdf.write`). ``escaping.py`` escapes words for all of them, and
``read.py`` reads both texts out of a finished page.
"""
