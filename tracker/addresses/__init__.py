"""Addresses of provisions: assigned in the tree, and looked up from what a person types."""
