"""The comparison in the terminal."""
