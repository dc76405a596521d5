"""Recognition of structure in printed lines: headings, paragraphs, points, preambles; shared by the readers."""
