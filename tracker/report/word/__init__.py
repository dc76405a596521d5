"""The Word report: real tracked changes, in a document that looks like one of the United Nations."""
