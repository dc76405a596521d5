"""Commands that hand a whole store on: export, import, and the way into plain git."""
