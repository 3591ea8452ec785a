"""The page of parties and people, and their tables."""
