"""The forms that every machine makes alike; tests/test_pdf.py is about the other one."""

from tracker.report.formats import FORMATS

PORTABLE = [name for name, form in FORMATS.items() if form.portable]
