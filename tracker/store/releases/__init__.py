"""Releases: annotated tags, signed if a key is given."""
