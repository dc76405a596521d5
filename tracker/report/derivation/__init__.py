"""The derivation table: for each provision of the later text where it comes from, what changed, and why.

``rows.py`` makes the rows out of a table of concordance, ``document.py`` a document for people to sign and write in,
``as_csv.py`` and ``as_json.py`` the forms for programs; the terminal has it from ``report/terminal/derivation.py``.
"""
