"""Word files (.docx), and files that LibreOffice converts to them."""
