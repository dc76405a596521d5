"""Cross-references after a revision: their status, and the numbers in them that are consequential changes."""
