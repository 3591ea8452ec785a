"""How well was listened? Statements as they were said back, the answers, and how each stands now."""
