"""Furniture: lines of a document that are no part of the treaty – contents, page numbers, running heads, mastheads."""
