"""The comparison as people read it: plain rows first (view), then HTML, tables, terminal, JSON."""
