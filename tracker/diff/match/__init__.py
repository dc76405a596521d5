"""Matching: which provision of one draft corresponds to which of the other."""
