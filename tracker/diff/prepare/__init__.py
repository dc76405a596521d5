"""Preparation: the blocks, sections and units of a draft, and its words as tokens and numbers."""
