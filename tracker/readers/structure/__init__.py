"""The structure of printed lines: headings, items, lists, titles, preamble, extent."""
