"""Input: format, encoding and size limits of a file."""
