"""Changes of substance: which changed words carry a duty, a number, a condition; pure functions of a redline."""
