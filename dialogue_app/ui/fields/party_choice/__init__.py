"""A choice per party: one row for each, one column for each answer."""
