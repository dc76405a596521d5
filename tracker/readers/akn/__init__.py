"""Akoma Ntoso, the OASIS standard for legal texts."""
