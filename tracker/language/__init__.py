"""Facts about the six languages of the United Nations: labels, numerals, words of references and of the interface."""
