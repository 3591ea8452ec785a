"""The table that matrices and choices are drawn in: view, heads, and how a cell looks."""
