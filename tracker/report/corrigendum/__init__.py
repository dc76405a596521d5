"""The corrigendum as depositaries print it: place, for, read; a module a format."""
