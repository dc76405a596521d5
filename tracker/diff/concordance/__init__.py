"""The concordance: links of paragraphs, moves, the facts of each row, their order, and the corrections of people."""
