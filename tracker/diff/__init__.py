"""Two drafts → concordance and redline. Pure functions: no input or output, no clock, no chance."""
