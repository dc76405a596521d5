"""Marks of negotiation: pure functions from a draft, or from the comparison of two, to brackets and their fates.

- ``brackets.py`` pairs the brackets; ``alternatives.py`` tells those that exclude each other
- ``placeholders.py`` and ``attributions.py`` read what stands inside
- ``find.py`` makes the marks of a draft; ``fate.py`` follows them to the next
"""
