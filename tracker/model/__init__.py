"""Plain frozen data: drafts and their parts, comparisons, references, corrections, findings. No input, no output."""
