"""A text per party."""
