"""Commands that hand on a whole store: export, import, setting up plain git."""
