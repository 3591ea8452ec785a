"""A single text, choice, date or number."""
