"""The rows of the table of concordance: facts, order, corrections by people."""
