"""Verification of files: of reports by their seals, of tables by making them again, of texts by their digests."""
