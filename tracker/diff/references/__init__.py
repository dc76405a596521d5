"""The status of cross-references after a revision, and the numbers that are consequential changes."""
