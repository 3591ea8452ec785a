"""Lists of records within a stage, as cards or in columns: their frame, order, texts, and the sealed list."""
