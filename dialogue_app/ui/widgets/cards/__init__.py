"""Records as cards: what stands on one, and a column of many of which only those near the screen exist."""
