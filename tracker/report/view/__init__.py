"""The comparison as plain rows, with nothing of any format in it."""
