"""The matrix of provisions and stages: a view, and a module a format."""
