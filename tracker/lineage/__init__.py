"""The lineage of provisions and words over many stages: pure functions."""
