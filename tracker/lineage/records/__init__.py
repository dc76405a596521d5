"""The kept form of computed results: lines of JSON, of which a reader decodes only those that it needs."""
