"""The redline as PDF: ``write.py`` sets it from a page of HTML, ``read.py`` reads that page and the letters back."""
