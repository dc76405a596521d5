"""Wording: which line corresponds to which, and which words are kept, deleted and inserted."""
