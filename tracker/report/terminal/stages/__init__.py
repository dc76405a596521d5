"""The layout of what is told over several stages."""
