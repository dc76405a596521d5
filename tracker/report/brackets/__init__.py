"""The marks of negotiation of a text as files and text: a module for each format, all from one view."""
