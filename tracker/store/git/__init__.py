"""The git repository under a store: objects, transactions, locks."""
