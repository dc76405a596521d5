"""A whole store handed on: bundles, and branches merged."""
