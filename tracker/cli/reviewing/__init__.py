"""Commands for those who review: compare, redline, concordance, history, drafting errors."""
