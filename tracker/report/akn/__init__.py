"""Akoma Ntoso 3.0 (OASIS Standard, 29 August 2018): a stage, a comparison, or a table of concordance as XML."""
