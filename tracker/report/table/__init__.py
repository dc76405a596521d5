"""The table of concordance: ``rows.py`` orders its rows, one module ``as_FORMAT.py`` a file format.

The formats are registered in :data:`tracker.report.formats.TABLE_FORMATS`; the table in the terminal is
:func:`tracker.report.terminal.comparison.concordance_text`.
"""
