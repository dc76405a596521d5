"""The corrigendum: made from a redline, and applied to the text before; pure functions."""
