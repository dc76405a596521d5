"""Endurance of a store: killed writers, many writers at once, and size; ``make endure``."""
