"""The structured text format: parse and write, exact round trip."""
