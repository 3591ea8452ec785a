"""The register of differences: the table, what it foresees, and what a difference comes down to."""
