"""Cross-references inside a text: found in its words, and resolved to the provisions that they name."""
