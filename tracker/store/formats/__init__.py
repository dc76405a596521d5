"""Written forms of a store: paths, names, authorship, treaty.toml, statements, messages of commits and tags."""
