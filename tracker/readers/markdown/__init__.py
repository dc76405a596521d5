"""Markdown: structured text, which is a dialect of it, and all other Markdown."""
