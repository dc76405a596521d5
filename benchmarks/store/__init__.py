"""What a store withstands: writers that are killed, many writers at once, and size; ``make endure``."""
