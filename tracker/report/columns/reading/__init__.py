"""Reads the columns back out of a finished table, a module a format, which share no code with those that write it.

Each has ``read_back(page)``, which yields the anchor and the words of every paragraph that is text of a draft, without
what the program added. ``proof.py`` compares them with the drafts.
"""
