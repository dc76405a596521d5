"""Wording: which line corresponds to which, and the words that are kept, deleted and inserted."""
