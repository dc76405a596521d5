"""The table of concordance in each of its forms: a module a form, and its line in ``forms.py``."""
