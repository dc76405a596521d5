"""The account of how a file was read, and what came with it: comments and marked changes."""
