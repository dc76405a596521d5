"""Commands over all stages."""
