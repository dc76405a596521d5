"""Verification of a store: files, texts, corrections, history and releases against what commits and tags state."""
