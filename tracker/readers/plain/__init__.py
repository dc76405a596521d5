"""Plain text: pasted or extracted from a document, with the artefacts that the extraction left."""
