"""The structured text format: parsing and writing, with an exact round trip."""
