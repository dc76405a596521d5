"""The files that a store keeps: the manifest, corrections, texts of stages."""
