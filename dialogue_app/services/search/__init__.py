"""Words found in texts: search, names of people and states, and where a query matches."""
