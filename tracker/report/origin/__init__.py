"""The origin of the words of a stage, and what became of old words: a view, and a module a format."""
