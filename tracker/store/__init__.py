"""The store: an ordinary git repository in which stages are commits and releases are annotated tags."""
