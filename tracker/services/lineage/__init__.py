"""The use cases over many stages: history, matrix, columns, origin."""
