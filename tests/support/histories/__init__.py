"""Made-up histories of treaties of which everything is known: the age of each word, the fate of each provision."""
