"""Figures in the text: numbers, quantities, time limits, dates, as values that six languages share."""
