"""The register of differences: which stand open, one table of them, and half a page for what is live."""
