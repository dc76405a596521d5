"""PDF files, an optional extra: lines from the positions of letters, then paragraphs from lines."""
