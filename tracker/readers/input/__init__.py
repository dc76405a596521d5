"""The bytes of a file: its kind, its encoding, its limits."""
