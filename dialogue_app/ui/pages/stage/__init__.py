"""The page of a stage: its fields in tabs, its gate, its seals and its end."""
