"""The pages of a site over all stages, as documents that link to each other."""
