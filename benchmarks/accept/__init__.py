"""Acceptance figures and laws on data that the user names."""
