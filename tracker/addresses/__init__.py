"""Addresses and names of provisions: assigned in the tree, printed, and looked up from what a person types."""
