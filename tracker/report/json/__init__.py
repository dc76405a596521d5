"""The redline as JSON."""
