"""Commands for those who draft: make a store, add a draft, list, show and rename stages."""
