"""The lineage of provisions and of words over several stages, as plain data."""
