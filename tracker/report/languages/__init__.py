"""The language versions of a text side by side: a view of plain rows, and a module a format."""
