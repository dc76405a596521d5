"""Matching: which provision before corresponds to which after."""
