"""Removal of what a word processor or a web page left in a text, with an account of it."""
