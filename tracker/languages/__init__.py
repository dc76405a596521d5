"""The alignment of language versions, and the facts in which they differ: pure functions from drafts to data.

``units.py`` cuts a draft into units; ``numbers.py`` reads labels by value; ``evidence.py`` gathers what every language
prints alike; ``sequence.py`` aligns two sequences of units, ``align.py`` any number of versions; ``differences.py``
compares what stands in one row, and ``lineage.py`` what became of a provision between two stages.
"""
