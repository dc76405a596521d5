"""Preparation: a draft laid out for comparison, and its words as tokens."""
