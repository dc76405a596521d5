"""The forms that every machine makes alike; tests/test_pdf.py is about the other one."""

from tracker.report.formats import REDLINE_FORMATS

PORTABLE = [name for name, form in REDLINE_FORMATS.items() if form.portable]
