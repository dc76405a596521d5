"""The brief "What changed in substance": one page of facts, ranked, with both quotations."""
