"""The lineage over all stages: right answers, made by reading and made up, and time."""
