"""PDF files, an extra: letters to lines, lines to paragraphs and notes."""
