"""The history of a provision over all stages: a view, and a module a format."""
