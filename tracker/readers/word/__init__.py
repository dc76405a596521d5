"""Word files: opened safely, numbered as Word numbers them, read with their tracked changes accepted or rejected."""
