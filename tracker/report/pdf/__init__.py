"""The redline as PDF."""
